"""What is particular to one family."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import numpy as np
import pytest
import skops.io
from sklearn.linear_model import LogisticRegression as Theirs

from mlpipeline.errors import KnownError
from mlpipeline.families import estimator_file
from mlpipeline.families.estimator_file import estimator_from_bytes
from mlpipeline.families.family import FitData
from mlpipeline.families.knowledge_rates import DESCENT, EXCLUDED, knowledge_rates
from mlpipeline.families.multinomial import fit_multinomial, multinomial_scores
from mlpipeline.families.prior import Counts
from mlpipeline.families.prior_offset import cross_fit, offset_of
from mlpipeline.features.design import fit_design
from mlpipeline.features.table import PatientTable
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.progress import Progress
from mlpipeline.training import TrainingPlan, train_families

FEVER, DENGUE, MALARIA = "HP:0001945", "ORPHA:99828", "ORPHA:673"


def test_the_logistic_regression_is_scikit_learns() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(300, 6)).astype(np.float32)
    y = (x @ rng.normal(size=(6, 3)) + rng.gumbel(size=(300, 3))).argmax(axis=1)
    ours = multinomial_scores(x, fit_multinomial(x, y, 3, 0.5, lambda fraction: None, iterations=500))
    theirs = Theirs(C=0.5, tol=1e-8, max_iter=5000).fit(x, y)
    p = np.exp(ours) / np.exp(ours).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(p, theirs.predict_proba(x), atol=2e-3)


def test_an_offset_is_where_the_fit_starts_from() -> None:
    """With the true log odds as the offset there is nothing left to learn."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(2000, 4)).astype(np.float32)
    logits = 2 * x @ rng.normal(size=(4, 3))
    y = (logits + rng.gumbel(size=logits.shape)).argmax(axis=1)
    plain = fit_multinomial(x, y, 3, 1.0, lambda fraction: None)
    rest = fit_multinomial(x, y, 3, 1.0, lambda fraction: None, offset=logits)
    assert np.abs(rest[:-1]).max() < 0.2 * np.abs(plain[:-1]).max()


def test_records_weigh_against_virtual_patients_by_their_number() -> None:
    """The knowledge says .9; 2 patients without it move that little, 200 carry the day."""
    for patients, low, high in ((2, 0.6, 0.95), (200, 0.0, 0.1)):
        planes = np.array([[0.0, patients], [50.0, 50.0]])
        counts = Counts(planes, np.array([patients, 100.0]), np.array([[0.9], [np.nan]]), ())
        share = (50 + 0.5) / (patients + 100 + 1)
        rate = np.exp(counts.weights(10.0, 0.0)[0, 0]) * share
        assert low < rate < high


def test_what_nobody_describes_and_nobody_recorded_says_nothing() -> None:
    planes = np.array([[0.0, 0.0], [30.0, 30.0]])
    counts = Counts(planes, np.array([5.0, 60.0]), np.full((2, 1), np.nan), ())
    np.testing.assert_allclose(counts.weights(10.0, 0.0)[:2, 0], 0, atol=1e-9)


def test_rates_come_from_the_profiles(knowledge: Knowledge) -> None:
    rates = knowledge_rates(knowledge, [DENGUE, "LOCAL:ours"], [FEVER, "LOCAL:sign", "HP:0000118"])
    assert rates[0, 0] > 0.8, "dengue has fever in nearly all patients"
    assert np.isnan(rates[0, 1])
    assert np.isnan(rates[1]).all()
    assert rates[0, 2] >= rates[0, 0], "an ancestor is at least as frequent"


def test_more_specific_findings_get_a_share(knowledge: Knowledge) -> None:
    ontology = knowledge.ontology
    profile = knowledge.profiles.profile(DENGUE)
    assert profile is not None
    described = {row.term_id for row in profile.rows}
    below = [ontology.term_ids[child] for child in ontology.children(ontology.index[FEVER])]
    child = next(term for term in below if term not in described)
    rates = knowledge_rates(knowledge, [DENGUE], [FEVER, child])
    assert rates[0, 1] == pytest.approx(DESCENT * rates[0, 0], rel=0.3)
    assert rates[0, 1] > EXCLUDED


def test_the_knowledge_lifts_diseases_with_few_records(knowledge: Knowledge, clinic_table) -> None:  # type: ignore[no-untyped-def]
    """Three patients of malaria, whose findings only the profile tells apart from chance."""
    table: PatientTable = clinic_table(patients=240)
    rng = np.random.default_rng(0)
    terms = [row.term_id for row in (knowledge.profiles.profile(MALARIA) or pytest.fail("no profile")).rows][:8]
    ours = dict(zip([f"LOCAL:finding{i}" for i in range(4, 12)], terms, strict=False))
    columns = tuple(
        type(each)(ours.get(each.name, each.name), each.kind, each.label, each.unit, ours.get(each.name, each.term_id))
        for each in table.columns
    )
    values = table.values.rename(columns=ours)
    malaria = np.arange(len(table)) % 12 == 0
    for term in terms:
        values[term] = np.where(rng.random(len(table)) < np.where(malaria, 0.7, 0.15), 1, 0).astype(np.float32)
    disease = table.disease.copy()
    disease[malaria] = MALARIA
    part = np.where(malaria, "select", table.part)
    part[np.flatnonzero(malaria)[:3]] = "train"
    made = PatientTable(columns, values, table.patient, part, disease, table.severity)
    recalls = []
    for known in (knowledge, None):
        run = train_families(made, TrainingPlan(("prior",)), known)[0]
        recalls.append(next(recall for name, _, _, recall in run.per_class if name == MALARIA))
    assert recalls[0] >= recalls[1]
    assert recalls[0] >= 0.5


def test_an_offset_has_not_seen_its_own_label(clinic_table: Callable[..., PatientTable]) -> None:
    """Labels drawn at random: a prior that knows them is better than chance on its own rows, an offset is not."""
    table = clinic_table(patients=300)
    rng = np.random.default_rng(0)
    design = fit_design(table, np.ones(len(table), dtype=bool))
    rows, y = design.encode(table), rng.integers(0, 3, len(table)).astype(np.int32)
    data = FitData(design, ("a", "b", "c"), rows, y, rows.take(np.arange(0)), y[:0], table.patient)
    found = cross_fit(data, Progress(), "training.fit x")
    every = np.arange(len(y))
    seen = offset_of(found.prior, found.temperature, design, rows)[every, y].mean()
    assert seen > np.log(1 / 3) > found.train[every, y].mean()
    assert found.select.shape == (0, 3)


def test_a_type_outside_of_the_list_is_never_built() -> None:
    unknown = skops.io.dumps(UnknownToSkops())
    with pytest.raises(KnownError) as caught:
        estimator_from_bytes({"forest.skops": unknown}, "forest.skops")
    assert caught.value.code == "artifact.type_refused"


class UnknownToSkops:
    """A type of the tests."""

    def __init__(self) -> None:
        self.value = 1


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(estimator_file, "MAX_FILE_BYTES", 1_000_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("schema.json", b" " * 2_000_000)
    with pytest.raises(KnownError, match=r"artifact\.too_large"):
        estimator_from_bytes({"forest.skops": out.getvalue()}, "forest.skops")


def test_the_forest_of_the_file_is_the_forest(clinic_table: Callable[..., PatientTable]) -> None:
    run = train_families(clinic_table(patients=150), TrainingPlan(("random_forest",)), None)[0]
    forest = estimator_from_bytes(run.members, "forest.skops")
    assert type(forest).__name__ == "RandomForestClassifier"
