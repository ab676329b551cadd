"""Judgements of whom a source refers to, against what the product says."""

import pytest

import speaker_scores
from onrecord.model import Span
from speaker_scores import Judgement, Outcome, is_right, percentages, read_judgements

TEXT = "Ilse Varen met the harbour board. She said that it would wait. We agree."


class Words:
    """A measure by which names agree that share a word."""

    def same_name(self, a, b):
        return bool(a) and bool(set(a.split()) & set(b.split()))


def judgement(source, *named):
    spans = [Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in (source, *named)]
    return Judgement("a", spans[0], tuple(spans[1:]))


@pytest.mark.parametrize(
    ("name", "judged", "right"),
    {
        "the one who was judged": ("Varen", judgement("She", "Ilse Varen"), True),
        "somebody else": ("Otto Lind", judgement("She", "Ilse Varen"), False),
        "nobody, where somebody is": (None, judgement("She", "Ilse Varen"), False),
        "any of several": ("the harbour board", judgement("it", "Ilse Varen", "board"), True),
        "nobody, where nobody is named": (None, judgement("We"), True),
        "somebody, where nobody is named": ("Ilse Varen", judgement("We"), False),
    }.values(),
)
def test_a_speaker_is_judged(name, judged, right):
    assert is_right(name, judged, TEXT, Words()) is right


def test_the_judgements_are_two_hundred_places_in_articles():
    judgements = list(read_judgements(speaker_scores.JUDGED))
    assert len({(one.article, one.source) for one in judgements}) == 200
    assert all(one.source.start < one.source.end for one in judgements)
    assert all(span.start < span.end for one in judgements for span in one.named)


def test_the_share_is_of_all_judgements():
    right, wrong = (Outcome(judgement("We"), TEXT, None, value) for value in (True, False))
    assert percentages([right, right, right, wrong]) == {"right": 75.0}
