"""How a content goes with its verb, as the article itself shows.

evidence -> Frame | None

The order and the small words of the article are kept: "X ruled out a visit", "X told the council
that Y", "Y, X warned". Where the cue cannot be used, a neutral verb opens a that-clause if the
article had one there, or stands aside of a whole sentence ("Y, X said"); a quotation may follow
any colon. Other content fits no sentence of ours and is listed. Never is a word inside it touched.
A negation that cannot be carried along makes a statement untellable: it would come out as its
opposite.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from onrecord.model import Span
from onrecord.overview.joints import (
    MARKS,
    alone,
    first_word,
    gap_words,
    headless,
    joint_of,
    only_a_name,
    split_joint,
    that_before,
)
from onrecord.overview.verbs import Finite, Verbs

if TYPE_CHECKING:
    from onrecord.overview.select import Evidence

Place: TypeAlias = Literal["after", "aside", "colon", "according", "beside", "listed"]

# Shorter words that begin with a capital letter may be a name and no sentence.
FEWEST_CLAUSE_WORDS = 4
_POINTS = ("", ".", "!", "?", "…", ":")
_WORD = re.compile(r"[\w'’-]+")
_SENTENCE_BREAK = re.compile(r"(?<!\b\w)[.!?][”’\"']?\s")


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence without its actor, its circumstances and its content.

    Attributes:
        place: of the content: after the verb, before it ("Y, X said"), after a colon, after
            "according to X" or before it; "listed" where no sentence can hold it.
        verb: finite, with what goes between it and the content.
        joint: the word right before the content ("that", "to"), empty for none.
        kept: the article's words that the verb brings along (venue, relay, addressee).
    """

    place: Place
    verb: str
    joint: str = ""
    kept: Span | None = None


LISTED = Frame("listed", "")


def frame(evidence: Evidence, verbs: Verbs) -> Frame | None:
    """How to tell a statement; None where it would come out as its opposite."""
    found = verbs.finite(evidence)
    if verbs.negated_source(evidence):
        return None
    if found is None and evidence.statement.act != "decline" and verbs.negated(evidence):
        return None
    if _credits(evidence, verbs):
        return _according(evidence, verbs) or _stand_in(evidence, verbs)
    if found and _content_is_last(evidence):
        return _verb_first(evidence, found, verbs)
    if found and _content_is_first(evidence):
        return _verb_aside(evidence, found, verbs) or _stand_in(evidence, verbs)
    if found and evidence.statement.manner == "direct" and found.speaks:
        return Frame("colon", alone(evidence, found, verbs))
    return _stand_in(evidence, verbs)


# ------------------------------------------------------------------------ where the content stands


def _content_is_last(evidence: Evidence) -> bool:
    """As in "X said Y", nothing but a few words of the same sentence between."""
    cue, source = evidence.statement.cue, evidence.statement.source
    start = evidence.statement.content[0].start
    if not cue or cue.end > start or (source and source.start > cue.start):
        return False
    return not _SENTENCE_BREAK.search(evidence.article.text, cue.end, start)


def _content_is_first(evidence: Evidence) -> bool:
    """As in "Y, X said"."""
    cue = evidence.statement.cue
    return bool(cue and evidence.statement.content[0].end <= cue.start)


def _credits(evidence: Evidence, verbs: Verbs) -> bool:
    cue = evidence.words(evidence.statement.cue).casefold()
    return cue in verbs.language.reporting.phrases


def _sentence_like(evidence: Evidence) -> bool:
    """Whether the content can stand as a sentence: it opens with a capital and is long enough."""
    words = evidence.words(evidence.statement.content[0]).lstrip(MARKS).split()
    return len(words) >= FEWEST_CLAUSE_WORDS and (words[0][0].isupper() or words[0][0].isdigit())


def _broken(evidence: Evidence) -> bool:
    """Whether the speaker stands inside the sentence: "The ministry, she added, would …"."""
    cue, rest = evidence.statement.cue, evidence.statement.content[1:]
    return bool(rest and cue and cue.end <= rest[0].start) and not _opens_small(evidence)


def _opens_small(evidence: Evidence) -> bool:
    """Whether the content begins in the middle of a sentence."""
    return evidence.words(evidence.statement.content[0]).lstrip(MARKS)[:1].islower()


