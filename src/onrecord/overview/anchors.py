"""Where each sentence of an overview stands, so that a passage can lead back to it.

Overview -> Anchors
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Overview, Sentence


@dataclass(frozen=True, slots=True)
class Anchors:
    """The places of sentences.

    Attributes:
        names: of sentences, in the order of the page.
        places: of the sentences that cite a passage, by its number.
    """

    names: dict[int, str]
    places: dict[int, tuple[str, ...]]

    @classmethod
    def of(cls, overview: Overview) -> Anchors:
        """Anchors `t1`, `t2` … in the order of the page."""
        sentences = list(_sentences(overview))
        names = {id(sentence): f"t{number}" for number, sentence in enumerate(sentences, 1)}
        places: dict[int, list[str]] = {}
        for sentence in sentences:
            for number in sentence.citations:
                places.setdefault(number, []).append(names[id(sentence)])
        return cls(names, {number: tuple(found) for number, found in places.items()})

    def name(self, sentence: Sentence) -> str:
        """The anchor of a sentence."""
        return self.names[id(sentence)]


def _sentences(overview: Overview) -> Iterator[Sentence]:
    yield from overview.brief
    for section in overview.sections:
        for block in section.blocks:
            for paragraph in block.paragraphs:
                yield from paragraph
    yield from overview.doubtful
