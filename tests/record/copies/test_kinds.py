"""A letter is a paragraph of thirty words; a capital, the same paragraph in quotation marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Article
from onrecord.record.copies import kind_between

LETTERS = "abcdefghijklmnopqrstuvwxyzαβγδεζηθικλμνξοπ"
STORY = LETTERS[:12]
OTHERS = LETTERS[12:]


def drawn(letters, outlet="Radio Vesper", url=None):
    paragraphs = (
        f"“{paragraph(one.lower())}”" if one.isupper() else paragraph(one) for one in letters
    )
    return Article(outlet or "", "\n\n".join(paragraphs), "0" * 64, outlet=outlet, url=url)


def paragraph(letter):
    return " ".join(f"{letter}{number}" for number in range(30)) + "."


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        pytest.param("abcdefgh", "abcdefgh", "exact", id="printed whole"),
        pytest.param("ab", "ab", "exact", id="a short notice of two paragraphs"),
        pytest.param("a", "a", None, id="but not a line to sign in"),
        pytest.param("abcdefgh", "xabcdefgh", "near", id="with another beginning"),
        pytest.param("abcdefgh", "xyabcdefg", "near", id="a later version"),
        pytest.param("abcdefgh", "abcd", "part", id="cut from its end"),
        pytest.param("abcdefgh", "abc", None, id="but not three paragraphs of eight"),
        pytest.param("abcdefgh", "aubvcwdxey", "part", id="with others between"),
        pytest.param("abcdefghi", "abcduvwxyz", "part", id="cut and gone on with by both"),
        pytest.param("abcdefghi", "abuvwxyz", None, id="but not two paragraphs for background"),
        pytest.param("abcd", "abcdklmnopqrstuv", "part", id="whole, in a story four times as long"),
        pytest.param("abcd", f"abcd{OTHERS}", None, id="but not on a page of many stories"),
        pytest.param("ABCDExy", "ABCDEvw", None, id="a speech that both quote"),
        pytest.param("ABCDxyz", "abcduvw", None, id="a message that one of them quotes"),
        pytest.param("ABCDvwxyz", "ABCDvwxyk", "near", id="but a speech with the words around it"),
        pytest.param("ABCDEFGHIJ", "ABCDEFGHIJx", "near", id="an interview in full"),
    ],
)
def test_two_outlets(left, right, kind):
    assert kind_between(drawn(left), drawn(right, "Harbour Post")) == kind
    assert kind_between(drawn(right, "Harbour Post"), drawn(left)) == kind


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        pytest.param("abcdefgh", "abcdefgh", "exact", id="published twice"),
        pytest.param("abcdefgh", "abcdefxy", "near", id="a later version"),
        pytest.param("abcd", "abcdefghij", "part", id="a first report that grew"),
        pytest.param("abcdefgh", "abcduvwx", None, id="but not a box and the story so far"),
        pytest.param("uabcv", "wabcdefx", None, id="but not where it goes on with its own"),
    ],
)
def test_one_outlet(left, right, kind):
    assert kind_between(drawn(left), drawn(right)) == kind


HALF = ("abcdefgh", "abcduvwx")  # enough for two outlets, not for one


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        pytest.param(("Radio Vesper", None), ("Harbour Post", None), "part", id="two names"),
        pytest.param(("Radio Vesper", None), ("radio  vesper", None), None, id="one name"),
        pytest.param(
            ("Vesper", "https://vesper.example/a"),
            ("Vesper Opinion", "https://www.vesper.example/b"),
            None,
            id="two names at one address",
        ),
        pytest.param(
            (None, "https://vesper.example/a"),
            (None, "https://post.example/b"),
            "part",
            id="two addresses",
        ),
        pytest.param((None, None), ("Harbour Post", None), None, id="nobody tells"),
    ],
)
def test_which_is_one_outlet(left, right, kind):
    assert kind_between(drawn(HALF[0], *left), drawn(HALF[1], *right)) == kind


@given(st.lists(st.tuples(st.integers(0, 12), st.sampled_from(OTHERS)), max_size=24))
@settings(max_examples=50)
def test_other_paragraphs_between_leave_a_copy_a_copy(inserted):
    paragraphs = list(STORY)
    for place, other in inserted:
        paragraphs.insert(place, other)
    kind = kind_between(drawn(STORY), drawn(paragraphs, "Harbour Post"))
    assert kind == "exact" if not inserted else kind in ("near", "part")


@given(st.text(LETTERS[:6], min_size=2, max_size=12), st.sampled_from(["case", "spaces", "marks"]))
@settings(max_examples=50)
def test_whatever_is_substantial_is_a_copy_of_itself_however_it_is_set(letters, how):
    left = drawn(letters).text
    ways = {"case": left.upper(), "spaces": left.replace(" ", " \n "), "marks": accented(left)}
    right = Article("b", ways[how], "0" * 64, outlet="Harbour Post")
    assert kind_between(drawn(letters), right) == "exact"


def accented(text):
    return text.translate(str.maketrans("aecd", "áéçď"))


@given(
    st.lists(st.sampled_from("abc"), max_size=200), st.lists(st.sampled_from("abc"), max_size=200)
)
@settings(max_examples=50)
def test_without_eight_words_in_common_nothing_is_a_copy(left, right):
    runs, others = (
        {tuple(words[i : i + 8]) for i in range(len(words) - 7)} for words in (left, right)
    )
    one, other = Article("a", " ".join(left), "0" * 64), Article("b", " ".join(right), "0" * 64)
    assert runs & others or kind_between(one, other) is None


@given(st.text(LETTERS[:8] + "ABCD", max_size=14), st.text(LETTERS[:8] + "ABCD", max_size=14))
@settings(max_examples=50)
def test_it_is_the_same_from_both_sides(left, right):
    one, other = drawn(left), drawn(right, "Harbour Post")
    assert kind_between(one, other) == kind_between(other, one)
