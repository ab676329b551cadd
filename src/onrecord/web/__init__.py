"""The record as a place to work in a browser: search, read with marks, correct, compose.

record, request -> page, and its twin as JSON

Server-rendered: every page works without a script and has a `.json` twin; scripts add keys and
what is live. Nothing is loaded from any other host. What a page shows is a frozen value that a view
makes of the record; a template only writes it down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.web.people import (
    THIS_MACHINE,
    Door,
    LocalDoor,
    LoginDoor,
    Person,
    ProxyDoor,
    Roles,
    is_loopback,
)
from onrecord.web.settings import ServeSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI

__all__ = [
    "THIS_MACHINE",
    "Door",
    "LocalDoor",
    "LoginDoor",
    "Person",
    "ProxyDoor",
    "Roles",
    "ServeSettings",
    "create_app",
    "is_loopback",
    "serve",
]


def create_app(settings: ServeSettings) -> FastAPI:
    """The ASGI application that serves a record."""
    from onrecord.web import app

    return app.create_app(settings)


def serve(settings: ServeSettings, *, ready: Callable[[str], None]) -> None:
    """Serve a record until the keyboard says stop.

    Args:
        settings: what, where and to whom.
        ready: is told the address, once it answers.

    Raises:
        RecordError: there is no such record, or it cannot be opened.
        OutputError: the address is taken, or not this machine's.
    """
    from onrecord.web import listening

    listening.serve(settings, ready=ready)
