"""What the database itself refuses, whoever asks: one list, from which every migration makes the triggers anew."""

from __future__ import annotations

FROZEN_TABLES = (
    "audit_events",
    "approvals",
    "test_openings",
    "alias_history",
    "policies",
    "datasets",
    "runs",
    "benchmarks",
    "rerankers",
    "reranker_uses",
)
"""Rows that are written once: no UPDATE, no DELETE."""

KEPT_TABLES = ("audit_seal", "consents", "diagnoses", "model_versions", "users", "import_batches")
"""Rows that change in places but never go."""

FROZEN_COLUMNS = {
    "diagnoses": (
        "number", "diagnosis_id", "patient_id", "case", "assessment", "model_version", "knowledge_version",
        "policy_version", "consent_id", "severity", "asked_by", "at",
    ),
    "consents": (
        "number", "consent_id", "patient_id", "purposes", "policy_version", "policy_sha256", "language", "granted_at",
        "granted_by", "method", "witness", "guardian", "sensitive_ack", "valid_until",
    ),
    "model_versions": ("number", "run_id", "created_at", "created_by", "lineage"),
    "import_batches": (
        "batch_id", "number", "source_name", "sha256", "format", "legal_basis", "synthetic", "profile", "imported_by",
        "at",
    ),
    "users": ("user_id", "created_at"),
}  # fmt: skip

TRIGGER_CODES = frozenset(
    {
        "store.append_only", "approval.self", "registry.not_approved", "diagnosis.decided", "consent.revoked",
        "consent.missing",
    }
)  # fmt: skip
"""What a trigger says when it refuses: the code of the KnownError."""


def _refuse(name: str, when: str, table: str, code: str, condition: str = "") -> str:
    condition = f" WHEN {condition}" if condition else ""
    return f"CREATE TRIGGER {name} BEFORE {when} ON {table}{condition} BEGIN SELECT RAISE(ABORT, '{code}'); END"


def _all() -> dict[str, str]:
    made: dict[str, str] = {}

    def add(name: str, when: str, table: str, code: str, condition: str = "") -> None:
        made[name] = _refuse(name, when, table, code, condition)

    for table in FROZEN_TABLES:
        add(f"{table}_no_update", "UPDATE", table, "store.append_only")
    for table in (*FROZEN_TABLES, *KEPT_TABLES):
        add(f"{table}_no_delete", "DELETE", table, "store.append_only")
    for table, columns in FROZEN_COLUMNS.items():
        quoted = ", ".join(f'"{column}"' for column in columns)
        add(f"{table}_frozen", f"UPDATE OF {quoted}", table, "store.append_only")
    add(
        "approvals_not_by_trainer", "INSERT", "approvals", "approval.self",
        "NEW.decision = 'approve' AND NEW.decided_by = (SELECT trained_by FROM runs WHERE run_id = NEW.run_id)",
    )  # fmt: skip
    unapproved = (
        "NEW.name = 'production' AND NOT EXISTS (SELECT 1 FROM model_versions v JOIN approvals a ON a.run_id = v.run_id"
        " WHERE v.number = NEW.version AND a.decision = 'approve')"
    )
    add("aliases_only_approved_insert", "INSERT", "aliases", "registry.not_approved", unapproved)
    add("aliases_only_approved_update", "UPDATE", "aliases", "registry.not_approved", unapproved)
    add("diagnoses_decided_once", "UPDATE", "diagnoses", "diagnosis.decided", "OLD.state <> 'for_review'")
    add("consents_revoked_once", "UPDATE", "consents", "consent.revoked", "OLD.revoked_at IS NOT NULL")
    unconsented = (
        "NOT EXISTS (SELECT 1 FROM consents c WHERE c.consent_id = NEW.consent_id AND c.patient_id = NEW.patient_id"
        " AND c.revoked_at IS NULL)"
    )
    add("diagnoses_need_consent", "INSERT", "diagnoses", "consent.missing", unconsented)
    return made


TRIGGERS = _all()
"""Name -> the statement that makes it, in the order they are made."""
