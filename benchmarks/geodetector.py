"""The geographical detector against the algorithm of the R packages, written in numpy.

The peer does what geodetector and GD do in R: it cuts a factor by every method and number of
classes, sums each stratum by itself, keeps the largest q, and overlays pairs of factors by joined
labels. Natural breaks are left out: the packages take them from a sample of their own.
"""

from __future__ import annotations

import itertools

import numpy as np

from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians, shorter_when_quick
from carbonsink.core.geodetector.detection import detect
from carbonsink.core.geodetector.settings import DetectorSettings
from carbonsink.core.geodetector.table_source import TableSource
from carbonsink.core.run import Run
from carbonsink.core.tables.columns import exact_table

METHODS = ("quantile", "equal", "geometric", "sd")
SETTINGS = DetectorSettings(methods=METHODS, draws=0, resamples=0)
# Values, and how many times as fast.
SIZES = shorter_when_quick({10_000: 3, 100_000: 5, 1_000_000: 5}, {100_000: 5})
N_FACTORS = 4


def make_data(n: int) -> dict:
    """Return a target and factors that explain some of it."""
    random = np.random.default_rng(n)
    factors = random.gamma(3.0, 2.0, (N_FACTORS, n))
    target = factors[0] + 0.5 * factors[1] + random.normal(0, 3, n)
    return {"target": target, **{f"x{i}": factor for i, factor in enumerate(factors)}}


def quantile_breaks(values, method: str, k: int) -> np.ndarray:
    """Return the inner breaks of one method."""
    low, high = values.min(), values.max()
    if method == "quantile":
        return np.quantile(values, np.arange(1, k) / k)
    if method == "equal":
        return np.linspace(low, high, k + 1)[1:-1]
    if method == "geometric":
        return np.geomspace(low, high, k + 1)[1:-1]
    steps = np.arange(k - 1) - (k - 2) / 2
    breaks = values.mean() + values.std() * steps
    return breaks[(breaks >= low) & (breaks < high)]


def q_statistic(target, strata) -> float:
    """Return q, stratum by stratum."""
    within_variance = 0.0
    for label in np.unique(strata):
        values = target[strata == label]
        within_variance += values.size * values.var()
    return 1.0 - within_variance / (target.size * target.var())


def by_strata(data: dict) -> tuple:
    """Return the largest q of each factor, and q of each pair."""
    target = data["target"]
    best = []
    for name in list(data)[1:]:
        candidates = []
        for k in range(SETTINGS.min_classes, SETTINGS.max_classes + 1):
            for method in METHODS:
                strata = np.digitize(data[name], quantile_breaks(data[name], method, k), right=True)
                candidates.append((q_statistic(target, strata), strata))
        best.append(max(candidates, key=lambda candidate: candidate[0]))
    pairs = [q_statistic(target, a[1] * 100 + b[1]) for a, b in itertools.combinations(best, 2)]
    return [q for q, _ in best], pairs


def ours(data: dict):
    """Return what the detector finds in a table."""
    factors = list(data)[1:]
    source = TableSource(exact_table(data), "target", factors, [], None, Run())
    return detect(source, SETTINGS, Run())


def measure(n: int) -> Row:
    """Measure one size."""
    data = make_data(n)
    q, pairs = by_strata(data)
    detection = ours(data)
    np.testing.assert_allclose(
        [f.test.q for f in detection.factor_results[0]], q, rtol=0, atol=1e-10
    )
    np.testing.assert_allclose([p.q for p in detection.pairs[0]], pairs, rtol=0, atol=1e-10)
    peer_s, ours_s = ratio_of_medians(lambda: by_strata(data), lambda: ours(data), 3)
    return Row(f"{n:,} values, {N_FACTORS} factors", peer_s, ours_s, SIZES[n])


def main() -> None:
    rows = [measure(n) for n in SIZES]
    print_rows("Geographical detector", "the R packages' algorithm in numpy", rows)


if __name__ == "__main__":
    main()
