"""scikit-learn estimators as skops files: the types a file may hold are listed here, never taken from the file."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

import skops.io

from mlpipeline.errors import KnownError

ALLOWED_TYPES = frozenset(
    {
        "sklearn.ensemble._forest.RandomForestClassifier",
        "sklearn.tree._classes.DecisionTreeClassifier",
        "sklearn.tree._tree.Tree",
        "numpy.dtype",
    }
)
"""What a model file of ours may build beyond skops's own trusted plain types."""
MAX_FILE_BYTES = 2 * 1024**3
MAX_FILES = 200_000


def estimator_to_bytes(estimator: Any) -> bytes:
    """The estimator as a skops file, compressed."""
    return skops.io.dumps(estimator, compression=zipfile.ZIP_DEFLATED, compresslevel=1)


def estimator_from_bytes(members: Mapping[str, bytes], name: str) -> Any:
    """The estimator of a member.

    Raises KnownError artifact.member_missing, artifact.damaged, artifact.too_large (unpacked size, before unpacking)
    and artifact.type_refused (types outside of ALLOWED_TYPES, before anything is built).
    """
    if name not in members:
        raise KnownError("artifact.member_missing", member=name)
    data = members[name]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
        if len(entries) > MAX_FILES or sum(entry.file_size for entry in entries) > MAX_FILE_BYTES:
            raise KnownError("artifact.too_large", member=name, limit_bytes=MAX_FILE_BYTES)
        refused = set(skops.io.get_untrusted_types(data=data)) - ALLOWED_TYPES
        if refused:
            raise KnownError("artifact.type_refused", member=name, types=", ".join(sorted(refused))[:200])
        return skops.io.loads(data, trusted=sorted(ALLOWED_TYPES))
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        KeyError,
        ValueError,
        TypeError,
        RecursionError,
    ) as error:
        raise KnownError("artifact.damaged", member=name, reason=type(error).__name__) from None
