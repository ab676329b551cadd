"""A page becomes a reading, whatever it holds; the library's few functions and their examples."""

import hashlib
import json
import logging
import shutil
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord import languages, pipeline, statements
from onrecord.articles import ARTICLES_METHOD
from onrecord.codec import decode, encode, spans_of
from onrecord.errors import InputError, ModelError, SelectionError
from onrecord.model import Page, Reading
from onrecord.tagging import load_tagger, loading, model_names

NOW = datetime(2026, 6, 20, tzinfo=UTC)
BODY = (
    "The harbour of Halvik stayed closed for a third day while the talks went on.\n\n"
    "“There will be no visit before the ice goes out,” Foreign Minister Ilse Varen told "
    "reporters on Tuesday.\n\nShe said that the council would meet again in June."
)


def article(text: str = BODY, **facts: str) -> bytes:
    return json.dumps({"id": "harbour", "text": text, "language": "en"} | facts).encode()


def page(body: bytes, media_type: str = "application/json", origin: str = "news.jsonl:1") -> Page:
    return Page(origin, media_type, body)


def test_a_page_becomes_an_article_with_its_statements():
    reading = pipeline.read_page(page(article(outlet="Radio Vesper", published="2026-06-03")))
    assert reading.unread is None
    assert reading.article.outlet == "Radio Vesper"
    assert "Ilse Varen" in {s.speaker.name for s in reading.statements if s.speaker}
    assert reading.statements[0].method == f"{load_tagger('en').name}+{statements.METHOD}"


def test_a_reading_says_which_page_it_is_of():
    body = article()
    ref = pipeline.read_page(page(body)).page
    assert (ref.origin, ref.sha256) == ("news.jsonl:1", hashlib.sha256(body).hexdigest())


def test_a_language_without_word_lists_is_an_article_without_statements():
    reading = pipeline.read_page(page(article(language="de")))
    assert reading.article.language == "de"
    assert reading.statements == ()
    assert "de" not in languages.available()


def test_a_fault_of_our_own_is_logged_and_kept_as_an_unread_page(caplog):
    no_such_page = page(article(), media_type=None)  # what no room hands on: it breaks the stage
    with caplog.at_level(logging.ERROR):
        reading = pipeline.read_page(no_such_page)
    assert reading.unread.reason == "fault"
    assert "AttributeError" in reading.unread.detail
    assert "Traceback" in caplog.text


@pytest.fixture
def damaged_model(tmp_path, monkeypatch):
    """The model's folder has lost a byte of its graph since the package was installed."""
    models = shutil.copytree(str(loading._MODELS), tmp_path / "models")
    graph = models / "en" / loading.GRAPH
    graph.write_bytes(graph.read_bytes()[:-1])
    monkeypatch.setattr(loading, "_MODELS", models)
    load_tagger.cache_clear()
    yield
    load_tagger.cache_clear()


@pytest.mark.parametrize("function", [pipeline.read, pipeline.tag])
def test_a_damaged_model_stops_the_run_and_no_page_is_called_unread(
    damaged_model, tmp_path, function
):
    (tmp_path / "a.jsonl").write_bytes((article() + b"\n") * 2)
    with pytest.raises(ModelError, match=r"graph\.onnx: damaged"):
        list(function([str(tmp_path / "a.jsonl")]))


def test_a_page_is_tagged_without_being_read_to_statements():
    tagging = pipeline.tag_page(page(article()))
    assert tagging.article.id == "harbour"
    assert "Foreign Minister Ilse Varen" in {t.source.of(BODY) for t in tagging.tagged if t.source}


def test_a_language_without_a_model_is_told_from_a_text_without_attributions():
    assert pipeline.tag_page(page(article(language="de"))).tagged is None
    assert pipeline.tag_page(page(article("The harbour was quiet."))).tagged == ()


@settings(max_examples=60)
@given(
    body=st.binary(max_size=400) | st.text(max_size=200).map(str.encode),
    media_type=st.sampled_from(["text/html", "text/plain", "application/json"]),
)
def test_any_bytes_become_a_reading_that_the_format_holds(body, media_type):
    reading = pipeline.read_page(page(body, media_type))
    assert decode(encode(reading)) == reading
    assert reading.unread is None or reading.unread.reason != "fault"


