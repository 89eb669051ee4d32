"""What kind of file this is, by its first bytes and its content, never by its name."""

from __future__ import annotations

import gzip
import struct
import zipfile
import zlib
from pathlib import Path

from mlpipeline.errors import KnownError

CSV, PHENOPACKETS = "csv", "phenopackets"

_HEAD = 4096
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"\x89PNG\r\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"II*\x00", "TIFF image"),
    (b"MM\x00*", "TIFF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Excel or Word file"),
    (b"PAR1", "Parquet table"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"Rar!", "RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ", "xz archive"),
    (b"\x28\xb5\x2f\xfd", "Zstandard archive"),
    (b"MZ", "Windows program"),
    (b"\x7fELF", "program"),
    (b"\x80\x02", "Python pickle"),
    (b"\x80\x03", "Python pickle"),
    (b"\x80\x04", "Python pickle"),
    (b"\x80\x05", "Python pickle"),
    (b"{\\rtf", "RTF document"),
)
_OFFICE = (("xl/", "Excel workbook"), ("word/", "Word document"), ("ppt/", "PowerPoint file"))


def detect_format(path: Path) -> str:
    """ "csv" or "phenopackets". Raises KnownError `reader.unsupported` (file, looks_like), `reader.missing_file`,
    `reader.empty_file`; a name never decides."""
    if path.is_dir():
        return PHENOPACKETS
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        raise KnownError("reader.missing_file", file=path.name) from None
    if not head:
        raise KnownError("reader.empty_file", file=path.name)
    if head[:2] == b"\x1f\x8b":
        return _inside_gzip(path)
    if head[257:262] == b"ustar":
        return PHENOPACKETS
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _inside_zip(path)
    for magic, name in _MAGIC:
        if head.startswith(magic):
            raise _unsupported(path, name)
    return _text_format(path, head)


def _unsupported(path: Path, looks_like: str) -> KnownError:
    return KnownError("reader.unsupported", file=path.name, looks_like=looks_like)


def _text_format(path: Path, head: bytes) -> str:
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if begin[:1] == b"{":
        return PHENOPACKETS
    if begin[:1] == b"[" and begin[1:].lstrip()[:1] in (b"{", b"]"):
        raise _unsupported(path, "JSON list")
    if begin[:1] == b"<" and (b"<html" in begin[:1000].lower() or b"<!doctype html" in begin[:100].lower()):
        raise _unsupported(path, "web page")
    if begin[:5] == b"<?xml" or (begin[:1] == b"<" and b"xmlns" in begin[:1000]):
        raise _unsupported(path, "XML document")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return CSV
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    if b"\x00" in head or controls > len(head) * 0.02:
        raise _unsupported(path, "binary file")
    return CSV


def _inside_gzip(path: Path) -> str:
    try:
        with gzip.open(path, "rb") as file:
            head = file.read(512)
    except (OSError, EOFError, zlib.error):
        raise KnownError("reader.damaged_archive", file=path.name) from None
    if head[257:262] != b"ustar":
        raise _unsupported(path, "gzip file that is no .tar.gz")
    return PHENOPACKETS


def _inside_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [member.filename for member in archive.infolist()[:2000]]
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, struct.error):
        raise KnownError("reader.damaged_archive", file=path.name) from None
    if "[Content_Types].xml" in names:
        for folder, name in _OFFICE:
            if any(each.startswith(folder) for each in names):
                raise _unsupported(path, name)
    if "mimetype" in names and "content.xml" in names:
        raise _unsupported(path, "OpenDocument file")
    return PHENOPACKETS
