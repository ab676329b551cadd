"""Words that name people, bodies, places and outlets, and those that hide them.

Lists are in the singular where a plural can be made by `plurals`. `Words` are looked up: they are
in lower case, with straight apostrophes; `Names` are as they are printed. They decide what a
phrase refers to and how it agrees with a pronoun; none of them decides whom to believe. Outlets
and given names are drawn from all parts of the world.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

Words: TypeAlias = frozenset[str]
Names: TypeAlias = tuple[str, ...]


class _Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file."""


class Gendered(_Section, frozen=True):
    """Words for people, by what they tell of gender.

    Attributes:
        any: they tell nothing.
        f: a woman.
        m: a man.
    """

    f: Words
    m: Words
    any: Words = frozenset()


class Complements(_Section, frozen=True):
    """Small words behind a noun.

    Attributes:
        general: any phrase may follow and complete the noun ("head of the agency").
        named: only a name may.
        placed: those of them behind which a person’s name is the verb’s.
        behind: an apposition may go on with one.
        origins: they say between commas where somebody is from.
        partitive: what stands between a count and those who are counted.
    """

    general: Words
    named: Words
    placed: Words
    behind: Words
    origins: Words
    partitive: Words


class Roles(_Section, frozen=True):
    """What people are.

    Attributes:
        adjectival: heads only where no other noun may follow ("local").
        offices: held by one person at a time, so that naming the office hides nobody.
        leaders: who may be called "the Polish leader".
        leading: the words for them ("leader").
        titles: roles with a small word inside that stand before a name ("secretary of state").
        past: what says that a role is over, or may be ("former").
        private: what people are beside any office: kin, ages, people as such ("sister").
        unreal: what says that a role is not held ("would-be").
        aged: endings of words for somebody by age ("the 34-YEAR-OLD").
        coming: what stands behind a hyphen in a role that is not held yet ("Speaker-TO-BE").
        portfolios: last words of what a minister is for; a name may follow ("Maritime AFFAIRS").
        trades: heads that are surnames behind another capital ("Lee BAKER").
        modifiers: what may stand before a role or a body ("deputy", "foreign").
        equal: another word for the same role, as it stands in the text -> as it is compared.
        also: the same, where nobody in the article is called by the first word.
    """

    any: Words
    f: Words
    m: Words
    adjectival: Words
    offices: Words
    leaders: Words
    leading: Words
    titles: Names
    past: Words
    private: Words
    unreal: Words
    aged: Names
    coming: Words
    portfolios: Words
    trades: Words
    modifiers: Words
    equal: dict[str, str]
    also: dict[str, str]


class Organizations(_Section, frozen=True):
    """Bodies.

    Attributes:
        heads: common nouns ("ministry").
        suffixes: words that only a name of a body holds ("Ltd").
        names: bodies whose name does not say that they are bodies ("Kremlin").
        bare: heads that need no article ("police said").
        groups: several people, beside the plurals of roles ("critics" is one of those).
        sorts: a body's folded name -> other nouns for it ("nato" -> "alliance").
    """

    heads: Words
    suffixes: Words
    names: Names
    bare: Words
    groups: Words
    sorts: dict[str, tuple[str, ...]]


class Hidden(_Section, frozen=True):
    """Words that hide a person.

    Attributes:
        disclosing: verbs of who tells under cover ("who DESCRIBED the talks").
        persons: nouns by which news go on with who is hidden ("the person").
        modifiers: they hide even several people: "senior officials", but not "officials".
        phrases: what an article says where it withholds a name.
        grounds: phrases that say why as well ("not authorized to").
        causes: words behind a phrase that say why ("because").
        knowing: what follows a head and tells why its owner knows ("familiar with").
    """

    heads: Words
    disclosing: Words
    persons: Words
    modifiers: Words
    phrases: Names
    grounds: Names
    causes: Names
    knowing: Names


class Documents(_Section, frozen=True):
    """Things written or counted.

    Attributes:
        reported: they speak for an outlet, and for nobody else ("a Reuters report").
        own: they speak for themselves ("a poll").
        voiced: somebody's words; with an owner beside them, the owner speaks ("its letter").
    """

    own: Words
    reported: Words
    voiced: Words


class Outlets(_Section, frozen=True):
    """Who publishes.

    Attributes:
        nouns: "newspaper".
        words: a name that ends in one is an outlet's ("Times").
        names: news agencies and outlets of all parts of the world.
    """

    nouns: Words
    words: Words
    names: Names


class Pronouns(_Section, frozen=True):
    """Pronouns by agreement.

    Attributes:
        owning: those that stand before what is owned.
        others: those that no rule resolves.
    """

    m: Words
    f: Words
    neuter: Words
    plural: Words
    relative: Words
    owning: Words
    others: Words


class Places(_Section, frozen=True):
    """Places beside the countries and capitals of `countries.json`.

    Attributes:
        words: a name that ends in one is a place's ("County").
        firsts: a name that begins with one is a place’s ("Port").
        before: words after which a name is taken for a place ("in").
    """

    names: Names
    words: Words
    firsts: Words
    before: Words


class Who(_Section, frozen=True):
    """Words that name people, bodies, places and outlets, and those that hide them.

    Attributes:
        definite: openers of a phrase whose referent is known.
        indefinite: openers of a phrase whose referent is new and one.
        pairs: words for two together ("both").
        persons: nouns for any people together.
        singular_openers: those of them that open no phrase for several ("that").
        possessives: pronouns that open a phrase.
        counts: openers of a phrase for several.
        numbers: those of the counts that are exact: "two officials" are two who are hidden.
        singling: openers for one of several ("one of the officials").
        stops: no phrase holds one before its head.
        abbreviations: words that keep their full stop.
        contractions: what an apostrophe cuts off from the word before it ("’s", "’ll").
        particles: small words inside a name ("van").
        particle_prefixes: small first letters of a name ("al-").
        name_suffixes: they close a name ("Jr.").
        joiners: small words inside the name of a body ("of").
        openers: capitalized where a sentence starts, and no names.
        never_names: capitalized, and no names anywhere.
        name_months: those of them that are surnames or given names too.
        things: a name that ends in one is neither somebody’s nor a place’s ("Act").
        parties: adjectives and nouns of allegiance or descent beside those of countries.
        governing: prepositions; what follows one is not the subject.
        polite: honorifics behind which stands a surname, whatever the word may be ("Mr King").
        compounds: second halves of adjectives made of a name ("Moscow-BACKED").
        plurals: ending of the singular and of the plural; the first that fits.
    """

    articles: Words
    indefinite: Words
    definite: Words
    pairs: Words
    persons: Words
    singular_openers: Words
    possessives: Words
    counts: Words
    numbers: Words
    singling: Words
    stops: Words
    abbreviations: Names
    contractions: Names
    particles: Words
    particle_prefixes: Names
    name_suffixes: Words
    joiners: Words
    openers: Words
    never_names: Words
    name_months: Words
    things: Words
    parties: Names
    governing: Words
    polite: Words
    compounds: Words
    plurals: tuple[tuple[str, str], ...]
    complements: Complements
    honorifics: Gendered
    roles: Roles
    organizations: Organizations
    hidden: Hidden
    documents: Documents
    outlets: Outlets
    pronouns: Pronouns
    given: Gendered
    places: Places


def plural(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    """The plural of a word: the first ending that fits, exchanged for its plural."""
    for one, several in endings:
        if word.endswith(one):
            return word[: len(word) - len(one)] + several
    return word
