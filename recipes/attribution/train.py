"""Train a run, or go on where it stopped.

    python -m attribution.train runs/NAME.toml [--steps N] [--threads N]

build/attribution/data/train.jsonl, taught.jsonl -> build/attribution/NAME/checkpoint.pt

A batch and the chance in it depend on the seed and the number of the step alone, so that a run
that was stopped and goes on makes the same weights as one that was not; with another number of
threads sums are rounded otherwise.
"""

from __future__ import annotations

import argparse
import sys
import time
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from attribution.bound_loss import bound_loss
from attribution.choosing import chosen
from attribution.encoder import base_folder
from attribution.examples import Example, batches_of, read_examples
from attribution.link_loss import link_loss
from attribution.loss import Steps, chain_loss, word_loss
from attribution.name_loss import name_loss
from attribution.network import Network, load_pretrained
from attribution.prepare import TRAIN
from attribution.settings import Settings, read_settings
from attribution.teach import TAUGHT
from onrecord.tagging.sequences import closed, closed_features

if TYPE_CHECKING:
    from collections.abc import Sequence

SCORES = frozenset({"transitions", "starts", "ends", "source_prior", "content_prior"})
NEW = ("head.", "quotations.", "capitals.", "links.", "no_source", "names.", "bounds.")
# They serve the tags and shall not lead them.
BOUND_WEIGHT = 0.5
CLIP_NORM = 1.0
REPORT_STEPS = 20
# More steps than a run can have; keeps the chance of one seed from that of the next.
SEED_STRIDE = 1_000_000


def main() -> int:
    """Train to the end, or for so many steps."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("run", type=Path, help="a file of runs/")
    parser.add_argument("--steps", type=int, help="stop after so many steps of this sitting")
    parser.add_argument("--threads", type=int, default=2, help="of the processor (default: 2)")
    arguments = parser.parse_args()
    settings = read_settings(arguments.run)
    sources = {TRAIN: "prepare", TAUGHT: "teach"} if settings.taught else {TRAIN: "prepare"}
    for path, maker in sources.items():
        if not path.exists():
            print(f"{path} is absent: run python -m attribution.{maker} first", file=sys.stderr)
            return 1
    torch.set_num_threads(arguments.threads)
    examples = chain.from_iterable(map(read_examples, sources))
    Run(settings, chosen(examples, settings)).go(most=arguments.steps)
    return 0


class Run:
    """A training run: its network, what moves it, and how far it has come."""

    def __init__(self, settings: Settings, examples: Sequence[Example]) -> None:
        self.settings = settings
        self.epochs = _epochs(examples, settings)
        self.total = sum(map(len, self.epochs))
        torch.manual_seed(settings.seed)
        self.network = Network(
            dropout=settings.dropout,
            linking=settings.linking,
            naming=settings.naming,
            boundaries=settings.boundaries,
        )
        _load_start(self.network, settings)
        self.mean = {name: w.clone() for name, w in self.network.state_dict().items()}
        self.optimizer = torch.optim.AdamW(_groups(self.network, settings), fused=True)
        self.step = 0
        if settings.checkpoint.exists():
            self._restore()

    def go(self, *, most: int | None = None) -> None:
        """Take the steps that are left, `most` of them at most; keep the state as they pass."""
        self.network.train()
        last = self.total if most is None else min(self.total, self.step + most)
        began, first = time.monotonic(), self.step
        batches = (batch for epoch in self.epochs for batch in epoch)
        for number, batch in enumerate(batches):
            if not first <= number < last:
                continue
            loss = self._take_step(batch)
            if self.step % REPORT_STEPS == 0:
                pace_s = (time.monotonic() - began) / (self.step - first)
                print(f"step {self.step}/{self.total}  loss {loss:.3f}  {pace_s:.2f} s", flush=True)
            if self.step % self.settings.checkpoint_steps == 0:
                self._keep()
        self._keep()

    def _take_step(self, batch: Sequence[Example]) -> float:
        torch.manual_seed(self.settings.seed * SEED_STRIDE + self.step)
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * self._share_of_rate()
        loss = batch_loss(self.network, batch, self.settings)
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), CLIP_NORM)
        self.optimizer.step()
        self.step += 1
        self._average()
        return loss.item()

    def _share_of_rate(self) -> float:
        """Up in a straight line while it warms, then down to zero."""
        warm = max(1, int(self.total * self.settings.warmup_share))
        return min((self.step + 1) / warm, (self.total - self.step) / (self.total - warm + 1))

    def _average(self) -> None:
        # A mean over fewer steps than the decay looks back on would still hold the start.
        decay = min(self.settings.averaging, self.step / (self.step + 10))
        with torch.no_grad():
            for name, weights in self.network.state_dict().items():
                self.mean[name].lerp_(weights, 1 - decay)

    def _keep(self) -> None:
        """Write beside, then rename: what is there is always whole."""
        self.settings.folder.mkdir(parents=True, exist_ok=True)
        beside = self.settings.checkpoint.with_suffix(".new")
        state = {
            "settings": repr(self.settings),
            "step": self.step,
            "network": self.network.state_dict(),
            "mean": self.mean,
            "optimizer": self.optimizer.state_dict(),
        }
        torch.save(state, beside)
        beside.replace(self.settings.checkpoint)

    def _restore(self) -> None:
        state = torch.load(self.settings.checkpoint)
        if state["settings"] != repr(self.settings):
            raise SystemExit(
                f"{self.settings.checkpoint} was made with other settings: "
                "give the run another name, or remove its folder"
            )
        self.step = state["step"]
        self.network.load_state_dict(state["network"])
        self.mean = state["mean"]
        self.optimizer.load_state_dict(state["optimizer"])
        print(f"goes on from step {self.step} of {self.total}")


def _load_start(network: Network, settings: Settings) -> None:
    """Take the weights that training starts from."""
    if settings.started_from is None:
        load_pretrained(network, base_folder() / "model.safetensors")
        return
    if not settings.started_from.exists():
        raise SystemExit(f"{settings.started_from} is absent: train the run {settings.start} first")
    network.load_state_dict(torch.load(settings.started_from, mmap=True)["mean"])


def _epochs(examples: Sequence[Example], settings: Settings) -> list[list[list[Example]]]:
    """The batches of each pass: first over what runs marked, then over what people did."""
    marked = [example for example in examples if example.origin != "taught"]
    passes = [marked] * settings.epochs
    if settings.taught:
        passes.insert(0, [example for example in examples if example.origin == "taught"])
    return [
        batches_of(some, seed=settings.seed + number, pieces=settings.batch_pieces)
        for number, some in enumerate(passes)
    ]


def _groups(network: Network, settings: Settings) -> list[dict[str, object]]:
    """The parameters by what they start from; only matrices decay."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        rate = settings.encoder_rate
        if name in SCORES:
            rate = settings.crf_rate
        elif name.startswith(NEW):
            rate = settings.head_rate
        decay = settings.weight_decay if parameter.dim() > 1 and name not in SCORES else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [
        {"params": parameters, "rate": rate, "lr": rate, "weight_decay": decay}
        for (rate, decay), parameters in groups.items()
    ]


