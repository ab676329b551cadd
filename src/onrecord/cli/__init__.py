"""The command: arguments in, text out; a module for each verb.

arguments -> stdout, stderr, exit code

Exit codes: 0 done, or as much as the reader of the pipe wanted; 1 failed, 2 wrong usage, 3 done
with some pages unread (named on stderr), 130 stopped by the keyboard. An error that the caller
can repair is printed bare; anything else is a fault of onrecord's own and shows its trace. The
rooms are imported inside the commands, so that `--help` is there at once.
"""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.actors import actors
from onrecord.cli.add import add
from onrecord.cli.attributions import attributions
from onrecord.cli.check import check
from onrecord.cli.correct import correct
from onrecord.cli.export import export
from onrecord.cli.overview import overview
from onrecord.cli.pages import pages
from onrecord.cli.read import read
from onrecord.cli.said import said
from onrecord.cli.serve import serve
from onrecord.cli.show import show
from onrecord.cli.terminal import reader_may_leave, room_for_output, tell
from onrecord.errors import InputError, OnrecordError, SelectionError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FAILED, USAGE, STOPPED = 1, 2, 130

COMMANDS: tuple[tuple[Callable[..., None], str], ...] = (
    (read, "onrecord read news/ > readings.jsonl"),
    (add, "onrecord add record.db news/"),
    (overview, "onrecord overview record.db --about lighthouse -o overview.html"),
    (said, "onrecord said record.db --speaker Varen --since 2026-06"),
    (show, "onrecord show s-0123 --record record.db"),
    (pages, "onrecord pages record.db --unread"),
    (actors, "onrecord actors record.db --words varen"),
    (correct, "onrecord correct s-0123 --speaker 'Ole Sund' --author Mira"),
    (export, "onrecord export csv record.db --since 2026-06 -o june.csv"),
    (serve, "onrecord serve record.db"),
    (check, "onrecord check record.db"),
    (attributions, "onrecord attributions news/ > attributions.jsonl"),
)
"""Each verb with its example."""

app = typer.Typer(
    name="onrecord",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: onrecord overview news/ -o overview.html",
)
for _command, _example in COMMANDS:
    app.command(epilog=f"Example: {_example}")(reader_may_leave()(_command))


def _show_version(wanted: bool) -> None:
    if wanted:
        from onrecord import __version__

        sys.stdout.write(f"onrecord {__version__}\n")
        raise typer.Exit


@app.callback()
def onrecord(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """News coverage into a checkable record of who said what, and an overview from it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code."""
    if sys.stdout is None:
        tell("onrecord: stdout is closed")
        sys.exit(FAILED)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal of another encoding shows what it lacks as escapes, and nothing breaks.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        with room_for_output():
            app(arguments)
    except OnrecordError as error:
        tell(f"onrecord: {error}")
        sys.exit(USAGE if isinstance(error, InputError | SelectionError) else FAILED)
    except KeyboardInterrupt:
        sys.exit(STOPPED)
