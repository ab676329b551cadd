"""Runs of capitalized words: where a name may begin and how far it reaches.

tokens of a sentence -> ends of runs

A word in lower case closes a run, but for the particles of a person’s name ("van"), the joiners of
a body’s ("of") and a title such as "Secretary of State". At the start of a sentence a word that
may have its capital from there opens no run, unless a list of names has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.annotations.lexicon import Lexicon, NameKind
    from onrecord.annotations.tokens import Token

# "ash-" in "ash-Shami".
LONGEST_PARTICLE = 4
# A role of many words and a name; what is longer is a list or a heading.
LONGEST_RUN = 16


def run_end(tokens: list[Token], start: int, lexicon: Lexicon) -> int:
    """Where the run of capitals that begins here ends; `start` itself where none begins."""
    if not _may_open(tokens, start, lexicon):
        return start
    end = title_end(tokens, start, lexicon) or start + 1
    while end - start < LONGEST_RUN:
        further = _step(tokens, start, end, lexicon=lexicon)
        if further == end:
            break
        end = further
    return end


def title_end(tokens: list[Token], index: int, lexicon: Lexicon) -> int | None:
    """Past "Secretary of State" before a name."""
    for title in lexicon.titles.get(tokens[index].fold, ()):
        end = index + len(title)
        spelt = tuple(token.fold for token in tokens[index:end])
        if spelt == title and _capital_at(tokens, end, lexicon):
            return end
    return None


def _may_open(tokens: list[Token], index: int, lexicon: Lexicon) -> bool:
    token = tokens[index]
    if not _is_capital(token, lexicon):
        return _is_person_month(tokens, index, lexicon)
    if not token.opens or token.fold not in lexicon.who.openers:
        return True
    return known_length(tokens, index, lexicon) > 0 or _is_person_month(tokens, index, lexicon)


def _is_person_month(tokens: list[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether "May" is a person: behind a given name or title, or before a reporting verb.

    So is a given name that opens a sentence before a capital: "Jan Torp".
    """
    token = tokens[index]
    if not token.capital or token.fold not in lexicon.who.name_months:
        return False
    if token.opens and token.fold in lexicon.given and _capital_at(tokens, index + 1, lexicon):
        return True
    before = tokens[index - 1] if index else None
    behind = tokens[index + 1].fold if index + 1 < len(tokens) else ""
    if before and (before.fold in lexicon.given or before.fold in lexicon.honorifics):
        return True
    return behind in lexicon.told and not (before and before.fold in lexicon.who.places.before)


def _is_capital(token: Token, lexicon: Lexicon) -> bool:
    if not token.capital:
        return not token.text[:LONGEST_PARTICLE].isalpha() and _has_particle(token, lexicon)
    if token.fold in lexicon.no_names:
        return False
    if token.text[1:2] == "-" and token.text[2:3].isupper():
        return False  # "R-Texas"
    return token.text.isalpha() or token.text in lexicon.known or not _has_digit(token)


def _has_digit(token: Token) -> bool:
    return any(letter.isdigit() for letter in token.text)


def _has_particle(token: Token, lexicon: Lexicon) -> bool:
    """Whether it is a name such as `al-Rashid`."""
    for prefix in lexicon.who.particle_prefixes:
        if token.text.startswith(prefix):
            return token.text[len(prefix) : len(prefix) + 1].isupper()
    return False


def _step(tokens: list[Token], start: int, end: int, *, lexicon: Lexicon) -> int:
    """Where the run ends if it goes on over the next words."""
    if end >= len(tokens):
        return end
    if _is_capital(tokens[end], lexicon) or _is_person_month(tokens, end, lexicon):
        return title_end(tokens, end, lexicon) or end + 1
    after = end
    while after < len(tokens) and tokens[after].text in lexicon.who.particles:
        after += 1
    if after > end and _capital_at(tokens, after, lexicon):
        return after + 1
    return _step_joined(tokens, start, end, lexicon=lexicon)


