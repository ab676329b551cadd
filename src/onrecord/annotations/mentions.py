"""Mentions of people, organizations, places and outlets with their roles.

article, sentences -> mentions, in the order of the text; they may nest

A name takes the description beside it as its role: before it ("the ministry’s spokeswoman Ilse
Varen"), or set off by commas on either side ("Ilse Varen, its spokeswoman,"). A description
alone refers to somebody too: to one person who is not named and so hidden ("a senior official"),
to several ("critics"), to a body, an outlet or a document. Inside a longer mention shorter ones
keep their place ("Varen" in "Varen senior adviser Otto Lind").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.annotations.descriptions import Description, find_descriptions
from onrecord.annotations.kinds import with_kinds
from onrecord.annotations.lexicon import Gender, Head, Lexicon, lexicon
from onrecord.annotations.lines import Line, line_of
from onrecord.annotations.names import Name, find_names
from onrecord.annotations.reach import modified_from
from onrecord.annotations.settling import settle
from onrecord.annotations.tokens import tokens_of
from onrecord.languages import Language
from onrecord.model import Article, Mention, Span, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.tagging import TaggedName

# "VESPER, Norland (NTA) — " names the place and agency of the report, not who speaks.
_DATELINE = re.compile(
    r"[A-Z][A-Z'’. -]+(?:,[^—–\n]{1,40}?)?(?:\s*\([^)\n]{2,30}\))?\s*[—–-]{1,2}\s"
)
# An apposition that goes on past its head: "ambassador to the union, who retired in May".
LONGEST_APPOSITION = 12
_CLOSING = frozenset(',.;:—–)”"»?!')


def find_mentions(
    article: Article,
    sentences: tuple[Span, ...],
    language: Language,
    *,
    names: Iterable[TaggedName] = (),
) -> tuple[Mention, ...]:
    """Every mention, in the order of the text, the longer first where two begin together.

    Args:
        article: what is read.
        sentences: of the article.
        language: its words.
        names: what a tagger found, for names that the lists do not know.
    """
    words = lexicon(language)
    tokens = [
        tokens_of(article.text, _body(article.text, span), words.pattern) for span in sentences
    ]
    seen = sorted(names, key=lambda name: name.span)
    told = (with_kinds(find_names(sentence, words), sentence, seen) for sentence in tokens)
    lines = [line_of(*pair) for pair in zip(tokens, settle(told, words), strict=True)]
    found = {m for line in lines for m in _Reader(article.text, line, words).mentions()}
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end, m.kind, m.form, m.name)))


def _body(text: str, sentence: Span) -> Span:
    dateline = _DATELINE.match(text, sentence.start, sentence.end)
    return Span(dateline.end(), sentence.end) if dateline else sentence


class _Reader:
    """The mentions of one sentence."""

    def __init__(self, text: str, line: Line, words: Lexicon) -> None:
        self.text = text
        self.line = line
        self.words = words
        self.described = find_descriptions(line, words)
        # The longest of those that share an end; the shorter ones are part of it.
        self.at_first = {d.first: d for d in reversed(self.described)}
        self.at_last = {d.last: d for d in reversed(self.described)}

    def mentions(self) -> Iterator[Mention]:
        taken: set[int] = set()
        for name in self.line.names:
            if name.kind != "adjective":
                yield self._named(name, taken)
        for description in self.described:
            if description.head not in taken:
                yield self._described(description)
        yield from self._pronouns()

    # ------------------------------------------------------------------------ names

    def _named(self, name: Name, taken: set[int]) -> Mention:
        """A name with the descriptions beside it, whose heads are then taken."""
        before = self._before(name)
        behind = self._behind(name)
        first, last, roles = name.first, name.last, []
        joined = self._joined_to(before) if before else None
        if joined:
            taken.add(joined.head)
            roles.append((joined.start, joined.last))
        if before:
            first = joined.first if joined else before.first
            taken.add(before.head)
            adjacent = before.last == name.first
            if not self._is_no_role(before) and not (adjacent and self._is_supposed(before.first)):
                roles.append((before.start, self._title_end(name) if adjacent else before.last))
        elif name.start > name.first:
            first = modified_from(self.line, name.first, self.words)
            end = name.first if self._is_supposed(first) else self._title_end(name)
            roles += [(first, end)] if end > name.first else []
        if behind:
            last = self._apposition_end(behind)
            taken.add(behind.head)
            clause = self._fold(behind.last) in self.words.reporting.relatives
            if not self._is_no_role(behind):
                roles.append((behind.start, behind.last if clause else last))
        else:
            last = self._origin_end(name.last)
        kind = self._kind(name, before, behind)
        if kind in ("organization", "outlet") and not before:
            first = self._owner_first(name)
        is_person = kind == "person"
        return Mention(
            span=self._span(self._article_first(name, first, kind), last),
            kind=kind,
            form="name",
            name=self._words(name.start if is_person or before else first, name.last),
            role=", ".join(self._words(*role) for role in roles) if roles and is_person else None,
            plural=kind == "group",
            gender=self._gender(name, before, behind) if is_person else None,
        )

    def _is_no_role(self, description: Description) -> bool:
        """Whether it tells of kin or age, or of what somebody is not: "the would-be minister"."""
        roles = self.words.who.roles
        told = {
            *self.line.folds[description.first : description.head],
            self._fold(description.first - 1),
        }
        return self._fold(description.head) in roles.private or bool(told & roles.unreal)

    def _is_supposed(self, first: int) -> bool:
        """Whether the title right before a name is held by nobody yet: "a President Varen"."""
        before = self._fold(first - 1)
        opener = before if before in self.words.who.articles else self._fold(first)
        title = self.line.tokens[first + (opener == self._fold(first))]
        supposed = opener in self.words.who.indefinite and title.capital
        return supposed or before in self.words.who.roles.unreal

    def _title_end(self, name: Name) -> int:
        """Where the role right before a name ends; what follows it is only polite ("Dr.")."""
        end = name.start
        while end > name.first and self._is_polite(self._fold(end - 1)):
            end -= 1
        return end

    def _is_polite(self, word: str) -> bool:
        return word in self.words.honorifics and word not in self.words.heads

    def _before(self, name: Name) -> Description | None:
        """The description right before a name, or before it and a comma."""
        adjacent = self.at_last.get(name.first)
        if adjacent and not adjacent.noun.plural:
            joined = adjacent.head == name.first - 1 or len(name.words) > 1
            return adjacent if joined and _fits(name, adjacent.noun) else None
        apposed = self.at_last.get(name.first - 1)
        if not apposed or self._fold(name.first - 1) != ",":
            return None
        closed = self._fold(name.last) in _CLOSING
        closed = closed or (name.kind == "person" and self._fold(name.last) in self.words.speech)
        full = name.kind in ("person", "unknown") and len(name.words) > 1
        one = apposed.noun.kind == "person" and not apposed.noun.plural
        phrase = apposed.last - apposed.first > 1
        return apposed if closed and full and one and phrase else None

    def _joined_to(self, role: Description) -> Description | None:
        """The other role before a name: "⟨the actress⟩ and activist Ilse Varen"."""
        other = self.at_last.get(role.first - 1)
        bare = role.first == role.start
        if (
            not other
            or not bare
            or self._fold(role.first - 1) not in self.words.reporting.coordinators
        ):
            return None
        one = other.noun.kind == "person" and not other.noun.plural
        noun = role.noun.kind == "person" and self._fold(role.head) not in self.words.verbal
        return other if one and noun else None

    def _behind(self, name: Name) -> Description | None:
        """The description behind a name, a comma and perhaps an age."""
        place = name.last
        if self._fold(place) != ",":
            return None
        if self._fold(place + 1).isdigit() and self._fold(place + 2) == ",":
            place += 2
        found = self.at_first.get(place + 1)
        if (
            not found
            or found.noun.plural
            or not _fits(name, found.noun)
            or found.owner == place + 1
        ):
            return None
        followed = self.line.name_at.get(found.last)
        if followed and found.last == found.head + 1:
            return None
        end = self._apposition_end(found)
        return found if end >= self.line.end or self._fold(end) in _CLOSING else None

    def _apposition_end(self, description: Description) -> int:
        """Up to the mark that closes the apposition, if it only goes on with complements."""
        end = description.last
        if self._fold(end) not in self.words.who.complements.behind:
            return end
        clause = self._fold(end) in self.words.reporting.relatives
        for index in range(end, min(self.line.end, end + LONGEST_APPOSITION)):
            if self._fold(index) in self.words.speech and not clause:
                return end
            if self._fold(index) in _CLOSING:
                return index
        return end

    def _origin_end(self, last: int) -> int:
        """Past ", of Vesper" between commas."""
        place = self.line.name_at.get(last + 2)
        told = (
            self._fold(last) == "," and self._fold(last + 1) in self.words.who.complements.origins
        )
        return place.last if told and place and self._fold(place.last) == "," else last

    def _owner_first(self, name: Name) -> int:
        """Where "Vesper’s" before "Defense Ministry" begins."""
        place = name.first
        if place > 1 and self.line.tokens[place - 1].is_possessive:
            owner = self.line.name_at.get(place - 2)
            shown = name.kind == "outlet" and owner and owner.kind == "person"
            return owner.first if owner and not shown else place
        owner = self.line.name_at.get(place - 1)
        return owner.first if owner and owner.kind == "adjective" else place

    def _described_first(self, first: int) -> int:
        """Where "the London-based, nonpartisan" before a body’s name begins, else `first`."""
        start = first
        while start > 0 and (
            self._fold(start - 1) == "," or modified_from(self.line, start, self.words) < start
        ):
            start = min(start - 1, modified_from(self.line, start, self.words))
        return start if self._fold(start - 1) in self.words.who.articles else first

    def _article_first(self, name: Name, first: int, kind: SpeakerKind) -> int:
        """The article before a name belongs to it, unless a noun follows ("a Reuters source")."""
        if kind == "person" or name.modifies:
            return first
        first = self._described_first(first)
        return first - 1 if self._fold(first - 1) in self.words.who.articles else first

    def _kind(
        self, name: Name, before: Description | None, behind: Description | None
    ) -> SpeakerKind:
        for description in (before, behind):
            outlet = description and description.noun.kind == "outlet"
            if description and (name.kind == "unknown" or outlet):
                return description.noun.kind
        return "unknown" if name.kind == "adjective" else name.kind

    def _gender(self, name: Name, *beside: Description | None) -> Gender:
        """Told by a role or honorific, else by the given name."""
        told = [d.noun.gender for d in beside if d]
        for token in self.line.tokens[name.first : name.start]:
            head = self.words.heads.get(token.fold)
            told += [self.words.honorifics.get(token.fold), head.gender if head else None]
        told.append(self.words.given.get(self.line.folds[name.start]))
        return next((gender for gender in told if gender), None)

    # ------------------------------------------------------------------------ descriptions

    def _described(self, description: Description) -> Mention:
        noun = description.noun
        opener = self._fold(description.first)
        hidden = self._hides(description, opener)
        several = noun.plural and opener not in self.words.who.singling
        kind: SpeakerKind = "group" if several and noun.kind != "document" else noun.kind
        if hidden:
            kind = "unnamed"
        return Mention(
            span=self._span(description.first, description.last),
            kind=kind,
            form="description",
            name=self._plain(description),
            role=self._words(description.start, description.last)
            if noun.kind == "person"
            else None,
            anonymous=hidden,
            plural=several,
            gender=noun.gender,
        )

    def _hides(self, description: Description, opener: str) -> bool:
        """Whether the words stand for people whose names the article keeps back."""
        noun = description.noun
        if noun.kind == "unnamed" or description.knows:
            return True
        inner = self.line.folds[description.first : description.head]
        if noun.kind == "person" and not noun.plural:
            known = description.owner > description.first or opener in self.words.who.definite
            return not known and opener not in self.words.who.pronouns.owning
        one = self.words.singulars.get(self.line.folds[description.head], "")
        if noun.kind != "group" or self.words.heads.get(one, noun).kind != "person":
            return False
        hiding = self.words.who.hidden.modifiers | self.words.who.numbers | self.words.who.singling
        return any(word in hiding for word in inner)

    def _pronouns(self) -> Iterator[Mention]:
        for token in self.line.tokens:
            if token.fold in self.words.pronouns and (token.opens or not token.capital):
                kind, plural, gender = self.words.pronouns[token.fold]
                yield Mention(
                    span=Span(token.start, token.end),
                    kind=kind,
                    form="pronoun",
                    name=token.text,
                    plural=plural,
                    gender=gender,
                )

    # ------------------------------------------------------------------------ words

    def _plain(self, description: Description) -> str:
        """Its words, without the capital that only the start of a sentence gives."""
        words = self._words(description.first, description.last)
        opens = self.line.tokens[description.first].opens
        if opens and description.first not in self.line.name_at:
            return words[0].lower() + words[1:]
        return words

    def _fold(self, index: int) -> str:
        return self.line.folds[index] if 0 <= index < self.line.end else ""

    def _span(self, first: int, last: int) -> Span:
        return Span(self.line.tokens[first].start, self.line.tokens[last - 1].end)

    def _words(self, first: int, last: int) -> str:
        return self._span(first, last).of(self.text)


def _fits(name: Name, noun: Head) -> bool:
    """Whether a description of this kind may say what the name is."""
    if name.kind == "unknown":
        return noun.kind in ("person", "organization", "outlet")
    if name.kind == "organization":
        return noun.kind in ("organization", "outlet")
    return name.kind == noun.kind
