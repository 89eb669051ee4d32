"""The Train wizard: from a frozen dataset to runs that can be compared."""

from __future__ import annotations

from typing import Any

from app.ui.context import AppContext
from app.ui.wizard import Wizard
from app.ui.wizards.train.data_step import DataStep
from app.ui.wizards.train.draft import TrainingDraft
from app.ui.wizards.train.models_step import ModelsStep
from app.ui.wizards.train.requirements_step import RequirementsStep
from app.ui.wizards.train.run_step import RUNNING, RunStep


class TrainWizard(Wizard):
    """context.navigate("train_new", dataset_id=…) begins with that version; a training under way is shown instead."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self.draft = TrainingDraft()
        self.data, self.models = DataStep(context, self.draft), ModelsStep(context, self.draft)
        self.requirements, self.run = RequirementsStep(context, self.draft), RunStep(context, self.draft)
        super().__init__([self.data, self.models, self.requirements, self.run])
        self.finished.connect(self._compare)

    def open(self, dataset_id: str = "", **facts: Any) -> None:
        if self.run.state == RUNNING:
            return
        self.draft.wanted_dataset = dataset_id
        self.go_to(0)

    def go_to(self, index: int) -> None:
        """The dataset of a training under way is not changed."""
        if index >= self.index or self.step.can_go_back():
            super().go_to(index)

    def refresh(self) -> None:
        if self.run.state != RUNNING and self.index == len(self.steps) - 1:
            self.look_again()  # an ended training keeps showing what became of it
            return
        super().refresh()

    def _compare(self) -> None:
        dataset = self.draft.dataset
        self.go_to(0)
        self._context.navigate("compare", dataset_id=dataset.dataset_id if dataset else "")
