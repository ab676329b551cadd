"""Actors: found by name, shown with why they are one, joined and parted and brought back."""

import pytest
from looking import PHONE, assert_accessible, assert_fits
from lxml import html

from onrecord.record import ActorQuery, Record
from onrecord.web import ProxyDoor, Roles, ServeSettings


@pytest.fixture
def who(place):
    """A name -> the actor that has it."""

    def found(name):
        with Record.open(place) as record:
            return record.actor(name)

    return found


def page(answer):
    """The parsed page that answers."""
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def words(element):
    """The text of an element, its white space folded."""
    return " ".join(element.text_content().split())


def test_the_most_quoted_come_first_and_pages_follow_one_another(client):
    address, seen = "/actors.json?limit=20", []
    while address:
        twin = client.get(address).json()
        seen += twin["actors"]
        address = twin["further"] and twin["further"].replace("/actors?", "/actors.json?")
    assert len({one["id"] for one in seen}) == len(seen) == twin["total"]
    order = [(-one["statements"], one["id"]) for one in seen]
    assert order == sorted(order)
    shown = page(client.get("/actors?limit=20"))
    assert [words(one) for one in shown.cssselect("tbody th")] == [one["name"] for one in seen[:20]]


def test_actors_are_found_by_name_and_kind(client):
    assert [one["name"] for one in client.get("/actors.json?q=varen&kind=").json()["actors"]] == [
        "Ilse Varen"
    ]
    places = client.get("/actors.json?kind=organization").json()["actors"]
    assert {one["kind"] for one in places} == {"organization"}
    nobody = page(client.get("/actors?q=nobody+is+called+so"))
    assert "No actor fits" in words(nobody.cssselect(".none")[0])


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("/actors?kind=ghost", 422),
        ("/actors?after=w-0000000000000000", 422),
        ("/actors?limit=0", 422),
        ("/actors/w-0000000000000000", 404),
        ("/actors/Ilse%20Varen", 404),
    ],
)
def test_what_is_not_there_is_told(client, asked, status):
    answer = client.get(asked)
    assert answer.status_code == status
    assert html.fromstring(answer.text).cssselect("[role=alert]")


def test_an_actor_as_the_articles_say(client, who):
    varen = who("Ilse Varen")
    shown = page(client.get(f"/actors/{varen.id}"))
    twin = client.get(f"/actors/{varen.id}.json").json()
    assert words(shown.cssselect("h1")[0]) == "Ilse Varen"
    assert words(shown.cssselect(".lead")[0]) == "Foreign Minister"
    assert len(shown.cssselect("article.card")) == len(twin["cards"]) == 10
    assert twin["statements"] == varen.statements
    assert sum(day["statements"] for day in twin["days"]) + twin["undated"] == varen.statements
    assert len(twin["seen"]["seen"]) == twin["seen"]["total"] == varen.articles
    assert twin["naming"]["roles"][0] == {"words": "Foreign Minister", "articles": 7}
    assert sum(one["statements"] for one in twin["outlets"]) == varen.statements


def test_the_chart_and_its_table_hold_the_same(client, who):
    shown = page(client.get(f"/actors/{who('Ilse Varen').id}"))
    bars = shown.cssselect("svg.columns a")
    rows = shown.cssselect("section[aria-labelledby=by-day] tbody tr")
    assert [bar.get("href") for bar in bars] == [row.cssselect("a")[0].get("href") for row in rows]
    for bar, row in zip(bars, rows, strict=True):
        (told,) = bar.cssselect("title")
        number = words(row.cssselect("td")[0])
        assert told.text.startswith(f"{words(row.cssselect('th')[0])}: {number} statement")
        twin = client.get(bar.get("href").replace("/statements?", "/statements.json?")).json()
        assert twin["total"] == int(number)


def test_statements_go_on_behind_the_last(client, who):
    address, seen = f"/actors/{who('Ilse Varen').id}.json", []
    while address:
        twin = client.get(address).json()
        seen += [one["statement"]["id"] for one in twin["cards"]]
        address = twin["further"] and twin["further"].replace("?", ".json?").split("#")[0]
    assert len(seen) == len(set(seen)) == twin["statements"]


