"""What the reader knows from the sentences before: who was introduced, who spoke, when and where.

A day is told when it differs from that of the sentence before, and a day that is only a report's
never passes for one of the words. An actor has the full name once, then the short one; a pronoun
stands only where nobody came between.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.overview.circumstances import When
    from onrecord.overview.naming import Naming

# After so many sentences with a pronoun the name is due again.
MOST_PRONOUNS = 2


@dataclass(slots=True)
class Thread:
    """The state of a text while it is written.

    Attributes:
        alone: its sentences are read one by one, as in a list.
    """

    alone: bool = False
    introduced: set[str] = field(default_factory=set)
    last: str | None = None
    when: When | None = None
    venue: str | None = None
    pronouns: int = 0

    def break_off(self) -> None:
        """A new paragraph or heading: names and days are told anew, roles are not."""
        self.last, self.when, self.venue, self.pronouns = None, None, None, 0

    def is_news(self, when: When) -> bool:
        """Whether the day differs from that of the sentence before; it is then known."""
        known, self.when = self.when == when, when
        return not known

    def is_elsewhere(self, venue: str | None) -> bool:
        """Whether the venue differs from that of the sentence before; it is then known."""
        known, self.venue = self.venue == venue, venue
        return not known

    def name(self, naming: Naming, *, subject: bool) -> str:
        """The name that is due; a pronoun only for the subject of the sentence."""
        same, self.last = self.last == naming.plain, naming.plain
        if naming.plain not in self.introduced:
            self.introduced.add(naming.plain)
            return naming.full
        if same and subject and naming.pronoun and self.pronouns < MOST_PRONOUNS:
            self.pronouns += 1
            return naming.pronoun
        self.pronouns = 0
        return naming.short
