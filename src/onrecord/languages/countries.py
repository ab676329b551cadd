"""Countries: their names, capitals, adjectives and people.

countries.json -> Country values

The file is made by recipes/countries.py from The World Factbook (CIA, public domain). News call
states by many names; those that the Factbook does not know are in `en.toml` among the places.
"""

from __future__ import annotations

import functools
from importlib import resources

import msgspec


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One country or territory in which somebody could be quoted.

    Attributes:
        people: what several of its people are called ("Turks").
    """

    names: tuple[str, ...]
    capitals: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    origin: str
    countries: tuple[Country, ...]


@functools.cache
def countries() -> tuple[Country, ...]:
    """Every country, by its English name."""
    content = (resources.files(__package__) / "countries.json").read_bytes()
    return msgspec.json.decode(content, type=_File).countries
