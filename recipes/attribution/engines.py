"""A run's weights as a tagger: from its checkpoint, or from what was exported of it.

build/attribution/NAME -> Tagger

The exported form is two files beside the tokenizer: a graph, and what the graph does not hold.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import onnxruntime
import torch

from attribution.crf import Chain, forbidden_starts, forbidden_transitions, plain_chain
from attribution.encoder import load_tokenizer
from attribution.links import Priors
from attribution.network import Network
from attribution.tagger import Tagger

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from attribution.crf import Scores
    from attribution.settings import Settings

Form: TypeAlias = Literal["torch", "fp32", "int8"]


def graph_path(settings: Settings, form: Form) -> Path:
    """Where the exported graph lies."""
    return settings.folder / "export" / f"{form}.onnx"


def rest_path(settings: Settings) -> Path:
    """Where the chain and the priors of links lie."""
    return settings.folder / "export" / "rest.json"


def load_network(settings: Settings) -> Network:
    """The network of a checkpoint, ready to be asked; the running mean where the run keeps one."""
    if not settings.checkpoint.exists():
        raise SystemExit(f"{settings.checkpoint} is absent: run attribution.train first")
    state = torch.load(settings.checkpoint, mmap=True)
    network = Network(linking=settings.linking)
    network.load_state_dict(state["mean" if settings.averaging else "network"])
    for used, table in (
        (settings.quotations, network.quotations),
        (settings.capitals, network.capitals),
    ):
        if not used:  # training showed it the first value alone
            table.weight.data[:] = table.weight.data[0]
    return network.eval()


def chain_of(network: Network, settings: Settings) -> Chain:
    """The chain as it runs, what is forbidden included."""
    if not settings.crf:
        return plain_chain()
    learned = (network.transitions, network.starts, network.ends)
    transitions, starts, ends = (weights.detach().numpy() for weights in learned)
    return Chain(transitions + forbidden_transitions(), starts + forbidden_starts(), ends)


def load_tagger(settings: Settings, form: Form) -> Tagger:
    """A tagger of a run."""
    if form == "torch":
        network = load_network(settings)
        return Tagger(
            tokenizer=load_tokenizer(),
            scorer=TorchScorer(network),
            chain=chain_of(network, settings),
            priors=priors_of(network) if settings.linking else None,
        )
    rest = json.loads(rest_path(settings).read_text("utf-8"))
    return Tagger(
        tokenizer=load_tokenizer(),
        scorer=GraphScorer(open_graph(graph_path(settings, form))),
        chain=Chain(**_arrays(rest["chain"])),
        priors=Priors(**_arrays(rest["priors"])) if rest["priors"] else None,
    )


def _arrays(lists: dict[str, list[float]]) -> dict[str, Scores]:
    return {name: np.array(values, np.float32) for name, values in lists.items()}


def priors_of(network: Network) -> Priors:
    """What links are made from beside the vectors."""
    learned = (network.source_prior, network.content_prior, network.no_source)
    return Priors(*(weights.detach().numpy() for weights in learned))


def open_graph(path: Path) -> onnxruntime.InferenceSession:
    """A session on one thread; the runtime ignores OMP_NUM_THREADS."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@dataclass(frozen=True)
class TorchScorer:
    """Scores by the network itself."""

    network: Network

    def __call__(
        self, pieces: Sequence[int], quotations: Sequence[int], capitals: Sequence[int]
    ) -> Scores:
        """See `tagger.Scorer`."""
        with torch.inference_mode():
            inputs = (torch.tensor([row]) for row in (pieces, quotations, capitals))
            return self.network(*inputs)[0].numpy()


@dataclass(frozen=True)
class GraphScorer:
    """Scores by an exported graph."""

    session: onnxruntime.InferenceSession

    def __call__(
        self, pieces: Sequence[int], quotations: Sequence[int], capitals: Sequence[int]
    ) -> Scores:
        """See `tagger.Scorer`."""
        rows = {"pieces": pieces, "quotations": quotations, "capitals": capitals}
        return self.session.run(None, {k: np.array([v], np.int64) for k, v in rows.items()})[0][0]
