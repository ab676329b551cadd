"""The country that a name or a role tells of.

"Kenyan President", "Norland's foreign minister", "President of Norland" -> a country, or None

The words that tell are a country's name or adjective: in the possessive before an office, behind
"of" at the end, or at the beginning. Nothing else is read into a role: an ambassador to a country
does not speak for it, nor does a former minister or an ally.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from onrecord.languages.countries import countries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.languages import Language

NAME = r"(?:[A-Z]\.)+[A-Z]?|[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}"
"""What a country may be called, as a pattern."""
NOTHING: Mapping[str, str] = MappingProxyType({})
"""No country beside the gazetteer's."""
_FIRST = re.compile(NAME)
POSSESSIVE = re.compile(rf"^(?:[Tt]he )?({NAME})(?:[’']s|s[’']) ")
"""Whose office it is."""
_OF = re.compile(rf"\bof (?:the )?({NAME})$")


@dataclass(frozen=True, slots=True)
class Nations:
    """The words that tell.

    Attributes:
        countries: by name and adjective.
        owners: what an office may belong to, by the name in its possessive: capitals and bodies
            beside the countries.
        small: words that may stand before an adjective ("a senior Turkish official").
        former: words by which a role is one of the past.
    """

    countries: dict[str, str]
    owners: dict[str, str]
    small: frozenset[str]
    former: frozenset[str]

    @classmethod
    def known(
        cls,
        language: Language,
        *,
        learned: Mapping[str, str] = NOTHING,
        bodies: Iterable[str] = (),
    ) -> Nations:
        """Those of the gazetteer, and what texts teach beside them.

        Args:
            language: whose words tell.
            learned: countries by name and adjective that the gazetteer does not hold.
            bodies: other owners of offices, which stand for themselves.
        """
        known, capitals = gazetteer()
        named = {**learned, **known, **language.telling.countries}
        return cls(
            countries=named,
            owners={body: body for body in bodies} | capitals | named,
            small=language.reporting.determiners
            | frozenset(language.who.roles.modifiers)
            | frozenset(language.who.hidden.modifiers),
            former=language.telling.former,
        )

    def told(self, text: str, *, of_a_group: bool = False) -> str | None:
        """The country that a role or a name tells of; "Norland's allies" are not Norland."""
        if self.former & set(text.casefold().split()):
            return None
        possessive, of = POSSESSIVE.search(text), _OF.search(text)
        if possessive and possessive[1] in self.owners:
            return None if of_a_group else self.owners[possessive[1]] or None
        if of and of[1] in self.countries:
            return self.countries[of[1]] or None
        return self._adjective(text)

    def _adjective(self, text: str) -> str | None:
        """The country whose adjective opens a role; "son of Cuban immigrants" tells of none."""
        found = _FIRST.search(text)
        if not found or not self.small.issuperset(text[: found.start()].casefold().split()):
            return None
        words = found[0].split()
        names = (" ".join(words[:size]) for size in range(len(words), 0, -1))
        return (
            next((self.countries[name] for name in names if name in self.countries), None) or None
        )


@functools.cache
def gazetteer() -> tuple[dict[str, str], dict[str, str]]:
    """Countries by their names and adjectives, and by their capitals.

    A word of two countries (Congo, Korean) tells of neither.
    """
    words = [(word, one.names[0]) for one in countries() for word in one.names + one.adjectives]
    capitals = [(word, one.names[0]) for one in countries() for word in one.capitals]
    owners = Counter(word for word, _ in {*words, *capitals})
    return (
        {word: name for word, name in words if owners[word] == 1},
        {word: name for word, name in capitals if owners[word] == 1},
    )
