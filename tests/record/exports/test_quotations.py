"""Quotations: only quoted words, only real speakers, and safe in a page."""

import json
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import RecordedActor, Said, Span, Speaker
from onrecord.record.exports import write_quotations

HERE = Span(0, 1)


def nodes(made):
    graph = json.loads(made)["@graph"]
    quotations = [node for node in graph if node["@type"] == "Quotation"]
    return quotations, [node for node in graph if node["@type"] == "NewsArticle"]


def quotation(written, match):
    [found], _ = nodes(written(write_quotations, [match])[0])
    return found


def test_a_quotation_has_its_words_speaker_and_article(tell, written):
    speaker = Speaker("Ilse Varen", "person", "Foreign Minister")
    said = Said("2026-03-12", "stated", HERE)
    match = tell("“<The harbour will open.>” [Ilse Varen] {said}.", speaker=speaker, said=said)
    made, exported = written(write_quotations, [match])
    assert nodes(made) == (
        [
            {
                "@type": "Quotation",
                "@id": f"urn:onrecord:statement:{match.statement.id}",
                "identifier": match.statement.id,
                "text": "The harbour will open.",
                "isPartOf": {"@id": "https://vesper.example/harbour"},
                "creator": {
                    "@type": "Person",
                    "name": "Ilse Varen",
                    "jobTitle": "Foreign Minister",
                },
                "dateCreated": "2026-03-12",
                "inLanguage": "en",
            }
        ],
        [
            {
                "@type": "NewsArticle",
                "@id": "https://vesper.example/harbour",
                "identifier": "a-0123456789abcdef",
                "headline": "Harbour talks resume",
                "url": "https://vesper.example/harbour",
                "datePublished": "2026-03-15T10:00:00+01:00",
                "inLanguage": "en",
                "publisher": {"@type": "NewsMediaOrganization", "name": "Radio Vesper"},
            }
        ],
    )
    assert exported.missing == ()


@pytest.mark.parametrize(
    ("marked", "manner", "text"),
    [
        ("“<We open>,” [she] {said}, “<on Sunday.>”", "direct", "We open […] on Sunday."),
        ("[She] {said} <the harbour was “finished” and “gone”>.", "mixed", "finished […] gone"),
        ("[She] {said} <it\n\n“is over\n\n“and gone.”>", "mixed", "is over […] and gone."),
        ("“He [she] {said} <told me ‘no’ twice>,” she said.", "mixed", "no"),
        ("[She] {said} <it was ‘called “late”’ by all>.", "mixed", "called “late”"),
    ],
    ids=["in pieces", "parts of it", "over paragraphs", "inside another's", "one in another"],
)  # fmt: skip
def test_quoted_words(marked, manner, text, tell, written):
    assert quotation(written, tell(marked, manner=manner))["text"] == text


