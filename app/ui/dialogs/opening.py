"""While a workspace is being made or opened: what happens, how far it is, a way to stop it."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar

from app.ui.dialogs.centred import CentredCard
from app.ui.jobs import Job
from app.ui.widgets.buttons import Button
from app.ui.widgets.text import Text
from app.ui.words import stage_words


class Opening(CentredCard):
    """Opening(job, title, text): follows the job; the one who started it listens for its end."""

    def __init__(self, job: Job, title: str, text: str) -> None:
        super().__init__()
        self.title.setText(title)
        self.subtitle.setText(text)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._stage = Text(role="small")
        self._stop = Button(self.tr("Cancel"))
        self._stop.clicked.connect(job.cancel)
        self._stop.clicked.connect(lambda: self._stop.setEnabled(False))
        for widget in (self._bar, self._stage, self._stop):
            self.card.add(widget)
        job.progressed.connect(self._on_progress)

    def _on_progress(self, fraction: float, stage: str) -> None:
        self._bar.setValue(int(1000 * fraction))
        self._stage.setText(stage_words(stage))
