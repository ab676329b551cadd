from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pages.hosts import asked_wait_s

NOON = 1_772_884_800.0  # 7 March 2026, 12:00 UTC


@pytest.mark.parametrize(
    ("retry_after", "wait_s"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Sat, 07 Mar 2026 12:01:30 GMT", 90),
        ("Sat, 07 Mar 2026 13:01:30 +0100", 90),
        ("Fri, 06 Mar 2026 12:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("", None),
    ],
)
def test_the_wait_that_a_server_asks_for(retry_after, wait_s):
    assert asked_wait_s(retry_after, now=NOON) == wait_s


dates = st.from_regex(
    r"(Sat, )?[0-9]{1,3} ?(Mar|Foo)? ?[0-9]{0,6} [0-9:]{0,9} ?(GMT|-0000|[+-]9+)?"
)


@given(st.one_of(st.text(), st.text("0123456789"), dates))
def test_whatever_a_server_asks_for_is_a_wait_or_unknown(retry_after):
    wait_s = asked_wait_s(retry_after, now=NOON)
    assert wait_s is None or wait_s >= 0
