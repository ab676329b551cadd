"""Who is named inside his own indirect words is doubted."""

from __future__ import annotations

import pytest

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article
from onrecord.statements import find_statements
from onrecord.statements.doubts import DOUBTFUL

CASES = {
    "named in his own indirect words": ("Minister Ilse Varen said Varen had won.", True),
    "a pronoun is how reporters write": ("Minister Ilse Varen said she had won.", False),
    "another's name": ("Minister Ilse Varen said Tomas Brel had won.", False),
    "speakers name themselves": ("Minister Ilse Varen said: “Varen never loses a race.”", False),
}


@pytest.mark.parametrize(("text", "doubted"), CASES.values(), ids=CASES)
def test_doubt(text: str, doubted: bool) -> None:
    language = load("en")
    article = Article(id="a-1", text=text, sha256="0" * 64, language="en")
    (statement,) = find_statements(annotate(article, language), language)
    assert (statement.confidence <= DOUBTFUL) is doubted
