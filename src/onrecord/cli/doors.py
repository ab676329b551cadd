"""Who may come in where a record is served, as the options of the command say it.

options, what the environment holds -> Door
"""

from __future__ import annotations

import getpass
import importlib.util
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from onrecord.errors import InputError, OutputError

if TYPE_CHECKING:
    from onrecord.web import Door

CLIENT, SECRET, SESSION = "ONRECORD_OIDC_CLIENT", "ONRECORD_OIDC_SECRET", "ONRECORD_SESSION_KEY"

SHORTEST_KEY = 32
"""Characters of the key that cookies are signed with; shorter ones are guessed."""

Author: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who works here, for the log; without it, your login."),
]
ProxyHeader: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="HEADER", help="In which a proxy names who has logged in."),
]
Proxy: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ADDRESS",
        help="Of the proxy, or its network; 127.0.0.1 and ::1 without it. What it says is "
        "believed.",
    ),
]
Oidc: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="ISSUER",
        help=f"OpenID Connect provider to log in at; {CLIENT} and {SECRET} say as whom.",
    ),
]
OidcClaim: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="CLAIM", help="By which the provider's token names a person; email without it."
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorOptions:
    """What the command was told; None and () where it was not."""

    author: str | None
    proxy_header: str | None
    proxies: tuple[str, ...]
    oidc: str | None
    oidc_claim: str | None

    def door(self) -> Door:
        """Who may come in.

        Raises:
            InputError: two ways are named, or one lacks something.
        """
        from onrecord.web import THIS_MACHINE, LocalDoor, ProxyDoor

        self._check()
        proxies = self.proxies or THIS_MACHINE
        # An empty one is a variable that was not set, and must not open the door to everybody.
        if self.proxy_header is not None:
            return ProxyDoor(self.proxy_header, proxies)
        if self.oidc is not None:
            return _login_door(self.oidc, claim=self.oidc_claim or "email", proxies=proxies)
        return LocalDoor(self.author or _login_name())

    def _check(self) -> None:
        has_proxy, has_provider = self.proxy_header is not None, self.oidc is not None
        if has_proxy and has_provider:
            raise InputError(
                "--oidc and --proxy-header: people log in at one of them; leave one out"
            )
        if self.author and (has_proxy or has_provider):
            raise InputError("--author: where people log in each has a name; leave --author out")
        if self.proxies and not (has_proxy or has_provider):
            raise InputError("--proxy: say with --proxy-header which header it names the person in")
        if self.oidc_claim and not has_provider:
            raise InputError("--oidc-claim: say with --oidc at which provider people log in")


def _login_door(issuer: str, *, claim: str, proxies: tuple[str, ...]) -> Door:
    from onrecord.web import LoginDoor

    for package in ("authlib", "httpx2", "itsdangerous"):
        if importlib.util.find_spec(package) is None:
            raise OutputError("logging in needs more parts: pip install 'onrecord[serve,login]'")
    missing = [name for name in (CLIENT, SECRET) if not os.environ.get(name)]
    if missing:
        raise InputError(f"--oidc: set {' and '.join(missing)} to what the provider gave you")
    # Without a key of the operator's people log in again after each start.
    key = os.environ.get(SESSION) or secrets.token_urlsafe(SHORTEST_KEY)
    if len(key) < SHORTEST_KEY:
        raise InputError(f"{SESSION}: {SHORTEST_KEY} random characters at least, or leave it unset")
    client, secret = os.environ[CLIENT], os.environ[SECRET]
    return LoginDoor(issuer, client, secret, key, claim=claim, proxies=proxies)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name
        return "editor"
