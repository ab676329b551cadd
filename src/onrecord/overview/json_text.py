"""The overview as JSON: everything that the other forms are written from.

Overview -> str
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from onrecord.showing import escaped

if TYPE_CHECKING:
    from onrecord.model import Overview

FORMAT = "onrecord.overview/1"


def to_json(overview: Overview) -> str:
    """Indented, ending with a line end; the fields are those of `model.Overview`."""
    fields: dict[str, object] = {"format": FORMAT, **msgspec.to_builtins(overview)}
    return escaped(msgspec.json.format(msgspec.json.encode(fields), indent=2).decode()) + "\n"
