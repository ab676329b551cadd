"""Review: one statement at a time, by several people, and nothing is overwritten unseen."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

import pytest
from looking import NOW
from lxml import html

from onrecord import pipeline
from onrecord.model import Page
from onrecord.record import Record
from onrecord.web import ProxyDoor, Roles, ServeSettings


@pytest.fixture
def office(connect, place):
    """A client for each of two editors and a reader, of one record."""
    roles = Roles({"mira": "editor", "jon": "editor", "rea": "reader"})
    settings = ServeSettings(place=str(place), door=ProxyDoor("x-user"), roles=roles)
    client = connect(settings, client=("127.0.0.1", 50_000))

    def ask(name, method, path, **options):
        return client.request(
            method, path, headers={"x-user": name}, follow_redirects=False, **options
        )

    return ask


@pytest.fixture
def desk(office):
    """Name -> what the desk shows the person, as JSON."""

    def shown(name, **question):
        answer = office(name, "GET", "/review.json", params=question)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return shown


@pytest.fixture
def save(office):
    """What somebody sees, what is done, changes of fields -> the answer."""

    def saved(name, shown, action="accept", question=None, **changes):
        opened = shown["opened"]
        fields = {key: value for key, value in opened["fields"].items() if value is not False}
        form = {
            **fields,
            "statement": opened["card"]["statement"]["id"],
            "seen": opened["sign"],
            "action": action,
            **changes,
        }
        return office(name, "POST", "/review", data=form, params=question)

    return saved


def id_of(shown):
    return shown["opened"]["card"]["statement"]["id"]


def page_of(answer):
    return html.fromstring(answer.text)


def said_by(page, selector):
    return " ".join(" ".join(one.text_content() for one in page.cssselect(selector)).split())


def test_the_most_doubtful_statement_stands_in_its_whole_paragraph(office, desk, place):
    shown = desk("mira")
    page = page_of(office("mira", "GET", "/review"))
    opened = shown["opened"]
    with Record.open(place) as record:
        text = record.match(id_of(shown)).article.text
    paragraphs = ["".join(one["text"] for one in part["stretches"]) for part in opened["passage"]]
    assert all(one in text for one in paragraphs)
    assert paragraphs[-1] in text.split("\n\n")
    assert said_by(page, ".passage mark").split() == opened["fields"]["content"].split()
    assert page.cssselect("#decide-speaker")[0].get("value") == opened["fields"]["speaker"]
    assert (shown["waiting"], shown["reviewed"], len(shown["following"])) == (326, 0, 4)


@pytest.mark.parametrize(
    ("action", "review"), [("accept", "accepted"), ("reject", None)], ids=["accept", "reject"]
)
def test_a_decision_is_on_record_under_the_name_of_who_made_it(desk, save, place, action, review):
    shown = desk("mira")
    answer = save("mira", shown, action, note=" as it stands ")
    assert answer.status_code == 303
    with Record.open(place) as record:
        (made,) = record.corrections()
        match = record.match(id_of(shown))
    assert (made.action, made.author, made.note) == (action, "mira", "as it stands")
    assert (match and match.review) == review
    after = desk("mira")
    assert id_of(after) != id_of(shown)
    assert after["waiting"] == shown["waiting"] - 1
    assert after["last"]["correction"]["id"] == made.id


def test_the_page_after_a_save_says_what_was_done_and_asks_the_same(office, desk, save):
    shown = desk("mira", act="say", country="")
    answer = save("mira", shown, question={"act": "say"})
    assert answer.headers["location"].startswith("/review?act=say&done=c-")
    page = page_of(office("mira", "GET", answer.headers["location"]))
    assert said_by(page, ".doing").startswith("Accepted: ")
    assert page.cssselect("#desk")[0].get("data-announce").startswith("Accepted: ")
    assert page.cssselect("#decide")[0].get("action") == "/review?act=say"


def test_fields_that_were_changed_are_saved_whichever_button_is_pressed(desk, save, place):
    for action in ("accept", "fix"):
        shown = desk("mira")
        assert save("mira", shown, action, role="keeper of the lamp").status_code == 303
        with Record.open(place) as record:
            match, made = record.match(id_of(shown)), record.corrections(id_of(shown))[-1]
        assert (made.action, match.statement.speaker.role) == ("fix", "keeper of the lamp")
        assert [one.field for one in made.changes] == ["speaker"]


def test_what_cannot_stand_is_told_beside_what_was_typed(office, desk, save, place):
    shown = desk("mira")
    answer = save("mira", shown, "fix", cue="<b>never written</b>", role="keeper")
    assert answer.status_code == 422
    page = page_of(answer)
    cue = page.cssselect("#decide-cue")[0]
    assert (cue.get("value"), cue.get("aria-invalid")) == ("<b>never written</b>", "true")
    assert page.cssselect("#decide-role")[0].get("value") == "keeper"
    assert "is not in" in said_by(page, "[role=alert]")
    assert save("mira", shown, "fix").status_code == 422
    with Record.open(place) as record:
        assert record.corrections() == []


def test_two_people_have_two_statements_open(desk, office):
    first, second = desk("mira"), desk("jon")
    assert id_of(first) != id_of(second)
    assert id_of(desk("mira")) == id_of(first)
    assert id_of(first) not in [one["statement"]["id"] for one in second["following"]]
    page = page_of(office("jon", "GET", "/review", params={"statement": id_of(first)}))
    assert "mira has this one open too" in said_by(page, ".notice")


def test_what_another_changed_is_shown_and_not_overwritten(office, desk, save, place):
    seen = desk("mira")
    same = desk("jon", statement=id_of(seen))
    assert save("mira", seen, role="harbour master").status_code == 303
    answer = save("jon", same, "fix", to="the League")
    assert answer.status_code == 409
    page = page_of(answer)
    told = "This statement was fixed by mira after you looked at it."
    assert said_by(page, "[role=alert] > p") == told
    # What Jon did not touch is as Mira left it, what he changed as he left it.
    assert page.cssselect("#decide-role")[0].get("value") == "harbour master"
    assert page.cssselect("#decide-to")[0].get("value") == "the League"
    rows = [said_by(row, "th, td") for row in page.cssselect("[role=alert] tbody tr")]
    assert rows == ["To unknown the League"]
    assert "mira fixed it" in said_by(page, ".entries")
    again = {one.get("name"): one.get("value") for one in page.cssselect("input[form=decide]")}
    sign = page.cssselect("input[name=seen]")[0].get("value")
    new = desk("jon", statement=id_of(seen))
    assert new["opened"]["sign"] == sign
    assert save("jon", new, "accept", to=again["to"]).status_code == 303
    with Record.open(place) as record:
        statement = record.match(id_of(seen)).statement
        assert [one.author for one in record.corrections()] == ["mira", "jon"]
    assert (statement.speaker.role, statement.addressee) == ("harbour master", "the League")


def test_of_two_saves_in_one_moment_one_is_shown_to_the_other(desk, save, place):
    seen = desk("mira")
    with ThreadPoolExecutor() as people:
        saves = [
            people.submit(save, name, seen, to=f"the friends of {name}") for name in ("mira", "jon")
        ]
    assert sorted(one.result().status_code for one in saves) == [303, 409]
    with Record.open(place) as record:
        assert len(record.corrections()) == 1


@pytest.mark.parametrize("action", ["accept", "fix", "reject"])
def test_what_another_rejected_is_told(office, desk, save, place, action):
    seen = desk("mira")
    assert save("mira", seen, "reject").status_code == 303
    answer = save("jon", seen, action, role="x")
    assert answer.status_code == 409
    page = page_of(answer)
    assert "not in force any more" in said_by(page, "h2")
    undo = page.cssselect(".entries form")[0].get("action")
    assert office("jon", "POST", undo).status_code == 303
    with Record.open(place) as record:
        assert record.match(id_of(seen)) is not None


def test_a_key_that_is_pressed_twice_decides_once(desk, save, place):
    for action in ("accept", "reject"):
        seen = desk("mira")
        first, second = save("mira", seen, action), save("mira", seen, action)
        assert first.headers["location"] == second.headers["location"]
    for action in ("accept", "fix"):  # who has changed a field and accepts means it as changed
        seen = desk("mira")
        first, second = (save("mira", seen, action, role=f"keeper, {action}") for _ in range(2))
        assert first.headers["location"] == second.headers["location"]
        assert save("mira", seen, action, role="another word").status_code == 409
        assert save("mira", seen, "reject").status_code == 409
    with Record.open(place) as record:
        assert [one.action for one in record.corrections()] == ["accept", "reject", "fix", "fix"]


def test_fields_that_were_not_sent_stay_as_they_are(office, desk, place):
    """A program sends what it means, and a browser every field, also those that are empty."""
    seen = desk("mira")
    sent = {"statement": id_of(seen), "seen": seen["opened"]["sign"], "action": "accept"}
    assert office("mira", "POST", "/review", data=sent).status_code == 303
    other = desk("mira")
    assert other["opened"]["fields"]["speaker"]
    sent = {"statement": id_of(other), "seen": other["opened"]["sign"], "role": "keeper"}
    assert office("mira", "POST", "/review", data=sent).status_code == 303
    emptied = desk("mira")
    sent = {"statement": id_of(emptied), "seen": emptied["opened"]["sign"], "cue": ""}
    assert office("mira", "POST", "/review", data=sent).status_code == 303
    with Record.open(place) as record:
        accepted, fixed, without = record.corrections()
    assert (accepted.action, fixed.action, without.action) == ("accept", "fix", "fix")
    assert fixed.after.speaker == replace(fixed.before.speaker, role="keeper")
    assert fixed.after.cue == fixed.before.cue
    assert without.before.cue
    assert without.after.cue is None
    assert without.after.source == without.before.source


def test_a_busy_record_leaves_the_person_what_was_written(connect, place):
    client = connect(ServeSettings(place=str(place), wait_s=0.1))
    seen = client.get("/review.json").json()
    form = {
        "statement": id_of(seen), "seen": seen["opened"]["sign"], "role": "keeper of the lamp",
        "note": "as the harbour master says",
    }  # fmt: skip
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = client.post("/review", data=form)
        other.execute("ROLLBACK")
    assert answer.status_code == 503
    page = page_of(answer)
    assert "being written to" in said_by(page, "[role=alert]")
    assert page.cssselect("#decide-role")[0].get("value") == "keeper of the lamp"
    assert page.cssselect("#note")[0].get("value") == "as the harbour master says"
    assert client.post("/review", data=form).status_code in (200, 303)
    with Record.open(place) as record:
        assert record.corrections()[0].note == "as the harbour master says"


def test_what_is_skipped_comes_to_others_first(desk, save, place):
    seen = desk("mira")
    assert save("mira", seen, "skip").headers["location"] == "/review?done=put-off"
    assert id_of(desk("mira")) != id_of(seen)
    assert id_of(desk("jon")) == id_of(seen)
    with Record.open(place) as record:
        assert record.corrections() == []


def test_one_undoes_what_one_did_last_and_then_what_was_before(office, desk, save, place):
    seen = [desk("mira")]
    save("mira", seen[0], "reject")
    seen.append(desk("mira"))
    save("mira", seen[1], "accept")
    for was in reversed(seen):
        last = desk("mira")["last"]["correction"]
        assert last["statement"] == id_of(was)
        answer = office("mira", "POST", f"/corrections/{last['id']}/undo", params={"act": "say"})
        assert answer.headers["location"].startswith(f"/review?act=say&statement={id_of(was)}")
        page = page_of(office("mira", "GET", answer.headers["location"]))
        assert said_by(page, ".doing").startswith("Taken back")
        assert page.cssselect("#case")[0].get("data-id") == id_of(was)
    assert desk("mira")["last"] is None
    assert office("mira", "POST", f"/corrections/{last['id']}/undo").status_code == 409


def test_nothing_waits(office):
    answer = office("mira", "GET", "/review", params={"q": "zzzyx"})
    assert answer.status_code == 200
    assert said_by(page_of(answer), "h2") == "Nothing waits Keys"


def test_only_editors_review(office, desk, save):
    seen = desk("mira")
    assert office("rea", "GET", "/review").status_code == 403
    assert save("rea", seen).status_code == 403
    for path in ("/corrections", "/why?statement=s-1", "/missed?id=a"):
        assert office("rea", "GET", path).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/review?statement=s-nothing",
        "/review.json?statement=%3Cscript%3E",
        "/why?statement=s-nothing",
        "/missed?id=a-nothing",
    ],
)
def test_what_is_not_there(office, path):
    assert office("mira", "GET", path).status_code == 404


def test_the_reasons_are_told_field_by_field(office, desk):
    seen = desk("mira")
    page = page_of(office("mira", "GET", "/why", params={"statement": id_of(seen)}))
    assert said_by(page, "#reasons tbody th").startswith("Words Speaker")
    twin = office("mira", "GET", "/why.json", params={"statement": id_of(seen)}).json()
    assert twin["told"][1]["field"] == "speaker"
    assert twin["told"][1]["value"] == seen["opened"]["fields"]["speaker"]


def test_a_statement_is_added_to_its_article(office, desk, place):
    shown = desk("mira")
    article = shown["opened"]["card"]["article"]["id"]
    page = page_of(office("mira", "GET", "/missed", params={"id": article, "act": "say"}))
    form = page.cssselect("form#missed")[0]
    assert form.get("action") == "/statements?act=say"
    with Record.open(place) as record:
        text = record.desk.article(article).article.text
    words = text.split("\n\n")[-1]
    sent = {"article": article, "content": words, "speaker": "Ole Sund", "note": "seen by eye"}
    answer = office("mira", "POST", form.get("action"), data=sent)
    with Record.open(place) as record:
        (made,) = record.corrections()
    assert answer.headers["location"] == f"/article?id={article}#{made.statement}"
    assert (made.author, made.note) == ("mira", "seen by eye")
    again = office("mira", "POST", "/statements", data=sent)
    assert again.status_code == 409
    assert page_of(again).cssselect("#missed-speaker")[0].get("value") == "Ole Sund"
    back = {"back": "review", "statement": id_of(shown), "act": "say"}
    wrong = office("mira", "POST", "/statements", params=back, data={**sent, "content": "nowhere"})
    assert wrong.status_code == 422
    page = page_of(wrong)
    assert page.cssselect("#missed-content")[0].get("aria-invalid") == "true"
    kept = page.cssselect("form#missed")[0].get("action")
    sent["content"] = words.split(".")[0]
    onward = office("mira", "POST", kept, data=sent).headers["location"]
    assert onward.startswith(f"/review?act=say&statement={id_of(shown)}&done=c-")


def test_text_of_articles_is_text(office, place):
    harm = "</textarea><script>alert(1)</script>"
    told = "Ilse Varen, the foreign minister, said on Monday that the ice would hold."
    body = f"The harbour was quiet.\n\n{harm} {told} Nobody answered {harm}.".encode()
    origin = "<img src=x onerror=alert(1)>.txt"
    page = Page(origin, "text/plain", body)
    with Record.open(place) as record:
        reading = pipeline.read_page(page)
        article = replace(reading.article, id=f"a-{harm}", outlet=harm, title=harm)
        record.add(page, replace(reading, article=article), method="rules-en@1", now=NOW)
        statement = record.desk.article(article.id).matches[0].statement
    for path, question in (
        ("/review", {"statement": statement.id}),
        ("/missed", {"id": article.id}),
        ("/why", {"statement": statement.id}),
        ("/article", {"id": article.id}),
    ):
        page = page_of(office("mira", "GET", path, params=question))
        assert all(one.get("src", "").startswith("/static/") for one in page.cssselect("script"))
        assert not page.cssselect("img")
        assert harm in page.cssselect("main")[0].text_content()
