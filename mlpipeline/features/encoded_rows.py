"""Patients as a design reads them, before scaling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class EncodedRows:
    """Unknown stays unknown.

    findings: int8 (n, findings) 1 present, 0 excluded, -1 unknown. numbers: float32 (n, numbers), NaN unknown.
    categories: int16 (n, categories) position of the level, len(levels) for any other, -1 unknown.
    """

    findings: np.ndarray
    numbers: np.ndarray
    categories: np.ndarray

    def __len__(self) -> int:
        return len(self.findings)

    def take(self, rows: np.ndarray) -> EncodedRows:
        """The rows at these positions (or where a boolean mask holds)."""
        return EncodedRows(self.findings[rows], self.numbers[rows], self.categories[rows])
