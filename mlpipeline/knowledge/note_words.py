"""The words that turn a finding round in a note, English and Spanish, folded as `folding.words` folds them."""

DENIES_ALL = frozenset(
    [
        "denies", "denied", "deny", "denying", "negative for", "neg for", "no history of", "no evidence of",
        "no signs of", "no sign of", "no complaints of", "no reports of", "does not report", "niega", "niegan",
        "niego", "negaba", "nego", "niega tener", "negando", "no refiere", "no refieren", "no presenta", "no presento",
        "no ha presentado", "no reporta", "no manifiesta", "no aqueja", "negativo para", "negativa para",
        "sin evidencia de", "sin signos de", "no signos de", "sin historia de", "sin antecedente de",
        "sin antecedentes de",
    ]
)  # fmt: skip
"""Deny what follows, over commas too: "denies a, b, c"."""

DENIES = frozenset(
    [
        "no", "not", "without", "w o", "absence of", "absent", "never", "nor", "neither", "free of", "lack of",
        "never had", "never has", "lacks", "has never had", "have not had", "hasnt", "hasnt had", "doesnt have",
        "didnt have", "does not have", "did not have", "has not had", "ruled out", "ruled out for", "excluded", "sin",
        "ni", "nunca", "ausencia de", "no tiene", "no hay", "no hubo", "libre de", "descarto", "se descarto",
        "se descartaron", "se ha descartado", "descartado", "descartada", "descartados", "descartadas", "negado",
        "negada", "negados", "negadas",
    ]
)  # fmt: skip
"""Deny what follows, to the next comma; over commas where an "or" ends the list: "no a, b or c", "no: a, b, c"."""

DENIES_NOTHING = frozenset(
    [
        "not only", "no change", "no changes", "no increase", "not necessarily", "no doubt", "not sure", "no better",
        "not improved", "not improving", "not resolved", "not resolving", "not relieved", "not responding",
        "not controlled", "no relief", "no improvement", "without improvement", "without relief", "no longer",
        "sin duda", "no solo", "no solamente", "no cede", "no ceden", "no cedia", "no ha cedido", "no mejora",
        "no mejoran", "no mejoro", "no ha mejorado", "no responde", "no respondio", "no controlada", "no controlado",
        "no cuantificada", "no cuantificado", "no calma", "no disminuye", "no se quita", "sin mejoria", "sin cambios",
        "sin alivio", "sin respuesta", "sin ceder", "sin tratamiento", "sin control",
    ]
)  # fmt: skip
"""Begin like a cue and deny nothing."""

DOUBTS = frozenset(
    [
        "possible", "possibly", "probable", "probably", "suspected", "suspicion of", "suspicious for", "suspect",
        "likely", "presumed", "presumptive", "concern for", "concerning for", "worrisome for", "risk of", "at risk of",
        "at risk for", "risk for", "screening for", "if", "in case of", "vaccine for", "vaccinated against",
        "prophylaxis for", "posible", "posibles", "posiblemente", "probables", "probablemente", "sospecha",
        "sospecha de", "se sospecha", "sospechoso de", "sospechosa de", "sospechas de", "presunto", "presunta",
        "riesgo de", "en riesgo de", "riesgo para", "en caso de", "si", "vacuna contra", "vacunado contra",
        "vacunada contra", "profilaxis de", "profilaxis para", "prevencion de",
    ]
)  # fmt: skip
"""What follows may be: it is neither met nor denied, to the next comma, or over a list as with `DENIES`."""

RULES_OUT = frozenset(
    [
        "rule out", "to rule out", "r o", "cannot rule out", "can not rule out", "not ruled out", "evaluate for",
        "versus", "vs", "ddx", "differential diagnosis", "differential includes", "descartar", "descarta", "descartan",
        "a descartar", "para descartar", "se descarta", "no se descarta", "no descarta", "no se puede descartar",
        "no descartada", "no descartado", "diagnostico diferencial", "diagnosticos diferenciales", "dx diferencial",
        "dx diferenciales",
    ]
)  # fmt: skip
"""The same, and an "and" ends their list too: "descartar sepsis, meningitis y encefalitis"."""

DOUBTS_ALL = frozenset(
    [
        "return if", "return for", "return precautions", "return to ed if", "return to the ed if", "warning signs",
        "red flags", "signos de alarma", "signo de alarma", "sintomas de alarma", "signos de peligro",
        "datos de alarma", "si presenta", "si hay", "si tiene", "si aparece", "si persiste", "en caso de presentar",
        "consultar si presenta", "consultar si", "reconsultar si", "reconsultar si presenta", "regresar si",
        "regresar si presenta", "volver si", "volver si presenta", "consultar en caso de", "reconsultar en caso de",
        "reconsultar por",
    ]
)  # fmt: skip
"""What follows is what to watch for, over commas too."""

