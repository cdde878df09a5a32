"""Which models make a series of maps: NEP = NPP - (slope Rs + intercept), or one model alone."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..errors_and_notes.totals import ModelsNotOfSeries
from ..flux.nep import OPPOSITES
from ..flux.respiration import RespirationLine


class FluxTerm(NamedTuple):
    """A model and what the maps make of its prediction: ``factor prediction + offset``.

    Parameters
    ----------
    path : str
        The model's file.
    model : FluxModel
        The model.
    factor, offset : float
        The offset is per step of the maps.
    line_sign : float
        Sign with which the line's result counts; 0 where no line is used.
    """

    path: str
    model: Any
    factor: float = 1.0
    offset: float = 0.0
    line_sign: float = 0.0

    @property
    def name(self) -> str:
        """Quantity that the model predicts, or the name of its target."""
        return self.model.quantity or self.model.target


def flux_terms(models, quantity: str, line: RespirationLine) -> tuple:
    """Return what each model contributes to a series.

    Parameters
    ----------
    models : sequence of (str, FluxModel)
        Files and models, in the order NPP, respiration.
    quantity : str
        Code of the quantity of the series, empty where it is unknown.
    line : RespirationLine
        Makes Rh of a model of Rs.

    Raises
    ------
    ModelsNotOfSeries
        When they do not make it.
    """
    quantities = tuple(model.quantity for _, model in models)
    if len(models) == 1:
        ((path, model),) = models
        return (_single_term(path, model, quantity, line),)
    sign = {"nep": 1.0, "": 1.0, "nee": -1.0}.get(quantity)
    if (
        len(models) != 2
        or sign is None
        or quantities[0] != "npp"
        or quantities[1] not in ("rs", "rh")
    ):
        raise ModelsNotOfSeries(quantity, tuple(path for path, _ in models), quantities)
    (first, npp), (second, respiration) = models
    return (
        FluxTerm(first, npp, sign),
        _respiration_term(second, respiration, -sign, line),
    )


def _single_term(path: str, model, quantity: str, line: RespirationLine) -> FluxTerm:
    """Return the term of a model that makes the series by itself."""
    model_quantity = model.quantity
    if quantity == model_quantity or not quantity or not model_quantity:
        return FluxTerm(path, model)
    if OPPOSITES.get(model_quantity) == quantity:
        return FluxTerm(path, model, -1.0)
    if (model_quantity, quantity) == ("rs", "rh"):
        return _respiration_term(path, model, 1.0, line)
    raise ModelsNotOfSeries(quantity, (path,), (model_quantity,))


def _respiration_term(path: str, model, sign: float, line: RespirationLine) -> FluxTerm:
    """Return the term of a model of respiration, soil respiration through the line."""
    if model.quantity == "rh":
        return FluxTerm(path, model, sign)
    return FluxTerm(path, model, sign * line.slope, sign * line.intercept, sign)
