"""When the ranking says that it does not know, what it is asked for that, and how that is measured."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan import silence
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.scorers import NAMES
from mlpipeline.orphan.silence import (
    FEW_FINDINGS,
    NO_PATTERN,
    SIGNS,
    UNKNOWN_DISEASE,
    SilenceModel,
    embedded_silence,
    signs_for,
    signs_of,
    silence_of,
)
from mlpipeline.orphan.silence_training import fit_silence, simulated_signs
from mlpipeline.orphan.simulated_patients import Example
from mlpipeline.orphan.unknown_benchmark import Judged, detection_of, judge_unknown

RED, VERY_RED, FEVER, COUGH = "HP:0000011", "HP:0000012", "HP:0000020", "HP:0000030"
SIZE = len(SIGNS)
FLAT = SilenceModel((0.0,) * SIZE, (1.0,) * SIZE, (0.0,) * (2 * SIZE), 0.0, (0.9,) * 4, {})


@given(data=st.data(), diseases=st.integers(1, 12), findings=st.integers(0, 6))
def test_signs_are_finite_whatever_the_scores(data: st.DataObject, diseases: int, findings: int) -> None:
    values = st.floats(-1e4, 1e4, width=32)
    scores = {name: data.draw(arrays(np.float32, diseases, elements=values)) for name in NAMES}
    utilities = data.draw(arrays(np.float32, diseases, elements=st.one_of(values, st.just(-np.inf))))
    information = data.draw(arrays(np.float32, findings, elements=st.floats(0, 10, width=32)))
    signs = signs_of(scores, utilities, information)
    assert signs.shape == (SIZE,)
    assert np.isfinite(signs).all()
    assert 0 <= float(embedded_silence().probability(signs[None])[0]) <= 1


@given(signs=arrays(np.float64, (3, SIZE), elements=st.floats(-1e12, 1e12)))
def test_a_probability_is_one_whatever_the_signs(signs: np.ndarray) -> None:
    chances = embedded_silence().probability(signs)
    assert ((chances >= 0) & (chances <= 1)).all()


def test_what_is_written_is_read_again_and_what_is_damaged_is_a_known_error() -> None:
    shipped = embedded_silence()
    assert SilenceModel.from_json(shipped.to_json()) == shipped
    plain = json.loads(shipped.to_json())
    changed = [
        plain | {"format": 2},
        plain | {"signs": plain["signs"][1:]},
        plain | {"weights": plain["weights"][1:]},
        plain | {"centre": "x" * SIZE},
        plain | {"scale": [0.0] * SIZE},
        plain | {"intercept": None},
        plain | {"thresholds": [0.5, 0.5, 0.5, 1.5]},
        plain | {"thresholds": [0.5]},
        plain | {"weights": [float("nan")] * (2 * SIZE)},
        {name: value for name, value in plain.items() if name != "trained"},
        [],
    ]
    for text in ["", "{", "null", "9" * 5000, "[" * 100_000, *map(json.dumps, changed)]:
        with pytest.raises(KnownError, match=r"ranking\.silence_malformed"):
            SilenceModel.from_json(text)


def test_each_reason(small: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    ranker = FusedRanker(small)
    probability, few = silence_of(ranker, FLAT, ranker.scored([RED, "HP:404"]))
    assert few is not None
    assert (probability, few.reason, few.findings) == (0.5, FEW_FINDINGS, 0)
    assert silence_of(ranker, FLAT, ranker.scored([]))[1] is not None
    monkeypatch.setattr(silence, "LEAST_FINDINGS", 0)
    assert silence_of(ranker, FLAT, ranker.scored([RED]))[1] is None
    unknown = silence_of(ranker, replace(FLAT, thresholds=(0.4,) * 4), ranker.scored([RED]))[1]
    assert unknown is not None
    assert unknown.reason == UNKNOWN_DISEASE
    other = FusedRanker(small, ["OMIM:3"])
    nowhere = silence_of(other, FLAT, other.scored([VERY_RED]))[1]
    assert nowhere is not None
    assert nowhere.reason == NO_PATTERN


def test_simulated_patients_teach_with_their_disease_and_without_it(small: Knowledge) -> None:
    ranker = FusedRanker(small)
    red, fever = (small.ontology.index[each] for each in (RED, FEVER))
    examples = [Example(small.profiles.index["OMIM:1"], (red,), (), ()), Example(1, (fever,), (), ())] * 10
    known, unknown = simulated_signs(ranker, examples)
    assert known.shape == unknown.shape == (20, SIZE)
    assert np.allclose(known[0], signs_for(ranker, ranker.scored([RED])), rtol=1e-4, atol=1e-4), (
        "with nothing removed: the ranking"
    )
    level = SIGNS.index("level")
    assert known[0, level] > unknown[0, level]
    model = fit_silence(known, unknown, {"patients": 20})
    assert model == fit_silence(known, unknown, {"patients": 20})
    assert float(model.probability(unknown).mean()) > float(model.probability(known).mean())
    assert float((model.probability(known) > model.threshold(1)).mean()) <= 0.1
    with pytest.raises(ValueError, match="both kinds"):
        fit_silence(known, unknown[:0], {})


def test_a_threshold_belongs_to_a_number_of_findings() -> None:
    model = replace(FLAT, thresholds=(0.1, 0.2, 0.3, 0.4))
    asked = [model.threshold(findings) for findings in (0, 1, 3, 4, 6, 7, 10, 11, 500)]
    assert asked == [0.1, 0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.4, 0.4]


def test_figures_weigh_papers_and_hold_false_flags_at_a_tenth() -> None:
    known = [Judged(False, 5, 1.0, i / 20, i > 10, "none") for i in range(20)]
    unknown = [
        Judged(True, 5, 1.0, 0.99, True, "none"),
        Judged(True, 5, 0.5, 0.0, False, "none"),
        Judged(True, 5, 0.5, 0.0, False, "none"),
    ]
    found = detection_of([*known, *unknown])
    assert (found.known, found.unknown, found.flagged, found.flagged_at_ten) == (20, 3, 0.5, 0.5)
    assert found.false_flags == pytest.approx(9 / 20)
    assert found.threshold_at_ten == pytest.approx(17 / 20)
    assert found.auc == pytest.approx(0.5 + 0.5 * 0.5 / 20)
    assert detection_of(known).auc is None


def packets(folder: Path, *cases: tuple[str, str]) -> Path:
    """One file a case of (disease, paper), each with one finding."""
    folder.mkdir()
    for number, (disease, paper) in enumerate(cases):
        packet = {
            "id": f"c{number}",
            "subject": {"id": f"c{number}"},
            "phenotypicFeatures": [{"type": {"id": RED}}],
            "diseases": [{"term": {"id": disease}}] if disease else [],
            "metaData": {"externalReferences": [{"id": paper}]},
        }
        (folder / f"{number}.json").write_text(json.dumps(packet), encoding="utf-8")
    return folder


def test_described_and_undescribed_cases_are_told_apart_by_what_profiles_cite(small: Knowledge, tmp_path: Path) -> None:
    folder = packets(tmp_path / "cases", ("OMIM:1", "PMID:99"), ("OMIM:1", "PMID:10"), ("OMIM:9", "PMID:98"))
    report = judge_unknown(folder, small)
    assert report.not_evaluable == {"own_paper": 1}
    assert (report.all_cases.known, report.all_cases.unknown) == (1, 1), "PMID:10 stands in OMIM:1's own profile"
    assert report.bands["1-3"] == report.all_cases
    assert report.reasons == {"known": {FEW_FINDINGS: 1.0}, "unknown": {FEW_FINDINGS: 1.0}}
    json.dumps(report.to_dict(), allow_nan=False)
    (folder / "2.json").unlink()
    with pytest.raises(KnownError, match=r"benchmark\.no_unknown"):
        judge_unknown(folder, small)


def test_only_diseases_that_no_profile_describes_count_as_unknown(small: Knowledge, tmp_path: Path) -> None:
    others = [("ORPHA:6", "PMID:91"), ("HOOFBEAT:none", "PMID:92"), ("ICD10:A90", "PMID:93"), ("", "PMID:94")]
    folder = packets(tmp_path / "cases", ("OMIM:1", "PMID:99"), ("OMIM:9", "PMID:98"), ("ORPHA:9", "PMID:97"), *others)
    report = judge_unknown(folder, small)
    assert (report.all_cases.known, report.all_cases.unknown) == (1, 2)
    assert report.not_evaluable == {"described_elsewhere": 1, "no_diagnosis": 1, "no_disease": 1, "other_catalogue": 1}
    assert report.to_dict()["not_evaluable"] == report.not_evaluable
