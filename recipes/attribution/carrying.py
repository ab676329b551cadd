"""Statements within statements, made by carrying what PolNeAR marks in sentences of our own.

marked articles, carriers.toml -> marked articles of one sentence each

PolNeAR marks only the outermost attribution and its articles hardly relay anything, so that a
tagger learns neither that "told parliament that Varen had said ..." is the teller's nor what a
content looks like that is read again by itself. A sentence that holds exactly one attribution, with
all its parts, is carried: marked is then the carrier's attribution alone. The same sentences stand
bare, without their stop, marked with their own.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from attribution.corpus import MarkedArticle
from onrecord.annotations.sentences import split_paragraphs, split_sentences
from onrecord.languages import load
from onrecord.model import Span, Tagged
from onrecord.tagging.labels import ROLES, RoleSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

CARRIERS = Path(__file__).parent / "carriers.toml"
# Words of a sentence that is carried: shorter ones say little, longer ones nobody would carry.
FEWEST, MOST = 5, 40
# So many times as often small as not: "former" is, "president" is not.
SMALLER = 5

_MARKED = re.compile(r"\[(source|cue|content) ([^\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[^\W\d_]+")
# Behind a small word, so that no sentence begins with it.
_WITHIN = re.compile(r"(?<=[a-z,] )[^\W\d_]+")
_QUOTED = re.compile(r"[\"“”‘]|(?<!\w)'|''|—")
_TELLS = re.compile(
    r"\b(?:said|says|told|tells|reported|added|noted|argued|acknowledged|explained|announced|wrote|"
    r"claimed|insisted|confirmed|warned|testified|concluded|found|estimates?d?)$"
)
# What ties a sentence to the one before it, or is a dateline and not of the sentence.
_TIED = re.compile(r"(?:But|And|Yet|So|Or|Then|Also|Still|Meanwhile|However)\b|[A-Z]{3,}[^—]*\s—\s")
_PRONOUN = re.compile(
    r"(?:i|we|you|he|she|it|they|who|that|which|this|these|those)\b", re.IGNORECASE
)


class Carriers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What carries, and what fills its slots; see carriers.toml."""

    wraps: list[str]
    relays: list[str]
    fragments: list[str]
    speakers: list[str]
    bodies: list[str]
    agencies: list[str]
    weekdays: list[str]
    times: list[str]

    def slots(self, chance: random.Random) -> dict[str, str]:
        """Something for each slot that does not depend on what is carried."""
        lists = {
            "speaker": self.speakers,
            "body": self.bodies,
            "agency": self.agencies,
            "weekday": self.weekdays,
            "time": self.times,
        }
        return {slot: chance.choice(fillings) for slot, fillings in lists.items()}


@dataclass(frozen=True)
class Carried:
    """A sentence with one attribution, all of it inside; places are those of its article."""

    text: str
    sentence: Span
    attribution: Tagged


def read_carriers(path: Path = CARRIERS) -> Carriers:
    """The carriers of the file."""
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Carriers)


def carry(
    articles: Sequence[MarkedArticle], carriers: Carriers, *, number: int, seed: int
) -> Iterator[MarkedArticle]:
    """So many carried sentences: of four two are wrapped, one is relayed and one stands bare."""
    chance = random.Random(seed)
    case = Case(article.text for article in articles)
    every = [carried for article in articles for carried in carried_of(article)]
    relayed = [carried for carried in every if is_relayed(carried)]
    for place in range(number if every and relayed else 0):
        kind = ("wrap", "relay", "wrap", "fragment")[place % 4]
        carried = chance.choice(relayed if kind == "relay" else every)
        made = _made(kind, carried, carriers, case=case, chance=chance)
        yield replace(made, id=f"carrier:{place}")


def _made(
    kind: str, carried: Carried, carriers: Carriers, *, case: Case, chance: random.Random
) -> MarkedArticle:
    if kind == "fragment":
        return fragment(carried, chance.choice(carriers.fragments), case)
    pattern = chance.choice(carriers.relays if kind == "relay" else carriers.wraps)
    inner = _relayed_slots(carried, case) if kind == "relay" else _wrapped_slots(carried, case)
    return fill(pattern, {**carriers.slots(chance), **inner})


