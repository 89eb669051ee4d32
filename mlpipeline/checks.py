"""What is wrong, or worth knowing, with cases before they are kept: duplicates, unknown codes, rare labels, slips."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mlpipeline.domain import DIASTOLIC, NO_DISEASE_ID, SYSTOLIC, Case, Severity, Sex
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.readers.measures import plausible

RARE = 20
"""A disease with at most so many cases is named: few of them reach each part of a split."""

_KNOWN_SOURCES = ("OMIM:", "ORPHA:", "DECIPHER:")
_ENOUGH_TO_COMPARE = 3
_FEMALE_ONLY, _MALE_ONLY = "HP:0010460", "HP:0010461"


@dataclass(frozen=True, slots=True)
class CaseCheck:
    """One remark. "refused": the case should not be kept. "warning": keep it, and know.

    case_id: the case, or the first of them; "" where it is about all. line: where the reader met it, if told.
    subject: a disease, term or measurement code, never a value. count: cases it is about.
    """

    code: str
    severity: Literal["warning", "refused"]
    case_id: str
    line: int | None = None
    subject: str = ""
    count: int = 1


def check_cases(
    cases: Sequence[Case], knowledge: Knowledge, lines: Mapping[str, int] | None = None
) -> tuple[CaseCheck, ...]:
    """Refused first, then warnings; within each in the order found. `lines`: case id -> line of the file.

    Codes, refused: `duplicate.same_patient`, `measurement.implausible`. Warnings: `duplicate.same_content`,
    `finding.contradicts_itself`, `finding.of_other_sex`, `measurement.diastolic_not_below_systolic`,
    `severity.without_disease`, `case.says_nothing`, `term.unknown`, `disease.unknown`, `diagnosis.rare`,
    `diagnosis.missing`, `diagnosis.none_at_all`, `diagnosis.one_class`.
    """
    places = lines or {}
    found = [*_duplicates(cases), *_single(cases, knowledge), *_unknown_codes(cases, knowledge), *_labels(cases)]
    placed = [_placed(each, places) for each in found]
    return tuple(sorted(placed, key=lambda each: each.severity != "refused"))


def _placed(check: CaseCheck, lines: Mapping[str, int]) -> CaseCheck:
    line = lines.get(check.case_id)
    if line is None:
        return check
    return CaseCheck(check.code, check.severity, check.case_id, line, check.subject, check.count)


def _content(case: Case) -> tuple[object, ...]:
    """Everything a case says of the patient, whatever the order it is said in."""
    return (
        case.age_years,
        case.sex,
        frozenset((each.term_id, each.excluded) for each in case.features),
        frozenset((each.code, each.value, each.unit) for each in case.measurements),
        case.diagnosis.term_id if case.diagnosis else None,
        case.severity,
        case.urgency,
        frozenset(each.term_id for each in case.earlier_diagnoses),
        frozenset(case.earlier_exams),
        frozenset((*case.history.own, *case.history.family, *case.history.exposure)),
        case.seen_on,
    )


def _duplicates(cases: Sequence[Case]) -> Iterator[CaseCheck]:
    """A second row of a patient that says the same is refused; the same content under another id is a warning, for
    each case after the first, where it says enough that chance is unlikely."""
    groups: defaultdict[tuple[object, ...], list[Case]] = defaultdict(list)
    for case in cases:
        groups[_content(case)].append(case)
    for same in groups.values():
        patients: set[str] = set()
        for case in same:
            if case.patient_id in patients:
                yield CaseCheck("duplicate.same_patient", "refused", case.case_id)
            elif patients and len(case.features) + len(case.measurements) >= _ENOUGH_TO_COMPARE:
                yield CaseCheck("duplicate.same_content", "warning", case.case_id, count=len(same))
            patients.add(case.patient_id)


def _single(cases: Sequence[Case], knowledge: Knowledge) -> Iterator[CaseCheck]:
    sexes = _SexOfTerms(knowledge)
    for case in cases:
        yield from _measured(case)
        yield from _contradictions(case, sexes)
        if case.severity not in (None, Severity.NONE) and case.diagnosis and case.diagnosis.term_id == NO_DISEASE_ID:
            yield CaseCheck("severity.without_disease", "warning", case.case_id)
        if not case.features and not case.measurements:
            yield CaseCheck("case.says_nothing", "warning", case.case_id)


def _measured(case: Case) -> Iterator[CaseCheck]:
    values: dict[str, float] = {}
    for each in case.measurements:
        values[each.code] = each.value
        if not plausible(each.code, each.value, each.unit):
            yield CaseCheck("measurement.implausible", "refused", case.case_id, subject=each.code)
    if values.get(DIASTOLIC, 0.0) >= values.get(SYSTOLIC, float("inf")):
        yield CaseCheck("measurement.diastolic_not_below_systolic", "warning", case.case_id, subject=DIASTOLIC)


class _SexOfTerms:
    """Which findings only one sex can have, by the ontology's own branches."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._ontology = knowledge.ontology
        self._known: dict[str, Sex] = {}
        self._female = knowledge.ontology.index.get(_FEMALE_ONLY, -1)
        self._male = knowledge.ontology.index.get(_MALE_ONLY, -1)

    def of(self, term_id: str) -> Sex:
        if term_id not in self._known:
            position = self._ontology.index.get(term_id)
            above = set() if position is None else set(self._ontology.ancestors(position).tolist())
            female, male = self._female in above, self._male in above
            self._known[term_id] = Sex.UNKNOWN if female == male else Sex.FEMALE if female else Sex.MALE
        return self._known[term_id]


