from __future__ import annotations

import gzip
import socket
import sqlite3
import subprocess
import sys
import threading
import tracemalloc
import zlib
from contextlib import closing
from email.utils import formatdate
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from onrecord.model import Page, Reading
from onrecord.pages import WebSettings, read_pages
from onrecord.pages.visits import Visitor
from onrecord.pages.web import WEB_PACKAGES

from .conftest import CERTIFICATE, Reply, reaching

HTML = b"<!doctype html><title>Harbour talks resume</title><p>Ilse Varen arrived on Monday."
PAGE = Reply(HTML)


def read_one(site, path, **changed):
    [page] = read_pages([site.url(path)], web=reaching(site, **changed))
    return page


def reason_of(page):
    assert isinstance(page, Reading)
    return page.unread.reason


# ---------------------------------------------------------------------------- pages and reasons


def test_a_page_with_what_the_server_says_of_it(site):
    site.pages["/a?b=c"] = Reply(HTML, media_type="Text/HTML; charset=windows-1252")
    address = site.url("/a?b=c")
    assert read_one(site, "/a?b=c#part") == Page(
        address + "#part", "text/html", HTML, url=address, charset="windows-1252"
    )


def test_the_reader_says_who_it_is(site):
    site.pages["/a"] = PAGE
    read_one(site, "/a")
    assert [request.headers["user-agent"] for request in site.requests] == [WebSettings().agent] * 2
    assert WebSettings().agent.startswith("onrecord/")


ANSWERS = {
    "gone": (Reply(status=410), "not-found"),
    "never there": (Reply(status=404), "not-found"),
    "for subscribers": (Reply(status=402), "forbidden"),
    "not for us": (Reply(HTML, status=403), "forbidden"),
    "withheld": (Reply(status=451), "forbidden"),
    "a broken server": (Reply(status=500), "unreachable"),
    "no content": (Reply(status=204), "unreachable"),
    "a redirect to nowhere": (Reply(status=302), "unreachable"),
    "a document": (Reply(b"%PDF-1.7", media_type="application/pdf"), "not-html"),
    "a document that says it is a page": (Reply(b"%PDF-1.7"), "not-html"),
    "a picture without a type": (Reply(b"\x89PNG\0", media_type=None), "not-text"),
    "damaged compression": (Reply(HTML, headers={"Content-Encoding": "gzip"}), "broken"),
}


@pytest.mark.parametrize(("reply", "reason"), ANSWERS.values(), ids=ANSWERS.keys())
def test_answers_that_are_no_page(site, reply, reason):
    site.pages["/a"] = reply
    assert reason_of(read_one(site, "/a")) == reason


@pytest.mark.parametrize(
    ("declared", "body", "media_type"),
    [
        ("text/plain", b"Ilse Varen arrived.", "text/plain"),
        ("application/xhtml+xml", HTML, "text/html"),
        ("application/octet-stream", HTML, "text/html"),
        (None, b"Ilse Varen arrived.", "text/plain"),
    ],
)
def test_pages_by_their_declared_type(site, declared, body, media_type):
    site.pages["/a"] = Reply(body, media_type=declared)
    assert read_one(site, "/a").media_type == media_type


def test_a_compressed_page_is_kept_as_it_was_before(site):
    site.pages["/a"] = Reply(gzip.compress(HTML), headers={"Content-Encoding": "gzip"})
    assert read_one(site, "/a").body == HTML


def test_addresses_and_files_come_out_in_the_order_in_which_they_go_in(site, tmp_path):
    site.pages |= {"/a": PAGE, "/b": PAGE}
    (tmp_path / "c.html").write_bytes(HTML)
    sources = [site.url("/a"), site.url("/none"), str(tmp_path / "c.html"), site.url("/b")]
    pages = list(read_pages(sources, web=reaching(site)))
    origins = [page.origin if isinstance(page, Page) else page.page.origin for page in pages]
    assert origins == sources
    assert reason_of(pages[1]) == "not-found"
    assert len(site.asked("/robots.txt")) == 1


# ---------------------------------------------------------------------------- redirects


def moved(location, status=302):
    return Reply(status=status, headers={"Location": location})


def test_redirects_are_followed_to_the_page(site):
    site.pages |= {"/a": moved("b", 301), "/b": moved(site.url("/c#top"), 307), "/c": PAGE}
    page = read_one(site, "/a")
    assert (page.origin, page.url) == (site.url("/a"), site.url("/c"))


