"""Damaged and random files: only cases, problems and known errors come out, whatever goes in."""

from __future__ import annotations

import gzip
import io
import json
import random
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlpipeline.domain import Case, Disease, Measurement, PhenotypicFeature, Severity
from mlpipeline.errors import KnownError
from mlpipeline.readers.mapping import ColumnMapping, MappingProfile
from mlpipeline.readers.phenopacket_writing import case_to_phenopacket
from mlpipeline.readers.phenopackets import parse_phenopacket
from mlpipeline.readers.reading import open_reading, preview

PROFILE = MappingProfile(
    "fuzz",
    (
        ColumnMapping("id", "patient_id"),
        ColumnMapping("edad", "age"),
        ColumnMapping("uni", "age_unit"),
        ColumnMapping("sexo", "sex"),
        ColumnMapping("fiebre", "finding", "HP:0001945"),
        ColumnMapping("temp", "measurement", "temperature"),
        ColumnMapping("dx", "diagnosis"),
        ColumnMapping("fecha", "seen_on"),
        ColumnMapping("nota", "exposure"),
    ),
    date_order="dmy",
)


def one_packet(number: int) -> bytes:
    case = Case(
        f"c{number}",
        f"p{number}",
        4.5,
        features=(PhenotypicFeature("HP:0001945", "Fiebre ñ", onset="P5D ago"),),
        measurements=(Measurement("temperature", 38.5, "°C"),),
        diagnosis=Disease("ORPHA:99828", "Dengue fever"),
        severity=Severity.MILD,
        urgency=4,
    )
    return json.dumps(case_to_phenopacket(case)).encode()


def one_table() -> str:
    row = 'P{0};{0};años;F;{1};38,{1};gripe "fuerte";03/12/2020;"río; mar\nsol"\n'
    rows = "".join(row.format(i, i % 2) for i in range(20))
    return "id;edad;uni;sexo;fiebre;temp;dx;fecha;nota\n" + rows


def seeds() -> list[bytes]:
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.json", one_packet(number))
    with tarfile.open(fileobj=tarred, mode="w") as archive:
        for number in range(3):
            member = tarfile.TarInfo(f"{number}.json")
            member.size = len(one_packet(number))
            archive.addfile(member, io.BytesIO(one_packet(number)))
    tables = [one_table().encode(encoding) for encoding in ("utf-8", "cp1252", "utf-16")]
    return [zipped.getvalue(), tarred.getvalue(), gzip.compress(tarred.getvalue()), one_packet(0), *tables]


SEEDS = seeds()
PIECES = [
    b'"',
    b"{",
    b"[",
    b"\x00",
    b"\n",
    b";",
    b"null",
    b"1e999",
    b"NaN",
    b'"\\ud800"',
    b"-",
    b"9" * 50,
    b"\xef\xbb\xbf",
]


def damaged(content: bytes, rng: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 5, 30))):
        at = rng.randrange(len(changed) + 1)
        kind = rng.randrange(5)
        if kind == 0 and at < len(changed):
            changed[at] = rng.randrange(256)
        elif kind == 1:
            del changed[at : at + rng.randrange(1, 60)]
        elif kind == 2:
            changed[at:at] = rng.randbytes(rng.randrange(1, 20))
        elif kind == 3:
            changed[at:at] = rng.choice(PIECES)
        else:
            start = rng.randrange(len(changed) + 1)
            changed[at:at] = changed[start : start + rng.randrange(1, 200)]
    return bytes(changed[: rng.randrange(len(changed) + 1)] if rng.random() < 0.1 else changed)


def read(path: Path) -> None:
    """Every way in; anything but a KnownError fails the test."""
    for name in (None, "csv", "phenopackets"):
        try:
            reading = open_reading(path, name, PROFILE)
            cases = sum(isinstance(case, Case) for case in reading)
        except KnownError as error:
            assert "." in error.code  # noqa: PT017
        else:
            assert cases + reading.refused == reading.rows_seen
    try:
        shown = preview(path)
    except KnownError:
        return
    assert all(len(row) == len(shown.columns) for row in shown.rows)


def test_the_undamaged_files_are_read_whole(tmp_path: Path) -> None:
    for number, content in enumerate(SEEDS):
        path = tmp_path / str(number)
        path.write_bytes(content)
        reading = open_reading(path, None, PROFILE)
        assert len(list(reading)) in (1, 3, 20)
        assert reading.problems == []


FUZZ = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FUZZ
@given(st.sampled_from(SEEDS), st.randoms(use_true_random=False))
def test_damaged_files(tmp_path: Path, content: bytes, rng: random.Random) -> None:
    path = tmp_path / "file"
    path.write_bytes(damaged(content, rng))
    read(path)


@FUZZ
@given(st.binary(max_size=300) | st.text(alphabet='id;,\n"{}[]:0159.-PñT \r\t', max_size=200).map(str.encode))
def test_random_files(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    read(path)


@pytest.mark.slow
def test_ten_thousand_damaged_files(tmp_path: Path) -> None:
    rng = random.Random(7)
    path = tmp_path / "file"
    for _ in range(10_000):
        path.write_bytes(damaged(rng.choice(SEEDS), rng))
        read(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("P3Y"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = ("id", "subject", "phenotypicFeatures", "measurements", "interpretations", "diseases", "metaData")


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FIELDS), st.data())
def test_any_json_anywhere_in_a_packet(field: str, data: st.DataObject) -> None:
    plain = json.loads(one_packet(0))
    holder, key = plain, field
    while isinstance(holder[key], dict | list) and holder[key] and data.draw(st.booleans()):
        holder = holder[key]
        key = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else list(range(len(holder)))))
    holder[key] = data.draw(JSON)
    code = "phenopacket.malformed"
    try:
        case = parse_phenopacket(plain)
    except KnownError as error:
        code = error.code
    else:
        assert case.case_id
    assert code == "phenopacket.malformed"
