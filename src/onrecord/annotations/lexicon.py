"""The word lists of [who], made ready for look-up.

Language -> Lexicon

Plurals are made here, names are cut into words, and every list is folded once a language. Where
a word is in two lists the first of these wins: what hides a person, roles, bodies, outlets,
documents.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from onrecord.annotations.tokens import fold, tokens_of, word_pattern
from onrecord.languages import Language, load
from onrecord.languages.countries import countries
from onrecord.languages.reporting import Reporting, Verb
from onrecord.languages.who import Gendered, Names, Who, Words, plural
from onrecord.model import Span, SpeakerKind

Gender: TypeAlias = Literal["f", "m"] | None
NameKind: TypeAlias = SpeakerKind | Literal["adjective"]


class Head(NamedTuple):
    """What a common noun tells of whom it refers to."""

    kind: SpeakerKind
    plural: bool
    gender: Gender = None
    voiced: bool = False


class Known(NamedTuple):
    """A name on a list, as the folded words it consists of."""

    words: tuple[str, ...]
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of a language and what is made of them for look-up by folded word.

    Attributes:
        who: the lists themselves.
        reporting: those of reporting words.
        pattern: of a token.
        heads: common nouns, singular and plural, of one word or two.
        singulars: the singular of each plural.
        known: listed names by their first word, the longest name first.
        pronouns: kind, number and gender of what they stand for.
        modifiers: what may stand before a head.
        closed: no phrase holds one before its head.
        stops: the same, though one of them may be a modifier too.
        speech: one-word forms of reporting verbs.
        told: the finite ones among them.
        inverting: those of them behind which the speaker may stand ("SAID Varen", not "told").
        verbal: nouns that are forms of reporting verbs too ("reports").
        before_verb: auxiliaries and adverbs.
        body_words: a name that ends in one is a body’s.
        allegiances: adjectives of states, parties and faiths.
        no_names: capitalized, and no names anywhere.
        determiners: articles and pronouns that open a phrase.
        empty: words of a description that tell nothing.
        titles: "secretary of state" and the like, word by word, by their first word.
        knowing: "familiar with" and the like, word by word.
    """

    who: Who
    reporting: Reporting
    pattern: re.Pattern[str]
    heads: dict[str, Head]
    singulars: dict[str, str]
    known: dict[str, tuple[Known, ...]]
    given: dict[str, Gender]
    honorifics: dict[str, Gender]
    pronouns: dict[str, tuple[SpeakerKind, bool, Gender]]
    modifiers: frozenset[str]
    closed: frozenset[str]
    stops: frozenset[str]
    speech: frozenset[str]
    told: frozenset[str]
    inverting: frozenset[str]
    verbal: frozenset[str]
    before_verb: frozenset[str]
    body_words: frozenset[str]
    allegiances: frozenset[str]
    no_names: frozenset[str]
    determiners: frozenset[str]
    empty: frozenset[str]
    titles: dict[str, tuple[tuple[str, ...], ...]]
    knowing: tuple[tuple[str, ...], ...]

    def head_at(self, folds: list[str], index: int) -> Head | None:
        """What the word at `index` heads, read together with the word before it."""
        if index:
            pair = self.heads.get(f"{folds[index - 1]} {folds[index]}")
            if pair:
                return pair
        return self.heads.get(folds[index]) or self._aged(folds, index)

    def is_aged(self, word: str) -> bool:
        """Whether it tells somebody's age: "34-year-old"."""
        return word[:1].isdigit() and word.endswith(self.who.roles.aged)

    def _aged(self, folds: list[str], index: int) -> Head | None:
        """Who is called by his age alone: "the 34-year-old said", not "the 34-year-old pilot"."""
        if not self.is_aged(folds[index]):
            return None
        behind = folds[index + 1] if index + 1 < len(folds) else ""
        alone = not behind.replace("-", "").isalpha() or behind in self.stops
        return Head("person", False) if alone else None


