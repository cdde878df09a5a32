"""Global spatial autocorrelation of polygons: Moran's I, Geary's c, general G, join counts.

I, c and G with their moments are those of esda; join counts, and the permutations of all, are
computed here: esda's permutations follow no seed, and its join counts fail where a class touches
nothing.

References
----------
Cliff, A. D. and Ord, J. K. (1981). Spatial Processes: Models and Applications. Pion (I, c, and
join counts by non-free sampling, eq. 1.28 to 1.31).
Getis, A. and Ord, J. K. (1992). The analysis of spatial association by use of distance statistics.
Geographical Analysis 24, 189-206 (G).
Rey, S. J. and Anselin, L. (2007). PySAL: a Python library of spatial analytical methods. Review
of Regional Studies 37, 5-27.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.pattern import GlobalFound, NegativeValues
from ..files.atomic import publish_csv
from ..run import Run
from .class_columns import numbered_classes
from .library_weights import as_library_weights, isolated_symbols, without_warnings
from .moments import moments_of
from .neighbour_sums import WeightSums
from .significance import pseudo_p, two_sided_normal_p
from .usable_features import Usable, usable_features, with_neighbours
from .weights import WeightsChoice

LIBRARY = "esda"
# Permutations computed together.
_TOGETHER = 32
# Sums closer than this, as a share of the largest, are tied.
_TIED = 1e-12


class GlobalResult(NamedTuple):
    """A statistic of a column, or of one of its classes.

    `statistic` is one of `settings.GLOBAL_STATISTICS`, "join_same" (neighbouring pairs of the
    class) or "join_different" (pairs of two classes); `p` two-sided and `p_sim` one-sided; NaN
    without.
    """

    statistic: str
    subject: str
    n: int
    value: float
    expected: float
    variance: float
    z: float
    p: float
    p_sim: float


def global_of_features(
    shapes, values, name: str, choice: WeightsChoice, statistics, permutations, seed, run: Run
) -> list:
    """Return global statistics of a column of numbers.

    Parameters
    ----------
    shapes : sequence of bytes
        Polygons as well-known binary; None without geometry.
    values : numpy.ndarray
        One per feature; NaN without.
    name : str
        Name of the column.
    choice : WeightsChoice
        Who is a neighbour. I and c take the weights row-standardised, G takes them as equal.
    statistics : sequence of str
        Of `settings.GLOBAL_STATISTICS`.
    permutations, seed : int
        Shuffles of the values, 0 for none, and the start of the random numbers.
    run : Run
        Progress, cancel, log.

    Raises
    ------
    NegativeValues
        When G is asked of values below 0.
    """
    values = np.asarray(values, np.float64)
    positions = usable_features(shapes, np.isfinite(values), run)
    values = values[positions]
    moments = moments_of(values, name)
    if "getis_ord" in statistics and values.min() < 0:
        raise NegativeValues(name, float(values.min()), "getis_ord")
    usable = with_neighbours(shapes, positions, name, choice, run)
    run.step("compute")
    scores = (values - moments.mean) / math.sqrt(moments.variance)
    of = {key: _statistic_of_esda(key, values, usable) for key in statistics}
    columns = {key: (values if key == "getis_ord" else scores) for key in statistics}
    simulated = _permutation_p(columns, usable, permutations, seed, run)
    results = []
    for key, (value, expected, variance) in of.items():
        result = _global_result(
            key, name, values.size, value, expected, variance, simulated.get(key)
        )
        run.note(GlobalFound(*result))
        results.append(result)
    return results


def join_counts_of_classes(
    shapes, labels, name: str, choice: WeightsChoice, permutations: int, seed: int, run: Run
) -> list:
    """Return the join counts of each class of a column, and of neighbours of different classes.

    Parameters
    ----------
    shapes, name, choice, permutations, seed, run
        As in `global_of_features`; neighbours weigh the same.
    labels : sequence
        Class of each feature; None without.
    """
    labels = np.asarray(labels, object)
    positions = usable_features(
        shapes, np.array([label is not None for label in labels], bool), run
    )
    names, numbers = numbered_classes(labels[positions], name)
    usable = with_neighbours(shapes, positions, name, choice, run)
    run.step("compute")
    first = np.repeat(np.arange(numbers.size), usable.counts)
    second, k = usable.adjacency.members, len(names)

    def joins(classes):
        own_class, other_class = classes[first], classes[second]
        same = np.bincount(own_class[own_class == other_class], minlength=k) / 2.0
        return np.append(same, np.count_nonzero(own_class != other_class) / 2.0)

    observed, n = joins(numbers), numbers.size
    random = np.random.default_rng(seed)
    at_least, at_most = np.zeros(k + 1, int), np.zeros(k + 1, int)
    for n_done in range(permutations):
        if n_done % _TOGETHER == 0:
            run.check_cancel()
            run.progress(n_done / permutations)
        permuted_joins = joins(random.permutation(numbers))
        at_least += permuted_joins >= observed
        at_most += permuted_joins <= observed
    p_sim = np.full(k + 1, np.nan)
    if permutations:
        p_sim = pseudo_p(at_least, at_most, permutations, "directed")
    sizes = np.bincount(numbers, minlength=k)
    sums = weight_sums_of_features(usable)
    moments = [_join_count_moments(size, n, sums) for size in sizes.tolist()]
    results = []
    for i, label in enumerate(names):
        expected, variance = moments[i]
        z = (observed[i] - expected) / math.sqrt(variance) if variance > 0 else math.nan
        p = float(two_sided_normal_p(z))
        statistics = float(observed[i]), expected, variance, z, p, float(p_sim[i])
        results.append(GlobalResult("join_same", str(label), int(sizes[i]), *statistics))
    expected_different = usable.counts.sum() / 2.0 - sum(
        expected for expected, _variance in moments
    )
    nan, last = math.nan, (float(observed[k]), float(expected_different))
    results.append(GlobalResult("join_different", name, n, *last, nan, nan, nan, float(p_sim[k])))
    for result in results:
        run.note(GlobalFound(*result))
    return results


def _join_count_moments(size: int, n: int, sums: tuple) -> tuple:
    """Return expectation and variance of the joins within a class of `size` among n features."""
    s0, s1, s2 = sums
    share = [1.0]
    for k in range(4):  # size (size - 1) ... / n (n - 1) ...
        share.append(share[-1] * (size - k) / (n - k))
    _one, _first, second, third, fourth = share
    expected = s0 / 2.0 * second
    variance = s1 * second + (s2 - 2.0 * s1) * third + (s0 * s0 + s1 - s2) * fourth
    return expected, max(variance / 4.0 - expected**2, 0.0)


def _statistic_of_esda(key: str, values, usable: Usable) -> tuple:
    """Return a global statistic of features, its expectation and variance, as esda has it."""
    with isolated_symbols():
        import esda

    starts, members, weights, _self_weights = usable.adjacency
    with without_warnings():
        w = as_library_weights(starts, members, weights)
        if key == "moran":
            statistic = esda.Moran(values, w, permutations=0)
            return statistic.I, statistic.EI, statistic.VI_rand
        if key == "geary":
            statistic = esda.Geary(values, w, permutations=0)
            return statistic.C, statistic.EC, statistic.VC_rand
        statistic = esda.G(values, w, permutations=0)
        return statistic.G, statistic.EG, statistic.VG


def _permutation_p(columns: dict, usable: Usable, permutations: int, seed: int, run: Run) -> dict:
    """Return the p of each statistic from shuffles of the values over the features."""
    from scipy.sparse import csr_matrix

    if not permutations:
        return {}
    n = usable.counts.size
    starts, members = usable.adjacency.starts, usable.adjacency.members
    rows = csr_matrix((usable.adjacency.row_standardised(), members, starts), (n, n))
    equal = csr_matrix((np.ones(members.size), members, starts), (n, n))
    square_weights = np.asarray(rows.sum(axis=1)).ravel() + np.asarray(rows.sum(axis=0)).ravel()
    products = {
        "moran": lambda z: np.einsum("ij,ij->j", z, rows @ z),
        "geary": lambda z: square_weights @ (z * z) - 2.0 * np.einsum("ij,ij->j", z, rows @ z),
        "getis_ord": lambda z: np.einsum("ij,ij->j", z, equal @ z),
    }
    observed = {key: products[key](column[:, None])[0] for key, column in columns.items()}
    tails = {key: np.zeros(2, int) for key in columns}
    random = np.random.default_rng(seed)
    for n_done in range(0, permutations, _TOGETHER):
        run.check_cancel()
        run.progress(n_done / permutations)
        size = min(_TOGETHER, permutations - n_done)
        order = np.stack([random.permutation(n) for _ in range(size)], axis=1)
        for key, column in columns.items():
            permuted, margin = products[key](column[order]), _TIED * abs(observed[key])
            tails[key] += (
                (permuted >= observed[key] - margin).sum(),
                (permuted <= observed[key] + margin).sum(),
            )
    return {
        key: float(pseudo_p(tail[0], tail[1], permutations, "directed"))
        for key, tail in tails.items()
    }


def _global_result(key, name, n, value, expected, variance, p_sim) -> GlobalResult:
    """Return a statistic with its z score and p."""
    z = (value - expected) / math.sqrt(variance) if variance > 0 else math.nan
    p = float(two_sided_normal_p(z))
    simulated = math.nan if p_sim is None else p_sim
    return GlobalResult(
        key, name, n, float(value), float(expected), float(variance), float(z), p, simulated
    )


def global_table(results):
    """Return one row per result as a pandas DataFrame."""
    import pandas as pd

    names: tuple = ("statistic", "subject", "polygons", "value", "expected", "variance", "z")
    names += ("p (two-sided, normal)", "p (permutations, one-sided)")
    return pd.DataFrame(list(results), columns=list(names))


def write_global_table(results, path: str) -> None:
    """Write the table as CSV."""
    publish_csv(path, global_table(results))


def weight_sums_of_features(usable: Usable) -> WeightSums:
    """Return S0, S1 and S2 (Cliff and Ord) of usable features with equal weights."""
    from scipy.sparse import csr_matrix

    n = usable.counts.size
    ones = np.ones(usable.adjacency.members.size)
    matrix = csr_matrix((ones, usable.adjacency.members, usable.adjacency.starts), (n, n))
    symmetric = matrix + matrix.T
    rows = np.asarray(matrix.sum(axis=1)).ravel() + np.asarray(matrix.sum(axis=0)).ravel()
    s1 = float(symmetric.multiply(symmetric).sum()) / 2.0
    return WeightSums(float(ones.size), s1, float((rows**2).sum()))
