"""Names of bodies, groups, places, outlets and documents: which of them say who it is.

a name -> its words, its letters, its country; or None where it is another one in each article

"The Harbour Council" is one body wherever it is named. "The Foreign Ministry" is one in each
country, so that it needs its country beside it; "the ministry", "critics", "some Democrats" and
"a new poll" are others each time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord import folding
from onrecord.languages.countries import countries
from onrecord.languages.nations import NOTHING, Nations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.languages import Language
    from onrecord.model import SpeakerKind

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[’'&./-][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_LETTERS = re.compile(r"(?:[A-Z]\.?){2,}")
MOST_WORDS = 9
# So many words of the generic sort make a name of their own: "Congressional Budget Office".
FEWEST_GENERIC_WORDS = 3
# Fewer would be anybody's: "PM", "AG".
FEWEST_LETTERS, MOST_LETTERS = 3, 6


class BodyName(NamedTuple):
    """What tells a body from others.

    Attributes:
        words: folded, in alphabetical order: "Department of Justice", "Justice Department".
        initials: of the words as they stand, without small ones; an acronym's letters.
        country: the one whose body it is, where every country has one of the name.
        everywhere: every country has one, and the name does not say which it is.
    """

    words: tuple[str, ...]
    initials: str
    country: str | None = None
    everywhere: bool = False

    @property
    def is_acronym(self) -> bool:
        """Whether the name may be made of initials."""
        return self.words == (self.initials,)

    @property
    def block(self) -> str:
        """What those share whose names may be one body's: their letters, whatever the order."""
        return "".join(sorted(self.initials)) if self.initials else " ".join(self.words)