def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language, built once."""
    return _built(language.code)


@functools.cache
def _built(code: str) -> Lexicon:
    language = load(code)
    who, reporting = language.who, language.reporting
    pattern = word_pattern(who.abbreviations, who.contractions)
    heads, singulars = _heads(who)
    told = _forms(reporting, heads, ing=False)
    speech = _forms(reporting, heads, ing=True)
    modifiers, stops = _modifiers(who), who.stops | speech
    determiners = who.articles | who.definite | who.indefinite | who.possessives
    return Lexicon(
        who=who,
        reporting=reporting,
        pattern=pattern,
        heads=heads,
        singulars=singulars,
        known=_known(who, pattern),
        given=_by_gender(who.given),
        honorifics=_by_gender(who.honorifics),
        pronouns=_pronouns(who),
        modifiers=modifiers,
        closed=stops - modifiers,
        stops=stops,
        speech=speech,
        told=told,
        inverting=told & _inverting(reporting),
        verbal=frozenset(heads) & _finite(reporting.verbs.values()),
        before_verb=reporting.auxiliaries | reporting.adverbs | reporting.negations,
        body_words=who.organizations.suffixes | who.organizations.heads,
        # A labour minister is one of labour, and of any party.
        allegiances=_folded((*who.parties, *_adjectives())) - who.roles.portfolios,
        no_names=who.never_names | who.articles | frozenset(_pronouns(who)),
        determiners=determiners,
        empty=determiners | who.counts,
        titles=_titles(who),
        knowing=tuple(tuple(phrase.split()) for phrase in who.hidden.knowing),
    )


def _titles(who: Who) -> dict[str, tuple[tuple[str, ...], ...]]:
    titles: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for title in who.roles.titles:
        first, *rest = title.split()
        titles[first].append((first, *rest))
    return {first: tuple(alike) for first, alike in titles.items()}


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _by_gender(listed: Gendered) -> dict[str, Gender]:
    """A word on both lists tells nothing."""
    genders: dict[str, Gender] = dict.fromkeys(listed.any)
    genders |= dict.fromkeys(listed.f, "f")
    genders |= dict.fromkeys(listed.m, "m")
    return genders | dict.fromkeys(listed.f & listed.m)


def _heads(who: Who) -> tuple[dict[str, Head], dict[str, str]]:
    """Every head with its plural, and the singular of each plural."""
    heads: dict[str, Head] = {}
    singulars: dict[str, str] = {}
    for words, one, several in _head_lists(who):
        for word in sorted(words):
            many = plural(word, who.plurals)
            heads.setdefault(word, one)
            if heads.setdefault(many, several) == several and many != word:
                singulars.setdefault(many.split()[-1], word.split()[-1])
    return heads | dict.fromkeys(who.organizations.groups, Head("group", True)), singulars


def _head_lists(who: Who) -> list[tuple[Words, Head, Head]]:
    group = Head("group", True)
    roles, documents = who.roles, who.documents
    return [
        (who.hidden.heads, Head("unnamed", False), Head("unnamed", True)),
        (roles.any, Head("person", False), group),
        (roles.f, Head("person", False, "f"), group),
        (roles.m, Head("person", False, "m"), group),
        (frozenset(roles.equal), Head("person", False), group),
        (who.outlets.nouns, Head("outlet", False), Head("outlet", True)),
        (who.organizations.heads, Head("organization", False), Head("organization", True)),
        (
            documents.voiced,
            Head("document", False, voiced=True),
            Head("document", True, voiced=True),
        ),
        (documents.own, Head("document", False), Head("document", True)),
    ]


def _known(who: Who, pattern: re.Pattern[str]) -> dict[str, tuple[Known, ...]]:
    table: dict[str, set[Known]] = {}
    for names, kind in _name_lists(who):
        for name in names:
            words = tuple(token.text for token in tokens_of(name, Span(0, len(name)), pattern))
            entries = table.setdefault(words[0], set())
            if not any(entry.words == words for entry in entries):
                entries.add(Known(words, kind))
    return {
        first: tuple(sorted(entries, key=lambda entry: (-len(entry.words), entry.words)))
        for first, entries in table.items()
    }


def _name_lists(who: Who) -> list[tuple[Names, NameKind]]:
    places = [name for country in countries() for name in (*country.names, *country.capitals)]
    people = [name for country in countries() for name in country.people]
    return [
        (who.outlets.names, "outlet"),
        (who.organizations.names, "organization"),
        ((*who.places.names, *places), "place"),
        ((*_adjectives(), *who.parties), "adjective"),
        (tuple(people), "group"),
    ]


def _adjectives() -> list[str]:
    return [name for country in countries() for name in country.adjectives]


def _pronouns(who: Who) -> dict[str, tuple[SpeakerKind, bool, Gender]]:
    words = who.pronouns
    table: dict[str, tuple[SpeakerKind, bool, Gender]] = {}
    told: list[tuple[Words, tuple[SpeakerKind, bool, Gender]]] = [
        (words.plural, ("group", True, None)),
        (words.neuter, ("organization", False, None)),
        (words.f, ("person", False, "f")),
        (words.m, ("person", False, "m")),
        (words.relative, ("unknown", False, None)),
    ]
    for forms, agreement in told:
        table |= dict.fromkeys(forms, agreement)
    return table


def _modifiers(who: Who) -> frozenset[str]:
    """The listed ones, and the first words of every head of several words."""
    lists = (who.roles.any, who.roles.f, who.roles.m, who.roles.offices, who.organizations.heads)
    inner = {word for words in lists for entry in words for word in entry.split()[:-1]}
    listed = who.roles.modifiers | who.hidden.modifiers | _folded(who.parties)
    return listed | (inner - who.stops)


def _finite(verbs: Iterable[Verb]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in (*verb.present, *verb.past))


def _inverting(reporting: Reporting) -> frozenset[str]:
    """Finite forms of the verbs of a clause that take no person: "denied", not "warned"."""
    return _finite(
        verb
        for verb in reporting.verbs.values()
        if "clause" in verb.takes and "person" not in verb.takes
    )


def _forms(reporting: Reporting, heads: dict[str, Head], *, ing: bool) -> frozenset[str]:
    """Forms of reporting verbs, of one word and no noun of ours; bare ones are too often nouns."""
    verbs = reporting.verbs.values()
    forms = {form for verb in verbs for form in (*verb.past, *verb.present[1:])}
    forms |= {form for verb in verbs for form in verb.ing if ing}
    return frozenset(form for form in forms if " " not in form and form not in heads)
