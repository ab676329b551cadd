"""The whole engine, model and rules, over passages of kinds that corpora hold few of."""

import re
import tomllib
from pathlib import Path

import pytest

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article
from onrecord.statements import find_statements
from onrecord.tagging import load_tagger

PASSAGES = tomllib.loads(Path(__file__).with_name("passages.toml").read_text("utf-8"))["passage"]
ENGLISH = load("en")
# As in the measure of quality: of all words of two contents half are shared.
OVERLAP = 0.5
WORD = re.compile(r"\w+")


def statements_of(text):
    article = Article("a", text, "0" * 64, published="2026-06-04", language="en")
    return find_statements(annotate(article, ENGLISH, load_tagger("en")), ENGLISH)


def agree(statement, wanted, text):
    speaker, content, *relay = wanted
    name = statement.speaker.name if statement.speaker else "-"
    found = set(WORD.findall(" ".join(piece.of(text) for piece in statement.content)))
    words = set(WORD.findall(content))
    return (
        len(found & words) / len(found | words) >= OVERLAP
        and name.casefold().removeprefix("the ").endswith(speaker.casefold().removeprefix("the "))
        and [one.name.casefold() for one in statement.relay] == [one.casefold() for one in relay]
    )


def cases():
    for passage in PASSAGES:
        marks = [pytest.mark.xfail(reason="not yet")] if passage.get("missed") else []
        yield pytest.param(passage, id=passage["kind"], marks=marks)


@pytest.mark.parametrize("passage", list(cases()))
def test_who_said_what_is_found_and_nothing_else(passage):
    text = passage["text"].strip()
    found = list(statements_of(text))
    missing = []
    for wanted in passage["said"]:
        right = [statement for statement in found if agree(statement, wanted, text)]
        if right:
            found.remove(right[0])
        else:
            missing.append(wanted)
    others = [
        (one.speaker and one.speaker.name, [piece.of(text) for piece in one.content], one.relay)
        for one in found
    ]
    assert (missing, others) == ([], [])
