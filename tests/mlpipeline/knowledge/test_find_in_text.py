"""Findings of pasted notes, English and Spanish: what is met, what is denied, what is nobody's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.knowledge.knowledge import Knowledge

NOTES = {
    "Fever for 3 days, headache and vomiting.": "+Fever +Headache +Vomiting",
    "No cough, fever for 3 days": "-Cough +Fever",
    "no fever, cough or rash": "-Fever -Cough -Skin rash",
    "denies rash, arthralgia, jaundice": "-Skin rash -Arthralgia -Jaundice",
    "Denies chest pain but has severe abdominal pain": "-Chest pain +Abdominal pain",
    "without fever. Headache": "-Fever +Headache",
    "Absence of seizures; absent speech": "-Seizure +Absent speech",
    "fever: no. cough: absent. Rash not present": "-Fever -Cough -Skin rash",
    "no fever, cough or\nrash": "-Fever -Cough -Skin rash",
    "no fever\ncough": "-Fever +Cough",
    "not only fever": "+Fever",
    "Fever last week. No fever today.": "+Fever",
    "no fever, no cough": "-Fever -Cough",
    "FEVER, fever and pyrexia": "+Fever",
    "short stature, low-set ears": "+Short stature +Low-set ears",
    "family history of seizures. Cough": "+Cough",
    "tired, yellow skin": "+Fatigue +Jaundice",
    "Temp. 38.5, fever": "+Fever",
    "Has ADHD": "+Attention deficit hyperactivity disorder",
    "He was odd; they had a mass of work; all well; adhd": "",
    "Paciente con fiebre y cefalea, niega vómitos": "+Fever +Headache -Vomiting",
    "sin ictericia ni petequias. Refiere dolor abdominal": "-Jaundice -Petechiae +Abdominal pain",
    "No tiene tos, fiebre desde ayer": "-Cough +Fever",
    "VOMITO con sangre": "+Hematemesis",
    "niega fiebre, tos, pero refiere diarrea": "-Fever -Cough +Diarrhea",
    "la fiebre no cede": "+Fever",
    "": "",
}


@pytest.mark.parametrize(("note", "expected"), NOTES.items())
def test_notes(knowledge: Knowledge, note: str, expected: str) -> None:
    found = knowledge.lexicon.find_in_text(note)
    assert " ".join(("-" if each.excluded else "+") + each.label for each in found) == expected


WORDS = st.sampled_from(
    [
        "fever",
        "no",
        "denies",
        ",",
        ".",
        "cough",
        "or",
        "but",
        "sin",
        "ictericia",
        "\n",
        "chest pain",
        "absent",
        ":",
        "(",
        "ni",
        "x",
    ]
)


@given(note=st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=30).map(" ".join)))
@settings(max_examples=250, deadline=None)
def test_any_note_gives_each_known_finding_once(knowledge: Knowledge, note: str) -> None:
    found = knowledge.lexicon.find_in_text(note)
    assert len({each.term_id for each in found}) == len(found)
    assert all(knowledge.ontology.label(each.term_id) == each.label != "" for each in found)


@given(note=st.lists(WORDS, max_size=20).map(" ".join), before=st.sampled_from(["", " ", "\n\n", "Seen today. "]))
@settings(max_examples=150, deadline=None)
def test_where_in_the_text_it_stands_does_not_matter(knowledge: Knowledge, note: str, before: str) -> None:
    read = knowledge.lexicon.find_in_text
    assert read(before + note) == read(note) == read(note.upper())


@given(note=st.lists(WORDS, max_size=15).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_a_note_twice_says_the_same(knowledge: Knowledge, note: str) -> None:
    read = knowledge.lexicon.find_in_text
    assert read(f"{note}.\n{note}") == read(note)
