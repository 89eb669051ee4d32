"""The tables, and nothing else. The migrations build them; `python -m db.migrate --check` compares the two.

Times are UTC text of one width (clock.py), JSON is canonical text (canonical.py), ids are random hex text.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

SCHEMA_VERSION = 2
"""How many migrations there are; kept in the file as PRAGMA user_version."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def _id(name: str, target: str, nullable: bool = False, index: bool = False) -> Column[str]:
    return Column(name, String, ForeignKey(target), nullable=nullable, index=index)


def _number(name: str, target: str, nullable: bool = False, index: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(target), nullable=nullable, index=index)


meta_rows = Table("meta", metadata, Column("key", String, primary_key=True), _text("value"))

users_rows = Table(
    "users",
    metadata,
    Column("user_id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("name_key", String, nullable=False, unique=True),
    _text("display_name"),
    _text("roles"),
    Column("active", Boolean, nullable=False),
    _text("created_at"),
)

audit_rows = Table(
    "audit_events",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    _text("at"),
    _text("actor"),
    _text("act"),
    Column("subject", Text, nullable=False, index=True),
    _text("facts"),
    _text("mac"),
    sqlite_autoincrement=True,
)

audit_seal_rows = Table(
    "audit_seal",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("events", Integer, nullable=False),
    _text("head"),
    _text("seal"),
    CheckConstraint("id = 1", name="one"),
)

lake_rows = Table(
    "lake_files",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("size", Integer, nullable=False),
    _text("media_type"),
    _text("name"),
    _text("added_at"),
    _text("added_by"),
)

batches_rows = Table(
    "import_batches",
    metadata,
    Column("batch_id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    _text("source_name"),
    Column("sha256", String, nullable=True, index=True),
    _text("format"),
    _text("legal_basis"),
    Column("synthetic", Boolean, nullable=False),
    _text("profile", nullable=True),
    _text("report", nullable=True),
    _text("imported_by"),
    _text("at"),
    _text("undone_at", nullable=True),
    _text("undone_by", nullable=True),
)

patients_rows = Table(
    "patients",
    metadata,
    Column("patient_id", String, primary_key=True),
    Column("external_id", String, nullable=False, unique=True),
    _text("sex"),
    _text("born_on", nullable=True),
    Column("synthetic", Boolean, nullable=False),
    _id("batch_id", "import_batches.batch_id", nullable=True),
    _text("created_at"),
)

patient_files_rows = Table(
    "patient_files",
    metadata,
    Column("patient_id", String, ForeignKey("patients.patient_id"), primary_key=True),
    Column("sha256", String, ForeignKey("lake_files.sha256"), primary_key=True),
    _text("note"),
    _text("added_at"),
    _text("added_by"),
)

cases_rows = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", String, nullable=False, index=True),
    _id("patient_id", "patients.patient_id", index=True),
    _id("batch_id", "import_batches.batch_id", nullable=True, index=True),
    _text("case"),
    Column("diagnosis_id", String, nullable=True, index=True),
    _text("diagnosis_label", nullable=True),
    Column("severity", Integer, nullable=True),
    Column("age_years", Float, nullable=True),
    _text("sex"),
    _text("seen_on", nullable=True),
    _text("at"),
)

consents_rows = Table(
    "consents",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("consent_id", String, nullable=False, unique=True),
    _id("patient_id", "patients.patient_id", index=True),
    _text("purposes"),
    _text("policy_version"),
    _text("policy_sha256"),
    _text("language"),
    _text("granted_at"),
    _text("granted_by"),
    _text("method"),
    _text("witness", nullable=True),
    _text("guardian", nullable=True),
    Column("sensitive_ack", Boolean, nullable=False),
    _text("valid_until", nullable=True),
    _text("revoked_at", nullable=True),
    _text("revoked_by", nullable=True),
    _text("reason", nullable=True),
    CheckConstraint("method IN ('signed', 'paper', 'verbal')", name="method"),
    sqlite_autoincrement=True,
)

datasets_rows = Table(
    "datasets",
    metadata,
    Column("dataset_id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    _text("sha256"),
    _text("path"),
    Column("rows", Integer, nullable=False),
    Column("patients", Integer, nullable=False),
    Column("columns", Integer, nullable=False),
    _text("label_counts"),
    _text("parts"),
    _text("checks"),
    _text("made_by"),
    _text("at"),
)

runs_rows = Table(
    "runs",
    metadata,
    Column("run_id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("experiment", Integer, nullable=False, index=True),
    _id("dataset_id", "datasets.dataset_id", index=True),
    _text("family"),
    _text("target"),
    _text("state"),
    _text("reason"),
    _text("params"),
    _text("metrics", nullable=True),
    _text("confusion"),
    _text("per_class"),
    _text("artifact_path", nullable=True),
    _text("artifact_sha256", nullable=True),
    Column("cpu_s", Float, nullable=False),
    Column("size", Integer, nullable=False),
    Column("seed", Integer, nullable=False),
    _text("versions"),
    _text("trained_by"),
    _text("at"),
    CheckConstraint("state IN ('done', 'failed', 'cancelled')", name="state"),
)

versions_rows = Table(
    "model_versions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("run_id", String, ForeignKey("runs.run_id"), nullable=False, unique=True),
    _text("state"),
    _text("created_at"),
    _text("created_by"),
    _text("lineage"),
    CheckConstraint("state IN ('candidate', 'approved', 'rejected', 'retired')", name="state"),
    sqlite_autoincrement=True,
)

aliases_rows = Table(
    "aliases",
    metadata,
    Column("name", String, primary_key=True),
    _number("version", "model_versions.number"),
    _number("previous", "model_versions.number", nullable=True),
    _text("set_by"),
    _text("at"),
)

alias_history_rows = Table(
    "alias_history",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _text("name"),
    _number("version", "model_versions.number"),
    _number("replaced", "model_versions.number", nullable=True),
    _text("act"),
    _text("set_by"),
    _text("at"),
    CheckConstraint("act IN ('set', 'rolled_back')", name="act"),
    sqlite_autoincrement=True,
)

openings_rows = Table(
    "test_openings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    _id("dataset_id", "datasets.dataset_id", index=True),
    _id("run_id", "runs.run_id", index=True),
    _text("opened_by"),
    _text("at"),
    sqlite_autoincrement=True,
)

approvals_rows = Table(
    "approvals",
    metadata,
    Column("approval_id", Integer, primary_key=True, autoincrement=True),
    _id("run_id", "runs.run_id", index=True),
    _number("version", "model_versions.number", nullable=True),
    _text("decision"),
    _text("decided_by"),
    _text("at"),
    _text("reason"),
    _text("meaning"),
    _text("requirements"),
    _text("results"),
    _number("opening", "test_openings.number", nullable=True),
    Column("reused_test", Boolean, nullable=False),
    CheckConstraint("decision IN ('approve', 'send_back')", name="decision"),
    sqlite_autoincrement=True,
)

tasks_rows = Table(
    "tasks",
    metadata,
    Column("task_id", Integer, primary_key=True, autoincrement=True),
    _text("kind"),
    _text("content"),
    _text("created_by"),
    _text("at"),
    _text("done_at", nullable=True),
    _text("done_by", nullable=True),
    sqlite_autoincrement=True,
)

policies_rows = Table(
    "policies",
    metadata,
    Column("kind", String, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    _text("content"),
    _text("sha256"),
    _text("signed_by"),
    _text("at"),
    _text("mac"),
)

diagnoses_rows = Table(
    "diagnoses",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("diagnosis_id", String, nullable=False, unique=True),
    _id("patient_id", "patients.patient_id", index=True),
    _text("case"),
    _text("assessment"),
    _number("model_version", "model_versions.number", nullable=True, index=True),
    _text("knowledge_version"),
    _text("policy_version"),
    _id("consent_id", "consents.consent_id"),
    Column("severity", Integer, nullable=True),
    _text("asked_by"),
    _text("at"),
    _text("state"),
    _text("decision", nullable=True),
    _text("decided_by", nullable=True),
    _text("decided_at", nullable=True),
    CheckConstraint("state IN ('for_review', 'accepted', 'overridden')", name="state"),
    Index("ix_diagnoses_state", "state"),
    sqlite_autoincrement=True,
)

benchmarks_rows = Table(
    "benchmarks",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    _text("kind"),
    _text("source_name"),
    _text("knowledge_version"),
    _text("report"),
    _text("made_by"),
    _text("at"),
    CheckConstraint("kind IN ('phenopackets', 'kshot', 'unknown')", name="kind"),
    sqlite_autoincrement=True,
)
