"""Which mention is whose: one reading of an article from its first mention to its last.

mentions, sentences, quotations -> actors, each with its mentions

Names first (actors.py), since an article may use a surname before the full name; then, in the
order of the text, descriptions (references.py) and pronouns by salience (antecedents.py). What
refers to nobody for certain stays alone, and a pronoun that does so is nobody’s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.annotations.actors import Actor, named_actors
from onrecord.annotations.antecedents import Seen, antecedent, preceding, sentence_of
from onrecord.annotations.pairs import Pairs
from onrecord.annotations.recall import Recall
from onrecord.annotations.references import GOES_ON, References
from onrecord.annotations.roles import Roles, content_words, head_of, is_office
from onrecord.annotations.surroundings import Surroundings

if TYPE_CHECKING:
    from onrecord.annotations.lexicon import Lexicon
    from onrecord.model import LinkRule, Mention, Quotation, Span


class Linker:
    """Reads the mentions once, in the order of the text."""

    def __init__(
        self,
        text: str,
        mentions: tuple[Mention, ...],
        sentences: tuple[Span, ...],
        quotations: tuple[Quotation, ...],
        words: Lexicon,
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.sentences = sentences
        self.words = words
        self.actors, self.whose = named_actors(text, mentions, words)
        self.roles = Roles(mentions, self.whose, words)
        self.around = Surroundings(text, quotations, words)
        self.content = [
            content_words(mention, words) if mention.form == "description" else ()
            for mention in mentions
        ]
        self.recall = Recall()
        self.pairs = Pairs(text, words)
        self.links: dict[int, LinkRule] = {}
        self.references = References(
            text,
            mentions,
            sentences=sentences,
            words=words,
            whose=self.whose,
            roles=self.roles,
            content=self.content,
            around=self.around,
            recall=self.recall,
            pairs=self.pairs,
            pronoun=self._pronoun,
        )

    def link(self) -> None:
        """Give every mention that refers to somebody its actor."""
        sentence, outer_end, has_subject = 0, 0, False
        for index, mention in enumerate(self.mentions):
            place = sentence_of(mention.span, self.sentences, sentence)
            has_subject = has_subject and place == sentence
            sentence = place
            nested, outer_end = mention.span.end <= outer_end, max(outer_end, mention.span.end)
            actor = self._actor(index, sentence)
            if actor is None:
                continue
            seen = self._seen(index, actor, sentence, has_subject=has_subject, nested=nested)
            if seen.subject and seen.credited and mention.form == "name":
                self._introduce(actor, sentence)
            has_subject = has_subject or (seen.subject and not self.around.is_below(mention))
            head = head_of(self.content[index], self.words)
            self.recall.add(seen, self.content[index], head, sorts=self._sorts(actor))
            pair = self.pairs.join(self.recall.seen)
            if pair:
                self.recall.seen.append(pair)
        self.actors += self.pairs.actors()

    def _seen(
        self, index: int, actor: Actor, sentence: int, *, has_subject: bool, nested: bool
    ) -> Seen:
        """A mention with what makes it salient.

        Args:
            index: of the mention.
            actor: whose it is.
            sentence: index of its sentence.
            has_subject: a mention before it is the subject of its sentence.
            nested: it is part of a longer one.
        """
        mention, span = self.mentions[index], self.sentences[sentence]
        quoted = self.around.is_quoted(mention.span) or self.around.is_caption(span)
        joined = self._joined_to(mention.span)
        governed = joined.governed if joined else self.around.is_governed(mention.span)
        free = not has_subject or self._owns_document(mention)
        topic = free and not quoted and self.around.is_topic(mention, span)
        inner = nested or (self.around.owns(mention) and not topic)
        second = inner or quoted or governed or self._leads_in(actor, mention)
        speaks = self.around.is_inverted(mention.span) and not (inner or quoted)
        return Seen(
            index,
            mention,
            actor,
            sentence,
            subject=topic
            or speaks
            or bool(joined and joined.subject)
            or not (has_subject or second),
            credited=not quoted and self.around.is_credited(mention.span),
            governed=governed,
            inner=inner,
            quoted=quoted,
            introduced=self._is_introduced(mention, actor),
        )

    def _owns_document(self, mention: Mention) -> bool:
        """Whether the mention before it is something written, and its own: "Varen’s record"."""
        last = self.recall.seen[-1].mention if self.recall.seen else None
        return bool(last and last.kind == "document" and last.span.start == mention.span.start)

    def _leads_in(self, actor: Actor, mention: Mention) -> bool:
        """Whether a comma cuts it off from the subject: "In Vesper, Fla., the mayor"."""
        aside = actor.kind == "unknown" or (actor.side == "body" and actor.kind != "group")
        return aside and self.text.startswith((",", ".,"), mention.span.end)

    def _is_introduced(self, mention: Mention, actor: Actor) -> bool:
        """Whether somebody is named for the first time, with his role beside the name."""
        named = mention.form == "name" and bool(mention.role)
        return named and id(actor) not in self.recall.known

    def _introduce(self, actor: Actor, sentence: int) -> None:
        """Give a name to who was only described in the sentence before.

        News often tell first what somebody is, and credit him by name in the next sentence: an
        office that one person holds, or whoever is credited first in the article ("a senior
        official said Thursday").
        """
        if actor.kind != "person" or id(actor) in self.recall.known:
            return
        has_role = self.roles.of_actor(actor)
        subject = None if has_role else self.recall.subject_of(sentence - 1)
        if subject and len(actor.words) > 1 and self._is_office(subject):
            self._rename(subject, actor)
        first = self.recall.first_credited if has_role else None
        if first and first.sentence == sentence - 1 and self._is_hidden(first):
            self._rename(first, actor)

    def _is_office(self, seen: Seen) -> bool:
        office = is_office(self.content[seen.index], self.words)
        return office and not seen.mention.anonymous

    def _is_hidden(self, seen: Seen) -> bool:
        """Whether it is somebody who is described and not named, and not said to be unnamed."""
        told = self.sentences[seen.sentence].of(self.text).casefold()
        withheld = any(phrase in told for phrase in self.words.who.hidden.phrases)
        one = seen.mention.kind in ("person", "unnamed") and not seen.mention.plural
        return seen.mention.anonymous and one and not withheld

    def _rename(self, described: Seen, actor: Actor) -> None:
        mention, old = described.mention, described.actor
        if mention.form != "description":
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
            found = self.references.find(index, sentence)
            self.links[index], actor = found or ("alone", self._new(index))
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
            return preceding(mention, self.recall.seen)
        if self.around.is_quoted(mention.span):
            return None
        credited = self.around.is_credited(mention.span)
        told = self._told_before(sentence) if credited else None
        return antecedent(mention, sentence, self.recall.seen, credited=credited, told=told)

    def _told_before(self, sentence: int) -> int | None:
        """The last sentence before this one that is the narrator's own, None where none is near."""
        before = range(sentence - 1, max(sentence - GOES_ON, 0) - 1, -1)
        return next((one for one in before if not self.around.is_quoted(self.sentences[one])), None)

    def _sorts(self, body: Actor) -> tuple[str, ...]:
        """What a body is, if its name does not tell: NATO is an alliance."""
        return self.words.who.organizations.sorts.get(" ".join(body.words), ())

    def _joined_to(self, span: Span) -> Seen | None:
        """The mention before a conjunction that stands right before this one."""
        last = self.recall.seen[-1] if self.recall.seen else None
        between = self.text[last.mention.span.end : span.start] if last else ""
        return last if between.strip() in self.words.reporting.coordinators else None
