"""`onrecord attributions`: what the tagger alone finds, an article a line."""

import json

from onrecord.codec import encode_attributions
from onrecord.model import Article, Span, Tagged

TEXT = "“We are ready,” Ilse Varen said.\n\nNobody answered."


def row(**facts):
    return json.dumps({"id": "harbour", "language": "en", "text": TEXT} | facts) + "\n"


def words(spans):
    return [TEXT[start:end] for start, end in spans]


def test_an_article_is_a_line_with_spans_of_its_text(onrecord, tmp_path):
    (tmp_path / "news.jsonl").write_text(row())
    run = onrecord("attributions", tmp_path / "news.jsonl")
    line = json.loads(run.out)
    (found,) = line["attributions"]
    assert line["id"] == "harbour"
    assert [words(found[role]) for role in ("source", "cue", "content")] == [
        ["Ilse Varen"],
        ["said"],
        ["“We are ready,”"],
    ]
    assert 0 < found["confidence"] <= 1
    assert (run.code, run.err) == (0, "1 read; 1 attributions; 0 unread\n")


def test_offsets_are_of_the_text_as_it_was_given(onrecord, tmp_path):
    """White space is kept, and an emoji is one code point."""
    given = f"\n \U0001f6a2 Talks\u00a0 go  on\r\n\n\n{TEXT}\n"
    (tmp_path / "news.jsonl").write_text(row(text=given))
    line = json.loads(onrecord("attributions", tmp_path / "news.jsonl").out)
    sources = [given[start:end] for a in line["attributions"] for start, end in a["source"]]
    assert "Ilse Varen" in sources


def test_a_text_that_names_no_source_has_an_empty_list():
    article = Article("harbour", TEXT, "0" * 64)
    line = json.loads(encode_attributions(article, [Tagged(None, Span(0, 2), (Span(3, 6),), 0.5)]))
    assert line == {
        "id": "harbour",
        "attributions": [{"source": [], "cue": [[0, 2]], "content": [[3, 6]], "confidence": 0.5}],
    }


def test_articles_in_a_language_without_a_model_are_counted(onrecord, tmp_path):
    rows = row() + row(id="de", language="de") + row(id="fr", language="fr")
    (tmp_path / "news.jsonl").write_text(rows)
    run = onrecord("attributions", tmp_path / "news.jsonl")
    lines = [json.loads(line) for line in run.out.splitlines()]
    assert [(line["id"], len(line["attributions"])) for line in lines] == [
        ("harbour", 1),
        ("de", 0),
        ("fr", 0),
    ]
    assert run.code == 0
    assert run.err == (
        "3 read; 1 attributions; 0 unread; no model, so no attributions, for de 1, fr 1\n"
    )


def test_an_unread_page_is_named_and_has_no_line(onrecord, news_and_wall):
    run = onrecord("attributions", news_and_wall)
    assert len(run.out.splitlines()) == 1
    assert run.code == 3
    assert f"unread: {news_and_wall / 'wall.html'}: login-wall: " in run.err


def test_what_is_not_there_does_not_stop_the_rest(onrecord, news, tmp_path):
    run = onrecord("attributions", tmp_path / "none.html", news)
    assert len(run.out.splitlines()) == 1
    assert run.code == 3
