"""The number beforehand is the number that comes, and costs less."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.pages import count_pages, read_pages

LINE = json.dumps({"id": "v-1", "text": "Ilse Varen arrived on Monday."}).encode()
FILES = {
    "a page": ("a.html", b"<p>Halvik", 1),
    "a page of no bytes": ("a.html", b"", 1),
    "text that looks like JSON Lines": ("a.txt", LINE + b"\n" + LINE, 1),
    "lines": ("a.jsonl", b"\n".join([LINE] * 3), 3),
    "compressed lines": ("a.jsonl.gz", gzip.compress(b"\n".join([LINE] * 3)), 3),
    "empty lines do not count": ("a.jsonl", LINE + b"\n\n \r\n" + LINE + b"\n", 2),
    "a damaged line comes out with its reason": ("a.jsonl", b"{oops\n" + LINE, 2),
    "lines of no bytes": ("a.jsonl", b"", 1),
    "a picture that says it is lines": ("a.jsonl", b"GIF89a\n\n", 1),
    "lines without a name": ("a", LINE + b"\n" + LINE, 2),
    "lines that break off": ("a.jsonl.gz", gzip.compress(LINE)[:-9], 1),
}


@pytest.mark.parametrize(("name", "body", "number"), FILES.values(), ids=FILES.keys())
def test_a_file(tmp_path: Path, name: str, body: bytes, number: int) -> None:
    (tmp_path / name).write_bytes(body)
    assert count_pages([tmp_path / name]) == number
    assert len(list(read_pages([tmp_path / name]))) == number


def test_folders_patterns_addresses_and_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes((LINE + b"\n") * 3)
    (tmp_path / "b.html").write_bytes(b"<p>Halvik")
    address = "HTTPS://vesper.example/harbour"
    folder, nothing = str(tmp_path), str(tmp_path / "none.html")
    assert count_pages([folder, address, nothing]) == 6
    assert count_pages([f"{folder}/*.jsonl", f"{folder}/*.pdf", "ftp://vesper.example", ""]) == 6
    assert count_pages(folder) == 4


def test_standard_input_tells_nothing_beforehand(tmp_path: Path) -> None:
    assert count_pages([tmp_path, "-"]) is None


def test_one_page_is_not_opened(tmp_path: Path) -> None:
    for name in ("a.html", "b.txt", "c.html.gz", "d.jsonl"):
        (tmp_path / name).write_bytes(LINE)
    code = (
        "import os, sys; from onrecord.pages import count_pages; opened = []\n"
        "sys.addaudithook(lambda what, about: what == 'open' and opened.append(about[0]))\n"
        f"count_pages({str(tmp_path)!r}); print(*map(os.path.basename, map(str, opened)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) == {"d.jsonl"}


def test_lines_are_counted_not_parsed(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"[" * 1_000_000 + b"\n" + b"{" * 1_000_000)
    assert count_pages([tmp_path / "a.jsonl"]) == 2
