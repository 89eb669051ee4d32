"""Key slots: the right passphrase or the printed code opens, nothing else does, and a changed file says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import recovery_code, vault
from db.canonical import to_json
from db.keys import PURPOSES, derive
from db.vault import Vault
from mlpipeline.errors import KnownError

PASSPHRASE = "correct horse battery"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, str]:
    """keys.json as bytes, its data key and its recovery code; argon2 is slow, so it is made once."""
    folder = tmp_path_factory.mktemp("vault")
    data_key, code = Vault(folder).create("Ana", PASSPHRASE)
    return (folder / vault.FILE_NAME).read_bytes(), data_key, code


@pytest.fixture
def opened(made: tuple[bytes, bytes, str], tmp_path: Path) -> Vault:
    (tmp_path / vault.FILE_NAME).write_bytes(made[0])
    return Vault(tmp_path)


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as error:
        call()
    return error.value.code


def test_a_user_opens_by_passphrase_and_by_the_printed_code(opened: Vault, made: tuple[bytes, bytes, str]) -> None:
    _, data_key, code = made
    assert opened.open("ana ", PASSPHRASE) == data_key
    assert opened.open_with_recovery(code.lower().replace("-", " ").replace("0", "o").replace("1", "l")) == data_key
    assert len(data_key) == 32
    assert [len(group) for group in code.split("-")] == [5] * 8


def test_a_wrong_passphrase_and_an_unknown_user_are_told_alike(opened: Vault) -> None:
    wrong = code_of(lambda: opened.open("Ana", "wrong horse battery"))
    assert wrong == code_of(lambda: opened.open("Nobody", PASSPHRASE)) == "vault.wrong_passphrase"


def test_the_file_tells_neither_names_nor_secrets(made: tuple[bytes, bytes, str]) -> None:
    content, data_key, code = made
    for secret in (b"Ana", b"ana", PASSPHRASE.encode(), data_key, data_key.hex().encode(), code.encode()):
        assert secret not in content


def test_slots_come_change_and_go(opened: Vault, made: tuple[bytes, bytes, str]) -> None:
    _, data_key, code = made
    assert code_of(lambda: opened.remove_slot("Ana")) == "vault.last_slot"
    opened.add_slot(data_key, "Luis", "contraseña é")
    assert code_of(lambda: opened.add_slot(data_key, "LUIS", "another one")) == "vault.user_exists"
    opened.change_passphrase("Luis", "contraseña e\u0301", "a new passphrase")
    assert opened.open("Luis", "a new passphrase") == data_key
    opened.remove_slot("Ana")
    assert not opened.has_slot("Ana")
    assert code_of(lambda: opened.open("Ana", PASSPHRASE)) == "vault.wrong_passphrase"
    assert code_of(lambda: opened.remove_slot("Ana")) == "vault.no_slot"
    fresh = opened.new_recovery_code(data_key)
    assert opened.open_with_recovery(fresh) == data_key
    assert code_of(lambda: opened.open_with_recovery(code)) == "vault.wrong_code"


def test_what_cannot_be_made_is_said(opened: Vault, tmp_path: Path) -> None:
    assert code_of(lambda: opened.create("Ana", PASSPHRASE)) == "vault.exists"
    assert code_of(lambda: Vault(tmp_path / "new").create("Ana", "short")) == "vault.short_passphrase"
    assert code_of(lambda: Vault(tmp_path / "none").open("Ana", PASSPHRASE)) == "vault.missing"


def test_any_flipped_byte_of_the_file_is_a_known_error(opened: Vault, made: tuple[bytes, bytes, str]) -> None:
    content, _, code = made
    for position in range(len(content)):
        flipped = bytearray(content)
        flipped[position] ^= 1 << position % 8
        opened.path.write_bytes(flipped)
        assert code_of(lambda: opened.open_with_recovery(code)) == "vault.damaged", position


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("memory_kib", 1024, "vault.weak"),
        ("time", 1, "vault.weak"),
        ("kdf", "argon2d", "vault.weak"),
        ("memory_kib", 2**40, "vault.damaged"),
        ("time", 10**9, "vault.damaged"),
        ("lanes", 0, "vault.damaged"),
        ("salt", "", "vault.damaged"),
        ("wrapped", "AAAA", "vault.damaged"),
        ("kind", "other", "vault.damaged"),
    ],
)
def test_a_forged_slot_is_refused_before_any_stretching(
    opened: Vault, made: tuple[bytes, bytes, str], field: str, value: str | int, code: str
) -> None:
    plain = json.loads(made[0])
    slot = next(each for each in plain["slots"] if each["kind"] == "passphrase")
    slot[field] = value
    del plain["checksum"]
    opened._write(plain)  # a forger can compute the checksum too
    assert code_of(lambda: opened.open("Ana", PASSPHRASE)) == code


def test_a_newer_file_and_nonsense_are_refused(opened: Vault, made: tuple[bytes, bytes, str]) -> None:
    plain = json.loads(made[0])
    del plain["checksum"]
    opened._write(plain | {"version": 2})
    assert code_of(lambda: opened.open("Ana", PASSPHRASE)) == "vault.newer"
    for nonsense in (b"", b"[]", b"null", b"{}", b"\xff", b"[" * 100_000, to_json({"checksum": 1}).encode()):
        opened.path.write_bytes(nonsense)
        assert code_of(lambda: opened.open("Ana", PASSPHRASE)) == "vault.damaged"


@settings(max_examples=100, deadline=None)
@given(position=st.integers(0, 39), letter=st.sampled_from(recovery_code.ALPHABET))
def test_a_mistyped_letter_of_the_code_is_noticed(position: int, letter: str) -> None:
    letters = recovery_code.new_code().replace("-", "")
    typed = letters[:position] + letter + letters[position + 1 :]
    if typed == letters:
        assert len(recovery_code.read_code(typed)) == recovery_code.SECRET_BYTES
    else:
        assert code_of(lambda: recovery_code.read_code(typed)) == "vault.mistyped_code"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_no_text_is_a_code_by_chance(text: str) -> None:
    assert code_of(lambda: recovery_code.read_code(text)) == "vault.mistyped_code"


def test_each_purpose_has_a_key_of_its_own(data_key: bytes) -> None:
    assert len({derive(data_key, purpose) for purpose in PURPOSES} | {data_key}) == len(PURPOSES) + 1
    assert len(derive(data_key, "signing", 64)) == 64
    with pytest.raises(ValueError):
        derive(data_key, "anything")
    with pytest.raises(ValueError):
        derive(b"short", "store")
