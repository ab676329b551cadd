"""The actor behind a source.

source -> the mention that it is built around -> its chain -> Speaker

The source is what the text credits, and it may hold several mentions: "Germany’s Ada Blom"
credits the person and not the country, "the party’s letter" the party and not the letter, "Blom
and Varen" both. The name is as full as the article gives it anywhere. A description that leads
to no name keeps the source’s own words, which tell more than its head alone.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.languages.patterns import either
from onrecord.languages.who import plural
from onrecord.model import AnnotatedArticle, Mention, Span, Speaker, SpeakerKind
from onrecord.spans import Overlaps, last_begun
from onrecord.statements.naming import without_article
from onrecord.statements.relatives import related_phrase
from onrecord.statements.withheld import find_withheld, hidden_chains, without_hiding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.languages import Language
    from onrecord.languages.who import Gendered
    from onrecord.model import Chain

_MARKS = " ,;:–—-()…"
_POSSESSIVE = ("'", "’")
# How much longer than its mention a source may be and still be named by the mention alone.
SLACK = 4
# "The chief ⟨of the harbour guard at the time,⟩ Ana Ruiz".
LONGEST_BETWEEN = 40


class Speakers:
    """Who speaks in one article: what any source in it refers to."""

    def __init__(self, annotated: AnnotatedArticle, language: Language) -> None:
        self.annotated = annotated
        self.language = language
        self.text = annotated.article.text
        self.mentions = annotated.mentions
        self.chains = {i: chain for chain in annotated.chains for i in chain.mentions}
        self.overlaps = Overlaps(mention.span for mention in annotated.mentions)
        self._hides: dict[Span, bool] = {}

    def of(self, source: Span) -> Speaker | None:
        """The speaker whom the source refers to; None where the article does not tell."""
        source = (
            related_phrase(self.annotated, source, overlaps=self.overlaps, language=self.language)
            or source
        )
        inside = _outermost(self, source)
        if not inside or _only_owns(self, inside, source=source):
            return _unlisted(self, source)
        opens = self.mentions[inside[0]].span.start <= source.start
        if not opens and _opens_verbal(source.of(self.text), self.language):
            return None
        couple = _couple(self, source, inside[0])
        if couple:
            return couple
        several = _coordinated(self, inside)
        if several:
            return _both(self, several, source)
        if _only_places(self, source, self.mentions[inside[0]]):
            return _unlisted(self, source)
        head = _credited(self, inside, source)
        if _is_thing_with_who(self, head):
            return None
        words = source if head in inside else self.mentions[head].span
        speaker = _speaker(self, head, words)
        return self._hidden(speaker, source, head) if speaker else None

    def _hidden(self, speaker: Speaker, source: Span, head: int) -> Speaker:
        """Anonymous too where the article says that the name is kept back, with the reason."""
        chain = self.chains.get(head)
        if chain in self.withheld:
            return replace(speaker, anonymous=True, kind="unnamed", withheld=self.withheld[chain])
        return _withheld(self, source, speaker)

    @functools.cached_property
    def withheld(self) -> dict[Chain, str | None]:
        """The chains whose name the article keeps back, with the reason."""
        found = find_withheld(self.annotated, self.language)
        return hidden_chains(self.annotated, found, self.chains, language=self.language)

    def hides(self, stretch: Span) -> bool:
        """Whether the article says there that a name is kept back."""
        if stretch not in self._hides:
            hidden = self.language.who.hidden
            words = stretch.of(self.text).casefold()
            phrases = (*hidden.phrases, *hidden.grounds)
            self._hides[stretch] = any(phrase in words for phrase in phrases)
        return self._hides[stretch]

    def mention_of(self, source: Span) -> int | None:
        """The number of the mention that a source is built around; None where no list knows it."""
        inside = _outermost(self, source)
        if not inside or _only_owns(self, inside, source=source):
            return None
        if _only_places(self, source, self.mentions[inside[0]]):
            return None
        return _credited(self, inside, source)

    def mentions_in(self, phrase: Span) -> Iterator[tuple[int, Mention]]:
        """Mentions that share words with a phrase, with their indices."""
        return ((index, self.mentions[index]) for index in self.overlaps.of(phrase))


# ---------------------------------------------------------------------------- which mention


def _outermost(known: Speakers, source: Span) -> list[int]:
    """The mentions of a source that are part of no longer one, in the order of the text.

    Those that begin in the source come first; where none does, those that reach into it.
    """
    mentions = known.mentions
    touching = known.overlaps.of(source)
    around = [i for i in touching if _tells_of(mentions[i], source)]
    if around and not any(mentions[i].span.start == source.start for i in touching):
        return around[:1]
    within = [i for i in touching if mentions[i].span.start >= source.start]
    found: list[int] = []
    end = -1
    for index in within or touching:
        if mentions[index].span.end > end:
            found.append(index)
            end = mentions[index].span.end
    return found


def _tells_of(mention: Mention, source: Span) -> bool:
    """Whether the source is the apposition of a name before it."""
    span = mention.span
    return mention.form == "name" and span.start < source.start and span.end >= source.end


def _only_owns(known: Speakers, inside: list[int], *, source: Span) -> bool:
    """Whether the one mention owns something that no list knows: "her reception"."""
    mention, text = known.mentions[inside[0]], known.text
    owns = text.startswith(_POSSESSIVE, mention.span.end)
    owns = owns or mention.name.casefold() in known.language.who.pronouns.owning
    behind = text[mention.span.end : source.end].strip(_MARKS + "'’s")
    return len(inside) == 1 and owns and bool(behind)


def _only_places(known: Speakers, source: Span, mention: Mention) -> bool:
    """Whether the mention only completes a noun that no list knows: "a reader in Vesper"."""
    who = known.language.who
    lead = known.text[source.start : max(source.start, mention.span.start)].casefold().split()
    governing = [place for place, word in enumerate(lead) if word in who.governing]
    nouns = (word for word in lead[: max(governing, default=0)] if word.isalpha())
    return any(word not in who.governing | who.articles for word in nouns)


def _coordinated(known: Speakers, inside: list[int]) -> list[int]:
    """The first two, if they are names that a conjunction joins and neither owns the other.

    What both are may stand before them: "The neighbours, Jan Torp and Ana Ruiz".
    """
    text = known.text
    if len(inside) > 1:
        both, first = (known.mentions[index] for index in inside[:2])
        told = both.plural and both.form == "description" and first.kind == "person"
        apposed = told and text[both.span.end : first.span.start].strip() == ","
        inside = inside[1:] if apposed else inside
    if len(inside) == 1:
        return []
    one, other = (known.mentions[index] for index in inside[:2])
    between = text[one.span.end : other.span.start].strip(" ,")
    owning = text.startswith(_POSSESSIVE, other.span.end)
    named = one.form == other.form == "name" and not owning
    return inside[:2] if named and between in known.language.reporting.coordinators else []


def _credited(known: Speakers, inside: list[int], source: Span) -> int:
    """The mention that a source is built around."""
    text, mentions = known.text, known.mentions
    head = inside[0]
    for index in inside[1:]:
        owns = text.startswith(_POSSESSIVE, mentions[head].span.end)
        if owns or _is_apposed(known, head, index, source=source):
            head = index
    if mentions[head].kind != "document":
        return head
    return _voice(known, head, source)


def _is_thing_with_who(known: Speakers, head: int) -> bool:
    """Whether a place stands where somebody is meant: "Vesper, who has written ten books"."""
    mention = known.mentions[head]
    words = known.text[mention.span.end : mention.span.end + LONGEST_BETWEEN].strip(_MARKS).split()
    relatives = known.language.who.pronouns.relative
    return mention.kind == "place" and bool(words) and words[0] in relatives


def _is_apposed(known: Speakers, head: int, index: int, *, source: Span) -> bool:
    """Whether a name behind a comma says who it is: "The chief at the time, Ana Ruiz"."""
    mention = known.mentions[index]
    if known.mentions[head].form == "name":
        return False
    between = known.text[known.mentions[head].span.end : mention.span.start].strip()
    if mention.form != "name" or not between.endswith(","):
        return False
    if mention.kind == "person" and between == ",":
        return True
    last = not known.text[mention.span.end : source.end].strip(_MARKS)
    full = " " in mention.name and mention.kind in ("person", "unknown")
    return full and last and "," not in between[:-1] and len(between) <= LONGEST_BETWEEN


def _voice(known: Speakers, document: int, source: Span) -> int:
    """Whose words a letter or statement are, if its phrase tells; else the document itself."""
    own = known.mentions[document]
    around = Span(min(source.start, own.span.start), max(source.end, own.span.end))
    owners = [
        index
        for index in known.overlaps.of(around)
        if index != document
        and any(span.contains(known.mentions[index].span) for span in (source, own.span))
        and known.mentions[index].kind in _voices(own, known.language)
    ]
    return owners[0] if owners else document


def _voices(document: Mention, language: Language) -> frozenset[SpeakerKind]:
    """Which kinds of owners speak through a document of this sort."""
    documents, endings = language.who.documents, language.who.plurals
    words = set(document.name.casefold().replace("’", "'").split())
    if words & (documents.voiced | {plural(word, endings) for word in documents.voiced}):
        return frozenset({"person", "group", "organization", "outlet", "unnamed"})
    return frozenset({"outlet"}) if words & documents.reported else frozenset()


# ---------------------------------------------------------------------------- the speaker


def _speaker(known: Speakers, index: int, source: Span) -> Speaker | None:
    mention, chain = known.mentions[index], known.chains.get(index)
    if chain is None:
        return None
    named = any(known.mentions[other].form == "name" for other in chain.mentions)
    name = chain.name
    if not named and mention.form == "description":
        name = max(
            _own_words(known.text, mention, source, language=known.language), chain.name, key=len
        )
        name = _with_owner(known, mention, name)
    return Speaker(name, chain.kind, chain.role, chain.anonymous)


def _own_words(text: str, mention: Mention, source: Span, *, language: Language) -> str:
    """The words of a source that is longer than the description in it.

    What is set off by a comma tells how the words were spoken ("…, reached by telephone"), or
    why the name is kept back: it is no part of the name, and neither is who quoted him.
    """
    source_words = source.of(text).strip(_MARKS)
    longer = len(source_words) > len(mention.name) + SLACK
    if not longer or not source.contains(mention.span):
        return mention.name
    lead = text[source.start : mention.span.start]
    rest = re.split(r", | \(", text[mention.span.end : source.end])[0].rstrip(_MARKS)
    rest = without_hiding(rest, language)
    passed = re.search(rf" {either(language.where.carried_by)}\b", rest)
    if passed and mention.kind != "document":
        rest = rest[: passed.start()]
    *_, relative, verb = ("", "", *rest.split())
    if relative in language.who.pronouns.relative and verb in language.who.hidden.disclosing:
        rest = rest.removesuffix(f" {relative} {verb}")  # "who described", what?
    return (lead + mention.name if lead else mention.name) + rest


def _with_owner(known: Speakers, mention: Mention, name: str) -> str:
    """A description such as "her office" with the name of whom the pronoun refers to."""
    for index in known.overlaps.of(mention.span):
        other = known.mentions[index]
        if other.form == "pronoun" and other.span.start == mention.span.start:
            owner = known.chains.get(index)
            opener, _, rest = name.partition(" ")
            if owner and rest and opener.casefold() == other.name.casefold():
                ending = "’" if owner.name.endswith("s") else "’s"
                return f"{owner.name}{ending} {rest}"
    return name


def _couple(known: Speakers, source: Span, index: int) -> Speaker | None:
    """Two of one surname, named by it once: "Nils and Marit Ekholt", "Mr. and Mrs. Ekholt"."""
    mention, who = known.mentions[index], known.language.who
    first, joint, *more = (*known.text[source.start : mention.span.start].split(), "", "")
    joins = joint.casefold() in known.language.reporting.coordinators and not any(more)
    chain = known.chains.get(index)
    if not joins or chain is None or (mention.form, mention.kind) != ("name", "person"):
        return None
    titled = _is_listed(first, who.honorifics)
    if not titled and not _is_listed(first, who.given):
        return None
    name = mention.span.of(known.text) if titled else chain.name
    return Speaker(f"{first} {joint} {name}", "group")


def _is_listed(word: str, listed: Gendered) -> bool:
    return any(word.casefold() in words for words in (listed.f, listed.m, listed.any))


def _both(known: Speakers, indices: list[int], source: Span) -> Speaker | None:
    """Two who speak together, joined as the text joins them."""
    speakers = [_speaker(known, index, source) for index in indices]
    names = [speaker.name for speaker in speakers if speaker]
    one, other = (known.mentions[index].span for index in indices)
    between = known.text[one.end : other.start].strip(" ,")
    return Speaker(f" {between} ".join(names), "group") if len(names) == len(speakers) else None


def _withheld(known: Speakers, source: Span, speaker: Speaker) -> Speaker:
    """Anonymous too where the sentence says that the name is kept back."""
    if speaker.anonymous or speaker.kind not in ("group", "unnamed", "unknown"):
        return speaker
    sentences = known.annotated.sentences
    place = last_begun(sentences, source.start)
    sentence = sentences[place] if place >= 0 and sentences[place].contains(source) else source
    hidden = known.hides(sentence)
    return replace(speaker, anonymous=True, kind="unnamed") if hidden else speaker


def _unlisted(known: Speakers, source: Span) -> Speaker | None:
    """A source in which no list knows a word: its own words."""
    who = known.language.who
    words = source.of(known.text).strip(_MARKS)
    if words.casefold() in who.pronouns.others or _is_clause(words, known.language):
        return None
    name = without_article(words, known.language)
    return Speaker(name, "unknown") if any(c.isalpha() for c in name) else None


def _is_clause(words: str, language: Language) -> bool:
    """Whether a source was read into a clause: "damage that restrictions have done", "in front".

    A phrase that opens with an article or a capital is none.
    """
    first, *rest = words.split() or [""]
    if not first[:1].islower() or first in language.reporting.determiners:
        return False
    verbs = language.reporting.auxiliaries | language.reporting.negations
    opens_aside = first.endswith(",") or first in language.where.at
    verbal = not verbs.isdisjoint({first, *rest})
    return opens_aside or verbal or _opens_verbal(words, language)


def _opens_verbal(words: str, language: Language) -> bool:
    """Whether a source opens with part of a verb: "not cover people", "forced to share"."""
    reporting = language.reporting
    first, second = (*words.split(), "", "")[:2]
    behind = second in reporting.infinitive | reporting.prepositions
    participle = first.islower() and first.endswith(reporting.participle_endings)
    negated = first in reporting.negations and second not in reporting.determiners | {
        *language.who.counts
    }
    return (participle and behind) or negated
