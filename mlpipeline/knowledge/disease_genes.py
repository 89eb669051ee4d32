"""genes_to_phenotype.txt, read for one thing: which genes a disease has."""

from __future__ import annotations

from pathlib import Path

from mlpipeline.errors import KnownError

ROW_LIMIT = 5_000_000
LINE_LIMIT = 2_000
COLUMNS = 6
_HEADING = "ncbi_gene_id\t"


def read_disease_genes(path: Path) -> dict[str, set[str]]:
    """Disease id -> NCBI gene ids. Raises KnownError `knowledge.malformed` (file, line); OSError."""
    number = 0
    genes: dict[str, set[str]] = {}
    last = ("", "")
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                fields = line.split("\t")
                if len(fields) != COLUMNS or len(line) > LINE_LIMIT or number > ROW_LIMIT:
                    raise KnownError("knowledge.malformed", file=path.name, line=number)
                pair = fields[0], fields[5]
                if pair != last and not line.startswith(_HEADING):
                    genes.setdefault(pair[1].rstrip(), set()).add(pair[0])
                    last = pair
    except UnicodeDecodeError:
        raise KnownError("knowledge.malformed", file=path.name, line=number + 1) from None
    return genes
