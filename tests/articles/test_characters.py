import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.characters import bare, one_line, visible

SEEN = {
    "soft hyphens go": ("har\u00adbour", "harbour"),
    "no-break spaces are spaces": ("40\u00a0barges\u202fwait", "40 barges wait"),
    "zero-width characters go": ("\ufeffnorth\u200bern\u2060 lock", "northern lock"),
    "direction marks go": ("\u200eVesper\u202c", "Vesper"),
    "control characters go": ("the\x00 quay\x07", "the quay"),
    "Latin-1's controls are Windows-1252's marks": ("\x93We wait\x94 \x96 he", "“We wait” – he"),
    "a Persian word keeps its non-joiner": ("می\u200cخواهم", "می\u200cخواهم"),
    "a non-joiner between Latin letters goes": ("har\u200cbour", "harbour"),
    "an Indic cluster keeps its joiner": ("क्\u200dष", "क्\u200dष"),
    "an emoji keeps its joiners": ("👩\u200d✈\ufe0f flies", "👩\u200d✈\ufe0f flies"),
    "a joiner between Latin letters goes": ("a\u200db", "ab"),
    "no normal form is applied": ("Ve\u0301sper Vésper", "Ve\u0301sper Vésper"),
    "line ends are line feeds": ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
}


@pytest.mark.parametrize(("text", "seen"), SEEN.values(), ids=SEEN.keys())
def test_what_a_reader_sees(text, seen):
    assert visible(text) == seen


def test_white_space_is_one_space():
    assert one_line("  the \n\t northern\u00a0 lock ") == "the northern lock"


def test_bare_is_the_same_however_a_text_is_set():
    assert bare("“North-ern” Lock!") == bare("north ern 'lock'")


@given(st.text())
def test_what_is_seen_is_seen_again(text):
    assert visible(visible(text)) == visible(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_letters_and_digits_are_never_lost(text):
    fillers = "\u115f\u1160"  # letters by their category, invisible by their nature
    letters = [one for one in text if one.isalnum() and one not in fillers]
    assert [one for one in visible(text) if one.isalnum()] == letters
