"""The check that CI makes of the demo's overview."""

import pytest
from lxml import html

import check_overview

CITED = "".join(f'<a href="#p{n}">{n}</a><p id="p{n}">words</p>' for n in range(12))
SOUND = f'<html><body><main>{CITED}<a href="https://a.example/">page</a></main></body></html>'


def faults(page):
    tree = html.fromstring(page)
    return [*check_overview.faults_of_citations(tree), *check_overview.faults_of_fetching(tree)]


def test_a_sound_page_has_no_faults():
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    ("page", "fault"),
    {
        "a citation that leads nowhere": (SOUND.replace('id="p3"', ""), "#p3: cited"),
        "an overview of nothing": ("<html><body><main></main></body></html>", "0 places cited"),
        "a picture from elsewhere": (
            SOUND.replace("<main>", '<main><img src="https://a.example/x.png">'),
            "https://a.example/x.png: the page calls it",
        ),
        "a style from elsewhere": (
            SOUND.replace("<body>", '<head><link href="https://a.example/x.css"></head><body>'),
            "https://a.example/x.css: the page calls it",
        ),
    }.values(),
)
def test_a_fault_is_found(page, fault):
    assert [found for found in faults(page) if found.startswith(fault)]
