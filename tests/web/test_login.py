"""Who logs in at an OpenID Connect provider is who the provider says, and nobody else gets in."""

import base64
import contextlib
import json
import re
import time
from dataclasses import replace
from http.client import HTTPConnection
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from provider import CLIENT, SECRET, Provider
from starlette.testclient import TestClient

from onrecord.errors import InputError
from onrecord.record import Record
from onrecord.web import LocalDoor, LoginDoor, Roles, ServeSettings, create_app, login

KEY = "0123456789abcdef0123456789abcdef"
ROLES = Roles({"mira@example.org": "editor", "ada@example.org": "admin"}, "reader")
COOKIE = "__Host-onrecord"
HERE = "https://127.0.0.1:8017"


@pytest.fixture(scope="module")
def running():
    """A provider that lasts as long as these tests; making keys takes long."""
    provider = Provider()
    yield provider
    provider.close()


@pytest.fixture
def provider(running):
    running.be_good()
    return running


@pytest.fixture(scope="module")
def settings(running, tmp_path_factory):
    place = tmp_path_factory.mktemp("login") / "record.db"
    with Record.open(place):
        pass
    door = LoginDoor(running.issuer, CLIENT, SECRET, KEY)
    return ServeSettings(place=str(place), door=door, roles=ROLES)


