"""Example patients as a file: a zip of phenopackets, read through the same door as everybody's records."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable

from mlpipeline.domain import Case
from mlpipeline.readers.phenopacket_writing import case_to_phenopacket

_WHEN = (2025, 1, 16, 0, 0, 0)


def examples_as_phenopackets(cases: Iterable[Case]) -> bytes:
    """A zip with "synthetic/<case id>.json" for each case; the same cases give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for case in cases:
            member = zipfile.ZipInfo(f"synthetic/{case.case_id}.json", _WHEN)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, json.dumps(case_to_phenopacket(case), ensure_ascii=False, separators=(",", ":")))
    return out.getvalue()
