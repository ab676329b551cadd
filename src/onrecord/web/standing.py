"""A record that is served still lies where it was opened.

path -> its file; request -> nothing, or a refusal

A file that was deleted, moved or replaced stays open, and what is written into it is lost when
the server ends. Whoever works here is told so at the next request, and not on the next morning.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from fastapi import Request
from starlette.exceptions import HTTPException

from onrecord.record import is_address

File: TypeAlias = tuple[int, int]  # its device, its number there


def file_of(place: str) -> File | None:
    """Which file lies at a place; None where there is none, or the record is on a server."""
    if is_address(place):
        return None
    try:
        found = Path(place).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def assert_stands(request: Request) -> None:
    """Let the request pass while the record lies where it did.

    Raises:
        HTTPException: 503, since its file is another one now, or gone.
    """
    place = request.app.state.settings.place
    if file_of(place) != request.app.state.file:
        raise HTTPException(
            503,
            f"the record ({Path(place).name}) was deleted, moved or replaced while it was served; "
            "nothing can be kept until it is back and `onrecord serve` is started again",
        )
