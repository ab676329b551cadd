"""Articles as trained runs mark them."""

import gzip
import json
from collections import Counter

import numpy as np

from attribution.teach import Joined, read_texts, taught, together
from onrecord.tagging import load_tagger
from onrecord.tagging.labels import begin
from onrecord.tagging.names import begin_name
from onrecord.tagging.tagger import Heads

TEXT = "The bridge is closed, Mayor Ilka Torn said on Monday.\n\nIt opened in 1931."
ARTICLES = [("invented", TEXT)]


def scorer_of(value):
    def score(pieces, quotations, capitals):
        return Heads(*(np.full((len(pieces), 2), value, np.float32) for _ in Heads._fields))

    return score


def test_the_tags_are_of_all_and_the_rest_of_the_first():
    heads = Joined([scorer_of(1), scorer_of(4)])([7, 7], [0, 0], [0, 0])
    assert [float(scores[0, 0]) for scores in heads] == [2.5, 1, 1]


def test_one_teacher_and_its_twin_say_what_it_says_alone():
    alone = load_tagger("en")
    ones, twos = (list(taught(t, ARTICLES, Counter())) for t in (alone, together([alone, alone])))
    assert ones == twos


def test_a_paragraph_is_marked_with_tags_links_and_names():
    counts: Counter[str] = Counter()
    first, second = taught(load_tagger("en"), ARTICLES, counts)
    assert (first.origin, first.weight) == ("taught", 1.0)
    assert first.tags[0] == begin("content")
    assert (first.source_of, first.cue_of) == ((0,), (0,))
    assert begin_name("person") in first.names
    assert not any(second.tags)
    assert (counts["articles"], counts["paragraphs"], counts["attributions"]) == (1, 2, 1)


def test_the_same_articles_are_chosen_again(tmp_path):
    path = tmp_path / "articles.jsonl.gz"
    rows = (json.dumps({"id": str(number), "text": "It rained."}) for number in range(9))
    path.write_bytes(gzip.compress("\n".join(rows).encode()))
    chosen = read_texts(path, number=4)
    assert len({id_ for id_, _ in chosen}) == 4
    assert chosen == read_texts(path, number=4)
    assert len(read_texts(path, number=100)) == 9
