"""Which part a patient belongs to: a keyed hash, random to look at and the same for ever."""

from __future__ import annotations

import hashlib
import hmac

TRAIN, SELECT, CALIBRATE, TEST = PARTS = ("train", "select", "calibrate", "test")
_SHARES = ((TRAIN, 0.70), (SELECT, 0.80), (CALIBRATE, 0.90), (TEST, 1.00))


def part_of(patient_id: str, key: bytes) -> str:
    """70 % train, 10 % select, 10 % calibrate, 10 % test, by HMAC-SHA256 of the patient under `key`.

    The part depends on nothing but patient and key: across dataset versions nobody moves from test to training.
    """
    digest = hmac.new(key, patient_id.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
    place = int.from_bytes(digest[:8], "big") / 2**64
    return next(part for part, end in _SHARES if place < end or part == TEST)
