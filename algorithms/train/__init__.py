"""Algorithms that train and validate models."""

from __future__ import annotations


def algorithms() -> tuple:
    """Return the group's algorithms."""
    from .comparemodels import CompareModels
    from .compareproducts import CompareProducts
    from .explainmodel import ExplainModel
    from .testmodel import TestModel
    from .trainfuzzyensemble import TrainFuzzyEnsemble
    from .trainlstm import TrainLstm
    from .trainmodel import TrainModel

    return (
        TrainModel,
        TrainLstm,
        TrainFuzzyEnsemble,
        CompareModels,
        CompareProducts,
        ExplainModel,
        TestModel,
    )
