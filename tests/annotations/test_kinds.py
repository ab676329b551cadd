"""What a tagger's names tell of names that no list knows."""

import pytest

from onrecord.annotations.mentions import find_mentions
from onrecord.annotations.sentences import split_paragraphs, split_sentences
from onrecord.languages import load
from onrecord.model import Article, Span
from onrecord.tagging import TaggedName

ENGLISH = load("en")


def kinds(text, *names):
    """The kind of each name that is mentioned, by its words."""
    article = Article("a", text, "0" * 64, language="en")
    sentences = split_sentences(text, split_paragraphs(text), language=ENGLISH)
    seen = [
        TaggedName(kind, Span(text.index(words), text.index(words) + len(words)), sure)
        for kind, words, sure in names
    ]
    mentions = find_mentions(article, sentences, ENGLISH, names=seen)
    return {mention.name: mention.kind for mention in mentions if mention.form == "name"}


@pytest.mark.parametrize("kind", ["person", "organization", "place", "outlet"])
def test_an_unknown_name_is_what_the_tagger_saw(kind):
    assert kinds("The talks with Zibulka went on.", (kind, "Zibulka", 0.9))["Zibulka"] == kind


@pytest.mark.parametrize(
    "name",
    [("person", "Zibulka", 0.6), ("person", "talks with Zibulka", 0.9), ("role", "Zibulka", 0.9)],
    ids=["not sure", "other words", "no name"],
)
def test_else_it_stays_unknown(name):
    assert kinds("The talks with Zibulka went on.", name)["Zibulka"] == "unknown"


def test_a_name_that_the_lists_know_is_what_they_say():
    assert kinds("The talks in Ottawa went on.", ("person", "Ottawa", 0.99))["Ottawa"] == "place"


def test_in_capitals_throughout_only_the_tagger_tells_names():
    text = "MAYOR IVO BRANDT SAID ON MONDAY THAT IT IS SAFE."
    assert kinds(text, ("person", "IVO BRANDT", 0.5)) == {"IVO BRANDT": "person"}
