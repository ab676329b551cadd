"""The overview as PDF, by Typst.

Overview -> bytes

The layout is a file of the package; what it shows is handed to it as JSON, so that nothing in a
text is read as code. The fonts are those that Typst brings; only a script that they lack is taken
from the machine. The date of the document is that of the last article, so that the same overview
gives the same bytes. https://typst.app/docs/reference/data-loading/json
"""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from onrecord import languages
from onrecord.errors import OutputError
from onrecord.overview.chart import Chart, draw
from onrecord.overview.headings import ENDING, KICKER
from onrecord.overview.outlining import outline
from onrecord.overview.write import WRITTEN_IN

if TYPE_CHECKING:
    from datetime import date
    from types import ModuleType

    from onrecord.model import Overview

TEMPLATE = "templates/overview.typ"


def to_pdf(overview: Overview) -> bytes:
    """The pages; see `overview.to_pdf`."""
    typst = _typst()
    whole = outline(overview)
    chart = draw(overview.timeline, languages.load(WRITTEN_IN).telling)
    shown = {
        **msgspec.to_builtins(whole),
        "kicker": KICKER,
        "ending": ENDING,
        "chart": _drawing(chart) if chart else None,
    }
    pages: bytes = typst.compile(
        template(),
        format="pdf",
        sys_inputs={"overview": msgspec.json.encode(shown).decode()},
        timestamp=_moment(whole.day),
    )
    return pages


def template() -> bytes:
    """The layout, in Typst's language."""
    return resources.files("onrecord.overview").joinpath(TEMPLATE).read_bytes()


def _drawing(chart: Chart) -> dict[str, object]:
    return {
        "width": chart.width,
        "height": chart.height,
        "left": chart.left,
        "ticks": [{"x": tick.x, "label": tick.label} for tick in chart.ticks],
        "lines": [
            {
                "y": line.y,
                "label": line.label,
                "spots": [
                    {
                        "x": spot.x,
                        "y": spot.y,
                        "manner": spot.dot.manner,
                        "unnamed": spot.dot.unnamed,
                        "passage": spot.dot.citation,
                    }
                    for spot in line.spots
                ],
            }
            for line in chart.lines
        ],
    }


def _moment(day: date | None) -> datetime:
    """What the document says that it was made at."""
    return (
        datetime(day.year, day.month, day.day, tzinfo=UTC)
        if day
        else datetime.fromtimestamp(0, UTC)
    )


def _typst() -> ModuleType:
    try:
        import typst
    except ModuleNotFoundError as error:
        if error.name != "typst":
            raise
        command = "pip install 'onrecord[documents]'"
        raise OutputError(f"writing PDF needs one more part: {command}") from error
    return typst
