"""HPO translations (babelon TSV): the Spanish labels of terms."""

from __future__ import annotations

import re
from pathlib import Path

from mlpipeline.knowledge.packs.bounded import malformed
from mlpipeline.knowledge.packs.plain import TEXT_LIMIT
from mlpipeline.knowledge.packs.tsv import read_table

COLUMNS = ("translation_language", "subject_id", "predicate_id", "translation_value")
LANGUAGE, LABEL = "es", "rdfs:label"
_TERM = re.compile(r"HP:[0-9]{7}")


def read_babelon(path: Path) -> dict[str, str]:
    """HPO id -> Spanish label, the first one told. Other languages and other predicates are passed over.

    Raises KnownError `knowledge.pack_malformed` (file, line), also where no Spanish label is in the file.
    """
    labels: dict[str, str] = {}
    for _, (language, term, predicate, value) in read_table(path, COLUMNS, (), {}):
        if language == LANGUAGE and predicate == LABEL and value and _TERM.fullmatch(term) and len(value) <= TEXT_LIMIT:
            labels.setdefault(term, value)
    if not labels:
        raise malformed(path, 1)
    return labels
