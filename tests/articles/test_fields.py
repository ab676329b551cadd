"""What a page says of its article: each case is a head, perhaps a body, and what is found."""

import json

import pytest

from onrecord.model import Article


def linked(**fields):
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f"<script type='application/ld+json'>{json.dumps(node)}</script>"


def meta(**fields):
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">'
        for name, value in fields.items()
    )


def page_with(paragraphs, line):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<article><h1>Northern lock shut</h1>{line}<div class=text>{body}</div></article>"


PUBLISHED = {
    "JSON-LD": (linked(headline="X", datePublished="2026-03-15T10:00:00+01:00"), "",
                "2026-03-15T10:00:00+01:00", "json-ld"),
    "JSON-LD in a graph": (linked(**{"@type": "WebPage", "@graph": [
        {"@type": ["NewsArticle"], "headline": "X", "datePublished": "2026-03-15"}]}), "",
        "2026-03-15", "json-ld"),
    "OpenGraph": (meta(article__published_time="2026-03-15T10:00:00Z"), "",
                  "2026-03-15T10:00:00Z", "opengraph"),
    "another meta tag": ("<meta name='DC.date.issued' content='2026-03-15'>", "",
                         "2026-03-15", "meta"),
    "the time element": ("", "<time datetime='2026-03-15T10:00'>Sunday</time>",
                         "2026-03-15T10:00:00", "time"),
    "of two times that which says so": (
        "", "<time datetime='2026-04-01'>April</time>"
        "<time itemprop=datePublished datetime='2026-03-15'>March</time>", "2026-03-15", "time"),
    "not the time of a teaser": (
        "<p><a href=/a><time datetime='2026-04-01'>April</time> Ferry</a></p>",
        "<p>15 March 2026</p>", "2026-03-15", "byline"),
    "the line under the headline": ("", "<p class=meta>15 March 2026, 10:00</p>",
                                    "2026-03-15T10:00:00", "byline"),
    "the change is not the publication": (
        meta(article__modified_time="2026-04-01T00:00:00Z"),
        "<p>Updated 1 April 2026</p><p>Published 15 March 2026</p>", "2026-03-15", "byline"),
    "another time on the page": (
        "", "<time class=updated datetime='2026-04-01'>April</time><p>15 March 2026</p>",
        "2026-03-15", "byline"),
    "a date in a caption": (
        "", "<p>The northern lock as it was seen from the pilots’ tower by our photographer on"
        " 3 February 2026</p><p>15 March 2026</p>", "2026-03-15", "byline"),
    "a JSON-LD date that is none": (linked(headline="X", datePublished="soon"),
                                    "<p>15 March 2026</p>", "2026-03-15", "byline"),
}  # fmt: skip


@pytest.mark.parametrize(("head", "line", "moment", "signal"), PUBLISHED.values(), ids=PUBLISHED)
def test_published(read, paragraphs, head, line, moment, signal):
    article = read(head, page_with(paragraphs, line))
    assert (article.published, article.found.get("published")) == (moment, signal)


def test_published_by_the_address(read):
    article = read(url="https://vesper.example/2026/03/15/lock-shut")
    assert (article.published, article.found["published"]) == ("2026-03-15", "url")


def test_published_is_unknown(read, paragraphs):
    assert read(body=page_with(paragraphs, "")).published is None


TITLES = {
    "OpenGraph": (meta(og__title="Lock shut until spring"), "Lock shut until spring", "opengraph"),
    "JSON-LD where a template made the other": (
        meta(og__title="Lock shut until spring | Radio Vesper", og__site_name="Radio Vesper")
        + linked(headline="Northern lock stays shut"), "Northern lock stays shut", "json-ld"),
    "JSON-LD where it tells its headlines apart": (
        meta(og__title="Lock shut") + linked(
            headline="Northern lock stays shut", alternativeHeadline="Lock shut"),
        "Northern lock stays shut", "json-ld"),
    "the h1": ("<title>Northern lock shut - Radio Vesper</title>", "Northern lock shut", "html"),
    "not an h1 that is the outlet's": ("<title>Northern lock shut</title>", "Northern lock shut",
                                       "html"),
    "entities that a template escaped twice": (linked(headline="Lock &amp;quot;shut&amp;quot;"),
                                               'Lock "shut"', "json-ld"),
    "the outlet's name goes": (
        meta(og__title="Lock shut – Vesper", og__site_name="Vesper"), "Northern lock shut", "html"),
}  # fmt: skip


