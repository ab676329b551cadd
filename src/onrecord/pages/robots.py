"""What a site's robots.txt allows (RFC 9309).

address -> nothing, or the reason why it is not asked

Rules are kept for the run. No robots.txt means all is allowed; one that cannot be had (a busy
server, a broken one, none) means that nothing is, as the RFC asks.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from protego import Protego

from onrecord.model import Unread
from onrecord.pages.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from onrecord.pages.hosts import Hosts

# RFC 9309 asks for 500 KiB at least; what is longer is cut.
RULES_BYTES = 512 * 1024
# Each rule is kept for each agent of its group: 10,000 agents over 20,000 rules, which fit into the
# half megabyte, keep the parser busy for minutes. 200 agents over 2,000 rules are still below this.
MOST_RULES = 1_000_000
TOO_MANY_REQUESTS = 429
CLIENT_ERRORS = range(400, 500)
SUCCESSES = range(200, 300)


class Answer(NamedTuple):
    """What a server said when it was asked for its robots.txt."""

    status: int
    body: bytes


class Robots:
    """The rules of the sites of one run."""

    def __init__(self, agent: str, hosts: Hosts) -> None:
        self._agent, self._hosts = agent, hosts
        self._rules: dict[httpx2.URL, Protego | Unread] = {}
        self._turns: dict[httpx2.URL, Lock] = {}

    def check(self, url: httpx2.URL, *, fetch: Callable[[httpx2.URL], Answer]) -> None:
        """Lets an address pass.

        Args:
            url: of a page.
            fetch: how its robots.txt is had.

        Raises:
            UnreadableError: the site does not want it read, or cannot be asked.
        """
        place = url.join("/robots.txt")
        with self._turns.setdefault(place, Lock()):
            if place not in self._rules:
                self._rules[place] = self._read(place, fetch)
        rules = self._rules[place]
        if isinstance(rules, Unread):
            raise UnreadableError(rules.reason, rules.detail)
        if not rules.can_fetch(str(url), self._agent):
            raise UnreadableError(
                "forbidden", f"the robots.txt of {url.netloc.decode()} does not allow it"
            )

    def _read(self, place: httpx2.URL, fetch: Callable[[httpx2.URL], Answer]) -> Protego | Unread:
        try:
            answer = fetch(place)
        except UnreadableError as error:
            return error.unread
        if answer.status not in SUCCESSES:
            return _without_rules(answer.status)
        text = answer.body[:RULES_BYTES].decode("utf-8-sig", "replace")
        if _is_bomb(text):
            return Unread("unreachable", "its robots.txt has too many rules to be understood")
        rules = Protego.parse(text)
        self._hosts.slow_down(place.raw_host.decode("ascii"), rules.crawl_delay(self._agent) or 0)
        return rules


def _is_bomb(text: str) -> bool:
    lines = text.lower().splitlines()
    return sum("agent" in line for line in lines) * len(lines) > MOST_RULES


def _without_rules(status: int) -> Protego | Unread:
    if status in CLIENT_ERRORS and status != TOO_MANY_REQUESTS:
        return Protego.parse("")
    detail = f"its robots.txt cannot be had (HTTP {status}), so the page is not asked for"
    return Unread("unreachable", detail)
