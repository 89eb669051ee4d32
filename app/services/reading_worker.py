"""The child that reads foreign files: hostile bytes meet a memory limit and no keys, and plain values come back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.services.knowledge_packs import active_packs
from app.services.memory_limit import limit_memory
from mlpipeline.domain import case_to_dict
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

MAX_CASES = 2_000_000
EVERY = 200
"""Cases between two looks at Cancel."""
ABOUT_ALL = ("diagnosis.missing", "diagnosis.none_at_all", "diagnosis.one_class")
"""Remarks made once, of which the number of cases matters; of the others each remark is one."""


def read(
    path: str, format: str | None, profile_json: str | None, cache_folder: str, progress: Progress = Progress()
) -> dict[str, Any]:
    """All cases of a file and what is wrong with it, as plain values.

    cases: `case_to_dict` each; refused: (line, column, code, kind), a row may have several and the list is cut where it
    gets too long; refused_rows: how many rows that is; checks: (code, line, cases it is about).
    Raises KnownError reader.*, import.too_much_memory, import.too_many_cases (fact: limit).
    """
    limit_memory()
    try:
        return _read(Path(path), format, profile_json, Path(cache_folder), progress)
    except MemoryError:
        raise KnownError("import.too_much_memory", file=Path(path).name) from None


def _read(path: Path, format: str | None, profile_json: str | None, cache: Path, progress: Progress) -> dict[str, Any]:
    from mlpipeline.checks import check_cases
    from mlpipeline.knowledge.cache import load_knowledge
    from mlpipeline.readers.mapping import MappingProfile
    from mlpipeline.readers.reading import open_reading

    profile = MappingProfile.from_json(profile_json) if profile_json else None
    progress(0.0, "import.read")
    reading = open_reading(path, format, profile)
    cases, lines = [], dict[str, int]()
    for case in reading:
        cases.append(case)
        lines[case.case_id] = reading.line
        if len(cases) % EVERY == 0:
            progress(0.8 * len(cases) / (len(cases) + 5000), "import.read")
        if len(cases) > MAX_CASES:
            raise KnownError("import.too_many_cases", limit=MAX_CASES)
    progress(0.8, "import.check")
    knowledge = load_knowledge(cache, progress.part(0.8, 0.85), packs=active_packs())
    checks = check_cases(cases, knowledge, lines)
    progress(0.95, "import.check")
    dropped = {check.case_id for check in checks if check.severity == "refused"}
    refused = [(each.line, each.column, each.code, each.kind) for each in reading.problems]
    refused += [(check.line or 0, "", check.code, "") for check in checks if check.severity == "refused"]
    return {
        "format": reading.format,
        "cases": [case_to_dict(case) for case in cases if case.case_id not in dropped],
        "refused": refused,
        "refused_rows": reading.refused + len(dropped),
        "checks": [(code, None, len(cases)) for code in reading.warnings]
        + [
            (check.code, check.line, check.count if check.code in ABOUT_ALL else 1)
            for check in checks
            if check.severity != "refused"
        ],
        "guesses": [(each.what, each.value, each.evidence) for each in reading.guesses],
    }


def preview(path: str, cache_folder: str, rows: int = 50, progress: Progress = Progress()) -> dict[str, Any]:
    """The first rows as text, what was guessed, and a suggested profile (JSON) for tables.

    Raises KnownError reader.*, import.too_much_memory."""
    limit_memory()
    from mlpipeline.knowledge.cache import load_knowledge
    from mlpipeline.readers.reading import preview as preview_file
    from mlpipeline.readers.reading import suggest_profile

    try:
        progress(0.0, "import.preview")
        seen = preview_file(Path(path), rows)
        profile = None
        if seen.columns and seen.format == "csv":
            knowledge = load_knowledge(Path(cache_folder), progress.part(0.3, 0.9), packs=active_packs())
            profile = suggest_profile(seen, knowledge)
        return {
            "format": seen.format,
            "columns": list(seen.columns),
            "rows": [list(row) for row in seen.rows],
            "guesses": [(each.what, each.value, each.evidence) for each in seen.guesses],
            "profile": profile.to_json() if profile else None,
        }
    except MemoryError:
        raise KnownError("import.too_much_memory", file=Path(path).name) from None
