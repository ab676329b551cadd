"""Charts: the same question as for statements, drawn, and each with its table."""

import pytest
from looking import PHONE, assert_accessible, assert_fits
from lxml import html

from onrecord.record import Record
from onrecord.web import ServeSettings


def page(answer):
    """The parsed page that answers."""
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def words(element):
    """The text of an element, its white space folded."""
    return " ".join(element.text_content().split())


def total(client, link):
    """How many statements a link into the statements finds."""
    address = link.get("href").replace("/statements?", "/statements.json?")
    return client.get(address).json()["total"]


def test_every_dot_is_a_row_of_the_table(client):
    shown = page(client.get("/charts?q=lamp"))
    dots = shown.cssselect("svg.days a.spot")
    rows = shown.cssselect("section[aria-labelledby=by-day] tbody tr")
    assert len(dots) == len(rows) > 5
    for dot, row in zip(dots, rows, strict=True):
        (link,) = row.cssselect("a")
        assert link.get("href") == dot.get("href")
        assert total(client, link) >= int(words(link))


def test_every_number_of_the_crossing_leads_to_as_many_statements(client):
    shown = page(client.get("/charts?act=say"))
    links = shown.cssselect("table.crossing td a")
    assert len(links) > 20
    for link in links:
        assert total(client, link) == int(words(link))
        assert "act=say" in link.get("href")


def test_the_network_is_told_by_its_table(client):
    shown = page(client.get("/charts"))
    twin = client.get("/charts.json").json()
    lines = shown.cssselect("svg.network line")
    rows = shown.cssselect("section[aria-labelledby=relays] tbody tr")
    assert len(lines) == len(rows) == len(twin["relays"])
    for row, one in zip(rows, twin["relays"], strict=True):
        assert words(row) == f"{one['outlet']}{one['name']}{one['statements']}"
        assert total(client, row.cssselect("td a")[0]) >= one["statements"]


def test_each_sees_the_question_as_it_was_written(client):
    for day in ("2026-06", "2026-06-01"):
        assert client.get(f"/charts.json?since={day}").json()["asked"]["since"] == day


def test_what_was_asked_can_be_let_go(client):
    shown = page(client.get("/charts?q=lamp&outlet=Radio+Vesper&unnamed=false"))
    (every,) = (one for one in shown.cssselect(".note a") if "statement" in words(one))
    twin = client.get("/statements.json?q=lamp&outlet=Radio+Vesper&unnamed=false").json()
    assert words(every).split()[0] == str(twin["total"])
    gone = {
        one.get("aria-label"): one.get("href") for one in shown.cssselect(".note a[aria-label]")
    }
    assert gone["let go of outlet"] == "/charts?q=lamp&unnamed=false"
    hidden = {
        one.get("name"): one.get("value") for one in shown.cssselect("form.asking [type=hidden]")
    }
    assert hidden == {"outlet": "Radio Vesper", "unnamed": "false"}


@pytest.mark.parametrize("asked", ["q=zzz", "since=1900&until=1901", "actor=w-0000000000000000"])
def test_nothing_fits(client, asked):
    shown = page(client.get(f"/charts?{asked}"))
    assert len(shown.cssselect(".none")) == 3
    assert not shown.cssselect("main svg")


def test_an_empty_record(connect, tmp_path):
    Record.open(tmp_path / "empty.db").close()
    client = connect(ServeSettings(place=str(tmp_path / "empty.db")))
    for path in ("/charts", "/actors", "/outlets", "/unread"):
        assert page(client.get(path)).cssselect(".none")


def test_what_cannot_be_understood_is_told(client):
    assert client.get("/charts?since=2026-07&until=2026-06").status_code == 422


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_in_the_browser(story_address, new_page, scheme):
    tab = new_page(color_scheme=scheme)
    tab.goto(f"{story_address}/charts")
    assert_accessible(tab)
    for summary in tab.locator("summary").all():
        summary.press("Enter")
    assert_accessible(tab)
    tab.get_by_label("Words", exact=True).fill("lamp")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/charts?q=lamp*")
    overlapping = tab.evaluate(OVERLAPPING)
    assert overlapping == []
    tab.locator("section[aria-labelledby=by-day] summary").press("Enter")
    tab.locator("section[aria-labelledby=by-day] tbody a").first.press("Enter")
    tab.wait_for_url("**/statements?q=lamp&actor=*")


def test_charts_without_a_script_and_on_a_phone_and_on_paper(story_address, new_page):
    tab = new_page(scripts=False, viewport=PHONE)
    tab.goto(f"{story_address}/charts")
    assert_fits(tab)
    tab.locator("svg.days a.spot").first.click()
    tab.wait_for_url("**/statements?actor=*")
    tab.go_back()
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": 660, "height": 900})
    assert_fits(tab)
    assert tab.locator("svg.network").is_visible()


OVERLAPPING = """() => {
  const found = [];
  const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 3 && b.top < a.bottom - 3;
  for (const svg of document.querySelectorAll("figure svg")) {
    const labels = [...svg.querySelectorAll("text")];
    const boxes = labels.map((label) => label.getBoundingClientRect());
    labels.forEach((label, n) => labels.slice(n + 1).forEach((other, m) => {
      if (over(boxes[n], boxes[n + 1 + m])) found.push([label.textContent, other.textContent]);
    }));
  }
  return found;
}"""
"""Labels of drawings that cover one another, as the browser sets them."""
