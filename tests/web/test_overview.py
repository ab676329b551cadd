"""The overview builder: what is chosen, dropped and moved by hand, and carried away as a file."""

import re
import subprocess
import sys
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from looking import PHONE, assert_accessible, assert_fits
from lxml import html
from playwright.sync_api import expect

from onrecord.model import Selection
from onrecord.overview import compose_of, to_html
from onrecord.record import Record
from onrecord.web import building, choosing


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def words(element):
    return " ".join(element.text_content().split())


def lines(found):
    """What is told in sections, without the numbers of passages."""
    return [
        re.sub(r"[\d,]+$", "", words(line.cssselect("p")[0]))
        for line in found.cssselect("section:has(.titled) .line")
    ]


def press(client, address, selector):
    """The address that a button leads to."""
    found = page(client, address)
    (button, *_) = found.cssselect(selector)
    fields = [(one.get("name"), one.get("value")) for one in found.cssselect("#change input")]
    pressed = [*fields, (button.get("name"), button.get("value"))]
    answer = client.get("/overview/change", params=pressed, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def actor_id(client, name):
    (one,) = client.get("/actors.json", params={"q": name}).json()["actors"]
    return one["id"]


def test_it_tells_the_sentences_of_the_overview_in_their_order(client, place):
    with Record.open(place) as record:
        written = html.fromstring(to_html(compose_of(record, Selection(about="lighthouse"))))
    told = [words(one) for one in written.cssselect("section:not(.brief) > p > .sentence")]
    assert lines(page(client, "/overview?about=lighthouse")) == told


def test_the_twin_holds_the_overview(client):
    twin = client.get("/overview.json?about=lighthouse").json()
    assert twin["asked"]["about"] == "lighthouse"
    assert twin["overview"]["facts"]["articles"] == twin["overview"]["articles"].__len__()
    assert twin["articles"] >= twin["overview"]["facts"]["articles"]


def test_a_speaker_and_an_outlet_are_found_by_name_and_chosen(client):
    found = page(client, "/overview?who=varen&where=vesp")
    speaker, outlet = found.cssselect(".finds button")
    assert (words(speaker), words(outlet)) == ("Add Ilse Varen", "Add Radio Vesper")
    chosen = page(client, f"/overview?actor={speaker.get('value')}&outlet=Radio+Vesper")
    ticks = [words(tick) for tick in chosen.cssselect(".tick:has(input[checked])")]
    assert ticks == ["Ilse Varen Foreign Minister", "Radio Vesper"]
    twin = client.get(f"/overview.json?actor={speaker.get('value')}&outlet=Radio+Vesper").json()
    assert {one["outlet"] for one in twin["overview"]["passages"]} == {"Radio Vesper"}
    assert [one["actor"]["name"] for one in twin["overview"]["voices"]] == ["Ilse Varen"]
    assert (
        "Only what Ilse Varen said"
        in client.get("/overview/preview", params={"actor": speaker.get("value")}).text
    )


def test_who_is_chosen_is_not_found_again(client):
    varen = actor_id(client, "Ilse Varen")
    found = page(client, f"/overview?who=varen&actor={varen}&where=vesper&outlet=Radio+Vesper")
    assert [words(one) for one in found.cssselect(".finds .note")] == [
        "Nobody else is called so. Try fewer words of the name.",
        "No other outlet is called so. Try the beginning of one word.",
    ]


def test_a_sentence_is_dropped_and_put_back(client):
    address = "/overview?about=lighthouse"
    before = lines(page(client, address))
    dropped = press(client, address, "section:has(.titled) .line [name=drop]")
    after = page(client, dropped)
    assert len(lines(after)) == len(before) - 1
    assert before[0] not in lines(after)
    assert after.get_element_by_id(urlsplit(dropped).fragment) is not None
    out = after.cssselect(".taken li")
    assert out
    assert all("put back" in words(one) for one in out)
    assert any("taken out by hand" in words(one) for one in after.cssselect("section li"))
    back = dropped
    for _ in out:
        back = press(client, back, "[name=back]")
    assert lines(page(client, back)) == before


@pytest.mark.parametrize(
    ("button", "level"),
    [
        (".line [name=down]", "statement"),
        (".titled:has(h3) [name=down]", "block"),
        (".titled:has(h2) [name=down]", "section"),
    ],
)
def test_statements_speakers_and_sections_are_moved(client, button, level):
    address = "/overview?about=lighthouse"
    down = press(client, address, f"section:has(.titled) {button}")
    found = page(client, down)
    assert sorted(map(len, lines(found)))  # still told
    assert lines(found) != lines(page(client, address))
    assert f"{level}:" not in down
    (usual,) = found.cssselect(".reset a")
    assert lines(page(client, usual.get("href"))) == lines(page(client, address))


FORMS = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
}


