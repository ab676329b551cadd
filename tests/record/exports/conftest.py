"""Statements to export: one drawn in its text, and many that nobody would draw.

`[source] {cue} <content>` marks a statement; the marks are taken out of the text. Every outlet,
place and person here is invented.
"""

import hashlib
import re
from collections.abc import Callable
from io import BytesIO
from typing import get_args

import pytest
from hypothesis import strategies as st

from onrecord.model import (
    Act,
    Article,
    Basis,
    Manner,
    Match,
    RecordedActor,
    Relay,
    Review,
    Said,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Venue,
)

MARKED = re.compile(r"([^\[{<]*)(?:([\[{<])([^\]}>]*)[\]}>])?")


def draw_match(marked: str, *, article=None, actor=None, review=None, **fields) -> Match:
    """The statement that is marked in a text; `article` and `fields` change what is not marked."""
    text, source, cue, content = "", None, None, []
    for plain, mark, within in MARKED.findall(marked):
        text += plain
        span = Span(len(text), len(text) + len(within))
        text += within
        if mark == "<":
            content.append(span)
        elif mark == "[":
            source = span
        elif mark == "{":
            cue = span
    known = {
        "url": "https://vesper.example/harbour",
        "outlet": "Radio Vesper",
        "title": "Harbour talks resume",
        "authors": ("Ana Ruiz",),
        "published": "2026-03-15T10:00:00+01:00",
        "language": "en",
    }
    made = Article("a-0123456789abcdef", text, _digest(text), **known | (article or {}))
    statement = {
        "manner": "direct",
        "act": "say",
        "content": tuple(content),
        "cue": cue,
        "source": source,
        "speaker": Speaker(source.of(text), "person") if source else None,
        "relay": (),
        "said": None,
        "venue": None,
        "addressee": None,
        "confidence": 0.94,
        "method": "attribution-en@3+rules-en@4",
    }
    name = f"s-{_digest(marked)[:16]}"
    return Match(made, Statement(name, **statement | fields), actor, review)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@pytest.fixture(scope="session")
def tell() -> Callable[..., Match]:
    return draw_match


@pytest.fixture(scope="session")
def written() -> Callable:
    """What a writer writes of statements, and what it says of it."""

    def write(writer, matches):
        out = BytesIO()
        exported = writer(iter(matches), out)
        return out.getvalue(), exported

    return write


# ------------------------------------------------------------------------------ many, of any kind

# Emoji, letters beyond U+FFFF, all that CSV, HTML and SQL could trip over; NUL has its own cases.
ODD = "ab z“”\"'’,;=+-@<>&\t\r\n\u2028\ufeff\u200b＝é𝒳🦉🇳\\"
words = st.text(st.sampled_from(ODD), min_size=1, max_size=24).filter(lambda s: s.strip(ODD[-9:]))
texts = st.text(st.sampled_from(ODD), min_size=1, max_size=200)
names = st.one_of(
    st.sampled_from(["Ilse Varen", "Torvald Brenn", "Miro Tessaly", "Ilse Varen ", "=Ilse"]),
    words.filter(lambda name: name.strip()),
    st.text(st.sampled_from("Vä "), min_size=185, max_size=195).filter(lambda name: name.strip()),
)
dates = st.sampled_from(
    ["2026-03-12", "2026-03", "2026", "2026-03-01/2026-03-05", "2026-03-12~", "2026-21", "../2026"]
)
published = st.sampled_from(
    [None, "2026-03-15", "2026-03-12", "2026-03-15T10:00:00+01:00", "in spring", "2026-03-12T25"]
)
urls = st.sampled_from([None, "https://vesper.example/a", "file:///a", "http://x.example/a b"])


@st.composite
def articles(draw):
    text = draw(texts)
    return Article(
        id=f"a-{_digest(text)[:16]}",
        text=text,
        sha256=_digest(text),
        url=draw(urls),
        outlet=draw(st.none() | names),
        title=draw(st.none() | names),
        authors=tuple(draw(st.lists(names, max_size=2))),
        published=draw(published),
        language=draw(st.sampled_from([None, "en"])),
    )


@st.composite
def spans(draw, text):
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def speakers(draw):
    withheld = draw(st.none() | words)
    kind = draw(st.sampled_from(get_args(SpeakerKind)))
    return Speaker(draw(names), kind, draw(st.none() | words), draw(st.booleans()), withheld)


@st.composite
def statements(draw, text):
    span = spans(text)
    content = tuple(sorted(draw(st.lists(span, min_size=1, max_size=3))))
    return Statement(
        id=f"s-{draw(st.integers(0, 2**64 - 1)):016x}",
        manner=draw(st.sampled_from(get_args(Manner))),
        act=draw(st.sampled_from(get_args(Act))),
        content=content,
        cue=draw(st.none() | span),
        source=draw(st.none() | span),
        speaker=draw(st.none() | speakers()),
        relay=tuple(draw(st.lists(st.builds(Relay, names, span), max_size=2))),
        said=draw(st.none() | st.builds(Said, dates, st.sampled_from(get_args(Basis)), span)),
        venue=draw(st.none() | st.builds(Venue, names, span)),
        addressee=draw(st.none() | names),
        confidence=draw(st.floats(0, 1)),
        method=draw(st.sampled_from(["rules-en@4", "attribution-en@3+rules-en@4"])),
    )


@st.composite
def actors(draw):
    number = draw(st.integers(0, 3))  # few, so that some speak twice and some are namesakes
    return RecordedActor(
        id=f"w-{number:016x}",
        name=["Ilse Varen", "Torvald Brenn", "Ilse Varen", "Å" * 200][number],
        kind=["person", "person", "organization", "group"][number],
        country=[None, "Norland", "Sarovia", None][number],
        names=("Ilse Varen", "Varen", "V" * 200)[:number],
        wikidata=[None, None, "Q1", None][number],
        first_day="2026-03-12",
    )


@st.composite
def lists_of_matches(draw):
    found = draw(st.lists(articles(), min_size=1, max_size=3, unique_by=lambda a: a.id))
    matches = draw(
        st.lists(
            st.sampled_from(found).flatmap(
                lambda article: st.builds(
                    Match,
                    st.just(article),
                    statements(article.text),
                    st.none() | actors(),
                    st.none() | st.sampled_from(get_args(Review)),
                )
            ),
            max_size=6,
            unique_by=lambda match: match.statement.id,
        )
    )
    return [
        m if m.statement.speaker else Match(m.article, m.statement, None, m.review) for m in matches
    ]


@pytest.fixture(scope="session")
def many() -> st.SearchStrategy:
    return lists_of_matches()
