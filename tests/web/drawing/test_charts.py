"""Charts as geometry: all stands inside the frame, nothing covers what must be read."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.languages import load
from onrecord.record import Count
from onrecord.record.desk import ActorDays, Cited, Day
from onrecord.web.drawing.columns import draw_columns
from onrecord.web.drawing.days import draw_days
from onrecord.web.drawing.network import LINE_HEIGHT, draw_network
from onrecord.web.drawing.shades import DARKEST, shade
from onrecord.web.drawing.words import width_of

TELLING = load("en").telling
# A drawing of sixty citings takes a while.
FEWER = settings(max_examples=30)
MANNERS = ("direct", "mixed", "indirect")

days = st.lists(
    st.builds(
        Day,
        st.dates(date(2024, 1, 1), date(2026, 12, 31)).map(date.isoformat),
        st.sampled_from(MANNERS),
        st.booleans(),
        st.integers(1, 2000),
    ),
    max_size=40,
)
names = st.text(min_size=1, max_size=60)
actors = st.lists(
    st.builds(lambda name, days: ActorDays(Count("w-1", name, 1), tuple(days)), names, days),
    max_size=12,
)
press = [f"Outlet {number} of the Lantern Strait"[: 8 + number % 30] for number in range(40)]
citings = st.lists(
    st.builds(
        Cited,
        st.none() | st.sampled_from(press),
        st.sampled_from(press) | names,
        st.integers(1, 300),
    ),
    max_size=60,
)


@FEWER
@given(actors)
def test_a_dot_has_its_own_room_in_its_row(drawn):
    chart = draw_days(drawn, TELLING)
    assert (chart is None) is not any(one.days for one in drawn)
    if chart is None:
        return
    for row in chart.rows:
        for dot in row.dots:
            reach = dot.ring or dot.radius
            assert chart.left <= dot.x - reach
            assert dot.x + reach <= chart.width
            assert dot.y - reach >= 0
            assert dot.y + reach <= chart.height
        for one, other in pairwise(row.dots):
            assert one.x + (one.ring or one.radius) <= other.x - (other.ring or other.radius) + 0.1
        assert width_of(row.label) <= chart.left
    assert all(one.y + LINE_HEIGHT <= other.y for one, other in pairwise(chart.rows))


@FEWER
@given(actors)
def test_dots_hold_all_that_is_not_left_out(drawn):
    chart = draw_days(drawn, TELLING)
    if chart is not None:
        counted = sum(day.statements for one in drawn for day in one.days)
        shown = sum(dot.tally.statements for row in chart.rows for dot in row.dots)
        assert shown + chart.axis.left_out == counted


@pytest.mark.parametrize(
    ("manners", "form", "ring"),
    {
        "filled": (["direct"], "direct", False),
        "hollow": (["indirect"], "indirect", False),
        "half": (["mixed"], "mixed", False),
        "half where both are there": (["direct", "indirect"], "mixed", False),
        "a ring where one is unnamed": (["direct", "unnamed"], "direct", True),
    }.values(),
)
def test_form_carries_the_manner(manners, form, ring):
    told = [
        Day("2026-06-01", "direct" if manner == "unnamed" else manner, manner == "unnamed", 1)
        for manner in manners
    ]
    chart = draw_days([ActorDays(Count("w-1", "Ilse Varen", 1), tuple(told))], TELLING)
    ((dot,),) = (row.dots for row in chart.rows)
    assert (dot.form, dot.ring is not None) == (form, ring)


def test_a_larger_dot_stands_for_more():
    told = [Day(f"2026-06-0{n}", "direct", False, n * n) for n in range(1, 6)]
    chart = draw_days([ActorDays(Count("w-1", "Ilse Varen", 1), tuple(told))], TELLING)
    radii = [dot.radius for dot in chart.rows[0].dots]
    assert radii == sorted(set(radii))


@given(days)
def test_columns_stand_on_the_foot_and_under_the_top(told):
    chart = draw_columns(told, TELLING)
    assert (chart is None) is not told
    if chart is None:
        return
    for bar in chart.bars:
        assert chart.left <= bar.x
        assert bar.x + bar.width <= chart.width
        edges = [(piece.y + piece.height, piece.y) for piece in bar.pieces]
        assert edges[0][0] == pytest.approx(chart.foot, abs=0.11)
        for (_, top), (foot, _) in pairwise(edges):
            assert foot == pytest.approx(top, abs=0.11)
        assert edges[-1][1] > 0
    for one, other in pairwise(chart.bars):
        assert one.x + one.width <= other.x
    assert chart.levels[0].statements >= max(bar.tally.statements for bar in chart.bars)
    assert chart.levels[-1].statements == 0


@FEWER
@given(citings)
def test_no_label_of_a_network_covers_another(cited):
    chart = draw_network(cited)
    if chart is None:
        return
    for node in chart.nodes:
        assert node.x - node.radius >= 0
        assert node.right <= chart.width
        assert node.y - node.radius >= 0
        assert node.y + max(node.radius, LINE_HEIGHT / 2) <= chart.height
    for one, other in combinations(chart.nodes, 2):
        beside = one.right <= other.left or other.right <= one.left
        assert beside or abs(one.y - other.y) >= LINE_HEIGHT - 0.2
    for edge in chart.edges:
        assert min(edge.x1, edge.x2, edge.y1, edge.y2) >= 0
        assert max(edge.x1, edge.x2) <= chart.width
        assert max(edge.y1, edge.y2) <= chart.height


@FEWER
@given(citings)
def test_a_network_holds_every_citing_and_is_the_same_each_time(cited):
    chart = draw_network(cited)
    if chart is not None:
        assert len(chart.edges) + chart.itself == len(cited)
        assert draw_network(cited) == chart


def test_an_outlet_that_cites_and_is_cited_is_one_point_however_it_is_written():
    cited = [Cited("The Halvik Courier", "NTA", 3), Cited("Radio Vesper", "Halvik courier", 2)]
    chart = draw_network(cited, articles={"the"})
    assert {(one.name, one.kind) for one in chart.nodes} == {
        ("The Halvik Courier", "both"),
        ("NTA", "cited"),
        ("Radio Vesper", "outlet"),
    }


def test_who_cites_itself_alone_is_no_network():
    assert draw_network([Cited("Radio Vesper", "radio vesper", 3)]) is None
    assert draw_network([]) is None


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_the_more_the_darker_and_nothing_is_bare(most, number):
    number = min(number, most)
    assert (shade(number, most) == 0) is (number == 0)
    assert shade(number, most) <= shade(most, most) == DARKEST


def test_three_hundred_days_are_as_calm_as_one():
    start = date(2026, 1, 1)
    told = tuple(
        Day((start + timedelta(days=n)).isoformat(), MANNERS[n % 3], False, 1 + n % 7)
        for n in range(300)
    )
    chart = draw_days([ActorDays(Count("w-1", "Ilse Varen", 1), told)], TELLING)
    assert (chart.axis.unit, len(chart.rows[0].dots)) == ("week", 44)
