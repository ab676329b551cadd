"""Names: runs of capitalized words, with the role that stands before a person's.

tokens of a sentence -> names

What a run of capitals names is told, in this order, by the lists of names, by a word
that only bodies have ("Ministry"), by a role or honorific inside it ("President Ilse Varen"), by a
given name, and by its place in the sentence. A run that tells nothing is left unknown, and so is
a single capital at the start of a sentence until the article uses the word as a name elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.annotations.capitals import (
    is_title,
    known_at,
    known_kind,
    known_length,
    run_end,
    title_end,
)

if TYPE_CHECKING:
    from onrecord.annotations.lexicon import Lexicon, NameKind
    from onrecord.annotations.tokens import Token

# Shorter lines without a full stop are captions: "Ilse Varen, Harbour Minister".
SHORTEST_HEADING = 5
HEADING_SHARE = 0.6
# … of a line that ends as a sentence does.
CLOSED_SHARE = 0.9
LONGEST_SURE = 3
# With a role of some words before the name.
LONGEST_RUN = 10
# A person's given name, middle names, particles and surname; longer runs are titles of works.
LONGEST_PERSON = 5
# A given name and a surname.
NAME_LENGTH = 2


_CLOSING = frozenset('.!?…”"’:;,')


@dataclass(frozen=True, slots=True)
class Name:
    """A name at the tokens from `first` up to `last`; the role before it ends at `start`.

    Attributes:
        kind: `adjective` for words that only modify what follows ("Kenyan").
        words: the name's own words, as they stand in the text.
        weak: a single capital where any word has one.
        prior: the folded word before it, which may tell a place ("in") or a body ("the").
        near_speech: a reporting verb stands right before or behind it, or an age or "who" behind.
        modifies: a common noun may follow it ("the Varen team").
    """

    first: int
    start: int
    last: int
    kind: NameKind
    words: tuple[str, ...]
    weak: bool = False
    prior: str = ""
    near_speech: bool = False
    modifies: bool = False


def find_names(tokens: list[Token], lexicon: Lexicon) -> list[Name]:
    """The names of a sentence, from left to right."""
    found: list[Name] = []
    heading = _is_heading(tokens)
    index = 0
    while index < len(tokens):
        with_article = _with_article(tokens, index, lexicon)
        if with_article:
            found.append(with_article)
            index = with_article.last
            continue
        end = run_end(tokens, index, lexicon)
        if end == index:
            index += 1
            continue
        name = _named(tokens, index, end, lexicon=lexicon)
        if name:
            end = max(name.last, index + 1)
            if not heading or _is_sure(name):
                found.append(name)
        index = end
    return found


def _with_article(tokens: list[Token], index: int, lexicon: Lexicon) -> Name | None:
    """A listed name with its article, within a sentence: "according to The Hill"."""
    token = tokens[index]
    if token.fold not in lexicon.who.articles or not token.capital or token.opens:
        return None
    length = known_length(tokens, index, lexicon)
    if length == 0 or run_end(tokens, index + 1, lexicon) > index + length:
        return None
    kind = known_kind(tokens, index, length, lexicon)
    return _name(tokens, index, index + 1, index + length, kind=kind, lexicon=lexicon)


def _is_heading(tokens: list[Token]) -> bool:
    """Whether the line has its capitals as a heading has them; then they tell little."""
    words = [token for token in tokens if token.is_word]
    if len(words) < SHORTEST_HEADING:
        return False
    share = CLOSED_SHARE if tokens[-1].text in _CLOSING else HEADING_SHARE
    return sum(token.capital for token in words) > share * len(words)


def _is_sure(name: Name) -> bool:
    return name.kind != "unknown" and len(name.words) <= LONGEST_SURE


# ---------------------------------------------------------------------------- kinds


def _named(tokens: list[Token], first: int, last: int, *, lexicon: Lexicon) -> Name | None:
    """What a run names; None where it holds only words that describe ("Prime Minister")."""
    run = tokens[first:last]
    known = known_length(tokens, first, lexicon)
    if known >= len(run):
        kind = known_kind(tokens, first, known, lexicon)
        return _name(tokens, first, first, first + known, kind=kind, lexicon=lexicon)
    if known and _stands_apart(tokens, first, last, known=known, lexicon=lexicon):
        kind = known_kind(tokens, first, known, lexicon)
        return _name(tokens, first, first, first + known, kind=kind, lexicon=lexicon)
    apart = _given_inside(tokens, first, last, lexicon=lexicon)
    if apart:
        return _name(tokens, first, first, apart, kind="unknown", lexicon=lexicon)
    for rule in (_is_given, _is_body, _is_outlet):
        kind_told = rule(run, known, lexicon)
        if kind_told:
            return _name(tokens, first, first, last, kind=kind_told, lexicon=lexicon)
    if len(run) > LONGEST_RUN or run[-1].fold in lexicon.who.things - lexicon.given.keys():
        return None
    return _behind_role(tokens, first, last, lexicon=lexicon)


def _stands_apart(
    tokens: list[Token], first: int, last: int, *, known: int, lexicon: Lexicon
) -> bool:
    """Whether a listed name ends inside a run: "president of Iceland Ola Berg"."""
    rest = tokens[first + known : last]
    if any(token.fold in lexicon.body_words or is_title(token, lexicon) for token in rest):
        return False
    kind = known_kind(tokens, first, known, lexicon)
    of_place = first > 0 and tokens[first - 1].fold in lexicon.who.complements.general
    return (kind == "place" and of_place) or (kind == "outlet" and known > 1)


def _given_inside(tokens: list[Token], first: int, last: int, *, lexicon: Lexicon) -> int | None:
    """Where a person begins inside a run: "Minister of Maritime Affairs Otto Lind"."""
    if not first or tokens[first - 1].fold not in lexicon.who.complements.general:
        return None
    inside = range(first + 1, last - 1)
    if any(is_title(token, lexicon) for token in tokens[first:last]):
        return None
    given = next((index for index in inside if tokens[index].fold in lexicon.given), None)
    return given or _behind_portfolio(tokens, first, last, lexicon=lexicon)


def _behind_portfolio(
    tokens: list[Token], first: int, last: int, *, lexicon: Lexicon
) -> int | None:
    """Where a name of two words ends "Minister of Maritime Affairs Josip Maldan"."""
    start = last - NAME_LENGTH
    if first < NAME_LENGTH or start <= first or not is_title(tokens[first - 2], lexicon):
        return None
    portfolios = lexicon.who.roles.portfolios
    names = all(token.fold not in portfolios for token in tokens[start:last])
    return start if names and tokens[start - 1].fold in portfolios else None


def _name(
    tokens: list[Token], first: int, start: int, last: int, *, kind: NameKind, lexicon: Lexicon
) -> Name:
    behind = tokens[last] if last < len(tokens) else None
    prior = tokens[first - 1].fold if first else ""
    return Name(
        first,
        start,
        last,
        kind,
        words=tuple(token.text for token in tokens[start:last]),
        weak=tokens[first].opens
        and last - first == 1
        and kind == "unknown"
        and not (behind and behind.is_possessive),
        prior=prior,
        near_speech=prior in lexicon.speech
        or bool(behind and behind.fold in lexicon.speech)
        or _is_told_of(tokens, last, lexicon),
        modifies=bool(behind and behind.text[0].islower() and behind.fold not in lexicon.stops),
    )


def _is_told_of(tokens: list[Token], last: int, lexicon: Lexicon) -> bool:
    """Whether a comma and then an age or "who" follow."""
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return False
    return tokens[last + 1].text.isdigit() or tokens[last + 1].fold in lexicon.who.pronouns.relative


def _is_given(run: list[Token], known: int, lexicon: Lexicon) -> NameKind | None:
    fits = 1 < len(run) <= LONGEST_PERSON and not known and run[0].fold in lexicon.given
    if not fits or run[-1].fold in lexicon.body_words | lexicon.who.things:
        return None
    if len(run) > NAME_LENGTH and run[-1].fold in lexicon.who.places.words:
        return None  # "Abraham Villiers Bay"
    return "person"


def _is_body(run: list[Token], _known: int, lexicon: Lexicon) -> NameKind | None:
    if len(run) == 1 or any(is_title(token, lexicon) for token in run[1:-1]):
        return None
    joint = next((i for i, token in enumerate(run) if token.text in lexicon.who.joiners), len(run))
    ends = {run[-1].fold, run[joint - 1].fold}
    return "organization" if ends & lexicon.body_words else None


def _is_outlet(run: list[Token], _known: int, lexicon: Lexicon) -> NameKind | None:
    return "outlet" if len(run) > 1 and run[-1].fold in lexicon.who.outlets.words else None


def _behind_role(tokens: list[Token], first: int, last: int, *, lexicon: Lexicon) -> Name | None:
    """A person behind a role, honorific or adjective, or words that describe."""
    start = _name_start(tokens, first, last, lexicon=lexicon)
    if start == last:
        return _modifying(tokens, first, last, lexicon=lexicon)
    titled = start > first and is_title(tokens[start - 1], lexicon)
    kind = _bare_kind(tokens[start:last], lexicon)
    if titled or (start > first and last - start > 1 and kind != "place"):
        kind = "person"
    return _name(tokens, first, start, last, kind=kind, lexicon=lexicon)


def _name_start(tokens: list[Token], first: int, last: int, *, lexicon: Lexicon) -> int:
    """Behind the last role or honorific of a run, else behind its adjectives."""
    for index in range(first, last):
        titled = title_end(tokens, index, lexicon)
        if titled:
            return titled
    for index in range(last - 1, first - 1, -1):
        if _ends_title(tokens, index, first, last, lexicon=lexicon):
            return index + 1
    known = known_at(tokens, first, lexicon)
    if known and known[0][1] == "adjective":
        return first + len(known[0][0])
    if last - first > NAME_LENGTH and _is_said_of(tokens, first, lexicon):
        return first + 1
    return first + int(last - first > 1 and _is_compound(tokens[first], lexicon))


def _is_said_of(tokens: list[Token], first: int, lexicon: Lexicon) -> bool:
    """Whether a run opens with a word that is no part of the name: "the New Ana Ruiz"."""
    plain = tokens[first].fold in lexicon.modifiers and tokens[first].fold not in lexicon.given
    return plain and tokens[first + 1].fold in lexicon.given


def _ends_title(
    tokens: list[Token], index: int, first: int, last: int, *, lexicon: Lexicon
) -> bool:
    """Whether a word of a run is the last of a title or of a description."""
    token = tokens[index]
    if index == last - 1:
        before = tokens[index - 1].fold if index > first else ""
        surname = before in lexicon.given or before in lexicon.who.polite
        surname = surname or (bool(before) and _is_surname(tokens, index, first, lexicon=lexicon))
        return not surname and (token.fold in lexicon.heads or token.fold in lexicon.honorifics)
    several = lexicon.heads.get(lexicon.singulars.get(token.fold, ""))
    if several and several.kind == "person":
        return tokens[index + 1].fold in lexicon.given  # "Senators Ana Ruiz and Otto Lind"
    return is_title(token, lexicon) and (
        token.fold in lexicon.honorifics or token.fold not in lexicon.given
    )


def _is_surname(tokens: list[Token], index: int, first: int, *, lexicon: Lexicon) -> bool:
    """Whether a head is a name after all: "Lee Baker", "the rapper Soulja Boy"."""
    before = tokens[first - 1] if first else None
    described = before is not None and not before.capital and is_title(before, lexicon)
    plain = all(token.fold not in lexicon.modifiers for token in tokens[first:index])
    return plain and (described or tokens[index].fold in lexicon.who.roles.trades)


def _modifying(tokens: list[Token], first: int, last: int, *, lexicon: Lexicon) -> Name | None:
    """What stands before the head of a description: "Senate" in "Senate Republicans"."""
    end = last
    while end > first and lexicon.heads.get(tokens[end - 1].fold):
        end -= 1
    if end == first:
        return _surname(tokens, first, last, lexicon=lexicon)
    kind = known_kind(tokens, first, end - first, lexicon)
    kind = "adjective" if kind == "unknown" else kind
    return _name(tokens, first, first, end, kind=kind, lexicon=lexicon)


def _surname(tokens: list[Token], first: int, last: int, *, lexicon: Lexicon) -> Name | None:
    """A name that is also a common noun ("Baker"), if the article has it in a full name."""
    if last - first > 1:
        return None
    name = _name(tokens, first, first, last, kind="unknown", lexicon=lexicon)
    return replace(name, weak=True, near_speech=False)


def _bare_kind(run: list[Token], lexicon: Lexicon) -> NameKind:
    """The kind of a name that only its words tell."""
    if len(run) == 1:
        return "adjective" if _is_compound(run[0], lexicon) else "unknown"
    if run[-1].fold in lexicon.who.places.words or run[0].fold in lexicon.who.places.firsts:
        return "place"
    told = any(token.fold in lexicon.given or token.text.endswith(".") for token in run[:-1])
    joined = any(_is_joined(token, lexicon) for token in run)
    return "person" if told or joined else "unknown"


def _is_joined(token: Token, lexicon: Lexicon) -> bool:
    """Whether it is a given name of two syllables such as "Min-ho"."""
    last = token.text.rpartition("-")
    return bool(last[1]) and last[2].islower() and last[2] not in lexicon.who.compounds


def _is_compound(token: Token, lexicon: Lexicon) -> bool:
    """Whether it is an adjective such as "Moscow-backed"."""
    return "-" in token.fold and token.fold.rpartition("-")[2] in lexicon.who.compounds