def test_two_are_joined_and_it_is_taken_back_on_the_page(client, place, who):
    varen, quell = who("Ilse Varen"), who("Amara Quell")
    said = {"other": quell.id, "verdict": "same", "why": "a test <b>"}
    shown = page(client.post(f"/actors/{varen.id}/judge", data=said))
    notice = shown.cssselect("[role=status]")[0]
    assert "Mira Oss: " in words(notice)
    assert "because: a test <b>" in words(notice)
    with Record.open(place) as record:
        joined = record.actor(varen.id)
        assert joined.id == record.actor(quell.id).id
        assert joined.articles > varen.articles
    led = page(client.get(f"/actors/{quell.id}"))
    assert f"{quell.id} was found to be this actor" in words(led.cssselect(".notice")[0])
    assert client.get(f"/actors/{quell.id}.json").json()["actor"]["id"] == varen.id
    (form,) = notice.cssselect("form")
    fields = dict(form.fields)
    back = page(client.post(form.get("action"), data=fields))
    assert "Taken back by Mira Oss" in words(back.cssselect("[role=status]")[0])
    assert (who("Ilse Varen"), who("Amara Quell")) == (varen, quell)
    assert client.post(form.get("action"), data=fields).status_code == 409


def test_a_speaker_is_parted_off_and_brought_back(client, place, who):
    varen = who("Ilse Varen")
    seen = client.get(f"/actors/{varen.id}.json").json()["seen"]["seen"]
    speaker = seen[3]["appearance"]
    shown = page(client.post(f"/actors/{varen.id}/part", data={"speaker": speaker}))
    with Record.open(place) as record:
        assert record.actor(varen.id).articles == varen.articles - 1
        (parted,) = (one for one in record.actors(ActorQuery(words="Varen")) if one.id != varen.id)
    assert parted.articles == 1
    again = client.post(f"/actors/{varen.id}/part.json", json={"speaker": speaker})
    assert again.status_code == 409
    assert "no speaker of" in again.json()["detail"]
    (form,) = shown.cssselect("[role=status] form")
    page(client.post(form.get("action"), data=dict(form.fields)))
    assert who("Ilse Varen") == varen


def test_a_founder_is_parted_off_and_the_page_goes_on_with_the_others(client, who):
    varen = who("Ilse Varen")
    founder = client.get(f"/actors/{varen.id}.json").json()["seen"]["seen"][0]["appearance"]
    shown = client.post(
        f"/actors/{varen.id}/part", data={"speaker": founder}, follow_redirects=False
    )
    others = shown.headers["location"].partition("?")[0]
    assert others != f"/actors/{varen.id}"
    assert client.get(f"{others}.json").json()["seen"]["total"] == varen.articles - 1


def test_whoever_is_quoted_once_cannot_be_parted(client, place):
    with Record.open(place) as record:
        one = next(one for one in record.actors(ActorQuery()) if one.articles == 1)
        (seen,) = record.seen(one.id)
    answer = client.post(f"/actors/{one.id}/part.json", json={"speaker": seen.appearance})
    assert answer.status_code == 409
    assert "nobody to part it from" in answer.json()["detail"]
    assert not page(client.get(f"/actors/{one.id}")).cssselect("input[type=radio]")


def test_a_wikidata_id_is_kept_with_its_source_and_taken_away(client, who):
    varen = who("Ilse Varen")
    said = {"wikidata": "Q42", "source": "the ministry’s page"}
    shown = page(client.post(f"/actors/{varen.id}/wikidata", data=said))
    assert "the ministry’s page" in words(shown.cssselect("dl.facts")[0])
    (link,) = shown.cssselect("dl.facts a")
    assert link.get("href") == "https://www.wikidata.org/wiki/Q42"
    assert "noreferrer" in link.get("rel")
    no_id = client.post(f"/actors/{varen.id}/wikidata.json", json={"wikidata": "42"})
    assert no_id.status_code == 422
    bare = page(client.post(f"/actors/{varen.id}/wikidata", data={"wikidata": "", "source": ""}))
    assert not bare.cssselect("dl.facts a")
    taking_back = bare.cssselect(".said-log form")
    assert len(taking_back) == 2
    page(client.post(taking_back[0].get("action"), data=dict(taking_back[0].fields)))
    assert who("Ilse Varen").wikidata == "Q42"


