"""The actor behind a source.

source -> the mention that it is built around -> its chain -> Speaker

The source is what the text credits, and it may hold several mentions: "Germany’s Ada Blom"
credits the person and not the country, "the party’s letter" the party and not the letter, "Blom
and Varen" both. The name is as full as the article gives it anywhere. A description that leads
to no name keeps the source’s own words, which tell more than its head alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.languages.who import plural
from onrecord.model import AnnotatedArticle, Chain, Mention, Span, Speaker, SpeakerKind

if TYPE_CHECKING:
    from onrecord.languages import Language

_MARKS = " ,;:–—-()…"
_POSSESSIVE = ("'", "’")
# How much longer than its mention a source may be and still be named by the mention alone.
SLACK = 4


def resolve_speaker(
    annotated: AnnotatedArticle, source: Span, language: Language
) -> Speaker | None:
    """The speaker whom the source refers to; None where the article does not tell."""
    text = annotated.article.text
    inside = _outermost(annotated.mentions, source)
    if not inside or _only_owns(annotated, inside, source=source, language=language):
        return _unlisted(text, source, language)
    chains = _chains(annotated)
    several = _coordinated(annotated, inside, language)
    if several:
        return _both([_of(annotated, index, source, chains=chains) for index in several])
    if _only_places(text, source, annotated.mentions[inside[0]], language):
        return _unlisted(text, source, language)
    head = _credited(annotated, inside, source=source, language=language)
    words = source if head in inside else annotated.mentions[head].span
    speaker = _of(annotated, head, words, chains=chains)
    return _withheld(annotated, source, speaker, language=language) if speaker else None


# ---------------------------------------------------------------------------- which mention


def _outermost(mentions: tuple[Mention, ...], source: Span) -> list[int]:
    """The mentions of a source that are part of no longer one, in the order of the text.

    Those that begin in the source come first; where none does, those that reach into it.
    """
    touching = [i for i, mention in enumerate(mentions) if mention.span.overlaps(source)]
    around = [i for i in touching if _tells_of(mentions[i], source)]
    if around and not any(mentions[i].span.start == source.start for i in touching):
        return around[:1]
    within = [i for i in touching if mentions[i].span.start >= source.start]
    found: list[int] = []
    end = -1
    for index in within or touching:
        if mentions[index].span.end > end:
            found.append(index)
            end = mentions[index].span.end
    return found


def _tells_of(mention: Mention, source: Span) -> bool:
    """Whether the source is the apposition of a name before it."""
    span = mention.span
    return mention.form == "name" and span.start < source.start and span.end >= source.end


def _only_owns(
    annotated: AnnotatedArticle, inside: list[int], *, source: Span, language: Language
) -> bool:
    """Whether the one mention owns something that no list knows: "her reception"."""
    mention, text = annotated.mentions[inside[0]], annotated.article.text
    owns = text.startswith(_POSSESSIVE, mention.span.end)
    owns = owns or mention.name.casefold() in language.who.pronouns.owning
    behind = text[mention.span.end : source.end].strip(_MARKS + "'’s")
    return len(inside) == 1 and owns and bool(behind)


def _only_places(text: str, source: Span, mention: Mention, language: Language) -> bool:
    """Whether the mention only completes a noun that no list knows: "a reader in Vesper"."""
    lead = text[source.start : max(source.start, mention.span.start)].casefold().split()
    governing = [place for place, word in enumerate(lead) if word in language.who.governing]
    nouns = (word for word in lead[: max(governing, default=0)] if word.isalpha())
    return any(word not in language.who.governing | language.who.articles for word in nouns)


def _coordinated(annotated: AnnotatedArticle, inside: list[int], language: Language) -> list[int]:
    """The first two, if they are names that a conjunction joins and neither owns the other."""
    text, mentions = annotated.article.text, annotated.mentions
    if len(inside) == 1:
        return []
    one, other = (mentions[index] for index in inside[:2])
    between = text[one.span.end : other.span.start].strip(" ,")
    owning = text.startswith(_POSSESSIVE, other.span.end)
    named = one.form == other.form == "name" and not owning
    return inside[:2] if named and between in language.reporting.coordinators else []


def _credited(
    annotated: AnnotatedArticle, inside: list[int], *, source: Span, language: Language
) -> int:
    """The mention that a source is built around."""
    text, mentions = annotated.article.text, annotated.mentions
    head = inside[0]
    for index in inside[1:]:
        if text.startswith(_POSSESSIVE, mentions[head].span.end):
            head = index
        elif mentions[head].form != "name" and mentions[index].kind == "person":
            apposed = text[mentions[head].span.end : mentions[index].span.start].strip() == ","
            head = index if apposed and mentions[index].form == "name" else head
    if mentions[head].kind != "document":
        return head
    return _voice(annotated, head, source=source, language=language)


def _voice(annotated: AnnotatedArticle, document: int, *, source: Span, language: Language) -> int:
    """Whose words a letter or statement are, if its phrase tells; else the document itself."""
    mentions = annotated.mentions
    owners = [
        index
        for index, mention in enumerate(mentions)
        if index != document
        and (source.contains(mention.span) or mentions[document].span.contains(mention.span))
        and mention.kind in _voices(mentions[document], language)
    ]
    return owners[0] if owners else document


def _voices(document: Mention, language: Language) -> frozenset[SpeakerKind]:
    """Which kinds of owners speak through a document of this sort."""
    documents, endings = language.who.documents, language.who.plurals
    words = set(document.name.casefold().replace("’", "'").split())
    if words & (documents.voiced | {plural(word, endings) for word in documents.voiced}):
        return frozenset({"person", "group", "organization", "outlet", "unnamed"})
    return frozenset({"outlet"}) if words & documents.reported else frozenset()


# ---------------------------------------------------------------------------- the speaker


def _chains(annotated: AnnotatedArticle) -> dict[int, Chain]:
    return {index: chain for chain in annotated.chains for index in chain.mentions}


def _of(
    annotated: AnnotatedArticle, index: int, source: Span, *, chains: dict[int, Chain]
) -> Speaker | None:
    mention, chain = annotated.mentions[index], chains.get(index)
    if chain is None:
        return None
    named = any(annotated.mentions[other].form == "name" for other in chain.mentions)
    name = chain.name
    if not named and mention.form == "description":
        name = max(_own_words(annotated, mention, source), chain.name, key=len)
        name = _with_owner(annotated, mention, name, chains=chains)
    return Speaker(name, chain.kind, chain.role, chain.anonymous)


def _own_words(annotated: AnnotatedArticle, mention: Mention, source: Span) -> str:
    """The words of a source that is longer than the description in it.

    What is set off by a comma tells how the words were spoken ("…, reached by telephone"), or
    why the name is kept back: it is no part of the name.
    """
    source_words = source.of(annotated.article.text).strip(_MARKS)
    longer = len(source_words) > len(mention.name) + SLACK
    if not longer or not source.contains(mention.span):
        return mention.name
    lead = annotated.article.text[source.start : mention.span.start]
    rest = annotated.article.text[mention.span.end : source.end].partition(", ")[0].rstrip(_MARKS)
    return (lead + mention.name if lead else mention.name) + rest


def _with_owner(
    annotated: AnnotatedArticle, mention: Mention, name: str, *, chains: dict[int, Chain]
) -> str:
    """A description such as "her office" with the name of whom the pronoun refers to."""
    for index, other in enumerate(annotated.mentions):
        if other.form == "pronoun" and other.span.start == mention.span.start:
            owner = chains.get(index)
            opener, _, rest = name.partition(" ")
            if owner and rest and opener.casefold() == other.name.casefold():
                ending = "’" if owner.name.endswith("s") else "’s"
                return f"{owner.name}{ending} {rest}"
    return name


def _both(speakers: list[Speaker | None]) -> Speaker | None:
    names = [speaker.name for speaker in speakers if speaker]
    return Speaker(" and ".join(names), "group") if len(names) == len(speakers) else None


def _withheld(
    annotated: AnnotatedArticle, source: Span, speaker: Speaker, *, language: Language
) -> Speaker:
    """Anonymous too where the sentence says that the name is kept back."""
    if speaker.anonymous or speaker.kind not in ("group", "unnamed", "unknown"):
        return speaker
    sentence = next((span for span in annotated.sentences if span.contains(source)), source)
    words = sentence.of(annotated.article.text).casefold()
    hidden = any(phrase in words for phrase in language.who.hidden.phrases)
    return replace(speaker, anonymous=True, kind="unnamed") if hidden else speaker


def _unlisted(text: str, source: Span, language: Language) -> Speaker | None:
    """A source in which no list knows a word: its own words."""
    words = source.of(text).strip(_MARKS)
    if words.casefold() in language.who.pronouns.others:
        return None
    first, _, rest = words.partition(" ")
    is_article = first.casefold() in language.who.articles
    name = rest if rest and is_article else words
    return Speaker(name, "unknown") if any(c.isalpha() for c in name) else None
