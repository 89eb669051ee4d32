"""The terminal's words for rows of edited common diseases that were refused: what the cell should be."""

from __future__ import annotations

from mlpipeline.knowledge.packs.refusals import Reason, RefusedRow

WORDS: dict[Reason, str] = {
    "address": "an address begins with https:// or http://",
    "age": "an age in years, 0 to 130",
    "age_order": "the ages must rise: age_low, age_peak, age_high",
    "also": "codes such as ORPHA:99828 or OMIM:300624, separated by |",
    "column_missing": "the heading lacks this column",
    "column_twice": "the heading has this column twice",
    "column_unknown": "the heading has a column that nothing is known of",
    "disease_unknown": "common-diseases.tsv has no disease with this id",
    "do_not_miss": "yes or no",
    "empty": "this cell may not be empty",
    "encoding": "this is no UTF-8; save the table as UTF-8 or as Unicode text",
    "frequency": "an HPO class (HP:0040280 to HP:0040285), a share such as 45%, or a count such as 3/7",
    "icd10": "a code such as J00 or J06.9 (in the id: ICD10:J00)",
    "id_is_first": "the first code must be that of the id",
    "label": "this is no name of that HPO term; leave it empty to have HPO's own",
    "letters": "no straight quotation marks, no invisible letters, and no = + - @ # at the beginning",
    "no_finding": "this HPO term is no finding but an onset, a mode of inheritance or the like",
    "no_heading": "the table has no heading",
    "no_rows": "there is no disease in it",
    "quotes": "its quotation marks do not close; a cell may not go over two lines",
    "seen": "daily, weekly, monthly or rarely",
    "severity": "none, mild, acute, chronic or terminal",
    "share": "a share of men from 0 to 1",
    "source_key": "a key of letters, digits, - . and _, at most 60",
    "source_unknown": "common-sources.tsv has no such key",
    "term": "an HPO id such as HP:0001945",
    "term_unknown": "the HPO release in use has no such living term (unknown, or obsolete without a successor)",
    "too_few_findings": "a disease needs at least five findings, three of them present",
    "too_long": "this is too long",
    "too_many_cells": "the row has more cells than the heading",
    "too_many_findings": "a disease may have at most eighteen findings",
    "too_many_rows": "the table has more rows than this",
    "twice": "this may stand once only",
}


def refusal_words(row: RefusedRow) -> str:
    return WORDS[row.reason]
