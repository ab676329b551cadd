"""The parts of the docs that code writes, between two marks in a page.

page, name -> the block between `<!-- NAME: … -->` and `<!-- /NAME -->`

What stands between the marks is never edited by hand; `make docs` writes it, and a test or a
recipe that knows what should be there complains where it is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Block:
    """A part of a page that code writes."""

    page: Path
    name: str

    def read(self) -> str:
        """What stands there now."""
        return self._find(self.page.read_text("utf-8"))["block"].strip("\n")

    def write(self, block: str) -> None:
        """Put the block there."""
        text = self.page.read_text("utf-8")
        start, end = self._find(text).span("block")
        self.page.write_text(f"{text[:start]}\n{block}\n{text[end:]}", "utf-8")

    def complaints(self, block: str) -> list[str]:
        """What to do where something else stands there."""
        if self.read() == block:
            return []
        return [f"{self.page.name}: the part `{self.name}` is out of date: run `make docs`"]

    def _find(self, text: str) -> re.Match[str]:
        name = re.escape(self.name)
        marked = rf"<!-- {name}: [^\n]* -->\n(?P<block>.*?)<!-- /{name} -->"
        found = re.search(marked, text, re.DOTALL)
        if found is None:
            raise LookupError(f"{self.page}: there is no part `{self.name}`")
        return found
