"""Words by which an article says whose text it is."""

from __future__ import annotations

import msgspec


class Credits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Agencies, and the words around their names where they are credited.

    Attributes:
        agencies: a news agency's name -> the names it is credited by, as they are printed. Those
            of five letters or fewer must stand as they are here, or in capitals.
        bylines: first words of a byline ("BY Ilse Varen").
        belonging: they stand between a person and whom the person works for ("OF The NTA").
        staff: what may stand beside an agency's name in a credit ("NTA STAFF").
        published: phrases before who had a text first ("ORIGINALLY PUBLISHED BY").
        rights: what stands before the year and the owner ("COPYRIGHT 2026 NTA").
    """

    agencies: dict[str, tuple[str, ...]]
    bylines: tuple[str, ...]
    belonging: tuple[str, ...]
    staff: tuple[str, ...]
    published: tuple[str, ...]
    rights: tuple[str, ...]
