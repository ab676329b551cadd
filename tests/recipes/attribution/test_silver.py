"""Names as two programs mark them, laid over each other."""

import re

import pytest

from attribution.silver import overlaid, silver_of
from onrecord.model import Mention, Span

DRAWN = re.compile(r"\{([A-Z]+) ([^}]*)\}")


def read(drawing):
    """Drawing ({PERSON Ilse Varen}) -> text, entities."""
    text, entities, at = "", [], 0
    for match in DRAWN.finditer(drawing):
        text += drawing[at : match.start()]
        entities.append((len(text), len(text) + len(match[2]), match[1]))
        text, at = text + match[2], match.end()
    return text + drawing[at:], entities


def mention(text, words, kind, *, form="description", role=None):
    start = text.index(words)
    return Mention(Span(start, start + len(words)), kind=kind, form=form, name=words, role=role)


CASES = {
    "what CoreNLP marks": (
        "{PERSON Ilse Varen} left {CITY Vesper} {DATE today}.", [],
        [("person", "Ilse Varen"), ("place", "Vesper")],
    ),
    "an outlet wins over a body": (
        "the {ORGANIZATION Elvane Courier} said.", [("the Elvane Courier", "outlet", "name", None)],
        [("outlet", "Elvane Courier")],
    ),
    "a group where CoreNLP has none": (
        "His critics met {PERSON Varen} fans.",
        [(words, "group", "description", None) for words in ("His critics", "Varen fans")],
        [("group", "His critics"), ("person", "Varen")],
    ),
    "a pronoun is no name": ("They left.", [("They", "group", "pronoun", None)], []),
    "an adjective of a country": (
        "a {MISC French} plan, a {MISC Gothic} one.", [], [("nationality", "French")],
    ),
    "a role less its place": (
        "former {LOCATION Vesper} mayor {PERSON Ilse Varen} left.",
        [("former Vesper mayor Ilse Varen", "person", "name", "former Vesper mayor")],
        [("place", "Vesper"), ("role", "mayor"), ("person", "Ilse Varen")],
    ),
    "a role less what completes it": (
        "the head of {ORGANIZATION Lake Bank} left.",
        [("the head of Lake Bank", "person", "description", "head of Lake Bank")],
        [("role", "head"), ("organization", "Lake Bank")],
    ),
    "a role of two parts": (
        "Judge {PERSON Varen}, a mother, left.",
        [("Judge Varen, a mother", "person", "name", "Judge, mother")],
        [("role", "Judge"), ("person", "Varen"), ("role", "mother")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("drawing", "mentions", "names"), CASES.values(), ids=CASES)
def test_overlaid(drawing, mentions, names):
    text, entities = read(drawing)
    found = [
        mention(text, words, kind, form=form, role=role) for words, kind, form, role in mentions
    ]
    named = overlaid("invented", text, entities=entities, mentions=found)
    assert [(kind, span.of(text)) for kind, span in named.names] == names
    assert named.unmarked == ()


def test_the_rules_themselves_are_asked():
    text, entities = read("President {PERSON Ilse Varen} told Reuters that voters had left.")
    named = silver_of("invented", text, entities)
    found = [(kind, span.of(text)) for kind, span in named.names]
    assert ("role", "President") in found
    assert ("outlet", "Reuters") in found
    assert ("group", "voters") in found
