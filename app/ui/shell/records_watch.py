"""After an outcome, an import or another reranker: measures what the confirmed cases cost others; nobody waits."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.services.measure_records import is_measured, measure_records
from app.services.rights import Act
from app.ui.context import AppContext

FOLLOWED = frozenset({"imports", "diagnoses", "registry", "rerankers"})


class RecordsWatch(QObject):
    """Follows the context by itself; pages are told "records" when there are new figures."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_looking = False
        context.changed.connect(self._look)

    def _look(self, what: str) -> None:
        if what not in FOLLOWED or self._is_looking or not self._context.may(Act.MEASURE_RECORDS):
            return
        self._is_looking = True
        workspace = self._context.workspace
        job = self._context.jobs.start(
            self.tr("Confirmed cases"), lambda _progress: is_measured(workspace), lane="quick"
        )
        job.succeeded.connect(self._measure)
        job.finished.connect(self._looked)

    def _looked(self) -> None:
        self._is_looking = False

    def _measure(self, measured: bool) -> None:
        if measured:
            return
        workspace = self._context.workspace
        job = self._context.jobs.start(
            self.tr("Taking in confirmed cases"), lambda progress: measure_records(workspace, progress), lane="long"
        )
        job.succeeded.connect(lambda _view: self._context.tell_change("records"))
