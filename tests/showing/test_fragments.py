"""Links that open a page at the very words."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.showing import link_to, web_address

PAGE = "https://news.example/a"
LINKS = {
    "short words whole": (PAGE, "ruled out a visit", f"{PAGE}#:~:text=ruled%20out%20a%20visit"),
    "what has a meaning in a directive": (
        PAGE,
        "a-b, c & d",
        f"{PAGE}#:~:text=a%2Db%2C%20c%20%26%20d",
    ),
    "white space of the page": (PAGE, "ruled\n out", f"{PAGE}#:~:text=ruled%20out"),
    "long words by their ends": (
        PAGE,
        "one two three four five six seven eight nine",
        f"{PAGE}#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine",
    ),
    "an address with a fragment": (f"{PAGE}#x", "lamp", f"{PAGE}#x:~:text=lamp"),
    "letters beyond ASCII": (PAGE, "“Ærø”", f"{PAGE}#:~:text=%E2%80%9C%C3%86r%C3%B8%E2%80%9D"),
}


@pytest.mark.parametrize(("url", "words", "link"), LINKS.values(), ids=LINKS.keys())
def test_links(url, words, link):
    assert link_to(url, words) == link


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x", "https://["],
)
def test_no_link_but_to_the_web(url):
    assert web_address(url) is None
    assert link_to(url, "lamp") is None


@given(st.text(min_size=1, max_size=60))
def test_any_words_can_be_linked_to(words):
    link = link_to(PAGE, words)
    assert link
    directive = link.split("#:~:text=")[1]
    assert not set(directive) - set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%,_.~"
    )
    assert unquote(directive).count(" ") <= len(words.split())
