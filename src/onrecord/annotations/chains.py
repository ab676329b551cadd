"""Chains: the mentions of one actor in one article."""

from __future__ import annotations

from onrecord.model import Article, Chain, Mention, Quotation, Span


def link_mentions(
    article: Article,
    mentions: tuple[Mention, ...],
    sentences: tuple[Span, ...],
    quotations: tuple[Quotation, ...],
) -> tuple[Chain, ...]:
    """Every chain, by its first mention."""
    return ()
