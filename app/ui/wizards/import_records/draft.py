"""What the steps of one import share: the file, what was read of it, how its columns are understood, what was found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.import_cases import ImportCheck, ImportPreview, ImportReport

if TYPE_CHECKING:
    from app.services.import_views import MappingProfile

CSV = "csv"


@dataclass
class ImportDraft:
    """checked_with: the mapping (as JSON) that `check` was made with; a change of the mapping makes it stale."""

    path: Path | None = None
    preview: ImportPreview | None = None
    profile: MappingProfile | None = None
    check: ImportCheck | None = None
    checked_with: str | None = None
    legal_basis: str = ""
    report: ImportReport | None = None

    def take_file(self, path: Path, preview: ImportPreview) -> None:
        """Another file: nothing of the one before is kept, but the legal basis."""
        self.path, self.preview, self.profile = path, preview, preview.profile
        self.check, self.checked_with, self.report = None, None, None

    def forget(self) -> None:
        """The next import begins with nothing."""
        self.path = self.preview = self.profile = self.check = self.checked_with = self.report = None
        self.legal_basis = ""

    def needs_mapping(self) -> bool:
        return self.preview is not None and self.preview.format == CSV

    def fingerprint(self) -> str:
        """The mapping as it stands, to tell whether a check still holds."""
        return self.profile.to_json() if self.profile else ""

    def take_check(self, check: ImportCheck) -> None:
        self.check, self.checked_with = check, self.fingerprint()

    def is_checked(self) -> bool:
        return self.check is not None and self.checked_with == self.fingerprint()
