"""How the frames of an article are cut out of its sentences.

AnnotatedArticle, attributions -> frames

The sentence of a cue is cut where the next attribution of the narrator's begins, and all that
somebody else says in it is blanked out; an attribution within another's words keeps to these.
Sentences that open a speech without a word of it ("X spoke to reporters on Monday.") get a frame
too, for what they tell of the attributions after them.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Attribution, Span, Speaker
from onrecord.statements.frames import BLANK, Frame, words_of
from onrecord.statements.openings import find_openings

_CUT = re.compile(r"[,;:]|\s(?:—|–|--)\s")
# Longer words in quotation marks are somebody's; shorter ones may be the name of a programme.
_MOST_LETTERS_OF_A_TITLE = 30


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the frame of one attribution takes from the others.

    Attributes:
        sentences: that of each cue.
        anchors: as in `Frame`.
        holders: as in `Frame`.
        said: every stretch that somebody else says.
    """

    annotated: AnnotatedArticle
    attributions: Sequence[Attribution]
    language: Language
    sentences: tuple[Span, ...]
    anchors: tuple[Span, ...]
    holders: tuple[int | None, ...]
    said: tuple[Span, ...]


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
    openings = find_openings(annotated, attributions, language)
    every = (*attributions, *(opening for opening, _ in openings))
    known = (*_carried(attributions, speakers), *(speaker for _, speaker in openings))
    sentences = tuple(_sentence(annotated, _place(attribution)) for attribution in every)
    setting = _Setting(
        annotated=annotated,
        attributions=every,
        language=language,
        sentences=sentences,
        anchors=tuple(_anchor(every, index, sentences) for index in range(len(every))),
        holders=tuple(_holder(every, index) for index in range(len(every))),
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
        language=setting.language,
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


def _anchor(attributions: Sequence[Attribution], index: int, sentences: Sequence[Span]) -> Span:
    """From source to cue; the cue alone where the source is elsewhere, or has a cue of its own."""
    cue, source = attributions[index].cue, attributions[index].source
    if cue is None:
        start = attributions[index].content[0].start
        return Span(start, start)
    if source is None or not sentences[index].contains(source):
        return cue
    hull = Span(min(cue.start, source.start), max(cue.end, source.end))
    others = (one.cue for other, one in enumerate(attributions) if other != index and one.cue)
    return cue if any(hull.contains(other) for other in others) else hull


def _holder(attributions: Sequence[Attribution], index: int) -> int | None:
    """The attribution with the smallest piece of content around this one's cue."""
    cue = attributions[index].cue
    if cue is None:
        return None
    around = [
        (piece.end - piece.start, other)
        for other, attribution in enumerate(attributions)
        for piece in attribution.content
        if other != index and piece.contains(cue)
    ]
    return min(around)[1] if around else None


def _zone(setting: _Setting, index: int) -> Span:
    """The sentence, within the content that holds the cue, cut at the neighbours."""
    cue, anchors, holder = setting.attributions[index].cue, setting.anchors, setting.holders[index]
    start, end = setting.sentences[index]
    if holder is not None and cue is not None:
        piece = next(p for p in setting.attributions[holder].content if p.contains(cue))
        start, end = max(start, piece.start), min(end, piece.end)
    for other, sentence in enumerate(setting.sentences):
        if sentence != setting.sentences[index] or not _cuts(setting, index, other):
            continue
        if anchors[other].end <= anchors[index].start:
            start = max(start, _cut(setting, other, index))
        elif anchors[index].end <= anchors[other].start:
            end = min(end, _cut(setting, index, other))
    return Span(min(start, anchors[index].start), max(end, anchors[index].end))


def _cuts(setting: _Setting, index: int, other: int) -> bool:
    """Whether the other one is a neighbour, and not a question that the speaker answers."""
    attribution = setting.attributions[other]
    if other == index or attribution.cue is None:
        return False
    if setting.holders[other] != setting.holders[index]:
        return False
    cue = words_of(attribution.cue.of(setting.annotated.article.text))
    asked = attribution.source is None and cue[:1] and cue[0] in setting.language.where.speaking
    return not asked


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
    for span in setting.said:
        if span.overlaps(zone) and not span.start <= place < span.end:
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
    return (*contents, *quoted)


def _sentence(annotated: AnnotatedArticle, place: int) -> Span:
    """The sentence that holds a place, or the whole text where none is known."""
    sentences = annotated.sentences or (Span(0, len(annotated.article.text)),)
    return sentences[_index_at(sentences, place)]


def _index_at(spans: Sequence[Span], place: int) -> int:
    return max(0, bisect.bisect_right(spans, place, key=lambda span: span.start) - 1)
