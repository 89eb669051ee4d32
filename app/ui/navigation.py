"""Where one can go: every page and wizard, its place in the navigation, its keys, who sees it. Built at first visit."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services.rights import Act
from app.ui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from app.ui.context import AppContext

SECTIONS = (
    "",
    QT_TRANSLATE_NOOP("navigation", "CARE"),
    QT_TRANSLATE_NOOP("navigation", "RESEARCH"),
    QT_TRANSLATE_NOOP("navigation", "CONTROL"),
)
START, CARE, RESEARCH, CONTROL = range(4)
COMMAND = -1
"""Not in the navigation: reached by a command (a wizard)."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """factory: "module:Class", called with the AppContext; imported when first visited, so that charts load no
    sooner. acts: seen by who may do one of them; () = everybody. under: which entry lights up while it is open."""

    key: str
    section: int
    title: str
    factory: str
    acts: tuple[Act, ...] = ()
    keys: str = ""
    under: str = ""

    def build(self, context: AppContext) -> QWidget:
        module, _, name = self.factory.partition(":")
        factory: Callable[[AppContext], QWidget] = getattr(importlib.import_module(module), name)
        return factory(context)

    def shown_title(self) -> str:
        """In the language of the window."""
        return QCoreApplication.translate("navigation", self.title)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("home", START, QT_TRANSLATE_NOOP("navigation", "Home"), "app.ui.pages.home:HomePage", keys="Ctrl+1"),
    PageSpec(
        "diagnose", CARE, QT_TRANSLATE_NOOP("navigation", "Diagnose"),
        "app.ui.wizards.diagnose.wizard:DiagnoseWizard", (Act.DIAGNOSE,), "Ctrl+2",
    ),
    PageSpec(
        "patients", CARE, QT_TRANSLATE_NOOP("navigation", "Patients"),
        "app.ui.pages.patients:PatientsPage", (Act.READ_PATIENTS,), "Ctrl+3",
    ),
    PageSpec(
        "data", RESEARCH, QT_TRANSLATE_NOOP("navigation", "Data"),
        "app.ui.pages.data:DataPage", (Act.READ_BATCHES, Act.READ_DATASETS), "Ctrl+4",
    ),
    PageSpec(
        "prepare", RESEARCH, QT_TRANSLATE_NOOP("navigation", "Prepare"),
        "app.ui.pages.prepare:PreparePage", (Act.READ_DATASETS,), "Ctrl+5",
    ),
    PageSpec(
        "train", RESEARCH, QT_TRANSLATE_NOOP("navigation", "Train"),
        "app.ui.pages.train:TrainPage", (Act.TRAIN,), "Ctrl+6",
    ),
    PageSpec(
        "compare", RESEARCH, QT_TRANSLATE_NOOP("navigation", "Compare"),
        "app.ui.pages.compare:ComparePage", (Act.READ_DATASETS,), "Ctrl+7",
    ),
    PageSpec(
        "registry", RESEARCH, QT_TRANSLATE_NOOP("navigation", "Registry"),
        "app.ui.pages.registry:RegistryPage", (Act.READ_RUNS,), "Ctrl+8",
    ),
    PageSpec(
        "experiments", RESEARCH, QT_TRANSLATE_NOOP("navigation", "Experiments"),
        "app.ui.pages.experiments:ExperimentsPage", (Act.READ_BENCHMARKS,), "Ctrl+0",
    ),
    PageSpec(
        "audit", CONTROL, QT_TRANSLATE_NOOP("navigation", "Audit"),
        "app.ui.pages.audit:AuditPage", (Act.READ_AUDIT,),
    ),
    PageSpec(
        "users", CONTROL, QT_TRANSLATE_NOOP("navigation", "Users"),
        "app.ui.pages.users:UsersPage", (Act.READ_USERS,),
    ),
    PageSpec(
        "settings", CONTROL, QT_TRANSLATE_NOOP("navigation", "Settings"),
        "app.ui.pages.settings:SettingsPage", keys="Ctrl+9",
    ),
    PageSpec(
        "import", COMMAND, QT_TRANSLATE_NOOP("navigation", "Import records"),
        "app.ui.wizards.import_records.wizard:ImportWizard", (Act.IMPORT_CASES,), "Ctrl+I", "data",
    ),
    PageSpec(
        "train_new", COMMAND, QT_TRANSLATE_NOOP("navigation", "Train models"),
        "app.ui.wizards.train.wizard:TrainWizard", (Act.TRAIN,), "Ctrl+T", "train",
    ),
    PageSpec(
        "approve", COMMAND, QT_TRANSLATE_NOOP("navigation", "Approve a model"),
        "app.ui.wizards.approve.wizard:ApproveWizard", (Act.OPEN_EVIDENCE,), "", "registry",
    ),
)  # fmt: skip
"""Wizards open in the main area like pages: navigate("diagnose", patient_id=…), navigate("approve", run_id=…).
Their classes stand in wizard.py of their packages."""


def spec_of(key: str) -> PageSpec:
    return next(spec for spec in PAGES if spec.key == key)


def is_seen(spec: PageSpec, context: AppContext) -> bool:
    return not spec.acts or any(context.may(act) for act in spec.acts)
