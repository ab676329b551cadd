"""Put an exported run into the package, with its card.

    python -m attribution.release runs/NAME.toml --name attribution-en@1

NAME/export/int8, predictions of `evaluate` -> src/onrecord/tagging/models/en: the model, CARD.md

The card is written here so that its figures are those of the files beside it.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from attribution.corpus import POLNEAR
from attribution.export import write_manifest
from attribution.intervals import of_attributions, of_statements
from attribution.settings import LANGUAGE, read_settings
from onrecord.tagging.loading import MANIFEST, Manifest
from shared import CHECKOUT, find_shared, say_skipped

if TYPE_CHECKING:
    from attribution.intervals import Interval
    from attribution.settings import Settings

MODEL = CHECKOUT / "src" / "onrecord" / "tagging" / "models" / LANGUAGE
CARD = Path(__file__).with_name("card.md")
GOLD = "gold/dev"
# What `teach` adds to what a model has learned from, as a row of the card.
TAUGHT = (
    "| 1,600 of AllSides' articles (US news, 2012 to 2020), as two earlier runs mark them | "
    "attributions, links, names | their publishers'; no text is shipped |\n"
)
# The same of `carrying`.
CARRIED = (
    "| sentences of PolNeAR's training articles, carried by sentences of this project | "
    "statements within statements | |\n"
)
# The scores of the card, in the words of its reader.
ATTRIBUTIONS = {
    "exact_source": "source, to the word",
    "exact_cue": "cue, to the word",
    "exact_content": "content, to the word",
    "attribution_exact": "source, cue and content, to the word",
    "attribution_overlap": "source, cue and content, each by half",
}
STATEMENTS = {
    "overlap": "statements found, content by half",
    "exact": "statements found, content nearly to the word",
    "complete": "statements right in content, speaker, relay and day",
}


def main() -> int:
    """Copy, measure, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("run", type=Path, help="a file of runs/")
    parser.add_argument("--name", required=True, help="of the model, with its version")
    arguments = parser.parse_args()
    shared = find_shared()
    if shared is None:
        return say_skipped("the release of a model")
    settings = read_settings(arguments.run)
    shutil.copytree(settings.exported("int8"), MODEL, dirs_exist_ok=True)
    write_manifest(MODEL, arguments.name)
    rows = [*_attribution_rows(shared, settings), *_statement_rows(shared, settings)]
    manifest = msgspec.json.decode((MODEL / MANIFEST).read_bytes(), type=Manifest)
    card = CARD.read_text("utf-8").format(
        name=arguments.name,
        run=settings.name,
        taught=TAUGHT if any(one.taught for one in lineage(arguments.run)) else "",
        carried=CARRIED if any(one.carriers for one in lineage(arguments.run)) else "",
        scores="\n".join(rows),
        files=_files(manifest),
    )
    (MODEL / "CARD.md").write_text(card, "utf-8")
    return 0


def lineage(run: Path) -> list[Settings]:
    """The settings of a run, and of those that it goes on from."""
    settings = read_settings(run)
    before = lineage(run.with_stem(settings.start)) if settings.start else []
    return [settings, *before]


def _attribution_rows(shared: Path, settings: Settings) -> list[str]:
    """The tagger alone, on PolNeAR's dev articles."""
    dev = shared / POLNEAR / "dev.jsonl.gz"
    predictions = settings.folder / "dev.released.jsonl"
    _run_command(["attributions", str(dev)], predictions)
    return _rows(ATTRIBUTIONS, of_attributions(shared, dev, predictions))


def _statement_rows(shared: Path, settings: Settings) -> list[str]:
    """The whole engine, on the gold articles."""
    readings = settings.folder / "gold.released.jsonl"
    _run_command(["read", "--json", str(shared / GOLD / "articles.jsonl")], readings)
    return _rows(STATEMENTS, of_statements(shared, shared / GOLD, readings))


def _run_command(arguments: list[str], into: Path) -> None:
    """The command as a user runs it."""
    with into.open("wb") as lines:
        subprocess.run([sys.executable, "-m", "onrecord", *arguments], stdout=lines, check=True)


def _rows(meanings: dict[str, str], intervals: dict[str, Interval]) -> list[str]:
    return [
        f"| {meaning} | {intervals[name].score:.1f} | "
        f"{intervals[name].low:.1f} to {intervals[name].high:.1f} |"
        for name, meaning in meanings.items()
    ]


def _files(manifest: Manifest) -> str:
    return "\n".join(
        f"| {name} | {(MODEL / name).stat().st_size / 1e6:.2f} | `{digest}` |"
        for name, digest in manifest.sha256.items()
    )


if __name__ == "__main__":
    sys.exit(main())
