"""The overview, composed: chosen, merged, told, verified, numbered.

readings, selection -> Overview

Every statement is told once, in a section of its side, its day or its outlet, or waits in the
list of those to be checked, or is refused with a reason; none is dropped in silence. A sentence
is written only when every word that it takes from an article stands there at its span. Passages
get their numbers in the order in which the text cites them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord import languages
from onrecord.model import Block, Overview, Refusal, Section, Selection, Sentence
from onrecord.overview.actors import NOBODY, Cast, find_actors
from onrecord.overview.arrange import arrange
from onrecord.overview.brief import brief_of
from onrecord.overview.circumstances import Calendar
from onrecord.overview.cite import ALTERED, altered, passage
from onrecord.overview.count import count_facts, count_voices, timeline, used_articles
from onrecord.overview.naming import Naming, capitalized, naming_of
from onrecord.overview.select import choose
from onrecord.overview.tell import Draft, Teller
from onrecord.overview.thread import Thread
from onrecord.overview.variants import gather
from onrecord.overview.verbs import Verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.languages import Language
    from onrecord.model import Actor, Article, Order, Reading
    from onrecord.overview.arrange import BlockPlan, SectionPlan
    from onrecord.overview.select import Evidence, Material
    from onrecord.overview.variants import Utterance

# The language that overviews are written in.
WRITTEN_IN = "en"

# What its finder holds for less likely than not is not told in prose.
LEAST_CONFIDENCE = 0.5
UNTELLABLE = "it cannot be told without bending it"


def compose(readings: Iterable[Reading], selection: Selection | None = None) -> Overview:
    """Write the overview of all readings that the selection asks for.

    Args:
        readings: any iterable; it is gone through once.
        selection: everything, by actor, where it is left out.

    Raises:
        SelectionError: the period or the topic cannot be understood.
    """
    selection = selection or Selection()
    language = languages.load(WRITTEN_IN)
    material = choose(readings, selection)
    texts = (article.text for article in material.articles)
    cast = find_actors(material.speakers, texts, language)
    certain = [one for one in material.evidence if _certain(one, language)]
    doubtful = [one for one in material.evidence if not _certain(one, language)]
    said = _utterances(certain, cast, language, order=selection.by)
    desk = _Desk.of(material, cast, language)
    brief = desk.brief(brief_of(said, language))
    sections = [desk.section(plan) for plan in arrange(said, selection.by, language.telling)]
    checks = [desk.write(desk.teller.listed(one, cast.actor(one).name)) for one in doubtful]
    cited = _by_actor(desk.numbers, cast)
    return Overview(
        selection=selection,
        facts=count_facts(material, tuple(desk.numbers), cast),
        brief=brief,
        sections=tuple(section for section in sections if section.blocks),
        doubtful=tuple(sentence for sentence in checks if sentence),
        voices=count_voices(cited),
        timeline=timeline(cited, desk.numbers),
        articles=used_articles(material, tuple(desk.numbers)),
        unread=material.unread,
        passages=tuple(passage(n, one, language.telling) for one, n in desk.numbers.items()),
        refused=(*material.refused, *desk.refused),
    )


@dataclass(slots=True)
class _Desk:
    """Where sentences are verified and their passages numbered.

    Attributes:
        namings: None for words that no source is given for.
        numbers: of all that is cited so far, in that order.
        refused: a dictionary for its keys: what is refused in brief is refused below again.
    """

    teller: Teller
    namings: dict[Actor, Naming | None]
    articles: dict[str, Article]
    numbers: dict[Evidence, int] = field(default_factory=dict)
    refused: dict[Refusal, None] = field(default_factory=dict)

    @classmethod
    def of(cls, material: Material, cast: Cast, language: Language) -> _Desk:
        days = [one.reported for one in material.evidence]
        years = {day.year for day in days if day}
        year = years.pop() if len(years) == 1 else None
        groups = _by_actor(material.evidence, cast)
        return cls(
            teller=Teller(Verbs.of(language), Calendar(language, year)),
            namings={
                actor: None if actor == NOBODY else naming_of(actor, group, language)
                for actor, group in groups.items()
            },
            articles={article.id: article for article in material.articles},
        )

    def brief(self, utterances: Sequence[Utterance]) -> tuple[Sentence, ...]:
        """Sentences that each stand alone."""
        told = [self._tell(one, Thread()) for one in utterances]
        return tuple(sentence for sentence in told if sentence)

    def section(self, plan: SectionPlan) -> Section:
        """A section; whoever speaks in it is introduced in it."""
        thread = Thread()
        blocks = [self._block(block, thread) for block in plan.blocks]
        return Section(plan.heading, tuple(block for block in blocks if block.paragraphs))

    def write(self, draft: Draft) -> Sentence | None:
        """The sentence with its citations, None where its words are not those of the article."""
        if altered(draft.parts, self.articles):
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
        draft = self.teller.tell(utterance, self.namings[utterance.actor], thread)
        if draft is None:
            self._refuse(utterance.evidence, UNTELLABLE)
            return None
        return self.write(draft)

    def _refuse(self, evidence: Iterable[Evidence], reason: str) -> None:
        for one in evidence:
            self.refused[Refusal(one.statement.id, one.article.id, reason)] = None


def _certain(evidence: Evidence, language: Language) -> bool:
    """Whether it is sure enough to be told, of somebody whom the name tells ("his office")."""
    speaker = evidence.statement.speaker
    first = speaker.name.casefold().partition(" ")[0] if speaker else ""
    sure = evidence.statement.confidence >= LEAST_CONFIDENCE
    return sure and first not in language.telling.dangling


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
