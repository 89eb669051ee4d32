"""Put an approved version into production, or the one before it again."""

from __future__ import annotations

from app.services.learning_rows import version_view
from app.services.learning_views import VersionView
from app.services.process import run_in_process
from app.services.rights import Act, require
from app.services.sealed_models import public_key, sealed_artifact
from app.services.trace import names_of_people, record
from app.services.workspace import Workspace
from db import registry, runs
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

__all__ = ["VersionView", "activate_model", "roll_back"]


def activate_model(
    workspace: Workspace, version: int, reason: str = "", progress: Progress = Progress()
) -> VersionView:
    """The golden cases first: a model that no longer answers as it was trained is refused.

    Raises KnownError registry.no_version, registry.not_approved, activation.golden_failed (fact: version), sealed.*,
    artifact.*, rights.denied.
    """
    require(workspace, Act.ACTIVATE)
    _require_sound(workspace, version, progress)
    with workspace.store.begin() as conn:
        registry.set_alias(conn, registry.PRODUCTION, version, workspace.user.user_id)
        record(conn, workspace, Act.ACTIVATE, f"version {version}", with_reason=bool(reason.strip()))
        return version_view(conn, registry.get_version(conn, version), names_of_people(conn))


def roll_back(workspace: Workspace, reason: str, progress: Progress = Progress()) -> VersionView:
    """One step: the version before, whose golden cases are run, too.

    Raises KnownError activation.reason_missing, registry.nothing_to_roll_back, and as `activate_model`."""
    require(workspace, Act.ROLL_BACK)
    if not reason.strip():
        raise KnownError("activation.reason_missing")
    with workspace.store.read() as conn:
        now = registry.get_alias(conn, registry.PRODUCTION)
    if now is None or now.previous is None:
        raise KnownError("registry.nothing_to_roll_back", alias=registry.PRODUCTION)
    _require_sound(workspace, now.previous, progress)
    with workspace.store.begin() as conn:
        back = registry.roll_back(conn, registry.PRODUCTION, workspace.user.user_id)
        record(conn, workspace, Act.ROLL_BACK, f"version {back.version}", replaced=now.version)
        return version_view(conn, registry.get_version(conn, back.version), names_of_people(conn))


def _require_sound(workspace: Workspace, version: int, progress: Progress) -> None:
    with workspace.store.read() as conn:
        wanted = registry.get_version(conn, version)
        run = runs.get_run(conn, wanted.run_id)
    if wanted.state != "approved":
        raise KnownError("registry.not_approved", version=version)
    good = run_in_process(
        "app.services.model_worker:answers_as_trained",
        sealed_artifact(workspace, run),
        public_key(workspace),
        progress=progress,
    )
    if not good:
        raise KnownError("activation.golden_failed", version=version)
