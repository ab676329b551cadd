"""Who writes waits for a turn, and has it in the order in which it was asked for."""

import threading
import time

import pytest
from sqlalchemy import text

from onrecord.errors import BusyError
from onrecord.record.pooling import Turns
from onrecord.record.sqlite import connect


def test_the_one_who_waits_longest_is_next():
    turns, order = Turns(), []
    assert turns.take(1)
    threads = []

    def wait(number):
        assert turns.take(10)
        order.append(number)
        turns.give_back()

    for number in range(5):
        thread = threading.Thread(target=wait, args=(number,))
        thread.start()
        threads.append(thread)
        while len(turns._waiting) <= number:
            time.sleep(0.001)
    turns.give_back()
    for thread in threads:
        thread.join(10)
    assert order == [0, 1, 2, 3, 4]
    assert turns.take(0)


def test_who_waits_too_long_leaves_the_line():
    turns = Turns()
    assert turns.take(1)
    assert not turns.take(0.01)
    turns.give_back()
    assert turns.take(0)


@pytest.fixture
def database(tmp_path):
    database = connect(tmp_path / "record.db", create=True, wait_s=0.2)
    yield database
    database.reader.dispose()
    database.writer.dispose()


def test_one_that_writes_without_end_lets_others_in(database):
    """As settling does: one short transaction after the other."""
    stop, done = threading.Event(), []

    def work():
        while not stop.is_set():
            with database.writer.begin() as connection:
                connection.execute(text("SELECT 1"))
                time.sleep(0.002)
                done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        for _ in range(20):
            before = len(done)
            with database.writer.begin():
                assert len(done) <= before + 2
    finally:
        stop.set()
        thread.join(10)


def test_a_turn_is_over_whatever_became_of_it(database):
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), database.writer.begin():
            1 / 0  # noqa: B018
    with database.writer.connect() as connection:
        connection.invalidate()
    with database.writer.begin(), pytest.raises(BusyError, match="being written to; try again"):
        database.writer.connect()
    with database.writer.begin():
        pass
