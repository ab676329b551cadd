"""How the frames of an article are cut out of its sentences.

AnnotatedArticle, attributions -> frames

The sentence of a cue is cut where the next attribution of the narrator's begins, and all that
somebody else says in it is blanked out; an attribution within another's words keeps to these.
Sentences that open a speech without a word of it ("X spoke to reporters on Monday.") get a frame
too, for what they tell of the attributions after them.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Attribution, Span, Speaker
from onrecord.spans import Overlaps, last_begun
from onrecord.statements.frames import BLANK, Frame, words_of
from onrecord.statements.openings import find_openings
from onrecord.statements.speaker import Speakers

_CUT = re.compile(r"[,;:]|\s(?:—|–|--)\s")
# Longer words in quotation marks are somebody's; shorter ones may be the name of a programme.
_MOST_LETTERS_OF_A_TITLE = 30
# A zone is cut at the nearest others; who stands behind these is cut off by them.
_MOST_BESIDE = 4
# Code points on either side of a cue; what stands further away is no clause of it.
_FURTHEST = 1_500


@dataclass(frozen=True)
class _Setting:
    """What the frame of one attribution takes from the others.

    Attributes:
        sentences: that of each cue.
        anchors: as in `Frame`.
        holders: as in `Frame`.
        said: every stretch that somebody says, by its start.
    """

    annotated: AnnotatedArticle
    attributions: Sequence[Attribution]
    speakers: Speakers
    sentences: tuple[Span, ...]
    anchors: tuple[Span, ...]
    holders: tuple[int | None, ...]
    said: tuple[Span, ...]

    @functools.cached_property
    def overlaps(self) -> Overlaps:
        """What is said, by place."""
        return Overlaps(self.said)

    @functools.cached_property
    def neighbours(self) -> dict[tuple[Span, int | None], tuple[list[int], list[int]]]:
        """Those of one sentence that may cut each other's zones, by the starts of their anchors."""
        groups: dict[tuple[Span, int | None], tuple[list[int], list[int]]] = {}
        for index in sorted(range(len(self.anchors)), key=lambda one: self.anchors[one]):
            if _may_cut(self, index):
                starts, indices = groups.setdefault(
                    (self.sentences[index], self.holders[index]), ([], [])
                )
                starts.append(self.anchors[index].start)
                indices.append(index)
        return groups


def find_frames(
    annotated: AnnotatedArticle,
    attributions: Sequence[Attribution],
    *,
    speakers: Sequence[Speaker | None],
    language: Language,
) -> tuple[Frame, ...]:
    """The frames of the attributions and of the openings between them, in the order of the text.

    Args:
        annotated: the article.
        attributions: in the order of the text.
        speakers: one for each attribution, None where it is unknown.
        language: its words.
    """
    directory = Speakers(annotated, language)
    openings = find_openings(annotated, attributions, directory)
    every = (*attributions, *(opening for opening, _ in openings))
    known = (*_carried(attributions, speakers), *(speaker for _, speaker in openings))
    sentences = tuple(_sentence(annotated, _place(attribution)) for attribution in every)
    setting = _Setting(
        annotated=annotated,
        attributions=every,
        speakers=directory,
        sentences=sentences,
        anchors=_anchors(every, sentences),
        holders=_holders(every),
        said=_said_by_somebody(annotated, every),
    )
    frames = (
        _frame(setting, index, speaker=speaker, states=index < len(attributions))
        for index, speaker in enumerate(known)
    )
    return tuple(sorted(frames, key=lambda frame: frame.anchor))


def _frame(setting: _Setting, index: int, *, speaker: Speaker | None, states: bool) -> Frame:
    attribution, anchor = setting.attributions[index], setting.anchors[index]
    zone = anchor if attribution.cue is None else _zone(setting, index)
    ends = (anchor, *attribution.content)
    paragraphs = setting.annotated.paragraphs
    return Frame(
        annotated=setting.annotated,
        language=setting.speakers.language,
        speakers=setting.speakers,
        attribution=attribution,
        words=_blanked(setting, zone, place=anchor.start),
        zone=zone,
        sentence=setting.sentences[index],
        anchor=anchor,
        speaker=speaker,
        paragraphs=(
            _index_at(paragraphs, min(end.start for end in ends)),
            _index_at(paragraphs, max(end.start for end in ends)),
        ),
        number=index if states else None,
        holder=setting.holders[index],
    )


def _carried(
    attributions: Sequence[Attribution], speakers: Sequence[Speaker | None]
) -> list[Speaker | None]:
    """Words without source and cue are those of the speaker before them."""
    known: list[Speaker | None] = []
    for attribution, speaker in zip(attributions, speakers, strict=True):
        goes_on = attribution.source is None and attribution.cue is None
        known.append(known[-1] if known and goes_on else speaker)
    return known


def _place(attribution: Attribution) -> int:
    return (attribution.cue or attribution.content[0]).start


def _anchors(attributions: Sequence[Attribution], sentences: Sequence[Span]) -> tuple[Span, ...]:
    cues = sorted(attribution.cue for attribution in attributions if attribution.cue)
    return tuple(
        _anchor(attribution, sentence, cues)
        for attribution, sentence in zip(attributions, sentences, strict=True)
    )


