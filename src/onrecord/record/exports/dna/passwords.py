"""The password that DNA asks a coder for.

password -> hash, as Jasypt's StrongPasswordEncryptor writes it

SHA-256 a hundred thousand times, first over salt and password, in base64 behind the salt. The
salt is made of the password instead of chance, so that the same export gives the same bytes. That
costs nothing: whoever has the file reads everything in it with any SQLite tool, and the password
only says which coder one works as.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import unicodedata

_TIMES = 100_000
_SALT_BYTES = 16


@functools.cache
def hash_of(password: str) -> str:
    """What stands in `CODERS.Password`."""
    salt = hashlib.sha256(f"onrecord.dna {password}".encode()).digest()[:_SALT_BYTES]
    digest = salt + unicodedata.normalize("NFC", password).encode()
    for _ in range(_TIMES):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode()
