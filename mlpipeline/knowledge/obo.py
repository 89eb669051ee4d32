"""hp.obo, read line by line: live terms, alternative ids, synonyms with their scope, is_a."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mlpipeline.errors import KnownError

TERM_LIMIT = 60_000
LINE_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Synonym:
    """scope: EXACT, BROAD, NARROW or RELATED. kind: "layperson", "abbreviation", … or ""."""

    text: str
    scope: str
    kind: str = ""


@dataclass(slots=True)
class OboTerm:
    term_id: str = ""
    name: str = ""
    alt_ids: list[str] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)
    synonyms: list[Synonym] = field(default_factory=list)
    obsolete: bool = False


def read_obo(path: Path) -> list[OboTerm]:
    """Live HP terms, sorted by id. Raises KnownError `knowledge.malformed` (file, line)."""
    terms = [term for term in _terms(path) if not term.obsolete and term.term_id.startswith("HP:")]
    if not terms or len(terms) > TERM_LIMIT:
        raise KnownError("knowledge.malformed", file=path.name, line=0)
    return sorted(terms, key=lambda term: term.term_id)


def positions_of(terms: Sequence[OboTerm]) -> dict[str, int]:
    """HPO id -> position in `terms`; alternative ids too, where no living term has them."""
    index = {term.term_id: i for i, term in enumerate(terms)}
    for i, term in enumerate(terms):
        for alternative in term.alt_ids:
            index.setdefault(alternative, i)
    return index


def _terms(path: Path) -> Iterator[OboTerm]:
    term: OboTerm | None = None
    number = 0
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if len(line) > LINE_LIMIT:
                    raise KnownError("knowledge.malformed", file=path.name, line=number)
                if line.startswith("["):
                    if term is not None:
                        yield term
                    term = OboTerm() if line.startswith("[Term]") else None
                elif term is not None:
                    _take(term, line)
    except UnicodeDecodeError:
        raise KnownError("knowledge.malformed", file=path.name, line=number + 1) from None
    if term is not None:
        yield term


def _take(term: OboTerm, line: str) -> None:
    tag, _, value = line.rstrip("\n").partition(": ")
    if tag == "synonym":
        synonym = _synonym(value)
        if synonym:
            term.synonyms.append(synonym)
    elif tag == "is_a":
        term.parents.append(value.split(" ", 1)[0])
    elif tag == "alt_id":
        term.alt_ids.append(value)
    elif tag == "id":
        term.term_id = value
    elif tag == "name":
        term.name = value
    elif tag == "is_obsolete":
        term.obsolete = value.strip() == "true"


def _synonym(value: str) -> Synonym | None:
    """`"text" SCOPE kind [sources]`; None where it is not written so. A quote inside the text is escaped."""
    end = value.find('"', 1)
    while end > 0 and value[end - 1] == "\\":
        end = value.find('"', end + 1)
    if not value.startswith('"') or end < 0:
        return None
    words = value[end + 1 :].split("[", 1)[0].split()
    return Synonym(
        value[1:end].replace('\\"', '"'), words[0] if words else "RELATED", words[1] if len(words) > 1 else ""
    )
