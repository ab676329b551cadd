"""Web Annotations: a selector points at the words, and nobody is invented."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import RecordedActor, Relay, Said, Span, Speaker
from onrecord.record.exports import write_annotations
from onrecord.record.exports.annotations import AROUND

HERE = Span(0, 1)


def read(made):
    collection = json.loads(made)
    return collection, collection["first"]["items"]


def annotation(written, match):
    return read(written(write_annotations, [match])[0])[1][0]


@given(data=st.data())
@settings(max_examples=30)
def test_a_selector_selects_the_words(many, written, data):
    matches = data.draw(many)
    _, items = read(written(write_annotations, matches)[0])
    for item, match in zip(items, matches, strict=True):
        text, content = match.article.text, match.statement.content
        for target, piece in zip(item["target"], content, strict=True):
            quote, position = target["selector"]
            place = slice(position["start"], position["end"])
            assert text[place] == quote["exact"] == piece.of(text)
            assert text[: position["start"]].endswith(quote["prefix"])
            assert text[position["end"] :].startswith(quote["suffix"])
            assert len(quote["prefix"]) == min(AROUND, position["start"])
            assert len(quote["suffix"]) == min(AROUND, len(text) - position["end"])


def test_positions_count_code_points(tell, written):
    """An emoji is one, as is a letter beyond U+FFFF."""
    found = annotation(
        written, tell("🦉𝒳 [Ilse Varen] {said}: <The owl 🦉 is back.> Nobody saw it.")
    )
    quote, position = found["target"][0]["selector"]
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "The owl 🦉 is back.",
        "prefix": "🦉𝒳 Ilse Varen said: ",
        "suffix": " Nobody saw it.",
    }
    assert position == {"type": "TextPositionSelector", "start": 20, "end": 38}


def test_each_piece_is_a_target(tell, written):
    found = annotation(written, tell("“<We will open>,” [Ilse Varen] {said}, “<on Sunday.>”"))
    exact = [target["selector"][0]["exact"] for target in found["target"]]
    assert exact == ["We will open", "on Sunday."]
    assert {target["source"] for target in found["target"]} == {"https://vesper.example/harbour"}


def test_a_collection_knows_its_number_and_has_a_name(tell, written):
    matches = [tell(f"<{number}>") for number in range(3)]
    collection, items = read(written(write_annotations, matches)[0])
    assert (collection["total"], len(items)) == (3, 3)
    assert collection["id"].startswith("urn:onrecord:annotations:")
    assert collection["first"]["id"] == f"{collection['id']}:1"
    assert read(written(write_annotations, matches[:2])[0])[0]["id"] != collection["id"]


def test_a_speaker_is_the_creator(tell, written):
    actor = RecordedActor("w-1", "Ilse Varen", "person", country="Norland", wikidata="Q1")
    body, *tags = annotation(
        written,
        tell(
            "[Varen] {said}: <x>",
            actor=actor,
            relay=(Relay("NTA", HERE), Relay("Harbour TV", HERE)),
            said=Said("2026-03-12", "stated", HERE),
        ),
    )["body"]
    assert body["schema:creator"] == {
        "schema:name": "Ilse Varen",
        "id": "urn:onrecord:actor:w-1",
        "type": "schema:Person",
        "schema:sameAs": {"id": "https://www.wikidata.org/entity/Q1"},
        "onrecord:country": "Norland",
    }
    assert (body["onrecord:speaker"], body["onrecord:said"]) == ("Varen", "2026-03-12")
    assert body["onrecord:relay"] == {"@list": ["NTA", "Harbour TV"]}
    assert [tag["value"] for tag in tags] == ["Varen", "say"]


def test_an_unnamed_speaker_is_nobody(tell, written):
    speaker = Speaker("a senior official", "unnamed", anonymous=True, withheld="for fear of fog")
    body = annotation(written, tell("<x>", speaker=speaker))["body"][0]
    assert "schema:creator" not in body
    assert (body["onrecord:speaker"], body["onrecord:anonymous"]) == ("a senior official", True)
    assert body["onrecord:withheld"] == "for fear of fog"


def test_where_nobody_is_credited_nobody_speaks(tell, written):
    body, *tags = annotation(written, tell("<x>"))["body"]
    assert {"schema:creator", "onrecord:speaker", "onrecord:kind"} & set(body) == set()
    assert [tag["value"] for tag in tags] == ["say"]


def test_who_found_it_and_who_looked_at_it(tell, written):
    machine = annotation(written, tell("<x>"))
    fixed = annotation(written, tell("<x>", review="fixed"))
    added = annotation(written, tell("<x>", review="added"))
    name = "attribution-en@3+rules-en@4"
    assert machine["creator"]["name"] == fixed["creator"]["name"] == name
    assert len(machine["prov:wasAttributedTo"]) == 1
    assert fixed["prov:wasAttributedTo"][1] == {
        "type": ["Person", "prov:Person"],
        "onrecord:did": "fixed",
    }
    assert added["creator"]["type"] == ["Person", "prov:Person"]


def test_an_article_without_an_address_has_a_urn(tell, written):
    match = tell("<x>", article={"url": None})
    made, exported = written(write_annotations, [match])
    [item] = read(made)[1]
    assert item["target"][0]["source"] == "urn:onrecord:article:a-0123456789abcdef"
    assert exported.missing == ()


def test_an_address_that_is_none_is_counted_once(tell, written):
    match = tell("<x>", article={"url": "javascript:alert(1)"})
    made, exported = written(write_annotations, [match, match])
    assert b"javascript" not in made
    assert exported.missing == ("1 article's address is none of http(s) and is not in the file",)


def test_the_article_is_told_but_not_its_text(tell, written):
    made, _ = written(write_annotations, [tell("<x>" + " far away" * 20)])
    assert b"far away far away far away far away" not in made
    assert read(made)[1][0]["body"][0]["schema:isPartOf"] == {
        "id": "https://vesper.example/harbour",
        "type": "schema:NewsArticle",
        "schema:identifier": "a-0123456789abcdef",
        "schema:headline": "Harbour talks resume",
        "schema:datePublished": "2026-03-15T10:00:00+01:00",
        "schema:inLanguage": "en",
        "schema:publisher": {
            "schema:name": "Radio Vesper",
            "type": "schema:NewsMediaOrganization",
        },
    }