class BodyNames:
    """How names of bodies are read in one language."""

    def __init__(self, language: Language, *, learned: Mapping[str, str] = NOTHING) -> None:
        who, bodies = language.who, language.naming.bodies
        self._nations = Nations.known(language, learned=learned)
        self._ambiguous = {word for word, one in language.telling.countries.items() if not one}
        self._openers = who.definite
        self._others = who.indefinite | who.possessives | who.counts | who.pairs
        self._some = bodies.some
        self._joiners = who.joiners
        sorts = who.organizations.heads | who.roles.modifiers | who.outlets.nouns
        self._generic = {word for phrase in sorts for word in phrase.split()}
        self._generic |= bodies.each | bodies.state
        self._each, self._state = bodies.each, bodies.state
        self._compounds = tuple(f"-{word}" for word in who.compounds)
        self._everywhere = {tuple(sorted(_fold(name))) for name in bodies.everywhere}
        self._many = {tuple(sorted(_fold(name))) for name in bodies.many}
        self._own = {tuple(sorted(_fold(name))) for name in who.organizations.names}
        self._own |= {tuple(sorted(_fold(name))) for name in who.outlets.names}
        self._own -= self._everywhere
        self._parties = bodies.parties
        self._papers = who.outlets.words
        heads = who.roles.any | who.roles.f | who.roles.m | who.organizations.heads
        self._peoples = {people for one in countries() for people in one.people}
        self._and = bodies.conjunctions
        self._groups = who.organizations.groups - bodies.parties
        self._people = heads | who.organizations.groups
        self._never = who.openers | who.never_names
        self._known: dict[tuple[str, str], BodyName | None] = {}

    def read(self, name: str, kind: SpeakerKind) -> BodyName | None:
        """What a name tells; None where it is somebody else's in each article."""
        if (name, kind) not in self._known:
            self._known[name, kind] = self._read(name, kind)
        return self._known[name, kind]

    def country(self, name: str, kind: SpeakerKind) -> str | None:
        """The country that a name tells of; a capital speaks for its own."""
        if kind == "place":
            return self._nations.owners.get(name) or None
        return self._nations.told(name, of_a_group=kind == "group")

    def _read(self, name: str, kind: SpeakerKind) -> BodyName | None:
        printed = [_POSSESSIVE.sub("", word) for word in _WORD.findall(name)]
        if len(printed) > 1 and printed[0].casefold() in self._openers:
            printed = printed[1:]
        if not 0 < len(printed) <= MOST_WORDS or printed[0].casefold() in self._others:
            return None
        match kind:
            case "place":
                return self._place(" ".join(printed))
            case "group":
                return self._group(printed)
            case "document":
                return (
                    self._body(printed) if len(printed) > 1 and _is_capital(printed[-1]) else None
                )
            case "outlet" if len(printed) == 1 and printed[0].casefold() in self._papers:
                return BodyName(_fold(printed[0]), "", everywhere=True)
        return self._body(printed)

    def _place(self, name: str) -> BodyName | None:
        """A country by its English short name, any other place by its own."""
        if name in self._ambiguous or not _is_capital(name) or name.casefold() in self._never:
            return None
        return BodyName(_sorted(_fold(self._nations.countries.get(name) or name)), "")

    def _group(self, printed: list[str]) -> BodyName | None:
        """A party, or part of one; a people that is named, but neither citizens nor a trade."""
        *before, last = (word.casefold() for word in printed)
        if {last, *before[:1]} & self._some or self._and & set(before):
            return None
        if last in self._parties and self._generic.issuperset(before):
            return BodyName(_sorted([*before, last]), "")
        found = self._body(printed)
        if found is None or found.everywhere or found.words in self._own:
            return found
        singular = last.removesuffix("s")
        named = _is_capital(printed[-1]) and not self._people & {last, singular}
        citizens = printed[-1] in self._peoples or self._nations.told(printed[-1]) is not None
        return found if named and not citizens else None

    def _body(self, printed: list[str]) -> BodyName | None:
        large = [word for word in printed if word.casefold() not in self._joiners]
        every = _sorted(part for word in large for part in _fold(word))
        if not every or (len(large) == 1 and self._is_no_name(large[0])):
            return None
        if every in self._own:
            return BodyName(every, self._initials(large))
        country = self._nations.told(" ".join(printed))
        content = [word for word in large if not (country and self._tells(word, country))]
        words = _sorted(part for word in content for part in _fold(word))
        if words in self._many or self._groups.issuperset(words):
            return None
        if words in self._everywhere or self._is_generic(content):
            capital = all(map(_is_capital, content))
            return BodyName(words, "", country, country is None) if country or capital else None
        named = [word for word in large if word.casefold() not in self._generic]
        if not all(map(_is_capital, named)) or any(map(self._is_compound, named)):
            return None
        return BodyName(every, self._initials(large))

    def _initials(self, large: list[str]) -> str:
        """Without the sort of body that opens a long name: HHS is a Department of three."""
        sort = large[0].casefold() in self._each | self._state
        return _initials(large[1:] if sort and len(large) > FEWEST_GENERIC_WORDS else large)

    def _is_compound(self, word: str) -> bool:
        """What a body is like, and not what it is called ("Vesper-based", "918-word")."""
        return word.casefold().endswith(self._compounds) or word[:1].isdigit()

    def _is_generic(self, content: list[str]) -> bool:
        """Whether words say what a body is, but not which one."""
        plain = {word.casefold() for word in content}
        if not plain <= self._generic:
            return False
        few = len(content) < FEWEST_GENERIC_WORDS
        return len(content) == 1 or bool(plain & self._state) or (few and bool(plain & self._each))

    def _is_no_name(self, word: str) -> bool:
        return len(word) == 1 or word.casefold() in self._never

    def _tells(self, word: str, country: str) -> bool:
        """Whether a word is the country's name or adjective, or a part of it."""
        names = self._nations.owners
        return names.get(word) == country or word in country.split()


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


def _fold(word: str) -> tuple[str, ...]:
    """Letters with full stops are one word: "U.S."."""
    plain = word.replace(".", "") if _LETTERS.fullmatch(word) else word
    return tuple(folding.fold(plain).split())


def _initials(words: list[str]) -> str:
    """Of several words their first letters, of an acronym its own; empty for any other word."""
    if len(words) == 1:
        letters = "".join(_fold(words[0]))
        return letters if FEWEST_LETTERS <= len(letters) <= MOST_LETTERS else ""
    return "".join(part[0] for word in words for part in _fold(word))


def _is_capital(word: str) -> bool:
    return any(c.isupper() or c.isdigit() for c in word)
