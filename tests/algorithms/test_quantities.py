"""Every algorithm checks the quantity of every raster it takes: read from the declarations.

An input that declares a quantity is given rasters that cannot be it, in a run that is otherwise
empty; ``process`` must never be reached. So no algorithm can forget its check.
"""

from __future__ import annotations

import json

import numpy as np
import pytest
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from carbonsink.algorithms import all_algorithms
from carbonsink.core.raster import Stack
from carbonsink.core.units.quantity import (
    CODES,
    COPIED,
    DATES,
    GRID,
    MEASURE,
    NAMES,
    QUANTITY,
    find_quantity,
)
from carbonsink.framework.parameters.quantities import declared_quantities
from carbonsink.framework.parameters.values import resolve_inputs

ALGORITHMS = {kind.ID: kind for kind in all_algorithms()}
IMPOSSIBLE = 1e9
RASTER_ROLES, COLUMN_ROLES = (QUANTITY, CODES, GRID, COPIED), (QUANTITY, NAMES, DATES, MEASURE)


def raster_inputs(algorithm):
    """The inputs of an algorithm that take rasters."""
    algorithm.initAlgorithm()
    for definition in algorithm.parameterDefinitions():
        rasters = definition.type() == "raster" or (
            definition.type() == "multilayer"
            and definition.layerType() == QgsProcessing.SourceType.TypeRaster
        )
        if rasters:
            yield definition


def inputs_of(role):
    """Algorithm, input and what it takes, of all rasters whose values are used in a role."""
    for name, kind in ALGORITHMS.items():
        for definition in raster_inputs(kind()):
            requirement = declared_quantities(definition)
            if requirement is not None and requirement.role == role:
                yield pytest.param(
                    name, definition.name(), requirement, id=f"{name}-{definition.name()}"
                )


def kind_of(name, parameter):
    """Type of an input, as QGIS calls it."""
    algorithm = ALGORITHMS[name]()
    algorithm.initAlgorithm()
    return algorithm.parameterDefinition(parameter).type()


CHECKED = list(inputs_of(QUANTITY))
CODED = list(inputs_of(CODES))
SINGLE = [case for case in CHECKED if not case.values[2].several]
LISTS = [case for case in SINGLE if kind_of(*case.values[:2]) == "multilayer"]
STATED = [case for case in SINGLE if case.values[2].quantities]
STEPPED = [case for case in SINGLE if case.values[2].step in ("month", "year")]
SEVERAL = [case for case in CHECKED if case.values[2].several]


class Reached(Exception):
    """The work began although an input cannot be what it is taken for."""


@pytest.fixture
def start(provider, monkeypatch):
    """Begin a run of an algorithm with rasters for one input; return its values and its log."""

    def run(name, parameter, paths):
        algorithm = ALGORITHMS[name]()
        algorithm.initAlgorithm()
        seen = {}

        def process(values, run, sinks):
            seen.update(values)
            raise Reached

        monkeypatch.setattr(algorithm, "open_inputs", lambda values: None)
        monkeypatch.setattr(algorithm, "check_inputs", lambda values: None)
        monkeypatch.setattr(algorithm, "process", process)
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
        alone = kind_of(name, parameter) == "raster"
        given = {parameter: paths[0] if alone else paths}
        algorithm.values = resolve_inputs(algorithm, given, context)
        with pytest.raises(QgsProcessingException) as caught:
            algorithm.processAlgorithm({}, context, feedback)
        return str(caught.value), seen, feedback.htmlLog()

    return run


def quantity_for(requirement):
    """A quantity that an input takes, and a raster name that says so."""
    return find_quantity(requirement.quantities[0] if requirement.quantities else "npp")


def dates_for(requirement):
    """Dates of the step that an input takes, or ends of names of products of one date."""
    if requirement.products:
        return "a_2001-01", "b_2001-01", "c_2001-01"
    return (
        ("2001", "2002", "2003")
        if requirement.step == "year"
        else ("2001-01", "2001-02", "2001-03")
    )


@pytest.mark.parametrize("name", ALGORITHMS)
def test_every_raster_input_declares_what_it_takes(name):
    algorithm = ALGORITHMS[name]()
    for definition in raster_inputs(algorithm):
        requirement = declared_quantities(definition)
        assert requirement is not None and requirement.role in RASTER_ROLES, definition.name()
        assert all(find_quantity(code) for code in requirement.quantities)
        assert not requirement.alike or algorithm.parameterDefinition(requirement.alike)


