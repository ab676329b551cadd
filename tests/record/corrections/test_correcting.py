"""What people put right stands, can be taken back, and survives a newer engine."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from onrecord.errors import RecordError, SelectionError
from onrecord.ids import statement_id
from onrecord.model import Change, Said, Span, Speaker
from onrecord.record import Record, Request, SaidQuery

NOW = datetime(2026, 3, 21, 8, 0, tzinfo=UTC)
TWO = "[Ilse Varen] {said} <the ice would hold>. [Tomas Ardel] {denied} <any visit to Norland>."
SARA = Speaker("Sara Lind", "person", "harbour master")


@pytest.fixture
def two(add, tell):
    """Two statements of one article."""
    told = tell(TWO)
    add(*told)
    return told


@pytest.fixture
def ask(record):
    """Ask for a correction, each a minute after the one before."""
    minutes = iter(range(1000))

    def correct(action, statement=None, **asked):
        now = NOW + timedelta(minutes=next(minutes))
        about = statement.id if statement else None
        return record.correct(
            Request(action=action, statement=about, author="Mira", now=now, **asked)
        )

    return correct


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def in_force(record):
    (reading,) = record.readings()
    return list(reading.statements)


def found(record, **query):
    return [(m.statement.id, m.review) for m in record.said(SaidQuery(**query))]


def test_accepted_is_certain_and_says_who_stands_for_it(record, two, ask):
    first = two.reading.statements[0]
    ask("accept", first)
    kept, other = in_force(record)
    assert kept == replace(first, confidence=1.0, method="rules-en@1+people@1")
    assert other == two.reading.statements[1]
    assert found(record, review="accepted") == [(first.id, "accepted")]


def test_rejected_is_no_more_in_force(record, two, ask):
    ask("reject", two.reading.statements[0], note="a headline")
    assert in_force(record) == [two.reading.statements[1]]
    assert found(record) == [(two.reading.statements[1].id, None)]
    assert found(record, words="ice") == []
    assert record.counts().statements == 1
    assert [(c.action, c.note, c.author) for c in record.corrections()] == [
        ("reject", "a headline", "Mira")
    ]


def test_fixed_is_found_by_what_it_is_now(record, two, ask):
    first = two.reading.statements[0]
    said = Said("2026-03-11", "stated", first.source)
    ask("fix", first, after=replace(first, speaker=SARA, act="promise", said=said))
    (kept, _) = in_force(record)
    assert (kept.id, kept.speaker, kept.act, kept.said) == (first.id, SARA, "promise", said)
    assert found(record, speaker="lind") == [(first.id, "fixed")]
    assert found(record, speaker="varen") == []


def test_the_log_says_which_fields_a_fix_has_changed(record, two, ask):
    first, second = two.reading.statements
    (whole,) = first.content
    after = replace(
        first,
        content=(Span(whole.start + len("the "), whole.end),),
        speaker=SARA,
        act="promise",
        said=Said("2026-03-11", "stated", first.source),
        cue=None,
    )
    made = ask("fix", first, after=after)
    ask("accept", second)
    fixed, accepted = record.corrections()
    assert (fixed, accepted.changes) == (made, ())
    assert fixed.changes == (
        Change("act", "say", "promise"),
        Change("content", "the ice would hold", "ice would hold"),
        Change("cue", "said", None),
        Change("speaker", "Ilse Varen (person)", "Sara Lind (person, harbour master)"),
        Change("said", None, "2026-03-11"),
    )


def test_the_same_request_twice_in_one_moment_is_one_entry(record, two):
    first, second = two.reading.statements
    asked = Request(action="accept", statement=first.id, author="Mira", now=NOW)
    assert record.correct(asked) == record.correct(asked)
    assert record.correct(replace(asked, note="again")) != record.correct(asked)
    asked = replace(asked, action="fix", statement=second.id)
    for act in ("deny", "promise"):
        record.correct(replace(asked, after=replace(second, act=act)))
    assert len(record.corrections()) == 4
    assert in_force(record)[1].act == "promise"


def test_two_who_ask_for_one_thing_at_one_moment(place, record, two):
    """Whoever comes second finds it done, or is told."""
    first, second = two.reading.statements

    def ask(action, statement):
        with Record.open(place, create=False) as own:
            wanted = Request(action=action, statement=statement.id, author="Mira", now=NOW)
            try:
                return own.correct(wanted).action
            except RecordError as error:
                return str(error)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, ["accept", "reject"] * 2, [first, second] * 2))
    assert answers.count("accept") == 2
    assert max(answers) == f"{second.id} was rejected; undo that before you correct it"
    assert sorted(one.action for one in record.corrections()) == ["accept", "reject"]


def test_added_stands_in_its_place_in_the_text(record, two, ask):
    first, second = two.reading.statements
    text = two.reading.article.text
    words = Span(text.index("Tomas"), text.index("Ardel"))
    added = replace(first, content=(words,), speaker=SARA, cue=None, source=None)
    made = ask("add", article=two.reading.article.id, after=added)
    assert [one.id for one in in_force(record)] == [first.id, made.statement, second.id]
    assert in_force(record)[1].method == "people@1"
    assert found(record, review="added") == [(made.statement, "added")]
    with pytest.raises(RecordError, match="on record already"):
        ask("add", article=two.reading.article.id, after=added)


def test_undo_brings_back_what_was(record, two, ask):
    made = ask("reject", two.reading.statements[0])
    taken_back = record.undo(made.id, author="Ole", now=NOW + timedelta(hours=1))
    assert in_force(record) == list(two.reading.statements)
    assert found(record, words="ice") == [(two.reading.statements[0].id, None)]
    with pytest.raises(RecordError, match="undone already"):
        record.undo(made.id, author="Ole", now=NOW)
    record.undo(taken_back.id, author="Mira", now=NOW + timedelta(hours=2))
    assert in_force(record) == [two.reading.statements[1]]


def test_undo_of_the_last_fix_leaves_the_one_before(record, two, ask):
    first = two.reading.statements[0]
    ask("fix", first, after=replace(first, act="promise"))
    (kept, _) = in_force(record)
    last = ask("fix", first, after=replace(kept, act="deny"))
    assert in_force(record)[0].act == "deny"
    record.undo(last.id, author="Mira", now=NOW + timedelta(hours=1))
    assert in_force(record)[0].act == "promise"


def test_a_newer_engine_keeps_peoples_work(record, add, two, ask):
    first, second = two.reading.statements
    ask("fix", first, after=replace(first, act="promise"))
    ask("reject", second)
    newer = [replace(one, confidence=0.5, method="rules-en@2") for one in (first, second)]
    add(two.page, replace(two.reading, statements=tuple(newer)), "rules-en@2")
    (kept,) = in_force(record)
    assert (kept.id, kept.act, kept.method) == (first.id, "promise", "rules-en@1+people@1")
    assert found(record) == [(first.id, "fixed")]
    assert record.conflicts() == []


def test_what_a_newer_engine_reads_otherwise_is_a_conflict_until_it_is_seen(record, add, two, ask):
    first, second = two.reading.statements
    ask("fix", first, after=replace(first, act="promise"))
    other = replace(first, act="threaten", speaker=SARA, id="s-other")
    add(two.page, replace(two.reading, statements=(other, second)), "rules-en@2")
    assert [(one.id, one.act) for one in in_force(record)] == [
        (first.id, "promise"),
        (second.id, "say"),
    ]
    (conflict,) = record.conflicts()
    assert (conflict.kind, conflict.fields) == ("otherwise", ("act", "speaker"))
    assert conflict.now == other
    ask("accept", first)
    assert record.conflicts() == []


def test_what_a_newer_engine_does_not_find_stays_with_a_conflict(record, add, two, ask):
    first, second = two.reading.statements
    ask("accept", first)
    add(two.page, replace(two.reading, statements=(second,)), "rules-en@2")
    assert [one.id for one in in_force(record)] == [first.id, second.id]
    assert [one.kind for one in record.conflicts()] == ["gone"]


def test_an_id_goes_before_shared_words(record, add, two, ask):
    first, second = two.reading.statements
    twin = replace(first, id="s-twin", speaker=SARA)
    add(two.page, replace(two.reading, statements=(twin, first, second)), "rules-en@2")
    ask("accept", twin)
    ask("fix", first, after=replace(first, act="promise"))
    add(two.page, replace(two.reading, statements=(first, second)), "rules-en@3")
    assert [(one.id, one.act) for one in in_force(record)] == [
        ("s-twin", "say"),
        (first.id, "promise"),
        (second.id, "say"),
    ]
    assert [(one.correction.statement, one.kind) for one in record.conflicts()] == [
        ("s-twin", "gone")
    ]


def test_a_rejected_statement_that_comes_back_otherwise_is_shown(record, add, two, ask):
    first, second = two.reading.statements
    ask("reject", first)
    other = replace(first, speaker=SARA, id="s-other")
    add(two.page, replace(two.reading, statements=(other, second)), "rules-en@2")
    assert in_force(record) == [other, second]
    assert [one.kind for one in record.conflicts()] == ["otherwise"]


def test_peoples_work_moves_with_its_words(record, add, tell):
    url = "https://vesper.example/ice"
    told = tell(TWO, url=url)
    add(*told)
    first = told.reading.statements[0]
    record.correct(
        Request(
            action="fix",
            statement=first.id,
            after=replace(first, act="promise"),
            author="Mira",
            now=NOW,
        )
    )
    longer = tell(f"A line that was not there before. {TWO}", url=url)
    add(*longer)
    (reading,) = record.readings()
    (kept, _) = reading.statements
    assert kept.content[0].of(reading.article.text) == "the ice would hold"
    assert (kept.id, kept.act) == (first.id, "promise")


def test_words_that_are_gone_are_a_conflict_and_stay_in_the_log(record, add, tell):
    url = "https://vesper.example/ice"
    told = tell(TWO, url=url)
    add(*told)
    first = told.reading.statements[0]
    record.correct(Request(action="accept", statement=first.id, author="Mira", now=NOW))
    add(*tell("[Tomas Ardel] {denied} <any visit to Norland>.", url=url))
    (reading,) = record.readings()
    assert len(reading.statements) == 1
    assert [one.kind for one in record.conflicts()] == ["no words"]
    assert len(record.corrections()) == 1


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        pytest.param({"content": (Span(0, 10_000),)}, "not in the text", id="a span outside"),
        pytest.param({"content": (Span(5, 5),)}, "not in the text", id="an empty span"),
        pytest.param({"content": ()}, "needs words", id="no words"),
        pytest.param({"speaker": Speaker(" ", "person")}, "needs a name", id="no name"),
        pytest.param({"said": Said("soon", "stated", Span(0, 4))}, "no date", id="no date"),
    ],
)
def test_what_cannot_stand_is_refused(record, two, ask, asked, message):
    first = two.reading.statements[0]
    with pytest.raises(SelectionError, match=message):
        ask("fix", first, after=replace(first, **asked))
    assert record.corrections() == []
    assert in_force(record) == list(two.reading.statements)


def test_a_correction_has_an_author(record, two):
    with pytest.raises(RecordError, match="name of who makes it"):
        record.correct(
            Request(action="accept", statement=two.reading.statements[0].id, author=" ", now=NOW)
        )


def test_what_somebody_changed_meanwhile_is_refused(record, two, ask):
    first = two.reading.statements[0]
    ask("accept", first, seen=first)
    with pytest.raises(RecordError, match=r"changed by Mira at 2026-03-21T08:00"):
        ask("reject", first, seen=first)


def test_a_rejected_statement_is_not_corrected_again(two, ask):
    first = two.reading.statements[0]
    ask("reject", first)
    with pytest.raises(RecordError, match="was rejected; undo"):
        ask("accept", first)


def test_an_unknown_statement_says_so(ask, two):
    with pytest.raises(RecordError, match="in force"):
        ask("accept", replace(two.reading.statements[0], id="s-nobody"))


def test_the_log_is_the_same_after_reopening(place, record, two, ask):
    first = two.reading.statements[0]
    ask("fix", first, after=replace(first, act="promise"))
    ask("reject", two.reading.statements[1])
    with Record.open(place, create=False) as again:
        assert again.corrections() == record.corrections()
        assert list(again.readings()) == list(record.readings())


def test_what_an_older_engine_found_can_be_added(record, add, tell, ask):
    two = tell(TWO)
    first, second = two.reading.statements
    first = replace(first, id=statement_id(two.reading.article.id, first.content, first.speaker))
    add(two.page, replace(two.reading, statements=(first, second)))
    newer = [replace(second, method="rules-en@2")]
    add(two.page, replace(two.reading, statements=tuple(newer)), "rules-en@2")
    ask("add", article=two.reading.article.id, after=first)
    assert [one.id for one in in_force(record)] == [first.id, second.id]


def test_added_to_the_article_that_was_named_and_no_other_of_its_id(record, add, tell, ask):
    ours, theirs = tell(TWO, origin="ours.txt"), tell("Nothing.", origin="theirs.txt", outlet=None)
    same_id = replace(theirs.reading.article, id=ours.reading.article.id)
    add(*ours)
    add(theirs.page, replace(theirs.reading, article=same_id))
    words = Span(0, len("[Ilse Varen] said the ice"))
    ask("add", article="ours.txt", after=replace(ours.reading.statements[0], content=(words,)))
    assert [m.article.outlet for m in record.said(SaidQuery(review="added"))] == ["Radio Vesper"]


def numbered(told, **changed):
    """The same with an article that whoever brings it has numbered."""
    article = replace(told.reading.article, id="1", **changed)
    return told.page, replace(told.reading, article=article)


def test_peoples_work_is_carried_to_an_article_that_comes_again(record, add, tell, ask):
    url = "https://vesper.example/ice"
    first = tell(TWO, origin="a.jsonl:1")
    add(*numbered(first, url=url))
    one, _ = first.reading.statements
    ask("fix", one, after=replace(one, act="promise"))
    later = tell(f"Live. {TWO}", origin="b.jsonl:1")
    add(*numbered(later, url=url))
    assert [(kept.id, kept.act) for kept in in_force(record)] == [
        (one.id, "promise"),
        (later.reading.statements[1].id, "say"),
    ]
    assert list(record.check()) == []


def test_articles_that_share_but_a_number_share_no_corrections(record, add, tell, ask):
    first, other = tell(TWO, origin="a.jsonl:1"), tell(f"Live. {TWO}", origin="b.jsonl:1")
    add(*numbered(first))
    add(*numbered(other))
    ask("reject", first.reading.statements[0])
    assert sorted(len(reading.statements) for reading in record.readings()) == [1, 2]
    later = tell(f"Later. {TWO}", origin="c.jsonl:1")
    add(*numbered(later))
    assert sorted(len(reading.statements) for reading in record.readings()) == [1, 2, 2]
    assert len(list(record.reviewed())) == 1


@pytest.fixture
def two_places(add, tell):
    """One article in a file and, in an earlier fetch, at an address that has another text now."""
    fetched = tell(TWO, url="https://vesper.example/live")
    add(*fetched)
    return fetched, tell(f"Live. {TWO}", url="https://vesper.example/live")


def test_a_correction_holds_wherever_its_article_stands(record, add, two_places, ask):
    fetched, later = two_places
    add(*later)
    file = replace(fetched.page, origin="copy.txt", url=None, body=b"a file")
    ref = replace(fetched.reading.page, origin="copy.txt", url=None, sha256=sha256(b"a file"))
    add(file, replace(fetched.reading, page=ref))
    made = ask("reject", fetched.reading.statements[1])
    assert [len(reading.statements) for reading in record.readings()] == [1, 1]
    record.undo(made.id, author="Mira", now=NOW + timedelta(hours=1))
    assert [len(reading.statements) for reading in record.readings()] == [2, 2]
    assert list(record.check()) == []


def test_undo_where_the_article_has_another_text_by_now(record, add, two_places, ask):
    fetched, later = two_places
    made = ask("reject", fetched.reading.statements[1])
    add(*later)
    assert len(in_force(record)) == 1
    record.undo(made.id, author="Mira", now=NOW + timedelta(hours=1))
    assert in_force(record) == list(later.reading.statements)
    assert list(record.check()) == []


def test_only_what_people_corrected_is_reviewed(record, add, tell, two, ask):
    other = tell("[Sara Lind] {said} <it was dry>.", origin="other.txt", outlet="Norland Post")
    same_id = replace(other.reading.article, id=two.reading.article.id)
    add(other.page, replace(other.reading, article=same_id))
    ask("accept", two.reading.statements[0])
    assert [article.outlet for article, _ in record.reviewed()] == ["Radio Vesper"]
