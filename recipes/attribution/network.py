"""The encoder and its head, in torch: MiniLM with two more embeddings, and its heads.

wordpieces, quotations, capitals -> scores (batch, pieces, tags; link vectors; tags of names)

Written out rather than taken from a library, so that the query, key and value of a layer are one
matrix product and the exported graph holds nothing but what is read here. The layers are BERT's
(Devlin et al., NAACL 2019).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.tagging.labels import ROLES, TAG_COUNT
from onrecord.tagging.links import DISTANCE_COUNT, LINK_WIDTH, VECTOR_COUNT
from onrecord.tagging.names import NAME_TAG_COUNT
from onrecord.tagging.units import CAPITAL_COUNT, QUOTATION_COUNT

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 384
HEADS = 12
HEAD_WIDTH = WIDTH // HEADS
INNER = 1536
LAYERS = 6
VOCABULARY = 30522
POSITIONS = 512
# Begin and end of each role.
BOUND_COUNT = 2 * len(ROLES)
NORM_EPSILON = 1e-12


class Layer(nn.Module):
    """Attention and feed-forward, each followed by its sum with what came in, normed."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, NORM_EPSILON)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.narrow_norm = nn.LayerNorm(WIDTH, NORM_EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, seen: Tensor | None) -> Tensor:
        """States to states, (batch, pieces, width); `seen` is (batch, 1, 1, pieces)."""
        attended = self.dropout(self.attended(self.mixed(states, seen)))
        states = self.attended_norm(states + attended)
        narrowed = self.dropout(self.narrow(functional.gelu(self.widen(states))))
        return self.narrow_norm(states + narrowed)

    def mixed(self, states: Tensor, seen: Tensor | None) -> Tensor:
        """What attention makes of states, before the sum; the export puts one operation here."""
        # Written out: on a CPU the fused kernel's way back takes a third of a training step.
        batch, pieces, _ = states.shape
        parts = self.attend(states).view(batch, pieces, 3, HEADS, HEAD_WIDTH)
        query, key, value = parts.permute(2, 0, 3, 1, 4)  # (batch, heads, pieces, width / heads)
        scores = query @ key.transpose(2, 3) * HEAD_WIDTH**-0.5
        if seen is not None:
            scores = scores.masked_fill(~seen, float("-inf"))
        mixed = scores.softmax(-1) @ value
        return mixed.transpose(1, 2).reshape(batch, pieces, WIDTH)


class Network(nn.Module):
    """The encoder, the heads and the chain's transitions.

    With `linking` also what links are made from, with `naming` the tags of names, with
    `boundaries` scores that only training asks for: where each role begins and where it ends.
    The embeddings added by rule begin at zero: training starts from the pretrained encoder.
    """

    def __init__(
        self,
        *,
        dropout: float = 0.0,
        linking: bool = False,
        naming: bool = False,
        boundaries: bool = False,
    ) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.quotations = nn.Embedding(QUOTATION_COUNT, WIDTH)
        self.capitals = nn.Embedding(CAPITAL_COUNT, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, NORM_EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(WIDTH, TAG_COUNT)
        self.transitions = nn.Parameter(torch.zeros(TAG_COUNT, TAG_COUNT))
        self.starts = nn.Parameter(torch.zeros(TAG_COUNT))
        self.ends = nn.Parameter(torch.zeros(TAG_COUNT))
        self.links = nn.Linear(WIDTH, VECTOR_COUNT * LINK_WIDTH) if linking else None
        self.names = nn.Linear(WIDTH, NAME_TAG_COUNT) if naming else None
        self.bounds = nn.Linear(WIDTH, BOUND_COUNT) if boundaries else None
        if linking:
            self.source_prior = nn.Parameter(torch.zeros(DISTANCE_COUNT))
            self.content_prior = nn.Parameter(torch.zeros(DISTANCE_COUNT))
            self.no_source = nn.Parameter(torch.zeros(LINK_WIDTH))
        nn.init.zeros_(self.quotations.weight)
        nn.init.zeros_(self.capitals.weight)

    def forward(
        self, pieces: Tensor, quotations: Tensor, capitals: Tensor, seen: Tensor | None = None
    ) -> tuple[Tensor, ...]:
        """As `tagger.Heads`, each with the batch in front; arguments as of `read`."""
        return self.heads(self.read(pieces, quotations, capitals, seen))

    def read(
        self, pieces: Tensor, quotations: Tensor, capitals: Tensor, seen: Tensor | None = None
    ) -> Tensor:
        """The state of each wordpiece, (batch, pieces, width); `seen` is False where padded."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.pieces(pieces) + self.positions(places)
        states = states + self.quotations(quotations) + self.capitals(capitals)
        states = self.dropout(self.norm(states))
        mask = None if seen is None else seen[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        return self.dropout(states)

    def heads(self, states: Tensor) -> tuple[Tensor, ...]:
        """What the heads say of states, in the order of `tagger.Heads`."""
        heads = (self.head, self.links, self.names)
        return tuple(head(states) for head in heads if head is not None)


def load_pretrained(network: Network, weights: Path) -> None:
    """Take the encoder's weights from a file of BERT's names."""
    given = load_file(weights)
    taken = network.state_dict()
    taken["pieces.weight"] = given["embeddings.word_embeddings.weight"]
    # Every wordpiece is of the first type, so that its embedding can be part of the position's.
    taken["positions.weight"] = (
        given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0]
    )
    for kind in ("weight", "bias"):
        taken[f"norm.{kind}"] = given[f"embeddings.LayerNorm.{kind}"]
        for number in range(LAYERS):
            taken |= _layer(given, number, kind)
    network.load_state_dict(taken)


def _layer(given: dict[str, Tensor], number: int, kind: str) -> dict[str, Tensor]:
    theirs, ours = f"encoder.layer.{number}", f"layers.{number}"
    parts = [given[f"{theirs}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
    return {
        f"{ours}.attend.{kind}": torch.cat(parts),
        f"{ours}.attended.{kind}": given[f"{theirs}.attention.output.dense.{kind}"],
        f"{ours}.attended_norm.{kind}": given[f"{theirs}.attention.output.LayerNorm.{kind}"],
        f"{ours}.widen.{kind}": given[f"{theirs}.intermediate.dense.{kind}"],
        f"{ours}.narrow.{kind}": given[f"{theirs}.output.dense.{kind}"],
        f"{ours}.narrow_norm.{kind}": given[f"{theirs}.output.LayerNorm.{kind}"],
    }
