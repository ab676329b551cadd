"""What an attribution does, where its cue alone does not tell: the act by cue and content.

an attribution's act, its cue, its content -> the act

"Suggested that they leave" proposes, "suggested that it was late" only says; "assured them that it
would sail" promises, "that it was safe" does not; "warned them to leave" demands it, as does who
"wants the crew to go"; and what something is called is a verdict: "called the report false" denies.
Nothing is read into "said": the act is the force of the article's own words, not of ours.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import pairwise

from onrecord.languages import Language, load
from onrecord.languages.reporting import Takes
from onrecord.model import Act, AnnotatedArticle, Attribution
from onrecord.statements.frames import words_of

# "Wants ⟨the crew of the ferry⟩ to go."
_LONGEST_OBJECT = 8


def force_of(annotated: AnnotatedArticle, attribution: Attribution, language: Language) -> Act:
    """The act of an attribution."""
    text, act, reporting = annotated.article.text, attribution.act, language.reporting
    words = [
        word.replace("’", "'") for piece in attribution.content for word in words_of(piece.of(text))
    ]
    is_wish = words[:1] != [] and (words[0] in reporting.infinitive or _is_not_to(words, language))
    is_clause = not is_wish and _is_clause(words, language)
    cue = words_of(attribution.cue.of(text)) if attribution.cue else []
    if act == "promise" and is_clause and reporting.forces.futures.isdisjoint(words):
        return "say"
    if act == "propose" and is_clause and reporting.forces.duties.isdisjoint(words):
        return "say"
    if act == "intend" and _asks_another(words, language):
        return "demand"
    if act == "disagree" and words[:1] and words[0] in reporting.conditions:
        return act if _forms(language.code, "whether").isdisjoint(cue) else "ask"
    if act != "say":
        return act
    if is_wish and not _forms(language.code, "person").isdisjoint(cue):
        return "demand"
    if not _forms(language.code, "naming", "as").isdisjoint(cue):
        return _verdict(words, language)
    return act


def _is_clause(words: Sequence[str], language: Language) -> bool:
    """Whether it tells how something is; "a plan that is fair" and "that talks be held" do not."""
    reporting = language.reporting
    finite = reporting.auxiliaries - reporting.forces.bare
    first = next((place for place, word in enumerate(words) if word in finite), 0)
    return first > 0 and reporting.relatives.isdisjoint(words[1:first])


def _is_not_to(words: Sequence[str], language: Language) -> bool:
    """Whether it opens as in "warned them not to leave"."""
    reporting = language.reporting
    first, second = (*words, "", "")[:2]
    return first in reporting.negations and second in reporting.infinitive


def _asks_another(words: Sequence[str], language: Language) -> bool:
    """Whether somebody else is to do it: "wants ⟨the crew to go⟩"."""
    reporting = language.reporting
    if not words or words[0] in reporting.infinitive:
        return False
    near = words[: 2 + _LONGEST_OBJECT]
    return any(
        word in reporting.infinitive and behind not in reporting.determiners
        for word, behind in pairwise(near[1:])
    )


def _verdict(words: Sequence[str], language: Language) -> Act:
    """What calling something so does: its last word that judges; a negation leaves that open."""
    reporting = language.reporting
    if not (reporting.negations | reporting.forces.reversing).isdisjoint(words):
        return "say"
    acts = (
        act
        for word in reversed(words)
        for act, telling in reporting.forces.verdicts.items()
        if word in telling
    )
    return next(acts, "say")


@functools.cache
def _forms(code: str, *takes: Takes) -> frozenset[str]:
    """The forms of the verbs that take any of these."""
    return frozenset(
        form
        for verb in load(code).reporting.verbs.values()
        if verb.takes & {*takes}
        for form in (*verb.present, *verb.past, *verb.participle, *verb.ing)
    )
