"""`GrowthSettings`: how a forest is grown. Nothing heavy is imported here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class GrowthSettings:
    """How a forest is grown.

    Parameters
    ----------
    trees : int
        Number of trees.
    max_features : int
        Columns tried at each split.
    min_leaf : int
        Fewest samples in a leaf; a sample drawn twice counts once.
    max_depth : int or None
        Deepest level; None means no limit.
    bootstrap : bool
        Whether each tree has its own bag, drawn with replacement.
    random_splits : bool
        Whether thresholds are drawn at random (extremely randomised trees).
    seed : int
        Seed of all random numbers, not negative.
    search : str
        "exact" or "histogram"; empty chooses by the size of the table. Not used by random splits.
    """

    trees: int
    max_features: int
    min_leaf: int = 1
    max_depth: int | None = None
    bootstrap: bool = True
    random_splits: bool = False
    seed: int = 0
    search: str = ""
