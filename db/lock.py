"""The lock that says "one window a workspace"; the system frees it when its holder dies."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from mlpipeline.errors import KnownError

LOCK_NAME = "workspace.lock"


class WorkspaceLock:
    """Held by the window, and alone by migration, restore and rekey. Also a context manager."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Taken by one thread and let go by another: the lock must not belong to a thread.
        self._lock = FileLock(folder / LOCK_NAME, timeout=0, thread_local=False)

    def acquire(self) -> None:
        """Raises KnownError workspace.locked (fact: folder) where another holds it, or where this one already does."""
        if self._lock.is_locked:
            raise KnownError("workspace.locked", folder=str(self._folder))
        try:
            self._lock.acquire()
        except Timeout:
            raise KnownError("workspace.locked", folder=str(self._folder)) from None
        except PermissionError:
            raise KnownError("store.readonly", folder=str(self._folder)) from None

    def release(self) -> None:
        """Lets go; harmless where it is not held."""
        if self._lock.is_locked:
            self._lock.release()

    @property
    def held(self) -> bool:
        return self._lock.is_locked

    def __enter__(self) -> WorkspaceLock:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
