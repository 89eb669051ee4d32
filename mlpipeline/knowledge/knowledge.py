"""Everything known before the first record, as one value handed down: ontology, profiles, lexicon."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from mlpipeline.knowledge.array_file import DamagedFile, read_arrays, write_arrays
from mlpipeline.knowledge.common_diseases import CommonDisease, CommonSet
from mlpipeline.knowledge.lexicon import Lexicon
from mlpipeline.knowledge.links import Link, links_of
from mlpipeline.knowledge.ontology import Arrays, Ontology
from mlpipeline.knowledge.packs.pack import HPO, PackFile
from mlpipeline.knowledge.profiles import Profiles

ATTRIBUTION = (
    "This program uses the Human Phenotype Ontology (https://hpo.jax.org) and its annotations, unaltered. "
    "Disease profiles: OMIM (https://omim.org), Orphanet (INSERM, CC BY 4.0, https://www.orpha.net) and DECIPHER, "
    "as annotated by the HPO project."
)


class Knowledge:
    """Frozen after loading; safe to read from several threads."""

    def __init__(
        self,
        arrays: Arrays,
        obo_version: str,
        hpoa_version: str,
        common_set: CommonSet,
        packs: Sequence[PackFile] = (),
        cache: Path | None = None,
    ) -> None:
        """common_set: in use here. cache: the file it was read from; what is worked out from it is kept beside, and is
        gone when that is."""
        self._arrays = arrays
        self._beside = cache
        self._common_set = common_set
        self.packs = tuple(each.pack for each in packs)
        """In use here, by kind and id."""
        self.obo_version = obo_version
        self.hpoa_version = hpoa_version
        self.ontology = Ontology(arrays, obo_version)
        self.profiles = Profiles(arrays, self.ontology)

    @cached_property
    def version(self) -> str:
        """As shown and recorded with results, e.g. "HPO 2025-01-16, common diseases 3f9a1c"; the annotations' own date
        where it differs.

        With packs they are named, and the first six letters of a hash over their ids tell one choice from another:
        "HPO 2025-01-16 + ORPHApackets 1.3.42 + Mondo 2026-08-04 [3f9a1c]".
        """
        release = f"HPO {self.obo_version}"
        if self.hpoa_version != self.obo_version:
            release += f", annotations {self.hpoa_version}"
        if self.common:
            release += f", common diseases {self._common_set.version}"
        if not self.packs:
            return release
        named = dict.fromkeys(pack.short for pack in self.packs if pack.kind != HPO)
        choice = hashlib.sha256(" ".join(pack.pack_id for pack in self.packs).encode()).hexdigest()[:6]
        return f"{' + '.join((release, *named))} [{choice}]"

    @property
    def attribution(self) -> str:
        said = [f"{pack.attribution}, {pack.version}, {pack.licence}" for pack in self.packs]
        return " ".join((ATTRIBUTION, *(f"{each.replace(', ,', ',').strip(', ')}." for each in dict.fromkeys(said))))

    @cached_property
    def common(self) -> dict[str, CommonDisease]:
        """The set of common diseases in use, of those that have a profile here, by id."""
        listed = self._common_set.diseases
        return {each.disease_id: each for each in listed if each.disease_id in self.profiles.index}

    @cached_property
    def annotated_terms(self) -> np.ndarray:
        """int32 (terms,): diseases annotated with each term; how common a finding is among the described."""
        return self.profiles.annotated_terms()

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Which codes mean the same disease, or a wider one; sorted by a, then b, each pair once."""
        return links_of(self._arrays)

    @cached_property
    def exact_links(self) -> dict[str, tuple[str, ...]]:
        """Code -> the codes of other catalogues that mean exactly the same, in the order of `links`."""
        found: dict[str, list[str]] = {}
        for link in self.links:
            if link.relation == "exact":
                found.setdefault(link.a, []).append(link.b)
                found.setdefault(link.b, []).append(link.a)
        return {code: tuple(others) for code, others in found.items()}

    def kept(self, name: str, make: Callable[[], Arrays]) -> Arrays:
        """What `make` works out from this very knowledge, read again where an earlier run kept it."""
        about = {"of": name, "knowledge": self._beside.stem if self._beside else ""}
        path = self._beside.with_suffix(f".{name}") if self._beside else None
        if path is not None:
            try:
                arrays, written = read_arrays(path)
                if written == about:
                    return arrays
            except (DamagedFile, OSError):
                pass
        arrays = make()
        if path is not None:
            with contextlib.suppress(OSError):
                write_arrays(path, arrays, about)
        return arrays

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon(self._arrays, self.ontology, self.annotated_terms, self._common_set.diseases)
