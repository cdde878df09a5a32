"""Every algorithm guards every quantity it takes, in the ways in which files usually go wrong.

Kelvin for degrees Celsius, kilograms for grams, stored numbers without their scale, amounts of
another step, marks of no data that are not declared: the inputs are read from the declarations,
so that an algorithm that is added without the check fails here.
"""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.raster import Stack
from carbonsink.core.units.quantity import CODES, find_quantity
from carbonsink.framework.parameters.quantities import declared_quantities
from carbonsink.tests.algorithms.test_quantities import (
    ALGORITHMS,
    CHECKED,
    CODED,
    LISTS,
    SEVERAL,
    SINGLE,
    STATED,
    dates_for,
    kind_of,
    quantity_for,
    start,  # noqa: F401
)


def of_dimension(dimension):
    return [case for case in STATED if quantity_for(case.values[2]).dimension == dimension]


ANY = [case for case in SINGLE if not case.values[2].quantities]
YEARLY = [case for case in STATED if case.values[2].step == "year"]
SERIES = [case for case in STATED if case.values[2].step == "series"]
INPUT = ("name", "parameter", "requirement")


def values_of(sources):
    """All values of an input, as the algorithm would read them."""
    stack = Stack.open([sources] if isinstance(sources, str) else sources)
    return stack.read(stack.grid.window)


def cells(value, *others):
    """A small raster of a value, whose first cells hold others."""
    plane = np.full((4, 5), float(value))
    plane.flat[: len(others)] = others
    return plane


def test_there_are_inputs_of_every_kind():
    for dimension, least in (("temperature", 2), ("carbon", 8), ("water", 2), ("energy", 1)):
        assert len(of_dimension(dimension)) >= least
    assert len(ANY) > 5 and YEARLY and SERIES


@pytest.mark.parametrize("unit", ["K", "kelvin", ""])
@pytest.mark.parametrize(INPUT, of_dimension("temperature"))
def test_kelvin_is_brought_to_degrees(start, raster, name, parameter, requirement, unit):  # noqa: F811
    path = raster(cells(288.15, 280.15), f"temperature_{dates_for(requirement)[0]}.tif", unit=unit)
    message, seen, log = start(name, parameter, [path])
    assert seen, message
    assert values_of(seen[parameter]).min() == pytest.approx(7.0, abs=1e-3)
    assert values_of(seen[parameter]).max() == pytest.approx(15.0, abs=1e-3)
    assert (unit or "Kelvin") in log


@pytest.mark.parametrize(INPUT, of_dimension("carbon"))
def test_kilograms_without_a_unit_are_doubted(start, raster, name, parameter, requirement):  # noqa: F811
    quantity = quantity_for(requirement)
    date = dates_for(requirement)[0]
    step = "year" if len(date) == 4 else "month"
    small = 0.5 * quantity.least[step]
    path = raster(cells(small), f"{quantity.code}_{date}.tif")
    message, seen, log = start(name, parameter, [path])
    assert seen, message
    assert f"{small:g}" in log and "kg" in log.lower() or "kilogram" in log


@pytest.mark.parametrize(INPUT, of_dimension("carbon"))
def test_amounts_beyond_the_known_are_reported(start, raster, name, parameter, requirement):  # noqa: F811
    quantity = quantity_for(requirement)
    date = dates_for(requirement)[0]
    high = 1.2 * quantity.known_per("year" if len(date) == 4 else "month")[1]
    path = raster(cells(high / 20, high), f"{quantity.code}_{date}.tif")
    message, seen, log = start(name, parameter, [path])
    assert seen, message
    assert f"to {high:.6g}, but" in log and "is known" in log and "assumed" in log


@pytest.mark.parametrize(INPUT, of_dimension("carbon"))
def test_kilograms_are_grams(start, raster, name, parameter, requirement):  # noqa: F811
    quantity = quantity_for(requirement)
    path = raster(cells(0.04), f"{quantity.code}_{dates_for(requirement)[0]}.tif", unit="kgC m-2")
    message, seen, log = start(name, parameter, [path])
    assert seen, message
    assert values_of(seen[parameter]) == pytest.approx(40.0, rel=1e-5)
    assert "kgC m-2" in log


@pytest.mark.parametrize(INPUT, [*of_dimension("water"), *of_dimension("energy")])
def test_amounts_far_too_small_are_doubted(start, raster, name, parameter, requirement):  # noqa: F811
    quantity = quantity_for(requirement)
    small = 0.1 * quantity.least["month"]
    path = raster(cells(small), f"{quantity.code}_{dates_for(requirement)[0]}.tif")
    message, seen, log = start(name, parameter, [path])
    assert seen, message
    assert f"{small:g}" in log


@pytest.mark.parametrize(INPUT, [*of_dimension("ratio"), *ANY])
def test_stored_numbers_without_their_scale_are_refused(
    start,  # noqa: F811
    raster,
    name,
    parameter,
    requirement,
):
    date = dates_for(requirement)[0]
    path = raster(np.full((4, 5), 8500, "i2"), f"ndvi_{date}.tif")
    message, seen, _ = start(name, parameter, [path])
    assert not seen and "0.0001" in message and path in message
    scaled = raster(np.full((4, 5), 8500, "i2"), f"scaled/ndvi_{date}.tif", scale=0.0001)
    message, seen, _ = start(name, parameter, [scaled])
    assert seen, message
    assert values_of(seen[parameter]) == pytest.approx(0.85, rel=1e-5)