def test_who_may_be_meant_is_looked_for_by_name(client, who):
    varen = who("Ilse Varen")
    shown = page(client.get(f"/actors/{varen.id}?other=brenn"))
    offered = [words(one.cssselect(".who a")[0]) for one in shown.cssselect(".judging-list li")]
    assert "Torvald Brenn" in offered
    assert "Signe Brenn" in offered
    nobody = page(client.get(f"/actors/{varen.id}?other=zzz"))
    assert any("No other actor" in words(one) for one in nobody.cssselect(".none"))


@pytest.mark.parametrize(
    ("path", "said", "status"),
    [
        ("judge", {"other": "w-0123456789abcdef", "verdict": "same"}, 404),
        ("part", {"speaker": "n-0123456789abcdef"}, 409),
        ("take-back", {"judgement": "j-0123456789abcdef"}, 404),
        ("wikidata", {"wikidata": "Q42"}, None),
    ],
)
def test_readers_see_who_is_who_and_say_nothing(connect, place, who, path, *, said, status):
    roles = Roles({"mira": "editor"})
    settings = ServeSettings(place=str(place), door=ProxyDoor("x-user"), roles=roles)
    client = connect(settings, client=("127.0.0.1", 50_000))
    varen = who("Ilse Varen")
    for ending, sent in (("", {"data": said}), (".json", {"json": said})):
        address = f"/actors/{varen.id}/{path}{ending}"
        assert client.post(address, headers={"x-user": "otto"}, **sent).status_code == 403
        assert client.post(address, **sent).status_code == 401
        if status is not None:
            known = client.post(address, headers={"x-user": "mira"}, **sent)
            assert known.status_code == status, known.text
    shown = page(client.get(f"/actors/{varen.id}", headers={"x-user": "otto"}))
    assert not shown.cssselect("main form")
    assert who("Ilse Varen") == varen


def test_a_judgement_by_keyboard_and_its_undo(serve, place, new_page, who):
    """Another actor is looked for, joined, and parted again."""
    varen = who("Ilse Varen")
    tab = new_page()
    tab.goto(f"{serve(place)}/actors?q=varen")
    assert_accessible(tab)
    tab.keyboard.press("j")
    tab.keyboard.press("o")
    tab.wait_for_url("**/actors/w-*")
    assert_accessible(tab)
    tab.get_by_label("Another actor, by name").fill("quell")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**other=quell*")
    tab.get_by_text("Say whether the two are the same").first.press("Enter")
    tab.get_by_label("Why (others will read it)").first.fill("she uses both names")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**judged=j-*")
    assert "she uses both names" in tab.get_by_role("status").inner_text()
    assert_accessible(tab)
    assert who("Ilse Varen").articles > varen.articles
    tab.get_by_role("status").get_by_role("button", name="Take back").press("Enter")
    tab.wait_for_function("document.querySelector('[role=status]').innerText.includes('Taken')")
    assert who("Ilse Varen") == varen


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_same_without_a_script_and_on_a_phone(serve, place, new_page, who, scheme):
    varen = who("Ilse Varen")
    tab = new_page(scripts=False, viewport=PHONE, color_scheme=scheme)
    address = serve(place)
    tab.goto(f"{address}/actors")
    assert_fits(tab)
    tab.goto(f"{address}/actors/{varen.id}")
    assert_fits(tab)
    tab.locator("input[name=speaker]").nth(2).check()
    tab.get_by_role("button", name="Part off").click()
    tab.wait_for_url("**judged=j-*")
    assert_fits(tab)
    assert who(varen.id).articles == varen.articles - 1
    tab.get_by_role("status").get_by_role("button", name="Take back").click()
    assert who(varen.id) == varen
