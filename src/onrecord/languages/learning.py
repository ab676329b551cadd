"""Countries that the gazetteer does not hold, from what their offices are called.

(article, role or name) … -> "Norland"; words -> "Norlandic" of "Norland"

A country is whose prime minister, foreign ministry … several articles name: a state, a city or a
firm has no such office. Its adjective is a word that shares its stem.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.languages.countries import countries
from onrecord.languages.nations import NAME, POSSESSIVE
from onrecord.languages.patterns import either

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from onrecord.languages import Language

FEWEST_ARTICLES = 2
"""One may have called a prime minister by the party."""
# "Sarovia" of "Sarov-ian": a name has at most so many letters more than the stem they share,
# which is long enough to be no accident.
MOST_LETTERS_ADDED = 2
FEWEST_LETTERS_SHARED = 4


def sovereigns(
    called: Iterable[tuple[object, str]], language: Language, *, fewest: int = FEWEST_ARTICLES
) -> set[str]:
    """Names of countries that are not in the gazetteer.

    Args:
        called: articles, each with a role or the name of a body in it.
        language: whose words name the offices.
        fewest: articles that must tell of it; where a party would do as well, one is enough.
    """
    offices = either(language.telling.sovereign)
    owned = re.compile(rf"{POSSESSIVE.pattern}(?i:{offices})\b")
    of = re.compile(rf"\b(?i:{offices}) of (?:the )?({NAME})$")
    articles = defaultdict(set)
    for article, text in called:
        if found := owned.search(text) or of.search(text):
            articles[found[1]].add(article)
    known = _known(language)
    return {name for name in articles.keys() - known if len(articles[name]) >= fewest}


def adjective_of(word: str, names: Collection[str], language: Language) -> str | None:
    """The name that an adjective is made of, where exactly one fits."""
    stems = {word.removesuffix(ending) for ending in language.telling.demonym_endings} - {word}
    fitting = {
        name
        for name in names
        for stem in stems
        if len(stem) >= FEWEST_LETTERS_SHARED
        and name.startswith(stem)
        and len(name) - len(stem) <= MOST_LETTERS_ADDED
        and not name.startswith(word)
    }
    return fitting.pop() if len(fitting) == 1 else None


def stem_of(name: str) -> str:
    """What every adjective of a name begins with."""
    return name[: max(FEWEST_LETTERS_SHARED, len(name) - MOST_LETTERS_ADDED)]


def _known(language: Language) -> set[str]:
    """Words that tell of a country already, or of several ("Korea"), or of a part of one."""
    words = {word for one in countries() for word in one.names + one.capitals + one.adjectives}
    parts = {part for word in words for part in word.split()}
    provinces = {place for places in language.naming.provinces.values() for place in places}
    return words | parts | provinces | language.telling.countries.keys()
