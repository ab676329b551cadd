"""What a person chooses beside the topic: voices, outlets, what is left out, what comes first."""

from __future__ import annotations

import pytest

from onrecord.model import Selection, Speaker
from onrecord.overview import compose, to_html, to_json, to_markdown, write
from onrecord.overview.narrow import TAKEN_OUT

MARN = Speaker("Teo Marn", "person", "Sarovia’s defence minister")
VAREN = Speaker("Ilse Varen", "person", "Norland’s foreign minister")
SHORT = Speaker("Varen", "person", "foreign minister")

VAREN_SAID = (
    "{Ilse Varen} <said> [the ice was thick] on |d 2026-03-03 Tuesday|.\n\n"
    "{2:Ilse Varen} <2:said> [2:the lamp was old] on |2d 2026-03-05 Thursday|.\n\n"
    "{3:Ilse Varen} <3:said> [3:the harbour was closed] on |3d 2026-03-08 Sunday|."
)
MARN_SAID = (
    "{Teo Marn} <said> [trade would suffer] on |d 2026-03-04 Wednesday|.\n\n"
    "{2:Teo Marn} <2:said> [2:the toll was unfair] on |2d 2026-03-06 Friday|."
)


@pytest.fixture
def readings(draw):
    later = "{Varen} <said> [no ship would sail] on |d 2026-03-09 Monday|."
    return [
        draw(VAREN_SAID, VAREN),
        draw(MARN_SAID, MARN, outlet="The Harbour Post"),
        draw(later, SHORT, outlet="Sarov Daily"),
    ]


@pytest.fixture
def tell(readings):
    """A selection -> the contents that are told, by section and block."""

    def told(**selection):
        overview = compose(readings, Selection(**selection))
        return {
            section.heading: [[words(one) for one in sentences(block)] for block in section.blocks]
            for section in overview.sections
        }

    return told


def sentences(block):
    return [sentence for paragraph in block.paragraphs for sentence in paragraph]


def words(sentence):
    return next(part.text for part in sentence.parts if part.span and not part.quoted)


def id_of(readings, content):
    return next(
        one.id
        for reading in readings
        for one in reading.statements
        if one.content[0].of(reading.article.text) == content
    )


def contents(told):
    return [one for blocks in told.values() for block in blocks for one in block]


ICE, LAMP, CLOSED = "the ice was thick", "the lamp was old", "the harbour was closed"
TRADE, TOLL, SHIP = "trade would suffer", "the toll was unfair", "no ship would sail"


def test_without_a_choice_weight_and_days_give_the_order(tell):
    assert tell() == {"Norland": [[ICE, LAMP, CLOSED, SHIP]], "Sarovia": [[TRADE, TOLL]]}


def test_an_actor_is_chosen_by_any_of_its_names(tell):
    assert contents(tell(actors=("Varen",))) == [ICE, LAMP, CLOSED, SHIP]
    assert contents(tell(actors=("ilse varen",))) == [ICE, LAMP, CLOSED, SHIP]
    assert contents(tell(actors=("Teo Marn", "Ilse Varen"))) == contents(tell())
    assert contents(tell(actors=("Nobody",))) == []


def test_where_a_record_knows_whose_words_they_are_names_do_not_count(readings):
    said = {id_of(readings, TOLL)}
    overview = write.compose(readings, Selection(actors=("Ilse Varen",)), said=said)
    assert {passage.statement for passage in overview.passages} == said


def test_articles_of_others_are_not_used(readings):
    overview = compose(readings, Selection(actors=("Teo Marn",)))
    assert [article.outlet for article in overview.articles] == ["The Harbour Post"]
    assert overview.facts.articles == 1


def test_outlets_are_chosen_by_their_whole_name(tell):
    assert contents(tell(outlets=("the harbour-post",))) == [TRADE, TOLL]
    assert contents(tell(outlets=("Harbour",))) == []


def test_an_outlet_without_a_letter_is_chosen_as_it_stands(draw):
    reading = draw(MARN_SAID, MARN, outlet="***")
    assert compose([reading], Selection(outlets=("***",))).facts.statements == 2
    assert compose([reading], Selection(outlets=("???",))).facts.statements == 0


