"""Records in: looked at, checked, then written all or none; and taken back."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.paths import cache_folder
from app.services.disk_space import require_free_space
from app.services.import_source import RawFile, SourceContent, raw_file, read_source
from app.services.import_views import (
    LEGAL_BASES,
    CheckView,
    GuessView,
    ImportCheck,
    ImportPreview,
    ImportReport,
    ImportRequest,
    UndoReport,
)
from app.services.mapping_profiles import load_profile, profile_as_plain, save_profile, saved_names, saved_profile
from app.services.patient_views import BatchView, RowProblemView
from app.services.process import run_in_process
from app.services.rights import Act, require
from app.services.trace import record
from app.services.workspace import Workspace
from db import cases, datasets, files, imports, predictions
from db.store import Connection
from mlpipeline.domain import Case
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.readers.mapping import MappingProfile

__all__ = [
    "LEGAL_BASES",
    "BatchView",
    "CheckView",
    "GuessView",
    "ImportCheck",
    "ImportPreview",
    "ImportReport",
    "ImportRequest",
    "RowProblemView",
    "UndoReport",
    "check_import",
    "import_cases",
    "load_profile",
    "preview_import",
    "save_profile",
    "saved_profile",
    "undo_import",
]

STORE_FACTOR = 4
"""The sealed raw file, the rows, and the store's log of them, by the size of the file."""
KEPT_PROBLEMS = 10_000
CHUNK = 1000


def preview_import(workspace: Workspace, path: Path, progress: Progress = Progress()) -> ImportPreview:
    """The first rows and what was guessed of them. Raises KnownError reader.*, import.missing_file, rights.denied."""
    require(workspace, Act.IMPORT_CASES)
    raw = raw_file(path, progress.part(0.0, 0.3))
    plain: dict[str, Any] = run_in_process(
        "app.services.reading_worker:preview", str(path), str(cache_folder()), progress=progress.part(0.3, 1.0)
    )
    with workspace.store.read() as conn:
        names = saved_names(conn)
    return ImportPreview(
        format=plain["format"],
        size=raw.size,
        sha256=raw.sha256,
        columns=tuple(plain["columns"]),
        rows=tuple(tuple(row) for row in plain["rows"]),
        guesses=tuple(GuessView(*each) for each in plain["guesses"]),
        profile=_profile_of(plain["profile"]),
        saved_profiles=names,
    )


def check_import(
    workspace: Workspace,
    path: Path,
    profile: MappingProfile | None = None,
    progress: Progress = Progress(),
    format: str | None = None,
) -> ImportCheck:
    """What an import of the file would do; nothing is written. Raises as `import_cases`."""
    require(workspace, Act.IMPORT_CASES)
    raw = raw_file(path, progress.part(0.0, 0.1))
    content = read_source(path, format, _json_of(profile), progress.part(0.1, 1.0))
    with workspace.store.read() as conn:
        earlier = imports.batch_of_file(conn, raw.sha256)
    labels = Counter((case.diagnosis.label or case.diagnosis.term_id) for case in content.cases if case.diagnosis)
    return ImportCheck(
        cases=len(content.cases),
        patients=len({case.patient_id for case in content.cases}),
        refused=content.problems,
        refused_rows=content.refused_rows,
        warnings=content.warnings,
        labels=tuple(labels.most_common()),
        unlabelled=sum(case.diagnosis is None for case in content.cases),
        already_imported=earlier.batch_id if earlier else None,
    )


def import_cases(workspace: Workspace, request: ImportRequest, progress: Progress = Progress()) -> ImportReport:
    """The raw file into the lake, then batch, patients, cases and trace in one transaction.

    Raises KnownError import.legal_basis, import.already (fact: batch), import.nothing (fact: refused), import.changed,
    import.missing_file …, reader.*, workspace.disk_full, rights.denied; Cancelled, after which nothing is left.
    """
    require(workspace, Act.IMPORT_CASES)
    started = time.monotonic()
    if request.legal_basis not in LEGAL_BASES:
        raise KnownError("import.legal_basis", known=", ".join(LEGAL_BASES))
    raw = raw_file(request.path, progress.part(0.0, 0.05))
    with workspace.store.read() as conn:
        _require_new(conn, raw)
    require_free_space(workspace.folder, STORE_FACTOR * raw.size)
    content = read_source(request.path, request.format, _json_of(request.profile), progress.part(0.05, 0.6))
    if not content.cases:
        raise KnownError("import.nothing", file=raw.name, refused=content.refused_rows)
    batch_id = _write(workspace, request, raw, content, progress.part(0.6, 1.0))
    patients = len({case.patient_id for case in content.cases})
    seconds = time.monotonic() - started
    found = (content.problems, content.refused_rows, content.warnings)
    return ImportReport(batch_id, len(content.cases), patients, *found, seconds)


