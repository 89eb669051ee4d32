"""The Spanish words: collect every text of the window, compile them, and (--check) say what is missing or stale.

python .ci/translations.py           lupdate into resources/translations/hoofbeat_es.ts, lrelease into hoofbeat_es.qm
python .ci/translations.py --check   exit 1 with a list where a text is unfinished, missing, doubled, an f-string, or
                                     where the .qm is not what the .ts says
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree  # our own file, written by lupdate
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
FOLDER = HOUSE / "resources" / "translations"
TS, QM = FOLDER / "hoofbeat_es.ts", FOLDER / "hoofbeat_es.qm"
PLURALS, PLURALS_QM = FOLDER / "hoofbeat_en.ts", FOLDER / "hoofbeat_en.qm"
"""English is what the code says; only its plurals (one finding, two findings) need a file."""

Message = tuple[str, str]
"""Context and source text."""


def main() -> int:
    if "--check" in sys.argv[1:]:
        problems = check()
        for problem in problems:
            print(problem)
        print(f"{len(messages(TS))} texts, {len(problems)} problems")
        return 1 if problems else 0
    TS.parent.mkdir(parents=True, exist_ok=True)
    collect(TS)
    collect(PLURALS, "-pluralonly", language="en")
    release(TS, QM)
    release(PLURALS, PLURALS_QM)
    waiting = unfinished(TS) + unfinished(PLURALS)
    print(f"{len(messages(TS))} texts, {len(waiting)} without a translation")
    return 0


def check() -> list[str]:
    """What is wrong, one line each; [] when the words are complete."""
    problems = [f"not a literal in a translated text: {place}" for place in formatted_texts(HOUSE / "app" / "ui")]
    problems += check_file(TS, QM)
    problems += check_file(PLURALS, PLURALS_QM, "-pluralonly", language="en")
    return problems


def check_file(ts: Path, qm: Path, *options: str, language: str = "es") -> list[str]:
    """One language."""
    if not ts.is_file():
        return [f"{ts.name} is missing"]
    problems = [f"unfinished: {context}: {source}" for context, source in unfinished(ts)]
    problems += [f"twice: {context}: {source}" for context, source in doubled(ts)]
    with tempfile.TemporaryDirectory() as folder:
        fresh, compiled = Path(folder) / ts.name, Path(folder) / qm.name
        shutil.copy(ts, fresh)
        collect(fresh, *options, language=language)
        known, wanted = set(messages(ts)), set(messages(fresh))
        problems += [f"missing: {context}: {source}" for context, source in sorted(wanted - known)]
        problems += [f"not used any more: {context}: {source}" for context, source in sorted(known - wanted)]
        release(ts, compiled)
        if not qm.is_file() or qm.read_bytes() != compiled.read_bytes():
            problems.append(f"{qm.name} is stale: run python .ci/translations.py")
    return problems


def collect(ts: Path, *options: str, language: str = "es") -> None:
    """Every text of app/ui into the file; what is there keeps its translation."""
    sources = sorted(path.relative_to(HOUSE).as_posix() for path in (HOUSE / "app" / "ui").rglob("*.py"))
    usual = ("-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language)
    tool("lupdate", *sources, "-ts", str(ts), *usual, *options)


def release(ts: Path, qm: Path) -> None:
    """Beside it, then renamed: a running window has the old file mapped, and must not see it change."""
    fresh = qm.with_suffix(".qm.new")
    tool("lrelease", str(ts), "-qm", str(fresh), "-silent")
    fresh.replace(qm)


def tool(name: str, *arguments: str) -> None:
    """A tool of PySide6, beside this Python. Exits with its words where it fails."""
    program = shutil.which(f"pyside6-{name}", path=str(Path(sys.executable).parent)) or f"pyside6-{name}"
    done = subprocess.run([program, *arguments], cwd=HOUSE, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def messages(ts: Path) -> list[Message]:
    return [(context, node.findtext("source") or "") for context, node in _nodes(ts)]


def unfinished(ts: Path) -> list[Message]:
    """Texts without a translation."""
    found: list[Message] = []
    for context, node in _nodes(ts):
        translation = node.find("translation")
        plural = [] if translation is None else translation.findall("numerusform")
        words = [each.text for each in plural] if plural else [None if translation is None else translation.text]
        if translation is None or translation.get("type") == "unfinished" or not all(words):
            found.append((context, node.findtext("source") or ""))
    return found


def doubled(ts: Path) -> list[Message]:
    """Texts that stand twice in one context."""
    seen: set[Message] = set()
    twice: list[Message] = []
    for message in messages(ts):
        if message in seen:
            twice.append(message)
        seen.add(message)
    return twice


def formatted_texts(folder: Path) -> list[str]:
    """Calls of tr() whose text is not a plain literal: lupdate cannot see it, so that it would never be translated."""
    places: list[str] = []
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
                text = node.args[0] if node.args else None
                if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
                    places.append(f"{path.name}:{node.lineno}")
    return places


def _nodes(ts: Path) -> list[tuple[str, ElementTree.Element]]:
    root = ElementTree.parse(ts).getroot()
    return [
        (context.findtext("name") or "", node) for context in root.iter("context") for node in context.iter("message")
    ]


if __name__ == "__main__":
    sys.exit(main())
