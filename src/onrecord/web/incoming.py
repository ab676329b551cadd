"""What somebody hands in, as pages.

addresses, pasted texts, files -> Handed -> Page | Reading, one after another

What was typed names addresses and nothing else: no path, pattern or `-` is looked up on the machine
that serves. A file is the bytes that came with the request; its name tells their kind and is where
the page came from, without the folders of whoever sent it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

import msgspec

from onrecord.errors import InputError
from onrecord.ids import made_of
from onrecord.model import Page, PageRef, Reading, Unread
from onrecord.pages import Web, count_in_upload, read_upload

MOST_ADDRESSES = 500
MOST_FILES = 200
LONGEST_ADDRESS = 2_000
"""Characters; no newspaper's is longer."""

LONGEST_NAME = 200
"""Characters of a file's name; its end is kept, since that tells the kind."""

NO_ADDRESS = (
    "this is no address of a page; paste one that begins with http:// or https://, "
    "or hand in the file itself"
)
_ADDRESS = re.compile(rf"https?://\S{{1,{LONGEST_ADDRESS}}}", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_FOLDERS = re.compile(r"[/\\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A text, with what is known of it; what is None is looked for in the text.

    Attributes:
        published: ISO 8601, a day or a moment.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if self.url and not is_address(self.url):
            raise InputError(f"{self.url}: {NO_ADDRESS.partition(';')[0]}")
        if self.published and not _is_date(self.published):
            raise InputError(f"{self.published}: write the day of publication as 2026-03-12")

    def page(self) -> Page:
        """A page of plain text; where something is known of it, the text is the article's own."""
        text = self.text.replace("\r\n", "\n").strip()
        origin = f"pasted text {hashlib.sha256(text.encode()).hexdigest()[:8]}"
        known = {
            name: value
            for name in ("title", "outlet", "published", "url")
            if (value := getattr(self, name))
        }
        if not known:
            return Page(origin, "text/plain", text.encode(), charset="utf-8")
        row = {"id": made_of("a", self.url or "", text), "text": text, **known}
        return Page(origin, "application/json", msgspec.json.encode(row))


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    body: bytes

    @classmethod
    def named(cls, name: str | None, body: bytes) -> Upload:
        """A file under the last part of the name that it came with."""
        last = _CONTROL.sub("", _FOLDERS.split(name or "")[-1]).strip()
        return cls(last[-LONGEST_NAME:] or "file without a name", body)


@dataclass(frozen=True, slots=True)
class Handed:
    """What is handed in at once.

    Raises:
        InputError: there is nothing, or too much.
    """

    addresses: tuple[str, ...] = ()
    texts: tuple[Pasted, ...] = ()
    uploads: tuple[Upload, ...] = ()

    def __post_init__(self) -> None:
        if not (self.addresses or self.texts or self.uploads):
            raise InputError("there is nothing to read: paste an address or a text, or add a file")
        if len(self.addresses) > MOST_ADDRESSES:
            raise InputError(f"more than {MOST_ADDRESSES} addresses; hand them in in parts")
        if len(self.uploads) > MOST_FILES:
            raise InputError(f"more than {MOST_FILES} files; hand them in in parts")

    @property
    def size_bytes(self) -> int:
        """What it takes while it waits."""
        texts = sum(len(pasted.text) for pasted in self.texts)
        return texts + sum(len(upload.body) for upload in self.uploads)

    def count(self) -> int:
        """How many pages there will be."""
        inside = sum(count_in_upload(one.body, name=one.name) for one in self.uploads)
        return len(self.addresses) + len(self.texts) + inside

    def pages(self, web: Web) -> Generator[Page | Reading]:
        """The pages, one that cannot be had as a reading that says why."""
        for readable, run in groupby(self.addresses, key=is_address):
            lines = tuple(run)
            yield from web.read(lines) if readable else map(_refused, lines)
        for pasted in self.texts:
            yield pasted.page()
        for upload in self.uploads:
            yield from read_upload(upload.body, name=upload.name)

    def told(self) -> str:
        """In words: "2 addresses, 1 file"."""
        counts = {"address": self.addresses, "text": self.texts, "file": self.uploads}
        plurals = {"address": "addresses", "text": "texts", "file": "files"}
        return ", ".join(
            f"{len(each)} {name if len(each) == 1 else plurals[name]}"
            for name, each in counts.items()
            if each
        )


def addresses_in(pasted: str) -> tuple[str, ...]:
    """The lines that say something, each once, in their order."""
    lines = (_CONTROL.sub("", line).strip() for line in pasted.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def is_address(line: str) -> bool:
    """Whether a line is an http(s) address by its looks."""
    return _ADDRESS.fullmatch(line) is not None


def _refused(line: str) -> Reading:
    return Reading(PageRef(line[:LONGEST_ADDRESS]), unread=Unread("unsafe-address", NO_ADDRESS))


def _is_date(written: str) -> bool:
    try:
        datetime.fromisoformat(written)
    except ValueError:
        return False
    return True
