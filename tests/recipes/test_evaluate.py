"""Quality floors: what is below them is said, other data are said, and absent data are no fault."""

import sys

import pytest

import evaluate


def score(percent, floor):
    return evaluate.Score("statements", "overlap", percent, floor)


@pytest.mark.parametrize(
    ("percent", "floor", "complaints"),
    {
        "above its floor": (80.0, 62.0, 0),
        "on its floor": (62.0, 62.0, 0),
        "below its floor": (61.9, 62.0, 1),
        "without a floor": (1.0, None, 0),
    }.values(),
)
def test_a_score_is_held_to_its_floor(percent, floor, complaints):
    assert len(evaluate.missed([score(percent, floor)])) == complaints


def test_other_data_are_named_with_the_digest_to_pin(tmp_path):
    pinned = dict.fromkeys(evaluate.DATA, "0" * 64)
    complaints = evaluate.other_data(tmp_path, {"data": pinned})
    assert [complaint.partition(":")[0] for complaint in complaints] == list(evaluate.DATA)


def test_every_score_with_a_floor_is_in_the_table():
    floors = evaluate.tomllib.loads(evaluate.FLOORS.read_text("utf-8"))
    assert set(floors.pop("data")) == set(evaluate.DATA)
    assert {(part, name) for part in floors for name in floors[part]} <= set(evaluate.MEANINGS)


@pytest.mark.parametrize("recipe", ["evaluate", "bench"])
def test_where_the_data_are_absent_it_says_so_and_is_no_failure(
    recipe, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path / "nowhere"))
    monkeypatch.setattr(sys, "argv", [recipe])
    assert __import__(recipe).main() == 0
    assert capsys.readouterr().err.startswith("skipped: ")
