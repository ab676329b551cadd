"""Attributions by rule, drawn in the text: {source} <cue> [content]; a second piece is [+…].

Several lines are paragraphs. Content is drawn without its outer quotation marks.
"""

from __future__ import annotations

import re

import pytest

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article, Attribution
from onrecord.statements.attributions import find_attributions

CASES = {
    # a verb before its content
    "said that": "{The minister} <said> that [the port would reopen].",
    "said without that": "{Ilse Varen} <said> [the port would reopen in May].",
    "a day between cue and that": "{Varen} <said> on Monday that [the port would reopen].",
    "a place between cue and that": "{Varen} <said> in a statement that [talks would go on].",
    "a question is content": "{Varen} <asked> [whether the port would reopen].",
    "told somebody that": "{Varen} <told> Radio Vesper that [the port was closed].",
    "told somebody without that": "{Varen} <told> reporters [the port was closed].",
    "a colon opens a quotation": "{A spokesman} <said>: “[We will not go.]”",
    "that and a quotation": "{Varen} <said> that “[the ice is thin]”.",
    "an adverb before the cue": "{Varen} later <added> that [nobody was hurt].",
    "has said": "{Varen} has <said> that [the port is safe].",
    "a source with an insertion": "{Ana Ruiz, its deputy head}, <said> that [ships leave].",
    "a source with a relative clause": "{Ana Ruiz, who runs it}, <said> that [ships leave].",
    "what leads in is not the source": "On Monday, {Varen} <said> that [ships could leave].",
    # a verb behind its content
    "Y, X said": "[The port will reopen], {the minister} <said>.",
    "Y, said X": "“[The port will reopen],” <said> {Ilse Varen}.",
    "Y, said X, role": "“[It is late],” <said> {Tomas Brel, a lawyer for the dockers}.",
    "quotation, X said": "“[The port will reopen],” {Varen} <said>.",
    "Y, X told somebody": "“[The port will reopen],” {Varen} <told> Radio Vesper.",
    "a quotation interrupted": "“[A new day],” {Varen} <said>, “[+is coming].”",
    "an indirect content interrupted": "[The ships here], {Varen} <said>, [+could leave by May].",
    "Y, said somebody": "[The list holds A, B and Ana Ruiz], <said> {a person close to her}.",
    "a dateline is no content": "HALVIK (NTA) – [The port will reopen], {Varen} <said>.",
    "a clause of the narrator's": "{Varen} <offered> [to help], and on Monday she left.",
    "a day behind the cue": "[The port will reopen], {Varen} <said> on Monday.",
    # a sign belongs to the word behind it
    "a minus in a quotation": "“[-5 degrees tonight],” {Varen} <said>.",
    "a minus of its own in a quotation": "“[−5 degrees tonight],” {Varen} <said>.",
    "a minus behind that": "{Varen} <said> that [-5 degrees had been measured].",
    "a minus without that": "{Varen} <said> [–5 degrees had been measured].",
    "a minus first in a sentence": "[-5 degrees had been measured], {Varen} <said>.",
    "a minus behind a phrase": "<According to> {Varen}, [-5 degrees had been measured].",
    "a minus in an interrupted one": "“[We lost -5 points],” {Varen} <said>, “[+-6 in May].”",
    "dollars": "{Varen} <said> [$5 billion was missing].",
    "pounds behind that": "{Varen} <said> that [£3 was enough].",
    "euros first in a sentence": "[€2 a head is enough], {Varen} <said>.",
    "minus and dollars": "[-$5 million was the result], {Varen} <said>.",
    "a number sign": "[#1 on the list is the ferry], {Varen} <said>.",
    "a name on a network": "“[@halvik is closed],” {Varen} <wrote>.",
    "a decade": "{Varen} <said> that [’90s music was needed].",
    "a dash is no minus": "“– [5 people were lost],” {Varen} <said>.",
    "two dashes are no minus": "“--[5 people were lost],” {Varen} <said>.",
    "a long dash is no minus": "“—[5 people were lost],” {Varen} <said>.",
    "three points are no sign": "“...[5 people were lost],” {Varen} <said>.",
    # judgements, demands, promises
    "condemned": "{Norland} <condemned> [the seizure of the ferry].",
    "called for": "{Varen} <called for> [an end to the blockade].",
    "promised to": "{Varen} <promised> [to reopen the port].",
    "declined to comment": "{Varen’s office} <declined> [to comment].",
    "called Z W": "{Varen} <called> [the plan “unworkable”].",
    "described Z as W": "{Varen} <described> [the plan as unworkable].",
    "ruled out": "{Varen} <ruled out> [a visit to the island].",
    "did not rule out": "{Varen} <did not rule out> [a visit to the island].",
    "believes": "{Varen} <believes> [the ice will hold until May].",
    "plans to": "{Varen} <plans> [to visit the island].",
    # phrases
    "according to X, Y": "<According to> {the ministry}, [two ships were held].",
    "Y, according to X": "[Two ships were held], <according to> {the ministry}.",
    "in X's view": "In {the minister}’s <view>, [the plan is dead].",
    "in X's words": "[The plan is dead], in {Varen}’s <words>.",
    "X's call for Y": "{Ilse Varen}’s <call> for [a truce] was ignored.",
    "X's claim that Y": "{Ilse Varen}’s <claim> that [ships had left] was false.",
    "a participle of its own": "The plan passed, with {critics} <noting> that [it was late].",
    "Y, said title name": "[The port is safe], <said> {veteran pilot Ana Ruiz}.",
    "a name in insertion before its quotation": "{Ana Ruiz, a pilot}, <says> [Brel “has won”].",
    "an infinitive ends at but": "{Varen} <promised> [to reply] but did not do so.",
    # second hand
    "quoted as saying": "{Varen} was <quoted as saying> that [ships could leave].",
    "quoted somebody as saying": "“[Ships can leave],” NTA <quoted {Varen} as saying>.",
    "citing": "NTA <reported>, citing {a diplomat}, that [the talks had failed].",
    "quoted by": "{A spokesman}, quoted by NTA, <said> that [the talks had failed].",
    "reported, according to": "Reuters <reported> that [talks failed], according to {a diplomat}.",
    "the agency behind it": "{Varen} <said> on Monday that [talks had failed], NTA reported.",
    # several in one sentence
    "and said": "{Varen} <called> [the plan “unworkable”] and <said> [the talks were over].",
    "adding that": "{Varen} <said> [the port was shut], adding that [*talks went on*].",
    "but X said": "{Varen} <said> [the port was shut], but {Brel} <said> [ships had left].",
    "which leads back to the narrator": "{Varen} <said> [the port was shut], which surprised many.",
    # quotations without a cue
    "a quotation follows": "“[It is late],” {Varen} <said>. “[*We must go home now.*]”",
    "a paragraph is a quotation": "“[It is late],” {Varen} <said>.\n“[*We must all go home now.*]”",
    "a quotation runs over paragraphs": "{Varen} <said>: “[It is late.]\n“[+We must go.]”",
    "X: Y": "Minister Ilse Varen left.\n{VAREN}: [We will not go there.]",
    "a colon without a verb": "Minister Ilse Varen was blunt: “[No deal will be signed.]”",
}

