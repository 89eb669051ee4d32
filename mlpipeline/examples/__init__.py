"""Example patients, SYNTHETIC: generated from the knowledge and invented figures, handed over as phenopackets."""

from mlpipeline.examples.generator import generate_examples
from mlpipeline.examples.handover import examples_as_phenopackets

__all__ = ["examples_as_phenopackets", "generate_examples"]
