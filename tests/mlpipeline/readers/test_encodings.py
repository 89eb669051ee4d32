"""Which encoding a clinic's file has: every page a Spanish-speaking clinic meets, from a few letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpipeline.errors import KnownError
from mlpipeline.readers.encodings import find_encoding

TEXTS = (
    "nombre;diagnóstico\nJosé Núñez;cefalea\n",
    "paciente,ciudad\nMUÑOZ PEÑA,BOGOTÁ\nIbáñez,Popayán\n",
    "id;nota\n1;dolor de oído y garganta, 3 días\n2;¿fiebre? sí\n",
    "nome;observação\nJoão;coração e pulmões\n",
    "id;signo\n1;niña con ictericia, 38° de temperatura\n",
    "id;ciudad\n1;Ángela, Úrsula y Óscar en Córdoba\n",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "utf-8", "utf-8-sig", "utf-16"])
def test_each_page_is_told_from_the_others(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode(encoding))
    found = find_encoding(path)
    assert path.read_bytes().decode(found.encoding) == text
    assert found.guess.evidence


LETTERS = st.sampled_from("áéíóúñüÁÉÍÓÚÑ")


STEMS = st.sampled_from(("Garc", "p", "ba", "M"))


@given(st.lists(st.tuples(STEMS, LETTERS), min_size=1, max_size=30), st.sampled_from(["cp1252", "cp850"]))
def test_spanish_words_read_back(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[str, str]], page: str
) -> None:
    words = [stem.upper() + letter + "A" if letter.isupper() else stem.lower() + letter + "a" for stem, letter in parts]
    text = "nota\n" + "\n".join(words) + "\n"
    path = tmp_path_factory.mktemp("words") / "x.csv"
    path.write_bytes(text.encode(page))
    assert path.read_bytes().decode(find_encoding(path).encoding) == text


def test_a_letter_cut_by_the_chunk_is_still_utf8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mlpipeline.readers.encodings.CHUNK", 7)
    path = tmp_path / "x.csv"
    path.write_bytes("ñandú;ñu;é\n".encode() * 20)
    assert find_encoding(path).encoding == "utf-8"
    path.write_bytes("ñandú;ñu;é\n".encode() * 20 + b"\xc3")
    assert find_encoding(path).encoding != "utf-8"


def test_what_the_profile_states_is_taken_where_it_fits(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("José".encode("cp1252"))
    assert find_encoding(path, "cp850").encoding == "cp850"
    for wrong in ("utf-8", "utf-16"):
        with pytest.raises(KnownError) as caught:
            find_encoding(path, wrong)
        assert caught.value.code == "reader.not_in_encoding"
    path.write_bytes(b"Jos\x81")
    with pytest.raises(KnownError) as caught:
        find_encoding(path, "cp1252")
    assert caught.value.code == "reader.not_in_encoding"
