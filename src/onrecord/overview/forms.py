"""The forms in which an overview is written, and a file in one of them.

Overview -> bytes

The name of a file tells the form. What a form needs beyond the package is loaded when it is
written.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from onrecord.errors import SelectionError
from onrecord.overview import to_docx, to_html, to_json, to_markdown, to_pdf

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from onrecord.model import Overview

FormName: TypeAlias = Literal["html", "markdown", "docx", "pdf", "json"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an overview.

    Attributes:
        endings: of the names of such files, the usual one first.
        media_type: RFC 9110, with the charset where it is text.
    """

    endings: tuple[str, ...]
    media_type: str
    write: Callable[[Overview], bytes]


def _text(write: Callable[[Overview], str]) -> Callable[[Overview], bytes]:
    return lambda overview: write(overview).encode("utf-8")


FORMS: dict[FormName, Form] = {
    "html": Form((".html", ".htm"), "text/html; charset=utf-8", _text(to_html)),
    "markdown": Form((".md",), "text/markdown; charset=utf-8", _text(to_markdown)),
    "docx": Form(
        (".docx",),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        to_docx,
    ),
    "pdf": Form((".pdf",), "application/pdf", to_pdf),
    "json": Form((".json",), "application/json", _text(to_json)),
}

ENDINGS: dict[str, FormName] = {
    ending: name for name, form in FORMS.items() for ending in form.endings
}


def form_of(name: str | os.PathLike[str]) -> FormName:
    """The form that the name of a file asks for.

    Raises:
        SelectionError: it asks for none.
    """
    form = ENDINGS.get(Path(name).suffix.lower())
    if form is None:
        raise SelectionError(f"{name}: it must end in {', '.join(ENDINGS)}")
    return form


def write(overview: Overview, path: str | os.PathLike[str]) -> None:
    """Write a file, whole or not at all; see `onrecord.write`."""
    from onrecord.files import whole_file

    written = FORMS[form_of(path)].write(overview)
    with whole_file(Path(path)) as part:
        part.write_bytes(written)
