"""What is not ours is as its authors hand it out, with its licence."""

import hashlib
import tomllib
from pathlib import Path

import onrecord.web

FOLDER = Path(onrecord.web.__file__).parent / "static" / "vendor"


def test_every_file_that_is_not_ours_is_told_and_unchanged():
    told = tomllib.loads((FOLDER / "vendored.toml").read_text("utf-8"))
    licences = {one["licence"].split(", ")[1] for one in told.values()}
    assert {one.name for one in FOLDER.iterdir()} == {*told, *licences, "vendored.toml"}
    for name, one in told.items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == one["sha256"]
