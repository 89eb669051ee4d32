"""The encoding of a text file by rule: byte order mark, then strict UTF-8, then the most plausible 8-bit page.

A general guesser reads most Spanish cp1252 files wrong. A clinic's file has a handful of accented letters, so the rule
looks at each of them among its neighbours: letters of Spanish, Portuguese and French between letters of their case.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from mlpipeline.errors import KnownError
from mlpipeline.readers.guess import Guess

CHUNK = 2**20
FILE_LIMIT = 8 * 2**30
_CONTEXTS_LIMIT = 20_000
_CANDIDATES = ("cp1252", "cp850", "latin-1")

_ASCII = bytes(range(0x80))
_HIGH = re.compile(rb"[\x80-\xff]")

_USUAL = frozenset("áéíóúñüÁÉÍÓÚÑÜ")
_KNOWN = frozenset("àâäãçèêëìîïòôöõùûýÀÂÄÃÇÈÊËÌÎÏÒÔÖÕÙÛßøåæœ")
_SIGNS = frozenset("¿¡°ºª«»€–—‘’“”…·±µ²³×½¼®©\u00a0")


@dataclass(frozen=True, slots=True)
class TextFile:
    """encoding: a Python name. sha256: hex, of the bytes."""

    encoding: str
    guess: Guess
    sha256: str


def find_encoding(path: Path, wanted: str | None = None) -> TextFile:
    """One pass over the whole file. `wanted` is taken instead of the guess where the file can be read by it.

    Raises KnownError `reader.missing_file`, `reader.too_large` (limit), `reader.empty_file`, `reader.not_text`
    (position), `reader.not_in_encoding` (encoding, position).
    """
    survey = _Survey()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                survey.take(chunk)
                if survey.size > FILE_LIMIT:
                    raise KnownError("reader.too_large", file=path.name, limit=FILE_LIMIT)
    except (FileNotFoundError, PermissionError, IsADirectoryError):
        raise KnownError("reader.missing_file", file=path.name) from None
    if not survey.size:
        raise KnownError("reader.empty_file", file=path.name)
    encoding, evidence, certain = survey.verdict()
    if wanted is not None:
        survey.must_fit(wanted, path)
        encoding = "utf-8-sig" if wanted == "utf-8" else wanted
        evidence, certain = "profile", True
    elif survey.nul is not None and encoding != "utf-16":
        raise KnownError("reader.not_text", file=path.name, position=survey.nul)
    shown = "utf-8" if encoding == "utf-8-sig" else encoding
    return TextFile(encoding, Guess("encoding", shown, evidence, certain), survey.digest.hexdigest())


class _Survey:
    """What one pass over the bytes tells."""

    def __init__(self) -> None:
        self.size = 0
        self.digest = hashlib.sha256()
        self.nul: int | None = None
        self.mark = ""
        self.utf8_broken: int | None = None
        self.high_bytes: Counter[int] = Counter()
        self.contexts: list[bytes] = []
        self._utf8 = codecs.getincrementaldecoder("utf-8")()

    def take(self, chunk: bytes) -> None:
        if not self.size:
            self.mark = _mark(chunk)
        if self.nul is None and b"\x00" in chunk:
            self.nul = self.size + chunk.index(b"\x00")
        self.digest.update(chunk)
        if self.utf8_broken is None:
            try:
                self._utf8.decode(chunk)
            except UnicodeDecodeError as error:
                self.utf8_broken = self.size + error.start
        if not chunk.isascii():
            self._note(chunk)
        self.size += len(chunk)

    def _note(self, chunk: bytes) -> None:
        self.high_bytes.update(chunk.translate(None, _ASCII))
        room = _CONTEXTS_LIMIT - len(self.contexts)
        for found in islice(_HIGH.finditer(chunk), max(room, 0)):
            position = found.start()
            before = chunk[position - 1 : position] or b" "
            self.contexts.append(before + chunk[position : position + 2].ljust(2))

    def verdict(self) -> tuple[str, str, bool]:
        """(Python's name, evidence, certain)"""
        if self.mark:
            return self.mark, "byte_order_mark", True
        if self.utf8_broken is None and not self._incomplete():
            count = sum(self.high_bytes.values())
            return "utf-8", f"bytes_of_utf8 {count}" if count else "plain_ascii", True
        scores = {name: self._score(name) for name in _CANDIDATES}
        best = max(_CANDIDATES, key=lambda name: scores[name])
        letters = sum(self.high_bytes.values())
        certain = scores[best] > 0 and all(scores[best] > scores[each] for each in _CANDIDATES if each != best)
        same = best == "cp1252" and scores["latin-1"] == scores["cp1252"]
        return best, f"not_utf8 letters_of_this_page {letters}", certain or (same and scores[best] > scores["cp850"])

    def _incomplete(self) -> bool:
        try:
            self._utf8.decode(b"", final=True)
        except UnicodeDecodeError:
            return True
        return False

    def _score(self, encoding: str) -> float:
        """Mean plausibility of the letters above ASCII; -inf where a byte has no meaning in the page."""
        try:
            bytes(self.high_bytes).decode(encoding)
        except UnicodeDecodeError:
            return float("-inf")
        if not self.contexts:
            return 0.0
        return sum(_plausible(context, encoding) for context in self.contexts) / len(self.contexts)

    def must_fit(self, wanted: str, path: Path) -> None:
        if wanted == "utf-8" and (self.utf8_broken is not None or self._incomplete()):
            raise KnownError("reader.not_in_encoding", file=path.name, encoding=wanted, position=self.utf8_broken)
        if wanted == "utf-16" and self.mark != "utf-16":
            raise KnownError("reader.not_in_encoding", file=path.name, encoding=wanted, position=0)
        if wanted != "utf-16" and self.nul is not None:
            raise KnownError("reader.not_text", file=path.name, position=self.nul)
        if wanted in _CANDIDATES and self._score(wanted) == float("-inf"):
            raise KnownError("reader.not_in_encoding", file=path.name, encoding=wanted, position=None)


def _mark(head: bytes) -> str:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    return "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ""


def _plausible(context: bytes, encoding: str) -> float:
    before, letter, after = context.decode(encoding, errors="replace")
    if letter in _USUAL:
        return 1.0 if _case_fits(before, letter, after) else -0.5
    if letter in _KNOWN:
        return 0.3 if _case_fits(before, letter, after) else -0.6
    if letter in _SIGNS:
        return -0.6 if before.isalpha() and after.isalpha() else 0.2
    return -1.0


def _case_fits(before: str, letter: str, after: str) -> bool:
    """A capital after a small letter, or a small letter between capitals, is the sign of a wrong page."""
    if letter.isupper():
        return not before.islower()
    return not (before.isupper() and after.isupper())
