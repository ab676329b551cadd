"""One request to one host: in its turn, on the public network, within the budget.

request -> response with all of its bytes, as they came over the wire

It stands below the cache, so that what the cache answers costs no turn and no pause, and a page
that the cache asks about (If-None-Match) waits like any other. A server that is busy (429, 503)
or breaks off is asked again after the pause that it names, or a longer one each time.
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

import httpcore2
import httpx2

from onrecord.pages.hosts import asked_wait_s
from onrecord.pages.unreadable import UnreadableError

if TYPE_CHECKING:
    import ssl

    from onrecord.pages.hosts import Hosts
    from onrecord.pages.network import Budget, PublicNetwork
    from onrecord.pages.settings import WebSettings

BUSY = frozenset({429, 503})
BROKEN_OFF = (httpcore2.ReadError, httpcore2.WriteError, httpcore2.RemoteProtocolError)
FAILED = (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError)


class PoliteTransport(httpx2.BaseTransport):
    """The requests of one page."""

    def __init__(
        self,
        network: PublicNetwork,
        *,
        budget: Budget,
        hosts: Hosts,
        tls: ssl.SSLContext,
        settings: WebSettings,
    ) -> None:
        self._budget, self._hosts, self._settings = budget, hosts, settings
        self._pool = httpcore2.ConnectionPool(ssl_context=tls, network_backend=network)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response, after as many attempts as a busy server needs.

        Raises:
            UnreadableError: no response, too much of it, or from where none is taken.
        """
        try:
            return self._ask_repeatedly(request)
        except FAILED as error:
            raise UnreadableError("unreachable", _told(error)) from error

    def close(self) -> None:
        """Closes the connections."""
        self._pool.close()

    def _ask_repeatedly(self, request: httpx2.Request) -> httpx2.Response:
        pause_s = self._settings.pause_s
        for _ in range(1, self._settings.attempts):
            pause_s *= 2
            with suppress(*BROKEN_OFF):
                response = self._ask(request, pause_s=pause_s)
                if response.status_code not in BUSY:
                    return response
        return self._ask(request, pause_s=pause_s)

    def _ask(self, request: httpx2.Request, *, pause_s: float) -> httpx2.Response:
        host = request.url.raw_host.decode("ascii")
        with self._hosts.turn(host), self._budget.running():
            try:
                response = self._exchange(request)
            except BROKEN_OFF:
                self._hosts.hold(host, pause_s)
                raise
            if response.status_code in BUSY:
                asked = asked_wait_s(response.headers.get("retry-after", ""), now=time.time())
                self._hosts.hold(host, pause_s if asked is None else asked)
        return response

    def _exchange(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        target = httpcore2.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        asked = httpcore2.Request(request.method, target, headers=request.headers.raw)
        answer = self._pool.handle_request(asked)
        headers = httpx2.Headers(answer.headers)
        try:
            self._budget.check(headers.get("content-length", ""))
            body = answer.read()
        finally:
            answer.close()
        return httpx2.Response(answer.status, headers=headers, stream=httpx2.ByteStream(body))


def _told(error: Exception) -> str:
    if isinstance(error, httpcore2.TimeoutException):
        return "its server does not answer in time"
    if isinstance(error, httpcore2.ConnectError):
        return f"its server cannot be connected to ({error})"
    return f"its server breaks off or speaks no HTTP ({error})"
