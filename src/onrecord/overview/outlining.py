"""The overview written as an outline.

Overview -> Outline

The order and the words are those of the page. Every text is made harmless here, and white space
becomes one space: what comes from pages is words, and nothing in it steers whoever writes the form.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord import languages
from onrecord.overview.anchors import Anchors
from onrecord.overview.headings import (
    CHECKS_NOTE,
    FURTHER_VOICES,
    MOST_VOICES,
    NO_STATEMENT,
    OWN_VOICE,
    OWN_VOICE_NOTE,
    SOLID_NOTE,
    TIMELINE_NOTE,
    UNKNOWN_OUTLET,
    facts_in_words,
    further,
    left_out,
    narrowed,
    reasons,
    title_of,
)
from onrecord.overview.outline import Chapter, Line, Look, Outline, Run, Runs, Table
from onrecord.overview.parts import marks_around
from onrecord.overview.write import WRITTEN_IN
from onrecord.showing import harmless, moment, period, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import (
        Block,
        Marked,
        Overview,
        OwnClaim,
        OwnVoice,
        Passage,
        Sentence,
        TimelineRow,
        UsedArticle,
        Voice,
    )

_SPACE = re.compile(r"\s+")
# What no XML may hold, beside what steers.
_NO_CHARACTER = re.compile("[\ufffe\uffff]")

# Word takes no longer ones, nor does Typst much longer.
MOST_LETTERS_OF_ADDRESS = 2000
LEGEND = (
    Run("In each passage the "),
    Run("source", "source"),
    Run(" is underlined, the "),
    Run("cue", "cue"),
    Run(" is in italics and the "),
    Run("content", "content"),
    Run(" stands on a ground between small brackets."),
)


def outline(overview: Overview) -> Outline:
    """The text, chapter by chapter."""
    facts, telling = overview.facts, languages.load(WRITTEN_IN).telling
    days = period(facts.since, facts.until, telling) if facts.since and facts.until else None
    return Outline(
        title=_words(title_of(overview)),
        about=tuple(_words(one) for one in (days, narrowed(overview)) if one),
        facts=facts_in_words(overview),
        note=left_out(overview),
        chapters=tuple(_chapters(overview)),
        day=facts.until,
    )


def _chapters(overview: Overview) -> Iterator[Chapter]:
    anchors = Anchors.of(overview)
    if overview.brief:
        lines = tuple(Line("brief", _sentence(one, anchors)) for one in overview.brief)
        yield Chapter("brief", "In brief", lines=lines)
    for section in overview.sections:
        lines = tuple(
            line
            for place, block in enumerate(section.blocks)
            for line in _block(block, anchors, further=place > 0)
        )
        yield Chapter("section", _words(section.heading), lines=lines)
    if not overview.sections:
        yield Chapter("section", "Nothing to tell", NO_STATEMENT)
    if overview.own:
        lines = tuple(line for voice in overview.own for line in _own(voice))
        yield Chapter("own", OWN_VOICE, OWN_VOICE_NOTE, lines)
    if overview.doubtful:
        lines = tuple(Line("item", _sentence(one, anchors)) for one in overview.doubtful)
        yield Chapter("checks", "To be checked", CHECKS_NOTE, lines)
    yield from _counts(overview)
    yield from _sources(overview)
    if overview.passages:
        lines = tuple(line for one in overview.passages for line in _passage(one, anchors))
        yield Chapter("passages", "Passages", lines=(Line("note", LEGEND), *lines))


def _counts(overview: Overview) -> Iterator[Chapter]:
    if overview.voices:
        head = ("Speaker", "Direct", "Mixed", "Indirect", "Outlets", "Through")
        rows = tuple(_voice(voice) for voice in overview.voices[:MOST_VOICES])
        more = len(overview.voices) - MOST_VOICES
        lines = (Line("note", (Run(f"And {more:,} further speakers."),)),) if more > 0 else ()
        yield Chapter("solid", "How solid", SOLID_NOTE, lines, Table(head, rows))
    if overview.timeline:
        rows = tuple((_plain(row.name), tuple(_days(row))) for row in overview.timeline)
        table = Table(("Speaker", "Days, with passages"), rows)
        yield Chapter("timeline", "Who spoke on which day", TIMELINE_NOTE, table=table)


def _sources(overview: Overview) -> Iterator[Chapter]:
    lines = tuple(Line("item", tuple(_article(one))) for one in overview.articles)
    yield Chapter("articles", "Articles used", lines=lines or (Line("note", (Run("None."),)),))
    if overview.unread:
        lines = tuple(
            Line("item", (*_plain(page.origin, "strong"), *_plain(f": {page.detail}")))
            for page in overview.unread
        )
        yield Chapter("unread", "Pages not read", lines=lines)
    if overview.refused:
        lines = tuple(
            Line("item", _plain(f"{count}: {reason}")) for reason, count in reasons(overview)
        )
        yield Chapter("refused", "Statements not told", lines=lines)


def _block(block: Block, anchors: Anchors, *, further: bool) -> Iterator[Line]:
    if block.heading:
        role = _plain(f" {block.note}", "soft") if block.note else ()
        yield Line("heading", (*_plain(block.heading, "strong"), *role))
    elif further:
        yield Line("heading", (Run(FURTHER_VOICES, "soft"),))
    for paragraph in block.paragraphs:
        runs = [(*_sentence(sentence, anchors), Run(" ")) for sentence in paragraph]
        yield Line("text", tuple(run for sentence in runs for run in sentence)[:-1])


def _sentence(sentence: Sentence, anchors: Anchors) -> Runs:
    words = _words("".join(part.text for part in sentence.parts))
    cites = [_cite(number) for number in sentence.citations]
    commas = [Run(",", "cite")] * len(cites)
    between = [run for pair in zip(cites, commas, strict=True) for run in pair][:-1]
    return Run(words, anchor=anchors.name(sentence)), *between


def _cite(number: int) -> Run:
    return Run(str(number), "cite", to=f"#p{number}")


def _own(voice: OwnVoice) -> Iterator[Line]:
    yield Line("heading", _plain(voice.outlet or UNKNOWN_OUTLET, "strong"))
    for claim, others in voice.claims:
        yield Line("item", tuple(_claim(claim, others)))
    if voice.more:
        yield Line("note", (Run(f"{further(voice.more).capitalize()}."),))


def _claim(claim: OwnClaim, others: tuple[str, ...]) -> Iterator[Run]:
    left, right = marks_around(claim.text)
    day = _day(claim.published)
    also = f"; also in {', '.join(others)}" if others else ""
    yield from _plain(f"{left}{claim.text}{right} ")
    title = f"{claim.title}, " if claim.title else ""
    yield Run(_words(f"{title}{day}{also}."), "soft", to=_address(claim.link))


def _voice(voice: Voice) -> tuple[Runs, ...]:
    actor = voice.actor
    told = "unnamed" if actor.anonymous else actor.role
    name = (*_plain(actor.name), *(_plain(f" {told}", "soft") if told else ()))
    counts = (voice.direct, voice.mixed, voice.indirect)
    through = ", ".join(f"{link} ({n})" if n > 1 else link for link, n in voice.through)
    cells = (*(str(count or "–") for count in counts), str(voice.outlets), through or "–")
    return (name, *map(_plain, cells))


def _days(row: TimelineRow) -> Iterator[Run]:
    telling = languages.load(WRITTEN_IN).telling
    for place, (day, found) in enumerate(groupby(row.dots, key=lambda dot: dot.day)):
        dots = list(found)
        report = "" if dots[0].stated else " (report)"
        yield Run(f"{'; ' if place else ''}{plain(day, telling)}{report}: ")
        for number, dot in enumerate(dots):
            yield Run(f"{', ' if number else ''}{dot.citation}", to=f"#p{dot.citation}")


def _article(article: UsedArticle) -> Iterator[Run]:
    yield from _plain(article.outlet or UNKNOWN_OUTLET, "strong")
    if article.title or article.url:
        yield Run(": ")
        yield Run(_words(article.title or "page"), to=_address(article.url))
    count = article.statements
    noun = "statement" if count == 1 else "statements"
    yield Run(f", {_day(article.published)} ")
    yield Run(f"{count} {noun}", "soft")


def _passage(passage: Passage, anchors: Anchors) -> Iterator[Line]:
    path = _words(" → ".join(passage.path))
    number = f"p{passage.number}"
    back = f"#{anchors.places[passage.number][0]}"
    yield Line("path", (Run(str(passage.number), "strong", back, number), Run(f" {path}")))
    for paragraph in passage.paragraphs:
        yield Line("quote", tuple(_marked(one) for one in paragraph))
    yield Line("about", tuple(_circumstances(passage)))


def _circumstances(passage: Passage) -> Iterator[Run]:
    telling = languages.load(WRITTEN_IN).telling
    said = f"said {passage.said}" if passage.said else "day of the words unknown"
    venue = f"; {passage.venue}" if passage.venue else ""
    when = moment(passage.published, telling) or "undated"
    title = f"{passage.title}. " if passage.title else ""
    outlet = f"{passage.outlet}, " if passage.outlet else ""
    how = f"{passage.manner.capitalize()}, {said}{venue}."
    yield Run(_words(f"{title}{outlet}{when}. {how}"), "soft")
    if passage.link:
        yield Run(" ")
        yield Run("The page at these words", "soft", to=_address(passage.link))


def _marked(stretch: Marked) -> Run:
    return Run(_words(stretch.text), stretch.mark or "plain")


def _day(published: str | None) -> str:
    """The day alone, as in the list of articles."""
    telling = languages.load(WRITTEN_IN).telling
    return moment(published and published[:10], telling) or "undated"


def _plain(words: str, look: Look = "plain") -> Runs:
    return (Run(_words(words), look),)


def _address(url: str | None) -> str | None:
    """An address of the web that every program takes; None where it is too long for one."""
    if url is None or len(url) > MOST_LETTERS_OF_ADDRESS:
        return None
    return _words(url).replace(" ", "%20")


def _words(words: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", harmless(_SPACE.sub(" ", words)))
