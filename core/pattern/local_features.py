"""Local pattern of polygons: LISA, join counts and hot spots of the columns of a layer."""

from __future__ import annotations

import numpy as np

from ..errors_and_notes.allowed import check_settings
from ..errors_and_notes.pattern import CoarseP, PatternTested
from ..run import Run
from ..statistics.class_areas import CLASS_NODATA
from .adjacency import sums_over_adjacency
from .class_columns import numbered_classes, require_distinct_names
from .classes import NOT_SIGNIFICANT, cluster_classes
from .conditional_permutation import ConditionalTest, TailCounts, WeightedTest
from .hotspots.getis_ord import (
    count_scores,
    gi_star,
    hotspot_classes,
    level_scores,
    weighted_scores,
)
from .local_geary import geary_classes
from .local_moran import local_moran
from .moments import moments_of
from .random_ids import draw_ids
from .settings import FDR_PERMUTATIONS, LisaSettings
from .significance import fdr_threshold, pseudo_p, two_sided_normal_p
from .usable_features import Usable, usable_features, with_neighbours


def lisa_of_features(shapes, values, name, choice, settings: LisaSettings, run: Run, other=None):
    """Return a local statistic of polygons.

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
        The statistic and its test; the reference is always conditional.
    run : Run
        Progress, cancel, log.
    other : numpy.ndarray, optional
        The second column of a bivariate statistic, that of the neighbours.

    Returns
    -------
    dict
        Columns lisa_i, or lisa_c of local Geary's c, and lisa_p (float, NaN without result),
        lisa_class (codes, 255 without result) and lisa_lag (mean of the neighbours, in the unit
        of the column).
    """
    check_settings(settings)
    values = np.asarray(values, np.float64)
    lagged = values if other is None else np.asarray(other, np.float64)
    positions = usable_features(shapes, np.isfinite(values) & np.isfinite(lagged), run)
    values, lagged = values[positions], lagged[positions]
    moments = moments_of(values, name)
    lagged_moments = None if other is None else moments_of(lagged, name)
    usable = with_neighbours(shapes, positions, name, choice, run)
    run.step("compute")
    totals, counts = sums_over_adjacency(lagged, usable.adjacency)
    with np.errstate(invalid="ignore", divide="ignore"):
        lag = totals / counts
    ids = draw_ids(values.size - 1, settings.permutations, int(counts.max()), settings.seed)
    if settings.statistic == "geary":
        key, statistic, tails = "lisa_c", *_geary_of_features(values, moments, usable, ids, run)
        codes = geary_classes(values, lag, tails.at_least, tails.at_most, moments.mean)
        is_untested = counts == 0
    else:
        key, tails = "lisa_i", _tails_of_sums(lagged, totals, usable, ids, run)
        local = local_moran(values, totals, counts, moments, lagged_moments)
        statistic, codes = local.i, local.quadrant
        is_untested = np.isnan(local.i)
    p = pseudo_p(tails.at_least, tails.at_most, settings.permutations, settings.tail)
    if settings.statistic != "geary":
        p[values == moments.mean] = 1.0
    p[is_untested] = np.nan
    codes = _mark_significant(p, codes, settings, run)
    return {
        key: usable.for_all_features(statistic),
        "lisa_p": usable.for_all_features(p),
        "lisa_class": usable.for_all_features(codes, CLASS_NODATA),
        "lisa_lag": usable.for_all_features(lag),
    }


def join_counts_of_features(shapes, labels, name, choice, settings: LisaSettings, run: Run):
    """Return how many neighbours of each polygon are of its own class.

    Parameters
    ----------
    shapes, name, choice, settings, run
        As in `lisa_of_features`; the test is one-sided: more of its class than by chance.
    labels : sequence
        Class of each feature; None without.

    Returns
    -------
    dict
        Columns jc_same and jc_n (neighbours of its class, and all: int, -1 without result),
        jc_p (NaN without result or without a neighbour of its class) and jc_class (codes).
    tuple of PatternClass
        The classes of the codes.

    Notes
    -----
    For the polygons of a class this is the local join count of Anselin and Li (2019) of the column
    that is 1 in this class and 0 elsewhere.
    """
    labels = np.asarray(labels, object)
    positions = usable_features(
        shapes, np.array([label is not None for label in labels], bool), run
    )
    names, numbers = numbered_classes(labels[positions], name)
    require_distinct_names(names, name)
    values = numbers.astype(np.float64)
    usable = with_neighbours(shapes, positions, name, choice, run)
    run.step("compute")
    starts, members, counts = usable.adjacency.starts, usable.adjacency.members, usable.counts
    ids = draw_ids(values.size - 1, settings.permutations, int(counts.max()), settings.seed)
    test = WeightedTest(values, starts, members, np.ones(members.size), ids, "equal")
    same = test.sums().astype(np.int64)
    tails = _count_tails_in_parts(test, values.size, run)
    p = (tails.at_least + 1) / (settings.permutations + 1)
    p[counts == 0] = np.nan
    codes = np.where(counts == 0, CLASS_NODATA, numbers + 1).astype(np.uint8)
    # Polygons without a neighbour of their class (p = 1) count among the tests of FDR.
    codes = _mark_significant(p, codes, settings, run, "upper")
    p[same == 0] = np.nan
    columns = {
        "jc_same": usable.for_all_features(same, -1),
        "jc_n": usable.for_all_features(counts.astype(np.int64), -1),
        "jc_p": usable.for_all_features(p),
        "jc_class": usable.for_all_features(codes, CLASS_NODATA),
    }
    return columns, cluster_classes(names)


