"""What is marked in a text covers it, and says of which statements a stretch is what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Article, Relay, Span, Statement
from onrecord.web.marking import excerpt, marked_article, passage

TEXT = (
    "The harbour was quiet. “The lamp burns,” Varen told NTA on Monday. Nobody answered.\n\n"
    "She said 🙂 that the ice was thin, and that it would go out. The boats stayed."
)


def statement(name, content, cue=None, source=None, relay=()):
    """A statement whose spans are those of the words in TEXT."""

    def span(words):
        start = TEXT.index(words)
        return Span(start, start + len(words))

    return Statement(
        id=f"s-{name}", manner="direct", act="say", content=tuple(map(span, content)),
        cue=cue and span(cue), source=source and span(source), speaker=None,
        relay=tuple(Relay(words, span(words)) for words in relay), said=None, venue=None,
        addressee=None, confidence=0.9, method="people@1",
    )  # fmt: skip


LAMP = statement("lamp", ["The lamp burns,"], cue="told", source="Varen", relay=["NTA"])
ICE = statement("ice", ["the ice was thin", "it would go out"], cue="said", source="She")
BOTH = statement("both", ["that the ice was thin, and that it would go out"], cue="said")


def article(text=TEXT, language="en"):
    """An article of nothing but its text."""
    return Article(id="a-1", text=text, sha256="0" * 64, language=language)


def drawn(paragraphs):
    """The marks as signs: {source}, <cue>, [content], (relay)."""
    signs = {"source": "{}", "cue": "<>", "content": "[]", "relay": "()"}
    text = ""
    for paragraph in paragraphs:
        text += "… " if paragraph.cut_before else ""
        for stretch in paragraph.stretches:
            marks = [signs[kind] for kind in stretch.kinds]
            text += "".join(pair[0] for pair in reversed(marks)) + stretch.text
            text += "".join(pair[1] for pair in marks)
        text += " …\n" if paragraph.cut_after else "\n"
    return text


def test_the_whole_text_is_there_with_every_mark():
    paragraphs = marked_article(article(), [LAMP, ICE], ())
    assert drawn(paragraphs) == (
        "The harbour was quiet. “[The lamp burns,]” {Varen} <told> (NTA) on Monday. "
        "Nobody answered.\n"
        "{She} <said> 🙂 that [the ice was thin], and that [it would go out]. The boats stayed.\n"
    )


def test_an_excerpt_is_the_sentences_that_tell_of_the_statement():
    assert drawn(excerpt(article(), LAMP)) == (
        "… “[The lamp burns,]” {Varen} <told> (NTA) on Monday. …\n"
    )


def test_an_excerpt_of_a_language_that_is_not_read_is_its_paragraph():
    text = drawn(excerpt(article(language="xx"), LAMP))
    assert text.startswith("The harbour was quiet. “[The lamp")


def test_a_statement_opens_where_its_words_begin():
    stretches = [
        one for part in marked_article(article(), [ICE, BOTH], ()) for one in part.stretches
    ]
    opens = {id_: one for one in stretches for id_ in one.opens}
    assert opens["s-ice"].text.startswith("the ice")
    assert opens["s-both"].text == "that "


@given(data=st.data())
def test_whatever_is_marked_the_stretches_are_the_text(data):
    text = data.draw(st.text(alphabet="ab 🙂\n.", min_size=1))
    ends = st.integers(0, len(text) - 1)

    def span():
        start = data.draw(ends)
        return Span(start, data.draw(st.integers(start + 1, len(text))))

    marked = [
        Statement(
            id=f"s-{number}", manner="direct", act="say", content=(span(),), cue=span(),
            source=None, speaker=None, relay=(), said=None, venue=None, addressee=None,
            confidence=1.0, method="",
        )
        for number in range(data.draw(st.integers(0, 3)))
    ]  # fmt: skip
    paragraphs = marked_article(article(text), marked, ())
    for paragraph in paragraphs:
        for one in paragraph.stretches:
            assert text[one.start : one.start + len(one.text)] == one.text
    joined = "".join(one.text for part in paragraphs for one in part.stretches)
    assert "".join(joined.split()) == "".join(text.split())


@pytest.mark.parametrize("one", [LAMP, ICE, BOTH], ids=lambda one: one.id)
def test_an_excerpt_holds_all_the_words_of_its_statement(one):
    marked = "".join(
        stretch.text
        for part in excerpt(article(), one)
        for stretch in part.stretches
        if "content" in stretch.kinds
    )
    assert marked == "".join(piece.of(TEXT) for piece in one.content)


def test_a_statement_is_judged_in_whole_paragraphs_behind_the_sentence_before():
    assert drawn(passage(article(), ICE)) == (
        "… Nobody answered.\n"
        "{She} <said> 🙂 that [the ice was thin], and that [it would go out]. The boats stayed.\n"
    )
    assert drawn(passage(article(), LAMP)) == (
        "The harbour was quiet. “[The lamp burns,]” {Varen} <told> (NTA) on Monday. "
        "Nobody answered.\n"
    )


def test_a_stretch_ends_where_what_is_shown_falls_short():
    text = TEXT.replace("go out", "go\u200e out")
    (paragraph,) = passage(article(text), ICE)[1:]
    for stretch in paragraph.stretches:
        assert stretch.text == text[stretch.start : stretch.start + len(stretch.text)]
        assert "\u200e" not in stretch.text[:-1]
