"""The command that serves, started and stopped by tests."""

import contextlib
import os
import re
import subprocess
import sys

SERVED = re.compile(r"at (http://\S+)")


@contextlib.contextmanager
def serving():
    """Serves records by the command, each on a port of its own, until it is left."""
    running = []

    def served(place, *options, **environment):
        command = [sys.executable, "-m", "onrecord", "serve", str(place), "--port", "0", *options]
        process = subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
        )
        running.append(process)
        line = process.stderr.readline()
        found = SERVED.search(line)
        assert found, line + process.stderr.read()
        return found[1]

    try:
        yield served
    finally:
        for process in running:
            process.terminate()
            process.wait(timeout=20)
            process.stderr.close()
