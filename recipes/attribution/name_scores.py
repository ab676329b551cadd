"""How well names are found: exact span and kind, for each kind, on texts with marked names.

tagger, texts with marked names -> a table

What the corpus does not judge is not scored, and an outlet counts as a body where the corpus knows
no outlets.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attribution.ner import NER, read_crossner, read_re3d, read_uner
from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.sentences import split_paragraphs
from onrecord.tagging.names import NAME_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from attribution.naming import NamedText
    from onrecord.model import Span
    from onrecord.tagging.names import NameKind, TaggedName
    from onrecord.tagging.tagger import Tagger

    Found = tuple[NameKind, Span]


def scored_sets(shared: Path) -> dict[str, Iterator[NamedText]]:
    """The texts that nothing was trained on."""
    folder = shared / NER
    return {
        "CrossNER politics, test": read_crossner(folder / "crossner-politics-test.conll.gz"),
        "UNER EWT, test": read_uner(folder / "uner-ewt-test.iob2.gz"),
        "re3d, a fifth": read_re3d(folder / "re3d.jsonl.gz", scored=True),
    }


def name_table(tagger: Tagger, texts: Iterable[NamedText]) -> str:
    """Precision, recall and F1 of each kind that the corpus marks, and of all."""
    marked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for named in texts:
        here = {(kind, span) for kind, span in named.names}
        guessed = {_as_marked(name, named) for name in find_names(tagger, named.text)}
        judged = {one for one in guessed if _is_judged(one, named)} | (guessed & here)
        for counts, names in ((marked, here), (found, judged), (right, judged & here)):
            counts.update(kind for kind, _ in names)
            counts["all"] += len(names)
    kinds = (*NAME_KINDS, "all")
    return "\n".join(_line(kind, marked, found, right) for kind in kinds if marked[kind])


def find_names(tagger: Tagger, text: str) -> Sequence[TaggedName]:
    """The names of a text."""
    paragraphs = split_paragraphs(text)
    return tagger.tag(text, paragraphs, find_quotations(text, paragraphs)).names


def _as_marked(name: TaggedName, named: NamedText) -> Found:
    is_body = name.kind == "outlet" and "outlet" not in named.marked
    return ("organization" if is_body else name.kind, name.span)


def _is_judged(found: Found, named: NamedText) -> bool:
    """Whether its kind is marked and it touches no words that say nothing.

    A marked name lies in such words itself where its corpus marks longer phrases.
    """
    kind, span = found
    names = [name.span for name in named.names]
    unsure = any(span.overlaps(other) for other in named.unsure)
    return kind in named.marked and (not unsure or any(span.overlaps(other) for other in names))


def _line(kind: str, marked: Counter[str], found: Counter[str], right: Counter[str]) -> str:
    precision = 100 * right[kind] / found[kind] if found[kind] else 0.0
    recall = 100 * right[kind] / marked[kind]
    f1 = 200 * right[kind] / (found[kind] + marked[kind])
    return f"  {kind:14} n {marked[kind]:5}  P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}"