def hotspots_of_features(shapes, values, name, choice, alpha, fdr: bool, run: Run, star=True):
    """Return Getis-Ord Gi* (or Gi) of polygons.

    Parameters
    ----------
    shapes, values, name, choice, run
        As in `lisa_of_features`.
    alpha : float
        Confidence levels weaker than this are not given.
    fdr : bool
        Whether the levels are false-discovery rates.
    star : bool
        Whether a polygon counts among its own neighbours (Gi*).

    Returns
    -------
    dict
        Columns gi_z, gi_p (two-sided; NaN without result), gi_class (codes, 255 without result)
        and gi_n (neighbours, with Gi* the polygon itself as well).
    """
    values = np.asarray(values, np.float64)
    positions = usable_features(shapes, np.isfinite(values), run)
    values = values[positions]
    moments = moments_of(values, name)
    usable = with_neighbours(shapes, positions, name, choice, run)
    run.step("compute")
    z = _feature_scores(values, moments, usable, star)
    smallest = level_scores(alpha, count_scores(z) if fdr else None)
    codes = hotspot_classes(z, smallest)
    threshold = float(two_sided_normal_p(min(smallest)))
    _note_tested(~np.isnan(z), codes, ("normal", 0, "two_sided", alpha, fdr, threshold), run)
    return {
        "gi_z": usable.for_all_features(z),
        "gi_p": usable.for_all_features(two_sided_normal_p(z)),
        "gi_class": usable.for_all_features(codes, CLASS_NODATA),
        "gi_n": usable.for_all_features(usable.counts + int(star), 0),
    }


def _feature_scores(values, moments, usable: Usable, star: bool) -> np.ndarray:
    """Return Gi* or Gi of features, NaN without neighbours."""
    totals, counts = sums_over_adjacency(values, usable.adjacency)
    weights = usable.adjacency.weights
    if weights is None and star:
        z = gi_star(values, totals, counts, moments)
    elif weights is None:
        z = weighted_scores(values, totals, counts, counts, moments, star)
    else:
        rows = np.repeat(np.arange(counts.size), counts)
        sums = np.bincount(rows, weights, counts.size)
        squares = np.bincount(rows, weights**2, counts.size)
        own_weights = np.asarray(usable.adjacency.self_weights) * star
        with np.errstate(invalid="ignore", divide="ignore"):
            total = totals / counts * sums + own_weights * values
        z = weighted_scores(
            values, total, sums + own_weights, squares + own_weights**2, moments, star
        )
    z[counts == 0] = np.nan
    return z


def _geary_of_features(values, moments, usable: Usable, ids, run: Run) -> tuple:
    """Return local Geary's c of features (NaN without neighbours), and permutation counts."""
    standardised = (values - moments.mean) / np.sqrt(moments.variance)
    weights = usable.adjacency.row_standardised()
    starts, members = usable.adjacency.starts, usable.adjacency.members
    test = WeightedTest(standardised, starts, members, weights, ids, "squares")
    c = np.where(usable.counts == 0, np.nan, test.sums())
    return c, _count_tails_in_parts(test, values.size, run)


def _tails_of_sums(values, totals, usable: Usable, ids, run: Run) -> TailCounts:
    """Return the permutation counts of the sums over the neighbours of features."""
    adjacency = usable.adjacency
    if adjacency.weights is None:
        unweighted_test = ConditionalTest(values, totals, adjacency.counts, ids)
        return _count_tails_in_parts(unweighted_test, values.size, run)
    weights = adjacency.row_standardised()
    test = WeightedTest(values, adjacency.starts, adjacency.members, weights, ids)
    return _count_tails_in_parts(test, values.size, run)


def _count_tails_in_parts(test, n: int, run: Run) -> TailCounts:
    """Return the permutation counts of features, in parts between which cancel is seen."""
    parts = max(n // 20_000, 1)
    counted = []
    for part in range(parts):
        run.check_cancel()
        edges = n * part // parts, n * (part + 1) // parts
        counted.append(test.compare(*edges))
        run.progress((part + 1) / parts)
    return TailCounts(*[np.concatenate(tail) for tail in zip(*counted)])


def _mark_significant(p, codes, settings: LisaSettings, run: Run, tail: str = ""):
    """Return the class of each feature, NOT_SIGNIFICANT for a p too large; report shares."""
    size, threshold = settings.permutations, settings.alpha
    if settings.fdr:
        threshold = fdr_threshold(p, settings.alpha)
        if size < FDR_PERMUTATIONS:
            run.note(CoarseP(size, FDR_PERMUTATIONS))
    codes = np.where(~np.isnan(p) & (p > threshold), np.uint8(NOT_SIGNIFICANT), codes)
    rule = "conditional", size, tail or settings.tail, settings.alpha, settings.fdr, threshold
    _note_tested(~np.isnan(p), codes, rule, run)
    return codes


def _note_tested(tested, codes, rule: tuple, run: Run) -> None:
    """Report how many of the tested features are significant."""
    is_significant = tested & (codes != NOT_SIGNIFICANT) & (codes != CLASS_NODATA)
    run.note(PatternTested(int(tested.sum()), int(is_significant.sum()), *rule))
