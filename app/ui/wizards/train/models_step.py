"""Step 2: which families of models, in plain words, and about how long each takes here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout

from app.services.train_models import FamilyCard, families
from app.ui.context import AppContext
from app.ui.models.run_words import duration
from app.ui.theme import BETWEEN
from app.ui.translation import QT_TRANSLATE_NOOP, fill
from app.ui.widgets.card import Card
from app.ui.widgets.text import Text
from app.ui.wizard import WizardStep
from app.ui.wizards.train.draft import TrainingDraft
from app.ui.words import family_words

PLAIN = {
    "prior": QT_TRANSLATE_NOOP(
        "FamilyWords",
        "What the knowledge says of each disease, corrected by the clinic's own counts. Strong where records are few.",
    ),
    "logistic_regression": QT_TRANSLATE_NOOP(
        "FamilyWords",
        "Adds up the weight of each finding. Easy to read, steady with few records.",
    ),
    "random_forest": QT_TRANSLATE_NOOP(
        "FamilyWords",
        "Hundreds of decision trees vote. Sees findings that count only together.",
    ),
    "xgboost": QT_TRANSLATE_NOOP(
        "FamilyWords",
        "Trees that learn from the mistakes of the ones before. Often the best, slowest to train.",
    ),
    "logistic_on_prior": QT_TRANSLATE_NOOP(
        "FamilyWords",
        "Starts from the knowledge prior and learns only what it gets wrong here.",
    ),
    "xgboost_on_prior": QT_TRANSLATE_NOOP(
        "FamilyWords",
        "Starts from the knowledge prior; trees learn what it gets wrong here.",
    ),
}


class ModelsStep(WizardStep):
    """All families are ticked at first."""

    def __init__(self, context: AppContext, draft: TrainingDraft) -> None:
        super().__init__()
        self._draft = draft
        self.families: tuple[FamilyCard, ...] = families()
        self.boxes = {family.name: QCheckBox() for family in self.families}
        self._times = {family.name: Text(role="muted") for family in self.families}
        self._words = {family.name: Text(wrap=True) for family in self.families}
        grid = QGridLayout()
        grid.setSpacing(BETWEEN)
        for place, family in enumerate(self.families):
            name, card = family.name, Card()
            self.boxes[name].setChecked(name in draft.families)
            self.boxes[name].toggled.connect(self._ticked)
            for widget in (self.boxes[name], self._words[name], self._times[name]):
                card.add(widget)
            card.body.addStretch(1)
            grid.addWidget(card, place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addStretch(1)
        self.retranslate()

    def name(self) -> str:
        return self.tr("Models")

    def title(self) -> str:
        return self.tr("Which models compete?")

    def subtitle(self) -> str:
        return self.tr("All learn from the same rows; the comparison says which differences are real.")

    def reason(self) -> str:
        return "" if self._draft.families else self.tr("Tick at least one.")

    def status(self) -> str:
        return fill(self.tr("about %1 in all"), duration(sum(self._seconds(name) for name in self._draft.families)))

    def retranslate(self) -> None:
        for name, box in self.boxes.items():
            box.setText(family_words(name))
            words = PLAIN.get(name, "")
            self._words[name].setText(QCoreApplication.translate("FamilyWords", words) if words else "")
        self._show()

    def enter(self) -> None:
        self._show()

    def _seconds(self, name: str) -> float:
        dataset = self._draft.dataset
        family = next(each for each in self.families if each.name == name)
        return family.seconds_hint(dataset.rows, dataset.columns) if dataset else 0.0

    def _ticked(self) -> None:
        self._draft.families = tuple(name for name, box in self.boxes.items() if box.isChecked())
        self.changed.emit()

    def _show(self) -> None:
        for name, label in self._times.items():
            label.setText(fill(self.tr("about %1 on this machine"), duration(self._seconds(name))))
        self.changed.emit()
