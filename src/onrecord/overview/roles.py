"""The role of an actor as it reads in the middle of a sentence.

"Foreign ministry spokesman", "foreign ministry spokesman" -> "foreign ministry spokesman"

A role that opened its sentence has a capital that is not its own. It is taken back where the first
word is a common noun and a later one is small; a title ("Foreign Minister") and a name
("Norlandic skipper") keep theirs.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onrecord.overview.names import commonest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.languages import Language


def common_role(roles: Iterable[str], language: Language) -> str | None:
    """The role that is given most often, in the form that is given most often."""
    forms: Counter[str] = Counter()
    for role, count in Counter(roles).items():
        forms[_inside(role, language)] += count
    if not forms:
        return None
    counts: Counter[str] = Counter()
    for form, count in forms.items():
        counts[form.casefold()] += count
    most = commonest(counts)
    return commonest(Counter({form: forms[form] for form in forms if form.casefold() == most}))


def _inside(role: str, language: Language) -> str:
    """As it would stand inside a sentence."""
    first, *others = role.split()
    small = language.reporting.prepositions | language.reporting.determiners
    major = [word for word in others if word not in small]
    title = not any(word[0].islower() for word in major)
    if first.casefold() in language.telling.former and major:
        return role[:1].lower() + role[1:]
    if title or not first.istitle() or not _is_common(first.casefold(), language):
        return role
    names = (*language.who.organizations.names, *language.who.outlets.names)
    if any(role.startswith(f"{name} ") for name in names):
        return role
    return role[:1].lower() + role[1:]


def _is_common(word: str, language: Language) -> bool:
    who = language.who
    roles = who.roles.any | who.roles.f | who.roles.m | who.roles.modifiers
    return word in roles | who.organizations.heads
