"""What the inputs of an algorithm take, and the one check of all of them before a run."""

from __future__ import annotations

import json
from dataclasses import replace

from ...core.run import Run
from ...core.units.quantity import CODES, InputRequirement
from .declarations import TAKES_KEY

# Days of the longest month.
_LONGEST_MONTH = 31


def declared_quantities(definition) -> InputRequirement | None:
    """Return which quantities an input takes; None for inputs that hold no quantity."""
    text = definition.metadata().get(TAKES_KEY)
    if not text:
        return None
    facts = json.loads(text)
    return InputRequirement(**{**facts, "quantities": tuple(facts["quantities"])})


def input_paths(value) -> list:
    """Return the rasters of an input as a list."""
    return [value] if isinstance(value, str) else list(value or [])


def check_quantities(algorithm, values, run: Run, inspects_values: bool = True) -> None:
    """Check the rasters of all inputs, and let them be read in the units the algorithm works in.

    Parameters
    ----------
    algorithm : CarbonSinkAlgorithm
        Its definitions say what each input takes; its `requirements` narrow that by choices.
    values : Values
        Inputs by name; file names of rasters become `RasterSource`. What each input was found to
        hold is kept in ``values.meanings``.
    run : Run
        Gets a note of conversions and doubts.
    inspects_values : bool
        Whether values are looked at, or only what the files say.

    Raises
    ------
    WrongQuantity, WrongUnit, UnitsMixed, WrongStep, ImpossibleValues, NotInteger
        When an input cannot be what it is taken for.
    ClassesAsAmounts
        For a raster of named classes where amounts are taken.
    """
    from ...core.raster.class_check import (
        check_legends,
        rasters_of_classes,
        require_amounts,
        require_codes,
    )
    from ...core.raster.input_check import check_input
    from ...core.raster.magnitude_comparison import (
        note_unlike_magnitudes,
        require_comparable_magnitudes,
    )

    required_quantities = algorithm.requirements(values)
    # Columns last: what rasters hold says what is compared with them.
    for definition in sorted(algorithm.parameterDefinitions(), key=lambda d: d.type() == "field"):
        name = definition.name()
        requirement = required_quantities.get(name) or declared_quantities(definition)
        value = values.get(name)
        if requirement is None or not value:
            continue
        if definition.type() == "field":
            if inspects_values and requirement.is_quantity:
                _check_columns(values, definition, requirement, run)
            continue
        paths = input_paths(value)
        if requirement.role == CODES and inspects_values:
            require_codes(paths, run)
        if not requirement.is_quantity:
            # The user's own names make those in the files irrelevant.
            if requirement.legends and not values.get("CLASSES"):
                others = input_paths(values.get(requirement.alike))
                checked = paths if requirement.role == CODES else rasters_of_classes(paths)
                check_legends(
                    [*others, *paths], name, run, by_name=requirement.several, checked_paths=checked
                )
            continue
        if not requirement.classes:
            require_amounts(paths, name, run)
        like = values.meanings.get(requirement.alike)
        sources, values.meanings[name] = check_input(
            paths, name, requirement, run, like, inspects_values
        )
        values[name] = sources[0] if isinstance(value, str) else sources
        if like is not None:
            pair = requirement.alike, like, name, values.meanings[name]
            require_comparable_magnitudes(*pair)
            note_unlike_magnitudes(*pair, run)


def _check_columns(values, definition, requirement: InputRequirement, run: Run) -> None:
    """Check the columns chosen for a parameter, as the numbers they hold."""
    from ...core.errors_and_notes.run import CarbonSinkError
    from ...core.tables.columns import numeric_column
    from ...core.units.column_quantity_check import (
        check_column_quantity,
        quantity_of_column,
        step_matters,
    )
    from ...core.units.column_units import require_same_unit, unit_of_column
    from ..features.feature_tables import read_columns

    name = definition.name()
    value = values[name]
    columns = [value] if isinstance(value, str) else value
    if name == "TARGET_FIELD" and values.get("TARGET_QUANTITY") not in (None, "auto", "other"):
        requirement = replace(requirement, quantities=(values["TARGET_QUANTITY"],))
    source = values[definition.parentLayerParameterName()]
    table = read_columns(source, columns, run)
    chosen = values.get("TARGET_UNIT") if name == "TARGET_FIELD" else ""
    if chosen:
        for column in columns:
            stated = unit_of_column(table, column)
            require_same_unit("TARGET_UNIT", chosen, column, stated)
        requirement = replace(requirement, unit=chosen)
    for column in columns:
        try:
            numbers = numeric_column(table, column)
        except CarbonSinkError:
            continue  # a missing column, or one of text: the algorithm says what it needs
        stated = requirement.unit or unit_of_column(table, column)
        takes_column = replace(requirement, unit=stated)
        like = values.meanings.get(requirement.alike)
        if (
            like is not None
            and like.quantity
            and quantity_of_column(column, takes_column)[0] is None
        ):
            unit = stated or like.unit
            takes_column = replace(requirement, quantities=(like.quantity,), unit=unit)
        if not requirement.several and step_matters(numbers, column, takes_column):
            takes_column = replace(takes_column, step=_step_of_dates(values, source, run))
        check_column_quantity(numbers, column, name, takes_column, run)


def _step_of_dates(values, source, run: Run) -> str:
    """Return the step of time of the column of dates, "" where there is none or it is longer."""
    import numpy as np

    from ...core.dates.date_columns import date_cells, read_stamps
    from ...core.errors_and_notes.run import CarbonSinkError
    from ...core.tables.columns import find_column
    from ..features.feature_tables import read_columns

    column = values.get("DATE_FIELD")
    if not column:
        return ""
    try:
        cells = date_cells(find_column(read_columns(source, [column], run), column))
        start = read_stamps(cells, column).start
    except CarbonSinkError:
        return ""  # the algorithm says what it needs
    start = np.unique(start[~np.isnat(start)])
    if start.size < 2:
        return ""
    days = float(np.median(np.diff(start) / np.timedelta64(1, "D")))
    return "day" if days <= 1 else "month" if days <= _LONGEST_MONTH else ""
