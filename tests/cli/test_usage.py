"""Wrong usage, exit code 2: options that exclude each other, and values that say nothing."""

import pytest


@pytest.mark.parametrize(
    ("typed", "message"),
    {
        "a page without its size": (["--after", "x"], "--after goes with --limit"),
        "counts have no pages": (["--counts", "--limit", "3"], "--counts goes without --limit"),
        "counts have no order": (
            ["--counts", "--by", "relevance", "--words", "visit"],
            "--counts goes without --by relevance",
        ),
        "passed on and not": (["--relayed", "--firsthand"], "--relayed or --firsthand, not both"),
        "unnamed and named": (["--anonymous", "--named"], "--anonymous or --named, not both"),
        "no words to rank by": (["--by", "relevance"], "--by relevance ranks by words; give"),
        "no words": (["--words", ""], "--words is empty"),
        "no name": (["--actor", " "], "--actor is empty"),
        "no country": (["--country", ""], "--country is empty"),
        "marks alone": (["--words", "***"], "'***' holds no word"),
        "an outlet of marks alone": (["--outlet", "***"], "--outlet '***' holds no word"),
        "only what must not occur": (["--words", "-visit"], "only what must not occur"),
    }.values(),
)
def test_said(onrecord, record_file, typed, message):
    assert_usage(onrecord("said", record_file, *typed), message)


@pytest.mark.parametrize(
    ("typed", "message"),
    {
        "only dna dates documents": (["csv", "--date", "article"], "csv goes without --date"),
        "what people reviewed is not asked for": (
            ["corrections", "--speaker", "varen", "-o", "gold"],
            "corrections goes without --speaker",
        ),
        "a file without a name": (["csv", "-o", ""], "--output is empty"),
        "a question without words": (["csv", "--text", ""], "--text is empty"),
    }.values(),
)
def test_export(onrecord, record_file, typed, message):
    name, *options = typed
    assert_usage(onrecord("export", name, record_file, *options), message)


@pytest.mark.parametrize(
    ("typed", "message"),
    {
        "one twice": (["--same", "Varen", "Varen"], "--same is about two; Varen is named twice"),
        "two words": (["--same", "A", "B", "--undo", "j-1"], "say one thing: --same"),
        "a word and a list": (["--unsure", "A", "B", "--log"], "--unsure goes without --log"),
        "two lists": (["--doubts", "--log"], "--doubts goes without --log"),
        "a list has no words": (["--log", "--words", "x"], "--log goes without --words"),
        "why what": (["--why", "a page"], "--why goes with a judgement"),
        "why undo": (["--undo", "j-1", "--why", "a page"], "--why goes with a judgement"),
        "whose id": (["--wikidata", "Q42"], "say whose Wikidata id it is"),
        "no id": (["Varen", "--wikidata", "42"], "--wikidata '42': it is Q and digits"),
        "who besides": (["Varen", "--same", "A", "B"], "leave out Varen"),
        "one of many": (["Varen", "--country", "Norland"], "one ACTOR goes without --country"),
        "no words": (["--words", ""], "--words is empty"),
        "nobody": (["--same", "A", "B", "--author", " "], "give --author"),
    }.values(),
)
def test_actors(onrecord, record_file, typed, message):
    assert_usage(onrecord("actors", record_file, "--author", "Mira", *typed), message)


@pytest.mark.parametrize(
    ("typed", "message"),
    {
        "nothing": (["s-01"], "say one thing: --accept"),
        "yes and no": (["s-01", "--accept", "--reject"], "say one thing"),
        "yes and otherwise": (["s-01", "--accept", "--act", "deny"], "say one thing"),
        "no statement": (["--accept"], "say which statement"),
        "both": (["s-01", "--anonymous", "--named"], "--anonymous or --named, not both"),
        "a log does nothing": (["s-01", "--log", "--accept"], "--log goes without --accept"),
        "a log fixes nothing": (["--log", "--named"], "--log goes without --named"),
        "two lists": (["--log", "--conflicts"], "--log goes without --conflicts"),
        "an undo names itself": (["s-01", "--undo", "c-1"], "leave out s-01"),
        "no words": (["s-01", "--content", ""], "--content is empty"),
        "nothing new": (["s-01", "--act", "deny"], "says so already"),
        "nobody's role": (["s-01", "--speaker", "", "--role", "mayor"], "--role: nobody is cred"),
        "nobody and somebody": (["s-01", "--through", "", "--through", "NTA"], "--through ''"),
        "no day": (["s-01", "--said", "yesterday"], "--said 'yesterday' is no date"),
    }.values(),
)
def test_correct(onrecord, record_file, typed, message):
    assert_usage(onrecord("correct", "-r", record_file, "--author", "Mira", *typed), message)


@pytest.mark.parametrize(
    ("typed", "message"),
    {
        "copies were read": (["--copies", "--unread"], "--copies goes without --unread"),
        "copies have no words": (["--copies", "--words", "x"], "--copies goes without --words"),
        "no words of what was not read": (["--unread", "--words", "x"], "goes without --words"),
        "no words": (["--words", ""], "--words is empty"),
    }.values(),
)
def test_pages(onrecord, record_file, typed, message):
    assert_usage(onrecord("pages", record_file, *typed), message)


@pytest.mark.parametrize(
    ("typed", "message"),
    {
        "about nothing": (["--about", ""], "--about is empty"),
        "a file without a name": (["-o", ""], "--output is empty"),
    }.values(),
)
def test_overview(onrecord, record_file, typed, message):
    assert_usage(onrecord("overview", record_file, *typed), message)


@pytest.mark.parametrize("typed", [["said", ""], ["pages", " "], ["show", "s-01", "-r", ""]])
def test_a_record_without_a_name(onrecord, typed):
    assert_usage(onrecord(*typed), "name a record's file")


def assert_usage(run, message):
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert "Traceback" not in run.err
