"""An edited set of common diseases: a spreadsheet's ways are read, and every other row is refused by its line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.common_diseases import read_common_set
from mlpipeline.knowledge.obo import OboTerm, Synonym
from mlpipeline.knowledge.packs.common_files import DISEASES, FILES, PROFILES, SOURCES, common_files
from mlpipeline.knowledge.packs.common_pack import contents_of, read_tables, settle
from mlpipeline.knowledge.packs.refusals import REPORTED, RowsRefused

NAMES = ("Fever", "Cough", "Rhinorrhea", "Headache", "Fatigue", "Rash")
TERMS = [
    OboTerm("HP:0000001", "All"),
    OboTerm("HP:0000118", "Phenotypic abnormality", parents=["HP:0000001"]),
    *(OboTerm(f"HP:000100{i}", name, [f"HP:000900{i}"], ["HP:0000118"]) for i, name in enumerate(NAMES)),
    OboTerm("HP:0003577", "Congenital onset", parents=["HP:0000001"]),
]
TERMS[2].synonyms.append(Synonym("Pyrexia", "EXACT"))
FREQUENCIES = ("HP:0040281", "45%", "3/7", "HP:0040282", "HP:0040285")

HEAD = "id\tlabel\tlabel_es\ticd10\talso\tsex\tage_low\tage_peak\tage_high\tseverity\tseen\tdo_not_miss\tsources"
COLD = "ICD10:J00\tCommon cold\tResfriado común\tJ00|J06.9\t\t0.5\t0.2\t4\t90\tmild\tdaily\tno\tbook|paper"
DENGUE = "ICD10:A97.9\tDengue\tDengue\tA97.9\tORPHA:99828\t0.5\t1\t20\t80\tacute\tweekly\tyes\tbook"
PROFILE = [
    f"ICD10:{code}\tHP:000100{i}\t{NAMES[i]}\t{frequency}\tbook"
    for code in ("J00", "A97.9")
    for i, frequency in enumerate(FREQUENCIES)
]
KEYS = "key\tcitation\turl\nbook\tA textbook, 3rd edition.\t\npaper\tA paper.\thttps://example.org/1\n"


def tables(*diseases: str, profiles: list[str] = PROFILE, sources: str = KEYS) -> dict[str, bytes]:
    heads = "\n".join((HEAD, *(diseases or (COLD, DENGUE)), ""))
    rows = "\n".join(("disease_id\thpo_id\thpo_label\tfrequency\tsource", *profiles, ""))
    return {DISEASES: heads.encode(), PROFILES: rows.encode(), SOURCES: sources.encode()}


def refused(contents: dict[str, bytes]) -> list[tuple[str, int, str, str]]:
    with pytest.raises(RowsRefused) as told:
        read_tables(contents, TERMS)
    assert told.value.code == "knowledge.common_refused"
    assert told.value.facts["rows"] == told.value.count >= len(told.value.refused) > 0
    return [(each.file, each.line, each.column, each.reason) for each in told.value.refused]


def replaced(file: str, old: str, new: str) -> dict[str, bytes]:
    whole = tables()
    assert old.encode() in whole[file]
    return {**whole, file: whole[file].replace(old.encode(), new.encode("utf-8", "surrogatepass"), 1)}


def test_a_set_in_order_is_taken_as_it_is() -> None:
    taken = read_tables(tables(), TERMS)
    assert {name: len(rows) for name, rows in taken.items()} == {DISEASES: 2, PROFILES: 10, SOURCES: 2}
    assert "\t".join(taken[DISEASES][0].values()) == COLD
    assert ["\t".join(row.values()) for row in taken[PROFILES]] == PROFILE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_a_spreadsheet_saves_is_the_same_set(encoding: str, end: str) -> None:
    """Quotes around cells with a comma, decimal commas, percent with decimals, empty rows, capitals, columns moved."""
    plain = {name: content.decode() for name, content in tables().items()}
    plain[SOURCES] = plain[SOURCES].replace("A textbook, 3rd edition.", '"A textbook,  3rd edition. "')
    plain[DISEASES] = plain[DISEASES].replace("\t0.2\t", "\t0,2\t").replace("\tno\t", "\tNo\t") + "\t" * 12 + "\n\n"
    moved = (line.split("\t") for line in plain[PROFILES].splitlines())
    plain[PROFILES] = "".join("\t".join((*cells[1:], cells[0], "")) + "\n" for cells in moved).replace("45%", "45,0 %")
    saved = {name: text.replace("\n", end).encode(encoding) for name, text in plain.items()}
    expected = read_tables({**tables(), PROFILES: tables()[PROFILES].replace(b"45%", b"45.0%")}, TERMS)
    assert read_tables(saved, TERMS) == expected


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "column", "reason"),
    [
        (DISEASES, "ICD10:J00\tC", "ICD10:J00X\tC", 2, "id", "icd10"),
        (DISEASES, "J00|J06.9", "J00|j069", 2, "icd10", "icd10"),
        (DISEASES, "J00|J06.9", "J06.9|J00", 2, "icd10", "id_is_first"),
        (DISEASES, "J00|J06.9", "J00|J00", 2, "icd10", "twice"),
        (DISEASES, "Common cold", "", 2, "label", "empty"),
        (DISEASES, "Common cold", "x" * 201, 2, "label", "too_long"),
        (DISEASES, "Common cold", "=1+1", 2, "label", "letters"),
        (DISEASES, "Common cold", "Cold\x00", 2, "label", "letters"),
        (DISEASES, "Common cold", "x" * 10_001, 2, "", "too_long"),
        (DISEASES, "Common cold", '"Common cold', 2, "", "quotes"),
        (DISEASES, "Common cold", "Common\ufeffcold", 2, "label", "letters"),
        (DISEASES, "\t0.5\t0.2", "\t1.01\t0.2", 2, "sex", "share"),
        (DISEASES, "\t0.5\t0.2", "\t-0.5\t0.2", 2, "sex", "share"),
        (DISEASES, "\t0.5\t0.2", "\tnan\t0.2", 2, "sex", "share"),
        (DISEASES, "\t4\t90", "\t131\t90", 2, "age_peak", "age"),
        (DISEASES, "\t4\t90", "\t91\t90", 2, "age_peak", "age_order"),
        (DISEASES, "mild", "bad", 2, "severity", "severity"),
        (DISEASES, "daily", "often", 2, "seen", "seen"),
        (DISEASES, "yes", "perhaps", 3, "do_not_miss", "do_not_miss"),
        (DISEASES, "book|paper", "book|other", 2, "sources", "source_unknown"),
        (DISEASES, "book|paper", "", 2, "sources", "empty"),
        (DISEASES, "book|paper", "book|paper\tmore", 2, "", "too_many_cells"),
        (DISEASES, "ORPHA:99828", "ORPHA99828", 3, "also", "also"),
        (DISEASES, "ORPHA:99828", "OMIM:12", 3, "also", "also"),
        (DISEASES, "\tDengue\tDengue", "\tcommon COLD\tDengue", 3, "label", "twice"),
        (DISEASES, "seen\t", "", 1, "seen", "column_missing"),
        (DISEASES, "sources\n", "sources\tnotes\n", 1, "", "column_unknown"),
        (DISEASES, "A97.9\tDengue", "A97.9\tDe\ud800ngue", 3, "", "encoding"),
        (PROFILES, "HP:0001001", "HP:9999999", 3, "hpo_id", "term_unknown"),
        (PROFILES, "HP:0001001", "0001001", 3, "hpo_id", "term"),
        (PROFILES, "HP:0001001\tCough", "HP:0003577\tCongenital onset", 3, "hpo_id", "no_finding"),
        (PROFILES, "HP:0001001\tCough", "HP:0001000\tPyrexia", 3, "hpo_id", "twice"),
        (PROFILES, "HP:0001001\tCough", "HP:0009000\tA former name", 3, "hpo_id", "twice"),
        (PROFILES, "Cough", "Fever", 3, "hpo_label", "label"),
        (PROFILES, "45%", "0.45", 3, "frequency", "frequency"),
        (PROFILES, "45%", "145%", 3, "frequency", "frequency"),
        (PROFILES, "3/7", "03-Jul", 4, "frequency", "frequency"),
        (PROFILES, "3/7", "8/7", 4, "frequency", "frequency"),
        (PROFILES, "3/7", "", 4, "frequency", "empty"),
        (PROFILES, "ICD10:J00\tHP:0001001", "ICD10:J01\tHP:0001001", 3, "disease_id", "disease_unknown"),
        (PROFILES, "45%\tbook", "45%\tanother", 3, "source", "source_unknown"),
        (SOURCES, "book\t", "book paper\t", 2, "key", "source_key"),
        (SOURCES, "paper\t", "book\t", 3, "key", "twice"),
        (SOURCES, "https://", "ftp://", 3, "url", "address"),
    ],
)
def test_each_refusal_names_its_line(file: str, old: str, new: str, line: int, column: str, reason: str) -> None:
    assert (file, line, column, reason) in refused(replaced(file, old, new))


def test_one_wrong_cell_is_one_refusal() -> None:
    assert refused(replaced(PROFILES, "45%", "often")) == [(PROFILES, 3, "frequency", "frequency")]


def test_every_row_is_told_at_once_and_none_is_kept() -> None:
    told = refused(tables(COLD.replace("mild", "bad"), DENGUE, COLD, profiles=[*PROFILE[:4], "x", *PROFILE[5:]]))
    assert [each[:2] for each in told] == sorted(each[:2] for each in told), "in the order in which they are mended"
    assert sorted(told) == sorted(
        [
            (DISEASES, 2, "severity", "severity"),
            (DISEASES, 2, "id", "too_few_findings"),
            *((DISEASES, 4, column, "twice") for column in ("id", "label", "label_es")),
            (DISEASES, 4, "id", "too_few_findings"),
            (PROFILES, 6, "disease_id", "icd10"),
            *((PROFILES, 6, column, "empty") for column in ("hpo_id", "frequency", "source")),
        ]
    )


def test_a_former_id_is_kept_as_the_present_one_and_an_empty_label_is_filled() -> None:
    contents = replaced(PROFILES, "HP:0001001\tCough", "HP:0009001\tTussis")
    contents[PROFILES] = contents[PROFILES].replace(b"\tFever\t", b"\t\t")
    assert read_tables(contents, TERMS) == read_tables(tables(), TERMS)


def test_too_many_rows_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mlpipeline.knowledge.packs.common_pack._ROWS", 4)
    assert (PROFILES, 6, "", "too_many_rows") in refused(tables())


def test_of_very_many_refusals_the_number_is_told() -> None:
    rows = [f"ICD10:J00\tHP:0001001\tCough\toften{i}\tbook" for i in range(REPORTED + 5)]
    with pytest.raises(RowsRefused) as told:
        read_tables(tables(COLD, profiles=rows), TERMS)
    assert len(told.value.refused) == REPORTED < told.value.count


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\xff\xfea", b"\x00" * 50, b"PK\x03\x04", b"a;b;c\n1;2;3\n"])
def test_a_file_that_is_no_table_is_refused_by_name(file: str, content: bytes) -> None:
    assert {each[0] for each in refused({**tables(), file: content})} >= {file}


def test_files_of_a_folder_or_archive_are_three_and_within_their_size(tmp_path: Path) -> None:
    for name, content in tables().items():
        (tmp_path / name.replace(".tsv", ".TXT")).write_bytes(content)
    assert dict(common_files(tmp_path)) == tables()
    (tmp_path / "common-sources.tsv").write_bytes(b"")
    with pytest.raises(KnownError, match=r"knowledge\.pack_malformed"):
        list(common_files(tmp_path))
    archive = tmp_path / "two.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(DISEASES, tables()[DISEASES])
        file.writestr(PROFILES, b"x" * (2**22 + 1))
    with pytest.raises(KnownError, match=r"knowledge\.pack_too_large"):
        list(common_files(archive))
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / DISEASES).write_bytes(tables()[DISEASES])
    with pytest.raises(KnownError, match=r"knowledge\.pack_missing") as told:
        list(common_files(tmp_path / "half"))
    assert told.value.facts["file"] == PROFILES


LETTERS = st.text(st.sampled_from("\t\n\r\"'|,.;:=/%0159AJICDHPORMxñ \x00\u2028\ufeff\x85"), max_size=40)
HOSTILE = (
    LETTERS | st.text(max_size=20) | st.sampled_from(["1e999", "∞", "٣/٧", "1_0%", "HP:٠٠٠١٠٠١", "ICD10:J00", "0%"])
)


@settings(max_examples=150, deadline=None)
@given(
    file=st.sampled_from(FILES),
    row=st.integers(0, 11),
    column=st.integers(0, 12),
    cell=HOSTILE,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "latin-1"]),
)
def test_any_cell_is_refused_or_read_again_whole(
    tmp_path_factory: pytest.TempPathFactory, file: str, row: int, column: int, cell: str, encoding: str
) -> None:
    """What is taken is kept in one form, and the reader of the set in use leaves none of it out."""
    contents = tables()
    lines = [line.split("\t") for line in contents[file].decode().splitlines()]
    cells = lines[row % len(lines)]
    cells[column % len(cells)] = cell
    text = "\n".join("\t".join(line) for line in lines)
    contents[file] = text.encode(encoding, "surrogatepass" if encoding != "latin-1" else "replace")
    folder = tmp_path_factory.mktemp("set")
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    try:
        diseases, findings = settle(folder, TERMS)
    except RowsRefused:
        return
    read = read_common_set(folder)
    assert (len(read.diseases), sum(len(each.findings) for each in read.diseases)) == (diseases, findings)
    assert all(finding.frequency is not None for each in read.diseases for finding in each.findings)
    assert all(key in read.sources for each in read.diseases for key in each.sources)
    kept = contents_of(folder)
    settle(folder, TERMS)
    assert contents_of(folder) == kept


@settings(max_examples=60, deadline=None)
@given(file=st.sampled_from(FILES), content=st.binary(max_size=200))
def test_any_bytes_are_refused_by_name(file: str, content: bytes) -> None:
    assert refused({**tables(), file: content})
