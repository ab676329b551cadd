"""What is said at a debate, a trial or a hearing; each case beside what it must not take.

The articles are of Thursday, 12 March 2026; the gathering’s name and day stand between asterisks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.statements.said import find_said
from onrecord.statements.venue import find_venue

MONDAY = "2026-03-09"

THERE = {
    "whoever is named beside it": (
        "Ilse Varen and Tomas Brel met for the *harbour debate* on *Monday*.\n\n"
        "“[Ships sail],” {Varen} <said>."
    ),
    "everybody who is": (
        "Ilse Varen and Tomas Brel met for the *harbour debate* on *Monday*.\n\n"
        "“[Ships sail],” {Varen} <said>.\n\n“[2:They rust],” {2:Brel} <2:said>."
    ),
    "whom a participant answers": (
        "Ilse Varen spoke at a *hearing* on *Monday*.\n\n“[Ships sail],” {Varen} <told> Tomas "
        "Brel, a lawyer.\n\n“[2:They rust],” {2:Brel} <2:answered>."
    ),
    "a trial whose day another sentence tells": (
        "It emerged on the first day of her trial, at the *trial* in Vesper of Ilse Varen.\n\n"
        "Varen appeared before a judge on *Monday*.\n\n“[Ships sail],” {Varen} <said>."
    ),
    "the summary before it": (
        "Tomas Brel told of ships.\n\n“[They rust],” {Brel} <said>.\n\nBrel was at a *hearing* on "
        "*Monday*."
    ),
    "paragraphs later, where the article is about it": (
        "Ilse Varen spoke at a *hearing* on *Monday*.\n\nShips sail.\n\nMore sail.\n\nThey "
        "rust.\n\n“[All is well],” {Varen} <said>."
    ),
    "a part of it, in its own words": (
        "Ilse Varen was seen at a *trial* on *Monday*.\n\n"
        "In his *opening statement*, {Tomas Brel} <said> [ships sail]."
    ),
    "told of again after something else": (
        "Ilse Varen was seen at a *hearing* on *Monday*.\n\nIn a letter, {Varen} <said> [no].\n\n"
        "At the hearing, Varen was asked about ships. “[2:They sail],” {2:she} <2:said>."
    ),
    "told of late, and soon answered": (
        "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive."
        "\n\nAt the *harbour debate* on *Monday*, Ilse Varen was asked about ships.\n\n“[They "
        "sail],” {Varen} <said>."
    ),
}

ELSEWHERE = {
    "whoever is not named": (
        "Ilse Varen was seen at a hearing on Monday.\n\n“[Ships sail],” {Tomas Brel} <said>."
    ),
    "a gathering that has no day": (
        "Ilse Varen was quoted often in the debate over ships.\n\n“[Ships sail],” {Varen} <said>."
    ),
    "one that is to come": (
        "Ilse Varen will face Tomas Brel at the debate on Monday.\n\n“[Ships sail],” {Varen} "
        "<said>."
    ),
    "a noun for something else": (
        "Ilse Varen was seen at trial lawyers’ offices on Monday.\n\n“[Ships sail],” "
        "{Varen} <said>."
    ),
    "what she told reporters": (
        "Ilse Varen was seen at a hearing on Monday.\n\n“[Ships sail],” {Varen} <told> reporters."
    ),
    "what she told some of the reporters": (
        "Ilse Varen was seen at a hearing on Monday.\n\n“[Ships sail],” {Varen} <told> local "
        "reporters."
    ),
    "what she said later": (
        "Ilse Varen was seen at a hearing on Monday.\n\n“[Ships sail],” {Varen} later <said>."
    ),
    "one of two trials": (
        "Ilse Varen was seen at the Vesper trial on Monday.\n\nOne.\n\nTwo.\n\nTomas Brel was "
        "seen at the Halvik trial on Tuesday.\n\n“[Ships sail],” {Brel} <said>."
    ),
    "what she wrote": (
        "Ilse Varen was seen at a hearing on Monday.\n\n“[Ships sail],” {Varen} <tweeted>."
    ),
    "what she told an outlet": (
        "Ilse Varen was seen at a hearing on Monday.\n\n“[Ships sail],” {Varen} <told> Reuters."
    ),
    "after it": (
        "Ilse Varen was seen at a hearing on Monday.\n\nAfter the hearing, {Varen} <said> [ships "
        "sail]."
    ),
    "and what follows of that": (
        "Ilse Varen was seen at a hearing on Monday.\n\n“[Ships sail],” {Varen} <told> reporters."
        "\n\n“[2:They rust],” {2:Varen} <2:said>."
    ),
    "what she has said": (
        "Ilse Varen was seen at a hearing on Monday.\n\n{Varen} has <said> that [ships sail]."
    ),
    "told of late, and answered later": (
        "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nAt the harbour debate on Monday, Ilse Varen "
        "was asked about ships.\n\nSix.\n\nSeven.\n\nEight.\n\n“[They sail],” {Varen} <said>."
    ),
}


def circumstances(told: Any) -> tuple[Any, Any]:
    return find_said(told.occasions)[-1], find_venue(told.occasions, find_said(told.occasions))[-1]


@pytest.mark.parametrize("drawn", THERE.values(), ids=THERE)
def test_said_there(drawn: str, drawing: Callable[..., Any]) -> None:
    told = drawing(drawn)
    said, venue = circumstances(told)
    assert said is not None
    assert venue is not None
    assert (said.edtf, said.basis) == (MONDAY, "carried")
    text = told.annotated.article.text
    assert {said.span.of(text), venue.span.of(text)} <= set(told.marked)


@pytest.mark.parametrize("drawn", ELSEWHERE.values(), ids=ELSEWHERE)
def test_said_elsewhere(drawn: str, drawing: Callable[..., Any]) -> None:
    said, venue = circumstances(drawing(drawn))
    assert said is None or said.basis != "carried"
    assert venue is None
