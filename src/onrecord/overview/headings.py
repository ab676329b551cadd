"""What the parts of an overview are called, in every form in which it is written.

Overview -> title, facts in words
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Overview

UNTITLED = "Who said what"
FURTHER_VOICES = "Further voices"
OWN_VOICE = "In the outlets’ own voice"
OWN_VOICE_NOTE = (
    "What the articles themselves assert about the topic, credited to nobody. The words are those "
    "of the outlets; nobody is quoted here."
)
UNKNOWN_OUTLET = "Outlet unknown"
KICKER = "Press overview"
NO_STATEMENT = "No statement was found in these pages."
CHECKS_NOTE = (
    "In these the attribution or the speaker is uncertain. They are listed as found and told "
    "nowhere above."
)
SOLID_NOTE = (
    "Who is quoted how often, in their own words or in those of the report, by how many outlets, "
    "and through whom. A statement that several articles carry counts once for each."
)
TIMELINE_NOTE = (
    "The most quoted speakers, with each statement; where the day of the words is not known, the "
    "day of the report."
)
ENDING = (
    "Written by onrecord from the pages listed above. Every sentence rests on the passages that it "
    "cites; words in quotation marks stand in them as printed."
)
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


def narrowed(overview: Overview) -> str | None:
    """Whose words and which outlets it is narrowed to; None where it is to none."""
    selection = overview.selection
    said = f"what {_joined(selection.actors)} said" if selection.actors else ""
    carried = f"what {_joined(selection.outlets)} carried" if selection.outlets else ""
    chosen = ", and of that ".join(filter(None, (said, carried)))
    return f"Only {chosen}." if chosen else None


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


def _joined(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _counted(noun: str, count: int, plural: str | None = None) -> str:
    return noun if count == 1 else plural or f"{noun}s"