def test_a_cookie_lasts_for_the_redirects_of_one_page(site):
    site.pages["/wall"] = Reply(status=302, headers={"Location": "/a", "Set-Cookie": "seen=1"})
    site.pages |= {"/a": PAGE, "/b": PAGE}
    list(read_pages([site.url("/wall"), site.url("/b")], web=reaching(site)))
    assert site.asked("/a")[0].headers["cookie"] == "seen=1"
    assert "cookie" not in site.asked("/b")[0].headers


ASTRAY = {
    "around and around": ("/a", "unreachable"),
    "to a file": ("file:///etc/passwd", "unsafe-address"),
    "to another service": ("http://127.0.0.1:6379/", "unsafe-address"),
    "with a password": ("http://editor:secret@127.0.0.1/", "unsafe-address"),
    "to a number": ("http://2130706433/", "unsafe-address"),
    "to nonsense": ("http://[", "unsafe-address"),
    "to a script": ("javascript:alert(1)", "unsafe-address"),
}


@pytest.mark.parametrize(("location", "reason"), ASTRAY.values(), ids=ASTRAY.keys())
def test_redirects_that_lead_astray(site, location, reason):
    site.pages["/a"] = moved(location)
    assert reason_of(read_one(site, "/a")) == reason
    assert len(site.asked("/a")) <= 1 + WebSettings().redirects


# ---------------------------------------------------------------------------- safety


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:7f00:1]", "0.0.0.0"])
def test_this_machine_is_not_read(site, host):
    web = WebSettings(cache=None, ports=frozenset({site.port}))
    [page] = read_pages([f"http://{host}:{site.port}/a"], web=web)
    assert reason_of(page) == "unsafe-address"
    assert site.requests == []


@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], ["93.184.215.14", "10.0.0.5"], ["2606:2800::1", "fe80::1%eth0"]]
)
def test_a_name_that_stands_for_one_private_address_is_not_asked(site, addresses):
    web = WebSettings(cache=None, ports=frozenset({site.port}))
    with closing(Visitor(web, lookup=lambda *_: addresses)) as visitor:
        assert reason_of(visitor.visit(f"http://press.example:{site.port}/a")) == "unsafe-address"
    assert site.requests == []


def test_the_address_that_was_checked_is_the_one_that_is_asked(site):
    site.pages["/a"] = PAGE
    answers = [["127.0.0.1"], ["203.0.113.1"]]  # a name server that changes its mind
    with closing(Visitor(reaching(site), lookup=lambda *_: answers.pop(0))) as visitor:
        assert isinstance(visitor.visit(f"http://press.example:{site.port}/a"), Page)
    assert [request.headers["host"] for request in site.requests] == [
        f"press.example:{site.port}"
    ] * 2


def test_a_host_is_asked_at_its_next_address_where_the_first_is_dead(site):
    site.pages["/a"] = PAGE
    with closing(Visitor(reaching(site), lookup=lambda *_: ["::1", "127.0.0.1"])) as visitor:
        assert isinstance(visitor.visit(f"http://press.example:{site.port}/a"), Page)


