"""Whether two articles carry the same words, and how.

Article, Article -> exact, near, part | None

What they share must be substantial, and their own: an article that reports the same event, or
quotes the same speech, is no copy. What two articles of one outlet have in common is mostly its
furniture: boxes, the author's lines, the story so far, names with links behind them (a quarter to
a half of a short article). So one outlet's are copies where one is a version of the other.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from onrecord.record.copies.comparing import Held, Shares, compare
from onrecord.record.copies.fingerprints import SHORTEST

if TYPE_CHECKING:
    from onrecord.model import Article, CopyKind


class _Demand(NamedTuple):
    """What makes a copy: `both` shares, or `rest` of one and `whole` of the other.

    Attributes:
        both: of the own words of each.
        whole: of the own words of one; `both` is enough where `long` own words are shared.
        rest: of the own words of the other.
        long: words.
    """

    both: float
    whole: float
    rest: float
    long: float = math.inf


# Half of one: what is cut, or stands among other paragraphs. A fifth of the other: a page that
# holds many stories is no copy of each. A third of both: a story that both have cut and edited.
# Where two outlets report the same event the share is 0 to 0.05, where they use an agency for the
# background 0.15 to 0.3. 250 words: ten paragraphs of an agency, to which an outlet adds its own.
_OUTLETS = _Demand(both=1 / 3, whole=0.5, rest=0.2, long=250)
# The furniture of one outlet reaches 0.51 of both, or 0.57 of one; new versions begin at 0.6.
_ONE_OUTLET = _Demand(both=0.6, whole=0.8, rest=0.2)
# Share of own words of both: most of each.
_NEAR = 0.6
# Share of all words of both, quoted or not, above which it is one text with small edits.
_SAME_TEXT = 0.9
# Words, four paragraphs of an agency. Most excerpts and releases that two outlets print of a third
# are shorter, as is all but the longest box (111) that an outlet sets below its articles.
_SUBSTANTIAL = 100


def kind_between(left: Article, right: Article) -> CopyKind | None:
    """How two articles share their words, None where they are no copies of each other."""
    return kind_of(compare(left.text, right.text), one_outlet=may_be_one_outlet(left, right))


def kind_of(shares: Shares, *, one_outlet: bool) -> CopyKind | None:
    """The kind that shares amount to."""
    left, right = shares.left, shares.right
    if min(left.words, right.words) < SHORTEST:
        return None
    if shares.exact:
        return "exact"
    if min(left.share, right.share) >= _SAME_TEXT:
        return "near"
    if not _is_enough(left, right, _ONE_OUTLET if one_outlet else _OUTLETS):
        return None
    return "near" if min(left.own_share, right.own_share) >= _NEAR else "part"


def may_be_one_outlet(left: Article, right: Article) -> bool:
    """Whether one outlet may have published both: by name, by address, or since nobody tells."""
    names = _bare(left.outlet), _bare(right.outlet)
    sites = _site(left.url), _site(right.url)
    if names[0] and names[0] == names[1]:
        return True
    if all(sites):
        return sites[0] == sites[1]
    return not all(names)


def _is_enough(left: Held, right: Held, demand: _Demand) -> bool:
    words = min(left.own_words, right.own_words)
    low, high = sorted((left.own_share, right.own_share))
    whole = demand.both if words >= demand.long else demand.whole
    return words >= _SUBSTANTIAL and (low >= demand.both or (low >= demand.rest and high >= whole))


def _bare(name: str | None) -> str:
    return " ".join((name or "").casefold().split())


def _site(address: str | None) -> str | None:
    from onrecord.articles import site_label

    return site_label(address)
