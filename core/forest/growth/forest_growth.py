"""`grow_forest`: a forest of regression trees from a table of samples.

Trees are grown on threads, one tree at a time on each, by compiled kernels that release the GIL.
Every tree has its own random stream, and the sums over trees are taken in the order of the trees,
so the result does not depend on the number of threads.

References
----------
Breiman, L. (2001). Random forests. Machine Learning 45: 5-32.
"""

from __future__ import annotations

import itertools
import threading
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from typing import Callable, NamedTuple

import numpy as np

from ..forest import Forest
from ..sklearn_trees import TreeArrays
from .bag import ALL, GROUPS, SAMPLES
from .growth_table import BINNED_FROM, EXACT, EXACT_LIMIT, HISTOGRAM, RANDOM, build_growth_table
from .nodes import Rules, make_nodes
from .settings import GrowthSettings
from .tree_growth import grow_binned_tree, grow_exact_tree, grow_random_tree

# Seconds between two looks at cancel.
_POLL_S = 0.05
_NO_LIMIT = 2**31 - 1
# Kernel of each way to search splits.
_KERNELS = {EXACT: grow_exact_tree, HISTOGRAM: grow_binned_tree, RANDOM: grow_random_tree}


class GrownForest(NamedTuple):
    """A forest and what was found while it grew.

    Parameters
    ----------
    forest : Forest
        The trees.
    importance : ndarray of float64, shape (p,)
        Share of each column in the reduction of squared error, the mean over trees; sums to 1
        (all 0 where no tree has a split).
    oob : ndarray of float64, shape (n,), or None
        Mean prediction of each sample by the trees whose bag it is not in; NaN for a sample that
        is in every bag. None where it was not asked for.
    search : str
        How splits were searched: "exact", "histogram" or "random".
    """

    forest: Forest
    importance: np.ndarray
    oob: np.ndarray | None
    search: str


def choose_search(settings: GrowthSettings, n: int) -> str:
    """Return how a forest of n samples is grown: by "exact", "histogram" or "random" splits."""
    if settings.random_splits:
        return RANDOM
    return settings.search or (HISTOGRAM if n > BINNED_FROM else EXACT)


def grow_forest(
    columns: np.ndarray,
    target: np.ndarray,
    settings: GrowthSettings,
    threads: int = 1,
    check_cancel: Callable[[], None] | None = None,
    progress: Callable[[float], None] | None = None,
    oob: bool = False,
    groups: np.ndarray | None = None,
) -> GrownForest:
    """Grow a forest.

    Parameters
    ----------
    columns : ndarray of float32, shape (p, n)
        Design; NaN is a missing value.
    target : ndarray of float64, shape (n,)
        Target, finite.
    settings : GrowthSettings
        How to grow.
    threads : int
        Trees that grow at the same time.
    check_cancel : callable, optional
        Called every 0.05 s or so; may raise to end the work.
    progress : callable, optional
        Receives the finished fraction.
    oob : bool
        Whether out-of-bag predictions are needed; only with bags.
    groups : ndarray of int, optional
        Group of each sample, numbered from 0: whole groups are drawn with replacement, and a
        sample is out of bag where its whole group is.

    Raises
    ------
    ValueError
        For a table or settings that make no forest.
    """
    columns = np.ascontiguousarray(columns, np.float32)
    target = np.asarray(target, np.float64)
    _check_training_data(columns, target, settings, groups)
    search = choose_search(settings, len(target))
    centre = float(target.mean())
    table = build_growth_table(columns, target - centre, search, groups)
    bootstrap = (GROUPS if groups is not None else SAMPLES) if settings.bootstrap else ALL
    rules = Rules(
        max_features=int(settings.max_features),
        min_leaf=int(settings.min_leaf),
        max_depth=_NO_LIMIT if settings.max_depth is None else int(settings.max_depth),
        exact_limit=EXACT_LIMIT,
        bootstrap=bootstrap,
    )
    work = _Work(_KERNELS[search], table, rules, settings, oob and bootstrap != ALL)
    _run_threads(work, min(threads, settings.trees), check_cancel, progress)
    missing = bool(np.isnan(columns).any())
    for tree in work.trees:
        np.add(tree.value, centre, out=tree.value)
    forest = Forest.from_trees(work.trees, len(columns), accepts_missing=missing)
    return GrownForest(forest, work.mean_importance(), work.mean_out_of_bag(centre), search)


