"""Which addresses are safe to ask: those that anybody on the internet could.

address of a page -> nothing, or the reason why it is not asked
numeric address -> whether it is public

A page from the web must not make this machine talk to itself, to its neighbours or to the
metadata service of its cloud (server-side request forgery). A host is judged by the numeric
addresses it stands for, never by its name. IPv6 has several ways to carry an IPv4 address; what
is carried is judged.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING

from onrecord.pages.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    import httpx2

DEFAULT_PORTS = {"http": 80, "https": 443}
# RFC 4291: all that is handed out for the public; the rest of IPv6 is special in some way.
GLOBAL_UNICAST = IPv6Network("2000::/3")
# RFC 6052: a network without IPv4 reaches IPv4 hosts by addresses with this prefix.
NAT64 = IPv6Network("64:ff9b::/96")
# What a name server can be asked for, or an IPv6 address.
HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")
# The last label of a host that old resolvers take for a number: 2130706433, 0x7f.1, 0177.0.0.1.
NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)", re.IGNORECASE)


def check_address(url: httpx2.URL, *, ports: AbstractSet[int]) -> None:
    """Refuses an address by its looks.

    Raises:
        UnreadableError: another scheme, a password, an odd port, a host in disguise.
    """
    host = url.raw_host.decode("ascii")
    if url.scheme not in DEFAULT_PORTS:
        raise unsafe("only http:// and https:// addresses are read")
    if url.userinfo:
        raise unsafe("an address with a user name or password is not read")
    if (url.port or DEFAULT_PORTS[url.scheme]) not in ports:
        raise unsafe(f"port {url.port} is not one of a news site")
    if not HOST.fullmatch(host) or is_disguised(host):
        raise unsafe(f"{host or 'nothing'} is no name of a host")


def is_disguised(host: str) -> bool:
    """Whether a host is a number that is not written as an IPv4 address is (127.1, 0x7f000001)."""
    labels = host.removesuffix(".").split(".")
    return NUMBER.fullmatch(labels[-1]) is not None and not _is_plain_ipv4(host)


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address):
        carried = _carried(parsed)
        if carried is None:
            return parsed in GLOBAL_UNICAST and parsed.is_global
        parsed = carried
    return parsed.is_global and not parsed.is_multicast


def unsafe(detail: str) -> UnreadableError:
    """The reason for an address that is not asked."""
    return UnreadableError("unsafe-address", detail)


def _carried(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address inside an IPv6 one: mapped, 6to4, or behind NAT64."""
    if address in NAT64:
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour


def _is_plain_ipv4(host: str) -> bool:
    try:
        IPv4Address(host)
    except ValueError:
        return False
    return True
