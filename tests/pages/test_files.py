from __future__ import annotations

import gzip
import io
import json
import os
import tempfile
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import codec
from onrecord.errors import InputError
from onrecord.model import Page, Reading
from onrecord.pages import (
    count_in_upload,
    count_pages,
    leads_nowhere,
    read_pages,
    read_upload,
)
from onrecord.pages.limits import MAX_EMPTY_LINES, MAX_PAGE_BYTES

HTML = b"<!doctype html><title>Harbour talks resume</title><p>Ilse Varen arrived on Monday."
TEXT = "Harbour talks resume\n\nIlse Varen arrived on Monday, 3 °C below zero.".encode()
LINE = json.dumps({"id": "v-1", "text": "Ilse Varen arrived on Monday."}).encode()


def read(*sources: object, stdin: bytes | None = None) -> list[Page | Reading]:
    return list(
        read_pages(map(str, sources), stdin=io.BytesIO(stdin) if stdin is not None else None)
    )


def seen(pages: list[Page | Reading], top: Path | None = None) -> list[tuple[str, str]]:
    """Origin below `top`, and media type or the reason why not."""
    lines = []
    for page in pages:
        if isinstance(page, Page):
            origin, what = page.origin, page.media_type
        else:
            assert page.unread is not None
            origin, what = page.page.origin, page.unread.reason
        lines.append((origin.removeprefix(f"{top}/"), what))
    return lines


def write(path: Path, body: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(body) if path.suffix == ".gz" else body)
    return path


KINDS = {
    "a saved page": ("page.html", HTML, "text/html"),
    "a saved page with the old ending": ("page.HTM", HTML, "text/html"),
    "a compressed page": ("page.html.gz", HTML, "text/html"),
    "text": ("page.txt", TEXT, "text/plain"),
    "text with marks": ("page.md", TEXT, "text/plain"),
    "another ending, HTML inside": ("page.asp", HTML, "text/html"),
    "another ending, text inside": ("page.text", TEXT, "text/plain"),
    "another ending, compressed HTML inside": ("page.gz", HTML, "text/html"),
    "no ending": ("page", b"\xef\xbb\xbf \n" + HTML, "text/html"),
    "one article as JSON over several lines": (
        "a.json",
        b'{\n"text": "Yes."\n}',
        "application/json",
    ),
    "UTF-16 is text": ("page.txt", TEXT.decode().encode("utf-16"), "text/plain"),
    "HTML in UTF-16": ("page.asp", HTML.decode().encode("utf-16"), "text/html"),
    "a stray NUL byte": ("page.html", HTML * 9 + b"\0", "text/html"),
    "a dateline is no sound file": ("page.txt", b"RIFFA, Bahrain. The talks resume.", "text/plain"),
    "a picture is no page": ("page.html", b"\x89PNG\r\n\x1a\n\0\0\0", "not-html"),
    "a document is no text": ("page.txt", b"%PDF-1.7\n", "not-text"),
    "an archive of another ending": ("page.zip", b"PK\x03\x04\0\0", "not-text"),
    "a picture among JSON Lines": ("page.jsonl", b"\x89PNG\r\n\x1a\n\0\n\0", "not-text"),
    "JSON Lines without a line": ("page.jsonl", b"\n \n", "empty"),
    "an empty page is a page": ("page.html", b"", "text/html"),
}


@pytest.mark.parametrize(("name", "body", "what"), KINDS.values(), ids=KINDS.keys())
def test_one_file_is_one_page_of_its_kind(name, body, what, tmp_path):
    path = write(tmp_path / name, body)
    [page] = read(path)
    assert seen([page], tmp_path) == [(name, what)]
    if isinstance(page, Page):
        assert page.body == body
        assert (page.url, page.charset) == (None, None)


@pytest.mark.parametrize(("name", "body", "what"), KINDS.values(), ids=KINDS.keys())
def test_what_is_handed_in_is_read_as_a_file_is(name, body, what, tmp_path):
    path = write(tmp_path / name, body)
    handed_in = list(read_upload(path.read_bytes(), name=name))
    assert seen(handed_in) == [(name, what)]
    assert count_in_upload(path.read_bytes(), name=name) == 1
    if isinstance(handed_in[0], Page):
        assert handed_in[0].body == body


