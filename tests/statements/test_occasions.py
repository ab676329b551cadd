"""What holds for the circumstances of any attributions in any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article, Attribution, Span
from onrecord.statements.addressee import find_addressees
from onrecord.statements.occasions import find_occasions
from onrecord.statements.relay import find_relays
from onrecord.statements.said import find_said
from onrecord.statements.speaker import Speakers
from onrecord.statements.venue import find_venue

ENGLISH = load("en")
PIECES = st.sampled_from(
    [
        *("Ilse Varen", "said", "told", "Reuters", "the BBC’s", "on Monday", "in a statement", "a"),
        *(
            "that",
            ",",
            ".",
            "“",
            "”",
            "who",
            "late",
            "Friday",
            "’s",
            "debate",
            "on",
            "Telegram",
            "X",
        ),
        *(
            "speaking",
            "to",
            "reporters",
            "through",
            "a spokesman",
            "in",
            "an interview",
            "with",
            "ARD",
        ),
        *(
            "reported",
            "quoted by",
            "spoke",
            "she",
            "the paper",
            "\n\n",
            "after",
            "😀",
            "letter",
            "by phone",
        ),
    ]
)


@st.composite
def attributed(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    """A text and attributions whose spans lie anywhere in it."""
    text = draw(st.lists(PIECES, min_size=1, max_size=40).map(" ".join) | st.text(min_size=1))
    place = st.integers(min_value=0, max_value=len(text) - 1)
    span = st.builds(lambda a, b: Span(min(a, b), max(a, b) + 1), place, place)
    one = st.builds(
        Attribution,
        content=st.lists(span, min_size=1, max_size=2).map(lambda pieces: tuple(sorted(pieces))),
        cue=st.none() | span,
        source=st.none() | span,
        act=st.sampled_from(["say", "believe"]),
        rule=st.just("drawn"),
        confidence=st.just(1.0),
    )
    return text, draw(st.lists(one, max_size=4))


@settings(max_examples=300, deadline=None)
@given(attributed())
def test_spans_lie_in_the_text_and_names_are_not_empty(
    drawn: tuple[str, list[Attribution]],
) -> None:
    text, attributions = drawn
    article = Article("a", text, "0" * 64, outlet="The Herald", published="2026-03-12")
    annotated = annotate(article, ENGLISH)
    speakers = [
        Speakers(annotated, ENGLISH).of(attribution.source) if attribution.source else None
        for attribution in attributions
    ]
    occasions = find_occasions(annotated, attributions, speakers=speakers, language=ENGLISH)
    said, venues = find_said(occasions), find_venue(occasions, find_said(occasions))
    relays, addressees = find_relays(occasions), find_addressees(occasions)
    assert len(said) == len(venues) == len(relays) == len(addressees) == len(attributions)
    for found in (*said, *venues, *(relay for chain in relays for relay in chain)):
        assert found is None or 0 <= found.span.start < found.span.end <= len(text)
    for named in (*venues, *(relay for chain in relays for relay in chain)):
        assert named is None or named.name.strip()
    assert all(addressee is None or addressee.strip() for addressee in addressees)
