"""What stands between the network and the pages lets in what it should, and nothing else."""

import json
import logging
import socket
import sqlite3
import time
import tracemalloc
from contextlib import closing
from functools import partial
from urllib.parse import urlsplit

import anyio
import pytest
from anyio.from_thread import start_blocking_portal
from lxml import html
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from onrecord.record import Record
from onrecord.web import LocalDoor, ServeSettings, create_app
from onrecord.web.bounds import Bounded, Paced
from onrecord.web.guard import HEADERS, Strangers
from onrecord.web.keeping import Kept
from onrecord.web.people import Person

UNPACED = 1_000_000
POLICY = HEADERS["Content-Security-Policy"]


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """The place of a record that holds nothing: these tests are about doors, not about rooms."""
    place = tmp_path_factory.mktemp("hall") / "record.db"
    with Record.open(place):
        pass
    return place


@pytest.fixture(scope="module")
def client(hall):
    """One for all tests, which change nothing; nobody tells it to slow down."""
    settings = ServeSettings(
        place=str(hall),
        door=LocalDoor("Mira Oss"),
        hosts=("desk.example",),
        reads_per_minute=UNPACED,
        writes_per_minute=UNPACED,
    )
    app = create_app(settings)
    with TestClient(app, base_url="http://127.0.0.1:8017", follow_redirects=False) as client:
        yield client


ANSWERS = {
    "a page": ("GET", "/", 200),
    "its twin": ("GET", "/index.json", 200),
    "the description": ("GET", "/openapi.json", 200),
    "a style sheet": ("GET", "/static/onrecord.css", 200),
    "a redirect": ("POST", "/logout", 303),
    "no page": ("GET", "/nothing", 404),
    "no file": ("GET", "/static/nothing.js", 404),
    "no article": ("GET", "/article?id=nothing", 404),
    "another method": ("PUT", "/add", 405),
    "a wrong question": ("GET", "/statements?limit=many", 422),
    "a wrong question of a program": ("GET", "/statements.json?limit=many", 422),
}


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS.values(), ids=ANSWERS)
def test_every_answer_is_told_what_it_may_do(client, method, path, status):
    answer = client.request(method, path)
    assert answer.status_code == status
    assert safe(answer)


def safe(answer):
    """The headers of safety, each once."""
    is_file = answer.request.url.path.startswith("/static/") and answer.status_code == 200
    return ("cache-control" not in answer.headers) == is_file and all(
        answer.headers.get_list(name) == [value] for name, value in HEADERS.items()
    )


def test_no_page_may_run_what_stands_in_it(client):
    assert "unsafe" not in POLICY
    assert "*" not in POLICY
    rules = dict(rule.split(maxsplit=1) for rule in POLICY.split("; "))
    assert rules["default-src"] == "'none'"
    assert {rules["script-src"], rules["style-src"], rules["form-action"]} == {"'self'"}
    for path in ("/", "/statements", "/add", "/audit", "/nothing"):
        page = html.fromstring(client.get(path).text)
        assert not page.xpath(
            "//script[not(@src)] | //style | //@style | //@*[starts-with(name(), 'on')]"
        )
        assert not page.xpath("//@*[starts-with(., 'javascript:')]")
        sources = page.xpath("//script/@src | //link[@rel='stylesheet']/@href | //img/@src")
        assert sources
        assert all(source.startswith("/static/") for source in sources)


def test_a_fault_tells_nothing_and_leaves_its_trace_in_the_log(client, monkeypatch, caplog):
    def failing(*_):
        raise RuntimeError("secret of ours")

    monkeypatch.setattr(Kept, "get", failing)
    for path in ("/", "/index.json"):
        answer = client.get(path)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "log holds its trace" in answer.text
        assert safe(answer)
    assert html.fromstring(client.get("/").text).cssselect("[role=alert]")
    errors = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert errors[0].exc_info[1].args == ("secret of ours",)
    assert errors[0].getMessage() == "GET '/'"


