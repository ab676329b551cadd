"""Whom an article means that gives a surname only: never by the surname alone."""

from __future__ import annotations

import pytest

from onrecord.record.actors import settle

from .conftest import appear


def articles(name, *roles, count, beside=(), year=2026):
    """Appearances in so many articles, from the first of February on."""
    return [
        appear(name, *roles, day=f"{year}-02-{day + 1:02}", beside=beside) for day in range(count)
    ]


VAREN = articles("Ilse Varen", "President", count=20, beside=["Tomas Ardel"])
SISTER = articles("Olga Varen", count=2)
AMBIGUOUS = articles("Olga Varen", "President", count=20, beside=["Tomas Ardel"])

MEANT = {
    "an office that she is known by": (appear("Varen", "President"), VAREN),
    "an office, though a sister has the surname": (appear("Varen", "President"), VAREN + SISTER),
    "the talk of the day": (appear("Varen", day="2026-02-12"), VAREN),
    "she who is in the news, in her company": (appear("Varen", beside=["Tomas Ardel"]), VAREN),
}
NOT_MEANT = {
    "the surname alone": (appear("Varen"), VAREN),
    "a surname and somebody else's company": (appear("Varen", beside=["Otto Lind"]), VAREN),
    "the talk of the day, and a sister who is": (
        appear("Varen", day="2026-02-12"),
        VAREN + SISTER,
    ),
    "the first of several who held it": (appear("Varen", "first President"), VAREN),
    "another office": (appear("Varen", "harbour pilot"), VAREN),
    "the office at another time": (appear("Varen", "President", day="2031-03-15"), VAREN),
    "an office of which much else is told": (
        appear("Varen", "President of the Vesper rowing club and town clerk"),
        VAREN,
    ),
    "two who held it": (appear("Varen", "President"), VAREN + AMBIGUOUS),
    "two who are in the news": (appear("Varen", beside=["Tomas Ardel"]), VAREN + AMBIGUOUS),
    "one who is hardly known": (
        appear("Varen", beside=["Tomas Ardel"]),
        articles("Ilse Varen", count=4, beside=["Tomas Ardel"]),
    ),
    "a senator of another province": (
        appear("Varen", "Sen., Ohio Republican"),
        articles("Ilse Varen", "Sen., Utah Republican", count=9),
    ),
    "an article that names her apart": (
        appear("Varen", "President", beside=["Ilse Varen"]),
        VAREN,
    ),
}


def is_joined(reader, one, others):
    actors = settle([one, *others], [], reader).actors
    return next(len(actor.members) > 1 for actor in actors if one.id in actor.members)


@pytest.mark.parametrize(("one", "others"), MEANT.values(), ids=MEANT.keys())
def test_a_surname_that_means_one(reader, one, others):
    assert is_joined(reader, one, others)


@pytest.mark.parametrize(("one", "others"), NOT_MEANT.values(), ids=NOT_MEANT.keys())
def test_a_surname_that_may_mean_somebody_else(reader, one, others):
    assert not is_joined(reader, one, others)


def test_the_reason_counts_the_articles(reader):
    bare = appear("Varen", "President")
    joined = settle([bare, *VAREN], [], reader).joined
    assert joined[bare.id].why == "president in 20 articles of that time"
