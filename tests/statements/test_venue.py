"""Where it was said: *the venue's name*, drawn; each rule beside what it must not take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.statements.said import find_said
from onrecord.statements.venue import find_venue

VENUES = {
    # media and platforms
    "in a statement": "{Varen} <said> in a *statement* that [ships sail].",
    "a statement, with its day": "{Varen} <said> in a *statement* on Monday that [ships sail].",
    "in a joint statement": "[Ships sail], {the ministry} <said> in a *joint statement*.",
    "on Telegram": "[Ships sail], {Varen} <said> on *Telegram*.",
    "on X": "[Ships sail], {Varen} <wrote> on *X*.",
    "in a Telegram post": "[Ships sail], {Varen} <said> in a *Telegram post*.",
    "on his Facebook page": "[Ships sail], {Varen} <wrote> on her *Facebook page*.",
    "on social media": "[Ships sail], {Varen} <wrote> on *social media*.",
    "by email": "[Ships sail], {Varen} <said> by *email*.",
    "in an email to somebody": "[Ships sail], {Varen} <said> in an *email to Tomas Brel*.",
    "in a court filing": "[Ships sail], {Varen} <said> in a *court filing*.",
    # occasions
    "in an interview": "[Ships sail], {Varen} <said> in an *interview*.",
    "in an interview with an outlet": "[Ships sail], {Varen} <said> in an *interview with ARD*.",
    "at a news conference": "{Varen} <told> reporters at a *news conference* that [ships sail].",
    "during a televised meeting": "[Ships sail], {Varen} <said> during a *televised meeting*.",
    "the occasion goes first": "In a *speech*, {Varen} <said> [ships sail].",
    "with a place": "During a *debate at the Harbour Club*, {Varen} <said> [ships sail].",
    "with whose it was": "During a *meeting of harbour ministers*, {Varen} <said> [ships sail].",
    "without its day": "During the Monday *debate*, {Varen} <said> [ships sail].",
    "without last month's": "During last month’s *election campaign*, {Varen} <said> [ships sail].",
    "told a rally": "{Varen} <told> a *rally* that [ships sail].",
    "his opening statement": "In his *opening statement*, {Varen} <said> [ships sail].",
    "on a call": "[Ships sail], {Varen} <said> on a *conference call*.",
    # houses, stations, places
    "in parliament": "In *parliament*, {Varen} <said> [ships sail].",
    "on a station": "[Ships sail], {Varen} <said> on *Radio Vesper*.",
    "on state television": "[Ships sail], {Varen} <said> on *state television*.",
    "speaking in a place": "Speaking in *Vesper*, {Varen} <said> [ships sail].",
    "speaking after a meeting": "Speaking *after a meeting*, {Varen} <said> [ships sail].",
    # documents
    "its letter said": "{The party’s *letter*} <said> [ships sail].",
    "the letter to somebody said": "{The party’s *letter* to Ilse Varen} <said> [ships sail].",
}

NO_VENUE = {
    "no venue, no guess": "{Varen} <said> [ships sail].",
    "an occasion of the content": "{Varen} <said> [the meeting would be in Vesper].",
    "a platform of the content": "{Varen} <said> [she would leave Telegram].",
    "a place where the news is": "In Vesper, {the police} <said> [ships sail].",
    "the topic of a statement": "{Varen} <criticized> [the statement of the union].",
    "an occasion that is over": "After the meeting, {Varen} <said> [ships sail].",
    "an occasion to come": "[Ships sail], {Varen} <said> ahead of the visit.",
    "an occasion of a relative clause": (
        "{Varen}, who walked out in a meeting, <said> [ships sail]."
    ),
    "X is a letter": "{Varen} <said> of plan X that [ships sail].",
    "a poll is no venue": "[Ships sail], <according to> {a poll}.",
    "told an outlet": "{Varen} <told> Reuters [ships sail].",
    "its campaign is a body": "{Varen’s campaign} <said> [ships sail].",
    "another sentence": "The ministers met in a conference. {Varen} <said> [ships sail].",
}

CARRIED = {
    "he said": (
        "{Ilse Varen} <said> in a *speech* [ships sail]. {2:She} <2:said> [2:all was well]."
    ),
    "named late, of the same day": (
        "{2:Ilse Varen} <2:said> on Monday [2:ships sail]. Ships left. "
        "At Monday’s *briefing*, {Varen} <said> [they rust]."
    ),
    "a quotation follows": "“[Ships sail],” {Ilse Varen} <said> in a *speech*. “[2:All is well].”",
}

NOT_CARRIED = {
    "another speaker": (
        "{Ilse Varen} <said> in a speech [ships sail]. {2:Tomas Brel} <2:said> [2:he doubted it]."
    ),
    "named late, of another day": (
        "At Monday’s briefing, {Ilse Varen} <said> [they rust]. "
        "On Tuesday {2:Varen} <2:said> [2:ships sail]."
    ),
    "named late, of the same month": (
        "At a briefing in February, {Ilse Varen} <said> [they rust]. "
        "In February {2:Varen} <2:said> [2:ships sail]."
    ),
    "named late, by another": (
        "At Monday’s briefing, {Tomas Brel} <said> [they rust]. "
        "On Monday {2:Varen} <2:said> [2:ships sail]."
    ),
    "another day": (
        "{Ilse Varen} <said> in a speech [ships sail]. On Monday, {2:she} <2:said> [2:they came]."
    ),
    "told an outlet": (
        "{Ilse Varen} <said> in a speech [ships sail]. {2:She} <2:told> Reuters [2:they came]."
    ),
    "a belief": (
        "{Ilse Varen} <said> in a speech [ships sail]. {2:She} has <2:argued> [2:they came]."
    ),
}


@pytest.mark.parametrize("drawn", (VENUES | CARRIED).values(), ids=VENUES | CARRIED)
def test_venue(drawn: str, drawing: Callable[..., Any]) -> None:
    told = drawing(drawn)
    venue = find_venue(told.occasions, find_said(told.occasions))[-1]
    assert venue is not None
    assert [venue.name] == told.marked
    assert venue.span.of(told.annotated.article.text) == venue.name


@pytest.mark.parametrize("drawn", (NO_VENUE | NOT_CARRIED).values(), ids=NO_VENUE | NOT_CARRIED)
def test_no_venue(drawn: str, drawing: Callable[..., Any]) -> None:
    told = drawing(drawn)
    assert find_venue(told.occasions, find_said(told.occasions))[-1] is None
