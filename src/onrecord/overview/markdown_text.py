"""The overview as Markdown that reads well as it is.

Overview -> str

Citations are footnotes. In a passage the source stands in braces, the cue in italics and the
content in bold. What comes from pages is escaped where it would become markup, a link or an
image, and only there, so that it stays readable in a plain editor.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord import languages
from onrecord.overview.headings import (
    FURTHER_VOICES,
    MOST_VOICES,
    OWN_VOICE,
    OWN_VOICE_NOTE,
    UNKNOWN_OUTLET,
    facts_in_words,
    further,
    left_out,
    narrowed,
    reasons,
    title_of,
)
from onrecord.overview.parts import marks_around
from onrecord.overview.write import WRITTEN_IN
from onrecord.showing import harmless, moment, period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import (
        Block,
        Marked,
        Overview,
        OwnClaim,
        OwnVoice,
        Passage,
        Section,
        Sentence,
        Voice,
    )

_SPECIAL = re.compile(r"[\\`*_\[\]<|]|~~|&(?=#?\w+;)")
_SPACE = re.compile(r"\s+")
# Where a paragraph begins with these, it would be a list, a heading or a quotation.
_BLOCK = re.compile(r"^(?P<number>\d*)(?P<sign>(?<=\d)[.)]|(?<!\d)[-+=>#])")
_MARKS = {"source": ("{", "}"), "cue": ("*", "*"), "content": ("**", "**"), None: ("", "")}


def to_markdown(overview: Overview) -> str:
    """The text, one paragraph a line, ending with a line end."""
    parts = [
        _head(overview),
        _brief(overview),
        *(_section(section) for section in overview.sections),
        _own(overview),
        _doubtful(overview),
        _voices(overview),
        _articles(overview),
        _unread(overview),
        _refused(overview),
        _passages(overview),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(words: str) -> str:
    """Words of a page on one line; only what would be read as markup gets a backslash."""
    return _SPECIAL.sub(r"\\\g<0>", harmless(_SPACE.sub(" ", words)))


def _opening(line: str) -> str:
    """A line whose first characters make it no list, heading or quotation ("3. We stay")."""
    return _BLOCK.sub(r"\g<number>\\\g<sign>", line, count=1)


def _head(overview: Overview) -> str:
    facts, telling = overview.facts, languages.load(WRITTEN_IN).telling
    days = period(facts.since, facts.until, telling) if facts.since and facts.until else None
    counts = " · ".join(f"{count} {words}" for words, count in facts_in_words(overview))
    title = f"# {escape(title_of(overview))}"
    only = escape(narrowed(overview) or "")
    return "\n\n".join(filter(None, (title, days, only, counts, left_out(overview))))


def _brief(overview: Overview) -> str:
    lines = "\n".join(f"- {_sentence(sentence)}" for sentence in overview.brief)
    return f"## In brief\n\n{lines}" if lines else ""


def _section(section: Section) -> str:
    blocks = "\n\n".join(
        _block(block, further=place > 0) for place, block in enumerate(section.blocks)
    )
    return f"## {escape(section.heading)}\n\n{blocks}"


def _block(block: Block, *, further: bool) -> str:
    note = f" ({escape(block.note)})" if block.note else ""
    told = escape(block.heading) + note if block.heading else FURTHER_VOICES if further else ""
    heading = f"### {told}\n\n" if told else ""
    return heading + "\n\n".join(
        _opening(" ".join(_sentence(sentence) for sentence in paragraph))
        for paragraph in block.paragraphs
    )


def _sentence(sentence: Sentence) -> str:
    words = "".join(escape(part.text) if part.span else _ours(part.text) for part in sentence.parts)
    return words + "".join(f"[^{number}]" for number in sentence.citations)


def _ours(words: str) -> str:
    """Our words hold names from pages; the cut is the one bracket of our own."""
    return escape(words).replace("\\[…\\]", "[…]") if words.strip() else words


def _own(overview: Overview) -> str:
    if not overview.own:
        return ""
    outlets = "\n\n".join(map(_own_voice, overview.own))
    return f"## {OWN_VOICE}\n\n{OWN_VOICE_NOTE}\n\n{outlets}"


def _own_voice(voice: OwnVoice) -> str:
    lines = [_claim(claim, others) for claim, others in voice.claims]
    more = [f"- {further(voice.more)}"] if voice.more else []
    return f"### {escape(voice.outlet or UNKNOWN_OUTLET)}\n\n" + "\n".join((*lines, *more))


def _claim(claim: OwnClaim, others: tuple[str, ...]) -> str:
    left, right = marks_around(claim.text)
    day = moment(claim.published and claim.published[:10], languages.load(WRITTEN_IN).telling)
    about = ", ".join(escape(words) for words in (claim.title, day) if words)
    also = f"; also in {escape(', '.join(others))}" if others else ""
    link = f" <{_address(claim.link)}>" if claim.link else ""
    return f"- {left}{escape(claim.text)}{right} ({about or 'undated'}{also}){link}"


def _doubtful(overview: Overview) -> str:
    lines = "\n".join(f"- {_sentence(sentence)}" for sentence in overview.doubtful)
    return f"## To be checked\n\n{lines}" if lines else ""


def _voices(overview: Overview) -> str:
    if not overview.voices:
        return ""
    head = "| Speaker | Direct | Mixed | Indirect | Outlets | Through |\n|---|--:|--:|--:|--:|---|"
    rows = "\n".join(_voice(voice) for voice in overview.voices[:MOST_VOICES])
    more = len(overview.voices) - MOST_VOICES
    further = f"\n\nAnd {more:,} further speakers." if more > 0 else ""
    return f"## How solid\n\n{head}\n{rows}{further}"


def _voice(voice: Voice) -> str:
    name = escape(voice.actor.name) + (" (unnamed)" if voice.actor.anonymous else "")
    through = ", ".join(f"{escape(link)} {count}" for link, count in voice.through)
    counts = f"{voice.direct} | {voice.mixed} | {voice.indirect} | {voice.outlets}"
    return f"| {name} | {counts} | {through} |"


def _articles(overview: Overview) -> str:
    telling = languages.load(WRITTEN_IN).telling
    lines = [
        "- "
        + ", ".join(
            escape(words)
            for words in (article.outlet, article.title, moment(article.published, telling))
            if words
        )
        + (f" <{_address(article.url)}>" if article.url else "")
        for article in overview.articles
    ]
    return "## Articles used\n\n" + "\n".join(lines) if lines else ""


def _unread(overview: Overview) -> str:
    lines = [f"- {escape(page.origin)}: {escape(page.detail)}" for page in overview.unread]
    return "## Pages not read\n\n" + "\n".join(lines) if lines else ""


def _refused(overview: Overview) -> str:
    lines = [f"- {count}: {escape(reason)}" for reason, count in reasons(overview)]
    return "## Statements not told\n\n" + "\n".join(lines) if lines else ""


def _passages(overview: Overview) -> str:
    if not overview.passages:
        return ""
    legend = "In each passage the {source}, the *cue* and the **content** are marked."
    return f"## Passages\n\n{legend}\n\n" + "\n\n".join(map(_passage, overview.passages))


def _passage(passage: Passage) -> str:
    telling = languages.load(WRITTEN_IN).telling
    about = [passage.title, moment(passage.published, telling)]
    path = " → ".join(escape(name) for name in passage.path)
    head = ". ".join([path, *(escape(words) for words in about if words)])
    body = "\n\n".join(f"    > {_opening(_marked(paragraph))}" for paragraph in passage.paragraphs)
    link = f"\n\n    <{_address(passage.link)}>" if passage.link else ""
    return f"[^{passage.number}]: {head}.\n\n{body}{link}"


def _marked(paragraph: Iterable[Marked]) -> str:
    return "".join(_stretches(paragraph))


def _stretches(paragraph: Iterable[Marked]) -> Iterator[str]:
    """Each with its marks close to the words: Markdown knows no emphasis that ends in a space."""
    for stretch in paragraph:
        words = _SPACE.sub(" ", stretch.text)
        inner = words.strip()
        left, right = _MARKS[stretch.mark] if inner else ("", "")
        start, _, end = words.partition(inner) if inner else (words, "", "")
        yield f"{start}{left}{escape(inner)}{right}{end}"


def _address(url: str) -> str:
    return harmless(url).replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
