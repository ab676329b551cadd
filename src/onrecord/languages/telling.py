"""Words with which an overview tells what was said."""

from __future__ import annotations

import msgspec

from onrecord.model import Act


class Telling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words with which an overview tells what was said; all lower case but the months.

    Attributes:
        months: January to December.
        neutral: for each act a verb that opens a that-clause and adds no force of its own.
        turned: for acts that turn the meaning of their content around, words that tell it.
        before_vowels: a word -> its form before one of the `vowels` ("a" -> "an").
        venues: nouns that name an occasion or a medium, with the words before them.
        venue_prepositions: those that may stand before a venue and tell where.
        perfect: what makes a present perfect of a participle.
        negating: words beside the negations that turn what follows into its opposite.
        transitive: past forms of verbs that must name whom they tell.
        he: pronouns for a man.
        she: pronouns for a woman.
        dangling: words that point at something outside the cue ("calling THEM").
        present: acts whose verbs keep the tense of the article ("wants", "believes").
        demonym_endings: what makes an adjective of a country's name ("Norland-ic").
        countries: words for a country that the gazetteer lacks or gives to several; empty for one
            that often means something else ("Georgia").
        sovereign: offices and bodies that nothing has but a country.
        former: words by which a role is one of the past.
        places: words before a name that make it one of a place, as often as not.
        contradicting: acts that turn the meaning of their content around; each is in `turned`.
    """

    months: tuple[str, ...]
    neutral: dict[Act, str]
    turned: dict[Act, str]
    before_vowels: dict[str, str]
    vowels: frozenset[str]
    venues: dict[str, str]
    venue_prepositions: frozenset[str]
    perfect: frozenset[str]
    negating: frozenset[str]
    transitive: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    dangling: frozenset[str]
    present: frozenset[Act]
    demonym_endings: tuple[str, ...]
    countries: dict[str, str]
    sovereign: frozenset[str]
    former: frozenset[str]
    places: tuple[str, ...]
    contradicting: frozenset[Act]
