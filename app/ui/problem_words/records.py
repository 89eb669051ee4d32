"""Words for known errors: what is imported: files, columns, patients, datasets."""

from __future__ import annotations

from app.ui.translation import QT_TRANSLATE_NOOP

RECORDS: dict[str, tuple[str, str]] = {
    "case.missing_file": (
        QT_TRANSLATE_NOOP("problems", "The record was not read"),
        QT_TRANSLATE_NOOP("problems", "{file} is not there or cannot be read. Check the file."),
    ),
    "case.too_large": (
        QT_TRANSLATE_NOOP("problems", "The record was not read"),
        QT_TRANSLATE_NOOP("problems", "{file} is larger than {limit} bytes. Give one patient's record."),
    ),
    "dataset.damaged": (
        QT_TRANSLATE_NOOP("problems", "This dataset cannot be read"),
        QT_TRANSLATE_NOOP("problems", "Its file is damaged. Freeze a new one, or restore a backup."),
    ),
    "dataset.missing": (
        QT_TRANSLATE_NOOP("problems", "This dataset is not there"),
        QT_TRANSLATE_NOOP("problems", "None was frozen under that number. Freeze one on the page Data."),
    ),
    "dataset.nothing_allowed": (
        QT_TRANSLATE_NOOP("problems", "No dataset was frozen"),
        QT_TRANSLATE_NOOP(
            "problems",
            "None of the {cases} records may be used for research. Record consent for research, or import "
            "with a basis that allows it.",
        ),
    ),
    "file.missing": (
        QT_TRANSLATE_NOOP("problems", "This file is not there"),
        QT_TRANSLATE_NOOP("problems", "None has that fingerprint. Read the page anew (F5)."),
    ),
    "file.missing_source": (
        QT_TRANSLATE_NOOP("problems", "The file was not attached"),
        QT_TRANSLATE_NOOP("problems", "{file} is not there or cannot be read. Check the file."),
    ),
    "file.too_large": (
        QT_TRANSLATE_NOOP("problems", "The file was not attached"),
        QT_TRANSLATE_NOOP("problems", "{file} has {size} bytes; the limit is {limit}. Attach a smaller one."),
    ),
    "import.already": (
        QT_TRANSLATE_NOOP("problems", "Nothing was imported"),
        QT_TRANSLATE_NOOP(
            "problems",
            "This very file was imported before. Undo that import first if you want it again.",
        ),
    ),
    "import.already_undone": (
        QT_TRANSLATE_NOOP("problems", "Nothing was changed"),
        QT_TRANSLATE_NOOP("problems", "This import was already taken back. Import the file again if you need it."),
    ),
    "import.changed": (
        QT_TRANSLATE_NOOP("problems", "Nothing was imported"),
        QT_TRANSLATE_NOOP("problems", "{file} changed while it was being read. Try again when nobody writes to it."),
    ),
    "import.empty_file": (
        QT_TRANSLATE_NOOP("problems", "Nothing was imported"),
        QT_TRANSLATE_NOOP("problems", "{file} is empty. Choose another file."),
    ),
    "import.in_use": (
        QT_TRANSLATE_NOOP("problems", "This import was not undone"),
        QT_TRANSLATE_NOOP("problems", "{diagnoses} diagnoses stand on its patients. It must stay."),
    ),
    "import.legal_basis": (
        QT_TRANSLATE_NOOP("problems", "Nothing was imported"),
        QT_TRANSLATE_NOOP("problems", "The legal basis is missing. Choose of: {known}."),
    ),
    "import.missing": (
        QT_TRANSLATE_NOOP("problems", "This import is not there"),
        QT_TRANSLATE_NOOP("problems", "No import has that number. Read the page anew (F5)."),
    ),
    "import.missing_file": (
        QT_TRANSLATE_NOOP("problems", "Nothing was imported"),
        QT_TRANSLATE_NOOP("problems", "{file} is not there or cannot be read. Check the file."),
    ),
    "import.nothing": (
        QT_TRANSLATE_NOOP("problems", "Nothing was imported"),
        QT_TRANSLATE_NOOP(
            "problems",
            "All {refused} rows of {file} were refused. Look at the reasons, and check what the columns mean.",
        ),
    ),
    "import.reason_missing": (
        QT_TRANSLATE_NOOP("problems", "The import was not undone"),
        QT_TRANSLATE_NOOP("problems", "The audit needs a reason. Type one."),
    ),
    "import.too_large": (
        QT_TRANSLATE_NOOP("problems", "Nothing was imported"),
        QT_TRANSLATE_NOOP("problems", "{file} has {size} bytes; the limit is {limit}. Split it."),
    ),
    "import.too_many_cases": (
        QT_TRANSLATE_NOOP("problems", "Nothing was imported"),
        QT_TRANSLATE_NOOP("problems", "The file holds more than {limit} records. Split it."),
    ),
    "import.too_much_memory": (
        QT_TRANSLATE_NOOP("problems", "Nothing was imported"),
        QT_TRANSLATE_NOOP(
            "problems",
            "{file} needs more memory than this program takes. Split it, or check where it came from.",
        ),
    ),
    "import.unreadable": (
        QT_TRANSLATE_NOOP("problems", "Nothing was imported"),
        QT_TRANSLATE_NOOP("problems", "{file} could not be read ({reason}). Save it as CSV (UTF-8) and try again."),
    ),
    "lake.changed": (
        QT_TRANSLATE_NOOP("problems", "The file was not kept"),
        QT_TRANSLATE_NOOP("problems", "It changed while it was being read. Try again when nobody writes to it."),
    ),
    "lake.no_file": (
        QT_TRANSLATE_NOOP("problems", "The file was not kept"),
        QT_TRANSLATE_NOOP("problems", "{file} is not there or cannot be read. Check the file."),
    ),
    "mapping.damaged": (
        QT_TRANSLATE_NOOP("problems", "This saved assignment cannot be used"),
        QT_TRANSLATE_NOOP("problems", "It is damaged at {where}. Assign the columns again."),
    ),
    "mapping.finding_without_term": (
        QT_TRANSLATE_NOOP("problems", "The columns are not all assigned"),
        QT_TRANSLATE_NOOP("problems", "{column} is a finding without a term. Choose the term, or ignore the column."),
    ),
    "mapping.impossible_scale": (
        QT_TRANSLATE_NOOP("problems", "The columns are not all assigned"),
        QT_TRANSLATE_NOOP("problems", "The factor of {column} must be a number above 0."),
    ),
    "mapping.impossible_value": (
        QT_TRANSLATE_NOOP("problems", "The columns are not all assigned"),
        QT_TRANSLATE_NOOP("problems", "A value cannot mean this for {role} ({reason}). Choose another meaning."),
    ),
    "mapping.repeated_role": (
        QT_TRANSLATE_NOOP("problems", "The columns are not all assigned"),
        QT_TRANSLATE_NOOP("problems", "{first} and {column} are both the {role}. Keep one of them."),
    ),
    "mapping.too_many_columns": (
        QT_TRANSLATE_NOOP("problems", "The columns were not read"),
        QT_TRANSLATE_NOOP(
            "problems",
            "There are more than {limit}. Remove those that say nothing about the patient.",
        ),
    ),
    "mapping.unknown_role": (
        QT_TRANSLATE_NOOP("problems", "The columns are not all assigned"),
        QT_TRANSLATE_NOOP("problems", "{column} cannot be {role}. Choose another meaning."),
    ),
    "mapping.unknown_setting": (
        QT_TRANSLATE_NOOP("problems", "The columns are not all assigned"),
        QT_TRANSLATE_NOOP("problems", "{value} is not possible for {setting}. Choose another one."),
    ),
    "patient.age_implausible": (
        QT_TRANSLATE_NOOP("problems", "The patient was not recorded"),
        QT_TRANSLATE_NOOP("problems", "The age must lie between 0 and {limit} years. Check it."),
    ),
    "patient.exists": (
        QT_TRANSLATE_NOOP("problems", "The patient was not recorded"),
        QT_TRANSLATE_NOOP("problems", "Somebody with this number or name is recorded already. Look for them."),
    ),
    "patient.label_missing": (
        QT_TRANSLATE_NOOP("problems", "The patient was not recorded"),
        QT_TRANSLATE_NOOP("problems", "A number or name is missing. Type one."),
    ),
    "patient.label_too_long": (
        QT_TRANSLATE_NOOP("problems", "The patient was not recorded"),
        QT_TRANSLATE_NOOP("problems", "The number or name is longer than {limit} letters. Shorten it."),
    ),
    "patient.missing": (
        QT_TRANSLATE_NOOP("problems", "This patient is not there"),
        QT_TRANSLATE_NOOP("problems", "Nobody has that number. Read the page anew (F5)."),
    ),
    "phenopacket.malformed": (
        QT_TRANSLATE_NOOP("problems", "This is not a phenopacket that can be read"),
        QT_TRANSLATE_NOOP(
            "problems",
            "Its field {field} is missing or of the wrong kind. Export it again as GA4GH Phenopacket v2.",
        ),
    ),
    "phenopacket.not_json": (
        QT_TRANSLATE_NOOP("problems", "This is not a phenopacket that can be read"),
        QT_TRANSLATE_NOOP("problems", "It is not JSON. Export it again as GA4GH Phenopacket v2."),
    ),
    "phenopacket.too_large": (
        QT_TRANSLATE_NOOP("problems", "This phenopacket was refused"),
        QT_TRANSLATE_NOOP("problems", "It is larger than {limit} bytes. Check where it came from."),
    ),
    "profile.malformed": (
        QT_TRANSLATE_NOOP("problems", "This profile cannot be used"),
        QT_TRANSLATE_NOOP("problems", "{file} is not a saved assignment of columns. Assign them anew."),
    ),
    "profile.missing_file": (
        QT_TRANSLATE_NOOP("problems", "This profile cannot be used"),
        QT_TRANSLATE_NOOP("problems", "{file} is not there or cannot be read. Check the file."),
    ),
    "profile.name_missing": (
        QT_TRANSLATE_NOOP("problems", "The profile was not saved"),
        QT_TRANSLATE_NOOP("problems", "Its name is empty. Type one."),
    ),
    "profile.too_large": (
        QT_TRANSLATE_NOOP("problems", "This profile was refused"),
        QT_TRANSLATE_NOOP("problems", "{file} is larger than {limit} bytes. Choose another file."),
    ),
    "profile.unknown": (
        QT_TRANSLATE_NOOP("problems", "This profile is not there"),
        QT_TRANSLATE_NOOP("problems", "No assignment was saved under that name. Choose another one."),
    ),
    "reader.damaged_archive": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP("problems", "The archive {file} is damaged. Get the file again."),
    ),
    "reader.empty_file": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP("problems", "{file} is empty. Choose another file."),
    ),
    "reader.expands_too_much": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP(
            "problems",
            "{file} unpacks to more than {limit} bytes. Split it, or check where it came from.",
        ),
    ),
    "reader.missing_column": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP("problems", "{file} has no column {column}. Check what the columns mean."),
    ),
    "reader.missing_file": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP("problems", "{file} is not there or cannot be read. Check the file."),
    ),
    "reader.no_profile": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP("problems", "What the columns of {file} mean is not known yet. Assign them first."),
    ),
    "reader.no_records": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP("problems", "{file} holds no records. Choose another file."),
    ),
    "reader.not_an_archive": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP("problems", "{file} is not the archive it says it is. Get the file again."),
    ),
    "reader.not_in_encoding": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP(
            "problems",
            "{file} is not written in {encoding} (position {position}). Choose another encoding.",
        ),
    ),
    "reader.not_text": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP("problems", "{file} is not a text file (position {position}). Save the table as CSV."),
    ),
    "reader.too_large": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP("problems", "{file} is larger than {limit} bytes. Split it."),
    ),
    "reader.too_many_columns": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP(
            "problems",
            "{file} has more than {limit} columns. Remove those that say nothing about the patient.",
        ),
    ),
    "reader.too_many_members": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP("problems", "{file} has more than {limit} members. Split it."),
    ),
    "reader.unknown_format": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP("problems", "The format {format} is not known here. Use CSV or Phenopackets."),
    ),
    "reader.unsupported": (
        QT_TRANSLATE_NOOP("problems", "Nothing was read"),
        QT_TRANSLATE_NOOP(
            "problems",
            "{file} looks like {looks_like}, which is not read. Save it as CSV or Phenopackets.",
        ),
    ),
}
