"""Words for known errors: training, comparing, approving, putting into production."""

from __future__ import annotations

from app.ui.translation import QT_TRANSLATE_NOOP

LEARNING: dict[str, tuple[str, str]] = {
    "activation.golden_failed": (
        QT_TRANSLATE_NOOP("problems", "Production is unchanged"),
        QT_TRANSLATE_NOOP(
            "problems",
            "Version {version} does not answer the test cases as it did when it was trained. Train it again.",
        ),
    ),
    "activation.reason_missing": (
        QT_TRANSLATE_NOOP("problems", "Production is unchanged"),
        QT_TRANSLATE_NOOP("problems", "The audit needs a reason. Type one."),
    ),
    "approval.decided": (
        QT_TRANSLATE_NOOP("problems", "Nothing was signed"),
        QT_TRANSLATE_NOOP("problems", "This run is already decided (version {version}). Look at the registry."),
    ),
    "approval.evidence_missing": (
        QT_TRANSLATE_NOOP("problems", "Nothing was signed"),
        QT_TRANSLATE_NOOP(
            "problems",
            "The evidence was not opened (opening {opening}). Open it, read it, then decide.",
        ),
    ),
    "approval.reason_missing": (
        QT_TRANSLATE_NOOP("problems", "Nothing was signed"),
        QT_TRANSLATE_NOOP("problems", "A decision needs a reason. Type one."),
    ),
    "approval.requirements_missed": (
        QT_TRANSLATE_NOOP("problems", "This run was not approved"),
        QT_TRANSLATE_NOOP(
            "problems",
            "It misses {missed} requirements, and {unproven} cannot be shown with so few patients. Send it "
            "back to preparation.",
        ),
    ),
    "approval.role": (
        QT_TRANSLATE_NOOP("problems", "Nothing was signed"),
        QT_TRANSLATE_NOOP(
            "problems",
            "This needs the role {needed}; the roles are: {roles}. Ask somebody who has it.",
        ),
    ),
    "approval.unknown_decision": (
        QT_TRANSLATE_NOOP("problems", "Nothing was signed"),
        QT_TRANSLATE_NOOP("problems", "{decision} is not a decision. Approve or send back."),
    ),
    "approval.wrong_passphrase": (
        QT_TRANSLATE_NOOP("problems", "Nothing was signed"),
        QT_TRANSLATE_NOOP("problems", "The approver's name and passphrase do not go together. Try again."),
    ),
    "artifact.damaged": (
        QT_TRANSLATE_NOOP("problems", "The model file cannot be read"),
        QT_TRANSLATE_NOOP("problems", "Its part {member} is damaged. Train it again, or restore a backup."),
    ),
    "artifact.member_missing": (
        QT_TRANSLATE_NOOP("problems", "The model file cannot be read"),
        QT_TRANSLATE_NOOP("problems", "Its part {member} is missing. Train it again, or restore a backup."),
    ),
    "artifact.newer": (
        QT_TRANSLATE_NOOP("problems", "The model file cannot be read"),
        QT_TRANSLATE_NOOP("problems", "A newer program wrote it (format {format}). Update this program."),
    ),
    "artifact.not_one": (
        QT_TRANSLATE_NOOP("problems", "This file is not a model"),
        QT_TRANSLATE_NOOP("problems", "It does not begin like one. Choose a model that this workspace made."),
    ),
    "artifact.signature": (
        QT_TRANSLATE_NOOP("problems", "The model was refused"),
        QT_TRANSLATE_NOOP(
            "problems",
            "Its signature does not fit: it was changed, or another workspace made it. Train it again here.",
        ),
    ),
    "artifact.too_large": (
        QT_TRANSLATE_NOOP("problems", "The model was refused"),
        QT_TRANSLATE_NOOP("problems", "It is larger than {limit_bytes} bytes. Train with fewer columns."),
    ),
    "artifact.type_refused": (
        QT_TRANSLATE_NOOP("problems", "The model was refused"),
        QT_TRANSLATE_NOOP(
            "problems",
            "Its part {member} holds types that are not allowed: {types}. Use only models made by this program.",
        ),
    ),
    "artifact.unknown_family": (
        QT_TRANSLATE_NOOP("problems", "The model cannot be used"),
        QT_TRANSLATE_NOOP("problems", "This program does not know the family {family}. Update this program."),
    ),
    "benchmark.no_cases": (
        QT_TRANSLATE_NOOP("problems", "Nothing was ranked"),
        QT_TRANSLATE_NOOP(
            "problems",
            "{file} holds no phenopacket that can be evaluated ({members} members). Give a folder or archive "
            "of phenopackets.",
        ),
    ),
    "benchmark.no_unknown": (
        QT_TRANSLATE_NOOP("problems", "Nothing was measured"),
        QT_TRANSLATE_NOOP(
            "problems",
            "{file} lacks cases of described diseases that their profiles have not read, or of diseases that no "
            "profile describes. Give an archive of phenopackets with both.",
        ),
    ),
    "benchmark.too_few_papers": (
        QT_TRANSLATE_NOOP("problems", "Nothing was measured"),
        QT_TRANSLATE_NOOP(
            "problems",
            "{file} has no disease with {cases} different cases from two papers or more. Give a larger archive of "
            "phenopackets.",
        ),
    ),
    "benchmark.not_written": (
        QT_TRANSLATE_NOOP("problems", "The ranks were not written"),
        QT_TRANSLATE_NOOP("problems", "{file} cannot be written. Choose a folder that you may write to."),
    ),
    "comparison.damaged": (
        QT_TRANSLATE_NOOP("problems", "These runs cannot be compared"),
        QT_TRANSLATE_NOOP("problems", "What was kept of their evaluation is damaged. Train them again."),
    ),
    "comparison.empty": (
        QT_TRANSLATE_NOOP("problems", "There is nothing to compare"),
        QT_TRANSLATE_NOOP("problems", "No run has an evaluation yet. Train a model first."),
    ),
    "comparison.other_rows": (
        QT_TRANSLATE_NOOP("problems", "These runs cannot be compared"),
        QT_TRANSLATE_NOOP("problems", "They were evaluated on different patients. Compare runs of one dataset."),
    ),
    "policy.missing": (
        QT_TRANSLATE_NOOP("problems", "This policy is not there"),
        QT_TRANSLATE_NOOP("problems", "No version {version} of {kind} was signed. Sign one first."),
    ),
    "policy.reason_missing": (
        QT_TRANSLATE_NOOP("problems", "Nothing was signed"),
        QT_TRANSLATE_NOOP("problems", "The audit needs a reason. Type one."),
    ),
    "policy.tampered": (
        QT_TRANSLATE_NOOP("problems", "This policy was refused"),
        QT_TRANSLATE_NOOP(
            "problems",
            "Version {version} of {kind} was changed outside of the program. Restore a backup, and tell the "
            "administrator.",
        ),
    ),
    "registry.no_version": (
        QT_TRANSLATE_NOOP("problems", "This version is not there"),
        QT_TRANSLATE_NOOP("problems", "The registry has no version {version}. Read the page anew (F5)."),
    ),
    "registry.not_approved": (
        QT_TRANSLATE_NOOP("problems", "Production is unchanged"),
        QT_TRANSLATE_NOOP("problems", "Version {version} is not approved. Have it approved first."),
    ),
    "registry.nothing_to_roll_back": (
        QT_TRANSLATE_NOOP("problems", "Production is unchanged"),
        QT_TRANSLATE_NOOP("problems", "No earlier version was in production. Put a version into production instead."),
    ),
    "registry.version_exists": (
        QT_TRANSLATE_NOOP("problems", "Nothing was changed"),
        QT_TRANSLATE_NOOP("problems", "This run is already version {version}. Put that version into production."),
    ),
    "requirements.invalid": (
        QT_TRANSLATE_NOOP("problems", "The requirements were refused"),
        QT_TRANSLATE_NOOP("problems", "{item}: {reason}. Correct it."),
    ),
    "requirements.missing": (
        QT_TRANSLATE_NOOP("problems", "The requirements cannot be read"),
        QT_TRANSLATE_NOOP("problems", "{path} is not there. Install the program again."),
    ),
    "run.missing": (
        QT_TRANSLATE_NOOP("problems", "This run is not there"),
        QT_TRANSLATE_NOOP("problems", "None has that number. Read the page anew (F5)."),
    ),
    "run.no_model": (
        QT_TRANSLATE_NOOP("problems", "This run has no model"),
        QT_TRANSLATE_NOOP("problems", "Run {run} is {state}. Choose one that is done."),
    ),
    "table.empty": (
        QT_TRANSLATE_NOOP("problems", "Nothing was trained"),
        QT_TRANSLATE_NOOP("problems", "The table has no rows. Give a table with rows."),
    ),
    "table.missing_file": (
        QT_TRANSLATE_NOOP("problems", "Nothing was trained"),
        QT_TRANSLATE_NOOP("problems", "The file is not there or cannot be read: {path}. Check it."),
    ),
    "table.missing_target": (
        QT_TRANSLATE_NOOP("problems", "Nothing was trained"),
        QT_TRANSLATE_NOOP("problems", "The table has no column {target}; it has: {columns}. Choose one of these."),
    ),
    "table.not_a_table": (
        QT_TRANSLATE_NOOP("problems", "Nothing was trained"),
        QT_TRANSLATE_NOOP("problems", "The file is not a CSV or Parquet table: {path}. Save it as CSV."),
    ),
    "table.target_not_classes": (
        QT_TRANSLATE_NOOP("problems", "Nothing was trained"),
        QT_TRANSLATE_NOOP(
            "problems",
            "The column {target} has {classes} different values in {rows} rows, so it names no groups. Choose "
            "another one.",
        ),
    ),
    "table.too_large": (
        QT_TRANSLATE_NOOP("problems", "Nothing was trained"),
        QT_TRANSLATE_NOOP("problems", "The table is too large: {path}. Give fewer rows."),
    ),
    "table.too_many_columns": (
        QT_TRANSLATE_NOOP("problems", "Nothing was trained"),
        QT_TRANSLATE_NOOP("problems", "The table has {columns} columns, more than {limit}: {path}. Give fewer."),
    ),
    "task.done": (
        QT_TRANSLATE_NOOP("problems", "Nothing was changed"),
        QT_TRANSLATE_NOOP("problems", "This task is already done. Read the page anew (F5)."),
    ),
    "task.missing": (
        QT_TRANSLATE_NOOP("problems", "Nothing was changed"),
        QT_TRANSLATE_NOOP("problems", "No task has that number. Read the page anew (F5)."),
    ),
    "training.no_columns": (
        QT_TRANSLATE_NOOP("problems", "Nothing was trained"),
        QT_TRANSLATE_NOOP(
            "problems",
            "No column tells the patients apart ({dropped} were dropped). Record more findings.",
        ),
    ),
    "training.no_family": (
        QT_TRANSLATE_NOOP("problems", "Nothing was trained"),
        QT_TRANSLATE_NOOP("problems", "No family of models was chosen. Choose one or more."),
    ),
    "training.no_target": (
        QT_TRANSLATE_NOOP("problems", "Nothing was trained"),
        QT_TRANSLATE_NOOP(
            "problems",
            "None of the {rows} rows has a diagnosis. Import records with confirmed diagnoses.",
        ),
    ),
    "training.one_class": (
        QT_TRANSLATE_NOOP("problems", "Nothing was trained"),
        QT_TRANSLATE_NOOP(
            "problems",
            "All rows have the same diagnosis. Add records of at least one other, or of patients with none.",
        ),
    ),
    "training.unknown_family": (
        QT_TRANSLATE_NOOP("problems", "Nothing was trained"),
        QT_TRANSLATE_NOOP("problems", "{family} is not a family of models. Choose of: {known}."),
    ),
}
