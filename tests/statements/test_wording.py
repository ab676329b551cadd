"""Every rule has its words, and each reason tells value, words, place and rule."""

from dataclasses import replace

from onrecord.model import Article, Said, Span, Speaker, Statement
from onrecord.statements import Reason, Told, tell

TEXT = "The harbour was quiet.\n\nVaren said on Monday that the ice was thin."
ARTICLE = Article(id="a-1", text=TEXT, sha256="0" * 64, published="2026-03-10T09:00:00+01:00")


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


ICE = Statement(
    id="s-1", manner="indirect", act="say", content=(span("the ice was thin"),), cue=span("said"),
    source=span("Varen"), speaker=Speaker("Ilse Varen", "person"), relay=(),
    said=Said("2026-03-09", "relative", span("Monday")), venue=None, addressee=None,
    confidence=0.5, method="rules-en@1",
)  # fmt: skip


def test_a_reason_is_told_with_its_value_and_its_words():
    reasons = (
        Reason("content", "that", ICE.cue),
        Reason("said", "own", ICE.said.span),
        Reason("speaker", "no source", None),
        Reason("act", "say", ICE.cue),
    )
    assert list(tell(ARTICLE, ICE, reasons)) == [
        Told("content", "confidence 0.50", "said", 2, "a clause behind this cue"),
        Told(
            "said",
            "2026-03-09, counted from the day of publication, 2026-03-10",
            "Monday",
            2,
            "dates the sentence",
        ),
        Told("speaker", "Ilse Varen", None, None, "the text names no source here"),
        Told("act", "say", "said", 2, "the act of this cue"),
    ]


def test_why_a_name_is_kept_back_is_told():
    hidden = Speaker("a source", "unnamed", anonymous=True, withheld="since the talks were private")
    kept_back = replace(ICE, speaker=hidden)
    (told,) = tell(ARTICLE, kept_back, [Reason("speaker", "alone", ICE.source)])
    assert told.value == "a source, unnamed since the talks were private"
