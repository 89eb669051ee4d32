"""The user's packs: a folder with what was added, a manifest each, and the list of those in use."""

from __future__ import annotations

import json
import os
import time
import uuid
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.obo import read_obo
from mlpipeline.knowledge.packs.common_pack import settle
from mlpipeline.knowledge.packs.contents import About, describe, one_line
from mlpipeline.knowledge.packs.detection import kind_of
from mlpipeline.knowledge.packs.hpo_release import read_release
from mlpipeline.knowledge.packs.intake import content_hash, drop, take_in
from mlpipeline.knowledge.packs.pack import (
    COMMON,
    HPO,
    ID_LETTERS,
    KINDS,
    SEVERAL,
    Pack,
    PackFile,
    from_manifest,
    to_manifest,
)
from mlpipeline.knowledge.packs.refusals import RowsRefused
from mlpipeline.knowledge.source import find_source
from mlpipeline.progress import Progress

_ACTIVE = "in-use.json"
_INCOMING = "incoming-"
_LEFTOVER_S = 86_400
_HPO_SOURCE = "Human Phenotype Ontology (https://hpo.jax.org), a release added by the user"
_SILENT = Progress()


class PackLibrary:
    """Holds nothing of patients. Every change is whole or not at all; two programs may read and add at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, path: Path, version: str = "", progress: Progress = _SILENT) -> Pack:
        """Copy a pack in, once all of it was read. The same content again is the same pack, with the version said now.

        Raises KnownError `knowledge.pack_missing`, `.pack_unknown_kind`, `.pack_too_large`, `.pack_damaged`,
        `.pack_malformed`, `.common_refused` (RowsRefused), `.pack_no_place` where the library cannot be written;
        Cancelled. Nothing is kept then.
        """
        if not (path.is_file() or path.is_dir()):
            raise KnownError("knowledge.pack_missing", file=path.name)
        progress(0.0, "packs.look")
        kind = kind_of(path)
        self._drop_leftovers()
        incoming = self.folder / f"{_INCOMING}{uuid.uuid4().hex}"
        try:
            take_in(path, kind, incoming, progress.part(0.05, 0.3))
            about = self._about(kind, incoming, path.name, progress.part(0.3, 0.95))
            sha256, size = content_hash(incoming)
            kept = self.folder / f"{sha256[:ID_LETTERS]}.{kind}"
            said = replace(about, version=one_line(version) or about.version)
            pack = Pack(sha256[:ID_LETTERS], kind, **asdict(said), sha256=sha256, size=size, file=kept.name)
            progress(0.97, "packs.keep")
            self._keep(incoming, kept, sha256)
            self._write(f"{pack.pack_id}.json", to_manifest(pack))
        except OSError as error:
            raise KnownError("knowledge.pack_no_place", folder=str(self.folder), reason=error.strerror or "") from None
        finally:
            drop(incoming)
        return pack

    def packs(self) -> tuple[Pack, ...]:
        """All, by kind and id. Raises KnownError `knowledge.pack_manifest` (file)."""
        if not self.folder.is_dir():
            return ()
        found = [from_manifest(path) for path in self.folder.glob("*.json") if path.name != _ACTIVE]
        return tuple(sorted(found, key=lambda pack: (KINDS.index(pack.kind), pack.pack_id)))

    def active(self) -> tuple[PackFile, ...]:
        """Those in use, by kind and id; none = the embedded files alone.

        Raises KnownError `knowledge.pack_manifest` (file), `knowledge.pack_unknown` (pack)."""
        path = self.folder / _ACTIVE
        if not (path.is_file() or path.is_dir()):
            return ()
        try:
            ids = json.loads(path.read_text(encoding="utf-8"))["in_use"]
        except (OSError, ValueError, KeyError, TypeError):
            raise KnownError("knowledge.pack_manifest", file=_ACTIVE) from None
        return self.files([str(each) for each in ids])

    def files(self, pack_ids: Sequence[str]) -> tuple[PackFile, ...]:
        """Packs by id or an unmistakable beginning of one, by kind and id, each once.

        Raises KnownError `knowledge.pack_unknown` (pack), `knowledge.pack_twice` (kind)."""
        everything = self.packs()
        chosen: dict[str, Pack] = {}
        for wanted in pack_ids:
            found = [pack for pack in everything if wanted and pack.pack_id.startswith(wanted.lower())]
            if len(found) != 1:
                raise KnownError("knowledge.pack_unknown", pack=wanted)
            chosen[found[0].pack_id] = found[0]
        for kind, count in Counter(pack.kind for pack in chosen.values()).items():
            if count > 1 and kind not in SEVERAL:
                raise KnownError("knowledge.pack_twice", kind=kind)
        return tuple(PackFile(pack, self.folder / pack.file) for pack in everything if pack.pack_id in chosen)

    def use(self, pack_ids: Sequence[str]) -> tuple[PackFile, ...]:
        """From now on these and no others; none = the embedded files alone. Raises as `files`, and `.pack_no_place`."""
        files = self.files(pack_ids)
        try:
            self._write(_ACTIVE, json.dumps({"in_use": [each.pack.pack_id for each in files]}) + "\n")
        except OSError as error:
            raise KnownError("knowledge.pack_no_place", folder=str(self.folder), reason=error.strerror or "") from None
        return files

    def _about(self, kind: str, incoming: Path, name: str, progress: Progress) -> About:
        try:
            if kind == HPO:
                return About(read_release(incoming, progress), "HPO", _HPO_SOURCE, "HPO licence")
            if kind == COMMON:
                return self._settled(incoming, progress)
            return describe(kind, incoming, progress)
        except RowsRefused:
            raise
        except KnownError as error:
            told = error.facts.get("file") == incoming.name
            raise KnownError(error.code, **{**error.facts, **({"file": name} if told else {})}) from None

    def _settled(self, incoming: Path, progress: Progress) -> About:
        """Its findings must be terms of the release in use."""
        newer = next((each.path for each in self.active() if each.pack.kind == HPO), None)
        terms = read_obo(find_source(newer=newer).obo)
        progress(0.5, "packs.read")
        diseases, findings = settle(incoming, terms)
        said = f"Common diseases as the clinic edited them ({diseases} diseases, {findings} findings)"
        return About("", "Common diseases", f"{said}, after the starter set of this program", "")

    def _keep(self, incoming: Path, kept: Path, sha256: str) -> None:
        """What is there already stays, unless it was damaged since."""
        if kept.exists():
            if content_hash(kept)[0] == sha256:
                return
            drop(kept)
        incoming.rename(kept)

    def _drop_leftovers(self) -> None:
        """Of an addition that was killed; one of today may still be running."""
        for each in self.folder.glob(f"{_INCOMING}*"):
            with suppress(OSError):
                if time.time() - each.stat().st_mtime > _LEFTOVER_S:
                    drop(each)

    def _write(self, name: str, text: str) -> None:
        """Temporary file, fsync, rename. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        temporary = self.folder / f"{_INCOMING}{uuid.uuid4().hex}"
        try:
            with temporary.open("x", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self.folder / name)
        finally:
            temporary.unlink(missing_ok=True)
