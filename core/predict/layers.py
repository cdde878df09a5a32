"""Layers beside a predicted raster: bounds of the interval, dissimilarity, area of applicability.

Each layer is asked block by block in the walk of the prediction, so that rasters are read once.
"""

from __future__ import annotations

import numpy as np

from ..dates.date import Date
from ..facts.learn import IntervalLevels
from ..model.flux_model import FluxModel
from ..raster import ClassEntry, Classes, RasterOutput
from ..run import Run
from ..uncertainty.applicability import INSIDE, NO_DENSITY, OUTSIDE, Applicability, chosen_weights
from ..uncertainty.intervals import ModelQuantiles, interval_levels, model_levels

APPLICABILITY_CLASSES = Classes(
    "applicability",
    (
        ClassEntry(OUTSIDE, "outside", "Outside the area of applicability", "#d55e00"),
        ClassEntry(INSIDE, "inside", "Inside the area of applicability", "#1b6b4a"),
    ),
)
CLASS_NODATA = 255
BOUNDS = ("LOWER", "UPPER")
AREAS = ("DISSIMILARITY", "APPLICABILITY", "POINT_DENSITY")


class IntervalLayers:
    """The bounds of the interval in a block."""

    def __init__(
        self, model: FluxModel, wanted: tuple, date: Date | None, coverage: float, calibrate: bool
    ) -> None:
        found = model_levels(model, coverage) if calibrate else None
        self.levels = found or interval_levels(coverage)
        self.note = IntervalLevels(coverage, *self.levels, found is not None, calibrate)
        self.quantiles = ModelQuantiles(model, wanted[0])
        self.scratch_bytes_per_cell = self.quantiles.scratch_bytes_per_cell
        names = (f"{model.target}_lower", f"{model.target}_upper")
        self.outputs = {
            key: RasterOutput(
                name=name,
                unit=model.unit,
                description=f"{key.capitalize()} bound of the {coverage:.4g} prediction interval "
                f"of {model.target}: quantile {level:.4g}"
                + (", calibrated on held-out records" if found else ""),
                date=date,
                tags=(("COVERAGE", f"{coverage:.6g}"), ("QUANTILE_LEVEL", f"{level:.6g}")),
            )
            for key, name, level in zip(BOUNDS, names, self.levels)
        }

    def __call__(self, values, strata, check) -> dict:
        """Return both bounds of a block by output."""
        found = self.quantiles.quantiles(values, self.levels, strata, check)
        return dict(zip(BOUNDS, found.astype(np.float32)))


class ApplicabilityLayers:
    """Dissimilarity, area of applicability and density of training records in a block."""

    def __init__(self, model: FluxModel, date: Date | None, density: bool) -> None:
        self.area = Applicability(model, chosen_weights(model))
        self.density = density
        self.scratch_bytes_per_cell = self.area.scratch_bytes_per_cell
        thresholds = ", ".join(f"{threshold:.6g}" for threshold in self.area.thresholds)
        self.outputs = {
            "DISSIMILARITY": RasterOutput(
                name="dissimilarity",
                description="Dissimilarity index: distance to the nearest training record over "
                "the mean distance between training records",
                date=date,
                tags=(("THRESHOLD", thresholds),),
            ),
            "APPLICABILITY": RasterOutput(
                name="applicability",
                dtype="uint8",
                nodata=CLASS_NODATA,
                description="Area of applicability: dissimilarity no larger than between "
                "training records of different folds",
                classes=APPLICABILITY_CLASSES,
                date=date,
                tags=(("THRESHOLD", thresholds),),
            ),
            "POINT_DENSITY": RasterOutput(
                name="point_density",
                unit="1",
                dtype="int32",
                nodata=NO_DENSITY,
                description="Local point density: training records nearer than the threshold of "
                "the dissimilarity index",
                date=date,
                tags=(("THRESHOLD", thresholds),),
            ),
        }

    def __call__(self, values, strata, check) -> dict:
        """Return the layers of a block by output."""
        index, inside = self.area.dissimilarity(values, strata, check)
        known = np.isfinite(index)
        classes = np.full(known.shape, CLASS_NODATA, np.uint8)
        classes[known] = np.where(inside[known], INSIDE, OUTSIDE)
        found = {"DISSIMILARITY": index.astype(np.float32), "APPLICABILITY": classes}
        if self.density:
            density = self.area.point_density(values, strata, check)
            found["POINT_DENSITY"] = density.astype(np.int32)
        return found


def layers_beside(
    model: FluxModel, targets: dict, date: Date | None, coverage: float, calibrate: bool, run: Run
) -> list:
    """Return the layers that some of the wanted outputs come from."""
    layers = []
    bounds = tuple(key for key in BOUNDS if key in targets)
    if bounds:
        intervals = IntervalLayers(model, bounds, date, coverage, calibrate)
        run.note(intervals.note)
        layers.append(intervals)
    if any(key in targets for key in AREAS):
        layers.append(ApplicabilityLayers(model, date, "POINT_DENSITY" in targets))
    return layers
