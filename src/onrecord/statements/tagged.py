"""What a trained tagger found, as a statement has it.

Tagged + AnnotatedArticle -> attributions, none where it is nobody's statement

PolNeAR's habit is not ours: its contents hold quotation marks and "that", and it marks what
somebody likes, seeks or knows as well as what he says. Here content is cleaned, a quotation that
is cut is made whole, and the words of the cue decide on the act. A cue without a reporting word
needs a tagger that is sure (`SURE_WITHOUT_WORD`); one without a source as well.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from onrecord.languages import Language
from onrecord.model import Act, AnnotatedArticle, Attribution, Quotation, Span, Tagged
from onrecord.spans import Overlaps, last_begun
from onrecord.statements.contents import clean
from onrecord.statements.cues import entries
from onrecord.statements.runs import Run
from onrecord.statements.signs import with_sign

RULE = "tagged"
NESTED = "nested"
# What the tagger thinks about as likely as not may mend what a rule found; alone it must be surer.
# All lie on a plateau: from 0.5 to 0.8 for `SURE` the F1 on the gold articles moves by 0.3.
LIKELY = 0.4
SURE = 0.6
SURE_WITHOUT_WORD = 0.9
SURE_NESTED = 0.8
# Mentions that may begin inside one another; code points of ", ".
_NEAR, _COMMA = 4, 2
_ARTICLE = len("the ")
_LIKENS = frozenset({"as"})
_SAYS = ":"
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True)
class Context:
    """An annotated article, and what its tags are read with."""

    annotated: AnnotatedArticle
    language: Language
    runs: Sequence[Run]

    @functools.cached_property
    def outermost(self) -> tuple[Quotation, ...]:
        """The quotations that stand in no other."""
        return tuple(q for q in self.annotated.quotations if not q.nested)

    @functools.cached_property
    def quoted(self) -> Overlaps:
        """The outermost quotations, by place."""
        return Overlaps(q.outer for q in self.outermost)

    @property
    def text(self) -> str:
        """Of the article."""
        return self.annotated.article.text

    def run_at(self, span: Span) -> int:
        """The number of the run in which a span begins."""
        return bisect.bisect_right(self.runs, span.start, key=lambda run: run.span.start) - 1

    def mention_before(self, place: Span) -> Span | None:
        """The mention that a place follows, with a comma between them or none."""
        mentions = self.annotated.mentions
        first = bisect.bisect_left(mentions, place.start, key=lambda mention: mention.span.start)
        near = (mention.span for mention in reversed(mentions[max(0, first - _NEAR) : first]))
        return next((span for span in near if 0 < place.start - span.end <= _COMMA), None)

    def outlet_at(self, place: int) -> Span | None:
        """The outlet whose name begins at a place, an article before it or none."""
        mentions = self.annotated.mentions
        first = bisect.bisect_left(mentions, place, key=lambda mention: mention.span.start)
        named = (m for m in mentions[first : first + _NEAR] if m.kind == "outlet")
        return next((m.span for m in named if m.span.start - place <= _ARTICLE), None)

    def beside(self, piece: Span, cue: Span) -> Span:
        """A piece that reaches into the sentence of its cue, without what is in the one before.

        "The minister refused. Varen would resign, Radio Vesper reported." A quotation stays whole.
        """
        sentences = self.annotated.sentences
        place = last_begun(sentences, cue.start)
        start = sentences[place].start if place >= 0 else piece.start
        if not piece.start < start < piece.end or self.quoted.of(piece):
            return piece
        return Span(start, piece.end)

    def quotation_at(self, span: Span) -> Quotation | None:
        """The outermost quotation that holds a span whole."""
        touching = (self.outermost[index] for index in self.quoted.of(span))
        return next((q for q in touching if q.outer.contains(span)), None)


class Candidate(NamedTuple):
    """An attribution by the tagger.

    Attributes:
        alone: it may stand where no rule agrees.
        cites: its content is whom its source cites ("NTA, citing two officials, …").
    """

    attribution: Attribution
    alone: bool
    cites: bool


def candidates_of(tagged: Tagged, context: Context) -> list[Candidate]:
    """A tagged attribution of the narrator's, in the order of the text.

    "“Yes,” she said. “We go.”" is one to the tagger and two statements: what is said in another
    sentence than the cue's is one of its own, except where a quotation is interrupted.
    """
    if (
        tagged.confidence < LIKELY
        or context.quotation_at(tagged.cue)
        or _is_own_voice(tagged, context)
    ):
        return []
    act = act_of(tagged.cue, context)
    cites = not context.language.reporting.quoting.isdisjoint(_folds(tagged.cue.of(context.text)))
    alone = not cites and _stands_alone(tagged, act, context)
    return [
        Candidate(_attribution(tagged, context, content=content, act=act or "say"), alone, cites)
        for content in _contents(tagged, context)
    ]


def _attribution(tagged: Tagged, context: Context, *, content: list[Span], act: Act) -> Attribution:
    return Attribution(
        content=tuple(content),
        # A colon alone is no words of a transcript's.
        cue=tagged.cue if _folds(tagged.cue.of(context.text)) else None,
        source=tagged.source and _source(tagged.source, context),
        act=act,
        rule=RULE,
        confidence=tagged.confidence,
    )


def _source(source: Span, context: Context) -> Span | None:
    """A source without marks at its ends; for "who" that leads on from a name, the name."""
    words = list(_WORD.finditer(context.text, *source))
    relatives = context.language.reporting.relatives
    if words and words[-1].group().casefold() in relatives:
        if len(words) == 1:
            return context.mention_before(source) or source
        source = Span(source.start, words[-1].start())
    return clean(context.text, *source)


def _stands_alone(tagged: Tagged, act: Act | None, context: Context) -> bool:
    """Whether a tagger that is as sure as this one may be believed without a rule.

    A question that nobody is said to have asked is nobody's.
    """
    told = any(_tells(piece, context) for piece in tagged.content)
    if not told or (act == "ask" and tagged.source is None):
        return False
    return tagged.confidence >= (SURE if act and tagged.source else SURE_WITHOUT_WORD)


def nested_attribution(tagged: Tagged, context: Context) -> Attribution | None:
    """A tagged attribution inside another's words; None where too little speaks for it."""
    act = act_of(tagged.cue, context)
    if act is None or tagged.confidence < SURE_NESTED or _is_own_voice(tagged, context):
        return None
    cleaned = (_cleaned(piece, context) for piece in tagged.content)
    content = sorted({piece for piece in cleaned if piece})
    if not content:
        return None
    return replace(_attribution(tagged, context, content=content, act=act), rule=NESTED)


