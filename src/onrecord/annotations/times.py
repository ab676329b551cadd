"""Words that name a day or a span of days.

article, its sentences -> time phrases, resolved against the day of publication

The forms of a language are data (`[when]` in its file); each is compiled once, with the name of
the rule that resolves it. A sentence is searched only where one of its words can belong to a
form. Inside quotation marks only full dates are resolved, since the others count from the day of
the words and not of the article; and no later phrase counts from them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.annotations.calendar import Moment, Parts, as_day, resolve
from onrecord.languages import Language, load
from onrecord.languages.patterns import either
from onrecord.languages.when import TimeRule, When
from onrecord.model import Article, Basis, Quotation, Span, TimePhrase
from onrecord.spans import last_begun

_WORD = re.compile(r"[^\W_]+")
_GROUP = re.compile(r"(?<!P)<(\w+)>")
# A day of the month that is not the head of a longer number, a range, a price or a score.
_DAY, _DAY_ENDS = r"(?:3[01]|[12]\d|0?[1-9])", r"(?![\w%]|[,.]\d|[-–/]\d)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|[,.]\d)"
# What ends the stretch in which a word before a phrase can make it look ahead.
_BREAK = re.compile(r"[,;:—–()“”\"]")
# Words, and what an apostrophe cuts off from them ("’ll").
_SPOKEN = re.compile(r"['’]\w+|[^\s'’]+")
_LOOKING_BACK = 60  # code points before a phrase in which "will" still governs it
_STATED: frozenset[TimeRule] = frozenset({"iso", "date"})


@dataclass(frozen=True, slots=True)
class Grammar:
    """The forms of a language, compiled.

    Attributes:
        any_form: finds a phrase, whichever its form.
        forms: the same forms one by one, with their rules, to tell which it is.
        triggers: words without one of which no form can stand.
    """

    any_form: re.Pattern[str]
    forms: tuple[tuple[TimeRule, re.Pattern[str]], ...]
    triggers: frozenset[str]
    not_before: re.Pattern[str]


def find_times(
    article: Article,
    sentences: tuple[Span, ...],
    language: Language,
    *,
    quotations: Sequence[Quotation] = (),
) -> tuple[TimePhrase, ...]:
    """Every time phrase, in the order of the text."""
    published = as_day((article.published or "")[:10])
    quoted = [quotation.outer for quotation in quotations if not quotation.nested]
    phrases: list[TimePhrase] = []
    named: tuple[int, date] | None = None
    for rule, match in _matches(article.text, sentences, language):
        span = _span_of(match)
        moment = Moment(
            published=published,
            named=_near(article.text, named, span),
            coming=_looks_ahead(article.text, match.start(), language.when),
            language=language.code,
        )
        phrase = _phrase(rule, match, moment, language.when)
        if _is_within(quoted, span):
            phrases.append(_as_quoted(phrase))
            continue
        phrases.append(phrase)
        day = as_day(phrase.edtf)
        named = (span.end, day) if day else named
    return tuple(phrases)


def _matches(
    text: str, sentences: tuple[Span, ...], language: Language
) -> Iterator[tuple[TimeRule, re.Match[str]]]:
    grammar = _grammar(language.code)
    for sentence in sentences:
        if grammar.triggers.isdisjoint(_WORD.findall(sentence.of(text).lower())):
            continue
        for found in grammar.any_form.finditer(text, *sentence):
            if grammar.not_before.search(
                text, max(sentence.start, found.start() - 12), found.start()
            ):
                continue
            for rule, form in grammar.forms:
                match = form.match(text, found.start(), sentence.end)
                if match:
                    if not _is_title(rule, match, sentence):
                        yield rule, match
                    break


def _is_title(rule: TimeRule, match: re.Match[str], sentence: Span) -> bool:
    """Whether a capital inside the sentence makes it a name: "on Vesper News Tonight"."""
    before = match.string[sentence.start : match.start()]
    return rule == "named" and match.group()[0].isupper() and before.endswith(" ")


def _phrase(rule: TimeRule, match: re.Match[str], moment: Moment, when: When) -> TimePhrase:
    basis: Basis = "stated" if _is_stated(rule, match) else "relative"
    return TimePhrase(_span_of(match), resolve(rule, _parts(match, when), moment), basis)


def _is_within(quoted: list[Span], span: Span) -> bool:
    """Whether one of the outermost quotations, which do not overlap, holds a span."""
    before = last_begun(quoted, span.start)
    return before >= 0 and quoted[before].contains(span)


def _as_quoted(phrase: TimePhrase) -> TimePhrase:
    """Quoted, "yesterday" counts from the day it was said, which is not known here."""
    return phrase if phrase.basis == "stated" else replace(phrase, edtf=None)


def _is_stated(rule: TimeRule, match: re.Match[str]) -> bool:
    return rule in _STATED or bool(match.groupdict().get("year"))


def _span_of(match: re.Match[str]) -> Span:
    return Span(*match.span("core" if "core" in match.re.groupindex else 0))


def _parts(match: re.Match[str], when: When) -> Parts:
    groups = match.groupdict()

    def word(name: str) -> str:
        return (groups.get(name) or "").lower()

    offset = when.named.get(word("named"), when.anchored.get(word("anchored")))
    number, year = word("number"), word("year")
    return Parts(
        words=_span_of(match).of(match.string),
        weekday=when.weekdays.get(groups.get("weekday") or ""),
        month=when.months.get((groups.get("month") or "").rstrip(".")),
        year=int(year) if year else None,
        shift=when.shifts.get(word("shift")),
        week=when.shifts.get(word("week")),
        offset=offset,
        count=int(number) if number.isdecimal() else when.numbers.get(number),
        unit=when.units.get(word("unit")),
        direction=when.directions.get(word("direction")),
        inexact=bool(word("inexact")),
    )


def _near(text: str, named: tuple[int, date] | None, span: Span) -> date | None:
    """The day last named, while it is fresh: in this paragraph or the one above."""
    if named is None or text.count("\n\n", named[0], span.start) > 1:
        return None
    return named[1]


def _looks_ahead(text: str, start: int, when: When) -> bool:
    before = text[max(0, start - _LOOKING_BACK) : start].lower()
    stretch = _BREAK.split(before)[-1]
    return not when.coming.isdisjoint(_SPOKEN.findall(stretch))


@functools.cache
def _grammar(language: str) -> Grammar:
    when = load(language).when
    groups = _groups(when)
    forms = tuple((form.rule, _form(form.pattern, groups)) for form in when.forms)
    plain = (re.sub(r"\?P<\w+>", "?:", form.pattern) for _, form in forms)
    words = {*when.weekdays, *when.months, *when.units, *when.triggers}
    return Grammar(
        any_form=re.compile("|".join(plain), re.IGNORECASE),
        forms=forms,
        triggers=frozenset(word.lower() for word in words) | _years(),
        not_before=re.compile(rf"\b{either((*when.habitual, *when.named_days))} \Z", re.IGNORECASE),
    )


def _years() -> frozenset[str]:
    """A year alone can be the whole of a phrase."""
    return frozenset(str(year) for year in range(1500, 2100))


def _form(pattern: str, groups: dict[str, str]) -> re.Pattern[str]:
    filled = _GROUP.sub(lambda group: f"(?P<{group[1]}>{groups[group[1]]})", pattern)
    return re.compile(rf"\b(?:{filled})(?!\w)", re.IGNORECASE)


def _groups(when: When) -> dict[str, str]:
    """What each group of a form stands for; names of days and months by their capital alone."""
    mastheads = rf"(?! {either(when.mastheads)})"
    return {
        "weekday": rf"(?-i:{either(tuple(when.weekdays))}){mastheads}",
        "month": rf"(?-i:{_either_month(when.months)})",
        "date": f"{_DAY}{either(when.ordinals)}?{_DAY_ENDS}",
        "year": _YEAR,
        "part": either(when.parts),
        "named": either(tuple(when.named)),
        "shift": either(tuple(when.shifts)),
        "week": either(tuple(when.shifts)),
        "anchored": either(tuple(when.anchored)),
        "number": rf"(?:\d\d?|{either(tuple(when.numbers))})",
        "unit": either(tuple(when.units)),
        "direction": either(tuple(when.directions)),
        "vague": either(when.vague),
        "inexact": either(when.inexact),
        "hour": either(when.hours),
        "within": either(when.within),
    }


def _either_month(months: dict[str, int]) -> str:
    """Full names, and their beginnings with or without a full stop."""
    short = [m for m in months if any(n != m and n.startswith(m) for n in months)]
    return rf"{either(name for name in months if name not in short)}|{either(short)}\.?"