FAMILY = frozenset(
    [
        "family history of", "family history", "family hx", "familial history", "family medical history", "fh :",
        "fhx :", "fmhx :", "antecedentes familiares de", "antecedentes familiares", "antecedente familiar de",
        "antecedente familiar", "antecedentes heredofamiliares", "heredofamiliares", "historia familiar de",
        "historia familiar", "carga familiar de", "antec familiares", "ant familiares", "a familiares", "af :",
        "ahf :", "apf :",
    ]
)  # fmt: skip
"""What follows is of the family, to the end of the clause."""

CONTACT = frozenset(
    [
        "contact with", "exposure to", "exposed to", "sick contacts with", "contacto con", "contactos con",
        "contacto estrecho con", "exposicion a", "expuesto a", "expuesta a", "convive con", "nexo con",
        "nexo epidemiologico con",
    ]
)  # fmt: skip
"""What follows is of someone met, to the next comma."""

ABSENT = frozenset(
    [
        "absent", "ausente", "ausentes", "denied", "negado", "negada", "negados", "negadas", "not present",
        "is absent", "was absent", "are absent", "were absent", "was denied", "is denied", "were denied", "are denied",
        "no presente",
    ]
)  # fmt: skip
"""Deny the finding before them, also over up to three words, whatever follows: "disnea en reposo ausente bilateral"."""

ANSWERS_NO = ABSENT | frozenset(
    [
        "negative", "neg", "none", "nil", "not seen", "not noted", "ruled out", "was ruled out", "were ruled out",
        "has been ruled out", "is negative", "was negative", "denies", "deny", "no", "nope", "never", "negativo",
        "negativa", "negativos", "negativas", "descartado", "descartada", "descartados", "descartadas",
        "fue descartado", "fue descartada", "se descarto", "niega", "niegan", "lo niega", "los niega", "la niega",
        "las niega", "no refiere", "no presenta", "no tiene", "no hay", "no hubo", "no reporta", "ninguno", "ninguna",
        "ningun", "nunca", "nada", "tampoco",
    ]
)  # fmt: skip
"""Deny the finding right before them at the end of a clause, or as an answer: "cough: absent", "fiebre: niega hoy"."""

ANSWERS_DOUBT = frozenset(
    [
        "possible", "probable", "likely", "suspected", "is suspected", "was suspected", "is possible", "is likely",
        "not ruled out", "not excluded", "cannot be excluded", "cannot be ruled out", "to be ruled out", "vs",
        "versus", "posible", "probables", "posibles", "sospechada", "sospechado", "a descartar", "por descartar",
        "en estudio", "no descartada", "no descartado", "sin descartar",
    ]
)  # fmt: skip
"""Doubt the finding right before them."""

ANSWERS_NO_ANYWHERE = ABSENT | frozenset(
    [
        "ruled out", "was ruled out", "were ruled out", "has been ruled out", "descartado", "descartada",
        "descartados", "descartadas", "fue descartado", "fue descartada",
    ]
)  # fmt: skip
"""Of these, those that deny the finding right before them whatever follows: "neumonía descartada por radiografía"."""

ANSWERS_YES = frozenset(["yes", "si", "positive", "positivo", "positiva", "present", "presente", "refiere"])
"""Leave the finding before the colon as it is."""

FOR_ALL_JOINED = frozenset(
    [
        "absent", "ausentes", "denied", "negados", "negadas", "negativos", "negativas", "negative", "are absent",
        "were absent", "were denied", "are denied", "not present", "los niega", "las niega", "descartados",
        "descartadas", "were ruled out",
    ]
)  # fmt: skip
"""Of the denials behind, those that speak of every finding joined: "fever and cough denied"."""

ENDS = frozenset(
    [
        "but", "however", "although", "except", "though", "yet", "with", "has", "had", "reports", "reported",
        "presents", "presented", "complains", "endorses", "admits", "c o", "pero", "aunque", "excepto", "salvo", "con",
        "tiene", "refiere", "presenta", "presento", "presentando", "consulta", "acude", "ingresa", "asociado a",
        "quien",
    ]
)  # fmt: skip
"""End the reach of a cue."""

PATIENT = frozenset(["patient", "pt", "paciente", "pte"])
"""Come back to the patient after the family was spoken of."""

OR = frozenset(["or", "nor", "o", "u", "ni"])
AND = frozenset(["and", "y", "e"])
