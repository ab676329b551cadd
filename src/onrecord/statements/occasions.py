"""What each attribution tells of its circumstances, before anything is carried over.

AnnotatedArticle, attributions -> occasions
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Attribution, Speaker
from onrecord.statements.addressee import addressee_in
from onrecord.statements.dating import time_in
from onrecord.statements.framing import find_frames
from onrecord.statements.gatherings import find_attendances
from onrecord.statements.polls import find_answers, through_poll
from onrecord.statements.relay import by_hearsay, relays_in
from onrecord.statements.sessions import Occasion, is_apart
from onrecord.statements.venue import venue_in


def find_occasions(
    annotated: AnnotatedArticle,
    attributions: Sequence[Attribution],
    *,
    speakers: Sequence[Speaker | None],
    language: Language,
) -> tuple[Occasion, ...]:
    """One for each attribution and each opening of a speech, in the order of the text.

    Args:
        annotated: the article.
        attributions: in the order of the text.
        speakers: one for each attribution, None where it is unknown.
        language: its words.
    """
    frames = find_frames(annotated, attributions, speakers=speakers, language=language)
    occasions = [
        Occasion(
            frame=frame,
            time=time_in(frame) or (poll.time if poll else None),
            venue=venue_in(frame),
            relays=through_poll(poll, relays_in(frame)),
            addressee=addressee_in(frame),
            apart=is_apart(frame),
        )
        for frame, poll in zip(frames, find_answers(annotated, frames, language), strict=True)
    ]
    relays = by_hearsay(occasions)
    occasions = [
        replace(occasion, relays=passed) for occasion, passed in zip(occasions, relays, strict=True)
    ]
    attendances = find_attendances(annotated, occasions, language)
    return tuple(
        replace(occasion, attendance=attendance)
        for occasion, attendance in zip(occasions, attendances, strict=True)
    )
