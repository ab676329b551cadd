"""Statements: asked for by words and kinds, each with its words marked in their sentence.

?q=…&act=…&sort=… -> cards, counts by facet, the next page
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import RedirectResponse

from onrecord.model import Correction
from onrecord.record import Count, FacetName, Facets, Sort
from onrecord.web import links
from onrecord.web.access import Answers, OpenRecord, Reader, match_of
from onrecord.web.answering import page
from onrecord.web.asking import Searched
from onrecord.web.cards import Card
from onrecord.web.deciding import sign_of

router = APIRouter(tags=["statements"])

HEADINGS: dict[FacetName, str] = {
    "actor": "Speaker",
    "outlet": "Outlet",
    "country": "Speaks for",
    "act": "Act",
    "manner": "Manner",
    "through": "Through",
    "anonymous": "Source",
    "relayed": "Heard",
    "review": "Reviewed",
    "year": "Year",
}
"""The facets of a search, in the order of the page."""

LABELS: dict[tuple[FacetName, str], str] = {
    ("anonymous", "yes"): "unnamed",
    ("anonymous", "no"): "named",
    ("relayed", "yes"): "through others",
    ("relayed", "no"): "at first hand",
}
"""What a person reads where the value alone tells too little."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that narrows the question, or that is chosen and can be let go.

    Attributes:
        link: the same question with it or, where it is chosen, without.
    """

    label: str
    statements: int
    link: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """Values by which the statements that fit can be told apart."""

    name: str
    heading: str
    choices: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of statements.

    Attributes:
        asked: what was asked for, by the names of the address.
        total: how many statements fit.
        sampled: one in so many was counted for the facets; 1 where all were.
        further: link to the next page, None on the last.
    """

    asked: dict[str, object]
    sort: Sort
    cards: tuple[Card, ...]
    total: int
    facets: tuple[Facet, ...]
    sampled: int
    further: str | None


@page(router, "/statements", template="statements.html", shows=Results)
def search(record: OpenRecord, search: Searched, *, kept: Answers) -> Results:
    """Statements that fit."""
    query = search.query()
    found = record.search(query, sort=search.sort, limit=search.limit, after=search.after)
    counted = kept.get(("facets", query), lambda: record.facets(query))
    asked = search.asked()
    return Results(
        asked=asked,
        sort=search.sort,
        cards=tuple(Card.of(match) for match in found.matches),
        total=found.total,
        facets=tuple(_facets(counted, asked, search.sort)),
        sampled=counted.sampled,
        further=found.after
        and links.statements(**asked, sort=search.sort, limit=search.limit, after=found.after),
    )


@dataclass(frozen=True, slots=True)
class Logged:
    """A statement with all that people did to it, in order of time.

    Attributes:
        sign: sent back as `seen`, it refuses a correction of what was changed since.
    """

    card: Card
    sign: str
    log: tuple[Correction, ...]


@router.get("/statements/{statement_id}.json", response_model=Logged)
def statement_json(record: OpenRecord, _: Reader, statement_id: str) -> Logged:
    """A statement in force, with what people did to it."""
    match = match_of(record, statement_id)
    log = tuple(record.corrections(statement_id))
    return Logged(Card.of(match), sign_of(match.statement), log)


@router.get("/statements/{statement_id}", include_in_schema=False)
def statement(record: OpenRecord, _: Reader, statement_id: str) -> RedirectResponse:
    """Leads to the words in their article; to the article alone where they are not in force."""
    reading = record.reading_of(statement_id)
    assert reading.article is not None
    alike = sorted(one.id for one in reading.statements if one.id.startswith(statement_id))
    found = alike[0] if alike else None  # a whole id comes before those that it begins
    return RedirectResponse(links.article(reading.article.id, found), 303)


def _facets(counted: Facets, asked: dict[str, object], sort: Sort) -> Iterator[Facet]:
    for name, heading in HEADINGS.items():
        choices = tuple(
            _choice(name, count, asked=asked, sort=sort) for count in counted.counts[name]
        )
        if choices:
            yield Facet(name, heading, choices)


def _choice(name: FacetName, count: Count, *, asked: dict[str, object], sort: Sort) -> FacetValue:
    wanted = _asking(name, count.value)
    chosen = all(asked.get(field) == value for field, value in wanted.items())
    other = dict.fromkeys(wanted) if chosen else wanted
    link = links.statements(**{**asked, **other, "sort": sort})
    return FacetValue(LABELS.get((name, count.value), count.label), count.statements, link, chosen)


def _asking(name: FacetName, value: str) -> dict[str, object]:
    """What asks for a value, by the names of the address."""
    if name == "year":
        return {"since": value, "until": value}
    if name == "through":
        return {"through": f'"{value}"'}
    if name in ("anonymous", "relayed"):
        return {"unnamed" if name == "anonymous" else name: value == "yes"}
    return {name: value}
