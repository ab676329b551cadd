"""The example story: its pages, what a careful reader finds in them, how near onrecord comes."""

from __future__ import annotations

import difflib
import importlib.util
import re
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.codec import decode, encode, spans_of
from onrecord.model import Reading, Span, Statement

EXAMPLES = Path(__file__).parents[1] / "examples"
PAGES, EXPECTED = EXAMPLES / "pages", EXAMPLES / "expected"

# Floors, in per cent: raise them when the product gets better, never lower one silently.
TEXT_FLOOR = 97
"""Of one page: how alike the words of its body are to those that a reader sees."""
OVERLAP_FLOOR = 84
"""F1 of statements whose contents share at least half of their words."""
SPEAKER_FLOOR = 81
"""Of the statements found: those whose speaker is right."""
DIRECT_FLOOR = 90
"""Of the quotations that a reader finds: those that onrecord finds."""

OPENING = ("“", '"', "„", "«", "‘")
WORD = re.compile(r"\w+")


def _load_build():
    spec = importlib.util.spec_from_file_location("examples_build", EXPECTED / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


build = _load_build()
EXPECTATIONS = [decode(line) for line in build.READINGS.read_bytes().splitlines()]
ARTICLES = [reading for reading in EXPECTATIONS if reading.article]
UNREAD = [reading for reading in EXPECTATIONS if reading.unread]


def page_name(reading: Reading) -> str:
    return reading.page.origin.rsplit("/", 1)[-1]


@pytest.fixture(scope="module")
def product() -> dict[str, Reading]:
    """What onrecord makes of the pages, by the page's name."""
    return {page_name(reading): reading for reading in pipeline.read([str(PAGES)])}


# ------------------------------------------------------------------------------- what is expected


def test_expected_readings_are_up_to_date():
    assert build.lines(build.readings()) == build.READINGS.read_bytes(), (
        "run `python examples/expected/build.py`"
    )


def test_every_page_is_covered():
    covered = {page_name(reading).split(":")[0] for reading in EXPECTATIONS}
    assert covered == {path.name for path in PAGES.iterdir()}


def test_the_story_is_as_large_as_it_should_be():
    assert len(list(PAGES.iterdir())) >= 18
    assert len({reading.article.outlet for reading in ARTICLES if reading.article}) >= 7
    assert len(UNREAD) == 3


@pytest.mark.parametrize("reading", EXPECTATIONS, ids=page_name)
def test_an_expected_reading_survives_its_line(reading: Reading):
    assert decode(encode(reading)) == reading


def test_statement_ids_are_unique():
    ids = [statement.id for reading in ARTICLES for statement in reading.statements]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("s-[0-9a-f]{16}", each) for each in ids)


@pytest.mark.parametrize("reading", ARTICLES, ids=page_name)
def test_marks_are_drawn_tightly(reading: Reading):
    text = reading.article.text
    for statement in reading.statements:
        for span in spans_of(statement):
            assert span.of(text) == span.of(text).strip()


@pytest.mark.parametrize("reading", ARTICLES, ids=page_name)
def test_manner_agrees_with_the_quotation_marks(reading: Reading):
    text = reading.article.text
    for statement in reading.statements:
        opened = [text[: piece.start].rstrip().endswith(OPENING) for piece in statement.content]
        inside = any(mark in piece.of(text) for piece in statement.content for mark in OPENING)
        quoted = "direct" if all(opened) else "mixed" if inside or any(opened) else "indirect"
        found = [piece.of(text) for piece in statement.content]
        assert statement.manner == quoted, found


@pytest.mark.parametrize("reading", ARTICLES, ids=page_name)
def test_a_statement_without_source_carries_its_speaker_over(reading: Reading):
    heard = {None}
    for statement in reading.statements:
        assert statement.source or statement.speaker in heard
        heard.add(statement.speaker)


