"""Accuracy, log loss and CPU of each family on real tables: `python -m benchmarks.tables ../shared/data`.

Sources: dengue/vietnam-children-fever.xls (PLOS NTD 2015, 10.1371/journal.pntd.0003638), dengue/dhf-grade.xlsx
(PLOS NTD 2018, 10.1371/journal.pntd.0006799), kaggle-symptoms-duplicated.csv (a Kaggle mirror; 304 distinct rows, shown
as a warning of what duplicates do, not as a result).
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from mlpipeline.benchmark_table import TableReport, run_table
from mlpipeline.families.registry import ALL_FAMILIES

SHOWN = ("accuracy", "macro_recall", "macro_f1", "mse", "log_loss")


@dataclass(frozen=True)
class Source:
    """A table: its file, its target, and columns that give the target away or are other targets."""

    name: str
    file: str
    target: str
    without: tuple[str, ...] = ()


SOURCES = (
    Source("Kaggle symptoms (duplicates)", "kaggle-symptoms-duplicated.csv", "prognosis"),
    Source(
        "Vietnam fever, without dengue tests",
        "dengue/vietnam-children-fever.xls",
        "Lab_Confirmed_Dengue",
        ("Serotype", "NS1_PLATELIA", "NS1_TRIP", "SeroConversion", "Serology", "Pairedsample", "StudyNo"),
    ),
    Source("Dengue: haemorrhagic or not", "dengue/dhf-grade.xlsx", "dhf", ("dengue", "dhf34")),
    Source("Dengue or other fever", "dengue/dhf-grade.xlsx", "dengue", ("dhf", "dhf34")),
)


def as_csv(source: Source, data: Path, folder: Path) -> Path:
    """The table as a CSV file without the columns it must not have."""
    path = data / source.file
    if path.suffix == ".csv":
        return path
    frame = pd.read_excel(path, engine="calamine", dtype=object).drop(columns=list(source.without))
    out = folder / f"{source.target}.csv"
    frame.to_csv(out, index=False)
    return out


def print_report(title: str, reports: list[TableReport]) -> None:
    """A Markdown table: the mean over the splits of each family's figures on the test part.

    "(2 of 3)": the family failed on the other split; its mean is of other rows and must not be compared.
    """
    first = reports[0]
    print(f"\n{title}: {first.rows} rows, {len(first.classes)} classes, {first.columns} columns, {len(reports)} splits")
    for warning in first.warnings:
        if not warning.startswith("absent_from"):
            print(f"  warning: {warning}")
    print(f"| family | {' | '.join(SHOWN)} | CPU s |\n|---|{'---|' * (len(SHOWN) + 1)}")
    for place, run in enumerate(first.runs):
        tests = [report.runs[place].test for report in reports]
        metrics = [test.metrics for test in tests if test is not None]
        if not metrics:
            print(f"| {run.run.family} | {run.run.state} {run.run.reason} |")
            continue
        means = [sum(getattr(each, shown).value or 0.0 for each in metrics) / len(metrics) for shown in SHOWN]
        name = (
            run.run.family if len(metrics) == len(reports) else f"{run.run.family} ({len(metrics)} of {len(reports)})"
        )
        cpu_s = sum(report.runs[place].run.cpu_s for report in reports) / len(reports)
        print(f"| {name} | {' | '.join(f'{mean:.3f}' for mean in means)} | {cpu_s:.2f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--families", default=",".join(ALL_FAMILIES))
    wanted = parser.parse_args()
    families = tuple(wanted.families.split(","))
    with tempfile.TemporaryDirectory() as folder:
        for source in SOURCES:
            path = as_csv(source, wanted.data, Path(folder))
            reports = [run_table(path, source.target, families, seed) for seed in range(wanted.seeds)]
            print_report(source.name, reports)


if __name__ == "__main__":
    main()
