"""Whom an actor speaks about and to, and who speaks about it: by whole names alone."""

from datetime import UTC, datetime

import pytest

from onrecord.errors import RecordError
from onrecord.model import Speaker
from onrecord.record.desk.mentioning import Named, longest, names_in

NOW = datetime(2026, 3, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("we met Ilse Varen there", ["Ilse", "Ilse Varen", "Varen"]),
        ("the Bank of Norland lends", ["Bank", "Bank of Norland", "Norland"]),
        ("Varen, Ardel", ["Varen", "Ardel"]),
        ("Ilse M. Varen", ["Ilse", "Ilse M.", "Ilse M. Varen", "M.", "M. Varen", "Varen"]),
        ("nobody at all", []),
        ("", []),
    ],
)
def test_what_may_be_a_name(text, names):
    found = list(names_in(text, 10))
    assert [one.name for one in found] == names
    assert all(text[one.span.start - 10 : one.span.end - 10] == one.name for one in found)


def test_a_name_in_a_longer_one_does_not_count():
    found = list(names_in("Tomas Ardel Jr. met Tomas Ardel"))
    known = {"Tomas Ardel", "Tomas Ardel Jr."}
    assert sorted(longest(found, known)) == ["Tomas Ardel", "Tomas Ardel Jr."]
    assert list(longest(names_in("Tomas Ardel Jr."), known)) == ["Tomas Ardel Jr."]
    assert list(longest([], known)) == []
    assert isinstance(found[0], Named)


@pytest.fixture
def story(put, settle, record):
    """Varen speaks about Ardel twice and to the Harbour Board, Ardel about her, Lind about both."""
    put(("Ilse Varen", "we heard Tomas Ardel, and Ardel is wrong"), outlet="Radio Vesper")
    put(("Ilse Varen", "Tomas Ardel and Ilse Varen agree"), addressee="Sara Lind")
    put(("Tomas Ardel", "Ilse Varen travels"), ("Sara Lind", "Ilse Varen and Tomas Ardel travel"))
    put(("Sara Lind", "ice"), ("an official", "Ilse Varen is late"))
    settle()
    return {name: record.actor(name).id for name in ("Ilse Varen", "Tomas Ardel", "Sara Lind")}


def named(spoken):
    return [(one.actor.name, one.statements) for one in spoken]


def test_whom_one_speaks_about_and_to(desk, story):
    assert named(desk.about(story["Ilse Varen"])) == [("Tomas Ardel", 2), ("Sara Lind", 1)]
    assert named(desk.about(story["Tomas Ardel"])) == [("Ilse Varen", 1)]
    assert named(desk.about(story["Ilse Varen"], limit=1)) == [("Tomas Ardel", 2)]


def test_who_speaks_about_one(desk, story):
    assert named(desk.spoken_about_by(story["Ilse Varen"])) == [
        ("Sara Lind", 1),
        ("Tomas Ardel", 1),
    ]
    assert named(desk.spoken_about_by(story["Tomas Ardel"])) == [
        ("Ilse Varen", 2),
        ("Sara Lind", 1),
    ]
    assert named(desk.spoken_about_by(story["Sara Lind"])) == []


def test_a_surname_alone_is_nobodys(desk, put, settle, record):
    put(("Varen", "yes"))
    put(("Tomas Ardel", "Varen is late"))
    settle()
    assert desk.about(record.actor("Tomas Ardel").id) == ()


def test_a_body_may_have_one_word(desk, put, settle, record):
    put(("Halvik", "yes"), speaker=Speaker("Halvik", "place"))
    put(("Tomas Ardel", "we wrote to Halvik"))
    settle()
    (spoken,) = desk.about(record.actor("Tomas Ardel").id)
    assert spoken.actor.name == "Halvik"


def test_a_name_of_two_is_neithers(desk, put, settle, record):
    put(("Ilse Varen", "yes"), role="mayor")
    put(("Ilse Varen", "no"), role="mayor", outlet="Norland Post")
    put(("Tomas Ardel", "Ilse Varen is late"), outlet="Sarovia Times")
    settle()
    ardel, varen = record.actor("Tomas Ardel").id, record.actor("Ilse Varen").id
    assert named(desk.about(ardel)) == [("Ilse Varen", 1)]
    left, right = record.seen(varen)
    record.judge((left.appearance, right.appearance), "not same", by="Mira", now=NOW)
    assert named(desk.about(ardel)) == []


@pytest.mark.parametrize("ask", ["about", "spoken_about_by"])
def test_an_actor_that_is_none(desk, story, ask):
    with pytest.raises(RecordError, match="no actor 'w-none'"):
        getattr(desk, ask)("w-none")


def test_one_that_was_joined_leads_to_the_other(record, desk, story):
    pair = (story["Ilse Varen"], story["Sara Lind"])
    record.judge(pair, "same", by="Mira", now=NOW)
    joined = {id_: desk.about(id_) for id_ in pair}
    assert joined[pair[0]] == joined[pair[1]]
