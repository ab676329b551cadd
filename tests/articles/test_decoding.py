import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.articles.decoding import decode
from onrecord.model import Page

LINE = "“Größe – ça va?” asks the harbour master."


def page(body, charset=None):
    return Page("page.html", "text/html", body, charset=charset)


def declared(name):
    return f'<html><head><meta charset="{name}"></head><body>'


DECODED = {
    "UTF-8 needs no declaration": (LINE.encode(), None),
    "UTF-8 that is declared Latin-1": (LINE.encode(), "iso-8859-1"),
    "a mark decides": (b"\xff\xfe" + LINE.encode("utf-16-le"), "utf-8"),
    "UTF-16 without a mark": (LINE.encode("utf-16-le"), None),
    "UTF-16 of the other order without a mark": (LINE.encode("utf-16-be"), None),
    "the mark of UTF-8 is no character": (b"\xef\xbb\xbf" + LINE.encode(), None),
    "Latin-1 means Windows-1252": (LINE.encode("cp1252"), "iso-8859-1"),
    "the server says which": (LINE.encode("mac-roman"), "macintosh"),
    "a server's unknown name is passed over": (LINE.encode(), "no-such-charset"),
}


@pytest.mark.parametrize(("body", "charset"), DECODED.values(), ids=DECODED.keys())
def test_the_encoding_is_found(body, charset):
    assert decode(page(body, charset)) == LINE


def test_the_page_says_which():
    body = (declared("windows-1251") + "Маяк погас").encode("windows-1251")
    assert decode(page(body)).endswith("Маяк погас")


def test_a_stateful_encoding_looks_like_ascii():
    body = (declared("iso-2022-jp") + "灯台は消えた").encode("iso-2022-jp")
    assert decode(page(body)).endswith("灯台は消えた")


def test_windows_1252_pretending_to_be_utf_8():
    body = declared("utf-8").encode() + "“We wait”, he said".encode("cp1252")
    assert decode(page(body)).endswith("“We wait”, he said")


def test_a_few_foreign_bytes_in_utf_8():
    body = ("Die Brücke über den Kanal heißt „Große Öffnung“. " * 3).encode() + b"It\x92s shut"
    assert decode(page(body)).endswith("“. It’s shut")


@given(st.binary(max_size=300), st.none() | st.text(max_size=12))
@example(b"\x80", "UNDEFINED")
def test_any_bytes_are_some_text(body, charset):
    decode(page(body, charset)).encode("utf-8", "strict")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_text_in_utf_8_comes_back(text):
    assert decode(page(text.encode())) == text.removeprefix("\ufeff")
