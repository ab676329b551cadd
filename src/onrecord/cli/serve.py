"""`onrecord serve`: the record as a place to work in a browser."""

from __future__ import annotations

import getpass
import importlib.util
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.terminal import masked, tell
from onrecord.errors import InputError, OutputError

if TYPE_CHECKING:
    from onrecord.web import ServeSettings
    from onrecord.web.people import Door

# What the extra `serve` brings.
PACKAGES = (
    "fastapi",
    "limits",
    "multipart",
    "networkx",
    "python_multipart",
    "starlette",
    "uvicorn",
)
SHORTEST_KEY = 32
"""Characters of the key that cookies are signed with; shorter ones are guessed."""

CLIENT, SECRET, SESSION = "ONRECORD_OIDC_CLIENT", "ONRECORD_OIDC_SECRET", "ONRECORD_SESSION_KEY"


def serve(
    place: Annotated[
        str,
        typer.Argument(
            metavar="RECORD", help="The record's file, or the address of a PostgreSQL database."
        ),
    ],
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; others need a login.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535)] = 8017,
    author: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who works here, for the log; without it, your login."),
    ] = None,
    proxy_header: Annotated[
        str | None,
        typer.Option(metavar="HEADER", help="In which a proxy names who has logged in."),
    ] = None,
    proxy: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ADDRESS",
            help="Of the proxy, or its network; 127.0.0.1 and ::1 without it. What it says is "
            "believed.",
        ),
    ] = None,
    oidc: Annotated[
        str | None,
        typer.Option(
            metavar="ISSUER",
            help=f"OpenID Connect provider to log in at; {CLIENT} and {SECRET} say as whom.",
        ),
    ] = None,
    oidc_claim: Annotated[
        str | None,
        typer.Option(
            metavar="CLAIM", help="By which the provider's token names a person; email without it."
        ),
    ] = None,
    roles: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help='Who may do what: editor = ["mira"] in TOML.'),
    ] = None,
    hostname: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Name under which others reach the server."),
    ] = None,
) -> None:
    """Open a record in the browser: search, read, correct, compose.

    On 127.0.0.1 nobody logs in. On any other address people log in at a proxy or at an OpenID
    Connect provider; what they may do stands in a file of roles.
    """
    try:
        from onrecord.web import Roles, ServeSettings

        door = _door(
            author=author,
            header=proxy_header,
            proxies=tuple(proxy or ()),
            issuer=oidc,
            claim=oidc_claim,
        )
        settings = ServeSettings(
            place=place,
            host=host,
            port=port,
            door=door,
            roles=Roles.of_file(roles) if roles else Roles(),
            hosts=tuple(hostname or ()),
        )
        _run(settings)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in PACKAGES:
            raise
        raise OutputError("serving needs more parts: pip install 'onrecord[serve]'") from error


def _door(
    *,
    author: str | None,
    header: str | None,
    proxies: tuple[str, ...],
    issuer: str | None,
    claim: str | None,
) -> Door:
    """Who may come in.

    Raises:
        InputError: two ways are named, or one lacks something.
    """
    from onrecord.web.people import THIS_MACHINE, LocalDoor, ProxyDoor

    if issuer and header:
        raise InputError("--oidc and --proxy-header: people log in at one of them; leave one out")
    if author and (issuer or header):
        raise InputError("--author: where people log in each has a name; leave --author out")
    if proxies and not (header or issuer):
        raise InputError("--proxy: say with --proxy-header which header it names the person in")
    if claim and not issuer:
        raise InputError("--oidc-claim: say with --oidc at which provider people log in")
    if header:
        return ProxyDoor(header, proxies or THIS_MACHINE)
    if issuer:
        return _login_door(issuer, claim or "email", proxies or THIS_MACHINE)
    return LocalDoor(author or _login_name())


def _login_door(issuer: str, claim: str, proxies: tuple[str, ...]) -> Door:
    from onrecord.web.people import LoginDoor

    _need_login_parts()
    missing = [name for name in (CLIENT, SECRET) if not os.environ.get(name)]
    if missing:
        raise InputError(f"--oidc: set {' and '.join(missing)} to what the provider gave you")
    key = os.environ.get(SESSION) or secrets.token_urlsafe()
    if len(key) < SHORTEST_KEY:
        raise InputError(f"{SESSION}: {SHORTEST_KEY} random characters at least, or leave it unset")
    return LoginDoor(
        issuer, os.environ[CLIENT], os.environ[SECRET], key, claim=claim, proxies=proxies
    )


def _need_login_parts() -> None:
    for package in ("authlib", "httpx2", "itsdangerous"):
        if importlib.util.find_spec(package) is None:
            raise OutputError("logging in needs more parts: pip install 'onrecord[serve,login]'")


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name
        return "editor"


def _run(settings: ServeSettings) -> None:
    """Serve until the keyboard says stop.

    Raises:
        RecordError: there is no such record, or it cannot be opened.
        OutputError: the address is taken, or not this machine's.
    """
    import socket

    import uvicorn

    from onrecord.record import Record
    from onrecord.web import create_app
    from onrecord.web.people import LoginDoor

    with Record.open(settings.place, create=False):
        pass  # what is wrong with it is said here, before anybody asks
    app = create_app(settings)
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((settings.host, settings.port))
            listening.listen()  # who comes before all is loaded waits, and is not turned away
        except OSError as error:
            where = f"{settings.host}:{settings.port}"
            raise OutputError(f"{where}: cannot listen there: {error.strerror}") from error
        port = listening.getsockname()[1]
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        tell(f"{masked(settings.place)} at http://{shown}:{port} (Ctrl+C stops)")
        config = uvicorn.Config(
            app,
            log_level="warning",
            # Only where people log in here a proxy may say how it was asked: elsewhere it is the
            # address of who asks that tells whether he is believed.
            proxy_headers=isinstance(settings.door, LoginDoor),
            forwarded_allow_ips=[*getattr(settings.door, "proxies", ())],
            timeout_graceful_shutdown=5,
            server_header=False,
        )
        uvicorn.Server(config).run(sockets=[listening])
