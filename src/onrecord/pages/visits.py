"""One address -> its page: every step of the way checked, kept in the cache where it may be.

address -> robots.txt -> request -> redirect, checked like the address -> … -> page

This is the only module that puts the parts together: manners (hosts, robots), safety (addresses,
network) and the cache, which is hishel's (RFC 9111).
"""

from __future__ import annotations

import logging
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from functools import cached_property
from typing import TYPE_CHECKING

import httpx2
from hishel import CacheOptions
from hishel.httpx2 import CacheTransport

from onrecord.model import PageRef, Reading, Unread
from onrecord.pages.addresses import check_address
from onrecord.pages.cache import open_cache
from onrecord.pages.documents import page_of, printable
from onrecord.pages.hosts import Hosts
from onrecord.pages.limits import too_large
from onrecord.pages.network import Budget, PublicNetwork, look_up
from onrecord.pages.robots import RULES_BYTES, Answer, Robots
from onrecord.pages.settings import AGENT
from onrecord.pages.transport import PoliteTransport
from onrecord.pages.unreadable import UnreadableError, unread

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.model import Page, UnreadReason
    from onrecord.pages.kinds import Kind
    from onrecord.pages.settings import WebSettings

log = logging.getLogger(__name__)

ACCEPTED = "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1"
# None: the server does not say, or says it of everything; the bytes tell.
KINDS: dict[str, Kind | None] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "plain",
    "text/markdown": "plain",
    "application/octet-stream": None,
    "": None,
}
PAGES = frozenset({200, 203})  # 203: a proxy on the way has touched it
REASONS: dict[int, UnreadReason] = {
    401: "forbidden", 402: "forbidden", 403: "forbidden", 451: "forbidden",
    404: "not-found", 410: "not-found",
}  # fmt: skip
# Pages that are asked for ahead of the one that is waited for, so that a slow host holds up
# nobody; each may hold 20 MB.
AHEAD = 16
# A reader's cache, not a proxy's: it may keep what is marked as private.
OWN_CACHE = CacheOptions(shared=False)


class Visitor:
    """A run over addresses: what it knows of hosts, and the cache."""

    def __init__(
        self, settings: WebSettings, *, lookup: Callable[[str, int], list[str]] = look_up
    ) -> None:
        self._settings, self._lookup = settings, lookup
        self._hosts = Hosts(settings)
        self._robots = Robots(AGENT, self._hosts)
        self._cache = open_cache(settings)

    def stop(self) -> None:
        """Ends the waiting; may be called from another thread."""
        self._hosts.stop()

    def close(self) -> None:
        """Ends the waiting and closes the cache."""
        self.stop()
        if self._cache:
            self._cache.close()

    def visit_all(self, addresses: Iterable[str]) -> Iterator[Page | Reading]:
        """The page of each address, in their order."""
        pending: deque[Future[Page | Reading]] = deque()
        pool = ThreadPoolExecutor(self._settings.parallel, thread_name_prefix="onrecord-web")
        try:
            for address in addresses:
                pending.append(pool.submit(self.visit, address))
                if len(pending) == AHEAD:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        except BaseException:
            self._hosts.stop()  # nobody waits for the rest
            raise
        finally:
            pool.shutdown(cancel_futures=True)

    def visit(self, address: str) -> Page | Reading:
        """The page of one address; never raises, for others wait behind it."""
        budget = Budget(seconds=self._settings.timeout_s, size_bytes=self._settings.size_bytes)
        try:
            with closing(self._transport(budget)) as transport:
                return self._visit(address, self._client(transport))
        except UnreadableError as error:
            return unread(printable(address), error)
        except Exception as error:
            log.exception("%s: a fault of onrecord's own", printable(address))
            return Reading(PageRef(printable(address)), unread=Unread.of_fault(error))

    def _visit(self, address: str, client: httpx2.Client) -> Page:
        def check(url: httpx2.URL) -> None:
            self._robots.check(url, fetch=lambda place: self._rules(client, place))

        response = self._follow(client, _parsed(address), check=check)
        _check_status(response.status_code)
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type not in KINDS:
            raise UnreadableError("not-html", f"the address gives {media_type}, not a page")
        return page_of(
            _decoded(response, self._settings.size_bytes),
            origin=printable(address),
            kind=KINDS[media_type],
            url=str(response.url),
            charset=response.charset_encoding,
        )

    def _rules(self, client: httpx2.Client, place: httpx2.URL) -> Answer:
        response = self._follow(client, place, check=lambda _: None)
        if not response.is_success:
            return Answer(response.status_code, b"")
        return Answer(response.status_code, _decoded(response, RULES_BYTES, cut=True))

    def _follow(
        self, client: httpx2.Client, url: httpx2.URL, *, check: Callable[[httpx2.URL], None]
    ) -> httpx2.Response:
        for _ in range(self._settings.redirects + 1):
            check_address(url, ports=self._settings.ports)
            check(url)
            response = _send(client, url)
            if not response.has_redirect_location:
                return response
            response.close()
            url = _parsed(response.headers["location"], base=url)
        raise UnreadableError("unreachable", "it redirects again and again")

    def _client(self, transport: PoliteTransport) -> httpx2.Client:
        """A client without a memory but for the cookies that a chain of redirects may need."""
        cached = CacheTransport(transport, self._cache, rfc=OWN_CACHE) if self._cache else transport
        headers = {"User-Agent": self._settings.agent, "Accept": ACCEPTED}
        return httpx2.Client(transport=cached, headers=headers, trust_env=False, timeout=None)

    def _transport(self, budget: Budget) -> PoliteTransport:
        network = PublicNetwork(
            budget, lookup=self._lookup, allow_private=self._settings.allow_private
        )
        return PoliteTransport(
            network, budget=budget, hosts=self._hosts, tls=self._tls, settings=self._settings
        )

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return httpx2.create_ssl_context()


def _parsed(address: str, *, base: httpx2.URL | None = None) -> httpx2.URL:
    try:
        url = base.join(address) if base else httpx2.URL(address)
        return url.copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError) as error:
        raise UnreadableError("unsafe-address", f"{address!r} is no address: {error}") from error


def _send(client: httpx2.Client, url: httpx2.URL) -> httpx2.Response:
    try:
        return client.send(client.build_request("GET", url), stream=True)
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        raise UnreadableError("unreachable", f"its server answers nonsense ({error})") from error


def _check_status(status: int) -> None:
    if status not in PAGES:
        reason = REASONS.get(status, "unreachable")
        raise UnreadableError(reason, f"its server answers with HTTP {status}")


def _decoded(response: httpx2.Response, size_bytes: int, *, cut: bool = False) -> bytes:
    """The body, decompressed piece by piece, so that a bomb does not go off."""
    body = bytearray()
    try:
        for piece in response.iter_bytes():
            body += piece
            if len(body) > size_bytes:
                break
    except httpx2.DecodingError as error:
        raise UnreadableError("broken", f"its compression is damaged ({error})") from error
    finally:
        response.close()
    if len(body) > size_bytes and not cut:
        raise too_large(size_bytes=size_bytes)
    return bytes(body[:size_bytes])
