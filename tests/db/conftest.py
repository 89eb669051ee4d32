"""A real, empty store for each test: made once by the migrations, then copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from db import datasets, imports, runs
from db.engine import sqlcipher, unlock
from db.keys import StoreKeys
from db.migrate import create_store
from db.store import HEAD_NAME, Connection, Store
from mlpipeline.domain import Case, Disease, Measurement, PhenotypicFeature, Severity, Sex

DATA_KEY = bytes(range(32))


@pytest.fixture(scope="session")
def data_key() -> bytes:
    return DATA_KEY


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    create_store(folder / "store.db", DATA_KEY).dispose()
    return folder


@pytest.fixture
def store_path(template: Path, tmp_path: Path) -> Path:
    for name in ("store.db", HEAD_NAME):
        shutil.copy(template / name, tmp_path)
    return tmp_path / "store.db"


@pytest.fixture
def store(store_path: Path) -> Iterator[Store]:
    opened = Store.open(store_path, DATA_KEY)
    yield opened
    opened.dispose()


@pytest.fixture
def conn(store: Store) -> Iterator[Connection]:
    """One write transaction around the whole test."""
    with store.begin() as connection:
        yield connection


@pytest.fixture
def raw(store_path: Path) -> Callable[..., list[tuple[object, ...]]]:
    """SQL as someone with the key and without the program would send it: triggers off, no audit."""

    def run(*statements: str) -> list[tuple[object, ...]]:
        connection = sqlcipher.connect(str(store_path), isolation_level=None)
        try:
            unlock(connection, StoreKeys.of(DATA_KEY).store)
            rows: list[tuple[object, ...]] = []
            for statement in statements:
                rows = connection.execute(statement).fetchall()
            return rows
        finally:
            connection.close()

    return run


def make_case(number: int, patient: str | None = None, text: str = "Fever") -> Case:
    return Case(
        case_id=f"case-{number}",
        patient_id=patient or f"P-{number:04d}",
        age_years=30.5,
        sex=Sex.FEMALE,
        features=(PhenotypicFeature("HP:0001945", text), PhenotypicFeature("HP:0012735", "Cough", excluded=True)),
        measurements=(Measurement("temperature", 39.1, "°C"),),
        diagnosis=Disease("ORPHA:99828", "Dengue fever"),
        severity=Severity.ACUTE,
        synthetic=True,
    )


@pytest.fixture(name="make_case")
def _make_case() -> Callable[..., Case]:
    return make_case


@dataclass(frozen=True)
class Desk:
    """Short ways to the rows that other rows stand on."""

    def batch(self, conn: Connection, legal_basis: str = "synthetic", sha256: str | None = None) -> imports.Batch:
        return imports.add_batch(
            conn, source_name="a.csv", sha256=sha256, format="csv", legal_basis=legal_basis, synthetic=True, by="ana"
        )

    def run(self, conn: Connection, by: str = "ana") -> runs.Run:
        dataset = datasets.latest_dataset(conn) or datasets.add_dataset(
            conn, sha256="00", path="datasets/1", rows=2, patients=2, columns=3, label_counts={"x": 2}, parts={}, by=by
        )
        experiment = runs.next_experiment(conn)
        return runs.add_run(conn, experiment=experiment, dataset_id=dataset.dataset_id, family="prior", by=by)


@pytest.fixture
def desk() -> Desk:
    return Desk()
