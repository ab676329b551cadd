"""What an article says of itself is words on every page, whatever it is: a crawl of all of them.

The article is as hostile as its text, its fields and those of its statements can be made. A page
fails where a script of it runs, the policy has to stop one, anything is asked that is not there or
not of this server, a dialog opens, or a word stands out of the screen of a telephone.
"""

import json
import re
from collections import Counter
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

import pytest
from looking import NOW, PHONE, assert_fits
from lxml import html

from onrecord import pipeline
from onrecord.model import Relay, Venue
from onrecord.pages import read_upload
from onrecord.record import Record, Request, SaidQuery
from onrecord.record.desk import Event
from onrecord.web import LocalDoor, ServeSettings

EVIL = (
    "<script>window.hit=1;alert(1)</script>\"'><img src=x onerror=window.hit=2>"
    "<a href=javascript:window.hit=3>{{7*7}}${7*7}</a></title></textarea></option>"
)
TURNED = "\u202egnp.exe\u2066 \u0000 \x1b[31m \ud83d\ude00".encode(
    "utf-16", "surrogatepass"
).decode("utf-16")
LONG = "w" * 400
MOST_OF_A_KIND = 5
"""Addresses that are looked at of those that differ by their values only."""

SENTENCE = (
    "“The harbour of Lunsk stays closed until {0}, and {0} is a long day,” Torv {0} Elling told "
    "{0} on Monday."
)


def row(number):
    return {
        "id": f"../../{number}/etc?a=b&c=%00#d'\"><script>.json",
        "url": f'https://evil.example/{number}"onmouseover="window.hit=4',
        "outlet": f"{EVIL} {TURNED} Post {number}",
        "title": f"{EVIL} {TURNED} {LONG} {number}",
        "authors": [EVIL, TURNED, LONG],
        "published": f"2026-05-{10 + number}",
        "language": "en",
        "text": "\n\n".join(
            [
                f"{EVIL} said on Monday that {TURNED} would never {LONG} again, {number}.",
                SENTENCE.format(EVIL),
                SENTENCE.format(f"{TURNED} {LONG}"),
                f"Ilse Varen, the minister of {EVIL}, said that the ice was thin, {number}.",
                "“It will go out on Friday or on Saturday,” Ilse Varen told Radio Vesper.",
                f"Mira Oss of {EVIL} denied it, {EVIL} reported, citing {TURNED}.",
            ]
        ),
    }


def hostile(statement):
    """The same statement, all of whose names are hostile."""
    return replace(
        statement,
        speaker=statement.speaker and replace(
            statement.speaker, name=f"{EVIL} {TURNED} {LONG}", role=f"{EVIL} {TURNED} minister",
            kind="person", anonymous=False, withheld=None,
        ),
        relay=(Relay(f"{EVIL} {TURNED}", statement.content[0]), Relay(LONG, statement.content[0])),
        venue=Venue(f"{EVIL} {LONG}", statement.content[0]),
        addressee=f"{EVIL} {TURNED} {LONG}",
        confidence=0.3,
    )  # fmt: skip


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    """A record of hostile articles, one of them hostile as only a damaged engine could make it."""
    place = tmp_path_factory.mktemp("evil") / "record.db"
    lines = "\n".join(json.dumps(row(number)) for number in range(4)).encode()
    with Record.open(place) as record:
        for page in read_upload(lines, name=f"{EVIL}.jsonl"):
            reading = pipeline.read_page(page)
            assert reading.article, reading.unread
            bent = tuple(
                hostile(one) if number % 2 else one for number, one in enumerate(reading.statements)
            )
            record.add(page, replace(reading, statements=bent), method="evil@1", now=NOW)
        for page in read_upload(b"<html>", name=f"{EVIL} {TURNED}.html"):
            record.add(page, pipeline.read_page(page), method="evil@1", now=NOW)
        for _ in record.settle(clock=lambda: NOW):
            pass
        first, second = (match.statement.id for match in [*record.said(SaidQuery())][:2])
        by = {"author": f"{EVIL} {TURNED}", "now": NOW, "note": f"{EVIL} {LONG}"}
        record.correct(Request(action="accept", statement=first, **by))
        record.correct(Request(action="reject", statement=second, **by))
        record.desk.note(
            Event(at=NOW, who=EVIL, role=EVIL, what=EVIL, about=TURNED, detail=f"{EVIL}{LONG}")
        )
        assert list(record.check()) == []
    return place


