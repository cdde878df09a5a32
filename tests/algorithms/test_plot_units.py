"""Columns of plot measures refuse headers of another unit: the columns are read from declarations.

A column that is declared as a measure must be named in a table below, with a header that states a
unit of something else; an algorithm that forgets to compare the header with its unit fails here.
"""

from __future__ import annotations

import pytest

from carbonsink.core.units.quantity import MEASURE
from carbonsink.tests.algorithms.small_rasters import fails  # noqa: F401
from carbonsink.tests.algorithms.test_quantities import EVERY_COLUMN

WRONG = ("degC", "gC m-2 yr-1")

TREES = {
    "PLOT_FIELD": ("plot", "abc"),
    "DBH_FIELD": ("dbh", (20, 25, 30)),
    "HEIGHT_FIELD": ("height", (15, 17, 19)),
    "DENSITY_FIELD": ("rho", (0.5, 0.6, 0.7)),
    "AREA_FIELD": ("area", (400, 400, 400)),
}
LAYERS = {
    "PLOT_FIELD": ("plot", "abc"),
    "TOP_FIELD": ("top", (0, 0, 0)),
    "BOTTOM_FIELD": ("bottom", (30, 30, 30)),
    "SOC_FIELD": ("soc", (12, 15, 20)),
    "BULK_DENSITY_FIELD": ("bd", (1.1, 1.2, 1.3)),
    "STONES_FIELD": ("stones", (0.1, 0.1, 0.0)),
}
BIOMASS = {
    "ABOVEGROUND_FIELD": ("agb", (90, 100, 110)),
    "BELOWGROUND_FIELD": ("bgb", (20, 25, 30)),
    "LITTER_FIELD": ("litter", (5, 6, 7)),
    "ABOVEGROUND_WATER_FIELD": ("water", (0.4, 0.5, 0.5)),
    "BELOWGROUND_WATER_FIELD": ("water_roots", (0.4, 0.5, 0.5)),
    "LITTER_WATER_FIELD": ("water_litter", (0.1, 0.1, 0.2)),
}
SOIL = {key: LAYERS[key] for key in ("SOC_FIELD", "BULK_DENSITY_FIELD", "STONES_FIELD")}
# Algorithm, the input of its rows, their columns and the other parameters.
CASES = (
    ("treebiomass", "TREES", TREES, {"EQUATION_SET": "chave_2014"}),
    (
        "soillayers",
        "LAYERS",
        LAYERS,
        {"BOTTOM": 30},
    ),
    (
        "soillayers",
        "LAYERS",
        {
            **{key: LAYERS[key] for key in ("PLOT_FIELD", "SOC_FIELD", "BULK_DENSITY_FIELD")},
            "THICKNESS_FIELD": ("thickness", (30, 30, 30)),
        },
        {"BOTTOM": 30},
    ),
    (
        "carbondensity",
        "SAMPLES",
        BIOMASS,
        {"FRESH_POOLS": ["aboveground", "belowground", "litter"], "WATER_UNIT": "share"},
    ),
    ("carbondensity", "SAMPLES", {**SOIL, "DEPTH_FIELD": ("depth", (20, 20, 30))}, {}),
    ("carbondensity", "SAMPLES", {"SOIL_FIELD": ("soil", (90, 95, 99))}, {}),
)
MEASURES = {case.values[:2] for case in EVERY_COLUMN if case.values[2].role == MEASURE}


def table(path, columns):
    """Write a table of columns and return the parameters that name them."""
    headers, values = zip(*columns.values())
    lines = [headers, *zip(*values)]
    path.write_text("\n".join(",".join(map(str, line)) for line in lines), encoding="utf-8")
    return dict(zip(columns, headers))


def planted(columns, parameter, unit):
    """Columns of which one has a unit in its header."""
    name, values = columns[parameter]
    return {**columns, parameter: (f"{name} ({unit})", values)}


CELLS = [
    pytest.param(case, parameter, id=f"{case[0]}-{parameter}")
    for case in CASES
    for parameter in case[2]
    if (case[0], parameter) in MEASURES
]


def test_every_measure_is_tried():
    tried = {(cell.values[0][0], cell.values[1]) for cell in CELLS}
    assert tried | {("treebiomass", "PLOT_AREA_FIELD")} == MEASURES


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}-{'-'.join(case[2])}")
def test_plain_headers_are_read(run_algorithm, tmp_path, case):
    name, rows, columns, others = case
    path = tmp_path / "t.csv"
    given = {rows: str(path), **table(path, columns), **others}
    run_algorithm(name, **given, OUTPUT="memory:")


@pytest.mark.parametrize("unit", WRONG)
@pytest.mark.parametrize(("case", "parameter"), CELLS)
def test_headers_of_other_units_are_refused(fails, tmp_path, case, parameter, unit):  # noqa: F811
    name, rows, columns, others = case
    path = tmp_path / "t.csv"
    given = {rows: str(path), **table(path, planted(columns, parameter, unit)), **others}
    message = fails(name, **given, OUTPUT="memory:")
    assert "or a row of units say" in message and f"({unit})" in message


@pytest.mark.parametrize("unit", WRONG)
def test_areas_of_plots_of_other_units_are_refused(fails, tmp_path, unit):  # noqa: F811
    trees, plots = tmp_path / "trees.csv", tmp_path / "plots.csv"
    given = table(trees, {k: v for k, v in TREES.items() if k != "AREA_FIELD"})
    plots.write_text(f"plot,area ({unit})\na,400\nb,400\nc,400\n", encoding="utf-8")
    message = fails(
        "treebiomass",
        TREES=str(trees),
        PLOTS=str(plots),
        PLOT_NAME_FIELD="plot",
        PLOT_AREA_FIELD=f"area ({unit})",
        EQUATION_SET="chave_2014",
        OUTPUT="memory:",
        **given,
    )
    assert "or a row of units say" in message and "AREA_UNIT" in message
