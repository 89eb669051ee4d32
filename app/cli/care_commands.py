"""hoofbeat patient, consent, revoke, ask-next, diagnose: one patient at a time."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.cli.options import Commands, add_command, add_workspace, opened
from app.cli.terminal import Terminal, percent
from app.services.ask_next import AskNextRequest, ask_next
from app.services.capture_consent import ConsentRequest, capture_consent, revoke_consent
from app.services.diagnose_patient import DiagnosisRequest, diagnose_patient, read_case
from app.services.register_patient import PatientDraft, register_patient
from app.services.search_terms import findings_in_text, term_label
from app.services.workspace import Workspace
from mlpipeline.domain import (
    DIASTOLIC,
    GLUCOSE,
    SYSTOLIC,
    TEMPERATURE,
    UNITS,
    Case,
    Disease,
    History,
    Measurement,
    PhenotypicFeature,
    Sex,
)
from mlpipeline.errors import KnownError

PURPOSES = ("care", "research", "sharing")


def add_to(commands: Commands) -> None:
    patient = add_command(commands, "patient", "register a patient", _register)
    add_workspace(patient)
    patient.add_argument("label", help="how the clinic names this patient")
    patient.add_argument("--sex", choices=[sex.value for sex in Sex], default=Sex.UNKNOWN.value)
    patient.add_argument("--age", type=float, metavar="YEARS")

    consent = add_command(commands, "consent", "record a patient's consent", _consent)
    add_workspace(consent)
    consent.add_argument("--patient", required=True, metavar="ID")
    consent.add_argument("--purposes", default="care", help=f"comma-separated, of: {', '.join(PURPOSES)}")
    consent.add_argument("--method", choices=("signed", "paper", "verbal"), default="paper")
    consent.add_argument("--witness", default="")
    consent.add_argument("--guardian", default="")
    consent.add_argument("--language", choices=("en", "es"), default="en")

    revoke = add_command(commands, "revoke", "revoke a consent", _revoke)
    add_workspace(revoke)
    revoke.add_argument("consent_id")
    revoke.add_argument("--reason", required=True)

    ask = add_command(commands, "ask-next", "the findings that would narrow the ranking most", _ask_next)
    ask.add_argument("--asked", action="append", default=[], metavar="HP:…", help="asked before, and nobody knew")
    _add_case(ask)
    _add_case(add_command(commands, "diagnose", "rank what a consenting patient may have", _diagnose))


def _add_case(diagnose: argparse.ArgumentParser) -> None:
    """Who it is, and what is found: the same for everything that is inferred of a patient."""
    add_workspace(diagnose)
    diagnose.add_argument("--patient", required=True, metavar="ID")
    diagnose.add_argument("--case", type=Path, metavar="FILE", help="findings as a phenopacket (JSON)")
    diagnose.add_argument("--note", default="", help="free text, read for findings")
    diagnose.add_argument("--present", action="append", default=[], metavar="HP:…")
    diagnose.add_argument("--absent", action="append", default=[], metavar="HP:…")
    diagnose.add_argument("--age", type=float, metavar="YEARS")
    diagnose.add_argument("--sex", choices=[sex.value for sex in Sex], default=Sex.UNKNOWN.value)
    diagnose.add_argument("--temperature", type=float, metavar="°C")
    diagnose.add_argument("--blood-pressure", metavar="SYS/DIA", help="mmHg, such as 110/70")
    diagnose.add_argument("--glucose", type=float, metavar="MG/DL")
    diagnose.add_argument("--urgency", type=int, choices=range(1, 11), metavar="1-10")
    diagnose.add_argument("--earlier-diagnosis", action="append", default=[], metavar="CODE_OR_TEXT")
    diagnose.add_argument("--earlier-exam", action="append", default=[], metavar="TEXT")
    for name in ("own", "family", "exposure"):
        diagnose.add_argument(f"--{name}-history", action="append", default=[], metavar="TEXT")


def _register(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace:
        row = register_patient(workspace, PatientDraft(parsed.label, Sex(parsed.sex), parsed.age))
    terminal.say(f"Registered as {row.patient_id}.")
    return row


def _consent(parsed: argparse.Namespace, terminal: Terminal) -> object:
    purposes = frozenset(name.strip() for name in parsed.purposes.split(",") if name.strip())
    if unknown := purposes - set(PURPOSES):
        raise KnownError("consent.unknown_purpose", purpose=sorted(unknown)[0], known=", ".join(PURPOSES))
    request = ConsentRequest(
        patient_id=parsed.patient,
        purposes=purposes,
        method=parsed.method,
        witness=parsed.witness,
        guardian=parsed.guardian,
        language=parsed.language,
        sensitive_acknowledged=True,
    )
    with opened(parsed) as workspace:
        view = capture_consent(workspace, request)
    terminal.say(f"Consent {view.consent_id} recorded for {', '.join(sorted(view.purposes))}.")
    return view


def _revoke(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace:
        view = revoke_consent(workspace, parsed.consent_id, parsed.reason)
    terminal.say(f"Consent {view.consent_id} is revoked.")
    return view


def _diagnose(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace:
        case = _case(workspace, parsed)
        with terminal.progress("Diagnosing") as progress:
            result = diagnose_patient(workspace, DiagnosisRequest(parsed.patient, case), progress)
    say_result(terminal, result)
    return result


def _ask_next(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace:
        case = _case(workspace, parsed)
        with terminal.progress("Looking for questions") as progress:
            request = AskNextRequest(parsed.patient, case, tuple(parsed.asked), 5)
            questions = ask_next(workspace, request, progress)
    rows = [
        (
            each.label,
            each.term_id,
            each.effort,
            f"{each.gain:.2f}",
            ", ".join(f"{one.disease} {percent(one.rate or None)}" for one in each.diseases),
        )
        for each in questions
    ]
    terminal.table(("Ask next", "Term", "By", "Nats", "Shown by, of 100"), rows)
    if not questions:
        terminal.say("Nothing tells the diseases in question apart.")
    return questions


def _case(workspace: Workspace, parsed: argparse.Namespace) -> Case:
    """From a phenopacket file if given, else from the options."""
    if parsed.case:
        return read_case(parsed.case)
    features = _named_terms(workspace, "--present", parsed.present, excluded=False)
    features += _named_terms(workspace, "--absent", parsed.absent, excluded=True)
    named = {feature.term_id for feature in features}
    features += [each for each in findings_in_text(workspace, parsed.note) if each.term_id not in named]
    return Case(
        case_id="",
        patient_id=parsed.patient,
        age_years=parsed.age,
        sex=Sex(parsed.sex),
        features=tuple(features),
        measurements=_measurements(parsed),
        urgency=parsed.urgency,
        earlier_diagnoses=tuple(Disease(each, each) for each in parsed.earlier_diagnosis),
        earlier_exams=tuple(parsed.earlier_exam),
        history=History(tuple(parsed.own_history), tuple(parsed.family_history), tuple(parsed.exposure_history)),
    )


def _named_terms(workspace: Workspace, option: str, terms: list[str], excluded: bool) -> list[PhenotypicFeature]:
    """A term nobody knows would be left out of the ranking without a word. "LOCAL:…" are the clinic's own."""
    features: list[PhenotypicFeature] = []
    for position, term in enumerate(terms, start=1):
        label = term_label(workspace, term)
        if not label and not term.startswith("LOCAL:"):
            raise KnownError("diagnosis.unknown_term", option=option, position=position)
        features.append(PhenotypicFeature(term, label, excluded))
    return features


