"""Home: the newest stories, who speaks in them, and what is new since the last visit."""

from datetime import UTC, datetime, timedelta

from looking import PHONE, assert_accessible, assert_fits
from lxml import html

from onrecord.record import Record
from onrecord.web import LocalDoor, ServeSettings
from onrecord.web.access import now


def test_every_article_of_the_example_is_in_one_story(client, place):
    twin = client.get("/index.json").json()
    ids = [article["id"] for story in twin["stories"] for article in story["articles"]]
    assert len(ids) == len(set(ids))
    with Record.open(place) as record:
        assert set(ids) <= {one.article.id for one in record.readings() if one.article}
        assert twin["counts"]["statements"] == record.counts().statements


def test_who_said_what_leads_to_the_words(client):
    page = html.fromstring(client.get("/").text)
    links = page.cssselect(".voices .said a")
    assert len(links) > 10
    assert client.get(links[0].get("href")).status_code == 200


def test_what_was_read_since_the_last_visit_is_new(connect, place):
    moments = iter([0, 5, 60 * 24, 60 * 24 + 5])
    start = datetime(2026, 6, 30, tzinfo=UTC)  # the example was read on 1 July
    client = connect(ServeSettings(place=str(place), door=LocalDoor("Mira Oss")))
    client.app.dependency_overrides[now] = lambda: start + timedelta(minutes=next(moments))

    def new():
        return len(html.fromstring(client.get("/").text).cssselect(".articles .tag.new"))

    assert new() == 0  # the first visit: everything would be new, so nothing is marked
    assert new() == 0  # still the same visit
    assert new() > 0  # a day later, with what was read since
    assert new() > 0  # and as long as the visit lasts


def test_a_damaged_cookie_is_no_visit(client):
    for cookie in ("x|y", "2026-06-01T00:00:00|", "|||", "x" * 500):
        client.cookies.clear()
        client.cookies.set("visits", cookie)
        assert client.get("/").status_code == 200
        assert client.get("/index.json").json()["since"] is None


def test_an_empty_record_says_what_to_do(connect, tmp_path):
    place = tmp_path / "empty.db"
    Record.open(place).close()
    client = connect(ServeSettings(place=str(place)))
    page = html.fromstring(client.get("/").text)
    assert page.cssselect('main a[href="/add"]')
    assert client.get("/statements").status_code == 200


def test_home_in_the_browser(story_address, new_page):
    address = story_address
    tab = new_page()
    tab.goto(address)
    assert_accessible(tab)
    tab.keyboard.press("j")
    tab.keyboard.press("o")
    tab.wait_for_url("**/article?id=*")
    phone = new_page(scripts=False, viewport=PHONE)
    phone.goto(address)
    assert_fits(phone)


def test_a_story_of_one_article_names_its_outlet_and_lists_nothing_twice(client):
    stories = client.get("/index.json").json()["stories"]
    page = html.fromstring(client.get("/").text)
    for story, shown in zip(stories, page.cssselect(".story"), strict=True):
        note = shown.cssselect(".note")[0].text_content()
        if len(story["articles"]) == 1:
            assert not shown.cssselect(".articles")
            assert story["articles"][0]["outlet"] in note
        else:
            assert len(shown.cssselect(".articles li")) == len(story["articles"])


def test_an_act_other_than_saying_stands_with_the_words(client):
    stories = client.get("/index.json").json()["stories"]
    page = html.fromstring(client.get("/").text)
    voices = [voice for story in stories for voice in story["voices"]]
    for voice, shown in zip(voices, page.cssselect(".voices > li"), strict=True):
        act = voice["card"]["statement"]["act"]
        tags = [tag.text_content() for tag in shown.cssselect(".who .tag")]
        assert tags == ([] if act == "say" else [act])
