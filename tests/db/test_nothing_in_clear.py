"""A word that went through every table, the lake, the vault and a backup is found nowhere on the disk."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db import (
    approvals,
    audit,
    backups,
    benchmarks,
    cases,
    consents,
    datasets,
    files,
    imports,
    meta,
    openings,
    patients,
    policies,
    predictions,
    registry,
    rerankers,
    runs,
    tasks,
    users,
)
from db.lake import Lake
from db.schema import metadata
from db.sealed import seal_bytes
from db.store import Connection, Store
from db.vault import Vault
from mlpipeline.errors import KnownError

CANARY = "CanarioPeña7391"
WITHOUT_WORDS = {"audit_seal"}


def found_in(folder: Path) -> list[str]:
    """The files below `folder` with the word in any spelling, in their bytes or in their name."""
    plain = CANARY.encode()
    spellings = [plain, CANARY.encode("utf-16-le"), plain.hex().encode(), base64.b64encode(plain)[:-4], b"CanarioPe"]
    return [
        path.name
        for path in folder.rglob("*")
        if "Canario" in path.name or (path.is_file() and any(each in path.read_bytes() for each in spellings))
    ]


def write_everywhere(conn: Connection, make_case: Callable[..., Any]) -> str:
    word, named = CANARY, {"by": CANARY}
    meta.set_fact(conn, "clinic", word)
    users.add_user(conn, word, [word], word)
    audit.append(conn, word, word, word, {word: word})
    files.add_file(conn, word, 1, word, word, **named)
    batch = imports.add_batch(
        conn, source_name=word, sha256=word, format=word, legal_basis=word, synthetic=False, profile=word, **named
    )
    case = make_case(1, word, word)
    cases.insert_cases(conn, batch.batch_id, [case] * 50)
    who = patients.patient_id_of(conn, word)
    files.link_file(conn, who, word, note=word, **named)
    words = {"policy_version": word, "policy_sha256": word, "language": word}
    consent = consents.grant(conn, who, ["care"], method="verbal", witness=word, guardian=word, **words, **named)
    dataset = datasets.add_dataset(
        conn, sha256=word, path=word, rows=1, patients=1, columns=1, label_counts={word: 1}, parts={}, **named
    )
    run = runs.add_run(conn, experiment=1, dataset_id=dataset.dataset_id, family=word, metrics=word, **named)
    version = registry.create_version(conn, run.run_id, word, {word: word})
    registry.set_alias(conn, word, version.number, word)
    openings.open_test(conn, dataset.dataset_id, run.run_id, word)
    approvals.record_decision(conn, run.run_id, "send_back", word, word, meaning=word)
    tasks.add_task(conn, word, word, word)
    benchmarks.add_benchmark(conn, kind="kshot", source_name=word, knowledge_version=word, report={word: word}, **named)
    reranker = rerankers.add_reranker(conn, content={word: word}, report={word: word}, knowledge_version=word, **named)
    rerankers.use_reranker(conn, reranker.number, word, word)
    policies.sign_policy(conn, word, word, word)
    predictions.add_diagnosis(
        conn, patient_id=who, case=case, assessment=word, model_version=None, knowledge_version=word,
        policy_version=word, consent_id=consent.consent_id, **named,
    )  # fmt: skip
    return batch.batch_id


def write_and_fail(conn: Connection) -> None:
    """More than the page cache holds, so that the log on the disk has it before it is taken back."""
    for number in range(30):
        meta.set_fact(conn, f"{CANARY} {number}", CANARY * 30_000)
    raise KnownError("some.thing")


def test_the_word_is_nowhere(
    store: Store,
    store_path: Path,
    data_key: bytes,
    make_case: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = store_path.parent
    (folder / "temp").mkdir()
    monkeypatch.setenv("SQLITE_TMPDIR", str(folder / "temp"))
    Vault(folder).create(CANARY, CANARY)
    kept = Lake(folder / "lake", data_key).put(CANARY.encode() * 1000)
    seal_bytes(CANARY.encode(), folder / "artifacts" / "model", data_key, CANARY)
    with store.begin() as conn:
        batch_id = write_everywhere(conn, make_case)
    with store.read() as conn:
        for table in metadata.sorted_tables:
            if table.name not in WITHOUT_WORDS:
                rows = conn.execute(table.select()).all()
                assert any(CANARY in str(value) for row in rows for value in row), table.name
    with pytest.raises(KnownError), store.begin() as conn:
        write_and_fail(conn)
    assert found_in(folder) == []
    with store.begin() as conn:
        imports.undo_batch(conn, batch_id, CANARY)
    backups.back_up(store_path, data_key, folder / "backups")
    assert found_in(folder) == []
    store.dispose()
    assert found_in(folder) == []
    assert Lake(folder / "lake", data_key).get(kept.sha256).startswith(CANARY.encode())
    (folder / "clear.txt").write_text(f"… {CANARY} …", encoding="utf-8")
    assert found_in(folder) == ["clear.txt"], "the search itself works"
