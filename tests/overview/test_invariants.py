"""What holds for any readings: nothing invented, nothing lost, nothing loose."""

from __future__ import annotations

import dataclasses
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from onrecord.model import (
    Article,
    PageRef,
    Reading,
    Relay,
    Said,
    Selection,
    Span,
    Speaker,
    Statement,
    Venue,
)
from onrecord.overview import compose, to_html, to_json, to_markdown

HOSTILE = "<script>alert(1)</script> \"' & </style> ]]> {{ x }} javascript:x \u202e # * `a` | [x](http://x)"
PLAIN = (
    "The lamp was “safe here” never he said that in Norland’s minister, not and «so» ‘it is’ U.N."
)
WORDS = st.sampled_from(
    [*PLAIN.split(), *HOSTILE.split(), '"quoted"', "3 March.", "\n\n", "\n", "\u00a0", "🔔"]
)
ACTS = st.sampled_from(["say", "deny", "demand", "ask", "decline", "believe", "criticize"])
MANNERS = st.sampled_from(["direct", "indirect", "mixed"])
KINDS = st.sampled_from(
    ["person", "organization", "place", "outlet", "unnamed", "unknown", "group"]
)
EDTF = st.sampled_from(["2026-03-12", "2026-03", "2026-02-30", "junk", "2026-03-01/2026-03-05"])
NAMES = st.sampled_from(
    ["Ilse Varen", "Varen", "NTA", HOSTILE, "the ministry", "a senior official"]
)


@st.composite
def spans(draw, length: int) -> Span:
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, min(length, start + 80))))


@st.composite
def statements(draw, length: int, number: int) -> Statement:
    span = spans(length)
    speaker = st.builds(Speaker, NAMES, KINDS, st.none() | NAMES, st.booleans())
    content: list[Span] = []
    for piece in sorted(draw(st.lists(span, min_size=1, max_size=3))):
        if not content or content[-1].end <= piece.start:
            content.append(piece)
    return Statement(
        id=f"s-{number:016x}",
        manner=draw(MANNERS),
        act=draw(ACTS),
        content=tuple(content),
        cue=draw(st.none() | span),
        source=draw(st.none() | span),
        speaker=draw(st.none() | speaker),
        relay=tuple(draw(st.lists(st.builds(Relay, NAMES, span), max_size=3))),
        said=draw(
            st.none() | st.builds(Said, EDTF, st.sampled_from(["stated", "published"]), span)
        ),
        venue=draw(st.none() | st.builds(Venue, NAMES, span)),
        addressee=draw(st.none() | NAMES),
        confidence=draw(st.sampled_from([0.2, 0.9])),
        method="any@1",
    )


@st.composite
def readings(draw) -> list[Reading]:
    found = []
    for place in range(draw(st.integers(1, 3))):
        text = " ".join(draw(st.lists(WORDS, min_size=5, max_size=60)))
        count = draw(st.integers(0, 5))
        article = Article(
            id=f"a-{place}",
            text=text,
            sha256="0" * 64,
            url=draw(
                st.sampled_from([None, "https://x.example/a?b=1&c=2#d", "javascript:alert(1)"])
            ),
            outlet=draw(st.none() | NAMES),
            title=draw(st.none() | NAMES),
            published=draw(st.sampled_from([None, "2026-03-15", "2026-03-16T09:00:00+02:00", "x"])),
            language="en",
        )
        made = tuple(draw(statements(len(text), place * 10 + n)) for n in range(count))
        found.append(Reading(PageRef("any"), article=article, statements=made))
    return found


ORDERS = st.sampled_from(["actor", "day", "outlet"])
ANY = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@ANY
@given(readings(), ORDERS)
def test_every_word_of_an_article_stands_there_at_its_span(all_readings, order):
    texts = {reading.article.id: reading.article.text for reading in all_readings}
    overview = compose(all_readings, Selection(by=order))
    for sentence in every_sentence(overview):
        for part in sentence.parts:
            assert not part.quoted or part.span
            if part.span:
                assert part.text == part.span.of(texts[part.article])
    for passage in overview.passages:
        for paragraph in passage.paragraphs:
            assert "".join(stretch.text for stretch in paragraph) in texts[passage.article]


@ANY
@given(readings(), ORDERS)
def test_every_citation_has_its_passage_and_every_passage_its_citation(all_readings, order):
    overview = compose(all_readings, Selection(by=order))
    cited = [number for sentence in every_sentence(overview) for number in sentence.citations]
    assert all(sentence.citations for sentence in every_sentence(overview))
    assert set(cited) == {passage.number for passage in overview.passages}
    assert [passage.number for passage in overview.passages] == list(range(1, len(set(cited)) + 1))


@ANY
@given(readings(), ORDERS)
def test_every_statement_is_told_or_refused_with_a_reason(all_readings, order):
    overview = compose(all_readings, Selection(by=order))
    told = {passage.statement for passage in overview.passages}
    refused = {refusal.statement for refusal in overview.refused}
    assert told.isdisjoint(refused)
    assert told | refused == {one.id for reading in all_readings for one in reading.statements}
    assert overview.facts.statements == len(told)


@ANY
@given(readings(), ORDERS)
def test_a_page_holds_no_markup_but_ours_and_calls_nobody(all_readings, order):
    page = html.fromstring(to_html(compose(all_readings, Selection(by=order))).encode())
    assert not page.xpath("//script | //img | //iframe | //object | //link | //form | //@src")
    assert not [name for name in page.xpath("//@*") if name.attrname.startswith("on")]
    links = {str(link) for link in page.xpath("//a/@href")}
    places = [str(place) for place in page.xpath("//@id")]
    assert len(places) == len(set(places))
    assert {link[1:] for link in links if link.startswith("#")} <= set(places)
    assert all(link.startswith(("#", "https://x.example/a")) for link in links)


@ANY
@given(readings(), ORDERS)
def test_the_same_readings_give_the_same_bytes(all_readings, order):
    one, other = (compose(iter(all_readings), Selection(by=order)) for _ in range(2))
    for write in (to_html, to_markdown, to_json):
        assert write(one) == write(other)
    assert json.loads(to_json(one))["format"] == "onrecord.overview/1"


@ANY
@given(readings(), ORDERS, st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_the_readings_does_not_matter(all_readings, order, random, same_id):
    if same_id:
        all_readings = [
            dataclasses.replace(one, article=dataclasses.replace(one.article, id="1"))
            for one in all_readings
        ]
    shuffled = [*all_readings, *all_readings]
    random.shuffle(shuffled)
    selection = Selection(by=order)
    assert compose(shuffled, selection) == compose(all_readings, selection)


def every_sentence(overview):
    yield from overview.brief
    for section in overview.sections:
        for block in section.blocks:
            for paragraph in block.paragraphs:
                yield from paragraph
    yield from overview.doubtful