CASES = {
    "a mark gives the span of its words": (
        "[1s She] [1c said] [1 it burns].",
        "> 1 indirect say x",
    ),
    "marks may nest": ("[1 what [2s she] [2c calls] “[2 a key]”] [1s he] said", None),
    "one mark may serve two statements": ("[1,2s She] [1c said] [1 a] and [2c denied] [2 b]", None),
}


@pytest.mark.parametrize(("line", "note"), CASES.values(), ids=CASES)
def test_marks_are_read(line: str, note: str | None):
    numbers = sorted({int(number) for number in re.findall(r"\d", line)})
    notes = note or "\n".join(f"> {number} indirect say x" for number in numbers)
    marked = build.read_marks(f"{line}\n\n{notes}")
    assert marked.text == re.sub(r"\[[\d,]+[a-z]? |\]", "", line)
    for (number, part), spans in marked.spans.items():
        letter = {value: key for key, value in build.PARTS.items()}[part]
        drawn = re.search(rf"\[(?:\d,)?{number}(?:,\d)?{letter} ([^\[\]]*)", line)
        assert drawn
        assert spans[0].of(marked.text).startswith(drawn[1])


@pytest.mark.parametrize(
    "source",
    {
        "a mark is not closed": "[1 it burns",
        "a mark has no note": "[1 it burns] and [2 it shines]\n\n> 1 indirect say x",
        "a note has no mark": "it burns\n\n> 1 indirect say x",
        "a note has no speaker": "[1 it burns]\n\n> 1 indirect say",
        "a statement has no content": "[1s she]\n\n> 1 indirect say x",
        "a day has no date": "[1 it burns] on [1d Monday]\n\n> 1 indirect say x",
        "a relay has no mark": "[1 it burns]\n\n> 1 indirect say x; relay NTA",
        "a word means nothing": "[1 it burns]\n\n> 1 indirect say x; loudly",
    }.values(),
)
def test_a_slip_in_the_marks_is_reported(source: str):
    with pytest.raises(ValueError, match=r"mark|note|bracket"):
        build.read_marks(source)


# ------------------------------------------------------------------------------ what onrecord reads


def test_no_page_is_lost(product: dict[str, Reading]):
    assert sorted(product) == sorted(map(page_name, EXPECTATIONS))


@pytest.mark.parametrize("expected", EXPECTATIONS, ids=page_name)
def test_the_page_is_the_one_that_was_meant(expected: Reading, product: dict[str, Reading]):
    assert product[page_name(expected)].page.sha256 == expected.page.sha256


@pytest.mark.parametrize("expected", UNREAD, ids=page_name)
def test_a_page_without_article_says_why(expected: Reading, product: dict[str, Reading]):
    found = product[page_name(expected)]
    assert found.unread
    assert expected.unread
    assert found.unread.reason == expected.unread.reason


@pytest.mark.parametrize("field", ["outlet", "title", "authors", "url", "language"])
@pytest.mark.parametrize("expected", ARTICLES, ids=page_name)
def test_what_the_page_says_about_itself(
    expected: Reading, field: str, product: dict[str, Reading]
):
    found = product[page_name(expected)]
    assert found.article, found.unread
    assert getattr(found.article, field) == getattr(expected.article, field)


@pytest.mark.parametrize("expected", ARTICLES, ids=page_name)
def test_when_the_page_was_published(expected: Reading, product: dict[str, Reading]):
    found = product[page_name(expected)].article
    assert found
    assert found.published
    assert expected.article
    assert datetime.fromisoformat(found.published) == datetime.fromisoformat(
        expected.article.published or ""
    )


@pytest.mark.parametrize("expected", ARTICLES, ids=page_name)
def test_the_body_is_what_a_reader_sees(expected: Reading, product: dict[str, Reading]):
    found = product[page_name(expected)].article
    assert found
    assert expected.article
    own, meant = words(found.text), words(expected.article.text)
    alike = difflib.SequenceMatcher(None, own, meant, autojunk=False).ratio()
    assert 100 * alike >= TEXT_FLOOR


