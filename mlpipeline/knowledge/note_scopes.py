"""What a note's words do to the findings around them: deny them, doubt them, give them to someone else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mlpipeline.knowledge import note_words as said
from mlpipeline.knowledge.note_pieces import BREAKS
from mlpipeline.knowledge.note_relatives import OF_THE_MOTHER, relative_at

MET, DENIED, DOUBTED, OTHERS = "", "denied", "doubted", "others"
"""What is said of a finding. Of the last two nothing is reported."""

_FAMILY, _RELATIVE, _CONTACT = "family", "relative", "contact"
_GAP = 3
_AGAINST = frozenset(["vs", "versus"])
_KEEP_OTHERS = frozenset(["with", "has", "had", "con", "tiene"])
_KINDS = (
    ("denies all", said.DENIES_ALL),
    ("denies", said.DENIES),
    ("nothing", said.DENIES_NOTHING),
    ("doubts", said.DOUBTS),
    ("rules out", said.RULES_OUT),
    ("doubts all", said.DOUBTS_ALL),
    (_FAMILY, said.FAMILY),
    (_CONTACT, said.CONTACT),
    ("ends", said.ENDS),
    ("patient", said.PATIENT),
)
_PHRASES = {phrase: kind for kind, phrases in reversed(_KINDS) for phrase in phrases}
_LONGEST = max(len(phrase.split()) for phrase in (*_PHRASES, *said.ANSWERS_NO, *said.ANSWERS_DOUBT, *said.ANSWERS_YES))
_FIRST = frozenset(
    phrase.split()[0] for phrase in (*_PHRASES, *said.ANSWERS_NO, *said.ANSWERS_DOUBT, *said.ANSWERS_YES)
)

NameAt = Callable[[int], int]
"""Words of the finding that begins at a place, 0 where none does."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a cue does to the findings after it, until it ends. who: whose they are, where `kind` is `OTHERS`."""

    kind: str = MET
    over_commas: bool = False
    who: str = ""


@dataclass(frozen=True, slots=True)
class After:
    """What is said of a finding behind it. words: read with it. joined_by: what joins the findings it goes for too."""

    kind: str = MET
    words: int = 0
    joined_by: frozenset[str] = frozenset()


NO_SCOPE, _NOTHING = Scope(), After()


def next_scope(keys: Sequence[str], place: int, scope: Scope, name_at: NameAt) -> tuple[int, Scope]:
    """(words read, scope after them) where no finding begins."""
    key = keys[place]
    if key == "," or key == "?":
        return 1, scope if scope.over_commas and key == "," else NO_SCOPE
    if key == "¿":
        return 1, Scope(DOUBTED, keys[-1] == "?")
    if scope.who != _FAMILY and (words := relative_at(keys, place, name_at)):
        return words, Scope(OTHERS, True, _RELATIVE)
    words, kind = _phrase_at(keys, place)
    if not words:
        return 1, scope
    if scope.kind == OTHERS and _stays_with_others(keys, place, kind, scope):
        return words, scope
    return words, _opened(keys, place + words, kind, scope)


def _stays_with_others(keys: Sequence[str], place: int, kind: str, scope: Scope) -> bool:
    """ "madre con asma, niega fiebre" and "madre con asma, con tos" come back to the patient, "madre con asma" not."""
    if scope.who == _CONTACT or kind == "nothing":
        return kind != "doubts all"
    after_comma = "," in keys[max(0, place - 2) : place]
    if kind == "ends":
        if scope.who == _FAMILY:
            return not after_comma or keys[place] in _KEEP_OTHERS
        return not after_comma and keys[place] in _KEEP_OTHERS
    if kind in ("denies", "denies all"):
        return scope.who == _FAMILY or not (after_comma or keys[place].startswith(("nieg", "deni")))
    return kind not in ("patient", "doubts all", "rules out", _FAMILY, _CONTACT)


