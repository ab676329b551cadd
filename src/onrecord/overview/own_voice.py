"""What outlets themselves assert about the topic, apart from what people said.

articles, their statements, a topic -> claims, by outlet

A claim is a sentence in which every word of the topic begins a word, and which holds nobody's
words but the outlet's own (statements.voices): no quotation either that nobody is credited with.
It is shown as it stands, credited to the outlet alone. Headings, captions and questions claim
nothing. The same sentence in several outlets is shown once, and the others are named.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord import languages
from onrecord.annotations import find_quotations, split_paragraphs, split_sentences
from onrecord.model import OwnClaim, OwnVoice
from onrecord.overview.names import fold
from onrecord.showing import link_to
from onrecord.spans import Overlaps
from onrecord.statements import find_voices

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from onrecord.model import Article, Statement

# A claim has a subject and says something of it; fewer words are a heading or an aside.
SHORTEST = 6
# Fewer words between marks are a title or a term; more are somebody's, if nobody is credited too.
SHORTEST_QUOTATION = 3
# A few lines an outlet: the rest is counted, and the article is a click away.
MOST_OF_OUTLET = 5
_ENDS = (".", "!", "…")
# What may stand behind the stop of a sentence.
_CLOSERS = "”’\"'»)]"


def own_claims(
    article: Article, statements: Sequence[Statement], topic: Sequence[re.Pattern[str]]
) -> tuple[OwnClaim, ...]:
    """The sentences of an article in which it speaks about a topic itself, in its order.

    Empty without a topic, and for a language without word lists.
    """
    if not topic or article.language not in languages.available():
        return ()
    folded = article.text.casefold()
    if not all(word.search(folded) for word in topic):
        return ()
    language = languages.load(article.language)
    paragraphs = split_paragraphs(article.text)
    sentences = split_sentences(article.text, paragraphs, language=language)
    quoted = Overlaps(
        quotation.outer
        for quotation in find_quotations(article.text, paragraphs)
        if len(quotation.inner.of(article.text).split()) >= SHORTEST_QUOTATION
    )
    claims = (
        (one.span, " ".join(one.span.of(article.text).split()))
        for one in find_voices(article.text, sentences, statements)
        if one.voice == "own" and not quoted.of(one.span)
    )
    return tuple(
        OwnClaim(
            text=words,
            article=article.id,
            span=span,
            outlet=article.outlet,
            title=article.title,
            published=article.published,
            link=link_to(article.url, words),
        )
        for span, words in claims
        if _is_claim(words) and all(word.search(words.casefold()) for word in topic)
    )


def _is_claim(words: str) -> bool:
    return words.rstrip(_CLOSERS).endswith(_ENDS) and len(words.split()) >= SHORTEST


def by_outlet(claims: Iterable[OwnClaim]) -> tuple[OwnVoice, ...]:
    """The claims of each outlet, those that stand first in their articles before others.

    Args:
        claims: by the day of their articles, and in the order of each.
    """
    same: defaultdict[tuple[str, ...], list[OwnClaim]] = defaultdict(list)
    for claim in claims:
        same[tuple(fold(claim.text))].append(claim)
    outlets: defaultdict[str, list[tuple[OwnClaim, tuple[str, ...]]]] = defaultdict(list)
    for alike in same.values():
        others = {one.outlet for one in alike if one.outlet} - {alike[0].outlet}
        outlets[alike[0].outlet or ""].append((alike[0], tuple(sorted(others))))
    return tuple(
        _voice(outlet, outlets[outlet]) for outlet in sorted(outlets, key=lambda o: (not o, o))
    )


def _voice(outlet: str, found: Sequence[tuple[OwnClaim, tuple[str, ...]]]) -> OwnVoice:
    first = sorted(range(len(found)), key=lambda place: (found[place][0].span, place))
    shown = [found[place] for place in sorted(first[:MOST_OF_OUTLET])]
    return OwnVoice(outlet or None, tuple(shown), more=len(found) - len(shown))