# ------------------------------------------------------------------------------ what onrecord finds


@dataclass(frozen=True)
class Match:
    """An expected statement and the product's statement of the same words, if any."""

    words: str
    expected: Statement
    found: Statement | None


@pytest.fixture(scope="module")
def matches(product: dict[str, Reading]) -> list[Match]:
    """Every expected statement, matched."""
    return [
        match
        for expected in ARTICLES
        for match in match_page(expected, product[page_name(expected)])
    ]


def test_statements_overlap(matches: list[Match], product: dict[str, Reading]):
    required = [match for match in matches if is_required(match.expected)]
    optional_found = sum(1 for match in matches if match.found and not is_required(match.expected))
    found = sum(1 for match in required if match.found)
    given = sum(len(product[page_name(each)].statements) for each in ARTICLES) - optional_found
    assert percent(2 * found, len(required) + given) >= OVERLAP_FLOOR


def test_speakers_agree(matches: list[Match]):
    found = [match for match in matches if match.found and is_required(match.expected)]
    right = sum(1 for match in found if match.found and same_speaker(match.expected, match.found))
    assert percent(right, len(found)) >= SPEAKER_FLOOR


def test_direct_statements_are_found(matches: list[Match]):
    direct = [m for m in matches if m.expected.manner == "direct" and is_required(m.expected)]
    missed = [match.words for match in direct if not match.found]
    assert percent(len(direct) - len(missed), len(direct)) >= DIRECT_FLOOR, missed


def percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def is_required(statement: Statement) -> bool:
    return statement.confidence == build.CERTAIN


def words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def match_page(expected: Reading, found: Reading) -> list[Match]:
    """One to one, the best pairs first; two match when they share half of their words."""
    meant = {each.id: covered(expected, each) for each in expected.statements}
    given = {each.id: covered(found, each, onto=expected) for each in found.statements}
    shares = sorted(((share(meant[a], given[b]), a, b) for a in meant for b in given), reverse=True)
    pairs: dict[str, str] = {}
    for alike, a, b in shares:
        if alike >= 0.5 and a not in pairs and b not in pairs.values():
            pairs[a] = b
    by_id = {each.id: each for each in found.statements}
    text = expected.article.text if expected.article else ""
    return [
        Match(
            words=" … ".join(piece.of(text) for piece in each.content),
            expected=each,
            found=by_id.get(pairs.get(each.id, "")),
        )
        for each in expected.statements
    ]


def share(meant: frozenset[int], given: frozenset[int]) -> float:
    """Intersection over union."""
    return len(meant & given) / len(meant | given) if meant | given else 0.0


def covered(reading: Reading, statement: Statement, onto: Reading | None = None) -> frozenset[int]:
    """The words that a statement's content touches, counted in the expected text."""
    assert reading.article
    places = [Span(*word.span()) for word in WORD.finditer(reading.article.text)]
    touched = {
        index
        for index, place in enumerate(places)
        if any(piece.overlaps(place) for piece in statement.content)
    }
    if onto is None or onto.article is None or onto.article.text == reading.article.text:
        return frozenset(touched)
    table = aligned(reading.article.text, onto.article.text)
    return frozenset(table[index] for index in touched if index in table)


def aligned(own: str, meant: str) -> dict[int, int]:
    """Word numbers of one text onto those of another."""
    matcher = difflib.SequenceMatcher(None, words(own), words(meant), autojunk=False)
    return {
        block.a + step: block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def same_speaker(expected: Statement, found: Statement) -> bool:
    """Both unknown, or one name's words within the other's, articles aside."""
    if expected.speaker is None or found.speaker is None:
        return expected.speaker is found.speaker
    a, b = (
        set(words(each.speaker.name)) - {"the", "a", "an"}
        for each in (expected, found)
        if each.speaker
    )
    return bool(a and b) and (a <= b or b <= a)
