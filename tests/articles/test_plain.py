"""Plain text: an article, alone or with what was copied from the page around it."""

import pytest

from onrecord.model import Unread

CHROME_ABOVE = """\
Skip to content
Radio Vesper
Tuesday, 4 August 2026

Home
World
Harbours
Log in

We use cookies to keep this site afloat. By clicking “Accept” you agree to our cookie policy.
Accept all cookies

Home > Harbours
"""

CHROME_BELOW = """\
Follow us on Telegram and X

Read more: Ferry to Varnaby to run on Sundays again

Most read
Drifting buoys: the case that never sank
Herring dearer than ever
A judge and an admiral

Newsletter
Sign up for our morning mail
Your email address

© 2026 Radio Vesper. All rights reserved.
"""


def pasted(text, *, above="", head, below=""):
    return "\n\n".join(part for part in (above, head, text, below) if part)


HEAD = "Northern lock shut until spring\n\nBy Ilse Varen\n12 June 2026, 09:30\n\nShare\nCopy link"


def test_an_article_with_its_chrome(read_plain, text):
    article = read_plain(pasted(text, above=CHROME_ABOVE, head=HEAD, below=CHROME_BELOW))
    assert article.text == text
    assert article.title == "Northern lock shut until spring"
    assert article.outlet == "Radio Vesper"
    assert article.authors == ("Ilse Varen",)
    assert article.published == "2026-06-12T09:30:00"
    assert article.language == "en"
    assert set(article.found.values()) == {"text", "byline"}


def test_the_day_of_the_copy_is_not_the_articles(read_plain, text):
    head = "Northern lock shut until spring"
    article = read_plain(pasted(text, above=CHROME_ABOVE, head=head, below=CHROME_BELOW))
    assert article.published is None
    assert article.title == "Northern lock shut until spring"


def test_furniture_between_paragraphs(read_plain, text, paragraphs):
    between = "\n\nAdvertisement\n\n".join(paragraphs)
    assert read_plain(pasted(between, head=HEAD)).text == text


def test_subheads_stay(read_plain, paragraphs):
    expected = "\n\n".join([*paragraphs[:2], "No wages", *paragraphs[2:]])
    assert read_plain(pasted(expected, head=HEAD)).text == expected


FORMS = {
    "an article alone": "{}",
    "lines of Windows": "{}\r\n",
    "a mark at the start": "\ufeff{}",
    "no blank lines": None,
    "lines broken to a width": None,
}


def set_as(form, text):
    if form == "no blank lines":
        return text.replace("\n\n", "\n")
    if form == "lines broken to a width":
        return "\n\n".join(_broken(paragraph) for paragraph in text.split("\n\n"))
    return FORMS[form].replace("{}", text)


def _broken(paragraph, width=72):
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


@pytest.mark.parametrize("form", FORMS)
def test_a_text_however_it_is_set(read_plain, text, form):
    assert read_plain(set_as(form, text)).text == text


def test_markdown_loses_its_marks_and_keeps_its_words(read_plain, text):
    marked = text.replace("northern lock", "[northern lock](https://vesper.example/lock)")
    marked = marked.replace("forty barges", "**forty barges**")
    article = read_plain(f"# Northern lock shut until spring\n\n{marked}")
    assert article.text == text
    assert article.title == "Northern lock shut until spring"


def test_an_updated_line_is_no_date_of_publication(read_plain, text):
    head = "Northern lock shut until spring\n\nUpdated 14 June 2026\nPublished 12 June 2026"
    assert read_plain(pasted(text, head=head)).published == "2026-06-12"


def test_a_text_that_names_its_address(read_plain, text):
    head = "Northern lock shut until spring\n\nhttps://vesper.example/lock"
    article = read_plain(pasted(text, head=head))
    assert (article.url, article.found["url"]) == ("https://vesper.example/lock", "text")


def test_menus_alone_are_no_article(read_plain):
    assert isinstance(read_plain("Home\nWorld\nHarbours\nLog in\n"), Unread)
