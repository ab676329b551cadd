"""PolNeAR (Newell et al., LREC 2018): articles with source, cue and content of attributions.

corpora/polnear/SPLIT.jsonl.gz -> articles
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attribution.labels import ROLES, RoleSpan
from attribution.linking import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from attribution.labels import Role

POLNEAR = "corpora/polnear"


@dataclass(frozen=True)
class MarkedArticle:
    """An article and what one person marked in it.

    Attributes:
        spans: of all attributions.
        attributions: those with a cue, which all but one in twenty thousand have; of several
            sources the first.
    """

    id: str
    text: str
    spans: tuple[RoleSpan, ...]
    attributions: tuple[Attribution, ...]


def read_polnear(path: Path) -> Iterator[MarkedArticle]:
    """Every article of a split, in its order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            marked = [_by_role(attribution) for attribution in row["attributions"]]
            yield MarkedArticle(
                id=row["id"],
                text=row["text"],
                spans=tuple(span for roles in marked for spans in roles.values() for span in spans),
                attributions=tuple(_attribution(roles) for roles in marked if roles["cue"]),
            )


def _by_role(attribution: dict[str, list[list[int]]]) -> dict[Role, list[RoleSpan]]:
    return {role: [RoleSpan(role, *span) for span in attribution[role]] for role in ROLES}


def _attribution(roles: dict[Role, list[RoleSpan]]) -> Attribution:
    source = roles["source"][0] if roles["source"] else None
    return Attribution(roles["cue"][0], source, tuple(roles["content"]))
