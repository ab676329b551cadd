"""The objects of a W3C Web Annotation, as JSON-LD names their parts.

Names without a prefix are those of http://www.w3.org/ns/anno.jsonld, which also defines `schema`
and `foaf`; `prov` and `onrecord` are defined in the file. What is not known is left out.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model import Act, Basis, Manner, Review, SpeakerKind


class _Node(msgspec.Struct, frozen=True, omit_defaults=True):
    """An object of JSON-LD; its parts are written in the order in which they stand."""


class TextQuoteSelector(_Node, frozen=True, tag_field="type", tag=True):
    """By the words, and those around them."""

    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(_Node, frozen=True, tag_field="type", tag=True):
    """By code points in the article's text."""

    start: int
    end: int


class Agent(_Node, frozen=True):
    """Who did something: a program by its name, a person without one."""

    type: tuple[str, ...]
    id: str | None = None
    name: str | None = None
    did: Review | None = msgspec.field(default=None, name="onrecord:did")


class Target(_Node, frozen=True):
    """One piece of the content."""

    source: str
    selector: tuple[TextQuoteSelector, TextPositionSelector]
    rendered: Agent = msgspec.field(name="renderedVia")


class TextualBody(_Node, frozen=True, tag_field="type", tag=True):
    """A word that tools without our vocabulary can show."""

    value: str
    purpose: Literal["tagging"]


class Reference(_Node, frozen=True):
    """Something that is described elsewhere."""

    id: str


class Creator(_Node, frozen=True):
    """The speaker, where it is known who it is."""

    name: str = msgspec.field(name="schema:name")
    id: str | None = None
    type: str | None = None
    same_as: Reference | None = msgspec.field(default=None, name="schema:sameAs")
    country: str | None = msgspec.field(default=None, name="onrecord:country")


class Outlet(_Node, frozen=True):
    """Who published the article."""

    name: str = msgspec.field(name="schema:name")
    type: Literal["schema:NewsMediaOrganization"]


class Source(_Node, frozen=True):
    """The article."""

    id: str
    type: Literal["schema:NewsArticle"]
    identifier: str = msgspec.field(name="schema:identifier")
    headline: str | None = msgspec.field(default=None, name="schema:headline")
    published: str | None = msgspec.field(default=None, name="schema:datePublished")
    language: str | None = msgspec.field(default=None, name="schema:inLanguage")
    publisher: Outlet | None = msgspec.field(default=None, name="schema:publisher")


class Listed(_Node, frozen=True):
    """Values whose order means something."""

    values: tuple[str, ...] = msgspec.field(name="@list")


class Said(_Node, frozen=True):
    """What a statement is, but for its words."""

    type: Literal["schema:Statement"]
    manner: Manner = msgspec.field(name="onrecord:manner")
    act: Act = msgspec.field(name="onrecord:act")
    confidence: float = msgspec.field(name="onrecord:confidence")
    part_of: Source = msgspec.field(name="schema:isPartOf")
    creator: Creator | None = msgspec.field(default=None, name="schema:creator")
    credited: str | None = msgspec.field(default=None, name="onrecord:speaker")
    kind: SpeakerKind | None = msgspec.field(default=None, name="onrecord:kind")
    role: str | None = msgspec.field(default=None, name="onrecord:role")
    anonymous: bool | None = msgspec.field(default=None, name="onrecord:anonymous")
    withheld: str | None = msgspec.field(default=None, name="onrecord:withheld")
    cue: str | None = msgspec.field(default=None, name="onrecord:cue")
    source: str | None = msgspec.field(default=None, name="onrecord:source")
    relay: Listed | None = msgspec.field(default=None, name="onrecord:relay")
    said: str | None = msgspec.field(default=None, name="onrecord:said")
    basis: Basis | None = msgspec.field(default=None, name="onrecord:saidBasis")
    venue: str | None = msgspec.field(default=None, name="onrecord:venue")
    addressee: str | None = msgspec.field(default=None, name="onrecord:addressee")


class Annotation(_Node, frozen=True):
    """One statement."""

    id: str
    type: Literal["Annotation"]
    motivation: Literal["describing"]
    creator: Agent
    body: tuple[Said | TextualBody, ...]
    target: tuple[Target, ...]
    attributed: tuple[Agent, ...] = msgspec.field(name="prov:wasAttributedTo")
