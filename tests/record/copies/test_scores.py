import copy_scores
from copy_scores import Pair, read_judged
from onrecord.languages import load


def test_every_judgement_is_read():
    judged = read_judged(copy_scores.JUDGED)
    pairs = [(pair.left, pair.right) for pair in judged.pairs]
    assert len(set(pairs)) == len(pairs) >= 150
    assert {pair.judged for pair in judged.pairs} == {"exact", "near", "part", None}
    assert len(judged.origins) == 50
    assert {agency for agency, _ in judged.origins.values()} <= set(load("en").credits.agencies)


def test_an_unsure_pair_counts_for_nothing(tmp_path):
    file = tmp_path / "copies.tsv"
    file.write_text("# why\npair\ta\tb\t0.45\tunsure\npair\ta\tc\tday\tno\norigin\ta\tdpa\twrong\n")
    judged = read_judged(file)
    assert judged.pairs == [Pair("a", "c", None)]
    assert judged.unsure == 1
    assert judged.origins == {"a": ("dpa", False)}


def test_it_says_that_there_are_no_data(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path / "absent"))
    assert copy_scores.main() == 0
    assert "skipped: copies" in capsys.readouterr().err
