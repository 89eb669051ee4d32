"""What an answer costs and how often there is none: one table of HPO branches; the deepest that applies counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mlpipeline.knowledge.ontology import PHENOTYPIC_ABNORMALITY, Ontology


@dataclass(frozen=True, slots=True)
class Effort:
    """name: "history" (and inspection), "examination", "laboratory", "imaging" (and recordings), "tissue" (and genes).

    cost: relative to a question asked at the bedside. unanswered: chance that nobody can say today.
    """

    name: str
    cost: float
    unanswered: float


HISTORY = Effort("history", 1.0, 0.1)
EXAMINATION = Effort("examination", 1.5, 0.2)
LABORATORY = Effort("laboratory", 3.0, 0.4)
IMAGING = Effort("imaging", 4.0, 0.5)
TISSUE = Effort("tissue", 8.0, 0.7)
EFFORTS = (HISTORY, EXAMINATION, LABORATORY, IMAGING, TISSUE)

BRANCHES: tuple[tuple[str, Effort], ...] = (
    (PHENOTYPIC_ABNORMALITY, HISTORY),
    # Blood, urine, metabolism, hormones, immunity; what is seen, felt or told of them stays cheap.
    ("HP:0001939", LABORATORY),  # Abnormality of metabolism/homeostasis
    ("HP:0004370", HISTORY),  # Abnormality of temperature regulation
    ("HP:0011032", HISTORY),  # Abnormality of fluid regulation
    ("HP:0001871", LABORATORY),  # Abnormality of blood and blood-forming tissues
    ("HP:0001892", HISTORY),  # Abnormal bleeding
    ("HP:0000790", HISTORY),  # Hematuria
    ("HP:0032180", LABORATORY),  # Abnormal circulating metabolite concentration
    ("HP:0003117", LABORATORY),  # Abnormal circulating hormone concentration
    ("HP:0003110", LABORATORY),  # Abnormality of urine homeostasis
    ("HP:0012614", LABORATORY),  # Abnormal urine cytology
    ("HP:0012086", HISTORY),  # Abnormal urinary color
    ("HP:0011014", LABORATORY),  # Abnormal glucose homeostasis
    ("HP:0002921", LABORATORY),  # Abnormal cerebrospinal fluid morphology
    ("HP:0010987", LABORATORY),  # Abnormal cellular immune system morphology
    ("HP:0005372", LABORATORY),  # Abnormality of B cell physiology
    ("HP:0031409", LABORATORY),  # Abnormal lymphocyte physiology
    ("HP:0010701", LABORATORY),  # Abnormal circulating immunoglobulin concentration
    ("HP:0030057", LABORATORY),  # Autoimmune antibody positivity
    ("HP:0025354", LABORATORY),  # Abnormal cellular phenotype
    # By hand, hammer, stethoscope, cuff, slit lamp or ophthalmoscope.
    ("HP:0002240", EXAMINATION),  # Hepatomegaly
    ("HP:0001744", EXAMINATION),  # Splenomegaly
    ("HP:0002716", EXAMINATION),  # Lymphadenopathy
    ("HP:0000853", EXAMINATION),  # Goiter
    ("HP:0031657", EXAMINATION),  # Abnormal heart sound
    ("HP:0030972", EXAMINATION),  # Abnormal systemic blood pressure
    ("HP:0031826", EXAMINATION),  # Abnormal reflex
    ("HP:0003808", EXAMINATION),  # Abnormal muscle tone
    ("HP:0001098", EXAMINATION),  # Abnormal fundus morphology
    ("HP:0004329", EXAMINATION),  # Abnormal posterior eye segment morphology
    ("HP:0004328", EXAMINATION),  # Abnormal anterior eye segment morphology
    ("HP:0000587", EXAMINATION),  # Abnormal optic nerve morphology
    # Pictures and recordings.
    ("HP:0012639", IMAGING),  # Abnormal nervous system morphology
    ("HP:0000252", HISTORY),  # Microcephaly, measured with a tape
    ("HP:0001311", IMAGING),  # Abnormal nervous system electrophysiology
    ("HP:0030453", IMAGING),  # Abnormal visual electrophysiology
    ("HP:0030956", IMAGING),  # Abnormality of cardiovascular system electrophysiology
    ("HP:0001962", HISTORY),  # Palpitations
    ("HP:0030680", IMAGING),  # Abnormal cardiovascular system morphology
    ("HP:0410263", IMAGING),  # Brain imaging abnormality
    ("HP:0031983", IMAGING),  # Abnormal pulmonary thoracic imaging finding
    ("HP:0030601", IMAGING),  # Abnormal posterior segment imaging
    ("HP:0002088", IMAGING),  # Abnormal lung morphology
    ("HP:0410042", IMAGING),  # Abnormal liver morphology
    ("HP:0012440", IMAGING),  # Abnormal biliary tract morphology
    ("HP:0012090", IMAGING),  # Abnormal pancreas morphology
    ("HP:0012210", IMAGING),  # Abnormal renal morphology
    ("HP:0000008", IMAGING),  # Abnormal morphology of female internal genitalia
    ("HP:0011732", IMAGING),  # Abnormal adrenal morphology
    ("HP:0012503", IMAGING),  # Abnormal pituitary gland morphology
    ("HP:0005930", IMAGING),  # Abnormal epiphysis morphology
    ("HP:0000944", IMAGING),  # Abnormal metaphysis morphology
    ("HP:0000940", IMAGING),  # Abnormal diaphysis morphology
    ("HP:0003468", IMAGING),  # Abnormal vertebral morphology
    ("HP:0001191", IMAGING),  # Abnormal carpal morphology
    ("HP:0002644", IMAGING),  # Abnormal pelvic girdle bone morphology
    ("HP:0004348", IMAGING),  # Abnormality of bone mineral density
    ("HP:0000927", IMAGING),  # Abnormality of skeletal maturation
    ("HP:0002664", IMAGING),  # Neoplasm
    ("HP:0008069", HISTORY),  # Neoplasm of the skin
    # A piece of the patient, or his genes.
    ("HP:0004303", TISSUE),  # Abnormal muscle fiber morphology
    ("HP:0012575", TISSUE),  # Abnormal nephron morphology
    ("HP:0005561", TISSUE),  # Abnormal bone marrow cell morphology
    ("HP:0032243", TISSUE),  # Abnormal tissue metabolite concentration
    ("HP:6000231", TISSUE),  # Abnormal tissue enzyme concentration or activity
    ("HP:4000195", TISSUE),  # Abnormal enzyme activity in cultured fibroblasts
    ("HP:0003287", TISSUE),  # Abnormality of mitochondrial metabolism
    ("HP:0003220", TISSUE),  # Abnormality of chromosome stability
    ("HP:0012862", TISSUE),  # Abnormal germ cell morphology
    ("HP:0011792", TISSUE),  # Neoplasm by histology
)


def efforts_of_terms(ontology: Ontology) -> np.ndarray:
    """int8 (terms,): position in EFFORTS of each term; of two branches equally deep, the dearer."""
    depth = np.diff(ontology.ancestor_ends)
    owners = np.repeat(np.arange(len(ontology)), depth)
    efforts = np.zeros(len(ontology), np.int8)
    known = [(ontology.index[root], EFFORTS.index(effort)) for root, effort in BRANCHES if root in ontology.index]
    for root, effort in sorted(known, key=lambda each: (int(depth[each[0]]), each[1])):
        efforts[owners[ontology.ancestor_terms == root]] = effort
    return efforts
