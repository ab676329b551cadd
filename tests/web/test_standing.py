"""A record whose file is gone, or is another one now, is told of at once."""

import shutil

import pytest
from looking import let_scripts_begin
from lxml import html

from onrecord.record import Record
from onrecord.web.standing import file_of

GONE = "The record (record.db) was deleted, moved or replaced while it was served"


def deleted(place):
    place.unlink()


def moved(place):
    place.rename(place.with_name("elsewhere.db"))


def replaced(place):
    other = place.with_name("restored.db")
    shutil.copy(place, other)
    other.replace(place)


@pytest.mark.parametrize("happens", [deleted, moved, replaced])
def test_nothing_is_saved_into_a_file_that_is_gone(client, place, happens):
    seen = client.get("/review.json").json()["opened"]
    happens(place)
    path = f"/statements/{seen['card']['statement']['id']}/accept.json"
    answer = client.post(path, json={})
    assert answer.status_code == 503
    assert answer.json()["detail"].startswith(GONE[0].lower() + GONE[1:])
    for page in ("/", "/review"):
        told = client.get(page)
        assert told.status_code == 503
        assert GONE in html.fromstring(told.text).cssselect("[role=alert]")[0].text_content()


def test_a_record_that_is_written_to_stands(client, place):
    before = file_of(str(place))
    seen = client.get("/review.json").json()["opened"]
    id_ = seen["card"]["statement"]["id"]
    assert client.post(f"/statements/{id_}/accept.json", json={}).status_code == 200
    assert client.get("/").status_code == 200
    assert file_of(str(place)) == before
    with Record.open(place) as record:
        assert record.match(id_).review == "accepted"


def test_a_database_on_a_server_has_no_file(tmp_path):
    assert file_of("postgresql://press@db/record") is None
    assert file_of(str(tmp_path / "nothing.db")) is None


def test_whoever_reviews_is_told_in_place_of_the_statement(serve, place, new_page):
    tab = new_page()
    tab.goto(f"{serve(place)}/review")
    let_scripts_begin(tab)
    place.unlink()
    tab.keyboard.press("a")
    tab.wait_for_selector("#desk [role=alert]")
    assert GONE in tab.inner_text("#desk")
    assert GONE in tab.text_content("#announced")
