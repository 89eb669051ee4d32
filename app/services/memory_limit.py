"""A ceiling for the memory of a child that reads foreign files."""

from __future__ import annotations

import sys

LIMIT_BYTES = 6 * 2**30
"""Of address space: libraries reserve far more than they use."""


def limit_memory(limit: int = LIMIT_BYTES) -> bool:
    """From here on this process gets MemoryError instead of eating the machine. False where the system has no such
    limit (Windows; macOS refuses it)."""
    if sys.platform == "win32":
        return False
    import resource  # absent on Windows

    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ValueError, OSError):
        return False
    return True
