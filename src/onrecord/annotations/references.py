"""Descriptions: whom "the minister", "the ministry" or "the official" refers to.

what was read so far, a description -> an actor and the rule that found it

By the name beside it, by its words, by the role that somebody holds, by what a body is, or because
the text goes on with who spoke last: the surest first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from onrecord.annotations.actors import Actor, name_words
from onrecord.annotations.antecedents import REACH, Seen, nearest_outlet
from onrecord.annotations.appositions import (
    FindName,
    Place,
    apposed_name,
    equal_name,
    opened_name,
)
from onrecord.annotations.roles import head_of, is_office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.annotations.lexicon import Lexicon
    from onrecord.annotations.pairs import Pairs
    from onrecord.annotations.recall import Recall
    from onrecord.annotations.roles import Roles
    from onrecord.annotations.surroundings import Surroundings
    from onrecord.model import LinkRule, Mention, Span

    Find = Callable[[], Actor | None]
    Pronoun = Callable[[Mention, int], Actor | None]

# "The brothers’ lawyer" is no brother.
_POSSESSIVE = ("’s ", "'s ", "s’ ", "s' ")
_AGE = re.compile(r"(?:[^\W\d_]\.?|[’'-])+, (\d{1,3})(?=[,.;)])")
# Sentences in which who is described first is then named.
SOON = 4
# Sentences, a quotation of some paragraphs among them.
GOES_ON = 12


@dataclass(frozen=True)
class References:
    """Finds whom the descriptions of one article refer to, as it is read.

    Attributes:
        whose: whose name each mention is that is a name, by its index.
        content: for each mention the words of a description that tell something.
        pronoun: whom a pronoun in a sentence refers to.
    """

    text: str
    mentions: tuple[Mention, ...]
    sentences: tuple[Span, ...]
    words: Lexicon
    whose: dict[int, Actor]
    roles: Roles
    content: Sequence[tuple[str, ...]]
    around: Surroundings
    recall: Recall
    pairs: Pairs
    pronoun: Pronoun

    def find(self, index: int, sentence: int) -> tuple[LinkRule, Actor] | None:
        """Whom a description refers to, and by which rule; None where to nobody before it."""
        for rule, find in self._ways(index, sentence):
            actor = find()
            if actor:
                return rule, actor
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
        elif mention.kind in ("person", "unnamed"):
            yield "goes on", partial(self._hidden_goes_on, index, sentence)
        yield "same words", partial(self._again, index)
        if mention.kind == "person":
            yield from self._ways_of_person(index, sentence)
        elif opener in self.words.who.definite:
            yield from self._ways_of_body(index, sentence)

    def _ways_of_person(self, index: int, sentence: int) -> Iterator[tuple[LinkRule, Find]]:
        yield "role", partial(self._holder, index, sentence)
        yield "age", partial(self._of_age, index)
        yield "same noun", partial(self._same_head, index)
        yield "subject", partial(self._subject, index, sentence)
        yield "goes on", partial(self._goes_on, index, sentence)

    def _ways_of_body(self, index: int, sentence: int) -> Iterator[tuple[LinkRule, Find]]:
        kind = self.mentions[index].kind
        if kind in ("outlet", "organization"):
            yield "body", partial(self._named_with, index)
            yield "sort", partial(self._of_sort, index, sentence)
        if kind == "outlet":
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

    def _of_age(self, index: int) -> Actor | None:
        """Who "the 34-year-old" is, where the article tells one age like that."""
        word = self.mentions[index].name.split()[-1]
        if not self.words.is_aged(word):
            return None
        alike = {id(one): one for one in self._aged.get(word.partition("-")[0], ())}
        return next(iter(alike.values())) if len(alike) == 1 else None

    @cached_property
    def _aged(self) -> dict[str, list[Actor]]:
        """Who is how old: "Ilse Varen, 34,"."""
        ages: dict[str, list[Actor]] = {}
        for index, actor in self.whose.items():
            start, end = self.mentions[index].span
            told = _AGE.search(self.text, start, end + len(", 104,"))
            if told:
                ages.setdefault(told[1], []).append(actor)
        return ages

    @cached_property
    def _named(self) -> set[int]:
        """Who has a name, by the ids of the actors."""
        return {id(actor) for actor in self.whose.values()}

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
        owner = self.pronoun(pronoun, sentence)
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
        by_age = self.words.is_aged(mention.name.split()[-1])
        owned = any(mark in mention.name for mark in _POSSESSIVE)
        if owned or (by_age and self.around.is_answer(mention.span)):
            return None
        if not told or mention.anonymous or mention.plural or len(words) == 1:
            return None
        if not self.around.is_credited(mention.span) or self.around.is_governed(mention.span):
            return None
        name = mention.name.casefold()
        if not self.words.who.complements.general.isdisjoint(name.split()):
            return None  # "the head of the observatory"
        last = self._speaker_before(sentence)
        if last is None or is_office(words, self.words):
            return None
        if self.roles.of_actor(last.actor) and not by_age:
            return None
        if mention.gender and last.actor.gender not in (None, mention.gender):
            return None
        return last.actor

    def _hidden_goes_on(self, index: int, sentence: int) -> Actor | None:
        """Who "the source" is right behind what "another official" said: who is hidden still."""
        mention = self.mentions[index]
        head = head_of(self.content[index], self.words)
        told = mention.name.split()[0].casefold() in self.words.who.definite
        if not told or head not in self.words.who.hidden.heads | self.words.who.hidden.persons:
            return None
        if not self.around.is_credited(mention.span) or self.around.is_governed(mention.span):
            return None
        last = self.recall.last_credited
        if last is None or not sentence - GOES_ON <= last.sentence < sentence:
            return None
        if not last.mention.anonymous:
            return None
        return last.actor if self._only_quoted(last.sentence, sentence) else None

    def _speaker_before(self, sentence: int) -> Seen | None:
        """Who was credited in the narrator's sentence before, quotations between them left out."""
        last = self.recall.speaker(since=sentence - GOES_ON)
        if last is None or last.sentence == sentence:
            return None
        return last if self._only_quoted(last.sentence, sentence) else None

    def _only_quoted(self, since: int, sentence: int) -> bool:
        """Whether nothing but quotations stands between two sentences."""
        between = self.sentences[since + 1 : sentence]
        return all(self.around.is_quoted(span) for span in between)

    def _beside(self, find: FindName, index: int, sentence: int) -> Actor | None:
        """Who is named beside a description, by one of the ways of `appositions`."""
        place = Place(self.text, self.mentions, index, self.sentences[sentence])
        named = find(place, self.words, self.around)
        return None if named is None else self.whose[named]

    def _both(self, index: int, sentence: int) -> Actor | None:
        """Who "both men" are, unless several were called so since two were named together."""
        head = head_of(self.content[index], self.words)
        _, same = next(self.recall.with_head(head, plural=True), (None, None))
        since = max(sentence - REACH, same.sentence if same else 0)
        return self.pairs.of(self.mentions[index], head, since=since)

    def _again(self, index: int) -> Actor | None:
        """The same words again: "harbour authorities"; an outlet's only if it has a name."""
        seen = self.recall.again(self.mentions[index], self.content[index])
        if seen and self.mentions[index].kind == "outlet":
            return seen.actor if id(seen.actor) in self._named else None
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
