"""Words by which two names are told to be one actor's, in several articles.

Names are those of news in this language, which come from all countries: short forms and spellings
of many languages, families that stand before the given name, parts of countries. Words are folded
(small letters, no accents); names of places are as they are printed.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

Words: TypeAlias = frozenset[str]
Names: TypeAlias = tuple[str, ...]


class Bodies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What names of bodies and groups tell across articles.

    Attributes:
        everywhere: names that many countries have a body of ("supreme court").
        many: names of which each country has many bodies ("district court").
        state: words that only such names hold, whatever generic words stand beside ("ministry").
        each: heads of such names, where one more word stands beside at most ("agency").
        conjunctions: they make several of the names of a group ("and").
        parties: groups that are one body by their name ("democrats").
        some: they make other people of a group each time ("some Democrats").
    """

    everywhere: Words
    many: Words
    state: Words
    each: Words
    conjunctions: Words
    parties: Words
    some: Words


class Naming(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which names are compared.

    Attributes:
        generations: what closes a name -> the generation ("jr" -> 2).
        families_first: families that stand before the given name ("kim").
        spellings: letters -> those for the same sound, exchanged in this order.
        vowels: letters that spellings of one name do not agree on.
        variants: given names that are one name, written otherwise or in another language.
        nicknames: what somebody is called -> the given names that it is short for.
        walks: what one is, by walk of life; nobody is of two of them at one time. Under `own` is
            what people are beside any office.
        anywhere: offices that any body has ("president").
        reigning: offices of which there is one at a time, whose holders go by one name.
        civil: a rank ("general") -> words before it that make it none ("attorney").
        seated: offices that somebody holds for a part of a country.
        parties: one-word names of parties and their people, in small letters ("gop").
        provinces: country -> its parts.
        bodies: what names of bodies tell.
    """

    generations: dict[str, int]
    families_first: Words
    spellings: tuple[tuple[str, str], ...]
    vowels: str
    variants: tuple[Names, ...]
    nicknames: dict[str, Names]
    walks: dict[str, Words]
    anywhere: Words
    reigning: Words
    civil: dict[str, Words]
    seated: Words
    parties: Words
    provinces: dict[str, Names]
    bodies: Bodies
