"""Step 3: what a model must reach before it may be approved. Read here, set under Settings."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from app.services.rights import Act
from app.services.set_policy import requirements
from app.ui.context import AppContext
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN
from app.ui.translation import decimal, fill
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.table import Column, RecordsModel, Table
from app.ui.widgets.text import Text
from app.ui.wizard import WizardStep
from app.ui.wizards.train.draft import TrainingDraft
from app.ui.words import metric_words
from mlpipeline.requirements import Requirement, Requirements


class RequirementsStep(WizardStep):
    """A run is trained whatever it reaches; an approval is not given below these."""

    def __init__(self, context: AppContext, draft: TrainingDraft) -> None:
        super().__init__()
        self._context = context
        self._version = ""
        self.rows: RecordsModel[Requirement] = RecordsModel(self)
        self.table = Table()
        self.table.setModel(self.rows)
        self.table.grow_with_rows()
        self._note, self.settings = Text(role="muted", wrap=True), LinkButton()
        self.settings.clicked.connect(lambda: context.navigate("settings"))
        card = Card(flush=True)
        card.add(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(card)
        column.addWidget(self._note)
        column.addWidget(self.settings)
        column.addStretch(1)
        self.settings.setVisible(context.may(Act.SET_POLICIES))
        self.retranslate()

    def name(self) -> str:
        return self.tr("Requirements")

    def title(self) -> str:
        return self.tr("What must a model reach?")

    def subtitle(self) -> str:
        return fill(self.tr("The clinic's requirements, version %1."), self._version) if self._version else ""

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Requirements"))
        self._note.setText(
            self.tr("“Also its interval”: the unfavourable end of the 95 % interval must reach the limit, too.")
        )
        self.settings.setText(self.tr("Change them under Settings"))
        self.rows.set_columns(
            [
                Column(self.tr("Figure"), lambda item: metric_words(item.metric), strong=True, stretch=True),
                Column(self.tr("Limit"), _limit, numeric=True),
                Column(self.tr("What counts"), self._bound),
            ]
        )
        self.table.fit_columns()

    def enter(self) -> None:
        workspace = self._context.workspace
        job = self._context.jobs.start(self.tr("Requirements"), lambda progress: requirements(workspace), lane="quick")
        job.succeeded.connect(self._show)
        job.failed.connect(partial(show_problem, self))

    def _show(self, found: Requirements) -> None:
        self._version = found.version
        self.rows.set_records(found.items)
        self.table.fit_columns()
        self.changed.emit()

    def _bound(self, item: Requirement) -> str:
        return self.tr("also its interval") if item.bound == "lower" else self.tr("the figure")


def _limit(item: Requirement) -> str:
    if item.minimum is not None:
        return f"≥ {decimal(item.minimum)}"
    return f"≤ {decimal(item.maximum or 0.0)}"
