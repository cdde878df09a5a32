"""Every algorithm refuses rasters given twice, and products that cannot be compared."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.raster.band_names import QUANTITY_ITEM
from carbonsink.framework.parameters.quantities import declared_quantities
from carbonsink.tests.algorithms.test_quantities import (
    ALGORITHMS,
    CHECKED,
    LISTS,
    dates_for,
    kind_of,
    quantity_for,
    raster_inputs,
    start,  # noqa: F401
)
from carbonsink.tests.algorithms.test_quantity_matrix import INPUT, cells

ONCE = [
    pytest.param(name, definition.name(), id=f"{name}-{definition.name()}")
    for name, algorithm in ALGORITHMS.items()
    for definition in raster_inputs(algorithm())
    if definition.type() == "multilayer" and not declared_quantities(definition).repeats
]
PRODUCTS = [case for case in CHECKED if case.values[2].products]


@pytest.mark.parametrize(("name", "parameter"), ONCE)
def test_a_raster_given_twice_is_refused(start, raster, tmp_path, name, parameter):  # noqa: F811
    path = raster(cells(0.5, 0.4), "a_2001.tif")
    other = raster(cells(0.6, 0.4), "a_2002.tif")
    again = str(tmp_path / "." / ".." / tmp_path.name / "a_2001.tif")
    message, seen, _ = start(name, parameter, [path, other, again])
    assert not seen and parameter in message and "a_2001.tif" in message


def test_lists_of_rasters_that_may_repeat_are_those_that_are_only_inspected():
    assert len(ONCE) > 25
    assert all("checkgrids" not in case.id for case in ONCE)


def test_inputs_of_products_are_declared_as_such():
    """Products without a reference input are compared among themselves."""
    named = [c.values[:2] for c in CHECKED if c.values[1] == "PRODUCTS" and not c.values[2].alike]
    assert [case.values[:2] for case in PRODUCTS] == named and len(named) >= 2


@pytest.mark.parametrize(INPUT, PRODUCTS)
@pytest.mark.parametrize(
    ("stems", "words"),
    [
        (("nep_2001", "nee_2001"), ("net ecosystem production", "net ecosystem exchange")),
        (("npp", "gpp"), ("net primary production", "gross primary production")),
        (("npp_a_2001", "npp_b_2002"), ("2001", "2002")),
        (("npp_a_2001", "npp_b_2001-07"), ("2001", "2001-07")),
        (("npp_a", "b_2001", "c_2002"), ("2001", "2002")),
    ],
)
def test_unlike_products_are_refused(start, raster, name, parameter, requirement, stems, words):  # noqa: F811
    paths = [raster(cells(20.0 + i, 10.0), f"{stem}.tif") for i, stem in enumerate(stems)]
    message, seen, _ = start(name, parameter, paths)
    assert not seen and message.startswith(f"{parameter}:") and paths[-1] in message
    assert all(word in message for word in words)


@pytest.mark.parametrize(INPUT, PRODUCTS)
def test_products_whose_metadata_differ_are_refused(start, raster, name, parameter, requirement):  # noqa: F811
    """What the file states outweighs its name."""
    paths = [raster(cells(20.0, 10.0), "a/npp.tif"), raster(cells(21.0, 11.0), "b/npp.tif")]
    dataset = gdal.Open(paths[1], gdal.GA_Update)
    dataset.GetRasterBand(1).SetMetadataItem(QUANTITY_ITEM, "rs")
    dataset = None
    message, seen, _ = start(name, parameter, paths)
    assert not seen and "soil respiration" in message and paths[1] in message


@pytest.mark.parametrize(INPUT, PRODUCTS)
def test_products_of_which_little_is_known_are_compared(
    start,  # noqa: F811
    raster,
    name,
    parameter,
    requirement,
):
    paths = [
        raster(cells(20.0 + i, 10.0), f"{stem}.tif", unit="gC m-2 yr-1")
        for i, stem in enumerate(("npp_2001", "casa", "temp_2001"))
    ]
    message, seen, _ = start(name, parameter, paths)
    assert seen, message


@pytest.mark.parametrize(INPUT, PRODUCTS)
@pytest.mark.parametrize("stem", ["npp", "map"])
def test_copies_of_a_product_are_refused(start, raster, name, parameter, requirement, stem):  # noqa: F811
    paths = [raster(cells(20.0, 10.0), f"{stem}_{letter}.tif") for letter in "ab"]
    message, seen, _ = start(name, parameter, paths)
    assert not seen and all(path in message for path in paths)


@pytest.mark.parametrize(INPUT, [case for case in LISTS if not case.values[2].products])
def test_copies_of_a_date_are_reported(start, raster, name, parameter, requirement):  # noqa: F811
    code, dates = quantity_for(requirement).code, dates_for(requirement)
    values = (0.5, 0.6, 0.5)
    paths = [
        raster(np.linspace(0.4, v, 120).reshape(10, 12), f"{code}_{date}.tif")
        for v, date in zip(values, dates)
    ]
    message, seen, log = start(name, parameter, paths)
    assert seen, message
    assert f"{code} {dates[0]}" in log and f"{code} {dates[2]}" in log and "copy" in log


@pytest.mark.parametrize(INPUT, [c for c in CHECKED if c.values[2].alike])
def test_one_raster_for_two_inputs_is_refused(raster, monkeypatch, name, parameter, requirement):
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    from carbonsink.framework.parameters.values import resolve_inputs

    algorithm = ALGORITHMS[name]()
    algorithm.initAlgorithm()
    monkeypatch.setattr(algorithm, "open_inputs", lambda values: None)
    monkeypatch.setattr(algorithm, "check_inputs", lambda values: None)
    path = raster(cells(0.5, 0.4), "a_2001.tif")
    kinds = {key: kind_of(name, key) for key in (requirement.alike, parameter)}
    given = {key: path if kind == "raster" else [path] for key, kind in kinds.items()}
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    algorithm.values = resolve_inputs(algorithm, given, context)
    with pytest.raises(QgsProcessingException) as caught:
        algorithm.processAlgorithm({}, context, feedback)
    assert all(word in str(caught.value) for word in (requirement.alike, parameter, path))
