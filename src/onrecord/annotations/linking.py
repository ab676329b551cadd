"""Which mention is whose: one reading of an article from its first mention to its last.

mentions, sentences, quotations -> actors, each with its mentions

Names first (actors.py), since an article may use a surname before the full name; then, in the
order of the text, descriptions by their words ("the ministry", "the Polish leader", "the
official") and pronouns by salience (antecedents.py). What refers to nobody for certain stays
alone, and a pronoun that does so is nobody’s.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from onrecord.annotations.actors import Actor, name_words, named_actors
from onrecord.annotations.antecedents import (
    REACH,
    Seen,
    antecedent,
    nearest_outlet,
    preceding,
    sentence_of,
)
from onrecord.annotations.appositions import (
    FindName,
    Place,
    apposed_name,
    equal_name,
    opened_name,
)
from onrecord.annotations.pairs import Pairs
from onrecord.annotations.recall import Recall
from onrecord.annotations.roles import Roles, content_words, head_of, is_office
from onrecord.annotations.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.annotations.lexicon import Lexicon
    from onrecord.model import LinkRule, Mention, Quotation, Span

    Find = Callable[[], Actor | None]

# Sentences in which who is described first is then named.
SOON = 4
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
        self.around = Surroundings(text, quotations, words)
        self.content = [
            content_words(mention, words) if mention.form == "description" else ()
            for mention in mentions
        ]
        self.recall = Recall()
        self.pairs = Pairs(text, words)
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
                self.actors += [] if pair.actor.mentions else [pair.actor]

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
        if self.around.is_quoted(mention.span):
            return None
        credited = self.around.is_credited(mention.span)
        told = self._told_before(sentence) if credited else None
        return antecedent(mention, sentence, self.recall.seen, credited=credited, told=told)

    def _told_before(self, sentence: int) -> int:
        """The last sentence before this one that is the narrator's own."""
        first = max(sentence - GOES_ON, 0)
        before = range(sentence - 1, first, -1)
        return next(
            (one for one in before if not self.around.is_quoted(self.sentences[one])), first
        )

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
        yield "apposition", partial(self._beside, opened_name, index, sentence)
        if opener in self.words.who.indefinite:
            yield "role", partial(self._named_soon, index, sentence)
            return
        yield "copula", partial(self._beside, equal_name, index, sentence)
        yield "apposition", partial(self._beside, apposed_name, index, sentence)
        if mention.plural:
            yield "pair", partial(self._both, index, sentence)
        yield "same words", partial(self._again, index)
        if mention.kind == "person":
            yield "role", partial(self._holder, index, sentence)
            yield "same noun", partial(self._same_head, index)
            yield "subject", partial(self._subject, index, sentence)
            yield "goes on", partial(self._goes_on, index, sentence)
            return
        if opener not in self.words.who.definite:
            return
        if mention.kind in ("outlet", "organization"):
            yield "body", partial(self._named_with, index)
            yield "sort", partial(self._of_sort, index, sentence)
        if mention.kind == "outlet":
            yield "outlet", partial(nearest_outlet, self.recall.seen, sentence)
        yield "same noun", partial(self._same_head, index)

    def _holder(self, index: int, sentence: int) -> Actor | None:
        """Who holds the role; one who comes up only later must hold an office of its own."""
        words = self.content[index]
        holder = self._of_holders(self.roles.holders(words), sentence)
        if holder is None or not self._may_own(index, sentence, holder):
            return None
        past = self.words.who.roles.past
        of_office = is_office(words, self.words) and not past & set(words)
        return holder if of_office or id(holder) in self.recall.known else None

    def _named_soon(self, index: int, sentence: int) -> Actor | None:
        """Who "a ministry spokesman" is, where only one is named so, and that in what follows."""
        mention, words = self.mentions[index], self.content[index]
        holders = self.roles.holders(words) if len(words) > 1 and not mention.plural else ()
        hidden = self.words.who.hidden.modifiers
        if len(holders) != 1 or id(holders[0]) in self.recall.known or hidden & set(words):
            return None
        place = self.mentions[holders[0].mentions[0]].span.start
        last = min(sentence + SOON, len(self.sentences) - 1)
        return holders[0] if place < self.sentences[last].end else None

    def _of_holders(self, holders: tuple[Actor, ...], sentence: int) -> Actor | None:
        """The one who was named already, or whom the sentence before is about."""
        known = [one for one in holders if id(one) in self.recall.known]
        if len(holders) <= 1 or len(known) == 1:
            return next(iter(known or holders), None)
        before = self.recall.subject_of(sentence - 1)
        return next((one for one in known if before and one is before.actor), None)

    def _may_own(self, index: int, sentence: int, holder: Actor) -> bool:
        """Whether "his lawyer" may be somebody who is named as a lawyer: his, or nobody's else."""
        mention = self.mentions[index]
        pronoun = self.mentions[index + 1] if index + 1 < len(self.mentions) else None
        if not pronoun or not pronoun.gender or pronoun.span.start != mention.span.start:
            return True
        owner = self._pronoun(pronoun, sentence)
        for other in (self.mentions[other] for other in holder.mentions):
            words = self.text[other.span.start : other.span.end].casefold().split()
            if other.role and words[0] in self.words.who.pronouns.owning:
                return True
            if other.role and owner and owner.words[-1] in name_words(other.role, self.words):
                return True
        return False

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
        if not self.around.is_credited(mention.span) or self.around.is_governed(mention.span):
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
        return last if all(self.around.is_quoted(span) for span in between) else None

    def _beside(self, find: FindName, index: int, sentence: int) -> Actor | None:
        """Who is named beside a description, by one of the ways of `appositions`."""
        place = Place(self.text, self.mentions, index, self.sentences[sentence])
        named = find(place, self.words, self.around)
        return None if named is None else self.whose[named]

    def _both(self, index: int, sentence: int) -> Actor | None:
        """Who "both men" are."""
        head = head_of(self.content[index], self.words)
        return self.pairs.of(self.mentions[index], head, since=sentence - REACH)

    def _again(self, index: int) -> Actor | None:
        """The same words again: "harbour authorities"; an outlet's only if it has a name."""
        seen = self.recall.again(self.mentions[index], self.content[index])
        if seen and self.mentions[index].kind == "outlet":
            named = any(self.mentions[other].form == "name" for other in seen.actor.mentions)
            return seen.actor if named else None
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

    def _of_sort(self, index: int, sentence: int) -> Actor | None:
        """Which body "the alliance" is by its sort: the only one, or the subject before."""
        if self.around.is_completed(self.mentions[index].span):
            return None  # "the company behind the ferry"
        sort = " ".join(self.content[index])
        alike = {id(seen.actor): seen.actor for seen in self.recall.of_sort(sort)}
        if len(alike) <= 1:
            return next(iter(alike.values()), None)
        before = self.recall.subject_of(sentence - 1)
        opens = before and before.mention.span.start == self.sentences[sentence - 1].start
        return alike.get(id(before.actor)) if before and opens else None

    def _sorts(self, body: Actor) -> tuple[str, ...]:
        """What a body is, if its name does not tell: NATO is an alliance."""
        return self.words.who.organizations.sorts.get(" ".join(body.words), ())

    def _joined_to(self, span: Span) -> Seen | None:
        """The mention before a conjunction that stands right before this one."""
        last = self.recall.seen[-1] if self.recall.seen else None
        between = self.text[last.mention.span.end : span.start] if last else ""
        return last if between.strip() in self.words.reporting.coordinators else None
