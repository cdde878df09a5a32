"""Sample expansion by the ratio of a reference raster (net primary production).

At a place without a measurement the value is taken from a measured site of the same stratum, in
proportion to the reference: ``C_r = C_s * N_r / N_s``. Ratios are capped; sites whose reference is
zero or less, or missing, are not used. Each expanded record keeps its parent site: it is a
function of that site's value and of the reference, so it must be held out together with its site,
and it is no evidence of how good a model is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..facts.allowed import check_settings
from ..facts.learn import TooFewSamples
from ..facts.sites import Expanded, NothingToExpand
from ..run import Run
from .drawn_cells import DrawnCells
from .settings import ExpansionSettings

DEFAULT_SETTINGS = ExpansionSettings()


@dataclass(frozen=True, eq=False)
class Expansion:
    """Records made from sites.

    Parameters
    ----------
    cell : numpy.ndarray
        Flat position of each expanded record's cell.
    parent : numpy.ndarray
        Position of the measured record each was made from.
    value : numpy.ndarray
        Its value.
    ratio : numpy.ndarray
        Ratio of the reference, capped.
    """

    cell: np.ndarray
    parent: np.ndarray
    value: np.ndarray
    ratio: np.ndarray


def usable_parents(values, reference, strata) -> np.ndarray:
    """Return which measured records can be expanded: value, positive reference, a stratum."""
    values, reference = np.asarray(values, float), np.asarray(reference, float)
    is_finite = np.isfinite(values) & np.isfinite(reference)
    return (
        is_finite & (np.nan_to_num(reference) > 0) & np.isfinite(np.asarray(strata, float)).all(0)
    )


def expand_records(
    values,
    reference,
    strata,
    cells: DrawnCells,
    run: Run,
    settings: ExpansionSettings = DEFAULT_SETTINGS,
    n_without: int = 0,
) -> Expansion:
    """Make expanded records at cells.

    Parameters
    ----------
    values : array_like
        Measured value of each record.
    reference : array_like
        Reference at each record.
    strata : array_like
        ``(strata rasters, records)`` class codes at each record.
    cells : DrawnCells
        Cells to fill.
    run : Run
        Receives a note of how many were made.
    settings : ExpansionSettings
        Largest ratio, and the seed of the drawing of parents.
    n_without : int
        Strata without a parent of which no cell is given, for the note.

    Raises
    ------
    BadValue
        For a ratio below 1.
    NothingToExpand, TooFewSamples
        When no site can be a parent, or no cell is in a stratum with one.
    """
    check_settings(settings)
    values, reference = np.asarray(values, float), np.asarray(reference, float)
    parents = np.flatnonzero(usable_parents(values, reference, strata))
    if not len(parents):
        raise TooFewSamples(0, 1, "expand")
    families: dict = {}
    for parent, key in zip(
        parents.tolist(), _strata_as_text(np.asarray(strata, float)[:, parents])
    ):
        families.setdefault(key, []).append(parent)
    keys = _strata_as_text(cells.strata)
    uniform = np.random.Generator(np.random.PCG64(settings.seed)).random(len(keys))
    parent_of_cell = np.array(
        [
            families[key][int(u * len(families[key]))] if key in families else -1
            for key, u in zip(keys, uniform.tolist())
        ],
        dtype=np.int64,
    )
    has_parent = parent_of_cell >= 0
    if not has_parent.any():
        raise NothingToExpand(tuple(sorted(set(keys)))[:12], tuple(sorted(families))[:12])
    parent_of_cell = parent_of_cell[has_parent]
    uncapped = cells.reference[has_parent] / reference[parent_of_cell]
    ratio = np.clip(uncapped, 1 / settings.max_ratio, settings.max_ratio)
    run.note(
        Expanded(
            made=int(has_parent.sum()),
            wanted=settings.count,
            parents=len(set(parent_of_cell.tolist())),
            unused=len(values) - len(parents),
            strata_without=n_without + len(set(keys) - set(families)),
            capped=int((ratio != uncapped).sum()),
        )
    )
    return Expansion(cells.cell[has_parent], parent_of_cell, values[parent_of_cell] * ratio, ratio)


def cells_with_parents(cells: DrawnCells, strata) -> tuple:
    """Return the cells whose stratum holds a parent record, and how many strata do not.

    Parameters
    ----------
    cells : DrawnCells
        Cells.
    strata : array_like
        ``(strata rasters, parents)`` class codes at each parent.
    """
    keys, parent_keys = _strata_as_text(cells.strata), set(_strata_as_text(strata))
    has_parent = np.array([key in parent_keys for key in keys], bool)
    return cells.take(np.flatnonzero(has_parent)), len(set(keys) - parent_keys)


def _strata_as_text(strata: np.ndarray) -> list:
    """Return the classes of each stratum of the expansion as one text: ``3/12``."""
    return [
        "/".join(_code_text(code) for code in column) for column in np.asarray(strata).T.tolist()
    ]


def _code_text(code: float) -> str:
    """Return a class code of a stratum as text with all its digits."""
    return str(int(code)) if code == int(code) else repr(code)
