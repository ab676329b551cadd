"""The models of the package: found, checked and opened."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.errors import ModelError
from onrecord.model import Page
from onrecord.tagging import has_model, load_tagger, loading, model_names

MODEL = Path(loading.__file__).parent / "models" / "en"
FILES = [loading.GRAPH, loading.MANIFEST, loading.REST, loading.TOKENIZER]
TEXT = "“We are ready,” Ilse Varen said on Monday."


@pytest.fixture
def copied(tmp_path):
    """A copy of the English model."""
    return Path(shutil.copytree(MODEL, tmp_path / "en"))


def test_the_model_of_the_package_opens_and_finds_something(tag):
    assert len(tag(TEXT)) == 1


def test_a_model_is_opened_once():
    assert load_tagger("en") is load_tagger("en")


def test_a_copied_folder_is_the_same_model(copied, tag):
    assert tag(TEXT, loading.open_tagger(copied)) == tag(TEXT)


def test_languages_with_a_model_are_told_from_others():
    assert has_model("en")
    assert not has_model("de")


def test_the_name_in_the_manifest_is_what_statements_carry():
    name = json.loads((MODEL / "manifest.json").read_text())["name"]
    line = json.dumps({"id": "harbour", "language": "en", "text": TEXT}).encode()
    reading = pipeline.read_page(Page("news.jsonl:1", "application/json", line))
    methods = {statement.method.partition("+")[0] for statement in reading.statements}
    assert methods == {name} == {load_tagger("en").name}
    assert name in model_names()
    assert name in pipeline.method().split("+")


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_named(copied, file):
    (copied / file).unlink()
    with pytest.raises(ModelError, match=f"{file}: cannot be read .*; install onrecord again"):
        loading.open_tagger(copied)


@pytest.mark.parametrize("file", [loading.GRAPH, loading.TOKENIZER])
def test_a_whole_file_that_a_library_does_not_open_is_named(copied, file):
    (copied / file).write_bytes(b"of another age")
    manifest = json.loads((copied / "manifest.json").read_text())
    manifest["sha256"][file] = hashlib.sha256(b"of another age").hexdigest()
    (copied / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match=f"{file}: this installation cannot open it"):
        loading.open_tagger(copied)


@pytest.mark.parametrize("file", [file for file in FILES if file != "manifest.json"])
def test_a_damaged_file_is_named_with_both_digests(copied, file):
    whole = (copied / file).read_bytes()
    (copied / file).write_bytes(whole[:-1])
    digest = json.loads((copied / "manifest.json").read_text())["sha256"][file]
    with pytest.raises(ModelError, match=f"{file}: damaged: its SHA-256 is .*, not {digest}"):
        loading.open_tagger(copied)