@pytest.mark.parametrize(INPUT, LISTS)
def test_one_member_in_another_scale_is_refused(start, raster, name, parameter, requirement):  # noqa: F811
    quantity = find_quantity("ndvi") if not requirement.quantities else quantity_for(requirement)
    high = 5.0 * max(abs(end) for limits in quantity.limits.values() for end in limits)
    paths = [
        raster(cells(value), f"{quantity.code}_{date}.tif")
        for value, date in zip((0.5, high, 0.5), dates_for(requirement))
    ]
    message, seen, _ = start(name, parameter, paths)
    assert not seen and paths[1] in message


@pytest.mark.parametrize("mark", [-9999.0, -99999.0, -3.4028235e38, 1e20, 9.969209968386869e36])
@pytest.mark.parametrize(INPUT, CHECKED)
def test_marks_that_are_not_declared_are_no_values(
    start,  # noqa: F811
    raster,
    name,
    parameter,
    requirement,
    mark,
):
    quantity = quantity_for(requirement)
    typical = {"carbon": 0.5, "ratio": 0.5}.get(quantity.dimension, 20.0)
    stem = f"{quantity.code}_{dates_for(requirement)[0]}"
    path = raster(cells(typical, mark, typical, mark).astype("f4"), f"{stem}.tif")
    message, seen, _ = start(name, parameter, [path])
    assert seen, message
    values = values_of(seen[parameter])[0].ravel()
    assert np.isnan(values[[0, 2]]).all() and np.isfinite(values[3:]).all()


@pytest.mark.parametrize(INPUT, YEARLY)
def test_months_are_refused_where_years_are_taken(start, raster, name, parameter, requirement):  # noqa: F811
    code = quantity_for(requirement).code
    undated = raster(cells(50.0), f"{code}.tif", unit="gC m-2 month-1")
    message, seen, _ = start(name, parameter, [undated])
    assert not seen and undated in message
    monthly = raster(cells(50.0), f"{code}_2001-03.tif", unit="gC m-2 yr-1")
    message, seen, _ = start(name, parameter, [monthly])
    assert not seen or values_of(seen[parameter]).max() == pytest.approx(50.0)


@pytest.mark.parametrize(INPUT, SERIES)
def test_rates_become_amounts_of_the_step_of_a_series(start, raster, name, parameter, requirement):  # noqa: F811
    code = quantity_for(requirement).code
    paths = [raster(cells(30.0), f"{code}_{y}.tif", unit="gC m-2 month-1") for y in (2001, 2002)]
    message, seen, log = start(name, parameter, paths)
    assert not seen or values_of(seen[parameter]) == pytest.approx(360.0)
    assert not seen or "month-1" in log


@pytest.mark.parametrize(INPUT, SEVERAL)
@pytest.mark.parametrize(
    ("variable", "value"), [("ndvi", 8500.0), ("lai", 250.0), ("precipitation", 9e5)]
)
def test_predictors_beyond_what_is_possible_are_told(
    start,  # noqa: F811
    raster,
    name,
    parameter,
    requirement,
    variable,
    value,
):
    _, seen, log = start(name, parameter, [raster(cells(value), f"{variable}.tif")])
    assert seen and f"{value:g}" in log.replace(",", "")


@pytest.mark.parametrize(INPUT, [c for c in CHECKED if c.values[2].alike])
def test_an_input_like_another_is_brought_to_its_unit(
    raster, monkeypatch, provider, name, parameter, requirement
):
    """Two inputs whose numbers are added, compared or subtracted: never in two units."""
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    from carbonsink.framework.parameters.values import resolve_inputs

    algorithm = ALGORITHMS[name]()
    algorithm.initAlgorithm()
    first = declared_quantities(algorithm.parameterDefinition(requirement.alike)) or requirement
    codes = [quantity_for(first).code, quantity_for(requirement).code]
    paths = [
        raster(cells(600.0), f"a/{codes[0]}_2001.tif", unit="gC m-2 yr-1"),
        raster(cells(0.5), f"b/{codes[1]}_2001.tif", unit="kgC m-2 yr-1"),
    ]
    seen = {}
    monkeypatch.setattr(algorithm, "open_inputs", lambda values: None)
    monkeypatch.setattr(algorithm, "check_inputs", lambda values: None)
    monkeypatch.setattr(algorithm, "process", lambda values, run, sinks: seen.update(values) or {})
    given = {
        key: path if kind_of(name, key) == "raster" else [path]
        for key, path in zip((requirement.alike, parameter), paths)
    }
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    algorithm.values = resolve_inputs(algorithm, given, context)
    try:
        algorithm.processAlgorithm({}, context, feedback)
    except QgsProcessingException as error:
        pytest.fail(str(error))
    both = [values_of(seen[key])[0, 3, 3] for key in (requirement.alike, parameter)]
    assert both == [pytest.approx(600.0), pytest.approx(500.0, rel=1e-5)]


