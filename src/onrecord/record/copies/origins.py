"""The news agency that is credited with a text.

Article -> an agency | None

An agency is credited where it is the outlet or an author, where a byline, a dateline or the line
at the foot gives its name alone ("LONDON (NTA) — …", "— NTA", "© 2026 NTA"), or where the text
was first published by it. An agency that is only named is not: one that a sentence cites, that
"contributed to this report", or that took the picture. None where nobody is credited, and where
two are: then nobody can tell whose words they are.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.annotations import split_paragraphs
from onrecord.languages import Language, load
from onrecord.languages.patterns import either
from onrecord.model import Article

# Paragraphs in which a credit may stand: behind a picture's line and a summary, and before the
# outlet's own lines below the text.
_HEAD = 4
_FOOT = 5
# Code points; a longer line is no credit, a longer place no dateline.
_LINE = 160
_PLACE = 80
# Code points of a paragraph's beginning or end in which a credit stands: "© 2026 NTA. All rights
# reserved. This material may not be published, broadcast, …".
_READ = 600
# Names; a page that lists more has handed over everybody who writes for it.
_MOST_AUTHORS = 4
# Letters of a name that may be a word, and so must stand as it is printed.
_SHORT = 5

_BETWEEN = re.compile(r"\s*(?:[,;/|·•()\[\]]|\s[-–—]\s)\s*")
_INITIALS = re.compile(r"[a-zäöü]{1,4}")  # "dpa/bb": of who edited it
_DATELINE = re.compile(
    rf"(?P<place>[^()/\n]{{0,{_PLACE}}}?)(?:\((?P<name>[^()]+)\)|/(?P<other>[^/\n]+)/)"
    rf"(?:\s*[.:]?\s*[-–—.:]|\s+[A-ZÀ-Þ][^a-z()\n]{{1,{_PLACE}}}\s[-–—])"
)
# A sentence's; shorter ones may be part of a place ("of"), and behind a number it is a month.
_SMALL_WORD = re.compile(r"(?<!\d )(?<!\d\. )(?<![\w.])[a-zß-ÿ]{4,}")
_LAST = re.compile(
    r"(?:^|[.!?…”\"'’)])\s*(?:[-–—]+\s*(?P<dash>(?:[^-–—.!?]|(?<=\w)-(?=\w))+)"
    r"|[(\[](?P<round>[^()\[\]]+)[)\]]|/(?P<slash>[^/.]+)/)\s*\.?$"
)


def origin_of(article: Article, language: Language) -> str | None:
    """The agency that one article credits, by its usual name."""
    return origin_of_all((article,), language)


def origin_of_all(articles: Iterable[Article], language: Language) -> str | None:
    """The agency that articles with the same words credit; None where they do not agree."""
    reader = _reader(language.code)
    credited = {name for article in articles for name in reader.credited(article)}
    return credited.pop() if len(credited) == 1 else None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Patterns of one language.

    Attributes:
        names: as credited, in lower case -> the agency.
        alone: a credit that holds a name and nothing else.
        byline: the first words of one.
        belonging: words that part a person from the agency.
        stated: an agency behind a phrase or a right that says whose text it is.
    """

    names: dict[str, str]
    alone: re.Pattern[str]
    byline: re.Pattern[str]
    belonging: re.Pattern[str]
    stated: re.Pattern[str]

    def credited(self, article: Article) -> Iterator[str]:
        """Every agency that an article credits, once for each sign of it."""
        yield from self._named((article.outlet or "",))
        if len(article.authors) <= _MOST_AUTHORS:
            for author in article.authors:
                yield from self._in_byline(author)
        paragraphs = split_paragraphs(article.text)
        for paragraph in paragraphs[:_HEAD]:
            yield from self._at_head(paragraph.of(article.text)[:_READ])
        for paragraph in paragraphs[-_FOOT:]:
            yield from self._at_foot(paragraph.of(article.text)[-_READ:])

    def _at_head(self, paragraph: str) -> Iterator[str]:
        opening = self.byline.match(paragraph)
        if opening and len(paragraph) <= _LINE:
            yield from self._in_byline(paragraph[opening.end() :])
        dateline = _DATELINE.match(paragraph)
        if dateline and self._is_place(dateline["place"]):
            yield from self._named(_BETWEEN.split(dateline["name"] or dateline["other"]))

    def _at_foot(self, paragraph: str) -> Iterator[str]:
        for statement in self.stated.finditer(paragraph):
            yield from self._named((statement["name"],))
        if last := _LAST.search(paragraph[-_LINE:]):
            yield from self._only(last["dash"] or last["round"] or last["slash"])
        elif len(paragraph) <= _LINE:
            yield from self._only(paragraph)

    def _is_place(self, words: str) -> bool:
        """Not part of a sentence, and not the name that an abbreviation behind it stands for."""
        return not (_SMALL_WORD.search(words) or self._agency(words))

    def _in_byline(self, credit: str) -> Iterator[str]:
        """Agencies among those who are named: "Ilse Varen, NTA"."""
        for part in _BETWEEN.split(credit):
            yield from self._named(self.belonging.split(part))

    def _only(self, credit: str) -> Iterator[str]:
        """Agencies where nobody else is named: not in "(Jan Torp/NTA)", which is a picture's."""
        opening = self.byline.match(credit)
        parts = _BETWEEN.split(credit[opening.end() if opening else 0 :].strip(" :"))
        agencies = [self._agency(part) for part in parts]
        rest = [part for part, agency in zip(parts, agencies, strict=True) if not agency]
        if all(not part or _INITIALS.fullmatch(part) for part in rest):
            yield from filter(None, agencies)

    def _named(self, parts: Iterable[str]) -> Iterator[str]:
        yield from filter(None, map(self._agency, parts))

    def _agency(self, part: str) -> str | None:
        """The agency of a part that holds its name and nothing else."""
        name = self.alone.fullmatch(part.strip(" :"))
        return self.names.get(name["name"].lower()) if name else None


@functools.cache
def _reader(code: str) -> _Reader:
    words = load(code).credits
    names = {name.lower(): agency for agency, all_ in words.agencies.items() for name in all_}
    printed = [name for all_ in words.agencies.values() for name in all_]
    short = {form for name in printed if len(name) <= _SHORT for form in (name, name.upper())}
    long = [name for name in printed if len(name) > _SHORT]
    name = rf"(?P<name>(?<!\w)(?:(?i:{either(long)})|{either(short)})(?!\w))"
    beside = rf"(?i:\b{either(words.staff)}(?!\w))"
    rights = rf"(?:(?i:{either(words.rights)})[\s,]*){{1,2}}\d{{4}}(?:\s+by)?"
    return _Reader(
        names=names,
        alone=re.compile(rf"(?:{beside}\s+)*{name}(?:'s|’s)?(?:\s+{beside})*(?:\s+\d{{4}})?\.?"),
        byline=re.compile(rf"(?i:{either(words.bylines)})\b\s*:?\s*"),
        belonging=re.compile(rf"\s+(?i:{either(words.belonging)})\s+"),
        stated=re.compile(
            rf"(?:(?i:\b{either(words.published)})|{rights})[\s,]+(?i:the\s+)?{name}"
        ),
    )
