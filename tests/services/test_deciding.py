"""Who decides on a model, on what grounds, and what happens to one that is sent back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.services import browse
from app.services.activate_model import activate_model
from app.services.approve_model import DecisionRequest, decide, open_evidence
from app.services.manage_users import add_user, set_roles
from app.services.rights import Role
from app.services.set_policy import (
    ranking_policy,
    requirements,
    set_ranking_policy,
    set_requirements,
)
from app.services.workspace import Workspace
from mlpipeline.errors import KnownError
from mlpipeline.requirements import Requirement, Requirements


def code_of(workspace: Workspace, request: DecisionRequest) -> str:
    with pytest.raises(KnownError) as refused:
        decide(workspace, request)
    return refused.value.code


def test_what_is_not_a_decision(clinic: Any) -> None:
    workspace = clinic.open("trained")
    run = next(each for each in browse.runs(workspace) if each.version is None)
    evidence = open_evidence(workspace, run.run_id)
    assert evidence.reused_test
    assert evidence.opening == 2
    assert evidence.rows == browse.datasets(workspace)[0].parts["test"]
    assert {name.split()[0] for name, _, _ in evidence.subgroups} == {"sex", "age_band"}
    good = DecisionRequest(
        run.run_id, "approve", clinic.mejia, clinic.passphrases[clinic.mejia], "figures are fine", evidence.opening
    )
    before = {key: n for key, n in clinic.counts(workspace).items() if key != "events"}
    assert code_of(workspace, replace(good, decision="maybe")) == "approval.unknown_decision"
    assert code_of(workspace, replace(good, reason="  ")) == "approval.reason_missing"
    assert code_of(workspace, replace(good, passphrase="guessed it?")) == "approval.wrong_passphrase"
    assert code_of(workspace, replace(good, approver="nobody")) == "approval.wrong_passphrase"
    assert code_of(workspace, replace(good, opening=1)) == "approval.evidence_missing"
    ana = replace(good, approver=clinic.ana, passphrase=clinic.passphrases[clinic.ana])
    assert code_of(workspace, ana) == "approval.role"
    set_roles(workspace, clinic.ana, set(Role))
    assert code_of(workspace, ana) == "approval.self"
    assert {key: n for key, n in clinic.counts(workspace).items() if key != "events"} == before
    version = decide(workspace, good)
    assert not isinstance(version, tuple)
    assert (version.number, version.decisions[0].by, version.decisions[0].opening) == (2, "Dr. Mejía", 2)
    assert code_of(workspace, good) == "approval.decided"
    refused = [event for event in browse.audit_events(workspace) if event.act == "signin.refused"]
    assert len(refused) == 2


def test_requirements_that_are_missed_forbid_approval_and_become_tasks(clinic: Any) -> None:
    workspace = clinic.open("trained", clinic.mejia)
    strict = Requirements("x", (Requirement("accuracy", minimum=0.999), Requirement("mse", maximum=1.9)))
    assert set_requirements(workspace, strict, "we want it all").version == "signed 2"
    assert requirements(workspace).items == strict.items
    run = next(each for each in browse.runs(workspace) if each.version is None)
    evidence = open_evidence(workspace, run.run_id)
    request = DecisionRequest(
        run.run_id, "approve", clinic.mejia, clinic.passphrases[clinic.mejia], "please", evidence.opening
    )
    with pytest.raises(KnownError) as refused:
        decide(workspace, request)
    assert refused.value.code == "approval.requirements_missed"
    assert refused.value.facts == {"missed": "accuracy", "unproven": ""}
    made = decide(workspace, replace(request, decision="send_back", reason="more dengue records"))
    assert isinstance(made, tuple)
    assert [(task.kind, task.metric) for task in made] == [("reason", ""), ("requirement", "accuracy")]
    workspace.user = replace(workspace.user, roles=frozenset({Role.RESEARCHER}))
    assert next(task.text for task in browse.tasks(workspace)) == "more dengue records"
    assert browse.finish_task(workspace, made[0].task_id).done_at is not None
    for wrong, code in (("99", "task.missing"), ("x", "task.missing"), (made[0].task_id, "task.done")):
        with pytest.raises(KnownError) as again:
            browse.finish_task(workspace, wrong)
        assert again.value.code == code
    assert len(browse.versions(workspace)) == 1


def test_nothing_goes_into_production_that_nobody_approved(clinic: Any) -> None:
    workspace = clinic.open("trained")
    with pytest.raises(KnownError) as refused:
        activate_model(workspace, 2)
    assert refused.value.code == "registry.no_version"


def test_signed_settings_are_numbered_and_checked(clinic: Any) -> None:
    workspace = clinic.open("empty", clinic.mejia)
    assert (ranking_policy(workspace).version, ranking_policy(workspace).signed_by) == (0, "")
    signed = set_ranking_policy(workspace, 0.2, 0.1, 0.4, "genetics clinic")
    assert (signed.version, signed.orphan_share, signed.signed_by) == (1, 0.2, "Dr. Mejía")
    with pytest.raises(KnownError) as refused:
        set_ranking_policy(workspace, 1.5, 0.1, 0.4, "too much")
    assert refused.value.code == "ranking.policy_out_of_range"
    with pytest.raises(KnownError) as refused:
        set_requirements(workspace, Requirements("x", ()), "none at all")
    assert refused.value.code == "requirements.invalid"
    with pytest.raises(KnownError) as refused:
        set_ranking_policy(workspace, 0.2, 0.1, 0.4, "")
    assert refused.value.code == "policy.reason_missing"


def test_the_last_administrator_stays_one(clinic: Any) -> None:
    workspace = clinic.open("empty")
    for change in ([Role.CLINICIAN], [Role.AUDITOR]):
        with pytest.raises(KnownError) as refused:
            set_roles(workspace, clinic.ana, change)
        assert refused.value.code == "user.last_administrator"
    add_user(workspace, "eve", "Eve", [Role.ADMINISTRATOR], "passphrase of eve")
    set_roles(workspace, clinic.ana, [Role.CLINICIAN])
    assert {user.name: user.roles for user in browse.users(workspace)}[clinic.ana] == ("clinician",)
