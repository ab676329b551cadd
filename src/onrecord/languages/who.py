"""Words that name people, bodies, places and outlets, and those that hide them."""

from __future__ import annotations

import msgspec


class Who(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that name people, bodies, places and outlets, and those that hide them."""
