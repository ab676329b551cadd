"""PolNeAR's files."""

import gzip
import json

import pytest

from attribution.corpus import HELD_OUT, held_out, read_polnear, read_polnear_holdout

MARKED = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 20]]}
OTHER = {"source": [], "cue": [[4, 8]], "content": [[14, 20]]}


@pytest.fixture
def split(tmp_path):
    """Two articles, of which two people marked the second."""
    rows = [
        {"id": f"a{n}", "text": "She said that it rained", "attributions": [MARKED]} for n in "12"
    ]
    rows[1]["other_annotators"] = [[OTHER]]
    path = tmp_path / "split.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return path


def test_an_article_comes_once(split):
    articles = list(read_polnear(split))
    assert [(a.id, a.annotator, a.annotators) for a in articles] == [("a1", 0, 1), ("a2", 0, 2)]


def test_or_once_for_everyone_who_marked_it(split):
    articles = list(read_polnear(split, every_annotator=True))
    assert [(a.id, a.annotator) for a in articles] == [("a1", 0), ("a2", 0), ("a2", 1)]
    assert [a.attributions[0].source is None for a in articles] == [False, False, True]


def test_what_is_held_out_does_not_depend_on_order():
    ids = [f"article {number}" for number in range(200)]
    assert len(held_out(ids)) == HELD_OUT
    assert held_out(ids) == held_out(reversed(ids)) != held_out(ids[HELD_OUT:])


def test_held_out_articles_are_as_the_first_marked_them(split):
    assert list(read_polnear_holdout(split)) == list(read_polnear(split))
