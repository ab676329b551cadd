"""Review and marking in a browser: by keys, without scripts, on a phone, with words selected."""

import shutil
from dataclasses import replace

import pytest
from looking import NOW, PHONE, assert_accessible, assert_fits, let_scripts_begin
from playwright.sync_api import expect
from serving import serving

from onrecord import pipeline
from onrecord.model import Page
from onrecord.record import Record

SELECT = """([words, nth]) => {
  const text = document.querySelector("[data-markable]");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let whole = "";
  const nodes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest("[data-start]")) continue;
    nodes.push([node, whole.length]);
    whole += node.data;
  }
  let start = -1;
  for (let time = 0; time <= nth; time += 1) start = whole.indexOf(words, start + 1);
  if (start < 0) throw new Error(`not there: ${words}`);
  const at = (place) => nodes.findLast(([, from]) => from <= place);
  const [first, last] = [at(start), at(start + words.length - 1)];
  range.setStart(first[0], start - first[1]);
  range.setEnd(last[0], start + words.length - last[1]);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


READING_MS = 800
"""Longer than a statement must stand before a key decides of it."""


@pytest.fixture
def select():
    """A tab, words of its text, which time they stand there -> they are selected."""

    def selected(tab, words, nth=0):
        tab.evaluate(SELECT, [words, nth])
        tab.locator(".marker").wait_for()

    return selected


@pytest.fixture(scope="module")
def place(story, tmp_path_factory):
    """A record of the example story, which the tests of this file write to one after another."""
    copied = tmp_path_factory.mktemp("reviewed") / "record.db"
    with Record.open(story):  # what lies beside the file is written into it
        pass
    return shutil.copy(story, copied)


@pytest.fixture(scope="module")
def address(place):
    """Where it is served."""
    with serving() as served:
        yield served(place)


@pytest.fixture
def last(place):
    """The corrections on record, the last first."""

    def corrections():
        with Record.open(place) as record:
            return record.corrections()[::-1]

    return corrections


def test_an_evening_by_keys(address, new_page, last):
    tab = new_page()
    tab.goto(f"{address}/review")
    first = tab.locator("#case").get_attribute("data-id")
    assert_accessible(tab)
    tab.keyboard.press("a")
    tab.locator(".doing", has_text="Accepted").wait_for()
    assert tab.locator("#announced").inner_text().startswith("Accepted: ")
    assert "Next: " in tab.locator("#announced").inner_text()
    assert tab.evaluate("document.activeElement.id") == "case"
    second = tab.locator("#case").get_attribute("data-id")
    tab.wait_for_timeout(READING_MS)
    tab.keyboard.press("r")
    tab.locator(".doing", has_text="Rejected").wait_for()
    tab.keyboard.press("u")
    tab.locator(".doing", has_text="Taken back").wait_for()
    assert tab.locator("#case").get_attribute("data-id") == second
    tab.keyboard.press("w")
    tab.locator("#desk td", has_text="% sure").wait_for()
    assert_accessible(tab)
    tab.keyboard.press("e")
    # Letters are typed into the field, and decide nothing.
    tab.keyboard.type("Ara Ruse")
    assert tab.locator("[data-press=a]").inner_text() == "Save as fixed"
    tab.keyboard.press("Control+Enter")
    tab.locator(".doing", has_text="Fixed: Ara Ruse").wait_for()
    tab.wait_for_timeout(READING_MS)
    tab.keyboard.press("s")
    tab.locator(".doing", has_text="Skipped").wait_for()
    tab.keyboard.press("?")
    assert tab.locator("#keys").get_by_text("accept; with changed fields").is_visible()
    tab.keyboard.press("r")
    tab.keyboard.press("Escape")
    assert [(one.action, one.statement) for one in last()][:4] == [
        ("fix", second),
        ("undo", second),
        ("reject", second),
        ("accept", first),
    ]


def test_a_key_that_is_pressed_twice_decides_of_what_was_read(address, new_page, last):
    tab = new_page()
    tab.goto(f"{address}/review")
    let_scripts_begin(tab)
    before = len(last())
    tab.keyboard.press("a")
    tab.locator(".doing", has_text="Accepted").wait_for()
    tab.keyboard.press("a")
    tab.keyboard.press("s")
    tab.wait_for_timeout(READING_MS)
    assert len(last()) == before + 1
    assert tab.locator(".doing", has_text="Skipped").count() == 0
    tab.keyboard.press("u")
    tab.locator(".doing", has_text="Taken back").wait_for()


def test_single_keys_can_be_turned_off(address, new_page, last):
    tab = new_page()
    tab.goto(f"{address}/review")
    tab.keyboard.press("?")
    tab.get_by_label("Single keys work").uncheck()
    assert_accessible(tab)
    tab.keyboard.press("Escape")
    before = last()
    tab.reload()
    for key in "ars?":
        tab.keyboard.press(key)
    tab.wait_for_timeout(READING_MS)
    assert last() == before
    assert not tab.locator("#keys").is_visible()
    tab.get_by_role("button", name="Keys").click()
    tab.get_by_label("Single keys work").check()
    tab.keyboard.press("Escape")
    tab.keyboard.press("?")
    assert tab.locator("#keys").is_visible()


def test_keys_work_where_a_browser_keeps_nothing(address, new_page):
    tab = new_page()
    tab.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})"
    )
    tab.goto(f"{address}/review")
    tab.keyboard.press("?")
    tab.get_by_label("Single keys work").uncheck()
    tab.keyboard.press("Escape")
    tab.keyboard.press("?")
    assert not tab.locator("#keys").is_visible()


def test_words_that_cannot_be_saved_are_mended_in_place(address, new_page, last):
    tab = new_page(color_scheme="dark")
    tab.goto(f"{address}/review")
    tab.locator("#decide-cue").fill("never written")
    tab.locator("#decide-cue").press("Enter")
    tab.get_by_role("alert").wait_for()
    assert "is not in" in tab.locator("#announced").inner_text()
    assert tab.locator("#decide-cue").input_value() == "never written"
    assert_accessible(tab)
    tab.locator("#decide-cue").fill("")
    tab.locator("#decide-cue").press("Enter")
    tab.get_by_role("alert").wait_for(state="detached")
    assert last()[0].after.cue is None


def test_the_same_without_scripts(address, new_page, last):
    tab = new_page(scripts=False, viewport=PHONE)
    tab.goto(f"{address}/review")
    assert_fits(tab)
    tab.locator("#decide-role").fill("keeper of the lamp")
    tab.locator("#note").fill("as she signs")
    tab.get_by_role("button", name="Save the fields").click()
    assert tab.locator(".doing").inner_text().startswith("Fixed")
    tab.get_by_role("button", name="Reject").click()
    tab.locator(".doing").get_by_role("button", name="Undo").click()
    assert tab.locator(".doing").inner_text().startswith("Taken back")
    tab.locator("details.why > summary").click()
    assert tab.get_by_role("link", name="The reasons, field by field").is_visible()
    tab.locator("details.missed > summary").click()
    words = tab.locator(".passage p").last.inner_text().split(".")[0].removeprefix("[…] ")
    tab.locator("#missed-content").fill(words)
    tab.locator("#missed-speaker").fill("Ole Sund")
    tab.get_by_role("button", name="Add the statement").click()
    assert tab.locator(".doing").inner_text().startswith("Added: Ole Sund")
    assert [one.action for one in last()][:4] == ["add", "undo", "reject", "fix"]
    assert last()[3].note == "as she signs"


HOSTILE = (
    "<script>alert(1)</script> 🙂🙂 The harbour was quiet. Ilse Varen, the foreign minister, said "
    "on Monday that the 🧊 ice would hold. The ice would hold, the pilots told NTA.\n\n"
    "Nobody answered “the letters” of the keeper."
)


@pytest.fixture(scope="module")
def hostile(place):
    """An article whose text would do harm, on record in the place."""
    page = Page("hostile.txt", "text/plain", HOSTILE.encode())
    reading = pipeline.read_page(page)
    # What extraction leaves out an older record may hold.
    text = reading.article.text.replace("the letters", "\u200ethe \u202eletters")
    article = replace(reading.article, text=text, title="Lamp <img src=x onerror=alert(1)>")
    with Record.open(place) as record:
        record.add(page, replace(reading, article=article), method="rules-en@1", now=NOW)
    return article


def test_words_selected_behind_emoji_are_marked_where_they_stand(
    address, new_page, last, hostile, select
):
    tab = new_page()
    tab.goto(f"{address}/article?id={hostile.id}")
    select(tab, "ice would hold", 1)
    assert_accessible(tab)
    tab.keyboard.press("6")
    select(tab, "told")
    tab.get_by_role("button", name="Cue").click()
    select(tab, "the pilots")
    tab.keyboard.press("4")
    select(tab, "NTA")
    tab.keyboard.press("5")
    select(tab, "the \ufffdletters")
    tab.keyboard.press("2")
    tab.locator("#missed-speaker").fill("the pilots")
    tab.locator("#missed-kind").select_option("group")
    assert tab.locator("#announced").inner_text().startswith("Further words: ")
    tab.get_by_role("button", name="Add the statement").click()
    tab.wait_for_url("**#s-*")
    made = last()[0].after
    assert [piece.of(hostile.text) for piece in made.content] == [
        "ice would hold",
        "the \u202eletters",
    ]
    assert made.content[0].start == hostile.text.rindex("ice would hold")
    assert (made.cue.of(hostile.text), made.source.of(hostile.text)) == ("told", "the pilots")
    assert [one.name for one in made.relay] == ["NTA"]


def test_on_a_phone_the_form_is_there_beside_the_words(address, new_page, hostile, select):
    tab = new_page(viewport=PHONE)
    tab.goto(f"{address}/article?id={hostile.id}")
    select(tab, "told")
    tab.get_by_role("button", name="New statement").click()
    expect(tab.locator("#missed-content")).to_be_in_viewport()
    expect(tab.locator("#missed-content")).to_have_value("told")
    expect(tab.locator(".text [data-start]", has_text="told").first).to_be_in_viewport()
    assert_accessible(tab)
    assert_fits(tab)


def test_marks_of_a_statement_are_moved_in_review(place, address, new_page, last, hostile, select):
    with Record.open(place) as record:
        match = record.desk.article(hostile.id).matches[0]
    tab = new_page(viewport=PHONE)
    tab.goto(f"{address}/review?statement={match.statement.id}")
    assert_fits(tab)
    select(tab, "🧊 ice would hold")
    assert_fits(tab)
    tab.keyboard.press("1")
    select(tab, "on Monday that the 🧊 ice")
    tab.keyboard.press("3")
    tab.keyboard.press("a")
    tab.wait_for_url("**done=c-*")
    assert_accessible(tab)
    made = last()[0].after
    assert [piece.of(hostile.text) for piece in made.content] == ["🧊 ice would hold"]
    assert made.cue.of(hostile.text) == "on Monday that the 🧊 ice"
    for path in ("/corrections", f"/missed?id={hostile.id}"):
        tab.goto(f"{address}{path}")
        assert_accessible(tab)
        assert_fits(tab)
