"""The API corrects as people do, and the log tells all of it, page by page."""

import pytest
from lxml import html

from onrecord.record import Record
from onrecord.web import ProxyDoor, Roles, ServeSettings


@pytest.fixture
def seen(client):
    """The statement on the desk."""
    return client.get("/review.json").json()["opened"]


@pytest.fixture
def correct(client, seen):
    """What is done, further fields -> the answer."""

    def corrected(action, **body):
        id_ = seen["card"]["statement"]["id"]
        return client.post(f"/statements/{id_}/{action}.json", json=body)

    return corrected


def test_accept_reject_and_undo(client, seen, correct, place):
    id_ = seen["card"]["statement"]["id"]
    assert client.get(f"/statements/{id_}.json").json()["sign"] == seen["sign"]
    made = correct("accept", seen=seen["sign"], note="checked").json()
    assert (made["action"], made["author"], made["note"]) == ("accept", "Mira Oss", "checked")
    assert correct("reject").json()["action"] == "reject"
    refused = correct("accept")
    assert refused.status_code == 409
    assert refused.json()["detail"].startswith("this statement was rejected by Mira Oss")
    log = client.get("/corrections.json", params={"limit": 1}).json()
    last = log["log"]["entries"][0]["correction"]
    undone = client.post(f"/corrections/{last['id']}/undo.json", json={"note": "a slip"})
    assert (undone.json()["undoes"], undone.json()["note"]) == (last["id"], "a slip")
    with Record.open(place) as record:
        assert record.match(last["statement"]).review == "accepted"


def test_a_fix_gives_words_or_their_place(client, seen, correct, place):
    cue = seen["card"]["statement"]["cue"]
    words = seen["fields"]["cue"]
    assert correct("fix", role="keeper", said="2026-06", cue=cue).status_code == 200
    assert correct("fix", cue=words, speaker="Ole Sund").status_code == 200
    with Record.open(place) as record:
        statement = record.match(seen["card"]["statement"]["id"]).statement
    assert list(statement.cue) == cue
    assert statement.said.edtf == "2026-06"
    assert (statement.speaker.name, statement.speaker.role) == ("Ole Sund", None)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"cue": "never written"}, 422),
        ({"said": "last week"}, 422),
        ({"cue": [5, 2]}, 422),
        ({"content": [[0, 10_000_000]]}, 422),
        ({"content": ["", "x"]}, 422),
        ({"act": "shout"}, 422),
        ({"cue": [-1, 2]}, 422),
        ({}, 422),
        ({"role": "keeper", "seen": "0123456789abcdef"}, 409),
    ],
)
def test_what_cannot_stand_is_refused(correct, place, body, status):
    answer = correct("fix", **body)
    assert (answer.status_code, list(answer.json())) == (status, ["detail"])
    with Record.open(place) as record:
        assert record.corrections() == []


def test_a_statement_is_added(client, seen, place):
    article = seen["card"]["article"]["id"]
    words = client.get("/article.json", params={"id": article}).json()["paragraphs"][0]
    start = words["stretches"][0]["start"]
    body = {"article": article, "content": [[start, start + 9]], "speaker": "Ole Sund"}
    made = client.post("/statements.json", json=body)
    assert made.json()["action"] == "add"
    assert client.post("/statements.json", json=body).status_code == 409
    missing = client.post("/statements.json", json={**body, "article": "a-nothing"})
    assert missing.status_code == 404
    with Record.open(place) as record:
        assert record.match(made.json()["statement"]).review == "added"


def test_the_log_is_told_page_by_page(client, correct):
    correct("accept", note="<script>alert(1)</script>")
    correct("fix", role="keeper of the lamp")
    correct("reject")
    first = client.get("/corrections.json?limit=2").json()
    assert [one["correction"]["action"] for one in first["log"]["entries"]] == ["reject", "fix"]
    rest = client.get(first["further"].replace("/corrections?", "/corrections.json?")).json()
    assert [one["correction"]["action"] for one in rest["log"]["entries"]] == ["accept"]
    assert rest["further"] is None
    page = html.fromstring(client.get("/corrections").text)
    assert len(page.cssselect(".entries > li")) == 3
    assert "keeper of the lamp" in page.cssselect(".entries ins")[0].text_content()
    assert not page.xpath("//script[contains(., 'alert')]")
    undo = page.cssselect(".entries form")[0].get("action")
    back = client.post(undo, follow_redirects=False)
    assert (back.status_code, back.headers["location"]) == (303, "/corrections")
    assert client.get("/corrections.json?author=nobody").json()["log"]["entries"] == []


def test_only_editors_correct(connect, place, seen):
    roles = Roles({"rea": "reader"})
    settings = ServeSettings(place=str(place), door=ProxyDoor("x-user"), roles=roles)
    reader = connect(settings, client=("127.0.0.1", 50_000), headers={"x-user": "rea"})
    id_ = seen["card"]["statement"]["id"]
    posts = [f"/statements/{id_}/{verb}.json" for verb in ("accept", "reject", "fix")]
    for path in (*posts, "/corrections/c-1/undo.json"):
        assert reader.post(path, json={}).status_code == 403
    assert reader.post("/statements.json", json={"article": "a"}).status_code == 403
    assert reader.get("/corrections.json").status_code == 403


def test_the_api_is_described(client):
    paths = client.get("/openapi.json").json()["paths"]
    for path in ("/statements/{statement}/fix.json", "/corrections/{correction}/undo.json"):
        operation = paths[path]["post"]
        assert operation["responses"]["200"]["content"]["application/json"]["schema"]
        assert "422" in operation["responses"] or "4XX" in operation["responses"]


def test_an_undo_is_named_by_what_it_took_back(client, seen, correct):
    made = correct("accept").json()
    client.post(f"/corrections/{made['id']}/undo.json", json={})
    page = html.fromstring(client.get("/corrections").text)
    undo, accept = (one.text_content() for one in page.cssselect(".entries .note a"))
    assert undo == accept
    assert undo.startswith(seen["card"]["statement"]["speaker"]["name"])
