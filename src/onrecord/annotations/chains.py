"""Chains: the mentions of one actor in one article.

mentions, sentences, quotations -> chains

A chain is called by the fullest name that any of its mentions gives, else by its fullest
description; a person without a name is hidden, unless only one person holds the office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.annotations.actors import Actor, name_words
from onrecord.annotations.lexicon import Lexicon, lexicon
from onrecord.annotations.linking import Linker
from onrecord.annotations.roles import content_words, is_office
from onrecord.model import Article, Chain, Mention, Quotation, Span

if TYPE_CHECKING:
    from onrecord.languages import Language


def link_mentions(
    article: Article,
    mentions: tuple[Mention, ...],
    sentences: tuple[Span, ...],
    quotations: tuple[Quotation, ...],
    language: Language,
) -> tuple[Chain, ...]:
    """Every chain, by its first mention."""
    words = lexicon(language)
    linker = Linker(article.text, mentions, sentences, quotations, words)
    linker.link()
    chains = [_chain(actor, linker, words) for actor in linker.actors if actor.mentions]
    return tuple(sorted(chains, key=lambda chain: chain.mentions))


def _chain(actor: Actor, linker: Linker, words: Lexicon) -> Chain:
    if actor.parts:
        return _pair(actor, linker, words)
    mentions = linker.mentions
    own = [mentions[index] for index in actor.mentions]
    named = [mention for mention in own if mention.form == "name"]
    said = named or [mention for mention in own if mention.form == "description"]
    roles = [mention.role for mention in own if mention.role and mention.form == "name"]
    # What somebody is called by others may be no name of his.
    told = [mention for mention in said if not linker.around.is_quoted(mention.span)] or said
    fullest = max(told, key=lambda mention: len(name_words(mention.name, words)))
    kind = actor.kind if named else fullest.kind
    hidden = not named and _is_hidden(fullest, words)
    return Chain(
        name=_display(fullest, words),
        kind="unnamed" if hidden else kind,
        mentions=tuple(sorted(actor.mentions)),
        links=tuple(linker.links[index] for index in sorted(actor.mentions)),
        role=max(roles, key=len) if roles else None,
        anonymous=hidden,
    )


def _pair(actor: Actor, linker: Linker, words: Lexicon) -> Chain:
    """Two who are named together; both names, joined as the article joins them."""
    parts = [_chain(part, linker, words) for part in actor.parts]
    links = tuple(linker.links[index] for index in sorted(actor.mentions))
    name = actor.joint.join(part.name for part in parts)
    return Chain(name, "group", tuple(sorted(actor.mentions)), role=None, links=links)


def _is_hidden(mention: Mention, words: Lexicon) -> bool:
    """A person without a name is hidden, unless only one person holds the office."""
    if mention.kind != "person":
        return mention.anonymous
    return mention.anonymous or not is_office(content_words(mention, words), words)


def _display(mention: Mention, words: Lexicon) -> str:
    """The name; of a body without its article."""
    first, _, rest = mention.name.partition(" ")
    bodies = ("organization", "outlet", "place")
    return (
        rest
        if rest and mention.kind in bodies and first.casefold() in words.who.articles
        else mention.name
    )
