"""Pages of a small newsroom: who says what in which outlet on which day."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from onrecord.model import Relay, Speaker

NOW = datetime(2026, 3, 21, 8, 0, tzinfo=UTC)


@pytest.fixture
def desk(record):
    return record.desk


@pytest.fixture
def put(add, tell):
    """Put an article on record: what each speaker says in it, in order; its id."""
    numbers = iter(range(1000))

    def put_article(
        *said,
        title=None,
        outlet="Radio Vesper",
        published="2026-03-12",
        url=None,
        opening="",
        **changes,
    ):
        number = next(numbers)
        words = " ".join(f"[{name}] {{said}} <{content}>." for name, content in said)
        page, reading = tell(
            f"{opening or f'Number {number}.'} {words}",
            origin=f"{number}.txt",
            outlet=outlet,
            published=published,
            url=url,
        )
        statements = tuple(
            replace(one, **_changes(one, name, changes))
            for one, (name, _) in zip(reading.statements, said, strict=True)
        )
        article = replace(reading.article, title=title)
        add(page, replace(reading, article=article, statements=statements))
        return article.id

    return put_article


def _changes(one, name, changes):
    """A speaker whose name begins small is unnamed; nobody speaks where it is a dash."""
    made = dict(changes)
    if name == "–":
        made["speaker"] = None
    elif name == getattr(changes.get("speaker"), "name", None):
        pass
    elif name[0].islower():
        made["speaker"] = Speaker(name, "unnamed", anonymous=True)
    else:
        made["speaker"] = Speaker(name, "person", changes.get("role"))
    made.pop("role", None)
    if "relay" in changes:
        made["relay"] = tuple(Relay(relayed, one.source) for relayed in changes["relay"])
    return made


@pytest.fixture
def settle(record):
    return lambda: sum(record.settle(clock=lambda: NOW))
