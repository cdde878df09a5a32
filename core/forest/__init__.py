"""One flat record of a tree ensemble, and the compiled kernels that grow and apply it."""

from __future__ import annotations

from ..on_demand import names_on_demand

_HOMES = {"forest": ("LEAF", "Forest"), "predict": ("PreparedForest",)}
__getattr__, __all__ = names_on_demand(__name__, _HOMES)
