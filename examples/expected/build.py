"""The readings that a careful reader makes of the pages, from texts with the marks drawn in.

*.txt and unread.toml beside this file, ../pages -> readings.jsonl

A source opens with what the page says about itself and with those who speak in it (TOML between
two lines of `+++`); then follows the article. `[3s she]` marks the source of statement 3, `[3 the
lamp burns]` a piece of its content; one mark may serve several statements (`[3,4d on Monday]`)
and marks may nest. A paragraph of lines that begin with `> ` gives the rest of the statements
marked above it: number, manner, act and speaker, then what else is known, each after a semicolon.
`optional` is a statement that two careful readers could differ on; it is given half confidence.
A paragraph that begins with `# ` is a subhead. README.md explains the marks by an example.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from onrecord.codec import encode
from onrecord.model import (
    Act,
    Article,
    Basis,
    Manner,
    PageRef,
    Reading,
    Relay,
    Said,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Unread,
    UnreadReason,
    Venue,
)

HERE = Path(__file__).parent
PAGES = HERE.parent / "pages"
READINGS = HERE / "readings.jsonl"
METHOD = "careful-reader@1"
CERTAIN, OPTIONAL = 1.0, 0.5

KNOWN = {"said", "to", "venue", "relay", "optional"}
PARTS = {"": "content", "s": "source", "c": "cue", "d": "said", "v": "venue", "r": "relay"}
_MARK = re.compile(r"\[(?P<numbers>\d+(?:,\d+)*)(?P<part>[scdvr]?) |(?P<close>\])")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_NOTE = re.compile(r"> (?P<number>\d+) (?P<manner>\w+) (?P<act>\w+) (?P<speaker>\w+)(?P<rest>;.*)?")


class Header(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What the page says about itself, and who speaks: `name; kind; role; anonymous`."""

    page: str
    outlet: str
    title: str
    authors: tuple[str, ...]
    published: str
    speakers: dict[str, str]
    url: str | None = None
    line: int | None = None
    id: str | None = None


@dataclass(frozen=True)
class Note:
    """What is known of a statement beyond its spans."""

    manner: Manner
    act: Act
    speaker: str
    more: dict[str, str]


