"""Finding terms by Spanish words: what is met every week is first or second within four letters."""

from __future__ import annotations

import pytest

from mlpipeline.knowledge.knowledge import Knowledge

# typed -> the term meant; after "dolor", "pérdida" and the like four letters of the word that tells.
WITHIN_FOUR_LETTERS = {
    "fieb": "Fever", "esca": "Chills", "cefa": "Headache", "vomi": "Vomiting", "náus": "Nausea", "diar": "Diarrhea",
    "depo": "Diarrhea", "estr": "Constipation", "taqu": "Tachycardia", "palp": "Palpitations", "disn": "Dyspnea",
    "ahog": "Dyspnea", "ansi": "Anxiety", "depr": "Depression", "inso": "Insomnia", "tos": "Cough",
    "hipo": "Hypotension", "hipe": "Hypertension", "tens": "Hypertension", "male": "Malaise", "cans": "Fatigue",
    "erit": "Erythema", "conf": "Confusion", "deso": "Confusion", "anem": "Anemia", "mial": "Myalgia",
    "artr": "Arthralgia", "lumb": "Low back pain", "prur": "Pruritus", "rasq": "Pruritus", "exan": "Skin rash",
    "brot": "Skin rash", "conv": "Seizure", "sinc": "Syncope", "desm": "Syncope", "mare": "Vertigo", "disu": "Dysuria",
    "hema": "Hematuria", "horm": "Paresthesia", "rino": "Rhinorrhea", "moco": "Rhinorrhea", "edem": "Edema",
    "desh": "Dehydration", "icte": "Jaundice", "pali": "Pallor", "cian": "Cyanosis", "foto": "Photophobia",
    "somn": "Drowsiness", "epig": "Epigastric pain", "sibi": "Wheezing", "epis": "Epistaxis", "otal": "Ear pain",
    "trom": "Thrombocytopenia", "leuc": "Leukocytosis", "aden": "Lymphadenopathy", "temb": "Tremor",
    "neum": "Pneumonia", "meni": "Meningitis", "dolor abdo": "Abdominal pain", "dolor pech": "Chest pain",
    "dolor garg": "Pharyngalgia", "pérdida peso": "Weight loss", "falta apet": "Poor appetite",
    "distensión": "Abdominal distention", "visión borr": "Blurred vision",
}  # fmt: skip


@pytest.mark.parametrize(("typed", "label"), WITHIN_FOUR_LETTERS.items())
def test_a_weekly_finding_is_first_or_second_within_four_letters(knowledge: Knowledge, typed: str, label: str) -> None:
    assert label in [hit.label for hit in knowledge.lexicon.search(typed, limit=2)]


@pytest.mark.parametrize(
    ("typed", "before", "after"),
    [
        ("rino", "Rhinorrhea", "Horseshoe kidney"),
        ("hipe", "Hypertension", "Hypertelorism"),
        ("hemo", "Hemoptysis", "Hemolytic anemia"),
        ("vert", "Vertigo", "Vertebral segmentation defect"),
    ],
)
def test_weekly_comes_before_rare(knowledge: Knowledge, typed: str, before: str, after: str) -> None:
    labels = [hit.label for hit in knowledge.lexicon.search(typed, limit=200)]
    assert labels.index(before) < (labels.index(after) if after in labels else len(labels))


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("hemorragia intracraneal", "Intracranial hemorrhage"),
        ("hemorragia cerebral", "Cerebral hemorrhage"),
        ("Hemorragia intracerebral", "Cerebral hemorrhage"),
        ("ACV hemorrágico", "Stroke"),
    ],
)
def test_a_bleeding_in_the_head_is_found_by_its_name(knowledge: Knowledge, typed: str, label: str) -> None:
    assert knowledge.lexicon.search(typed, limit=1)[0].label == label
