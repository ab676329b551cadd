"""What holds for every format."""

import hashlib
from importlib.util import find_spec
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import OutputError
from onrecord.record.exports import FORMATS, write_csv, write_file
from onrecord.record.exports.quotations import quoted_spans

NEEDS_EXTRA = pytest.mark.skipif(not find_spec("pyarrow"), reason="needs onrecord[parquet]")
ALL = [pytest.param(name, marks=NEEDS_EXTRA if name == "parquet" else ()) for name in FORMATS]
STREAMS = [one for one in ALL if FORMATS[one.values[0]].write]
HARBOUR = "“<The harbour will open.>” [Ilse Varen] {said} on Sunday."


def written(name, matches, folder):
    path = folder / f"out{FORMATS[name].suffix}"
    exported = write_file(iter(matches), path, name)
    return path.read_bytes(), exported


@pytest.mark.parametrize("name", ALL)
@given(data=st.data())
@settings(max_examples=10)
def test_the_same_statements_give_the_same_bytes(name, many, tmp_path_factory, data):
    matches = data.draw(many)
    folder = tmp_path_factory.mktemp("same")
    assert written(name, matches, folder) == written(name, matches, folder)


@pytest.mark.parametrize("name", ALL)
@given(data=st.data())
@settings(max_examples=10)
def test_nothing_is_dropped_but_what_is_counted(name, many, tmp_path_factory, data):
    matches = data.draw(many)
    _, exported = written(name, matches, tmp_path_factory.mktemp("all"))
    kept = matches
    if name == "quotations":
        kept = [match for match in matches if "".join(words(match)).strip()]
    assert exported.statements == len(kept)
    assert exported.articles == len({match.article.id for match in kept})
    left_out = [line for line in exported.missing if "left out" in line or "no quotation" in line]
    assert sum(int(line.split()[0]) for line in left_out) == len(matches) - len(kept)


def words(match):
    return [span.of(match.article.text) for span in quoted_spans(match)]


@pytest.mark.parametrize("name", ALL)
def test_no_statements_are_an_export_too(name, tmp_path):
    made, exported = written(name, [], tmp_path)
    assert made or name == "jsonl"
    assert (exported.statements, exported.articles, exported.missing) == (0, 0, ())


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_gets_the_bytes_of_the_file(name, tell, tmp_path):
    out = BytesIO()
    FORMATS[name].write([tell(HARBOUR)], out)
    assert (out.closed, out.getvalue()) == (False, written(name, [tell(HARBOUR)], tmp_path)[0])


class Pipe:
    """A binary file that can be written to and nothing else."""

    def __init__(self):
        self.digest = hashlib.sha256()

    def write(self, part):
        self.digest.update(part)
        return len(part)

    def flush(self):
        pass


@pytest.mark.parametrize("name", STREAMS)
def test_a_pipe_is_enough(name, tell, tmp_path):
    pipe = Pipe()
    FORMATS[name].write([tell(HARBOUR)], pipe)
    made, _ = written(name, [tell(HARBOUR)], tmp_path)
    assert pipe.digest.digest() == hashlib.sha256(made).digest()


@pytest.mark.parametrize("name", ALL)
def test_a_run_that_fails_leaves_the_last_file(name, tell, tmp_path):
    made, _ = written(name, [tell(HARBOUR)], tmp_path)

    def failing():
        yield tell(HARBOUR)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        written(name, failing(), tmp_path)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [made]


@pytest.mark.parametrize("name", ALL)
def test_a_folder_that_is_not_there_is_said(name, tell, tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        written(name, [tell(HARBOUR)], tmp_path / "nowhere")


def test_a_link_stays_a_link(tell, tmp_path):
    (tmp_path / "link.csv").symlink_to(tmp_path / "there.csv")
    write_file([tell(HARBOUR)], tmp_path / "link.csv", "csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "there.csv").exists()


def test_statements_are_written_as_they_come(tell):
    """A record of any size fits through, since nothing waits for the last statement."""
    out, seen = BytesIO(), []

    def coming():
        for number in range(3):
            seen.append(out.getvalue().count(b"Radio Vesper"))
            yield tell(f"{number} {HARBOUR}")

    write_csv(coming(), out)
    assert seen == [0, 1, 2]
