"""The small words between a verb and its content, and whom it was told.

evidence -> "the harbour council in a letter" + "that"

They are kept as the article has them where they mean the same in our sentence: no pronoun, no
day that leans on the page's date, nothing between points or marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.overview.excerpt import OPENING

if TYPE_CHECKING:
    from onrecord.model import Span
    from onrecord.overview.select import Evidence
    from onrecord.overview.verbs import Finite, Verbs

# Words between cue and content that may be kept: "told the harbour council in a letter that".
MOST_GAP_WORDS = 8
MARKS = "“”\"«»„‘’' \t\n\u00a0"
_CLOSING = frozenset(OPENING.values())
NAMING = frozenset({"naming", "as"})
_LOOK_BACK = 20
_WORD = re.compile(r"[\w'’-]+")
_INNER_POINT = re.compile(r"[,;:()\n–—“”\"]")


def gap_words(evidence: Evidence, span: Span, verbs: Verbs) -> str | None:
    """The words between cue and content without the day, None where they cannot be kept."""
    text, said = evidence.article.text, evidence.statement.said
    words = text[span.start : span.end]
    if said and span.contains(said.span):
        before = text[span.start : said.span.start].split()
        if before and before[-1].casefold() in verbs.language.reporting.prepositions:
            before.pop()
        words = f"{' '.join(before)} {text[said.span.end : span.end]}"
    kept = _undated(words.strip(MARKS).rstrip(":,").split(), verbs)
    words = " ".join(kept)
    if len(kept) > MOST_GAP_WORDS or _INNER_POINT.search(words) or verbs.dangles(words):
        return None
    return words


def _undated(words: list[str], verbs: Verbs) -> list[str]:
    """Without weekdays and "yesterday", which mean nothing away from the day of their page."""
    when, prepositions = verbs.language.when, verbs.language.reporting.prepositions
    days = {day.casefold() for day in (*when.weekdays, *when.named)}
    kept: list[str] = []
    for word in words:
        if word.casefold() not in days:
            kept.append(word)
        elif kept and kept[-1].casefold() in prepositions:
            kept.pop()
    return kept


def joint_of(cue: str, verbs: Verbs) -> str:
    """The "that" that a cue brings along."""
    _, _, last = cue.casefold().rpartition(" ")
    return last if last in verbs.language.reporting.complementizers else ""


def split_joint(gap: str, verbs: Verbs) -> tuple[str, str]:
    """What goes with the verb, and the word right before the content."""
    reporting = verbs.language.reporting
    joints = reporting.complementizers | reporting.questions | reporting.prepositions
    rest, _, last = gap.rpartition(" ")
    return (rest, last) if last.casefold() in joints else (gap, "")


def headless(evidence: Evidence, verbs: Verbs) -> bool:
    """Whether the subject of the content stands elsewhere ("a rocket that X said WAS new")."""
    return first_word(evidence) in verbs.language.reporting.auxiliaries


def only_a_name(evidence: Evidence, found: Finite, verbs: Verbs) -> bool:
    """Whether what is named stands elsewhere ("what she called “the ladder protocol”")."""
    start, end = evidence.statement.content[0]
    text = evidence.article.text
    quoted = text[start] in OPENING or text[start - 1 : start] in OPENING
    closed = text[end - 1] in MARKS or text[end : end + 1] in _CLOSING
    return bool(found.takes & NAMING) and ((quoted and closed) or _without_object(evidence, verbs))


def _without_object(evidence: Evidence, verbs: Verbs) -> bool:
    """Whether it begins like no noun ("a standard she called NOT HARD TO MEET")."""
    reporting = verbs.language.reporting
    words = evidence.words(evidence.statement.content[0])
    opens = words[:1].isupper() or words[:1].isdigit() or words[:1] in OPENING
    return not opens and first_word(evidence) not in reporting.determiners | reporting.possessives


def that_before(evidence: Evidence, verbs: Verbs) -> bool:
    """Whether the article has "that" right before the content, and a clause after it."""
    start = evidence.statement.content[0].start
    before = evidence.article.text[max(0, start - _LOOK_BACK) : start].rstrip(MARKS).split()
    joints = verbs.language.reporting.complementizers
    return bool(before and before[-1] in joints) and not headless(evidence, verbs)


def first_word(evidence: Evidence) -> str:
    """The first word of the content, in small letters."""
    found = _WORD.search(evidence.words(evidence.statement.content[0]))
    return found[0].casefold() if found else ""


def alone(evidence: Evidence, found: Finite, verbs: Verbs) -> str:
    """The verb with nothing behind it: who "told" must have told somebody."""
    if not found.needs_object:
        return found.words
    told = _told(evidence, verbs)
    return f"{found.words} {told}" if told else verbs.language.telling.neutral["say"]


def _told(evidence: Evidence, verbs: Verbs) -> str | None:
    """Whom, where a relay or an addressee stands right behind the cue."""
    statement, text = evidence.statement, evidence.article.text
    if not statement.cue:
        return None
    after = text[statement.cue.end :].lstrip().removeprefix("the ")
    names = [*(relay.name for relay in statement.relay), statement.addressee]
    fitting = (name for name in names if name and after.startswith(name))
    return next((name for name in fitting if not verbs.dangles(name)), None)
