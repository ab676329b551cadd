"""Outlets with what is read from them, pages that could not be read, and hostile names."""

from dataclasses import replace

import pytest
from looking import NOW, PHONE, assert_accessible, assert_fits
from lxml import html

from onrecord import pipeline
from onrecord.model import Page
from onrecord.record import Record
from onrecord.web import links

HOSTILE = '<script>alert(1)</script> "&\u202e?#'


@pytest.fixture
def hostile(place):
    """An article of an outlet whose name would do harm, and a page that gave nothing."""
    lamp = "“The lamp is out,” Ilse Varen told Radio Vesper, according to <img src=x>. "
    told = Page("<i>page</i>.txt", "text/plain", lamp.encode() * 4, "javascript:alert(2)")
    empty = Page("empty<b>.html", "text/html", b"<html></html>", "javascript:alert(3)")
    reading = pipeline.read_page(told)
    title = "<img src=x onerror=alert(4)>"
    article = replace(reading.article, outlet=HOSTILE, title=title, url="javascript:alert(5)")
    with Record.open(place) as record:
        record.add(told, replace(reading, article=article), method="rules-en@1", now=NOW)
        record.add(empty, pipeline.read_page(empty), method="rules-en@1", now=NOW)
        for _ in record.settle(clock=lambda: NOW):
            pass
    return HOSTILE


def page(answer):
    """The parsed page that answers."""
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def words(element):
    """The text of an element, its white space folded."""
    return " ".join(element.text_content().split())


def test_every_outlet_leads_to_its_page(client):
    shown = page(client.get("/outlets"))
    twin = client.get("/outlets.json").json()["outlets"]
    found = shown.cssselect("tbody th a")
    assert [words(one) for one in found] == [one["name"] for one in twin]
    for link, counts in zip(found, twin, strict=True):
        one = page(client.get(link.get("href")))
        assert words(one.cssselect("h1")[0]) == counts["name"]
        assert client.get(link.get("href").replace("/outlet?", "/outlet.json?")).json()[
            "counts"
        ] == counts  # fmt: skip


def test_an_outlet_says_whom_it_quotes_and_on_whom_it_relies(client):
    twin = client.get("/outlet.json?name=Radio+Vesper").json()
    shown = page(client.get("/outlet?name=Radio+Vesper"))
    voices = shown.cssselect("section[aria-labelledby=voices] li")
    assert len(voices) == len(twin["voices"]) > 5
    for one in shown.cssselect(
        "section[aria-labelledby=relays] li, section[aria-labelledby=voices] li"
    ):
        (link,) = one.cssselect("a.count")
        address = link.get("href").replace("/statements?", "/statements.json?")
        assert client.get(address).json()["total"] == int(words(link).split()[0])
    unnamed = client.get("/statements.json?outlet=Radio+Vesper&unnamed=true").json()["total"]
    assert twin["counts"]["unnamed"] == unnamed


def test_an_outlet_that_is_not_there(client):
    assert client.get("/outlet?name=Nobody").status_code == 404
    assert client.get("/outlet").status_code == 422


def test_pages_not_read_say_why_and_are_told_apart_by_it(client):
    shown = page(client.get("/unread"))
    assert words(shown.cssselect("h1")[0]) == "3 pages not read"
    rows = shown.cssselect("tbody tr")
    assert len(rows) == 3
    for choice in shown.cssselect("nav[aria-label=Reasons] li")[1:]:
        (link,) = choice.cssselect("a")
        chosen = page(client.get(link.get("href")))
        assert {words(row.cssselect("td")[0]) for row in chosen.cssselect("tbody tr")} == {
            words(link)
        }
    none = page(client.get("/unread?reason=video&limit=1"))
    assert len(none.cssselect("tbody tr")) == 1
    assert client.get("/unread?reason=rain").status_code == 422


def test_unread_pages_follow_one_another(client):
    address, seen = "/unread.json?limit=2", []
    while address:
        twin = client.get(address).json()
        seen += [one["origin"] for one in twin["pages"]]
        address = twin["further"] and twin["further"].replace("/unread?", "/unread.json?")
    assert len(seen) == len(set(seen)) == 3


def test_names_that_would_do_harm_are_words(client, hostile):
    for address in ("/outlets", links.outlet(hostile), "/unread", "/charts", "/actors"):
        shown = page(client.get(address))
        assert not [one for one in shown.cssselect("script") if not one.get("src")]
        assert not shown.cssselect("img")
        assert not [one for one in shown.iter("a") if one.get("href", "").startswith("java")]
        assert not [
            one for one in shown.iter() if any(name.startswith("on") for name in one.attrib)
        ]
        assert "\u202e" not in shown.text_content()
    one = client.get("/outlet.json", params={"name": hostile}).json()
    assert one["counts"]["name"] == hostile


def test_outlets_in_the_browser(serve, place, hostile, new_page):
    tab = new_page()
    address = serve(place)
    tab.goto(f"{address}/outlets")
    assert_accessible(tab)
    tab.keyboard.press("j")
    tab.keyboard.press("o")
    tab.wait_for_url("**/outlet?name=*")
    assert_accessible(tab)
    tab.goto(address + links.outlet(hostile))
    assert_accessible(tab)
    tab.goto(f"{address}/unread")
    assert_accessible(tab)
    phone = new_page(scripts=False, viewport=PHONE, color_scheme="dark")
    for path in ("/outlets", links.outlet(hostile), "/outlet?name=Radio+Vesper", "/unread"):
        phone.goto(address + path)
        assert_fits(phone)
