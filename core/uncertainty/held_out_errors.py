"""`HeldOutErrors`: what a model file says of the errors of its predictions, record by record.

An error is what was measured minus what a model predicted that had seen nothing of the record's
site. Random folds do not serve: their models have seen the neighbours.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.totals import ErrorUnknown
from ..model.flux_model import FluxModel
from ..model.training_choices import SPLITTERS

# Columns of the held-out table with the place of a record, and what `validation` calls their CRS.
X, Y, COORDINATES = "x", "y", "places"
# Fewest sites that a covariance of errors is fitted to.
MIN_SITES = 20


class HeldOutErrors(NamedTuple):
    """Held-out errors of the real records of a model.

    Parameters
    ----------
    error : numpy.ndarray
        Observed minus predicted, in the target's unit.
    predicted : numpy.ndarray
        The held-out predictions.
    site : numpy.ndarray of int
        Number of each record's site, from 0.
    coordinates : numpy.ndarray or None
        x and y ``(records, 2)`` in `crs`; None where the file has none.
    crs : str
        WKT, empty where it is unknown.
    rows : numpy.ndarray of int
        Rows of the training table that the records are.
    validation : str
        The validation they come from, a key of `SPLITTERS`.
    """

    error: np.ndarray
    predicted: np.ndarray
    site: np.ndarray
    coordinates: np.ndarray | None
    crs: str
    rows: np.ndarray
    validation: str

    @property
    def n_sites(self) -> int:
        """Number of sites with an error."""
        return len(np.unique(self.site))


def held_out_errors(model: FluxModel, name: str) -> HeldOutErrors:
    """Return the held-out errors of a model.

    Parameters
    ----------
    model : FluxModel
        A model as its file holds it.
    name : str
        Its file, for messages.

    Raises
    ------
    ErrorUnknown
        Where the file does not hold them; `missing` says what it lacks.
    """
    if model.family != "estimator":
        raise ErrorUnknown(name, model.target, "family")
    table = model.held_out
    if table is None or "site" not in table:
        raise ErrorUnknown(name, model.target, "sites")
    grouped = [key for key, splitter in SPLITTERS.items() if splitter.grouped]
    validations = [key for key in grouped if f"predicted_{key}" in table]
    if not validations:
        raise ErrorUnknown(name, model.target, "validation")
    predicted = table[f"predicted_{validations[0]}"].to_numpy(np.float64)
    observed = table["observed"].to_numpy(np.float64)
    is_scored = np.isfinite(predicted) & np.isfinite(observed)
    if "expanded" in table:
        is_scored &= ~table["expanded"].to_numpy(bool)
    coordinates = None
    if X in table and Y in table:
        coordinates = table.loc[is_scored, [X, Y]].to_numpy(np.float64)
    stored_coordinates = model.validation.get(COORDINATES)
    crs = stored_coordinates.get("crs", "") if isinstance(stored_coordinates, dict) else ""
    sites = site_numbers(model)[is_scored]
    return HeldOutErrors(
        observed[is_scored] - predicted[is_scored],
        predicted[is_scored],
        sites,
        coordinates if coordinates is not None and np.isfinite(coordinates).any() else None,
        crs if isinstance(crs, str) else "",
        np.flatnonzero(is_scored),
        validations[0],
    )


def site_numbers(model: FluxModel) -> np.ndarray:
    """Return the number of the site of each record with a held-out error, from 0."""
    names = np.asarray(model.held_out["site"], dtype=str)
    return np.unique(names, return_inverse=True)[1].reshape(-1)