def test_tls_checks_the_name_of_the_host_not_its_address(secure_site, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    secure_site.pages["/a"] = PAGE
    with closing(Visitor(reaching(secure_site), lookup=lambda *_: ["127.0.0.1"])) as visitor:
        named = visitor.visit(f"https://press.example:{secure_site.port}/a")
        other = visitor.visit(f"https://other.example:{secure_site.port}/a")
    assert isinstance(named, Page)
    assert reason_of(other) == "unreachable"


def test_a_fault_of_our_own_takes_no_other_page_with_it(site, caplog):
    site.pages["/a"] = PAGE

    def lookup(host, _):
        return {"press.example": ["127.0.0.1"]}[host]  # another host is a fault: a KeyError

    addresses = [f"http://{host}.example:{site.port}/a" for host in ("other", "press")]
    with closing(Visitor(reaching(site), lookup=lookup)) as visitor:
        fault, page = visitor.visit_all(addresses)
    assert reason_of(fault) == "fault"
    assert fault.page.origin == addresses[0]
    assert "KeyError" in fault.unread.detail
    assert "Traceback" in caplog.text
    assert isinstance(page, Page)


# ---------------------------------------------------------------------------- too much, too slow


def endless(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    while True:
        handler.wfile.write(b"400\r\n" + b"-" * 1024 + b"\r\n")


def drip(after):
    """A server that sends one byte at a time and never ends."""

    def answer(handler):
        handler.wfile.write(after)
        gone = threading.Event()
        while not gone.wait(0.02):
            handler.wfile.write(b"-")

    return answer


def bomb():
    packed = zlib.compressobj(wbits=31)
    body = b"".join(packed.compress(bytes(1 << 20)) for _ in range(50)) + packed.flush()
    return Reply(body, headers={"Content-Encoding": "gzip"})


TOO_LARGE = {
    "by what it says": Reply(HTML, headers={"Content-Length": "9" * 15}),
    "by what it sends": Reply(b"-" * 200_000),
    "without an end": endless,
    "once decompressed": bomb(),
    "compressed twice": Reply(
        gzip.compress(gzip.compress(bytes(500_000))), headers={"Content-Encoding": "gzip, gzip"}
    ),
}


@pytest.mark.parametrize("reply", TOO_LARGE.values(), ids=TOO_LARGE.keys())
def test_a_page_that_is_too_large(site, reply):
    site.pages["/a"] = reply
    assert reason_of(read_one(site, "/a", size_bytes=100_000)) == "too-large"


TOO_SLOW = {
    "silent": lambda _: threading.Event().wait(1) and None,
    "byte by byte in its headers": drip(b"HTTP/1.1 200 OK\r\nA: "),
    "byte by byte in its body": drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
}


@pytest.mark.parametrize("reply", TOO_SLOW.values(), ids=TOO_SLOW.keys())
def test_a_page_that_takes_too_long(site, reply):
    site.pages["/a"] = reply
    assert reason_of(read_one(site, "/a", timeout_s=0.3)) == "unreachable"


def test_the_time_of_a_page_is_that_of_all_its_redirects(site):
    def slowly(location):
        def answer(_):
            threading.Event().wait(0.2)
            return moved(location)

        return answer

    site.pages |= {"/a": slowly("/b"), "/b": slowly("/c"), "/c": slowly("/d"), "/d": PAGE}
    assert reason_of(read_one(site, "/a", timeout_s=0.5)) == "unreachable"
    assert not site.asked("/d")


def test_a_bomb_does_not_fill_the_memory(site):
    site.pages["/a"] = bomb()
    tracemalloc.start()
    try:
        assert reason_of(read_one(site, "/a", size_bytes=100_000)) == "too-large"
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_a_server_that_is_not_there(site):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    web = reaching(site, ports=frozenset({port}))
    [page] = read_pages([f"http://127.0.0.1:{port}/"], web=web)
    assert reason_of(page) == "unreachable"


def test_a_host_that_is_not_there(site):
    [page] = read_pages([f"http://press.invalid:{site.port}/"], web=reaching(site))
    assert reason_of(page) == "unreachable"


def test_a_server_that_breaks_off_is_asked_again(site):
    def hang_up(handler):
        handler.close_connection = True

    answers = [hang_up, lambda _: PAGE]

    def answer(handler):
        return answers.pop(0)(handler)

    site.pages["/a"] = answer
    assert isinstance(read_one(site, "/a"), Page)


@given(st.one_of(st.binary(), st.binary().map(lambda junk: b"HTTP/1.1 200 OK\r\n" + junk)))
@examples(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_server_sends_is_no_fault_of_ours(site, junk):
    """It may even be a page: all of its bytes behind a good first line."""

    def answer(handler):
        handler.wfile.write(junk)
        handler.close_connection = True

    site.pages["/a"] = answer
    page = read_one(site, "/a", attempts=1)
    reason = page.unread.reason if isinstance(page, Reading) else None
    assert reason != "fault"


# ---------------------------------------------------------------------------- manners


def test_one_request_at_a_time_and_a_pause_after_each(site):
    def slowly(_):
        threading.Event().wait(0.01)
        return PAGE

    paths = [f"/{number}" for number in range(5)]
    site.pages |= dict.fromkeys(paths, slowly)
    pages = list(read_pages(map(site.url, paths), web=reaching(site, pause_s=0.05)))
    assert [page.url for page in pages] == list(map(site.url, paths))
    assert site.most_at_once == 1
    times = [request.at for request in site.requests]
    assert all(late - early >= 0.05 for early, late in pairwise(times))


RULES = {
    "no rules": (Reply(status=404), "/a", None),
    "closed rules": (Reply(status=403), "/a", None),
    "rules for all": (Reply(b"User-agent: *\nDisallow: /a"), "/a", "forbidden"),
    "rules for all, another page": (Reply(b"User-agent: *\nDisallow: /a"), "/b", None),
    "rules for us": (Reply(b"User-agent: onrecord\nDisallow: /"), "/a", "forbidden"),
    "rules for others": (Reply(b"User-agent: otherbot\nDisallow: /"), "/a", None),
    "an exception": (Reply(b"User-agent: *\nDisallow: /\nAllow: /a$"), "/a", None),
    "a busy server": (Reply(status=503), "/a", "unreachable"),
    "a broken server": (Reply(status=500), "/a", "unreachable"),
    "a server that is asked too much": (Reply(status=429), "/a", "unreachable"),
    "rules that moved": (moved("/rules"), "/a", "forbidden"),
    "rules that move on and on": (moved("/robots.txt"), "/a", "unreachable"),
    "no text": (Reply(bytes(range(256)) * 9), "/a", None),
    "a bomb of bytes": (bomb(), "/a", None),
    "a bomb of rules": (
        Reply(b"User-agent: a\n" * 9000 + b"Allow: /\n" * 9000),
        "/a",
        "unreachable",
    ),
}


@pytest.mark.parametrize(("rules", "path", "reason"), RULES.values(), ids=RULES.keys())
def test_robots_txt(site, rules, path, reason):
    site.pages |= {"/robots.txt": rules, "/a": PAGE, "/b": PAGE}
    site.pages["/rules"] = Reply(b"User-agent: *\nDisallow: /a")
    page = read_one(site, path)
    assert reason is None or reason_of(page) == reason
    assert len(site.asked(path)) == (reason is None)


def test_robots_txt_is_asked_of_each_site_that_redirects_lead_to(site):
    site.pages |= {"/robots.txt": Reply(b"User-agent: *\nDisallow: /b"), "/a": moved("/b")}
    assert reason_of(read_one(site, "/a")) == "forbidden"
    assert not site.asked("/b")


def test_a_pause_that_robots_txt_asks_for(site):
    site.pages |= {"/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 60"), "/a": PAGE, "/b": PAGE}
    web = reaching(site, longest_pause_s=0.1)
    list(read_pages([site.url("/a"), site.url("/b")], web=web))
    [first, second] = [request.at for request in site.requests if request.path != "/robots.txt"]
    assert 0.1 <= second - first < 5


@pytest.mark.parametrize(("status", "seconds"), [(429, 1), (503, 0)])
def test_a_busy_server_is_asked_again_when_it_says(site, status, seconds):
    site.pages["/a"] = [Reply(status=status, headers={"Retry-After": str(seconds)}), PAGE]
    assert isinstance(read_one(site, "/a"), Page)
    [first, second] = site.asked("/a")
    assert second.at - first.at >= seconds


@pytest.mark.parametrize("retry_after", ["3600", "9" * 400, formatdate(4e9, usegmt=True)])
def test_a_server_that_wants_to_be_left_alone_is(site, retry_after):
    busy = Reply(status=429, headers={"Retry-After": retry_after})
    site.pages |= {"/a": busy, "/b": busy}
    pages = list(read_pages([site.url("/a"), site.url("/b")], web=reaching(site)))
    assert [reason_of(page) for page in pages] == ["unreachable"] * 2
    assert len(site.asked("/a") + site.asked("/b")) == 1


def test_a_server_that_stays_busy(site):
    site.pages["/a"] = Reply(status=503, headers={"Retry-After": "soon"})
    page = read_one(site, "/a", attempts=3)
    assert (reason_of(page), len(site.asked("/a"))) == ("unreachable", 3)


def test_a_run_that_is_ended_does_not_wait(site):
    paths = [f"/{number}" for number in range(9)]
    site.pages |= dict.fromkeys(paths, PAGE)
    pages = read_pages(map(site.url, paths), web=reaching(site, pause_s=0.01, longest_wait_s=99))
    assert isinstance(next(pages), Page)
    pages.close()
    assert len(site.requests) < len(paths)


# ---------------------------------------------------------------------------- cache


def test_a_page_that_has_not_changed_is_not_sent_again(site, tmp_path):
    def answer(handler):
        if handler.headers.get("If-None-Match") == '"1"':
            return Reply(status=304, headers={"ETag": '"1"'}, media_type=None)
        return Reply(gzip.compress(HTML), headers={"ETag": '"1"', "Content-Encoding": "gzip"})

    site.pages["/a"] = answer
    first = read_one(site, "/a", cache=tmp_path / "cache")
    assert first.body == HTML
    assert read_one(site, "/a", cache=tmp_path / "cache") == first
    assert "if-none-match" in site.asked("/a")[1].headers


def test_a_page_that_is_still_fresh_is_not_asked_for(site, tmp_path):
    site.pages["/a"] = Reply(HTML, headers={"Cache-Control": "private, max-age=900"})
    first = read_one(site, "/a", cache=tmp_path)
    assert read_one(site, "/a#part", cache=tmp_path).body == first.body
    assert len(site.asked("/a")) == 1


def test_a_page_that_was_too_large_is_not_kept(site, tmp_path):
    site.pages["/a"] = Reply(bomb().body, headers={"Cache-Control": "max-age=900"} | bomb().headers)
    for _ in range(2):
        assert reason_of(read_one(site, "/a", cache=tmp_path, size_bytes=90_000)) == "too-large"


def test_what_a_private_network_gave_is_not_shown_without_it(site, tmp_path):
    site.pages["/a"] = Reply(HTML, headers={"Cache-Control": "max-age=900"})
    site.pages["/robots.txt"] = Reply(b"", headers={"Cache-Control": "max-age=900"})
    read_one(site, "/a", cache=tmp_path)
    assert reason_of(read_one(site, "/a", cache=tmp_path, allow_private=False)) == "unsafe-address"


def no_folder(cache):
    cache.write_text("a file")


def no_database(cache):
    cache.mkdir()
    (cache / "private-pages.db").write_bytes(b"no database" * 999)


def another_database(cache):
    cache.mkdir()
    with closing(sqlite3.connect(cache / "private-pages.db")) as connection:
        connection.execute("CREATE TABLE entries (mine TEXT)")


@pytest.mark.parametrize("spoil", [no_folder, no_database, another_database])
def test_a_cache_that_cannot_be_used_does_not_stop_the_reading(site, tmp_path, caplog, spoil):
    spoil(tmp_path / "cache")
    site.pages["/a"] = PAGE
    assert isinstance(read_one(site, "/a", cache=tmp_path / "cache"), Page)
    [warning] = caplog.messages
    assert warning.startswith("pages are not kept")


def test_a_cache_that_fails_on_the_way_is_complained_of_once(site, tmp_path):
    def answer(_):
        with closing(sqlite3.connect(tmp_path / "private-pages.db")) as connection:
            connection.execute("DROP TABLE IF EXISTS entries")
        return PAGE

    site.pages |= {"/robots.txt": Reply(), "/a": answer, "/b": answer}
    code = (
        "import sys, pathlib; from onrecord.pages import WebSettings, read_pages\n"
        f"web = WebSettings(cache=pathlib.Path({str(tmp_path)!r}), allow_private=True, pause_s=0,\n"
        f"                  ports=frozenset({{{site.port}}}))\n"
        f"for page in read_pages([{site.url('/a')!r}, {site.url('/b')!r}], web=web):\n"
        "    print(len(page.body))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(len(HTML))] * 2
    assert done.stderr == "not every page is kept, the cache fails: no such table: entries\n"


# ---------------------------------------------------------------------------- without the extra


def run(code):
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize("package", WEB_PACKAGES)
def test_without_the_extra_an_address_says_what_to_install(package):
    assert run(
        f"import sys; sys.modules[{package!r}] = None\n"
        "from onrecord.pages import read_pages\n"
        "for page in read_pages(['https://press.example/a', 'nothing.html']):\n"
        "    print(page.unread.reason, page.unread.detail)"
    ) == [
        "missing-extra reading addresses needs one more part: pip install 'onrecord[web]'",
        "not-found there is no file or folder of this name",
    ]


def test_reading_files_loads_nothing_of_the_web():
    assert run(
        "import sys, onrecord.pages; list(onrecord.pages.read_pages([onrecord.__file__]))\n"
        "print([name for name in ('httpx2', 'hishel', 'protego', 'ssl') if name in sys.modules])"
    ) == ["[]"]
