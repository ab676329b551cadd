"""`onrecord add`: pages into a record, each once."""

from onrecord.record import Record


def test_pages_are_kept_and_a_second_run_adds_nothing(onrecord, news, tmp_path):
    first = onrecord("add", tmp_path / "record.db", news)
    second = onrecord("add", tmp_path / "record.db", news)
    with Record.open(tmp_path / "record.db") as record:
        counts = record.counts()
    assert (first.code, second.code) == (0, 0)
    assert (counts.pages, counts.articles) == (1, 1)
    assert first.err == f"1 read; {counts.statements} statements; 0 unread\n"
    assert second.err == "0 read; 0 statements; 0 unread; 1 held already\n"
    assert first.out == second.out == ""


def test_an_unread_page_is_kept_with_its_reason(onrecord, news_and_wall, tmp_path):
    run = onrecord("add", tmp_path / "record.db", news_and_wall)
    shown = onrecord("pages", tmp_path / "record.db", "--unread")
    assert run.code == 3
    assert "wall.html" in shown.out


def test_a_file_that_is_no_record_is_left_alone(onrecord, news, tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("not a record, and longer than a hundred bytes " * 9)
    run = onrecord("add", other, news)
    assert run.code == 1
    assert run.err.startswith(f"onrecord: {other}: ")
    assert other.read_text().startswith("not a record")


def test_a_mistyped_name_is_told_and_not_kept(onrecord, news, tmp_path):
    run = onrecord("add", tmp_path / "record.db", tmp_path / "nwes", news)
    assert run.code == 3
    assert f"unread: {tmp_path / 'nwes'}: not-found: there is no file or folder" in run.err
    assert onrecord("pages", tmp_path / "record.db", "--unread", "--json").out == ""


def test_nothing_but_a_mistyped_name_is_wrong_usage(onrecord, tmp_path):
    run = onrecord("add", tmp_path / "record.db", tmp_path / "nwes")
    assert (run.code, run.out) == (2, "")
    assert f"no source can be used: '{tmp_path / 'nwes'}': there is no file or folder" in run.err
