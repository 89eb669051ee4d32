"""How long until the window is usable: cold and warm starts of the demo workspace, offscreen, and what it loaded."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time

HEAVY = ("sklearn", "xgboost", "pandas", "jax", "matplotlib", "scipy", "pyarrow")
STARTS = 6

PROGRAM = f"""
import resource, sys
from app.__main__ import main
sys.argv = ["hoofbeat", "--demo", "--close-when-ready"]
code = main()
print("heavy:", [name for name in {HEAVY!r} if name in sys.modules])
print("peak MB:", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
sys.exit(code)
"""


def start(home: str) -> tuple[float, str]:
    environment = os.environ | {"HOOFBEAT_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
    begun = time.monotonic()
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return time.monotonic() - begun, done.stdout


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        for turn in range(STARTS):
            wall, said = start(home)
            usable = re.search(r"window usable in ([\d.]+) s", said)
            loaded = re.search(r"heavy: (.*)", said)
            peak = re.search(r"peak MB: (\d+)", said)
            print(
                f"{'first start (creates the demo)' if turn == 0 else 'warm start'}: "
                f"usable {usable.group(1) if usable else '?'} s, process {wall:.2f} s, "
                f"heavy libraries {loaded.group(1) if loaded else '?'}, peak {peak.group(1) if peak else '?'} MB"
            )


if __name__ == "__main__":
    main()
