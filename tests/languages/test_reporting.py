"""The reporting lexicon: large enough, and free of contradictions that a form could hide."""

from __future__ import annotations

from collections import Counter

import pytest

from onrecord import languages
from onrecord.errors import LanguageError
from onrecord.languages import load

REPORTING = load("en").reporting
FEWEST_VERBS_AND_NOUNS = 400


def test_the_lexicon_is_large() -> None:
    assert len(REPORTING.verbs) + len(REPORTING.nouns) >= FEWEST_VERBS_AND_NOUNS
    assert sum(" " in lemma for lemma in REPORTING.verbs) >= 100


@pytest.mark.parametrize("lemma", REPORTING.verbs)
def test_a_verb_has_all_its_forms(lemma: str) -> None:
    verb = REPORTING.verbs[lemma]
    forms = [*verb.present, *verb.past, *verb.participle, *verb.ing]
    assert verb.takes
    assert all((verb.present, verb.past, verb.participle, verb.ing))
    assert all(form == form.casefold().strip() for form in forms)
    rest = lemma.partition(" ")[2]
    assert all(form.partition(" ")[2] == rest for form in forms)


def test_no_past_form_belongs_to_two_verbs() -> None:
    """Its twin would never be reached: the first verb of a form wins."""
    pasts = Counter(form for verb in REPORTING.verbs.values() for form in verb.past)
    assert [form for form, count in pasts.items() if count > 1] == []


def test_an_unknown_language_is_a_clear_error() -> None:
    assert languages.available() == ("en",)
    with pytest.raises(LanguageError, match="no word lists for 'xx'"):
        load("xx")