@pytest.fixture(scope="module")
def served(settings):
    with TestClient(create_app(settings), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture
def client(served):
    """A browser that has not been here before; the server has."""
    served.cookies.clear()
    return served


@pytest.fixture
def opened(settings):
    """Changes of the settings -> a client of a server of its own."""
    with contextlib.ExitStack() as stack:

        def connected(**changes):
            app = create_app(replace(settings, **changes))
            return stack.enter_context(TestClient(app, base_url=HERE, follow_redirects=False))

        yield connected


def to_provider(client, path="/login"):
    """Where the browser comes back to, after it was sent to the provider."""
    sent = client.get(path)
    assert sent.status_code == 302, sent.text
    return redirected(sent.headers["location"])


def redirected(address):
    """Where an address leads to."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc)
    connection.request("GET", f"{parts.path}?{parts.query}")
    answer = connection.getresponse()
    connection.close()
    assert answer.status == 302
    return answer.headers["location"]


def log_in(client, path="/login"):
    return client.get(to_provider(client, path))


def told(answer):
    return html.fromstring(answer.text).cssselect("[role=alert]")[0].text_content()


def test_a_stranger_is_sent_to_log_in_and_comes_back_to_the_page(client):
    asked = client.get("/statements?q=ice&act=deny")
    assert asked.status_code == 303
    assert asked.headers["location"] == "/login?next=%2Fstatements%3Fq%3Dice%26act%3Ddeny"
    done = log_in(client, asked.headers["location"])
    assert (done.status_code, done.headers["location"]) == (303, "/statements?q=ice&act=deny")
    page = client.get(done.headers["location"])
    assert page.status_code == 200
    assert (
        "mira@example.org, editor"
        in html.fromstring(page.text).cssselect("footer")[0].text_content()
    )


def test_a_program_is_told(client):
    answer = client.get("/statements.json")
    assert (answer.status_code, answer.json()) == (401, {"detail": "log in at /login"})
    assert client.post("/add.json", json={"addresses": ["-"]}).status_code == 401


def test_the_cookie_is_kept_from_scripts_and_other_sites_and_holds_a_name_only(client):
    done = log_in(client)
    cookie = done.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    flags = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "secure", "samesite=lax", "path=/", "max-age=43200"} <= flags
    signed = cookie.partition("=")[2].partition(".")[0]
    session = json.loads(base64.b64decode(signed + "=="))
    assert session.keys() == {"name", "until"}
    assert session["name"] == "mira@example.org"


def test_logging_out_forgets_and_does_not_log_in_again(client):
    log_in(client)
    assert client.get("/").status_code == 200
    out = client.post("/logout")
    assert (out.status_code, out.headers["location"]) == (303, "/logged-out")
    assert client.get("/logged-out").status_code == 200
    assert client.get("/").headers["location"] == "/login"
    assert client.get("/logout").status_code == 405  # no picture on a page logs anybody out


def test_a_session_ends_after_a_day_of_work(client, monkeypatch):
    log_in(client)
    later = time.time() + login.SESSION_S + 60
    with monkeypatch.context() as tomorrow:
        tomorrow.setattr(time, "time", lambda: later - 120)
        assert client.get("/").status_code == 200
        tomorrow.setattr("onrecord.web.people.time.time", lambda: later)
        assert client.get("/").status_code == 303


def test_a_cookie_that_was_forged_or_signed_with_another_key_is_none(client, opened, provider):
    log_in(client)
    ours = client.cookies[COOKIE]
    payload = base64.b64encode(json.dumps({"name": "ada@example.org", "until": 9e9}).encode())
    body, _, rest = ours.partition(".")
    assert body != payload.decode()
    for forged in (f"{payload.decode()}.{rest}", payload.decode(), "null", "", ours[:-1], "é" * 10):
        answer = client.get("/", headers={"Cookie": f"{COOKIE}={forged}".encode()})
        assert answer.status_code == 303, forged
    door = LoginDoor(provider.issuer, CLIENT, SECRET, KEY[::-1])
    answer = opened(door=door).get("/", headers={"Cookie": f"{COOKIE}={ours}"})
    assert answer.status_code == 303


def test_a_session_from_before_the_login_is_not_kept(client):
    """What somebody else put into the browser before does not become the person's session."""
    to_provider(client, "/login?next=/charts")
    before = client.cookies[COOKIE]
    log_in(client)
    after = client.cookies[COOKIE]
    assert after != before
    answer = client.get("/", headers={"Cookie": f"{COOKIE}={before}"})
    assert answer.headers["location"] == "/login"


BENT = {
    "a foreign issuer": {"iss": "https://evil.example"},
    "no issuer": {"iss": None},
    "for another client": {"aud": "somebody-else"},
    "for another client too": {"aud": [CLIENT, "somebody-else"], "azp": "somebody-else"},
    "for nobody": {"aud": None},
    "expired": {"exp": int(time.time()) - 3600},
    "never expires": {"exp": None},
    "another nonce": {"nonce": "replayed"},
    "no nonce": {"nonce": None},
    "from tomorrow": {"iat": int(time.time()) + 86400, "nbf": int(time.time()) + 86400},
}


@pytest.mark.parametrize("claims", BENT.values(), ids=BENT)
def test_a_token_that_is_not_for_this_login_is_refused(client, provider, claims):
    provider.claims |= claims
    answer = log_in(client)
    assert answer.status_code == 401
    assert "not logged in" in told(answer)
    assert client.get("/").status_code == 303


def test_a_token_that_another_signed_is_refused(client, provider):
    provider.key = provider.keys[1]
    assert log_in(client).status_code == 401
    provider.header = {"alg": "none"}
    assert log_in(client).status_code == 401
    # The public key, which everybody has, taken for a secret that two share.
    provider.header = {"alg": "HS256", "kid": "one"}
    assert log_in(client).status_code == 401
    assert client.get("/").status_code == 303


def test_a_new_key_of_the_provider_is_looked_up(opened, provider):
    client = opened()
    assert log_in(client).status_code == 303
    provider.key, provider.published = provider.keys[1], provider.keys
    provider.header = {"alg": "RS256", "kid": "two"}
    assert log_in(client).status_code == 303


def test_an_answer_that_was_not_asked_for_is_refused(client, opened):
    """Another person's answer, or one's own a second time, logs nobody in."""
    back = to_provider(client)
    assert opened().get(back).status_code == 401
    state = parse_qs(urlsplit(back).query)["state"][0]
    assert client.get(back.replace(state, "x" * len(state))).status_code == 401
    again = to_provider(client)
    assert client.get(again).status_code == 303
    client.post("/logout")
    assert client.get(again).status_code == 401
    for bare in ("", "?code=a", "?state=a", "?code=a&state=b", "?error=x&error_description=<b>"):
        answer = client.get(f"/login/done{bare}")
        assert answer.status_code == 401
        assert "<b>" not in answer.text


def test_the_provider_may_say_no(client, provider):
    provider.denies = True
    answer = log_in(client)
    assert (answer.status_code, "not today" in told(answer)) == (401, True)


NAMELESS = {
    "an address that nobody verified": {"email_verified": False},
    "an address of which nothing is said": {"email_verified": None},
    "an address that is verified in words": {"email_verified": "yes"},
    "no address": {"email": None},
    "an empty address": {"email": " "},
    "an address that is none": {"email": {"a": 1}},
    "a name instead": {"email": None, "preferred_username": "mira@example.org"},
}


@pytest.mark.parametrize("claims", NAMELESS.values(), ids=NAMELESS)
def test_nobody_comes_in_under_a_name_that_he_chose(client, provider, claims):
    provider.claims |= claims
    assert log_in(client).status_code == 403
    assert client.get("/").status_code == 303


def test_another_claim_can_name_the_person(opened, provider):
    door = LoginDoor(provider.issuer, CLIENT, SECRET, KEY, claim="sub")
    client = opened(door=door, roles=Roles({"248289": "admin"}))
    provider.claims = {}
    assert log_in(client).status_code == 303
    assert client.get("/audit").status_code == 200


def test_who_has_no_role_is_told_so_and_not_sent_round_and_round(opened, provider):
    answer = log_in(opened(roles=Roles({}, None)))
    assert answer.status_code == 403
    assert "has no role here" in told(answer)


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/token", "/jwks"])
def test_a_provider_that_fails_is_told_plainly(opened, provider, path, caplog):
    client = opened()
    provider.breaks = {path}
    sent = client.get("/login")
    answer = sent if sent.status_code != 302 else log_in(client)
    assert (answer.status_code, "some minutes" in told(answer)) == (502, True)
    assert SECRET not in answer.text + caplog.text
    provider.breaks = set()
    assert log_in(client).status_code == 303


def test_a_provider_that_is_away_is_told_plainly(opened):
    door = LoginDoor("http://127.0.0.1:9", CLIENT, SECRET, KEY)
    assert opened(door=door).get("/login").status_code == 502


ELSEWHERE = [
    "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example",
    "evil.example", "javascript:alert(1)", "/\t/evil.example", "https:evil.example", "",
    " //evil.example", "///evil", "/\n/evil", "/" + "a" * 5000, "?q=a", "#a",
]  # fmt: skip


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nobody_is_led_to_another_site(client, address):
    assert not login.is_ours(address)
    sent = client.get("/login", params={"next": address})
    assert sent.status_code == 302
    back = redirected(sent.headers["location"])
    assert client.get(back).headers["location"] == "/"


@pytest.mark.parametrize(
    "address", ["/", "/statements?q=%2F%2Fevil", "/article?id=//a", "/audit#x"]
)
def test_a_page_of_this_server_is_one(address):
    assert login.is_ours(address)


def test_what_happens_is_in_the_log_without_a_token(opened, provider):
    client = opened()
    log_in(client)
    client.post("/logout")
    provider.claims |= {"nonce": "replayed"}
    log_in(client)
    provider.claims = {"email": "ada@example.org", "email_verified": True}
    log_in(client)
    events = client.get("/audit.json").json()["events"][:4]
    assert [(one["who"], one["what"]) for one in events] == [
        ("ada@example.org", "log in"),
        ("somebody at testclient", "refused"),
        ("mira@example.org", "log out"),
        ("mira@example.org", "log in"),
    ]
    assert not re.search("code|state|token", json.dumps(events))


BAD_PROVIDERS = ["", "accounts.example", "http://accounts.example", "ftp://a.example", "https://"]


@pytest.mark.parametrize("issuer", BAD_PROVIDERS)
def test_a_provider_without_tls_is_none(issuer):
    with pytest.raises(InputError, match="https://"):
        LoginDoor(issuer, CLIENT, SECRET, KEY)


def test_nobody_logs_in_where_nobody_needs_to(opened):
    client = opened(door=LocalDoor("Mira Oss"))
    assert client.get("/login").status_code == 404
    assert client.get("/login/done?code=a").status_code == 404
    out = client.post("/logout", follow_redirects=False)
    assert out.headers["location"] == "/logged-out"
    assert "Nobody logs in here" in client.get("/logged-out").text


def test_people_log_in_and_out_in_the_browser(serve, new_page, settings, provider):
    home = serve(
        settings.place,
        "--oidc",
        provider.issuer,
        ONRECORD_OIDC_CLIENT=CLIENT,
        ONRECORD_OIDC_SECRET=SECRET,
        ONRECORD_SESSION_KEY=KEY,
    )
    page = new_page()
    page.goto(f"{home}/outlets")
    assert page.url == f"{home}/outlets"
    assert "mira@example.org, reader" in page.locator("footer").inner_text()
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("heading", name="You are logged out here").wait_for()
    page.get_by_role("link", name="Log in").click()
    page.wait_for_url(f"{home}/")
