"""Voices: whose words each sentence of an article holds.

text, its sentences, its statements -> voiced sentences

A sentence is attributed where the narrator adds nothing to another's words but who said them, how,
when, where and to whom ("“Ships sail,” Varen told Reuters on Monday"); it is the outlet's own where
it holds nobody's words; what is left is mixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import SentenceVoice, Span, Statement, VoicedSentence
from onrecord.spans import Overlaps

_WORD = re.compile(r"\w+(?:['’]\w+)*")
# "that", "in a", "to reporters": a sentence with more words of the narrator's tells something.
_MOST_BESIDE = 4


def find_voices(
    text: str, sentences: Sequence[Span], statements: Sequence[Statement]
) -> tuple[VoicedSentence, ...]:
    """One for each sentence, in their order.

    Args:
        text: of the article.
        sentences: of it, in its order.
        statements: of it, in its order.
    """
    pieces = sorted((piece, one.id) for one in statements for piece in one.content)
    said = Overlaps(piece for piece, _ in pieces)
    crediting = Overlaps(sorted(span for one in statements for span in _credit(one)))
    return tuple(
        _voiced(
            text, sentence, said=[pieces[place] for place in said.of(sentence)], crediting=crediting
        )
        for sentence in sentences
    )


def _voiced(
    text: str, sentence: Span, *, said: list[tuple[Span, str]], crediting: Overlaps
) -> VoicedSentence:
    if not said:
        return VoicedSentence(sentence, "own", ())
    words = [Span(*match.span()) for match in _WORD.finditer(text, *sentence)]
    beside = [
        word
        for word in words
        if not crediting.of(word) and not any(piece.overlaps(word) for piece, _ in said)
    ]
    voice: SentenceVoice = "attributed" if len(beside) <= _MOST_BESIDE else "mixed"
    return VoicedSentence(sentence, voice, tuple(dict.fromkeys(id_ for _, id_ in said)))


def _credit(statement: Statement) -> Iterator[Span]:
    """The words that say who, how, when, where and through whom."""
    told = (statement.said, statement.venue, *statement.relay)
    spans = (statement.source, statement.cue, *(one.span for one in told if one))
    yield from (span for span in spans if span)
