"""What an attribution does, by its cue and what it is credited with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article
from onrecord.statements.resolving import resolve
from onrecord.tagging import load_tagger

if TYPE_CHECKING:
    from collections.abc import Callable

ENGLISH = load("en")

ACTS = {
    "suggested that they do": ("Ilse Varen suggested that the crew leave.", "propose"),
    "suggested that they should": ("Ilse Varen suggested that the crew should go.", "propose"),
    "suggested that it is so": ("Ilse Varen suggested that the crew was late.", "say"),
    "assured that it will be": ("Ilse Varen assured them that ships will sail.", "promise"),
    "assured that it is": ("Ilse Varen assured them that the harbour was safe.", "say"),
    "wants to": ("Ilse Varen wants to leave the harbour.", "intend"),
    "called it false": ("Ilse Varen called the report false.", "deny"),
    "called it not false": ("Ilse Varen called the report “not false”.", "say"),
    "called it a mistake": ("Ilse Varen called the plan a “mistake”.", "criticize"),
    "called it historic": ("Ilse Varen called the plan “historic”.", "praise"),
    "called a crime bill historic": ("Ilse Varen called the crime bill “historic”.", "praise"),
    "called it anything but": ("Ilse Varen called the plan “anything but a success”.", "say"),
    "suggested that it be": ("Ilse Varen suggested that the talks be held.", "propose"),
    "proposed a thing that is": ("Ilse Varen proposed a plan that has three parts.", "propose"),
    "doubted whether": ("Ilse Varen doubted whether ships sail.", "disagree"),
    "called it something": ("Ilse Varen called the plan “blue”.", "say"),
    "nothing is read into said": ("Ilse Varen said that the plan was a mistake.", "say"),
    "warned": ("Ilse Varen warned that the tide would rise.", "say"),
    "threatened": ("Ilse Varen threatened to leave.", "threaten"),
    "questioned whether": ("Ilse Varen questioned whether ships sail.", "ask"),
    "ruled out": ("Ilse Varen ruled out a visit to Vesper.", "deny"),
    "did not rule out": ("Ilse Varen did not rule out a visit to Vesper.", "say"),
    "denied": ("Ilse Varen denied that ships rust.", "deny"),
    "did not deny": ("Ilse Varen did not deny that ships rust.", "say"),
    "declined to comment": ("Ilse Varen declined to comment on the plan.", "decline"),
    "called for": ("Ilse Varen called for a ban on nets.", "demand"),
    "promised to, with a condition": (
        "Ilse Varen promised to leave if ships are late.",
        "promise",
    ),
    "warned not to": ("Ilse Varen warned the crew not to leave.", "demand"),
    "cautioned": ("Ilse Varen cautioned that ships were late.", "say"),
    "promised": ("Ilse Varen promised that ships would sail.", "promise"),
}


@pytest.mark.parametrize(("text", "act"), ACTS.values(), ids=ACTS)
def test_acts(text: str, act: str, drawing: Callable[..., Any]) -> None:
    statements = resolve(drawing(text).annotated, ENGLISH).statements
    assert [statement.act for statement in statements] == [act]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ilse Varen wants the crew to leave the harbour.", "demand"),
        ("Ilse Varen plans an end to the war.", "intend"),
    ],
)
def test_who_wants_another_to_act_demands_it(text: str, act: str) -> None:
    article = annotate(Article("a", text, "0" * 64), ENGLISH, load_tagger("en"))
    assert [statement.act for statement in resolve(article, ENGLISH).statements] == [act]
