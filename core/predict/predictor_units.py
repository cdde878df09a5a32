"""Predictors in the units that they had in training: converted, refused, or said to be unknown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..errors_and_notes.fields import RASTERS, SAMPLES, FieldName, field_of
from ..errors_and_notes.predict import OutsideTrainingRange, PredictorUnitsUnknown, RastersUnused
from ..errors_and_notes.quantities import UnitsConverted, WrongUnit
from ..errors_and_notes.sites import PredictorSmaller
from ..errors_and_notes.tables import ColumnConverted
from ..model.circular_predictors import (
    MIN_JUDGED,
    require_degrees,
    require_unit_of_angle,
    table_with_angles,
)
from ..model.class_legends import legends_of_columns
from ..model.predictors import OUTSIDE_SHARE, to_float32
from ..raster import Stack
from ..raster.raster_source import BandConversion
from ..raster.sampled_values import sample_band_values
from ..run import Run
from ..tables.columns import find_column, numeric_column
from ..units.angle import FULL_CIRCLE, Angle, is_direction
from ..units.column_units import unit_of_column
from ..units.quantity import find_quantity, quantity_of_name, split_unit
from ..units.unit_conversion import conversion_of_texts
from .class_codes import check_legend, model_legends

# Values of a raster that are looked at, and rasters of a series.
_SAMPLE_CELLS = 40_000
_SAMPLE_BANDS = 12
# Predictors whose median and largest values are below this share of those of the training are named
# where so many can be compared; a month of a year may well be as dry.
_FAR_SMALLER, _MIN_COMPARED = 0.2, 20
_LARGE = 0.95


def stack_in_trained_units(model, stack: Stack, run: Run, field: FieldName = RASTERS) -> Stack:
    """Return a stack whose predictors are in the units of the training.

    Parameters
    ----------
    model : Model
        Its predictors say their units; empty where the training table did not tell them.
    stack : Stack
        Rasters of the predictors, by name in any order, and others.
    run : Run
        Gets a note of conversions, and of predictors whose unit the model or the rasters do not
        state.
    field : FieldName
        The input, for messages.

    Raises
    ------
    WrongUnit
        When a raster states a unit that cannot be brought to that of the training.
    AngleInRadians
        When a raster of directions looks like radians, and the training had degrees.
    """
    stack = _with_angles(model, stack, field)
    bands = list(stack.bands)
    position_of_band = {id(band): i for i, band in enumerate(bands)}
    without_model_unit, unstated = [], []
    for predictor in model.predictors:
        if predictor.categorical:
            continue
        members = stack.matches(predictor.name)
        _require_direction_in_degrees(predictor, members, field)
        with_unit = [band for band in members if band.unit.strip()]
        if with_unit and not predictor.unit:
            without_model_unit.append(f"{predictor.name} ({with_unit[0].unit})")
        if predictor.unit and len(with_unit) < len(members):
            unstated.append(f"{predictor.name} ({predictor.unit})")
        changed: dict = {}
        for band in with_unit if predictor.unit else ():
            conversion_found = conversion_of_texts(band.unit, predictor.unit, band.date)
            if conversion_found is None:
                label = field_of(field, predictor.name)
                raise WrongUnit(label, band.path, band.unit, predictor.unit)
            if conversion_found != (1.0, 0.0):
                changed[band.unit] = changed.get(band.unit, 0) + 1
                to_trained = BandConversion(
                    conversion_found[0], conversion_found[1], predictor.unit, band.quantity
                )
                bands[position_of_band[id(band)]] = to_trained.apply(band)
        for unit, n in changed.items():
            run.note(UnitsConverted(field_of(field, predictor.name), unit, predictor.unit, n))
    if without_model_unit or unstated:
        run.note(PredictorUnitsUnknown(tuple(without_model_unit), tuple(unstated)))
    return replace(stack, bands=tuple(bands))


def note_unused_rasters(model, stack: Stack, run: Run) -> None:
    """Report rasters among those of the predictors, in trained units, that no predictor takes."""
    used = {band.path for name in model.inputs for band in stack.matches(name)}
    unused = dict.fromkeys(band.path for band in stack.bands if band.path not in used)
    if unused:
        run.note(RastersUnused(tuple(unused), tuple(model.inputs)))


def _with_angles(model, stack: Stack, field: FieldName) -> Stack:
    """Return predictors with the sines and cosines that a model has of angles.

    Raises
    ------
    WrongUnit
        When a raster states another unit of an angle than the table of the training.
    AngleInRadians
        When a raster without a unit looks like radians, and a full turn of the training is 360.
    """
    angle_bands, judged = [], set()
    for predictor in model.predictors:
        angle = predictor.angle
        if angle is None or stack.matches(predictor.name):
            continue
        for band in stack.matches(angle.source):
            stated_unit, label = band.unit.strip(), field_of(field, angle.source)
            require_unit_of_angle(angle, stated_unit, label, band.path)
            if (band.path, band.index) not in judged:
                judged.add((band.path, band.index))
                sample = sample_band_values(band.path, band, _SAMPLE_CELLS)
                require_degrees(angle, sample, stated_unit, label, band.path)
            names = {"name": predictor.name, "stem": predictor.name}
            angle_bands.append(replace(band, unit="", quantity="", angle=angle, **names))
    return replace(stack, bands=(*stack.bands, *angle_bands)) if angle_bands else stack


def _direction_in_degrees(predictor) -> Angle | None:
    """Return the angle that a predictor is, if it is a direction that was no radians in training.

    Radians lie within the range of degrees, so that no other check sees them.
    """
    is_in_degrees = is_direction(predictor.name) and predictor.high > 2.0 * np.pi + 1.0
    return Angle(predictor.name, predictor.name, "", FULL_CIRCLE) if is_in_degrees else None


def _require_direction_in_degrees(predictor, bands, field: FieldName) -> None:
    """Refuse rasters of directions that look like radians where the training had degrees."""
    angle = _direction_in_degrees(predictor)
    for band in bands if angle is not None else ():
        sample = sample_band_values(band.path, band, _SAMPLE_CELLS)
        label = field_of(field, predictor.name)
        require_degrees(angle, sample, band.unit.strip(), label, band.path)


def table_in_trained_units(model, frame, run: Run):
    """Return a table whose predictors have the names and units of the training.

    A column may say its unit in brackets where the model's predictor does not, or another one.
    Predictors of which many values lie outside of the training range are named: a column of
    another unit that says none is seen by nothing else.

    Raises
    ------
    WrongUnit
        When a column states a unit that cannot be brought to that of the training.
    AngleInRadians
        When directions look like radians, and the training had degrees.
    """
    for name, legend in model_legends(model).items():
        given = legends_of_columns(frame, (name,)).get(name, {})
        check_legend(name, legend, given, "", run)
    frame = table_with_angles(model, frame)
    without_model_unit, unstated = [], []
    for predictor in model.predictors:
        if predictor.categorical:
            continue
        column = _column_of(frame, predictor.name)
        if not column:
            continue  # the prediction says which columns it wants
        unit = unit_of_column(frame, column)
        if unit and predictor.unit:
            conversion_found = conversion_of_texts(unit, predictor.unit)
            if conversion_found is None:
                raise WrongUnit(field_of(SAMPLES, predictor.name), column, unit, predictor.unit)
            if conversion_found != (1.0, 0.0):
                values = numeric_column(frame, column, run)
                frame[predictor.name] = values * conversion_found[0] + conversion_found[1]
                n = int(np.isfinite(values).sum())
                run.note(ColumnConverted(column, unit, predictor.unit, n))
                continue
        elif unit:
            without_model_unit.append(f"{predictor.name} ({unit})")
        elif predictor.unit:
            unstated.append(f"{predictor.name} ({predictor.unit})")
        if column != predictor.name:
            frame[predictor.name] = find_column(frame, column)
    if without_model_unit or unstated:
        run.note(PredictorUnitsUnknown(tuple(without_model_unit), tuple(unstated)))
    _check_range(model, frame, run)
    return frame


def _check_range(model, frame, run: Run) -> None:
    """Report predictors of which many records lie outside the range of the training.

    Raises
    ------
    AngleInRadians
        For directions that look like radians, and are degrees in the training.
    """
    columns = {str(column) for column in frame.columns}
    for predictor in model.predictors:
        if predictor.categorical or predictor.name not in columns:
            continue
        values = to_float32(numeric_column(frame, predictor.name))
        angle = _direction_in_degrees(predictor)
        if angle is not None and len(values) >= MIN_JUDGED:
            name = predictor.name
            require_degrees(
                angle, values, unit_of_column(frame, name), field_of(SAMPLES, name), name
            )
        n_values = np.count_nonzero(np.isfinite(values))
        outside = np.count_nonzero(predictor.is_outside(values))
        if outside > OUTSIDE_SHARE * n_values:
            share = outside / n_values
            run.note(OutsideTrainingRange(predictor.name, outside, share, is_table=True))
        elif not _is_told(predictor, unit_of_column(frame, predictor.name)):
            _note_smaller(model, predictor, values, run)


def note_smaller_rasters(model, stack: Stack, run: Run) -> None:
    """Report predictors of a series that are far smaller than in the training, told by no unit.

    Parameters
    ----------
    model : Model
        A model with its training table.
    stack : Stack
        Rasters of the predictors; those of single dates are compared where they make a year.
    run : Run
        Receives the notes.
    """
    for predictor in model.predictors:
        bands = stack.matches(predictor.name)
        is_part = len(bands) < _SAMPLE_BANDS and any(
            band.date is not None and band.date.precision != "year" for band in bands
        )
        if is_part or not bands or _is_told(predictor, bands[0].unit):
            continue
        step = -(-len(bands) // _SAMPLE_BANDS)
        n_cells = _SAMPLE_CELLS // _SAMPLE_BANDS
        values = [sample_band_values(band.path, band, n_cells) for band in bands[::step]]
        _note_smaller(model, predictor, np.concatenate(values), run)


def _is_told(predictor, unit: str) -> bool:
    """Say whether the unit of a predictor is known on both sides, or is judged in another way."""
    is_angle = predictor.angle is not None or is_direction(predictor.name)
    return predictor.categorical or is_angle or bool(predictor.unit and unit)


def _note_smaller(model, predictor, values: np.ndarray, run: Run) -> None:
    """Report values of a predictor without unit that are far smaller than in the training."""
    training = getattr(model, "training", None)
    if training is None or predictor.name not in training:
        return
    trained = training[predictor.name].to_numpy(np.float64)
    values = values[np.isfinite(values)]
    if values.size < _MIN_COMPARED or not np.isfinite(trained).any():
        return
    is_signed = min(values.min(), np.nanmin(trained)) < 0
    if is_signed and not _is_only_possible(predictor.name, values, trained):
        return
    shares = (0.5, _LARGE)
    size, wanted = np.quantile(np.abs(values), shares), np.nanquantile(np.abs(trained), shares)
    if (size < _FAR_SMALLER * wanted).all():
        facts = float(size[0]), float(wanted[0])
        run.note(PredictorSmaller(predictor.name, int(values.size), *facts))


def _is_only_possible(name: str, values: np.ndarray, trained: np.ndarray) -> bool:
    """Say whether values are possible for the quantity of a predictor, and those trained are not.

    Small values of both signs may well be those of a mild place; tenths of a degree are beyond it.
    """
    quantity = find_quantity(quantity_of_name(name))
    if quantity is None:
        return False
    low, high = quantity.limits_per("")
    was_possible = low <= np.nanmin(trained) and np.nanmax(trained) <= high
    return not was_possible and bool(low <= values.min() and values.max() <= high)


def _column_of(frame, name: str) -> str:
    """Return the column of a predictor as the table has it, with or without a unit in brackets."""
    columns = [str(column) for column in frame.columns]
    name_without_unit = split_unit(name)[0].casefold()
    kinds = (
        lambda column: column == name,
        lambda column: column.strip().casefold() == name.strip().casefold(),
        lambda column: split_unit(column)[0].casefold() == name_without_unit,
    )
    for fits in kinds:
        matching = [column for column in columns if fits(column)]
        if matching:
            return matching[0] if len(matching) == 1 else ""
    return ""
