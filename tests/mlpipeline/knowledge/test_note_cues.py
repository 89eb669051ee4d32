"""What the words around a finding do to it: denied, doubted, someone else's, or nothing at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.knowledge.knowledge import Knowledge

DENIED_BEHIND = {
    "Fiebre: niega. Tos: no refiere. Disnea: no. Cefalea: ninguna": "-Fever -Cough -Dyspnea -Headache",
    "Fiebre: no Tos: no Disnea: si": "-Fever -Cough +Dyspnea",
    "Fiebre: sí. Tos: sí. Vómito: no hay": "+Fever +Cough -Vomiting",
    "Tos: no refiere disnea": "+Cough -Dyspnea",
    "Fiebre: no cuantificada": "+Fever",
    "Fever? no. Cough? yes": "-Fever +Cough",
    "Fever: none. Cough: absent today": "-Fever -Cough",
    "disnea en reposo ausente bilateral": "-Rest dyspnea",
    "edema de miembros inferiores ausente, tos presente": "-Pedal edema +Cough",
    "splenomegaly on palpation absent today": "-Splenomegaly",
    "hypotonia absent reflexes": "+Hypotonia +Areflexia",
    "Fiebre, tos y disnea negadas": "-Fever -Cough -Dyspnea",
    "Tos, fiebre y escalofríos: niega": "-Cough -Fever -Chills",
    "Fever and cough denied. Rash": "-Fever -Cough +Skin rash",
    "fiebre, tos ausente": "+Fever -Cough",
    "disnea (-), edema (neg), tos (no), fiebre (+)": "-Dyspnea -Edema -Cough +Fever",
    "sepsis was ruled out in the ward. Fever": "-Sepsis +Fever",
    "Neumonía descartada por radiografía. Tos": "-Pneumonia +Cough",
}
DENIED_BEFORE = {
    "Sin: fiebre, tos, disnea": "-Fever -Cough -Dyspnea",
    "Niega: fiebre, tos. Cefalea": "-Fever -Cough +Headache",
    "Niega:\nfiebre, tos": "-Fever -Cough",
    "No: fever, cough": "-Fever -Cough",
    "No fiebre, tos ni disnea": "-Fever -Cough -Dyspnea",
    "sin fiebre, con tos": "-Fever +Cough",
    "se descartó neumonía, tos persiste": "-Pneumonia +Cough",
    "Descartada meningitis": "-Meningitis",
    "parents deny cough or rash": "-Cough -Skin rash",
    "never had seizures": "-Seizure",
    "Paciente afebril, anictérico": "-Fever -Jaundice",
    "afebrile, no rash": "-Fever -Skin rash",
    "fiebre no controlada, tos sin respuesta a jarabe": "+Fever +Cough",
}
SOMEONE_ELSES = {
    "abuelo con diabetes, tía con cáncer, prima con epilepsia": "",
    "Hermanos: asma. Tos": "+Cough",
    "AF: madre hipertensa. EA: disnea": "+Dyspnea",
    "Antecedentes familiares: asma, epilepsia, HTA": "",
    "Antecedentes familiares:\n- Madre: HTA\nFiebre": "+Fever",
    "A. familiares: niega. Fiebre": "+Fever",
    "grandmother had a stroke, patient has palpitations": "+Palpitations",
    "FH: asthma, seizures. Cough": "+Cough",
    "aunt with epilepsy and migraine, now has seizures": "+Seizure",
    "Family history of asthma, presents with wheezing": "+Wheezing",
    "The patient's mother has asthma": "",
    "Mother is diabetic. Father died of a stroke": "",
    "Madre con asma, niega disnea": "-Dyspnea",
    "Madre con asma, paciente con disnea": "+Dyspnea",
    "Hijo de madre hipertensa, con cianosis al nacer": "+Cyanosis",
    "pareja sexual con uretritis": "",
    "Fiebre materna, ictericia": "+Jaundice",
    "Maternal fever and newborn jaundice": "",
    "contacto con hermano con varicela y fiebre, presenta tos": "+Cough",
    "exposed to a child with fever, has cough": "+Cough",
    "La madre refiere fiebre": "+Fever",
    "según la madre presenta fiebre": "+Fever",
    "su hijo tiene fiebre": "+Fever",
    "acude con su madre con fiebre": "+Fever",
    "La abuela lo nota con palidez": "+Pallor",
    "Mother has noticed a rash": "+Skin rash",
    "brought by mother with fever": "+Fever",
}
DOUBTED = {
    "posible meningitis, fiebre": "+Fever",
    "Meningitis probable. Fiebre": "+Fever",
    "Neumonía probable vs bronquiolitis": "",
    "sospecha de meningitis con fiebre y cefalea": "+Fever +Headache",
    "se sospecha neumonía": "",
    "descartar sepsis, meningitis y encefalitis; tos": "+Cough",
    "neumonía a descartar": "",
    "no se descarta neumonía": "",
    "no se puede descartar meningitis": "",
    "riesgo de sangrado, trombocitopenia": "+Thrombocytopenia",
    "Dx diferencial: neumonía, asma. Tos": "+Cough",
    "¿Meningitis? Fiebre": "+Fever",
    "¿Tiene fiebre o tos? Refiere cefalea": "+Headache",
    "fiebre, neumonía?": "+Fever",
    "possible pneumonia, fever and cough": "+Fever +Cough",
    "suspected sepsis with fever": "+Fever",
    "r/o stroke. Headache": "+Headache",
    "rule out meningitis, encephalitis or stroke; headache": "+Headache",
    "fever, ?pneumonia": "+Fever",
    "pneumonia vs asthma": "",
    "pneumonia cannot be excluded": "",
    "acetaminofén si fiebre": "",
    "sí fiebre, no tos": "+Fever -Cough",
    "Signos de alarma: fiebre, vómito, convulsiones": "",
    "consultar si presenta fiebre, vómito o convulsiones": "",
    "return if fever, vomiting or seizures": "",
    "vacuna contra hepatitis": "",
    "posible meningitis. Meningitis confirmada": "+Meningitis",
}
ABBREVIATED = {
    "HTA, DM2 y ERC": "+Hypertension +Type II diabetes mellitus +Chronic kidney disease",
    "ACV previo, TVP y TEP": "+Stroke +Deep venous thrombosis +Pulmonary embolism",
    "hta, acv, tep": "",
    "PACIENTE CON HTA. MI ESPOSO SE ENCUENTRA BIEN": "+Hypertension",
    "edema en MI derecho": "+Edema",
    "h/o MI, HTN; no SOB": "+Myocardial infarction +Hypertension -Dyspnea",
    "SpO2 98% RA, CP since noon": "",
}
OTHER_WORDS = {
    "le pica la piel": "+Pruritus",
    "le pica un ojo": "",
    "vesícula biliar distendida, vesículas en tronco": "+Skin vesicle",
    "elevated CK, prolonged PT": "+Elevated circulating creatine kinase concentration +Prolonged prothrombin time",
    "a generalized tonic-clonic seizure": "+Bilateral tonic-clonic seizure",
    "tachycardic and febrile, swollen joints": "+Tachycardia +Fever +Joint swelling",
}
CASES = {**DENIED_BEHIND, **DENIED_BEFORE, **SOMEONE_ELSES, **DOUBTED, **ABBREVIATED, **OTHER_WORDS}


@pytest.mark.parametrize(("note", "expected"), CASES.items())
def test_what_the_words_around_a_finding_do(knowledge: Knowledge, note: str, expected: str) -> None:
    found = knowledge.lexicon.find_in_text(note)
    assert " ".join(("-" if each.excluded else "+") + each.label for each in found) == expected


FINDINGS = {
    "fiebre": "Fever", "tos": "Cough", "cefalea": "Headache", "ictericia": "Jaundice", "rash": "Skin rash",
    "fever": "Fever", "chest pain": "Chest pain", "jaundice": "Jaundice", "seizures": "Seizure",
    "dolor abdominal": "Abdominal pain",
}  # fmt: skip
SOME = st.lists(st.sampled_from(sorted(FINDINGS)), min_size=1, max_size=6)


@given(
    names=SOME, pattern=st.sampled_from(["{}: no", "{}: niega", "{}: denies", "{} (-)", "no {}", "sin {}", "{} denied"])
)
@settings(max_examples=100, deadline=None)
def test_each_denied_alone_is_denied(knowledge: Knowledge, names: list[str], pattern: str) -> None:
    found = knowledge.lexicon.find_in_text(". ".join(pattern.format(name) for name in names))
    assert {each.label for each in found} == {FINDINGS[name] for name in names}
    assert all(each.excluded for each in found)


@given(names=SOME, cue=st.sampled_from(["Niega", "Denies", "Sin:", "No:", "niega:\n"]))
@settings(max_examples=100, deadline=None)
def test_a_list_is_denied_whole(knowledge: Knowledge, names: list[str], cue: str) -> None:
    found = knowledge.lexicon.find_in_text(f"{cue} {', '.join(names)}")
    assert {each.label for each in found if each.excluded} == {FINDINGS[name] for name in names}


@given(
    names=SOME,
    cue=st.sampled_from(["AF:", "FH:", "family history of", "madre con", "aunt with", "signos de alarma:", "ddx:"]),
)
@settings(max_examples=100, deadline=None)
def test_of_others_and_of_what_may_come_nothing_is_said(knowledge: Knowledge, names: list[str], cue: str) -> None:
    assert knowledge.lexicon.find_in_text(f"{cue} {', '.join(names)}. Seen today.") == ()


CUES = st.sampled_from(
    ["?", "¿", "(", ")", "(-)", ":", ",", ".", "\n", "madre", "aunt", "con", "has", "AF:", "posible", "r/o", "vs", "y",
     "negadas", "ausente", "absent", "si", "sí", "no", "niega", "maternal", "contacto con", "HTA", "MI", *FINDINGS]
)  # fmt: skip


@given(note=st.lists(CUES, max_size=25).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_order_of_cues_gives_known_findings_once(knowledge: Knowledge, note: str) -> None:
    found = knowledge.lexicon.find_in_text(note)
    assert len({each.term_id for each in found}) == len(found)
    assert all(knowledge.ontology.label(each.term_id) == each.label != "" for each in found)
    assert knowledge.lexicon.find_in_text(f"{note}.\n\n{note}") == found
