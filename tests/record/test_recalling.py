from dataclasses import replace

import pytest

from onrecord.errors import RecordError
from onrecord.record.recalling import BATCH

VISIT = "[Ilse Varen] {said} <she would travel>."
DENIAL = "[Tomas Ardel] {denied} <any visit>."


def test_readings_come_by_moment_then_id_then_the_undated_then_the_unread(
    add, record, tell, refuse
):
    stories = [
        tell(f"One. {VISIT}", published="2026-03-14"),
        tell(f"Two. {VISIT}", published="2026-03-14T10:00:00+05:00"),
        tell(f"Three. {VISIT}", published="2026-03-14T09:00:00+01:00"),
        tell(f"Four. {VISIT}", published=None),
    ]
    unread = [refuse("empty", origin=origin) for origin in ("a.html", "b.html")]
    for page, reading in [*reversed(unread), *reversed(stories)]:
        add(page, reading)
    assert list(record.readings()) == [reading for _, reading in [*stories, *unread]]


def test_articles_of_one_moment_come_by_id(add, record, tell):
    for word in ("One", "Two", "Three", "Four"):
        add(*tell(f"{word}. {VISIT}", origin=word))
    ids = [reading.article.id for reading in record.readings()]
    assert ids == sorted(ids)


def test_more_than_a_batch_comes_whole(add, record, tell):
    told = [tell(f"{number:04}. {VISIT}", published=None) for number in range(BATCH + 1)]
    for page, reading in told:
        add(page, reading)
    back = sorted(record.readings(), key=lambda reading: reading.article.text)
    assert back == [reading for _, reading in told]


def test_readings_stay_as_they_were_when_the_look_began(add, record, tell):
    add(*tell(VISIT, origin="a.html"))
    looking = record.readings()
    first = next(looking)
    add(*tell(DENIAL, origin="b.html"))
    assert [first, *looking] == [tell(VISIT, origin="a.html").reading]


def test_a_look_may_be_broken_off(add, record, tell):
    for number in range(3):
        add(*tell(f"{number}. {VISIT}"))
    next(record.readings())
    assert add(*tell(DENIAL))


def test_a_statement_is_found_by_its_beginning(add, record, tell):
    visit, denial = tell(VISIT, origin="a.html").reading, tell(DENIAL, origin="b.html").reading
    add(None, visit)
    add(None, denial)
    for reading in (visit, denial):
        assert record.reading_of(reading.statements[0].id) == reading
        assert record.reading_of(reading.statements[0].id[:12]) == reading


def test_a_beginning_of_several_names_them(add, record, tell):
    for number in range(7):
        add(None, tell(f"{number}. {VISIT}").reading)
    with pytest.raises(RecordError, match=r"several .* 's-': (s-\w+ \(Ilse Varen\), ){5}…"):
        record.reading_of("s-")


@pytest.mark.parametrize("prefix", ["s-0000000000000000", "S-", "s_", "%", "nonsense"])
def test_a_beginning_of_none_says_so(add, record, tell, prefix):
    add(*tell(VISIT))
    with pytest.raises(RecordError, match="no statement"):
        record.reading_of(prefix)


def test_an_article_is_found_by_all_that_it_may_be_called(add, record, tell):
    url, canonical = "https://vesper.example/1?from=feed", "https://vesper.example/1"
    page, reading = tell(VISIT, origin="feed item 1", url=url)
    reading = replace(reading, article=replace(reading.article, url=canonical))
    add(page, reading)
    add(*tell(DENIAL, origin="b.html"))
    for which in (reading.article.id, reading.article.id[:10], "feed item 1", url, canonical):
        assert record.reading_of_article(which) == reading
    for which in ("feed item", "https://vesper.example/", "a-z"):
        with pytest.raises(RecordError, match="no article"):
            record.reading_of_article(which)


def test_a_statement_of_a_replaced_reading_is_still_found(add, record, tell):
    url = "https://vesper.example/live"
    earlier = tell(VISIT, url=url)
    add(*earlier)
    add(*tell(DENIAL, url=url))
    assert record.reading_of(earlier.reading.statements[0].id) == earlier.reading


def test_the_current_reading_comes_before_a_replaced_one(add, record, tell):
    page, reading = tell(VISIT)
    add(page, reading, "rules-en@2")
    add(page, reading, "rules-en@1")
    (row,) = record.pages()
    assert row.method == "rules-en@2"
    assert record.reading_of(reading.statements[0].id) == reading
