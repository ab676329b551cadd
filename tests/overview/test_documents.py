"""The overview as DOCX and PDF: the words of the page, links that lead, texts that stay texts."""

from __future__ import annotations

import dataclasses
import io
import re
import subprocess
import sys
import zipfile

import docx
import pytest
import typst
from docx.oxml.ns import qn
from lxml import html

from onrecord import write
from onrecord.errors import OutputError, SelectionError
from onrecord.model import PageRef, Reading, Selection, Speaker, Unread
from onrecord.overview import compose, pdf_file, to_docx, to_html, to_pdf
from onrecord.overview.outlining import outline

HOSTILE = (
    '#read("/etc/passwd") $x$ *b* _i_ `c` <p1> @p1 \\u{1F} = h // c {{x}} <w:t>&amp;</w:t> "q"'
    " HYPERLINK javascript:alert(1)"
)
STEERING = "a\x00b\x1b[31mc\u202ed\ufffee\x0bf\n\ng"
STORY = (
    "{Foreign Minister Ilse Varen} <ruled out> [a visit] on |d 2026-03-03 Tuesday|.\n\n"
    "“[2:We are neighbours],” {2:Varen} <2:told> a |2v news conference|. The lamp is old.\n\n"
    "The visit to the harbour was a long one, in the rain."
)


@pytest.fixture
def overview(draw):
    unread = Reading(PageRef("login.html"), unread=Unread("login-wall", "it asks for a password"))
    other = draw(
        "{Ada Quin} <said> [a visit was old].", Speaker("Ada Quin", "person"), confidence=0.2
    )
    return compose([draw(STORY), other, unread], Selection(about="visit"))


@pytest.fixture
def hostile(draw):
    """An overview in which every text of an article would steer what writes it."""
    place = "X" * len(HOSTILE)
    drawn = draw(f"{{Varen}} <said>: “[so {place} be it]”", Speaker(HOSTILE, "person", STEERING))
    article = dataclasses.replace(
        drawn.article,
        text=drawn.article.text.replace(place, HOSTILE),
        title=HOSTILE,
        outlet=STEERING,
        url="https://news.example/a b\x01\"'<" + "é",
    )
    unread = Reading(PageRef(HOSTILE), unread=Unread("empty", STEERING))
    long = dataclasses.replace(article, id="a-2", url="https://news.example/" + "x" * 9000)
    readings = [dataclasses.replace(drawn, article=one) for one in (article, long)]
    return compose([*readings, unread])


def document(overview):
    return docx.Document(io.BytesIO(to_docx(overview)))


def words_of(file):
    cells = [cell for table in file.tables for row in table.rows for cell in row.cells]
    return [
        re.sub(r"[\u231e\u231d]", "", paragraph.text)
        for holder in (file, *cells)
        for paragraph in holder.paragraphs
    ]


def test_headings_are_those_of_the_page_in_its_order(overview):
    page = html.fromstring(to_html(overview).encode())
    on_page = [found.text_content().strip() for found in page.xpath("//main//h2")]
    headings = [p.text for p in document(overview).paragraphs if p.style.name == "Heading 1"]
    assert headings == on_page
    assert headings == [chapter.heading for chapter in outline(overview).chapters]


def test_every_sentence_of_the_page_is_in_the_document(overview):
    page = html.fromstring(to_html(overview).encode())
    text = " ".join(words_of(document(overview)))
    for sentence in page.xpath("//*[@class='sentence']"):
        assert sentence.text_content() in re.sub(r"(?<=[.”])\d+(,\d+)*", "", text)
    for paragraph in page.xpath("//blockquote/p"):
        assert " ".join(paragraph.text_content().split()) in text


def test_each_citation_leads_to_a_passage_and_back(overview):
    body = document(overview).element.body
    bookmarks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    assert len(bookmarks) == len(set(bookmarks))
    assert anchors <= set(bookmarks)
    assert {f"p{passage.number}" for passage in overview.passages} <= anchors
    numbers = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(numbers) == len(set(numbers))


def test_source_cue_and_content_are_marked_in_a_passage(overview):
    marked = {
        run.style.name: run.text
        for paragraph in document(overview).paragraphs
        if paragraph.style.name == "Passage"
        for run in paragraph.runs
    }
    assert {"Source", "Cue", "Content"} <= set(marked)


