"""Names in PolNeAR's articles as two programs mark them, since no person did.

article, CoreNLP's entities, the rules' mentions -> a text with names

People, bodies and places are CoreNLP's (Manning et al., ACL 2014); outlets are the rules' and win
over bodies. A group is the phrase that the rules give, where CoreNLP has nothing. Nationalities
are words that CoreNLP leaves over (MISC) and the gazetteer knows as the adjective of a country.
A role is what the rules read beside a name or in a description, less the names in it: of
"Norland's defense minister" the "defense minister".
"""

from __future__ import annotations

import functools
import gzip
import json
import re
from typing import TYPE_CHECKING

from attribution.naming import NamedText, NameSpan, without_overlaps
from onrecord.annotations.mentions import find_mentions
from onrecord.annotations.sentences import split_paragraphs, split_sentences
from onrecord.languages import load
from onrecord.languages.countries import countries
from onrecord.model import Article, Span
from onrecord.tagging.names import NAME_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from onrecord.model import Mention
    from onrecord.tagging.names import NameKind

    Entity = tuple[int, int, str]

KINDS: dict[str, NameKind] = {
    "PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place", "CITY": "place",
    "COUNTRY": "place", "STATE_OR_PROVINCE": "place", "TITLE": "role",
    "NATIONALITY": "nationality",
}  # fmt: skip
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
# What a role neither opens nor closes with once the names in it are gone.
_LOOSE = r"(?:[\s,]|['’]s\b|\b(?:of|for|the|an?|in|at|on|to|from|with|and|by)\b)+"
_LOOSE_BEFORE = re.compile(_LOOSE)
_LOOSE_BEHIND = re.compile(_LOOSE + "$")
# What comes behind it tells more of the role and does not name it.
_COMPLEMENT = re.compile(r"\b(?:of|for|in|at|on|to|from|with|who|which)\b")
_LETTER = re.compile(r"[A-Za-z]")


def read_entities(path: Path) -> dict[str, list[Entity]]:
    """CoreNLP's entities of each article of a split."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return {row["id"]: [tuple(entity) for entity in row["entities"]] for row in rows}


def silver_of(id_: str, text: str, entities: Sequence[Entity]) -> NamedText:
    """The names of an article."""
    return overlaid(id_, text, entities=entities, mentions=_mentions(text))


def overlaid(
    id_: str, text: str, *, entities: Sequence[Entity], mentions: Sequence[Mention]
) -> NamedText:
    """The two programs' marks as one; of two that overlap the surer stays."""
    named = [m for m in mentions if m.form != "pronoun"]
    given = [NameSpan(KINDS[kind], Span(a, b)) for a, b, kind in entities if kind in KINDS]
    outlets = [
        NameSpan("outlet", _bare(text, m.span))
        for m in named
        if m.kind == "outlet" and m.form == "name"
    ]
    groups = [NameSpan("group", m.span) for m in named if m.kind == "group"]
    sure = without_overlaps([*outlets, *given, *groups, *_nationalities(text, entities)])
    roles = [NameSpan("role", span) for m in named for span in _roles(text, m, sure)]
    longest = sorted(roles, key=lambda role: role.span.start - role.span.end)
    return NamedText(id_, text, without_overlaps([*sure, *longest]), frozenset(NAME_KINDS))


def _mentions(text: str) -> tuple[Mention, ...]:
    language = load("en")
    sentences = split_sentences(text, split_paragraphs(text), language=language)
    return find_mentions(Article(id="", text=text, sha256=""), sentences, language)


def _bare(text: str, span: Span) -> Span:
    article = _ARTICLE.match(text, span.start, span.end)
    return Span(article.end(), span.end) if article else span


def _nationalities(text: str, entities: Iterable[Entity]) -> Iterator[NameSpan]:
    for start, end, kind in entities:
        if kind == "MISC" and text[start:end] in _adjectives():
            yield NameSpan("nationality", Span(start, end))


@functools.cache
def _adjectives() -> frozenset[str]:
    return frozenset(word for country in countries() for word in country.adjectives)


def _roles(text: str, mention: Mention, names: Sequence[NameSpan]) -> Iterator[Span]:
    """What is left of each role of a mention once names are taken out: the piece of its noun."""
    if not mention.role:
        return
    whole = [mention.role]
    parts = whole if mention.role in mention.span.of(text) else mention.role.split(", ")
    for part in parts:
        start = text.find(part, mention.span.start, mention.span.end)
        if start >= 0:
            pieces = list(_pieces(text, Span(start, start + len(part)), names))
            yield from pieces[-1:]


def _pieces(text: str, role: Span, names: Sequence[NameSpan]) -> Iterator[Span]:
    """The stretches between names, up to a complement ("of", "for"); no loose words at the ends."""
    within = [name.span for name in names if name.span.overlaps(role)]
    starts = [role.start, *(span.end for span in within)]
    ends = [*(span.start for span in within), role.end]
    for start, end in zip(starts, ends, strict=True):
        before = _LOOSE_BEFORE.match(text, start, max(start, end))
        first = before.end() if before else start
        behind = _LOOSE_BEHIND.search(text[first:end])
        last = first + behind.start() if behind else end
        if first < last and _LETTER.search(text, first, last):
            yield Span(first, last)
        if _COMPLEMENT.search(text, start, end):
            return
