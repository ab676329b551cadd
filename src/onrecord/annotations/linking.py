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
from functools import partial
from typing import TYPE_CHECKING

from onrecord.annotations.actors import Actor, named_actors
from onrecord.annotations.antecedents import (
    Seen,
    antecedent,
    nearest_outlet,
    preceding,
    sentence_of,
)
from onrecord.annotations.recall import Recall
from onrecord.annotations.roles import Roles, content_words, head_of, is_office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.annotations.lexicon import Lexicon
    from onrecord.model import LinkRule, Mention, Quotation, Span

    Find = Callable[[], Actor | None]

_NEXT_WORD = re.compile(r"[,”\"]?\s*([\w’']+)")
_WORD_IN = re.compile(r"(?<=\s)([a-z]+)\s")
# " of electricity, ": what completes a description before the name that it stands for.
_COMPLETED = re.compile(r" (\w+) [\w’'-]+(?: [\w’'-]+)*, ")
_LAST_WORD = re.compile(r"(\w+)[:,]?\s*$")
# How far before a mention its reporting verb is looked for.
LONGEST_VERB = 20
# From a description to the verb that names it: "The captain of the second boat was Ilse Varen".
LONGEST_LINK = 32
# Sentences, a quotation of some paragraphs among them.
GOES_ON = 12


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
        self.roles = Roles(mentions, self.whose, words)
        self.quoted = [quotation.outer for quotation in quotations if not quotation.nested]
        self.quote_starts = [span.start for span in self.quoted]
        self.content = [
            content_words(mention, words) if mention.form == "description" else ()
            for mention in mentions
        ]
        self.recall = Recall()
        self.sentences: tuple[Span, ...] = ()
        self.links: dict[int, LinkRule] = {}

    def link(self, sentences: tuple[Span, ...]) -> None:
        """Give every mention that refers to somebody its actor."""
        self.sentences = sentences
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
            quoted = self.is_quoted(mention.span) or self._is_caption(sentences[sentence])
            joined = self._joined_to(mention.span)
            governed = joined.governed if joined else self._is_governed(mention.span)
            leads_in = actor.side == "body" and self.text.startswith(",", mention.span.end)
            subject = not (has_subject or inner or quoted or governed or leads_in)
            subject = subject or bool(joined and joined.subject)
            credited = not quoted and self._is_credited(mention.span)
            if subject and credited and mention.form == "name":
                self._introduce(actor, sentence)
            has_subject = has_subject or (subject and not self._is_below(mention))
            seen = Seen(
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
            self.recall.add(seen, self.content[index], head_of(self.content[index], self.words))

    def _introduce(self, actor: Actor, sentence: int) -> None:
        """Give a name to "the prime minister" of the sentence before.

        News often tell first what somebody is, and credit him by name in the next sentence. Only
        an office that one person holds is named so: who is hidden stays hidden.
        """
        if actor.kind != "person" or len(actor.words) == 1 or self.roles.of_actor(actor):
            return
        if id(actor) in self.recall.known:
            return
        subject = self.recall.subject_of(sentence - 1)
        if subject and not subject.mention.anonymous:
            self._rename(subject, actor)

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
        self.recall.rename(old.mentions, actor)
        self.links |= dict.fromkeys(old.mentions, "named later")
        actor.mentions += old.mentions
        old.mentions = []

    def _actor(self, index: int, sentence: int) -> Actor | None:
        """The actor of a mention; a description without one becomes one of its own."""
        mention = self.mentions[index]
        if mention.form == "name":
            self.links[index] = "name"
            return self.whose[index]
        if mention.form == "pronoun":
            self.links[index] = "relative" if mention.kind == "unknown" else "pronoun"
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
        self.links[index] = "alone"
        return actor

    def _pronoun(self, mention: Mention, sentence: int) -> Actor | None:
        if mention.kind == "unknown":
            return preceding(mention, self.recall.seen)
        if self.is_quoted(mention.span):
            return None
        credited = self._is_credited(mention.span)
        return antecedent(mention, sentence, self.recall.seen, credited=credited)

    # ------------------------------------------------------------------------ descriptions

    def _description(self, index: int, sentence: int) -> Actor | None:
        """Whom "the minister", "the ministry" or "the official" refers to."""
        for rule, find in self._ways(index, sentence):
            actor = find()
            if actor:
                self.links[index] = rule
                return actor
        return None

    def _ways(self, index: int, sentence: int) -> Iterator[tuple[LinkRule, Find]]:
        """The rules by which a description may be linked, the surest first."""
        mention = self.mentions[index]
        opener = mention.name.split()[0].casefold()
        yield "apposition", partial(self._opens_for, index, sentence)
        if opener in self.words.who.indefinite:
            return
        yield "copula", partial(self._named_next, index)
        yield "apposition", partial(self._apposed, index)
        yield "same words", partial(self._again, index)
        if mention.kind == "person":
            yield "role", partial(self._holder, index)
            yield "same noun", partial(self._same_head, index)
            yield "subject", partial(self._subject, index, sentence)
            yield "goes on", partial(self._goes_on, index, sentence)
            return
        if opener not in self.words.who.definite:
            return
        if mention.kind in ("outlet", "organization"):
            yield "body", partial(self._named_with, index)
        if mention.kind == "outlet":
            yield "outlet", partial(nearest_outlet, self.recall.seen, sentence)
        else:
            yield "same noun", partial(self._same_head, index)

    def _holder(self, index: int) -> Actor | None:
        """Who holds the role; one who comes up only later must hold an office of its own."""
        words = self.content[index]
        holder = self.roles.holder(words)
        past = self.words.who.roles.past
        of_office = is_office(words, self.words) and not past & set(words)
        return holder if of_office or id(holder) in self.recall.known else None

    def _subject(self, index: int, sentence: int) -> Actor | None:
        """Who "the prime minister" is behind a sentence about somebody without a role."""
        words, mention = self.content[index], self.mentions[index]
        if not is_office(words, self.words) or self.words.who.roles.past & set(words):
            return None
        before = self.recall.subject_of(sentence - 1)
        if not before or before.mention.form != "name" or self.roles.of_actor(before.actor):
            return None
        agrees = not mention.gender or before.actor.gender in (None, mention.gender)
        return before.actor if before.actor.kind == "person" and agrees else None

    def _goes_on(self, index: int, sentence: int) -> Actor | None:
        """Who "the government spokesman" is, where it is credited as the last speaker was.

        News tell more of somebody as they go on with him. An office may be another's, and who has
        a role in the article is not called by a new one.
        """
        mention, words = self.mentions[index], self.content[index]
        told = mention.name.split()[0].casefold() in self.words.who.articles
        if not told or mention.anonymous or mention.plural or len(words) == 1:
            return None
        if not self._is_credited(mention.span) or self._is_governed(mention.span):
            return None
        name = mention.name.casefold()
        if not self.words.who.complements.general.isdisjoint(name.split()):
            return None  # "the head of the observatory"
        last = self._speaker_before(sentence)
        if last is None or self.roles.of_actor(last.actor) or is_office(words, self.words):
            return None
        if mention.gender and last.actor.gender not in (None, mention.gender):
            return None
        return last.actor

    def _speaker_before(self, sentence: int) -> Seen | None:
        """Who was credited in the narrator's sentence before, quotations between them left out."""
        last = self.recall.speaker(since=sentence - GOES_ON)
        if last is None or last.sentence == sentence:
            return None
        between = self.sentences[last.sentence + 1 : sentence]
        return last if all(self.is_quoted(span) for span in between) else None

    def _named_next(self, index: int) -> Actor | None:
        """Who "the captain" is in "The captain of the second boat was Ilse Varen"."""
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

    def _opens_for(self, index: int, sentence: int) -> Actor | None:
        """Who "a Democrat" is in "A Democrat, Mr. Lind is running": it opens its sentence."""
        mention = self.mentions[index]
        if mention.kind not in ("person", "unnamed") or mention.plural:
            return None
        opens = mention.span.start == self.sentences[sentence].start
        if not opens or not self.text.startswith(", ", mention.span.end):
            return None
        place = mention.span.end + len(", ")
        for other in range(index + 1, min(index + 5, len(self.mentions))):
            name = self.mentions[other]
            if name.span.start == place and name.form == "name" and name.kind == "person":
                credited = self._is_credited(name.span)
                return None if credited else self.whose[other]
        return None

    def _apposed(self, index: int) -> Actor | None:
        """Who "the minister" is in "The minister of electricity, Otto Lind, said"."""
        mention = self.mentions[index]
        if mention.kind not in ("person", "unnamed") or self._is_governed(mention.span):
            return None
        between = _COMPLETED.match(self.text, mention.span.end, mention.span.end + LONGEST_LINK)
        if not between or between[1] not in self.words.who.complements.general:
            return None
        for other in range(index + 1, min(index + 5, len(self.mentions))):
            name = self.mentions[other]
            full = name.form == "name" and name.kind == "person" and " " in name.name
            if full and name.span.start == between.end():
                closed = self.text.startswith(",", name.span.end)
                return self.whose[other] if closed else None
        return None

    def _again(self, index: int) -> Actor | None:
        """The same words again: "harbour authorities"."""
        seen = self.recall.again(self.mentions[index], self.content[index])
        return seen.actor if seen else None

    def _same_head(self, index: int) -> Actor | None:
        """The last description with this head that adds words to these: "the senior official"."""
        head = head_of(self.content[index], self.words)
        own = set(self.content[index]) - self.words.who.hidden.modifiers
        alike = self.recall.with_head(head, plural=bool(self.mentions[index].plural))
        return next((seen.actor for words, seen in alike if own <= set(words)), None)

    def _named_with(self, index: int) -> Actor | None:
        """The last body whose name holds the words: "the ministry" of "the Defense Ministry"."""
        own = set(self.content[index])
        bodies = self.recall.bodies(head_of(self.content[index], self.words))
        return next((seen.actor for seen in bodies if own <= set(seen.actor.words)), None)

    # ------------------------------------------------------------------------ surroundings

    def is_quoted(self, span: Span) -> bool:
        """Whether it begins inside a quotation."""
        place = bisect_right(self.quote_starts, span.start) - 1
        return place >= 0 and span.start < self.quoted[place].end

    def _is_caption(self, sentence: Span) -> bool:
        """Whether it only signs a quotation set apart: "— Ilse Varen, minister"."""
        return self.text[sentence.start] in "—–"

    def _joined_to(self, span: Span) -> Seen | None:
        """The mention before a conjunction that stands right before this one."""
        last = self.recall.seen[-1] if self.recall.seen else None
        between = self.text[last.mention.span.end : span.start] if last else ""
        return last if between.strip() in self.words.reporting.coordinators else None

    def _is_governed(self, span: Span) -> bool:
        before = _LAST_WORD.search(self.text, max(0, span.start - LONGEST_VERB), span.start)
        return bool(before and before[1].casefold() in self.words.who.governing)

    def _is_below(self, mention: Mention) -> bool:
        """Whether a name opens a clause below the sentence's own: "the day that Lind stood"."""
        start = mention.span.start
        before = _LAST_WORD.search(self.text, max(0, start - LONGEST_VERB), start)
        if mention.form != "name":
            return False
        return bool(before and before[1].casefold() in self.words.reporting.subordinators)

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
