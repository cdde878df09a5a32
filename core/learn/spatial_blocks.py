"""Square blocks of locations, held out together, sized by the variogram of the residuals."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.fields import FieldName, chosen
from ..errors_and_notes.folds import BlockSize, NoPlaces, TooFewGroups
from ..errors_and_notes.run import BadValue
from ..model.training_data import TrainingData
from ..model.training_specification import TrainingSpec
from ..run import Run
from .splitters import split_sites
from .variogram import residual_range

NO_BLOCK = "(no place)"

# Block size as a share of the extent, when residuals show no structure, and at most.
_PLAIN_SHARE, _LARGEST_SHARE = 1 / 20, 1 / 4


def require_coordinates(data: TrainingData) -> None:
    """Raise when the records have no coordinates to make spatial blocks of."""
    if data.coordinates is None or not np.isfinite(data.coordinates).all(axis=1).any():
        raise NoPlaces("block")


class BlockFolds(NamedTuple):
    """Folds of spatial blocks.

    Parameters
    ----------
    folds : numpy.ndarray
        Fold of each record.
    side : float
        Side of the blocks, in the unit of the coordinates.
    """

    folds: np.ndarray
    side: float


def split_blocks(data: TrainingData, spec: TrainingSpec, residuals, run: Run) -> BlockFolds:
    """Return the fold of each record, whole blocks held out, and the side of the blocks.

    Parameters
    ----------
    data : TrainingData
        Records with places.
    spec : TrainingSpec
        Its block size is taken, or one is suggested from the residuals.
    residuals : numpy.ndarray
        Held-out residuals of the random validation.
    run : Run
        Gets a note of the size.

    Raises
    ------
    NoPlaces, BadValue, TooFewGroups
    """
    require_coordinates(data)
    suggested = suggest_block_size(data, spec, residuals)
    size = spec.block_size or suggested
    if not (size > 0 and math.isfinite(size)):
        raise BadValue(FieldName("block_size"), size, "> 0")
    labels = block_labels(np.asarray(data.coordinates), size)
    if data.parents is not None:
        # An expanded record goes where its parent is.
        labels = _with_parents(labels, data.parents)
    n_blocks = len(set(labels.tolist()))
    if n_blocks < 2:
        raise TooFewGroups(n_blocks, 2, chosen("block_size", f"{size:g}"))
    run.note(BlockSize(size, suggested, n_blocks, spec.geographic, bool(spec.block_size)))
    folds = split_sites(len(data), labels, spec.folds, 0.0, spec.recipe.seed)
    return BlockFolds(folds, size)


def block_labels(coordinates: np.ndarray, size: float) -> np.ndarray:
    """Return the validation block of each place as text; those without a place share one."""
    has_coordinates = np.isfinite(coordinates).all(axis=1)
    cells = np.floor(np.where(has_coordinates[:, None], coordinates, 0.0) / size).astype(np.int64)
    labels = np.array([f"{column} {row}" for column, row in cells.tolist()], dtype=object)
    labels[~has_coordinates] = NO_BLOCK
    return labels


def _with_parents(labels: np.ndarray, parents: np.ndarray) -> np.ndarray:
    """Return blocks with each parent and its expanded children in the block of the first."""
    first: dict = {}
    for label, parent in zip(labels, parents):
        first.setdefault(parent, label)
    return np.array([first[parent] for parent in parents], dtype=object)


def suggest_block_size(data: TrainingData, spec: TrainingSpec, residuals) -> float:
    """Return the range over which residuals are alike, kept to a quarter of the extent."""
    is_measured = data.scored
    x, y = np.asarray(data.coordinates)[is_measured].T
    extent = max(np.nanmax(x) - np.nanmin(x), np.nanmax(y) - np.nanmin(y))
    range_of_residuals = residual_range(
        x, y, residuals[is_measured], spec.geographic, spec.recipe.seed
    )
    if not math.isfinite(range_of_residuals):
        return float(extent * _PLAIN_SHARE)
    return float(min(range_of_residuals, extent * _LARGEST_SHARE))
