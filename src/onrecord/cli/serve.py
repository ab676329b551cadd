"""`onrecord serve`: the record as a place to work in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.doors import Author, DoorOptions, Oidc, OidcClaim, Proxy, ProxyHeader
from onrecord.cli.terminal import masked, tell
from onrecord.errors import OutputError

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
        from onrecord.web import serve as serve_record

        settings = ServeSettings(
            place=place,
            host=host,
            port=port,
            door=doors.door(),
            roles=Roles.of_file(roles) if roles else Roles(),
            hosts=tuple(hostname or ()),
        )
        serve_record(settings, ready=lambda at: tell(f"{masked(place)} at {at} (Ctrl+C stops)"))
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in PACKAGES:
            raise
        raise OutputError("serving needs more parts: pip install 'onrecord[serve]'") from error
