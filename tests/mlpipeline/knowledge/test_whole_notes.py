"""Whole notes as they are written in Colombia and in English: exactly these findings, met and denied.

notes/*.txt: a note, a line "+ met | met", a line "- denied | denied", an empty line. What a clinician would read
besides, and the program does not, is in docs/notes.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mlpipeline.knowledge.knowledge import Knowledge

FOLDER = Path(__file__).with_name("notes")


def notes(name: str) -> list[tuple[str, set[str], set[str]]]:
    found = []
    for block in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        *note, met, denied = block.split("\n")
        assert (met[0], denied[0]) == ("+", "-"), block
        found.append(("\n".join(note), labels(met), labels(denied)))
    return found


def labels(line: str) -> set[str]:
    return {label.strip() for label in line[1:].split("|") if label.strip()}


NOTES = [*notes("spanish"), *notes("english")]


@pytest.mark.parametrize(("note", "met", "denied"), NOTES, ids=[note[:40] for note, _, _ in NOTES])
def test_a_note_says_exactly_this(knowledge: Knowledge, note: str, met: set[str], denied: set[str]) -> None:
    found = knowledge.lexicon.find_in_text(note)
    assert {each.label for each in found if not each.excluded} == met
    assert {each.label for each in found if each.excluded} == denied


def test_there_are_enough_notes_with_findings_that_exist(knowledge: Knowledge) -> None:
    assert min(len(notes("spanish")), len(notes("english"))) >= 40
    known = set(knowledge.ontology.labels)
    assert all(met | denied <= known for _, met, denied in NOTES)
