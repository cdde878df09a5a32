"""What may be chosen of validations and transforms; how they compute stands beside them.

Dialogs list the choices before anything is computed, so numpy is not imported here: functions are
in `splitters` and `transform`, under the same keys.
"""

from __future__ import annotations

from typing import NamedTuple

from ..facts.fields import FieldName
from ..facts.run import BadValue

# What is done with classes that a model has not seen.
UNSEEN_CHOICES = ("refuse", "nodata")


class Splitter(NamedTuple):
    """One way to hold records out.

    Parameters
    ----------
    key, label : str
        Name in parameters and tables, name for people.
    grouped : bool
        Whether it holds out whole sites.
    applies : tuple of str
        Parameters it has use for, among "folds", "test_fraction", "block_size" and "map".
    bagged : bool
        Whether it needs no folds, but a forest whose bags are drawn by site.
    """

    key: str
    label: str
    grouped: bool
    applies: tuple
    bagged: bool = False


SPLITTERS = {
    splitter.key: splitter
    for splitter in (
        Splitter("site", "whole sites held out", True, ("folds",)),
        Splitter("kfold", "random k-fold", False, ("folds",)),
        Splitter("block", "square blocks held out", True, ("folds", "block_size")),
        Splitter("knndm", "folds that look like the map", True, ("folds", "map")),
        Splitter("holdout", "random hold-out", False, ("test_fraction",)),
        Splitter("site_oob", "out of bag by site", True, (), bagged=True),
    )
}

# What a user may ask for: one of them, or all that hold records out in folds.
VALIDATIONS = (*SPLITTERS, "all")


class Transform(NamedTuple):
    """A transform of the target.

    Parameters
    ----------
    key : str
        Name in parameters.
    smears : bool
        Whether the smearing correction applies.
    positive : bool
        Whether the target must be above zero.
    """

    key: str
    smears: bool = False
    positive: bool = False


TRANSFORMS = {
    transform.key: transform
    for transform in (
        Transform("none"),
        Transform("log", smears=True, positive=True),
    )
}


def find_transform(key: str) -> Transform:
    """Return a transform by its key.

    Raises
    ------
    BadValue
        Listing the known keys.
    """
    if key not in TRANSFORMS:
        raise BadValue(FieldName("transform"), key, ", ".join(TRANSFORMS))
    return TRANSFORMS[key]
