"""Who asks, and what they may do.

request -> Person | None

On loopback whoever can reach the machine's own address is its user. Elsewhere a proxy says in a
header who has logged in there, and is believed only when it asks from its own address; or people
log in at an OpenID Connect provider, and a signed cookie keeps who they are. Nothing here keeps a
password. A role is looked up by name in a file that the operator writes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol, TypeAlias, get_args

from starlette.requests import HTTPConnection

from onrecord.errors import InputError

Role: TypeAlias = Literal["reader", "editor", "admin"]
"""Readers read; editors review, correct and add; admins see the audit log too."""

SESSION_NAME = "name"
"""Of the person who logged in, in the session's cookie."""


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
        return Person(name, role) if role else None


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
        proxies: addresses from which it asks; a header from elsewhere is not believed.
    """

    header: str
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")

    def who(self, request: HTTPConnection, roles: Roles) -> Person | None:
        """The person whom the proxy names."""
        asks_from = request.client.host if request.client else None
        name = request.headers.get(self.header, "").strip()
        return roles.person(name) if name and asks_from in self.proxies else None


@dataclass(frozen=True, slots=True)
class LoginDoor:
    """Who has logged in at an OpenID Connect provider; see `login`.

    Attributes:
        issuer: address of the provider; `/.well-known/openid-configuration` is below it.
        client: id under which the provider knows this server.
        secret: what the provider gave with it.
        session_key: what cookies are signed with.
    """

    issuer: str
    client: str
    secret: str = field(repr=False)
    session_key: str = field(repr=False)

    def who(self, request: HTTPConnection, roles: Roles) -> Person | None:
        """The person of the session."""
        name = request.session.get(SESSION_NAME)
        return roles.person(name) if isinstance(name, str) else None
