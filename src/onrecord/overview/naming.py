"""What an actor is called in a sentence.

actor, its evidence -> Naming; Naming -> "Foreign Minister Ilse Varen", "Varen", "she"

An actor is introduced once with the role as given, in the order in which the article gives them.
After that it has the short name and the pronoun that the articles themselves use for it: no name
tells a gender.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.overview.names import commonest, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.languages import Language
    from onrecord.model import Actor
    from onrecord.overview.select import Evidence
    from onrecord.overview.surnames import Surnames

# A longer role before a name is out of breath: "deputy director of the Institute for Harbour Law".
MOST_TITLE_WORDS = 4
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of one actor, each fit to be the subject of a sentence.

    Attributes:
        full: with the role.
        plain: without it.
        short: as the articles call it after its first mention.
        pronoun: None where the articles do not tell.
    """

    full: str
    plain: str
    short: str
    pronoun: str | None


def naming_of(
    actor: Actor, evidence: Sequence[Evidence], language: Language, *, surnames: Surnames
) -> Naming:
    """The names of an actor, from all the words that its articles use for it."""
    sources = [_POSSESSIVE.sub("", one.words(one.statement.source).strip(" ,")) for one in evidence]
    plain = _set_off(_plain(actor, evidence, language))
    if actor.anonymous or actor.kind in ("group", "place", "unnamed"):
        return Naming(plain + _kept_back(evidence), plain, plain, None)
    if actor.kind != "person":
        return Naming(plain, plain, _short_body(plain, sources, language), None)
    return Naming(
        full=_introduced(actor, sources),
        plain=plain,
        short=_short(actor, sources, evidence, surnames),
        pronoun=_pronoun(sources, language),
    )


def _kept_back(evidence: Sequence[Evidence]) -> str:
    """Why it is unnamed, as the first article that tells it says: " (unnamed because …)"."""
    speakers = (one.statement.speaker for one in evidence)
    reasons = (speaker.withheld for speaker in speakers if speaker and speaker.withheld)
    reason = next(reasons, None)
    return f" (unnamed {reason})" if reason else ""


def _set_off(name: str) -> str:
    """As in "an aide, who asked not to be named, said": what a comma opens, a comma closes."""
    return f"{name}," if ", " in name else name


def capitalized(words: str) -> str:
    """With a capital at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def _plain(actor: Actor, evidence: Sequence[Evidence], language: Language) -> str:
    """The name, with "the" where the texts mostly give it one ("the Harbour Council")."""
    if actor.kind == "person" and not actor.anonymous:
        return actor.name
    name = _small(actor.name, language)
    if actor.kind in ("group", "unnamed", "document"):
        name = _common(name, {one.article.text for one in evidence})
    if actor.kind == "place" or name != actor.name or name.casefold().startswith("the "):
        return name
    texts = {one.article.text for one in evidence}
    bare = sum(text.count(name) for text in texts)
    with_article = sum(text.count(f"the {name}") + text.count(f"The {name}") for text in texts)
    return f"the {name}" if bare and with_article * 2 >= bare else name


def _small(name: str, language: Language) -> str:
    """A description inside a sentence: "A senior official" begins small, "Anna" does not."""
    first, _, rest = name.partition(" ")
    return (
        f"{first.casefold()} {rest}" if first.casefold() in language.reporting.determiners else name
    )


def _common(name: str, texts: set[str]) -> str:
    """A description that opened its sentence, small unless its first word is large elsewhere."""
    inside = re.compile(rf"[\w,;] {re.escape(name.split(maxsplit=1)[0])}\b")
    return name if any(map(inside.search, texts)) else name[:1].lower() + name[1:]


def _introduced(actor: Actor, sources: Sequence[str]) -> str:
    name, role = actor.name, actor.role
    if not role:
        return name
    if any(f"{role} {name}".casefold() in source.casefold() for source in sources):
        return f"{role} {name}"
    if any(f"{name}, {role}" in source or f"{name}, the {role}" in source for source in sources):
        return f"{name}, {role},"
    is_title = role[:1].isupper() and len(role.split()) <= MOST_TITLE_WORDS and "," not in role
    return f"{role} {name}" if is_title else f"{name}, {role},"


def _short(
    actor: Actor, sources: Sequence[str], evidence: Sequence[Evidence], surnames: Surnames
) -> str:
    if surnames.is_shared(actor.name):
        return actor.name
    words = fold(actor.name)
    parts = Counter(source for source in sources if _is_part(fold(source), words))
    texts = {one.article.text for one in evidence}
    return commonest(parts) if parts else surnames.short(actor.name, texts)


def _short_body(plain: str, sources: Sequence[str], language: Language) -> str:
    """As in "the ministry": the words of the name that the articles go on with."""
    name = set(fold(plain))
    short = Counter(
        words
        for source in sources
        if (words := _small(source, language)) != source and set(fold(source)) < name
    )
    return commonest(short) if short else plain


def _is_part(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    size = len(part)
    return 0 < size < len(whole) and (whole[:size] == part or whole[-size:] == part)


def _pronoun(sources: Sequence[str], language: Language) -> str | None:
    words = {source.casefold() for source in sources}
    he, she = words & language.telling.he, words & language.telling.she
    if bool(he) == bool(she):
        return None
    return "he" if he else "she"
