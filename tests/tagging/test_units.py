"""A text as the encoder reads it."""

import pytest

from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.sentences import split_paragraphs
from onrecord.tagging.units import (
    ALL_CAPITALS,
    CAPITAL,
    CONTINUED,
    LOWER,
    NESTED,
    NO_LETTERS,
    QUOTED,
    UNQUOTED,
    units_of,
)


def read(text, tokenizer):
    paragraphs = split_paragraphs(text)
    quotations = find_quotations(text, paragraphs)
    return list(units_of(text, paragraphs, quotations, tokenizer=tokenizer))


def words_with(tokenizer, text, feature):
    """Each word with the feature of its first piece; all its pieces have the same."""
    found = []
    for unit in read(text, tokenizer):
        values = getattr(unit, feature)
        bounds = [*unit.firsts, len(unit.pieces)]
        for word, first, last in zip(unit.words, bounds, bounds[1:], strict=False):
            assert len(set(values[first:last])) == 1
            found.append((word.of(text), values[first]))
    return found


def test_a_paragraph_is_a_unit_and_its_words_are_spans_of_the_text(letters):
    text = "Head\n\nVell spoke.\n"
    units = read(text, letters)
    assert [[word.of(text) for word in unit.words] for unit in units] == [
        ["Head"],
        ["Vell", "spoke", "."],
    ]
    assert units[1].firsts == (0, 4, 9)


def test_capital_letters(letters):
    assert words_with(letters, "the NTA met O 12 .", "capitals") == [
        ("the", LOWER), ("NTA", ALL_CAPITALS), ("met", LOWER), ("O", CAPITAL),
        ("12", NO_LETTERS), (".", NO_LETTERS),
    ]  # fmt: skip


QUOTATIONS = {
    "the marks stand inside": (
        "a “b” c",
        [UNQUOTED, QUOTED, QUOTED, QUOTED, UNQUOTED],
    ),
    "nested": ("“a ‘b’”", [QUOTED, QUOTED, NESTED, NESTED, NESTED, QUOTED]),
    "goes on": ("“a\n\n“b”", [QUOTED, QUOTED, CONTINUED, CONTINUED, CONTINUED]),
    "two apostrophes are a mark, which the first of them closes": (
        "''a'' b",
        [QUOTED] * 4 + [UNQUOTED] * 2,
    ),
}


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS.values(), ids=QUOTATIONS)
def test_quotation_marks(letters, text, expected):
    assert [value for _, value in words_with(letters, text, "quotations")] == expected