def test_links_that_leave_go_to_the_web(hostile):
    with zipfile.ZipFile(io.BytesIO(to_docx(hostile))) as parts:
        related = parts.read("word/_rels/document.xml.rels").decode()
    outside = re.findall(r'Target="([^"]*)" TargetMode="External"', related)
    assert outside
    assert all(target.startswith("https://news.example/") for target in outside)
    assert all(len(target) < 2500 for target in outside)


def test_texts_of_pages_are_texts_in_a_document(hostile):
    file = document(hostile)
    assert any(HOSTILE in words for words in words_of(file))
    assert not list(file.element.body.iter(qn("w:fldSimple"), qn("w:instrText")))


def test_texts_of_pages_are_texts_on_pages(hostile, tmp_path):
    shown = text_of(to_pdf(hostile), tmp_path)
    assert '#read("/etc/passwd")$x$*b*_i_`c`<p1>@p1' in shown
    assert "root:" not in shown


def text_of(pdf, folder):
    """What a reader sees on the pages, without white space; skipped where no tool tells."""
    (folder / "o.pdf").write_bytes(pdf)
    try:
        run = subprocess.run(
            ["pdftotext", "-raw", str(folder / "o.pdf"), "-"], check=True, capture_output=True
        )
    except FileNotFoundError:
        pytest.skip("there is no pdftotext: install the package `poppler-utils`")
    return "".join(run.stdout.decode().split())


def test_pages_hold_every_sentence(overview, tmp_path):
    shown = text_of(to_pdf(overview), tmp_path)
    for chapter in outline(overview).chapters:
        assert "".join(chapter.heading.split()) in shown
    page = html.fromstring(to_html(overview).encode())
    for sentence in page.xpath("//*[@class='sentence']"):
        assert "".join(sentence.text_content().split()) in shown


@pytest.mark.parametrize("of", ["overview", "hostile"])
@pytest.mark.parametrize("form", [to_docx, to_pdf])
def test_the_same_overview_gives_the_same_bytes(request, of, form):
    composed = request.getfixturevalue(of)
    assert form(composed) == form(composed)


def test_a_file_is_dated_by_its_last_article(overview):
    assert document(overview).core_properties.created.date() == overview.facts.until
    with zipfile.ZipFile(io.BytesIO(to_docx(overview))) as parts:
        assert {part.date_time[:3] for part in parts.infolist()} == {(2026, 3, 15)}
        assert not [name for name in parts.namelist() if name.endswith((".jpeg", ".png"))]
    assert b"D:20260315" in to_pdf(overview)


@pytest.mark.parametrize("form", [to_docx, to_pdf])
def test_an_empty_overview_is_a_document(form):
    assert form(compose([]))


def test_what_is_handed_to_the_layout_is_all_that_it_shows():
    """The layout reads one value, and no file."""
    source = (pdf_file.template()).decode()
    assert source.count("sys.inputs") == 1
    assert not re.search(r"\b(read|eval|image|include|import|plugin)\b\s*[(\"]", source)
    with pytest.raises(typst.TypstError):
        typst.compile(pdf_file.template(), format="pdf")


@pytest.mark.parametrize(("ending", "head"), [("docx", b"PK"), ("pdf", b"%PDF"), ("md", b"# ")])
def test_a_file_is_written_by_its_name(overview, tmp_path, ending, head):
    write(overview, tmp_path / f"week.{ending}")
    assert (tmp_path / f"week.{ending}").read_bytes().startswith(head)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_name_that_asks_for_no_form_is_told(overview, tmp_path):
    with pytest.raises(SelectionError, match=r"week.odt: it must end in .html"):
        write(overview, tmp_path / "week.odt")


@pytest.mark.parametrize(("module", "form"), [("docx", to_docx), ("typst", to_pdf)])
def test_what_is_not_installed_is_named(monkeypatch, overview, module, form):
    room = sys.modules["onrecord.overview"]
    monkeypatch.delattr(room, "docx_writing", raising=False)
    monkeypatch.delitem(sys.modules, "onrecord.overview.docx_writing", raising=False)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(OutputError, match=r"pip install 'onrecord\[documents\]'"):
        form(overview)
