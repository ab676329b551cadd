"""`http(s)` addresses -> pages, in the order in which they are named.

addresses -> Page | Reading with `unread`

Several hosts are asked at the same time, each by one request at a time. Nothing is loaded for it
before the first address comes; where the packages for it are missing, each address says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from onrecord.pages.settings import WebSettings
from onrecord.pages.unreadable import UnreadableError, unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Page, Reading
    from onrecord.pages.visits import Visitor

# What the extra `web` brings.
WEB_PACKAGES = ("httpx2", "httpcore2", "hishel", "protego")


class Web:
    """A run over addresses; what it learns of a host lasts as long as it does."""

    def __init__(self, settings: WebSettings | None = None) -> None:
        self._settings = settings
        self._visitor: Visitor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._visitor:
            self._visitor.close()

    def stop(self) -> None:
        """End all waiting, from another thread; what is not read by then is unread."""
        if self._visitor:
            self._visitor.stop()

    def read(self, addresses: Iterable[str]) -> Iterator[Page | Reading]:
        """The page of each address."""
        try:
            self._visitor = self._visitor or _new_visitor(self._settings)
        except UnreadableError as error:
            yield from (unread(address, error) for address in addresses)
        else:
            yield from self._visitor.visit_all(addresses)


def _new_visitor(settings: WebSettings | None) -> Visitor:
    try:
        from onrecord.pages.visits import Visitor
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in WEB_PACKAGES:
            raise
        detail = "reading addresses needs one more part: pip install 'onrecord[web]'"
        raise UnreadableError("missing-extra", detail) from error
    return Visitor(settings or WebSettings())
