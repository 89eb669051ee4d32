"""Registry: every approved model version, where it comes from, which one is in production, and the way back."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from app.services.activate_model import activate_model, roll_back
from app.services.browse import VersionView, versions
from app.services.rights import Act
from app.ui.context import AppContext
from app.ui.models import run_words
from app.ui.models.run_rows import tighten
from app.ui.models.version_rows import approval_of, is_in_production, lineage_words, version_columns, version_name
from app.ui.pages.page import Page
from app.ui.pages.reason_dialog import ReasonDialog
from app.ui.problems import show_problem
from app.ui.translation import fill
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.table import RecordsModel, Table
from app.ui.widgets.text import Text
from app.ui.words import family_words, metric_words

DETAILS = ("origin", "hashes", "approval", "requirements", "reason")
METRICS = ("accuracy", "macro_f1", "mse", "rare_recall", "sensitivity", "specificity")


class RegistryPage(Page):
    """context.navigate("registry", version=7) selects a version."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.roll_back_button, self.activate_button = Button(), PrimaryButton()
        self.roll_back_button.clicked.connect(self.ask_roll_back)
        self.activate_button.clicked.connect(self.ask_activate)
        self.add_action(self.roll_back_button)
        self.add_action(self.activate_button)
        self.empty = EmptyState(keys="Ctrl+7")
        self.empty.asked.connect(lambda: context.navigate("compare"))
        self.rows: RecordsModel[VersionView] = RecordsModel(self)
        self.table = Table()
        self.table.setModel(self.rows)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._versions = Card(flush=True)
        self._versions.add(self.table)
        self._detail = Card()
        self._lines = {name: Text(role="muted" if name == "hashes" else "", wrap=True) for name in DETAILS}
        self._metrics = Text(wrap=True)
        self._wanted = 0
        self._busy = False
        self._lay_out_body()
        self.retranslate()

    def _lay_out_body(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(8)
        for name in DETAILS:
            lines.addWidget(self._lines[name])
        lines.insertWidget(1, self._metrics)
        lines.addStretch(1)
        self._detail.add(lines, 1)
        self.add(self.empty, 1)
        self.add(self._versions, 1)
        self.add(self._detail)
        self._show_parts(())

    def retranslate(self) -> None:
        self.set_title(
            self.tr("Registry"), self.tr("Approved versions, signed and unchanged since; one of them is in production.")
        )
        self.roll_back_button.setText(self.tr("Roll back one step…"))
        self.activate_button.setText(self.tr("Activate…"))
        self.empty.set_words(self.tr("No version yet: compare runs and send one to approval."), self.tr("Compare runs"))
        self.table.setAccessibleName(self.tr("Model versions"))
        self.rows.set_columns(version_columns())

    def shows(self, what: str) -> bool:
        return what in ("registry", "runs")

    def open(self, version: int = 0, **facts: Any) -> None:
        self._wanted = version

    def refresh(self) -> None:
        workspace = self.context.workspace
        job = self.context.jobs.start(self.tr("Versions"), lambda progress: versions(workspace), lane="quick")
        job.succeeded.connect(self._show)
        job.failed.connect(partial(show_problem, self))

    def chosen_version(self) -> VersionView | None:
        row = self.table.currentIndex().row()
        return self.rows.record(row) if 0 <= row < self.rows.rowCount() else None

    def ask_activate(self) -> None:
        """With a reason; the golden cases run before anything changes."""
        version = self.chosen_version()
        if version is None:
            return
        sentence = self.tr("Its golden cases run first. The version before stays one step away.")
        title = fill(self.tr("Put %1 into production?"), version_name(version))
        dialog = ReasonDialog(self, title, sentence, self.tr("Activate"))
        dialog.given.connect(partial(self._activate, version.number))
        dialog.open()

    def ask_roll_back(self) -> None:
        """One step, with a reason."""
        sentence = self.tr("The version that was in production before answers again, after its golden cases have run.")
        dialog = ReasonDialog(self, self.tr("Roll back one step?"), sentence, self.tr("Roll back"))
        dialog.given.connect(self._roll_back)
        dialog.open()

    def _activate(self, number: int, reason: str) -> None:
        workspace = self.context.workspace
        job = self.context.jobs.start(
            self.tr("Activate a model"), lambda progress: activate_model(workspace, number, reason, progress)
        )
        self._wait(job)

    def _roll_back(self, reason: str) -> None:
        workspace = self.context.workspace
        job = self.context.jobs.start(self.tr("Roll back"), lambda progress: roll_back(workspace, reason, progress))
        self._wait(job)

    def _wait(self, job: Any) -> None:
        self._set_busy(True)
        job.succeeded.connect(self._changed)
        job.failed.connect(partial(show_problem, self))
        job.finished.connect(lambda: self._set_busy(False))

    def _changed(self, version: VersionView) -> None:
        self._wanted = version.number
        self.context.tell_change("registry")
        self.context.say(fill(self.tr("%1 is in production"), version_name(version)))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._look()

    def _show(self, found: tuple[VersionView, ...]) -> None:
        chosen = self.chosen_version()
        before = self._wanted or (chosen.number if chosen else 0)
        self._wanted = 0
        self.rows.set_records(found)
        self.table.fit_columns()
        tighten(self.table)
        self._show_parts(found)
        numbers = [version.number for version in found]
        if numbers:
            self.table.selectRow(numbers.index(before) if before in numbers else 0)
        self._look()

    def _show_parts(self, found: tuple[VersionView, ...]) -> None:
        self.empty.setVisible(not found)
        self._versions.setVisible(bool(found))
        self._detail.setVisible(bool(found))
        self.activate_button.setVisible(bool(found) and self.context.may(Act.ACTIVATE))
        self.roll_back_button.setVisible(bool(found) and self.context.may(Act.ROLL_BACK))

    def _look(self) -> None:
        version = self.chosen_version()
        in_production = any(is_in_production(self.rows.record(row)) for row in range(self.rows.rowCount()))
        ready = version is not None and version.state == "approved" and not is_in_production(version)
        self.activate_button.setEnabled(ready and not self._busy)
        self.roll_back_button.setEnabled(in_production and not self._busy)

    def _chosen(self) -> None:
        version = self.chosen_version()
        if version is None:
            return
        self._detail.set_title(f"{version_name(version)} · {family_words(version.family)}", lineage_words(version))
        self._metrics.setText(_metric_words(version))
        for name, text in self._detail_words(version).items():
            self._lines[name].setText(text)
            self._lines[name].setVisible(bool(text))
        self._look()

    def _detail_words(self, version: VersionView) -> dict[str, str]:
        lineage, approval = version.lineage, approval_of(version)
        origin = self.tr("Trained on dataset %1 as run %2 · imports: %3 · seed %4")
        words = {
            "origin": fill(
                origin, lineage.get("dataset"), lineage.get("run"), len(lineage.get("batches", ())), lineage.get("seed")
            ),
            "hashes": fill(
                self.tr("Dataset SHA-256 %1 · model SHA-256 %2"),
                run_words.short_hash(str(lineage.get("dataset_sha256") or "")),
                run_words.short_hash(str(lineage.get("artifact_sha256") or "")),
            ),
            "approval": "",
            "requirements": "",
            "reason": "",
        }
        if approval is not None:
            met = sum(each.state == "met" for each in approval.results)
            seen = self.tr("seen before") if approval.reused_test else self.tr("never seen before")
            words["approval"] = fill(self.tr("Approved by %1, %2"), approval.by, run_words.moment(approval.at))
            words["requirements"] = fill(
                self.tr("%1 of %2 requirements met on the locked 10 % (opening %3, %4)"),
                met, len(approval.results), approval.opening, seen,
            )  # fmt: skip
            words["reason"] = fill(self.tr("Reason: %1"), approval.reason)
        return words


def _metric_words(version: VersionView) -> str:
    found = version.metrics or {}
    shown = [(name, found[name]) for name in METRICS if name in found]
    return " · ".join(f"{metric_words(name)} {run_words.figure(each.value)}" for name, each in shown)
