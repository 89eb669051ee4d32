"""What has been entered in one run of the Diagnose wizard: the patient, the consent, the findings; steps share it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from app.services.assessment_views import DiagnosisResult
from app.services.patient_views import ConsentView, PatientRow
from mlpipeline.domain import UNITS, Case, Disease, History, Measurement, PhenotypicFeature, Sex


class FindingList:
    """The findings in the order of entry, one a term, with every earlier state to go back to."""

    def __init__(self) -> None:
        self._states: list[tuple[PhenotypicFeature, ...]] = [()]

    @property
    def items(self) -> tuple[PhenotypicFeature, ...]:
        return self._states[-1]

    def add(self, *features: PhenotypicFeature) -> bool:
        """Add them, or change them where the term is there already (present <-> absent). False when nothing changed."""
        items = {each.term_id: each for each in self.items}
        for feature in features:
            items[feature.term_id] = feature
        return self._remember(tuple(items.values()))

    def remove(self, term_id: str) -> bool:
        return self._remember(tuple(each for each in self.items if each.term_id != term_id))

    def remove_last(self) -> bool:
        return self._remember(self.items[:-1])

    def can_undo(self) -> bool:
        return len(self._states) > 1

    def undo(self) -> bool:
        if not self.can_undo():
            return False
        self._states.pop()
        return True

    def _remember(self, state: tuple[PhenotypicFeature, ...]) -> bool:
        if state == self.items:
            return False
        self._states.append(state)
        return True


@dataclass
class Consultation:
    """One patient seen once, as far as it has been entered. Numbers are in the units of mlpipeline.domain.UNITS."""

    patient: PatientRow | None = None
    consent: ConsentView | None = None
    age_years: float | None = None
    sex: Sex = Sex.UNKNOWN
    urgency: int | None = None
    earlier_diagnoses: tuple[Disease, ...] = ()
    earlier_exams: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    exposure: tuple[str, ...] = ()
    findings: FindingList = field(default_factory=FindingList)
    measurements: dict[str, float] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    """Findings that were asked for and that nobody could tell."""
    result: DiagnosisResult | None = None
    result_case: Case | None = None
    decided: str = ""
    """"", "accept" or "override": what was stored for `result`."""
    case_id: str = field(default_factory=lambda: uuid4().hex)

    def choose_patient(self, patient: PatientRow | None) -> None:
        """Another patient: what was entered of the one before must not be taken along."""
        if patient and self.patient and patient.patient_id == self.patient.patient_id:
            self.patient = patient
            return
        fresh = Consultation(patient=patient)
        self.__dict__.update(fresh.__dict__)
        if patient:
            self.age_years = patient.age_years
            self.sex = Sex(patient.sex or "unknown")

    def case(self) -> Case:
        """The Case to diagnose. `patient` must have been chosen."""
        if self.patient is None:
            raise ValueError("no patient has been chosen")
        return Case(
            case_id=self.case_id,
            patient_id=self.patient.patient_id,
            age_years=self.age_years,
            sex=self.sex,
            features=self.findings.items,
            measurements=tuple(Measurement(code, value, UNITS[code]) for code, value in self.measurements.items()),
            urgency=self.urgency,
            earlier_diagnoses=self.earlier_diagnoses,
            earlier_exams=self.earlier_exams,
            history=History(own=self.own, family=self.family, exposure=self.exposure),
            seen_on=date.today(),
            synthetic=self.patient.synthetic,
        )

    def may_infer(self) -> bool:
        """Nothing is inferred before a consent for care stands. The service refuses too: this one explains."""
        return bool(self.patient and self.consent and self.consent.valid and "care" in self.consent.purposes)

    def is_stale(self) -> bool:
        """True when there is no result for what is entered now."""
        return self.result is None or self.result_case != self.case()

    def keep_result(self, case: Case, result: DiagnosisResult) -> None:
        self.result, self.result_case, self.decided = result, case, ""
