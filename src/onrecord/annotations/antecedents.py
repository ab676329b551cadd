"""Antecedents: whom a pronoun or a description that is no name refers to.

what was mentioned so far -> one actor, or none

Pronouns go by agreement in number, kind and gender, then by salience: the subject of a sentence
and whoever was credited with words before others, what is near before what is far, the
narrator’s text before what stands in quotation marks (Hobbs 1978; Lappin and Leass 1994, in their
simplest form). Two candidates that are equally good give none.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.annotations.actors import Actor
    from onrecord.model import Mention, Span, SpeakerKind

# How many sentences back a pronoun reaches; news repeat a name at least every other paragraph.
REACH = 8
# No sentence that is read by people has more mentions than this.
MOST_SEEN = 200
# In the measure of one sentence: what being the subject is worth, and so on.
SUBJECT = 1.6
CREDITED = 0.6
CONTINUED = 0.5
INTRODUCED = 0.6
GOVERNED = -0.5
POSSESSED = -0.9
QUOTED = -3.0
TOLD_GENDER = 0.6
WRONG_SORT = -0.8
# Two candidates nearer to each other than this are equally good.
MARGIN = 0.05
# … and this much, where the better one was neither a subject nor credited with anything, and the
# other was mentioned lately.
DOUBTFUL = 1.0
NEAR = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that was read already, with what makes it salient.

    Attributes:
        index: of the mention.
        sentence: index of its sentence.
        subject: the first of its sentence that is not part of a longer one.
        credited: a reporting verb stands beside it.
        governed: it follows a preposition.
        inner: it is part of a longer mention, or owns what follows.
        quoted: it stands in a quotation.
        introduced: somebody is named there for the first time, with his role.
    """

    index: int
    mention: Mention
    actor: Actor
    sentence: int
    subject: bool
    credited: bool
    governed: bool
    inner: bool
    quoted: bool
    introduced: bool = False


# "Who" is none of these: in "Ana Ruiz from Vesper, who left" it is not Vesper.
THINGS: frozenset[SpeakerKind] = frozenset({"place", "document"})


class Likely(NamedTuple):
    """One whom a pronoun may refer to.

    Attributes:
        running: the text goes on about him: he was a subject, or was credited with words.
        near: he was mentioned in this sentence or in the two before.
    """

    score: float
    actor: Actor
    running: bool
    near: bool


def antecedent(
    pronoun: Mention, sentence: int, seen: list[Seen], *, credited: bool, told: int | None = None
) -> Actor | None:
    """Whom a personal pronoun in the narrator’s text refers to.

    Where it is credited itself, by a reporting verb beside it, who spoke last goes on, or who was
    introduced right before: news present a speaker and then quote him.

    Args:
        pronoun: in the narrator’s text.
        sentence: index of its sentence.
        seen: the mentions before it.
        credited: a reporting verb stands beside it.
        told: index of the narrator’s last sentence before it; None where it is not credited.
    """
    best: dict[int, Likely] = {}
    for candidate in islice(reversed(seen), MOST_SEEN):
        if sentence - candidate.sentence > REACH:
            break
        if candidate.mention.span.overlaps(pronoun.span) or not _agrees(pronoun, candidate):
            continue
        if credited and candidate.actor.kind == "document" and not candidate.credited:
            continue
        score = _salience(pronoun, candidate, sentence)
        score += CONTINUED * (
            credited and candidate.credited and candidate.sentence >= sentence - 1
        )
        if candidate.sentence > (told or 0) and not candidate.quoted:
            told = None
        score += INTRODUCED * (candidate.introduced and candidate.sentence == told)
        key = id(candidate.actor)
        running = candidate.subject or candidate.credited
        near = sentence - candidate.sentence <= NEAR
        if key in best:
            running = running or best[key].running
            score = max(score, best[key].score)
            near = best[key].near
        best[key] = Likely(score, candidate.actor, running=running, near=near)
    return _clear_best(best.values())


def _clear_best(likely: Iterable[Likely]) -> Actor | None:
    """The best, by a margin that is wide where nobody is the running subject."""
    ranked = sorted(likely, key=lambda one: -one.score)
    if len(ranked) > 1:
        clear = ranked[0].running or not ranked[1].near
        margin = MARGIN if clear else DOUBTFUL
        if ranked[0].score - ranked[1].score < margin:
            return None
    return ranked[0].actor if ranked else None


def _agrees(pronoun: Mention, candidate: Seen) -> bool:
    actor, mention = candidate.actor, candidate.mention
    speaks = candidate.subject and candidate.credited
    if actor.kind == "unknown" and pronoun.kind != "person" and not mention.plural:
        return speaks  # it may be a body's name, or somebody's
    if pronoun.plural:
        return bool(mention.plural) or actor.kind in ("organization", "outlet", "group")
    if mention.plural:
        return False
    if pronoun.kind == "person":
        is_person = actor.kind in ("person", "unnamed", "unknown")
        return is_person and (actor.gender in (None, pronoun.gender))
    return actor.kind in ("organization", "outlet", "document", "place")


def _salience(pronoun: Mention, candidate: Seen, sentence: int) -> float:
    score = float(candidate.sentence - sentence)
    score += SUBJECT * candidate.subject + CREDITED * candidate.credited
    score += GOVERNED * candidate.governed + POSSESSED * candidate.inner
    score += QUOTED * candidate.quoted
    if pronoun.gender:
        score += TOLD_GENDER * (candidate.actor.gender == pronoun.gender)
        score += WRONG_SORT * (candidate.actor.kind != "person")
    elif pronoun.plural:
        score += WRONG_SORT * (not candidate.mention.plural)
    else:
        score += WRONG_SORT * (candidate.actor.kind in ("document", "place", "unknown"))
    return score


def preceding(relative: Mention, seen: list[Seen]) -> Actor | None:
    """Whom "who" refers to: the mention right before it, a comma between at most."""
    for candidate in reversed(seen):
        gap = relative.span.start - candidate.mention.span.end
        if 0 <= gap <= len(", "):
            return candidate.actor if candidate.actor.kind not in THINGS else None
        if gap > len(", "):
            return None
    return None


def nearest_outlet(seen: list[Seen], sentence: int) -> Actor | None:
    """The outlet that was named last, not too far back."""
    for candidate in islice(reversed(seen), MOST_SEEN):
        if sentence - candidate.sentence > REACH:
            return None
        if candidate.actor.kind == "outlet" and candidate.mention.form == "name":
            return candidate.actor
    return None


def sentence_of(span: Span, sentences: tuple[Span, ...], start: int) -> int:
    """The sentence that holds a span, looked for from `start` on."""
    while start < len(sentences) - 1 and sentences[start].end <= span.start:
        start += 1
    return start
