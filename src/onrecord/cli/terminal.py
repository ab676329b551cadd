"""What leaves the command: data on stdout, everything else on stderr, nothing that is obeyed.

rows, values, messages -> lines

An article can hold terminal escape sequences, and a file name too. What is printed for people
has its control characters replaced by visible ones; JSON has them escaped. A password in an
address is told to nobody.
"""

from __future__ import annotations

import errno
import itertools
import os
import re
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import msgspec

from onrecord.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from rich.console import Console

# C0 and C1 (a terminal takes U+009B for "ESC ["), and the marks that turn the reading
# direction, with which a name can be shown backwards.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OBEYED_IN_JSON = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# What stands before the host of an address: a name, a password or a token; not that of an example.
_USERINFO = re.compile(r"(?<=://)(?!user@)[^\s/?#]+@")
_MASK = "***@"

# What the system says of a disk, a quota or a size that is used up, and of a disk that fails.
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})

INDENT = 4

# Wide enough that no sentence is folded where nobody looks at the width.
_PIPE_WIDTH = 10_000


def visible(text: str) -> str:
    """The text with its control characters shown, not obeyed; line ends and tabs stay."""
    return _OBEYED.sub(_REPLACEMENT, text)


def one_line(text: str) -> str:
    """The text for one line or one cell: visible, its white space folded."""
    return visible(" ".join(text.split()))


def counted(number: int, thing: str) -> str:
    """So many of a thing: "1 statement", "2 statements"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def masked(origin: str) -> str:
    """Where a page came from, without the user's name and password."""
    return _USERINFO.sub(_MASK, origin)


def styled() -> bool:
    """Whether marks on stdout are styles; else they are brackets."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and _knows_styles()


def tell(message: str) -> None:
    """A line for the person at the terminal, on stderr; where nothing can be told, nothing is."""
    if sys.stderr is not None:  # closed by `2>&-`
        with suppress(OSError):
            print(one_line(masked(message)), file=sys.stderr)  # noqa: T201 - the command speaks here


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """Ends in peace what is printed into a pipe whose reader has had enough (`| head`)."""
    try:
        with room_for_output():
            yield
    except BrokenPipeError:
        _write_nowhere()


@contextmanager
def room_for_output() -> Iterator[None]:
    """Turns a full disk behind stdout into an error that says so.

    Raises:
        OutputError: stdout takes no more.
    """
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except OSError as error:
        # What fails to open has a name; what fails to be written has none.
        if error.errno not in NO_ROOM or error.filename is not None:
            raise
        _write_nowhere()
        raise OutputError(f"stdout cannot be written: {error.strerror}") from error


def _write_nowhere() -> None:
    """What waits to be written, and what Python writes at its end, goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def write_text(text: str) -> None:
    """Text that is the result."""
    sys.stdout.write(visible(text) if sys.stdout.isatty() else text)


def write_line(line: bytes) -> None:
    """One line of JSON; each is out before the next page is read."""
    if sys.stdout.isatty():
        line = _OBEYED_IN_JSON.sub(_escaped, line.decode()).encode()
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def write_json(value: object) -> None:
    """Nouns, or a struct of them, as one line of JSON."""
    write_line(msgspec.json.encode(value))


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Tab-separated lines under a line of column names, for a pipe."""
    cells = ([one_line(cell) for cell in row] for row in rows)
    for row in itertools.chain([columns], cells):
        sys.stdout.write("\t".join(row) + "\n")
    sys.stdout.flush()  # before anything is told about them


def draw_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, whole: Container[str]
) -> None:
    """A table for a terminal.

    Args:
        columns: their names.
        rows: a cell for each column.
        whole: the columns whose cells are never folded into several lines.
    """
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in whole)
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row))
    console().print(table)


def draw_blocks(blocks: Iterable[Sequence[str]]) -> None:
    """Blocks for a terminal: a line at the margin, the others below it and further in.

    Args:
        blocks: the lines of each; long ones are folded where they stand.
    """
    from rich.padding import Padding
    from rich.text import Text

    drawn = console()
    for head, *rest in blocks:
        drawn.print(Text(one_line(head)))
        for line in rest:
            drawn.print(Padding(Text(one_line(line)), (0, 0, 0, INDENT), expand=False))


def on_terminal() -> bool:
    """Whether the data go to a person's eyes."""
    return sys.stdout.isatty()


def console(*, stderr: bool = False) -> Console:
    """A terminal to draw on; no markup is read and nothing is highlighted."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or stderr else _PIPE_WIDTH
    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, width=width)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def _knows_styles() -> bool:
    return os.environ.get("TERM", "") not in ("", "dumb")