@pytest.mark.parametrize(("head", "title", "signal"), TITLES.values(), ids=TITLES)
def test_title(read, paragraphs, head, title, signal):
    article = read(head, "<h1>Vesper</h1>" + page_with(paragraphs, ""))
    assert (article.title, article.found["title"]) == (title, signal)


AUTHORS = {
    "JSON-LD": (linked(headline="X", author=[{"@type": "Person", "name": "Ilse Varen"},
                                             {"@type": "Person", "name": "Tom Brandt"}]), "",
                ("Ilse Varen", "Tom Brandt"), "json-ld"),
    "names in parts": (linked(headline="X", author={"givenName": "Ilse", "familyName": "Varen"}),
                       "", ("Ilse Varen",), "json-ld"),
    "names by reference": (linked(**{"@graph": [
        {"@type": "Article", "headline": "X", "author": {"@id": "#v"}},
        {"@type": "Person", "@id": "#v", "name": "Ilse Varen"}]}), "", ("Ilse Varen",), "json-ld"),
    "a string of names": (linked(headline="X", author="By Ilse Varen and Tom Brandt"), "",
                          ("Ilse Varen", "Tom Brandt"), "json-ld"),
    "several meta tags": (
        meta(article__author="Ilse Varen") + meta(article__author="Tom Brandt"), "",
        ("Ilse Varen", "Tom Brandt"), "opengraph"),
    "an address is no name": (
        meta(article__author="https://social.example/vesper"), "<p>By Ilse Varen</p>",
        ("Ilse Varen",), "byline"),
    "a marked element": ("", "<span itemprop=author>Ilse Varen</span>", ("Ilse Varen",), "byline"),
    "a link": ("", "<a rel=author href=/iv>Ilse Varen</a>", ("Ilse Varen",), "byline"),
    "a link that leads to the author": (
        "", "<p>Harbour news by <a href=/author/iv>Ilse Varen</a> Follow</p>", ("Ilse Varen",),
        "byline"),
    "a class, without the role": (
        "", "<div class=byline><b>By</b><i>Ilse Varen</i><i>Correspondent</i></div>",
        ("Ilse Varen",), "byline"),
    "not whom the story names": (
        "", "<p>Seen by <a href=/person/x>Danilo Castrenne</a></p>", (), None),
    "a line": ("", "<p>Von Ilse Varen, dpa</p>", ("Ilse Varen", "dpa"), "byline"),
    "a person before the outlet": (
        meta(og__site_name="Radio Vesper")
        + linked(headline="X", author={"@type": "Organization", "name": "Radio Vesper"}),
        "<p>By Ilse Varen</p>", ("Ilse Varen",), "byline"),
    "the outlet where it credits itself": (
        meta(og__site_name="Radio Vesper") + linked(headline="X", author="Radio Vesper"),
        "", ("Radio Vesper",), "json-ld"),
    "nobody": ("", "", (), None),
}  # fmt: skip


@pytest.mark.parametrize(("head", "line", "names", "signal"), AUTHORS.values(), ids=AUTHORS)
def test_authors(read, paragraphs, head, line, names, signal):
    article = read(head, page_with(paragraphs, line))
    assert (article.authors, article.found.get("authors")) == (names, signal)


OUTLETS = {
    "JSON-LD": (linked(headline="X", publisher={"name": "Radio Vesper"}), "Radio Vesper",
                "json-ld"),
    "OpenGraph": (meta(og__site_name="Radio Vesper"), "Radio Vesper", "opengraph"),
    "not the company behind it": (
        linked(headline="X", publisher={"name": "Northern Press AG"})
        + meta(og__site_name="Radio Vesper"), "Radio Vesper", "opengraph"),
    "a meta tag": ("<meta name=application-name content='Radio Vesper'>", "Radio Vesper", "meta"),
    "behind the headline": ("<title>Northern lock shut | Radio Vesper</title>", "Radio Vesper",
                            "html"),
    "before the headline": ("<title>Radio Vesper: Northern lock shut</title>", "Radio Vesper",
                            "html"),
    "the domain": ("<title>Northern lock shut</title>", "vesper.example", "url"),
}  # fmt: skip


