"""Why a page was not read, as people are told it.

Unread, origin -> a line

The detail of a line of JSON Lines begins with its origin, which the reader has been told already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model import Unread


def reason_of(unread: Unread, origin: str) -> str:
    """The reason in a word and in a sentence."""
    return f"{unread.reason}: {unread.detail.removeprefix(f'{origin}: ')}"
