"""Natural breaks: the classes with the least variance within, for every number of classes.

References
----------
Fisher, W. D. (1958). On grouping for maximum homogeneity. Journal of the American Statistical
Association 53, 789-798.
Jenks, G. F. (1977). Optimal data classification for choropleth maps. University of Kansas.
"""

from __future__ import annotations

import numpy as np

from ..jit import njit

# Values that are grouped; the work grows with their square (1,500: about 0.1 s).
MAX_VALUES = 1500


def natural_breaks(values, max_tried_classes: int) -> list[np.ndarray]:
    """Return the upper limits of the classes but the last, for 2 to `max_tried_classes` classes.

    Parameters
    ----------
    values : numpy.ndarray
        float64, ascending. Of more than `MAX_VALUES` values as many are taken, evenly by rank.
    max_tried_classes : int
        Largest number of classes.

    Returns
    -------
    list of numpy.ndarray
        For each number of classes that the values have different values for.
    """
    if values.size > MAX_VALUES:
        values = values[np.linspace(0, values.size - 1, MAX_VALUES).round().astype(np.int64)]
    different, counts = np.unique(values, return_counts=True)
    k = min(max_tried_classes, different.size)
    if k < 2:
        return []
    first = np.zeros((k, different.size), np.int64)
    # About the mean, so that sums of squares keep their digits.
    _first_of_last_class(different - values.mean(), counts.astype(np.float64), first)
    return [different[_class_ends(first, classes)] for classes in range(2, k + 1)]


def _class_ends(first: np.ndarray, classes: int) -> np.ndarray:
    """Return the positions of the natural breaks: the last value of each class but the last."""
    ends, end = [], first.shape[1] - 1
    for row in range(classes - 1, 0, -1):
        end = int(first[row, end]) - 1
        ends.append(end)
    return np.array(ends[::-1])


@njit(nogil=True, cache=True)
def _first_of_last_class(values, counts, first):
    """Write where the last class of the best k + 1 natural classes up to j begins."""
    k, n = first.shape
    weight, total, square = np.zeros(n + 1), np.zeros(n + 1), np.zeros(n + 1)
    for j in range(n):
        weight[j + 1] = weight[j] + counts[j]
        total[j + 1] = total[j] + counts[j] * values[j]
        square[j + 1] = square[j] + counts[j] * values[j] * values[j]
    best, previous = np.empty(n), np.empty(n)
    for j in range(n):
        best[j] = square[j + 1] - total[j + 1] * total[j + 1] / weight[j + 1]
    for row in range(1, k):
        previous[:] = best
        for j in range(row, n):
            lowest_cost, best_start = np.inf, row
            for i in range(row, j + 1):
                w, s = weight[j + 1] - weight[i], total[j + 1] - total[i]
                cost = previous[i - 1] + (square[j + 1] - square[i]) - s * s / w
                if cost < lowest_cost:
                    lowest_cost, best_start = cost, i
            best[j], first[row, j] = lowest_cost, best_start
