"""How a record is served: where it listens, who may do what, how much anybody may ask for.

options of the command -> ServeSettings
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.errors import InputError
from onrecord.pages import WebSettings
from onrecord.web.people import Door, LocalDoor, Roles, is_loopback

MAX_UPLOAD_BYTES = 25_000_000
"""What one request may carry: a page at its cap, with the form around it."""

READS_PER_MINUTE = 1_200
"""Of one person, or of one address where nobody has logged in: twenty pages a second."""

WRITES_PER_MINUTE = 240
"""Faster than anybody reviews by hand."""


WAIT_S = 10.0
"""Who waits longer to have something saved is told to try again."""

STALE_S = 5.0
"""Where many work a record changes all the time; counts of it may be so much behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeSettings:
    """How a record is served.

    Attributes:
        place: the record: the path of its file, or the address of a PostgreSQL database.
        door: who may come in, and as what.
        hosts: names under which it may be asked for, beside addresses of this machine; a page of
            another site that has its name point here is not answered.
        upload_bytes: the most that one request may carry.
        wait_s: for how long a change waits while another process writes.
        web: how addresses that people paste are read.
    """

    place: str
    host: str = "127.0.0.1"
    port: int = 8017
    door: Door = field(default_factory=lambda: LocalDoor("editor of this machine"))
    roles: Roles = field(default_factory=Roles)
    hosts: tuple[str, ...] = ()
    upload_bytes: int = MAX_UPLOAD_BYTES
    reads_per_minute: int = READS_PER_MINUTE
    writes_per_minute: int = WRITES_PER_MINUTE
    wait_s: float = WAIT_S
    web: WebSettings | None = None

    @property
    def stale_s(self) -> float:
        """How far behind the record counts may be: who works alone sees every change at once."""
        return 0.0 if isinstance(self.door, LocalDoor) else STALE_S

    def __post_init__(self) -> None:
        if isinstance(self.door, LocalDoor) and not is_loopback(self.host):
            raise InputError(
                f"{self.host}: on an address that others reach people must log in; name the header "
                "of a proxy that they log in at (--proxy-header), or an OpenID Connect provider "
                "(--oidc), or serve on 127.0.0.1"
            )
