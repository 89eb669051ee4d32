"""Finding terms by Spanish words: what is met every week is first or second within four letters."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpipeline.knowledge.common_findings import read_common_findings
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.knowledge.lexicon import Lexicon, lexicon_arrays
from mlpipeline.knowledge.obo import OboTerm
from mlpipeline.knowledge.ontology import Ontology, ontology_arrays

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


def test_the_usual_spanish_name_is_shown(knowledge: Knowledge) -> None:
    name_in = knowledge.lexicon.name_in
    assert name_in("HP:0001945", "es") == "fiebre"
    assert name_in("HP:0003543", "es") == name_in("HP:0001946", "es")
    assert name_in("HP:0001945", "en") == "Fever"
    assert name_in("HP:0001945", "fr") == name_in("HP:9999999", "es") == ""
    for term_id, names in read_common_findings().items():
        assert name_in(term_id, "es") == names[0]


def test_a_name_of_a_pack_stands_in_where_none_is_usual() -> None:
    terms = [OboTerm("HP:0000001", "All"), OboTerm("HP:0001945", "Fever")]
    arrays = ontology_arrays(terms) | lexicon_arrays(terms, {"HP:0000001": "Todo", "HP:0001945": "Fiebre (paquete)"})
    lexicon = Lexicon(arrays, Ontology(arrays, "x"), np.zeros(2, np.int32))
    assert lexicon.name_in("HP:0000001", "es") == "Todo"
    assert lexicon.name_in("HP:0001945", "es") == "fiebre"


@given(term_id=st.text(max_size=12), language=st.sampled_from(["es", "en", "", "x"]))
def test_any_id_has_a_name_or_none(knowledge: Knowledge, term_id: str, language: str) -> None:
    assert isinstance(knowledge.lexicon.name_in(term_id, language), str)
