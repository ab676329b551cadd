"""`onrecord serve`: the record as a place to work in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.doors import Author, DoorOptions, Oidc, OidcClaim, Proxy, ProxyHeader
from onrecord.cli.terminal import masked, tell
from onrecord.errors import OutputError

if TYPE_CHECKING:
    from onrecord.web import ServeSettings

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
    author: Author = None,
    proxy_header: ProxyHeader = None,
    proxy: Proxy = None,
    oidc: Oidc = None,
    oidc_claim: OidcClaim = None,
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
    doors = DoorOptions(
        author=author,
        proxy_header=proxy_header,
        proxies=tuple(proxy or ()),
        oidc=oidc,
        oidc_claim=oidc_claim,
    )
    try:
        from onrecord.web import Roles, ServeSettings

        settings = ServeSettings(
            place=place,
            host=host,
            port=port,
            door=doors.door(),
            roles=Roles.of_file(roles) if roles else Roles(),
            hosts=tuple(hostname or ()),
        )
        _run(settings)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in PACKAGES:
            raise
        raise OutputError("serving needs more parts: pip install 'onrecord[serve]'") from error


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
