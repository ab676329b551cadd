"""Pages without an article: each says why."""

import json

import pytest

from onrecord.articles import extract
from onrecord.model import Article, Page, Unread

TEASER = "<p>The northern lock stays shut until the spring, and nobody knows who pays for it.</p>"
ARTICLE = {"@type": "NewsArticle", "headline": "Lock shut", "datePublished": "2026-03-15"}


def linked(node):
    return f"<script type='application/ld+json'>{json.dumps(node)}</script>"


REFUSED = {
    "a form to log in": (
        "", f"{TEASER}<form><input type=password></form>", "login-wall"),
    "a request to subscribe": (
        "", f"{TEASER}<p>Already a subscriber? Log in to continue reading.</p>", "login-wall"),
    "an article that is not free": (
        linked({**ARTICLE, "isAccessibleForFree": False}), TEASER, "login-wall"),
    "a question whether the reader is human": (
        "", "<h1>Verify you are human</h1>", "login-wall"),
    "a video": (
        "<meta property=og:type content=video.other>", TEASER, "video"),
    "a video in JSON-LD": (
        linked({"@type": "VideoObject", "name": "Lock shut"}), TEASER, "video"),
    "no words": ("<title>Radio Vesper</title>", "<div id=root></div>", "empty"),
    "a front page": (
        "", "<ul><li><a href=/a>Lock shut until spring</a><li><a href=/b>Ferry to run</a></ul>",
        "no-article"),
    "an error page": (
        "<title>Page not found</title>", "<p>The page you asked for has been moved.</p>",
        "no-article"),
}  # fmt: skip


@pytest.mark.parametrize(("head", "body", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_page_without_an_article(read, head, body, reason):
    refused = read(head, body)
    assert isinstance(refused, Unread)
    assert refused.reason == reason
    assert refused.detail
    assert not refused.detail.endswith(".")


ACCEPTED = {
    "a short piece of news that says that it is one": (linked(ARTICLE), TEASER),
    "a whole text with a form to log in": (
        "", "<form><input type=password></form>" + TEASER.replace("spring", "spring " * 99)),
}  # fmt: skip


@pytest.mark.parametrize(("head", "body"), ACCEPTED.values(), ids=ACCEPTED.keys())
def test_a_page_with_an_article(read, head, body):
    assert isinstance(read(head, body), Article)


BYTES = {
    "no bytes": ("text/html", b"", "empty"),
    "white space": ("text/html", b" \n ", "empty"),
    "a text that is called HTML": ("text/html", b"The lock is shut.", "not-html"),
    "a picture that is called HTML": ("text/html", b"\x89PNG\r\n\x1a\n" + bytes(99), "not-html"),
    "a document that is called HTML": (
        "text/html", b"%PDF-1.7 <a href=x>" + bytes(range(256)) * 9, "not-html"),
    "a picture that is called text": (
        "text/plain", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "not-text"),
    "another type": ("application/pdf", b"%PDF-1.7", "not-html"),
    "too large": ("text/html", b"<p>" + b"a" * 20_000_001, "too-large"),
    "a menu that is called text": ("text/plain", b"Home\nNews\nSport\nLog in", "no-article"),
}  # fmt: skip


@pytest.mark.parametrize(("media_type", "body", "reason"), BYTES.values(), ids=BYTES.keys())
def test_bytes_without_an_article(media_type, body, reason):
    refused = extract(Page("page", media_type, body))
    assert isinstance(refused, Unread)
    assert refused.reason == reason
