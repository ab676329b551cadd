"""What who builds an overview by hand needs, beside `compose`.

forms of files, statements listed by people, headings, why statements are left out

The surface for the builder of `web` and for the command; it is apart from that of the room so that
`import onrecord` need not load it.
"""

from __future__ import annotations

from onrecord.overview.forms import FORMS, Form, FormName, write
from onrecord.overview.headings import reasons, title_of
from onrecord.overview.listed import Listed, short
from onrecord.overview.narrow import TAKEN_OUT
from onrecord.overview.of_record import coverage_of
from onrecord.overview.write import WRITTEN_IN

__all__ = [
    "FORMS",
    "TAKEN_OUT",
    "WRITTEN_IN",
    "Form",
    "FormName",
    "Listed",
    "coverage_of",
    "reasons",
    "short",
    "title_of",
    "write",
]
