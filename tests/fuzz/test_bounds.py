"""Kernels never leave their arrays on whatever passed the checks of a model file.

A process of its own compiles them with numba's bounds check, which is off otherwise, and compares
with walks in plain Python. Stored kernels would be used as they are, so it has a cache of its own.
What LLVM makes of the checks is not in question: it optimises nothing, which takes time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAD = """
import sys
sys.path.insert(0, {tests!r})
import conftest
import numpy as np
rng = np.random.default_rng(22)
"""

FORESTS = """
from carbonsink.core.forest.fitted_forest import FittedForest
from carbonsink.core.forest.forest import Forest
from carbonsink.core.forest.forest_file import dump_forest, load_forest
from carbonsink.core.forest.quantiles import QuantileForest


def grow(kind, n_features, nodes):
    '''Append a tree in pre-order; kinds are the shapes at the edges of what is allowed.'''
    k = len(nodes)
    depth = {"leaf": 0, "left": 40, "right": 40, "bushy": 6}[kind]
    def node(left_over):
        at = len(nodes)
        split = left_over > 0 and (kind != "bushy" or rng.random() < 0.8)
        edge = rng.choice([-np.inf, np.inf, 0.0, -3e38, 3e38, rng.normal(), rng.normal()])
        feature = int(rng.choice([0, n_features - 1, rng.integers(n_features)]))
        nodes.append([feature if split else -1, 0, bool(rng.integers(2)) and split,
                      edge if split else np.nan, rng.normal(), float(rng.integers(1, 5))])
        if split:
            node(left_over - 1 if kind != "right" else 0)
            nodes[at][1] = len(nodes)
            node(left_over - 1 if kind != "left" else 0)
    node(depth)
    return k


def walk(forest, row):
    total = 0.0
    for root in forest.roots[:-1]:
        k = int(root)
        while forest.feature[k] >= 0:
            x = row[forest.feature[k]]
            left = forest.missing_left[k] if np.isnan(x) else x <= forest.threshold[k]
            k = k + 1 if left else int(forest.right[k])
        total += forest.value[k]
    return total / forest.n_trees


for case in range(15):
    n_features = int(rng.choice([1, 2, 3, 20]))
    nodes, roots = [], []
    for _ in range(int(rng.choice([1, 2, 7, 33]))):
        roots.append(grow(str(rng.choice(["leaf", "left", "right", "bushy"])), n_features, nodes))
    columns = [np.array(column) for column in zip(*nodes)]
    kinds = (np.int32, np.int32, np.bool_, np.float64, np.float64, np.float64)
    named = dict(zip(("feature", "right", "missing_left", "threshold", "value", "cover"),
                     (c.astype(kind) for c, kind in zip(columns, kinds))))
    forest = Forest(n_features, np.array([*roots, len(nodes)], np.int64), **named, base=0.0,
                    accepts_missing=False)
    content = dump_forest(FittedForest(forest, np.ones(n_features) / n_features, "random"))
    read = load_forest(content, n_features)
    cells = rng.normal(0, 2, (n_features, int(rng.choice([1, 5, 300])))).astype(np.float32)
    cells[rng.random(cells.shape) < 0.1] = rng.choice([0.0, 3e38, -3e38])
    expected = [walk(forest, row) for row in cells.T]
    np.testing.assert_allclose(read.predict(cells.T), expected, rtol=1e-9, atol=1e-9)
    records = rng.normal(0, 2, (n_features, 12)).astype(np.float32)
    spread = QuantileForest(read.forest, records, np.arange(12.0))
    found = spread.quantiles(cells, (1e-6, 0.5, 0.999999))
    assert np.asarray(found).shape[0] == 3
print("done")
"""

ENSEMBLES = """
from carbonsink.core.fuzzy.environmental_distance import location_distances
from carbonsink.core.fuzzy.membership import memberships

for case in range(60):
    n_sites, n, n_variables = (int(rng.choice([1, 2, 3, 50])) for _ in range(3))
    values = rng.normal(0, 1, (n_variables, n))
    values[rng.random(values.shape) < 0.1] = rng.choice([np.nan, 1e300, -1e300, 0.0])
    centres, weights = rng.normal(0, 1, (n_sites, n_variables)), rng.random(n_variables)
    with np.errstate(all="ignore"):
        distances = location_distances(values, centres, weights)
    neighbours = int(rng.choice([1, 2, n_sites, n_sites + 5, 10**6]))
    found = memberships(distances, neighbours, float(rng.choice([1.0001, 2.0, 100.0])))
    assert found.shape == (n_sites, n)
    assert (np.count_nonzero(found > 0, axis=0) <= max(neighbours, 1)).all()
print("done")
"""


@pytest.mark.parametrize("program", [FORESTS, ENSEMBLES], ids=["forests", "ensembles"])
def test_no_kernel_leaves_its_arrays(program, tmp_path):
    text = HEAD.format(tests=str(ROOT / "tests")) + program
    settings = {"NUMBA_BOUNDSCHECK": "1", "NUMBA_OPT": "0"}
    env = {**os.environ, **settings, "NUMBA_CACHE_DIR": str(tmp_path / "kernels")}
    done = subprocess.run(
        [sys.executable, "-c", text], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.strip().endswith("done")
