"""Export a run: a graph that needs no torch, and the same in int8.

    python -m attribution.export runs/NAME.toml

NAME/checkpoint.pt -> NAME/export/fp32, NAME/export/int8: model folders as the package has them

Int8 are the encoder's matrix products (dynamic, for each channel; seven bits of the weights, so
that sums do not overflow on processors without VNNI) and the embeddings of wordpieces, with a
scale for each row. The heads and the norms stay float32.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from attribution.encoder import load_tokenizer
from attribution.engines import chain_of, load_network, priors_of
from attribution.network import HEADS, WIDTH, Layer, Network
from attribution.settings import LANGUAGE, read_settings
from onrecord.tagging.confidence import FEATURE_COUNT
from onrecord.tagging.graphs import INPUTS, OUTPUTS
from onrecord.tagging.loading import GRAPH, MANIFEST, REST, TOKENIZER, Rest

if TYPE_CHECKING:
    from torch import Graph, Value

    from attribution.settings import Settings

OPSET = 17
INT8_MOST = 127
# Any length but one, which the tracer would take for a constant.
SAMPLE_PIECES = 24


class RowScaled(nn.Module):
    """Embeddings in int8, a scale for each row: a quarter of the size for a rounding error."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scales = table.weight.detach().abs().amax(1, keepdim=True) / INT8_MOST
        self.register_buffer("scales", scales)
        self.register_buffer("rows", (table.weight.detach() / scales).round().to(torch.int8))

    def forward(self, pieces: Tensor) -> Tensor:
        """The embeddings of wordpieces, (batch, pieces, width)."""
        return self.rows[pieces].float() * self.scales[pieces]


class FusedAttention(torch.autograd.Function):
    """Attention as one operation of the runtime, which it is quicker at than at its parts."""

    @staticmethod
    def forward(ctx: object, query: Tensor, key: Tensor, value: Tensor) -> Tensor:  # noqa: ARG004
        """Of its shape alone: only the graph is run."""
        return query + key + value

    @staticmethod
    def symbolic(graph: Graph, query: Value, key: Value, value: Value) -> Value:
        """The operation; states to states, (batch, pieces, width)."""
        fused = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=HEADS)
        fused.setType(query.type())
        return fused


def _mixed_at_once(layer: Layer, states: Tensor, seen: None) -> Tensor:  # noqa: ARG001
    """What `Layer.mixed` gives, in the graph; nothing is padded there."""
    return FusedAttention.apply(*layer.attend(states).split(WIDTH, 2))


def main() -> int:
    """Write the folders and say how large their files are."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("run", type=Path, help="a file of runs/")
    parser.add_argument(
        "--name", default=f"attribution-{LANGUAGE}@0", help="of the model, with its version"
    )
    arguments = parser.parse_args()
    settings = read_settings(arguments.run)
    if not settings.linking:
        raise SystemExit(f"{arguments.run}: a run without learned links has no use in the package")
    network = load_network(settings)
    for layer in network.layers:
        layer.mixed = partial(_mixed_at_once, layer)
    fp32, int8 = (settings.exported(form) for form in ("fp32", "int8"))
    for folder in (fp32, int8):
        folder.mkdir(parents=True, exist_ok=True)
        load_tokenizer().save(str(folder / TOKENIZER))
        _write_rest(network, settings, folder / REST)
    _write_graph(network, fp32 / GRAPH)
    _write_int8(network, int8 / GRAPH)
    for folder in (fp32, int8):
        write_manifest(folder, arguments.name)
    return 0


def write_manifest(folder: Path, name: str) -> None:
    """Name every file of a model's folder with its digest."""
    sha256 = {}
    for path in (folder / file for file in (GRAPH, REST, TOKENIZER)):
        sha256[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{path.stat().st_size / 1e6:7.2f} MB  {sha256[path.name][:12]}  {path}")
    manifest = json.dumps({"name": name, "language": LANGUAGE, "sha256": sha256}, indent=2)
    (folder / MANIFEST).write_text(manifest + "\n", "utf-8")


def _write_rest(network: Network, settings: Settings, path: Path) -> None:
    learned = (*chain_of(network, settings), *priors_of(network))
    rest = Rest(*(values.tolist() for values in learned), confidence=[0.0] * (1 + FEATURE_COUNT))
    path.write_bytes(msgspec.json.encode(rest))


def _write_graph(network: Network, path: Path) -> None:
    sample = torch.ones(1, SAMPLE_PIECES, dtype=torch.int64)
    torch.onnx.export(
        network,
        (sample, sample, sample),
        str(path),
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes={name: {0: "batch", 1: "pieces"} for name in (*INPUTS, *OUTPUTS)},
        opset_version=OPSET,
        dynamo=False,
    )


def _write_int8(network: Network, path: Path) -> None:
    network.pieces = RowScaled(network.pieces)
    whole = path.with_suffix(".rows")
    _write_graph(network, whole)
    quantize_dynamic(
        whole,
        path,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=[f"/{head}/MatMul" for head in ("head", "links", "names")],
    )
    whole.unlink()


if __name__ == "__main__":
    sys.exit(main())