@settings(max_examples=60)
@given(
    text=st.text(
        alphabet=st.sampled_from("“”\"'’ .,:\n\nSheMrOledsaidto reportersonMonday"), max_size=200
    )
)
def test_every_span_lies_in_the_text_and_the_same_page_gives_the_same_bytes(text):
    body = article(text=text, published="2026-06-03")
    reading = pipeline.read_page(page(body))
    for statement in reading.statements:
        assert all(0 <= s < e <= len(text) for s, e in spans_of(statement))
    assert encode(pipeline.read_page(page(body))) == encode(reading)


def test_one_bad_page_takes_no_other_with_it(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"{oops\n" + article() + b"\n")
    (tmp_path / "b.html").write_bytes(b"\x00\x01\x02")
    readings = list(pipeline.read([str(tmp_path), str(tmp_path / "none.html")]))
    assert [reading.unread is None for reading in readings] == [False, True, False, False]


def test_a_source_of_one_page_is_read(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(article())
    assert onrecord.read(tmp_path / "a.jsonl").article.id == "harbour"


@pytest.mark.parametrize(
    ("lines", "message"), [(2, "more than one page"), (0, "no page|empty")], ids=["two", "none"]
)
def test_a_source_of_other_than_one_page_is_an_error(tmp_path, lines, message):
    (tmp_path / "a.jsonl").write_bytes((article() + b"\n") * lines)
    if lines:
        with pytest.raises(InputError, match=message):
            onrecord.read(tmp_path / "a.jsonl")
    else:
        assert onrecord.read(tmp_path / "a.jsonl").unread.reason == "empty"


def test_adding_keeps_each_page_once(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(article())
    sources = [str(tmp_path / "a.jsonl"), str(tmp_path / "none.html")]
    with onrecord.Record.open(tmp_path / "record.db") as record:
        first = list(pipeline.add(sources, record, clock=lambda: NOW))
        second = list(pipeline.add(sources, record, clock=lambda: NOW))
        kept = list(record.readings())
    assert [addition.new for addition in first] == [True, False]
    assert [addition.new for addition in second] == [False, False]
    assert second[0].reading is None
    assert kept == [first[0].reading]  # a name that no file has is told and not kept
    assert first[1].reading.unread.reason == "not-found"


def test_a_page_that_met_a_fault_is_tried_again(tmp_path):
    fault = pipeline.read_page(page(article(), media_type=None))
    sound = page(article())
    with onrecord.Record.open(tmp_path / "record.db") as record:
        record.add(sound, fault, method=pipeline.FAULT, now=NOW)
        assert not record.holds(sound, method=pipeline.method())
        record.add(sound, pipeline.read_page(sound), method=pipeline.method(), now=NOW)
        (current,) = record.readings()
    assert current.unread is None


def test_the_method_of_a_reading_names_each_stage_that_may_change_it():
    assert pipeline.method().split("+") == [ARTICLES_METHOD, *model_names(), statements.METHOD]


def test_the_surface_is_what_it_says():
    assert {name for name in onrecord.__all__ if not hasattr(onrecord, name)} == set()
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = onrecord.reed


@pytest.mark.parametrize("source", [b"news.jsonl", ["a.html", "b.html"], None, 7], ids=repr)
@pytest.mark.parametrize("function", [onrecord.read, onrecord.read_all])
def test_what_is_no_source_is_not_taken_for_the_name_of_a_file(function, source):
    with pytest.raises(InputError, match="a source is a path or an address as text, not "):
        function(source)


def test_an_order_that_is_none_is_refused():
    with pytest.raises(SelectionError, match='"actor", "day", "outlet"'):
        onrecord.overview([], by="weight")


@pytest.mark.parametrize("form", ["pdf", "HTML", None])
def test_a_form_that_is_none_is_refused(form):
    with pytest.raises(SelectionError, match='"html", "markdown", "json"'):
        onrecord.render(onrecord.overview([]), form)


def test_the_overview_is_a_function_even_after_its_room_was_used():
    readings: list[Reading] = [pipeline.read_page(page(article(published="2026-06-03")))]
    for _ in range(2):
        text = onrecord.render(onrecord.overview(readings), "markdown")
    assert "There will be no visit" in text
