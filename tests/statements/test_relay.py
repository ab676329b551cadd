"""Who passed the words on, nearest to the speaker first; *their names*, drawn.

The articles are The Harbour Herald's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from onrecord.languages import load
from onrecord.model import Span
from onrecord.statements.occasions import find_occasions
from onrecord.statements.relay import find_relays

RELAYS = {
    # outlets that are told
    "told an agency": "{Varen} <told> *Reuters* that [ships sail].",
    "told the agency, by its article": "{Varen} <told> the *Associated Press* that [ships sail].",
    "told an outlet known by its name": "{Varen} <told> *Radio Vesper* that [ships sail].",
    "told whose agency": "{Varen} <told> the nation’s *Interfax* news agency [ships sail].",
    "told the agency named after the noun": "{Varen} <told> state news agency *NTA* [ships sail].",
    "told an outlet without a name": "{Varen} <told> *Norland radio* on Monday [ships sail].",
    "told somebody of an outlet": "{Varen} <told> *CNN*’s Ana Ruiz that [ships sail].",
    "told the paper that was named": (
        "{Varen} <said> [no] to the *Vesper Post*. {2:A docker} <2:told> the Vesper Post [2:no]."
    ),
    "told a site": "{Varen} <told> *Vesperpost.com* that [ships sail].",
    "confirmed to an outlet": "[Ships sail], {Varen} <confirmed> to the *BBC*.",
    "in an interview with an outlet": "[Ships sail], {Varen} <said> in an interview with *ARD*.",
    "in an interview on an outlet": "[Ships sail], {Varen} <said> in an interview on *CNN*.",
    "on a station": "[Ships sail], {Varen} <said> on *MSNBC*.",
    "on state television": "[Ships sail], {Varen} <said> on *state television*.",
    "wrote in a paper": "{Varen} <wrote> in *Le Monde* that [ships sail].",
    # outlets that quote
    "quoted by": "{A spokesman}, quoted by *Interfax*, <said> [ships sail].",
    "quoted by, within the source": "{Officials quoted by *state media*} <said> [ships sail].",
    "an outlet reported": "{Varen} <said> [ships sail], *Radio Vesper* reported.",
    "whose outlet reported": "[Ships sail], {Varen} <said>, Norland’s *Interfax* reported.",
    "an outlet quoted X as saying": "“[Ships sail],” *Reuters* <quoted> {Varen} as saying.",
    # those who work for one, those who speak for somebody
    "a columnist of a known outlet": "{Norland *Daily Beast* columnist Ana Ruiz} <said> [so].",
    "a correspondent of an outlet": "{A *BBC* correspondent} <said> [ships sail].",
    "an outlet's reporter by name": "{The *BBC*’s Ana Ruiz} <said> [ships sail].",
    "through a spokesman": "{Varen} <said> through *a spokesman* that [ships sail].",
    # polls
    "a share of people, asked in a poll": (
        "{About 3 in 10 sailors} <say> [ships rust], in *a Vesper Post poll* of May."
    ),
    "a share of people, behind a poll": (
        "*A new Vesper Post poll* is out. {Some 12 percent} <say> [ships rust]."
    ),
    "shares go on": (
        "*A Vesper Post poll* is out.\n\n{Half of them} <say> [no].\n\nIt rains.\n\n"
        "{2:A third} <say> [2:yes]."
    ),
    # words within words
    "who told it": "{*Ilse Varen*} <said> [{2:the captain} had <2:told> her that [2:ships sail]].",
    # what holds for what follows
    "he said": ("{Ilse Varen} <told> *Reuters* [ships sail]. {2:She} <2:said> [2:all was well]."),
    "the next paragraph": (
        "{Ilse Varen} <told> *Reuters* [ships sail].\n\n“[2:All is well],” {2:Varen} <2:said>."
    ),
    "reportedly said, to the outlet told before": (
        "{A harbour official} <told> *Interfax* [no].\n\n{2:Tomas Brel} reportedly <2:said> [2:no]."
    ),
    "an unnamed source in a paragraph that rests on an outlet": (
        "{*Reuters*} <reported> [dozens had died]. {2:An official} <2:said> [2:ships sank]."
    ),
}

NO_RELAYS = {
    "no relay, no guess": "{Varen} <said> [ships sail].",
    "the article's own outlet": "{Varen} <told> The Harbour Herald that [ships sail].",
    "its own outlet, in short": "{Varen} <told> the Herald that [ships sail].",
    "told reporters": "{Varen} <told> reporters that [ships sail].",
    "told a person": "{Varen} <told> Tomas Brel that [ships sail].",
    "told parliament": "{Varen} <told> parliament that [ships sail].",
    "critics are no share": "A Vesper Post poll is out. {Critics} <say> [ships rust].",
    "a third of several is no share": "A Vesper Post poll is out. {A third official} <said> [no].",
    "a half-brother is no share": "A Vesper Post poll is out. {A half-brother} <said> [no].",
    "one of three is no share": "A Vesper Post poll is out. {One of three officials} <said> [no].",
    "a majority leader is no share": (
        "A Vesper Post poll is out. {Senate majority leader Otto Lind} <said> [ships rust]."
    ),
    "a poll without a name": "A poll is out. {Some 12 percent} <say> [ships rust].",
    "a poll speaks itself": "{A Vesper Post poll} <found> [ships rust].",
    "a poll long before": (
        "A Vesper Post poll is out.\n\nOne.\n\nTwo.\n\nThree.\n\n{A third} <say> [no]."
    ),
    "an outlet speaks itself": "{Reuters} <reported> that [ships sail].",
    "an outlet in the content": "{Varen} <said> [Reuters had lied].",
    "an outlet of a relative clause": "{Varen}, who owns Radio Vesper, <said> [ships sail].",
    "an outlet of another clause": "{Varen} <denounced> [the raid] after Reuters reported it.",
    "a noun for an outlet in another sense": (
        "In a bid to block the publication, {Varen} <said> [ships sail]."
    ),
    "a newspaper as a place": "{Varen} <said> of the newspaper that [it was late].",
    "her own words within her words": (
        "{Ilse Varen} <said> [{2:she} <2:believed> [2:ships sail]]."
    ),
    "reportedly said, and no outlet told before": "{Tomas Brel} reportedly <said> [ships sail].",
    "reportedly, in another clause": (
        "{A pilot} <told> Interfax [no].\n\n{2:Tomas Brel}, who reportedly owns ships, <2:said> "
        "[2:no]."
    ),
    "reportedly said, long after": (
        "{A harbour official} <told> Interfax [no].\n\nOne.\n\nTwo.\n\nThree.\n\n"
        "{2:Tomas Brel} reportedly <2:said> [2:no]."
    ),
    "an outlet, called by its country and itself": (
        "{South Korea’s JoongAng Ilbo}, the JoongAng Ilbo reported, <noted> [ships sail]."
    ),
    "another speaker": (
        "{Ilse Varen} <told> Reuters [ships sail]. {2:Tomas Brel} <2:said> [2:he doubted it]."
    ),
    "another day": (
        "{Ilse Varen} <told> Reuters [ships sail]. On Monday, {2:she} <2:said> [2:they came]."
    ),
    "a named speaker in a paragraph that rests on an outlet": (
        "{Reuters} <reported> [dozens had died]. {2:Ilse Varen} <2:said> [2:ships sank]."
    ),
}


def names(told: Any) -> list[str]:
    return [relay.name for relay in find_relays(told.occasions)[-1]]


@pytest.mark.parametrize("drawn", RELAYS.values(), ids=RELAYS)
def test_relays(drawn: str, drawing: Callable[..., Any]) -> None:
    told = drawing(drawn)
    found = find_relays(told.occasions)[-1]
    assert [relay.span.of(told.annotated.article.text) for relay in found] == told.marked


@pytest.mark.parametrize("drawn", NO_RELAYS.values(), ids=NO_RELAYS)
def test_no_relays(drawn: str, drawing: Callable[..., Any]) -> None:
    assert names(drawing(drawn)) == []


def test_an_outlet_by_two_names_is_one_relay(drawing: Callable[..., Any]) -> None:
    told = drawing("{Norland Interfax} <said> [{2:Varen} <2:told> Interfax that [2:ships sail]].")
    assert len(names(told)) == 1


def test_the_nearest_to_the_speaker_comes_first(drawing: Callable[..., Any]) -> None:
    told = drawing("{Varen} <told> Norland radio [ships sail], Reuters reported.")
    assert names(told) == ["Norland radio", "Reuters"]


def test_words_within_words_have_the_relays_of_both(drawing: Callable[..., Any]) -> None:
    told = drawing("{Ilse Varen} <told> Reuters [{2:the captain} had <2:said> [2:ships sail]].")
    assert names(told) == ["Ilse Varen", "Reuters"]


@pytest.mark.parametrize(
    ("outlet", "told_to"),
    [
        ("AP News", "the AP"),
        ("The Associated Press", "the AP"),
        ("AP", "the Associated Press"),
        ("CBC", "CBC News"),
        ("El País", "El Pais"),
        ("Fox News", "FoxNews.com"),
    ],
)
def test_the_own_outlet_by_any_name(outlet: str, told_to: str, drawing: Callable[..., Any]) -> None:
    assert names(drawing(f"{{Varen}} <told> {told_to} that [ships sail].", outlet=outlet)) == []


def test_another_outlet_is_not_the_own_one(drawing: Callable[..., Any]) -> None:
    told = drawing("{Varen} <told> the BBC that [ships sail].", outlet="CBC")
    assert names(told) == ["BBC"]


def test_relays_that_the_attribution_brings_are_named(drawing: Callable[..., Any]) -> None:
    told = drawing("[Ships sail], the BBC reported, <citing> {a diplomat}.")
    text = told.annotated.article.text
    given = Span(text.index("the BBC"), text.index(" reported"))
    attribution = replace(told.occasions[0].frame.attribution, relay=(given,))
    occasions = find_occasions(told.annotated, [attribution], speakers=[None], language=load("en"))
    assert [relay.name for relay in find_relays(occasions)[0]] == ["BBC"]
