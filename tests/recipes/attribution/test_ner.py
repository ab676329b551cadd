"""Corpora of names, in files of their own form."""

import gzip
import json

import pytest

from attribution.ner import joined, read_crossner, read_re3d, read_uner

SET = {
    "marks": (["Yes", ",", "she", "said", "."], "Yes, she said."),
    "brackets": (["the", "bank", "(", "NB", ")", "fell"], "the bank (NB) fell"),
    "quotation marks": (["a", '"', "good", "day", '"', ",", "no"], 'a "good day", no'),
    "owners": (["Norland", "'s", "port"], "Norland's port"),
    "owners in two": (["Norland", "'", "s", "port"], "Norland's port"),
}


def packed(path, text):
    path.write_bytes(gzip.compress(text.encode()))
    return path


def words_of(named):
    return [(kind, span.of(named.text)) for kind, span in named.names]


@pytest.mark.parametrize(("tokens", "text"), SET.values(), ids=SET)
def test_words_are_set_as_a_newspaper_would(tokens, text):
    made, spans = joined(tokens)
    assert made == text
    assert [span.of(made) for span in spans] == tokens


def test_crossner(tmp_path):
    lines = ["Ilse\tB-politician", "Varen\tI-politician", "of\tO", "Norland\tB-country", ".\tO"]
    more = [
        "The\tO",
        "Lake\tB-politicalparty",
        "Party\tI-politicalparty",
        "won\tO",
        "X\tB-election",
    ]
    path = packed(tmp_path / "x.gz", "\n".join([*lines, "", *more, "", ""]))
    first, second = read_crossner(path)
    assert first.text == "Ilse Varen of Norland."
    assert words_of(first) == [("person", "Ilse Varen"), ("place", "Norland")]
    assert words_of(second) == [("organization", "Lake Party")]
    assert first.marked == {"person", "organization", "place"}


def test_uner_keeps_its_spaces(tmp_path):
    rows = [
        "1\tNorland\tB-LOC\t-\tx",
        "2\t-\tO\t-\tx",
        "3\tVesper\tB-LOC\t-\tx",
        "4\tx\tB-OTH\t-\tx",
    ]
    path = packed(tmp_path / "x.gz", "\n".join(["# text = Norland -Vesper x", *rows, "", ""]))
    (named,) = read_uner(path)
    assert named.text == "Norland -Vesper x"
    assert words_of(named) == [("place", "Norland"), ("place", "Vesper")]


RE3D = {
    "pronouns say nothing": ("He left.", [("He", "Person")], []),
    "neither do common nouns": ("The rebels left.", [("The rebels", "Organisation")], []),
    "articles and titles are cut": (
        "The Foreign Minister Ilse Varen left the Lake Bank.",
        [("The Foreign Minister Ilse Varen", "Person"), ("the Lake Bank", "Organisation")],
        [("person", "Ilse Varen"), ("organization", "Lake Bank")],
    ),
    "a title alone is no name": (
        "The Foreign Secretary left.", [("The Foreign Secretary", "Person")], [],
    ),
    "a body keeps the place in it": (
        "Bank of Norland fell.",
        [("Bank of Norland", "Organisation"), ("Norland", "Location")],
        [("organization", "Bank of Norland")],
    ),
    "a land that acts is a place": (
        "Norland fell.", [("Norland", "Organisation"), ("Norland", "Location")],
        [("place", "Norland")],
    ),
    "lists are no names": ("Vesper, Norland fell.", [("Vesper, Norland", "Location")], []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "marked", "names"), RE3D.values(), ids=RE3D)
def test_re3d(tmp_path, text, marked, names):
    entities = [
        [text.index(words), text.index(words) + len(words), kind, words] for words, kind in marked
    ]
    rows = [
        {"id": str(number), "text": text, "entities": entities, "licence": licence}
        for number in range(40)
        for licence in ("Open Government", "Attribution-NonCommercial")
    ]
    path = packed(tmp_path / "x.gz", "\n".join(map(json.dumps, rows)))
    kept, scored = (list(read_re3d(path, scored=scored)) for scored in (False, True))
    assert len(kept) + len(scored) == 40
    assert len(kept) > len(scored) > 0
    assert not {one.id for one in kept} & {one.id for one in scored}
    assert words_of(kept[0]) == names
    assert [span.of(text) for span in kept[0].unsure] == [words for words, _ in marked]
