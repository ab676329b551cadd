"""Articles that tell the same story are one group, each article in one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.desk.grouping import DAYS, Told, group, weights_of

MONDAY = date(2026, 3, 9)
ICE = ("Ferry stuck in ice off Halvik", "The ferry Aurora lay in thick ice off Halvik on Monday.")
ICE_TOO = (
    "Ice holds ferry fast near Halvik",
    "Thick ice kept the ferry Aurora from Halvik harbour.",
)
BUDGET = ("Parliament passes a budget", "After a night of talks the chamber voted for new taxes.")
BUDGET_TOO = ("New taxes voted through", "The chamber passed the budget after talks all night.")
OTHERS = [
    (f"{what} {verb}", f"{who} told our reporter that {what} {verb} once more this week.")
    for what, verb, who in (
        ("Orchestra", "tours", "Its conductor"),
        ("Bakery", "burns", "A neighbour"),
        ("Striker", "leaves", "The club"),
        ("Comet", "passes", "An astronomer"),
        ("Bridge", "opens", "An engineer"),
        ("Museum", "closes", "Its director"),
    )
]


def told(pair, *, day=MONDAY, speakers=(), lot=None):
    return Told(*pair, speakers=speakers, day=day, lot=lot)


def groups(*articles):
    """Sets of places, without the others that make words common or rare."""
    among = [*articles, *(told(pair) for pair in OTHERS)]
    found = group(among)
    return [members for one in found if (members := {m for m in one.members if m < len(articles)})]


def test_the_same_event_in_other_words():
    articles = [told(pair) for pair in (ICE, BUDGET, ICE_TOO, BUDGET_TOO)]
    assert groups(*articles) == [{0, 2}, {1, 3}]


def test_days_later_it_is_another_story():
    last = told(ICE_TOO, day=MONDAY + timedelta(days=DAYS))
    assert group([told(ICE), *map(told, OTHERS), last])[0].members == (0, len(OTHERS) + 1)
    late = told(ICE_TOO, day=MONDAY + timedelta(days=DAYS + 1))
    assert group([told(ICE), *map(told, OTHERS), late])[0].members == (0,)


def test_who_speaks_tells_too():
    vague = ("What comes next", "Nobody knows, and all of them said so today at great length.")
    varen = ("Ilse Varen", "Tomas Ardel", "Sara Lind", "Jonas Berg")
    ice = told(("Ferry waits", "Ice"), speakers=varen)
    assert len(groups(ice, told(vague))) == 2
    assert len(groups(ice, told(vague, speakers=varen))) == 1


def test_copies_are_together_whatever_they_are_like():
    assert groups(told(ICE, lot="k-1"), told(BUDGET), told(OTHERS[0], lot="k-1"))[0] == {0, 2}


def test_what_has_no_day_belongs_to_nothing_but_its_copies():
    found = group([told(ICE), *map(told, OTHERS), told(ICE_TOO, day=None)])
    assert found[-1].members == (len(OTHERS) + 1,)
    copies = [told(ICE, lot="k-1"), *map(told, OTHERS), told(ICE_TOO, day=None, lot="k-1")]
    assert group(copies)[0].members == (0, len(OTHERS) + 1)


def test_the_typical_one_is_most_like_all():
    both = (f"{ICE[0]}, {ICE_TOO[0]}", f"{ICE[1]} {ICE_TOO[1]}")
    found = group([told(ICE), told(both), told(ICE_TOO), *map(told, OTHERS)])
    assert (found[0].members, found[0].typical) == ((0, 1, 2), 1)


@pytest.mark.parametrize("articles", [[], [told(("", ""))], [told(("", ""))] * 3], ids=len)
def test_without_words_each_is_alone(articles):
    assert [one.members for one in group(articles)] == [(n,) for n in range(len(articles))]


WORDS = st.lists(st.sampled_from(["ice", "ferry", "tax", "vote", "comet", "bridge"]), max_size=6)
ARTICLES = st.lists(
    st.builds(
        Told,
        title=WORDS.map(" ".join),
        opening=WORDS.map(" ".join),
        speakers=st.sampled_from([(), ("Ilse Varen",), ("Tomas Ardel", "Ilse Varen")]),
        day=st.integers(0, 20).map(lambda days: MONDAY + timedelta(days=days)) | st.none(),
        lot=st.none() | st.sampled_from(["k-1", "k-2"]),
    ),
    max_size=30,
).map(lambda articles: sorted(articles, key=lambda one: (one.day is None, one.day or MONDAY)))


@given(ARTICLES)
def test_each_article_is_in_one_group(articles):
    found = group(articles)
    assert sorted(place for one in found for place in one.members) == list(range(len(articles)))
    assert all(one.typical in one.members for one in found)


@given(ARTICLES)
def test_a_group_lasts_no_longer_than_its_copies_make_it(articles):
    for one in group(articles):
        members = [articles[place] for place in one.members]
        days = [each.day for each in members if each.day and not each.lot]
        assert not days or (max(days) - min(days)).days <= 2 * 20
        if not any(each.lot for each in members):
            assert len(members) == 1 or (max(days) - min(days)).days <= DAYS


@given(ARTICLES)
def test_copies_share_a_group(articles):
    found = group(articles)
    for lot in ("k-1", "k-2"):
        holding = [one for one in found if any(articles[place].lot == lot for place in one.members)]
        assert len(holding) <= 1


@given(ARTICLES)
def test_the_words_of_an_article_have_the_length_one(articles):
    for weights in weights_of(articles):
        length = sum(weight * weight for weight in weights.values())
        assert not weights or abs(length - 1) < 1e-9
