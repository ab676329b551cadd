"""Attributions without a verb of their own.

Scene -> attributions, added to it

"According to X, Y" and its inversion; "in X's view, Y"; "X's call for Y"; "X: Y" in a transcript;
a quotation that a colon opens ("The minister was blunt: “No.”").
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model import Act, Span
from onrecord.statements import sources
from onrecord.statements.scene import Credit, Scene

_SHORTEST_CLAUSE = 3
# "In the minister's own considered view": the possessor must stand within these words.
_LONGEST_POSSESSOR = 8
# A name before a colon: "Deputy Foreign Minister Ana Ruiz:".
_LONGEST_LABEL = 6


class _Phrase(NamedTuple):
    """A cue at the words `first` up to `last`, with the words of its source."""

    first: int
    last: int
    source_first: int
    source_last: int
    act: Act


def find_phrases(scene: Scene) -> None:
    """Add what "according to X" and "in X's view" tie together."""
    for index in range(len(scene.run.words)):
        if index >= scene.taken:
            phrase = _prepositional(scene, index) or _possessed(scene, index)
            if phrase and not _has_verb(scene, phrase):
                _add_phrase(scene, phrase)


def _has_verb(scene: Scene, phrase: _Phrase) -> bool:
    """Whether a verb before the phrase reports: "NTA reported that Y, according to X"."""
    start = scene.sentence_start(phrase.first)
    return any(
        start < cue.first < phrase.first
        and cue.form != "ing"
        and scene.run.fold(cue.last) in scene.reporting.complementizers
        for cue in scene.cues
    )


def _prepositional(scene: Scene, index: int) -> _Phrase | None:
    after = scene.phrase_end(index)
    if not after:
        return None
    source = sources.phrase_source(scene.run, after, cues=scene.cues, reporting=scene.reporting)
    words = " ".join(word.fold for word in scene.run.words[index:after])
    act = scene.reporting.phrases[words]
    return _Phrase(index, after, source.first, source.last, act) if source else None


def _possessed(scene: Scene, index: int) -> _Phrase | None:
    """The possessive "in X's view": the noun is the cue, what stands before it the source."""
    run, possessed = scene.run, scene.reporting.possessed
    if run.words[index].quoted or run.fold(index) not in scene.reporting.within:
        return None
    for noun in range(index + 2, min(len(run.words), index + _LONGEST_POSSESSOR)):
        if run.words[noun].is_mark:
            return None
        owner = run.fold(noun - 1)
        owned = (
            owner.endswith(scene.reporting.possessive_endings)
            or owner in scene.reporting.possessives
        )
        if run.fold(noun) in possessed and owned:
            return _Phrase(index, noun + 1, index + 1, noun, possessed[run.fold(noun)])
    return None


def _add_phrase(scene: Scene, phrase: _Phrase) -> None:
    content = _around(scene, phrase)
    if content and not scene.is_own_voice(phrase.source_first, phrase.source_last):
        run = scene.run
        source = _without_possessive(scene, run.cover(phrase.source_first, phrase.source_last))
        if source.start == source.end:
            return  # a lone apostrophe
        inside = phrase.source_first < phrase.last
        cue = run.cover(phrase.last - 1 if inside else phrase.first, phrase.last)
        scene.add(content, Credit(source, cue), act=phrase.act, rule="phrase")


def _without_possessive(scene: Scene, source: Span) -> Span:
    bare = source.of(scene.text).replace("’", "'")
    for ending in scene.reporting.possessive_endings:
        bare = bare.removesuffix(ending)
    return Span(source.start, source.start + len(bare))


def _around(scene: Scene, phrase: _Phrase) -> list[Span]:
    """The content before a phrase, else behind it; both where it interrupts."""
    run = scene.run
    start = scene.without_lead(scene.sentence_start(phrase.first), phrase.first)
    left = phrase.first - start >= _SHORTEST_CLAUSE
    pieces = scene.pieces(start, phrase.first) if left else []
    after = max(phrase.last, phrase.source_last)
    if run.fold(after) == "," and (not pieces or _goes_on(scene, after + 1)):
        pieces += scene.pieces(after + 1, run.sentence_end(after))
    return pieces


def _goes_on(scene: Scene, index: int) -> bool:
    """Whether what follows an inserted phrase is the rest of its clause."""
    return scene.run.fold(index) in scene.reporting.auxiliaries


def find_nouns(scene: Scene) -> None:
    """Add "X's call for Y" and "X's claim that Y"."""
    run, reporting = scene.run, scene.reporting
    for index in range(max(1, scene.taken), len(run.words) - 2):
        noun = run.words[index]
        reports = noun.fold in reporting.nouns and run.fold(index + 1) in reporting.noun_links
        if noun.quoted or not reports or index < scene.taken:
            continue
        owner = _owner(scene, index - 1)
        content = scene.pieces(index + 2, _noun_content_end(scene, index + 1))
        if owner and content:
            cue = Span(noun.start, noun.end)
            act = reporting.nouns[noun.fold]
            scene.add(content, Credit(owner, cue), act=act, rule="noun")


def _owner(scene: Scene, index: int) -> Span | None:
    """The mention in the possessive at a word."""
    word = scene.run.words[index]
    if not word.fold.endswith(scene.reporting.possessive_endings):
        return None
    inside = Span(word.start, word.start + 1)
    return next((m.span for m in scene.mentions if m.span.contains(inside)), None)


def _noun_content_end(scene: Scene, link: int) -> int:
    """Where the sentence's own verb begins: "her call for a truce WAS ignored".

    Behind "that" the first verb is the content's.
    """
    run, reporting = scene.run, scene.reporting
    end = run.sentence_end(link)
    verbs = [i for i in range(link, end) if run.fold(i) in reporting.auxiliaries]
    own = 1 if run.fold(link) in reporting.complementizers else 0
    return verbs[own] if len(verbs) > own else end


def find_transcript(scene: Scene) -> None:
    """Add "NAME: words" at the start of a paragraph."""
    run = scene.run
    label = next(
        (i for i, word in enumerate(run.words[: _LONGEST_LABEL + 1]) if word.text == ":"), 0
    )
    names = run.words[:label]
    if not names or any(word.quoted or word.stop or not word.is_capital for word in names):
        return
    span = run.cover(0, label)
    named = any(m.kind == "person" and span.contains(m.span) for m in scene.mentions)
    if named or names[-1].fold in scene.surnames:
        content = scene.pieces(label + 1, len(run.words))
        if content:
            scene.add(content, Credit(span, None), act="say", rule="transcript")


def find_introduced(scene: Scene) -> None:
    """Add a quotation behind a colon, credited to the subject of its sentence."""
    run = scene.run
    for index in range(1, len(run.words) - 1):
        if run.words[index].text == ":" and run.words[index + 1].quoted:
            before = run.words[index].start
            subjects = [m for m in scene.mentions if m.span.end <= before and m.kind != "place"]
            if subjects and scene.is_all_quoted(index + 1, len(run.words)):
                content = scene.pieces(index + 1, len(run.words))
                source = subjects[0].span
                scene.add(content, Credit(source, None), act="say", rule="introduced")
            return
