"""The cards of Home."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.browse import Counts, EstimateView, HomeView, ProductionView, RecordsView, TodoItem
from app.services.rights import Act
from app.ui.context import AppContext
from app.ui.models.run_words import figure, interval
from app.ui.theme import BETWEEN
from app.ui.times import long_date
from app.ui.translation import fill
from app.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.text import Rule, Text
from app.ui.words import family_words, metric_words

SHOWN_METRICS = ("macro_f1", "rare_recall", "sensitivity")
ROW_PADDING = 10


class Rows(QWidget):
    """Rows with a rule between them: a text on the left, anything on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def clear(self) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def add(self, text: str, *right: QWidget) -> None:
        if self._column.count():
            self._column.addWidget(Rule())
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(ROW_PADDING, 8, ROW_PADDING, 8)
        line.setSpacing(6)
        line.addWidget(Text(text, wrap=True), 1)
        for widget in right:
            line.addWidget(widget)
        self._column.addWidget(row)


class ProductionCard(Card):
    """The model in use and how good it was on patients it never saw; or that there is none."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._version, self._approved = Text(role="figure"), Text(role="muted", wrap=True)
        self.records = Text(wrap=True)
        self._rows = Rows()
        self._diagnose = PrimaryButton(keys="Ctrl+N")
        self._diagnose.clicked.connect(lambda: context.navigate("diagnose", new=True))
        self._next = Button()
        self._next.clicked.connect(self._go_next)
        self._goal = "train_new"
        buttons = QHBoxLayout()
        buttons.setSpacing(BETWEEN)
        buttons.addWidget(self._diagnose)
        buttons.addWidget(self._next)
        buttons.addStretch(1)
        self.add(self._version)
        self.add(self._approved)
        self.add(self.records)
        self.add(self._rows)
        self.body.addStretch(1)
        self.add(buttons)
        self._diagnose.setVisible(context.may(Act.DIAGNOSE))

    def show_view(self, view: HomeView) -> None:
        self.set_title(self.tr("In production"))
        self._diagnose.setText(self.tr("Diagnose a patient"))
        self._rows.clear()
        if view.production is None:
            self._show_none(view.counts)
        else:
            self._show_production(view.production)
        self.records.setVisible(view.records is not None)
        if view.records is not None:
            self._show_records(view.records)

    def _show_records(self, records: RecordsView) -> None:
        """What the ranking knows beside the model, and what that cost other diseases when it was last measured."""
        words = self.tr("%Ln confirmed case(s) are in the ranking", "", records.cases)
        if records.version is not None:
            words = self.tr("%Ln confirmed case(s) that v%1 has not learned from are in the ranking", "", records.cases)
            words = fill(words, records.version)
        parts = [words]
        if records.synthetic:
            parts.append(self.tr("some of them SYNTHETIC"))
        if records.before is not None and records.after is not None:
            shares = (QLocale().toString(100 * each, "f", 1) for each in (records.before, records.after))
            parts.append(fill(self.tr("other diseases in the first ten: %1 % → %2 %"), *shares))
        self.records.setText("; ".join(parts))
        tip = self.tr("Of %1 patients simulated from the knowledge, with other diseases: how many have theirs among "
                      "the first ten, without and with the confirmed cases.")  # fmt: skip
        self.records.setToolTip(fill(tip, QLocale().toString(records.others)))

    def _show_production(self, production: ProductionView) -> None:
        self._next.hide()
        self._version.setText(f"v{production.version} · {family_words(production.family)}")
        trained = QLocale().toString(production.trained_patients)
        if production.approved_by and production.approved_at:
            words = self.tr("Approved by %1 on %2 · trained on %3 patients")
            self._approved.setText(fill(words, production.approved_by, long_date(production.approved_at), trained))
        else:
            self._approved.setText(fill(self.tr("Trained on %1 patients"), trained))
        for metric in SHOWN_METRICS:
            estimate = production.metrics.get(metric)
            if estimate is not None:
                self._rows.add(metric_words(metric), *estimate_labels(estimate))

    def _show_none(self, counts: Counts) -> None:
        self._version.setText(self.tr("Knowledge only"))
        self._approved.setText(
            self.tr(
                "No model of this clinic is in production. Diagnoses rest on what Orphanet and OMIM know; they say "
                "which diseases fit, not how often they occur here."
            )
        )
        patients, runs = QLocale().toString(counts.patients), QLocale().toString(counts.runs)
        self._rows.add(self.tr("Patients"), Text(patients, "heading"))
        self._rows.add(self.tr("Trained runs"), Text(runs, "heading"))
        self._goal = "compare" if counts.runs else "train_new"
        self._next.setText(self.tr("Compare runs") if counts.runs else self.tr("Train models"))
        self._next.setVisible(self._context.may(Act.TRAIN))

    def _go_next(self) -> None:
        self._context.navigate(self._goal)


class TodoCard(Card):
    """What waits for somebody, each with the way there."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._rows = Rows()
        self._done = Text(role="muted", wrap=True)
        self.add(self._rows)
        self.add(self._done)
        self.body.addStretch(1)

    def show_items(self, items: Sequence[TodoItem]) -> None:
        self.set_title(self.tr("To do"))
        self._rows.clear()
        self._done.setText(self.tr("Nothing waits for you."))
        self._done.setVisible(not items)
        for item in items:
            text, link, key, facts = self._words(item)
            button = LinkButton(link, f"{link}: {text}")
            button.clicked.connect(partial(self._context.navigate, key, **facts))
            self._rows.add(text, button)

    def _words(self, item: TodoItem) -> tuple[str, str, str, dict[str, str]]:
        count = QLocale().toString(item.count)
        if item.kind == "outcome":
            one, more = self.tr("Confirm 1 outcome"), fill(self.tr("Confirm %1 outcomes"), count)
            return one if item.count == 1 else more, self.tr("Open"), "patients", {"waiting": "yes"}
        if item.kind == "approval":
            one = fill(self.tr("1 run of %1 waits for approval"), item.text)
            more = fill(self.tr("%1 runs of %2 wait for approval"), count, item.text)
            return one if item.count == 1 else more, self.tr("Review"), "compare", {"dataset_id": item.subject_id}
        if item.kind == "refused_rows":
            one = fill(self.tr("Import of %1: 1 row refused"), item.text)
            more = fill(self.tr("Import of %2: %1 rows refused"), count, item.text)
            return one if item.count == 1 else more, self.tr("Mend"), "data", {"batch_id": item.subject_id}
        one, more = self.tr("1 task for the preparation"), fill(self.tr("%1 tasks for the preparation"), count)
        return one if item.count == 1 else more, self.tr("Open"), "prepare", {"task_id": item.subject_id}


