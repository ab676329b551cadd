"""Judgements of who is one actor, against what the product says."""

from __future__ import annotations

import actor_scores
from actor_scores import Judged, Outcome, Speaking, compare, read_judged, score
from onrecord.languages import load
from onrecord.record.actors import Appearance, SpeakerReader, settle

VAREN, LIND = (
    Speaking(article, name, "person") for article, name in (("a", "Ilse Varen"), ("b", "Otto Lind"))
)
AGAIN = Speaking("c", "Ilse Varen", "person")


def appearances():
    return [Appearance(f"n-{number:016}", *one) for number, one in enumerate((VAREN, LIND, AGAIN))]


def test_what_is_judged_is_compared_with_what_is_joined():
    judged = [Judged("hard", VAREN, AGAIN, same=True), Judged("hard", VAREN, LIND, same=False)]
    settled = settle(appearances(), [], SpeakerReader(load("en")))
    assert [one.joined for one in compare(judged, appearances(), settled)] == [True, False]


def test_a_pair_that_is_not_in_the_readings_is_left_out():
    elsewhere = Judged("hard", VAREN, Speaking("z", "Ilse Varen", "person"), same=True)
    settled = settle(appearances(), [], SpeakerReader(load("en")))
    assert list(compare([elsewhere], appearances(), settled)) == []


def test_precision_is_of_the_joined_and_recall_of_the_same():
    outcomes = [
        Outcome(Judged("hard", VAREN, AGAIN, same), joined)
        for same, joined in ((True, True), (True, False), (False, True), (False, False))
    ]
    one = score(outcomes)
    assert (one.pairs, one.joined, one.same, one.right) == (4, 2, 2, 1)
    assert (one.precision, one.recall) == (50.0, 50.0)
    assert (score([]).precision, score([]).recall) == (100.0, 100.0)


def test_the_judgements_are_of_pairs():
    judged = list(read_judged(actor_scores.JUDGED))
    assert len(judged) > 600
    assert all(one.left != one.right for one in judged)
    assert {one.drawn for one in judged} == {
        "forms", "full name", "block", "unsure", "body", "surname", "forms 2", "surname 2", "hard",
    }  # fmt: skip


def test_without_readings_it_says_that_it_was_skipped(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(actor_scores, "READINGS", tmp_path)
    assert actor_scores.main([]) == 0
    assert capsys.readouterr().err.startswith("skipped: actors:")
