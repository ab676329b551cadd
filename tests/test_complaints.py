"""What is wrong with a line is told in the words of JSON, and tells where."""

import msgspec
import pytest

from onrecord.articles import extract
from onrecord.codec import decode
from onrecord.complaints import explained
from onrecord.errors import FormatError
from onrecord.model import Page

TOLD = {
    '{"id": "a", "text": 5}': "`text` must be text, not a whole number",
    '{"id": "a"}': "`text` is missing",
    '{"id": "a", "text": "b", "title": 7}': "`title` must be text or null, not a whole number",
    '{"id": "a", "text": "b", "authors": [1]}': "`authors[0]` must be text, not a whole number",
    '{"id": true, "text": "b"}': "`id` must be a whole number or text, not true or false",
    '{"id": 1.5, "text": "b"}': "`id` must be a whole number or text, not a fraction",
    '{"id": " ", "text": "b"}': "`id` is empty",
    "[1]": "the line must be an object, not a list",
    '{"id": "a", "text": null}': "`text` must be text, not null",
}


@pytest.mark.parametrize(("line", "told"), TOLD.items())
def test_a_row_that_is_no_article_is_told_of(line, told):
    unread = extract(Page("news.jsonl:7", "application/json", line.encode()))
    assert unread.detail == f"news.jsonl:7: {told}"
    assert unread.beside("news.jsonl:7") == told


def test_a_reading_that_is_none_is_told_of():
    with pytest.raises(FormatError, match=r"`format` is missing"):
        decode('{"statements": []}')
    line = '{"format": "onrecord.reading/1", "page": {"origin": "a", "sha256": "abc"}}'
    with pytest.raises(FormatError, match=r"`page.sha256` is not written as it must be"):
        decode(line)
    with pytest.raises(FormatError, match=r"not a reading .*truncated"):
        decode("{")


def test_other_complaints_are_told_as_they_are():
    assert explained(msgspec.DecodeError("Input data was truncated")) == "Input data was truncated"
