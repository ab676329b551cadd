"""Articles that are copies of each other, put into lots.

articles, links -> Copy

A lot is all that is linked, directly or through others: one outlet cuts the first half of an
agency's story, another the second, and both are copies of it. A link needs a third of one article
and a fifth of the other at least (`kinds`), so that no box and no page of many stories draws a
chain of lots together. Links depend on two articles alone and only ever join: articles that come
one at a time, in any order, make the same lots as all at once.

A lot is named after the article that founded it: the one that already did, else the first that
was published. The name stays when further articles come; where two lots become one, the name of
the older stays.
"""

from __future__ import annotations

import hashlib
import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from onrecord.dates import moment_of
from onrecord.languages import Language
from onrecord.model import Article, Copy
from onrecord.record.copies.comparing import compare
from onrecord.record.copies.kinds import kind_of, may_be_one_outlet
from onrecord.record.copies.origins import origin_of_all

Key = TypeVar("Key", bound=Hashable)

_UNKNOWN_LAST = "~"  # sorts behind every moment
_HEX_DIGITS = 16


def cluster(
    articles: Mapping[Key, Article],
    links: Iterable[tuple[Key, Key]],
    *,
    language: Language,
    settled: Mapping[Key, Copy] | None = None,
) -> dict[Key, Copy]:
    """The place of each article that has copies; one that has none is left out.

    To settle a new article, hand in itself, its copies, all that share a lot with these, and what
    they were; links within a lot that was settled need not be handed in.

    Args:
        articles: by any key; an article's id need not be its own in a record.
        links: pairs that are copies.
        language: whose words tell who is credited.
        settled: what some of the articles were before.
    """
    settled = settled or {}
    known = [pair for lot in _by_cluster(settled).values() for pair in itertools.pairwise(lot)]
    lots = _joined([*links, *known])
    return {
        key: copy
        for lot in lots
        for key, copy in _settle(
            {key: articles[key] for key in lot}, language=language, settled=settled
        ).items()
    }


def cluster_id(founder: Article) -> str:
    """`k-` and 16 hex digits: of the id, the outlet and the text, since ids alone may be shared."""
    whole = "\n".join((founder.id, founder.outlet or "", founder.text))
    return f"k-{hashlib.sha256(whole.encode('utf-8', 'surrogatepass')).hexdigest()[:_HEX_DIGITS]}"


def _joined(links: Iterable[tuple[Key, Key]]) -> list[list[Key]]:
    """Connected components, each in the order in which its members were first linked."""
    lot_of: dict[Key, list[Key]] = {}
    for pair in links:
        one, other = sorted((lot_of.setdefault(key, [key]) for key in pair), key=len, reverse=True)
        if one is not other:
            one += other
            lot_of.update((key, one) for key in other)
    return list({id(lot): lot for lot in lot_of.values() if len(lot) > 1}.values())


def _settle(
    lot: Mapping[Key, Article], *, language: Language, settled: Mapping[Key, Copy]
) -> dict[Key, Copy]:
    """Every article of a lot; what it was before is kept where it is still measured by the same."""
    founder, longest = _founder(lot, settled), _longest(lot)
    name, origin = cluster_id(lot[founder]), origin_of_all(lot.values(), language)
    before = {key: lot[key] for key in lot if key in settled and settled[key].cluster == name}
    same = bool(before) and _longest(before) == longest
    return {
        key: _again(settled[key], origin)
        if same and key in before
        else _measured(article, lot[founder], longest=lot[longest], place=(name, origin))
        for key, article in lot.items()
    }


def _founder(lot: Mapping[Key, Article], settled: Mapping[Key, Copy]) -> Key:
    names = {settled[key].cluster for key in lot if key in settled}
    founders = [key for key, article in lot.items() if names and cluster_id(article) in names]
    return min(founders or lot, key=lambda key: _age(lot[key]))


def _age(article: Article) -> tuple[str, str, str]:
    """To sort by: who was published first, then by what is the article's own."""
    moment = moment_of(article.published) or _UNKNOWN_LAST
    return moment, article.id, cluster_id(article)


def _longest(lot: Mapping[Key, Article]) -> Key:
    return max(lot, key=lambda key: (len(lot[key].text), cluster_id(lot[key])))


def _measured(
    article: Article, founder: Article, *, longest: Article, place: tuple[str, str | None]
) -> Copy:
    """How an article shares its words with the founder, and how many with the longest."""
    with_founder = compare(article.text, founder.text)
    kind = kind_of(with_founder, one_outlet=may_be_one_outlet(article, founder))
    name, origin = place
    share = compare(article.text, longest.text).left.share
    return Copy(article.id, name, kind or "part", share, origin)


def _again(copy: Copy, origin: str | None) -> Copy:
    return Copy(copy.article, copy.cluster, copy.kind, copy.share, origin)


def _by_cluster(settled: Mapping[Key, Copy]) -> Mapping[str, list[Key]]:
    lots: defaultdict[str, list[Key]] = defaultdict(list)
    for key, copy in settled.items():
        lots[copy.cluster].append(key)
    return lots
