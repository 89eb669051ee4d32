"""The child that turns cases into one sealed Parquet file: the table libraries never load beside the window."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import Any

from db import sealed
from mlpipeline.domain import NO_DISEASE_ID, case_from_dict
from mlpipeline.progress import Progress


def freeze(
    cases: list[dict[str, Any]], split_key: bytes, path: str, key: bytes, label: str, progress: Progress = Progress()
) -> dict[str, Any]:
    """Writes the sealed file and says what is in it: sha256 (of the clear Parquet), columns, rows by part, rows by
    disease. Cases are those of `case_to_dict`, under the store's ids; keys come over the pipe."""
    from mlpipeline.evaluation.split import PARTS, part_of
    from mlpipeline.features.table import cases_to_table, table_to_parquet

    progress(0.0, "dataset.table")
    table = cases_to_table((case_from_dict(each) for each in cases), lambda patient: part_of(patient, split_key))
    progress(0.6, "dataset.write")
    data = table_to_parquet(table)
    progress(0.8, "dataset.write")
    sealed.seal_bytes(data, Path(path), key, label)
    progress(1.0, "dataset.write")
    parts = Counter(table.part.tolist())
    diseases = Counter(each for each in table.disease.tolist() if each is not None)
    return {
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": len(data),
        "columns": len(table.columns),
        "parts": {part: parts.get(part, 0) for part in PARTS},
        "label_counts": dict(diseases),
        "labels": {each: table.disease_labels.get(each, "") for each in diseases if each != NO_DISEASE_ID},
    }
