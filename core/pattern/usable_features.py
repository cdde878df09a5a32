"""The polygons that a test can use, with their neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors_and_notes.pattern import (
    DistanceChosen,
    FeaturesUsed,
    Islands,
    NoNeighbours,
    ShapesRepeated,
)
from ..run import Run
from .adjacency import Adjacency
from .distance_weights import smallest_distance
from .polygons import read_polygons
from .weights import (
    WeightsChoice,
    build_weights,
    true_distances,
)


@dataclass(frozen=True)
class Usable:
    """The features a test can use, and their neighbours.

    `positions` are their positions among all `size` features.
    """

    size: int
    positions: np.ndarray
    adjacency: Adjacency

    @property
    def counts(self) -> np.ndarray:
        """Number of neighbours of each."""
        return self.adjacency.counts

    def for_all_features(self, results, missing=np.nan) -> np.ndarray:
        """Return results for all features, `missing` where a feature was not used."""
        all_results = np.full(self.size, missing, np.asarray(results).dtype)
        all_results[self.positions] = results
        return all_results


def usable_features(shapes, has_value, run: Run) -> np.ndarray:
    """Return the positions of usable features: with geometry and value; report how many.

    Parameters
    ----------
    shapes : sequence of bytes
        Polygons as well-known binary; None without geometry.
    has_value : numpy.ndarray
        Whether each feature has what is tested.
    run : Run
        Receives the note.
    """
    has_shape = np.array([shape is not None for shape in shapes], bool)
    positions = np.flatnonzero(has_shape & has_value)
    no_value = int(np.count_nonzero(has_shape & ~has_value))
    run.note(FeaturesUsed(positions.size, int(np.count_nonzero(~has_shape)), no_value))
    first_of: dict = {}
    repeated = [p for p in positions.tolist() if first_of.setdefault(bytes(shapes[p]), p) != p]
    if repeated:
        run.note(ShapesRepeated(len(repeated), repeated[0] + 1))
    return positions


def with_neighbours(shapes, positions, name: str, choice: WeightsChoice, run: Run) -> Usable:
    """Return some of the features with their neighbours among them.

    Raises
    ------
    NoNeighbours
        When none has any.
    """
    run.step("neighbours")
    polygons = read_polygons([shapes[position] for position in positions])
    polygons, choice = true_distances(polygons, choice.of(positions))
    if choice.rule in ("distance", "inverse") and choice.distance is None:
        distance = smallest_distance(polygons, choice.metres)
        run.note(DistanceChosen(distance))
    adjacency = build_weights(polygons, choice, run)
    islands = int(np.count_nonzero(adjacency.counts == 0))
    if islands == positions.size:
        raise NoNeighbours(name, islands)
    if islands:
        run.note(Islands(islands, positions.size))
    return Usable(len(shapes), positions, adjacency)
