"""Many strings as one UTF-8 blob with offsets: no pickle, loaded at once, decoded one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np


class StringTable:
    """An immutable sequence of strings. `blob` uint8 (bytes,), `ends` int64 (n,)."""

    __slots__ = ("blob", "ends")

    def __init__(self, blob: np.ndarray, ends: np.ndarray) -> None:
        self.blob = blob
        self.ends = ends

    @classmethod
    def of(cls, texts: Iterable[str]) -> StringTable:
        encoded = [text.encode("utf-8") for text in texts]
        ends = np.cumsum([len(each) for each in encoded], dtype=np.int64) if encoded else np.zeros(0, np.int64)
        return cls(np.frombuffer(b"".join(encoded), np.uint8), ends)

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, index: int) -> str:
        if not 0 <= index < len(self.ends):
            raise IndexError(index)
        start = self.ends[index - 1] if index else 0
        return self.blob[start : self.ends[index]].tobytes().decode("utf-8")

    def __iter__(self) -> Iterator[str]:
        data = self.blob.tobytes()
        start = 0
        for end in self.ends.tolist():
            yield data[start:end].decode("utf-8")
            start = end