def undo_import(workspace: Workspace, batch_id: str, reason: str) -> UndoReport:
    """Takes the cases of an import back, and the patients who have nothing else. The raw file and the batch's row stay
    as proof of what came in.

    Raises KnownError import.reason_missing, import.missing, import.already_undone, import.in_use (fact: diagnoses),
    rights.denied.
    """
    require(workspace, Act.UNDO_IMPORT)
    if not reason.strip():
        raise KnownError("import.reason_missing")
    with workspace.store.begin() as conn:
        in_use = _diagnoses_on(conn, imports.get_batch(conn, batch_id).batch_id)
        if in_use:
            raise KnownError("import.in_use", diagnoses=in_use)
        kept = [
            each.number for each in datasets.all_datasets(conn) if batch_id in (each.checks or {}).get("batches", ())
        ]
        undone = imports.undo_batch(conn, batch_id, workspace.user.user_id)
        facts = {"cases": undone.cases, "patients": undone.patients, "kept_datasets": len(kept)}
        record(conn, workspace, Act.UNDO_IMPORT, f"batch {batch_id}", **facts)
    return UndoReport(undone.cases, undone.patients, tuple(sorted(kept)))


def _write(
    workspace: Workspace, request: ImportRequest, raw: RawFile, content: SourceContent, progress: Progress
) -> str:
    progress(0.0, "import.keep")
    synthetic = request.synthetic or request.legal_basis == "synthetic" or workspace.is_demo
    with ExitStack() as undo:
        if not workspace.lake.has(raw.sha256):
            undo.callback(_remove_unowned, workspace, raw.sha256)
        kept = workspace.lake.put(raw.content, raw.media_type)
        if kept.sha256 != raw.sha256:
            workspace.lake.remove(kept.sha256)
            raise KnownError("import.changed", file=raw.name)
        progress(0.2, "import.write")
        with workspace.store.begin() as conn:
            _require_new(conn, raw)
            files.add_file(conn, raw.sha256, raw.size, raw.media_type, raw.name, workspace.user.user_id)
            batch = imports.add_batch(
                conn,
                source_name=raw.name,
                sha256=raw.sha256,
                format=content.format,
                legal_basis=request.legal_basis,
                synthetic=synthetic,
                by=workspace.user.user_id,
                profile=profile_as_plain(request.profile),
                report=_report(content),
            )
            for start in range(0, len(content.cases), CHUNK):
                progress(0.2 + 0.8 * start / len(content.cases), "import.write")
                cases.insert_cases(conn, batch.batch_id, _marked(content.cases[start : start + CHUNK], synthetic))
            facts = {"cases": len(content.cases), "refused": content.refused_rows, "file": raw.sha256}
            record(conn, workspace, Act.IMPORT_CASES, f"batch {batch.batch_id}", **facts, basis=request.legal_basis)
        undo.pop_all()
    return batch.batch_id


def _remove_unowned(workspace: Workspace, sha256: str) -> None:
    """Takes a raw file back out of the lake, unless its row was committed after all."""
    with workspace.store.read() as conn:
        owned = any(each.sha256 == sha256 for each in files.all_files(conn))
    if not owned:
        workspace.lake.remove(sha256)


def _marked(chunk: tuple[Case, ...], synthetic: bool) -> tuple[Case, ...]:
    return tuple(replace(case, synthetic=True) for case in chunk) if synthetic else chunk


def _report(content: SourceContent) -> dict[str, Any]:
    rows = [(each.line, each.column, each.code, each.kind) for each in content.problems[:KEPT_PROBLEMS]]
    return {
        "cases": len(content.cases),
        "patients": len({case.patient_id for case in content.cases}),
        "refused_rows": content.refused_rows,
        "refused": rows,
        "warnings": [(each.code, each.count, each.example_line) for each in content.warnings],
    }


def _require_new(conn: Connection, raw: RawFile) -> None:
    earlier = imports.batch_of_file(conn, raw.sha256)
    if earlier is not None:
        raise KnownError("import.already", batch=earlier.number)


def _diagnoses_on(conn: Connection, batch_id: str) -> int:
    """How many diagnoses were made of patients with cases of this batch."""
    found, offset, concerned = 0, 0, dict[str, bool]()
    while page := predictions.diagnoses(conn, limit=CHUNK, offset=offset):
        for each in page:
            if each.patient_id not in concerned:
                recorded = cases.cases_of_patient(conn, each.patient_id)
                concerned[each.patient_id] = any(case.batch_id == batch_id for case in recorded)
            found += concerned[each.patient_id]
        offset += len(page)
    return found


def _json_of(profile: MappingProfile | None) -> str | None:
    return profile.to_json() if profile else None


def _profile_of(text: str | None) -> MappingProfile | None:
    if text is None:
        return None
    from mlpipeline.readers.mapping import MappingProfile  # a reader: loaded when a profile is

    return MappingProfile.from_json(text)
