"""The settings of a run: what may differ between two experiments, and nothing else.

runs/NAME.toml -> Settings

A run keeps everything it makes in build/attribution/NAME, which git ignores.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from shared import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

Precision: TypeAlias = Literal["float32", "bfloat16"]
Form: TypeAlias = Literal["torch", "fp32", "int8"]
"""Of a run's weights: as trained, or as exported."""

BUILD = CHECKOUT / "build" / "attribution"
DATA = BUILD / "data"
# Of all corpora, ISO 639-1.
LANGUAGE = "en"


@dataclass(frozen=True)
class Settings:
    """One run.

    Attributes:
        epochs: passes over the training paragraphs; the learning rate falls to zero over them.
        batch_pieces: wordpieces in a batch; about forty paragraphs.
        encoder_rate: of the pretrained layers; 2e-4 is high for a large encoder, right for a
            small one.
        head_rate: of what starts from nothing: the heads and the embeddings added by rule.
        crf_rate: of the 7 x 7 transitions, which see few gradients.
        averaging: decay of the running mean of the weights that is kept; 0 keeps the last.
        crf: linear-chain CRF; without it a softmax for each word, decoded all the same under the
            rule that I follows B.
        quotations: add an embedding for where a wordpiece stands to quotation marks.
        capitals: add an embedding for capital letters, which the encoder does not see.
        linking: learn which source and contents belong to a cue; without it the nearest does.
        naming: learn names and roles on the same pass (people, bodies, groups, places, outlets,
            nationalities), so that a reading needs no second model.
        annotators: learn from everyone who marked an article, each with an equal share: where
            people differ the labels are then soft. Without it only from the first.
        holdout: keep the articles of `corpus.held_out` back, to fit confidence on.
        boundaries: in training also ask of each word whether a role begins or ends there, mostly to
            sharpen where contents end.
        carriers: learn from sentences that others carry ("… told the council that …") and from
            what is carried, since PolNeAR marks only the outermost attribution.
        taught: before all epochs read once what trained runs marked in articles that nobody
            marked (`teach`).
        start: the name of a finished run whose weights are gone on from; without it training starts
            from the pretrained encoder.
        name_weight: of the loss of names beside that of tags.
        precision: of the encoder's matrix products in training; weights stay float32.
        checkpoint_steps: what a run may lose when it is killed.
    """

    name: str
    seed: int = 1
    epochs: int = 6
    batch_pieces: int = 2048
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    crf_rate: float = 1e-2
    weight_decay: float = 0.01
    warmup_share: float = 0.1
    dropout: float = 0.1
    averaging: float = 0.0
    crf: bool = True
    quotations: bool = True
    capitals: bool = True
    linking: bool = False
    naming: bool = False
    annotators: bool = False
    holdout: bool = True
    boundaries: bool = False
    carriers: bool = False
    taught: bool = False
    start: str | None = None
    name_weight: float = 0.5
    precision: Precision = "bfloat16"
    checkpoint_steps: int = 50

    @property
    def folder(self) -> Path:
        """Where the run keeps what it makes."""
        return BUILD / self.name

    @property
    def started_from(self) -> Path | None:
        """The checkpoint of the run that is gone on from."""
        return BUILD / self.start / "checkpoint.pt" if self.start else None

    @property
    def checkpoint(self) -> Path:
        """Everything that training goes on from, and the weights that are evaluated."""
        return self.folder / "checkpoint.pt"

    def exported(self, form: Form) -> Path:
        """The folder where an exported form lies."""
        return self.folder / "export" / form


def read_settings(path: Path) -> Settings:
    """The settings of a run; its name is that of its file. Unknown keys are a TypeError."""
    return Settings(name=path.stem, **tomllib.loads(path.read_text("utf-8")))
