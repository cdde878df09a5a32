"""Every axis of every figure says what it shows and in which unit, and its numbers can be read."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.figure import Figure as Drawing
from matplotlib.ticker import FixedLocator

from carbonsink.core.estimators.registry import EstimatorSettings
from carbonsink.core.flux.budget import carbon_budget
from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array
from carbonsink.core.raster.zones import RasterZones
from carbonsink.core.report import common_charts, figure_labels
from carbonsink.core.report import map_figures as m
from carbonsink.core.report.assessment.report import read_assessment, write_assessment
from carbonsink.core.report.budget.report import write_budget_report
from carbonsink.core.run import Run
from carbonsink.tests.core.report.training.test_uncertainty_sections import fitted

# Names of axes whose numbers have no unit.
PURE = re.compile(
    r"^(Year|Part of the year|Period|Number of records|Drop of held-out R²|Dissimilarity index|"
    r"Hurst exponent H|Class in .*|q|Moran's I)$"
)


def same(text):
    return text


@pytest.fixture
def drawings(monkeypatch):
    """The figures drawn in a test, as matplotlib has them."""
    kept, save = [], Drawing.savefig

    def keep(figure, *args, **settings):
        save(figure, *args, **settings)
        kept.append(figure)

    monkeypatch.setattr(Drawing, "savefig", keep)
    return kept


def faults(figure) -> list:
    """Return the axes of a figure that lack a name or a unit, or show exponents."""
    found = []
    for axes in figure.axes:
        if not axes.axison:
            continue
        for axis in (axes.xaxis, axes.yaxis):
            ticks = [tick.get_text() for tick in axis.get_ticklabels() if tick.get_visible()]
            # Words stand at places that were named one by one.
            if isinstance(axis.get_major_locator(), FixedLocator) or not any(ticks):
                continue
            label = axis.get_label_text()
            if not (re.search(r"\([^()]+\)$", label) or PURE.match(label)):
                found.append(f"no name or unit: {label!r} {ticks[:3]}")
            if axis.get_offset_text().get_text() or any("e" in tick for tick in ticks):
                found.append(f"an exponent: {label!r} {ticks[:3]}")
    return found


def test_axes_of_an_assessment(results, tmp_path, drawings):
    found = read_assessment(str(results), Run(threads=1), same)
    write_assessment(found, str(tmp_path / "a.html"), same)
    assert len(drawings) >= 5
    assert [fault for figure in drawings for fault in faults(figure)] == []


def test_axes_of_a_training(tmp_path, drawings):
    from carbonsink.core.explain.importance import permutation_importance
    from carbonsink.core.report.training.report import write_training_report

    training = fitted(settings=EstimatorSettings(trees=10))
    training = training._replace(model=replace(training.model, unit="gC m-2 yr-1"))
    where = (np.arange(80.0) * 1e4, np.arange(80.0) * 1e4 + 4e6)
    importance = permutation_importance(training.model, Run())
    write_training_report(training, str(tmp_path / "t.html"), same, where, "m", importance)
    assert len(drawings) >= 4
    assert [fault for figure in drawings for fault in faults(figure)] == []
    assert "Which predictors matter" in (tmp_path / "t.html").read_text(encoding="utf-8")


def test_axes_of_a_budget(tmp_path, drawings):
    grid = Grid(4, 3, (0.0, 1e3, 0.0, 4e6, 0.0, -1e3), "EPSG:32648")
    paths = [str(tmp_path / f"nep_{year}.tif") for year in range(2001, 2006)]
    for i, path in enumerate(paths):
        values = np.arange(12, dtype=np.float32).reshape(3, 4) + i - 4
        write_array(RasterOutput("nep", "gC m-2 yr-1"), path, grid, values)
    codes = np.repeat([[1], [2], [3]], 4, axis=1).astype(np.uint8)
    zones = str(tmp_path / "z.tif")
    write_array(RasterOutput("z", dtype="uint8", nodata=0), zones, grid, codes)
    zones = RasterZones.open(zones)
    assert [line.tolist() for line in zones.outlines()] == [
        [[0.0, 3999000.0], [4000.0, 3999000.0]],
        [[0.0, 3998000.0], [4000.0, 3998000.0]],
    ]
    budget = carbon_budget.carbon_budget(Stack.open(paths), Run(), zones=zones)
    borders = zones.outlines()
    write_budget_report(
        carbon_budget.Budgets((budget,)), str(tmp_path / "b.html"), same, borders=borders
    )
    assert [fault for figure in drawings for fault in faults(figure)] == []
    (pictured,) = [
        figure for figure in drawings if figure.axes[0].collections and figure.axes[0].images
    ]
    assert len(pictured.axes[0].collections[0].get_segments()) == 2


def test_large_numbers_are_counted_in_what_the_label_says(drawings):
    common_charts.histogram(
        np.linspace(0, 9e7, 50), "Population (persons)", "Number of records", "H"
    )
    (axes,) = drawings[0].axes
    assert axes.get_xlabel() == "Population (10⁶ persons)"
    assert "80" in [tick.get_text() for tick in axes.get_xticklabels()]
    assert figure_labels.scaled_label("Slope", -6) == "Slope (10⁻⁶)"


def test_coordinates_of_sites_have_name_and_unit(drawings):
    x, y = np.array([4.1e5, 5.2e5]), np.array([4.15e6, 4.2e6])
    m.site_map(x, y, [1.0, -1.0], "e (m)", "Sites", 1.0, m.map_frame(same), "m")
    axes = drawings[0].axes[0]
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("Easting (km)", "Northing (km)")
    assert all(len(tick.get_text()) <= 5 for tick in axes.get_yticklabels())
    m.site_map(x / 1e4, y / 1e5, [1.0, 1.0], "e (m)", "S", 1.0, m.map_frame(same), "°")
    assert drawings[1].axes[0].get_xlabel() == "Longitude (°)"


def test_long_labels_are_wrapped_not_cut():
    name = "No cluster, expected to fall, not explained by the drivers"
    assert figure_labels.shorten_label(name, 40).replace("\n", " ") == name
    assert figure_labels.wrap_label("内蒙古自治区", 6) == ["内蒙古", "自治区"]
    assert figure_labels.shorten_label("word " * 40, 20).endswith("…")
