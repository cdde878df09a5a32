"""Local pattern of polygons: LISA and Gi* of one column of a layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..facts.pattern import (
    CoarseP,
    DistanceChosen,
    FeaturesUsed,
    Islands,
    NoNeighbours,
    PatternTested,
)
from ..run import Run
from .classes import CLASS_NODATA, NOT_SIGNIFICANT
from .conditional import ConditionalTest
from .hotspots.getis_ord import count_scores, gi_star, hotspot_classes, level_scores
from .local_moran import local_moran
from .moments import Moments, moments_of
from .polygons import read_polygons
from .random_ids import draw_ids
from .settings import FDR_PERMUTATIONS, LisaSettings
from .significance import fdr_threshold, pseudo_p, two_sided_normal_p
from .weights import WeightsChoice, adjacent_sums, build_weights, smallest_distance, true_distances


@dataclass(frozen=True)
class Usable:
    """The features a test can use, and their neighbours.

    `places` are the positions among all features, `values` theirs; `totals` and `counts` are sum
    and number of the neighbours of each.
    """

    size: int
    places: np.ndarray
    values: np.ndarray
    totals: np.ndarray
    counts: np.ndarray
    moments: Moments

    def spread(self, results, missing=np.nan) -> np.ndarray:
        """Return results for all features, `missing` where a feature was not used."""
        whole = np.full(self.size, missing, np.asarray(results).dtype)
        whole[self.places] = results
        return whole


def lisa_of_features(shapes, values, name, choice, settings: LisaSettings, run: Run) -> dict:
    """Return local Moran's I of polygons.

    Parameters
    ----------
    shapes : sequence of bytes
        Polygons as well-known binary; None without geometry.
    values : numpy.ndarray
        One value per feature; NaN without.
    name : str
        Name of the column, for messages.
    choice : WeightsChoice
        Who is a neighbour.
    settings : LisaSettings
        The test; its reference is always conditional.
    run : Run
        Progress, cancel, log.

    Returns
    -------
    dict
        Columns lisa_i, lisa_p (float, NaN without result), lisa_class (codes, 255 without result)
        and lisa_lag (mean of the neighbours, in the unit of the column).
    """
    used = _usable(shapes, values, name, choice, run)
    run.step("compute")
    local = local_moran(used.values, used.totals, used.counts, used.moments)
    size = settings.permutations
    ids = draw_ids(used.values.size - 1, size, int(used.counts.max()), settings.seed)
    tails = _counted(used, ids, run)
    p = pseudo_p(tails[0], tails[1], size, settings.tail)
    p[used.values == used.moments.mean] = 1.0
    p[np.isnan(local.i)] = np.nan
    threshold = settings.alpha
    if settings.fdr:
        threshold = fdr_threshold(p, settings.alpha)
        if size < FDR_PERMUTATIONS:
            run.note(CoarseP(size, FDR_PERMUTATIONS))
    insignificant = ~np.isnan(p) & (p > threshold)
    codes = np.where(insignificant, np.uint8(NOT_SIGNIFICANT), local.quadrant)
    with np.errstate(invalid="ignore", divide="ignore"):
        lag = used.totals / used.counts
    found = int(np.count_nonzero((codes != NOT_SIGNIFICANT) & (codes != CLASS_NODATA)))
    tested = int(np.count_nonzero(~np.isnan(p)))
    run.note(
        PatternTested(
            tested,
            found,
            "conditional",
            size,
            settings.tail,
            settings.alpha,
            settings.fdr,
            threshold,
        )
    )
    return {
        "lisa_i": used.spread(local.i),
        "lisa_p": used.spread(p),
        "lisa_class": used.spread(codes, CLASS_NODATA),
        "lisa_lag": used.spread(lag),
    }


def hotspots_of_features(shapes, values, name, choice, alpha, fdr: bool, run: Run) -> dict:
    """Return Getis-Ord Gi* of polygons.

    Parameters
    ----------
    shapes, values, name, choice, run
        As in `lisa_of_features`.
    alpha : float
        Confidence levels weaker than this are not given.
    fdr : bool
        Whether the levels are false-discovery rates.

    Returns
    -------
    dict
        Columns gi_z, gi_p (two-sided; NaN without result), gi_class (codes, 255 without result)
        and gi_n (neighbours and the polygon itself).
    """
    used = _usable(shapes, values, name, choice, run)
    run.step("compute")
    z = gi_star(used.values, used.totals, used.counts, used.moments)
    z[used.counts == 0] = np.nan
    smallest = level_scores(alpha, count_scores(z) if fdr else None)
    codes = hotspot_classes(z, smallest)
    found = int(np.count_nonzero((codes != NOT_SIGNIFICANT) & (codes != CLASS_NODATA)))
    tested = int(np.count_nonzero(~np.isnan(z)))
    threshold = float(two_sided_normal_p(min(smallest)))
    run.note(PatternTested(tested, found, "normal", 0, "two_sided", alpha, fdr, threshold))
    return {
        "gi_z": used.spread(z),
        "gi_p": used.spread(two_sided_normal_p(z)),
        "gi_class": used.spread(codes, CLASS_NODATA),
        "gi_n": used.spread(used.counts + 1, 0),
    }


def _usable(shapes, values, name: str, choice: WeightsChoice, run: Run) -> Usable:
    """Return the features with geometry and value, with their neighbours."""
    values = np.asarray(values, np.float64)
    has_shape = np.array([shape is not None for shape in shapes], bool)
    usable = has_shape & np.isfinite(values)
    places = np.flatnonzero(usable)
    no_value = int(np.count_nonzero(has_shape & ~usable))
    run.note(FeaturesUsed(places.size, int(np.count_nonzero(~has_shape)), no_value))
    kept = values[places]
    moments = moments_of(kept, name)
    run.step("neighbours")
    polygons = read_polygons([shapes[place] for place in places])
    polygons, choice = true_distances(polygons, choice)
    if choice.rule == "distance" and choice.distance is None:
        distance = smallest_distance(polygons, choice.metres)
        run.note(DistanceChosen(distance))
    adjacency = build_weights(polygons, choice)
    totals, counts = adjacent_sums(kept, adjacency)
    islands = int(np.count_nonzero(counts == 0))
    if islands == kept.size:
        raise NoNeighbours(name, islands)
    if islands:
        run.note(Islands(islands, kept.size))
    return Usable(len(shapes), places, kept, totals, counts, moments)


def _counted(used: Usable, ids, run: Run):
    """Return the permutation counts, in parts so that cancel is seen."""
    n = used.values.size
    test = ConditionalTest(used.values, used.totals, used.counts, ids)
    parts = max(n // 20_000, 1)
    counted = []
    for part in range(parts):
        run.check()
        edges = n * part // parts, n * (part + 1) // parts
        counted.append(test.compare(*edges))
        run.progress((part + 1) / parts)
    return [np.concatenate(tail) for tail in zip(*counted)]
