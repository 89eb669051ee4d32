"""The findings a clinician meets every week, with their Spanish names: resources/knowledge/common-findings-es.tsv."""

from __future__ import annotations

from pathlib import Path

_LIMIT = 2**20


def common_findings_path() -> Path:
    return Path(__file__).resolve().parents[2] / "resources" / "knowledge" / "common-findings-es.tsv"


def read_common_findings() -> dict[str, tuple[str, ...]]:
    """HPO id -> Spanish names, the usual one first. Empty where the resource is absent: search stays English."""
    path = common_findings_path()
    if not path.is_file() or path.stat().st_size > _LIMIT:
        return {}
    findings: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        term_id, _, rest = line.partition("\t")
        if term_id.startswith("HP:"):
            label, _, synonyms = rest.partition("\t")
            names = [label, *synonyms.split("|")]
            findings[term_id] = tuple(name.strip() for name in names if name.strip())
    return findings
