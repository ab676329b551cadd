"""The reader: every mark stands at its words, the outlet's own voice can be told."""

import pytest
from looking import PHONE, assert_accessible, assert_fits
from lxml import html
from playwright.sync_api import expect

from onrecord.record import Record


@pytest.fixture
def reading(story):
    """The reading of one article of the example story."""
    with Record.open(story) as record:
        return next(one for one in record.readings() if one.article and len(one.statements) > 8)


def test_the_text_is_there_word_for_word(client, reading):
    page = html.fromstring(client.get("/article", params={"id": reading.article.id}).text)
    shown = "\n\n".join(one.text_content() for one in page.cssselect("article.text > p[dir]"))
    assert " ".join(shown.split()) == " ".join(reading.article.text.split())


def test_each_statement_is_marked_at_its_own_offsets(client, reading):
    twin = client.get("/article.json", params={"id": reading.article.id}).json()
    marked = {}
    for paragraph in twin["paragraphs"]:
        for stretch in paragraph["stretches"]:
            start = stretch["start"]
            assert reading.article.text[start : start + len(stretch["text"])] == stretch["text"]
            if "content" in stretch["kinds"]:
                for id_ in stretch["statements"]:
                    marked.setdefault(id_, []).append((start, start + len(stretch["text"])))
    for statement in reading.statements:
        for start, end in statement.content:
            pieces = [one for one in marked[statement.id] if start <= one[0] and one[1] <= end]
            assert (pieces[0][0], pieces[-1][1]) == (start, end)


def test_the_cards_stand_in_the_order_of_the_text(client, reading):
    page = html.fromstring(client.get("/article", params={"id": reading.article.id}).text)
    ids = [one.get("data-card") for one in page.cssselect(".side [data-card]")]
    assert ids == [one.id for one in reading.statements]
    assert all(page.cssselect(f"#{id_}") for id_ in ids)


def test_own_and_credited_sentences_can_be_told_apart(client, reading):
    twin = client.get("/article.json", params={"id": reading.article.id}).json()
    voices = {one["voice"] for part in twin["paragraphs"] for one in part["stretches"]}
    assert {"own", "attributed"} <= voices
    assert 0 < twin["own"] < twin["sentences"]


def test_an_article_that_is_not_there(client):
    assert client.get("/article?id=a-nothing").status_code == 404
    assert client.get("/article").status_code == 422


def test_words_and_card_light_up_together(story_address, new_page, reading):
    tab = new_page()
    tab.goto(f"{story_address}/article?id={reading.article.id}#{reading.statements[2].id}")
    lit = tab.locator(".side .lit")
    assert lit.get_attribute("data-card") == reading.statements[2].id
    assert_accessible(tab)
    card = tab.locator(".side [data-card]").nth(4)
    card.hover()
    assert card.get_attribute("data-card") == reading.statements[4].id
    assert tab.locator(f'.text .lit[data-of~="{reading.statements[4].id}"]').count() > 0
    tab.locator(f'.text [data-of~="{reading.statements[1].id}"] mark').first.hover()
    tab.wait_for_function(
        "id => document.querySelector('.side .lit').dataset.card === id",
        arg=reading.statements[1].id,
    )


def test_on_a_phone_a_link_leads_to_the_words_and_not_to_their_card(
    story_address, new_page, reading
):
    tab = new_page(viewport=PHONE)
    last = reading.statements[-1].id
    tab.goto(f"{story_address}/article?id={reading.article.id}#{last}")
    words = tab.locator(f'.text [data-of~="{last}"]').first
    expect(words).to_be_in_viewport()
    words.hover()
    expect(words).to_be_in_viewport()
    assert tab.locator(f'.side [data-card="{last}"]').get_attribute("class").endswith("lit")


def test_the_live_page_opens_at_the_words(client, reading):
    twin = client.get("/article.json", params={"id": reading.article.id}).json()
    first = twin["cards"][0]
    assert first["live"].startswith(twin["article"]["url"] + "#:~:text=")


def test_on_paper_the_article_stands_without_the_frame(story_address, new_page, reading):
    tab = new_page(viewport={"width": 760, "height": 1000})
    tab.goto(f"{story_address}/article?id={reading.article.id}")
    tab.emulate_media(media="print")
    assert not tab.locator("header.site").is_visible()
    assert tab.locator("article.text h1").is_visible()
    assert_fits(tab)