@pytest.mark.parametrize(("head", "outlet", "signal"), OUTLETS.values(), ids=OUTLETS)
def test_outlet(read, paragraphs, head, outlet, signal):
    article = read(head, page_with(paragraphs, ""), url="https://www.vesper.example/lock")
    assert (article.outlet, article.found["outlet"]) == (outlet, signal)


FETCHED = "https://www.vesper.example/lock?ref=rss"
ADDRESSES = {
    "canonical": ("<link rel=canonical href=https://vesper.example/lock>",
                  "https://vesper.example/lock", "html"),
    "canonical without its host": ("<link rel=canonical href=/lock>",
                                   "https://www.vesper.example/lock", "html"),
    "the front page is no article": ("<link rel=canonical href=https://vesper.example/>"
                                     + meta(og__url="https://vesper.example/lock"),
                                     "https://vesper.example/lock", "opengraph"),
    "another site": ("<link rel=canonical href=https://halvik.example/lock>", FETCHED, "url"),
    "not on the web": ("<link rel=canonical href='javascript:alert(1)'>", FETCHED, "url"),
    "not an address": ("<link rel=canonical href='http://[vesper'>", FETCHED, "url"),
    "none": ("", FETCHED, "url"),
}  # fmt: skip


@pytest.mark.parametrize(("head", "address", "signal"), ADDRESSES.values(), ids=ADDRESSES)
def test_url(read, head, address, signal):
    article = read(head, url=FETCHED)
    assert (article.url, article.found["url"]) == (address, signal)


def test_a_file_has_no_url(read):
    assert read().url is None


def test_the_articles_own_json_ld_among_others(read):
    other = {"@type": "NewsArticle", "headline": "Ferry", "datePublished": "2020-01-01",
             "url": "https://vesper.example/ferry"}  # fmt: skip
    own = {"@type": "NewsArticle", "headline": "Lock", "datePublished": "2026-03-15",
           "url": "https://vesper.example/lock"}  # fmt: skip
    head = f"<script type='application/ld+json'>{json.dumps([other, own])}</script>"
    article = read(head, url="https://vesper.example/lock")
    assert (article.title, article.published) == ("Lock", "2026-03-15")


def test_an_address_in_json_ld_is_one_of_the_web_and_shows_all_that_it_holds(read):
    own = {"@type": "NewsArticle", "headline": "Lock", "@id": "#article",
           "mainEntityOfPage": "https://vesper.example/lo\u202eck"}  # fmt: skip
    article = read(f"<script type='application/ld+json'>\ufeff{json.dumps(own)}</script>")
    assert (article.url, article.found["url"]) == ("https://vesper.example/lock", "json-ld")


def test_a_canonical_address_shows_all_that_it_holds(read):
    article = read("<link rel=canonical href='https://vesper.example/lo&#x202e;ck'>")
    assert article.url == "https://vesper.example/lock"


def test_language_of_the_text_against_its_template(read):
    german = (
        "<p>Die Schleuse bleibt bis zum Frühjahr geschlossen, teilte der Hafenrat am Montag mit,"
        " nachdem Taucher Risse in beiden Toren gefunden hatten.</p><p>„Wir öffnen kein Tor, hinter"
        " dem wir nicht stehen wollen“, sagte die Hafenmeisterin vor Journalisten am Kai.</p>"
    )
    article = read(body=german)
    assert (article.language, article.found["language"]) == ("de", "text")


def test_language_as_the_page_declares_it(read):
    article = read()
    assert (article.language, article.found["language"]) == ("en", "html")


def test_each_known_field_says_where_it_was_found(read):
    article = read(meta(og__site_name="Radio Vesper"))
    assert isinstance(article, Article)
    known = {
        name
        for name in ("url", "outlet", "title", "authors", "published", "language")
        if getattr(article, name)
    }
    assert set(article.found) == known
