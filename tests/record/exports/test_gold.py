"""Gold holds what is reviewed now, and takes no place of anybody else's."""

import json
from dataclasses import replace

import pytest

from onrecord.errors import OutputError
from onrecord.record.exports.gold import write_gold

VISIT = "[Ilse Varen] {said} <she would travel>."


@pytest.fixture
def reviewed(tell):
    """An article with one statement that a person accepted, by its id."""

    def draw(article_id):
        match = tell(VISIT, review="accepted")
        return replace(match.article, id=article_id), (match,)

    return draw


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def test_the_folder_holds_what_is_reviewed_now(tmp_path, reviewed):
    done = write_gold([reviewed("a-1"), reviewed("a-2")], tmp_path / "gold")
    assert done == (2, 2, 2)
    done = write_gold([reviewed("a-2")], tmp_path / "gold")
    assert done == (1, 1, 1)
    assert names(tmp_path / "gold") == ["a-2.gold.json", "articles.jsonl", "written.json"]
    (line,) = (tmp_path / "gold" / "articles.jsonl").read_text().splitlines()
    assert json.loads(line)["id"] == "a-2"


@pytest.mark.parametrize("name", ["articles.jsonl", "a-1.gold.json", "written.json"])
def test_what_somebody_else_wrote_is_not_replaced(tmp_path, reviewed, name):
    (tmp_path / name).write_text("mine")
    with pytest.raises(OutputError, match=f"holds {name}, which no earlier export wrote"):
        write_gold([reviewed("a-1")], tmp_path)
    assert (tmp_path / name).read_text() == "mine"
    assert names(tmp_path) == [name]


def test_what_was_put_beside_an_export_is_not_replaced(tmp_path, reviewed):
    write_gold([reviewed("a-1")], tmp_path)
    (tmp_path / "by-hand.gold.json").write_text("mine")
    with pytest.raises(OutputError, match=r"holds by-hand\.gold\.json"):
        write_gold([reviewed("a-1")], tmp_path)


def test_articles_of_one_id_have_a_file_each(tmp_path, reviewed):
    ids = ["1", "1", "A", "a", "../out", "x" * 300]
    assert write_gold(map(reviewed, ids), tmp_path).articles == len(ids)
    written = names(tmp_path)
    assert {"1.gold.json", "1-2.gold.json", "A.gold.json", "a-2.gold.json"} <= set(written)
    assert len(written) == len(ids) + 2


def test_a_file_is_no_folder(tmp_path, reviewed):
    (tmp_path / "gold").write_text("mine")
    with pytest.raises(OutputError, match="cannot be written"):
        write_gold([reviewed("a-1")], tmp_path / "gold")