@dataclass
class Marked:
    """An article's text and what is marked in it: spans by statement number and part."""

    text: str = ""
    spans: dict[tuple[int, str], list[Span]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[int, Note] = field(default_factory=dict)

    def first(self, number: int, part: str) -> Span | None:
        """The one span of a part that a statement has once."""
        spans = self.spans.get((number, part), [])
        if len(spans) > 1:
            raise ValueError(f"statement {number} has more than one {part}")
        return spans[0] if spans else None


def main() -> None:
    """Write the readings."""
    READINGS.write_bytes(lines(readings()))


def lines(expected: Iterable[Reading]) -> bytes:
    """Readings as JSON Lines."""
    return b"".join(encode(reading) + b"\n" for reading in expected)


def readings() -> Iterator[Reading]:
    """One reading a page, in the order of their names; the unread ones come last."""
    for path in sorted(HERE.glob("*.txt")):
        try:
            yield read_source(path.read_text(encoding="utf-8"), name=path.stem)
        except (ValueError, KeyError) as error:
            raise ValueError(f"{path.name}: {error}") from error
    unread = tomllib.loads((HERE / "unread.toml").read_text(encoding="utf-8"))
    for page, why in sorted(unread.items()):
        reason, detail = why.split(": ", maxsplit=1)
        yield Reading(_page_ref(page), unread=Unread(msgspec.convert(reason, UnreadReason), detail))


def read_source(source: str, *, name: str) -> Reading:
    """The reading that a marked text describes."""
    _, front, body = source.split("+++\n", maxsplit=2)
    header = msgspec.convert(tomllib.loads(front), Header)
    page = _page_ref(header.page, line=header.line, url=header.url)
    marked = read_marks(body)
    if silent := set(header.speakers) - {note.speaker for note in marked.notes.values()}:
        raise ValueError(f"nothing is said by {sorted(silent)}")
    article = Article(
        id=header.id or name,
        text=marked.text,
        sha256=page.sha256 or "",
        url=header.url,
        outlet=header.outlet,
        title=header.title,
        authors=header.authors,
        published=header.published,
        language="en",
    )
    statements = [_statement(number, marked, header, article.id) for number in marked.notes]
    return Reading(page, article, tuple(sorted(statements, key=lambda each: each.content)))


def read_marks(body: str) -> Marked:
    """The text without its marks, and the marks."""
    marked = Marked()
    for paragraph in body.strip().split("\n\n"):
        if paragraph.startswith("> "):
            marked.notes.update(_note(line) for line in paragraph.splitlines())
        else:
            marked.text += "\n\n" if marked.text else ""
            _strip_marks(paragraph.removeprefix("# "), marked)
    _check(marked)
    return marked


def _strip_marks(paragraph: str, marked: Marked) -> None:
    """Add a paragraph to the text and its marks to the spans."""
    opened: list[tuple[str, str, int]] = []
    position = 0
    for token in _MARK.finditer(paragraph):
        marked.text += paragraph[position : token.start()]
        position = token.end()
        if not token["close"]:
            opened.append((token["numbers"], token["part"], len(marked.text)))
            continue
        numbers, part, start = opened.pop()
        for number in numbers.split(","):
            marked.spans[int(number), PARTS[part]].append(Span(start, len(marked.text)))
    if opened:
        raise ValueError(f"a mark is not closed: {paragraph[:60]}…")
    marked.text += paragraph[position:]


def _note(line: str) -> tuple[int, Note]:
    found = _NOTE.fullmatch(line)
    if not found:
        raise ValueError(f"not a note: {line}")
    fields = (part.strip().partition(" ") for part in (found["rest"] or "").split(";")[1:])
    return int(found["number"]), Note(
        manner=msgspec.convert(found["manner"], Manner),
        act=msgspec.convert(found["act"], Act),
        speaker=found["speaker"],
        more={key: value for key, _, value in fields},
    )


def _check(marked: Marked) -> None:
    """Every mark belongs to a statement, every statement has content, every day its date."""
    marks = {number for number, _ in marked.spans}
    contents = {number for number, part in marked.spans if part == "content"}
    if stray := (marks ^ set(marked.notes)) | (marks - contents):
        raise ValueError(f"mark and note do not fit, or there is no content: {sorted(stray)}")
    for number, note in marked.notes.items():
        unmarked = {part for part in note.more if part in PARTS.values()} - {
            part for mark, part in marked.spans if mark == number
        }
        undated = (number, "said") in marked.spans and "said" not in note.more
        if unmarked or undated or not set(note.more) <= KNOWN:
            raise ValueError(f"the note of statement {number} does not fit its marks")
    if "[" in marked.text or "]" in marked.text:
        raise ValueError("a bracket is left in the text")


def _statement(number: int, marked: Marked, header: Header, article_id: str) -> Statement:
    note = marked.notes[number]
    content = tuple(sorted(marked.spans[number, "content"]))
    speaker = _speaker(note.speaker, header)
    words = "\n".join(span.of(marked.text) for span in content)
    return Statement(
        id=_statement_id(article_id, words, speaker.name if speaker else ""),
        manner=note.manner,
        act=note.act,
        content=content,
        cue=marked.first(number, "cue"),
        source=marked.first(number, "source"),
        speaker=speaker,
        relay=_relays(number, marked),
        said=_said(number, marked),
        venue=_venue(number, marked),
        addressee=note.more.get("to"),
        confidence=OPTIONAL if "optional" in note.more else CERTAIN,
        method=METHOD,
    )


def _speaker(key: str, header: Header) -> Speaker | None:
    if key == "unknown":
        return None
    name, kind, role, anonymous, *_ = [*header.speakers[key].split("; "), "", ""]
    return Speaker(
        name.strip(),
        msgspec.convert(kind.strip("; "), SpeakerKind),
        role.strip("; ") or None,
        anonymous == "anonymous",
    )


def _relays(number: int, marked: Marked) -> tuple[Relay, ...]:
    span = marked.first(number, "relay")
    return () if span is None else (Relay(_name(number, "relay", span, marked), span),)


def _venue(number: int, marked: Marked) -> Venue | None:
    span = marked.first(number, "venue")
    return None if span is None else Venue(_name(number, "venue", span, marked), span)


def _name(number: int, part: str, span: Span, marked: Marked) -> str:
    """The name that the note gives, else the marked words without their article."""
    return marked.notes[number].more.get(part) or _ARTICLE.sub("", span.of(marked.text))


def _said(number: int, marked: Marked) -> Said | None:
    span, stated = marked.first(number, "said"), marked.notes[number].more.get("said")
    if span is None or stated is None:
        return None
    edtf, _, basis = stated.partition(" ")
    return Said(edtf, msgspec.convert(basis or "relative", Basis), span)


def _page_ref(page: str, *, line: int | None = None, url: str | None = None) -> PageRef:
    """A page by its file; of a JSON Lines file, by the line that holds it."""
    body = (PAGES / page).read_bytes()
    if page.endswith(".gz"):
        body = gzip.decompress(body)
    origin = f"examples/pages/{page}"
    if line:
        body, origin = body.splitlines()[line - 1], f"{origin}:{line}"
    return PageRef(origin, url, hashlib.sha256(body).hexdigest())


def _statement_id(article_id: str, words: str, speaker: str) -> str:
    """As onrecord makes them: of the article, the words and who said them."""
    parts = "\x1f".join((article_id, words, speaker))
    return f"s-{hashlib.sha256(parts.encode()).hexdigest()[:16]}"


if __name__ == "__main__":
    main()
