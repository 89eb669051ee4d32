"""The families by name. A family is loaded when it is used: the prior alone needs neither scikit-learn nor xgboost."""

from __future__ import annotations

from typing import cast

from mlpipeline.errors import KnownError
from mlpipeline.families.family import Family

FAMILIES: tuple[str, ...] = ("prior", "logistic_regression", "random_forest", "xgboost")
"""What is trained unless the plan says otherwise."""
ALL_FAMILIES: tuple[str, ...] = (*FAMILIES, "logistic_on_prior", "xgboost_on_prior")
"""What can be trained: with the residuals on the prior, which learn only what the prior gets wrong."""


def family_named(name: str) -> Family:
    """The module of a family. Raises KnownError training.unknown_family.

    Plain import statements, one a family: the frozen program's builder follows them, not a name built at run time.
    """
    if name == "prior":
        from mlpipeline.families import prior as module
    elif name == "logistic_regression":
        from mlpipeline.families import logistic_regression as module
    elif name == "random_forest":
        from mlpipeline.families import random_forest as module
    elif name == "xgboost":
        from mlpipeline.families import xgboost as module
    elif name == "logistic_on_prior":
        from mlpipeline.families import logistic_on_prior as module
    elif name == "xgboost_on_prior":
        from mlpipeline.families import xgboost_on_prior as module
    else:
        raise KnownError("training.unknown_family", family=name, known=", ".join(ALL_FAMILIES))
    return cast(Family, module)
