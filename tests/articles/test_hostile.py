"""Whatever a page holds, the answer is an article or a reason, and soon."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.articles import extract
from onrecord.model import Article, Page, Unread

SOON_S = 10.0  # of the processor: far above what any of these takes, far below a hang

TAGS = ("p", "div", "span", "a", "br", "table", "td", "article", "aside", "h1", "q", "time", "li")
MARKUP = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
        st.sampled_from(
            ["<!--", "-->", "<![CDATA[", "]]>", "<?", "&#0;", "&#xD800;", "&nbsp", "\0"]
        ),
        st.sampled_from(["<script type='application/ld+json'>", "</script>", "<meta content='"]),
        st.text(max_size=40),
    ),
    max_size=40,
).map("".join)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from([
            "@type", "@graph", "@id", "headline", "author", "name", "publisher", "url",
            "datePublished", "articleBody", "mainEntityOfPage", "isAccessibleForFree", "inLanguage",
        ]),
        inner, max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)


def read(body, media_type="text/html", **page):
    return extract(Page("page", media_type, body, **page))


def check(read_page):
    """An article whose fields can be encoded and whose text has words, or a reason."""
    if isinstance(read_page, Unread):
        assert read_page.detail
        return
    assert isinstance(read_page, Article)
    assert read_page.text.strip()
    for value in (read_page.text, read_page.title, read_page.outlet, *read_page.authors):
        (value or "").encode()


@PATIENT
@given(st.binary(max_size=400), st.sampled_from(["text/html", "text/plain", "application/json"]))
def test_any_bytes(body, media_type):
    check(read(body, media_type))


@PATIENT
@given(MARKUP)
def test_any_markup(markup):
    check(read(f"<html><body>{markup}".encode("utf-8", "replace")))


@PATIENT
@given(st.text(max_size=400))
def test_any_text(text):
    check(read(text.encode("utf-8", "replace"), "text/plain"))


@PATIENT
@given(JSON)
def test_any_json_ld(linked):
    fields = ("headline", "datePublished", "author", "publisher", "url", "articleBody")
    article = {"@type": "NewsArticle", **dict.fromkeys(fields, linked)}
    scripts = "".join(
        f"<script type='application/ld+json'>{json.dumps(node)}</script>"
        for node in (linked, [linked], article)
    )
    body = "<p>The northern lock stays shut until the spring, the council said on Monday.</p>" * 5
    check(read(f"<html><head>{scripts}</head><body>{body}".encode()))


@PATIENT
@given(st.text(max_size=60))
def test_any_address(address):
    head = f'<link rel=canonical href="{address.replace(chr(34), "")}">'
    body = "<p>The northern lock stays shut until the spring, the council said on Monday.</p>" * 5
    check(read(f"<html><head>{head}</head>{body}".encode("utf-8", "replace"), url=address))


LONG = "The northern lock stays shut until the spring, the council said. "
NASTY = {
    "deep nesting": "<div>" * 30_000 + LONG,
    "deep nesting of furniture": "<div class=ad>" * 250 + f"<p>{LONG}</p>" * 500,
    "deep inline nesting": "<b>" * 30_000 + LONG,
    "a huge attribute": f"<div class='{'ad ' * 50_000}'><p>{LONG}</p></div>",
    "a huge paragraph": f"<p>{LONG * 20_000}</p>",
    "very many paragraphs": f"<p>{LONG}</p>" * 5_000,
    "very many different paragraphs": "".join(f"<p>{LONG}{n}</p>" for n in range(2_000)),
    "very many links": "<a href=/a>Home</a>" * 10_000,
    "very many line breaks": "<p>" + "<br>" * 10_000 + LONG,
    "very many lines in a paragraph": f"<p>{'Home<br>' * 10_000}" + f"<p>{LONG}</p>",
    "very many times": "<time datetime='x'>" * 20_000 + f"<p>{LONG}</p>",
    "null bytes": f"<p>{LONG}\0</p>" * 50 + "\0" * 10_000,
    "an unfinished tag": f"<p>{LONG}</p>" * 9 + "<a href='" + "x" * 100_000,
    "unfinished comments": f"<p>{LONG}</p>" * 9 + "<!--" * 50_000,
    "many spaces": f"<p>{LONG}</p>" * 9 + " " * 1_000_000,
    "an entity that grows": "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>"
    "<!ENTITY c '&b;&b;&b;&b;'>]><p>&c;</p>" + f"<p>{LONG}</p>" * 9,
    "deep JSON-LD": f"<script type='application/ld+json'>{'[' * 200_000}</script><p>{LONG}</p>",
    "deep closed JSON-LD": "<script type='application/ld+json'>"
    + '{"@graph":' * 900 + "1" + "}" * 900 + f"</script><p>{LONG}</p>",
    "wide JSON-LD": "<script type='application/ld+json'>["
    + ",".join(['{"@type":"NewsArticle","headline":"a"}'] * 30_000) + f"]</script><p>{LONG}</p>",
    "JSON-LD that refers to itself": '<script type="application/ld+json">{"@type":"Article",'
    '"@id":"#a","headline":"a","author":{"@id":"#a"}}</script>' + f"<p>{LONG}</p>" * 9,
    "a number with too many digits": "<script type='application/ld+json'>"
    + "9" * 100_000 + f"</script><p>{LONG}</p>",
    "strings of a script that never end": "<script>" + 'a"' * 100_000 + '\\"' * 100_000
    + "</script><p>Shut</p>",
    "a headline without end": f"<h1>{'Lock | ' * 50_000}</h1><p>{LONG}</p>",
    "a byline without end": f"<p>By {'Ilse and ' * 50_000}</p><p>{LONG}</p>",
}  # fmt: skip


@pytest.mark.parametrize("markup", NASTY.values(), ids=NASTY.keys())
def test_a_nasty_page(markup):
    start = time.process_time()
    check(read(f"<html><body>{markup}".encode()))
    assert time.process_time() - start < SOON_S


NASTY_TEXTS = {
    "one line without end": LONG * 20_000,
    "very many lines": "Home\n" * 50_000 + LONG,
    "brackets of Markdown": "[" * 50_000 + LONG + "](",
    "marks of Markdown": "# a\n" + "**" * 50_000 + LONG,
    "very many dates": "12 June 2026 | " * 5_000 + LONG,
    "white space": LONG + " \n" * 200_000 + LONG,
}


@pytest.mark.parametrize("text", NASTY_TEXTS.values(), ids=NASTY_TEXTS.keys())
def test_a_nasty_text(text):
    start = time.process_time()
    check(read(text.encode(), "text/plain"))
    assert time.process_time() - start < SOON_S


ENDLESS = "x" * 1_000_000
HEADS = {
    "a title": f"<title>{'Lock | ' * 100_000}</title>",
    "a shared title": f"<meta property=og:title content='{'Lock | ' * 100_000}'>",
    "a credit": f"<meta name=author content='{ENDLESS}'>",
    "a date": f"<meta property=article:published_time content='{'2 ' * 500_000}'>",
    "an address": f"<link rel=canonical href='https://vesper.example/{ENDLESS}'>",
    "linked data": "<script type='application/ld+json'>"
    + json.dumps({"@type": "NewsArticle", "headline": "Lock | " * 100_000, "author": ENDLESS,
                  "datePublished": "12 " * 300_000, "articleBody": "Lock. " * 50_000})
    + "</script>",
}  # fmt: skip


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_a_value_without_end(head):
    paragraphs = "".join(f"<p>{number}. {LONG}</p>" for number in range(9))
    start = time.process_time()
    article = read(f"<html><head>{head}</head><body>{paragraphs}".encode())
    assert time.process_time() - start < SOON_S
    check(article)


def test_no_file_is_read_into_the_text(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the barges are empty")
    doctype = f"<!DOCTYPE html [<!ENTITY f SYSTEM '{secret.as_uri()}'>]>"
    paragraphs = "".join(f"<p>{number}. {LONG} &f;</p>" for number in range(9))
    article = read(f"{doctype}<html><body>{paragraphs}".encode())
    assert LONG.strip() in article.text
    assert "barges" not in article.text


def test_a_text_longer_than_two_novels_is_too_large():
    found = extract(Page("long.txt", "text/plain", b"The port closed today. " * 50_000))
    assert isinstance(found, Unread)
    assert (found.reason, found.detail.endswith("characters")) == ("too-large", True)
