"""PolNeAR (Newell et al., LREC 2018): articles with source, cue and content of attributions.

corpora/polnear/SPLIT.jsonl.gz -> articles
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NotRequired, TypedDict

from onrecord.model import Span, Tagged
from onrecord.tagging.labels import ROLES, RoleSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from onrecord.tagging.labels import Role

    Marked = dict[str, list[list[int]]]

    class Row(TypedDict):
        """A line of the file, as far as it is read here."""

        id: str
        text: str
        attributions: list[Marked]
        other_annotators: NotRequired[list[list[Marked]]]


POLNEAR = "corpora/polnear"
# One in twenty of the training articles: some thousand attributions, enough for a map from score
# to probability.
HELD_OUT = 42


@dataclass(frozen=True)
class MarkedArticle:
    """An article and what one person marked in it.

    Attributes:
        spans: of all attributions.
        attributions: those with a cue, which all but one in twenty thousand have; of several
            sources the first.
        annotator: the number of who marked it, 0 for the first.
        annotators: how many marked it.
    """

    id: str
    text: str
    spans: tuple[RoleSpan, ...]
    attributions: tuple[Tagged, ...]
    annotator: int = 0
    annotators: int = 1


def read_polnear(path: Path, *, every_annotator: bool = False) -> Iterator[MarkedArticle]:
    """Every article of a split, in its order, as its first annotator marked it.

    With `every_annotator` once for each who marked it.
    """
    for row in _rows(path):
        everyone = (row["attributions"], *row.get("other_annotators", []))
        for number, marked in enumerate(everyone):
            if every_annotator or number == 0:
                yield _article(row, marked, annotator=number, annotators=len(everyone))


def read_polnear_holdout(path: Path) -> Iterator[MarkedArticle]:
    """The articles of the training split that are kept back, as their first annotator marked them.

    The order is that of the file.
    """
    kept_back = held_out_of(path)
    return (article for article in read_polnear(path) if article.id in kept_back)


def held_out(ids: Iterable[str]) -> frozenset[str]:
    """The ids of the articles that are kept back: those with the smallest digests."""
    ordered = sorted(set(ids), key=lambda id_: hashlib.sha256(id_.encode()).hexdigest())
    return frozenset(ordered[:HELD_OUT])


def held_out_of(path: Path) -> frozenset[str]:
    """The same, of the file of a split."""
    return held_out(row["id"] for row in _rows(path))


def _rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row: Row = json.loads(line)
            yield row


def _article(
    row: Row, marked: Sequence[Marked], *, annotator: int, annotators: int
) -> MarkedArticle:
    by_role = [_by_role(attribution) for attribution in marked]
    return MarkedArticle(
        id=row["id"],
        text=row["text"],
        spans=tuple(
            RoleSpan(role, span)
            for roles in by_role
            for role, spans in roles.items()
            for span in spans
        ),
        attributions=tuple(_tagged(roles) for roles in by_role if roles["cue"]),
        annotator=annotator,
        annotators=annotators,
    )


def _by_role(attribution: Marked) -> dict[Role, tuple[Span, ...]]:
    return {role: tuple(Span(*span) for span in attribution[role]) for role in ROLES}


def _tagged(roles: dict[Role, tuple[Span, ...]]) -> Tagged:
    source = roles["source"][0] if roles["source"] else None
    return Tagged(source=source, cue=roles["cue"][0], content=roles["content"])