def _step_joined(tokens: list[Token], start: int, end: int, *, lexicon: Lexicon) -> int:
    """Over "of", "for the", "and" inside the name of a body or between two roles."""
    after = end
    while after < len(tokens) and tokens[after].text in lexicon.who.joiners:
        after += 1
    if after == end or not _capital_at(tokens, after, lexicon):
        return end
    before = tokens[end - 1]
    if tokens[end].fold in lexicon.reporting.coordinators:
        roles = lexicon.heads.get(before.fold), _next_role(tokens, after, lexicon)
        if _begins_body(tokens, start, end, after=after, lexicon=lexicon):
            return after + 1
        name = tokens[_behind_title(tokens, start, end, lexicon=lexicon) : end]
        joined = any(token.text in lexicon.who.joiners for token in name)
        adjective = known_kind(tokens, after, 1, lexicon) == "adjective"
        follows_body = joined and not adjective and tokens[after].fold not in lexicon.given
        return after + 1 if follows_body or (roles[0] and roles[1]) else end
    named = _behind_title(tokens, start, end, lexicon=lexicon)
    body = any(token.fold in lexicon.body_words for token in tokens[named:end])
    return after + 1 if body and tokens[end].fold not in lexicon.who.complements.placed else end


def _behind_title(tokens: list[Token], start: int, end: int, *, lexicon: Lexicon) -> int:
    """Where a run goes on behind its last title, "Secretary of State" too; else its start."""
    ends = (
        title_end(tokens, i, lexicon) or (i + 1 if is_title(tokens[i], lexicon) else None)
        for i in range(end - 1, start - 1, -1)
    )
    return next((place for place in ends if place and place <= end), start)


def _begins_body(
    tokens: list[Token], start: int, end: int, *, after: int, lexicon: Lexicon
) -> bool:
    """Whether two words are joined in one body: "the Central and East European Coalition"."""
    one = end - start == 1 and start > 0 and tokens[start - 1].fold in lexicon.who.articles
    named = known_length(tokens, start, lexicon) or tokens[start].fold in lexicon.given
    if not one or named or tokens[start].fold in lexicon.who.organizations.heads:
        return False
    last = after
    while _capital_at(tokens, last, lexicon):
        last += 1
    words = tokens[after:last]
    inside = any(token.fold in lexicon.given or is_title(token, lexicon) for token in words)
    return len(words) > 1 and words[-1].fold in lexicon.body_words and not inside


def _next_role(tokens: list[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a role follows in the same run, before any other head."""
    while _capital_at(tokens, index, lexicon):
        head = lexicon.heads.get(tokens[index].fold)
        if head:
            return head.kind == "person"
        index += 1
    return False


def _capital_at(tokens: list[Token], index: int, lexicon: Lexicon) -> bool:
    return index < len(tokens) and _is_capital(tokens[index], lexicon)


def known_at(
    tokens: list[Token], index: int, lexicon: Lexicon
) -> list[tuple[tuple[str, ...], NameKind]]:
    """The names on the lists that begin here, the longest first."""
    entries = lexicon.known.get(tokens[index].text, ())
    if not entries:
        return []
    return [
        (words, kind)
        for words, kind in entries
        if tuple(token.text for token in tokens[index : index + len(words)]) == words
    ]


def known_length(tokens: list[Token], index: int, lexicon: Lexicon) -> int:
    """How many words of a name on the lists begin here, 0 where none does."""
    return next((len(words) for words, _ in known_at(tokens, index, lexicon)), 0)


def known_kind(tokens: list[Token], index: int, length: int, lexicon: Lexicon) -> NameKind:
    """The kind of the name on the lists that has this length here."""
    matches = known_at(tokens, index, lexicon)
    return next((kind for words, kind in matches if len(words) == length), "unknown")


def is_title(token: Token, lexicon: Lexicon) -> bool:
    """Whether it is an honorific or a role that a name may follow."""
    role, _, ending = token.fold.partition("-")
    word = role if ending in lexicon.who.roles.coming else token.fold
    head = lexicon.heads.get(word)
    return token.fold in lexicon.honorifics or bool(head and head.kind == "person")
