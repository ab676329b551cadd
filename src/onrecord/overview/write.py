"""The overview, composed: chosen, merged, told, verified, numbered.

readings, selection -> Overview

Every statement is told once, in a section of its side, its day or its outlet, or waits in the
list of those to be checked, or is refused with a reason, or is one of many and counted; none is
dropped in silence. A sentence
is written only when every word that it takes from an article stands there at its span. Passages
get their numbers in the order in which the text cites them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord import languages
from onrecord.model import Block, Overview, Refusal, Section, Selection, Sentence
from onrecord.overview.actors import NOBODY, Cast, find_actors
from onrecord.overview.arrange import Wish, arrange
from onrecord.overview.bound import MOST_LISTED, weightiest
from onrecord.overview.brief import brief_of
from onrecord.overview.circumstances import Calendar
from onrecord.overview.cite import ALTERED, altered, passage
from onrecord.overview.count import count_facts, count_voices, timeline, used_articles
from onrecord.overview.listed import Listed
from onrecord.overview.naming import Naming, capitalized, naming_of
from onrecord.overview.narrow import narrow
from onrecord.overview.own_voice import by_outlet
from onrecord.overview.placing import Placing
from onrecord.overview.select import choose
from onrecord.overview.surnames import Surnames
from onrecord.overview.tell import Draft, Teller
from onrecord.overview.thread import Thread
from onrecord.overview.variants import gather
from onrecord.overview.verbs import Verbs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from onrecord.languages import Language
    from onrecord.model import Actor, Order, Reading
    from onrecord.overview.arrange import BlockPlan, SectionPlan
    from onrecord.overview.select import Evidence, Material
    from onrecord.overview.variants import Utterance

# The language that overviews are written in.
WRITTEN_IN = "en"

# What its finder holds for less likely than not is not told in prose.
LEAST_CONFIDENCE = 0.5
UNTELLABLE = "it cannot be told without bending it"


def compose(
    readings: Iterable[Reading],
    selection: Selection | None = None,
    *,
    said: Collection[str] | None = None,
) -> Overview:
    """Write the overview of all readings that the selection asks for.

    Args:
        readings: any iterable, in any order; it is gone through once.
        selection: everything, by actor, where it is left out.
        said: ids of what the selection's actors said, where a record knows; None: names tell.

    Raises:
        SelectionError: the period or the topic cannot be understood.
    """
    selection = selection or Selection()
    language = languages.load(WRITTEN_IN)
    material = choose(readings, selection)
    cast = find_actors(material.speakers, language)
    material = narrow(material, selection, cast, said=said)
    desk = _Desk.of(material, cast, language)
    plan = _plan(material, desk, order=selection.by)
    brief = desk.brief(brief_of(plan.told, language, among=plan.fitting))
    wish = Wish(selection.by, Placing(Listed.of(selection.first)))
    parts = arrange(plan.told, wish, language.telling, among=plan.fitting)
    sections = [desk.section(part) for part in parts]
    checks = [desk.write(desk.teller.listed(one, cast.actor(one).name)) for one in plan.listed]
    counted = [one for one in material.evidence if one in desk.numbers or one in plan.left_out]
    return Overview(
        selection=selection,
        facts=count_facts(material, counted, cast),
        brief=brief,
        sections=tuple(section for section in sections if section.blocks),
        doubtful=tuple(sentence for sentence in checks if sentence),
        voices=count_voices(_by_actor(counted, cast)),
        timeline=timeline(_by_actor(desk.numbers, cast), desk.numbers),
        articles=used_articles(material, counted),
        unread=material.unread,
        passages=tuple(passage(n, one, language.telling) for one, n in desk.numbers.items()),
        refused=(*(refusal for refusal, _ in material.refused), *desk.refused),
        left_out=len(plan.left_out),
        own=by_outlet(material.own),
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What becomes of the statements: told in prose, listed to be checked, or only counted.

    Attributes:
        fitting: all that could be told.
    """

    fitting: list[Utterance]
    told: list[Utterance]
    listed: list[Evidence]
    left_out: set[Evidence]


def _plan(material: Material, desk: _Desk, *, order: Order) -> _Plan:
    certain = [one for one in material.evidence if _certain(one, desk.language)]
    fitting: list[Utterance] = []
    placed: set[Evidence] = set()
    for utterance in _utterances(certain, desk.cast, desk.language, order=order):
        if utterance.actor == NOBODY:
            fitting.append(utterance)
        elif found := desk.teller.in_fitting_words(utterance):
            fitting.append(found)
    placed.update(one for utterance in fitting for one in utterance.evidence)
    doubtful = [one for one in material.evidence if one not in placed]
    told = weightiest(fitting)
    placed.difference_update(one for utterance in told for one in utterance.evidence)
    return _Plan(fitting, told, doubtful[:MOST_LISTED], placed | set(doubtful[MOST_LISTED:]))


