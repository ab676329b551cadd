"""Statements: found by words and kinds, narrowed down, opened at their words."""

import pytest
from looking import PHONE, assert_accessible, assert_fits
from lxml import html


def page(client, address):
    """The parsed page at an address that answers."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def words(element):
    """The text of an element, its white space folded."""
    return " ".join(element.text_content().split())


def test_words_find_statements_and_mark_them_in_their_sentence(client):
    found = page(client, "/statements?q=borrowed+umbrella")
    (card,) = found.cssselect("article.card")
    assert words(card.cssselect("mark")[0]).startswith("each side shall treat")
    assert words(card.cssselect(".cue")[0]) == "says"
    assert words(found.cssselect("h1")[0]) == "1 statement"


def test_the_twin_says_the_same(client):
    shown = page(client, "/statements?q=lamp&limit=200")
    twin = client.get("/statements.json?q=lamp&limit=200").json()
    assert [one["statement"]["id"] for one in twin["cards"]] == [
        one.get("id") for one in shown.cssselect("article.card")
    ]
    assert twin["total"] == len(twin["cards"])


def test_every_choice_leads_to_as_many_statements_as_it_promises(client):
    twin = client.get("/statements.json?q=lamp").json()
    choices = [choice for facet in twin["facets"] for choice in facet["choices"]]
    assert len(choices) > 20
    for choice in choices:
        narrowed = client.get(choice["link"].replace("/statements?", "/statements.json?")).json()
        if not choice["link"].count("through="):  # words, and not the whole name
            assert narrowed["total"] == choice["statements"], choice
        assert narrowed["total"] >= choice["statements"]


def test_what_is_chosen_can_be_let_go(client):
    twin = client.get("/statements.json?act=deny").json()
    (chosen,) = [one for facet in twin["facets"] for one in facet["choices"] if one["chosen"]]
    assert chosen["label"] == "deny"
    assert "act=" not in chosen["link"]


def test_pages_follow_one_another_to_the_last_statement(client):
    address, seen = "/statements.json?limit=50", []
    while address:
        twin = client.get(address).json()
        seen += [one["statement"]["id"] for one in twin["cards"]]
        address = twin["further"] and twin["further"].replace("/statements?", "/statements.json?")
    assert len(seen) == len(set(seen)) == twin["total"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("since=yesterday", "no day, month or year"),
        ("since=2026-07&until=2026-06", "is after"),
        ("q=-lamp", "only what must not occur"),
        ("q=%3F%3F", "no word to look for"),
        ("act=shout", "act"),
        ("confidence=2", "confidence"),
        ("limit=0", "limit"),
        ("after=xyz", "asks for no page"),
    ],
)
def test_what_cannot_be_understood_is_told(client, asked, told):
    answer = client.get(f"/statements?{asked}")
    assert answer.status_code == 422
    alert = words(html.fromstring(answer.text).cssselect("[role=alert]")[0])
    assert told.lower() in alert.lower()
    assert told in client.get(f"/statements.json?{asked}").json()["detail"]


def test_empty_fields_of_the_form_ask_for_nothing(client):
    every = client.get("/statements.json").json()["total"]
    assert client.get("/statements.json?q=&since=&until=&act=&confidence=").json()["total"] == every


def test_a_statement_leads_to_its_words(client):
    one = client.get("/statements.json?limit=1").json()["cards"][0]
    found = client.get(f"/statements/{one['statement']['id']}", follow_redirects=False)
    assert found.status_code == 303
    assert found.headers["location"] == (
        f"/article?id={one['article']['id']}#{one['statement']['id']}"
    )
    assert client.get("/statements/s-ffff").status_code == 404


def test_a_statement_that_was_rejected_leads_to_its_article(client):
    one = client.get("/statements.json?limit=1").json()["cards"][0]
    address = f"/statements/{one['statement']['id']}"
    assert client.post(f"{address}/reject.json", json={}).status_code == 200
    found = client.get(address, follow_redirects=False)
    assert found.headers["location"] == f"/article?id={one['article']['id']}"


def test_a_search_by_keyboard_alone(story_address, new_page):
    address = story_address
    tab = new_page()
    tab.goto(address)
    tab.keyboard.press("/")
    tab.keyboard.type("lamp")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/statements?q=lamp*")
    assert_accessible(tab)
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    second = tab.locator("article.card").nth(1)
    assert tab.evaluate("document.activeElement.id") == second.get_attribute("id")
    tab.keyboard.press("k")
    tab.keyboard.press("o")
    tab.wait_for_url("**/article?id=*")
    assert tab.locator(".anchor:target + span mark").is_visible()
    tab.go_back()
    tab.keyboard.press("?")
    assert tab.locator("#keys").is_visible()
    assert_accessible(tab)
    tab.keyboard.press("Escape")


def test_narrowing_down_swaps_the_results_and_keeps_the_address(story_address, new_page):
    tab = new_page()
    tab.goto(f"{story_address}/statements?q=lamp")
    before = tab.locator("h1.total").inner_text()
    tab.locator("#until").fill("2026-06-05")
    tab.locator("#until").press("Enter")
    tab.wait_for_url("**until=2026-06-05*")
    assert tab.locator("h1.total").inner_text() != before
    tab.go_back()
    tab.wait_for_function(
        "words => document.querySelector('h1.total').innerText === words", arg=before
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_a_script_and_on_a_phone(story_address, new_page, scheme):
    tab = new_page(scripts=False, viewport=PHONE, color_scheme=scheme)
    tab.goto(f"{story_address}/statements?q=lamp")
    assert_fits(tab)
    tab.locator(".facets a", has_text="Straits Monitor").click()
    tab.wait_for_url("**outlet=Straits+Monitor*")
    tab.locator("article.card a", has_text="Read in the article").first.click()
    tab.wait_for_url("**/article?id=*")
    assert_fits(tab)