class Case:
    """Which words are written small: those that the texts write small within their sentences."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.counts = Counter(word for text in texts for word in _WITHIN.findall(text))

    def lowered(self, words: str) -> str:
        """Words as they stand within a sentence: "the" for "The", but "Norland" as it is."""
        first = _WORD.match(words)
        if not first or (first[0].isupper() and first[0] != "A"):
            return words
        is_small = self.counts[first[0].lower()] > SMALLER * self.counts[first[0]]
        return words[0].lower() + words[1:] if is_small else words


def carried_of(article: MarkedArticle) -> Iterator[Carried]:
    """The sentences of an article that can be carried."""
    text = article.text
    # The first paragraph is the title.
    for sentence in split_sentences(text, split_paragraphs(text)[1:], language=load("en")):
        held = [a for a in article.attributions if sentence.overlaps(a.cue)]
        if len(held) == 1 and _is_carried(article, sentence, held[0]):
            yield Carried(text, sentence, held[0])


def _is_carried(article: MarkedArticle, sentence: Span, attribution: Tagged) -> bool:
    source, contents = attribution.source, attribution.content
    if source is None or not contents:
        return False
    own = {source, attribution.cue, *contents}
    others = (span for _, span in article.spans if span not in own)
    words = sentence.of(article.text)
    return (
        all(sentence.contains(span) for span in own)
        and not any(sentence.overlaps(span) for span in others)
        and FEWEST <= len(words.split()) <= MOST
        and words[0].isupper()
        and not _TIED.match(words)
        and words.endswith(".")
        and "\n" not in words
        and any(letter.isalpha() for letter in attribution.cue.of(article.text))
    )


def is_relayed(carried: Carried) -> bool:
    """Whether its source and content can be told apart from it: named, one piece, not quoted."""
    attribution, text = carried.attribution, carried.text
    if attribution.source is None or len(attribution.content) != 1:
        return False
    source, content = attribution.source.of(text), attribution.content[0].of(text)
    return (
        not _PRONOUN.match(source)
        and _TELLS.search(attribution.cue.of(text)) is not None
        and content.startswith("that ")
        and len(content.split()) > FEWEST
        and not _QUOTED.search(content + source)
    )


def fill(pattern: str, slots: Mapping[str, str]) -> MarkedArticle:
    """A carrier with its slots filled and its marks as spans."""
    text, spans, at = "", [], 0
    for match in _MARKED.finditer(pattern):
        text = _joined(text, _filled(pattern[at : match.start()], slots))
        start = len(text)
        text, at = text + _filled(match[2], slots), match.end()
        role = next(role for role in ROLES if role == match[1])
        spans.append(RoleSpan(role, Span(start, len(text.rstrip(",")))))
    text = _joined(text, _filled(pattern[at:], slots))
    return _single(text[0].upper() + text[1:], spans)


def _joined(text: str, more: str) -> str:
    """An apposition closes with a comma unless another mark follows it."""
    return (text.removesuffix(",") if more[:1] in (",", ".") else text) + more


def fragment(carried: Carried, pattern: str, case: Case) -> MarkedArticle:
    """The sentence bare, without its stop, marked as it was."""
    sentence, a = carried.sentence, carried.attribution
    words = case.lowered(_without_stop(carried))
    shift = pattern.index("{") - sentence.start
    spans = [
        RoleSpan(role, Span(span.start + shift, span.end + shift))
        for role, some in (("source", [a.source]), ("cue", [a.cue]), ("content", a.content))
        for span in some
        if span
    ]
    return _single(_filled(pattern, {"sentence": words}), spans)


def _single(text: str, spans: Sequence[RoleSpan]) -> MarkedArticle:
    """A text with one attribution."""
    source, cue = (next(s.span for s in spans if s.role == role) for role in ("source", "cue"))
    content = tuple(s.span for s in spans if s.role == "content")
    return MarkedArticle("", text, tuple(spans), (Tagged(source=source, cue=cue, content=content),))


def _wrapped_slots(carried: Carried, case: Case) -> dict[str, str]:
    words = _without_stop(carried)
    return {"sentence": case.lowered(words), "Sentence": words}


def _relayed_slots(carried: Carried, case: Case) -> dict[str, str]:
    source, content = carried.attribution.source, carried.attribution.content[0]
    words = content.of(carried.text).removeprefix("that ").rstrip(" .,")
    told = source.of(carried.text) if source else ""
    return {
        "source": case.lowered(told),
        "content": words,
        "Content": words[0].upper() + words[1:],
    }


def _without_stop(carried: Carried) -> str:
    return carried.sentence.of(carried.text).removesuffix(".").rstrip()


def _filled(pattern: str, slots: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda match: slots[match[1]], pattern)
