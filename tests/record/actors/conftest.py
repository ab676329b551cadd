"""Appearances as an article would give them, and who is one with whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from onrecord import folding
from onrecord.languages import load
from onrecord.model import Judgement, SpeakerKind, Verdict
from onrecord.record.actors import Appearance, SpeakerReader, appearance_id, settle

DAY = "2026-03-15"


def appear(
    name: str,
    *roles: str,
    day: str | None = DAY,
    beside: Iterable[str] = (),
    kind: SpeakerKind = "person",
    outlet: str = "Radio Vesper",
) -> Appearance:
    """A speaker of an article that nobody else is in; the same words are the same article."""
    company = tuple(folding.fold(other).strip() for other in beside)
    article = f"{name} {roles} {day} {company} {outlet}"
    return Appearance(
        id=appearance_id(article=article, outlet=outlet, name=name, kind=kind),
        article=article,
        name=name,
        kind=kind,
        outlet=outlet,
        roles=roles,
        day=day,
        beside=company,
    )


def say(left: Appearance, right: Appearance, verdict: Verdict, *, minute: int = 0) -> Judgement:
    """A person's word."""
    at = datetime(2026, 3, 20, 9, minute, tzinfo=UTC)
    return Judgement(f"j-{minute:016}", left.id, right.id, verdict, "Ana B.", None, at)


@pytest.fixture(scope="session")
def reader() -> SpeakerReader:
    return SpeakerReader(load("en"))


@pytest.fixture(scope="session")
def together(reader):
    """Whether all these are one actor."""

    def ask(*appearances: Appearance) -> bool:
        return len(settle(appearances, [], reader).actors) == 1

    return ask
