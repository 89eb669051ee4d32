"""The window around the pages: every page by its keys, live switches, jobs, search, lock; nothing cut or unnamed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.services.browse_patients import DECISIONS
from app.services.home_views import RecentDiagnosis
from app.services.rights import Act
from app.ui.context import AppContext
from app.ui.dialogs.sign_in import SignIn
from app.ui.main_window import MainWindow
from app.ui.navigation import PAGES
from app.ui.pages.home import HomePage
from app.ui.shell.frame import Frame
from app.ui.shell.header import initials
from app.ui.shell.lock_screen import IdleWatch
from app.ui.theme import DARK, Theme
from app.ui.translation import Translation
from app.ui.widgets.step_list import StepList
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

Settle = Callable[[], None]
VISITED = [spec.key for spec in PAGES if spec.key != "approve"]
"""Approve needs a run; its own tests open it."""


def texts(widget: object) -> str:
    labels = widget.findChildren(QLabel) + widget.findChildren(QPushButton)  # type: ignore[attr-defined]
    return " ".join(label.text() for label in labels if label.isVisibleTo(widget))


def digit_keys() -> list[tuple[str, str]]:
    return [(spec.key, spec.keys) for spec in PAGES if spec.keys.startswith("Ctrl+") and spec.keys[-1].isdigit()]


@pytest.mark.parametrize(("key", "keys"), digit_keys())
def test_every_page_has_its_keys(
    qtbot: QtBot, window: MainWindow, frame: Frame, settle: Settle, key: str, keys: str
) -> None:
    window.activateWindow()
    qtbot.keyClick(window, getattr(Qt.Key, f"Key_{keys[-1]}"), Qt.KeyboardModifier.ControlModifier)
    settle()
    assert frame.key == key
    assert not frame.problem_bar.isVisible(), texts(frame.problem_bar)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("key", VISITED)
def test_no_text_is_cut_and_no_control_unnamed(
    window: MainWindow,
    frame: Frame,
    settle: Settle,
    seen: ModuleType,
    translation: Translation,
    key: str,
    language: str,
) -> None:
    translation.set_language(language)
    frame.go(key)
    settle()
    assert seen.cut_texts(window) == []
    assert seen.unnamed_controls(window) == []
    assert seen.sideways_scrolling(window) == []


@pytest.mark.parametrize("key", VISITED)
def test_building_a_page_opens_no_other_window(window: MainWindow, frame: Frame, settle: Settle, key: str) -> None:
    """A part that is shown before it has a parent flashes as a window of its own and takes the keyboard."""
    frame.go(key)
    settle()
    assert window.isActiveWindow()


@pytest.mark.parametrize("key", VISITED)
def test_at_most_one_primary_button(frame: Frame, settle: Settle, key: str) -> None:
    frame.go(key)
    settle()
    page = frame.pages[key]
    primary = [b for b in page.findChildren(QPushButton) if b.property("role") == "primary" and b.isVisibleTo(page)]
    assert len(primary) <= 1, [button.text() for button in primary]


def test_tab_reaches_the_navigation_and_the_page(
    qtbot: QtBot, window: MainWindow, frame: Frame, settle: Settle
) -> None:
    frame.go("settings")
    settle()
    window.activateWindow()
    visited: list[object] = []
    for _ in range(80):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or focus in visited:
            break
        visited.append(focus)
    page = frame.pages["settings"]
    assert any(frame.nav.isAncestorOf(widget) for widget in visited)  # type: ignore[arg-type]
    assert any(page.isAncestorOf(widget) for widget in visited)  # type: ignore[arg-type]


def test_language_switches_live(window: MainWindow, frame: Frame, settle: Settle, translation: Translation) -> None:
    frame.go("settings")
    settle()
    assert "Settings" in texts(window)
    translation.set_language("es")
    settle()
    assert "Configuración" in texts(window)
    assert "Offline" not in texts(frame.job_bar)
    translation.set_language("en")
    settle()
    assert "Configuración" not in texts(window)


def test_theme_switches_live_and_is_kept(window: MainWindow, frame: Frame, context: AppContext, theme: Theme) -> None:
    moon = next(b for b in frame.header.findChildren(QPushButton) if b.accessibleName() == "Dark colours")
    moon.click()
    assert theme.is_dark
    assert context.settings.theme == "dark"
    assert QApplication.palette().window().color() == DARK.colour("window")
    assert moon.accessibleName() == "Light colours"
    moon.click()
    assert not theme.is_dark


def test_job_bar_shows_and_cancels(qtbot: QtBot, frame: Frame, context: AppContext) -> None:
    reached, cancelled = threading.Event(), []

    def work(progress: Progress) -> None:
        while True:
            progress(0.5, "training.fit random_forest")
            reached.set()

    job = context.jobs.start("Training", work)
    job.cancelled.connect(lambda: cancelled.append(True))
    qtbot.waitUntil(lambda: reached.is_set() and "50 %" in texts(frame.job_bar))
    assert "Training" in texts(frame.job_bar)
    assert "Random forest" in texts(frame.job_bar)
    stop = next(b for b in frame.job_bar.findChildren(QPushButton) if b.text() == "Cancel")
    stop.click()
    assert stop.text() == "Cancelling…"
    qtbot.waitUntil(lambda: bool(cancelled))
    assert "Ready" in texts(frame.job_bar)


def test_a_failed_job_stays_until_it_is_read(qtbot: QtBot, frame: Frame, context: AppContext) -> None:
    def work(_progress: Progress) -> None:
        raise KnownError("training.one_class", classes=1, rows=5)

    context.jobs.start("Training", work)
    qtbot.waitUntil(lambda: frame.job_bar.failed_count() == 1)
    qtbot.waitUntil(lambda: not context.jobs.is_busy())
    frame.go("settings")
    assert "Nothing was trained" in texts(frame.job_bar)
    next(b for b in frame.job_bar.findChildren(QPushButton) if b.text() == "Dismiss").click()
    assert frame.job_bar.failed_count() == 0
    assert "Ready" in texts(frame.job_bar)


def test_the_palette_finds_pages_commands_and_patients(
    qtbot: QtBot, window: MainWindow, frame: Frame, settle: Settle
) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = frame.palette_box.findChild(QLineEdit)
    assert field is not None
    assert field.hasFocus()
    qtbot.keyClicks(field, "compa")
    assert frame.palette_box.found()[0] == "Compare"
    field.clear()
    qtbot.keyClicks(field, "luz")
    qtbot.waitUntil(lambda: "Luz Marina O." in frame.palette_box.found())
    field.clear()
    qtbot.keyClicks(field, "settin")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert frame.key == "settings"
    assert not frame.palette_box.isVisible()


def test_escape_closes_the_palette(qtbot: QtBot, frame: Frame) -> None:
    frame.open_palette()
    field = frame.palette_box.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not frame.palette_box.isVisible()


def test_the_lock_hides_the_patients_until_the_passphrase(qtbot: QtBot, window: MainWindow, frame: Frame) -> None:
    window.lock()
    assert window.is_locked()
    assert not frame.isVisible()
    lock = window.centralWidget().currentWidget()  # type: ignore[attr-defined]
    field = lock.findChild(QLineEdit)
    field.setText("not the passphrase")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not fit" in texts(lock), timeout=10_000)
    assert window.is_locked()
    field.setText("four words are enough")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.is_locked(), timeout=10_000)


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_cut_before_and_outside_of_the_pages(
    qtbot: QtBot, window: MainWindow, frame: Frame, seen: ModuleType, translation: Translation, language: str
) -> None:
    translation.set_language(language)
    window.lock()
    QApplication.processEvents()
    assert seen.cut_texts(window) == []
    sign_in = SignIn(Path("/clinic"))
    qtbot.addWidget(sign_in)
    sign_in.resize(1280, 800)
    sign_in.show()
    QApplication.processEvents()
    assert seen.cut_texts(sign_in) == []


def test_the_list_of_steps_is_as_wide_as_its_longest_name(qtbot: QtBot) -> None:
    steps = StepList()
    qtbot.addWidget(steps)
    steps.set_names(["Uno", "Dos"])
    narrow = steps.width()
    steps.set_names(["Uno", "Consentimiento informado y algo más"])
    bold = QFont(steps.font())
    bold.setWeight(QFont.Weight.DemiBold)
    assert steps.width() > narrow
    assert steps.width() >= 40 + QFontMetrics(bold).horizontalAdvance("Consentimiento informado y algo más")


def test_home_has_words_for_each_decision(frame: Frame, translation: Translation) -> None:
    translation.set_language("es")
    home = frame.pages["home"]
    assert isinstance(home, HomePage)
    blank = RecentDiagnosis("d", "P", 1.0, "male", datetime.now(UTC), "Malaria", "L", 1, "decided", "")
    said = {kind: home.decision_words(replace(blank, decision=kind)) for kind in DECISIONS.values()}
    assert said == {"": "en espera", "accept": "aceptado", "override": "no aceptado"}


def test_idle_is_noticed_and_a_key_puts_it_off(qtbot: QtBot, window: MainWindow) -> None:
    watch = IdleWatch(window, wait_ms=20_000)
    qtbot.waitUntil(lambda: watch.remaining_ms() < 18_500)  # the system rounds long timers by a twentieth
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: watch.remaining_ms() > 18_800)
    with qtbot.waitSignal(IdleWatch(window, wait_ms=50).idle, timeout=5000):
        pass


def test_the_lock_comes_within_five_minutes() -> None:
    from app.ui.shell.lock_screen import IDLE_MS

    assert IDLE_MS <= 5 * 60 * 1000


def test_a_problem_is_told_above_the_page(frame: Frame) -> None:
    from app.ui.problems import show_problem

    show_problem(frame.pages["home"], KnownError("rights.denied", act="training.run", roles="auditor"))
    assert frame.problem_bar.isVisible()
    assert "Nothing was done" in texts(frame.problem_bar)
    frame.go("settings")
    assert not frame.problem_bar.isVisible()


def test_pages_are_hidden_from_who_may_not_see_them(
    frame: Frame, context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "may", lambda act: act is not Act.READ_AUDIT)
    frame.go("audit")
    assert frame.key == "home"


def test_initials() -> None:
    assert initials("Dr. Ana Restrepo") == "AR"
    assert initials("ana") == "A"
    assert initials("") == ""