def _contradictions(case: Case, sexes: _SexOfTerms) -> Iterator[CaseCheck]:
    present = {each.term_id for each in case.features if not each.excluded}
    for each in case.features:
        if each.excluded:
            if each.term_id in present:
                yield CaseCheck("finding.contradicts_itself", "warning", case.case_id, subject=each.term_id)
        elif {sexes.of(each.term_id), case.sex} == {Sex.FEMALE, Sex.MALE}:
            yield CaseCheck("finding.of_other_sex", "warning", case.case_id, subject=each.term_id)


def _unknown_codes(cases: Sequence[Case], knowledge: Knowledge) -> Iterator[CaseCheck]:
    """Each unknown code once, with the number of cases that name it. Codes of the clinic's own are not unknown."""
    terms: dict[str, list[str]] = {}
    diseases: dict[str, list[str]] = {}
    for case in cases:
        for term_id in dict.fromkeys(each.term_id for each in case.features):
            if not term_id.startswith("LOCAL:") and term_id not in knowledge.ontology.index:
                terms.setdefault(term_id, []).append(case.case_id)
        code = case.diagnosis.term_id if case.diagnosis else ""
        if code.startswith(_KNOWN_SOURCES) and code not in knowledge.profiles.index:
            diseases.setdefault(code, []).append(case.case_id)
    for name, found in (("term.unknown", terms), ("disease.unknown", diseases)):
        for code, case_ids in found.items():
            yield CaseCheck(name, "warning", case_ids[0], subject=code, count=len(case_ids))


def _labels(cases: Sequence[Case]) -> Iterator[CaseCheck]:
    """Whether the diagnoses can be learned from: how many there are, and which are rare (rarest first)."""
    if not cases:
        return
    counts = Counter(case.diagnosis.term_id for case in cases if case.diagnosis)
    first: dict[str, str] = {}
    for case in cases:
        first.setdefault(case.diagnosis.term_id if case.diagnosis else "", case.case_id)
    if not counts:
        yield CaseCheck("diagnosis.none_at_all", "warning", "", count=len(cases))
        return
    missing = len(cases) - counts.total()
    if missing:
        yield CaseCheck("diagnosis.missing", "warning", first[""], count=missing)
    if len(counts) == 1:
        yield CaseCheck("diagnosis.one_class", "warning", "", subject=next(iter(counts)), count=counts.total())
    for code, count in sorted(counts.items(), key=lambda item: (item[1], item[0])):
        if count <= RARE:
            yield CaseCheck("diagnosis.rare", "warning", first[code], subject=code, count=count)