def test_lines_that_are_handed_in_are_pages_as_far_as_they_go(monkeypatch):
    body = LINE + b"\n\nnot JSON\n" + LINE
    for name, packed in (("a.jsonl", body), ("a.jsonl.gz", gzip.compress(body)), ("a", body)):
        assert [what for _, what in seen(list(read_upload(packed, name=name)))] == [
            "application/json", "not-article", "application/json",
        ]  # fmt: skip
        assert count_in_upload(packed, name=name) == 3
    lines = b"".join(b'{"text": "%s"}\n' % os.urandom(40).hex().encode() for _ in range(900))
    cut = gzip.compress(lines)[:20_000]
    *pages, last = seen(list(read_upload(cut, name="a.jsonl.gz")))
    assert (len(pages) > 100, last[1]) == (True, "broken")
    monkeypatch.setattr("onrecord.pages.documents.MAX_UNPACKED_BYTES", 10_000)
    *pages, last = seen(list(read_upload(gzip.compress(lines), name="a.jsonl.gz")))
    assert (len(pages) < 200, last[1]) == (True, "too-large")


def test_the_bytes_of_a_page_that_is_none_are_told_by_their_digest(tmp_path):
    [reading] = read(write(tmp_path / "page.html", b"%PDF-1.7\n"))
    assert reading.page.sha256 == sha256(b"%PDF-1.7\n").hexdigest()


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz", "news.data"])
def test_each_line_of_json_lines_is_a_page_and_a_damaged_one_harms_no_other(name, tmp_path):
    path = write(tmp_path / name, b"\xef\xbb\xbf" + LINE + b"\r\n\nnot JSON\n" + LINE)
    pages = read(path)
    assert seen(pages, tmp_path) == [
        (f"{name}:1", "application/json"),
        (f"{name}:3", "not-article"),
        (f"{name}:4", "application/json"),
    ]
    assert isinstance(pages[0], Page)
    assert pages[0].body == LINE


