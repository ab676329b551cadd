"""A check finds what is wrong, and nothing where all is well."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, insert, select, update

from onrecord.record import Request, SaidQuery
from onrecord.record.tables import article, body, facet, page, reading, statement

VISIT = "[Ilse Varen] {said} <she would travel>. [Tomas Ardel] {denied} <any visit>."
NOW = datetime(2026, 3, 21, tzinfo=UTC)


@pytest.fixture
def kept(add, record, tell):
    """A record with an article, a correction and a replaced reading."""
    told = tell(VISIT)
    add(*told)
    first, second = told.reading.statements
    for action, about in (("accept", first), ("reject", second)):
        record.correct(Request(action=action, statement=about.id, author="Mira", now=NOW))
    add(told.page, replace(told.reading, statements=(first,)), "rules-en@2")
    return record


def test_all_is_well(kept):
    assert list(kept.check()) == []


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        pytest.param(update(body).values(size_bytes=1), "are not what", id="another size"),
        pytest.param(update(body).values(zlib=b"no"), "cannot be read", id="other bytes"),
        pytest.param(
            update(article).values(title="Other"), "digest is not what it", id="another title"
        ),
        pytest.param(
            update(article).values(text="Short."), "is not in its article", id="another text"
        ),
        pytest.param(
            update(statement).values(content_words=" other "), "content_words", id="other words"
        ),
        pytest.param(
            update(statement).values(stands=True), "what the corrections say", id="all stand"
        ),
        pytest.param(update(facet).values(act="deny"), "act is not what", id="another act"),
        pytest.param(update(facet).values(first_day="1999"), "first_day is", id="another day"),
        pytest.param(
            update(facet).values(relayed=True), "relayed is not", id="passed on by nobody"
        ),
        pytest.param(delete(facet), "no search finds", id="not to be found"),
        pytest.param(
            update(reading).values(current=False), "not in force", id="nothing is current"
        ),
    ],
)
def test_damage_is_found(kept, damage, found):
    with kept._writer.begin() as connection:
        connection.execute(damage)
    assert any(found in line for line in kept.check()), list(kept.check())


def test_an_id_that_is_in_force_twice_is_found(add, record, tell):
    add(*tell(VISIT, origin="a.html", outlet="Radio Vesper"))
    assert list(record.check()) == []
    told = tell(VISIT, origin="b.html", outlet="Norland Post")
    add(*told)
    assert sorted(record.check()) == [
        f"statement {one}: in force more than once, in a.html, b.html; give each article an id of "
        "its own"
        for one in sorted(statement.id for statement in told.reading.statements)
    ]


def test_what_is_computed_is_made_again(kept):
    before = [match.statement for match in kept.said(SaidQuery(words="travel"))]
    with kept._writer.begin() as connection:
        connection.execute(delete(facet))
    assert list(kept.check()) != []
    kept.rebuild()
    assert list(kept.check()) == []
    assert [match.statement for match in kept.said(SaidQuery(words="travel"))] == before


def test_what_people_did_is_laid_over_again(kept):
    before = list(kept.readings())
    with kept._writer.begin() as connection:
        connection.execute(update(statement).values(stands=True))
    kept.rebuild()
    assert list(kept.check()) == []
    assert list(kept.readings()) == before


def test_a_page_whose_bytes_are_anothers_is_found(kept):
    with kept._writer.begin() as connection:
        connection.execute(insert(body), {"sha256": "0" * 64, "size_bytes": 0, "zlib": b""})
        connection.execute(update(page).values(body="0" * 64))
    lines = list(kept.check())
    assert any("not those of its digest" in line for line in lines)
    assert any("cannot be read" in line for line in lines)


def test_words_that_are_wrong_are_made_again(kept):
    with kept._writer.begin() as connection:
        connection.execute(update(statement).values(content_words=" other ", said_first="1"))
    assert any("content_words" in line for line in kept.check())
    kept.rebuild()
    assert list(kept.check()) == []


def test_an_index_that_holds_another_row_is_found(kept):
    words = kept._database.words
    with kept._writer.begin() as connection:
        key = connection.execute(select(facet.c.statement)).scalar()
        row = connection.execute(select(statement).where(statement.c.key == key)).one()
        folded = {
            "content": row.content_words, "speaker": row.speaker_words, "relay": row.relay_words
        }  # fmt: skip
        words.drop(connection, "statement_words", [(key, folded)])
        words.put(connection, "statement_words", [(key + 1_000, folded)])
    assert list(kept.check()) == [
        "the index statement_words lacks 1 rows",
        "the index statement_words holds 1 rows that are not due",
    ]
