"""What holds of every settlement, whoever is in it and whatever people said."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import combinations
from itertools import count as counting

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.languages import load
from onrecord.record.actors import SpeakerReader, settle

from .conftest import appear, say

READER = SpeakerReader(load("en"))
NAMES = [
    "Ilse Varen", "Ilse M. Varen", "Olga Varen", "Varen", "Bob Ardel", "Robert Ardel",
    "Robert Ardel Jr.", "R. Ardel", "Ardel", "Otto Lind", "Otto Lynd", "the minister",
]  # fmt: skip
ROLES = ["Sen.", "Navy Adm.", "Norland's foreign minister", "harbour pilot", "President"]
BODIES = [
    "Foreign Ministry",
    "Kenyan Foreign Ministry",
    "Norland Harbour Council",
    "NHC",
    "critics",
]
COMPANY = ["Ana Núñez", "Tomas Ardel", "Ilse Varen"]
DAYS = ["2026-03-01", "2026-03-15", "2026-09-15", "2029-03-15"]

companies = st.lists(st.sampled_from(COMPANY), unique=True, max_size=3)
people = st.builds(
    lambda name, roles, day, beside: appear(name, *roles, day=day, beside=beside),
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(ROLES), max_size=1),
    st.one_of(st.none(), st.sampled_from(DAYS)),
    companies,
)
bodies = st.builds(
    lambda name, day, beside: appear(name, day=day, beside=beside, kind="organization"),
    st.sampled_from(BODIES),
    st.sampled_from(DAYS),
    companies,
)
records = st.lists(people | bodies, min_size=2, max_size=14, unique_by=lambda one: one.id)


def judged(appearances):
    """People's judgements on pairs of these appearances, each a minute after the other."""
    pairs = list(combinations(sorted(appearances, key=lambda one: one.id), 2))
    said = st.tuples(st.sampled_from(pairs), st.sampled_from(["same", "not same", "unsure"]))
    return st.lists(said, max_size=6).map(
        lambda all_said: [
            say(*pair, verdict, minute=minute) for minute, (pair, verdict) in enumerate(all_said)
        ]
    )


records_with_judgements = records.flatmap(lambda all_: st.tuples(st.just(all_), judged(all_)))


def parts(settlement):
    return {frozenset(actor.members) for actor in settlement.actors}


def are_one(settlement, judgement):
    return any({judgement.left, judgement.right} <= part for part in parts(settlement))


@given(records_with_judgements, st.randoms(use_true_random=False))
def test_the_order_of_what_is_handed_in_changes_nothing(drawn, random):
    appearances, judgements = drawn
    settled = settle(appearances, judgements, READER)
    for some in (appearances, judgements):
        random.shuffle(some)
    assert settle(appearances, judgements, READER) == settled


@given(records_with_judgements)
def test_every_appearance_is_in_one_actor_and_every_join_leads_to_its_founder(drawn):
    appearances, judgements = drawn
    settled = settle(appearances, judgements, READER)
    members = [one for actor in settled.actors for one in actor.members]
    assert sorted(members) == sorted(one.id for one in appearances)
    founders = {one: actor.founder for actor in settled.actors for one in actor.members}
    for one in set(members) - set(founders.values()):
        reached, steps = one, 0
        while reached in settled.joined and steps <= len(members):
            assert settled.joined[reached].right == reached
            reached, steps = settled.joined[reached].left, steps + 1
        assert reached == founders[one]
    assert not settled.joined.keys() & set(founders.values())


@given(records_with_judgements)
def test_people_have_the_last_word(drawn):
    appearances, judgements = drawn
    settled = settle(appearances, judgements, READER)
    latest = {frozenset((one.left, one.right)): one for one in judgements}
    for judgement in latest.values():
        if judgement not in settled.overruled and judgement.verdict != "unsure":
            assert are_one(settled, judgement) is (judgement.verdict == "same")


@given(records_with_judgements)
def test_what_people_said_last_is_never_overruled(drawn):
    appearances, judgements = drawn
    settled = settle(appearances, judgements, READER)
    assert not judgements or judgements[-1] not in settled.overruled


@given(records_with_judgements, st.data())
def test_a_judgement_that_is_taken_back_leaves_no_trace(drawn, data):
    appearances, judgements = drawn
    if judgements:
        gone = data.draw(st.sampled_from(judgements))
        others = [one for one in judgements if one is not gone]
        taken_back = [replace(gone, undone_by="Otto L."), *others]
        assert settle(appearances, taken_back, READER) == settle(appearances, others, READER)


