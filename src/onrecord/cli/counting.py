"""How many statements there are of each kind: `onrecord said --counts`.

facets -> lines
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.terminal import tell, write_json, write_rows

if TYPE_CHECKING:
    from onrecord.record import Facets

COLUMNS = ("kind", "value", "statements")


def write_facets(facets: Facets, *, as_json: bool) -> None:
    """Print the counts; where only some statements were counted, stderr says so."""
    if as_json:
        write_json(facets)
    else:
        write_rows(
            COLUMNS,
            (
                (name, count.label or count.value, str(count.statements))
                for name, counts in facets.counts.items()
                for count in counts
            ),
        )
    if facets.sampled > 1:
        tell(f"about: one statement in {facets.sampled} was counted")
