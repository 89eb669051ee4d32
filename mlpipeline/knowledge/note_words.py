"""The words that turn a finding round in a note, English and Spanish, folded as `folding.words` folds them."""

AMBIGUOUS = frozenset(
    [
        "abnormal", "all", "balance", "block", "bouncing", "cold", "corn", "cutting", "dullness", "dwarfism", "fit",
        "fits", "fisting", "growth", "harelip", "hoarding", "hopeless", "hopping", "hostile", "inaction", "jerking",
        "jumping", "languor", "lesion", "limp", "loxia", "manic", "mass", "mole", "mouthing", "odd", "oncology",
        "ordering", "piles", "shyness", "slowness", "snore", "sorting", "spinning", "squint", "tearing", "trance",
        "twirling", "webbed", "weight", "wind",
    ]
)  # fmt: skip
"""Single words that are names in HPO and something else in most notes."""

AMBIGUOUS_TRANSLATED = frozenset(
    ["antebrazo", "auras", "cesarea", "gota", "heloma", "inercia", "milia", "pica", "rosetas"]
)
"""The same among the Spanish labels of a translation ("una gota", "le pica")."""

LIST_CUES = frozenset(
    [
        "denies", "denied", "denying", "negative for", "no history of", "no evidence of", "no signs of",
        "no complaints of", "niega", "niegan", "negaba", "niega tener", "no refiere", "no presenta", "negativo para",
        "sin evidencia de", "sin signos de",
    ]
)  # fmt: skip
"""Deny what follows, over commas too: "denies a, b, c"."""

CUES = frozenset(
    [
        "no", "not", "without", "absence of", "absent", "never", "nor", "neither", "free of", "lack of", "lacks",
        "no sign of", "hasnt", "hasnt had", "doesnt have", "didnt have", "does not have", "did not have",
        "has not had", "ruled out", "sin", "ni", "nunca", "ausencia de", "no tiene", "no hay", "no hubo", "libre de",
    ]
)  # fmt: skip
"""Deny what follows, to the next comma; over commas where an "or" ends the list: "no a, b or c"."""

NOT_CUES = frozenset(
    [
        "not only", "no change", "no increase", "not necessarily", "no doubt", "not sure", "no better",
        "not improved", "not improving", "no longer", "sin duda", "no solo", "no cede", "no mejora", "sin mejoria",
        "sin cambios",
    ]
)  # fmt: skip
"""Begin like a cue and deny nothing."""

AFTER_CUES = frozenset(
    [
        "absent", "denied", "negative", "not present", "is absent", "was absent", "are absent", "were absent",
        "was denied", "is denied", "not seen", "not noted", "ruled out", "was ruled out", "no", "ausente", "ausentes",
        "negado", "negada", "negativo", "negativa", "descartado", "descartada",
    ]
)  # fmt: skip
"""Deny the finding before them: "cough: absent"."""

OTHERS_CUES = frozenset(
    [
        "family history of", "family history", "mother has", "mother with", "father has", "father with",
        "brother has", "sister has", "mother had", "father had", "brother had", "sister had",
        "antecedentes familiares de", "antecedentes familiares", "madre con", "padre con", "hermano con",
        "hermana con",
    ]
)  # fmt: skip
"""What follows is of the family, not of the patient."""

ENDS = frozenset(
    [
        "but", "however", "although", "except", "though", "yet", "with", "has", "had", "reports", "reported",
        "presents", "presented", "complains", "pero", "aunque", "excepto", "salvo", "con", "tiene", "refiere",
        "presenta", "presento", "consulta",
    ]
)  # fmt: skip
"""End the reach of a cue."""

OR = frozenset(["or", "nor", "o", "u", "ni"])
LONGEST_CUE = 4
"""Words."""
