"""The nouns of reading: what a page becomes.

Page -> Article -> AnnotatedArticle -> Statement -> Reading

Every value is frozen and compares by content; none does I/O and none has an identity of its
own. Offsets are code points into `Article.text`, half-open. None means unknown. The words are
those of PARC 3.0 and PolNeAR (source, cue, content) and of the reading format (docs/format.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

Act: TypeAlias = Literal[
    "say", "deny", "promise", "demand", "propose", "threaten", "praise", "criticize",
    "agree", "disagree", "ask", "decline", "believe", "intend",
]  # fmt: skip
Manner: TypeAlias = Literal["direct", "indirect", "mixed"]
SpeakerKind: TypeAlias = Literal[
    "person", "group", "organization", "place", "outlet", "document", "unnamed", "unknown"
]
Basis: TypeAlias = Literal["stated", "relative", "carried", "published"]
Signal: TypeAlias = Literal[
    "json-ld", "opengraph", "meta", "time", "byline", "url", "text", "file", "html"
]
"""Where a field of an article was found; `file` is what the input itself brought."""

UnreadReason: TypeAlias = Literal[
    "empty", "not-html", "no-article", "login-wall", "video", "broken", "too-large", "not-text",
    "not-article", "not-found", "forbidden", "unreachable", "unsafe-address", "missing-extra",
    "fault",
]  # fmt: skip


class Span(NamedTuple):
    """Half-open code-point offsets; a tuple, so that it is an array in JSON and sorts by place."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this span."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside, ends included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


# ---------------------------------------------------------------------------- page and article


@dataclass(frozen=True, slots=True)
class Page:
    """One document as fetched, byte for byte (a `.gz` is kept as it was before compression).

    Attributes:
        origin: where it came from as the user would say it: a path, `news.jsonl:17`, an address.
        media_type: `text/html`, `text/plain` or `application/json` (one article of a JSON Lines
            file).
        url: the address it was fetched from or, for a file, None.
        charset: as the server declared it, None where nobody did.
    """

    origin: str
    media_type: str
    body: bytes
    url: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class PageRef:
    """Which page a reading is of.

    Attributes:
        sha256: digest of the page's bytes, 64 hex digits; None where nothing was fetched.
    """

    origin: str
    url: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a page yields no article.

    Attributes:
        detail: one sentence for a person, without a full stop at its end.
    """

    reason: UnreadReason
    detail: str

    def beside(self, origin: str) -> str:
        """The detail without where the page came from, with which a line's begins."""
        return self.detail.removeprefix(f"{origin}: ")

    @classmethod
    def of_fault(cls, error: Exception) -> Unread:
        """A page on which onrecord itself failed; its trace is in the log."""
        detail = f"onrecord's own, please report it ({type(error).__name__}: {error})"
        return cls("fault", " ".join(detail.split()))


@dataclass(frozen=True, slots=True)
class Article:
    """The readable text of a page and what the page says about itself.

    Attributes:
        id: as the input brought it, else `a-` and 16 hex digits of the digest of URL and text.
        published: ISO 8601, a day or a moment with its offset where one is given.
        language: ISO 639-1.
        text: paragraphs, divided by a blank line; no title unless the body repeats it.
        sha256: digest of the page's bytes, 64 hex digits.
        found: the signal that gave each field that is known.
    """

    id: str
    text: str
    sha256: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    found: dict[str, Signal] = field(default_factory=dict)


# ---------------------------------------------------------------------------- annotations


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, not yet attributed; one for each paragraph it runs over.

    Attributes:
        outer: with its marks.
        inner: without them.
        continues: it goes on from the quotation before it, in the paragraph above.
        nested: it stands inside another quotation.
    """

    outer: Span
    inner: Span
    continues: bool = False
    nested: bool = False


MentionForm: TypeAlias = Literal["name", "pronoun", "description"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to somebody or something that can speak.

    Attributes:
        span: the whole phrase, title and apposition included ("Kenyan President William Ruto").
        name: the words without article, title and role ("William Ruto"); for a description, its
            words ("the minister"); for a pronoun, itself.
        role: as given in the phrase ("Kenyan President"), None where it gives none.
        anonymous: the phrase hides the person ("a senior official").
        plural: several ("critics", "they"), None where the words do not tell.
        gender: `f`, `m`, or None where the words do not tell.
    """

    span: Span
    kind: SpeakerKind
    form: MentionForm
    name: str
    role: str | None = None
    anonymous: bool = False
    plural: bool | None = None
    gender: Literal["f", "m"] | None = None