def test_what_is_chosen_is_told_at_the_head(readings):
    overview = compose(readings, Selection(actors=("Teo Marn", "Varen"), outlets=("A*b",)))
    line = "Only what Teo Marn and Varen said, and of that what A*b carried."
    assert line in to_html(overview)
    assert line.replace("*", "\\*") in to_markdown(overview)


@pytest.mark.parametrize("letters", [10, 18])
def test_a_statement_is_taken_out_and_counted(readings, tell, letters):
    out = id_of(readings, SHIP)
    assert SHIP not in contents(tell(without=(out[:letters],)))
    overview = compose(readings, Selection(without=(out[:letters],)))
    assert [(one.statement, one.reason) for one in overview.refused] == [(out, TAKEN_OUT)]
    assert overview.facts.statements == 5
    assert f"1: {TAKEN_OUT}" in to_markdown(overview)


def test_a_beginning_that_many_have_takes_nothing_out(tell):
    assert contents(tell(without=("s-", "s-0"))) == contents(tell())


def test_an_article_all_of_whose_statements_are_taken_out_is_not_used(readings):
    out = tuple(one.id for one in readings[1].statements)
    overview = compose(readings, Selection(without=out))
    assert "The Harbour Post" not in {article.outlet for article in overview.articles}


def test_a_statement_comes_first_in_its_block(readings, tell):
    first = (id_of(readings, CLOSED),)
    assert tell(first=first)["Norland"] == [[CLOSED, ICE, LAMP, SHIP]]


def test_a_section_comes_first_with_a_statement_of_it(readings, tell):
    assert [*tell(first=(id_of(readings, TRADE),))] == ["Sarovia", "Norland"]


def test_the_list_gives_the_order_at_every_level(readings, tell):
    first = tuple(id_of(readings, content) for content in (TOLL, LAMP, ICE))
    told = tell(first=first)
    assert [*told.items()] == [
        ("Sarovia", [[TOLL, TRADE]]),
        ("Norland", [[LAMP, ICE, CLOSED, SHIP]]),
    ]


def test_what_is_not_there_moves_nothing(tell):
    assert [*tell(first=("s-ffffffffffff",)).items()] == [*tell().items()]


@pytest.mark.parametrize("by", ["day", "outlet"])
def test_days_and_outlets_can_be_moved_too(readings, tell, by):
    last = [*tell(by=by)][-1]
    moved = tell(by=by, first=(id_of(readings, tell(by=by)[last][0][0]),))
    assert next(iter(moved)) == last
    assert sorted(contents(moved)) == sorted(contents(tell(by=by)))


def test_of_speakers_without_a_heading_one_is_moved_before_another(draw):
    unnamed = [
        Speaker(f"a {rank} official", "unnamed", anonymous=True) for rank in ("first", "second")
    ]
    reading = draw(
        "{a first official} <said> [the ice was thick].\n\n"
        "{2:a second official} <2:said> [2:the lamp was old].\n\n"
        "{3:a first official} <3:said> [3:the harbour was closed].",
        *unnamed,
        unnamed[0],
    )
    order = [[ICE, CLOSED, LAMP], [LAMP, ICE, CLOSED]]
    for first, expected in zip([(), (id_of([reading], LAMP),)], order, strict=True):
        (section,) = compose([reading], Selection(first=first)).sections
        assert [words(one) for block in section.blocks for one in sentences(block)] == expected


def test_every_statement_named_gives_exactly_that_order(readings, tell):
    wished = [SHIP, CLOSED, LAMP, ICE]
    first = tuple(id_of(readings, content) for content in wished)
    assert tell(first=first)["Norland"] == [wished]


def test_the_same_choice_gives_the_same_bytes(readings):
    selection = Selection(
        actors=("Varen",), without=(id_of(readings, ICE),), first=(id_of(readings, SHIP),)
    )
    assert to_json(compose(readings, selection)) == to_json(compose(readings[::-1], selection))
