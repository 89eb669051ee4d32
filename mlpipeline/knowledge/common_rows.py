"""The common diseases as profiles beside those of phenotype.hpoa, so that one table ranks both."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import fields

from mlpipeline.knowledge.common_diseases import CommonDisease
from mlpipeline.knowledge.hpoa import EXCLUDED, Annotations, Columns

_FINDING = ord("P")


def add_common_rows(
    found: Annotations, diseases: Sequence[CommonDisease], sources: Mapping[str, str], index: Mapping[str, int]
) -> None:
    """Changes `found` in place. sources: key -> citation, which each row refers to. `index` as for `read_hpoa`.

    A disease most of whose findings the ontology does not know is left out: what is left of it would mislead. One that
    the annotations have already keeps theirs.
    """
    for disease in diseases:
        known = [each for each in disease.findings if each.term_id in index]
        if 2 * len(known) < len(disease.findings) or disease.disease_id in found.diseases:
            continue
        found.unknown_terms += len(disease.findings) - len(known)
        place = found.diseases[disease.disease_id] = len(found.names)
        found.names.append(disease.label)
        plain = found.modifiers.setdefault("", len(found.modifiers))
        for each in known:
            share = math.nan if each.frequency is None or each.count else each.frequency
            n, m = each.count or (-1, -1)
            cited = sources.get(each.source, each.source).replace(";", ",")
            cell = found.cells.setdefault(cited, len(found.cells))
            flags = EXCLUDED if each.excluded else 0
            values = (place, index[each.term_id], share, n, m, flags, -1, cell, plain, _FINDING)
            for column, value in zip(fields(Columns), values, strict=True):
                getattr(found.columns, column.name).append(value)
