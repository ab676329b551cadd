"""Who asks, and what they may do.

request -> Person | None

On loopback whoever can reach the machine's own address is its user. Elsewhere a proxy says in a
header who has logged in there, and is believed only when it asks from its own address; or people
log in at an OpenID Connect provider, and a signed cookie keeps who they are. Nothing here keeps a
password. A role is looked up by name in a file that the operator writes.
"""

from __future__ import annotations

import functools
import ipaddress
import re
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol, TypeAlias, get_args
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from onrecord.errors import InputError

Role: TypeAlias = Literal["reader", "editor", "admin"]
"""Readers read; editors review, correct and add; admins see the audit log too."""

SESSION_NAME, SESSION_UNTIL = "name", "until"
"""Of the person who logged in, in the session's cookie, and when it ends, in seconds since 1970."""

THIS_MACHINE = ("127.0.0.1", "::1")

LONGEST_NAME = 200
"""Characters; what is longer is no person's."""

_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks.

    Attributes:
        name: as the log of corrections keeps it.
    """

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether this person may do what a role may."""
        order = get_args(Role)
        return order.index(self.role) >= order.index(role)


@dataclass(frozen=True, slots=True)
class Roles:
    """Which role a name has.

    Attributes:
        by_name: of those whom the operator's file names.
        others: of everybody else who logs in; None keeps them out.
    """

    by_name: Mapping[str, Role] = field(default_factory=dict)
    others: Role | None = "reader"

    @classmethod
    def of_file(cls, path: Path) -> Roles:
        """Roles from a TOML file: `editor = ["mira@example.org"]`, `others = "reader"`.

        Raises:
            InputError: it cannot be read, or names another role.
        """
        try:
            table = tomllib.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(f"{path}: no file of roles: {error}") from error
        others = table.pop("others", "reader")
        by_name: dict[str, Role] = {}
        for role in get_args(Role):
            names = table.pop(role, [])
            if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
                raise InputError(f'{path}: {role} is a list of names: {role} = ["mira"]')
            by_name |= dict.fromkeys(names, role)
        if table or others not in (*get_args(Role), "nobody"):
            unknown = ", ".join(table) or f"others = {others!r}"
            raise InputError(
                f"{path}: {unknown}: write reader, editor, admin, each a list of names, and "
                'others = "reader", "editor", "admin" or "nobody"'
            )
        return cls(by_name, None if others == "nobody" else others)

    def person(self, name: str) -> Person | None:
        """The person of a name; None where it may not come in."""
        role = self.by_name.get(name, self.others)
        return Person(name, role) if role and len(name) <= LONGEST_NAME else None


class Door(Protocol):
    """Tells who asks."""

    def who(self, request: HTTPConnection, roles: Roles) -> Person | None:
        """The person, None where nobody has logged in."""


@dataclass(frozen=True, slots=True)
class LocalDoor:
    """Whoever is at this machine, under the name that the command was given."""

    name: str

    def who(self, request: HTTPConnection, roles: Roles) -> Person | None:  # noqa: ARG002
        """Always the same person, who may do everything."""
        return Person(self.name, "admin")


@dataclass(frozen=True, slots=True)
class ProxyDoor:
    """Whom a proxy has let in.

    Attributes:
        header: in which the proxy names the person.
        proxies: addresses and networks from which it asks; a header from elsewhere is not believed.

    Raises:
        InputError: no header can have this name, or it is no address.
    """

    header: str
    proxies: tuple[str, ...] = THIS_MACHINE

    def __post_init__(self) -> None:
        if not _HEADER.fullmatch(self.header):
            raise InputError(f"{self.header!r}: no header has such a name")
        for proxy in self.proxies:
            _network(proxy)

    def who(self, request: HTTPConnection, roles: Roles) -> Person | None:
        """The person whom the proxy names."""
        if not self._asks(request.client.host if request.client else ""):
            return None
        # Two mean that the proxy did not replace what the client sent: neither is believed.
        named = request.headers.getlist(self.header)
        name = _decoded(named[0]).strip() if len(named) == 1 else ""
        return roles.person(name) if name else None

    def _asks(self, host: str) -> bool:
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            return False
        plain = getattr(address, "ipv4_mapped", None) or address
        return any(plain in _network(proxy) for proxy in self.proxies)


@dataclass(frozen=True, slots=True)
class LoginDoor:
    """Who has logged in at an OpenID Connect provider; see `login`.

    Attributes:
        issuer: address of the provider; `/.well-known/openid-configuration` is below it.
        client: id under which the provider knows this server.
        secret: what the provider gave with it.
        session_key: what cookies are signed with.
        claim: of the token, by which a person is called; an email address must be verified.
        proxies: addresses and networks of a proxy before this server; what it says of how it was
            asked (`X-Forwarded-Proto`, `X-Forwarded-For`) is believed.

    Raises:
        InputError: the provider's address is none, or not https.
    """

    issuer: str
    client: str
    secret: str = field(repr=False)
    session_key: str = field(repr=False)
    claim: str = "email"
    proxies: tuple[str, ...] = THIS_MACHINE

    def __post_init__(self) -> None:
        address = urlsplit(self.issuer)
        is_safe = address.scheme == "https" or is_loopback(address.hostname or "")
        if address.scheme not in ("http", "https") or not address.hostname or not is_safe:
            raise InputError(f"{self.issuer}: the provider's address begins with https://")
        for proxy in self.proxies:
            _network(proxy)

    def who(self, request: HTTPConnection, roles: Roles) -> Person | None:
        """The person of the session, as long as it lasts."""
        name, until = request.session.get(SESSION_NAME), request.session.get(SESSION_UNTIL)
        lasts = isinstance(until, int | float) and until > time.time()
        return roles.person(name) if isinstance(name, str) and lasts else None


def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine's alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@functools.cache
def _network(proxy: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    try:
        return ipaddress.ip_network(proxy, strict=False)
    except ValueError as error:
        raise InputError(
            f"--proxy {proxy}: write an address as 10.0.0.5, or 10.0.0.0/24"
        ) from error


def _decoded(value: str) -> str:
    """A header's value; a server hands it over byte by byte, and names are UTF-8 today."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
