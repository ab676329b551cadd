"""The log says who did what, and nothing that is nobody's business."""

from datetime import UTC, datetime

import pytest
from looking import PHONE, assert_accessible, assert_fits
from lxml import html

from onrecord.record import Record
from onrecord.record.desk import Event
from onrecord.web import LocalDoor, ProxyDoor, Roles, ServeSettings, noting

ROLES = Roles({"ed": "editor", "ada": "admin"}, "reader")


@pytest.fixture
def proxied(connect, place):
    settings = ServeSettings(place=str(place), door=ProxyDoor("X-Who"), roles=ROLES)
    return connect(settings, client=("127.0.0.1", 1), follow_redirects=False)


def entries(client, **headers):
    """Who, as what, did what, to what, with what; the newest first."""
    events = client.get("/audit.json", headers=headers).json()["events"]
    return [
        tuple(one[name] for name in ("who", "role", "what", "about", "detail")) for one in events
    ]


def test_who_adds_is_in_the_log_and_how_much_it_was(client):
    address = client.post("/add", data={"addresses": "-\na"}, follow_redirects=False).headers[
        "location"
    ]
    job = address.rpartition("/")[2]
    assert client.app.state.jobs.job(job).over.wait(60)
    # A job that is over at once may be told before it is told that it was begun.
    assert set(entries(client)) == {
        ("Mira Oss", "admin", "pages added", job, "done: 0 read, 2 not read, 0 had already"),
        ("Mira Oss", "admin", "add", job, "2 addresses"),
    }


def test_a_correction_is_in_the_log_by_its_place_not_its_words(client):
    statement = client.get("/statements.json?limit=1").json()["cards"][0]["statement"]["id"]
    answer = client.post(f"/statements/{statement}/reject.json", json={"note": "a secret of mine"})
    assert answer.status_code == 200, answer.text
    ((who, _, _, about, detail),) = entries(client)
    assert (who, about) == ("Mira Oss", statement)
    assert "secret" not in f"{detail}"


def test_what_was_said_of_who_is_who_is_in_the_log(client):
    first, other = (one["id"] for one in client.get("/actors.json").json()["actors"][:2])
    said = {"other": other, "verdict": "not same", "why": "a secret of mine"}
    made = client.post(f"/actors/{first}/judge.json", json=said).json()
    client.post(f"/actors/{first}/take-back.json", json={"judgement": made["id"]})
    client.post(f"/actors/{first}/wikidata.json", json={"wikidata": "Q42"})
    told = [(what, detail) for _, _, what, _, detail in entries(client)]
    assert told == [
        ("identify", "Q42"),
        ("take back", made["id"]),
        ("judge", f"not same: {other}, {first}"),
    ]


def test_who_looks_is_not_in_the_log(client):
    for path in ("/", "/statements?q=ice", "/add", "/audit", "/nothing", "/static/onrecord.css"):
        client.get(path)
    assert client.post("/add").status_code == 422  # nothing was done
    assert entries(client) == []


def test_who_is_turned_away_is_in_the_log(proxied):
    proxied.get("/audit?before=5", headers={"X-Who": "ed"})
    proxied.post("/add", data={"text": "secret"}, headers={"X-Who": "rea"})
    proxied.get("/statements")
    proxied.post("/add", headers={"X-Who": "ed", "Origin": "https://evil.example"})
    assert entries(proxied, **{"X-Who": "ada"}) == [
        ("ed", "editor", "refused", "/add", None),
        ("somebody at 127.0.0.1", "nobody", "refused", "/statements", None),
        ("rea", "reader", "refused", "/add", None),
        ("ed", "editor", "refused", "/audit", None),
    ]


def test_who_knocks_at_every_door_fills_no_disk(proxied, monkeypatch):
    for _ in range(noting.REFUSALS_PER_MINUTE + 10):
        proxied.get("/audit", headers={"X-Who": "ed"})
    assert len(entries(proxied, **{"X-Who": "ada"})) == noting.REFUSALS_PER_MINUTE


def test_what_is_carried_away_is_in_the_log(client):
    """Whatever page hands out a file: it is the answer that tells."""
    from fastapi import Response

    def carried():
        return Response(b"", headers={"Content-Disposition": 'attachment; filename="a.pdf"'})

    client.app.add_api_route("/carried", carried, methods=["GET"])
    client.get("/carried?q=ice")
    assert entries(client) == [("Mira Oss", "admin", "download", "/carried?q=ice", None)]


def test_a_log_that_cannot_be_written_stops_nobody(client, monkeypatch, caplog):
    from onrecord.errors import RecordError
    from onrecord.record.desk import Desk

    def full(self, event):
        raise RecordError("the disk is full")

    monkeypatch.setattr(Desk, "note", full)
    assert client.post("/add", data={"addresses": "-"}, follow_redirects=False).status_code == 303
    assert "not in the log" in caplog.text


def test_a_name_that_no_database_keeps_is_kept_otherwise(proxied):
    proxied.post("/add/%00%ff" + "a" * 900 + "/stop", headers={"X-Who": "rea"})
    ((_, _, what, about, _),) = entries(proxied, **{"X-Who": "ada"})
    assert what == "refused"
    assert about.startswith("/add/\ufffd\ufffdaaa")
    assert len(about) == noting.LONGEST


@pytest.fixture
def long_log(place):
    with Record.open(place) as record:
        for number in range(230):
            record.desk.note(
                Event(
                    at=datetime(2026, 7, 1, tzinfo=UTC), who="<b>Mira</b>", role="editor",
                    what="add", about=f"job-{number}", detail="x" * 300,
                )
            )  # fmt: skip
    return place


def test_the_log_comes_in_parts(connect, long_log):
    client = connect(ServeSettings(place=str(long_log), door=LocalDoor("Mira Oss")))
    seen, further = [], "/audit"
    while further:
        page = html.fromstring(client.get(further).text)
        rows = page.cssselect("tbody tr")
        seen += [row.cssselect("td")[3].text_content() for row in rows]
        further = next((a.get("href") for a in page.cssselect("[data-key=further]")), None)
    assert seen == [f"job-{number}" for number in reversed(range(230))]
    assert page.cssselect("tbody th")[0].text_content() == "<b>Mira</b>"
    for odd in ("0", "-1", "x", str(2**70), "1" * 5000, ""):
        assert client.get(f"/audit?before={odd}").status_code == 422


def test_the_log_in_the_browser(serve, new_page, long_log):
    home = serve(long_log)
    for options in ({}, {"scripts": False, "viewport": PHONE}):
        page = new_page(**options)
        page.goto(f"{home}/audit")
        assert_fits(page)
        if not options:
            assert_accessible(page)
        page.get_by_role("link", name="Older entries").click()
        assert page.locator("tbody tr").count() == 100


def test_a_statement_in_the_log_leads_to_what_was_done_to_it(client):
    seen = client.get("/review.json").json()["opened"]["card"]["statement"]["id"]
    client.post(f"/statements/{seen}/accept.json", json={})
    (link,) = html.fromstring(client.get("/audit").text).cssselect(".log td a")
    assert link.text_content() == seen
    assert "accepted" in client.get(link.get("href")).text
