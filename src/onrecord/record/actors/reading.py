"""How the speakers of one language are read: their names, their roles, their block.

an appearance -> the names it is compared by

Reading a name or a role costs more than looking it up, and the same ones come again and again: a
reader keeps what it has read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.languages.nations import NOTHING
from onrecord.record.actors.appearances import NOBODY
from onrecord.record.actors.body_names import BodyNames
from onrecord.record.actors.given import GivenNames
from onrecord.record.actors.person_names import PersonNames
from onrecord.record.actors.roles import Roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onrecord.languages import Language
    from onrecord.record.actors.appearances import Appearance
    from onrecord.record.actors.body_names import BodyName
    from onrecord.record.actors.person_names import PersonName

# Names of bodies, groups and outlets are told apart by no more than how an article took them.
_ALIKE = {"organization": "body", "group": "body", "outlet": "body"}


class SpeakerReader:
    """How names and roles are read in one language; make one and keep it."""

    def __init__(self, language: Language, *, learned: Mapping[str, str] = NOTHING) -> None:
        self.language = language
        self.people = PersonNames(language)
        self.bodies = BodyNames(language, learned=learned)
        self.roles = Roles(language, learned=learned)
        self.given = GivenNames(language)

    def knowing(self, learned: Mapping[str, str]) -> SpeakerReader:
        """One that knows further countries, by name and adjective."""
        return SpeakerReader(self.language, learned=learned)

    def block(self, appearance: Appearance) -> str | None:
        """What it shares with all that it may be one with; None where that is nobody."""
        if appearance.kind in NOBODY:
            return None
        if appearance.kind == "person":
            person = self.people.read(appearance.name)
            return f"person {self.given.spelling.skeleton(person.family)}" if person else None
        body = self.bodies.read(appearance.name, appearance.kind)
        return f"{_ALIKE.get(appearance.kind, appearance.kind)} {body.block}" if body else None

    def country(self, appearance: Appearance) -> str | None:
        """The country that it speaks for in its article, where role or name tells of one."""
        told = {country for role in appearance.roles if (country := self.roles.read(role).country)}
        if not told and appearance.kind != "person":
            country = self.bodies.country(appearance.name, appearance.kind)
            told = {country} if country else set()
        return told.pop() if len(told) == 1 else None

    def persons(self, appearances: Iterable[Appearance]) -> Iterator[tuple[Appearance, PersonName]]:
        """People with their names, those without one left out."""
        for one in appearances:
            if name := self.people.read(one.name):
                yield one, name

    def named_bodies(
        self, appearances: Iterable[Appearance]
    ) -> Iterator[tuple[BodyName, Appearance]]:
        """Bodies with their names, those without one left out."""
        for one in appearances:
            if name := self.bodies.read(one.name, one.kind):
                yield name, one
