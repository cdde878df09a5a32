"""One flat record of a tree ensemble, and the compiled kernels that apply it to rasters."""

from .forest import LEAF, Forest
from .predict import PreparedForest

__all__ = ["LEAF", "Forest", "PreparedForest"]
