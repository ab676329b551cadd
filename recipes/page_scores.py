"""How well articles are read from real pages.

    python recipes/page_scores.py [--write]

folder of pages -> PageScores, and the table in docs/pages.md

corpora/pages holds 186 news pages as fetched, from some 40 countries; its `expected.json` has each
one's day of publication, headline, authors and length of body. A day is right where it is the same
day; a headline where it is the same but for white space and the form of quotation marks; authors
where the two sets of names are the same but for case and white space; a body where its length is
within a quarter of the expected. A page that yields no article has nothing right. The floors are
in floors.toml and held by evaluate.py.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from generated import Block
from onrecord.articles import extract
from onrecord.model import Article, Page
from shared import CHECKOUT, find_shared, say_skipped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TABLE = Block(CHECKOUT / "docs" / "pages.md", "page scores")
TOLERANCE = 0.25  # of the expected length of the body
QUOTES = re.compile("[«»„“”‚‘’'\"`‹›″′]")

# The fields that are compared, in the order of the table.
MEANINGS = {
    "published": "day of publication",
    "title": "headline",
    "authors": "authors: all of them and no other",
    "body": "length of the body, within a quarter",
}


class Expected(msgspec.Struct):
    """What a careful reader finds on one page."""

    published: str | None
    title: str | None
    authors: list[str] | None
    chars: int


class Listed(msgspec.Struct):
    """One page of the index."""

    file: str
    url: str


@dataclass(slots=True)
class PageScores:
    """Counts over all pages.

    Attributes:
        right: by field, how many pages have it right.
        unread: pages without an article, by reason.
        signals: which signal gave the date.
        wrong: by field, the names of the pages that have it wrong.
    """

    pages: int = 0
    right: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    signals: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def percentages(self) -> dict[str, float]:
        """How many of a hundred pages have each field right."""
        return {name: 100 * self.right[name] / max(1, self.pages) for name in MEANINGS}


def score_pages(folder: Path) -> PageScores:
    """Reads every page of the folder and compares it with what is expected of it."""
    expected = msgspec.json.decode(
        (folder / "expected.json").read_bytes(), type=dict[str, Expected]
    )
    index = msgspec.json.decode((folder / "index.json").read_bytes(), type=list[Listed])
    scores = PageScores()
    for listed in index:
        name = listed.file.removesuffix(".html.gz")
        body = gzip.decompress((folder / listed.file).read_bytes())
        article = extract(Page(listed.file, "text/html", body, url=listed.url))
        scores.pages += 1
        if isinstance(article, Article):
            scores.signals[article.found.get("published", "none")] += 1
            _count(scores, name, _compare(article, expected[name]))
        else:
            scores.unread[article.reason] += 1
            _count(scores, name, dict.fromkeys(MEANINGS, False))
    return scores


def _compare(article: Article, expected: Expected) -> dict[str, bool]:
    length = len(article.text) / expected.chars
    return {
        "published": (article.published or "")[:10] == (expected.published or ""),
        "title": _fold(article.title) == _fold(expected.title),
        "authors": _names(article.authors) == _names(expected.authors or ()),
        "body": 1 - TOLERANCE <= length <= 1 + TOLERANCE,
    }


def _count(scores: PageScores, name: str, right: dict[str, bool]) -> None:
    for one, is_right in right.items():
        scores.right[one] += is_right
        if not is_right:
            scores.wrong.setdefault(one, []).append(name)


def _fold(text: str | None) -> str:
    return " ".join(QUOTES.sub("'", text or "").replace("\u200b", "").split())


def _names(names: Iterable[str]) -> set[str]:
    return {_fold(name).casefold() for name in names}


def table(scores: PageScores) -> str:
    """The result in Markdown."""
    percent = scores.percentages()
    rows = (
        f"| {meaning} | {scores.right[name]} | {percent[name]:.1f} |"
        for name, meaning in MEANINGS.items()
    )
    return "\n".join(
        (
            f"| of {scores.pages} pages | right | percent |",
            "|---|--:|--:|",
            *rows,
            "",
            f"Without an article: {_listed(scores.unread)}.",
            f"The day was read from: {_listed(scores.signals)}.",
        )
    )


def _listed(counts: Counter[str]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {count}" for name, count in ordered) or "none"


def main(arguments: list[str]) -> int:
    """Print the table and which pages are wrong; with `--write` put it into the docs."""
    shared = find_shared()
    if shared is None:
        return say_skipped("scores of pages")
    scores = score_pages(shared / "corpora" / "pages")
    print(table(scores))
    for name, pages in scores.wrong.items():
        print(f"\nwrong {name}: {', '.join(pages)}")
    if "--write" in arguments:
        TABLE.write(table(scores))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
