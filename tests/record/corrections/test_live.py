"""What holds of a log, whatever was undone in it."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Correction
from onrecord.record.corrections.live import held, undone

NOW = datetime(2026, 3, 21, tzinfo=UTC)


def entry(number, statement, undoes=None):
    return Correction(
        id=f"c-{number}",
        action="undo" if undoes else "accept",
        statement=statement,
        article="a-1",
        before=None,
        after=None,
        found=None,
        author="Mira",
        at=NOW,
        undoes=undoes,
    )


@st.composite
def logs(draw):
    """Entries about two statements; an undo takes back one that is not undone."""
    log = []
    for number in range(draw(st.integers(0, 12))):
        free = [one for one in log if one.id not in undone(log)]
        if free and draw(st.booleans()):
            target = draw(st.sampled_from(free))
            log.append(entry(number, target.statement, target.id))
        else:
            log.append(entry(number, draw(st.sampled_from(["s-1", "s-2"]))))
    return log


@given(logs())
def test_undoing_the_last_entry_is_as_if_it_had_never_been(log):
    last = [one for one in log if one.id not in undone(log)][-1:]
    for one in last:
        without = [*log, entry(99, one.statement, one.id)]
        before = log[: log.index(one)]
        rest = log[log.index(one) + 1 :]
        if all(other.action != "undo" for other in rest) and not rest:
            assert held(without) == held(before)


@given(logs())
def test_an_undo_of_an_undo_changes_nothing(log):
    for one in log:
        if one.action != "undo" and one.id not in undone(log):
            back = entry(98, one.statement, one.id)
            again = entry(99, one.statement, back.id)
            assert held([*log, back, again]) == held(log)


def test_the_last_entry_about_a_statement_holds():
    log = [entry(1, "s-1"), entry(2, "s-2"), entry(3, "s-1")]
    assert {key: one.id for key, one in held(log).items()} == {"s-1": "c-3", "s-2": "c-2"}


def test_where_all_is_undone_nothing_holds():
    assert held([entry(1, "s-1"), entry(2, "s-1", "c-1")]) == {}
