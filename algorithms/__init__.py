"""One thin file per algorithm, grouped as the toolbox shows them.

Each group's package lists its own algorithms, in the order of the toolbox.
"""

from __future__ import annotations


def all_algorithms() -> tuple:
    """Return the classes of all algorithms, in the order of the toolbox."""
    from . import diagnosis, flux, landuse, pattern, predict, prepare, train, trend

    groups = (prepare, train, predict, flux, trend, pattern, landuse, diagnosis)
    return tuple(algorithm for group in groups for algorithm in group.algorithms())
