"""Which mention is whose: one reading of an article from its first mention to its last.

mentions, sentences, quotations -> actors, each with its mentions

Names first (actors.py), since an article may use a surname before the full name; then, in the
order of the text, descriptions by their words ("the ministry", "the Polish leader", "the
official") and pronouns by salience (antecedents.py). What refers to nobody for certain stays
alone, and a pronoun that does so is nobody’s.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.annotations.actors import Actor, named_actors
from onrecord.annotations.antecedents import (
    Seen,
    antecedent,
    nearest_outlet,
    preceding,
    sentence_of,
)
from onrecord.annotations.roles import Roles, content_words, head_of, is_office

if TYPE_CHECKING:
    from onrecord.annotations.lexicon import Lexicon
    from onrecord.model import Mention, Quotation, Span

_NEXT_WORD = re.compile(r"[,”\"]?\s*([\w’']+)")
_WORD_IN = re.compile(r"(?<=\s)([a-z]+)\s")
_LAST_WORD = re.compile(r"(\w+)[:,]?\s*$")
# How far before a mention its reporting verb is looked for.
LONGEST_VERB = 20
# "The first witness at the trial was Ilse Varen".
LONGEST_LINK = 32


class Linker:
    """Reads the mentions once, in the order of the text."""

    def __init__(
        self,
        text: str,
        mentions: tuple[Mention, ...],
        quotations: tuple[Quotation, ...],
        words: Lexicon,
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.words = words
        self.actors, self.whose = named_actors(text, mentions, words)
        self.roles = Roles.of(mentions, self.whose, words)
        self.quoted = [quotation.outer for quotation in quotations if not quotation.nested]
        self.quote_starts = [span.start for span in self.quoted]
        self.content = [
            content_words(mention, words) if mention.form == "description" else ()
            for mention in mentions
        ]
        self.seen: list[Seen] = []

    def link(self, sentences: tuple[Span, ...]) -> None:
        """Give every mention that refers to somebody its actor."""
        sentence, outer_end, has_subject = 0, 0, False
        for index, mention in enumerate(self.mentions):
            place = sentence_of(mention.span, sentences, sentence)
            has_subject = has_subject and place == sentence
            sentence = place
            inner = mention.span.end <= outer_end or self._owns(mention)
            outer_end = max(outer_end, mention.span.end)
            actor = self._actor(index, sentence)
            if actor is None:
                continue
            quoted = self._is_quoted(mention.span) or self._is_caption(sentences[sentence])
            joined = self._joined_to(mention.span)
            governed = joined.governed if joined else self._is_governed(mention.span)
            leads_in = actor.side == "body" and self.text.startswith(",", mention.span.end)
            subject = not (has_subject or inner or quoted or governed or leads_in)
            subject = subject or bool(joined and joined.subject)
            credited = not quoted and self._is_credited(mention.span)
            if subject and credited and mention.form == "name":
                self._introduce(actor, sentence)
            has_subject = has_subject or subject
            self.seen.append(
                Seen(
                    index,
                    mention,
                    actor,
                    sentence,
                    subject=subject,
                    credited=credited,
                    governed=governed,
                    inner=inner,
                    quoted=quoted,
                )
            )

    def _introduce(self, actor: Actor, sentence: int) -> None:
        """Give a name to "the prime minister" of the sentence before.

        News often tell first what somebody is, and credit him by name in the next sentence. Only
        an office that one person holds is named so: who is hidden stays hidden.
        """
        if actor.kind != "person" or len(actor.words) == 1 or self.roles.of_actor(actor):
            return
        if any(seen.actor is actor for seen in self.seen):
            return
        subject = self._subject_of(sentence - 1)
        if subject and not subject.mention.anonymous:
            self._rename(subject, actor)

    def _subject_of(self, sentence: int) -> Seen | None:
        """The subject of a sentence that names nobody beside it."""
        found = None
        for seen in reversed(self.seen):
            if seen.sentence < sentence:
                break
            if seen.sentence > sentence:
                continue
            if seen.subject:
                found = seen
            elif seen.actor.kind == "person" and seen.mention.form == "name":
                return None
        return found

    def _rename(self, described: Seen, actor: Actor) -> None:
        mention, old = described.mention, described.actor
        if mention.form != "description" or not is_office(
            self.content[described.index], self.words
        ):
            return
        if any(self.mentions[index].form == "name" for index in old.mentions):
            return
        if mention.gender and actor.gender not in (None, mention.gender):
            return
        actor.mentions += old.mentions
        old.mentions = []
        self.seen = [replace(s, actor=actor) if s.actor is old else s for s in self.seen]

    def _actor(self, index: int, sentence: int) -> Actor | None:
        """The actor of a mention; a description without one becomes one of its own."""
        mention = self.mentions[index]
        if mention.form == "name":
            return self.whose[index]
        if mention.form == "pronoun":
            actor = self._pronoun(mention, sentence)
        else:
            actor = self._description(index, sentence) or self._new(index)
        if actor:
            actor.mentions.append(index)
            if mention.gender:
                actor.genders[mention.gender] += 1
                actor.kind = "person" if actor.kind == "unknown" else actor.kind
        return actor

    def _new(self, index: int) -> Actor:
        actor = Actor(self.content[index], self.mentions[index].kind)
        self.actors.append(actor)
        return actor

    def _pronoun(self, mention: Mention, sentence: int) -> Actor | None:
        if mention.kind == "unknown":
            return preceding(mention, self.seen)
        if self._is_quoted(mention.span):
            return None
        credited = self._is_credited(mention.span)
        return antecedent(mention, sentence, self.seen, credited=credited)

    # ------------------------------------------------------------------------ descriptions

    def _description(self, index: int, sentence: int) -> Actor | None:
        """Whom "the minister", "the ministry" or "the official" refers to."""
        mention = self.mentions[index]
        opener = mention.name.split()[0].casefold()
        if opener in self.words.who.indefinite:
            return None
        again = self._named_next(index) or self._again(index)
        if again:
            return again
        if mention.kind == "person":
            return self._holder(index) or self._same_head(index) or self._subject(index, sentence)
        if opener not in self.words.who.definite:
            return None
        if mention.kind == "outlet":
            return self._named_with(index) or nearest_outlet(self.seen, sentence)
        if mention.kind == "organization":
            return self._named_with(index) or self._same_head(index)
        return self._same_head(index)

    def _holder(self, index: int) -> Actor | None:
        """Who holds the role; one who comes up only later must hold an office of its own."""
        words = self.content[index]
        holder = self.roles.holder(words, self.words)
        past = self.words.who.roles.past
        if (is_office(words, self.words) and not past & set(words)) or any(
            seen.actor is holder for seen in self.seen
        ):
            return holder
        return None

    def _subject(self, index: int, sentence: int) -> Actor | None:
        """Who "the prime minister" is behind a sentence about somebody without a role."""
        words, mention = self.content[index], self.mentions[index]
        if not is_office(words, self.words) or self.words.who.roles.past & set(words):
            return None
        before = self._subject_of(sentence - 1)
        if not before or before.mention.form != "name" or self.roles.of_actor(before.actor):
            return None
        agrees = not mention.gender or before.actor.gender in (None, mention.gender)
        return before.actor if before.actor.kind == "person" and agrees else None

    def _named_next(self, index: int) -> Actor | None:
        """Who "the first witness" is in "The first witness was Ilse Varen"."""
        if index + 1 >= len(self.mentions) or self.mentions[index].kind != "person":
            return None
        start = self.mentions[index].span.end
        links = (word for word in _WORD_IN.finditer(self.text, start, start + LONGEST_LINK))
        place = next((w.end() for w in links if w[1].casefold() in self.words.reporting.be), None)
        for other in range(index + 1, min(index + 5, len(self.mentions))):
            mention = self.mentions[other]
            if mention.span.start == place and mention.form == "name":
                return self.whose[other]
        return None

    def _again(self, index: int) -> Actor | None:
        """The same words again: "harbour authorities"."""
        mention = self.mentions[index]
        for seen in reversed(self.seen):
            other = seen.mention
            alike = other.kind == mention.kind and bool(other.plural) == bool(mention.plural)
            if other.form != "description" or not alike:
                continue
            if self.content[seen.index] == self.content[index]:
                return seen.actor
        return None

    def _same_head(self, index: int) -> Actor | None:
        """The last description with this head that adds words to these: "the senior official"."""
        mention = self.mentions[index]
        head = head_of(self.content[index], self.words)
        own = set(self.content[index]) - self.words.who.hidden.modifiers
        for seen in reversed(self.seen):
            other = seen.mention
            if other.form != "description" or bool(other.plural) != bool(mention.plural):
                continue
            words = self.content[seen.index]
            if own <= set(words) and head_of(words, self.words) == head:
                return seen.actor
        return None

    def _named_with(self, index: int) -> Actor | None:
        """The last body whose name holds the words: "the ministry" of "the Defense Ministry"."""
        own = set(self.content[index])
        for seen in reversed(self.seen):
            is_body = seen.mention.form == "name" and seen.actor.side == "body"
            if is_body and own and own <= set(seen.actor.words):
                return seen.actor
        return None

    # ------------------------------------------------------------------------ surroundings

    def _is_quoted(self, span: Span) -> bool:
        place = bisect_right(self.quote_starts, span.start) - 1
        return place >= 0 and span.start < self.quoted[place].end

    def _is_caption(self, sentence: Span) -> bool:
        """Whether it only signs a quotation set apart: "— Ilse Varen, minister"."""
        return self.text[sentence.start] in "—–"

    def _joined_to(self, span: Span) -> Seen | None:
        """The mention before a conjunction that stands right before this one."""
        last = self.seen[-1] if self.seen else None
        between = self.text[last.mention.span.end : span.start] if last else ""
        return last if between.strip() in self.words.reporting.coordinators else None

    def _is_governed(self, span: Span) -> bool:
        before = _LAST_WORD.search(self.text, max(0, span.start - LONGEST_VERB), span.start)
        return bool(before and before[1].casefold() in self.words.who.governing)

    def _owns(self, mention: Mention) -> bool:
        if mention.form == "pronoun":
            return mention.name.casefold() in self.words.who.pronouns.owning
        return self.text[mention.span.end : mention.span.end + 1] in ("'", "’")

    def _is_credited(self, span: Span) -> bool:
        """Whether a reporting verb stands right behind, adverbs aside, or right before it."""
        behind = _NEXT_WORD.match(self.text, span.end)
        while behind and behind[1].casefold() in self.words.before_verb:
            behind = _NEXT_WORD.match(self.text, behind.end())
        before = _LAST_WORD.search(self.text, max(0, span.start - LONGEST_VERB), span.start)
        return any(word and word[1].casefold() in self.words.told for word in (behind, before))
