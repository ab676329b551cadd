"""Pages for the tests: an article of an invented outlet, and whatever a case adds to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.articles import extract
from onrecord.model import Article, Page, Unread

PARAGRAPHS = (
    "The harbour council of Vesper said on Monday that the northern lock would stay closed until"
    " the spring, after divers found cracks in both of its gates.",
    "“We will not open a gate that we would not stand behind,” harbour master Ilse Varen told"
    " reporters on the quay, where some forty barges were waiting for a berth.",
    "Skippers said they had been told nothing. One of them, who asked not to be named, called the"
    " decision “a winter without wages” and pointed at his empty hold.",
    "The council will meet again on Thursday. It declined to say what the repair would cost.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)

Read = Callable[..., Article | Unread]


@pytest.fixture
def paragraphs() -> tuple[str, ...]:
    return PARAGRAPHS


@pytest.fixture
def text() -> str:
    return TEXT


@pytest.fixture
def read() -> Read:
    """Reads a page with the given head, and the given body or that of the article above."""

    def read_page(head: str = "", body: str = BODY, **page: str) -> Article | Unread:
        html = f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>"
        return extract(Page("page.html", "text/html", html.encode(), **page))

    return read_page


@pytest.fixture
def read_plain() -> Callable[[str], Article | Unread]:
    return lambda text: extract(Page("page.txt", "text/plain", text.encode()))
