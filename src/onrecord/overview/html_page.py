"""The overview as one HTML file that calls no other host.

Overview -> str

Jinja escapes everything; the only links that leave the page are http(s) addresses of articles. A
citation opens its passage beside the text on a wide screen and jumps to the appendix on a narrow
one, by `:target` and no script; each passage leads back to the sentences that rest on it.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord import languages
from onrecord.overview.anchors import Anchors
from onrecord.overview.chart import draw
from onrecord.overview.headings import (
    CHECKS_NOTE,
    ENDING,
    FURTHER_VOICES,
    KICKER,
    MOST_VOICES,
    NO_STATEMENT,
    OWN_VOICE,
    OWN_VOICE_NOTE,
    SOLID_NOTE,
    UNKNOWN_OUTLET,
    facts_in_words,
    further,
    left_out,
    narrowed,
    reasons,
    title_of,
)
from onrecord.overview.parts import marks_around
from onrecord.overview.write import WRITTEN_IN
from onrecord.showing import harmless, moment, period, plain

if TYPE_CHECKING:
    from onrecord.model import Overview


# Of the table of voices; the others are behind a click, and printed.
ROWS_SHOWN = 20


def to_html(overview: Overview) -> str:
    """The page, complete: text, styles, drawing and passages."""
    return (
        _templates()
        .get_template("overview.html")
        .render(
            overview=overview,
            title=title_of(overview),
            facts=facts_in_words(overview),
            refusals=reasons(overview),
            left_out=left_out(overview),
            narrowed=narrowed(overview),
            kicker=KICKER,
            no_statement=NO_STATEMENT,
            checks_note=CHECKS_NOTE,
            solid_note=SOLID_NOTE,
            ending=ENDING,
            further_voices=FURTHER_VOICES,
            own_voice=OWN_VOICE,
            own_voice_note=OWN_VOICE_NOTE,
            unknown_outlet=UNKNOWN_OUTLET,
            rows=ROWS_SHOWN,
            most_rows=MOST_VOICES,
            anchors=Anchors.of(overview),
            chart=draw(overview.timeline, languages.load(WRITTEN_IN).telling),
        )
    )


@functools.cache
def _templates() -> Environment:
    telling = languages.load(WRITTEN_IN).telling
    environment = Environment(
        loader=PackageLoader("onrecord.overview"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["moment"] = lambda published: moment(published, telling)
    environment.filters["date"] = lambda published: moment(published[:10], telling)
    environment.filters["further"] = further
    environment.filters["marks"] = marks_around
    environment.filters["day"] = lambda day: plain(day, telling)
    environment.globals["period"] = lambda first, last: period(first, last, telling)
    return environment


def _shown(value: object) -> object:
    """What a template prints; what is marked as safe was made of such values."""
    return harmless(value) if type(value) is str else value