def assert_told(answer, status, words):
    """A page that says why not, and has no twin to read it as."""
    assert answer.status_code == status
    assert safe(answer)
    shown = html.fromstring(answer.text)
    (alert,) = shown.cssselect("[role=alert]")
    assert words in alert.text_content()
    assert not shown.cssselect('link[rel="alternate"]')
    assert "as JSON" not in shown.text_content()


def test_a_record_that_cannot_be_read_is_no_page_that_is_not_there(connect, place):
    """A piece of its file is overwritten: the articles, and the words of statements."""
    with closing(sqlite3.connect(place)) as database:
        query = "SELECT rootpage FROM sqlite_schema WHERE name IN ('article', 'facet')"
        pages = [page for (page,) in database.execute(query)]
        (size,) = database.execute("PRAGMA page_size").fetchone()
    with place.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * size)
            file.write(b"\0" * size)
    client = connect(ServeSettings(place=str(place)))
    for path in ("/statements?q=harbour", "/outlets"):
        answer = client.get(path)
        assert_told(answer, 503, "damaged; restore a backup")
        assert "retry-after" not in answer.headers  # to wait helps nobody
    assert client.get("/index.json").status_code == 503


def test_a_record_that_another_process_writes_to_is_told_of(connect, place):
    client = connect(ServeSettings(place=str(place), wait_s=0.1))
    shown = client.get("/review.json").json()["opened"]["card"]["statement"]["id"]
    save = f"/statements/{shown}/accept.json"
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = client.post(save, json={})
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
        assert "try again" in answer.json()["detail"]
        assert client.get("/statements").status_code == 200  # readers never wait
        other.execute("ROLLBACK")
    assert client.post(save, json={}).status_code == 200


HOSTS = {
    "127.0.0.1:8017": 200, "127.0.0.1": 200, "localhost:1": 200, "LOCALHOST": 200,
    "[::1]:8017": 200, "127.9.9.9": 200, "desk.example": 200, "Desk.Example:443": 200,
    "evil.example": 421, "evil.example:8017": 421, "127.0.0.1.evil.example": 421, "": 421,
    "localhost.evil.example": 421, "192.0.2.1": 421, "[::ffff:192.0.2.1]": 421, "0.0.0.0": 421,
    "evil@localhost.evil": 421, "[::1": 421, "2130706433": 421, "desk.example.": 421,
    "localhost/evil.example": 421, "evil.example#localhost": 421, "evil.example?localhost": 421,
    "localhost\\evil.example": 421, "localhost, evil.example": 421,
}  # fmt: skip


@pytest.mark.parametrize(("host", "status"), HOSTS.items())
def test_a_name_that_points_here_is_not_ours(client, host, status):
    assert client.get("/audit.json", headers={"Host": host}).status_code == status
    if status != 200:
        assert_told(client.get("/", headers={"Host": host}), status, "has another name")