def batch_loss(network: Network, batch: Sequence[Example], settings: Settings) -> Tensor:
    """The loss of a batch of paragraphs."""
    words = _words(network, batch, settings)
    emissions, *others = network.heads(words)
    loss = _tag_loss(network, emissions, batch, settings)
    if settings.linking:
        loss = loss + link_loss(network, others[0], batch)
    if settings.naming:
        loss = loss + settings.name_weight * name_loss(others[-1], batch)
    if network.bounds is not None:
        loss = loss + BOUND_WEIGHT * bound_loss(network.bounds(words), batch)
    return loss


def _words(network: Network, batch: Sequence[Example], settings: Settings) -> Tensor:
    """The state of each word, that of its first wordpiece, (batch, words, width)."""
    pieces = _padded([closed(example.pieces) for example in batch])
    quotations = _padded([closed_features(example.quotations) for example in batch])
    capitals = _padded([closed_features(example.capitals) for example in batch])
    firsts = _padded([[first + 1 for first in example.firsts] for example in batch])
    with torch.autocast("cpu", torch.bfloat16, enabled=settings.precision == "bfloat16"):
        states = network.read(
            pieces,
            quotations * settings.quotations,
            capitals * settings.capitals,
            pieces != 0,
        )
    return states.float().gather(1, firsts[:, :, None].expand(-1, -1, states.shape[2]))


def _tag_loss(
    network: Network, emissions: Tensor, batch: Sequence[Example], settings: Settings
) -> Tensor:
    tags = _padded([example.tags for example in batch])
    there = torch.arange(tags.shape[1]) < torch.tensor([[len(e.tags)] for e in batch])
    weights = torch.tensor([example.weight for example in batch])
    if not settings.crf:
        return word_loss(emissions, tags, there, weights=weights)
    steps = Steps(network.transitions, network.starts, network.ends)
    return chain_loss(emissions, tags, there, steps=steps, weights=weights)


def _padded(rows: Sequence[Sequence[int]]) -> Tensor:
    """(batch, longest), zero where a row has ended."""
    return pad_sequence([torch.tensor(row) for row in rows], batch_first=True)


if __name__ == "__main__":
    sys.exit(main())
