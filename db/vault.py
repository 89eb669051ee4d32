"""The key slots of a workspace: its data key, wrapped once for each user and once by a printed recovery code.

`keys.json` holds no name and no passphrase: a slot is found by a salted digest of the user's name, and wraps the
data key by AES-256-GCM under argon2id(passphrase), with the slot's whole identity as associated data.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import math
import secrets
import time
import unicodedata
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from filelock import FileLock

from db import recovery_code
from db.canonical import to_json
from db.durable import write_durably
from db.keys import KEY_BYTES, new_data_key
from mlpipeline.errors import KnownError

FILE_NAME = "keys.json"
VERSION = 1
MIN_PASSPHRASE = 8
"""Characters."""
MEMORY_KIB, MIN_TIME, LANES, MIN_SECONDS = 64 * 1024, 3, 4, 0.25
"""Floors of argon2id. A slot that says less was weakened by someone and is refused."""
MAX_MEMORY_KIB, MAX_TIME, MAX_LANES = 4 * 2**20, 200, 64
"""Ceilings, so that a forged file cannot eat the machine."""

Slot = dict[str, Any]


class Vault:
    """The slots in `folder`/keys.json. Opening raises KnownError:

    vault.missing, vault.damaged, vault.newer, vault.weak (facts: file), vault.wrong_passphrase (the same for a user
    that does not exist), vault.mistyped_code, vault.wrong_code.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._guard = FileLock(folder / "keys.lock", timeout=10, thread_local=False)

    def exists(self) -> bool:
        return self.path.exists()

    def create(self, user: str, passphrase: str) -> tuple[bytes, str]:
        """A new data key with a slot for `user`; returns it with the recovery code to print.

        Raises KnownError vault.exists, vault.short_passphrase (fact: minimum).
        """
        if self.exists():
            raise KnownError("vault.exists", file=str(self.path))
        data_key, code = new_data_key(), recovery_code.new_code()
        vault_id = secrets.token_hex(16)
        slots = [_passphrase_slot(vault_id, data_key, user, passphrase), _recovery_slot(vault_id, data_key, code)]
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._write({"version": VERSION, "vault": vault_id, "slots": slots})
        return data_key, code

    def open(self, user: str, passphrase: str) -> bytes:
        """The data key. Takes as long for a user that does not exist as for a wrong passphrase."""
        content = self._read()
        slot = _find(content, "passphrase", _digest(content["vault"], user))
        if slot is None:
            _stretch(passphrase, secrets.token_bytes(16), _usual_time(content))
            raise KnownError("vault.wrong_passphrase")
        data_key = _unwrap(slot, content["vault"], _stretch_as(slot, passphrase))
        if data_key is None:
            raise KnownError("vault.wrong_passphrase")
        return data_key

    def open_with_recovery(self, code: str) -> bytes:
        """The data key by the printed code; letters may be of any case, blanks and dashes are ignored."""
        secret = recovery_code.read_code(code)
        content = self._read()
        for slot in content["slots"]:
            if slot["kind"] == "recovery":
                data_key = _unwrap(slot, content["vault"], _recovery_key(secret, _bytes(slot["salt"])))
                if data_key is not None:
                    return data_key
        raise KnownError("vault.wrong_code")

    def add_slot(self, data_key: bytes, user: str, passphrase: str, replace: bool = False) -> None:
        """A slot for one more user, or with `replace` a new passphrase for one who lost his.

        Raises KnownError vault.user_exists, vault.short_passphrase.
        """
        with self._guard:
            content = self._read()
            name = _digest(content["vault"], user)
            if _find(content, "passphrase", name) and not replace:
                raise KnownError("vault.user_exists")
            added = _passphrase_slot(content["vault"], data_key, user, passphrase)
            self._write(content | {"slots": [*_without(content, "passphrase", name), added]})

    def change_passphrase(self, user: str, old: str, new: str) -> None:
        """Raises KnownError vault.wrong_passphrase, vault.short_passphrase."""
        _require_length(new)
        self.add_slot(self.open(user, old), user, new, replace=True)

    def new_recovery_code(self, data_key: bytes) -> str:
        """A fresh code to print; the old one stops working."""
        code = recovery_code.new_code()
        with self._guard:
            content = self._read()
            others = [slot for slot in content["slots"] if slot["kind"] != "recovery"]
            self._write(content | {"slots": [*others, _recovery_slot(content["vault"], data_key, code)]})
        return code

    def has_slot(self, user: str) -> bool:
        content = self._read()
        return _find(content, "passphrase", _digest(content["vault"], user)) is not None

    def remove_slot(self, user: str) -> None:
        """Takes a leaver's slot away. Raises KnownError vault.no_slot, vault.last_slot."""
        with self._guard:
            content = self._read()
            name = _digest(content["vault"], user)
            if _find(content, "passphrase", name) is None:
                raise KnownError("vault.no_slot")
            left = _without(content, "passphrase", name)
            if not any(slot["kind"] == "passphrase" for slot in left):
                raise KnownError("vault.last_slot")
            self._write(content | {"slots": left})

    def _write(self, content: dict[str, Any]) -> None:
        body = {key: value for key, value in content.items() if key != "checksum"}
        write_durably(self.path, to_json(body | {"checksum": _checksum(body)}).encode())

    def _read(self) -> dict[str, Any]:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            raise KnownError("vault.missing", file=str(self.path)) from None
        return _checked(data, str(self.path))


