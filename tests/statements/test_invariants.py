"""What holds for the statements of any text."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article, Span, Statement
from onrecord.statements import find_statements

_WORDS = st.sampled_from(
    [
        "Ilse",
        "Varen",
        "said",
        "told",
        "that",
        "“",
        "”",
        "‘",
        "’",
        '"',
        ",",
        ".",
        ":",
        ";",
        "—",
        "(",
        ")",
        "according",
        "to",
        "the",
        "minister",
        "in",
        "her",
        "view",
        "NTA",
        "reported",
        "citing",
        "a",
        "source",
        "quoted",
        "as",
        "saying",
        "on",
        "Monday",
        "he",
        "she",
        "they",
        "“Ships",
        "sail,”",
        "not",
        "would",
        "and",
        "but",
        "called",
        "plan",
        "“bad”",
        "\n\n",
        "😀",
        "declined",
        "to",
        "comment",
        "U.S.",
        "Mr.",
        "Brel's",
    ]
)
_TEXTS = st.lists(_WORDS, max_size=60).map(" ".join)
_SETTINGS = settings(max_examples=150, deadline=None)


@given(_TEXTS)
@example("Ilse Ilse Ilse according to ’ said Ilse")
@_SETTINGS
def test_every_span_lies_in_the_text(text: str) -> None:
    for statement in statements_of(text):
        for span in spans_of(statement):
            assert 0 <= span.start < span.end <= len(text)


@given(_TEXTS)
@_SETTINGS
def test_content_has_no_space_around_it_and_its_pieces_do_not_overlap(text: str) -> None:
    for statement in statements_of(text):
        pieces = statement.content
        assert all(piece.of(text) == piece.of(text).strip() for piece in pieces)
        assert all(a.end <= b.start for a, b in itertools.pairwise(pieces))


@given(_TEXTS)
@_SETTINGS
def test_no_two_statements_share_content_and_speaker(text: str) -> None:
    found = statements_of(text)
    assert len({(s.content, s.speaker) for s in found}) == len(found)
    assert len({s.id for s in found}) == len(found)


@given(_TEXTS)
@_SETTINGS
def test_a_statement_without_a_source_has_no_speaker(text: str) -> None:
    assert all(s.speaker is None for s in statements_of(text) if s.source is None)


@given(_TEXTS)
@_SETTINGS
def test_the_same_text_gives_the_same_statements(text: str) -> None:
    assert statements_of(text) == statements_of(text)


@given(_TEXTS)
@_SETTINGS
def test_a_paragraph_without_names_changes_nothing_before_it(text: str) -> None:
    before = statements_of(text)
    after = statements_of(text + "\n\nIt rained for a long time.")
    assert [replace(s, id="") for s in after[: len(before)]] == [replace(s, id="") for s in before]


@given(_TEXTS, _TEXTS)
@_SETTINGS
def test_another_article_changes_nothing(text: str, other: str) -> None:
    before = statements_of(text)
    statements_of(other)
    assert statements_of(text) == before


@given(_TEXTS)
@_SETTINGS
def test_a_person_by_another_name_is_renamed_and_nothing_else(text: str) -> None:
    def renamed(words: str) -> str:
        return words.replace("Ilse", "Olga").replace("Varen", "Tolan")

    before, after = statements_of(text), statements_of(renamed(text))
    assert [spans_of(s) for s in after] == [spans_of(s) for s in before]
    assert [s.speaker and s.speaker.name for s in after] == [
        s.speaker and renamed(s.speaker.name) for s in before
    ]


def statements_of(text: str) -> tuple[Statement, ...]:
    article = Article(id="a-1", text=text, sha256="0" * 64, published="2026-05-05", language="en")
    language = load("en")
    return find_statements(annotate(article, language), language)


def spans_of(statement: Statement) -> list[Span]:
    parts = [statement.said, statement.venue, *statement.relay]
    spans = [*statement.content, statement.cue, statement.source, *(p.span for p in parts if p)]
    return [span for span in spans if span]
