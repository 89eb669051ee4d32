"""Finding terms by what people type: the right one first or second within four letters, typos, Spanish, any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.knowledge.knowledge import Knowledge

# typed word -> the term meant; four letters of it must do.
WITHIN_FOUR_LETTERS = {
    "Fever": "Fever", "Headache": "Headache", "Cough": "Cough", "Vomiting": "Vomiting", "Diarrhea": "Diarrhea",
    "Nausea": "Nausea", "rash": "Skin rash", "Fatigue": "Fatigue", "tired": "Fatigue", "Jaundice": "Jaundice",
    "yellow skin": "Jaundice", "Seizure": "Seizure", "Myalgia": "Myalgia", "Arthralgia": "Arthralgia",
    "Abdominal pain": "Abdominal pain", "Hepatomegaly": "Hepatomegaly", "Splenomegaly": "Splenomegaly",
    "Petechiae": "Petechiae", "Pruritus": "Pruritus", "itching": "Pruritus", "Dyspnea": "Dyspnea",
    "Wheezing": "Wheezing", "Chest pain": "Chest pain", "Epistaxis": "Epistaxis", "Anemia": "Anemia",
    "Thrombocytopenia": "Thrombocytopenia", "Leukopenia": "Leukopenia", "Edema": "Edema", "Chills": "Chills",
    "Lethargy": "Lethargy", "Irritability": "Irritability", "Confusion": "Confusion", "Tachycardia": "Tachycardia",
    "Syncope": "Syncope", "dizziness": "Vertigo", "Constipation": "Constipation", "Anorexia": "Anorexia",
    "Weight loss": "Weight loss", "Night sweats": "Night sweats", "Back pain": "Back pain", "Bone pain": "Bone pain",
    "Hematuria": "Hematuria", "Dysuria": "Dysuria", "Proteinuria": "Proteinuria", "Pallor": "Pallor",
    "Cyanosis": "Cyanosis", "Lymphadenopathy": "Lymphadenopathy", "Conjunctivitis": "Conjunctivitis",
    "Photophobia": "Photophobia", "Tremor": "Tremor", "Short stature": "Short stature", "Urticaria": "Urticaria",
    "Ascites": "Ascites", "Pneumonia": "Pneumonia", "bleeding gums": "Gingival bleeding", "Melena": "Melena",
    "fiebre": "Fever", "cefalea": "Headache", "dolor de cabeza": "Headache", "vómito": "Vomiting",
    "ictericia": "Jaundice", "náuseas": "Nausea", "exantema": "Skin rash", "picazón": "Pruritus", "disnea": "Dyspnea",
    "convulsión": "Seizure", "cansancio": "Fatigue", "escalofríos": "Chills", "palidez": "Pallor",
}  # fmt: skip


@pytest.mark.parametrize(("typed", "label"), WITHIN_FOUR_LETTERS.items())
def test_a_common_finding_is_first_or_second_within_four_letters(knowledge: Knowledge, typed: str, label: str) -> None:
    assert label in [hit.label for hit in knowledge.lexicon.search(typed[:4], limit=2)]


@pytest.mark.parametrize(
    ("typed", "label"),
    [("FEVER", "Fever"), ("pyrexia", "Fever"), ("pain abdominal", "Abdominal pain"), ("HP:0001945", "Fever"),
     ("hp:0003543", "Ketosis"), ("Vomito", "Vomiting"), ("dolor  de cabeza", "Headache"), ("tos", "Cough")],
)  # fmt: skip
def test_case_accents_order_synonyms_and_codes(knowledge: Knowledge, typed: str, label: str) -> None:
    assert knowledge.lexicon.search(typed)[0].label == label


@pytest.mark.parametrize(
    ("typed", "label"),
    [("fevr", "Fever"), ("feverr", "Fever"), ("feber", "Fever"), ("headahce", "Headache"), ("petechaie", "Petechiae"),
     ("abdominl pain", "Abdominal pain"), ("jaundise", "Jaundice"), ("icterisia", "Jaundice"), ("fiebra", "Fever")],
)  # fmt: skip
def test_one_wrong_letter_is_forgiven(knowledge: Knowledge, typed: str, label: str) -> None:
    assert label in [hit.label for hit in knowledge.lexicon.search(typed, limit=5)]


def test_an_exact_label_comes_before_an_exact_synonym_before_a_prefix(knowledge: Knowledge) -> None:
    hits = knowledge.lexicon.search("coma", limit=10)
    assert hits[0].label == "Coma"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].score > hits[-1].score
    first = knowledge.lexicon.search("tired", limit=1)[0]
    assert (first.label, first.matched) == ("Fatigue", "Tired")


def test_each_term_comes_once_and_never_more_than_asked(knowledge: Knowledge) -> None:
    hits = knowledge.lexicon.search("a", limit=25)
    assert len(hits) == len({hit.term_id for hit in hits}) == 25
    assert knowledge.lexicon.search("fever", limit=0) == ()
    assert knowledge.lexicon.search("  ¿? ") == ()


@given(text=st.text(max_size=60), limit=st.integers(1, 20))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_known_terms(knowledge: Knowledge, text: str, limit: int) -> None:
    hits = knowledge.lexicon.search(text, limit)
    assert len(hits) <= limit
    assert all(knowledge.ontology.label(hit.term_id) == hit.label and 0 < hit.score <= 1 for hit in hits)


@given(term=st.integers(0, 19_033))
@settings(max_examples=200, deadline=None)
def test_every_term_is_found_by_its_own_label(knowledge: Knowledge, term: int) -> None:
    label = knowledge.ontology.labels[term]
    same = [i for i, each in enumerate(knowledge.ontology.labels) if each.lower() == label.lower()]
    hits = knowledge.lexicon.search(label, limit=len(same) + 2)
    assert knowledge.ontology.term_ids[term] in [hit.term_id for hit in hits]


def test_diseases_are_found_by_name_code_and_with_a_typo(knowledge: Knowledge) -> None:
    search = knowledge.profiles.search
    assert search("dengue fever")[0].term_id == "ORPHA:99828"
    assert search("ORPHA:99828")[0].label == "Dengue fever"
    assert {each.term_id for each in search("marfn syndrome", limit=2)} == {"OMIM:154700", "ORPHA:558"}
    assert search("syndrome marfan")[0].label == "Marfan syndrome"
    assert search("") == ()
