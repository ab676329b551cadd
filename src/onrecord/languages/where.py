"""Words that name occasions and media."""

from __future__ import annotations

import msgspec


class Where(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that name occasions and media."""