def test_a_compressed_file_that_is_cut_off_gives_the_lines_before_the_cut(tmp_path):
    whole = gzip.compress(
        b"".join(b'{"text": "%s"}\n' % os.urandom(40).hex().encode() for _ in range(900))
    )
    (tmp_path / "news.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    *pages, last = seen(read(tmp_path / "news.jsonl.gz"), tmp_path)
    assert len(pages) > 100
    assert {what for _, what in pages} == {"application/json"}
    assert last == (f"news.jsonl.gz:{len(pages) + 1}", "broken")


BROKEN = {
    "cut off": gzip.compress(HTML)[:-9],
    "no gzip": HTML,
    "damaged": gzip.compress(HTML)[:12] + b"\xff" * 30,
    "empty": b"\x1f\x8b",
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_compressed_page(body, tmp_path):
    (tmp_path / "page.html.gz").write_bytes(body)
    assert seen(read(tmp_path / "page.html.gz"), tmp_path) == [("page.html.gz", "broken")]


@pytest.mark.parametrize("name", ["page.html", "page.txt.gz", "page.asp", "page.html.gz"])
def test_a_page_over_the_cap(name, tmp_path):
    path = write(tmp_path / name, b"<p>" + b" " * MAX_PAGE_BYTES)
    assert seen(read(path), tmp_path) == [(name, "too-large")]


def test_a_page_at_the_cap(tmp_path):
    assert seen(read(write(tmp_path / "a.txt", b"-" * MAX_PAGE_BYTES)), tmp_path) == [
        ("a.txt", "text/plain")
    ]


def test_a_line_over_the_cap_takes_no_other_line_with_it(tmp_path):
    path = write(tmp_path / "news.jsonl.gz", b'["%s"]\n%s' % (b"-" * 2 * MAX_PAGE_BYTES, LINE))
    assert seen(read(path), tmp_path) == [
        ("news.jsonl.gz:1", "too-large"),
        ("news.jsonl.gz:2", "application/json"),
    ]


def test_a_bomb_of_line_ends(tmp_path):
    path = write(tmp_path / "news.jsonl.gz", LINE + b"\n" * (MAX_EMPTY_LINES + 10))
    assert [what for _, what in seen(read(path))] == ["application/json", "too-large"]


def test_an_endless_line_ends(tmp_path):
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:
            buffer[:] = LINE + b"\n" + b"1" * (len(buffer) - len(LINE) - 1) if self.first else ones
            self.first = False
            return len(buffer)

        first = True

    ones = b"1" * (1 << 20)
    pages = list(read_pages(["-"], stdin=io.BufferedReader(Endless(), len(ones))))
    assert seen(pages) == [("-:1", "application/json"), ("-:2", "too-large"), ("-:3", "too-large")]


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path):
    for name in ("b.html", "a/z.txt", "a/c.jsonl", "a.html", "c/deep/er/p.htm.gz"):
        write(tmp_path / name, LINE)
    for name in (".hidden.html", "picture.png", "a/.cache/x.html", "script.js", "page.html.bak"):
        write(tmp_path / name, HTML)
    assert seen(read(tmp_path), tmp_path) == [
        ("a/c.jsonl:1", "application/json"),
        ("a/z.txt", "text/plain"),
        ("a.html", "text/html"),
        ("b.html", "text/html"),
        ("c/deep/er/p.htm.gz", "text/html"),
    ]


def test_a_folder_without_pages_says_so(tmp_path):
    write(tmp_path / "none" / "picture.png", b"")
    assert seen(read(tmp_path / "none"), tmp_path) == [("none", "not-found")]


def test_links_lead_neither_out_of_a_folder_nor_around_in_it(tmp_path):
    write(tmp_path / "outside" / "secret.html", HTML)
    write(tmp_path / "news" / "a.html", HTML)
    news = tmp_path / "news"
    (news / "again.html").symlink_to(news / "a.html")
    (news / "around").symlink_to(news)
    (news / "folder").symlink_to(tmp_path / "outside")
    (news / "out.html").symlink_to(tmp_path / "outside" / "secret.html")
    (news / "gone.html").symlink_to(news / "nothing.html")
    (news / "picture.png").symlink_to("/dev/zero")
    assert seen(read(news), tmp_path) == [
        ("news/a.html", "text/html"),
        ("news/folder", "forbidden"),
        ("news/out.html", "forbidden"),
    ]


def test_a_link_that_is_named_is_followed(tmp_path):
    write(tmp_path / "outside" / "a.html", HTML)
    (tmp_path / "folder").symlink_to(tmp_path / "outside")
    assert seen(read(tmp_path / "folder"), tmp_path) == [("folder/a.html", "text/html")]


PATTERNS = {
    "within a folder": ("news/*.html", ["news/a.html", "news/b.html"]),
    "one letter": ("news/?.txt", ["news/c.txt"]),
    "a choice": ("news/[bc].*", ["news/b.html", "news/c.txt"]),
    "through folders": ("*/deep/*.html", ["news/deep/d.html"]),
    "over any number of folders": (
        "**/*.html",
        ["news/a.html", "news/b.html", "news/deep/d.html", "top.html"],
    ),
    "over folders, then a name": ("news/**/d.html", ["news/deep/d.html"]),
    "a folder that fits stands for what it holds": ("news/de*", ["news/deep/d.html"]),
    "hidden names want a dot": ("news/.*.html", ["news/.h.html"]),
}


@pytest.mark.parametrize(("pattern", "found"), PATTERNS.values(), ids=PATTERNS.keys())
def test_patterns(pattern, found, tmp_path, monkeypatch):
    for name in ("news/a.html", "news/b.html", "news/deep/d.html", "news/.h.html", "top.html"):
        write(tmp_path / name, HTML)
    write(tmp_path / "news/c.txt", TEXT)
    (tmp_path / "news" / "loop").symlink_to(tmp_path)
    (tmp_path / "news" / "pool").symlink_to(tmp_path)
    assert [origin for origin, _ in seen(read(tmp_path / pattern), tmp_path)] == found
    monkeypatch.chdir(tmp_path)
    assert [origin for origin, _ in seen(read(pattern))] == found


def test_a_name_that_looks_like_a_pattern_is_a_name_first(tmp_path):
    write(tmp_path / "a[1].html", HTML)
    write(tmp_path / "a1.html", HTML)
    assert seen(read(tmp_path / "a[1].html"), tmp_path) == [("a[1].html", "text/html")]


def test_what_leads_nowhere_does_not_stop_the_others(tmp_path):
    write(tmp_path / "a.html", HTML)
    page = tmp_path / "a.html"
    nowhere = [
        "",
        "ftp://press.example/a",
        "no\0name",
        "x" * 5000,
        "page/none",
        "none*",
        page / "b",
    ]
    pages = read(*nowhere, page)
    assert [what for _, what in seen(pages)] == [
        "not-found", "unsafe-address", *["not-found"] * 5, "text/html",
    ]  # fmt: skip


def test_sources_none_of_which_can_be_understood_are_an_error():
    with pytest.raises(InputError, match=r"'ftp://press.example/a': only http"):
        read("", "ftp://press.example/a")


@pytest.mark.parametrize("name", ["none.html", "none/", "none*"])
def test_a_name_that_no_file_has_is_an_error_where_it_stands_alone(name, tmp_path):
    with pytest.raises(InputError, match=r"there is no file|no file or folder fits"):
        read(tmp_path / name)


def test_an_address_without_its_beginning_is_told_from_a_file():
    with pytest.raises(InputError, match="an address begins with https://"):
        read("www.press.example/a")


def test_only_an_address_may_lead_somewhere_another_day(tmp_path):
    write(tmp_path / "empty" / "picture.png", b"")
    write(tmp_path / "damaged.html", b"GIF89a\0")
    pages = read("none.html", tmp_path / "empty", "https://10.0.0.1/a", tmp_path / "damaged.html")
    assert [leads_nowhere(page) for page in pages] == [True, True, False, False]


def test_no_sources_are_no_pages():
    assert read() == []


def test_one_path_is_a_list_of_one(tmp_path):
    assert seen(list(read_pages(write(tmp_path / "a.html", HTML))), tmp_path) == [  # type: ignore[arg-type]
        ("a.html", "text/html")
    ]


def test_a_pipe_or_a_device_does_not_hang_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.html")
    write(tmp_path / "z.html", HTML)
    assert seen(read(tmp_path, "/dev/zero"), tmp_path) == [
        ("pipe.html", "not-text"),
        ("z.html", "text/html"),
        ("/dev/zero", "not-text"),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path):
    write(tmp_path / "closed" / "a.html", HTML)
    write(tmp_path / "secret.html", HTML).chmod(0)
    (tmp_path / "closed").chmod(0)
    try:
        assert seen(read(tmp_path), tmp_path) == [
            ("closed", "forbidden"),
            ("secret.html", "forbidden"),
        ]
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_a_name_that_is_not_utf_8(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.html")
    try:
        Path(path).write_bytes(b"%PDF-")
    except OSError:
        pytest.skip("this file system takes no such names")
    [reading] = read(tmp_path)
    assert isinstance(reading, Reading)
    assert reading.page.origin == f"{tmp_path}/caf\\xe9.html"
    assert codec.decode(codec.encode(reading)) == reading


STANDARD_INPUT = {
    "a page": (HTML, [("-", "text/html")]),
    "text": (TEXT, [("-", "text/plain")]),
    "JSON Lines": (LINE + b"\nno", [("-:1", "application/json"), ("-:2", "not-article")]),
    "nothing": (b"", [("-", "text/plain")]),
    "a picture": (b"GIF89a\0", [("-", "not-text")]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "found"), STANDARD_INPUT.values(), ids=STANDARD_INPUT.keys())
def test_standard_input_is_told_by_how_it_begins(body, found):
    assert seen(read("-", stdin=body)) == found


MARK = b"\xef\xbb\xbf"
texts = st.one_of(
    st.text(st.characters(exclude_characters="\0"), max_size=100).map(
        lambda text: text.encode("utf-8", "surrogatepass")
    ),
    st.lists(st.sampled_from([LINE, b"{", b"", MARK, b"\xff", b"null", b"\r"])).map(b"\n".join),
)
bodies = st.one_of(st.binary(max_size=300), texts)


def lines_of(body: bytes) -> list[bytes]:
    """The lines that hold something."""
    return [bare for line in body.split(b"\n") if (bare := line.removeprefix(MARK).strip())]


@given(bodies, st.sampled_from(["a.html", "a.htm", "a.txt", "a.md"]))
def test_any_bytes_whose_name_says_one_page_are_one(body, name):
    with tempfile.TemporaryDirectory() as folder:
        for packed in (False, True):
            path = write(Path(folder, name + ".gz" * packed), body)
            [page] = read(path)
            assert isinstance(page, Reading) or page.body == body
            assert count_pages([path]) == 1


@given(bodies, st.sampled_from(["a.asp", "a"]))
def test_any_bytes_without_a_name_are_one_page_unless_they_begin_with_an_article(body, name):
    begins = body.removeprefix(MARK).lstrip(b"\r").partition(b"\n")[0].rstrip() == LINE
    with tempfile.TemporaryDirectory() as folder:
        for packed in (False, True):
            path = write(Path(folder, name + ".gz" * packed), body)
            pages = read(path)
            assert len(pages) == (len(lines_of(body)) if begins else 1)
            assert count_pages([path]) == len(pages)


@given(texts)
def test_any_text_as_json_lines_is_a_page_or_a_reason_for_each_line(body):
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.jsonl", "a.jsonl.gz"):
            path = write(Path(folder, name), body)
            pages = read(path)
            assert len(pages) == (len(lines_of(body)) or 1)
            assert count_pages([path]) == len(pages)


@given(st.binary(max_size=300))
def test_binary_data_as_json_lines_are_refused_whole(body):
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder, "a.jsonl"), b"\0" + body.replace(b"\n", b"\0"))
        assert seen(read(path), Path(folder)) == [("a.jsonl", "not-text")]


@given(st.binary(max_size=300), st.sampled_from(["a.html.gz", "a.txt.gz", "a.jsonl.gz", "a.gz"]))
def test_bytes_that_pretend_to_be_compressed_end_in_a_reason(body, name):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(b"\x1f\x8b\x08" + body)
        pages = read(path)
        assert isinstance(pages[-1], Reading)
        assert count_pages([path]) == len(pages)
