"""Keep a file of any kind, sealed, with a patient; and read it back."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from app.services.disk_space import require_free_space
from app.services.patient_views import FileView
from app.services.rights import Act, require
from app.services.trace import record
from app.services.workspace import Workspace
from db import files, patients
from mlpipeline.errors import KnownError

__all__ = ["FileView", "attach_file", "file_views", "read_file"]

MAX_BYTES = 2 * 2**30


def attach_file(workspace: Workspace, patient_id: str, path: Path) -> FileView:
    """Seals the file into the lake, then ties it to the patient. The original stays where it is.

    Raises KnownError file.missing_source, file.too_large (facts: size, limit), workspace.disk_full, patient.missing,
    rights.denied.
    """
    require(workspace, Act.ATTACH_FILE)
    if not path.is_file():
        raise KnownError("file.missing_source", file=path.name)
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise KnownError("file.too_large", file=path.name, size=size, limit=MAX_BYTES)
    require_free_space(workspace.folder, size)
    with workspace.store.read() as conn:
        patients.get_patient(conn, patient_id)
    kept = workspace.lake.put(path, mimetypes.guess_type(path.name)[0] or "application/octet-stream")
    with workspace.store.begin() as conn:
        files.add_file(conn, kept.sha256, kept.size, kept.media_type, path.name, workspace.user.user_id)
        files.link_file(conn, patient_id, kept.sha256, workspace.user.user_id)
        record(conn, workspace, Act.ATTACH_FILE, f"patient {patient_id}", file=kept.sha256, size=kept.size)
        linked = files.files_of_patient(conn, patient_id)
    return next(view for view in file_views(linked) if view.file_id == kept.sha256)


def read_file(workspace: Workspace, file_id: str) -> bytes:
    """The clear content. Raises KnownError file.missing, sealed.damaged, rights.denied."""
    require(workspace, Act.READ_FILE)
    with workspace.store.begin() as conn:
        found = files.get_file(conn, file_id)
        record(conn, workspace, Act.READ_FILE, f"file {file_id}", size=found.size)
    return workspace.lake.get(file_id)


def file_views(linked: tuple[files.PatientFile, ...]) -> tuple[FileView, ...]:
    """For pages."""
    return tuple(
        FileView(
            each.file.sha256, each.file.name, each.file.media_type, each.file.size, each.added_at, each.file.sha256
        )
        for each in linked
    )
