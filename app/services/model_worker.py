"""The child that asks a sealed model: its figures on the locked part, and whether it still answers as at training."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import sealed
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.artifact import Model

SealedFile = tuple[str, bytes, str]
"""(path, key, label)."""


def opened_model(artifact: SealedFile, public_key: bytes) -> Model:
    """Unsealed in memory, signature and hashes checked, then loaded. Raises KnownError sealed.*, artifact.*."""
    from mlpipeline.artifact import load_model, unpack

    path, key, label = artifact
    return load_model(unpack(sealed.unseal(Path(path), key, label), public_key))


def evaluate(
    dataset: SealedFile,
    artifact: SealedFile,
    public_key: bytes,
    without: list[str],
    threshold: float,
    progress: Progress = Progress(),
) -> dict[str, Any]:
    """The evaluation on the locked part ("test"), as plain values, without patients whose consent ended."""
    import numpy as np

    from mlpipeline.evaluation.split import TEST
    from mlpipeline.features.table import table_from_parquet
    from mlpipeline.training import evaluate_on

    progress(0.1, "evidence.open")
    path, key, label = dataset
    table = table_from_parquet(sealed.unseal(Path(path), key, label))
    if without:
        left_out = set(without)
        table = table.rows(np.array([patient not in left_out for patient in table.patient.tolist()], dtype=bool))
    model = opened_model(artifact, public_key)
    progress(0.4, "evidence.measure")
    found = evaluate_on(table, model, TEST, threshold).to_dict()
    progress(1.0, "evidence.measure")
    return found


def answers_as_trained(artifact: SealedFile, public_key: bytes, progress: Progress = Progress()) -> bool:
    """Whether the model's golden cases come out within 1e-6 of what they gave at training."""
    from mlpipeline.artifact import check_golden

    progress(0.1, "activation.golden")
    good = check_golden(opened_model(artifact, public_key))
    progress(1.0, "activation.golden")
    return good
