"""Which articles carry the same words, against what a reader judged: BASIL, AllSides, PolNeAR.

judged/copies.tsv, three corpora -> the share of right pairs, and what finding them costs

    python recipes/copy_scores.py        the scores, and each wrong pair by its ids

Few articles of these corpora are copies: AllSides picks three outlets that tell an event in their
own words. So the judged pairs are drawn by how much they share, and how many of the copies in a
larger record would be found is measured on copies that are made here of agencies' stories: cut,
mixed with others, edited.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import random
import sqlite3
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from onrecord.folding import fold
from onrecord.languages import load
from onrecord.model import Article
from onrecord.record.copies import (
    closest,
    cluster,
    compare,
    fingerprints,
    kind_between,
    origin_of,
    sought,
)
from shared import CHECKOUT, find_shared, say_skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.model import CopyKind

JUDGED = CHECKOUT / "recipes" / "judged" / "copies.tsv"
CORPORA = (
    Path("corpora/allsides/articles.jsonl.gz"),
    Path("corpora/basil/articles.jsonl.gz"),
    Path("corpora/polnear/dev.jsonl.gz"),
    Path("corpora/polnear/train.jsonl.gz"),
)
AGENCIES = ("Associated Press", "Reuters")
_SAMPLED = 2000  # articles whose every pair is compared, of the months that have most
_RUN = 5  # words; shorter than what the product compares, so that it is not its own measure
_MUCH = 0.3  # of the runs of one article
_STORIES = 300  # agencies' stories of which copies are made
_PARAGRAPHS = 10  # a story has at least as many
_SEED = 4
_NOT_JUDGED = "unsure"


class Pair(NamedTuple):
    """Two articles, and how a reader says that they share their words; None where they do not."""

    left: str
    right: str
    judged: CopyKind | None


class Judged(NamedTuple):
    """What a reader judged: pairs, and articles with the agency that the product credits."""

    pairs: list[Pair]
    unsure: int
    origins: dict[str, tuple[str, bool]]


class Shelf:
    """A store in memory, that finds copies as a record does: one article after the other."""

    def __init__(self) -> None:
        self.articles: dict[int, Article] = {}
        self.links: list[tuple[int, int]] = []
        self.prints = 0
        self.compared = 0
        self._holders: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, article: Article) -> tuple[int, ...]:
        """Keep an article; the keys of those that it is a copy of."""
        key, prints = len(self.articles), fingerprints(article.text)
        near = self.candidates(prints)
        copies = tuple(one for one in near if kind_between(article, self.articles[one]))
        self.articles[key] = article
        self.links += [(key, one) for one in copies]
        self.prints += len(prints)
        self.compared += len(near)
        for number in prints:
            self._holders[number].append(key)
        return copies

    def candidates(self, prints: Iterable[int]) -> tuple[int, ...]:
        """The keys of the articles to compare with one that has these fingerprints."""
        held = {number: self._holders[number] for number in prints if number in self._holders}
        frequencies = {number: len(keys) for number, keys in held.items()}
        return closest({number: held[number] for number in sought(frequencies)})


def main() -> int:
    """Print the scores and what is wrong."""
    shared = find_shared()
    if shared is None:
        return say_skipped("copies")
    articles = read_articles(shared)
    judged = read_judged(JUDGED)
    say_pairs(judged, articles)
    say_origins(judged, articles)
    say_shelf([_article(row) for row in _rows(shared / CORPORA[0])])
    say_candidates(articles)
    say_made(articles)
    return 0


# ------------------------------------------------------------------------------ what is judged


def say_pairs(judged: Judged, articles: dict[str, Article]) -> None:
    """Precision and recall of the judged pairs, across outlets and in all."""
    found = [
        (pair, kind_between(articles[pair.left], articles[pair.right])) for pair in judged.pairs
    ]
    for pair, kind in found:
        if (kind is None) != (pair.judged is None):
            print(f"  {pair.left} {pair.right}: {kind}, judged {pair.judged}")
    across = [
        (pair, kind)
        for pair, kind in found
        if articles[pair.left].outlet != articles[pair.right].outlet
    ]
    print(f"pairs: {_score(found)}; {judged.unsure} more are unsure")
    print(f"  of two outlets: {_score(across)}")
    alike = [kind == pair.judged for pair, kind in found if kind and pair.judged]
    print(f"  kind: {sum(alike)} of {len(alike)} as judged")


def percentages(shared: Path) -> dict[str, float]:
    """Of the judged pairs, and of the agencies credited: what a floor holds."""
    articles, judged = read_articles(shared), read_judged(JUDGED)
    found = [
        (pair, kind_between(articles[pair.left], articles[pair.right])) for pair in judged.pairs
    ]
    right = sum(1 for pair, kind in found if kind and pair.judged)
    language = load("en")
    credited = [
        is_right
        for one, (agency, is_right) in judged.origins.items()
        if origin_of(articles[one], language) == agency
    ]
    return {
        "precision": 100 * right / sum(1 for _, kind in found if kind),
        "recall": 100 * right / sum(1 for pair, _ in found if pair.judged),
        "origins": 100 * sum(credited) / len(credited),
    }


def _score(found: list[tuple[Pair, CopyKind | None]]) -> str:
    right = sum(1 for pair, kind in found if kind and pair.judged)
    precision = _share(right, sum(1 for _, kind in found if kind))
    recall = _share(right, sum(1 for pair, _ in found if pair.judged))
    return f"precision {precision}, recall {recall} of {len(found)}"


def say_origins(judged: Judged, articles: dict[str, Article]) -> None:
    """How many of the agencies credited are right."""
    language = load("en")
    credited = {one: origin_of(articles[one], language) for one in judged.origins}
    right = [
        is_right for one, (agency, is_right) in judged.origins.items() if credited[one] == agency
    ]
    lost = [one for one, (_, is_right) in judged.origins.items() if is_right and not credited[one]]
    print(f"origins: {_share(sum(right), len(right))} right; lost {lost}")


# ------------------------------------------------------------------------------ the whole corpus


def say_shelf(articles: list[Article]) -> None:
    """Time, size, and the lots of all articles, put on the shelf one by one."""
    start = time.process_time()
    shelf = Shelf()
    for article in articles:
        shelf.add(article)
    copies = cluster(shelf.articles, shelf.links, language=load("en"))
    took_s = time.process_time() - start
    sizes = Counter(Counter(copy.cluster for copy in copies.values()).values())
    kinds = Counter(copy.kind for copy in copies.values())
    print(f"{len(articles)} articles: {took_s:.0f} s of one core, {shelf.compared} compared")
    print(f"  {shelf.prints / len(articles):.1f} fingerprints an article, {_kept(articles)}")
    print(f"  lots by size {dict(sizes)}, {dict(kinds)}, {len(shelf.links)} links")


def _kept(articles: list[Article]) -> str:
    """Bytes an article in the record's table, with its index."""
    sample = articles[::10]
    with contextlib.closing(sqlite3.connect(":memory:")) as file:
        file.execute("create table f (article int, digest int, primary key (article, digest))")
        file.execute("create index i on f (digest)")
        for key, article in enumerate(sample):
            rows = [(key, number) for number in fingerprints(article.text)]
            file.executemany("insert into f values (?, ?)", rows)
        pages, page_bytes = (
            file.execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "page_size")
        )
    return f"{pages * page_bytes / len(sample):.0f} bytes in SQLite"


