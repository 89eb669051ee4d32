"""What Home, the trace and the people's page show: plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.services.learning_views import MetricView


@dataclass(frozen=True, slots=True)
class ProductionView:
    version: int
    family: str
    approved_by: str
    approved_at: datetime | None
    trained_patients: int
    metrics: MetricView


@dataclass(frozen=True, slots=True)
class TodoItem:
    """kind: "approval", "outcome", "refused_rows" or "task". subject_id: what to open."""

    kind: str
    count: int
    subject_id: str
    text: str


@dataclass(frozen=True, slots=True)
class RecentDiagnosis:
    """leading: name of the first disease; group: where it is known from; records: of it in the clinic."""

    diagnosis_id: str
    patient_label: str
    age_years: float | None
    sex: str
    at: datetime
    leading: str
    group: str
    records: int
    state: str
    decision: str
    patient_id: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    patients: int
    cases: int
    diagnoses: int
    datasets: int
    runs: int
    versions: int


@dataclass(frozen=True, slots=True)
class HomeView:
    """recent: empty for who may not read patients. synthetic: some of the patients are made up."""

    production: ProductionView | None
    todo: tuple[TodoItem, ...]
    recent: tuple[RecentDiagnosis, ...]
    counts: Counts
    synthetic: bool


@dataclass(frozen=True, slots=True)
class AuditView:
    """actor: the name of who did it."""

    seq: int
    at: datetime
    actor: str
    act: str
    subject: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class UserView:
    user_id: str
    name: str
    display_name: str
    roles: tuple[str, ...]
    active: bool
    created_at: datetime
