"""The tables of datasets, runs, model versions and what is decided about them; written as those of tables.py."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Float, ForeignKey, Integer, String, Table

from db.schema import id_of, metadata, number_of, text

datasets_rows = Table(
    "datasets",
    metadata,
    Column("dataset_id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    text("sha256"),
    text("path"),
    Column("rows", Integer, nullable=False),
    Column("patients", Integer, nullable=False),
    Column("columns", Integer, nullable=False),
    text("label_counts"),
    text("parts"),
    text("checks"),
    text("made_by"),
    text("at"),
)

runs_rows = Table(
    "runs",
    metadata,
    Column("run_id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("experiment", Integer, nullable=False, index=True),
    id_of("dataset_id", "datasets.dataset_id", index=True),
    text("family"),
    text("target"),
    text("state"),
    text("reason"),
    text("params"),
    text("metrics", nullable=True),
    text("confusion"),
    text("per_class"),
    text("artifact_path", nullable=True),
    text("artifact_sha256", nullable=True),
    Column("cpu_s", Float, nullable=False),
    Column("size", Integer, nullable=False),
    Column("seed", Integer, nullable=False),
    text("versions"),
    text("trained_by"),
    text("at"),
    CheckConstraint("state IN ('done', 'failed', 'cancelled')", name="state"),
)

versions_rows = Table(
    "model_versions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("run_id", String, ForeignKey("runs.run_id"), nullable=False, unique=True),
    text("state"),
    text("created_at"),
    text("created_by"),
    text("lineage"),
    CheckConstraint("state IN ('candidate', 'approved', 'rejected', 'retired')", name="state"),
    sqlite_autoincrement=True,
)

aliases_rows = Table(
    "aliases",
    metadata,
    Column("name", String, primary_key=True),
    number_of("version", "model_versions.number"),
    number_of("previous", "model_versions.number", nullable=True),
    text("set_by"),
    text("at"),
)

alias_history_rows = Table(
    "alias_history",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    text("name"),
    number_of("version", "model_versions.number"),
    number_of("replaced", "model_versions.number", nullable=True),
    text("act"),
    text("set_by"),
    text("at"),
    CheckConstraint("act IN ('set', 'rolled_back')", name="act"),
    sqlite_autoincrement=True,
)

openings_rows = Table(
    "test_openings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    id_of("dataset_id", "datasets.dataset_id", index=True),
    id_of("run_id", "runs.run_id", index=True),
    text("opened_by"),
    text("at"),
    sqlite_autoincrement=True,
)

approvals_rows = Table(
    "approvals",
    metadata,
    Column("approval_id", Integer, primary_key=True, autoincrement=True),
    id_of("run_id", "runs.run_id", index=True),
    number_of("version", "model_versions.number", nullable=True),
    text("decision"),
    text("decided_by"),
    text("at"),
    text("reason"),
    text("meaning"),
    text("requirements"),
    text("results"),
    number_of("opening", "test_openings.number", nullable=True),
    Column("reused_test", Boolean, nullable=False),
    CheckConstraint("decision IN ('approve', 'send_back')", name="decision"),
    sqlite_autoincrement=True,
)

tasks_rows = Table(
    "tasks",
    metadata,
    Column("task_id", Integer, primary_key=True, autoincrement=True),
    text("kind"),
    text("content"),
    text("created_by"),
    text("at"),
    text("done_at", nullable=True),
    text("done_by", nullable=True),
    sqlite_autoincrement=True,
)

policies_rows = Table(
    "policies",
    metadata,
    Column("kind", String, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    text("content"),
    text("sha256"),
    text("signed_by"),
    text("at"),
    text("mac"),
)

benchmarks_rows = Table(
    "benchmarks",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    text("kind"),
    text("source_name"),
    text("knowledge_version"),
    text("report"),
    text("made_by"),
    text("at"),
    CheckConstraint("kind IN ('phenopackets', 'kshot', 'unknown')", name="kind"),
    sqlite_autoincrement=True,
)

rerankers_rows = Table(
    "rerankers",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    text("content"),
    text("report"),
    text("knowledge_version"),
    text("made_by"),
    text("at"),
    text("mac"),
    sqlite_autoincrement=True,
)

reranker_uses_rows = Table(
    "reranker_uses",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    number_of("reranker", "rerankers.number", nullable=True),
    text("reason"),
    text("set_by"),
    text("at"),
    sqlite_autoincrement=True,
)