ORIGINS = {
    "the same page": ({"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1:8017"}, True),
    "typed by hand": ({"Sec-Fetch-Site": "none"}, True),
    "an older browser": ({"Origin": "http://127.0.0.1:8017"}, True),
    "no browser": ({}, True),
    "another site": ({"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, False),
    "another part of the site": ({"Sec-Fetch-Site": "same-site"}, False),
    "another site, older browser": ({"Origin": "https://evil.example"}, False),
    "another port": ({"Origin": "http://127.0.0.1:9999"}, False),
    "a page without an origin": ({"Origin": "null"}, False),
    "an empty origin": ({"Origin": ""}, False),
    "an origin that is none": ({"Origin": "http://[::1"}, False),
    "a word that is unknown": ({"Sec-Fetch-Site": "trust-me"}, False),
}


@pytest.mark.parametrize(("headers", "passes"), ORIGINS.values(), ids=ORIGINS)
@pytest.mark.parametrize("path", ["/add", "/add.json", "/logout"])
def test_another_site_changes_nothing(client, headers, passes, path):
    answer = client.post(path, headers=headers)
    assert (answer.status_code != 403) == passes
    assert safe(answer)
    assert client.get("/statements", headers=headers).status_code == 200  # looking is free


@pytest.mark.parametrize(
    ("person", "path", "is_read"),
    [
        (None, "/add", False),
        (None, "/add/files.json", False),
        (None, "/logout", True),
        (Person("rea", "reader"), "/add", True),
    ],
)
def test_what_a_stranger_sends_is_not_read(person, path, is_read):
    """Twenty-five megabytes of nobody's would be unpacked before anybody asked whose they are."""
    read, sent = [], []

    async def reading(scope, receive, send):
        read.append(await receive())
        await PlainTextResponse("")(scope, receive, send)

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": path, "headers": [], "state": {"person": person},
    }  # fmt: skip
    guard = Strangers(reading, lambda _: PlainTextResponse("", 401), open_to_all=["/logout"])
    run(partial(guard, scope, receive, send))
    assert bool(read) == is_read
    assert sent[0]["status"] == (200 if is_read else 401)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_other_methods_are_told_so(client, method):
    for path in ("/", "/statements", "/add"):
        answer = client.request(method, path)
        assert answer.status_code == 405
        assert method in html.fromstring(answer.text).cssselect("[role=alert]")[0].text_content()
    assert client.request(method, "/index.json").json() == {
        "detail": f"nothing here takes {method}"
    }


@pytest.mark.parametrize("path", ["/", "/statements?q=ice", "/index.json", "/static/onrecord.css"])
def test_a_look_at_the_headers_is_a_look_at_the_page(client, path):
    page, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "content-length", "content-security-policy"):
        assert head.headers[name] == page.headers[name]


TRAVERSALS = [
    "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/..%5capp.py",
    "/static/....//app.py", "/static//etc/passwd", "/static/%00", "/static/vendor/../../app.py",
    "/static/" + "a" * 5000, "/static/", "/static/vendor", "/static/%ff", "/static/con",
]  # fmt: skip