def test_there_is_something_to_check():
    assert len(SINGLE) > 20 and len(STATED) > 12 and len(STEPPED) >= 5 and len(SEVERAL) >= 3


@pytest.mark.parametrize(("name", "parameter", "requirement"), SINGLE)
def test_impossible_values_are_refused(start, raster, name, parameter, requirement):
    code = quantity_for(requirement).code
    path = raster(np.full((3, 3), IMPOSSIBLE), f"{code}_{dates_for(requirement)[0]}.tif")
    message, seen, _ = start(name, parameter, [path])
    assert not seen and message.startswith(f"{parameter}:") and path in message


@pytest.mark.parametrize(("name", "parameter", "requirement"), LISTS)
def test_the_last_raster_is_checked_like_the_first(start, raster, name, parameter, requirement):
    quantity = quantity_for(requirement)
    paths = [
        raster(np.full((3, 3), value), f"{quantity.code}_{dates_for(requirement)[i]}.tif")
        for i, value in enumerate((0.5, 0.6, IMPOSSIBLE))
    ]
    message, seen, _ = start(name, parameter, paths)
    assert not seen and paths[2] in message


@pytest.mark.parametrize(("name", "parameter", "requirement"), STATED)
def test_units_of_another_dimension_are_refused(start, raster, name, parameter, requirement):
    quantity = quantity_for(requirement)
    unit = "gC m-2" if quantity.dimension == "temperature" else "degC"
    path = raster(np.full((3, 3), 0.5), f"{quantity.code}_2001-01.tif", unit=unit)
    message, seen, _ = start(name, parameter, [path])
    assert not seen and unit in message and path in message


@pytest.mark.parametrize(("name", "parameter", "requirement"), STEPPED)
def test_another_step_is_refused(start, raster, name, parameter, requirement):
    code = quantity_for(requirement).code
    date = "2001" if requirement.step == "month" else "2001-01"
    path = raster(np.full((3, 3), 50.0), f"{code}_{date}.tif")
    message, seen, _ = start(name, parameter, [path])
    assert not seen and path in message


@pytest.mark.parametrize(("name", "parameter", "requirement"), SINGLE)
def test_units_are_converted_member_by_member(start, raster, name, parameter, requirement):
    quantity = quantity_for(requirement)
    other, factor, offset, value = {
        "carbon": ("kgC m-2", 1000.0, 0.0, 0.02),
        "temperature": ("K", 1.0, -273.15, 290.15),
        "water": ("cm", 10.0, 0.0, 8.0),
        "energy": ("J m-2", 1e-6, 0.0, 5e8),
        "ratio": ("%", 0.01, 0.0, 45.0),
    }[quantity.dimension]
    dates = dates_for(requirement)
    first = raster(
        np.full((3, 3), value * factor + offset),
        f"{quantity.code}_{dates[0]}.tif",
        unit=quantity.unit,
    )
    second = raster(np.full((3, 3), value), f"{quantity.code}_{dates[1]}.tif", unit=other)
    alone = kind_of(name, parameter) == "raster"
    message, seen, log = start(name, parameter, [second] if alone else [first, second])
    assert seen, message
    sources = seen[parameter]
    stack = Stack.open([sources] if isinstance(sources, str) else sources)
    values = stack.read(stack.grid.window)[:, 0, 0]
    kept = alone and not requirement.quantities and not requirement.own_unit
    assert values == pytest.approx(value if kept else value * factor + offset, rel=1e-5)
    assert kept or other in log


@pytest.mark.parametrize(("name", "parameter", "requirement"), SEVERAL)
def test_predictors_that_cannot_be_are_told(start, raster, name, parameter, requirement):
    path = raster(np.full((3, 3), 8500.0), "ndvi.tif")
    _, seen, log = start(name, parameter, [path])
    assert seen and "8500" in log and "NDVI" in log


def test_declarations_are_plain_text(provider):
    for name in ALGORITHMS:
        for definition in raster_inputs(ALGORITHMS[name]()):
            assert json.loads(definition.metadata()["carbonsink_takes"])


# --- columns of tables -------------------------------------------------------------------------


