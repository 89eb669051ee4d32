"""Pictures of every page and wizard step: light and dark, English and Spanish, 100 and 150 %, from the demo workspace.

python benchmarks/screenshots.py                     all of them, into build/screenshots
python benchmarks/screenshots.py home compare        these pages only
python benchmarks/screenshots.py --language es --theme dark --scale 1 home
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.context import AppContext
    from app.ui.main_window import MainWindow

HOUSE = Path(__file__).resolve().parents[1]
TARGET = HOUSE / "build" / "screenshots"
HOME = HOUSE / "build" / "screenshots-home"
PUBLISHED = HOUSE.parent / "shared" / "data" / "phenopackets-public.tar.gz"
LANGUAGES, THEMES, SCALES = ("en", "es"), ("light", "dark"), ("1", "1.5")
PATIENCE_S = 120.0
FINDINGS = (("HP:0001945", "Fever"), ("HP:0000988", "Skin rash"), ("HP:0002315", "Headache"))


def main() -> int:
    asked = arguments()
    os.environ["HOOFBEAT_HOME"] = str(HOME)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if asked.inside:
        return take(asked)
    make_workspace()
    for scale in [asked.scale] if asked.scale else SCALES:  # Qt reads the scale once, so each has a process of its own
        command = [sys.executable, __file__, "--inside", "--scale", scale, *sys.argv[1:]]
        done = subprocess.run(command, env=os.environ | {"QT_SCALE_FACTOR": scale}, check=False)
        if done.returncode:
            return done.returncode
    print(f"{len(list(TARGET.glob('*.png')))} pictures in {TARGET}")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", help="keys of app/ui/navigation.py; all when none is given")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--scale")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def make_workspace() -> None:
    """The demo, once through the whole pipeline; kept for the next time."""
    from app.paths import demo_folder
    from app.services.demo import run_demo
    from app.services.workspace import is_demo_folder
    from mlpipeline.progress import Progress

    if not is_demo_folder(demo_folder()):
        print("making the demo workspace …", flush=True)
        run_demo(demo_folder(), progress=Progress(lambda fraction, stage: None))
    measure_ranking(demo_folder())


def measure_ranking(folder: Path) -> None:
    """One measurement a kind for the experiments: on the published cases where they are there, else on examples; and a
    reranker trained on the demo's own."""
    from app.services.browse import BenchmarkKind, benchmarks
    from app.services.demo import DEMO_PASSPHRASE, DEMO_USER
    from app.services.retrain_ranker import retrain_ranker
    from app.services.run_benchmark import BenchmarkRequest, run_benchmark
    from app.services.workspace import close_workspace, open_workspace
    from mlpipeline.examples import examples_as_phenopackets, generate_examples

    workspace = open_workspace(folder, DEMO_USER, DEMO_PASSPHRASE, exclusive=True)
    try:
        if benchmarks(workspace):
            return
        print("measuring the ranking …", flush=True)
        archive, kinds = PUBLISHED, tuple(BenchmarkKind)
        if not archive.is_file():
            archive, kinds = HOME / "examples-SYNTHETIC.zip", (BenchmarkKind.PHENOPACKETS, BenchmarkKind.UNKNOWN)
            archive.write_bytes(examples_as_phenopackets(generate_examples(workspace.knowledge, 400)))
        for kind in kinds:
            run_benchmark(workspace, BenchmarkRequest(archive, kind, leave_publication_out=True))
        retrain_ranker(workspace)
    finally:
        close_workspace(workspace)


def take(asked: argparse.Namespace) -> int:
    from PySide6.QtWidgets import QApplication

    from app.paths import demo_folder
    from app.services.demo import DEMO_PASSPHRASE, DEMO_USER
    from app.services.workspace import close_workspace, open_workspace
    from app.settings import Settings
    from app.ui.context import AppContext
    from app.ui.focus_ring import FocusRings
    from app.ui.jobs import JobRunner
    from app.ui.main_window import MainWindow
    from app.ui.theme import Theme
    from app.ui.translation import Translation

    app = QApplication([])
    theme, translation, jobs = Theme(app, "light"), Translation(app, "en"), JobRunner(app)
    FocusRings(app)
    workspace = open_workspace(demo_folder(), DEMO_USER, DEMO_PASSPHRASE, exclusive=True)
    TARGET.mkdir(parents=True, exist_ok=True)
    try:
        looks = itertools.product(
            [asked.language] if asked.language else LANGUAGES, [asked.theme] if asked.theme else THEMES
        )
        for language, look in looks:
            translation.set_language(language)
            theme.set_choice(look)
            context = AppContext(workspace, jobs, theme, Settings(language=language, theme=look), translation)
            window = MainWindow()
            window.show()
            end = f"{language}-{look}-{int(float(asked.scale) * 100)}"
            for name in shots(window, context, asked.pages):
                settle(context)
                window.grab().save(str(TARGET / f"{name}-{end}.png"))
            window.close_frame()
            window.close()
            window.deleteLater()
            settle(context)
    finally:
        jobs.shutdown()
        close_workspace(workspace)
    return 0


