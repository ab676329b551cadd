"""The outlet that a phrase names.

a phrase -> an outlet | None

A phrase is an outlet's where a mention says so, where its capitals are a known name or end in a
word of such names ("Radio Vesper"), or where its last word is a noun for one ("state media").
The words around the name are left out: "the nation's NTA news agency" is NTA.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from onrecord.languages import Language, load
from onrecord.languages.patterns import either
from onrecord.model import Relay, Span
from onrecord.statements.frames import Frame
from onrecord.statements.naming import without_article
from onrecord.statements.speaker import Speakers

_POSSESSIVE = re.compile(r"['’]s?$")
_ADDRESS = re.compile(r"\w\.(?:com|org|net|info|news|tv)$")
_OWNER = re.compile(r"^.*['’]s? (?=\S)")
_CAPITALS_BEFORE = re.compile(r"((?:[A-ZÀ-Þ][\w&.-]*(?: |$))*[A-ZÀ-Þ][\w&.-]*) ?$")
_CAPITALS = re.compile(r" ((?:[A-ZÀ-Þ][\w&.-]*(?: |$))*[A-ZÀ-Þ][\w&.-]*)$")


def outlet_in(frame: Frame, phrase: Span) -> Relay | None:
    """The outlet that a phrase of the article names, None where it names none."""
    speakers, language = frame.speakers, frame.language
    text = speakers.text
    mentions = [
        (index, mention)
        for index, mention in speakers.mentions_in(phrase)
        if mention.kind == "outlet" and mention.form != "pronoun"
    ]
    names = [(index, mention) for index, mention in mentions if mention.form == "name"]
    if names:
        index, mention = names[-1]  # "the nation's Yonhap news agency" holds "Yonhap"
        name = _bare(_chain_name(speakers, index) or mention.name, language)
        return Relay(name, _place_of(_bare(mention.name, language), mention.span, text))
    known = _by_name(text, phrase, language)
    if known:
        return Relay(_bare(_in_full(speakers, known), language), known.span)
    for index, mention in mentions:
        name = _chain_name(speakers, index) or mention.name
        if _by_name(name, Span(0, len(name)), language):
            return Relay(_bare(name, language), mention.span)
    return _by_noun(text, phrase, language)


def _chain_name(speakers: Speakers, mention: int) -> str | None:
    """The name of the chain that a mention belongs to."""
    chain = speakers.chains.get(mention)
    return chain.name if chain else None


def _in_full(speakers: Speakers, relay: Relay) -> str:
    """The Vesper Post, where it goes on with "the Post"."""
    names = (_chain_name(speakers, index) for index, _ in speakers.mentions_in(relay.span))
    return next((name for name in names if name and name.endswith(relay.name)), relay.name)


def _bare(name: str, language: Language) -> str:
    """A name without its article and whose it is: "South Korea’s JoongAng Ilbo"."""
    return without_article(_OWNER.sub("", name), language)


def _place_of(name: str, span: Span, text: str) -> Span:
    start = span.of(text).find(name)
    return Span(span.start + start, span.start + start + len(name)) if start >= 0 else span


def _by_name(text: str, phrase: Span, language: Language) -> Relay | None:
    """The first and longest run of words that is a known name, else that looks like one."""
    runs = list(_runs(text, phrase, language))
    known = (relay for relay, _ in runs if relay.name in _names(language.code))
    alike = (relay for relay, definite in runs if _is_alike(relay.name, language, definite))
    return next(known, None) or next(alike, None)


def _runs(text: str, phrase: Span, language: Language) -> Iterator[tuple[Relay, bool]]:
    """Every run of words, without a possessive ending, and whether an article stands before it."""
    words = list(re.finditer(r"\S+", phrase.of(text)))
    for first in range(len(words)):
        start = phrase.start + words[first].start()
        definite = first > 0 and words[first - 1].group().lower() in language.who.articles
        for last in range(len(words), first, -1):
            name = _POSSESSIVE.sub("", text[start : phrase.start + words[last - 1].end()])
            if name:
                yield Relay(name, Span(start, start + len(name))), definite


def _is_alike(name: str, language: Language, definite: bool) -> bool:
    """An address, "the Post", or capitals that begin or end in a word of such names."""
    words = name.split()
    if len(words) == 1:
        return bool(_ADDRESS.search(name)) or (definite and _is_last(name, language))
    if words[0] not in language.where.outlet_openers and not _is_last(words[-1], language):
        return False
    return all(word[0].isupper() or word in language.who.joiners for word in words)


def _is_last(word: str, language: Language) -> bool:
    """Whether names of outlets end in a word: "the Post"."""
    return word[:1].isupper() and word.casefold() in language.who.outlets.words


@functools.cache
def _names(code: str) -> frozenset[str]:
    return frozenset(load(code).who.outlets.names)


def _by_noun(text: str, phrase: Span, language: Language) -> Relay | None:
    """As in "the nation's NTA news agency", "state news agency NTA"; "state media" stays whole."""
    words = phrase.of(text)
    noun = _nouns(language.code).search(words)
    if noun is None:
        return None
    name = _CAPITALS_BEFORE.search(words[: noun.start()]) or _CAPITALS.match(words[noun.end() :])
    if name and noun["kind"]:
        return Relay(name[1], _place_of(name[1], phrase, text))
    bare = _bare(words, language)
    alone = " " not in bare or not language.who.articles.isdisjoint(bare.lower().split())
    if noun["kind"] or noun.end() < len(words) or alone:
        return None  # "the agency", "block the publication"
    return Relay(bare, _place_of(bare, phrase, text))


@functools.cache
def _nouns(code: str) -> re.Pattern[str]:
    """Nouns for outlets; those in `kind` are left out of a name, and name none by themselves."""
    language = load(code)
    kinds = language.where.outlet_kinds
    others = [noun for noun in language.who.outlets.nouns if not noun.endswith(tuple(kinds))]
    return re.compile(rf"\b(?:(?P<kind>{either(kinds)})|{either(others)})(?!\w)", re.IGNORECASE)
