"""Words keep their place when the text around them changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.record.corrections.placing import place

WORDS = "The ice held. The ice broke."


@pytest.mark.parametrize(
    ("words", "other", "found"),
    [
        pytest.param((0, 7), "Now. The ice held. The ice broke.", (5, 12), id="moved"),
        pytest.param((14, 21), "The ice held. A ship sank. The ice broke.", (27, 34), id="twice"),
        pytest.param((14, 27), "The ice held.", None, id="gone"),
        pytest.param((0, 7), "The  ice held. The ice broke.", (0, 8), id="a space more"),
        pytest.param((0, 7), "A. The ice. B. The ice. C.", None, id="equally alike: no place"),
    ],
)
def test_where_words_stand_in_another_text(words, other, found):
    assert place(Span(*words), WORDS, other) == (Span(*found) if found else None)


@given(
    before=st.text("abc 🧊", max_size=20),
    words=st.text("xyzé", min_size=1, max_size=8),
    behind=st.text("abc 🧊", max_size=20),
    added=st.text("def", max_size=8),
)
def test_what_is_added_before_moves_the_words(before, words, behind, added):
    text = before + words + behind
    span = Span(len(before), len(before) + len(words))
    found = place(span, text, added + text)
    assert found == Span(span.start + len(added), span.end + len(added))