def shots(window: MainWindow, context: AppContext, wanted: list[str]) -> Iterator[str]:
    """Brings one screen after the other up; yields its name when it is to be taken."""
    from app.ui.navigation import PAGES, is_seen
    from app.ui.pages.experiments import ExperimentsPage
    from app.ui.wizard import Wizard

    yield from before_the_workspace(window, context, wanted)
    frame = window.open_frame(context)
    settle(context)
    for spec in PAGES:
        if (wanted and spec.key not in wanted) or not is_seen(spec, context):
            continue
        frame.go(spec.key, **facts_of(spec.key, context))
        settle(context)
        page = frame.pages[spec.key]
        if isinstance(page, Wizard):
            yield from wizard_steps(spec.key, page, context)
        elif isinstance(page, ExperimentsPage):
            yield from experiments(page, context)
        else:
            yield spec.key
    if not wanted or "palette" in wanted:
        frame.go("home")
        frame.open_palette()
        yield "palette"
        frame.palette_box.close_up()
    if not wanted or "lock" in wanted:
        window.lock()
        yield "lock"


def before_the_workspace(window: MainWindow, context: AppContext, wanted: list[str]) -> Iterator[str]:
    from app.ui.dialogs.sign_in import SignIn
    from app.ui.wizards.first_run.wizard import FirstRun

    if not wanted or "sign_in" in wanted:
        window.show_alone(SignIn(context.workspace.folder))
        yield "sign_in"
    if not wanted or "first_run" in wanted:
        first = FirstRun(context.jobs, context.translation)
        window.show_alone(first)
        first.draft.recovery_code = "7KQ2-M4XP-9HTB-Z3WD-C8RN-5VJF"
        for number in range(len(first.steps)):
            first.go_to(number)
            yield f"first_run-{number + 1}"


def wizard_steps(key: str, wizard: object, context: AppContext) -> Iterator[str]:
    """Every step of a wizard as it stands; the consultation is a filled one."""
    from app.ui.wizard import Wizard
    from app.ui.wizards.diagnose.wizard import DiagnoseWizard

    assert isinstance(wizard, Wizard)
    if isinstance(wizard, DiagnoseWizard):
        yield from consultation(wizard, context)
        return
    for number in range(len(wizard.steps)):
        wizard.go_to(number)
        yield f"{key}-{number + 1}"
    wizard.go_to(0)


def consultation(wizard: object, context: AppContext) -> Iterator[str]:
    """Consent, patient, findings and result of an example patient who consented."""
    from app.ui.wizards.diagnose.wizard import DiagnoseWizard
    from mlpipeline.domain import PhenotypicFeature

    assert isinstance(wizard, DiagnoseWizard)
    for number, name in enumerate(("consent", "patient"), 1):
        yield f"diagnose-{number}-{name}"
        wizard.go_on()
        settle(context)
    for term_id, label in FINDINGS:
        wizard.findings.entry.finding.emit(PhenotypicFeature(term_id, label))
    wait(wizard.findings.questions.isVisible)
    yield "diagnose-3-findings"
    wizard.go_on()
    wait(lambda: wizard.consultation.result is not None)
    yield "diagnose-4-result"
    wizard.result.table.why_asked.emit(wizard.result.table.current())
    yield "diagnose-5-why"
    wizard.result.why.closed.emit()


def experiments(page: object, context: AppContext) -> Iterator[str]:
    """Each kind of measurement from its top to its end, and what is asked before one."""
    from app.ui.dialogs.measure import MeasureDialog
    from app.ui.pages.experiments import ExperimentsPage

    assert isinstance(page, ExperimentsPage)
    seen = set()
    for row in range(page.rows.rowCount()):
        kind = page.rows.record(row).kind
        if kind in seen:
            continue
        seen.add(kind)
        page.table.selectRow(row)
        settle(context)
        bar = page.scroll_area.verticalScrollBar()
        yield f"experiments-{kind}"
        bar.setValue(bar.maximum())
        yield f"experiments-{kind}-end"
        bar.setValue(0)
    page.ask()
    dialog = page.findChild(MeasureDialog)
    assert dialog is not None
    settle(context)
    dialog.grab().save(str(TARGET / f"experiments-ask-{context.settings.language}-{context.settings.theme}.png"))
    dialog.reject()


def facts_of(key: str, context: AppContext) -> dict[str, object]:
    """What a screen is opened with: a patient who consented, a run to approve."""
    from app.services.browse import home, runs

    if key in ("diagnose", "patients"):
        recent = home(context.workspace).recent
        return {"patient_id": recent[0].patient_id} if recent else {}
    if key == "approve":
        done = [run for run in runs(context.workspace) if run.state == "done"]
        return {"run_id": done[-1].run_id} if done else {}
    return {}


def settle(context: AppContext) -> None:
    """Until the jobs have ended and what they brought is painted."""
    wait(lambda: not context.jobs.is_busy())
    for _ in range(5):
        wait(lambda: True)


def wait(happened: Callable[[], bool]) -> None:
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + PATIENCE_S
    QApplication.processEvents()
    while not happened() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
    QApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main())
