"""Acts that a reader gave, against those of what was read."""

import json

import pytest

import act_scores
from onrecord.model import Article, PageRef, Reading, Span, Statement

TEXT = "Ilse Varen denied that ships rust. She said that the sea was blue. A gull hoped for fish."
# A measure of the kind that lies with the gold articles.
MEASURE = """
import re
def words(text): return [(m[0], m.start(), m.end()) for m in re.finditer(r"\\w+", text)]
def covered(spans, table):
    return frozenset(
        i for i, (_, a, b) in enumerate(table) if any(s < b and a < e for s, e in spans)
    )
def aligner(own, gold): return lambda index: index
"""


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def statement(words, act):
    return Statement(
        id=f"s-{words}",
        content=(span(words),),
        source=None,
        cue=None,
        speaker=None,
        relay=(),
        said=None,
        venue=None,
        addressee=None,
        manner="indirect",
        act=act,
        confidence=0.9,
        method="drawn@1",
    )


def gold(words, act, *, optional=False):
    return {"content": [span(words)], "act": act, "optional": optional}


@pytest.mark.parametrize(
    ("found", "scores"),
    {
        "both right": (("deny", "say"), (100.0, 100.0)),
        "a force for none": (("deny", "praise"), (50.0, 50.0)),
        "none for a force": (("say", "say"), (50.0, 0.0)),
    }.values(),
)
def test_acts_are_compared(found, scores, tmp_path):
    (tmp_path / "score.py").write_text(MEASURE, "utf-8")
    statements = [gold("that ships rust", "deny"), gold("that the sea was blue", "say")]
    statements.append(gold("for fish", "ask", optional=True))
    written = {"id": "a", "text": TEXT, "statements": statements}
    (tmp_path / "a.gold.json").write_text(json.dumps(written), "utf-8")
    reading = Reading(
        PageRef("a"),
        article=Article("a", TEXT, "0" * 64),
        statements=(
            statement("that ships rust", found[0]),
            statement("that the sea was blue", found[1]),
            statement("for fish", "say"),
        ),
    )
    shares = act_scores.percentages(tmp_path, tmp_path / "score.py", [reading])
    assert (shares["right"], shares["force"]) == scores
