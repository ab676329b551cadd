"""A letter is a paragraph of sixty words."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copy_scores import Shelf
from onrecord.languages import load
from onrecord.model import Article, Copy
from onrecord.record.copies import cluster, cluster_id, kind_between

EN = load("en")
# No article has a paragraph twice: `articles.repeats` sees to that.
STORY = st.lists(st.sampled_from("abcdefghijkl"), min_size=1, max_size=10, unique=True).map("".join)
STORIES = st.lists(STORY, min_size=2, max_size=8, unique=True)


def drawn(letters, outlet="Radio Vesper", published=None, id_=None):
    text = "\n\n".join(" ".join(f"{one}{word}" for word in range(60)) + "." for one in letters)
    return Article(id_ or f"{outlet}-{letters}", text, "0" * 64, outlet=outlet, published=published)


def every_link(articles):
    pairs = itertools.combinations(articles, 2)
    return [pair for pair in pairs if kind_between(articles[pair[0]], articles[pair[1]])]


def lots(copies):
    """Who stands together."""
    names = {copy.cluster for copy in copies.values()}
    return {frozenset(key for key in copies if copies[key].cluster == name) for name in names}


def settled_one_by_one(articles):
    """As a store does it: each with its copies, and what these were before."""
    shelf, copies = Shelf(), {}
    for article in articles:
        near = shelf.add(article)
        names = {copies[key].cluster for key in near if key in copies}
        before = {key: copy for key, copy in copies.items() if copy.cluster in names}
        key = len(shelf.articles) - 1
        touched = {key: shelf.articles[key] for key in {key, *near, *before}}
        links = [(key, one) for one in near]
        copies |= cluster(touched, links, language=EN, settled=before)
    return {shelf.articles[key].id: copy for key, copy in copies.items()}


@given(STORIES, st.randoms())
@settings(max_examples=40, deadline=None)
def test_articles_that_come_one_by_one_make_the_lots_of_all_at_once(stories, rng):
    articles = [drawn(one, f"Outlet {number}") for number, one in enumerate(stories)]
    by_id = {article.id: article for article in articles}
    at_once = lots(cluster(by_id, every_link(by_id), language=EN))
    assert lots(settled_one_by_one(articles)) == at_once
    rng.shuffle(articles)
    assert lots(settled_one_by_one(articles)) == at_once


@given(STORIES)
@settings(max_examples=40, deadline=None)
def test_what_is_kept_is_what_would_be_measured_again(stories):
    articles = [drawn(one, f"Outlet {number}") for number, one in enumerate(stories)]
    copies = settled_one_by_one(articles)
    by_id = {article.id: article for article in articles}
    for copy in copies.values():
        lot = {key for key in copies if copies[key].cluster == copy.cluster}
        founder = next(by_id[key] for key in lot if cluster_id(by_id[key]) == copy.cluster)
        kind = kind_between(by_id[copy.article], founder) or "part"
        assert copy.kind == kind
        assert 0 <= copy.share <= 1


def test_one_that_is_alone_has_no_lot():
    assert cluster({1: drawn("abcd")}, [], language=EN) == {}


def test_a_lot_tells_of_each_how_it_shares_its_words():
    articles = {
        1: drawn("abcdefgh", published="2026-03-12"),
        2: drawn("abcd", "Harbour Post", "2026-03-13"),
        3: drawn("abcdefgh", "NTA", "2026-03-13"),
    }
    name = cluster_id(articles[1])
    assert re.fullmatch(r"k-[0-9a-f]{16}", name)
    assert cluster(articles, [(1, 2), (3, 1)], language=EN) == {
        1: Copy(articles[1].id, name, "exact", 1.0),
        2: Copy(articles[2].id, name, "part", 1.0),
        3: Copy(articles[3].id, name, "exact", 1.0),
    }


def test_two_halves_of_a_story_are_copies_through_the_whole():
    articles = {
        "whole": drawn("abcdefgh", "NTA"),
        "first": drawn("abcd", "Harbour Post"),
        "second": drawn("efgh", "Radio Vesper"),
    }
    links = every_link(articles)
    assert ("first", "second") not in links
    assert lots(cluster(articles, links, language=EN)) == {frozenset(articles)}


def test_a_page_of_many_stories_draws_no_two_of_them_together():
    articles = {
        "one": drawn("ab", "Harbour Post"),
        "two": drawn("cd", "Radio Vesper"),
        "page": drawn("abcdefghijkl", "Morning Mail"),
    }
    assert every_link(articles) == []


@pytest.mark.parametrize(
    ("days", "founder"),
    [
        pytest.param(("2026-03-13", "2026-03-12"), 2, id="the first that was published"),
        pytest.param((None, "2026-03-12"), 2, id="a day that is not known comes last"),
        pytest.param(("2026-03-12", "2026-03-12"), 1, id="else the first by its id"),
    ],
)
def test_who_founds_a_lot(days, founder):
    articles = {
        key: drawn("abcd", f"Outlet {key}", day) for key, day in zip((1, 2), days, strict=True)
    }
    copies = cluster(articles, [(1, 2)], language=EN)
    assert {copy.cluster for copy in copies.values()} == {cluster_id(articles[founder])}


def test_a_lot_keeps_its_name_when_an_older_article_comes():
    articles = {
        1: drawn("abcd", "Radio Vesper", "2026-03-13"),
        2: drawn("abcd", "Harbour Post", "2026-03-14"),
        3: drawn("abcdef", "NTA", "2026-03-12"),
    }
    before = cluster({1: articles[1], 2: articles[2]}, [(1, 2)], language=EN)
    after = cluster(articles, [(3, 1)], language=EN, settled=before)
    assert {copy.cluster for copy in after.values()} == {before[1].cluster}
    assert after[1].share == 1.0
    assert after[3].kind == "near"


def test_where_two_lots_become_one_the_name_of_the_older_stays():
    articles = {
        1: drawn("abcd", "One", "2026-03-13"),
        2: drawn("abcd", "Two", "2026-03-14"),
        3: drawn("efgh", "Three", "2026-03-12"),
        4: drawn("efgh", "Four", "2026-03-14"),
        5: drawn("abcdefgh", "NTA", "2026-03-11"),
    }
    first = cluster({key: articles[key] for key in (1, 2)}, [(1, 2)], language=EN)
    second = cluster({key: articles[key] for key in (3, 4)}, [(3, 4)], language=EN)
    both = cluster(articles, [(5, 1), (5, 3)], language=EN, settled=first | second)
    assert {copy.cluster for copy in both.values()} == {second[3].cluster}
    assert len(both) == 5


def test_articles_of_one_id_found_two_lots():
    left, right = drawn("abcd", "One", id_="1"), drawn("efgh", "Two", id_="1")
    assert cluster_id(left) != cluster_id(right)


def test_the_agency_that_one_of_them_credits_is_that_of_all():
    credited = drawn("abcd", "Harbour Post")
    articles = {1: drawn("abcd"), 2: drawn("abcd", "Reuters"), 3: credited}
    copies = cluster(articles, [(1, 2), (2, 3)], language=EN)
    assert {copy.origin for copy in copies.values()} == {"Reuters"}
    rivals = articles | {3: drawn("abcd", "Xinhua")}
    copies = cluster(rivals, [(1, 2), (2, 3)], language=EN)
    assert {copy.origin for copy in copies.values()} == {None}
