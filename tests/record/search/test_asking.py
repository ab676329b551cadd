"""What a person types becomes terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SelectionError
from onrecord.record import SaidQuery
from onrecord.record.search.asking import terms_of
from onrecord.record.search.words import Term


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        pytest.param("ice", [Term(("ice",))], id="a word"),
        pytest.param("Ice TRAVEL", [Term(("ice",)), Term(("travel",))], id="two words, any case"),
        pytest.param('"before the ice"', [Term(("before", "the", "ice"))], id="a phrase"),
        pytest.param("“before the”", [Term(("before", "the"))], id="in marks of any kind"),
        pytest.param('"before the', [Term(("before", "the"))], id="a mark that is not closed"),
        pytest.param("trav*", [Term(("trav",), prefix=True)], id="a beginning"),
        pytest.param('"the trav*"', [Term(("the", "trav"), prefix=True)], id="of a phrase"),
        pytest.param("ice -visit", [Term(("ice",)), Term(("visit",), excluded=True)], id="not"),
        pytest.param("Núñez-Varen", [Term(("nunez", "varen"))], id="a hyphen parts a phrase"),
        pytest.param("U.S.", [Term(("u", "s"))], id="points part a phrase"),
        pytest.param("% _ ' *", [], id="signs are no words"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_what_is_typed(typed, terms):
    assert list(terms_of(typed)) == terms


def test_only_what_must_not_occur_is_no_question():
    with pytest.raises(SelectionError, match="add a word that may"):
        SaidQuery(words="-visit").terms()


@given(st.text())
def test_anything_can_be_typed(typed):
    for term in terms_of(typed):
        assert term.words
        assert all(word.isalnum() for word in term.words)
