"""Knowledge packs of this computer's user: add one, list them, say which are in use. No workspace is needed."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.paths import cache_folder, packs_folder
from app.services.process import run_in_process
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.knowledge.packs.library import PackLibrary
    from mlpipeline.knowledge.packs.pack import Pack, PackFile

NONE, ACTIVE = "none", "active"
"""In place of ids: the embedded files alone; the packs in use."""


@dataclass(frozen=True, slots=True)
class PackListing:
    pack: Pack
    in_use: bool


@dataclass(frozen=True, slots=True)
class KnowledgeInUse:
    """version: as recorded with every result from now on."""

    version: str
    packs: tuple[Pack, ...]


def add_pack(path: Path, version: str = "", progress: Progress = Progress()) -> Pack:
    """Read a pack whole, in a child with a memory limit, and keep it. It is not in use yet.

    Raises KnownError knowledge.pack_*, knowledge.common_refused (RowsRefused), import.too_much_memory (file);
    Cancelled.
    """
    return run_in_process(
        "app.services.pack_worker:add", str(path.absolute()), version, str(packs_folder()), progress=progress
    )


def list_packs() -> tuple[PackListing, ...]:
    """All, by kind. Raises KnownError knowledge.pack_manifest, knowledge.pack_unknown."""
    library = _library()
    active = {each.pack.pack_id for each in library.active()}
    return tuple(PackListing(pack, pack.pack_id in active) for pack in library.packs())


def use_packs(pack_ids: Sequence[str], progress: Progress = Progress()) -> KnowledgeInUse:
    """These and no others, none = the embedded files alone; the knowledge is built first, and nothing changes where
    that fails. A window that is open keeps what it opened with.

    Raises KnownError knowledge.*, import.too_much_memory; Cancelled.
    """
    library = _library()
    files = library.files(pack_ids)
    version = run_in_process("app.services.pack_worker:build", files, str(cache_folder()), progress=progress)
    library.use([each.pack.pack_id for each in files])
    return KnowledgeInUse(version, tuple(each.pack for each in files))


def active_packs() -> tuple[PackFile, ...]:
    """What `load_knowledge` is given wherever the program loads it. Raises as `list_packs`."""
    return _library().active()


def chosen_packs(choice: Sequence[str]) -> tuple[PackFile, ...]:
    """Of ids, or of NONE or ACTIVE alone. Raises KnownError knowledge.pack_unknown, knowledge.pack_twice."""
    if list(choice) == [NONE]:
        return ()
    if list(choice) == [ACTIVE]:
        return active_packs()
    return _library().files(choice)


def write_common_diseases(target: Path) -> tuple[Path, ...]:
    """The common diseases in use as three tables that `add_pack` takes: in a folder, or in `target` if that is a .zip.

    They begin with a byte order mark, without which spreadsheets misread accents. What is there is never overwritten.
    Raises KnownError output.exists (path), output.unwritable (path, reason), knowledge.missing (file),
    knowledge.pack_*.
    """
    from mlpipeline.knowledge.packs.common_in_use import common_paths_in_use

    sources = common_paths_in_use(active_packs())
    try:
        contents = {each.name: b"\xef\xbb\xbf" + each.read_bytes() for each in sources}
    except OSError as error:
        raise KnownError("knowledge.missing", file=Path(error.filename or "").name) from None
    zipped = target.suffix.lower() == ".zip"
    written = {target: _zip(contents)} if zipped else {target / name: content for name, content in contents.items()}
    if taken := next((path for path in written if os.path.lexists(path)), None):
        raise KnownError("output.exists", path=str(taken))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not zipped:
            target.mkdir(exist_ok=True)
        for path, content in written.items():
            with path.open("xb") as file:
                file.write(content)
    except OSError as error:
        raise KnownError("output.unwritable", path=str(target), reason=error.strerror or "") from None
    return tuple(written)


def _zip(contents: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _library() -> PackLibrary:
    from mlpipeline.knowledge.packs.library import PackLibrary  # its readers load numpy: not at start-up

    return PackLibrary(packs_folder())
