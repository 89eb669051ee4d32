"""The window: shows one thing at a time (the way in, the open workspace, the lock). It knows no data."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.ui.context import AppContext
from app.ui.shell.frame import Frame
from app.ui.shell.lock_screen import IdleWatch, LockScreen
from app.ui.translation import fill

SMALLEST, USUAL = QSize(1024, 640), QSize(1280, 800)


class MainWindow(QMainWindow):
    """window.show_alone(sign_in); window.open_frame(context)."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self.setWindowTitle("Hoofbeat")
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._alone: QWidget | None = None
        self._lock: LockScreen | None = None
        self._watch: IdleWatch | None = None
        self.frame: Frame | None = None

    def show_alone(self, widget: QWidget) -> None:
        """What comes before a workspace is open: sign in, first run, opening."""
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        self._drop_alone()
        self._alone = widget

    def open_frame(self, context: AppContext) -> Frame:
        """The pages of an open workspace, beginning with Home."""
        self.setWindowTitle(fill("Hoofbeat – %1", context.workspace.name))
        frame = Frame(context)
        lock = LockScreen(context)
        self._stack.addWidget(frame)
        self._stack.addWidget(lock)
        self._stack.setCurrentWidget(frame)
        self._drop_alone()
        self.frame, self._lock = frame, lock
        frame.locked.connect(self.lock)
        lock.unlocked.connect(self._unlock)
        if not context.workspace.is_demo:  # the example's passphrase is public: there is nothing to hide
            self._watch = IdleWatch(self)
            self._watch.idle.connect(self.lock)
        frame.go("home")
        frame.tell_knowledge()
        return frame

    def close_frame(self) -> None:
        """Sign out: the pages and all they show are gone."""
        for widget in (self.frame, self._lock):
            if widget is not None:
                self._stack.removeWidget(widget)
                widget.deleteLater()
        self.frame = self._lock = None
        if self._watch is not None:
            self._watch.deleteLater()
            self._watch = None
        self.setWindowTitle("Hoofbeat")

    def lock(self) -> None:
        """Hide the patients until the passphrase is said."""
        if self._lock is not None:
            self._stack.setCurrentWidget(self._lock)
            self._lock.reset()

    def is_locked(self) -> bool:
        return self._lock is not None and self._stack.currentWidget() is self._lock

    def _unlock(self) -> None:
        if self.frame is not None:
            self._stack.setCurrentWidget(self.frame)
            self.frame.refresh()

    def _drop_alone(self) -> None:
        if self._alone is not None:
            self._stack.removeWidget(self._alone)
            self._alone.deleteLater()
            self._alone = None
