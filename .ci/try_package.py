"""Try the frozen program as a stranger would: the demo in the terminal, the window offscreen, a bad argument."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = (
    Path(__file__).resolve().parents[1] / "dist" / "hoofbeat" / ("hoofbeat.exe" if os.name == "nt" else "hoofbeat")
)


def run(name: str, arguments: list[str], home: Path, expected: int = 0, timeout_s: int = 300) -> str:
    environment = os.environ | {"HOOFBEAT_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    begun = time.monotonic()
    done = subprocess.run(
        [PROGRAM, *arguments], env=environment, capture_output=True, text=True, timeout=timeout_s, cwd=home, check=False
    )
    print(f"{name}: exit {done.returncode} in {time.monotonic() - begun:.1f} s")
    if done.returncode != expected or "Traceback" in done.stderr:
        print(done.stdout[-3000:], done.stderr[-3000:], sep="\n")
        sys.exit(f"{name} failed: expected exit {expected}")
    return done.stdout


def main() -> None:
    if not PROGRAM.exists():
        sys.exit("dist/hoofbeat is not there: run `make package`")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        said = run("frozen demo", ["demo", "--workspace", str(home / "demo")], home)
        if "For review" not in said:
            sys.exit("frozen demo ended without a diagnosis")
        run("frozen window", ["--demo", "--close-when-ready"], home)
        run("frozen usage error", ["--no-such-option"], home, expected=2)
    size = sum(path.stat().st_size for path in PROGRAM.parent.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"dist/hoofbeat: {size / 2**20:.0f} MiB")


if __name__ == "__main__":
    main()
