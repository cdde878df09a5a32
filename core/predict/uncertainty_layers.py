"""Layers beside a predicted raster: interval, quantiles, dissimilarity, area of applicability.

Each layer is asked block by block in the pass of the prediction, so that rasters are read once. A
layer is made once and serves any number of dates.
"""

from __future__ import annotations

import numpy as np

from ..dates.date import Date
from ..errors_and_notes.fields import FieldName, FieldText
from ..errors_and_notes.predict import IntervalLevels
from ..errors_and_notes.run import DoesNotApply
from ..model.flux_model import FluxModel
from ..raster import ClassEntry, Classes, RasterOutput
from ..raster.crs import ground_points
from ..run import Run
from ..statistics.class_areas import CLASS_NODATA
from ..uncertainty.applicability import INSIDE, NO_DENSITY, OUTSIDE, Applicability, chosen_weights
from ..uncertainty.dissimilarity_error import model_profile
from ..uncertainty.mean_interval import MeanInterval
from ..uncertainty.prediction_intervals import ModelQuantiles, interval_levels, model_levels
from ..uncertainty.settings import LayerSettings

APPLICABILITY_CLASSES = Classes(
    "applicability",
    (
        ClassEntry(OUTSIDE, "outside", "Outside the area of applicability", "#d55e00"),
        ClassEntry(INSIDE, "inside", "Inside the area of applicability", "#1b6b4a"),
    ),
)
BOUNDS = ("LOWER", "UPPER")
MEAN_BOUNDS = ("MEAN_LOWER", "MEAN_UPPER")
EXPECTED_ERROR = "EXPECTED_ERROR"
AREAS = ("DISSIMILARITY", "APPLICABILITY", "POINT_DENSITY", EXPECTED_ERROR)
# One raster with a band per level; a raster of a single level is asked for by `quantile_key`.
QUANTILES = "QUANTILES"


def quantile_key(level: float) -> str:
    """Return the key of the output that holds one quantile alone."""
    return f"{QUANTILES} {level!r}"


def quantile_name(target: str, level: float) -> str:
    """Return the variable that holds a quantile, by its percent: ``npp_q50``."""
    return f"{target}_q{100 * level:.6g}"


class QuantileLayers:
    """The bounds of the interval and other quantiles in a block.

    Parameters
    ----------
    model : FluxModel
        A model of a forest.
    keys : tuple of str
        Those of the wanted outputs that are quantiles.
    settings : LayerSettings
        What they enclose.
    """

    def __init__(self, model: FluxModel, keys: tuple, settings: LayerSettings) -> None:
        coverage, calibrate = settings.coverage, settings.calibrate
        self.quantiles: tuple = settings.quantiles
        calibrated = model_levels(model, coverage) if calibrate else None
        self.bounds = calibrated or interval_levels(coverage)
        low, high = self.bounds
        self.note = IntervalLevels(coverage, low, high, calibrated is not None, calibrate)
        self.coverage, self.target, self.unit = coverage, model.target, model.unit
        self.forest = ModelQuantiles(model, keys[0].split()[0])
        self.scratch_bytes_per_cell = self.forest.scratch_bytes_per_cell
        levels_needed = (*(self.bounds if set(keys) & set(BOUNDS) else ()), *self.quantiles)
        self._levels = sorted(set(levels_needed))

    def outputs(self, date: Date | None) -> dict:
        """Return the rasters of quantiles at a date by output."""
        outputs = {
            key: self._quantile_output(key, level, date) for key, level in zip(BOUNDS, self.bounds)
        }
        outputs[QUANTILES] = self._quantile(self.quantiles, date)
        for level in self.quantiles:
            outputs[quantile_key(level)] = self._quantile((level,), date)
        return outputs

    def _quantile_output(self, key: str, level: float, date: Date | None) -> RasterOutput:
        """Return the raster of one quantile, a layer of uncertainty, at a date."""
        calibration = ", calibrated on held-out records" if self.note.calibrated else ""
        return RasterOutput(
            name=f"{self.target}_{key.lower()}",
            unit=self.unit,
            description=f"{key.capitalize()} bound of the {self.coverage:.4g} prediction interval "
            f"of {self.target}, for a new measurement: quantile {level:.4g}{calibration}",
            date=date,
            tags=(("COVERAGE", f"{self.coverage:.6g}"), ("QUANTILE_LEVEL", f"{level:.6g}")),
        )

    def _quantile(self, levels: tuple, date: Date | None) -> RasterOutput:
        """Return the raster of quantiles of some levels, a layer of uncertainty, at a date."""
        names = tuple(quantile_name(self.target, level) for level in levels)
        listed = ", ".join(f"{level:.6g}" for level in levels)
        return RasterOutput(
            name=f"{self.target}_quantiles" if len(names) > 1 else names[0],
            unit=self.unit,
            description=f"Quantiles of {self.target} for a new measurement, by quantile regression "
            f"forest: {listed}",
            bands=names if len(names) > 1 else (),
            date=date,
            tags=(("QUANTILE_LEVEL", listed),),
        )

    def __call__(self, values, strata, _mean, check_cancel) -> dict:
        """Return interval bounds and quantiles of a block by output."""
        all_quantiles = self.forest.quantiles(values, self._levels, strata, check_cancel).astype(
            np.float32
        )
        layer_of_level = dict(zip(self._levels, all_quantiles))
        layers = {key: layer_of_level.get(level) for key, level in zip(BOUNDS, self.bounds)}
        for level in self.quantiles:
            layers[quantile_key(level)] = layer_of_level[level]
        has_several = len(self.quantiles) > 1
        quantile_layers = [layer_of_level[level] for level in self.quantiles]
        layers[QUANTILES] = np.stack(quantile_layers) if has_several else quantile_layers[0]
        return layers


