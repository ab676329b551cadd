"""Words that name occasions, media and those who are spoken to or speak for others."""

from __future__ import annotations

import msgspec


class Where(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that name occasions and media; all lower case, but for platforms.

    Attributes:
        platforms: where one posts, as they are written ("Telegram").
        occasions: where one speaks ("news conference"), in the singular.
        media: what one writes or sends ("statement"), in the singular.
        places: houses in which to speak is an occasion ("parliament").
        gatherings: occasions at which several speak ("debate"), in the singular.
        gathered: what stands before one beside `at` ("met FOR THE debate").
        parts: what a gathering consists of ("opening statement").
        attending: verbs of who takes part in one, beside `openings`.
        writing: verbs of words that are written, and so not spoken at one.
        press: those who are told something, but not at one; the last words of a phrase.
        house: prepositions before the house in which one is held ("debate AT the Club").
        later: adverbs of what was said when one was over.
        at: prepositions before an occasion, a medium or a place.
        on: prepositions before a platform, a station or one of `on_air`.
        on_air: where one speaks "on a …" ("call"), in the singular.
        fixed: phrases that are a venue as they stand ("by phone").
        over: prepositions before an occasion that is over, counted only after one of `speaking`.
        after: prepositions and conjunctions by which an utterance is not of the day told of.
        with_whom: what may tie an occasion to its people or its place ("interview WITH ARD").
        inside: words that a name may hold ("meeting OF ministers").
        speaking: participles that open a reporter's stage direction ("SPEAKING in Brussels").
        determiners: words that a venue's name leaves out at its start.
        barriers: words that begin another clause.
        openers: words that may stand at the start of a sentence before a stage direction.
        telling: verbs whose object is spoken to, in all their forms.
        toward: words between a verb or a noun of speech and those spoken to ("to").
        answering: phrases that name whom one answers ("in response to").
        hearers: nouns of those who are spoken to without being named.
        carried_by: participles before the outlet that passes words on ("quoted BY").
        reports: verbs by which an outlet passes words on, in all their forms.
        hearsay: adverbs of what an outlet passes on without being named ("REPORTEDLY said").
        through: phrases before the person or outlet that speaks for somebody.
        spokespeople: nouns of those who do.
        outlet_kinds: nouns left out of an outlet's name ("news AGENCY").
        outlet_openers: first words of an outlet's name ("RADIO Vesper").
        newsroom: nouns of those who work for an outlet ("a Reuters CORRESPONDENT").
        documents: nouns of somebody's own words, which may speak for them ("its LETTER said").
        openings: verbs that open a speech without a word of it ("X ADDRESSED parliament").
        polls: nouns for what asks many people.
        asked: participles before the time of a poll ("CONDUCTED in August").
        shares: what stands behind the share of those who answered so ("PERCENT").
        portions: shares that are no numbers ("MAJORITY").
        out_of: what stands inside others ("3 IN 10").
        receiving: verbs of what somebody's word is given to ("GAINED the endorsement of X").
        senders: what stands before the one who gave it.
        perfect: auxiliaries that move an utterance away from the day told of.
    """

    platforms: tuple[str, ...]
    occasions: tuple[str, ...]
    media: tuple[str, ...]
    places: tuple[str, ...]
    gatherings: tuple[str, ...]
    gathered: tuple[str, ...]
    parts: tuple[str, ...]
    attending: tuple[str, ...]
    writing: frozenset[str]
    press: frozenset[str]
    later: frozenset[str]
    house: tuple[str, ...]
    at: tuple[str, ...]
    on: tuple[str, ...]
    on_air: tuple[str, ...]
    fixed: tuple[str, ...]
    over: tuple[str, ...]
    after: tuple[str, ...]
    with_whom: tuple[str, ...]
    inside: tuple[str, ...]
    speaking: frozenset[str]
    determiners: frozenset[str]
    barriers: frozenset[str]
    openers: frozenset[str]
    telling: frozenset[str]
    toward: tuple[str, ...]
    answering: tuple[str, ...]
    hearers: frozenset[str]
    carried_by: tuple[str, ...]
    reports: tuple[str, ...]
    hearsay: frozenset[str]
    through: tuple[str, ...]
    spokespeople: tuple[str, ...]
    outlet_kinds: frozenset[str]
    outlet_openers: tuple[str, ...]
    newsroom: frozenset[str]
    documents: tuple[str, ...]
    openings: tuple[str, ...]
    polls: tuple[str, ...]
    asked: tuple[str, ...]
    shares: tuple[str, ...]
    portions: tuple[str, ...]
    out_of: tuple[str, ...]
    receiving: tuple[str, ...]
    senders: tuple[str, ...]
    perfect: frozenset[str]
