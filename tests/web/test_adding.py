"""What is handed in is read beside the work, and each page says what became of it."""

import gzip
import json
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from looking import PHONE, assert_accessible, assert_fits
from lxml import html

from onrecord import pipeline
from onrecord.pages import WebSettings
from onrecord.record import Record
from onrecord.web import LocalDoor, ProxyDoor, Roles, ServeSettings, incoming, jobs

PAGES = Path(__file__).parents[2] / "examples" / "pages"
PAGE = PAGES / "2026-06-01-radio-vesper.html"
WAIT_S = 60
TEXT = (
    "The harbour of Lunsk stays closed until Friday, its master said on Monday.\n\n"
    "“The ice is too thin to walk on and too thick to sail,” Torv Elling told reporters.\n\n"
    "The council of the town meets on Wednesday and will hear him then, its clerk said."
)


@pytest.fixture
def empty(tmp_path):
    """The place of a record that holds nothing."""
    place = tmp_path / "empty.db"
    with Record.open(place):
        pass
    return place


@pytest.fixture
def room(connect, empty):
    """A client of a record that holds nothing."""
    return connect(ServeSettings(place=str(empty), door=LocalDoor("Mira Oss")))


@pytest.fixture
def press():
    """A news site on this machine: path -> body; its settings let it be read."""
    pages = {"/robots.txt": b""}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = pages.get(self.path)
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body(self) if callable(body) else body or b"")

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server.server_address[1], pages
    server.shutdown()
    server.server_close()
    thread.join()


