"""What an article has mentioned so far, and where to look it up.

a mention that was read -> the earlier ones that have its words

Reading goes on from mention to mention, and whatever refers back is looked up by its words; no
question goes through the whole article again, however long it is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.annotations.actors import Actor
    from onrecord.annotations.antecedents import Seen
    from onrecord.model import Mention

Content = tuple[str, ...]
Key = TypeVar("Key")
# So many descriptions with one head, or names with one word, are told apart; a page that has more
# is a list.
MOST_ALIKE = 50


class Recall:
    """The mentions that were read, in the order of the text."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.known: set[int] = set()
        self.first_credited: Seen | None = None
        self.last_credited: Seen | None = None
        self._place: dict[int, int] = {}
        self._same: dict[tuple[Content, str, bool], int] = {}
        self._heads: defaultdict[tuple[str, bool], dict[Content, int]] = defaultdict(dict)
        self._bodies: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._sorts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._subjects: dict[int, int] = {}
        self._crowded: set[int] = set()

    def add(self, seen: Seen, content: Content, head: str, *, sorts: Iterable[str]) -> None:
        """Read one more; `content` and `head` are a description's, `sorts` a body's."""
        place, mention = len(self.seen), seen.mention
        self.seen.append(seen)
        self.known.add(id(seen.actor))
        if seen.credited and (seen.subject or self.first_credited is None):
            self.first_credited = self.first_credited or seen
            self.last_credited = seen
        self._place[seen.index] = place
        if mention.form == "description":
            self._same[content, mention.kind, bool(mention.plural)] = place
            _renew(self._heads[head, bool(mention.plural)], content, place)
        elif mention.form == "name" and seen.actor.side == "body":
            self._enter_body(seen.actor, place, sorts)
        if seen.subject:
            self._subjects.setdefault(seen.sentence, place)
        elif seen.actor.kind == "person" and mention.form == "name":
            self._crowded.add(seen.sentence)

    def _enter_body(self, body: Actor, place: int, sorts: Iterable[str]) -> None:
        for sort in sorts:
            _renew(self._sorts[sort], id(body), place)
        for word in set(body.words):
            _renew(self._bodies[word], id(body), place)

    def again(self, mention: Mention, content: Content) -> Seen | None:
        """The last description with the same words."""
        place = self._same.get((content, mention.kind, bool(mention.plural)))
        return None if place is None else self.seen[place]

    def with_head(self, head: str, *, plural: bool) -> Iterator[tuple[Content, Seen]]:
        """Descriptions with a head, each wording once, from the last to the first."""
        found = reversed(self._heads.get((head, plural), {}).items())
        return ((content, self.seen[place]) for content, place in islice(found, MOST_ALIKE))

    def bodies(self, word: str) -> Iterator[Seen]:
        """Bodies whose names hold a word, each once, from the last to the first."""
        found = reversed(self._bodies.get(word, {}).values())
        return (self.seen[place] for place in islice(found, MOST_ALIKE))

    def of_sort(self, sort: str) -> Iterator[Seen]:
        """Bodies that are called so besides by name, each once, from the last to the first."""
        found = reversed(self._sorts.get(sort, {}).values())
        return (self.seen[place] for place in islice(found, MOST_ALIKE))

    def subject_of(self, sentence: int) -> Seen | None:
        """The subject of a sentence that names nobody beside it."""
        place = self._subjects.get(sentence)
        return None if place is None or sentence in self._crowded else self.seen[place]

    def speaker(self, *, since: int) -> Seen | None:
        """The person credited last, by name or pronoun, where nobody else was the subject since."""
        for seen in islice(reversed(self.seen), MOST_ALIKE):
            if seen.sentence < since:
                break
            if seen.quoted or not seen.subject:
                continue
            told = seen.credited and seen.mention.form != "description"
            return seen if told and seen.actor.kind == "person" else None
        return None

    def rename(self, mentions: list[int], actor: Actor) -> None:
        """Give mentions that were read to another actor."""
        self.known.add(id(actor))
        for place in (self._place[index] for index in mentions if index in self._place):
            self.seen[place] = replace(self.seen[place], actor=actor)


def _renew(places: dict[Key, int], key: Key, place: int) -> None:
    """Put a key last."""
    places.pop(key, None)
    places[key] = place
