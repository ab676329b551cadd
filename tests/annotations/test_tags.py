"""The second pass, with a tagger that notes what it is given."""

import pytest

from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.sentences import split_paragraphs
from onrecord.annotations.tags import find_tags
from onrecord.model import Span, Tagged
from onrecord.tagging.tagger import TaggedText


class Noting:
    """It tags one content, given, and finds nothing inside it."""

    language = "en"

    def __init__(self, content):
        self.content = content
        self.read = []

    def tag(self, text, paragraphs, quotations):
        self.read.append(([p.of(text) for p in paragraphs], list(quotations)))
        first = len(self.read) == 1
        tagged = Tagged(None, Span(0, 1), (self.content,), 1.0)
        return TaggedText((tagged,) if first else (), ())


def inside(text, content):
    """What is read a second time."""
    start = text.index(content)
    tagger = Noting(Span(start, start + len(content)))
    paragraphs = split_paragraphs(text)
    find_tags(text, paragraphs, find_quotations(text, paragraphs), tagger=tagger)
    return tagger.read[1:]


def test_content_with_a_reporting_word_is_read_again():
    content = "aid groups had reported three landings in May"
    assert inside(f"Dangor said that {content}.", content) == [([content], [])]


@pytest.mark.parametrize(
    "content",
    ["the bridge was closed to lorries for the whole of May", "they had said so"],
    ids=["no reporting word", "too short"],
)
def test_other_content_is_not(content):
    assert inside(f"Dangor said that {content}.", content) == []


def test_marks_that_were_nested_stand_alone():
    content = "The board told us ‘not before the autumn’ and left it at that."
    ((_, quotations),) = inside(f"“{content}” Dangor said.", content)
    assert [(one.nested, one.continues) for one in quotations] == [(False, False)]
