"""Whose finding it is: "abuela con diabetes" is not the patient's, "la madre refiere fiebre" is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_RELATIVES = frozenset(
    [
        "mother", "father", "mom", "mum", "dad", "parent", "parents", "brother", "brothers", "sister", "sisters",
        "sibling", "siblings", "twin", "grandmother", "grandfather", "grandparents", "grandma", "grandpa", "aunt",
        "aunts", "uncle", "uncles", "cousin", "cousins", "niece", "nephew", "son", "sons", "daughter", "daughters",
        "husband", "wife", "partner", "spouse", "relative", "relatives", "roommate", "classmate", "coworker",
        "maternal", "paternal", "madre", "mama", "padre", "papa", "padres", "hermano", "hermana", "hermanos",
        "hermanas", "hermanito", "hermanita", "gemelo", "gemela", "abuelo", "abuela", "abuelos", "abuelas", "tio",
        "tia", "tios", "tias", "primo", "prima", "primos", "primas", "sobrino", "sobrina", "hijo", "hija", "hijos",
        "hijas", "nieto", "nieta", "esposo", "esposa", "conyuge", "pareja", "suegro", "suegra", "familiar",
        "familiares", "bisabuelo", "bisabuela",
    ]
)  # fmt: skip

_OF_THE_RELATIVE = frozenset(
    [
        "materno", "materna", "maternos", "maternas", "paterno", "paterna", "paternos", "paternas", "mayor", "menor",
        "fallecido", "fallecida", "vivo", "viva", "older", "younger", "elder", "deceased", "s", "side", "age", "aged",
        "years", "year", "old", "y", "e", "o", "and", "de", "del", "la", "el", "su", "of", "the", "his", "her",
        "their", "anos", "sexual", "also", "tambien", "is", "was", "are", "es", "era", "son", "primer", "grado",
        "(", ")",
    ]
)  # fmt: skip
"""May stand between the relative and what is said of them."""

_LINKS = frozenset(
    [
        "with", "has", "had", "have", "having", "suffers", "suffered", "died", "diagnosed", "history", "con", "tiene",
        "tienen", "tuvo", "tuvieron", "tenia", "sufre", "sufren", "sufrio", "padece", "padecen", "padecio", "presenta",
        "presento", "presentan", "fallecio", "fallecieron", "murio", "murieron", "muere", "diagnosticado",
        "diagnosticada", "diagnosticados", "muerto", "muerta", "fallecido", "fallecida", "enfermo", "enferma", ":",
    ]
)  # fmt: skip

_SPEAKING = frozenset(
    [
        "noticed", "noted", "seen", "observed", "tried", "given", "reported", "been giving", "called", "found",
        "brought", "concerns", "concern", "questions", "notado", "visto", "observado", "traido",
    ]
)  # fmt: skip
"""Behind "mother has": she speaks of the patient."""

_COMPANIONS = frozenset(["por", "segun", "by", "per", "from", "to"])
_WITH = frozenset(["con", "with"])
_COMING = frozenset(
    [
        "acude", "viene", "ingresa", "asiste", "llega", "consulta", "remitido", "remitida", "traido", "traida",
        "acompanado", "acompanada", "compania", "came", "comes", "brought", "arrives", "arrived", "accompanied",
        "presents", "presented", "here", "in",
    ]
)  # fmt: skip
_ARTICLES = frozenset(["la", "el", "los", "las", "su", "sus", "mi", "un", "una", "the", "his", "her", "their", "a"])
_CHILDREN = frozenset(["hijo", "hija", "son", "daughter"])
_THEIR = frozenset(["su", "his", "her", "their", "mi"])

OF_THE_MOTHER = frozenset(["materno", "materna", "maternos", "maternas", "paterno", "paterna"])
"""Behind a finding: "fiebre materna" is not the newborn's."""


def relative_at(keys: Sequence[str], place: int, name_at: Callable[[int], int]) -> int:
    """Words of the mention of a relative that begins here and has what follows; 0 where none does.

    name_at: words of the finding that begins at a place, 0 where none does.
    """
    if keys[place] not in _RELATIVES or _speaks_of_the_patient(keys, place):
        return 0
    stop = place + 1
    while stop < len(keys) and not name_at(stop) and (_is_beside(keys[stop])):
        stop += 1
    if stop == len(keys):
        return 0
    if keys[stop] in _LINKS:
        following = keys[stop + 1] if stop + 1 < len(keys) else ""
        return 0 if following in _SPEAKING else stop + 1 - place
    return stop - place if name_at(stop) else 0


def _is_beside(key: str) -> bool:
    return (key in _OF_THE_RELATIVE and key not in _LINKS) or key in _RELATIVES or key.isdigit()


def _speaks_of_the_patient(keys: Sequence[str], place: int) -> bool:
    """ "su hijo tiene fiebre", "según la madre presenta fiebre", "acude con su madre con fiebre"."""
    before = place - 1
    if before >= 0 and keys[before] in _ARTICLES:
        if keys[place] in _CHILDREN and keys[before] in _THEIR:
            return True
        before -= 1
    if before < 0:
        return False
    came = any(key in _COMING for key in keys[max(0, before - 4) : before])
    return keys[before] in _COMPANIONS or (keys[before] in _WITH and came)
