"""Addresses of pages, in one place.

a thing -> the path that shows it

An article's id and an outlet's name are whatever pages gave: they travel in the query, never in the
path.
"""

from __future__ import annotations

from urllib.parse import urlencode

from onrecord.model import Span
from onrecord.showing import link_to


def home() -> str:
    """The newest stories."""
    return "/"


def statements(**asked: object) -> str:
    """Statements that fit; what is None or empty is not asked for."""
    return _with("/statements", asked)


def statement(statement_id: str) -> str:
    """Leads to the statement's words in its article."""
    return f"/statements/{statement_id}"


def article(article_id: str, statement_id: str | None = None) -> str:
    """An article, opened at a statement's words."""
    anchor = f"#{statement_id}" if statement_id else ""
    return _with("/article", {"id": article_id}) + anchor


def actor(actor_id: str, **asked: object) -> str:
    """An actor."""
    return _with(f"/actors/{actor_id}", asked)


def judging(actor_id: str, what: str) -> str:
    """Where something is said about an actor: judge, part, take-back, wikidata."""
    return f"/actors/{actor_id}/{what}"


def wikidata(wikidata_id: str) -> str:
    """What Wikidata holds of an actor."""
    return f"https://www.wikidata.org/wiki/{wikidata_id}"


def actors(**asked: object) -> str:
    """Actors that fit."""
    return _with("/actors", asked)


def outlet(name: str) -> str:
    """An outlet."""
    return _with("/outlet", {"name": name})


def outlets() -> str:
    """All outlets."""
    return "/outlets"


def unread(**asked: object) -> str:
    """Pages that could not be read."""
    return _with("/unread", asked)


def review(**asked: object) -> str:
    """Statements that wait for review."""
    return _with("/review", asked)


def review_json(statement_id: str) -> str:
    """A statement at the desk, as JSON; asked for again it stays with who asks."""
    return _with("/review.json", {"statement": statement_id})


def why(statement_id: str) -> str:
    """The reasons why a statement was read as it was."""
    return _with("/why", {"statement": statement_id})


def missed(article_id: str, **asked: object) -> str:
    """Where a statement of an article is added that the machine missed."""
    return _with("/missed", {"id": article_id} | asked)


def corrections(**asked: object) -> str:
    """What people did to statements."""
    return _with("/corrections", asked)


def undo(correction_id: str, **asked: object) -> str:
    """Takes a correction back; the question leads to the page that follows."""
    return _with(f"/corrections/{correction_id}/undo", asked)


def overview(**asked: object) -> str:
    """The overview that a selection makes."""
    return _with("/overview", asked)


def overview_preview(**asked: object) -> str:
    """The overview as a page, as it is written."""
    return _with("/overview/preview", asked)


def overview_file(ending: str, **asked: object) -> str:
    """The overview as a file."""
    return _with(f"/overview/download.{ending}", asked)


def overview_change() -> str:
    """Leads to the overview that is otherwise in one thing."""
    return "/overview/change"


def charts(**asked: object) -> str:
    """Charts of the statements that fit."""
    return _with("/charts", asked)


def add() -> str:
    """Where pages are added."""
    return "/add"


def job(job_id: str, **asked: object) -> str:
    """What became of pages that were added."""
    return _with(f"/add/{job_id}", asked)


def stop_job(job_id: str) -> str:
    """Ends a job."""
    return f"/add/{job_id}/stop"


def audit(**asked: object) -> str:
    """Who did what on this server."""
    return _with("/audit", asked)


def login(then: str = "/") -> str:
    """Where people log in, to be led to a page afterwards."""
    return _with("/login", {"next": None if then == "/" else then})


def logout() -> str:
    """Forgets who it was."""
    return "/logout"


def outside(url: str | None, text: str, span: Span | None = None) -> str | None:
    """The live page, opened at the words; None for anything but http(s)."""
    return link_to(url, span.of(text) if span else "")


def _with(path: str, asked: dict[str, object]) -> str:
    given = {
        name: _word(value) for name, value in asked.items() if value is not None and value != ""
    }
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


def _word(value: object) -> object:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value
