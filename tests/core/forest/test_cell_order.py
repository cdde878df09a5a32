from __future__ import annotations

import numpy as np
import pytest
from sklearn.ensemble import RandomForestRegressor

from carbonsink.core.forest import Forest
from carbonsink.core.forest.cell_blocks import BLOCK_CELLS, RUN
from carbonsink.core.forest.cell_order import rate_cell_order, sort_into_boxes
from carbonsink.core.forest.prediction_tables import build_tables
from carbonsink.core.forest.wanted_cells import TILE_ROWS, list_cells


def listed(values, valid=None, skip_missing=True):
    n_rows, n_cols = values.shape[1:]
    mask = np.empty(0, bool) if valid is None else valid.ravel()
    bits = np.ascontiguousarray(values).reshape(len(values), -1).view(np.int32)
    cells = np.empty(n_rows * n_cols, np.int32)
    return cells[: list_cells(bits, mask, n_rows, n_cols, skip_missing, cells)]


@pytest.mark.parametrize("shape", [(1, 1), (1, 5000), (5000, 1), (37, 61), (64, 64), (100, 3)])
def test_every_cell_is_listed_once(shape):
    cells = listed(np.zeros((2, *shape), np.float32))
    assert sorted(cells) == list(range(shape[0] * shape[1]))


def test_a_full_block_is_a_tile():
    rows, cols = np.divmod(listed(np.zeros((1, 64, 96), np.float32))[:BLOCK_CELLS], 96)
    assert (rows.max(), cols.max()) == (TILE_ROWS - 1, RUN - 1)


def test_only_valid_cells_are_listed():
    rng = np.random.default_rng(0)
    values = rng.normal(size=(3, 40, 50)).astype(np.float32)
    values[rng.random(values.shape) < 0.1] = np.nan
    valid = rng.random((40, 50)) < 0.7
    whole = ~np.isnan(values).any(0)
    for mask, skip, expected in (
        (None, True, whole),
        (valid, True, whole & valid),
        (valid, False, valid),
        (None, False, np.ones_like(valid)),
    ):
        assert sorted(listed(values, mask, skip)) == np.flatnonzero(expected).tolist()


def noisy(fitted, n_cells, ties=False):
    rng = np.random.default_rng(5)
    tables = build_tables(Forest.from_estimator(fitted(n_samples=500, n_estimators=10)))
    values = rng.normal(size=(4, n_cells)).astype(np.float32)
    if ties:
        values = np.round(values)
    return tables, values.view(np.int32), np.arange(n_cells, dtype=np.int32)


@pytest.mark.parametrize("ties", [False, True])
@pytest.mark.parametrize("n_cells", [1, 64, 65, 1024, 1025, 9999])
def test_sorting_moves_cells_and_loses_none(fitted, n_cells, ties):
    tables, bits, cells = noisy(fitted, n_cells, ties)
    sort_into_boxes(tables, bits, cells)
    assert sorted(cells) == list(range(n_cells))


def test_sorting_lets_blocks_keep_fewer_nodes(fitted):
    tables, bits, cells = noisy(fitted, 64 * BLOCK_CELLS)
    before, _ = rate_cell_order(tables, bits, cells, 1, 8, 10)
    sort_into_boxes(tables, bits, cells)
    after, _ = rate_cell_order(tables, bits, cells, 1, 8, 10)
    assert after < before / 2


def test_blocks_are_ranges_of_the_feature_that_decides():
    # All thresholds are on the second feature: blocks must be its slices, one behind the other.
    rng = np.random.default_rng(0)
    x = rng.random((300, 2)).astype(np.float32)
    model = RandomForestRegressor(5, random_state=0).fit(x * [0, 1], x[:, 1])
    tables = build_tables(Forest.from_estimator(model))
    values = rng.random((2, 4 * BLOCK_CELLS)).astype(np.float32)
    cells = np.arange(values.shape[1], dtype=np.int32)
    sort_into_boxes(tables, values.view(np.int32), cells)
    blocks = values[1, cells].reshape(4, BLOCK_CELLS)
    assert (blocks[:-1].max(1) < blocks[1:].min(1)).all()
