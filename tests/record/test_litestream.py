"""Litestream beside a writer: what it had copied is restored as a record, whole."""

import contextlib
import subprocess
import sysconfig
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.record import Record

NOW = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)
AT_MOST_S = 60
LITESTREAM = Path(sysconfig.get_path("scripts")) / "litestream"

pytestmark = pytest.mark.skipif(
    not LITESTREAM.exists(), reason="there is no Litestream for this machine"
)


@contextlib.contextmanager
def replicating(place, replica):
    """Litestream copies the record until it is killed, as a machine that goes down kills it."""
    command = [LITESTREAM, "replicate", place, f"file://{replica}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.kill()


def restored(replica, copy):
    """What a restore makes of the replica; None while there is nothing to restore."""
    copy.unlink(missing_ok=True)
    command = [LITESTREAM, "restore", "-o", copy, f"file://{replica}"]
    subprocess.run(command, capture_output=True, check=False)
    if not copy.exists():
        return None
    with Record.open(copy, create=False) as record:
        return list(record.readings()), list(record.check())


def test_what_was_written_is_restored_after_a_kill(tmp_path, tell):
    place, replica, copy = (tmp_path / name for name in ("record.db", "replica", "copy.db"))
    replica.mkdir()
    with Record.open(place) as record:
        record.add(*tell("[Ilse Varen] {said} <yes>."), method="rules-en@1", now=NOW)
        with replicating(place, replica):
            record.add(*tell("[Tomas Ardel] {denied} <any visit>."), method="rules-en@1", now=NOW)
            kept = list(record.readings()), []
            until = time.monotonic() + AT_MOST_S
            while restored(replica, copy) != kept and time.monotonic() < until:
                time.sleep(0.2)  # it copies once a second
    assert restored(replica, copy) == kept
