"""The ring stands around what has the keyboard, and survives whatever is deleted under it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.focus_ring import AROUND, FocusRing, FocusRings


@pytest.fixture
def window(qtbot: QtBot, focus_ring: FocusRings) -> Iterator[QWidget]:
    shown = QWidget()
    shown.resize(400, 300)
    QVBoxLayout(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()
    shown.deleteLater()


def add(window: QWidget, widget: QWidget) -> QWidget:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    QApplication.processEvents()
    return widget


def ring_of(window: QWidget) -> FocusRing:
    found = window.findChild(FocusRing)
    assert found is not None
    return found


def test_it_surrounds_what_has_the_keyboard(window: QWidget) -> None:
    field = add(window, QLineEdit())
    field.setFocus()
    ring = ring_of(window)
    assert ring.isVisible()
    assert ring.geometry() == field.geometry().adjusted(-AROUND, -AROUND, AROUND, AROUND)
    field.move(30, 40)
    assert ring.geometry().topLeft() == field.geometry().adjusted(-AROUND, -AROUND, 0, 0).topLeft()
    field.hide()
    assert not ring.isVisible()


def test_a_widget_may_refuse_it(window: QWidget) -> None:
    field = QLineEdit()
    field.setProperty("ring", "none")
    add(window, field).setFocus()
    assert not ring_of(window).isVisible()


def test_it_is_cut_where_its_page_scrolls_away(window: QWidget) -> None:
    area, page = QScrollArea(), QWidget()
    page.resize(300, 2000)
    button = QPushButton("far above", page)
    area.setWidget(page)
    add(window, area)
    button.setFocus()
    assert ring_of(window).isVisible()
    area.verticalScrollBar().setValue(1500)
    assert not ring_of(window).isVisible()


def test_what_is_deleted_under_it_does_no_harm(window: QWidget) -> None:
    for turn in range(300):
        outer = add(window, QWidget())
        field = QLineEdit(outer)
        field.show()
        field.setFocus()
        (outer if turn % 2 else field).deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if turn % 2 == 0:
            outer.deleteLater()
    QApplication.processEvents()
    assert not ring_of(window).isVisible()
