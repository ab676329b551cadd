"""Articles of a JSON Lines file."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles import extract
from onrecord.model import Article, Page, Unread

TEXT = "\u00a0“We  wait”,\r\nhe said.\u200b  "
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def read(row):
    body = row if isinstance(row, bytes) else json.dumps(row).encode()
    return extract(Page("news.jsonl:17", "application/json", body))


def test_the_text_is_kept_exactly():
    assert read({"id": "v-1", "text": TEXT}).text == TEXT


def test_all_fields():
    row = {
        "id": "v-1", "text": TEXT, "url": "https://vesper.example/lock", "outlet": "Radio Vesper",
        "title": "Lock shut", "authors": ["Ilse Varen", "Tom Brandt"],
        "published": "2026-03-15T10:00:00+01:00", "language": "en",
    }  # fmt: skip
    fields = ("url", "outlet", "title", "authors", "published", "language")
    assert read(row) == Article(
        **{**row, "authors": ("Ilse Varen", "Tom Brandt")},
        sha256=hashlib.sha256(json.dumps(row).encode()).hexdigest(),
        found=dict.fromkeys(fields, "file"),
    )


FIELDS = {
    "authors in a string": ("authors", "Ilse Varen, Tom Brandt", ("Ilse Varen", "Tom Brandt")),
    "no author": ("authors", [], ()),
    "a day": ("published", "2026-03-15", "2026-03-15"),
    "month first": ("published", "10/31/18", "2018-10-31"),
    "month first where both orders are possible": ("published", "10/9/18", "2018-10-09"),
    "day first where only that is a date": ("published", "31/10/18", "2018-10-31"),
    "a date that is none": ("published", "lately", None),
    "an empty string is unknown": ("outlet", " ", None),
    "an address that is none": ("url", "news/17", None),
    "a language with its country": ("language", "de-AT", "de"),
    "null is unknown": ("title", None, None),
}


@pytest.mark.parametrize(("name", "brought", "value"), FIELDS.values(), ids=FIELDS.keys())
def test_a_field(name, brought, value):
    article = read({"id": "v-1", "text": TEXT, name: brought})
    assert getattr(article, name) == value
    assert (name in article.found) == bool(value)


@pytest.mark.parametrize(
    ("name", "brought", "value"),
    [
        ("outlet", "Radio Vesper", "Radio Vesper"),
        ("title", "Lock\r\n shut", "Lock shut"),
        ("authors", ["Ilse Varen"], ("Ilse Varen",)),
        ("authors", "Ilse Varen", ("Ilse Varen",)),
        ("url", "https://vesper.example/lock", "https://vesper.example/lock"),
        ("published", "2026-03-15", "2026-03-15"),
    ],
)
def test_no_field_brings_what_nobody_sees(name, brought, value):
    hidden = [unseen(one) for one in brought] if isinstance(brought, list) else unseen(brought)
    article = read({"id": "v-1", "text": unseen(TEXT), name: hidden})
    assert getattr(article, name) == value
    assert article.text == unseen(TEXT)


def unseen(written):
    """Marks that turn the reading direction, and controls, around and within."""
    middle = len(written) // 2
    turned = f"{written[:middle]}\u202c\x1b{written[middle:]}"
    return f"\x07\u202e\u2066{turned}\u2069\u200b\u00ad\x8d"


def test_a_number_may_be_an_id():
    assert read({"id": 17, "text": TEXT}).id == "17"


def test_other_fields_are_passed_over():
    assert isinstance(read({"id": "v-1", "text": TEXT, "topic": ["locks"], "lean": None}), Article)


WRONG = {
    "no id": ({"text": TEXT}, "not-article", "`id`"),
    "no text": ({"id": "v-1"}, "not-article", "`text`"),
    "text of another type": ({"id": "v-1", "text": ["a"]}, "not-article", "`text` must be text"),
    "authors of another type": (
        {"id": "v-1", "text": TEXT, "authors": [7]}, "not-article", "`authors[0]` must be text"),
    "not an object": ([1], "not-article", "object"),
    "not JSON": (b"{'id': 1}", "not-article", "malformed"),
    "half a surrogate pair": (rb'{"id": "v-1", "text": "\ud800"}', "not-article", "news.jsonl:17"),
    "not UTF-8": (b'{"id": "v-1", "text": "\xff"}', "not-article", "news.jsonl:17"),
    "very deep": (b"[" * 100_000, "not-article", "news.jsonl:17"),
    "no words": ({"id": "v-1", "text": " \n"}, "empty", "`text`"),
}  # fmt: skip


@pytest.mark.parametrize(("row", "reason", "says"), WRONG.values(), ids=WRONG.keys())
def test_a_line_that_is_no_article(row, reason, says):
    unread = read(row)
    assert isinstance(unread, Unread)
    assert unread.reason == reason
    assert unread.detail.startswith("news.jsonl:17: ")
    assert says in unread.detail


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip))
def test_any_text_is_kept(text):
    assert read({"id": "v-1", "text": text, "language": "en"}).text == text


@given(JSON)
def test_any_json_is_an_article_or_not(row):
    assert isinstance(read(row), Article | Unread)


@given(
    st.fixed_dictionaries(
        {"id": JSON, "text": JSON},
        optional=dict.fromkeys(("url", "authors", "published", "language", "title"), JSON),
    )
)
def test_any_fields_are_an_article_or_not(row):
    assert isinstance(read(row), Article | Unread)
