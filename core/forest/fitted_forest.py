"""`FittedForest` and its prediction of rasters, bit for bit what scikit-learn gives with one job.

The cells are gathered into blocks of similar ones (`cell_order`, `cell_blocks`), each tree is cut
down to what a block straddles (`prune`), and what is left is tested for all cells of the block at
once (`tree_evaluation`). Nothing is rounded or approximated, so neither the order of the cells nor
the size of the window or the number of threads changes a bit of the result. The compiled stages
release the GIL: a thread per window is the way to use several processors.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .cell_blocks import BLOCK_CELLS, FIRST_SMALLEST, WHOLE_BLOCK, portions_of_cells
from .cell_order import rate_cell_order, sort_into_boxes
from .forest import Forest
from .prediction_tables import build_tables
from .tree_evaluation import predict_blocks
from .wanted_cells import predictor_bits, predictor_values, wanted_cells

# About how many cells are sorted together: more make smaller boxes (twice as many, a tenth less
# time), but sorting them takes `CHECK_EVERY` already.
SORTED_CELLS = 1 << 19

# Blocks and trees looked at to decide how to go on.
SAMPLE_BLOCKS, SAMPLE_TREES = 4, 32

# Pruning in vain costs less than pruning to boxes of half the size up to this share of the trees.
MAX_OVERFLOW = 0.25

# Sorting costs about as much as testing this many nodes per cell (0.1 us).
SORTING_PAYS = 5000


class PreparedForest:
    """A forest with the tables its kernels read; made once, used by any number of threads.

    Parameters
    ----------
    forest : Forest
        The forest.
    """

    def __init__(self, forest: Forest):
        self.forest = forest
        self._tables = build_tables(forest)

    @property
    def scratch_bytes_per_cell(self) -> int:
        """Bytes per cell of the window that a prediction takes beside its input and results.

        A list of the cells and a spare one to sort it. What does not grow with the window comes on
        top: 0.1 MB per predictor and thread.
        """
        return 2 * np.dtype(np.int32).itemsize

    def predict(self, values, valid=None, check_cancel=None, spread=False):
        """Predict every cell of a window or every record of a table.

        Parameters
        ----------
        values : ndarray of float32, shape (n_features, rows, cols) or (n_features, n)
            Predictors in the order of training. NaN is a missing value.
        valid : ndarray of bool, shape (rows, cols) or (n,), optional
            Cells to predict. Without it all; but a forest that does not accept missing values
            never predicts a cell that misses one.
        check_cancel : callable, optional
            Called without arguments every 0.1 s or so; may raise to end the work.
        spread : bool
            Whether the spread between the trees is wanted too.

        Returns
        -------
        mean : ndarray of float64, shape (rows, cols) or (n,)
            The prediction; NaN in cells not predicted.
        spread : ndarray of float64
            Population standard deviation between the trees; only when asked for.
        """
        if spread and self.forest.aggregate != "mean":
            raise ValueError("only trees that are averaged have a spread")
        values = predictor_values(values, self.forest.n_features)
        shape, bits = values.shape[1:], predictor_bits(values)
        cells = wanted_cells(bits, shape, valid, not self.forest.accepts_missing)
        fill = np.empty if len(cells) == bits.shape[1] else _full_of_nan
        mean = fill(shape, np.float64)
        deviation = fill(shape if spread else 0, np.float64)
        for part in _split_cells(cells):
            box = self._sort_cells(bits, part)
            self._predict(bits, part, box, mean.ravel(), deviation.ravel(), check_cancel)
        return (mean, deviation) if spread else mean

    def _sort_cells(self, bits, cells) -> int:
        """Sort cells by their predictors where that pays; return the first box to prune to."""
        n_kept, _ = self._rate_cell_order(bits, cells, WHOLE_BLOCK)
        if n_kept * self.forest.n_trees > SORTING_PAYS:
            sort_into_boxes(self._tables, bits, cells)
        box = WHOLE_BLOCK
        while box < FIRST_SMALLEST and self._rate_cell_order(bits, cells, box)[1] > MAX_OVERFLOW:
            box *= 2
        return box

    def _rate_cell_order(self, bits, cells, box) -> tuple[float, float]:
        """Return how much pruning saves in a sample of the blocks and trees."""
        return rate_cell_order(self._tables, bits, cells, box, SAMPLE_BLOCKS, SAMPLE_TREES)

    def _predict(self, bits, cells, box, mean, spread, check_cancel) -> None:
        """Predict cells by the forest in portions between which a cancel is seen."""
        forest = self.forest
        divisor = float(forest.n_trees) if forest.aggregate == "mean" else 1.0
        scale = (forest.base, divisor)
        for portion in portions_of_cells(cells, check_cancel):
            predict_blocks(self._tables, bits, portion, box, scale, mean, spread)


def _split_cells(cells) -> list:
    """Cut the cells that a forest predicts into portions of whole blocks, about `SORTED_CELLS`."""
    n_parts = max(round(len(cells) / SORTED_CELLS), 1)
    n_blocks = -(-len(cells) // (n_parts * BLOCK_CELLS))
    step = max(n_blocks, 1) * BLOCK_CELLS
    return [cells[start : start + step] for start in range(0, len(cells), step)]


def _full_of_nan(shape, dtype) -> np.ndarray:
    """Return predictions of no cell."""
    return np.full(shape, np.nan, dtype)


@dataclass(frozen=True, eq=False)
class FittedForest:
    """A fitted forest.

    It has the two members of a scikit-learn estimator that models use, `predict` and
    `feature_importances_`, so code that handles any estimator needs no exception for forests.

    Parameters
    ----------
    forest : Forest
        The trees.
    feature_importances_ : ndarray of float64, shape (n_features,)
        Share of each column in the reduction of squared error.
    search : str
        How splits were searched: "exact", "histogram", "random"; "scikit-learn" for a forest that
        scikit-learn has grown.
    """

    forest: Forest
    feature_importances_: np.ndarray
    search: str

    @classmethod
    def from_estimator(cls, estimator) -> FittedForest:
        """Return a forest that scikit-learn has grown; it predicts the same bits.

        Raises
        ------
        TypeError
            When the estimator is no forest of regression with one target.
        """
        importance = np.asarray(estimator.feature_importances_, np.float64)
        return cls(Forest.from_estimator(estimator), importance, "scikit-learn")

    @cached_property
    def prepared(self) -> PreparedForest:
        """The forest with the tables of the prediction kernel."""
        return PreparedForest(self.forest)

    def predict(self, rows: np.ndarray) -> np.ndarray:
        """Return predictions, float64 ``(n,)``, of a design ``(n, n_features)``."""
        return self.prepared.predict(np.ascontiguousarray(rows.T, np.float32))
