"""A run's weights as a tagger: from its checkpoint, or from what was exported of it.

build/attribution/NAME -> Tagger

An exported run is a folder as the package has it, once with the graph in float32 and once in int8.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from attribution.encoder import load_tokenizer
from attribution.linking import link
from attribution.network import Network
from attribution.settings import LANGUAGE
from onrecord.tagging.confidence import FEATURE_COUNT, Confidence
from onrecord.tagging.crf import TagChain, forbidden_starts, forbidden_transitions, plain_chain
from onrecord.tagging.links import Links, Priors
from onrecord.tagging.loading import open_tagger
from onrecord.tagging.tagger import Heads, Tagger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attribution.settings import Form, Settings


def load_network(settings: Settings) -> Network:
    """The network of a checkpoint, ready to be asked; the running mean where the run keeps one.

    It has every head: one that the run did not train gives zeros, which name nothing.
    """
    if not settings.checkpoint.exists():
        raise SystemExit(f"{settings.checkpoint} is absent: run attribution.train first")
    state = torch.load(settings.checkpoint, mmap=True)
    network = Network(linking=True, naming=True)
    blank = {name: torch.zeros_like(w) for name, w in network.state_dict().items()}
    trained = state["mean" if settings.averaging else "network"]
    network.load_state_dict(blank | {name: trained[name] for name in blank if name in trained})
    for used, table in (
        (settings.quotations, network.quotations),
        (settings.capitals, network.capitals),
    ):
        if not used:  # training showed it the first value alone
            table.weight.data[:] = table.weight.data[0]
    return network.eval()


def chain_of(network: Network, settings: Settings) -> TagChain:
    """The chain as it runs, what is forbidden included."""
    if not settings.crf:
        return plain_chain()
    learned = (network.transitions, network.starts, network.ends)
    transitions, starts, ends = (weights.detach().numpy() for weights in learned)
    return TagChain(transitions + forbidden_transitions(), starts + forbidden_starts(), ends)


def load_tagger(settings: Settings, form: Form) -> Tagger:
    """A tagger of a run."""
    if form != "torch":
        return open_tagger(settings.exported(form))
    network = load_network(settings)
    return Tagger(
        name=settings.name,
        language=LANGUAGE,
        tokenizer=load_tokenizer(),
        scorer=TorchScorer(network),
        chain=chain_of(network, settings),
        linker=Links(priors_of(network)) if settings.linking else link,
        sureness=Confidence(np.zeros(1 + FEATURE_COUNT, np.float32)),  # fitted on what is exported
    )


def priors_of(network: Network) -> Priors:
    """What links are made from beside the vectors."""
    learned = (network.source_prior, network.content_prior, network.no_source)
    return Priors(*(weights.detach().numpy() for weights in learned))


@dataclass(frozen=True)
class TorchScorer:
    """Scores by the network itself."""

    network: Network

    def __call__(
        self, pieces: Sequence[int], quotations: Sequence[int], capitals: Sequence[int]
    ) -> Heads:
        """See `tagger.Scorer`."""
        with torch.inference_mode():
            inputs = (torch.tensor([row]) for row in (pieces, quotations, capitals))
            return Heads(*(scores[0].numpy() for scores in self.network(*inputs)))
