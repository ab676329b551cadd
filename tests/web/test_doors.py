"""Who may come in, and as what."""

import pytest
from lxml import html
from starlette.requests import HTTPConnection

from onrecord.cli import main
from onrecord.errors import InputError
from onrecord.web import LocalDoor, ProxyDoor, Roles, ServeSettings
from onrecord.web.routes import ROUTERS

ROLES = Roles({"ed": "editor", "ada": "admin", "Müller": "editor"}, "reader")


def asks(*headers, host="10.0.0.5"):
    """A connection from an address, with headers as a server hands them over."""
    named = [(name.lower().encode(), value.encode()) for name, value in headers]
    client = (host, 4711) if host else None
    return HTTPConnection({"type": "http", "headers": named, "client": client, "path": "/"})


PROXIED = {
    "a name from the proxy": ((("X-Who", "ed"),), "10.0.0.5", "ed"),
    "from another address of its network": ((("X-Who", "ed"),), "10.1.2.3", "ed"),
    "from the proxy, seen through IPv6": ((("X-Who", "ed"),), "::ffff:10.0.0.5", "ed"),
    "in UTF-8": ((("X-Who", "Müller"),), "10.0.0.5", "Müller"),
    "from elsewhere": ((("X-Who", "ed"),), "192.0.2.1", None),
    "from this machine, which is not the proxy": ((("X-Who", "ed"),), "127.0.0.1", None),
    "from nowhere": ((("X-Who", "ed"),), None, None),
    "from what is no address": ((("X-Who", "ed"),), "testclient", None),
    "two names": ((("X-Who", "ada"), ("X-Who", "ed")), "10.0.0.5", None),
    "no name": ((), "10.0.0.5", None),
    "an empty name": ((("X-Who", " "),), "10.0.0.5", None),
    "another header": ((("X-Whoever", "ed"),), "10.0.0.5", None),
    "from elsewhere, which says it is the proxy": (
        (("X-Who", "ed"), ("X-Forwarded-For", "10.0.0.5"), ("X-Real-IP", "10.0.0.5")),
        "192.0.2.1",
        None,
    ),
    "a name that is far too long": ((("X-Who", "e" * 300),), "10.0.0.5", None),
}


@pytest.mark.parametrize(("headers", "host", "name"), PROXIED.values(), ids=PROXIED)
def test_a_proxy_is_believed_at_its_own_address(headers, host, name):
    door = ProxyDoor("X-Who", proxies=("10.0.0.5", "10.1.0.0/16"))
    person = door.who(asks(*headers, host=host), ROLES)
    assert (person and person.name) == name


@pytest.mark.parametrize(
    ("header", "proxies"),
    [
        ("", ()),
        ("X Who", ()),
        ("X-Who:", ()),
        ("X-Who", ("proxy.example",)),
        ("X-Who", ("10.0.0",)),
    ],
)
def test_a_proxy_that_cannot_be_is_refused(header, proxies):
    with pytest.raises(InputError):
        ProxyDoor(header, proxies)


def test_others_than_the_named_have_the_role_of_others():
    assert [ROLES.person(name).role for name in ("ed", "ada", "rea")] == [
        "editor",
        "admin",
        "reader",
    ]
    assert Roles({}, None).person("rea") is None


FILES = {
    "names": ('editor = ["mira"]\nadmin = ["ada"]\nothers = "nobody"', None),
    "nothing": ("", None),
    "no TOML": ("editor = [", "no file of roles"),
    "a name alone": ('editor = "mira"', "list of names"),
    "numbers": ("editor = [1]", "list of names"),
    "another role": ('boss = ["mira"]', "boss: write reader"),
    "another role for others": ('others = "boss"', "others = 'boss'"),
    "a list for others": ('others = ["reader"]', "others = "),
}


@pytest.mark.parametrize(("text", "complaint"), FILES.values(), ids=FILES)
def test_a_file_of_roles(tmp_path, text, complaint):
    file = tmp_path / "roles.toml"
    file.write_text(text)
    if complaint is None:
        Roles.of_file(file)
    else:
        with pytest.raises(InputError, match=complaint):
            Roles.of_file(file)


def test_a_file_of_roles_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="no file of roles"):
        Roles.of_file(tmp_path / "roles.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff")
    with pytest.raises(InputError, match="no file of roles"):
        Roles.of_file(tmp_path / "bytes.toml")


def test_the_roles_of_a_file(tmp_path):
    file = tmp_path / "roles.toml"
    file.write_text(
        'reader = ["rea"]\neditor = ["mira", "ada"]\nadmin = ["ada"]\nothers = "nobody"'
    )
    roles = Roles.of_file(file)
    assert roles.person("ada").role == "admin"  # the higher of two
    assert roles.person("mira").may("editor")
    assert not roles.person("mira").may("admin")
    assert not roles.person("rea").may("editor")
    assert roles.person("eve") is None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "news.example", ""])
def test_without_a_login_others_reach_nothing(host):
    with pytest.raises(InputError, match="--proxy-header"):
        ServeSettings(place="record.db", host=host)
    ServeSettings(place="record.db", host=host, door=ProxyDoor("X-Who"))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "::1", "localhost"])
def test_at_this_machine_nobody_logs_in(host):
    ServeSettings(place="record.db", host=host)


