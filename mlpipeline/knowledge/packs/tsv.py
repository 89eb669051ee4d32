"""A table with named columns in a text file, "#" lines before it as its own description."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from mlpipeline.knowledge.packs.bounded import bounded_lines, malformed


def read_table(
    path: Path, columns: Sequence[str], optional: Sequence[str], about: dict[str, str]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(line number, the cells of `columns`, then of `optional`) of each row; "" where there is no such cell.

    The heading must name all `columns`. `about` is filled with the "# key: value" lines.
    Raises KnownError `knowledge.pack_malformed` and as `bounded_lines`.
    """
    places: list[int] = []
    number = 0
    for number, line in bounded_lines(path):
        if not places and line.startswith("#"):
            key, _, value = line.lstrip("# ").partition(":")
            about.setdefault(key.strip(), value.strip().strip("\"'"))
        elif not places:
            headings = {name: i for i, name in enumerate(line.split("\t"))}
            if any(name not in headings for name in columns):
                raise malformed(path, number)
            places = [headings.get(name, sys.maxsize) for name in (*columns, *optional)]
        elif line:
            if "\x00" in line:
                raise malformed(path, number)
            cells = line.split("\t")
            yield number, tuple(cells[place].strip() if place < len(cells) else "" for place in places)
    if not places:
        raise malformed(path, max(number, 1))