def _check_training_data(columns, target, settings: GrowthSettings, groups) -> None:
    """Refuse training data that the kernels that grow a forest do not check."""
    n = len(target)
    if columns.ndim != 2 or columns.shape[1] != n or not columns.size or n >= 2**31:
        raise ValueError(f"a design of {columns.shape} for {n} targets")
    if not np.isfinite(target).all():
        raise ValueError("targets that are not finite")
    if not 1 <= settings.max_features <= len(columns):
        raise ValueError(f"max_features = {settings.max_features} of {len(columns)} columns")
    limits = (settings.trees, settings.min_leaf, settings.max_depth or 1)
    if min(limits) < 1 or settings.seed < 0:
        raise ValueError(f"settings out of range: {settings}")
    if groups is not None and (len(groups) != n or np.min(groups) < 0):
        raise ValueError("one group per sample, numbered from 0")


class _Work:
    """The trees of a forest, grown one by one on any number of threads."""

    def __init__(self, kernel, table, rules: Rules, settings: GrowthSettings, oob: bool) -> None:
        self.kernel, self.table, self.rules, self.seed = kernel, table, rules, settings.seed
        self.trees: list = [None] * settings.trees
        self.stop = np.zeros(1, np.uint8)
        self.n_done = 0
        n, p = len(table.target), len(table.columns)
        self._importance = np.zeros((settings.trees, p))
        self._oob = oob
        self._sum, self._count = np.zeros(n if oob else 0), np.zeros(n if oob else 0, np.int64)
        self._waiting: dict = {}
        self._n_added = 0
        self._numbers = itertools.count()
        self._lock = threading.Lock()

    def grow(self) -> None:
        """Grow trees of a forest until there are none left; what every thread does."""
        n = len(self.table.target)
        nodes = make_nodes(2 * max(n // self.rules.min_leaf, 1) + 1)
        for number in self._numbers:
            if number >= len(self.trees) or self.stop[0]:
                return
            out_of_bag = np.empty(n if self._oob else 0)
            self.kernel(
                self.table,
                self.rules,
                self.seed,
                number,
                nodes,
                self._importance[number],
                out_of_bag,
                self.stop,
            )
            size = int(nodes.size[0])
            tree = TreeArrays(*(array[:size].copy() for array in nodes[1:]))
            with self._lock:
                self.trees[number] = tree
                self.n_done += 1
                if self._oob:
                    self._add_out_of_bag(number, out_of_bag)

    def _add_out_of_bag(self, number: int, out_of_bag: np.ndarray) -> None:
        """Add the out-of-bag predictions of a grown tree, in the order of the trees."""
        self._waiting[number] = out_of_bag
        while self._n_added in self._waiting:
            values = self._waiting.pop(self._n_added)
            known = ~np.isnan(values)
            self._sum[known] += values[known]
            self._count += known
            self._n_added += 1

    def mean_importance(self) -> np.ndarray:
        """Return the importance of each column while the forest grew, its mean over trees."""
        totals = self._importance.sum(axis=1)
        split = totals > 0
        if not split.any():
            return np.zeros(self._importance.shape[1])
        mean = (self._importance[split] / totals[split, None]).mean(axis=0)
        return mean / mean.sum()

    def mean_out_of_bag(self, centre: float) -> np.ndarray | None:
        """Return the mean out-of-bag prediction of the grown trees; NaN without any."""
        if not self._oob:
            return None
        means = np.full(len(self._sum), np.nan)
        np.divide(self._sum, self._count, out=means, where=self._count > 0)
        return means + centre


def _run_threads(work: _Work, threads: int, check_cancel, progress) -> None:
    """Grow all trees of a forest on threads, and listen to cancel meanwhile."""
    pool = ThreadPoolExecutor(max(threads, 1), thread_name_prefix="carbonsink-grow")
    waiting = {pool.submit(work.grow) for _ in range(max(threads, 1))}
    try:
        while waiting:
            done, waiting = wait(waiting, _POLL_S, FIRST_EXCEPTION)
            for future in done:
                future.result()
            if check_cancel is not None:
                check_cancel()
            if progress is not None:
                progress(work.n_done / len(work.trees))
    except BaseException:
        work.stop[0] = 1
        raise
    finally:
        # After a cancel nobody waits for the threads: they end at their next node, or when a
        # kernel that was not in the cache is compiled.
        pool.shutdown(wait=False)
