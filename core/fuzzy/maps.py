"""The layer that a map of a fuzzy ensemble has beside it: the predicted skill."""

from __future__ import annotations

import numpy as np

from ..dates.date import Date
from ..facts.fuzzy import NoSkillLine
from ..raster import RasterOutput


class SkillLayer:
    """The predicted skill in a block.

    Parameters
    ----------
    model : FuzzyModel
        The model.

    Raises
    ------
    NoSkillLine
        When the model has no line of skill against distance.
    """

    def __init__(self, model) -> None:
        if not np.isfinite(model.line.slope):
            raise NoSkillLine(model.target, model.line.n)
        self.model = model
        # Distances and weights are made in strips of a fixed size.
        self.scratch_bytes_per_cell = 16

    def outputs(self, date: Date | None) -> dict:
        """Return the raster of a date by output."""
        model = self.model
        return {
            "SKILL": RasterOutput(
                name=f"{model.target}_skill",
                description=f"Predicted R2 of the site models of {model.target}, from their "
                "distance in the space of the predictors, weighted by membership",
                date=date,
                tags=(
                    ("SKILL_SLOPE", f"{model.line.slope:.6g}"),
                    ("SKILL_INTERCEPT", f"{model.line.intercept:.6g}"),
                ),
            )
        }

    def __call__(self, values, _strata, _mean, check) -> dict:
        """Return the layer of a block by output."""
        return {"SKILL": self.model.predict_skill(values, check).astype(np.float32)}
