"""Write the parts of the docs that code knows better: `make docs`.

the command, the wire types, the record's tables, the demo -> docs/, README.md

`parts()` says what should stand where; `tests/test_docs.py` holds the files to it. The numbers in
docs/finds.md and docs/pages.md need data that are not shipped: `evaluate.py` writes those.
"""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

from typer.main import get_group

from generated import Block
from onrecord.record import schema_markdown, schema_picture
from shared import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click import Command, Context

DOCS = CHECKOUT / "docs"
SCHEMA = DOCS / "reading.schema.json"
README = CHECKOUT / "README.md"
EXAMPLES = CHECKOUT / "examples" / "pages"
EXCERPT_PARAGRAPHS = 2


def main() -> int:
    """Write every part."""
    SCHEMA.write_text(schema(), "utf-8")
    for block, text in parts():
        block.write(text)
    return 0


def parts() -> Iterator[tuple[Block, str]]:
    """Every part of a page that code writes, with what should stand there."""
    yield Block(DOCS / "commands.md", "commands"), commands()
    yield Block(DOCS / "record.md", "picture"), schema_picture()
    yield Block(DOCS / "record.md", "schema"), schema_markdown()
    yield Block(README, "excerpt"), excerpt()


def schema() -> str:
    """The reading format as JSON Schema."""
    from onrecord.codec import schema as reading_schema

    return json.dumps(reading_schema(), indent=2) + "\n"


def commands() -> str:
    """Every command as its `--help` describes it."""
    from onrecord.cli import app

    group = get_group(app)
    context = group.make_context("onrecord", [], resilient_parsing=True)
    sections = (
        _command(group.get_command(context, name), context) for name in group.list_commands(context)
    )
    return "\n\n".join(sections)


def _command(command: Command, parent: Context) -> str:
    context = command.make_context(command.name, [], parent=parent, resilient_parsing=True)
    named = (parameter.get_help_record(context) for parameter in command.get_params(context))
    rows = (f"| `{_name(name)}` | {text} |" for name, text in filter(None, named))
    usage = context.get_usage().removeprefix("Usage: ")
    example = (command.epilog or "").removeprefix("Example: ")
    return "\n\n".join(
        (
            f"## {command.name}",
            f"```text\n{usage}\n```",
            (command.help or "").strip(),
            "\n".join(("| argument or option | |", "|---|---|", *rows)),
            f"```sh\n{example}\n```",
        )
    )


def _name(shown: str) -> str:
    """Without Typer's note of the type, which the words beside it tell."""
    return re.sub(r" <[^>]*>$", "", shown).replace("|", r"\|")


def excerpt() -> str:
    """How the overview of the example story begins: its facts, and the first lines on an actor."""
    import onrecord

    text = onrecord.render(onrecord.overview(onrecord.read_all(EXAMPLES)), "markdown")
    facts = text[: text.index("\n## ")].strip().splitlines()[1:]
    actor = text[text.index("\n### ") :].strip().split("\n\n")[: 1 + EXCERPT_PARAGRAPHS]
    lines = "\n".join((*facts, "", "\n\n".join(actor))).strip().replace("### ", "#### ")
    cited = re.sub(r"\[\^(\d+)\]", r" [\1]", lines)
    return "\n".join(f"> {line}".rstrip() for line in cited.splitlines())


if __name__ == "__main__":
    sys.exit(main())