def _measurements(parsed: argparse.Namespace) -> tuple[Measurement, ...]:
    given: dict[str, float | None] = {TEMPERATURE: parsed.temperature, GLUCOSE: parsed.glucose}
    if parsed.blood_pressure:
        systolic, _, diastolic = parsed.blood_pressure.partition("/")
        try:
            given |= {SYSTOLIC: float(systolic), DIASTOLIC: float(diastolic)}
        except ValueError:
            raise KnownError("diagnosis.blood_pressure_form", example="110/70") from None
    return tuple(Measurement(code, value, UNITS[code]) for code, value in given.items() if value is not None)


def say_result(terminal: Terminal, result: Any) -> None:
    """The ranking as a table, with its source, and what speaks for and against each row."""
    assessment = result.assessment
    model = f"model v{result.model_version}" if result.model_version else "no model: ranked by match, no probabilities"
    terminal.say(f"For review · {model} · knowledge {assessment.knowledge_version}")
    likely = "not estimable" if assessment.any_disease is None else f"{percent(assessment.any_disease)} of 100"
    severity = assessment.severity.level.name.lower() if assessment.severity else "no label to learn from"
    terminal.say(f"Is a disease likely at all? {likely} · severity: {severity}")
    if assessment.abstains:
        reasons = (_ABSTAINS[each.reason].format(**each.facts) for each in assessment.abstains)
        terminal.say(f"Hoofbeat abstains: {' '.join(reasons)}")
    rows = [
        (
            row.rank,
            row.disease.label,
            ", ".join(each.code for each in row.identifiers) or row.disease.term_id,
            _share(row),
            _source(row),
            _evidence(row.speaks_for),
            _evidence(row.speaks_against),
        )
        for row in assessment.rows
    ]
    terminal.table(("", "Disease", "Codes", "Of 100", "Known from", "For", "Against"), rows)
    if addresses := [each.address for row in assessment.rows[:1] for each in row.identifiers if each.address]:
        terminal.say(f"To read about the first: {' '.join(addresses)} (of all: --json)")
    for note in assessment.notes:
        code, _, detail = note.partition(":")
        if code in _NOTES:
            terminal.say(_NOTES[code].format(detail.replace(",", ", ")))
    if assessment.likely_rows:
        terminal.say(f"Likely: the first {assessment.likely_rows}; such sets hold the diagnosis in 90 of 100 patients.")
    terminal.say(f"{assessment.considered} diseases considered.")


