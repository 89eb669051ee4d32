"""Signed models: whatever is altered, cut, added or of another key is refused before anything is built."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable

import numpy as np
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline import artifact
from mlpipeline.artifact import MAGIC, load_model, pack, public_key_of, unpack
from mlpipeline.domain import Case
from mlpipeline.errors import KnownError
from mlpipeline.features.table import PatientTable
from mlpipeline.training import TrainingPlan, train_families

SEED, OTHER = b"a" * 32, b"b" * 32
MEMBERS = {"model.json": b'{"family": "prior"}', "weights.npy": bytes(range(256)) * 4, "empty.json": b""}
NAMES = st.from_regex(r"[a-z0-9_]{1,20}\.(json|npy|ubj|skops)", fullmatch=True)


@pytest.fixture(scope="module")
def members(clinic_table: Callable[..., PatientTable]) -> dict[str, dict[str, bytes]]:
    runs = train_families(clinic_table(patients=150), TrainingPlan(), None)
    return {run.family: run.members for run in runs}


@given(st.dictionaries(NAMES, st.binary(max_size=100), max_size=5))
def test_what_is_packed_comes_back(some: dict[str, bytes]) -> None:
    data = pack(some, SEED)
    assert unpack(data, public_key_of(SEED)) == some
    assert data == pack(dict(reversed(some.items())), SEED)


def test_another_key_is_refused() -> None:
    with pytest.raises(KnownError, match=r"artifact\.signature"):
        unpack(pack(MEMBERS, SEED), public_key_of(OTHER))


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_no_single_altered_byte_gets_through(data: st.DataObject) -> None:
    packed = bytearray(pack(MEMBERS, SEED))
    at = data.draw(st.integers(0, len(packed) - 1))
    packed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(KnownError, match=r"artifact\."):
        unpack(bytes(packed), public_key_of(SEED))


@given(st.integers(0, 5000), st.binary(min_size=1, max_size=20))
def test_neither_a_cut_nor_an_addition_gets_through(at: int, more: bytes) -> None:
    packed = pack(MEMBERS, SEED)
    for hostile in (packed[: min(at, len(packed) - 1)], packed + more):
        with pytest.raises(KnownError, match=r"artifact\."):
            unpack(hostile, public_key_of(SEED))


@given(st.binary(max_size=300))
def test_junk_is_refused(junk: bytes) -> None:
    for hostile in (junk, MAGIC + junk):
        with pytest.raises(KnownError, match=r"artifact\."):
            unpack(hostile, public_key_of(SEED))


def signed(manifest: object, body: bytes) -> bytes:
    text = manifest if isinstance(manifest, bytes) else json.dumps(manifest).encode()
    signature = Ed25519PrivateKey.from_private_bytes(SEED).sign(MAGIC + text)
    return MAGIC + signature + len(text).to_bytes(4, "big") + text + body


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("manifest", "code"),
    [
        (b"not json", "artifact.damaged"),
        ([], "artifact.damaged"),
        ({"format": 2, "members": []}, "artifact.newer"),
        ({"format": 1, "members": [["../x.json", 1, digest(b"x")]]}, "artifact.damaged"),
        ({"format": 1, "members": [["x.py", 1, digest(b"x")]]}, "artifact.damaged"),
        ({"format": 1, "members": [["x.json", -1, digest(b"x")], ["y.json", 2, digest(b"")]]}, "artifact.damaged"),
        ({"format": 1, "members": [["x.json", 0, digest(b"")], ["x.json", 1, digest(b"x")]]}, "artifact.damaged"),
        ({"format": 1, "members": [["x.json", 10**15, digest(b"x")]]}, "artifact.damaged"),
        ({"format": 1, "members": [["x.json", 1, digest(b"y")]]}, "artifact.damaged"),
        ({"format": 1, "members": []}, "artifact.damaged"),
    ],
)
def test_a_well_signed_but_senseless_manifest_is_refused(manifest: object, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        unpack(signed(manifest, b"x"), public_key_of(SEED))
    assert caught.value.code == code


def test_more_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(artifact, "MAX_ARTIFACT_BYTES", 100)
    with pytest.raises(KnownError, match=r"artifact\.too_large"):
        unpack(pack(MEMBERS, SEED), public_key_of(SEED))


def test_a_bad_member_name_is_not_packed() -> None:
    with pytest.raises(ValueError):
        pack({"../model.json": b""}, SEED)


def test_a_model_without_one_of_its_members_is_refused(members: dict[str, dict[str, bytes]]) -> None:
    optional = {"severity.json", "severity.npy", "golden_findings.npy", "ranking.json"}
    for family, whole in members.items():
        load_model(whole)
        for name in set(whole) - optional:
            with pytest.raises(KnownError) as caught:
                load_model({each: data for each, data in whole.items() if each != name})
            assert caught.value.code.startswith("artifact."), (family, name)


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_altered_members_are_a_known_error_or_a_model(
    members: dict[str, dict[str, bytes]], data: st.DataObject
) -> None:
    """Behind the signature, too: a damaged member must not end in anything but a known error."""
    family = data.draw(st.sampled_from(["prior", "logistic_regression"]))
    whole = dict(members[family])
    name = data.draw(st.sampled_from(sorted(whole)))
    content = bytearray(whole[name])
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] = data.draw(st.integers(0, 255))
    whole[name] = bytes(content)
    code = "artifact.none"
    try:
        assert sum(load_model(whole).predict_case(Case("c", "p")).values()) == pytest.approx(1)
    except KnownError as error:
        code = error.code
    assert code.startswith("artifact.")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("family", "pickle"),
        ("classes", ["only one"]),
        ("temperature", 0),
        ("temperature", "warm"),
        ("design", []),
        ("design", {}),
        ("class_counts", []),
        ("facts", 3),
    ],
)
def test_a_senseless_description_is_refused(members: dict[str, dict[str, bytes]], key: str, value: object) -> None:
    plain = json.loads(members["prior"]["model.json"])
    plain[key] = value
    with pytest.raises(KnownError, match=r"artifact\."):
        load_model({**members["prior"], "model.json": json.dumps(plain).encode()})


def test_a_pickled_array_is_refused(members: dict[str, dict[str, bytes]]) -> None:
    out = io.BytesIO()
    np.save(out, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    with pytest.raises(KnownError, match=r"artifact\.damaged"):
        load_model({**members["prior"], "prior_weights.npy": out.getvalue()})
