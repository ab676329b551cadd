"""Watches the pages go by: counts them, names the unread ones, shows how far it is.

Reading -> counts, lines on stderr, exit code

A run over thousands of pages keeps no list: a page that cannot be read is named on stderr, with
its reason, as soon as that is known. The bar is drawn only on a terminal, and only where data do
not go to the same terminal.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Self

from onrecord import languages
from onrecord.cli.terminal import console, masked, one_line, tell
from onrecord.cli.unread import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from rich.progress import Progress

    from onrecord.model import Article, Reading

DONE, DONE_WITH_UNREAD = 0, 3


class Watch:
    """A run over pages, from its first to its last.

    Attributes:
        read: pages that became articles.
        unread: pages that did not.
        held: pages that the record had already.
    """

    def __init__(
        self,
        count: Callable[[], int | None] | None,
        *,
        finds: str = "statements",
        needs: str = "word lists",
    ) -> None:
        """A run that has seen nothing yet.

        Args:
            count: tells how many pages there are, None where nobody can know before; asked only
                where a bar is drawn. None draws no bar.
            finds: what is found in articles.
            needs: what a language must have for it.
        """
        self.read = self.unread = self.held = self._found = 0
        self._finds, self._needs = finds, needs
        self._lacking: Counter[str] = Counter()
        self._progress = _progress(count()) if count and sys.stderr.isatty() else None

    def over(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings, each counted as it passes."""
        for reading in readings:
            self.see(reading)
            yield reading

    def see(self, reading: Reading) -> None:
        """Count one reading, and name it where it is unread."""
        if reading.unread:
            self.unread += 1
            origin = reading.page.origin
            self._tell(f"unread: {origin}: {reason_of(reading.unread, origin)}")
            self._advance()
        elif reading.article:
            has_words = reading.article.language in languages.available()
            self.see_article(reading.article, len(reading.statements) if has_words else None)

    def see_article(self, article: Article, found: int | None) -> None:
        """Count an article, and what was found in it: None where its language lacks the means."""
        self.read += 1
        self._found += found or 0
        if found is None:
            self._lacking[article.language or "unknown"] += 1
        self._advance()

    def skip(self) -> None:
        """Count a page that the record holds already."""
        self.held += 1
        self._advance()

    @property
    def exit_code(self) -> int:
        """0, or 3 where some pages are unread."""
        return DONE_WITH_UNREAD if self.unread else DONE

    def __enter__(self) -> Self:
        if self._progress:
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if self._progress:
            self._progress.stop()
        if kind is None:
            tell(self._summary())
        elif self._seen() and not isinstance(error, BrokenPipeError):
            tell(f"stopped: {self._summary()}")

    def _seen(self) -> int:
        return self.read + self.unread + self.held

    def _summary(self) -> str:
        parts = [f"{self.read} read", f"{self._found} {self._finds}", f"{self.unread} unread"]
        if self.held:
            parts.append(f"{self.held} held already")
        if self._lacking:
            counts = ", ".join(f"{code} {n}" for code, n in sorted(self._lacking.items()))
            parts.append(f"no {self._needs}, so no {self._finds}, for {counts}")
        return "; ".join(parts)

    def _tell(self, message: str) -> None:
        if self._progress:
            self._progress.console.print(one_line(masked(message)), soft_wrap=True)
        else:
            tell(message)

    def _advance(self) -> None:
        if self._progress:
            (task,) = self._progress.tasks
            rate = f"{task.speed or 0:.1f} pages/s"
            self._progress.update(task.id, advance=1, unread=self.unread, rate=rate)


def _progress(total: int | None) -> Progress:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    progress = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[unread]} unread"),
        console=console(stderr=True),
        transient=True,
        redirect_stdout=False,
    )
    progress.add_task("pages", total=total, rate="", unread=0)
    return progress