WRONG = {
    "others and no login": (("--host", "0.0.0.0"), "--proxy-header"),
    "two logins": (("--oidc", "https://a.example", "--proxy-header", "X-Who"), "leave one out"),
    "a name where people have their own": (
        ("--proxy-header", "X-Who", "--author", "M"),
        "--author",
    ),
    "a proxy without its header": (("--proxy", "10.0.0.5"), "--proxy-header"),
    "a proxy that is none": (("--proxy-header", "X-Who", "--proxy", "proxy"), "--proxy proxy"),
    "a header that is none": (("--proxy-header", "X Who"), "no header"),
    "a header whose variable was not set": (("--proxy-header", ""), "no header"),
    "a provider whose variable was not set": (("--oidc", ""), "https://"),
    "a claim without a provider": (("--oidc-claim", "sub"), "--oidc"),
    "a provider without what it gave": (("--oidc", "https://a.example"), "ONRECORD_OIDC_CLIENT"),
    "a file of roles that is not there": (("--roles", "/nowhere/roles.toml"), "no file of roles"),
    "a record that is not there": ((), "record"),
}


@pytest.mark.parametrize(("options", "complaint"), WRONG.values(), ids=WRONG)
def test_the_command_refuses_what_lets_in_anybody(
    tmp_path, capsys, monkeypatch, options, complaint
):
    monkeypatch.delenv("ONRECORD_OIDC_CLIENT", raising=False)
    if "" in options:
        monkeypatch.setenv("ONRECORD_OIDC_CLIENT", "given")
        monkeypatch.setenv("ONRECORD_OIDC_SECRET", "given")
    with pytest.raises(SystemExit) as stopped:
        main(["serve", str(tmp_path / "none.db"), *options])
    assert stopped.value.code in (1, 2)
    assert complaint in capsys.readouterr().err


def test_a_key_that_can_be_guessed_is_refused(tmp_path, capsys, monkeypatch):
    for name in ("CLIENT", "SECRET"):
        monkeypatch.setenv(f"ONRECORD_OIDC_{name}", "given")
    monkeypatch.setenv("ONRECORD_SESSION_KEY", "secret")
    with pytest.raises(SystemExit):
        main(["serve", str(tmp_path / "none.db"), "--oidc", "https://a.example"])
    told = capsys.readouterr().err
    assert "32 random characters" in told
    assert "given" not in told


NEEDS = {"/": "reader", "/statements": "reader", "/add": "editor", "/audit": "admin"}
PEOPLE = {"rea": "reader", "ed": "editor", "ada": "admin"}


@pytest.fixture
def proxied(connect, place):
    """A client at the proxy; it says who asks."""
    roles = Roles(PEOPLE, None)
    settings = ServeSettings(place=str(place), door=ProxyDoor("X-Who"), roles=roles)
    return connect(settings, client=("127.0.0.1", 1), follow_redirects=False)


def test_each_role_sees_what_it_may(proxied):
    order = ("reader", "editor", "admin")
    for path, role in NEEDS.items():
        for name, has in PEOPLE.items():
            twin = "/index.json" if path == "/" else f"{path}.json"
            may = order.index(has) >= order.index(role)
            for address in (path, twin):
                answer = proxied.get(address, headers={"X-Who": name})
                assert answer.status_code == (200 if may else 403), (address, name)
        assert proxied.get(path).status_code == 401
        assert proxied.get(path, headers={"X-Who": "eve"}).status_code == 401
    assert proxied.get("/static/onrecord.css").status_code == 200
    assert (
        "This is for an admin, and ed is an editor here"
        in proxied.get("/audit", headers={"X-Who": "ed"}).text
    )


def test_readers_change_nothing(proxied):
    """Every route that changes something asks for an editor, before it looks at what was sent."""
    changing = [
        (method, route.path)
        for router in ROUTERS
        for route in router.routes
        for method in route.methods - {"GET", "HEAD", "OPTIONS"}
        if route.path != "/logout"
    ]
    assert len(changing) > 5
    for method, path in changing:
        for headers, status in (({"X-Who": "rea"}, 403), ({}, 401)):
            answer = proxied.request(method, path, headers=headers)
            assert answer.status_code == status, (method, path)


def test_the_page_says_who_is_in(client):
    footer = html.fromstring(client.get("/").text).cssselect("footer")[0]
    assert "Mira Oss, admin" in footer.text_content()
    assert footer.cssselect("a[href='/audit']")
    assert not footer.cssselect("form")  # nobody logs out of this machine


@pytest.mark.parametrize(
    "header", ["X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-IP"]
)
def test_what_a_proxy_passes_on_is_not_from_this_machine(client, connect, place, header):
    """Whoever puts a proxy before it would let in everybody as its admin."""
    answer = client.get("/", headers={header: "192.0.2.1"})
    assert (answer.status_code, "--proxy-header" in answer.text) == (403, True)
    behind = connect(ServeSettings(place=str(place), door=ProxyDoor("X-Who")), client=("::1", 1))
    answer = behind.get("/", headers={header: "192.0.2.1", "X-Who": "ed"})
    assert answer.status_code == 200


def test_a_proxy_in_front_of_the_real_server(serve, story):
    """X-Forwarded-For does not make anybody the proxy; what asks from its address is."""
    import httpx2

    home = serve(story, "--proxy-header", "X-Who", "--proxy", "192.0.2.7")
    named = {"X-Who": "ada", "X-Forwarded-For": "192.0.2.7"}
    assert httpx2.get(f"{home}/statements.json", headers=named).status_code == 401
    home = serve(story, "--proxy-header", "X-Who")
    assert httpx2.get(f"{home}/statements.json", headers=named).status_code == 200
    assert httpx2.get(f"{home}/statements.json").status_code == 401


def test_the_person_of_this_machine_has_the_name_that_was_given(client, connect, place):
    assert client.app.state.settings.door == LocalDoor("Mira Oss")
    other = connect(ServeSettings(place=str(place)), client=("127.0.0.1", 1))
    footer = html.fromstring(other.get("/").text).cssselect("footer")[0]
    assert "editor of this machine, admin" in footer.text_content()
