"""The lists and pages a user can open; each look is an event of the trace."""

from __future__ import annotations

from app.services.browse_home import audit_events, home, users
from app.services.browse_learning import benchmarks, datasets, finish_task, run, runs, tasks, versions
from app.services.browse_patients import batch_problems, batches, patient, patients
from app.services.home_views import (
    AuditView,
    Counts,
    HomeView,
    ProductionView,
    RecentDiagnosis,
    RecordsView,
    TodoItem,
    UserView,
)
from app.services.learning_views import (
    BenchmarkKind,
    BenchmarkView,
    DatasetView,
    DecisionView,
    EstimateView,
    MetricView,
    PerClass,
    RequirementView,
    RunDetail,
    RunView,
    TaskView,
    VersionView,
)
from app.services.patient_views import (
    BatchView,
    ConsentView,
    DiagnosisRow,
    FileView,
    PatientPage,
    PatientRow,
    PatientView,
    RowProblemView,
)

__all__ = [
    "AuditView", "BatchView", "BenchmarkKind", "BenchmarkView", "ConsentView", "Counts", "DatasetView", "DecisionView",
    "DiagnosisRow", "EstimateView", "FileView", "HomeView", "MetricView", "PatientPage", "PatientRow", "PatientView",
    "PerClass", "ProductionView", "RecentDiagnosis", "RecordsView", "RequirementView", "RowProblemView", "RunDetail",
    "RunView", "TaskView", "TodoItem", "UserView", "VersionView", "audit_events", "batch_problems", "batches",
    "benchmarks", "datasets", "finish_task", "home", "patient", "patients", "run", "runs", "tasks", "users",
    "versions",
]  # fmt: skip