LinkRule: TypeAlias = Literal[
    "name", "role", "named later", "same words", "same noun", "age", "apposition", "copula",
    "subject", "goes on", "body", "sort", "pair", "outlet", "pronoun", "relative", "alone",
]  # fmt: skip
"""By what a mention belongs to its chain; `onrecord.statements.wording` says each in words."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one actor in one article (coreference), in the order of the text.

    Attributes:
        name: as full as the article gives it anywhere.
        role: the fullest role that any of the mentions gives.
        mentions: indices into `AnnotatedArticle.mentions`.
        links: by what each of the mentions belongs to it.
    """

    name: str
    kind: SpeakerKind
    mentions: tuple[int, ...]
    role: str | None = None
    anonymous: bool = False
    links: tuple[LinkRule, ...] = ()


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """Words that name a day or a span of days.

    Attributes:
        edtf: EDTF level 1, resolved against the publication date; None where it cannot be.
        basis: `stated` for a full date, `relative` for one that leans on the publication date.
    """

    span: Span
    edtf: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Tagged:
    """Source, cue and content that belong together, as a tagger found or a person marked them.

    Nothing is resolved yet, and quotation marks are part of the content, as in PolNeAR.

    Attributes:
        source: None where the text names none.
        content: pieces in the order of the text.
        confidence: 0 to 1; what a person marked is certain.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article and what was marked in it, each kind in the order of the text.

    `paragraphs` and `sentences` do not overlap and leave out only white space.

    Attributes:
        tagged: what a trained tagger found: the outermost attributions.
        nested: what it found inside their contents.
        tagged_by: its name with its version, None where none has read the article.
    """

    article: Article
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    times: tuple[TimePhrase, ...] = ()
    tagged: tuple[Tagged, ...] = ()
    nested: tuple[Tagged, ...] = ()
    tagged_by: str | None = None


# ---------------------------------------------------------------------------- statements


@dataclass(frozen=True, slots=True)
class Attribution:
    """The relation of source, cue and content in the text (PARC 3.0, PolNeAR).

    Attributes:
        content: pieces in the order of the text, without their outer quotation marks.
        cue: None where the content is carried over from an attribution before it.
        source: None where the text credits nobody.
        relay: the spans of those who passed the words on, nearest to the speaker first.
        rule: the name of the rule or model that found it.
        confidence: 0 to 1.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    act: Act
    rule: str
    confidence: float
    relay: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """The actor whom the source refers to, as this article knows it.

    Attributes:
        withheld: why the name is kept back, in the article's words ("because the talks were
            private"); None where it does not tell.
    """

    name: str
    kind: SpeakerKind
    role: str | None = None
    anonymous: bool = False
    withheld: str | None = None


@dataclass(frozen=True, slots=True)
class Relay:
    """Who passed the words on."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Said:
    """When it was said: an interval of days in EDTF level 1, and the words it was read from."""

    edtf: str
    basis: Basis
    span: Span


@dataclass(frozen=True, slots=True)
class Venue:
    """The medium or place of utterance, in a few words as the article gives them."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution with its speaker and its circumstances.

    Attributes:
        id: `s-` and 16 hex digits, of the article's id, the content and the speaker's name.
        relay: nearest to the speaker first; empty where nobody stands between.
        addressee: a person or body spoken to, never the outlet.
        confidence: 0 to 1.
        method: what found it, with its version (`attribution-en@3+rules-en@4`).
    """

    id: str
    manner: Manner
    act: Act
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speaker: Speaker | None
    relay: tuple[Relay, ...]
    said: Said | None
    venue: Venue | None
    addressee: str | None
    confidence: float
    method: str


SentenceVoice: TypeAlias = Literal["own", "attributed", "mixed"]
"""Whose words a sentence holds: the outlet's own, somebody's whom it credits, or both."""


@dataclass(frozen=True, slots=True)
class VoicedSentence:
    """A sentence of an article, and whose words it holds.

    Attributes:
        statements: ids of those whose content it holds, in the order of the text.
    """

    span: Span
    voice: SentenceVoice
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page became: an article with its statements, or the reason why there is none.

    Attributes:
        unread: None exactly where there is an article.
    """

    page: PageRef
    article: Article | None = None
    statements: tuple[Statement, ...] = ()
    unread: Unread | None = None