class FirstSteps(QWidget):
    """An empty workspace: import, train, diagnose, in this order; one of them is next."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        row = QHBoxLayout()
        row.setSpacing(BETWEEN)
        self._cards: list[tuple[Card, Text, Button]] = []
        for place, key in enumerate(("import", "train_new", "diagnose")):
            card, text = Card(), Text(role="muted", wrap=True)
            button = PrimaryButton(keys="Ctrl+I") if place == 0 else Button(keys=("Ctrl+T", "Ctrl+N")[place - 1])
            button.clicked.connect(partial(context.navigate, key))
            card.add(text)
            card.body.addStretch(1)
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch(1)
            card.add(line)
            row.addWidget(card, 1)
            self._cards.append((card, text, button))
        self._example = LinkButton()
        self._example.clicked.connect(partial(context.leave, "example"))
        self._example_text = Text(role="muted")
        example = QHBoxLayout()
        example.setSpacing(BETWEEN)
        example.addWidget(self._example)
        example.addWidget(self._example_text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addLayout(row)
        column.addLayout(example)
        self._name()

    def show_counts(self, counts: Counts) -> None:
        """Training waits for records; a diagnosis from knowledge alone is possible at once."""
        acts = (Act.IMPORT_CASES, Act.TRAIN, Act.DIAGNOSE)
        for (_card, _text, button), act in zip(self._cards, acts, strict=True):
            button.setEnabled(self._context.may(act))
        if not counts.cases:
            self._cards[1][2].setEnabled(False)

    def _name(self) -> None:
        titles = (self.tr("1  Import records"), self.tr("2  Train models"), self.tr("3  Diagnose"))
        texts = (
            self.tr("Bring in patients whose diagnosis is known: a table (CSV) or Phenopackets. Nothing leaves here."),
            self.tr("Several families of models learn from them and are compared; a second person approves one."),
            self.tr("With the patient's consent. Works at once from Orphanet and OMIM, and better with your records."),
        )
        buttons = (self.tr("Import records"), self.tr("Train models"), self.tr("Diagnose a patient"))
        for (card, text, button), *words in zip(self._cards, titles, texts, buttons, strict=True):
            card.set_title(words[0])
            text.setText(words[1])
            button.setText(words[2])
        self._example.setText(self.tr("Try with example patients"))
        self._example_text.setText(self.tr("Opens another workspace with made-up patients; this one stays as it is."))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)


def estimate_labels(estimate: EstimateView) -> tuple[Text, Text]:
    """.91 in bold and its 95 % interval; "–" where nothing could be measured."""
    return Text(figure(estimate.value), "heading"), Text(interval(estimate), "muted")
