"""The overview as a page, as Markdown and as JSON."""

from __future__ import annotations

import dataclasses
import json
import re
from itertools import pairwise

import pytest
from lxml import html

from onrecord.model import PageRef, Reading, Selection, Speaker, Unread
from onrecord.overview import to_html, to_json, to_markdown

STORY = (
    "{Foreign Minister Ilse Varen} <ruled out> [a visit] on |d 2026-03-03 Tuesday|.\n\n"
    "“[2:We are neighbours],” {2:Varen} <2:told> a |2v news conference|. The lamp is old."
)
NASTY = "<script>alert('x')</script> & \"[x](javascript:y)\" *b* | # `c`"


@pytest.fixture
def overview(draw, compose):
    unread = Reading(PageRef("login.html"), unread=Unread("login-wall", "it asks for a password"))
    other = draw("{Ada Quin} <said> [the lamp was old].", Speaker("Ada Quin", "person"))
    return compose([draw(STORY), other, unread], Selection(about=None))


@pytest.fixture
def page(overview):
    return html.fromstring(to_html(overview).encode())


@pytest.fixture
def nasty(draw, compose):
    speaker = Speaker(NASTY, "person", NASTY)
    place = "X" * len(NASTY)
    reading = draw(f"{{Varen}} <said>: “[so {place} be it]”", speaker, outlet=NASTY)
    article = dataclasses.replace(reading.article, text=reading.article.text.replace(place, NASTY))
    return compose([dataclasses.replace(reading, article=article)])


def text_of(page, path):
    return [" ".join(found.text_content().split()) for found in page.xpath(path)]


def test_it_opens_with_the_facts(page):
    facts = dict(zip(text_of(page, "//dl//dt"), text_of(page, "//dl//dd"), strict=True))
    assert facts == {
        "articles": "2",
        "outlet": "1",
        "statements": "3",
        "named people": "2",
        "from unnamed sources": "0",
        "page not read": "1",
    }


def test_headings_stand_in_order_and_landmarks_are_there(page):
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.get("lang") == "en"
    assert len(page.xpath("//main")) == len(page.xpath("//header")) == len(page.xpath("//nav")) == 1
    assert page.xpath("//a[@class='skip']/@href") == ["#overview"]


def test_nothing_may_be_fetched_or_run(page):
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert not page.xpath("//script | //link | //@src")
    outward = page.xpath("//a[starts-with(@href, 'http')]")
    assert outward
    assert all("noreferrer noopener" in link.get("rel") for link in outward)


def test_a_passage_marks_source_cue_and_content(page):
    (passage,) = page.xpath("//article[.//u[contains(., 'Minister')]]")
    assert text_of(passage, ".//u") == ["Foreign Minister Ilse Varen"]
    assert text_of(passage, ".//em") == ["ruled out"]
    assert text_of(passage, ".//mark") == ["a visit"]
    assert passage.xpath(".//a[contains(@href, '#:~:text=a%20visit')]")


def test_a_passage_leads_back_to_each_sentence_that_cites_it(page):
    for passage in page.xpath("//article[@class='passage']"):
        number = passage.get("id")
        citing = page.xpath(f"//sup[a/@href='#{number}']/preceding-sibling::span[1]/@id")
        assert [f"#{name}" for name in citing] == passage.xpath(".//a[@class='back']/@href")


def test_the_timeline_has_its_table(page):
    dots = page.xpath("//figure//svg//a/@href")
    cells = page.xpath("//section[@class='timeline']//table//a/@href")
    assert dots
    assert sorted(dots) == sorted(cells)


def test_an_overview_of_nothing_says_so(compose):
    page = html.fromstring(to_html(compose([])))
    assert "No statement was found" in page.text_content()
    assert to_markdown(compose([])).startswith("# Who said what")


def test_what_pages_hold_cannot_become_markup(nasty):
    written = to_html(nasty)
    assert "<script" not in written
    assert NASTY in html.fromstring(written).text_content()


def test_what_pages_hold_cannot_become_markdown(nasty):
    written = to_markdown(nasty)
    assert not re.search(r"(?<!\\)<script", written)
    assert not re.search(r"(?<!\\)\]\(", written)
    assert not re.search(r"(?<![\\*])\*b", written)


def test_markdown_footnotes_fit(overview):
    written = to_markdown(overview)
    cited = set(re.findall(r"\[\^(\d+)\](?!:)", written))
    assert cited == set(re.findall(r"^\[\^(\d+)\]:", written, re.MULTILINE)) != set()
    assert "{Foreign Minister Ilse Varen} *ruled out* **a visit**" in written
    assert "- login.html: it asks for a password" in written


def test_json_holds_what_the_page_holds(overview):
    fields = json.loads(to_json(overview))
    assert fields["facts"]["statements"] == len(fields["passages"]) == 3
    assert fields["unread"] == [
        {"origin": "login.html", "reason": "login-wall", "detail": "it asks for a password"}
    ]
    assert fields["passages"][0]["path"] == ["Ilse Varen", "Radio Vesper"]


LINES = {
    "a list": ("3. We stay", "3\\. We stay"),
    "a dash": ("- We stay", "\\- We stay"),
    "a heading": ("# We stay", "\\# We stay"),
    "a number is none of these": ("3 boats stay", "3 boats stay"),
}


@pytest.mark.parametrize(("content", "written"), LINES.values(), ids=LINES.keys())
def test_a_passage_that_begins_like_markup(draw, compose, content, written):
    reading = draw(f"{content}, {{Varen}} <said>, and [the lamp was safe].")
    assert f"    > {written}, " in to_markdown(compose([reading]))
