"""How an overview looks in a word processor: styles, which a person can change in one place.

document -> the same document, dressed

Serif for what is told, sans for labels and tables; one accent colour. The marks of a passage are
styles too, and none of them is told by colour alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.styles.style import CharacterStyle, ParagraphStyle
    from docx.table import Table
    from lxml.etree import _Element

    from onrecord.overview.outline import Kind, Look

SERIF, SANS = "Cambria", "Calibri"
INK, SOFT, ACCENT = (
    RGBColor(0x1D, 0x1C, 0x1A),
    RGBColor(0x5F, 0x5B, 0x54),
    RGBColor(0x1F, 0x4E, 0x79),
)
GROUND, CUE_GROUND, HAIR = "FDF0B8", "ECE8DF", "D8D2C6"

PARAGRAPHS: dict[Kind, str] = {
    "heading": "Heading 2",
    "text": "Normal",
    "brief": "In brief",
    "item": "List Bullet",
    "note": "Note",
    "path": "Path",
    "quote": "Passage",
    "about": "About",
}
RUNS: dict[Look, str] = {
    "soft": "Soft",
    "cite": "Citation",
    "source": "Source",
    "cue": "Cue",
    "content": "Content",
}


def dress(document: Document) -> None:
    """Page, paragraphs and marks."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(28)
    section.top_margin, section.bottom_margin = Mm(24), Mm(24)
    _dress_headings(document)
    _dress_paragraphs(document)
    _dress_runs(document)


def rule_rows(table: Table, widths_mm: Sequence[int]) -> None:
    """A hair line under each row, and the head of the table on every page.

    Args:
        table: with its first row alone; later rows are made like it.
        widths_mm: of the columns.
    """
    table.autofit = False
    for column, cell, width in zip(table.columns, table.rows[0].cells, widths_mm, strict=True):
        column.width = cell.width = Mm(width)
    rules = OxmlElement("w:tblBorders")
    for edge in ("bottom", "insideH"):
        rule = OxmlElement(f"w:{edge}")
        _set(rule, val="single", sz="4", space="0", color=HAIR)
        rules.append(rule)
    # The format wants it behind the width, and before the layout.
    (width,) = table._tbl.tblPr.xpath("./w:tblW")
    width.addnext(rules)
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)


def _shade(properties: _Element, fill: str) -> None:
    """A ground behind words."""
    ground = OxmlElement("w:shd")
    _set(ground, val="clear", color="auto", fill=fill)
    properties.append(ground)


def _set(element: _Element, **values: str) -> None:
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)


def _dress_headings(document: Document) -> None:
    for name, size, before, after in (
        ("Title", 26, 0, 4),
        ("Heading 1", 15, 22, 6),
        ("Heading 2", 11, 12, 3),
    ):
        style = document.styles[name]
        _write_in(style, SERIF if name == "Title" else SANS, size)
        style.font.bold, style.font.color.rgb = name != "Heading 2", INK
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.keep_with_next = True
    _without_rule(document.styles["Title"])


def _dress_paragraphs(document: Document) -> None:
    normal = document.styles["Normal"]
    _write_in(normal, SERIF, 11)
    normal.font.color.rgb = INK
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.18
    document.styles["List Bullet"].paragraph_format.space_after = Pt(4)
    _add(document, "Kicker", SANS, size=9).font.color.rgb = ACCENT
    _add(document, "In brief", SERIF, size=12).paragraph_format.space_after = Pt(8)
    _add(document, "Note", SANS, size=9.5).font.color.rgb = SOFT
    _add(document, "Cell", SANS, size=9).paragraph_format.space_after = Pt(1)
    path = _add(document, "Path", SANS, size=9.5)
    path.paragraph_format.space_before, path.paragraph_format.space_after = Pt(10), Pt(2)
    passage = _add(document, "Passage", SERIF, size=10)
    passage.paragraph_format.space_after = Pt(3)
    path.paragraph_format.keep_with_next = passage.paragraph_format.keep_with_next = True
    _add(document, "About", SANS, size=8.5)


def _dress_runs(document: Document) -> None:
    soft, cite, source, cue, content = (
        _add_mark(document, name) for name in ("Soft", "Citation", "Source", "Cue", "Content")
    )
    _write_in(soft, SANS, 9)
    soft.font.color.rgb, soft.font.bold = SOFT, False
    cite.font.superscript, cite.font.color.rgb = True, ACCENT
    source.font.underline = cue.font.italic = True
    _shade(cue.element.get_or_add_rPr(), CUE_GROUND)
    _shade(content.element.get_or_add_rPr(), GROUND)


def _add(document: Document, name: str, font: str, *, size: float) -> ParagraphStyle:
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _write_in(style, font, size)
    return style


def _add_mark(document: Document, name: str) -> CharacterStyle:
    style: CharacterStyle = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    return style


def _write_in(style: CharacterStyle | ParagraphStyle, font: str, size: float) -> None:
    """A font for every script, and no font of the template's theme."""
    style.font.name, style.font.size = font, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)


def _without_rule(style: ParagraphStyle) -> None:
    """The template rules a line under its title."""
    for rule in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        rule.getparent().remove(rule)
