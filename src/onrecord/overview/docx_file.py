"""The overview as DOCX, for word processors: a file with fixed dates.

Overview -> bytes

The dates inside are those of the last article, so that the same overview gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from onrecord.errors import OutputError
from onrecord.overview.outlining import outline

if TYPE_CHECKING:
    from onrecord.model import Overview

# Of archives; ZIP knows no day before.
FIRST_DAY = date(1980, 1, 1)


def to_docx(overview: Overview) -> bytes:
    """The document; see `overview.to_docx`.

    Raises:
        OutputError: python-docx is not installed.
    """
    try:
        from onrecord.overview import docx_writing
    except ModuleNotFoundError as error:
        if error.name != "docx":
            raise
        command = "pip install 'onrecord[documents]'"
        raise OutputError(f"writing DOCX needs one more part: {command}") from error
    whole = outline(overview)
    day = max(whole.day or FIRST_DAY, FIRST_DAY)
    document = docx_writing.written(whole, datetime(day.year, day.month, day.day, tzinfo=UTC))
    file = io.BytesIO()
    document.save(file)
    return _dated(file.getvalue(), day)


def _dated(archive: bytes, day: date) -> bytes:
    """The same archive, its parts dated by the overview and not by the clock."""
    file = io.BytesIO()
    moment = (day.year, day.month, day.day, 0, 0, 0)
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as parts,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as dated,
    ):
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, moment)
            part.compress_type = zipfile.ZIP_DEFLATED
            dated.writestr(part, parts.read(name))
    return file.getvalue()
