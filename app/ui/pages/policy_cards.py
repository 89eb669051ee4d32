"""What the clinic signs, as cards of the settings: the requirements of a model, and the shares of the ranking."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.services.rights import Act
from app.services.set_policy import (
    RankingPolicyView,
    ranking_policy,
    requirements,
    set_ranking_policy,
    set_requirements,
)
from app.ui.context import AppContext
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN, INSIDE
from app.ui.times import long_date
from app.ui.translation import fill
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.number_field import NumberField
from app.ui.widgets.text import Text
from app.ui.words import metric_words
from mlpipeline.progress import Progress
from mlpipeline.requirements import Requirement, Requirements

STEP = 0.01
NAME_WIDTH = 288


class SignedCard(Card):
    """Numbers in a grid, a reason and one button to sign them. A subclass says how they are read and kept."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._may_sign = context.may(Act.SET_POLICIES)
        self._note = Text(role="muted", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(BETWEEN)
        self._grid.setVerticalSpacing(INSIDE)
        self._reason, self._sign = QLineEdit(), Button()
        self._reason.textChanged.connect(self._look)
        self._sign.clicked.connect(self._on_sign)
        self._bottom = QWidget()
        row = QHBoxLayout(self._bottom)
        row.setContentsMargins(0, INSIDE, 0, 0)
        row.setSpacing(BETWEEN)
        row.addWidget(self._reason, 1)
        row.addWidget(self._sign)
        self.add(self._note)
        self.add(self._grid)
        self.add(self._bottom)
        self._bottom.setVisible(self._may_sign)
        self.retranslate()

    @abstractmethod
    def retranslate(self) -> None:
        """Every word of the card."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def number(self, row: int, place: int, name: str, value: float, limit: float = 1.0) -> NumberField:
        """A field of the grid; `place` counts pairs of columns."""
        field = NumberField(0.0, limit, STEP, digits=2)
        field.setValue(value)
        field.setAccessibleName(name)
        field.setEnabled(self._may_sign)
        label = Text(name)
        label.setBuddy(field)
        self._grid.addWidget(label, row, 3 * place)
        self._grid.addWidget(field, row, 3 * place + 1)
        self._grid.setColumnMinimumWidth(3 * place, NAME_WIDTH)
        self._grid.setColumnStretch(3 * place + 2, 1)
        return field

    def clear(self) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def run(self, title: str, work: Callable[[Progress], object], then: Callable[[Any], None]) -> None:
        job = self._context.jobs.start(title, work, lane="quick")
        job.succeeded.connect(then)
        job.failed.connect(partial(show_problem, self))

    def _look(self) -> None:
        self._sign.setEnabled(bool(self._reason.text().strip()))

    @abstractmethod
    def _on_sign(self) -> None:
        """Keep the numbers, with the reason."""


class RequirementsCard(SignedCard):
    """What a model must reach on patients it never saw, before it may be approved."""

    def __init__(self, context: AppContext) -> None:
        self._read: Requirements | None = None
        self._fields: list[tuple[Requirement, NumberField]] = []
        super().__init__(context)

    def retranslate(self) -> None:
        version = self._read.version if self._read else ""
        self.set_title(self.tr("Requirements of a model"), fill(self.tr("version %1"), version) if version else "")
        self._note.setText(
            self.tr("Checked on the locked 10 % of the patients. A model that misses one cannot be approved.")
        )
        self._reason.setPlaceholderText(self.tr("Why they change"))
        self._reason.setAccessibleName(self.tr("Why the requirements change"))
        self._sign.setText(self.tr("Sign requirements"))
        self._look()
        if self._read:
            self._show(self._read)

    def read(self) -> None:
        workspace = self._context.workspace
        self.run(self.tr("Requirements"), lambda _progress: requirements(workspace), self._on_read)

    def _on_read(self, found: Requirements) -> None:
        self._read = found
        self.retranslate()

    def _show(self, found: Requirements) -> None:
        self.clear()
        self._fields = []
        for place, item in enumerate(found.items):
            at_least = item.minimum is not None
            pattern = self.tr("%1, at least") if at_least else self.tr("%1, at most")
            value = item.minimum if at_least else item.maximum
            name = fill(pattern, metric_words(item.metric))
            limit = 1.0 if at_least else 2.0
            self._fields.append((item, self.number(place // 2, place % 2, name, value or 0.0, limit)))

    def _on_sign(self) -> None:
        if self._read is None:
            return
        items = tuple(
            replace(item, minimum=field.value()) if item.minimum is not None else replace(item, maximum=field.value())
            for item, field in self._fields
        )
        wanted, reason, workspace = replace(self._read, items=items), self._reason.text(), self._context.workspace
        self.run(
            self.tr("Sign requirements"), lambda _progress: set_requirements(workspace, wanted, reason), self._on_signed
        )

    def _on_signed(self, signed: Requirements) -> None:
        self._reason.clear()
        self._on_read(signed)
        self._context.say(self.tr("The requirements are signed."))
        self._context.tell_change("policies")


class RankingCard(SignedCard):
    """How much room orphan diseases get beside those the clinic knows."""

    def __init__(self, context: AppContext) -> None:
        self._read: RankingPolicyView | None = None
        self._fields: list[NumberField] = []
        super().__init__(context)

    def retranslate(self) -> None:
        self.set_title(self.tr("Ranking"), self._signed_words())
        self._note.setText(
            self.tr(
                "Of all new patients, how many have a disease that this clinic has not recorded yet; and how many of "
                "those have one that nobody has described."
            )
        )
        self._reason.setPlaceholderText(self.tr("Why it changes"))
        self._reason.setAccessibleName(self.tr("Why the ranking changes"))
        self._sign.setText(self.tr("Sign ranking"))
        self._look()
        if self._read:
            self._show(self._read)

    def read(self) -> None:
        workspace = self._context.workspace
        self.run(self.tr("Ranking"), lambda _progress: ranking_policy(workspace), self._on_read)

    def _signed_words(self) -> str:
        if self._read is None or not self._read.version:
            return self.tr("proposed, not signed yet")
        when = long_date(self._read.signed_at) if self._read.signed_at else ""
        return fill(self.tr("version %1, signed by %2 on %3"), self._read.version, self._read.signed_by, when)

    def _on_read(self, found: RankingPolicyView) -> None:
        self._read = found
        self.retranslate()

    def _show(self, found: RankingPolicyView) -> None:
        self.clear()
        self._fields = [
            self.number(0, 0, self.tr("Share not recorded here"), found.orphan_share),
            self.number(0, 1, self.tr("Of these, undescribed"), found.unknown_share),
            self.number(1, 0, self.tr("“Any disease” from"), found.any_disease_threshold),
        ]

    def _on_sign(self) -> None:
        if not self._fields:
            return
        values, reason = [field.value() for field in self._fields], self._reason.text()
        workspace = self._context.workspace
        self.run(
            self.tr("Sign ranking"),
            lambda _progress: set_ranking_policy(workspace, values[0], values[1], values[2], reason),
            self._on_signed,
        )

    def _on_signed(self, signed: RankingPolicyView) -> None:
        self._reason.clear()
        self._on_read(signed)
        self._context.say(self.tr("The ranking is signed."))
        self._context.tell_change("policies")