def _opened(keys: Sequence[str], place: int, kind: str, scope: Scope) -> Scope:
    listed = place < len(keys) and keys[place] == ":"
    if kind == "denies all":
        return Scope(DENIED, True)
    if kind == "denies":
        return Scope(DENIED, listed or _is_list(keys, place, said.OR))
    if kind in ("doubts", "rules out"):
        last = said.OR if kind == "doubts" else said.OR | said.AND
        return Scope(DOUBTED, listed or _is_list(keys, place, last))
    if kind == "doubts all":
        return Scope(DOUBTED, True)
    if kind in (_FAMILY, _CONTACT):
        return Scope(OTHERS, kind == _FAMILY, kind)
    return NO_SCOPE if kind == "ends" or (kind == "patient" and scope.kind == OTHERS) else scope


def _is_list(keys: Sequence[str], place: int, last: frozenset[str]) -> bool:
    """ "no a, b or c" denies all three; "no a, b since Monday" only a."""
    comma = False
    for key in keys[place:]:
        if key in said.ENDS:
            return False
        if key in last:
            return comma
        comma = comma or key == ","
    return False


def _phrase_at(keys: Sequence[str], place: int) -> tuple[int, str]:
    """(words, kind) of the longest cue that begins here, (0, "") where none does."""
    if keys[place] in _FIRST:
        for words in range(min(_LONGEST, len(keys) - place), 0, -1):
            if kind := _PHRASES.get(" ".join(keys[place : place + words])):
                return words, kind
    return 0, ""


def after(keys: Sequence[str], stop: int, name_at: NameAt) -> After:
    """What is said behind the finding that ends before `stop`."""
    key = keys[stop] if stop < len(keys) else ""
    if not key or key == ",":
        return _NOTHING
    if key in OF_THE_MOTHER:
        return After(OTHERS, 1)
    if key == "?":
        return After(DOUBTED, 0, said.OR)
    asked = key == ":"
    if asked and (words := _words_of(keys, stop + 1, said.ANSWERS_YES)):
        return After(MET, 1 + words)
    if stop + asked == len(keys) or _phrase_at(keys, stop + asked)[1] == "nothing":
        return _NOTHING
    return _answer(keys, stop + asked, asked, name_at) or (_NOTHING if asked else _absent(keys, stop, name_at))


def _answer(keys: Sequence[str], place: int, asked: bool, name_at: NameAt) -> After | None:
    """ "cough absent", "cough: denies", "meningitis probable"."""
    words = _words_of(keys, place, said.ANSWERS_NO)
    doubt = _words_of(keys, place, said.ANSWERS_DOUBT)
    if not max(words, doubt) or name_at(place) > max(words, doubt):
        return None
    end = place + max(words, doubt)
    phrase = " ".join(keys[place:end])
    over = end == len(keys) or keys[end] in BREAKS
    if doubt >= words:
        if phrase in _AGAINST:
            return After(DOUBTED, asked)
        return After(DOUBTED, asked + doubt) if over or keys[end] in _AGAINST else None
    asks_next = name_at(end) if end < len(keys) else 0
    if (
        over
        or phrase in said.ANSWERS_NO_ANYWHERE
        or (asked and (not asks_next or keys[end + asks_next : end + asks_next + 1] == [":"]))
    ):
        joined = asked or phrase in said.FOR_ALL_JOINED
        return After(DENIED, asked + words, said.OR | said.AND if joined else frozenset())
    return None


def _absent(keys: Sequence[str], stop: int, name_at: NameAt) -> After:
    """ "disnea en reposo ausente bilateral": up to three words between."""
    for place in range(stop + 1, min(stop + 1 + _GAP, len(keys))):
        between = keys[place - 1]
        if between in BREAKS or _phrase_at(keys, place - 1)[0] or between in said.AND | said.OR or name_at(place - 1):
            break
        words = _words_of(keys, place, said.ABSENT)
        if words and name_at(place) <= words:
            return After(DENIED, place + words - stop)
    return _NOTHING


def _words_of(keys: Sequence[str], place: int, phrases: frozenset[str]) -> int:
    """Words of the longest of the phrases that begins here, 0 where none does."""
    if place < len(keys) and keys[place] in _FIRST:
        for words in range(min(_LONGEST, len(keys) - place), 0, -1):
            if " ".join(keys[place : place + words]) in phrases:
                return words
    return 0


def are_joined(between: Sequence[str], by: frozenset[str], last: bool) -> bool:
    """Do these words between two findings make them one list? last: between the last two, where "and" must stand."""
    words = [key for key in between if key != ","]
    return all(key in by for key in words) and bool(between) and (bool(words) or not last)
