"""One thin file per algorithm, grouped as the toolbox shows them."""

from __future__ import annotations


def all_algorithms() -> tuple:
    """Return the classes of all algorithms, in the order of the toolbox."""
    from .flux.nep import Nep

    return (Nep,)
