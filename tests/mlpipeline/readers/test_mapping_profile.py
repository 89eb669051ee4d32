"""Mapping profiles: kept as JSON, read back equal, refused where impossible; and a first one suggested."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.readers.mapping import ONCE, REPEATED, ColumnMapping, MappingProfile
from mlpipeline.readers.reading import open_reading, preview, suggest_profile

TEXT = st.text(max_size=20)
NAMES = st.text(min_size=1, max_size=20)


@st.composite
def profiles(draw: st.DrawFn) -> MappingProfile:
    roles = draw(st.lists(st.sampled_from(sorted(ONCE)), unique=True, max_size=4))
    roles += draw(st.lists(st.sampled_from(sorted(REPEATED | {"ignore"})), max_size=6))
    columns = tuple(
        ColumnMapping(
            draw(NAMES),
            role,
            draw(NAMES) if role == "finding" else draw(st.none() | TEXT),
            draw(st.none() | TEXT),
            draw(st.none() | TEXT),
            draw(st.floats(1e-6, 1e6)),
            draw(st.dictionaries(TEXT, TEXT, max_size=3)),
        )
        for role in roles
    )
    return MappingProfile(
        draw(TEXT),
        columns,
        draw(st.none() | st.sampled_from([",", ";", "\t", "|"])),
        draw(st.none() | st.sampled_from(["utf-8", "cp1252"])),
        draw(st.none() | st.sampled_from([".", ","])),
        draw(st.none() | st.booleans()),
        draw(st.none() | st.sampled_from(["dmy", "mdy"])),
        {} if "severity" in roles else draw(st.just({}) | st.just({"severity": "mild"})),
    )


@given(profiles())
def test_a_profile_reads_back_equal(profile: MappingProfile) -> None:
    assert MappingProfile.from_json(profile.to_json()) == profile


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_anything_else_is_a_known_error(content: str | bytes) -> None:
    code = ""
    try:
        MappingProfile.from_json(content)
    except KnownError as error:
        code = error.code
    assert code.startswith("mapping.")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "mapping.damaged"),
        ("{}", "mapping.damaged"),
        ('{"columns": [1]}', "mapping.damaged"),
        ('{"columns": [], "colums": 1}', "mapping.damaged"),
        ('{"columns": [{"column": "a", "role": "sex", "vales": {}}]}', "mapping.damaged"),
        ('{"columns": [{"column": "a", "role": "sex", "scale": "1"}]}', "mapping.damaged"),
        ('{"columns": [{"column": "a", "role": "sexo"}]}', "mapping.unknown_role"),
        ('{"columns": [{"column": "a", "role": "sex"}, {"column": "b", "role": "sex"}]}', "mapping.repeated_role"),
        ('{"columns": [{"column": "a", "role": "age", "scale": 0}]}', "mapping.impossible_scale"),
        ('{"columns": [{"column": "a", "role": "age", "scale": NaN}]}', "mapping.impossible_scale"),
        ('{"columns": [{"column": "a", "role": "finding"}]}', "mapping.finding_without_term"),
        ('{"columns": [], "encoding": "utf-7"}', "mapping.unknown_setting"),
        ('{"columns": [], "separator": "x"}', "mapping.unknown_setting"),
        ('{"columns": [], "fixed": {"finding": "x"}}', "mapping.unknown_role"),
        ('{"columns": [{"column": "a", "role": "sex"}], "fixed": {"sex": "F"}}', "mapping.repeated_role"),
    ],
)
def test_an_impossible_profile_says_what_is_wrong(text: str, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        MappingProfile.from_json(text)
    assert caught.value.code == code


def test_a_first_mapping_is_suggested_from_spanish_and_english_names(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        "Historia clínica;Edad (meses);Género;Fiebre;Cefalea;vomiting;Plaquetas (/mm³);Temp;Diagnóstico;"
        "Gravedad;Comentario\n"
        "H1;8;H;si;no;1;90000;38,5;Dengue;leve;x y z\n"
        "H2;30;M;no;si;2;210000;36,9;Gripa;aguda;otra cosa\n",
        encoding="cp1252",
    )
    suggested = suggest_profile(preview(path), knowledge)
    roles = [(each.column, each.role, each.term_id, each.unit) for each in suggested.columns]
    assert roles == [
        ("Historia clínica", "patient_id", None, None),
        ("Edad (meses)", "age", None, None),
        ("Género", "sex", None, None),
        ("Fiebre", "finding", "HP:0001945", None),
        ("Cefalea", "finding", "HP:0002315", None),
        ("vomiting", "finding", "HP:0002013", None),
        ("Plaquetas (/mm³)", "measurement", "platelets", "/mm³"),
        ("Temp", "measurement", "temperature", "°C"),
        ("Diagnóstico", "diagnosis", None, None),
        ("Gravedad", "severity", None, None),
        ("Comentario", "ignore", None, None),
    ]
    first, second = open_reading(path, None, suggested)
    assert first.age_years == pytest.approx(8 / 12)
    assert (str(first.sex), str(second.sex)) == ("male", "female"), "M is mujer beside H"
    assert [each.excluded for each in second.features] == [True, False, True]
    assert first.diagnosis is not None
    assert first.diagnosis.term_id == "ICD10:A97.9"
    assert second.measurements[0].value == 210
