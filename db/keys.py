"""The data key of a workspace and the keys derived from it, one a purpose (HKDF-SHA256, RFC 5869)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
PURPOSES = frozenset(
    {"store", "lake", "lake-names", "datasets", "artifacts", "audit", "split", "signing", "policies", "patients"}
)


def new_data_key() -> bytes:
    """256 random bits: the one secret all else is derived from. Only the vault's slots ever hold it."""
    return secrets.token_bytes(KEY_BYTES)


def derive(data_key: bytes, purpose: str, length: int = KEY_BYTES) -> bytes:
    """The key of one purpose. Raises ValueError on a purpose that is not in PURPOSES or a data key of wrong size."""
    if purpose not in PURPOSES:
        raise ValueError(f"no such purpose: {purpose}")
    if len(data_key) != KEY_BYTES:
        raise ValueError("a data key has 32 bytes")
    info = f"hoofbeat 1 {purpose}".encode()
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=None, info=info).derive(data_key)


@dataclass(frozen=True, slots=True)
class StoreKeys:
    """What a connection needs: to read the file, to chain the audit, to sign policies, to name patients."""

    store: bytes = field(repr=False)
    audit: bytes = field(repr=False)
    policies: bytes = field(repr=False)
    patients: bytes = field(repr=False)

    @classmethod
    def of(cls, data_key: bytes) -> StoreKeys:
        return cls(*(derive(data_key, purpose) for purpose in ("store", "audit", "policies", "patients")))
