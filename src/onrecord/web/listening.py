"""The server: where it listens, and the application behind it.

ServeSettings -> answers, until the keyboard says stop
"""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from onrecord.errors import OutputError
from onrecord.record import Record
from onrecord.web.app import create_app
from onrecord.web.people import LoginDoor
from onrecord.web.settings import ServeSettings

STOPPING_S = 5
"""In which answers that have begun may end."""


class _Server(uvicorn.Server):
    """Says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def serve(settings: ServeSettings, *, ready: Callable[[str], None]) -> None:
    """Serve; see `onrecord.web.serve`."""
    with Record.open(settings.place, create=False):
        pass  # what is wrong with it is said here, before anybody asks
    config = uvicorn.Config(
        create_app(settings),
        log_level="warning",
        # Only where people log in here a proxy may say how it was asked: elsewhere it is the
        # address of who asks that tells whether he is believed.
        proxy_headers=isinstance(settings.door, LoginDoor),
        forwarded_allow_ips=[*getattr(settings.door, "proxies", ())],
        timeout_graceful_shutdown=STOPPING_S,
        server_header=False,
    )
    with _listening(settings) as listening:
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        address = f"http://{shown}:{listening.getsockname()[1]}"
        _Server(config, lambda: ready(address)).run(sockets=[listening])


def _listening(settings: ServeSettings) -> socket.socket:
    listening = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen()  # who comes before all is loaded waits, and is not turned away
    except OSError as error:
        listening.close()
        where = f"{settings.host}:{settings.port}"
        raise OutputError(f"{where}: cannot listen there: {error.strerror}") from error
    return listening
