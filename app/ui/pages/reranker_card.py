"""The reranker of the orphan diseases: which one is in use, those trained here, and training one on our cases."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.retrain_ranker import retrain_ranker
from app.services.rights import Act
from app.services.use_reranker import SHIPPED, RerankersView, RerankerView, list_rerankers, use_reranker
from app.ui.context import AppContext
from app.ui.models.reranker_rows import (
    origin_words,
    reranker_columns,
    reranker_name,
    warning_words,
)
from app.ui.models.run_rows import tighten
from app.ui.models.run_words import moment
from app.ui.pages.held_out_grid import HeldOutGrid
from app.ui.pages.reason_dialog import ReasonDialog
from app.ui.problems import show_problem
from app.ui.translation import fill, whole
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.table import RecordsModel, Table
from app.ui.widgets.text import Text

SHOWN_ROWS = 3


class RerankerCard(Card):
    """card = RerankerCard(context); card.refresh(). Hidden from who may not read rerankers."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._view: RerankersView | None = None
        self._wanted = 0
        self._is_training = False
        self.retrain, self.use, self.use_shipped = Button(), Button(), Button()
        self.retrain.clicked.connect(self.start)
        self.use.clicked.connect(self.ask_use)
        self.use_shipped.clicked.connect(self.ask_shipped)
        for button in (self.use_shipped, self.use, self.retrain):
            self.head.addWidget(button)
        self.since, self.needed = Text(role="muted", wrap=True), Text(role="muted", wrap=True)
        self.rows: RecordsModel[RerankerView] = RecordsModel(self)
        self.table = Table()
        self.table.setModel(self.rows)
        self.table.grow_with_rows(SHOWN_ROWS)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.refused, self.warning = Text(role="warning", wrap=True), Text(role="warning", wrap=True)
        self.figures, self.origin = HeldOutGrid(), Text(role="muted", wrap=True)
        for widget in (self.since, self.needed, self.refused, self.table, self.warning, self.figures, self.origin):
            self.add(widget)
        if not context.may(Act.READ_RERANKERS):
            self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.retrain.setText(self.tr("Retrain on our cases"))
        self.use.setText(self.tr("Use this…"))
        self.use_shipped.setText(self.tr("Use the shipped one…"))
        self.table.setAccessibleName(self.tr("Rerankers trained here"))
        self.rows.set_columns(reranker_columns())
        self._look()

    def refresh(self) -> None:
        if not self._context.may(Act.READ_RERANKERS):
            return
        read = partial(list_rerankers, self._context.workspace)
        job = self._context.jobs.start(self.tr("Rerankers"), lambda progress: read(), lane="quick")
        job.succeeded.connect(self._show)
        job.failed.connect(partial(show_problem, self))

    def start(self) -> None:
        """In the long lane: the job bar shows how far it is, and cancels it."""
        self._is_training = True
        self._look()
        work = partial(retrain_ranker, self._context.workspace)
        job = self._context.jobs.start(self.tr("Retraining the reranker"), work, lane="long")
        job.succeeded.connect(self._trained)
        job.failed.connect(partial(show_problem, self))
        job.finished.connect(self._ended)

    def ask_use(self) -> None:
        """With a reason; the next diagnosis is ordered by it."""
        chosen = self.chosen()
        if chosen is None:
            return
        sentence = self.tr("From the next diagnosis on it orders the orphan diseases. The shipped one stays at hand.")
        title = fill(self.tr("Use reranker %1?"), reranker_name(chosen))
        self._ask(title, " ".join(filter(None, (sentence, warning_words(chosen)))), chosen.number)

    def ask_shipped(self) -> None:
        """With a reason, too."""
        sentence = self.tr("From the next diagnosis on the orphan diseases stand as the program came. Those trained "
                           "here are kept.")  # fmt: skip
        self._ask(self.tr("Use the shipped reranker?"), sentence, SHIPPED)

    def _ask(self, title: str, sentence: str, number: int) -> None:
        dialog = ReasonDialog(self, title, sentence, self.tr("Use it"))
        dialog.given.connect(partial(self._use, number))
        dialog.open()

    def _use(self, number: int, reason: str) -> None:
        workspace = self._context.workspace
        job = self._context.jobs.start(
            self.tr("Changing the reranker"), lambda progress: use_reranker(workspace, number, reason), lane="quick"
        )
        job.succeeded.connect(self._changed)
        job.failed.connect(partial(show_problem, self))

    def _changed(self, view: RerankersView) -> None:
        self._show(view)
        self._context.say(self._in_use_words(view))
        self._context.tell_change("rerankers")

    def _trained(self, view: RerankerView) -> None:
        self._wanted = view.number
        self._context.say(fill(self.tr("Reranker trained: %1"), reranker_name(view)))
        self._context.tell_change("rerankers")

    def _ended(self) -> None:
        self._is_training = False
        self._look()

    def chosen(self) -> RerankerView | None:
        row = self.table.currentIndex().row()
        return self.rows.record(row) if 0 <= row < self.rows.rowCount() else None

    def _show(self, view: RerankersView) -> None:
        before = self.chosen()
        wanted = self._wanted or (before.number if before else view.in_use or 0)
        self._wanted, self._view = 0, view
        self.rows.set_records(view.rows)
        self.table.fit_columns()
        tighten(self.table)
        numbers = [each.number for each in view.rows]
        if numbers:
            self.table.selectRow(numbers.index(wanted) if wanted in numbers else 0)
        self._look()

    def _in_use_words(self, view: RerankersView) -> str:
        if view.in_use is None:
            return self.tr("in use: the shipped one")
        return fill(self.tr("in use: No. %1"), view.in_use)

    def _since_words(self, view: RerankersView) -> str:
        """Who chose it, when and why; "" where nobody ever chose."""
        if view.since is None:
            return ""
        words = fill(self.tr("Chosen on %1 by %2"), moment(view.since), view.set_by)
        return f"{words}: {view.reason}" if view.reason else words

    def _chosen(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.figures.show_reranker(chosen)
            self.origin.setText(origin_words(chosen))
            self.warning.setText(warning_words(chosen))
        self._look()

    def _look(self) -> None:
        """What is shown and what may be done, as things stand."""
        view, chosen = self._view, self.chosen()
        self.set_title(self.tr("Reranker of orphan diseases"), self._in_use_words(view) if view else "")
        self.since.setText(self._since_words(view) if view else "")
        self.since.setVisible(bool(self.since.text()))
        refused = ", ".join(whole(each) for each in view.tampered) if view else ""
        self.refused.setText(fill(self.tr("Changed outside of the program, and refused: No. %1"), refused))
        self.refused.setVisible(bool(refused))
        for widget in (self.table, self.figures, self.origin):
            widget.setVisible(chosen is not None)
        self.warning.setVisible(chosen is not None and bool(self.warning.text()))
        self.needed.setVisible(view is not None and not view.rows)
        if view is not None:
            words = self.tr("It orders the orphan diseases, and ships trained on simulated patients. Trained again on "
                            "our own cases it is measured on diseases it has not seen; needed are %1 cases of %2 "
                            "orphan diseases that may be learned from.")  # fmt: skip
            self.needed.setText(fill(words, whole(view.least_cases), whole(view.least_diseases)))
        self.retrain.setVisible(self._context.may(Act.RETRAIN_RANKER))
        self.retrain.setEnabled(not self._is_training)
        may_use = self._context.may(Act.USE_RERANKER)
        self.use.setVisible(may_use and chosen is not None and not chosen.in_use)
        self.use.setEnabled(chosen is not None and chosen.readable)
        self.use_shipped.setVisible(may_use and view is not None and view.in_use is not None)
