"""The lists of [who]: what the rules rely on."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.languages import load

WHO = load("en").who


def _lists(section: msgspec.Struct, path: str = "") -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for name in section.__struct_fields__:
        value = getattr(section, name)
        if isinstance(value, msgspec.Struct):
            found += _lists(value, f"{path}{name}.")
        elif isinstance(value, tuple) and all(isinstance(word, str) for word in value):
            found.append((path + name, value))
    return found


@pytest.mark.parametrize(("name", "words"), _lists(WHO), ids=[name for name, _ in _lists(WHO)])
def test_no_list_is_empty_or_holds_a_word_twice(name, words):
    assert words or name == "given.any"
    assert len(set(words)) == len(words)
    assert all(word == word.strip() and word for word in words)


def test_heads_are_in_the_singular_and_in_small_letters():
    for words in (WHO.roles.any, WHO.roles.f, WHO.roles.m, WHO.organizations.heads):
        assert all(word == word.lower() for word in words)


def test_many_names_of_either_gender_and_outlets_of_many_countries():
    assert len(WHO.given.f) > 300
    assert len(WHO.given.m) > 300
    assert len(WHO.outlets.names) > 300