@pytest.mark.parametrize("path", TRAVERSALS)
def test_no_file_beside_the_static_ones_is_handed_out(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "import" not in answer.text


ODD = [
    "/statements?q=" + "a" * 60_000, "/statements?" + "&".join("q=a" for _ in range(5000)),
    "/statements?q=%ff%fe%00", "/statements?q=%", "/statements?q=%zz", "/statements?%ff=%ff",
    "/statements?q=%ed%a0%80", "/article?id=%00%2f..", "/statements?limit=1e9",
    "/statements?limit=" + "9" * 5000,
    "/statements?after=%00", "/statements?since=0000-00", "/add/%2e%2e%2fadd", "/add/" + "a" * 9000,
    "/statements/%27%22%3Cscript%3E", "/%ff", "/\u202e", "/statements?q=\u202e",
]  # fmt: skip


@pytest.mark.parametrize("path", ODD, ids=range(len(ODD)))
def test_an_odd_question_is_answered(client, path):
    address, _, query = path.partition("?")
    for asked in (path, f"{address}.json?{query}"):
        answer = client.get(asked)
        assert answer.status_code in (200, 404, 422), asked
        is_page = answer.headers["content-type"].startswith("text/html")
        assert not (is_page and "<script>" in answer.text)


BODIES = {
    "no JSON": b"{", "nothing": b"", "another kind": b"[]", "a number": b"1", "null": b"null",
    "too deep": b"[" * 100_000, "half a character": b'{"addresses": ["\\ud800"]}',
    "bytes that are none": b'{"addresses": ["\xff"]}', "a number of many digits": b"9" * 10_000,
    "twice the same": b'{"addresses": [], "addresses": 1}', "not a number": b'{"addresses": NaN}',
    "another field": b'{"files": ["/etc/passwd"]}',
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data", ""])
def test_a_body_that_is_broken_is_refused(client, body, kind):
    for path in ("/add", "/add.json", "/add/files.json"):
        answer = client.post(path, content=body, headers={"Content-Type": kind})
        assert answer.status_code in (400, 422), (path, answer.text)
        assert safe(answer)


def test_a_form_that_is_broken_is_refused(client):
    kind = {"Content-Type": "multipart/form-data; boundary=X"}
    for body in (
        b"--X",
        b"--X\r\n\r\n",
        b"--X\r\nContent-Disposition: form-data\r\n\r\na\r\n--X--",
        b"X",
    ):
        assert client.post("/add", content=body, headers=kind).status_code in (400, 422)
    many = b"".join(
        b'--X\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\na\r\n'
        for _ in range(1500)
    )
    answer = client.post("/add", content=many + b"--X--", headers=kind)
    assert answer.status_code == 400
    assert client.app.state.jobs.newest() == []


FORM = "multipart/form-data"
PART = b'--X\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'


def test_what_is_larger_than_is_taken_is_refused(connect, hall):
    client = connect(ServeSettings(place=str(hall), upload_bytes=1000))
    assert_told(client.post("/add", content=b"a" * 1001), 413, "More than 0.001 MB at once")
    said = client.post("/add.json", content=b"a" * 1001)
    assert (said.status_code, said.json()["detail"][:9]) == (413, "more than")
    for path in ("/add", "/add.json", "/add/files.json"):
        kind = {
            "Content-Type": "application/json" if path == "/add.json" else f"{FORM}; boundary=X"
        }
        unsaid = client.post(path, content=iter([PART, b"a" * 600, b"a" * 600]), headers=kind)
        assert unsaid.status_code == 413, path
        assert safe(unsaid)
        for length in ("-1", "many", "1e3", "\u0661", "9" * 5000):
            answer = client.post(path, headers={"Content-Length": length.encode()})
            assert answer.status_code == 413, length
    assert client.post("/add.json", json={"addresses": ["-"]}).status_code == 202


def run(asking):
    """In a thread of its own: the browser's tests keep a loop in this one."""
    with start_blocking_portal() as portal:
        return portal.call(asking)


def refused(request, status, message, *, headers=None):
    """An answer without the pages around it."""
    return PlainTextResponse(message, status, headers)


async def receive_never():
    await anyio.sleep_forever()


@pytest.mark.parametrize("begins", [True, False])
def test_a_body_that_does_not_come_is_not_waited_for(begins):
    pieces = iter([{"type": "http.request", "body": b"a", "more_body": True}] if begins else [])

    async def receive():
        piece = next(pieces, None)
        return piece or await receive_never()

    async def app(scope, receive, send):
        while True:
            await receive()

    scope = {"type": "http", "headers": [], "path": "/add"}

    async def ask():
        with anyio.fail_after(30), pytest.raises(HTTPException) as late:
            await Bounded(app, 1000, refuse=refused, body_s=0.05)(scope, receive, None)
        assert late.value.status_code == 408

    run(ask)


def test_who_has_sent_all_is_waited_for():
    """A long answer listens for the reader to leave, and is not cut off meanwhile."""
    pieces = iter([{"type": "http.request", "body": b"a"}, {"type": "http.disconnect"}])

    async def receive():
        return next(pieces)

    async def app(scope, receive, send):
        assert (await receive())["body"] == b"a"
        await anyio.sleep(0.1)
        assert (await receive())["type"] == "http.disconnect"

    scope = {"type": "http", "headers": [], "path": "/add"}
    run(lambda: Bounded(app, 1000, refuse=refused, body_s=0.05)(scope, receive, None))


def test_who_asks_too_often_is_told_when_to_come_back(connect, hall):
    client = connect(ServeSettings(place=str(hall), reads_per_minute=5, writes_per_minute=2))
    answers = [client.get("/index.json") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert answers[-1].headers["retry-after"] == "60"
    assert "in a minute" in answers[-1].json()["detail"]
    assert safe(answers[-1])
    assert [client.post("/add").status_code for _ in range(3)] == [422, 422, 429]  # on their own
    assert_told(client.get("/"), 429, "Too many requests; go on in a minute.")


def paced(hosts, *, person=None):
    """Whether each of the hosts, asking in their order, is answered."""

    async def answered(scope, receive, send):
        await PlainTextResponse("")(scope, receive, send)

    guard = Paced(answered, reads=3, writes=1, refuse=refused)

    async def ask(host):
        sent = []

        async def send(message):
            sent.append(message)

        scope = {
            "type": "http", "method": "GET", "path": "/", "headers": [], "client": (host, 1),
            "state": {"person": person},
        }  # fmt: skip
        await guard(scope, None, send)
        return sent[0]["status"] == 200

    async def all_of_them():
        return [await ask(host) for host in hosts]

    return run(all_of_them)


def test_each_person_has_a_pace_of_its_own_wherever_he_asks_from():
    assert paced(["192.0.2.1", "192.0.2.2"] * 3) == [True] * 6
    assert paced(["192.0.2.1", "192.0.2.2"] * 2, person=Person("ed", "editor")) == [True] * 3 + [
        False
    ]
    assert paced([f"2001:db8::{n}" for n in range(4)]) == [True] * 3 + [False]  # one network
    assert paced([f"2001:db8:0:{n}::1" for n in range(4)]) == [True] * 4
    assert paced(["192.0.2.1", "::ffff:192.0.2.1"] * 2) == [True] * 3 + [False]


def test_to_ask_from_everywhere_fills_no_memory():
    """What is kept of an address is small, and the next minute forgets it."""
    number = 2_000
    tracemalloc.start()
    try:
        paced([f"10.0.{n // 250}.{n % 250}" for n in range(number)])
        _, most_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most_bytes / number < 3_000


def talk(home, *pieces, wait_s=20.0):
    """What the real server says to these bytes, until it closes."""
    address = urlsplit(home)
    with closing(socket.create_connection((address.hostname, address.port), wait_s)) as line:
        for piece in pieces:
            line.sendall(piece)
        heard = b""
        try:
            while part := line.recv(65536):
                heard += part
        except OSError:
            pass
        return heard


def test_the_real_server_is_not_talked_over(serve, hall):
    """Bytes as they come over the line: no length, a wrong one, two of them, half a request."""
    home = serve(hall)
    host = urlsplit(home).netloc.encode()
    begin = b"POST /add.json HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n" % host
    chunk = b"100000\r\n" + b"a" * 0x100000 + b"\r\n"
    endless = talk(home, begin + b"Transfer-Encoding: chunked\r\n\r\n", *[chunk] * 27)
    assert b" 413 " in endless.partition(b"\r\n")[0]
    both = talk(home, begin + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
    assert both.partition(b"\r\n")[0].split()[1] in (b"400", b"422")
    twice = talk(home, begin + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde")
    assert b" 400 " in twice.partition(b"\r\n")[0]
    long = talk(home, b"GET /?" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: %s\r\n\r\n" % host)
    assert long.partition(b"\r\n")[0].split()[1:2] in ([b"400"], [b"414"], [])
    split = talk(
        home,
        b"GET /login?next=/%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: "
        + host
        + b"\r\nConnection: close\r\n\r\n",
    )
    assert b"Set-Cookie: a" not in split
    named = talk(home, b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
    assert b" 421 " in named.partition(b"\r\n")[0]
    old = talk(home, b"GET / HTTP/1.0\r\n\r\n")
    assert b" 421 " in old.partition(b"\r\n")[0]
    good = talk(
        home, b"GET /index.json HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n"
    )
    head, _, body = good.partition(b"\r\n\r\n")
    assert json.loads(body)["counts"]["articles"] == 0
    assert b"uvicorn" not in head.lower()
    half = time.monotonic()
    address = urlsplit(home)
    with closing(socket.create_connection((address.hostname, address.port), 20)) as line:
        line.sendall(begin + b"Content-Length: 1000\r\n\r\nabc")
    assert time.monotonic() - half < 10
    assert b" 200 " in talk(
        home, b"GET / HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n"
    )


def test_cookies_are_kept_from_scripts_and_other_sites(client):
    cookies = client.get("/").headers.get_list("set-cookie")
    for cookie in cookies:
        flags = cookie.lower()
        assert "httponly" in flags
        assert "samesite=lax" in flags
    answer = client.get("/", headers={"Cookie": "visits=%00\ud800; x".encode("utf-8", "replace")})
    assert answer.status_code == 200
    assert client.get("/", headers={"Cookie": "visits=" + "a" * 5000}).status_code in (200, 422)
