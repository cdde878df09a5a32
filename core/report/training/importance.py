"""Permutation importance in reports: what held-out R2 loses without a predictor."""

from __future__ import annotations

import numpy as np

from .. import figures
from ..numbers import show_number
from ..page import FINDING, Figure, Text
from .setting_names import validation_name


def importance_blocks(model, found, tr) -> tuple:
    """Return the importance of the predictors in words and as bars.

    Parameters
    ----------
    model : FluxModel
        The model.
    found : PermutationImportance
        Its importance.
    tr : callable
        Turns an English text into the user's language.
    """
    names = model.names
    svg = figures.ranked_bars(
        names, found.mean, tr("Drop of held-out R²"), tr("Permutation importance")
    )
    caption = tr(
        "Drop of R² at {n} held-out records ({validation}) when the values of one predictor are "
        "exchanged among the records; mean of five repetitions. Below zero: the model would do "
        "better at new places without it."
    ).format(n=found.n, validation=validation_name(model.validation["main"], tr).lower())
    first = int(np.argmax(found.mean))
    text = tr(
        "The model leans most on {name}: with its values exchanged among the records, R² at "
        "held-out records falls from {r2} to {without}."
    ).format(
        name=names[first],
        r2=show_number(float(found.r2), 2),
        without=show_number(float(found.r2 - found.mean[first]), 2),
    )
    return (Text(text, FINDING), Figure(svg, caption))
