"""One flat record of a tree ensemble, and the compiled kernels that grow and apply it."""

from __future__ import annotations

from ..lazy_imports import lazy_names

_NAMES_BY_MODULE = {"forest": ("LEAF", "Forest"), "fitted_forest": ("PreparedForest",)}
__getattr__, __all__ = lazy_names(__name__, _NAMES_BY_MODULE)