def say_candidates(articles: dict[str, Article]) -> None:
    """How many of all pairs that share much are candidates, on articles of the same months."""
    sample = _of_same_months(articles)
    shelf = Shelf()
    near = set()
    for article in sample:
        key = len(shelf.articles)
        near |= {(one, key) for one in shelf.candidates(fingerprints(article.text))}
        shelf.add(article)
    much = [pair for pair, share in _containment(sample) if share >= _MUCH]
    copies = [(a, b) for a, b in much if kind_between(sample[a], sample[b])]
    own = [(a, b) for a, b in much if _own_share(sample[a], sample[b]) >= _MUCH]
    print(f"candidates among {len(sample)} articles, of the pairs that share {_MUCH:.0%}:")
    for name, pairs in (("all", much), ("beside quotations", own), ("copies", copies)):
        print(f"  {name}: {_share(len(near.intersection(pairs)), len(pairs))}")


def _own_share(left: Article, right: Article) -> float:
    shares = compare(left.text, right.text)
    return max(shares.left.own_share, shares.right.own_share)


def _of_same_months(articles: dict[str, Article]) -> list[Article]:
    months: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles.values():
        months[(article.published or "")[: len("2026-03")]].append(article)
    sample: list[Article] = []
    for month in sorted(months, key=lambda month: (-len(months[month]), month)):
        sample += months[month]
        if len(sample) >= _SAMPLED:
            break
    return sample[:_SAMPLED]


def _containment(sample: list[Article]) -> Iterator[tuple[tuple[int, int], float]]:
    """Every pair, and the share of the runs of five words of either that the other has."""
    runs = [
        {hash(run) for run in zip(*(words[i:] for i in range(_RUN)), strict=False)}
        for words in (fold(article.text).split() for article in sample)
    ]
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for key, own in enumerate(runs):
        shared = [one for run in own for one in holders[run]]
        counts = np.bincount(shared, minlength=1) if shared else np.zeros(1, np.int64)
        for other in np.flatnonzero(counts).tolist():
            yield (other, key), counts[other] / min(len(own), len(runs[other]))
        for run in own:
            holders[run].append(key)