NOTHING = {
    "no cue, no guess": "The port closed on Monday.",
    "a title in quotation marks": "She starred in “The Long Winter” for years.",
    "scare quotes": "The so-called “summit” lasted an hour.",
    "a cue inside a quotation is not the narrator's": "The play’s last line is “he said no”.",
    "a noun is no verb": "The claims were old and the reports were long.",
    "a passive credits nobody": "The driver was told to wait.",
    "a label is no speaker": "UPDATE: The port has closed.",
    "a quotation that ended is nobody's": "“I was afraid.” Ruiz later asked to meet them.",
    "what somebody would say": "Varen would say that the port was open.",
    "what the narrator asks": "Did Varen say that the port was open?",
    "what the narrator supposes": "It matters little if Varen thinks the port is open.",
    "what a document shows is the narrator's inference": "He left early, showing that he knew.",
    "a school called Hope": "She taught at a school called Hope Hall for years.",
    "a time is no content": "The police said late on Saturday.",
    "what somebody calls it": "They left for what Varen calls the old harbour.",
    "a plan intended to": "A plan intended to help the port failed.",
    "a negated passive": "The port wasn’t called the old harbour then.",
    "these forecasts are a noun": "These forecasts cover the next year.",
    "who wants to is nobody": "Anyone wanting to leave must pay.",
    "a participle behind its noun": "The plan announced by officials failed.",
}


@pytest.mark.parametrize("drawn", CASES.values(), ids=CASES)
def test_attribution(drawn: str) -> None:
    text = re.sub(r"[{}<>\[\]+*]", "", drawn).replace("\n", "\n\n")
    found = attributions(text)
    contents = [piece.of(text) for attribution in found for piece in attribution.content]
    assert contents == [bare(part) for part in re.findall(r"\[(.*?)\]", drawn)]
    own = [a for a in found if a.rule != "follows"]
    assert {a.cue.of(text) for a in own if a.cue} >= set(drawn_cues(drawn))
    assert {a.source.of(text) for a in own if a.source} >= set(re.findall(r"\{(.*?)\}", drawn))
    joined = drawn.count("[") - drawn.count("[+")
    assert len(found) == joined


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_nothing(text: str) -> None:
    assert attributions(text) == ()


def attributions(text: str) -> tuple[Attribution, ...]:
    article = Article(id="a-1", text=text, sha256="0" * 64, published="2026-05-05", language="en")
    language = load("en")
    return find_attributions(annotate(article, language), language)


def drawn_cues(drawn: str) -> list[str]:
    return [re.sub(r"[{}]", "", cue) for cue in re.findall(r"<(.*?)>", drawn)]


def bare(part: str) -> str:
    return re.sub(r"[+*{}<>]", "", part).strip(" .,")
