"""Who says something has a name, or it is not kept.

a name -> the same without the space around it
"""

from __future__ import annotations

from onrecord.errors import RecordError


def signed(name: str, what: str) -> str:
    """The name of who makes something.

    Args:
        name: as it was given.
        what: is made, in words.

    Raises:
        RecordError: there is none.
    """
    if not (author := name.strip()):
        raise RecordError(f"{what} needs the name of who makes it; give --author")
    return author