SERIES_OF_MAPS = [
    case
    for case in CHECKED
    if kind_of(*case.values[:2]) == "multilayer" and not case.values[2].products
]


@pytest.mark.parametrize(INPUT, SERIES_OF_MAPS)
def test_members_without_data_are_told(start, raster, name, parameter, requirement):  # noqa: F811
    """A date without any value shortens a trend and leaves months out of a year."""
    values, dates = 0.5 + np.arange(100.0).reshape(10, 10) / 1000, dates_for(requirement)
    paths = [
        raster(
            np.where(i == 1, -9999.0, values + i / 100),
            f"{quantity_for(requirement).code}_{date}.tif",
            nodata=-9999,
        )
        for i, date in enumerate(dates)
    ]
    message, seen, log = start(name, parameter, paths)
    assert seen, message
    assert "hold no data where others have some" in log and dates[1] in log


SERIES_OF_CODES = [case for case in CODED if kind_of(*case.values[:2]) == "multilayer"]


@pytest.mark.parametrize(INPUT, [*SERIES_OF_MAPS, *SERIES_OF_CODES])
def test_copies_under_another_date_are_told(start, raster, name, parameter, requirement):  # noqa: F811
    values = np.random.default_rng(1).integers(1, 9, (12, 12))
    is_code = requirement.role == CODES
    names = [
        f"{'lulc' if is_code else quantity_for(requirement).code}_{date}"
        for date in dates_for(requirement)[:2]
    ]
    planes = values.astype("u1") if is_code else 0.5 + values / 100
    paths = [raster(planes, f"{stem}.tif", nodata=255) for stem in names]
    message, seen, log = start(name, parameter, paths)
    assert seen, message
    assert "hold the same values as another date" in log


def takes_exchange(requirement):
    """Whether an input takes fluxes that count a gain as negative, beside others."""
    return not requirement.products and (
        not requirement.quantities or "nee" in requirement.quantities
    )


BOTH_SIGNS = [case for case in LISTS if takes_exchange(case.values[2])]


@pytest.mark.parametrize(INPUT, BOTH_SIGNS)
@pytest.mark.parametrize("codes", [("nep", "nee"), ("gee", "nep"), ("nbp", "nee")])
def test_series_of_both_signs_are_refused(start, raster, name, parameter, requirement, codes):  # noqa: F811
    size = 40.0 if codes[0] != "gee" else -40.0
    dates = dates_for(requirement)
    paths = [raster(cells(size), f"{code}_{date}.tif") for code, date in zip(codes, dates)]
    message, seen, _ = start(name, parameter, paths)
    assert not seen and all(path in message for path in paths)


@pytest.mark.parametrize(INPUT, [case for case in BOTH_SIGNS if not case.values[2].alike])
def test_positive_gross_exchange_is_refused(start, raster, name, parameter, requirement):  # noqa: F811
    path = raster(cells(40.0, 41.0), "gee_2001.tif")
    message, seen, _ = start(name, parameter, [path])
    assert not seen and "not positive by its definition" in message and path in message


@pytest.mark.parametrize(INPUT, SEVERAL)
@pytest.mark.parametrize(
    ("value", "unit", "limits"),
    [
        (288.0, "degC", "between -95 and 85 degC"),
        (15.0, "K", "between 178.15 and 358.15 K"),
        (288.0, "K", ""),
        (15.0, "degC", ""),
    ],
)
def test_limits_of_predictors_are_told_in_their_unit(
    start,  # noqa: F811
    raster,
    name,
    parameter,
    requirement,
    value,
    unit,
    limits,
):
    path = raster(cells(value), "temperature.tif", unit=unit)
    _, seen, log = start(name, parameter, [path])
    assert seen and (limits in log if limits else "lies between" not in log)


@pytest.mark.parametrize(INPUT, [c for c in SEVERAL if kind_of(*c.values[:2]) == "multilayer"])
def test_members_of_one_variable_are_brought_to_one_unit(
    start,  # noqa: F811
    raster,
    name,
    parameter,
    requirement,
):
    """Of predictors too: a series of temperature of which one year is in Kelvin."""
    paths = [
        raster(cells(value), f"temperature_{year}.tif", unit=unit)
        for year, value, unit in ((2001, 15.0, "degC"), (2002, 288.15, "K"), (2003, 15.0, "degC"))
    ]
    message, seen, log = start(name, parameter, paths)
    assert seen, message
    assert values_of(seen[parameter]) == pytest.approx(15.0, rel=1e-5)
    assert "K" in log


@pytest.mark.parametrize(INPUT, [c for c in SEVERAL if kind_of(*c.values[:2]) == "multilayer"])
def test_any_member_of_predictors_is_looked_at(start, raster, name, parameter, requirement):  # noqa: F811
    paths = [
        raster(cells(value), f"ndvi_{year}.tif")
        for year, value in ((2001, 0.5), (2002, 0.6), (2003, 5000.0))
    ]
    message, seen, log = start(name, parameter, paths)
    assert "5000" in (message + log).replace(",", "")
