"""How far a phrase reaches around its head.

a sentence, the index of a noun -> where its phrase begins and ends

Leftwards over words that may modify the noun, names and possessives to the opener of the phrase; a
word that no list knows is passed only on the way to an opener. Rightwards over complements that
end in a name or another noun, and over what tells why somebody knows ("familiar with the talks").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.annotations.lexicon import Lexicon
    from onrecord.annotations.lines import Line
    from onrecord.annotations.tokens import Token

# "the newly appointed young" director; more is a clause that was misread.
LONGEST_GAP = 3
# Complements in a row: "of the Institute for Harbour Law in Vesper".
MOST_COMPLEMENTS = 3
# "with access to the secretive leadership of the country".
LONGEST_KNOWING = 8
# "of the newly founded independent Institute for Harbour Law".
LONGEST_COMPLEMENT = 7
# "In 2016 voters" is not about 2,016 of them.
YEAR_DIGITS = 4


def reach_left(line: Line, head: int, lexicon: Lexicon) -> tuple[int, int]:
    """Where the phrase begins, and where its possessor ends."""
    firm = place = head
    owner = -1
    unknown = 0
    while place > 0:
        before = place - 1
        if _opens(line, before, lexicon):
            return _over_counts(line, before, lexicon), owner
        if unknown and _is_noun(line, before, lexicon):
            break
        place, is_firm = _over_one(line, before, lexicon)
        unknown = 0 if is_firm else unknown + 1
        if place > before or unknown > LONGEST_GAP:
            break
        if line.tokens[before].is_possessive:
            owner = max(owner, before)
        firm = place if is_firm else firm
    return firm, owner


def _is_noun(line: Line, index: int, lexicon: Lexicon) -> bool:
    """Whether it is a head and nothing else, so that the word behind it was a verb."""
    heads = index not in line.name_at and lexicon.head_at(line.folds, index)
    return bool(heads) and line.folds[index] not in lexicon.modifiers


def modified_from(line: Line, index: int, lexicon: Lexicon) -> int:
    """Where the words begin that surely modify what stands at `index`: "Norway’s former"."""
    while index > 0:
        before = index - 1
        name = line.name_at.get(before)
        if name and (name.kind == "adjective" or line.tokens[index].is_possessive):
            index = name.first
        elif not name and _surely_modifies(line, before, lexicon):
            index = before
        else:
            break
    return index


def _surely_modifies(line: Line, index: int, lexicon: Lexicon) -> bool:
    token = line.tokens[index]
    if token.is_possessive:
        return index - 1 in line.name_at
    listed = token.fold in lexicon.modifiers and token.fold not in lexicon.closed
    return listed or _is_compound(token, lexicon)


def _opens(line: Line, index: int, lexicon: Lexicon) -> bool:
    word = line.folds[index]
    return index not in line.name_at and (word in lexicon.determiners or word in lexicon.who.counts)


def _over_one(line: Line, index: int, lexicon: Lexicon) -> tuple[int, bool]:
    """Where the phrase begins if it holds the word at `index`, and whether that is certain."""
    name = line.name_at.get(index)
    if name:
        return name.first, True
    if line.tokens[index].is_possessive:
        owned_by_name = index - 1 in line.name_at
        return (index if owned_by_name else max(0, index - 1)), True
    if _modifies(line, index, lexicon):
        return index, True
    if _links(line, index, lexicon) or passable(line, index, lexicon):
        return index, False
    return index + 1, False


def _over_counts(line: Line, index: int, lexicon: Lexicon) -> int:
    """Over "one of", "some of" and a second opener ("the two")."""
    while index > 0:
        before = line.folds[index - 1]
        counted = before in lexicon.who.counts or line.folds[index] in lexicon.who.counts
        if (
            counted
            and before in lexicon.who.counts | lexicon.who.articles | lexicon.who.pronouns.owning
        ):
            index -= 1
        elif (
            before in lexicon.who.complements.partitive
            and index > 1
            and _counts(line, index - 2, lexicon)
        ):
            index -= 2
        else:
            break
    return index


def _counts(line: Line, index: int, lexicon: Lexicon) -> bool:
    return line.folds[index] in lexicon.who.counts or line.folds[index] in lexicon.who.indefinite


def _links(line: Line, index: int, lexicon: Lexicon) -> bool:
    """Whether "and" or a comma joins two modifiers: "US and South Korean officials"."""
    is_comma = line.tokens[index].text == ","
    links = is_comma or line.folds[index] in lexicon.reporting.coordinators
    if not links or not 0 < index < line.end - 1:
        return False
    sides = (line.name_at.get(index - 1), line.name_at.get(index + 1))
    kinds = ("adjective",) if is_comma else ("adjective", "place")
    if all(side and side.kind in kinds for side in sides):
        return True
    return line.folds[index - 1] in lexicon.modifiers and line.folds[index + 1] in lexicon.modifiers


def _modifies(line: Line, index: int, lexicon: Lexicon) -> bool:
    token = line.tokens[index]
    if not token.is_word or token.fold in lexicon.closed:
        return False
    known = token.fold in lexicon.modifiers or bool(lexicon.head_at(line.folds, index))
    compound = _is_compound(token, lexicon)
    return known or compound or (token.text.isdigit() and len(token.text) < YEAR_DIGITS)


def _is_compound(token: Token, lexicon: Lexicon) -> bool:
    """Whether it is an adjective such as "state-run" or "pro-Vesper"."""
    first, hyphen, rest = token.text.partition("-")
    if not hyphen or not rest:
        return False
    return rest.rpartition("-")[2] in lexicon.who.compounds or (
        first.islower() and rest[0].isupper()
    )


def passable(line: Line, index: int, lexicon: Lexicon) -> bool:
    """Whether a word that no list knows may stand inside a phrase."""
    token = line.tokens[index]
    return token.is_word and not token.text.isdigit() and token.fold not in lexicon.stops


def reach_right(line: Line, place: int, lexicon: Lexicon) -> int:
    """Where the phrase ends that goes on at `place` behind its noun."""
    for _ in range(MOST_COMPLEMENTS):
        further = _complement_end(line, place, lexicon)
        if not further:
            break
        place = further
    return place


def knowing_end(line: Line, place: int, lexicon: Lexicon) -> int | None:
    """Past "familiar with the talks", up to a mark or a verb that every list knows."""
    for phrase in lexicon.knowing:
        after = place + len(phrase)
        if tuple(line.folds[place:after]) == phrase:
            end = after
            while end < line.end and end - after < LONGEST_KNOWING and _within(line, end, lexicon):
                end += 1
            return end
    return None


def _within(line: Line, index: int, lexicon: Lexicon) -> bool:
    token = line.tokens[index]
    opened = token.is_word and token.fold not in lexicon.stops
    return opened or token.is_possessive or token.fold in lexicon.who.joiners


def _complement_end(line: Line, place: int, lexicon: Lexicon) -> int | None:
    """Past a preposition and the phrase behind it, if that ends in a name or a head."""
    if (
        place >= line.end
        or line.folds[place] not in lexicon.who.complements.general | lexicon.who.complements.named
    ):
        return None
    general = line.folds[place] in lexicon.who.complements.general
    end = None
    index = place + 1
    while index < min(line.end, place + 1 + LONGEST_COMPLEMENT):
        name = line.name_at.get(index)
        person = name and name.kind in ("person", "unknown")
        if person and (end == index or line.folds[place] in lexicon.who.complements.placed):
            break
        if name:
            index = name.last
            end = index if name.kind != "adjective" else end
        elif line.folds[place] in lexicon.who.complements.general and lexicon.head_at(
            line.folds, index
        ):
            index += 1
            end = index
        elif _leads_to_name(line, index, lexicon) or (
            general and _may_precede(line, index, lexicon)
        ):
            index += 1
        else:
            break
    return end


def _leads_to_name(line: Line, index: int, lexicon: Lexicon) -> bool:
    modifies = line.folds[index] in lexicon.modifiers or line.tokens[index].is_possessive
    return modifies or line.folds[index] in lexicon.determiners


def _may_precede(line: Line, index: int, lexicon: Lexicon) -> bool:
    token = line.tokens[index]
    if token.is_possessive:
        return True
    return token.is_word and token.text[0].islower() and token.fold not in lexicon.stops
