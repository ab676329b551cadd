"""Parts of the docs that code writes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generated import Block

PAGE = "# Title\n\n<!-- scores: made by hand -->\nold\n<!-- /scores -->\n\nThe rest.\n"
lines = st.text(st.characters(codec="utf-8", exclude_characters="<\r"), max_size=40)


@pytest.fixture
def block(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(PAGE, "utf-8")
    return Block(page, "scores")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=lines.map(lambda text: text.strip("\n")))
def test_what_is_written_is_what_is_read_and_the_rest_stays(block, text):
    block.write(text)
    assert block.read() == text
    assert block.complaints(text) == []
    page = block.page.read_text("utf-8")
    assert page.startswith("# Title\n\n<!-- scores: made by hand -->\n")
    assert page.endswith("<!-- /scores -->\n\nThe rest.\n")


def test_what_is_out_of_date_names_the_command_that_mends_it(block):
    assert "make docs" in block.complaints("new")[0]


def test_a_page_without_the_part_is_an_error(block):
    with pytest.raises(LookupError, match="speed"):
        Block(block.page, "speed").read()
