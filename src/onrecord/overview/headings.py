"""What the parts of an overview are called, in every form in which it is written.

Overview -> title, facts in words
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model import Overview

UNTITLED = "Who said what"
FURTHER_VOICES = "Further voices"
OWN_VOICE = "In the outlets’ own voice"
OWN_VOICE_NOTE = (
    "What the articles themselves assert about the topic, credited to nobody. The words are those "
    "of the outlets; nobody is quoted here."
)
UNKNOWN_OUTLET = "Outlet unknown"
# Of the table of voices; nobody reads more rows, and a page of them is slow to open.
MOST_VOICES = 500


def title_of(overview: Overview) -> str:
    """The topic as it was asked for."""
    about = overview.selection.about
    return about[:1].upper() + about[1:] if about else UNTITLED


def facts_in_words(overview: Overview) -> tuple[tuple[str, int], ...]:
    """What an overview opens with: counts and what they count."""
    facts = overview.facts
    share = f" ({facts.unnamed / facts.statements:.0%})" if facts.unnamed else ""
    return (
        (_counted("article", facts.articles), facts.articles),
        (_counted("outlet", facts.outlets), facts.outlets),
        (_counted("statement", facts.statements), facts.statements),
        (_counted("named person", facts.people, "named people"), facts.people),
        (f"from unnamed sources{share}", facts.unnamed),
        (f"{_counted('page', facts.unread)} not read", facts.unread),
    )


def left_out(overview: Overview) -> str | None:
    """That not everything is told, and what to do about it; None where everything is."""
    count, facts = overview.left_out, overview.facts
    if not count:
        return None
    told = facts.statements - count
    return (
        f"Of {facts.statements:,} statements {told:,} are told or listed, the weightiest of each "
        f"speaker; {count:,} are counted and left out. A narrower topic (--about) or period "
        "(--since, --until) tells them."
    )


def further(count: int) -> str:
    """That an outlet says more than is shown."""
    return f"and {count:,} {_counted('further sentence', count)}"


def reasons(overview: Overview) -> tuple[tuple[str, int], ...]:
    """Why statements are not told, with how many of them."""
    counts = Counter(refusal.reason for refusal in overview.refused)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _counted(noun: str, count: int, plural: str | None = None) -> str:
    return noun if count == 1 else plural or f"{noun}s"
