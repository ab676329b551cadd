"""Quotes that people annotated, against what was read."""

import gzip
import json

import pytest

import quote_scores
from onrecord.model import Article, PageRef, Reading, Span, Speaker, Statement
from quote_scores import Quote, judge, percentages, read_quotes

TEXT = "“Ships sail,  and they rust,” Ilse Varen said."
SAID = "Ships sail, and they rust"
# A measure of the kind that lies with the gold articles.
MEASURE = """
import re
def same_name(a, b): return a == b
def words(text): return [(m[0].casefold(), m.start(), m.end()) for m in re.finditer(r"\\w+", text)]
"""


@pytest.fixture
def score(tmp_path):
    path = tmp_path / "score.py"
    path.write_text(MEASURE, "utf-8")
    return path


def reading_of(content, speaker="Ilse Varen"):
    article = Article("a", TEXT, "0" * 64)
    statement = Statement(
        id="s-1",
        content=(content,),
        source=None,
        cue=None,
        speaker=Speaker(speaker, "person"),
        relay=(),
        said=None,
        venue=None,
        addressee=None,
        manner="direct",
        act="say",
        confidence=0.9,
        method="drawn@1",
    )
    return Reading(PageRef("a"), article=article, statements=(statement,))


WHOLE = Span(1, TEXT.index(",”"))
CASES = {
    "right": (reading_of(WHOLE), True),
    "another speaker": (reading_of(WHOLE, "Tomas Brel"), False),
    "a word of it is not it": (reading_of(Span(1, 6)), None),
    "another's words": (reading_of(Span(TEXT.index("Ilse"), len(TEXT))), None),
}


@pytest.mark.parametrize(("reading", "right"), CASES.values(), ids=CASES)
def test_a_quote_is_judged(reading, right, score):
    measure = quote_scores.load_measure(score)
    assert judge(Quote("a", SAID, "Ilse Varen"), reading, measure) is right


def test_only_named_persons_count(tmp_path, score):
    path = tmp_path / "articles.jsonl.gz"
    speakers = ["Ilse_Varen", "other_pro", "Tea_Party", "House_Democrats"]
    quotes = [{"text": SAID, "speaker": speaker} for speaker in speakers]
    path.write_bytes(gzip.compress(json.dumps({"id": "a", "annotated_quotes": quotes}).encode()))
    assert list(read_quotes(path)) == [Quote("a", SAID, "Ilse Varen")]
    found = percentages(path, score, [reading_of(WHOLE)])
    assert found == {"found": 100.0, "right": 100.0}
    assert percentages(path, score, [])["found"] == 0.0
