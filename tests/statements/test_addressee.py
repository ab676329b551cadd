"""Whom it was said to: *their words*, drawn; never the outlet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.statements.addressee import find_addressees

ADDRESSEES = {
    "told reporters": "{Varen} <told> *reporters* in Vesper that [ships sail].",
    "told a court": "{Varen} <told> *the court* that [ships sail].",
    "told parliament": "{Varen} <told> *parliament* on Monday that [ships sail].",
    "told a person": "{Varen} <told> *Tomas Brel* that [ships sail].",
    "told followers": "{Varen} <told> *followers* that [ships sail].",
    "a person of an outlet": "{Varen} <told> CNN’s *Ana Ruiz* that [ships sail].",
    "told a number": "{Varen} <told> *a crowd of 10,000* that [ships sail].",
    "warned somebody": "{Varen} <warned> *Tomas Brel* that [ships sail].",
    "in a letter to": "[Ships sail], {Varen} <wrote> in a letter to *Tomas Brel*.",
    "speaking to": "Speaking to *reporters* in Vesper, {Varen} <said> [ships sail].",
    "in response to": "[Ships sail], {Varen} <said> in response to *Tomas Brel*.",
    "an audience goes on listening": (
        "{Ilse Varen} <told> *reporters* [ships sail]. {2:She} <2:said> [2:all was well]."
    ),
}

NOBODY = {
    "nobody, no guess": "{Varen} <said> [ships sail].",
    "an outlet": "{Varen} <told> Reuters that [ships sail].",
    "an outlet known by its name": "{Varen} <told> Radio Vesper that [ships sail].",
    "an outlet in an interview": "[Ships sail], {Varen} <said> in an interview to Reuters.",
    "the source behind its cue": "“[Will ships sail]?” <asks> {Tomas Brel}.",
    "a letter": "[Ships sail], {Varen} <said> in response to the letter.",
    "an occasion": "{Varen} <told> a rally that [ships sail].",
    "somebody in the content": "{Varen} <said> [she had told reporters so].",
    "a threat to something": "{Varen} <called> [it] a threat to ships.",
    "one person is not told everything": (
        "{Ilse Varen} <told> Tomas Brel [ships sail]. {2:She} <2:said> [2:all was well]."
    ),
    "another speaker": (
        "{Ilse Varen} <told> reporters [ships sail]. {2:Tomas Brel} <2:said> [2:he doubted it]."
    ),
}


@pytest.mark.parametrize("drawn", ADDRESSEES.values(), ids=ADDRESSEES)
def test_addressee(drawn: str, drawing: Callable[..., Any]) -> None:
    told = drawing(drawn)
    assert [find_addressees(told.occasions)[-1]] == told.marked


@pytest.mark.parametrize("drawn", NOBODY.values(), ids=NOBODY)
def test_nobody(drawn: str, drawing: Callable[..., Any]) -> None:
    assert find_addressees(drawing(drawn).occasions)[-1] is None
