"""How addresses are read; the defaults are what a careful visitor would do.

-> WebSettings
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.pages.limits import MAX_PAGE_BYTES

# The name that a site's robots.txt may address.
AGENT = "onrecord"
# News sites answer here; anything else is a service that a link should not reach.
WEB_PORTS = frozenset({80, 443, 8080, 8443})


def _agent() -> str:
    from importlib.metadata import version

    return f"{AGENT}/{version('onrecord')}"


def _cache() -> Path:
    """The folder that the platform keeps for caches."""
    if sys.platform == "win32":
        top = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        top = Path.home() / "Library" / "Caches"
    else:
        top = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(top) / "onrecord"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """How `http(s)` addresses are read.

    Attributes:
        agent: the name that is told to every server; who reads many pages adds where he can be
            reached: `onrecord/0.1 (+https://desk.example/contact)`.
        cache: a folder for pages that may be kept, and for what a conditional request needs;
            None to keep nothing.
        timeout_s: for one page with its redirects and its robots.txt, without the waiting.
        size_bytes: of one page, before decompression and after it.
        redirects: followed at most.
        ports: that may be asked.
        parallel: hosts that are asked at the same time; one host never gets two requests at once.
        pause_s: between two requests to a host.
        longest_pause_s: between two requests, where a robots.txt asks for more.
        longest_wait_s: that a busy server may ask for (Retry-After) and still be waited for.
        attempts: at a server that is busy or breaks off.
        allow_private: whether addresses of this machine and of its networks are read: for tests
            and for an intranet of one's own. It holds for redirects too: with it, a page that is
            read may point onrecord at any machine that this one can reach.
    """

    agent: str = field(default_factory=_agent)
    cache: Path | None = field(default_factory=_cache)
    timeout_s: float = 30.0
    size_bytes: int = MAX_PAGE_BYTES
    redirects: int = 5
    ports: frozenset[int] = WEB_PORTS
    parallel: int = 8
    pause_s: float = 1.0
    longest_pause_s: float = 30.0
    longest_wait_s: float = 60.0
    attempts: int = 3
    allow_private: bool = False
