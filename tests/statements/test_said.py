"""When it was said: *the words that date it*, drawn; each rule beside what it must not take.

The articles are of Thursday, 12 March 2026.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.statements.said import find_said

DATED = {
    # the phrase stands behind the cue
    "said on Monday": ("{Varen} <said> on *Monday* that [ships sail].", "2026-03-09"),
    "said Monday": ("{Varen} <said> *Monday* that [ships sail].", "2026-03-09"),
    "told reporters late Tuesday": (
        "{Varen} <told> reporters late *Tuesday* that [ships sail].",
        "2026-03-10",
    ),
    "Y, X said on Monday": ("[Ships sail], {Varen} <said> on *Monday*.", "2026-03-09"),
    "Y, said X on Monday": ("“[Ships sail],” <said> {Ilse Varen} on *Monday*.", "2026-03-09"),
    "Y, said X, role, on Monday": (
        "“[Ships sail],” <said> {Ilse Varen, the minister}, on *Monday*.",
        "2026-03-09",
    ),
    "said in a statement on Monday": (
        "{Varen} <said> in a statement on *Monday* that [ships sail].",
        "2026-03-09",
    ),
    "a phrase after a short content": (
        "{Varen} <condemned> [the seizure] on *Monday*.",
        "2026-03-09",
    ),
    "in statements published on Monday": (
        "{Varen} <condemned> [the seizure] in statements published on *Monday*.",
        "2026-03-09",
    ),
    "according to X on Monday": (
        "[Ships sail], <according to> {the ministry} on *Monday*.",
        "2026-03-09",
    ),
    "Monday night": ("{Varen} <said> *Monday night* that [ships sail].", "2026-03-09"),
    "a full date": ("{Varen} <said> on *5 March 2026* that [ships sail].", "2026-03-05"),
    "today": ("[Ships sail], {Varen} <said> *today*.", "2026-03-12"),
    "a week": ("{Varen} <said> *last week* that [ships sail].", "2026-03-02/2026-03-08"),
    "a month": ("{Varen} <said> in *February* that [ships sail].", "2026-02"),
    # the phrase stands before the source
    "On Monday, X said": ("On *Monday*, {Varen} <said> [ships sail].", "2026-03-09"),
    "But on Monday, X said": ("But on *Monday*, {Varen} <said> [ships sail].", "2026-03-09"),
    "Monday X said without a comma": (
        "On *Monday night* {Varen} <confirmed> [the seizure].",
        "2026-03-09",
    ),
    "In Parliament yesterday": (
        "In Parliament *yesterday*, {Varen} <said> [ships sail].",
        "2026-03-11",
    ),
    "In a statement on Monday, X said": (
        "In a statement on *Monday*, {Varen} <said> [ships sail].",
        "2026-03-09",
    ),
    "Speaking in Vesper on Monday, X said": (
        "Speaking in Vesper on *Monday*, {Varen} <said> [ships sail].",
        "2026-03-09",
    ),
    "Asked on Monday whether …, X said": (
        "Asked on *Monday* whether she would go, {Varen} <said> [ships sail].",
        "2026-03-09",
    ),
    "the day governs the whole sentence": (
        "On *Monday*, {Varen} dodged several questions about the port and about the lost ferry "
        "and its crew before the <pledge> to [go on].",
        "2026-03-09",
    ),
    "X called Z W and said": (
        "On *Monday*, {{2:Ilse Varen}} <called> [the plan “dead”] and <2:said> [2:it was over].",
        "2026-03-09",
    ),
    # the phrase stands between source and cue
    "X on Monday denounced": ("{Varen} on *Monday* <denounced> [the seizure].", "2026-03-09"),
    "X, published Monday, put": (
        "{The latest poll}, published *Monday*, <put> [her at 55 percent].",
        "2026-03-09",
    ),
    # inside the name of the occasion or the source
    "during the Monday debate": (
        "During the *Monday* debate, {Varen} <said> [ships sail].",
        "2026-03-09",
    ),
    "at today's news conference": (
        "At *today*’s news conference, {Varen} <said> [ships sail].",
        "2026-03-12",
    ),
    "figures released in February": (
        "[Ships sail], <according to> {figures released in *February*}.",
        "2026-02",
    ),
    # an outlet's report
    "Radio Vesper reported on Monday that": (
        "Radio Vesper reported on *Monday* that [ships sail], <according to> {a diplomat}.",
        "2026-03-09",
    ),
}

NOT_DATED = {
    "no day, no guess": "{Varen} <said> [ships sail].",
    "a day of the content": "{Varen} <said> [the vote would be held on Monday].",
    "a day in the quotation": "“[We met on Monday],” {Varen} <said>.",
    "a day of a relative clause": "{Varen}, who resigned on Monday, <said> [ships sail].",
    "a day of a relative clause behind": "[Ships sail], {Varen} <said>, who resigned on Monday.",
    "a day inside the source": "{Varen, who resigned on Monday}, <said> [ships sail].",
    "since Monday": "{Varen} has since Monday <demanded> [an inquiry].",
    "Monday's attack": "{Varen} <said> of Monday’s attack that [it was cowardly].",
    "after Monday's attack": "After Monday’s attack, {Varen} <said> [ships sail].",
    "a clause before": "Since the strike began on Monday, {Varen} <said>, [no ship has sailed].",
    "a condition before": "If ships sail on Monday, {Varen} <said>, [all will be well].",
    "what had been before": (
        "{Varen} <said> after the court had ruled on Monday that [ships sail]."
    ),
    "another sentence": "Ships sailed on Monday. {Varen} <said> [nothing happened].",
    "a clause after the content": (
        "{Varen} <denounced> [the seizure], marking the third time the port was shut since Monday."
    ),
    "a phrase that names no day": "{Varen} <said> a few days ago that [ships sail].",
    "every Monday": "{Varen} <says> every Monday that [ships sail].",
    "what lies ahead of the publication": "{Varen} <said> on 2 April 2026 that [ships sail].",
}

CARRIED = {
    "he said": "{Ilse Varen} <said> on *Monday* [ships sail]. {2:She} <2:said> [2:all was well].",
    "the next paragraph": (
        "{Ilse Varen} <said> on *Monday* [ships sail].\n\n“[2:All is well],” {2:Varen} <2:said>."
    ),
    "a quotation without a cue": (
        "“[Ships sail],” {Ilse Varen} <said> on *Monday*. “[2:All is well, and calm].”"
    ),
    "the first venue after the day": (
        "On *Monday*, {Ilse Varen} <said> [ships sail].\n\n"
        "In a speech in Vesper, {2:Varen} <2:said> [2:all was well]."
    ),
    "the same outlet again": (
        "{Ilse Varen} <told> Reuters on *Monday* [ships sail].\n\n"
        "“[2:All is well],” {2:she} <2:told> Reuters."
    ),
    "another who told the same outlet": (
        "{A pilot} <told> Interfax on *Monday* [ships sail].\n\n"
        "“[2:All is well],” {2:Tomas Brel} <2:told> Interfax."
    ),
    "the body's spokesman": (
        "{The Harbour Ministry} <said> on *Monday* [ships sail].\n\n"
        "“[2:All is well],” {2:ministry spokesman Otto Lind} <2:said>."
    ),
    "on the air of an outlet": (
        "{Ilse Varen} <said> on *Monday* [ships sail]. {2:She} <2:said> on Radio Vesper [2:so]."
    ),
    "the same outlet, in short": (
        "{Ilse Varen} <told> Norland Interfax on *Monday* [ships sail]. "
        "{2:She} <2:told> Interfax [2:all was well]."
    ),
    "a poll that was taken then": (
        "{Half of all sailors} <say> [ships rust], says a Vesper Post poll conducted on *Monday*."
    ),
    "a word that was given": (
        "The plan drew criticism from Ilse Varen on *Monday*. “[2:No],” {2:she} <2:said>."
    ),
    "an opening without words": (
        "Ilse Varen spoke in parliament on *Monday*. “[2:All is well],” {2:she} <2:said>."
    ),
}

NOT_CARRIED = {
    "another speaker": (
        "{Ilse Varen} <said> on Monday [ships sail]. {2:Tomas Brel} <2:said> [2:he doubted it]."
    ),
    "three paragraphs later": (
        "{Ilse Varen} <said> on Monday [ships sail].\n\nShips sailed.\n\nMore sailed.\n\n"
        "They came back.\n\n{2:Varen} <2:said> [2:all was well]."
    ),
    "has said": (
        "{Ilse Varen} <said> on Monday [ships sail]. {2:She} has <2:said> [2:she will go]."
    ),
    "previously said": (
        "{Ilse Varen} <said> on Monday [ships sail]. "
        "{2:She} previously <2:said> [2:they could not]."
    ),
    "told an outlet": (
        "{Ilse Varen} <said> on Monday [ships sail]. {2:She} <2:told> Reuters [2:all was well]."
    ),
    "another outlet": (
        "{Ilse Varen} <told> Reuters on Monday [ships sail]. "
        "{2:She} <2:told> Interfax [2:all was well]."
    ),
    "long before the news, and another paragraph": (
        "{Ilse Varen} <said> on 3 February [ships sail].\n\n{2:Varen} <2:said> [2:all was well]."
    ),
    "a poll that came out then": (
        "{Half of all sailors} <say> [ships rust], says a Vesper Post poll released on Monday."
    ),
    "a word that was given to somebody": (
        "The plan drew criticism of Ilse Varen by Otto Lind on Monday. “[2:No],” {2:she} <2:said>."
    ),
    "another who told the same outlet long after": (
        "{A pilot} <told> Interfax on Monday [ships sail].\n\nOne.\n\nTwo.\n\nThree.\n\n"
        "“[2:All is well],” {2:Tomas Brel} <2:told> Interfax."
    ),
    "the spokesman of another ministry": (
        "{The Health Ministry} <said> on Monday [ships sail].\n\n"
        "“[2:All is well],” {2:foreign ministry spokesman Otto Lind} <2:said>."
    ),
    "the spokesman of a person's campaign": (
        "{Igor Tallan} <said> on Monday [ships sail].\n\n"
        "“[2:All is well],” {2:Tallan campaign spokesman Otto Lind} <2:said>."
    ),
    "the spokesman of another body": (
        "{The Harbour Ministry} <said> on Monday [ships sail].\n\n"
        "“[2:All is well],” {2:police spokesman Otto Lind} <2:said>."
    ),
    "a second venue": (
        "{Ilse Varen} <said> in a speech on Monday [ships sail]. "
        "{2:She} <2:said> on Telegram that [2:all was well]."
    ),
    "a day that is none": (
        "{Ilse Varen} <said> on Monday [ships sail]. "
        "{2:She} <2:said> a few days ago that [2:all was well]."
    ),
    "a day after she said": (
        "{Ilse Varen} <said> on Monday [ships sail]. Ships left two days after {2:she} <2:said> "
        "[2:they could]."
    ),
    "a day of another clause": (
        "Ships left after {Ilse Varen} <said> on Monday that [they could]. "
        "{2:She} <2:said> [2:all was well]."
    ),
    "words in her words": (
        "{Ilse Varen} <said> on Monday [{2:she} had <2:told> the crew that [2:ships sail]]."
    ),
}


BETWEEN = "\n\nOne.\n\nTwo.\n\nThree.\n\n"


@pytest.mark.parametrize(
    ("drawn", "edtf"),
    {
        "the day of the news": (
            f"{{Varen}} <said> on Wednesday [ships sail].{BETWEEN}{{2:Varen}} <2:said> [2:so].",
            "2026-03-11",
        ),
        "a day of the week before": (
            f"{{Ilse Varen}} <said> on Friday [ships sail].{BETWEEN}{{2:Varen}} <2:said> [2:so].",
            None,
        ),
        "not at its head": (
            f"One.\n\nTwo.\n\n{{Ilse Varen}} <said> on Wednesday [ships sail].{BETWEEN}"
            "{2:Varen} <2:said> [2:so].",
            None,
        ),
        "another speaker": (
            f"{{Varen}} <said> on Wednesday [ships sail].{BETWEEN}{{2:Otto Lind}} <2:said> [2:so].",
            None,
        ),
    }.values(),
)
def test_the_day_of_the_news_holds_for_a_page(
    drawn: str, edtf: str | None, drawing: Callable[..., Any]
) -> None:
    found = said(drawing(drawn))[-1]
    assert (found.edtf if found else None) == edtf


def test_what_lies_long_back_holds_while_he_goes_on(drawing: Callable[..., Any]) -> None:
    told = drawing(
        "{Ilse Varen} <said> on 3 February [ships sail].\n\n{2:She} <2:said> [2:all was well]."
    )
    assert [found and found.edtf for found in said(told)] == ["2026-02-03", "2026-02-03"]


def said(told: Any) -> list[Any]:
    return list(find_said(told.occasions))


@pytest.mark.parametrize(("drawn", "edtf"), DATED.values(), ids=DATED)
def test_dated(drawn: str, edtf: str, drawing: Callable[..., Any]) -> None:
    told = drawing(drawn)
    found = said(told)[-1]
    assert found is not None
    assert found.edtf == edtf
    assert [found.span.of(told.annotated.article.text)] == told.marked


@pytest.mark.parametrize("drawn", NOT_DATED.values(), ids=NOT_DATED)
def test_not_dated(drawn: str, drawing: Callable[..., Any]) -> None:
    assert said(drawing(drawn)) == [None]


@pytest.mark.parametrize("drawn", CARRIED.values(), ids=CARRIED)
def test_carried(drawn: str, drawing: Callable[..., Any]) -> None:
    told = drawing(drawn)
    found = said(told)[-1]
    assert found is not None
    assert (found.edtf, found.basis) == ("2026-03-09", "carried")
    assert [found.span.of(told.annotated.article.text)] == told.marked


@pytest.mark.parametrize("drawn", NOT_CARRIED.values(), ids=NOT_CARRIED)
def test_not_carried(drawn: str, drawing: Callable[..., Any]) -> None:
    assert said(drawing(drawn))[-1] is None


def test_without_a_day_of_publication_only_full_dates_count(drawing: Callable[..., Any]) -> None:
    assert said(drawing(DATED["said on Monday"][0], published=None)) == [None]
    assert said(drawing(DATED["a full date"][0], published=None))[0].edtf == "2026-03-05"
