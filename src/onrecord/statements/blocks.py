"""Whole paragraphs that are somebody's: announced, signed or under a name.

"The Vesper Post reported:" and, in a paragraph of its own, what it reported; a paragraph and,
under it, "— Ana Ruiz, engineer"; a line with a name and, under it, a quotation.

runs, whom their ends announce, attributions -> the attributions of whole paragraphs

Pages set such paragraphs in, or in another type, which a text does not show; what shows is the
colon, the dash or the name that stands alone. One paragraph is taken. What is announced, signed
or headed but too short is an entry of a list, and the narrator's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.model import Act, AnnotatedArticle, Attribution, Mention, Span
from onrecord.spans import Overlaps, within
from onrecord.statements.contents import clean
from onrecord.statements.runs import Run
from onrecord.statements.scene import CONFIDENCE, Scene
from onrecord.statements.subjects import is_hypothetical, source_of

RULE = "block"
# Fewer words are an entry of a list, or a headline.
_SHORTEST_BLOCK = 8
# "Ana Ruiz, head of the harbour authority": more words are no line that only names somebody.
_LONGEST_NAMING = 10
_DASHES = "—–"
_ENDS = ".!?"


class Lead(NamedTuple):
    """Who announces the next paragraph, and by which words."""

    source: Span
    cue: Span | None
    act: Act


def lead_of(scene: Scene) -> Lead | None:
    """The last source and cue of a run that ends with a colon, None where it announces nothing."""
    run = scene.run
    if not run.words or run.words[-1].text != ":" or run.words[-1].quoted:
        return None
    for cue in reversed(scene.cues):
        source = source_of(scene, cue)
        if source is None or is_hypothetical(scene, cue, source):
            continue
        if not scene.is_own_voice(source.first, source.last):
            credited = run.cover(source.first, source.last)
            return Lead(credited, run.cover(cue.first, cue.last), cue.verb.act)
    return None


def find_blocks(
    annotated: AnnotatedArticle,
    runs: Sequence[Run],
    leads: Sequence[Lead | None],
    *,
    attributions: Sequence[Attribution],
) -> Iterator[Attribution]:
    """The paragraphs that are credited whole and whose beginning is nobody's yet."""
    credited = dict(_announced(annotated, runs, leads)) | dict(_named(annotated))
    pieces = Overlaps(sorted(piece for one in attributions for piece in one.content))
    for number, lead in sorted(credited.items()):
        paragraph = annotated.paragraphs[number]
        content = _content(annotated, paragraph)
        if content and not pieces.of(Span(content.start, content.start + 1)):
            yield Attribution((content,), lead.cue, lead.source, lead.act, RULE, CONFIDENCE[RULE])


def _content(annotated: AnnotatedArticle, paragraph: Span) -> Span | None:
    text = annotated.article.text
    quotations = within(annotated.quotations, paragraph, key=lambda one: one.outer)
    whole = next((q.inner for q in quotations if q.outer == paragraph), paragraph)
    long_enough = len(whole.of(text).split()) >= _SHORTEST_BLOCK
    return clean(text, *whole) if long_enough else None


def _announced(
    annotated: AnnotatedArticle, runs: Sequence[Run], leads: Sequence[Lead | None]
) -> Iterator[tuple[int, Lead]]:
    """The paragraphs behind a colon."""
    for run, lead in zip(runs, leads, strict=True):
        last = run.span.end == annotated.paragraphs[run.paragraph].end
        if lead and last and run.paragraph + 1 < len(annotated.paragraphs):
            yield run.paragraph + 1, lead


def _named(annotated: AnnotatedArticle) -> Iterator[tuple[int, Lead]]:
    """The paragraphs above a signature, and the quotations under a name."""
    text, last = annotated.article.text, len(annotated.paragraphs) - 1
    for number, paragraph in enumerate(annotated.paragraphs):
        words = paragraph.of(text)
        if len(words.split()) > _LONGEST_NAMING or words[-1] in _ENDS or number == 0:
            continue
        person = _person_at_start(annotated, paragraph)
        if person is None or _is_author(annotated, person):
            continue
        signs = words[0] in _DASHES
        neighbour = number - 1 if signs else number + 1
        if neighbour <= last and _is_spoken(annotated, neighbour, signed=signs):
            yield neighbour, Lead(person.span, None, "say")


def _person_at_start(annotated: AnnotatedArticle, paragraph: Span) -> Mention | None:
    """The person by whose name a line begins, behind a dash or not."""
    words = paragraph.of(annotated.article.text)
    start = paragraph.start + len(words) - len(words.lstrip(_DASHES + " "))
    inside = within(annotated.mentions, paragraph, key=lambda mention: mention.span)
    return next(
        (m for m in inside if m.span.start == start and m.kind == "person" and m.form == "name"),
        None,
    )


def _is_author(annotated: AnnotatedArticle, person: Mention) -> bool:
    """Whether a line is the reporter's own: a byline, or who wrote it, and where."""
    names = {author.casefold() for author in annotated.article.authors}
    return person.name.casefold() in names


def _is_spoken(annotated: AnnotatedArticle, number: int, *, signed: bool) -> bool:
    """Whether a paragraph is a quotation; above a signature it may hold one instead."""
    paragraph = annotated.paragraphs[number]
    inside = within(annotated.quotations, paragraph, key=lambda quotation: quotation.outer)
    return any(signed or quotation.outer == paragraph for quotation in inside)
