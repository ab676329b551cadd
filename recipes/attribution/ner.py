"""Corpora of names: CrossNER politics, UNER EWT and re3d, brought to the kinds of the engine.

corpora/ner -> texts with marked names

CrossNER (Liu et al., AAAI 2021, MIT) and UNER (Mayhew et al., NAACL 2024, CC BY-SA) are words
with tags, one a line: their text is written again with a newspaper's spaces. re3d (Dstl, open
licences) marks whole noun phrases, pronouns too, one inside another: of these only what is written
as a name is taken, without article and title; the rest is not judged. Its documents under a
non-commercial licence are left out.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from typing import TYPE_CHECKING

from attribution.naming import NamedText, NameSpan, without_overlaps
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.tagging.names import NameKind

NER = "corpora/ner"

KINDS: dict[str, NameKind] = {
    "PER": "person", "person": "person", "politician": "person", "Person": "person",
    "ORG": "organization", "organisation": "organization", "politicalparty": "organization",
    "Organisation": "organization",
    "LOC": "place", "location": "place", "country": "place", "Location": "place",
    "Nationality": "nationality",
}  # fmt: skip
_THREE: frozenset[NameKind] = frozenset({"person", "organization", "place"})
_FOUR: frozenset[NameKind] = _THREE | {"nationality"}
# One document of five of re3d is kept for scoring.
_SCORED_OF = 5

_NO_SPACE_BEFORE = re.compile(r"[,.;:!?%)\]}’]+|['’](?:s|S|re|ve|ll|d|m|t)?|n['’]t|\.\.\.")
_NO_SPACE_AFTER = frozenset("([{$£€#")

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_TITLES = re.compile(
    r"(?:(?:Prime|Foreign|Deputy|Vice|Defen[cs]e|Special|US|UN|U\.S\.|Acting|former) +)*"
    r"(?:Minister|President|Secretary|Secretary-General|Envoy|Representative|General|Gen\.|"
    r"Lieutenant|Colonel|Col\.|Major|Maj\.|Captain|Sergeant|Ambassador|Coordinator|King|Queen|"
    r"Sheikh|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Lord|Sir|Senator|Director|Commander)\s+"
)
_SMALL = frozenset(
    {"of", "and", "for", "the", "in", "on", "de", "al", "al-", "bin", "to", "&", "’s"}
)
_PRONOUNS = frozenset(
    ("i", "we", "he", "she", "it", "they", "you", "his", "her", "its", "our", "their", "us", "who")
)
# A list, or an adjective made of a name ("U.S.-led").
_NO_NAME = re.compile(r"[,;\n]|-(?:led|speaking|born|based|backed|held)\b")
_POSSESSIVE = re.compile(r"[’']s?$")
_WORD = re.compile(r"[^\s,;:()\"“”]+")


def read_crossner(path: Path) -> Iterator[NamedText]:
    """Every sentence of a file."""
    for number, block in enumerate(_blocks(path)):
        tokens, tags = zip(*(line.split("\t")[:2] for line in block), strict=True)
        text, spans = joined(tokens)
        names = tuple(_names(spans, tags))
        yield NamedText(f"{path.name}:{number}", text, names, _THREE)


def read_uner(path: Path) -> Iterator[NamedText]:
    """Every sentence of a file, in its own spaces."""
    for number, block in enumerate(_blocks(path)):
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        given = next(line for line in block if line.startswith("# text = "))
        tokens = [row[1] for row in rows]
        text = given.removeprefix("# text = ")
        spans = _found(text, tokens)
        if spans is None:
            text, spans = joined(tokens)
        names = tuple(_names(spans, [row[2] for row in rows]))
        yield NamedText(f"{path.name}:{number}", text, names, _THREE)


def read_re3d(path: Path, *, scored: bool) -> Iterator[NamedText]:
    """Its documents: those that are kept for scoring, or the others."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            digest = hashlib.sha256(row["id"].encode()).digest()
            is_open = "NonCommercial" not in row["licence"]
            if is_open and (digest[0] % _SCORED_OF == 0) == scored:
                yield _re3d_text(row["id"], row["text"], row["entities"])


def joined(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """Words as a newspaper would set them, and where each stands."""
    text, spans, is_open, glued = "", [], False, True
    for before, token in zip(("", *tokens), tokens, strict=False):
        closes = token == '"' and is_open
        owns = token == "s" and before in ("'", "’")
        if not (glued or closes or owns or _NO_SPACE_BEFORE.fullmatch(token)):
            text += " "
        spans.append(Span(len(text), len(text) + len(token)))
        text += token
        is_open ^= token == '"'
        glued = token in _NO_SPACE_AFTER or token == "``" or (token == '"' and is_open)
    return text, spans


def _blocks(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for block in re.split(r"\n\s*\n", lines.read()):
            rows = [line for line in block.splitlines() if line.strip()]
            if any(not row.startswith("#") for row in rows):
                yield rows


def _found(text: str, tokens: Sequence[str]) -> list[Span] | None:
    """Where each word stands, None where one is not there as it is."""
    spans, place = [], 0
    for token in tokens:
        start = text.find(token, place)
        if start < 0:
            return None
        place = start + len(token)
        spans.append(Span(start, place))
    return spans


def _names(spans: Sequence[Span], tags: Sequence[str]) -> Iterator[NameSpan]:
    """Runs of B-KIND, I-KIND of which the kind is ours."""
    begun: NameSpan | None = None
    for span, tag in zip(spans, tags, strict=True):
        kind = KINDS.get(tag[2:])
        if begun and tag.startswith("I") and kind == begun.kind:
            begun = NameSpan(begun.kind, Span(begun.span.start, span.end))
            continue
        if begun:
            yield begun
        begun = NameSpan(kind, span) if kind else None
    if begun:
        yield begun


def _re3d_text(id_: str, text: str, entities: Sequence[tuple[int, int, str, str]]) -> NamedText:
    ours = [(KINDS[kind], Span(start, end)) for start, end, kind, _ in entities if kind in KINDS]
    written = [NameSpan(kind, name) for kind, span in ours if (name := _written(text, span, kind))]
    return NamedText(
        id=id_,
        text=text,
        names=without_overlaps(sorted(written, key=_rank)),
        marked=_FOUR,
        unsure=tuple(span for _, span in ours),
    )


def _rank(name: NameSpan) -> tuple[bool, int, int, Span]:
    """People first, the shortest of theirs; then the longest; places before bodies."""
    length = name.span.end - name.span.start
    is_person = name.kind == "person"
    kind = ("person", "place", "nationality", "organization").index(name.kind)
    return (not is_person, length if is_person else -length, kind, name.span)


def _written(text: str, span: Span, kind: NameKind) -> Span | None:
    """The part of a phrase that is a name by its capitals; None where nothing is."""
    start = span.start
    while cut := _ARTICLE.match(text, start, span.end) or (
        _TITLES.match(text, start, span.end) if kind == "person" else None
    ):
        start = cut.end()
    owned = _POSSESSIVE.search(text[start : span.end])
    end = start + owned.start() if owned else span.end
    words = _WORD.findall(text, start, end)
    if not words or not words[0][0].isupper() or words[0].casefold() in _PRONOUNS:
        return None
    named = all((w[0].isupper() or w[0].isdigit() or w in _SMALL) for w in words)
    is_title = kind == "person" and _TITLES.match(text[start:end] + " ")
    plain = named and not is_title and not _NO_NAME.search(text, start, end)
    return Span(start, end) if plain else None
