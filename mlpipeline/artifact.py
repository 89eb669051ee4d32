"""A model as signed bytes, and the model read back: signature, hashes, types, and only then is anything built."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from mlpipeline.domain import Case
from mlpipeline.errors import KnownError
from mlpipeline.evaluation.calibration import softmax
from mlpipeline.families.family import FittedFamily, array_from_members, json_from_members
from mlpipeline.families.registry import ALL_FAMILIES, family_named
from mlpipeline.features.array_bytes import array_to_bytes
from mlpipeline.features.case_values import Column, case_values
from mlpipeline.features.design import Design
from mlpipeline.features.encoded_rows import EncodedRows
from mlpipeline.severity import SeverityModel, load_severity

if TYPE_CHECKING:
    from mlpipeline.features.table import PatientTable

MAGIC = b"HOOFBEAT-MODEL-1\n"
FORMAT = 1
MAX_MANIFEST_BYTES = 1024**2
MAX_ARTIFACT_BYTES = 2 * 1024**3
GOLDEN_ROWS = 50
GOLDEN_TOLERANCE = 1e-6
_SIGNATURE_BYTES = 64
_NAME = re.compile(r"[a-z0-9_]{1,64}\.(json|npy|ubj|skops|npz)")
_MODEL, _RANKING = "model.json", "ranking.json"
_GOLDEN = ("golden_findings.npy", "golden_numbers.npy", "golden_categories.npy", "golden_probabilities.npy")


def public_key_of(signing_seed: bytes) -> bytes:
    """The 32 bytes that `unpack` checks with, of the 32-byte seed that `pack` signs with."""
    return Ed25519PrivateKey.from_private_bytes(signing_seed).public_key().public_bytes_raw()


def pack(members: Mapping[str, bytes], signing_seed: bytes) -> bytes:
    """MAGIC, 64 bytes of ed25519 signature, 4 bytes of length, manifest.json, then the members in the manifest's order.

    The manifest names each member with size and SHA-256; the signature is over it. Raises ValueError on a bad name.
    """
    names = sorted(members)
    for name in names:
        if not _NAME.fullmatch(name):
            raise ValueError(f"not a member name: {name}")
    rows = [[name, len(members[name]), hashlib.sha256(members[name]).hexdigest()] for name in names]
    manifest = json.dumps({"format": FORMAT, "members": rows}, separators=(",", ":")).encode()
    signature = Ed25519PrivateKey.from_private_bytes(signing_seed).sign(MAGIC + manifest)
    return b"".join([MAGIC, signature, len(manifest).to_bytes(4, "big"), manifest, *(members[name] for name in names)])


def unpack(data: bytes, public_key: bytes) -> dict[str, bytes]:
    """The members of `pack`, checked: first the signature of the manifest, then sizes, then each member's SHA-256.

    Raises KnownError artifact.not_one, artifact.too_large, artifact.signature, artifact.damaged (member, where known).
    """
    if not data.startswith(MAGIC):
        raise KnownError("artifact.not_one")
    if len(data) > MAX_ARTIFACT_BYTES:
        raise KnownError("artifact.too_large", limit_bytes=MAX_ARTIFACT_BYTES)
    start = len(MAGIC) + _SIGNATURE_BYTES + 4
    signature, size = data[len(MAGIC) : start - 4], int.from_bytes(data[start - 4 : start], "big")
    manifest, body = data[start : start + size], memoryview(data)[start + size :]
    if len(data) < start or size > MAX_MANIFEST_BYTES or len(manifest) != size:
        raise KnownError("artifact.damaged", member="manifest.json")
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, MAGIC + manifest)
    except (InvalidSignature, ValueError):
        raise KnownError("artifact.signature") from None
    rows = _manifest_rows(manifest)
    if sum(length for _, length, _ in rows) != len(body):
        raise KnownError("artifact.damaged", member="")
    members: dict[str, bytes] = {}
    at = 0
    for name, length, digest in rows:
        member = bytes(body[at : at + length])
        if hashlib.sha256(member).hexdigest() != digest:
            raise KnownError("artifact.damaged", member=name)
        members[name], at = member, at + length
    return members


def _manifest_rows(manifest: bytes) -> list[tuple[str, int, str]]:
    try:
        plain = json.loads(manifest)
        if plain["format"] != FORMAT:
            raise KnownError("artifact.newer", format=str(plain["format"])[:20], known=FORMAT)
        rows = [(str(name), int(length), str(digest)) for name, length, digest in plain["members"]]
    except (ValueError, KeyError, TypeError):
        raise KnownError("artifact.damaged", member="manifest.json") from None
    if len({name for name, _, _ in rows}) != len(rows) or any(
        n < 0 or not _NAME.fullmatch(name) for name, n, _ in rows
    ):
        raise KnownError("artifact.damaged", member="manifest.json")
    return rows


@dataclass(frozen=True)
class Model:
    """A fitted family with its design, its temperature and what must be said about its training.

    class_counts: training rows of each class. versions: of python and the libraries it was fitted with.
    facts: knowledge version, training rows, seed. ranking: the member of mlpipeline.ranking.fit, b"" where none was
    fitted. Thread-safe: nothing in it changes.
    """

    family: str
    classes: tuple[str, ...]
    class_counts: dict[str, int]
    design: Design
    fitted: FittedFamily
    temperature: float
    severity: SeverityModel | None
    disease_labels: dict[str, str]
    versions: dict[str, str]
    facts: dict[str, Any]
    golden: tuple[EncodedRows, np.ndarray] | None = None
    ranking: bytes = b""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns the model reads; others are ignored, missing ones are unknown."""
        return self.design.columns

    @property
    def age_range(self) -> tuple[float, float] | None:
        """Least and greatest age in training, years."""
        return self.design.age_range

    @property
    def missing_share(self) -> dict[str, float]:
        """Column -> share of the training rows that did not record it."""
        return self.design.missing_share

    @cached_property
    def finding_names(self) -> frozenset[str]:
        """The findings (HPO or LOCAL terms, history items) the model has learned from."""
        return frozenset(code.name for code in self.design.findings)

    def predict_proba(self, table: PatientTable) -> np.ndarray:
        """float64 (n, classes), rows sum to 1."""
        return self.predict_rows(self.design.encode(table))

    def predict_rows(self, rows: EncodedRows) -> np.ndarray:
        """float64 (n, classes) of encoded rows; an explanation hides findings in copies of one row and asks again."""
        if not len(rows):
            return np.zeros((0, len(self.classes)))
        return softmax(self.fitted.scores(self.design, rows) / self.temperature)

    def encode_case(self, case: Case) -> EncodedRows:
        """One row; what the case does not say is unknown."""
        return self.design.encode_values(case_values(case))

    def predict_case(self, case: Case) -> dict[str, float]:
        """Disease id -> probability, over the classes learned."""
        probabilities = self.predict_rows(self.encode_case(case))[0]
        return dict(zip(self.classes, probabilities.tolist(), strict=True))

    def predict_severity(self, case: Case) -> dict[int, float] | None:
        """Severity level -> probability; None where the records' labels were too few to learn from."""
        if self.severity is None:
            return None
        probabilities = self.severity.predict_proba(self.design, self.encode_case(case))[0]
        return {int(level): float(p) for level, p in zip(self.severity.levels, probabilities, strict=True)}

    def members(self) -> dict[str, bytes]:
        """The model as named bytes for `pack`; `load_model` reads them back."""
        plain = {
            "family": self.family,
            "classes": self.classes,
            "class_counts": self.class_counts,
            "design": self.design.to_dict(),
            "temperature": self.temperature,
            "disease_labels": self.disease_labels,
            "versions": self.versions,
            "facts": self.facts,
        }
        members = {_MODEL: json.dumps(plain, sort_keys=True).encode(), **self.fitted.members()}
        if self.severity is not None:
            members.update(self.severity.members())
        if self.ranking:
            members[_RANKING] = self.ranking
        if self.golden is not None:
            rows, probabilities = self.golden
            arrays = (rows.findings, rows.numbers, rows.categories, probabilities)
            members.update({name: array_to_bytes(array) for name, array in zip(_GOLDEN, arrays, strict=True)})
        return members