@given(records)
def test_blocks_can_be_settled_alone(appearances):
    whole = settle(appearances, [], READER)
    blocks = {}
    for one in appearances:
        blocks.setdefault(READER.block(one) or one.id, []).append(one)
    alone = [settle(members, [], READER) for members in blocks.values()]
    assert parts(whole) == set().union(*(parts(one) for one in alone))
    assert whole.joined == {key: link for one in alone for key, link in one.joined.items()}


@given(records)
def test_what_is_settled_stays_when_it_is_said_by_people(appearances):
    settled = settle(appearances, [], READER)
    by_id = {one.id: one for one in appearances}
    said = [
        say(by_id[link.left], by_id[link.right], "same", minute=minute)
        for minute, link in enumerate(settled.joined.values())
    ]
    again = settle(appearances, said, READER)
    assert all(any(part <= wider for wider in parts(again)) for part in parts(settled))


@given(records, st.data())
def test_whoever_is_parted_off_takes_nobody_along(appearances, data):
    by_id = {one.id: one for one in appearances}
    several = [one.members for one in settle(appearances, [], READER).actors if one.members[1:]]
    if several:
        pair = data.draw(st.permutations(data.draw(st.sampled_from(several))))[:2]
        parted, stays = (by_id[one] for one in pair)
        others = settle([one for one in appearances if one is not parted], [], READER)
        settled = settle(appearances, [say(parted, stays, "not same")], READER)
        assert all(any(part <= wider for wider in parts(settled)) for part in parts(others))


A, B, C = (appear(name) for name in ("Ilse Varen", "Tomas Ardel", "Otto Lind"))


@pytest.mark.parametrize(
    ("said", "wanted", "overruled"),
    {
        "joined across blocks": ([(A, B, "same")], [{A, B}, {C}], 0),
        "joined by way of another": ([(A, B, "same"), (B, C, "same")], [{A, B, C}], 0),
        "a later word on the same two": ([(A, B, "same"), (B, A, "not same")], [{A}, {B}, {C}], 0),
        "a later word that they do not know": (
            [(A, B, "same"), (A, B, "unsure")],
            [{A}, {B}, {C}],
            0,
        ),
        "the last of three that cannot all hold": (
            [(A, B, "same"), (B, C, "same"), (A, C, "not same")],
            [{A}, {B, C}],
            1,
        ),
        "the last of three that join what was kept apart": (
            [(A, C, "not same"), (A, B, "same"), (B, C, "same")],
            [{A, B, C}],
            1,
        ),
    }.values(),
)
def test_what_people_say_goes_together_or_the_latest_wins(said, wanted, overruled):
    judgements = [say(*words, minute=minute) for minute, words in enumerate(said)]
    settled = settle([A, B, C], judgements, READER)
    assert parts(settled) == {frozenset(one.id for one in part) for part in wanted}
    assert len(settled.overruled) == overruled


def test_people_keep_apart_what_the_rules_would_join():
    first, second = appear("Ilse Varen"), appear("Ilse Varen", day="2026-04-01")
    kept = settle([first, second], [say(first, second, "not same")], READER)
    assert len(kept.actors) == 2
    assert (kept.unsure, kept.apart) == ((), ())


def test_a_person_says_why():
    settled = settle([A, B], [say(A, B, "same")], READER)
    (link,) = settled.joined.values()
    assert (link.rule, link.why) == ("a person", "Ana B.")


def test_who_is_unnamed_is_nobody():
    unnamed = appear("a senior official", kind="unnamed")
    assert settle([unnamed], [], READER).actors == ()
    assert READER.block(unnamed) is None


def test_who_is_somebody_else_in_each_article_has_no_block():
    for name, kind in (
        ("critics", "group"),
        ("the president", "person"),
        ("police", "organization"),
    ):
        assert READER.block(appear(name, kind=kind)) is None


def many(count):
    return [
        appear(
            "Ilse Varen", "President", day=f"2026-03-{number % 28 + 1:02}", outlet=f"Paper {number}"
        )
        for number in range(count)
    ]


def test_one_name_in_many_articles_takes_no_more_steps_for_each():
    few, lots = (steps(many(count)) for count in (250, 2000))
    assert lots < 8 * 2 * few


def steps(appearances):
    """Calls of functions while they are settled: work that no busy machine makes longer."""
    made = counting()
    sys.setprofile(lambda _frame, event, _told: next(made) if event == "call" else None)
    try:
        settled = settle(appearances, [], READER)
    finally:
        sys.setprofile(None)
    assert len(settled.actors) == 1
    return next(made)
