"""A few at a time, and each person's one after the other; who stands in line holds no thread."""

import sys

import anyio
import pytest
from anyio.from_thread import start_blocking_portal

from onrecord.errors import BusyError
from onrecord.web.lines import Line


def at_work_at_once(people, *, at_once=2):
    """How many made an overview at the same time; each makes one, in the order of the names."""

    async def work():
        line, most, now = Line(at_once), [], set()

        async def make(number, who):
            async with line.turn(who):
                now.add(number)
                most.append({people[one] for one in now})
                await anyio.sleep(0.01)
                now.remove(number)

        async with anyio.create_task_group() as group:
            for number, who in enumerate(people):
                group.start_soon(make, number, who)
        return most

    with start_blocking_portal() as portal:
        return portal.call(work)


def test_a_few_at_a_time():
    most = at_work_at_once(["mira", "otto", "ines", "juri"])
    assert max(map(len, most)) == 2
    assert set().union(*most) == {"mira", "otto", "ines", "juri"}


def test_who_asks_for_many_keeps_nobody_waiting():
    most = at_work_at_once(["mira"] * 5 + ["otto"])
    assert len(most) == 6
    assert {"mira", "otto"} in most[:3]


def test_who_waited_long_is_told_and_the_next_one_has_a_turn():
    async def work():
        line = Line(1, wait_s=0.01)
        async with line.turn("mira"):
            for who in ("mira", "otto"):
                with pytest.raises(BusyError, match="try again"):
                    await line.turn(who).__aenter__()
        async with line.turn("otto"):
            return "made"

    with start_blocking_portal() as portal:
        assert portal.call(work) == "made"


def test_a_turn_is_over_when_the_page_is_made_whatever_came_of_it(client):
    client.app.state.overviews_line = Line(1, wait_s=0.01)
    for query, status in (("", 200), ("since=never", 422), ("actor=w-0123456789abcdef", 404)):
        for page in ("/overview", "/overview.json", "/overview/preview", "/overview/download.md"):
            assert client.get(f"{page}?{query}").status_code == status, page


@pytest.mark.parametrize(("ending", "package"), [("docx", "docx"), ("pdf", "typst")])
def test_a_file_that_needs_more_parts_than_are_here(client, monkeypatch, ending, package):
    room = sys.modules["onrecord.overview"]
    monkeypatch.delattr(room, "docx_writing", raising=False)
    monkeypatch.delitem(sys.modules, "onrecord.overview.docx_writing", raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    answer = client.get(f"/overview/download.{ending}")
    assert answer.status_code == 501
    assert "pip install" in answer.text
