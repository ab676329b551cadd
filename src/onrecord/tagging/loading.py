"""The models that ship in the package: found, checked and opened, once in a process.

a language's code -> Tagger

A model is a folder of `models/`: a graph, a tokenizer, what the graph does not hold, and a
manifest with the version and the digest of each. A file that is missing or is not the one that
the manifest names is an error, never a model that tags a little otherwise.
"""

from __future__ import annotations

import functools
import hashlib
from importlib import resources
from typing import TYPE_CHECKING, TypeVar

import msgspec
import numpy as np

from onrecord.errors import ModelError
from onrecord.tagging.confidence import Confidence
from onrecord.tagging.crf import TagChain
from onrecord.tagging.links import Links, Priors
from onrecord.tagging.tagger import Tagger

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.resources.abc import Traversable

    from onrecord.tagging.crf import Scores

GRAPH, TOKENIZER, REST, MANIFEST = "graph.onnx", "tokenizer.json", "rest.json", "manifest.json"
_MODELS = resources.files("onrecord.tagging") / "models"


Part = TypeVar("Part")
Opened = TypeVar("Opened")


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a model's folder holds.

    Attributes:
        name: of the model, with its version (`attribution-en@1`).
        language: ISO 639-1.
        sha256: of each file, 64 hex digits.
    """

    name: str
    language: str
    sha256: dict[str, str]


class Rest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the graph does not hold; see `TagChain`, `Priors` and `Confidence`."""

    transitions: list[list[float]]
    starts: list[float]
    ends: list[float]
    source: list[float]
    content: list[float]
    no_source: list[float]
    confidence: list[float]


def has_model(code: str) -> bool:
    """Whether there is a model for a language."""
    return (_MODELS / code).is_dir()


@functools.cache
def model_names() -> tuple[str, ...]:
    """The names of all models, each with its version."""
    return tuple(sorted(_manifest(folder).name for folder in _MODELS.iterdir()))


@functools.cache
def load_tagger(code: str) -> Tagger:
    """The tagger of a language.

    Raises:
        ModelError: a file of it is missing or damaged.
    """
    return open_tagger(_MODELS / code)


def open_tagger(folder: Traversable) -> Tagger:
    """The tagger of a model's folder; raises as `load_tagger`."""
    from tokenizers import Tokenizer

    from onrecord.tagging.graphs import open_graph

    manifest = _manifest(folder)
    files = {name: _checked(folder, name, manifest) for name in (GRAPH, TOKENIZER, REST)}
    rest = _decoded(folder / REST, files[REST], Rest)
    return Tagger(
        name=manifest.name,
        language=manifest.language,
        tokenizer=_opened(
            folder / TOKENIZER, lambda: Tokenizer.from_str(files[TOKENIZER].decode())
        ),
        scorer=_opened(folder / GRAPH, lambda: open_graph(files[GRAPH])),
        chain=TagChain(_array(rest.transitions), _array(rest.starts), _array(rest.ends)),
        linker=Links(Priors(_array(rest.source), _array(rest.content), _array(rest.no_source))),
        sureness=Confidence(_array(rest.confidence)),
    )


def _opened(file: Traversable, opening: Callable[[], Opened]) -> Opened:
    """What a library makes of a file that is whole; one of another age may not know its format."""
    try:
        return opening()
    except Exception as error:  # neither library has a class of its own for it
        raise ModelError(
            f"{file}: this installation cannot open it ({error}); install onrecord again"
        ) from error


def _manifest(folder: Traversable) -> Manifest:
    return _decoded(folder / MANIFEST, _bytes(folder / MANIFEST), Manifest)


def _decoded(file: Traversable, body: bytes, kind: type[Part]) -> Part:
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.DecodeError as error:
        raise ModelError(f"{file}: damaged ({error}); install onrecord again") from error


def _checked(folder: Traversable, name: str, manifest: Manifest) -> bytes:
    """The bytes of a file whose digest is that of the manifest."""
    body = _bytes(folder / name)
    found, named = hashlib.sha256(body).hexdigest(), manifest.sha256.get(name)
    if found != named:
        raise ModelError(
            f"{folder / name}: damaged: its SHA-256 is {found}, not {named}; install onrecord again"
        )
    return body


def _bytes(file: Traversable) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ModelError(f"{file}: cannot be read ({error}); install onrecord again") from error


def _array(values: list[float] | list[list[float]]) -> Scores:
    return np.array(values, np.float32)
