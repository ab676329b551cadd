"""What holds for every test; what those of the tagger and of its recipe share.

Attributions are drawn in the text: {s source}, {c cue}, {t content}. A test that asks for
`postgresql` gets a server of its own run, started from the machine's packages on loopback as an
unprivileged user; where there is none it is skipped, and fails where the environment says
ONRECORD_POSTGRESQL=required, as CI does.
"""

import itertools
import os
import re
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, settings

from onrecord.model import Span
from onrecord.tagging.labels import RoleSpan

# A busy machine is slow, which says nothing of the code; speed has a benchmark of its own.
settings.register_profile("onrecord", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("onrecord")

ROLES = {"s": "source", "c": "cue", "t": "content"}
DRAWN = re.compile(r"\{([sct]) ([^}]*)\}")
WORD = re.compile(r"\w+|[^\w\s]")


@pytest.fixture
def read_drawing():
    """Drawing -> text, its words, the spans in the order of the text."""

    def read(drawing):
        text, spans, at = "", [], 0
        for match in DRAWN.finditer(drawing):
            text += drawing[at : match.start()]
            spans.append(RoleSpan(ROLES[match[1]], Span(len(text), len(text) + len(match[2]))))
            text, at = text + match[2], match.end()
        text += drawing[at:]
        return text, [Span(*word.span()) for word in WORD.finditer(text)], spans

    return read


@pytest.fixture
def letters():
    """Wordpieces that are letters, so that each can be told from its id."""
    return Letters()


class Letters:
    """A tokenizer that splits words as the encoder's does, and each word into its letters."""

    def encode(self, text, *, add_special_tokens):
        assert not add_special_tokens
        pieces = [
            (number, place)
            for number, word in enumerate(WORD.finditer(text))
            for place in range(*word.span())
        ]
        return SimpleNamespace(
            ids=[ord(text[place]) for _, place in pieces],
            offsets=[(place, place + 1) for _, place in pieces],
            word_ids=[number for number, _ in pieces],
        )


UNPRIVILEGED = "postgres"
SETTINGS = {  # of a server that nobody's data depend on
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "60",
}


class Server:
    """A PostgreSQL server on loopback, and databases on it."""

    def __init__(self, binaries, folder):
        self.binaries, self.folder = binaries, folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._numbers = itertools.count()
        # Nobody's password, on an address that only this machine reaches.
        self.run(
            "initdb", "--no-sync", "--auth=trust", "-E", "UTF8", "-D", folder / "data", "-U", "o"
        )
        settings = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        options = f"-p {self.port} -k {folder} {settings}"
        self.run(
            "pg_ctl", "start", "-w", "-D", folder / "data", "-l", folder / "log", "-o", options
        )

    def run(self, program, *arguments):
        """Run one of PostgreSQL's programs as somebody unprivileged."""
        user = {"user": UNPRIVILEGED, "group": UNPRIVILEGED, "extra_groups": []}
        done = subprocess.run(
            [self.binaries / program, *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            **(user if os.getuid() == 0 else {}),
        )
        assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"
        return done.stdout

    def client(self, program, *arguments):
        """Run a program that connects to the server."""
        return self.run(program, "-h", "127.0.0.1", "-p", str(self.port), "-U", "o", *arguments)

    def database(self, template="template0"):
        """The address of a new database, like the template."""
        name = f"t{next(self._numbers)}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return f"postgresql+psycopg://o@127.0.0.1:{self.port}/{name}"

    def drop(self, address):
        """Remove a database, whoever is connected to it."""
        self.sql(f"DROP DATABASE IF EXISTS {address.rpartition('/')[2]} WITH (FORCE)")

    def sql(self, command):
        """Run a command that no transaction may hold."""
        import psycopg

        address = f"postgresql://o@127.0.0.1:{self.port}/postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(command)

    def stop(self):
        """Stop the server and remove its files."""
        self.run("pg_ctl", "stop", "-m", "immediate", "-D", self.folder / "data")
        shutil.rmtree(self.folder, ignore_errors=True)


def binaries():
    """The folder of the newest server on this machine; None where there is none."""
    packaged = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    found = sorted(packaged, key=lambda path: int(path.parents[1].name))
    if not found and (program := shutil.which("initdb")):
        found = [Path(program)]
    return found[-1].parent if found else None


@pytest.fixture(scope="session")
def postgresql():
    """A server for this run."""
    folder = binaries()
    if folder is None:
        message = "no PostgreSQL server here; install the package `postgresql`"
        if os.environ.get("ONRECORD_POSTGRESQL") == "required":
            pytest.fail(message)
        pytest.skip(message)
    # Not below pytest's folders, which no other user may enter.
    place = Path(tempfile.mkdtemp(prefix="onrecord-postgresql-"))
    if os.getuid() == 0:
        shutil.chown(place, UNPRIVILEGED, UNPRIVILEGED)
    server = Server(folder, place)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def record_template(postgresql):
    """Name of a database that holds a record without pages."""
    from onrecord.record import Record

    address = postgresql.database()
    Record.open(address).close()
    return address.rpartition("/")[2]
