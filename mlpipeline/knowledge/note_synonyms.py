"""How notes name what HPO lists by another word: abbreviations, adjectives, everyday English. Folded, as in note_words.

Spanish names stand in resources/knowledge/common-findings-es.tsv.
"""

AMBIGUOUS = frozenset(
    [
        "abnormal", "all", "balance", "block", "bouncing", "caida", "cold", "corn", "cutting", "dullness", "dwarfism",
        "fisting", "fit", "fits", "growth", "harelip", "hoarding", "hopeless", "hopping", "hostile", "inaction",
        "jerking", "jumping", "languor", "lesion", "limp", "loxia", "manic", "mass", "mole", "mouthing", "odd",
        "oncology", "ordering", "pica", "piles", "shyness", "slowness", "snore", "sorting", "spinning", "squint",
        "tearing", "trance", "twirling", "vesicula", "webbed", "weight", "wind",
    ]
)  # fmt: skip
"""Single words that are names in HPO and something else in most notes."""

AMBIGUOUS_TRANSLATED = frozenset(
    ["antebrazo", "auras", "cesarea", "gota", "heloma", "inercia", "milia", "pica", "rosetas"]
)
"""The same among the Spanish labels of a translation ("una gota", "le pica")."""

AMBIGUOUS_SHORT = frozenset(["AEA", "AOB", "AOP", "BO", "BPD", "CP", "LFT", "ODD", "RA", "RAD", "TMD", "VMA"])
"""Abbreviations of HPO that mostly mean something else: CP is chest pain, RA room air, LFT a liver test."""

USUAL_SHORT = {
    "AFib": "atrial fibrillation", "DOE": "exertional dyspnea", "DVT": "deep venous thrombosis", "HTN": "hypertension",
    "OSA": "obstructive sleep apnea", "SOB": "dyspnea", "T1DM": "type i diabetes mellitus",
    "T2DM": "type ii diabetes mellitus",
}  # fmt: skip
"""Abbreviations HPO does not list, and the name they stand for; read as written."""

DENYING_NAMES = {
    "afebril": "fever", "afebriles": "fever", "afebrile": "fever", "anicterico": "jaundice", "anicterica": "jaundice",
    "anicteric": "jaundice", "acianotico": "cyanosis", "acianotica": "cyanosis", "acyanotic": "cyanosis",
}  # fmt: skip
"""Words that say a finding is not there."""

USUAL_ENGLISH = {
    "abdominal pain": "belly pain|tummy pain|stomach ache|right lower quadrant pain|right upper quadrant pain|"
    "left lower quadrant pain|left upper quadrant pain|ruq pain|rlq pain|llq pain|luq pain",
    "abnormal bleeding": "bleeding",
    "abnormal vaginal bleeding": "vaginal bleeding",
    "abnormal vaginal discharge": "vaginal discharge",
    "anxiety": "anxious",
    "bilateral tonic clonic seizure": "tonic clonic seizure|generalized tonic clonic seizure|"
    "generalised tonic clonic seizure",
    "bradycardia": "bradycardic",
    "confusion": "confused|disoriented",
    "cyanosis": "cyanotic",
    "dehydration": "dehydrated",
    "depression": "depressed mood|low mood",
    "diarrhea": "loose stools|watery stools|loose stool|watery stool",
    "drowsiness": "drowsy",
    "dyspnea": "dyspneic|short of breath|out of breath|breathless|breathlessness",
    "dysuria": "burning urination|painful urination|burning with urination|pain with urination|burning on urination",
    "ear pain": "earache|ear ache",
    "ecchymosis": "bruising|bruises",
    "edema": "swelling|swollen",
    "elevated circulating creatine kinase concentration": "elevated ck|raised ck|high ck|elevated cpk",
    "epistaxis": "nosebleeds|nose bleeds",
    "fatigue": "fatigued",
    "fever": "fevers|febrile|feverish|high fever|high grade fever",
    "heart murmur": "murmur|murmurs",
    "hematochezia": "bright red blood per rectum|brbpr",
    "hemiparesis": "left sided weakness|right sided weakness",
    "hyperhidrosis": "sweats|diaphoretic",
    "hypertension": "hypertensive",
    "hypotension": "hypotensive",
    "hypoxemia": "hypoxic",
    "jaundice": "icteric|jaundiced",
    "joint swelling": "swollen joint|swollen joints",
    "lethargy": "lethargic",
    "lymphadenopathy": "swollen glands|swollen nodes",
    "maculopapular exanthema": "maculopapular rash",
    "melena": "black stools|black stool|tarry stools|tarry stool",
    "menorrhagia": "heavy periods|heavy menstrual bleeding",
    "myalgia": "body aches|muscle aches|bodyaches",
    "nasal congestion": "sinus congestion",
    "nausea": "nauseous|nauseated",
    "ocular pain": "retro orbital pain|retroorbital pain",
    "pallor": "pale",
    "pedal edema": "leg swelling|swelling of the legs|swollen legs|lower extremity edema|leg edema",
    "pollakisuria": "urinary frequency",
    "poor appetite": "not eating",
    "pruritus": "itchy|itches|itchiness",
    "skin rash": "rashes",
    "skin vesicle": "vesicles",
    "sneeze": "sneezing|sneezes",
    "syncope": "passed out|fainted",
    "tachycardia": "tachycardic",
    "tachypnea": "tachypneic",
    "vertigo": "dizzy|lightheaded|lightheadedness",
    "vomiting": "vomited|vomits",
    "wheezing": "wheeze|wheezes",
}
"""HPO's name -> what notes write; stands before HPO's own synonyms."""