# ------------------------------------------------------------------------------ copies made here


def say_made(articles: dict[str, Article]) -> None:
    """How many copies that were made of agencies' stories are found, and as what."""
    stories = [
        one
        for one in articles.values()
        if one.outlet in AGENCIES and len(_paragraphs(one)) >= _PARAGRAPHS
    ]
    rng = random.Random(_SEED)
    rng.shuffle(stories)
    for name, make in _WAYS.items():
        kinds: Counter[str | None] = Counter()
        candidates = 0
        for story in stories[:_STORIES]:
            other = rng.choice([one for one in stories if one is not story])
            text = "\n\n".join(make(_paragraphs(story), _paragraphs(other), rng))
            made = Article("made", text, "0" * 64, outlet="Radio Vesper")
            kinds[kind_between(story, made)] += 1
            prints = set(fingerprints(story.text)) & set(fingerprints(text))
            candidates += bool(closest({number: [0] for number in prints}))
        print(f"made: {name}: {_share(candidates, _STORIES)} candidates, {dict(kinds)}")


def _edited(paragraphs: list[str], rng: random.Random, share: float) -> list[str]:
    """With a share of the words dropped, replaced or followed by another."""
    words = " ".join(paragraphs).split()
    edited = []
    for paragraph in paragraphs:
        kept = []
        for word in paragraph.split():
            kind = rng.random() / share * 3
            kept += [] if kind < 1 else [rng.choice(words)] if kind < 2 else [word]
            kept += [rng.choice(words)] if 2 <= kind < 3 else []
        edited.append(" ".join(kept))
    return edited


_WAYS: dict[str, Callable[[list[str], list[str], random.Random], list[str]]] = {
    "one word in 50 edited": lambda story, _, rng: _edited(story, rng, 0.02),
    "one word in 16 edited": lambda story, _, rng: _edited(story, rng, 0.06),
    "one word in 10 edited": lambda story, _, rng: _edited(story, rng, 0.1),
    "first half": lambda story, _, __: story[: len(story) // 2],
    "first third": lambda story, _, __: story[: len(story) // 3],
    "first half between other paragraphs": lambda story, other, _: [
        one for both in zip(story[: len(story) // 2], other, strict=False) for one in both
    ],
    "first half, edited, behind another story": lambda story, other, rng: [
        *other, *_edited(story[: len(story) // 2], rng, 0.03)
    ],
    "every other paragraph, and half of another story": lambda story, other, _: [
        *story[::2], *other[: len(other) // 2]
    ],
    "another story": lambda _, other, __: other,
}  # fmt: skip


# ------------------------------------------------------------------------------ reading


def read_articles(shared: Path) -> dict[str, Article]:
    """The articles of the corpora by their ids; of those with one id, the first."""
    articles: dict[str, Article] = {}
    for corpus in CORPORA:
        for row in _rows(shared / corpus):
            articles.setdefault(row["id"], _article(row))
    return articles


def read_judged(path: Path) -> Judged:
    """The lines of the file."""
    judged = Judged([], 0, {})
    for line in path.read_text("utf-8").splitlines():
        match line.split("\t"):
            case ["pair", _, _, _, "unsure"]:
                judged = judged._replace(unsure=judged.unsure + 1)
            case ["pair", left, right, _, verdict]:
                judged.pairs.append(Pair(left, right, _KINDS[verdict]))
            case ["origin", article, agency, verdict]:
                judged.origins[article] = (agency, verdict == "right")
    return judged


_KINDS: dict[str, CopyKind | None] = {"exact": "exact", "near": "near", "part": "part", "no": None}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _article(row: dict[str, str]) -> Article:
    authors = row.get("authors") or row.get("author") or ""
    return Article(
        row["id"],
        row["text"],
        "0" * 64,
        url=row.get("url"),
        outlet=row.get("outlet") or row.get("publisher"),
        title=row["title"],
        authors=tuple(name.strip() for name in authors.split(",") if name.strip()),
        published=row.get("published") or row.get("date"),
        language="en",
    )


def _paragraphs(article: Article) -> list[str]:
    return [one for one in article.text.split("\n\n") if one.strip()]


def _share(some: int, all_: int) -> str:
    return f"{100 * some / all_:.1f} % ({some} of {all_})" if all_ else "none"


if __name__ == "__main__":
    sys.exit(main())
