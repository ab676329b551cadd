import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.languages import load
from onrecord.model import Article
from onrecord.record.copies import origin_of

EN = load("en")
BODY = "The harbour of Vesper stays closed, Foreign Minister Ilse Varen said on Thursday."


def article(text=BODY, outlet="Radio Vesper", authors=()):
    return Article("a", text, "0" * 64, outlet=outlet, authors=authors)


@pytest.mark.parametrize(
    ("outlet", "origin"),
    [
        pytest.param("Reuters", "Reuters", id="an agency's own text"),
        pytest.param("The Associated Press", "Associated Press", id="with its article"),
        pytest.param("Anadolu Ajansı", "Anadolu", id="in its own language"),
        pytest.param("Reuters Harbour Blog", None, id="but not whatever begins like one"),
        pytest.param(None, None, id="and nobody's where nobody tells"),
    ],
)
def test_the_outlet(outlet, origin):
    assert origin_of(article(outlet=outlet), EN) == origin


@pytest.mark.parametrize(
    ("authors", "origin"),
    [
        pytest.param(("Reuters Staff",), "Reuters", id="its staff"),
        pytest.param(
            ("By The Associated Press",), "Associated Press", id="with what stands before"
        ),
        pytest.param(("Ilse Varen, AFP",), "Agence France-Presse", id="behind a person"),
        pytest.param(
            ("Ilse Varen of The Associated Press",), "Associated Press", id="of whom one is"
        ),
        pytest.param(("Jan Torp", "dpa"), "dpa", id="beside a person"),
        pytest.param(("dpa/bb",), "dpa", id="with the initials of who edited it"),
        pytest.param(("AFP/Reuters",), None, id="but not two"),
        pytest.param(("Ilse Varen",), None, id="nor a person alone"),
        pytest.param(("Lusa Varen",), None, id="nor a person of an agency's name"),
        pytest.param(("Sana",), None, id="nor a word that is set in another way"),
        pytest.param(
            ("Ilse Varen", "Jan Torp", "Ada Lund", "Bo Ek", "Associated Press"),
            None,
            id="nor where all who write for a page are listed",
        ),
    ],
)
def test_the_authors(authors, origin):
    assert origin_of(article(authors=authors), EN) == origin


@pytest.mark.parametrize(
    ("head", "origin"),
    [
        pytest.param("VESPER (AP) — ", "Associated Press", id="a dateline"),
        pytest.param("VESPER, Lund (Reuters) - ", "Reuters", id="with a country"),
        pytest.param("PORT-AU-VESPER, March 12 (Xinhua) -- ", "Xinhua", id="with a day"),
        pytest.param("Vesper, 12 mars 2026 (AFP) – ", "Agence France-Presse", id="with its month"),
        pytest.param("Vesper (dpa/bb) - ", "dpa", id="with initials"),
        pytest.param("(ANSA) - VESPER, 12 MAR - ", "ANSA", id="before the place"),
        pytest.param("(AP) VESPER – ", "Associated Press", id="before the place, without a dash"),
        pytest.param("VESPER, March 12. /TASS/. ", "TASS", id="between strokes"),
        pytest.param("A line below a picture.\n\nVESPER (AP) — ", "Associated Press", id="lower"),
        pytest.param("By Jan Torp, Associated Press\n\n", "Associated Press", id="a byline"),
        pytest.param("The Associated Press (AP) – ", None, id="but not a name and its letters"),
        pytest.param("The minister told reporters (AP) - ", None, id="nor a sentence"),
        pytest.param("Ilse Varen in Vesper (Jan Torp/Reuters)\n\n", None, id="nor a picture's"),
        pytest.param("By Friday, AP had asked the ministry twice.\n\n", None, id="nor a day"),
        pytest.param("The AP reported it first — ", None, id="nor who is cited"),
        pytest.param("VESPER (NTA) — ", None, id="nor one that is not known"),
    ],
)
def test_the_head(head, origin):
    assert origin_of(article(head + BODY), EN) == origin


@pytest.mark.parametrize(
    ("foot", "origin"),
    [
        pytest.param(" — AFP", "Agence France-Presse", id="behind the last sentence"),
        pytest.param(" – Agence France-Presse", "Agence France-Presse", id="in full"),
        pytest.param(" (dpa)", "dpa", id="in brackets"),
        pytest.param(" [Reuters]", "Reuters", id="in square ones"),
        pytest.param("\n\nReuters", "Reuters", id="in a line of its own"),
        pytest.param("\n\nSource: Reuters", "Reuters", id="as the source"),
        pytest.param("\n\n© 2020 The Associated Press", "Associated Press", id="by right"),
        pytest.param(
            "\n\nCopyright 2020 The Associated Press. All rights reserved.",
            "Associated Press",
            id="by right, in words",
        ),
        pytest.param(
            "\n\nThis article was originally published by Agence France-Presse.",
            "Agence France-Presse",
            id="who had it first",
        ),
        pytest.param(
            " — AFP\n\nSign up for our letters.", "Agence France-Presse", id="above boxes"
        ),
        pytest.param(" (AFP/Reuters)", None, id="but not two"),
        pytest.param(
            "\n\nThe Associated Press contributed to this report.", None, id="nor a contribution"
        ),
        pytest.param("\n\nIlse Varen on Thursday. (Jan Torp/AP)", None, id="nor a picture's"),
        pytest.param(" A spokesman declined to speak to Reuters.", None, id="nor who is named"),
        pytest.param("\n\nCopyright 2020 Radio Vesper", None, id="nor another's right"),
    ],
)
def test_the_foot(foot, origin):
    assert origin_of(article(BODY + foot), EN) == origin


def test_two_that_agree_are_one_and_two_that_do_not_are_none():
    assert origin_of(article(f"VESPER (AP) — {BODY}", authors=("AP",)), EN) == "Associated Press"
    assert origin_of(article(f"VESPER (AP) — {BODY}", authors=("AFP",)), EN) is None


def test_a_name_is_one_agency_s():
    names = [name.casefold() for all_ in EN.credits.agencies.values() for name in all_]
    assert len(names) - len(set(names)) == sum(
        len(all_) - len({name.casefold() for name in all_}) for all_ in EN.credits.agencies.values()
    )


@pytest.mark.parametrize("agency", EN.credits.agencies)
def test_every_name_is_told(agency):
    for name in EN.credits.agencies[agency]:
        assert origin_of(article(outlet=name), EN) == agency


@given(st.text())
def test_no_text_is_a_fault(text):
    assert origin_of(article(text, outlet=text, authors=(text,)), EN) in (
        None,
        *EN.credits.agencies,
    )
