"""A few numbers by which articles that share a passage are found.

text -> fingerprints

Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of the runs of eight words in every
window of forty, the least by its number. Whatever two texts share of 47 unbroken words gives
both the same fingerprint, wherever it stands in either. Quoted words are left out. The text as a
whole gives two more, so that one that is printed again word for word is always found.

Measured on 300 agency stories, each cut, mixed with others or edited in eight ways (`made` in
recipes/copy_scores.py), as the share with two fingerprints in common: winnowing 99.7 to 100 %, with
34 an article. Digests of sentences, 30 an article, 92 % where one word in ten was edited; digests
of paragraphs 32 %. MinHash of the whole article (rensa 0.5), one band of 32 in common: 100 % where
one word in 50 was edited and 69 % where one in ten was, but 85 % of halves, 40 % of thirds and 2 %
of halves behind other stories; in 64 smaller bands still 68 %. It measures how alike two sets are,
and a story inside a longer one is not alike. So there are no bands, and nothing to compute anew
when a library changes its hashes.
"""

from __future__ import annotations

import hashlib

import numpy as np

from onrecord.record.copies.wording import Numbers, Wording, runs_of, wording_of

# Words of the shortest text that is looked at: what is shorter is a notice ("Sign in to read"), or
# the little that could be read of a page.
SHORTEST = 50
# Runs. Twice the window gives half the fingerprints, but loses one pair in 30 of those that share
# a third and were edited.
_WINDOW = 40
# Windows in the shortest texts, so that these have several fingerprints too. The least of a window
# is also the least of a smaller one around it: short and long texts still meet.
_FEWEST_WINDOWS = 6
_SMALLEST_WINDOW = 8
_SIGN = np.uint64(1)  # bit: 63 of 64 are kept, so that a database's signed number holds them


def fingerprints(text: str) -> tuple[int, ...]:
    """Numbers of 63 bits, sorted, about 32 for 770 words; none for a text of under 50 words."""
    wording = wording_of(text)
    if len(wording.numbers) < SHORTEST:
        return ()
    found = set((_least(runs_of(wording.own)) >> _SIGN).tolist())
    return tuple(sorted(found | set(_of_whole(wording))))


def _least(runs: Numbers) -> Numbers:
    """The least of every window."""
    if not len(runs):
        return runs
    window = max(_SMALLEST_WINDOW, min(_WINDOW, len(runs) // _FEWEST_WINDOWS))
    windows = np.lib.stride_tricks.sliding_window_view(runs, min(window, len(runs)))
    return np.unique(windows.min(axis=1))


def _of_whole(wording: Wording) -> tuple[int, int]:
    """Two numbers of all its words: those who share one share both, and two are asked for."""
    digest = hashlib.blake2b(wording.numbers.astype("<u8").tobytes(), digest_size=16).digest()
    first, second = np.frombuffer(digest, "<u8") >> _SIGN
    return int(first), int(second)