_ABSTAINS = {
    "few_findings": "these findings do not separate these diseases ({findings:.0f} of at least {least:.0f} that tell "
    "diseases apart); add findings, `hoofbeat ask-next` says which.",
    "no_pattern": "no known orphan disease fits these findings better than chance; add findings, or think of a "
    "referral to genetics.",
    "unknown_disease": "the disease may be one that nobody has described, and none of the orphan diseases listed; add "
    "findings, or think of a referral to genetics.",
    "out_of_range": "the model has learned from ages {low:.4g}-{high:.4g} years only; weigh its answer with care.",
}
_NOTES = {
    "no_findings": "Note: nothing that the knowledge describes was given, so this ranks nothing.",
    "age_out_of_range": "Note: the model has learned from ages {} years only.",
    "missing_labs": "Note: usually measured and not given: {}.",
    "published_cases": "Note: probabilities as in published cases.",
    "synthetic_model": "Note: the model has learned from SYNTHETIC patients: for practice only.",
    "confirmed_cases": "Note: confirmed cases known beside the model: {}.",
    "synthetic_cases": "Note: some of the confirmed cases are SYNTHETIC: for practice only.",
    "reranker": "Note: known diseases in the order of reranker {}, trained here.",
    "reranker_refused": "Note: reranker {} was made for other features; the shipped one ranked.",
}


def _share(row: Any) -> str:
    return f"{row.matched} of {row.described} match" if row.probability is None else percent(row.probability)


def _source(row: Any) -> str:
    if row.group == "L" or (row.group == "C" and row.records):
        return f"● {row.records} of our patients"
    if row.group == "C":
        return "● common, none here yet"
    if row.group in "NU":
        return "–"
    return f"◇ knowledge, {row.records} here" if row.records else "◇ knowledge, none here yet"


def _evidence(items: Any) -> str:
    return ", ".join(item.label for item in items[:3]) or "–"
