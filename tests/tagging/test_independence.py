"""What is found in an article depends on nothing else: not on its neighbours, nor on threads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.codec import encode_attributions
from onrecord.model import Reading

PAGES = Path(__file__).parents[2] / "examples" / "pages"


def lines_of(sources):
    taggings = (t for t in pipeline.tag(sources) if not isinstance(t, Reading))
    return [encode_attributions(tagging.article, tagging.tagged) for tagging in taggings]


@pytest.fixture(scope="module")
def sources():
    return sorted(map(str, PAGES.glob("*.html")))[::4]


@pytest.fixture(scope="module")
def lines(sources):
    lines = lines_of(sources)
    assert sum(b'"cue"' in line for line in lines) > 1
    return lines


def test_each_page_alone_gives_the_same_bytes(sources, lines):
    assert [line for source in sources for line in lines_of([source])] == lines


def test_another_order_gives_the_same_bytes(sources, lines):
    assert lines_of(sources[::-1]) == lines[::-1]


def test_another_process_with_more_threads_gives_the_same_bytes(sources, lines):
    run = subprocess.run(
        [sys.executable, "-m", "onrecord", "attributions", *sources],
        env=os.environ | {"OMP_NUM_THREADS": "4", "RAYON_NUM_THREADS": "4"},
        capture_output=True,
        check=False,
    )
    assert run.returncode in (0, 3), run.stderr
    assert run.stdout.splitlines() == lines
