"""The evening that docs/evening.md tells, walked through in a browser.

It makes the pictures of the document too: `ONRECORD_PICTURES=write` puts them into docs/evening/
(`make pictures`).
"""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

DOCS = Path(__file__).parents[2] / "docs"
TOLD = set(re.findall(r"\(evening/(\w+)\.png\)", (DOCS / "evening.md").read_text("utf-8")))
WRITE = os.environ.get("ONRECORD_PICTURES") == "write"


@pytest.fixture
def picture(tmp_path):
    """Takes a picture of what the reader of the document sees; knows which were taken."""
    folder = DOCS / "evening" if WRITE else tmp_path
    taken = set()

    def take(tab, name):
        tab.screenshot(
            path=folder / f"{name}.png", caret="initial"
        )  # hiding it would style the page
        taken.add(name)

    yield take
    assert taken == TOLD
    assert {one.stem for one in (DOCS / "evening").glob("*.png")} == TOLD


def test_an_evening(serve, place, new_page, picture):
    tab = new_page(viewport={"width": 1180, "height": 780})
    tab.goto(serve(place, "--author", "Mira Oss"))
    picture(tab, "stories")

    tab.keyboard.press("/")
    tab.keyboard.type("lamp")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/statements?q=lamp*")
    picture(tab, "statements")

    tab.get_by_text("Read in the article").first.click()
    tab.wait_for_url("**/article?id=*")
    tab.locator(".side a[data-key=open]").nth(1).click()
    picture(tab, "article")

    tab.get_by_role("navigation", name="Pages").get_by_text("Review").click()
    tab.wait_for_url("**/review")
    picture(tab, "review")
    before = tab.locator("#case").get_attribute("data-id")
    tab.keyboard.press("a")
    expect(tab.locator("#case")).not_to_have_attribute("data-id", before)
    tab.keyboard.press("u")
    expect(tab.locator("#case")).to_have_attribute("data-id", before)

    tab.goto(tab.url.partition("/review")[0] + "/actors")
    tab.get_by_role("link", name="Ilse Varen").first.click()
    tab.wait_for_url("**/actors/w-*")
    picture(tab, "actor")

    tab.get_by_role("navigation", name="Pages").get_by_text("Overview").click()
    tab.get_by_label("About").fill("lighthouse")
    tab.get_by_label("About").press("Enter")
    tab.wait_for_url("**about=lighthouse*")
    tab.get_by_text("Foreign Minister Ilse Varen").first.wait_for()
    picture(tab, "overview")
    with tab.expect_download() as kept:
        tab.get_by_role("link", name="PDF").click()
    assert Path(kept.value.path()).read_bytes().startswith(b"%PDF-")
