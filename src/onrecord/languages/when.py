"""Words that name days."""

from __future__ import annotations

import msgspec


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that name days."""
