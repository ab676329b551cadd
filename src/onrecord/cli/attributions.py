"""`onrecord attributions`: what the tagger alone finds in pages, before anything is resolved."""

from __future__ import annotations

from functools import partial

import typer

from onrecord.cli.options import Sources
from onrecord.cli.terminal import on_terminal, write_line


def attributions(sources: Sources) -> None:
    """Print what the tagger alone finds, with nothing resolved.

    Each article is one line of JSON (docs/format.md) with the spans of source, cue and content of
    every outermost attribution: what a benchmark of attribution compares.
    """
    from onrecord import pipeline
    from onrecord.cli.watch import Watch
    from onrecord.codec import encode_attributions
    from onrecord.model import Reading
    from onrecord.pages import count_pages

    count = None if on_terminal() else partial(count_pages, sources)
    with Watch(count, finds="attributions", needs="model") as watch:
        for tagging in pipeline.tag(sources):
            if isinstance(tagging, Reading):
                watch.see(tagging)
                continue
            tagged = tagging.tagged
            watch.see_article(tagging.article, None if tagged is None else len(tagged))
            write_line(encode_attributions(tagging.article, tagged or ()))
    raise typer.Exit(watch.exit_code)
