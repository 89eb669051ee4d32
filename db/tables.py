"""The tables of people, patients and their care, and nothing else; those of learning are in learning_tables.py.

The migrations build them; `python -m db.migrate --check` compares the two. Times are UTC text of one width (clock.py),
JSON is canonical text (canonical.py), ids are random hex text.
"""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from db.schema import id_of, metadata, number_of, text

meta_rows = Table("meta", metadata, Column("key", String, primary_key=True), text("value"))

users_rows = Table(
    "users",
    metadata,
    Column("user_id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("name_key", String, nullable=False, unique=True),
    text("display_name"),
    text("roles"),
    Column("active", Boolean, nullable=False),
    text("created_at"),
)

audit_rows = Table(
    "audit_events",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    text("at"),
    text("actor"),
    text("act"),
    Column("subject", Text, nullable=False, index=True),
    text("facts"),
    text("mac"),
    sqlite_autoincrement=True,
)

audit_seal_rows = Table(
    "audit_seal",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("events", Integer, nullable=False),
    text("head"),
    text("seal"),
    CheckConstraint("id = 1", name="one"),
)

lake_rows = Table(
    "lake_files",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("size", Integer, nullable=False),
    text("media_type"),
    text("name"),
    text("added_at"),
    text("added_by"),
)

batches_rows = Table(
    "import_batches",
    metadata,
    Column("batch_id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    text("source_name"),
    Column("sha256", String, nullable=True, index=True),
    text("format"),
    text("legal_basis"),
    Column("synthetic", Boolean, nullable=False),
    text("profile", nullable=True),
    text("report", nullable=True),
    text("imported_by"),
    text("at"),
    text("undone_at", nullable=True),
    text("undone_by", nullable=True),
)

patients_rows = Table(
    "patients",
    metadata,
    Column("patient_id", String, primary_key=True),
    Column("external_id", String, nullable=False, unique=True),
    text("sex"),
    text("born_on", nullable=True),
    Column("synthetic", Boolean, nullable=False),
    id_of("batch_id", "import_batches.batch_id", nullable=True),
    text("created_at"),
)

patient_files_rows = Table(
    "patient_files",
    metadata,
    Column("patient_id", String, ForeignKey("patients.patient_id"), primary_key=True),
    Column("sha256", String, ForeignKey("lake_files.sha256"), primary_key=True),
    text("note"),
    text("added_at"),
    text("added_by"),
)

cases_rows = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", String, nullable=False, index=True),
    id_of("patient_id", "patients.patient_id", index=True),
    id_of("batch_id", "import_batches.batch_id", nullable=True, index=True),
    text("case"),
    Column("diagnosis_id", String, nullable=True, index=True),
    text("diagnosis_label", nullable=True),
    Column("severity", Integer, nullable=True),
    Column("age_years", Float, nullable=True),
    text("sex"),
    text("seen_on", nullable=True),
    text("at"),
)

consents_rows = Table(
    "consents",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("consent_id", String, nullable=False, unique=True),
    id_of("patient_id", "patients.patient_id", index=True),
    text("purposes"),
    text("policy_version"),
    text("policy_sha256"),
    text("language"),
    text("granted_at"),
    text("granted_by"),
    text("method"),
    text("witness", nullable=True),
    text("guardian", nullable=True),
    Column("sensitive_ack", Boolean, nullable=False),
    text("valid_until", nullable=True),
    text("revoked_at", nullable=True),
    text("revoked_by", nullable=True),
    text("reason", nullable=True),
    CheckConstraint("method IN ('signed', 'paper', 'verbal')", name="method"),
    sqlite_autoincrement=True,
)

diagnoses_rows = Table(
    "diagnoses",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("diagnosis_id", String, nullable=False, unique=True),
    id_of("patient_id", "patients.patient_id", index=True),
    text("case"),
    text("assessment"),
    number_of("model_version", "model_versions.number", nullable=True, index=True),
    text("knowledge_version"),
    text("policy_version"),
    id_of("consent_id", "consents.consent_id"),
    Column("severity", Integer, nullable=True),
    text("asked_by"),
    text("at"),
    text("state"),
    text("decision", nullable=True),
    text("decided_by", nullable=True),
    text("decided_at", nullable=True),
    CheckConstraint("state IN ('for_review', 'accepted', 'overridden')", name="state"),
    Index("ix_diagnoses_state", "state"),
    sqlite_autoincrement=True,
)