def work(written, matches) -> int:
    """How many functions are called to write statements, so that no clock matters."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        written(write_quotations, matches)
    finally:
        sys.setprofile(before)
    return calls


def test_twice_the_statements_of_one_paragraph_are_little_more_than_twice_the_work(tell, written):
    def page(size):
        match = tell("She said <it was “late” and “dark”>. " * size, manner="mixed")
        return [
            replace(match, statement=replace(match.statement, content=(piece,)))
            for piece in match.statement.content
        ]

    work(written, page(2))
    assert work(written, page(80)) < 2.6 * work(written, page(40))


def test_an_indirect_statement_is_no_quotation(tell, written):
    match = tell("[She] {said} <the harbour was open>.", manner="indirect")
    made, exported = written(write_quotations, [match, match])
    assert nodes(made) == ([], [])
    assert exported.statements == exported.articles == 0
    assert exported.missing == ("2 statements are indirect and no quotations",)


def test_a_mixed_statement_whose_marks_are_gone_is_counted(tell, written):
    _, exported = written(write_quotations, [tell("[She] {said} <it was open>.", manner="mixed")])
    assert exported.missing == (
        "1 statement that is not indirect has no words between quotation marks and is left out",
    )


@pytest.mark.parametrize(
    "speaker",
    [
        Speaker("a senior official", "unnamed", anonymous=True),
        Speaker("a Norland diplomat", "person", anonymous=True),
        Speaker("critics", "group"),
        Speaker("Port Amaly", "place"),
        Speaker("the report", "document"),
        Speaker("Varen", "unknown"),
    ],
    ids=lambda speaker: speaker.name,
)
def test_nobody_is_invented(speaker, tell, written):
    match = tell("“<x>”", speaker=speaker)
    found, exported = quotation(written, match), written(write_quotations, [match])[1]
    assert (found.get("creator"), found["creditText"]) == (None, speaker.name)
    assert exported.missing == (
        "1 quotation has no creator but a credit: its speaker is no person or organization by name",
    )


def test_an_actor_has_an_address(tell, written):
    actor = RecordedActor("w-1", "The Tern Union", "organization", wikidata="Q1")
    match = tell("“<x>”", speaker=Speaker("the union", "organization", "a union"), actor=actor)
    assert quotation(written, match)["creator"] == {
        "@type": "Organization",
        "name": "The Tern Union",
        "@id": "urn:onrecord:actor:w-1",
        "sameAs": "https://www.wikidata.org/entity/Q1",
    }


@pytest.mark.parametrize("edtf", ["2026-03-12", "2026-03", "2026"])
def test_a_date_that_iso_8601_has_too(edtf, tell, written):
    match = tell("“<x>”", said=Said(edtf, "stated", HERE))
    assert quotation(written, match)["dateCreated"] == edtf


@pytest.mark.parametrize(
    "edtf", ["2026-03-12~", "2026-21", "202X", "2026-03-01/2026-03-05", "../2026", "2026-02-30"]
)
def test_a_date_that_it_has_not_is_counted(edtf, tell, written):
    match = tell("“<x>”", said=Said(edtf, "stated", HERE))
    made, exported = written(write_quotations, [match])
    assert "dateCreated" not in nodes(made)[0][0]
    assert len(exported.missing) == 1
    assert "not known exactly" in exported.missing[0]


def test_a_day_of_publication_that_is_none_is_counted_once(tell, written):
    match = tell("“<x>”", article={"published": "in spring"})
    made, exported = written(write_quotations, [match, match])
    assert "datePublished" not in nodes(made)[1][0]
    assert exported.missing == (
        "1 article's date of publication is no date of ISO 8601 and is not in the file",
    )


class Scripts(HTMLParser):
    """What a browser takes for the data of scripts, and what it finds beside them."""

    def __init__(self):
        super().__init__()
        self.inside, self.data, self.beside = False, "", []

    def handle_starttag(self, tag, attrs):
        self.inside = tag == "script"
        self.beside += [] if self.inside else [tag]

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.data += data


def test_no_text_ends_a_script(tell, written):
    title = "</script><script>alert(1)</script><!-- & \u2028\u2029 ]]>"
    made, _ = written(write_quotations, [tell("“<x>”", article={"title": title})])
    page = Scripts()
    page.feed(f'<script type="application/ld+json">{made.decode()}</script>')
    page.close()
    assert page.beside == []
    assert json.loads(page.data)["@graph"][0]["headline"] == title


@given(data=st.data())
@settings(max_examples=30)
def test_what_is_written_is_harmless_and_means_the_same(many, written, data):
    matches = data.draw(many)
    made, _ = written(write_quotations, matches)
    assert not set("<>&\u2028\u2029") & set(made.decode())
    quotations, articles = nodes(made)
    direct = {m.statement.id: m for m in matches if m.statement.manner == "direct"}
    for found in quotations:
        if match := direct.get(found["identifier"]):
            pieces = [piece.of(match.article.text) for piece in match.statement.content]
            assert found["text"] == " […] ".join(pieces)
    assert {node["identifier"] for node in articles} <= {m.article.id for m in matches}
