"""The lists of [naming]: what the rules for one actor in several articles rely on."""

from __future__ import annotations

from onrecord import folding
from onrecord.languages import load

NAMING = load("en").naming


def test_given_names_are_folded():
    names = {name for short, long in NAMING.nicknames.items() for name in (short, *long)}
    names |= {name for group in NAMING.variants for name in group}
    assert all(folding.fold(name).strip() == name for name in names)


def test_nobody_is_short_for_himself():
    assert all(short not in long and long for short, long in NAMING.nicknames.items())
    assert all(len(set(long)) == len(long) for long in NAMING.nicknames.values())


def test_variants_are_several_and_each_once():
    assert all(len(set(group)) == len(group) > 1 for group in NAMING.variants)


def test_nobody_is_of_two_walks_by_one_office():
    offices = [office for offices in NAMING.walks.values() for office in offices]
    assert len(set(offices)) == len(offices)


def test_many_names_and_parts_of_many_countries():
    assert len(NAMING.nicknames) > 500
    assert len(NAMING.variants) > 100
    assert len(NAMING.provinces) > 25
