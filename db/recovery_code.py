"""The code printed for the day all passphrases are forgotten: 8 groups of 5 letters, with a checksum.

Crockford's base32 has no I, L, O and U; who reads an O or an I off the paper is understood.
"""

from __future__ import annotations

import hashlib
import secrets

from mlpipeline.errors import KnownError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_BYTES, CHECK_BYTES = 23, 2
GROUPS, GROUP = 8, 5
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    """184 random bits and 16 of checksum as "XXXXX-XXXXX-…" (8 groups)."""
    secret = secrets.token_bytes(SECRET_BYTES)
    number = int.from_bytes(secret + _check(secret), "big")
    letters = "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (GROUPS * GROUP - 1), -1, -5))
    return "-".join(letters[start : start + GROUP] for start in range(0, GROUPS * GROUP, GROUP))


def read_code(code: str) -> bytes:
    """The 23 secret bytes. Raises KnownError vault.mistyped_code where length, letters or checksum are wrong."""
    letters = "".join(code.upper().split()).replace("-", "").translate(_MISREAD)
    if len(letters) != GROUPS * GROUP or any(letter not in ALPHABET for letter in letters):
        raise KnownError("vault.mistyped_code")
    number = 0
    for letter in letters:
        number = number << 5 | ALPHABET.index(letter)
    data = number.to_bytes(SECRET_BYTES + CHECK_BYTES, "big")
    secret, check = data[:SECRET_BYTES], data[SECRET_BYTES:]
    if check != _check(secret):
        raise KnownError("vault.mistyped_code")
    return secret


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(b"hoofbeat recovery code" + secret).digest()[:CHECK_BYTES]
