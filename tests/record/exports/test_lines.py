"""JSON Lines: the statement as the reading format has it, and all that goes with it."""

import dataclasses
import json

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.codec import encode
from onrecord.model import PageRef, Reading, RecordedActor
from onrecord.record.exports import write_jsonl
from onrecord.record.exports.lines import Line


@given(data=st.data())
@settings(max_examples=30)
def test_a_statement_is_what_a_reading_has(many, written, data):
    matches = data.draw(many)
    made, exported = written(write_jsonl, matches)
    assert exported.missing == ()
    lines = made.split(b"\n")
    assert lines.pop() == b""
    for line, match in zip(map(json.loads, lines), matches, strict=True):
        reading = Reading(PageRef("x"), match.article, (match.statement,))
        whole = json.loads(encode(reading))
        assert line["statement"] == whole["statements"][0]
        left_out = {name: whole["article"].pop(name) for name in ("text", "found")}
        assert (line["article"], left_out["text"]) == (whole["article"], match.article.text)
        text = match.article.text
        content = line["statement"]["content"]
        assert line["words"] == [text[start:end] for start, end in content]


@given(data=st.data())
@settings(max_examples=30)
def test_a_line_is_of_its_type(many, written, data):
    made, _ = written(write_jsonl, data.draw(many))
    for line in made.splitlines():
        assert msgspec.json.encode(msgspec.json.decode(line, type=Line)) == line


def test_a_line_cites(tell, written):
    actor = RecordedActor("w-1", "Ilse Varen", "person", names=("Ilse Varen", "Varen"))
    match = tell("[Ilse Varen] {said}: <The owl 🦉 is back.>", actor=actor, review="accepted")
    line = json.loads(written(write_jsonl, [match])[0])
    assert line["format"] == "onrecord.statement/1"
    assert (line["words"], line["cue"], line["source"]) == (
        ["The owl 🦉 is back."],
        "said",
        "Ilse Varen",
    )
    assert line["article"] == {
        "id": "a-0123456789abcdef",
        "url": "https://vesper.example/harbour",
        "outlet": "Radio Vesper",
        "title": "Harbour talks resume",
        "authors": ["Ana Ruiz"],
        "published": "2026-03-15T10:00:00+01:00",
        "language": "en",
        "sha256": match.article.sha256,
    }
    assert line["actor"] == json.loads(json.dumps(dataclasses.asdict(actor)))
    assert line["review"] == "accepted"


def test_unknown_is_null(tell, written):
    line = json.loads(written(write_jsonl, [tell("<The owl is back.>")])[0])
    assert (line["actor"], line["review"], line["cue"], line["source"]) == (None, None, None, None)
