"""Why a statement is as it is, in words: `onrecord show STATEMENT --why`.

article, statement -> lines
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.terminal import one_line
from onrecord.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Article, Correction, Speaker, Statement
    from onrecord.statements import Reason

# What each rule says, by field; an act is told by its cue alone.
RULES = {
    "content": {
        "tagged": "the trained tagger found it, by this cue",
        "nested": "the tagger found it within another's words, by this cue",
        "quotation": "a quotation beside this cue",
        "that": "a clause behind this cue",
        "bare": "a clause behind this cue, without “that”",
        "aside": "the sentence around this cue",
        "phrase": "the clause that this phrase credits",
        "follows": "a quotation that goes on from the one before",
        "transcript": "what follows a name and a colon",
        "colon": "what follows this cue and a colon",
        "question": "what is asked by this cue",
        "object": "the object of this cue",
        "to": "the infinitive behind this cue",
        "introduced": "a quotation that this sentence leads up to",
        "noun": "what this noun of speech is of",
        "block": "a paragraph that is set apart as a quotation",
    },
    "speaker": {
        "name": "a name",
        "role": "the only one in the article who holds this role",
        "named later": "an office whose holder the next sentence names",
        "same words": "the same words as before",
        "same noun": "the last one called by this noun",
        "age": "the only one of this age",
        "apposition": "the name stands beside it",
        "copula": "the article says who it is",
        "subject": "the subject of the sentence before, who has no other office",
        "goes on": "whoever was credited in the sentence before; nobody else is named between",
        "body": "the last body whose name holds these words",
        "sort": "the only body of this sort, or the one that the sentence before is about",
        "pair": "the two people who were named together last",
        "outlet": "the outlet that was named last",
        "pronoun": "the nearest that agrees: subjects and those who spoke come before others",
        "relative": "what it stands behind",
        "alone": "nobody else is called so: the words themselves",
        "no source": "the text names no source here",
        "undecided": "nobody agrees with it, or two agree equally well",
        "as written": "no list knows a word of it: the words themselves",
    },
    "name": {"name": "the fullest name in the article"},
    "relay": {
        "own": "told in the sentence",
        "hearsay": "“reportedly”, after this outlet was told something",
        "outer": "in whose words this stands, or who passed those on",
        "speaker": "the same speaker told it before; nothing tells of another occasion",
        "paragraph": "the paragraph rests on it, and the speaker is not named",
    },
    "said": {
        "own": "dates the sentence",
        "gathering": "the day of a gathering in which the speaker takes part",
        "speaker": "the same speaker, before; nothing tells of another day",
        "outlet": "another spoke then to the same outlet, or for the same body",
    },
    "venue": {
        "own": "told in the sentence",
        "gathering": "a gathering in which the speaker takes part",
        "speaker": "the same speaker, before; nothing tells of another place",
        "late": "named later for what the same speaker said on the same day",
    },
    "to": {"own": "told in the sentence, or holds from an earlier one"},
}
ACT = "the act of this cue"
BASES = {
    "stated": "as it stands",
    "relative": "counted from the day of publication, {published}",
    "carried": "carried over",
    "published": "the day of publication",
}


# Reviews after which a field is as a person left it, not as a rule read it.
BY_PEOPLE = ("fixed", "added")


def people_said(corrections: Iterable[Correction]) -> Iterator[str]:
    """A line for each correction: who did what, when, to which fields, and why."""
    for one in corrections:
        told = (
            f"{one.action} by {one_line(one.author)}, {one.at.isoformat()[:16]}",
            ", ".join(change.field for change in one.changes),
            one_line(one.note or ""),
        )
        yield f"{'person':10} " + " — ".join(part for part in told if part)


def reasons(article: Article, statement: Statement) -> Iterator[str]:
    """A line for each field.

    Raises:
        RecordError: this version of onrecord does not find the statement.
    """
    from onrecord import pipeline

    found = pipeline.explain(article, statement)
    if not found:
        raise RecordError(
            f"{statement.id} was found by {statement.method}, and this version of onrecord reads "
            "its article otherwise: add the page again"
        )
    values = _values(article, statement)
    for reason in found:
        yield _line(article, reason, values.get(reason.field))


def _values(article: Article, statement: Statement) -> dict[str, str | None]:
    speaker, said = statement.speaker, statement.said
    basis = BASES[said.basis].format(published=(article.published or "")[:10]) if said else ""
    return {
        "content": f"confidence {statement.confidence:.2f}",
        "speaker": _named(speaker) if speaker else "unknown",
        "said": f"{said.edtf}, {basis}" if said else None,
        "venue": statement.venue.name if statement.venue else None,
        "to": statement.addressee,
        "act": statement.act,
    }


def _named(speaker: Speaker) -> str:
    return f"{speaker.name}, unnamed {speaker.withheld}" if speaker.withheld else speaker.name


def _line(article: Article, reason: Reason, value: str | None) -> str:
    words = f"“{one_line(reason.words.of(article.text))}”" if reason.words else ""
    place = f"(paragraph {_paragraph(article, reason.words.start)})" if reason.words else ""
    rule = RULES[reason.field].get(reason.rule, reason.rule) if reason.field != "act" else ACT
    told = " ".join(part for part in (words, place) if part)
    parts = (value and one_line(value), told, rule)
    return f"{reason.field:10} " + " — ".join(part for part in parts if part)


def _paragraph(article: Article, place: int) -> int:
    return article.text.count("\n\n", 0, place) + 1
