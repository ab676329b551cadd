"""An outline as a document of a word processor.

Outline -> Document

Headings, lists and tables are the program's own, so that they can be restyled; citations lead to
bookmarks at the passages, and the number of a passage back to its sentence. Texts are written as
texts: what would be a field or a link in them is none. The format is ECMA-376, part 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from onrecord.overview.docx_styles import PARAGRAPHS, RUNS, dress, rule_rows
from onrecord.overview.headings import ENDING, KICKER

if TYPE_CHECKING:
    from datetime import datetime

    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P
    from docx.oxml.text.run import CT_R
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run
    from lxml.etree import _Element

    from onrecord.overview.outline import Chapter, Look, Outline, Runs, Table

# Around the content of a passage, so that colour alone does not tell it.
BRACKETS = ("\u231e", "\u231d")
MOST_LETTERS_OF_TITLE = 255
# Of the columns of a table, by how many it has.
WIDTHS_MM: dict[int, tuple[int, ...]] = {2: (46, 108), 6: (58, 15, 15, 18, 18, 30)}


def written(whole: Outline, moment: datetime) -> Document:
    """The document, made at a moment."""
    document = docx.Document()
    _forget_thumbnail(document)
    dress(document)
    about = document.core_properties
    about.title, about.comments = whole.title[:MOST_LETTERS_OF_TITLE], ""
    about.author = about.last_modified_by = "onrecord"
    about.created = about.modified = moment
    about.language = "en"
    _write_head(document, whole)
    for chapter in whole.chapters:
        _write_chapter(document, chapter)
    document.add_paragraph(ENDING, "Note").paragraph_format.space_before = Pt(24)
    return document


def _forget_thumbnail(document: Document) -> None:
    """The picture of an empty page that the library's template brings along."""
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith("/metadata/thumbnail"):
            del package.rels[name]


def _write_head(document: Document, whole: Outline) -> None:
    document.add_paragraph(KICKER, "Kicker")
    document.add_paragraph(whole.title, "Title")
    counts = " · ".join(f"{count:,} {words}" for words, count in whole.facts)
    for words in filter(None, (*whole.about, counts, whole.note)):
        document.add_paragraph(words, "Note")


def _write_chapter(document: Document, chapter: Chapter) -> None:
    heading = document.add_heading(chapter.heading, 1)
    heading.paragraph_format.page_break_before = chapter.name == "passages"
    if chapter.note:
        document.add_paragraph(chapter.note, "Note").paragraph_format.keep_with_next = True
    if chapter.table:
        _write_table(document, chapter.table)
    for line in chapter.lines:
        paragraph = document.add_paragraph()
        _style(paragraph._p, PARAGRAPHS[line.kind])
        _fill(paragraph, line.runs)


def _write_table(document: Document, table: Table) -> None:
    """Numbers to the right; the head is repeated on every page."""
    grid = document.add_table(rows=1, cols=len(table.head))
    rule_rows(grid, WIDTHS_MM[len(table.head)])
    cells = [cell.paragraphs[0] for cell in grid.rows[0].cells]
    for place, (paragraph, words) in enumerate(zip(cells, table.head, strict=True)):
        _set_cell(paragraph, is_number=0 < place < len(cells) - 1)
        _add(paragraph, words, "soft")
    for row in table.rows:
        cells = [cell.paragraphs[0] for cell in grid.add_row().cells]
        for place, (paragraph, runs) in enumerate(zip(cells, row, strict=True)):
            _set_cell(paragraph, is_number=0 < place < len(cells) - 1)
            _fill(paragraph, runs)


def _set_cell(paragraph: Paragraph, *, is_number: bool) -> None:
    _style(paragraph._p, "Cell")
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _fill(paragraph: Paragraph, runs: Runs) -> None:
    for run in runs:
        place = paragraph._p
        if run.anchor:
            place.extend(_bookmark(run.anchor))
        added = _add(paragraph, run.text, run.look)
        if run.to:
            link = _link(paragraph, run.to)
            link.extend(one._r for one in added)
            place.append(link)
            added[0].underline = None if run.to.startswith("#") else True


def _add(paragraph: Paragraph, words: str, look: Look) -> list[Run]:
    """The words with their look; a content stands between brackets."""
    pieces = [(words, RUNS.get(look))]
    if look == "content":
        left, right = ((bracket, RUNS["soft"]) for bracket in BRACKETS)
        pieces = [left, *pieces, right]
    runs = [paragraph.add_run(piece) for piece, _ in pieces]
    if look == "strong":
        runs[0].bold = True
    for run, (_, style) in zip(runs, pieces, strict=True):
        _style(run._r, style)
    return runs


def _style(element: CT_P | CT_R, name: str | None) -> None:
    """Give a style by its id, which python-docx makes of its name; by name it takes long."""
    element.style = name.replace(" ", "") if name else None


def _link(paragraph: Paragraph, to: str) -> _Element:
    """A link to a bookmark or to a page of the web."""
    link = OxmlElement("w:hyperlink")
    if to.startswith("#"):
        link.set(qn("w:anchor"), to[1:])
    else:
        related = paragraph.part.relate_to(to, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), related)
    return link


def _bookmark(name: str) -> tuple[_Element, _Element]:
    """A place that is led to; its number is made of its name, `t3` or `p12`."""
    number = str(2 * int(name[1:]) + (name[0] == "p"))
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for edge in (start, end):
        edge.set(qn("w:id"), number)
    start.set(qn("w:name"), name)
    return start, end
