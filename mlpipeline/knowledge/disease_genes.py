"""genes_to_phenotype.txt, read for one thing: which genes a disease has."""

from __future__ import annotations

from pathlib import Path

from mlpipeline.errors import KnownError

ROW_LIMIT = 5_000_000
LINE_LIMIT = 2_000
COLUMNS = 6
_HEADING = b"ncbi_gene_id\t"


def read_disease_genes(path: Path) -> dict[str, set[str]]:
    """Disease id -> NCBI gene ids. Raises KnownError `knowledge.malformed` (file, line); OSError."""
    number = 0
    genes: dict[bytes, set[bytes]] = {}
    last = (b"", b"")
    with path.open("rb") as lines:
        # As bytes: decoding the names of 300,000 rows would cost as much as reading them.
        while line := lines.readline(LINE_LIMIT + 1):
            number += 1
            fields = line.split(b"\t")
            if len(fields) != COLUMNS or len(line) > LINE_LIMIT or number > ROW_LIMIT:
                raise KnownError("knowledge.malformed", file=path.name, line=number)
            pair = fields[0], fields[5]
            if pair != last and not line.startswith(_HEADING):
                genes.setdefault(pair[1], set()).add(pair[0])
                last = pair
    return {_text(disease): {_text(gene) for gene in of} for disease, of in genes.items()}


def _text(cell: bytes) -> str:
    return cell.decode("ascii", "replace").strip()
