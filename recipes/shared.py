"""The data that quality and speed are measured on; it lies beside the checkout, not in it.

ONRECORD_SHARED or ../shared -> its folder, or None where there is none

The texts belong to their publishers, so they are not shipped. A recipe that needs them says
plainly that it was skipped where they are absent.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]


def find_shared() -> Path | None:
    """The folder of the data, None where it is absent."""
    folder = _place()
    return folder if folder.is_dir() else None


def say_skipped(what: str) -> int:
    """Say that the data are absent; the exit code of a recipe that had nothing to do."""
    print(
        f"skipped: {what}: there are no data at {_place()} "
        "(set ONRECORD_SHARED to the folder that holds them)",
        file=sys.stderr,
    )
    return 0


def digest_of(folder: Path, patterns: tuple[str, ...]) -> str:
    """Digest of the names and bytes of the files that match, whatever order they lie in."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in folder.glob(pattern)}):
        digest.update(f"{path.relative_to(folder)} {path.stat().st_size}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _place() -> Path:
    return Path(os.environ.get("ONRECORD_SHARED", CHECKOUT.parent / "shared"))