def load_model(members: Mapping[str, bytes]) -> Model:
    """The model of `Model.members()`, from members that `unpack` has checked. Raises KnownError artifact.*."""
    plain = json_from_members(members, _MODEL)
    family = str(plain.get("family"))
    if family not in ALL_FAMILIES:
        raise KnownError("artifact.unknown_family", family=family[:40])
    try:
        model = Model(
            family=family,
            classes=tuple(str(each) for each in plain["classes"]),
            class_counts={str(name): int(n) for name, n in plain["class_counts"].items()},
            design=Design.from_dict(plain["design"]),
            fitted=family_named(family).load(members),
            temperature=float(plain["temperature"]),
            severity=load_severity(members),
            disease_labels={str(name): str(label) for name, label in plain["disease_labels"].items()},
            versions={str(name): str(version) for name, version in plain["versions"].items()},
            facts=dict(plain["facts"]),
            golden=_golden(members),
            ranking=bytes(members.get(_RANKING, b"")),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise KnownError("artifact.damaged", member=_MODEL) from None
    if len(model.classes) < 2 or not 0 < model.temperature < 1e6 or not _answers(model):
        raise KnownError("artifact.damaged", member=_MODEL)
    return model


def _answers(model: Model) -> bool:
    """Whether its members fit together: a patient of whom nothing is known gets a probability for each class."""
    nothing = model.design.encode_values({})
    try:
        with np.errstate(all="ignore"):  # infinite weights are found by their answer
            probabilities = [model.predict_rows(nothing)]
            if model.severity is not None:
                probabilities.append(model.severity.predict_proba(model.design, nothing))
    except (ValueError, IndexError):
        return False
    return probabilities[0].shape == (1, len(model.classes)) and all(np.isfinite(p).all() for p in probabilities)


def _golden(members: Mapping[str, bytes]) -> tuple[EncodedRows, np.ndarray] | None:
    if not any(name in members for name in _GOLDEN):
        return None
    arrays = [array_from_members(members, name, 2) for name in _GOLDEN]
    return EncodedRows(*arrays[:3]), arrays[3]


def check_golden(model: Model) -> bool:
    """Whether the model still answers its own test cases within 1e-6; False, too, where it has none."""
    if model.golden is None or not len(model.golden[0]):
        return False
    rows, expected = model.golden
    answered = model.predict_rows(rows)
    return answered.shape == expected.shape and bool(np.abs(answered - expected).max() <= GOLDEN_TOLERANCE)