def kind_of(address):
    """What addresses have in common that lead to pages of one kind."""
    return re.sub(r"(?<=/)[a-z]-?[0-9a-f]{16}|(?<=^/add/).+", "*", urlsplit(address).path)


def links(page):
    """The addresses of this server to which a page leads, and whether any leads astray."""
    found = page.evaluate(
        """() => [...document.querySelectorAll("a[href], iframe[src], img[src]")].map(
            (one) => one.getAttribute("href") || one.getAttribute("src"))"""
    )
    return [urljoin(page.url, one).partition("#")[0] for one in found]


def test_no_page_of_a_hostile_record_does_anything(serve, new_page, evil):
    home = serve(evil)
    page = new_page(viewport=PHONE)
    failed, dialogs = [], []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.on(
        "response",
        lambda answer: failed.append((answer.status, answer.url)) if answer.status >= 400 else None,
    )
    page.on("requestfailed", lambda request: failed.append((request.failure, request.url)))
    begin = [
        f"{home}{path}" for path in ("/", "/statements", "/outlets", "/actors", "/audit", "/add")
    ]
    waiting, seen, kinds, shown = begin, set(begin), Counter(), 0
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        kinds[kind] += 1
        if kinds[kind] > MOST_OF_A_KIND:
            continue
        if not is_page(page, address):
            continue
        page.goto(address)
        shown += 1
        check(page)
        for found in links(page):
            if found.startswith(f"{home}/") and found not in seen:
                seen.add(found)
                waiting.append(found)
    assert shown > 20
    assert (failed, dialogs) == ([], [])


def is_page(page, address):
    """Whether an address gives a page, asked as a program would; what it gives is in order."""
    answer = page.request.get(address)
    assert answer.status < 400, (answer.status, address)
    assert not re.search("[\r\n\0]", "".join(answer.headers.values()))
    kind = answer.headers["content-type"].partition(";")[0]
    if kind == "application/json":
        json.loads(answer.body())
    return kind == "text/html" and "attachment" not in answer.headers.get("content-disposition", "")


def check(page):
    """Nothing of the article is anything but words."""
    assert page.evaluate("window.hit") is None, page.url
    astray = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) =>
            [...one.attributes].some((each) => /^on/.test(each.name) || each.name === "style"
                || /^\\s*(javascript|data|vbscript):/i.test(each.value))
            || (one.localName === "script" && !one.getAttribute("src").startsWith("/static/"))
            || (one.localName === "img" && one.getAttribute("src") === "x")
        ).map((one) => one.outerHTML)"""
    )
    assert astray == [], page.url
    words = page.locator("body").inner_text()
    assert not re.search("[\u202e\u2066\x00\x1b]", page.content()), page.url
    assert "49$49" not in words
    assert_fits(page)


def test_the_words_themselves_are_shown(connect, evil):
    """Escaped is not left out: who reads sees what the article says."""
    client = connect(ServeSettings(place=str(evil), door=LocalDoor(EVIL)))
    home = html.fromstring(client.get("/").text)
    assert EVIL in home.cssselect("footer")[0].text_content()
    link = next(a.get("href") for a in home.cssselect("main a") if "etc" in a.get("href"))
    article = html.fromstring(client.get(link).text)
    assert EVIL in article.cssselect("h1")[0].text_content()
    twin = client.get(link.replace("/article?", "/article.json?")).json()
    assert twin["article"]["id"].endswith(".json")
    assert twin["article"]["title"].startswith(EVIL)


@pytest.mark.parametrize("name", [EVIL, TURNED, LONG, "../../a.json", "a\r\nSet-Cookie: b=c"])
def test_what_is_not_there_is_told_in_words(connect, evil, name):
    client = connect(ServeSettings(place=str(evil)))
    for path, field in (("/outlet", "name"), ("/article", "id"), ("/statements", "actor")):
        answer = client.get(path, params={field: name})
        assert answer.status_code in (200, 404, 422)
        assert "set-cookie" not in answer.headers
        page = html.fromstring(answer.text)
        assert not page.xpath("//script[not(@src)] | //img")
