"""An article comes with what is in force of it, where it came from, and its copies."""

from datetime import UTC, datetime

import pytest

from onrecord.errors import RecordError
from onrecord.record import Request

NOW = datetime(2026, 3, 21, 8, 0, tzinfo=UTC)
WIRE = " ".join(
    f"The harbour of Halvik {verb} {noun} on day {day}, and the {who} wrote it down with care."
    for day, (verb, noun, who) in enumerate(
        (verb, noun, who)
        for verb in ("lost", "won", "counted", "painted")
        for noun in ("a crane", "two piers", "its lamp", "every rope")
        for who in ("clerk", "pilot", "mayor")
    )
)


def test_an_article_with_its_statements_in_the_order_of_the_text(desk, put):
    id_ = put(("Ilse Varen", "yes"), ("Tomas Ardel", "no"), title="Ice")
    held = desk.article(id_)
    assert (held.article.id, held.article.title) == (id_, "Ice")
    assert [match.statement.speaker.name for match in held.matches] == ["Ilse Varen", "Tomas Ardel"]
    assert (held.page.origin, held.page.url) == ("0.txt", None)
    assert len(held.page.sha256) == 64
    assert held.method == "rules-en@1"
    assert held.read_at == datetime(2026, 3, 20, 9, 30, tzinfo=UTC)
    assert held.copies == ()


def test_what_was_rejected_is_not_among_them(record, desk, put):
    id_ = put(("Ilse Varen", "yes"), ("Tomas Ardel", "no"))
    first = desk.article(id_).matches[0].statement.id
    record.correct(Request(action="reject", statement=first, author="Mira", now=NOW))
    assert [match.statement.speaker.name for match in desk.article(id_).matches] == ["Tomas Ardel"]


@pytest.mark.parametrize("which", ["id", "beginning", "origin", "url"])
def test_it_is_found_by_whatever_names_it(desk, put, which):
    id_ = put(("Ilse Varen", "yes"), url="https://vesper.example/ice")
    put(("Ilse Varen", "no"))
    asked = {
        "id": id_,
        "beginning": id_[:12],
        "origin": "0.txt",
        "url": "https://vesper.example/ice",
    }
    assert desk.article(asked[which]).article.id == id_


def test_an_article_that_is_not_there(desk, put):
    put(("Ilse Varen", "yes"))
    with pytest.raises(RecordError, match="no article 'x'"):
        desk.article("x")


def test_copies_are_the_other_articles_of_the_lot(desk, put, settle):
    id_ = put(opening=WIRE, outlet="Radio Vesper", title="One")
    other = put(opening=f"{WIRE} More by our reporter.", outlet="Norland Post", title="Two")
    put(("Ilse Varen", "yes"), outlet="Sarovia Times")
    settle()
    (copied,) = desk.article(id_).copies
    assert (copied.article, copied.outlet, copied.title) == (other, "Norland Post", "Two")
    assert copied.kind in {"exact", "near", "part"}
    assert copied.share > 0.8
