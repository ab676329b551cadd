"""An answer is kept while it holds, made once for all who wait, and never past its time."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from onrecord.web.keeping import Kept


class World:
    """A record's state and a clock, turned by hand; counts what is made."""

    def __init__(self, stale_s=5.0, most=10):
        self.state, self.now_s, self.made = "1", 0.0, 0
        self.kept = Kept(lambda: self.state, stale_s=stale_s, most=most, clock=lambda: self.now_s)

    def ask(self, key="k"):
        def make():
            self.made += 1
            return self.made

        return self.kept.get(key, make)


def test_an_answer_holds_while_the_record_does():
    world = World()
    assert world.ask() == 1
    world.now_s = 1e6
    assert world.ask() == 1
    world.now_s += 1
    world.state = "2"
    assert world.ask() == 1  # looked at a second ago
    world.now_s += 5
    assert world.ask() == 2


def test_without_patience_every_change_is_seen():
    world = World(stale_s=0)
    assert world.ask() == 1
    assert world.ask() == 1
    world.state = "2"
    assert world.ask() == 2


def test_a_fault_is_not_kept():
    world = World()
    with pytest.raises(ZeroDivisionError):
        world.kept.get("k", lambda: 1 / 0)
    assert world.ask() == 1


def test_the_oldest_answers_make_room():
    world = World(most=2)
    assert [world.ask(key) for key in "abcca"] == [1, 2, 3, 3, 4]
    assert [world.ask(key) for key in "cbca"] == [3, 5, 3, 6]  # what is asked for stays


class Slowly:
    """Makes an answer when it is told to."""

    def __init__(self, world):
        self.world, self.begun, self.go_on = world, threading.Event(), threading.Event()

    def __call__(self):
        self.begun.set()
        assert self.go_on.wait(10)
        return self.world.ask("other")


@pytest.mark.parametrize(
    ("stale_s", "now_s", "meanwhile"), [(5.0, 59.0, 1), (5.0, 61.0, 2), (0, 1.0, 2)]
)
def test_who_asks_meanwhile_gets_the_old_answer_where_one_may_be_given(stale_s, now_s, meanwhile):
    world = World(stale_s=stale_s)
    slowly = Slowly(world)
    assert world.ask() == 1
    world.state, world.now_s = "2", now_s
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(world.kept.get, "k", slowly)
        assert slowly.begun.wait(10)
        other = pool.submit(world.ask)
        if meanwhile == 1:
            assert other.result(10) == 1  # and does not wait
        slowly.go_on.set()
        assert (first.result(10), other.result(10), world.ask()) == (2, meanwhile, 2)


def test_who_asks_meanwhile_waits_for_the_answer():
    world = World()
    slowly = Slowly(world)
    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(world.kept.get, "k", slowly)
        assert slowly.begun.wait(10)
        others = [pool.submit(world.kept.get, "k", slowly) for _ in range(7)]
        slowly.go_on.set()
        assert {one.result() for one in [first, *others]} == {1}
    assert world.made == 1
