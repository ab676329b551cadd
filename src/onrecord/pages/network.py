"""Connections that lead only to public addresses, and last only so long.

host name -> one lookup -> every address checked -> a connection to that very address

The check and the connection use the same lookup, so that a name which changes its mind in
between (DNS rebinding) gains nothing. TLS keeps the host name: it is named to the server and
checked against the certificate. Seconds and bytes are counted here, below HTTP, where a server
that sends one byte at a time cannot hide.
"""

from __future__ import annotations

import socket
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpcore2

from onrecord.pages.addresses import is_public, unsafe
from onrecord.pages.limits import too_large
from onrecord.pages.unreadable import UnreadableError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Iterator

# A host with more addresses than this is asked at the first few: one of them works, or none.
TRIED_ADDRESSES = 4


class Budget:
    """The seconds and bytes that one page may still take; waiting for a turn costs nothing."""

    def __init__(self, *, seconds: float, size_bytes: int) -> None:
        self._seconds, self._size_bytes = seconds, size_bytes
        self._left_s, self._left_bytes = seconds, size_bytes
        self._deadline = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Counts the seconds."""
        self._deadline = time.monotonic() + self._left_s
        try:
            yield
        finally:
            self._left_s = self._deadline - time.monotonic()

    def left_s(self) -> float:
        """The seconds that are left.

        Raises:
            UnreadableError: none.
        """
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise UnreadableError("unreachable", f"it takes longer than {self._seconds:g} s")
        return left

    def check(self, content_length: str) -> None:
        """Refuses a page that says itself that it is too large, before it comes.

        Raises:
            UnreadableError: it is.
        """
        if content_length.isdecimal() and int(content_length) > self._size_bytes:
            raise too_large(size_bytes=self._size_bytes)

    def take(self, size_bytes: int) -> None:
        """Counts bytes.

        Raises:
            UnreadableError: more than were left.
        """
        self._left_bytes -= size_bytes
        if self._left_bytes < 0:
            raise too_large(size_bytes=self._size_bytes)


class PublicNetwork(httpcore2.NetworkBackend):
    """The network as httpcore sees it, without what is not public."""

    def __init__(
        self, budget: Budget, *, lookup: Callable[[str, int], list[str]], allow_private: bool
    ) -> None:
        self._budget = budget
        self._lookup = lookup
        self._allow_private = allow_private
        self._tcp = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the budget says how long
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to one of the addresses that the host name stands for."""
        addresses = self._checked(host, port)
        failure: Exception = httpcore2.ConnectError("it has no address")
        for address in addresses[:TRIED_ADDRESSES]:
            try:
                stream = self._tcp.connect_tcp(
                    address,
                    port,
                    timeout=self._budget.left_s(),
                    local_address=local_address,
                    socket_options=socket_options,
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _Metered(stream, self._budget)
        raise failure

    def _checked(self, host: str, port: int) -> list[str]:
        addresses = self._lookup(host, port)
        closed = [address for address in addresses if not is_public(address)]
        if closed and not self._allow_private:
            raise unsafe(f"{host} stands for {closed[0]}, which is not on the public internet")
        return addresses


def look_up(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, best first; never none.

    Raises:
        UnreadableError: there is no such host, or no name server answers.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableError("unreachable", f"there is no host {host}, or no network") from error
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class _Metered(httpcore2.NetworkStream):
    """A connection that takes from a budget."""

    def __init__(self, stream: httpcore2.NetworkStream, budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        received = self._stream.read(max_bytes, self._budget.left_s())
        self._budget.take(len(received))
        return received

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._budget.left_s())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._budget.left_s())
        return _Metered(secured, self._budget)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as httpcore declares it
        return self._stream.get_extra_info(info)
