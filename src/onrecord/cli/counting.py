"""How many statements there are of each kind: `onrecord said --counts`.

facets -> lines
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.terminal import draw_table, on_terminal, tell, write_json, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import Facets

COLUMNS = ("kind", "value", "statements")


def write_facets(facets: Facets, *, as_json: bool) -> None:
    """Print the counts; where only some statements were counted, stderr says so."""
    if as_json:
        write_json(facets)
    else:
        rows = _rows(facets)
        if on_terminal():
            draw_table(COLUMNS, rows, whole=("kind", "statements"))
        else:
            write_rows(COLUMNS, rows)
    if facets.sampled > 1:
        tell(f"about: one statement in {facets.sampled} was counted")


def _rows(facets: Facets) -> Iterator[tuple[str, str, str]]:
    for name, counts in facets.counts.items():
        for count in counts:
            yield name, count.label or count.value, str(count.statements)