@dataclass(slots=True)
class _Desk:
    """Where sentences are verified and their passages numbered.

    Attributes:
        groups: all that there is of each actor, told or not: it tells its names.
        numbers: of all that is cited so far, in that order.
        refused: a dictionary for its keys: what is refused in brief is refused below again.
    """

    teller: Teller
    language: Language
    cast: Cast
    groups: dict[Actor, list[Evidence]]
    surnames: Surnames
    namings: dict[Actor, Naming | None] = field(default_factory=lambda: {NOBODY: None})
    numbers: dict[Evidence, int] = field(default_factory=dict)
    refused: dict[Refusal, None] = field(default_factory=dict)

    @classmethod
    def of(cls, material: Material, cast: Cast, language: Language) -> _Desk:
        days = [one.reported for one in material.evidence]
        years = {day.year for day in days if day}
        year = years.pop() if len(years) == 1 else None
        groups = _by_actor(material.evidence, cast)
        teller = Teller(Verbs.of(language), Calendar(language, year))
        given = language.who.given
        surnames = Surnames.of(groups, given.f | given.m | given.any)
        return cls(teller, language, cast, groups, surnames)

    def brief(self, utterances: Sequence[Utterance]) -> tuple[Sentence, ...]:
        """Sentences that each stand alone."""
        told = [self._tell(one, Thread(alone=True)) for one in utterances]
        return tuple(sentence for sentence in told if sentence)

    def section(self, plan: SectionPlan) -> Section:
        """A section; whoever speaks in it is introduced in it."""
        thread = Thread()
        blocks = [self._block(block, thread) for block in plan.blocks]
        return Section(plan.heading, tuple(block for block in blocks if block.paragraphs))

    def write(self, draft: Draft) -> Sentence | None:
        """The sentence with its citations, None where its words are not those of the article."""
        if altered(draft.parts, draft.evidence[0].article):
            self._refuse(draft.evidence, ALTERED)
            return None
        numbers = [self.numbers.setdefault(one, len(self.numbers) + 1) for one in draft.evidence]
        return Sentence(draft.parts, tuple(numbers))

    def _block(self, plan: BlockPlan, thread: Thread) -> Block:
        paragraphs = []
        for utterances in plan.paragraphs:
            thread.break_off()
            told = [self._tell(one, thread) for one in utterances]
            paragraphs.append(tuple(sentence for sentence in told if sentence))
        heading = capitalized(plan.actor.name) if plan.actor else None
        role = plan.actor.role if plan.actor else None
        return Block(heading, role, tuple(paragraph for paragraph in paragraphs if paragraph))

    def _tell(self, utterance: Utterance, thread: Thread) -> Sentence | None:
        draft = self.teller.tell(utterance, self._naming(utterance.actor), thread)
        if draft is None:
            self._refuse(utterance.evidence, UNTELLABLE)
            return None
        return self.write(draft)

    def _naming(self, actor: Actor) -> Naming | None:
        """None for words that no source is given for."""
        if actor not in self.namings:
            said = self.groups[actor]
            self.namings[actor] = naming_of(actor, said, self.language, surnames=self.surnames)
        return self.namings[actor]

    def _refuse(self, evidence: Iterable[Evidence], reason: str) -> None:
        for one in evidence:
            self.refused[Refusal(one.statement.id, one.article.id, reason)] = None


def _certain(evidence: Evidence, language: Language) -> bool:
    """Whether it is sure enough to be told, of somebody whom the name tells ("his office").

    Words that the article credits to somebody whom the reading does not know are not sure.
    """
    statement = evidence.statement
    speaker = statement.speaker
    if statement.confidence < LEAST_CONFIDENCE:
        return False
    if speaker is None or speaker.kind == "unknown":
        return statement.source is None
    return speaker.name.casefold().partition(" ")[0] not in language.telling.dangling


def _by_actor(evidence: Iterable[Evidence], cast: Cast) -> dict[Actor, list[Evidence]]:
    groups: dict[Actor, list[Evidence]] = {}
    for one in evidence:
        groups.setdefault(cast.actor(one), []).append(one)
    return groups


def _utterances(
    evidence: Iterable[Evidence], cast: Cast, language: Language, *, order: Order
) -> list[Utterance]:
    """Told once each; by outlet, each outlet tells what it carries."""
    if order != "outlet":
        groups = _by_actor(evidence, cast)
        return [one for actor, group in groups.items() for one in gather(actor, group, language)]
    outlets: dict[str | None, list[Evidence]] = {}
    for one in evidence:
        outlets.setdefault(one.article.outlet, []).append(one)
    return [
        one
        for carried in outlets.values()
        for actor, group in _by_actor(carried, cast).items()
        for one in gather(actor, group, language)
    ]
