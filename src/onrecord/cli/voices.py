"""An article in its two voices: `onrecord show ARTICLE`.

reading -> a line for each sentence, with whose words it holds
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.cli.terminal import console, one_line, styled, visible, write_json, write_text
from onrecord.errors import LanguageError

if TYPE_CHECKING:
    from onrecord.model import Article, Reading, SentenceVoice, Statement, VoicedSentence

STYLES: dict[SentenceVoice, str] = {"own": "", "attributed": "italic", "mixed": "italic dim"}
# Of the column with the voices, in characters; a longer name is cut.
WIDTH = 24


def show_article(reading: Reading, *, as_json: bool) -> None:
    """Print what the article is, then its sentences, paragraph by paragraph."""
    from onrecord import pipeline

    article = reading.article
    if article is None:
        return
    voiced = pipeline.voices(article, reading.statements)
    if as_json:
        write_json({"article": article.id, "sentences": voiced})
        return
    if not voiced and article.text:
        raise LanguageError(f"{article.id}: there are no word lists for {article.language}")
    parts = (article.outlet, article.title, article.published)
    told = ", ".join(part for part in parts if part) or article.id
    write_text(f"{one_line(told)}\n{_count(voiced)}\n\n")
    speakers = {statement.id: _name(statement) for statement in reading.statements}
    by_paragraph = groupby(voiced, key=lambda one: article.text.count("\n\n", 0, one.span.start))
    for _, sentences in by_paragraph:
        for sentence in sentences:
            _write(article, sentence, speakers)
        write_text("\n")


def _count(voiced: tuple[VoicedSentence, ...]) -> str:
    counts = {voice: sum(one.voice == voice for one in voiced) for voice in STYLES}
    return (
        f"{len(voiced)} sentences: {counts['own']} the outlet’s own, "
        f"{counts['attributed']} attributed, {counts['mixed']} mixed"
    )


def _write(article: Article, sentence: VoicedSentence, speakers: dict[str, str]) -> None:
    names = list(dict.fromkeys(speakers[id_] for id_ in sentence.statements))
    if sentence.voice == "mixed":
        names.insert(0, "own")
    label = one_line(" + ".join(names) if names else "own")
    column = f"{label if len(label) < WIDTH else label[: WIDTH - 2] + '…':{WIDTH}}"
    words = one_line(sentence.span.of(article.text))
    if not styled():
        write_text(f"{column}{words}\n")
        return
    from rich.text import Text

    drawn = Text(column, style="dim").append(visible(words), style=STYLES[sentence.voice])
    console().print(drawn)


def _name(statement: Statement) -> str:
    return statement.speaker.name if statement.speaker else "unknown"
