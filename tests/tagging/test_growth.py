"""A paragraph of twice the length is tagged in little more than twice the work.

The work is counted in calls of functions, so that no clock and no other process matters.
"""

import sys

import pytest

# Twice the text, and room for what is looked up by halves.
MOST_GROWTH = 2.6
SENTENCES = {
    "cues": "He said that it rained in Keldby. ",
    "quotations": "“Rain”, she said. ",
    "marks that nothing closes": '"a,',
}


def work(text, tag):
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        tag(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_twice_the_paragraph_is_little_more_than_twice_the_work(tag, sentence):
    tag(sentence)  # what is opened once
    assert work(sentence * 200, tag) < MOST_GROWTH * work(sentence * 100, tag)
