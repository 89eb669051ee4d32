"""Words for known errors: knowledge packs."""

from __future__ import annotations

from app.ui.translation import QT_TRANSLATE_NOOP

PACKS: dict[str, tuple[str, str]] = {
    "knowledge.common_refused": (
        QT_TRANSLATE_NOOP("problems", "The edited common diseases were refused"),
        QT_TRANSLATE_NOOP(
            "problems",
            "{rows} cells or rows cannot be taken, the first in {file}, line {line}, column {column}. Mend them and "
            "add the tables again, or use the embedded knowledge alone.",
        ),
    ),
    "knowledge.pack_changed": (
        QT_TRANSLATE_NOOP("problems", "A knowledge pack has changed"),
        QT_TRANSLATE_NOOP(
            "problems", "{file} is no longer what was added. Add it again, or use the embedded knowledge alone."
        ),
    ),
    "knowledge.pack_damaged": (
        QT_TRANSLATE_NOOP("problems", "The knowledge pack was refused"),
        QT_TRANSLATE_NOOP("problems", "{file} is damaged or breaks off. Download it again; nothing was kept."),
    ),
    "knowledge.pack_malformed": (
        QT_TRANSLATE_NOOP("problems", "The knowledge pack was refused"),
        QT_TRANSLATE_NOOP(
            "problems",
            "{file} is not what its kind should be (line {line}). Download it again from its publisher; "
            "nothing was kept.",
        ),
    ),
    "knowledge.pack_manifest": (
        QT_TRANSLATE_NOOP("problems", "The knowledge packs cannot be listed"),
        QT_TRANSLATE_NOOP("problems", "{file} among them is damaged. Delete it, and add its pack again."),
    ),
    "knowledge.pack_missing": (
        QT_TRANSLATE_NOOP("problems", "The knowledge pack cannot be read"),
        QT_TRANSLATE_NOOP(
            "problems", "{file} is not there or may not be opened. Add it again, or use the embedded knowledge alone."
        ),
    ),
    "knowledge.pack_no_place": (
        QT_TRANSLATE_NOOP("problems", "The knowledge packs are as they were"),
        QT_TRANSLATE_NOOP("problems", "{folder} cannot be written ({reason}). Make room, or allow writing there."),
    ),
    "knowledge.pack_too_large": (
        QT_TRANSLATE_NOOP("problems", "The knowledge pack is too large"),
        QT_TRANSLATE_NOOP(
            "problems", "{file} is or unpacks to more than {limit} allow. Use the file as its publisher offers it."
        ),
    ),
    "knowledge.pack_twice": (
        QT_TRANSLATE_NOOP("problems", "The choice of packs was not changed"),
        QT_TRANSLATE_NOOP("problems", "Two of them are of the kind {kind}. Choose one."),
    ),
    "knowledge.pack_unknown": (
        QT_TRANSLATE_NOOP("problems", "This knowledge pack is not known"),
        QT_TRANSLATE_NOOP("problems", "None is known as {pack}, or several are. Choose from the list."),
    ),
    "knowledge.pack_unknown_kind": (
        QT_TRANSLATE_NOOP("problems", "The knowledge pack was refused"),
        QT_TRANSLATE_NOOP(
            "problems",
            "{file} is none of the known kinds: HPO release, ORPHApackets, SSSOM mappings, babelon "
            "translation, Orphanet names, or a folder with the three tables of common diseases.",
        ),
    ),
}
