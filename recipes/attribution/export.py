"""Export a run: a graph that needs no torch, and the same in int8.

    python -m attribution.export runs/NAME.toml

NAME/checkpoint.pt -> NAME/export: fp32.onnx, int8.onnx, rest.json, tokenizer.json

Int8 are the encoder's matrix products (dynamic, for each channel; seven bits of the weights, so
that sums do not overflow on processors without VNNI) and the embeddings of wordpieces, with a
scale for each row. The head and the norms stay float32.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from attribution.encoder import load_tokenizer
from attribution.engines import chain_of, graph_path, load_network, priors_of, rest_path
from attribution.network import Network
from attribution.settings import read_settings

if TYPE_CHECKING:
    from attribution.crf import Scores
    from attribution.settings import Settings

INPUTS = ["pieces", "quotations", "capitals"]
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


def main() -> int:
    """Write the files and say how large they are."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("run", type=Path, help="a file of runs/")
    settings = read_settings(parser.parse_args().run)
    network = load_network(settings)
    graph_path(settings, "fp32").parent.mkdir(exist_ok=True)
    _write_rest(network, settings)
    load_tokenizer().save(str(rest_path(settings).with_name("tokenizer.json")))
    _write_graph(network, graph_path(settings, "fp32"))
    _write_int8(network, settings)
    for path in sorted(rest_path(settings).parent.iterdir()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{path.stat().st_size / 1e6:7.2f} MB  {digest[:12]}  {path.name}")
    return 0


def _write_rest(network: Network, settings: Settings) -> None:
    rest = {
        "chain": _lists(chain_of(network, settings)._asdict()),
        "priors": _lists(priors_of(network)._asdict()) if settings.linking else None,
    }
    rest_path(settings).write_text(json.dumps(rest), "utf-8")


def _lists(arrays: dict[str, Scores]) -> dict[str, object]:
    return {name: values.tolist() for name, values in arrays.items()}


def _write_graph(network: Network, path: Path) -> None:
    sample = torch.ones(1, SAMPLE_PIECES, dtype=torch.int64)
    torch.onnx.export(
        network,
        (sample, sample, sample),
        str(path),
        input_names=INPUTS,
        output_names=["scores"],
        dynamic_axes={name: {0: "batch", 1: "pieces"} for name in [*INPUTS, "scores"]},
        opset_version=OPSET,
        dynamo=False,
    )


def _write_int8(network: Network, settings: Settings) -> None:
    network.pieces = RowScaled(network.pieces)
    whole = graph_path(settings, "fp32").with_name("rows.onnx")
    _write_graph(network, whole)
    quantize_dynamic(
        whole,
        graph_path(settings, "int8"),
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=["/head/MatMul", "/links/MatMul"],
    )
    whole.unlink()


if __name__ == "__main__":
    sys.exit(main())