@pytest.mark.parametrize("ending", FORMS)
def test_a_file_is_what_the_command_writes(client, place, tmp_path, ending):
    varen = actor_id(client, "Ilse Varen")
    address = f"/overview?about=ladder&actor={varen}&outlet=Radio+Vesper&outlet=The+Halvik+Courier"
    address = press(client, address, "section:has(.titled) .line [name=drop]")
    address = press(client, address, "section:has(.titled) .line [name=down]")
    asked = parse_qs(urlsplit(address).query)
    (answer_link,) = [
        link.get("href")
        for link in page(client, address).cssselect(".carry a[download]")
        if f"download.{ending}" in link.get("href")
    ]
    answer = client.get(answer_link)
    assert answer.headers["content-type"] == FORMS[ending]
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="overview-ladder.{ending}"'
    )
    options = [("--about", "ladder"), ("--actor", "Ilse Varen")]
    options += [("--outlet", name) for name in asked["outlet"]]
    options += [
        (f"--{name}", one) for name in ("without", "first") for one in asked[name][0].split()
    ]
    command = [sys.executable, "-m", "onrecord", "overview", str(place)]
    typed = [word for option in options for word in option]
    run = subprocess.run(
        [*command, *typed, "-o", str(tmp_path / f"o.{ending}")], capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert answer.content == (tmp_path / f"o.{ending}").read_bytes()


@pytest.mark.parametrize(
    ("about", "name"),
    [
        ("../../etc/passwd", "overview-etc-passwd"),
        ('x"; filename="y.exe', "overview-x-filename-y-exe"),
        ("r\r\nSet-Cookie: a", "overview-r-set-cookie-a"),
        ("Žofia Ørsted", "overview-zofia-orsted"),
        ("ледокол", "overview"),
        ("long " * 90, "overview-" + ("long-" * 16).rstrip("-")),
    ],
)
def test_the_name_of_a_file_is_safe(client, about, name):
    answer = client.get("/overview/download.md", params={"about": about})
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.md"'
    assert "set-cookie" not in answer.headers


def test_the_preview_may_do_nothing_but_be_read(client):
    answer = client.get("/overview/preview?about=lighthouse")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe-inline" not in policy
    assert answer.text.startswith("<!doctype html>")


def test_of_too_many_articles_it_asks_for_less(client, monkeypatch):
    monkeypatch.setattr(building, "MOST_ARTICLES", 3)
    monkeypatch.setattr(choosing, "MOST_ARTICLES", 3)
    found = page(client, "/overview")
    (notice,) = found.cssselect(".notice")
    assert words(notice).startswith("21 articles come into question, and an overview is written")
    assert client.get("/overview.json").json()["overview"] is None
    refused = client.get("/overview/download.md")
    assert refused.status_code == 422
    assert "21 articles come into question" in refused.text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("since=soon", "is not a day"),
        ("since=2026-07&until=2026-06", "is after"),
        ("about=%3F", "no word in it"),
        ("by=mood", "'actor', 'day' or 'outlet'"),
        ("about=" + "x" * 600, "500 characters at most"),
    ],
)
def test_what_cannot_be_understood_is_told(client, asked, told):
    answer = client.get(f"/overview?{asked}")
    assert answer.status_code == 422
    assert told in words(html.fromstring(answer.text).cssselect("[role=alert]")[0])


@pytest.mark.parametrize("asked", ["up=sideways:s-1", "down=statement:", "up=block:s-ffffffffffff"])
def test_a_move_that_is_none_is_told(client, asked):
    assert client.get(f"/overview/change?{asked}", follow_redirects=False).status_code == 422


