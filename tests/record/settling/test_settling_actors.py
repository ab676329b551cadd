"""Who is one across articles: kept, joined, parted, and everything taken back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from onrecord.errors import OnrecordError, RecordError
from onrecord.model import Said, Speaker
from onrecord.record import ActorQuery, Request, SaidQuery
from onrecord.record.actors import appearance_id

NOW = datetime(2026, 3, 21, 8, 0, tzinfo=UTC)
MINISTER = "Norland's foreign minister"


def clock():
    return NOW


@pytest.fixture
def quote(add, tell):
    """An article in which each of the speakers says something."""
    numbers = iter(range(1000))

    def put(*speakers, outlet="Radio Vesper", published="2026-03-12"):
        number = next(numbers)
        words = " ".join(f"[{name}] {{said}} <it was number {number}>." for name, _ in speakers)
        page, reading = tell(words, origin=f"{number}.txt", outlet=outlet, published=published)
        statements = [
            replace(one, speaker=Speaker(name, "person", role))
            for one, (name, role) in zip(reading.statements, speakers, strict=True)
        ]
        add(page, replace(reading, statements=tuple(statements)))
        return reading.article.id

    return put


@pytest.fixture
def settle(record):
    def run():
        return sum(record.settle(clock=clock))

    return run


def partition(record):
    """Names of speakers in their articles, actor by actor."""
    return {
        frozenset((one.name, one.article) for one in record.seen(actor.id))
        for actor in record.actors(ActorQuery())
    }


@pytest.fixture
def story(quote, settle):
    """Ilse Varen under two names in three articles, and another Varen."""
    ids = (
        quote(("Ilse Varen", MINISTER), ("Tomas Ardel", "mayor of Halvik")),
        quote(("Ilse Varen", MINISTER), ("Tomas Ardel", "mayor of Halvik"), outlet="Norland Post"),
        quote(("Ilse M. Varen", MINISTER), outlet="Sarovia Times"),
        quote(("Jonas Varen", "a fisherman")),
    )
    settle()
    return ids


def test_one_actor_under_two_names(record, story):
    varen = record.actor("Ilse Varen")
    assert (varen.kind, varen.role, varen.country) == ("person", MINISTER, "Norland")
    assert set(varen.names) == {"Ilse Varen", "Ilse M. Varen"}
    assert (varen.statements, varen.articles) == (3, 3)
    assert {one.article for one in record.seen(varen.id)} == set(story[:3])
    assert record.actor("Jonas Varen").id != varen.id


def test_statements_are_found_by_their_actor(record, story):
    varen = record.actor("Ilse M. Varen")
    found = list(record.said(SaidQuery(actor=varen.id)))
    assert len(found) == 3
    assert {match.actor for match in found} == {varen}


def test_settling_again_changes_nothing(record, story, settle):
    before = (record.actors(ActorQuery()), record.judgements())
    assert settle() == 0
    assert (record.actors(ActorQuery()), record.judgements()) == before
    assert list(record.check()) == []


def test_ids_stay_when_further_articles_come(record, story, quote, settle):
    before = {actor.name: actor.id for actor in record.actors(ActorQuery())}
    quote(("Ilse Varen", MINISTER), published="2026-01-01")
    quote(("Sara Lind", "harbour master"))
    settle()
    after = {actor.name: actor.id for actor in record.actors(ActorQuery())}
    assert before.items() <= after.items()
    assert record.actor("Ilse Varen").articles == 4


def test_people_join_and_take_it_back(record, story):
    before = partition(record)
    jonas, ilse = record.actor("Jonas Varen"), record.actor("Ilse Varen")
    made = record.judge((ilse.id, jonas.id), "same", by="Mira", now=NOW, why="he says so")
    joined = record.actor("Jonas Varen")
    assert joined.id == record.actor("Ilse Varen").id == record.actor(jonas.id).id == ilse.id
    assert joined.statements == 4
    assert len(list(record.said(SaidQuery(actor=ilse.id)))) == 4
    taken = record.take_back(made.id, by="Ole", now=NOW + timedelta(hours=1))
    assert taken.undone_by == "Ole"
    assert partition(record) == before
    assert record.actor("Jonas Varen") == jonas
    assert record.actor(jonas.id) == jonas
    assert list(record.check()) == []


def test_people_part_and_it_survives_a_newer_reading(record, story, settle, add, tell):
    varen = record.actor("Ilse Varen")
    other = next(one for one in record.seen(varen.id) if one.outlet == "Sarovia Times")
    record.judge((varen.id, other.appearance), "not same", by="Mira", now=NOW)
    parted = record.actor("Ilse M. Varen")
    assert parted.id != varen.id
    assert record.actor(varen.id).statements == 2
    for reading in list(record.readings()):
        record.add(None, reading, method="rules-en@2", now=NOW)
    settle()
    assert record.actor("Ilse M. Varen").id == parted.id
    assert record.actor("Ilse Varen").id == varen.id
    assert list(record.check()) == []


@pytest.mark.parametrize("swapped", [False, True], ids=["speaker first", "actor first"])
def test_it_is_the_speaker_who_is_parted_off_and_the_others_stay(record, quote, settle, swapped):
    for day in range(1, 6):
        quote(("Ilse Varen", MINISTER), published=f"2026-03-0{day}")
    settle()
    varen = record.actor("Ilse Varen")
    _, speaker, *_ = record.seen(varen.id)
    pair = (varen.id, speaker.appearance) if swapped else (speaker.appearance, varen.id)
    made = record.judge(pair, "not same", by="Mira", now=NOW)
    assert record.actor(varen.id).articles == 4
    record.take_back(made.id, by="Mira", now=NOW)
    assert record.actor(varen.id) == varen


def test_a_founder_is_parted_off_from_a_speaker(record, quote, settle):
    for day in range(1, 6):
        quote(("Ilse Varen", MINISTER), published=f"2026-03-0{day}")
    settle()
    varen = record.actor("Ilse Varen")
    founder, other, *_ = record.seen(varen.id)
    record.judge((founder.appearance, other.appearance), "not same", by="Mira", now=NOW)
    assert record.actor(varen.id).articles == 1
    assert record.desk.behind([other.appearance])[other.appearance].articles == 4


def test_a_later_word_overrules_an_earlier_one(record, story):
    pair = (record.actor("Ilse Varen").id, record.actor("Jonas Varen").id)
    record.judge(pair, "not same", by="Mira", now=NOW)
    record.judge(pair, "same", by="Ole", now=NOW + timedelta(hours=1))
    assert record.actor("Jonas Varen").id == record.actor("Ilse Varen").id


def test_nobody_is_an_actor_without_a_name(record, add, tell, settle):
    page, reading = tell("[a senior official] {said} <it was cold>.")
    unnamed = Speaker("a senior official", "unnamed", anonymous=True)
    add(page, replace(reading, statements=(replace(reading.statements[0], speaker=unnamed),)))
    settle()
    assert record.actors(ActorQuery()) == []


def test_an_article_that_is_replaced_takes_its_speakers_along(record, add, tell, settle):
    url = "https://vesper.example/live"
    add(*tell("[Ilse Varen] {said} <yes>.", url=url))
    settle()
    add(*tell("[Sara Lind] {said} <no>.", url=url))
    settle()
    assert [actor.name for actor in record.actors(ActorQuery())] == ["Sara Lind"]
    assert list(record.check()) == []


def test_wikidata_is_an_attribute_with_its_source(record, story):
    known = record.identify("Ilse Varen", "Q42", by="Mira", now=NOW, why="the ministry's page")
    assert (known.wikidata, known.wikidata_from) == ("Q42", "the ministry's page")
    assert record.identify("Ilse Varen", None, by="Mira", now=NOW).wikidata is None
    for wikidata, message in (("42", "no Wikidata id; write Q and"), (None, "has no Wikidata id")):
        with pytest.raises(OnrecordError, match=message):
            record.identify("Ilse Varen", wikidata, by="Mira", now=NOW)


def test_a_wikidata_id_is_in_the_log_and_can_be_taken_back(record, story):
    varen = record.actor("Ilse Varen")
    record.identify(varen.id, "Q42", by="Mira", now=NOW)
    later = NOW + timedelta(minutes=1)
    assert record.identify(varen.id, "Q43", by="Ole", now=later, why="a page").wikidata == "Q43"
    first, second = record.judgements(varen.id)
    assert (first.left, first.right, first.verdict, first.by) == (varen.id, "Q42", "same", "Mira")
    assert (second.right, second.by, second.why, second.at) == ("Q43", "Ole", "a page", later)
    assert record.names([first.left]) == {varen.id: varen.name}
    assert record.doubts() == []
    record.take_back(second.id, by="Mira", now=later)
    known = record.actor(varen.id)
    assert (known.wikidata, known.wikidata_from) == ("Q42", "Mira")
    record.identify(varen.id, None, by="Ole", now=later)
    *_, third = record.judgements(varen.id)
    assert (third.right, third.verdict, record.actor(varen.id).wikidata) == (
        "Q42",
        "not same",
        None,
    )
    record.take_back(third.id, by="Ole", now=later)
    assert record.actor(varen.id).wikidata == "Q42"


def test_a_wikidata_id_goes_with_its_actor(record, story, settle):
    ilse, jonas = record.actor("Ilse Varen"), record.actor("Jonas Varen")
    record.identify(jonas.id, "Q42", by="Mira", now=NOW)
    made = record.judge((ilse.id, jonas.id), "same", by="Mira", now=NOW)
    assert record.actor(ilse.id).wikidata == "Q42"
    record.take_back(made.id, by="Mira", now=NOW)
    assert (record.actor(ilse.id).wikidata, record.actor(jonas.id).wikidata) == (None, "Q42")
    for reading in list(record.readings()):
        record.add(None, reading, method="rules-en@2", now=NOW)
    settle()
    assert record.actor(jonas.id).wikidata == "Q42"


def test_doubts_are_those_of_machines_and_of_people(record, quote, settle):
    quote(("Ilse Varen", MINISTER), ("Tomas Ardel", "mayor of Halvik"))
    quote(("Jonas Lind", "a fisherman"), outlet="Norland Post")
    settle()
    ilse, jonas, tomas = (record.actor(n).id for n in ("Ilse Varen", "Jonas Lind", "Tomas Ardel"))
    unsure = record.judge((ilse, jonas), "unsure", by="Mira", now=NOW)
    apart = record.judge((ilse, tomas), "not same", by="Ole", now=NOW)
    assert [(one.verdict, one.by, one.human) for one in record.doubts()] == [
        ("unsure", "Mira", True), ("not same", "Ole", True),
    ]  # fmt: skip
    assert record.doubts(jonas) == [unsure]
    record.take_back(apart.id, by="Ole", now=NOW)
    record.judge((jonas, ilse), "same", by="Ole", now=NOW + timedelta(hours=1))
    assert record.doubts() == []


def test_a_machine_is_known_by_its_mark_and_not_by_its_name(record, quote, settle):
    for given in ("Anna", "Boris", "Carl", "Doris", "Emma", "Frank"):
        quote((f"{given} Lind", None))
    quote(("Otto Lind", "harbour pilot"))
    quote(("Otto Lind", "poet"), published="2031-03-12")
    settle()
    (doubted,) = record.doubts()
    assert (doubted.verdict, doubted.human) == ("unsure", False)
    pair = (record.actor("Anna Lind").id, record.actor("Emma Lind").id)
    record.judge(pair, "unsure", by=doubted.by, now=NOW)
    assert [one.human for one in record.doubts()] == [False, True]


def test_the_same_word_twice_in_one_moment_is_one(record, story):
    pair = (record.actor("Ilse Varen").id, record.actor("Jonas Varen").id)
    first = record.judge(pair, "unsure", by="Mira", now=NOW)
    assert record.judge(pair, "unsure", by=" Mira ", now=NOW) == first
    known = record.identify(pair[0], "Q42", by="Mira", now=NOW)
    assert record.identify(pair[0], "Q42", by="Mira", now=NOW) == known
    assert len([one for one in record.judgements() if one.human]) == 2


def test_days_follow_a_correction(record, story):
    varen = record.actor("Ilse Varen")
    assert (varen.first_day, varen.last_day) == ("2026-03-12", "2026-03-12")
    own, *_ = record.said(SaidQuery(actor=varen.id))
    dated = replace(own.statement, said=Said("2025-01-02", "stated", own.statement.content[0]))
    made = record.correct(
        Request(action="fix", statement=dated.id, after=dated, author="Mira", now=NOW)
    )
    known = record.actor(varen.id)
    assert (known.first_day, known.last_day) == ("2025-01-02", "2026-03-12")
    record.undo(made.id, author="Mira", now=NOW)
    assert record.actor(varen.id) == varen


def test_a_statement_without_a_day_takes_no_day_away(record, story, quote, settle):
    before = record.actor("Ilse Varen")
    quote(("Ilse Varen", MINISTER), ("Tomas Ardel", "mayor of Halvik"), published=None)
    settle()
    varen = record.actor("Ilse Varen")
    assert varen.statements > before.statements
    assert (varen.first_day, varen.last_day) == (before.first_day, before.last_day)


def test_days_follow_a_newer_reading(record, story, settle):
    varen = record.actor("Ilse Varen")
    own, *_ = record.said(SaidQuery(actor=varen.id))
    reading = record.reading_of(own.statement.id)
    dated = tuple(
        replace(one, said=Said("2025-01-02", "stated", one.content[0]))
        for one in reading.statements
    )
    record.add(None, replace(reading, statements=dated), method="rules-en@2", now=NOW)
    assert record.actor(varen.id).first_day == "2025-01-02"


@pytest.mark.parametrize(
    ("which", "message"),
    [
        ("Nobody Here", "no actor 'Nobody Here' on record"),
        ("Varen", "several actors are called 'Varen': w-"),
        ("%", "no name of an actor"),
        ("w-0000000000000000", "no actor"),
    ],
)
def test_who_is_not_to_be_told_says_so(record, story, which, message):
    with pytest.raises(RecordError, match=message):
        record.actor(which)


def test_what_cannot_be_judged_says_so(record, story):
    one = record.actor("Ilse Varen").id
    for pair, message in (
        ((one, one), "are one speaker"),
        ((one, "n-0000000000000000"), "no speaker"),
        ((one, "Nobody"), "no actor"),
    ):
        with pytest.raises(RecordError, match=message):
            record.judge(pair, "same", by="Mira", now=NOW)
    with pytest.raises(RecordError, match="name of who makes it"):
        record.judge((one, record.actor("Jonas Varen").id), "same", by=" ", now=NOW)
    with pytest.raises(RecordError, match="no judgement"):
        record.take_back("j-0", by="Mira", now=NOW)


def test_actors_by_words_kind_and_number(record, story):
    def called(**query):
        return [actor.name for actor in record.actors(ActorQuery(**query))]

    assert called(words="VAREN")[0] == "Ilse M. Varen" or called(words="VAREN")[0] == "Ilse Varen"
    assert len(called(words="varen")) == 2
    assert called(words="ardel") == ["Tomas Ardel"]
    assert called(kind="organization") == []
    assert len(called(statements=2)) == 2


def test_a_founder_that_comes_back_alone_gets_an_id_of_its_own(record, story):
    varen = record.actor("Ilse Varen")
    founder, *_ = record.seen(varen.id)
    (own,) = [m for m in record.said(SaidQuery(actor=varen.id)) if m.article.id == founder.article]
    other = replace(own.statement, speaker=Speaker("Sara Lind", "person"))
    fixed = record.correct(
        Request(action="fix", statement=own.statement.id, after=other, author="Mira", now=NOW)
    )
    list(record.settle(clock=clock))
    assert record.actor("Ilse Varen").id == varen.id
    record.undo(fixed.id, author="Mira", now=NOW)
    list(record.settle(clock=clock))
    rest = next(one for one in record.seen(varen.id) if one.appearance != founder.appearance)
    record.judge((founder.appearance, rest.appearance), "not same", by="Mira", now=NOW)
    parted = next(
        actor for actor in record.actors(ActorQuery(words="Ilse")) if actor.id != varen.id
    )
    assert [one.appearance for one in record.seen(parted.id)][:1] == [founder.appearance]


def test_whom_only_a_speaker_tied_is_parted_when_that_one_is_gone(record, quote, settle):
    quote(("Ilse Varen", MINISTER), ("Tomas Ardel", "mayor of Halvik"))
    quote(("Jonas Lind", "a fisherman"), outlet="Norland Post")
    settle()
    ilse, jonas, tomas = (
        record.seen(name)[0].appearance for name in ("Ilse Varen", "Jonas Lind", "Tomas Ardel")
    )
    for number, pair in enumerate(((tomas, ilse), (tomas, jonas))):
        record.judge(pair, "same", by="Mira", now=NOW + timedelta(minutes=number))
    assert len(record.actors(ActorQuery())) == 1
    (own,) = record.said(SaidQuery(speaker="Ardel"))
    record.correct(Request(action="reject", statement=own.statement.id, author="Mira", now=NOW))
    settle()
    assert sorted(actor.name for actor in record.actors(ActorQuery())) == [
        "Ilse Varen", "Jonas Lind",
    ]  # fmt: skip
    assert list(record.check()) == []


def test_who_was_nobody_is_nobody_again_when_it_is_taken_back(record, quote, settle):
    quote(("critics", None), ("Ilse Varen", MINISTER))
    settle()
    before = record.actors(ActorQuery())
    (crowd,) = record.said(SaidQuery(speaker="critics"))
    assert crowd.actor is None
    appearance = appearance_id(
        article=crowd.article.id, outlet=crowd.article.outlet, name="critics", kind="person"
    )
    pair = (appearance, record.actor("Ilse Varen").id)
    made = record.judge(pair, "same", by="Mira", now=NOW)
    record.take_back(made.id, by="Mira", now=NOW)
    assert record.actors(ActorQuery()) == before
    assert record.match(crowd.statement.id).actor is None
    assert list(record.check()) == []
