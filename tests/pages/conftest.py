"""A news site of one's own: a real server on this machine, and settings that reach it."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from onrecord.pages import WebSettings

CERTIFICATE = Path(__file__).parent / "certificates" / "press.example.pem"


@dataclass
class Reply:
    """What the site says to one request."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str | None = "text/html; charset=utf-8"


@dataclass
class Request:
    """What the site was asked, and when."""

    path: str
    headers: dict[str, str]
    at: float


Answering = Callable[[BaseHTTPRequestHandler], Reply | None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A reader that hangs up is what some tests are about."""


class Site:
    """A server whose pages a test lays out; it keeps what it was asked.

    A page is a `Reply`, several of them for one request after the other, or a function that
    writes to the connection itself.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Reply | list[Reply] | Answering] = {}
        self.requests: list[Request] = []
        self.most_at_once = 0
        self._now = 0
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), self._handler())
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def reply(self, handler: BaseHTTPRequestHandler) -> None:
        headers = {name.lower(): value for name, value in handler.headers.items()}
        self.requests.append(Request(handler.path, headers, time.monotonic()))
        try:
            with self._counted():
                found = self.pages.get(handler.path, Reply(status=404))
                if isinstance(found, list):
                    found = found.pop(0) if len(found) > 1 else found[0]
                reply = found(handler) if callable(found) else found
            if reply:
                _send(handler, reply)
        except OSError:
            handler.close_connection = True  # the reader went away, as it may

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """Counts the requests that are being answered; over before the answer goes out."""
        with self._lock:
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        try:
            yield
        finally:
            with self._lock:
                self._now -= 1

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.reply(self)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def _send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    handler.send_response(reply.status)
    headers = {"Content-Length": str(len(reply.body)), **reply.headers}
    if reply.media_type:
        headers["Content-Type"] = reply.media_type
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(reply.body)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.close()


@pytest.fixture
def secure_site() -> Iterator[Site]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(CERTIFICATE)
    made = Site(tls)
    yield made
    made.close()


@pytest.fixture
def settings(site: Site) -> WebSettings:
    """Settings that reach the site without any waiting."""
    return reaching(site)


def reaching(site: Site, **changed: object) -> WebSettings:
    wanted = {"ports": frozenset({site.port}), "allow_private": True, "pause_s": 0.0}
    return WebSettings(**{"cache": None, "timeout_s": 5.0, **wanted, **changed})  # type: ignore[arg-type]