def test_an_actor_that_is_not_on_record_is_not_found(client):
    assert client.get("/overview?actor=w-0000000000000000").status_code == 404


def test_hostile_words_stay_words(client):
    nasty = '"><script>alert(1)</script>'
    found = page(client, "/overview?about=" + nasty.replace(" ", "+"))
    assert found.cssselect("#about")[0].get("value") == nasty
    for name in ("who", "where", "outlet", "without", "first"):
        shown = client.get("/overview", params={"about": "lighthouse", name: nasty})
        assert shown.status_code == 200
        assert "<script>alert" not in shown.text


def test_ids_with_blanks_survive_the_address():
    ids = ("s-0123456789ab", "an id 1", "ü+&")
    assert choosing.listed(choosing.as_list(ids)) == ids


def test_statements_lead_to_the_overview_of_what_they_ask(client):
    found = page(client, "/statements?q=lamp&since=2026-06")
    (link,) = [one for one in found.cssselect("a") if words(one) == "Overview of this topic"]
    assert dict(parse_qsl(urlsplit(link.get("href")).query)) == {
        "about": "lamp",
        "since": "2026-06",
    }
    assert client.get(link.get("href")).status_code == 200


@pytest.mark.parametrize("what", ["drop", "back", "up", "down"])
def test_a_change_of_nothing_changes_nothing(client, what):
    asked = {"about": "lighthouse", what: " " if what in ("drop", "back") else ""}
    answer = client.get("/overview/change", params=asked, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/overview?about=lighthouse")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_overview_is_built_by_hand(serve, new_page, story, scripts):
    base = serve(story)
    sheet = new_page(scripts=scripts)
    sheet.goto(f"{base}/overview")
    sheet.get_by_label("About", exact=True).fill("lighthouse")
    sheet.get_by_label("Name of a speaker").fill("varen")
    sheet.keyboard.press("Enter")
    add = sheet.get_by_role("button", name="Add Ilse Varen")
    add.wait_for()
    sheet.get_by_label("About", exact=True).press("Enter")  # chooses nobody
    expect(sheet.get_by_role("checkbox", name="Ilse Varen")).to_have_count(0)
    add.click()
    assert sheet.get_by_role("checkbox", name="Ilse Varen").is_checked()
    sheet.get_by_role("checkbox", name="Ilse Varen").uncheck()
    sheet.get_by_role("button", name="Show").click()
    before = sheet.locator(".line").count()
    sheet.get_by_role("button", name="Take this statement out").last.click()
    expect(sheet.locator(".line")).to_have_count(before - 1)
    sheet.get_by_role("button", name="Put back").click()
    expect(sheet.locator(".line")).to_have_count(before)
    if scripts:
        assert_accessible(sheet)
    with sheet.expect_download() as carried:
        sheet.get_by_role("link", name="PDF").click()
    assert carried.value.suggested_filename == "overview-lighthouse.pdf"
    sheet.get_by_role("link", name="Preview").click()
    assert sheet.locator("h1").inner_text() == "Lighthouse"
    assert "Charter" in sheet.evaluate("getComputedStyle(document.body).fontFamily")  # its styles
    sheet.locator("sup a").first.click()
    assert sheet.locator(".passage:target").is_visible()


def test_keys_take_out_and_move(serve, new_page, story):
    sheet = new_page()
    sheet.goto(f"{serve(story)}/overview?about=lighthouse")
    section = sheet.locator("section:has(.titled)").first
    second = section.locator(".line").nth(1).get_attribute("id")
    section.locator(".line").nth(1).focus()
    sheet.keyboard.press("u")
    sheet.wait_for_url("**#" + second)
    assert section.locator(".line").first.get_attribute("id") == second
    assert sheet.locator(f"#{second}").evaluate("one => one === document.activeElement")
    sheet.keyboard.press("x")
    sheet.locator(".taken").wait_for()
    assert sheet.locator(f"#{second}").count() == 0


@pytest.mark.parametrize("address", ["/overview?about=lighthouse&who=varen", "/overview?by=outlet"])
def test_it_fits_a_phone_and_dark_mode(serve, new_page, story, address):
    sheet = new_page(viewport=PHONE, color_scheme="dark")
    sheet.goto(serve(story) + address)
    assert_fits(sheet)
    assert_accessible(sheet)
