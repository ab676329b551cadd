"""Why a field has its value: the rule, and *the words*, drawn."""

from __future__ import annotations

import pytest

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article
from onrecord.statements import explain, resolve

ENGLISH = load("en")

# field, rule, text; of the last statement
CASES = [
    ("speaker", "name", "*Ilse Varen* said on Monday that ships sail."),
    ("name", "name", "*Ilse Varen* spoke. “Ships sail,” Varen said."),
    ("speaker", "pronoun", "Ilse Varen spoke. *She* said that ships sail."),
    ("speaker", "role", "Harbour Minister Ilse Varen left. *The minister* said that ships sail."),
    ("speaker", "same words", "Critics spoke. *Critics* said that ships sail."),
    ("speaker", "alone", "*A senior official* said that ships sail."),
    ("speaker", "undecided", "Otto Lind left. *They* said that ships sail."),
    ("relay", "own", "Ilse Varen told *Reuters* that ships sail."),
    ("relay", "speaker", "Ilse Varen told *Reuters* that ships sail. She said they rust."),
    ("relay", "hearsay", "A pilot told *Reuters* ships sail. Varen reportedly said they rust."),
    ("relay", "paragraph", "*Reuters* reported that ships sail. An official said that they rust."),
    ("said", "own", "Ilse Varen said on *Monday* that ships sail."),
    ("said", "speaker", "Ilse Varen said on *Monday* that ships sail. She said that they rust."),
    ("said", "outlet", "A pilot told Reuters on *Monday* that ships sail.\n\n"
     "Ilse Varen told Reuters that they rust."),
    ("said", "gathering", "Ilse Varen was seen at a hearing on *Monday*. Varen said ships sail."),
    ("venue", "own", "Ilse Varen said in a *speech* that ships sail."),
    ("venue", "speaker", "Ilse Varen said in a *speech* that ships sail. She said they rust."),
    ("venue", "gathering", "Ilse Varen was seen at a *hearing* on Monday. Varen said ships sail."),
    ("to", "own", "Ilse Varen told the court that ships sail."),
    ("content", "that", "Ilse Varen *said* that ships sail."),
    ("act", "deny", "Ilse Varen *denied* that ships sail."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "rule", "drawn"), CASES, ids=[f"{field}, {rule}" for field, rule, _ in CASES]
)
def test_why(field, rule, drawn):
    before, _, rest = drawn.partition("*")
    words, _, after = rest.partition("*")
    article = Article("a", before + words + after, "0" * 64, published="2026-03-12", language="en")
    resolved = resolve(annotate(article, ENGLISH), ENGLISH)
    reasons = explain(resolved, resolved.statements[-1].id)
    found = [reason for reason in reasons if reason.field == field]
    told = [(one.rule, one.words and one.words.of(article.text)) for one in found]
    assert told == [(rule, words or None)]


def test_what_is_not_there_has_no_reasons():
    article = Article("a", "Ilse Varen said that ships sail.", "0" * 64, language="en")
    assert explain(resolve(annotate(article, ENGLISH), ENGLISH), "s-0") == ()
