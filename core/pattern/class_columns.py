"""Columns of classes whose joins are counted, and the classes of the maps that are made of them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.pattern import (
    ClassesAllDifferent,
    ClassNameTaken,
    OneClass,
    TooFewValues,
    TooManyClasses,
)
from ..tables.class_labels import class_order
from .classes import LISA_CLASSES

# Fewer features, and more classes than this, say nothing of their joins.
MIN_FEATURES = 10
MAX_CLASSES = 100


class NumberedClasses(NamedTuple):
    """The classes of a column.

    Parameters
    ----------
    names : tuple
        In order.
    numbers : numpy.ndarray
        Position of the class of each label.
    """

    names: tuple
    numbers: np.ndarray


def numbered_classes(labels, name: str) -> NumberedClasses:
    """Return the classes of a column in order, and the number of each label's class.

    Raises
    ------
    TooFewValues, OneClass, ClassesAllDifferent, TooManyClasses
        When there is nothing to count.
    """
    names = class_order(labels)
    if len(labels) < MIN_FEATURES:
        raise TooFewValues(name, len(labels), MIN_FEATURES)
    if len(names) == 1:
        raise OneClass(name, str(names[0]))
    if len(names) == len(labels) <= MAX_CLASSES:
        raise ClassesAllDifferent(name, len(names))
    if len(names) > MAX_CLASSES:
        raise TooManyClasses(name, len(names), MAX_CLASSES)
    numbers = {label: i for i, label in enumerate(names)}
    return NumberedClasses(names, np.array([numbers[label] for label in labels], np.int64))


def require_distinct_names(names, column: str) -> None:
    """Raise `ClassNameTaken` when a class is called as what is not significant in a map."""
    for label in map(str, names):
        if label == LISA_CLASSES[0].key:
            raise ClassNameTaken(column, label)