def _anchor(attribution: Attribution, sentence: Span, cues: list[Span]) -> Span:
    """From source to cue; the cue alone where the source is elsewhere, or has a cue of its own."""
    cue, source = attribution.cue, attribution.source
    if cue is None:
        start = attribution.content[0].start
        return Span(start, start)
    if source is None or not sentence.contains(source):
        return cue
    hull = Span(min(cue.start, source.start), max(cue.end, source.end))
    first = bisect.bisect_left(cues, hull.start, key=lambda other: other.start)
    last = bisect.bisect_left(cues, hull.end, key=lambda other: other.start)
    return cue if sum(hull.contains(other) for other in cues[first:last]) > 1 else hull


def _holders(attributions: Sequence[Attribution]) -> tuple[int | None, ...]:
    """For each the attribution with the smallest piece of content around its cue."""
    pieces = sorted(
        (piece, number)
        for number, attribution in enumerate(attributions)
        for piece in attribution.content
    )
    around = Overlaps(piece for piece, _ in pieces)
    holders: list[int | None] = []
    for index, attribution in enumerate(attributions):
        cue = attribution.cue
        holding = [
            (piece.end - piece.start, number)
            for piece, number in (pieces[place] for place in (around.of(cue) if cue else ()))
            if number != index and cue and piece.contains(cue)
        ]
        holders.append(min(holding)[1] if holding else None)
    return tuple(holders)


def _zone(setting: _Setting, index: int) -> Span:
    """The sentence, within the content that holds the cue, cut at the neighbours."""
    cue, anchors, holder = setting.attributions[index].cue, setting.anchors, setting.holders[index]
    start, end = setting.sentences[index]
    if holder is not None and cue is not None:
        piece = next(p for p in setting.attributions[holder].content if p.contains(cue))
        start, end = max(start, piece.start), min(end, piece.end)
    for other in _beside(setting, index):
        if anchors[other].end <= anchors[index].start:
            start = max(start, _cut(setting, other, index))
        elif anchors[index].end <= anchors[other].start:
            end = min(end, _cut(setting, index, other))
    first, last = anchors[index]
    start, end = max(start, first - _FURTHEST), min(end, last + _FURTHEST)
    return Span(min(start, first), max(end, last))


def _beside(setting: _Setting, index: int) -> list[int]:
    """The nearest on either side that may cut its zone."""
    key = setting.sentences[index], setting.holders[index]
    starts, indices = setting.neighbours.get(key, ([], []))
    place = bisect.bisect_left(starts, setting.anchors[index].start)
    near = indices[max(0, place - _MOST_BESIDE) : place + _MOST_BESIDE + 1]
    return [other for other in near if other != index]


def _may_cut(setting: _Setting, index: int) -> bool:
    """Whether it has a cue, and is not a question that a speaker answers."""
    attribution = setting.attributions[index]
    if attribution.cue is None:
        return False
    cue = words_of(attribution.cue.of(setting.annotated.article.text))
    speaking = setting.speakers.language.where.speaking
    return not (attribution.source is None and cue[:1] and cue[0] in speaking)


def _cut(setting: _Setting, left: int, right: int) -> int:
    """Where the frame of the left one ends and that of the right one begins."""
    gap = Span(setting.anchors[left].end, setting.anchors[right].start)
    ends = [piece.end for piece in setting.attributions[left].content if gap.contains(piece)]
    if ends:
        return max(ends)
    starts = [piece.start for piece in setting.attributions[right].content if gap.contains(piece)]
    if starts:
        return min(starts)
    words = gap.of(setting.annotated.article.text)
    return max((gap.start + match.start() for match in _CUT.finditer(words)), default=gap.end)


def _blanked(setting: _Setting, zone: Span, *, place: int) -> str:
    """The words of a zone, without what others say, unless it holds the place."""
    words = zone.of(setting.annotated.article.text)
    for span in (setting.said[index] for index in setting.overlaps.of(zone)):
        if not span.start <= place < span.end:
            start, end = max(span.start, zone.start), min(span.end, zone.end)
            blank = BLANK * (end - start)
            words = words[: start - zone.start] + blank + words[end - zone.start :]
    return words


def _said_by_somebody(
    annotated: AnnotatedArticle, attributions: Sequence[Attribution]
) -> tuple[Span, ...]:
    contents = (piece for attribution in attributions for piece in attribution.content)
    quoted = (
        quotation.outer
        for quotation in annotated.quotations
        if quotation.outer.end - quotation.outer.start > _MOST_LETTERS_OF_A_TITLE
    )
    return tuple(sorted({*contents, *quoted}))


def _sentence(annotated: AnnotatedArticle, place: int) -> Span:
    """The sentence that holds a place, or the whole text where none is known."""
    sentences = annotated.sentences or (Span(0, len(annotated.article.text)),)
    return sentences[_index_at(sentences, place)]


def _index_at(spans: Sequence[Span], place: int) -> int:
    return max(0, last_begun(spans, place))