def _whole_sentence(evidence: Evidence) -> bool:
    """Whether the content is all of a sentence of the article, credited by the one before it."""
    start, end = evidence.statement.content[0].start, evidence.statement.content[-1].end
    text = evidence.article.text
    before, after = text[:start].rstrip(MARKS), text[end - 1 : end + 1].strip(MARKS)
    return _sentence_like(evidence) and before[-1:] in _POINTS and after[-1:] in _POINTS


def _one_sentence(evidence: Evidence) -> bool:
    contents = evidence.statement.content
    words = evidence.words(contents[0])
    return len(contents) == 1 and not _SENTENCE_BREAK.search(words)


# ------------------------------------------------------------------------ the frames


def _according(evidence: Evidence, verbs: Verbs) -> Frame | None:
    fits = _one_sentence(evidence) and (_sentence_like(evidence) or _after_source(evidence))
    if not fits or evidence.statement.manner == "direct" or headless(evidence, verbs):
        return None
    return Frame("according" if _after_source(evidence) else "beside", "")


def _after_source(evidence: Evidence) -> bool:
    """As in "According to X, Y": Y is a whole sentence whatever its first letter."""
    source, start = evidence.statement.source, evidence.statement.content[0].start
    if not source or source.end > start:
        return False
    return evidence.article.text[source.end : start].strip(MARKS) in ("", ",")


def _verb_first(evidence: Evidence, found: Finite, verbs: Verbs) -> Frame | None:
    """As in "X said that Y": the words between cue and content are kept where they can be."""
    start = evidence.statement.content[0].start
    cue = evidence.statement.cue
    assert cue is not None
    text = evidence.article.text
    raw = text[cue.end : start].strip(MARKS)
    direct, that = evidence.statement.manner == "direct", joint_of(cue.of(text), verbs)
    set_off = raw.endswith(":") or (raw.endswith(",") and (direct or not that))
    gap = gap_words(evidence, Span(cue.end, start), verbs)
    if gap is None:
        negated = verbs.negates(_WORD.findall(raw.casefold()))
        return None if negated else _withoutgap_words(evidence, found, verbs)
    rest, joint = split_joint(f"{that} {gap}".strip(), verbs)
    verb = f"{found.words} {rest}".rstrip()
    if joint and not rest:
        verb = alone(evidence, found, verbs)
    kept = Span(cue.end, start) if rest else None
    if direct and (set_off or found.speaks):
        return Frame("colon", verb, kept=kept)
    if set_off or headless(evidence, verbs) or (not rest and only_a_name(evidence, found, verbs)):
        return _stand_in(evidence, verbs)
    return Frame("after", verb, joint, kept=kept)


def _verb_aside(evidence: Evidence, found: Finite, verbs: Verbs) -> Frame | None:
    """As in "Y, X said"; Y must be a sentence, or words that a that-clause can hold."""
    verb = alone(evidence, found, verbs)
    if evidence.statement.manner == "direct":
        return Frame("aside", verb) if found.speaks else None
    if _broken(evidence) and found.speaks:
        return Frame("aside", verb)
    if _sentence_like(evidence) and found.speaks:
        return Frame("aside" if _one_sentence(evidence) else "colon", verb)
    if len(evidence.statement.content) > 1 and found.speaks and not _opens_small(evidence):
        return Frame("colon", verb)
    if not found.opens_clause or headless(evidence, verbs):
        return None
    reporting = verbs.language.reporting
    asks = first_word(evidence) in reporting.questions | reporting.complementizers
    return Frame("after", verb, "" if asks else "that")


def _withoutgap_words(evidence: Evidence, found: Finite, verbs: Verbs) -> Frame | None:
    """The verb without what stood behind it."""
    verb = alone(evidence, found, verbs)
    if evidence.statement.manner == "direct":
        return Frame("colon", verb) if found.speaks else _stand_in(evidence, verbs)
    if found.opens_clause and that_before(evidence, verbs):
        return Frame("after", verb, "that")
    return _stand_in(evidence, verbs)


def _stand_in(evidence: Evidence, verbs: Verbs) -> Frame:
    """A neutral verb, where the content goes with one."""
    act, telling = evidence.statement.act, verbs.language.telling
    if evidence.statement.manner == "direct":
        return Frame("colon", telling.neutral["say"])
    if that_before(evidence, verbs) and act not in ("ask", "decline"):
        return Frame("after", telling.neutral[act], "that")
    if _whole_sentence(evidence) and act not in telling.contradicting:
        place: Place = "aside" if _one_sentence(evidence) else "colon"
        return Frame(place, telling.neutral["say"])
    return LISTED