def columns():
    """Algorithm, input and what it takes, of all columns."""
    for name, kind in ALGORITHMS.items():
        algorithm = kind()
        algorithm.initAlgorithm()
        for definition in algorithm.parameterDefinitions():
            if definition.type() == "field":
                requirement, parameter = declared_quantities(definition), definition.name()
                yield pytest.param(name, parameter, requirement, id=f"{name}-{parameter}")


EVERY_COLUMN = list(columns())
COLUMNS = [case for case in EVERY_COLUMN if case.values[2] and case.values[2].is_quantity]
REFUSED = [case for case in COLUMNS if not case.values[2].several]


@pytest.fixture
def start_table(provider, monkeypatch, tmp_path):
    """Begin a run of an algorithm with one column of a table; return message, values and log."""

    def run(name, parameter, header, numbers, **more):
        path = tmp_path / "table.csv"
        rows = "".join(f"{number},0,0\n" for number in numbers)
        path.write_text(f"{header},lon,lat\n{rows}", encoding="utf-8")
        layer = QgsVectorLayer(
            f"file://{path}?delimiter=,&xField=lon&yField=lat&crs=EPSG:4326&detectTypes=no",
            "table",
            "delimitedtext",
        )
        assert layer.isValid()
        algorithm = ALGORITHMS[name]()
        algorithm.initAlgorithm()
        seen = {}

        def process(values, run, sinks):
            seen.update(values)
            raise Reached

        monkeypatch.setattr(algorithm, "open_inputs", lambda values: None)
        monkeypatch.setattr(algorithm, "check_inputs", lambda values: None)
        monkeypatch.setattr(algorithm, "process", process)
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
        definition = algorithm.parameterDefinition(parameter)
        given = {
            definition.parentLayerParameterName(): layer,
            parameter: [header] if definition.allowMultiple() else header,
            **more,
        }
        algorithm.values = resolve_inputs(algorithm, given, context)
        with pytest.raises(QgsProcessingException) as caught:
            algorithm.processAlgorithm({}, context, feedback)
        return str(caught.value), seen, feedback.htmlLog()

    return run


@pytest.mark.parametrize(("name", "parameter", "requirement"), EVERY_COLUMN)
def test_every_column_declares_what_it_holds(name, parameter, requirement):
    assert requirement is not None and requirement.role in COLUMN_ROLES


@pytest.mark.parametrize(("name", "parameter", "requirement"), REFUSED)
def test_impossible_columns_are_refused(start_table, name, parameter, requirement):
    code = quantity_for(requirement).code
    message, seen, _ = start_table(name, parameter, code, [500.0, IMPOSSIBLE])
    assert not seen and message.startswith(f"{parameter}:") and code in message


@pytest.mark.parametrize(("name", "parameter", "requirement"), REFUSED)
def test_columns_in_a_unit_of_another_dimension_are_refused(
    start_table, name, parameter, requirement
):
    header = f"{quantity_for(requirement).code} (degC)"
    message, seen, _ = start_table(name, parameter, header, [5.0, 6.0])
    assert not seen and "degC" in message


@pytest.mark.parametrize(("name", "parameter", "requirement"), REFUSED)
def test_columns_in_their_own_unit_are_taken(start_table, name, parameter, requirement):
    header = f"{quantity_for(requirement).code} (kgC m-2 yr-1)"
    message, seen, _ = start_table(name, parameter, header, [0.5, 0.6])
    assert seen, message


@pytest.mark.parametrize(
    ("name", "parameter", "requirement"), [case for case in COLUMNS if case.values[2].several]
)
def test_predictor_columns_that_cannot_be_are_told(start_table, name, parameter, requirement):
    _, seen, log = start_table(name, parameter, "ndvi", [8500.0, 100.0])
    assert seen and "8500" in log


@pytest.mark.parametrize("name", ["trainmodel", "comparemodels", "trainlstm", "trainfuzzyensemble"])
def test_the_choice_of_the_quantity_is_checked(start_table, name):
    given = {"TARGET_QUANTITY": "nee", "TARGET_UNIT": "gC m-2 d-1"}
    message, seen, _ = start_table(name, "TARGET_FIELD", "y", [500.0, -500.0], **given)
    assert not seen and "TARGET_FIELD" in message
    _, seen, _ = start_table(name, "TARGET_FIELD", "y", [5.0, -5.0], **given)
    assert seen