def _tells(piece: Span, context: Context) -> bool:
    """Whether content is more than a word, or quoted."""
    return len(_folds(piece.of(context.text))) > 1 or context.quotation_at(piece) is not None


def _is_own_voice(tagged: Tagged, context: Context) -> bool:
    """Whether the source is the narrator ("I hope") or nobody."""
    reporting = context.language.reporting
    if tagged.source is None:
        return False
    words = [word.partition("'")[0] for word in _folds(tagged.source.of(context.text))]
    return not words or words[0] in reporting.nobody or set(words) <= reporting.narrators


def act_of(cue: Span, context: Context) -> Act | None:
    """The act of the first reporting word of a cue; None where it has none.

    A colon alone, as in a transcript, says.
    """
    words, reporting = _folds(cue.of(context.text)), context.language.reporting
    if not words and _SAYS in cue.of(context.text):
        return "say"
    for place, word in enumerate(words):
        act = _act_at(words, place, context.language)
        if act:
            negated = any(word in reporting.negations for word in words[:place])
            return reporting.negated.get(act, act) if negated else act
    return None


def _act_at(words: list[str], place: int, language: Language) -> Act | None:
    for entry in entries(language.code).get(words[place], ()):
        matches = tuple(words[place + 1 : place + 1 + len(entry.rest)]) == entry.rest
        # "referred to the plan" says nothing of it; "referred to it as a joke" does.
        if matches and entry.verb.takes != _LIKENS:
            return entry.verb.act
    reporting = language.reporting
    for phrase, act in reporting.phrases.items():
        if words[place : place + phrase.count(" ") + 1] == phrase.split():
            return act
    return reporting.nouns.get(words[place]) or reporting.nouns.get(words[place].removesuffix("s"))


def _folds(words: str) -> list[str]:
    return [word.replace("’", "'").casefold() for word in _WORD.findall(words)]


def _contents(tagged: Tagged, context: Context) -> Iterator[list[Span]]:
    """The pieces, cleaned and whole; those of one run together."""
    whole = (_piece(context.beside(piece, tagged.cue), context) for piece in tagged.content)
    pieces = sorted({piece for piece in whole if piece})
    for _, together in groupby(pieces, key=context.run_at):
        yield list(together)


def _piece(piece: Span, context: Context) -> Span | None:
    quotation = context.quotation_at(piece)
    if quotation:
        return clean(context.text, *quotation.inner)
    return _cleaned(piece, context)


def _cleaned(piece: Span, context: Context) -> Span | None:
    return clean(context.text, *_behind_that(with_sign(context.text, piece), context))


def _behind_that(piece: Span, context: Context) -> Span:
    """Content without the word that opens its clause; "That is so" opens a sentence of its own."""
    opening = _WORD.match(context.text, piece.start, piece.end)
    opens = opening and opening.group() in context.language.reporting.complementizers
    return Span(opening.end(), piece.end) if opening and opens else piece
