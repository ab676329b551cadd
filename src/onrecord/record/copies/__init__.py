"""Articles across outlets that carry the same words: copies, put together and never deleted.

articles -> the lots they belong to, each with the agency that is credited

An outlet prints an agency's story whole, cuts it, or sets its own paragraphs between; who counts
what was said must count that story once. Four steps, all of them pure, so that a store may keep
what each of them gives: `fingerprints` of a text, `closest` among the articles that hold some of
them too, `kind_between` two articles whose words are compared, and `cluster` of those that belong
together. `origin_of` tells whose text an article is by its own word.
"""

from __future__ import annotations

from onrecord.record.copies.candidates import COMMON, closest, sought
from onrecord.record.copies.clustering import cluster, cluster_id
from onrecord.record.copies.comparing import Held, Shares, compare
from onrecord.record.copies.fingerprints import fingerprints
from onrecord.record.copies.kinds import kind_between
from onrecord.record.copies.origins import origin_of

__all__ = [
    "COMMON",
    "Held",
    "Shares",
    "closest",
    "cluster",
    "cluster_id",
    "compare",
    "fingerprints",
    "kind_between",
    "origin_of",
    "sought",
]
