import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Ilse Varen", " ilse varen ", id="case"),
        pytest.param("Núñez-Ørsted", " nunez orsted ", id="diacritics and hyphens"),
        pytest.param("Łukasz Đoković", " lukasz dokovic ", id="letters that do not decompose"),
        pytest.param("O’Brien, O'Brien", " o brien o brien ", id="apostrophes of both kinds"),
        pytest.param("İZMİR ﬁle Straße", " izmir file strasse ", id="case beyond ASCII"),
        pytest.param("snake_case 50%", " snake case 50 ", id="nothing that LIKE reads as a sign"),
        pytest.param(" – … ", "", id="no words"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
