"""Words that tie a source to what it is credited with, each with its act."""

from __future__ import annotations

import msgspec


class Reporting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tie a source to what it is credited with."""
