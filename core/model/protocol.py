"""`Model`: what every kind of model offers, so that maps and reports need not know which it is.

`FluxModel`, `SequenceModel` and `FuzzyModel` implement it without inheriting from it;
`core.model_kinds` returns models as this type, and the type checker compares each with it.
"""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

import numpy as np


class Kind(Protocol):
    """What is known of all models of one kind: its key in files, its label, what it is made of."""

    @property
    def key(self) -> str:
        """Name in parameters and files."""

    @property
    def label(self) -> str:
        """Name of the kind of models for people."""

    @property
    def forest(self) -> bool:
        """Whether models of this kind are forests whose trees give quantiles."""


@runtime_checkable
class Model(Protocol):
    """A trained model of a flux."""

    @property
    def family(self) -> str:
        """Key of the reader of its file in `core.model_kinds.MODEL_KINDS`."""

    @property
    def kind(self) -> Kind:
        """The estimator or the kind of the model."""

    @property
    def predictors(self) -> tuple:
        """The `Predictor` records, in the order of the design."""

    @property
    def names(self) -> tuple:
        """Names of the predictors, in order."""

    @property
    def inputs(self) -> tuple:
        """Variables that a prediction needs: the predictors, and the stratum if there is one."""

    @property
    def target(self) -> str:
        """Name of what is predicted."""

    @property
    def unit(self) -> str:
        """Unit of the model's target."""

    @property
    def quantity(self) -> str:
        """Code of the target's quantity, empty where it is unknown."""

    @property
    def history(self) -> int:
        """Steps before a date that a prediction uses; 0: the date alone."""

    @property
    def stratum(self) -> str:
        """Variable whose classes have submodels of their own; empty without strata."""

    @property
    def strata(self) -> tuple:
        """Classes with a model of their own; ``(None,)`` without strata."""

    @property
    def site(self) -> str:
        """Column of the sites in the model's training table."""

    @property
    def training(self) -> Any:
        """Training table of the model (pandas.DataFrame)."""

    @property
    def held_out(self) -> Any:
        """Held-out predictions of each record (pandas.DataFrame), or None."""

    @property
    def validation(self) -> dict:
        """Settings and scores of the model's validation."""

    @property
    def versions(self) -> dict:
        """Versions of the libraries that trained the model."""

    @property
    def recipe(self) -> Any:
        """How its estimators were fitted; None where there are none."""

    def held_out_pairs(self) -> tuple:
        """Return what was observed and predicted of the held-out records, as arrays."""

    def predict(self, table, unseen: dict | None = None) -> np.ndarray:
        """Return predictions in the target's unit for the rows of a table."""