def _checked(data: bytes, file: str) -> dict[str, Any]:
    try:
        content = json.loads(data)
        body = {key: value for key, value in content.items() if key != "checksum"}
        # The whole spelling is compared, so that not one byte can differ unnoticed.
        intact = to_json(content).encode() == data and content["checksum"] == _checksum(body)
    except (ValueError, AttributeError, KeyError, TypeError, RecursionError):
        raise KnownError("vault.damaged", file=file) from None
    if not intact:
        raise KnownError("vault.damaged", file=file)
    if content.get("version") != VERSION:
        raise KnownError("vault.newer", file=file)
    try:
        for slot in content["slots"]:
            _require_sound(slot, file)
        if not isinstance(content["vault"], str):
            raise TypeError
    except (KeyError, TypeError, ValueError, AttributeError):
        raise KnownError("vault.damaged", file=file) from None
    return content


def _require_sound(slot: Slot, file: str) -> None:
    if slot["kind"] not in ("passphrase", "recovery") or len(_bytes(slot["nonce"])) != 12:
        raise ValueError
    if len(_bytes(slot["salt"])) != 16 or len(_bytes(slot["wrapped"])) != KEY_BYTES + 16:
        raise ValueError
    if slot["kind"] == "recovery":
        return
    memory, passes, lanes = int(slot["memory_kib"]), int(slot["time"]), int(slot["lanes"])
    if slot["kdf"] != "argon2id" or memory < MEMORY_KIB or passes < MIN_TIME:
        raise KnownError("vault.weak", file=file)
    if memory > MAX_MEMORY_KIB or passes > MAX_TIME or not 1 <= lanes <= MAX_LANES:
        raise ValueError


def _passphrase_slot(vault_id: str, data_key: bytes, user: str, passphrase: str) -> Slot:
    _require_length(passphrase)
    salt, passes, key = secrets.token_bytes(16), MIN_TIME, b""
    for _ in range(4):
        started = time.perf_counter()
        key = _stretch(passphrase, salt, passes)
        took = time.perf_counter() - started
        if took >= MIN_SECONDS:
            break
        # A quick machine pays with more passes: whoever steals the file pays them for every guess.
        passes = min(MAX_TIME, math.ceil(passes * 1.2 * MIN_SECONDS / took))
        key = b""
    key = key or _stretch(passphrase, salt, passes)
    slot: Slot = {
        "kind": "passphrase", "user": _digest(vault_id, user), "kdf": "argon2id",
        "memory_kib": MEMORY_KIB, "time": passes, "lanes": LANES, "salt": _text(salt),
    }  # fmt: skip
    return _wrap(slot, vault_id, key, data_key)


def _recovery_slot(vault_id: str, data_key: bytes, code: str) -> Slot:
    salt = secrets.token_bytes(16)
    slot: Slot = {"kind": "recovery", "user": "", "kdf": "hkdf-sha256", "salt": _text(salt)}
    return _wrap(slot, vault_id, _recovery_key(recovery_code.read_code(code), salt), data_key)


def _wrap(slot: Slot, vault_id: str, key: bytes, data_key: bytes) -> Slot:
    named = slot | {"nonce": _text(secrets.token_bytes(12))}
    sealed = AESGCM(key).encrypt(_bytes(named["nonce"]), data_key, _identity(named, vault_id))
    return named | {"wrapped": _text(sealed)}


def _unwrap(slot: Slot, vault_id: str, key: bytes) -> bytes | None:
    try:
        return AESGCM(key).decrypt(_bytes(slot["nonce"]), _bytes(slot["wrapped"]), _identity(slot, vault_id))
    except InvalidTag:
        return None


def _identity(slot: Slot, vault_id: str) -> bytes:
    return to_json({"vault": vault_id} | {key: value for key, value in slot.items() if key != "wrapped"}).encode()


def _stretch(passphrase: str, salt: bytes, passes: int, memory_kib: int = MEMORY_KIB, lanes: int = LANES) -> bytes:
    """32 bytes of argon2id. The passphrase is composed (NFC) first: "é" is typed differently on each system."""
    secret = unicodedata.normalize("NFC", passphrase).encode()
    return hash_secret_raw(secret, salt, passes, memory_kib, lanes, KEY_BYTES, Type.ID)


def _stretch_as(slot: Slot, passphrase: str) -> bytes:
    return _stretch(passphrase, _bytes(slot["salt"]), slot["time"], slot["memory_kib"], slot["lanes"])


def _recovery_key(secret: bytes, salt: bytes) -> bytes:
    """No stretching: the code is 184 random bits, which nobody guesses."""
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=salt, info=b"hoofbeat recovery 1").derive(secret)


def _require_length(passphrase: str) -> None:
    if len(passphrase) < MIN_PASSPHRASE:
        raise KnownError("vault.short_passphrase", minimum=MIN_PASSPHRASE)


def _digest(vault_id: str, user: str) -> str:
    name = unicodedata.normalize("NFKC", user).casefold().strip()
    return hmac.new(vault_id.encode(), name.encode(), hashlib.sha256).hexdigest()


def _find(content: dict[str, Any], kind: str, user: str) -> Slot | None:
    return next((slot for slot in content["slots"] if (slot["kind"], slot["user"]) == (kind, user)), None)


def _without(content: dict[str, Any], kind: str, user: str) -> list[Slot]:
    return [slot for slot in content["slots"] if (slot["kind"], slot["user"]) != (kind, user)]


def _usual_time(content: dict[str, Any]) -> int:
    return max((slot["time"] for slot in content["slots"] if slot["kind"] == "passphrase"), default=MIN_TIME)


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(to_json(body).encode()).hexdigest()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
