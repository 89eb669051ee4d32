"""What the clinic signs: the requirements a model must meet, and the settings of the ranking."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from app.paths import resource
from app.services.rights import Act, require
from app.services.trace import names_of_people, record
from app.services.workspace import Workspace
from db import policies
from db.store import Connection
from mlpipeline.errors import KnownError
from mlpipeline.requirements import Requirements, load_requirements, requirements_from_dict

if TYPE_CHECKING:
    from mlpipeline.ranking.policy import RankingPolicy

__all__ = [
    "RankingPolicyView",
    "Requirements",
    "ranking_policy",
    "requirements",
    "set_ranking_policy",
    "set_requirements",
]

REQUIREMENTS, RANKING = "requirements", "ranking"


@dataclass(frozen=True, slots=True)
class RankingPolicyView:
    """version 0 and signed_by "" = the proposed settings, which nobody has signed yet."""

    orphan_share: float
    unknown_share: float
    any_disease_threshold: float
    version: int
    signed_by: str
    signed_at: datetime | None
    shown: int = 10


def requirements(workspace: Workspace) -> Requirements:
    """The signed requirements, else the proposed ones. Raises KnownError policy.tampered, requirements.invalid."""
    require(workspace, Act.READ_POLICIES)
    with workspace.store.read() as conn:
        return requirements_in_force(conn)


def set_requirements(workspace: Workspace, wanted: Requirements, reason: str) -> Requirements:
    """Signs a new version. Raises KnownError requirements.invalid, policy.reason_missing, rights.denied."""
    require(workspace, Act.SET_POLICIES)
    _require_reason(reason)
    checked = requirements_from_dict(wanted.to_dict())
    with workspace.store.begin() as conn:
        newest = policies.current_policy(conn, REQUIREMENTS)
        numbered = replace(checked, version=f"signed {newest.version + 1 if newest else 1}")
        signed = policies.sign_policy(conn, REQUIREMENTS, numbered.to_dict(), workspace.user.user_id)
        record(conn, workspace, Act.SET_POLICIES, f"policy {REQUIREMENTS}", version=signed.version)
    return numbered


def ranking_policy(workspace: Workspace) -> RankingPolicyView:
    """The signed settings of the ranking, else the proposed ones. Raises KnownError policy.tampered."""
    require(workspace, Act.READ_POLICIES)
    with workspace.store.read() as conn:
        return _view(conn)


def set_ranking_policy(
    workspace: Workspace, orphan_share: float, unknown_share: float, any_disease_threshold: float, reason: str
) -> RankingPolicyView:
    """Signs new settings. Raises KnownError ranking.policy_out_of_range, policy.reason_missing, rights.denied."""
    require(workspace, Act.SET_POLICIES)
    _require_reason(reason)
    from mlpipeline.ranking.policy import RankingPolicy  # numpy comes with its package: not at start-up

    with workspace.store.begin() as conn:
        newest = policies.current_policy(conn, RANKING)
        wanted = RankingPolicy(
            orphan_share=orphan_share,
            unknown_share_of_orphan=unknown_share,
            any_disease_threshold=any_disease_threshold,
            version=newest.version + 1 if newest else 1,
        )
        content = json.loads(wanted.to_json())
        signed = policies.sign_policy(conn, RANKING, content, workspace.user.user_id)
        record(conn, workspace, Act.SET_POLICIES, f"policy {RANKING}", version=signed.version)
        return _view(conn)


def requirements_in_force(conn: Connection) -> Requirements:
    """Signed, else proposed."""
    signed = policies.current_policy(conn, REQUIREMENTS)
    if signed is None:
        return load_requirements(resource("policies/requirements.json"))
    return requirements_from_dict(signed.content)


def ranking_in_force(conn: Connection) -> tuple[RankingPolicy, str]:
    """The settings, and their version as results record it: "proposed 1" or "signed 3"."""
    from mlpipeline.ranking.policy import RankingPolicy  # numpy comes with its package: not at start-up

    signed = policies.current_policy(conn, RANKING)
    if signed is None:
        policy = RankingPolicy.from_json(resource("policies/ranking.json").read_text(encoding="utf-8"))
        return policy, f"proposed {policy.version}"
    return RankingPolicy.from_json(json.dumps(signed.content)), f"signed {signed.version}"


def _view(conn: Connection) -> RankingPolicyView:
    policy, _ = ranking_in_force(conn)
    signed = policies.current_policy(conn, RANKING)
    return RankingPolicyView(
        orphan_share=policy.orphan_share,
        unknown_share=policy.unknown_share_of_orphan,
        any_disease_threshold=policy.any_disease_threshold,
        version=signed.version if signed else 0,
        signed_by=names_of_people(conn).get(signed.signed_by, "") if signed else "",
        signed_at=signed.at if signed else None,
        shown=policy.shown,
    )


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise KnownError("policy.reason_missing")