class MeanLayers:
    """The bounds of the interval of a cell's mean in a block.

    Parameters
    ----------
    model : FluxModel
        The model.
    coverage : float
        Coverage of the interval.
    run : Run
        Gets a note of what is known of the error.
    """

    def __init__(self, model: FluxModel, coverage: float, run: Run) -> None:
        self.interval = MeanInterval(model, coverage, ground_points, run)
        self.scratch_bytes_per_cell = self.interval.scratch_bytes_per_cell

    def outputs(self, date: Date | None) -> dict:
        """Return the rasters of the mean's interval at a date by output."""
        model, coverage = self.interval.model, self.interval.coverage
        qualifier = "" if self.interval.is_whole else "at least the "
        outputs = {}
        for key in MEAN_BOUNDS:
            outputs[key] = RasterOutput(
                name=f"{model.target}_{key.lower()}",
                unit=model.unit,
                description=f"{key.split('_')[1].capitalize()} bound of {qualifier}{coverage:.4g} "
                f"interval of the mean of {model.target} in a cell, without the scatter of single "
                "measurements",
                date=date,
                tags=(("COVERAGE", f"{coverage:.6g}"),),
            )
        return outputs

    def __call__(self, values, strata, mean, check_cancel) -> dict:
        """Return the bounds of a block by output."""
        bounds = self.interval.bounds(values, strata, check_cancel, mean).astype(np.float32)
        return dict(zip(MEAN_BOUNDS, bounds))


class ApplicabilityLayers:
    """Dissimilarity, area of applicability and density of training records in a block.

    Parameters
    ----------
    model : FluxModel
        The model.
    density, error : bool
        Whether the density and the expected error are wanted.
    """

    def __init__(self, model, density: bool, error: bool) -> None:
        # Of a model that weighs whole series the date alone is looked at.
        model = getattr(model, "plain", model)
        self._n = len(model.predictors)
        self.area = Applicability(model, chosen_weights(model))
        self.density = density
        self.profile = model_profile(model, self.area) if error else None
        self.target, self.unit = model.target, model.unit
        self.scratch_bytes_per_cell = self.area.scratch_bytes_per_cell

    def outputs(self, date: Date | None) -> dict:
        """Return the rasters of applicability at a date by output."""
        thresholds = ", ".join(f"{threshold:.6g}" for threshold in self.area.thresholds)
        return {
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
            EXPECTED_ERROR: RasterOutput(
                name=f"{self.target}_expected_error",
                unit=self.unit,
                description=f"Expected error of {self.target} (root mean square) of held-out "
                "records as dissimilar as the cell; no data outside the area of applicability",
                date=date,
                tags=(("THRESHOLD", thresholds),),
            ),
        }

    def __call__(self, values, strata, mean, check_cancel) -> dict:
        """Return dissimilarity and area of applicability of a block by output."""
        values = values[: self._n]
        index, inside = self.area.dissimilarity(values, strata, check_cancel)
        is_finite = np.isfinite(index)
        classes = np.full(is_finite.shape, CLASS_NODATA, np.uint8)
        classes[is_finite] = np.where(inside[is_finite], INSIDE, OUTSIDE)
        layers = {"DISSIMILARITY": index.astype(np.float32), "APPLICABILITY": classes}
        if self.density:
            density = self.area.point_density(values, strata, check_cancel)
            layers["POINT_DENSITY"] = density.astype(np.int32)
        if self.profile is not None:
            # An LSTM predicts nothing where an earlier step is missing.
            expected = self.profile.expected_error(
                np.where(inside & np.isfinite(mean), index, np.nan)
            )
            layers[EXPECTED_ERROR] = expected.astype(np.float32)
        return layers


def uncertainty_layers(model, keys, settings: LayerSettings, run: Run) -> list:
    """Return the layers that some of the wanted outputs come from.

    Parameters
    ----------
    model : Model
        Predicts what stands beside the layers.
    keys : iterable of str
        The wanted outputs.
    settings : LayerSettings
        What the layers of quantiles enclose.
    run : Run
        Gets a note of the levels of the interval.
    """
    layers: list = []
    quantiles = tuple(key for key in keys if key in BOUNDS or key.startswith(QUANTILES))
    if quantiles:
        quantile_layers = QuantileLayers(model, quantiles, settings)
        if set(quantiles) & set(BOUNDS):
            run.note(quantile_layers.note)
        layers.append(quantile_layers)
    if any(key in keys for key in MEAN_BOUNDS):
        layers.append(MeanLayers(model, settings.coverage, run))
    if any(key in keys for key in AREAS):
        options = ("POINT_DENSITY" in keys, EXPECTED_ERROR in keys)
        layers.append(ApplicabilityLayers(model, *options))
    return layers + model.additional_layers(keys)


def expand_quantiles(keys: tuple, settings: LayerSettings) -> tuple:
    """Return the outputs of a predicted series, a folder for each quantile."""
    levels = tuple(quantile_key(level) for level in settings.quantiles)
    return tuple(expanded for key in keys for expanded in (levels if key == QUANTILES else (key,)))


def require_layers(keys: tuple, offered, model_kind: str) -> None:
    """Raise when a layer of uncertainty is asked for that the model cannot give."""
    for key in keys:
        if key not in offered:
            text = FieldText("{} ({})", (FieldName("model"), model_kind))
            raise DoesNotApply(FieldName("layers"), key, text)