def hand_in(client, *files, **fields):
    """The job's address, once nothing more happens."""
    sent = [("files", (name, body)) for name, body in files]
    answer = client.post("/add", data=fields, files=sent, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return finish(client, answer.headers["location"])


def finish(client, address):
    assert client.app.state.jobs.job(address.rpartition("/")[2]).over.wait(WAIT_S)
    return address


def outcomes(client, address):
    """Origin and what became of it, in the order of the pages."""
    listed = client.get(f"{address}.json").json()["pages"]
    return [(one["origin"], one["became"]) for one in reversed(listed)]


def reasons(client, address):
    listed = client.get(f"{address}.json").json()["pages"]
    return [one["reason"] for one in reversed(listed)]


FILES = {
    "a saved page": ("2026-06-01-radio-vesper.html", lambda name: (PAGES / name).read_bytes()),
    "a text": ("2026-06-12-aldmere-gazette.txt", lambda name: (PAGES / name).read_bytes()),
    "a compressed page": ("2026-06-15-la-hune.html.gz", lambda name: (PAGES / name).read_bytes()),
    "a page under a name that says nothing": ("page", lambda _: PAGE.read_bytes()),
}


@pytest.mark.parametrize(("name", "body"), FILES.values(), ids=FILES)
def test_a_file_is_read(room, name, body):
    address = hand_in(room, (name, body(name)))
    (page,) = room.get(f"{address}.json").json()["pages"]
    assert (page["origin"], page["became"]) == (name, "read")
    assert page["statements"] > 0
    shown = html.fromstring(room.get(address).text)
    (link,) = shown.cssselect(".pages li a")
    assert room.get(link.get("href")).status_code == 200


def test_each_line_of_json_lines_is_a_page(room):
    rows = [{"id": f"t-{n}", "text": f"{TEXT} {n}", "outlet": "Lunsk Post"} for n in range(3)]
    lines = "\n".join([*map(json.dumps, rows), "{broken"]).encode()
    for name, body in (("rows.jsonl", lines), ("rows.jsonl.gz", gzip.compress(lines))):
        address = hand_in(room, (name, body))
        job = room.get(f"{address}.json").json()["job"]
        assert job["expected"] == 4
        assert [origin for origin, _ in outcomes(room, address)] == [
            f"{name}:{n}" for n in range(1, 5)
        ]
        assert job["counts"]["unread"] == 1


def test_what_is_on_record_is_passed_over_and_led_to(client):
    address = hand_in(client, (PAGE.name, PAGE.read_bytes()))
    again = hand_in(client, (PAGE.name, PAGE.read_bytes()))
    assert outcomes(client, address) == [(PAGE.name, "read")]
    assert outcomes(client, again) == [(PAGE.name, "known")]
    assert html.fromstring(client.get(again).text).cssselect(".pages li a")


def test_a_pasted_text_is_read_for_its_headline(room):
    address = hand_in(room, text=f"Ice closes the harbour\r\n\r\n{TEXT}".replace("\n", "\r\n"))
    (page,) = room.get(f"{address}.json").json()["pages"]
    assert page["title"] == "Ice closes the harbour"
    assert page["origin"].startswith("pasted text ")


def test_what_is_known_of_a_text_is_kept_with_it(room, empty):
    known = {
        "title": "Ice",
        "outlet": "Lunsk Post",
        "published": "2026-03-02",
        "url": "https://lunsk.example/ice",
    }
    hand_in(room, text=TEXT, **known)
    with Record.open(empty) as record:
        (reading,) = record.readings()
        assert {name: getattr(reading.article, name) for name in known} == known
        assert reading.article.text == TEXT
        # As the article of the same address and text would be called if it came by another way.
        assert re.fullmatch("a-[0-9a-f]{16}", reading.article.id)


LOCAL = {
    "a path": "/etc/passwd",
    "a path of this folder": "pyproject.toml",
    "a folder": "examples/pages",
    "a pattern": "examples/pages/*.html",
    "standard input": "-",
    "a file's address": "file:///etc/passwd",
    "another scheme": "ftp://news.example/a",
    "a script": "javascript:alert(1)",
    "a path on a share": "\\\\server\\share\\a.html",
    "an address in words": "see https://news.example/a",
}


@pytest.mark.parametrize("line", LOCAL.values(), ids=LOCAL)
def test_what_is_typed_names_no_file_of_the_machine(room, empty, line):
    address = hand_in(room, addresses=line)
    assert reasons(room, address) == ["unsafe-address"]
    assert "http:// or https://" in room.get(address).text
    with Record.open(empty) as record:
        assert list(record.readings()) == []


def test_an_address_that_is_far_too_long_is_refused(room):
    address = hand_in(room, addresses="https://news.example/" + "a" * 3000)
    assert reasons(room, address) == ["unsafe-address"]


PRIVATE = (
    "http://127.0.0.1/a",
    "http://localhost:8080/",
    "http://169.254.169.254/latest/",
    "http://[::1]/",
)


def test_no_address_of_a_private_network_is_asked(room):
    address = hand_in(room, addresses="\n".join(PRIVATE))
    assert reasons(room, address) == ["unsafe-address"] * len(PRIVATE)


def test_addresses_are_read_in_their_order_and_each_once(connect, empty, press):
    port, pages = press
    pages["/a"], pages["/b"] = (
        PAGE.read_bytes(),
        (PAGES / "2026-06-02-amaly-herald.html").read_bytes(),
    )
    web = WebSettings(
        allow_private=True, ports=frozenset({port}), pause_s=0, cache=None, attempts=1
    )
    client = connect(ServeSettings(place=str(empty), web=web))
    site = f"http://127.0.0.1:{port}"
    address = hand_in(client, addresses=f" {site}/a \n\n{site}/gone\n-\n{site}/b\n{site}/a")
    assert outcomes(client, address) == [
        (f"{site}/a", "read"),
        (f"{site}/gone", "unread"),
        ("-", "unread"),
        (f"{site}/b", "read"),
    ]


def test_a_name_of_a_file_says_nothing_of_folders(room):
    address = hand_in(room, ("../../etc/passwd.txt", TEXT.encode()))
    assert outcomes(room, address) == [("passwd.txt", "read")]


def test_a_picture_and_a_bomb_are_told_and_end_nothing(room, monkeypatch):
    monkeypatch.setattr("onrecord.pages.documents.MAX_UNPACKED_BYTES", 1_000_000)
    bomb = gzip.compress(b"\n" * 2_000_000)
    address = hand_in(
        room,
        ("a.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
        ("b.jsonl.gz", bomb),
        ("c.gz", b"\x1f\x8bbroken"),
        ("d.txt", b""),
        (PAGE.name, PAGE.read_bytes()),
    )
    assert reasons(room, address) == ["not-html", "too-large", "broken", "empty", None]


def test_a_fault_of_one_page_ends_nothing(room, monkeypatch):
    def failing(self, page, *, method):
        if page.origin == "fault.txt":
            raise RuntimeError("secret of ours")
        return False

    monkeypatch.setattr(Record, "holds", failing)
    address = hand_in(room, ("fault.txt", TEXT.encode()), (PAGE.name, PAGE.read_bytes()))
    assert reasons(room, address) == ["fault", None]


def test_a_fault_of_the_job_is_told_and_the_next_one_goes_on(room, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(Record, "settle", lambda self, *, clock: iter([1 / 0 for _ in "a"]))
        failed = hand_in(room, (PAGE.name, PAGE.read_bytes()))
    assert room.get(f"{failed}.json").json()["job"]["state"] == "failed"
    assert "division" not in room.get(failed).text
    after = hand_in(room, addresses="-")
    assert room.get(f"{after}.json").json()["job"]["state"] == "done"


REFUSED = {
    "nothing": {},
    "white space": {"text": " \n", "addresses": "\n \n"},
    "a date that is none": {"text": TEXT, "published": "yesterday"},
    "an address that is none": {"text": TEXT, "url": "lunsk.example"},
    "too many addresses": {"addresses": "\n".join(f"http://a.example/{n}" for n in range(501))},
}


@pytest.mark.parametrize("fields", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_meant_is_refused(room, fields):
    answer = room.post("/add", data=fields or None, files=[])
    assert answer.status_code == 422
    assert html.fromstring(answer.text).cssselect("[role=alert]")
    assert room.app.state.jobs.newest() == []


def test_a_program_hands_in_texts_addresses_and_files(room):
    texts = [{"text": TEXT, "outlet": "Lunsk Post"}]
    job = room.post("/add.json", json={"addresses": ["-"], "texts": texts})
    assert (job.status_code, job.json()["what"]) == (202, "1 address, 1 text")
    finish(room, f"/add/{job.json()['id']}")
    job = room.post("/add/files.json", files=[("files", (PAGE.name, PAGE.read_bytes()))])
    assert (job.status_code, job.json()["what"]) == (202, "1 file")
    finish(room, f"/add/{job.json()['id']}")
    assert room.get("/index.json").json()["counts"]["articles"] == 2


@pytest.fixture
def held(monkeypatch):
    """No page is read before the test says so."""
    go_on, begun = threading.Event(), threading.Event()
    add_pages = pipeline.add_pages

    def waiting(pages, record, *, clock):
        begun.set()
        assert go_on.wait(WAIT_S)
        return add_pages(pages, record, clock=clock)

    monkeypatch.setattr(pipeline, "add_pages", waiting)
    yield go_on, begun
    go_on.set()


def test_jobs_wait_for_one_another_and_can_be_stopped(room, held):
    go_on, begun = held
    lines = "\n".join(f"line {n}" for n in range(5))
    first, second, third = (
        room.post("/add", data={"addresses": lines}, follow_redirects=False).headers["location"]
        for _ in range(3)
    )
    assert begun.wait(WAIT_S)
    states = [room.get(f"{address}.json").json()["job"]["state"] for address in (first, second)]
    assert states == ["reading", "waiting"]
    page = html.fromstring(room.get(first).text)
    assert page.xpath("//noscript/meta[@http-equiv='refresh']")
    assert page.cssselect("#job[hx-get]")
    assert room.get("/statements").status_code == 200  # nobody waits
    for address in (first, third):
        assert room.post(f"{address}/stop", follow_redirects=False).status_code == 303
    go_on.set()
    for address in (first, second, third):
        finish(room, address)
    assert len(outcomes(room, first)) == 1  # the page in hand
    assert len(outcomes(room, second)) == 5
    assert outcomes(room, third) == []  # it was never begun
    assert "Stopped" in room.get(first).text
    assert not html.fromstring(room.get(first).text).xpath("//noscript/meta | //*[@hx-get]")


def test_a_server_that_ends_keeps_what_was_read(connect, empty, held):
    go_on, begun = held
    client = connect(ServeSettings(place=str(empty)))
    files = [("files", (path.name, path.read_bytes())) for path in sorted(PAGES.glob("*.html"))[:3]]
    client.post("/add", files=files, follow_redirects=False)
    assert begun.wait(WAIT_S)
    ending = threading.Thread(target=client.app.state.jobs.close)
    ending.start()
    go_on.set()
    ending.join(WAIT_S)
    with Record.open(empty) as record:
        assert record.counts().articles == 1
        assert list(record.check()) == []


def test_the_queue_is_bounded_and_old_jobs_are_forgotten(room, held, monkeypatch):
    go_on, begun = held
    monkeypatch.setattr(jobs, "MOST_WAITING", 2)
    monkeypatch.setattr(jobs, "MOST_KEPT", 2)
    begin = {"addresses": "-"}
    addresses = [
        room.post("/add", data=begin, follow_redirects=False).headers["location"] for _ in range(1)
    ]
    assert begun.wait(WAIT_S)
    addresses += [
        room.post("/add", data=begin, follow_redirects=False).headers["location"] for _ in range(2)
    ]
    refused = room.post("/add", data=begin)
    assert (refused.status_code, "try again" in refused.text) == (503, True)
    go_on.set()
    for address in addresses:
        finish(room, address)
    last = hand_in(room, addresses="-")
    assert [room.get(address).status_code for address in addresses] == [404, 404, 200]
    assert room.get(last).status_code == 200


def test_one_job_reads_so_many_pages_and_says_that_there_were_more(room, monkeypatch):
    monkeypatch.setattr(jobs, "MOST_PAGES", 3)
    address = hand_in(room, addresses="\n".join("abcdef"))
    job = room.get(f"{address}.json").json()["job"]
    assert (job["cut"], job["expected"], job["counts"]["unread"]) == (True, 3, 3)
    assert "left out" in room.get(address).text


def test_a_long_list_comes_in_parts(room, monkeypatch):
    monkeypatch.setattr("onrecord.web.routes.adding.SHOWN", 2)
    address = hand_in(room, (PAGE.name, PAGE.read_bytes()), addresses="\n".join("abcd"))
    seen, further = [], f"{address}?show=unread"
    while further:
        page = html.fromstring(room.get(further).text)
        seen += [
            one.text_content().strip() for one in page.cssselect(".pages li p:first-child > bdi")
        ]
        further = next((a.get("href") for a in page.cssselect("[data-key=further]")), None)
    assert seen == ["d", "c", "b", "a"]
    assert room.get(f"{address}.json?show=read").json()["total"] == 1


def test_without_the_parts_for_addresses_each_says_what_to_install(room, monkeypatch):
    monkeypatch.delitem(sys.modules, "onrecord.pages.visits", raising=False)
    monkeypatch.setitem(sys.modules, "hishel", None)
    address = hand_in(room, addresses="https://news.example/a")
    assert reasons(room, address) == ["missing-extra"]
    assert "pip install" in room.get(address).text


ROLES = Roles({"ed": "editor", "rea": "reader"}, None)
PROXY = ProxyDoor("X-Who", proxies=("127.0.0.1",))


@pytest.mark.parametrize(("name", "status"), [("ed", 303), ("rea", 403), ("nobody", 401)])
def test_readers_add_nothing(connect, empty, name, status):
    settings = ServeSettings(place=str(empty), door=PROXY, roles=ROLES)
    client = connect(settings, client=("127.0.0.1", 1))
    answer = client.post(
        "/add", data={"addresses": "-"}, headers={"X-Who": name}, follow_redirects=False
    )
    assert answer.status_code == status
    looks = {"/add", "/add.json"}
    expected = {303: 200}.get(status, status)
    assert {client.get(path, headers={"X-Who": name}).status_code for path in looks} == {expected}


def test_what_is_handed_in_is_in_words():
    handed = incoming.Handed(("a", "b"), (incoming.Pasted(text="x"),), (incoming.Upload("c", b""),))
    assert handed.told() == "2 addresses, 1 text, 1 file"
    assert incoming.Upload.named("..\\a\x07b/c\u202e.txt", b"").name == "c\u202e.txt"
    assert incoming.addresses_in(" a\r\n\nb\na\x00\n") == ("a", "b")


def test_pages_are_added_in_the_browser(serve, new_page, empty):
    """The main way, with the keyboard; on a telephone; and the same without a script."""
    home = serve(empty)
    page = new_page()
    page.goto(f"{home}/add")
    assert_accessible(page)
    page.get_by_label("One on a line").fill("/etc/passwd")
    page.get_by_label("HTML, text, JSON Lines").set_input_files(
        [PAGE, PAGES / "2026-06-12-aldmere-gazette.txt"]
    )
    page.get_by_label("The article").focus()
    page.keyboard.type("Too short")
    page.keyboard.press("Tab")  # what is known of it
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/add/*")
    page.get_by_text("Done.").wait_for()  # without a press of a key: the page follows the job
    assert page.locator(".pages li").count() == 4
    assert_accessible(page)
    page.get_by_role("link", name=re.compile("^not read")).click()
    assert page.locator(".pages li").count() == 2
    page.keyboard.press("j")
    page.get_by_role("link", name=re.compile("^read")).click()
    page.locator(".pages li a").first.click()
    assert "/article?" in page.url

    plain = new_page(scripts=False, viewport=PHONE)
    plain.goto(f"{home}/add")
    assert_fits(plain)
    plain.get_by_label("The article").fill(TEXT)
    plain.get_by_role("button", name="Read them").click()
    plain.get_by_text("Done.").wait_for()  # the page is asked for again by its own wish
    assert_fits(plain)
    assert plain.locator(".pages li").count() == 1


def test_files_that_are_too_much_at_once_are_told_while_they_are_chosen(serve, empty, new_page):
    tab = new_page()
    tab.goto(f"{serve(empty)}/add")
    chosen = tab.locator("#files")
    large = {"name": "large.html", "mimeType": "text/html", "buffer": b" " * 26_000_000}
    chosen.set_input_files(large)
    said = chosen.evaluate("input => input.validationMessage")
    assert said.startswith("These files have 26 MB; 25 MB are taken at once.")
    chosen.set_input_files(str(PAGE))
    assert chosen.evaluate("input => input.validity.valid")
