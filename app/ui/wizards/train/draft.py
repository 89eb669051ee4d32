"""What the steps of one training share."""

from __future__ import annotations

from dataclasses import dataclass

from app.services.browse import DatasetView
from app.services.train_models import FAMILIES


@dataclass
class TrainingDraft:
    """wanted_dataset: asked for by id, before the list of datasets was read."""

    dataset: DatasetView | None = None
    wanted_dataset: str = ""
    families: tuple[str, ...] = FAMILIES
