"""Whose name is kept back, and why: *the reason*, drawn; the last statement counts."""

import pytest

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article
from onrecord.statements import find_statements

ENGLISH = load("en")

HIDDEN = {
    "because, beside the cue": (
        "A senior official, speaking on condition of anonymity *because the talks were private*, "
        "said that ships sail."
    ),
    "whose country is named": (
        "A senior Norlandic official, speaking on condition of anonymity *because the talks were "
        "private*, said that ships sail."
    ),
    "behind the quotation": (
        "“Ships sail,” said a harbour official, who asked not to be named *because talks go on*."
    ),
    "to describe": (
        "Harbour officials, speaking on condition of anonymity *to describe private talks*, said "
        "that ships sail."
    ),
    "a ground that is one": (
        "A harbour official, who was *not authorized to speak publicly*, said that ships sail."
    ),
    "a ground and its because": (
        "A harbour official, who declined to be named *because she was not authorized to speak*, "
        "said that ships sail."
    ),
    "a sentence of its own, before": (
        "A harbour official spoke on condition of anonymity *because the talks were private*. "
        "“Ships sail,” the official said."
    ),
    "a sentence of its own, behind": (
        "“Ships sail,” a harbour official said. The official spoke on condition of anonymity "
        "*because the talks were private*. “They rust,” the official said."
    ),
    "told an outlet": (
        "A harbour official told Reuters on condition of anonymity that ships sail.**"
    ),
    "and a cause of something else": (
        "A senior official, who asked not to be named, said that talks failed because it rained.**"
    ),
    "and no reason": (
        "A harbour official, speaking on condition of anonymity, said that ships sail.**"
    ),
}

OPEN = {
    "what somebody may not do": (
        "The harbour minister was not authorized to sign. “Ships sail,” the harbour minister said."
    ),
    "who is told something": (
        "An official told the harbour minister on condition of anonymity that ships sail. The "
        "harbour minister said that they rust."
    ),
    "who is only beside": (
        "A pilot in a meeting with ferry workers asked not to be named. The ferry workers said "
        "that ships rust."
    ),
    "nothing is said": "Harbour officials said that ships sail.",
    "who is named": (
        "“Ships sail,” Ilse Varen said. A harbour official spoke on condition of anonymity. “They "
        "rust,” Varen said."
    ),
    "in a quotation": "“I speak on condition of anonymity because I must,” Ilse Varen said.",
}


def last_speaker(text):
    article = Article("a", text, "0" * 64, language="en")
    return find_statements(annotate(article, ENGLISH), ENGLISH)[-1].speaker


@pytest.mark.parametrize("drawn", HIDDEN.values(), ids=HIDDEN)
def test_hidden(drawn):
    before, reason, after = drawn.split("*")
    speaker = last_speaker(before + reason + after)
    assert speaker.anonymous
    assert speaker.kind == "unnamed"
    assert speaker.withheld == (reason or None)
    assert "anonymity" not in speaker.name


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN)
def test_not_hidden(text):
    speaker = last_speaker(text)
    assert not speaker.anonymous
    assert speaker.withheld is None
