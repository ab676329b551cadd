"""Words that tie a source to what it is credited with, each with its act.

The inventory follows the reporting predicates of PARC 3.0 and PolNeAR: verbs of speech, of
judgement and of belief, nouns made from them, and prepositional cues such as "according to".
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from onrecord.model import Act

Takes: TypeAlias = Literal[
    "clause",
    "that",
    "object",
    "to",
    "person",
    "naming",
    "as",
    "quotation",
    "citing",
    "silence",
    "evidence",
    "whether",
]


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One reporting verb, of one word or several, in all its forms.

    Attributes:
        takes: what may follow it, as explained in the file.
        present: base and third person ("say", "says").
        past: "said".
        participle: "said", as in "has said" and "was said".
        ing: "saying".
    """

    act: Act
    takes: frozenset[Takes]
    present: tuple[str, ...]
    past: tuple[str, ...]
    participle: tuple[str, ...]
    ing: tuple[str, ...]


class Forces(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in a content that tell the act of its cue.

    Attributes:
        futures: without one, "assured that P" promises nothing.
        duties: without one, "suggested that P" proposes nothing.
        bare: what a proposal may have for a verb ("suggested that talks BE held").
        reversing: they turn a verdict round ("ANYTHING but a success").
        verdicts: what a thing is called, with the act that calling it so is.
    """

    futures: frozenset[str]
    duties: frozenset[str]
    bare: frozenset[str]
    reversing: frozenset[str]
    verdicts: dict[Act, frozenset[str]]


class Reporting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Reporting words and the small words around them; all lower case.

    Attributes:
        verbs: by their lemma.
        forces: words in a content that tell the act of its cue.
        nouns: "X's CALL for Y", "the CLAIM that Y", with their act.
        noun_links: what ties such a noun to its content.
        phrases: words before the source, with their act ("according to").
        possessed: nouns after a source's possessive ("in X's VIEW"), with their act.
        passive_reports: passives whose subject is the source ("was QUOTED AS SAYING").
        plain_verb: lemma of the verb that those stand for.
        quoting: verbs by which one source passes on another ("OUTLET QUOTED X").
        sayings: what follows "quoted X as".
        complementizers: words that open a reported clause.
        answering: verbs of who answers another.
        questions: words that open a reported question.
        modals: auxiliaries of what somebody might say, but has not.
        conditions: words before a subject that make a clause a question or a supposition.
        negated: the act of a negated cue, where it is not the verb's own.
        subordinators: words at which a subject that is looked for to the left must begin.
        tails: words that, behind a comma, lead from what was said back to the narrator.
        subjects: pronouns and the like that can only be subjects, or stand as one alone.
        plurals: subjects behind which a form in -s is a noun ("these forecasts").
        loose: participles that follow their noun as often as a subject ("a plan intended to").
        objects: words that stand alone after "told".
        inside_phrase: small words that do not end a noun phrase: "the minister OF the interior".
        narrators: words by which an article's author speaks of himself.
        nobody: words with which a subject begins that is no one.
        inflected_endings: of plural nouns, and of verbs in the third person.
        infinitive: what an infinitive begins with ("TO leave").
        agent: what names the agent of a passive ("BY the minister").
        likeness: what follows "described the plan" and "quoted her" ("AS").
        within: what opens "IN X's view".
        genitive: what ties a noun to a noun ("OF").
    """

    nouns: dict[str, Act]
    noun_links: frozenset[str]
    phrases: dict[str, Act]
    possessed: dict[str, Act]
    passive_reports: frozenset[str]
    plain_verb: str
    quoting: frozenset[str]
    sayings: frozenset[str]
    complementizers: frozenset[str]
    answering: frozenset[str]
    questions: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    modals: frozenset[str]
    conditions: frozenset[str]
    negations: frozenset[str]
    negated: dict[Act, Act]
    adverbs: frozenset[str]
    subordinators: frozenset[str]
    coordinators: frozenset[str]
    relatives: frozenset[str]
    tails: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    subjects: frozenset[str]
    plurals: frozenset[str]
    loose: frozenset[str]
    objects: frozenset[str]
    narrators: frozenset[str]
    nobody: frozenset[str]
    prepositions: frozenset[str]
    inside_phrase: frozenset[str]
    infinitive: frozenset[str]
    agent: frozenset[str]
    likeness: frozenset[str]
    within: frozenset[str]
    genitive: frozenset[str]
    possessive_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    inflected_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    verbs: dict[str, Verb]
    forces: Forces
