"""Series of fluxes that are there already enter at their step."""

from __future__ import annotations

import os

import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.diagnosis.workspace import product
from carbonsink.ui.assessment.data_records import (
    PLOTS,
    UNUSED,
    Data,
    DataFile,
    Plots,
    Raster,
    TableDescription,
)
from carbonsink.ui.assessment.input_sources import Assessment
from carbonsink.ui.assessment.manifest import Manifest
from carbonsink.ui.assessment.task_states import (
    GIVEN,
    MISSING,
    READY,
    STALE,
    TaskState,
    next_task,
    prefilled_parameters,
    step_states,
    task_states,
)
from carbonsink.ui.assessment.tasks import TASKS, task

NPP_CHAIN = {"npp_samples", "npp_model", "npp_explanation", "npp", "npp_uncertainty"}
RS_CHAIN = {key.replace("npp", "rs") for key in NPP_CHAIN}


@pytest.fixture
def assess(tmp_path):
    """Return an assessment over series of some fluxes and two variables."""

    def file(name):
        path = tmp_path / "data" / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
        return str(path)

    def series(name):
        return tuple(Raster(file(f"{name}_{year}.tif"), Date(year)) for year in (2001, 2002, 2003))

    def make(*fluxes):
        variables = {name: series(name) for name in ("ndvi", "气温", "降水量", "土地利用")}
        data = Data(
            "data",
            variables,
            ("土地利用",),
            {},
            None,
            {flux: series(f"MOD17_{flux}") for flux in fluxes},
            "土地利用",
            {"temperature": "气温", "precipitation": "降水量"},
        )
        return Assessment(str(tmp_path), data, lambda path: TableDescription())

    return make


def given(assessment):
    states = task_states(assessment, Manifest({}))
    return {key for key, found in states.items() if found.state == GIVEN}


@pytest.mark.parametrize(
    ("fluxes", "spared"),
    [
        ((), set()),
        (("npp",), NPP_CHAIN | RS_CHAIN | {"nep", "zones"}),
        (("rs",), RS_CHAIN),
        (("rh",), RS_CHAIN),
        (("npp", "rs"), NPP_CHAIN | RS_CHAIN),
        (("nep",), NPP_CHAIN | RS_CHAIN | {"nep"}),
    ],
)
def test_what_would_make_a_series_is_not_needed(assess, fluxes, spared):
    found = given(assess(*fluxes))
    assert found - {"mean", "npp_mean"} == spared
    assert ("mean" not in found) == ("nep" in fluxes)
    assert ("npp_mean" not in found) == (fluxes == ("npp",))


def test_npp_and_respiration_go_straight_to_the_balance(assess):
    assessment = assess("npp", "rs")
    states = task_states(assessment, Manifest({}))
    assert states["nep"].state == READY
    assert step_states(states)["train"] == "done"
    offered = prefilled_parameters(task("nep"), assessment, None)
    assert [path.rsplit("/", 1)[1] for path in offered["NPP"]] == [
        f"MOD17_npp_{year}.tif" for year in (2001, 2002, 2003)
    ]
    assert "RH" not in offered and len(offered["RS"]) == 3


def test_rh_takes_the_place_of_rs(assess):
    assessment = assess("npp", "rh", "rs")
    offered = prefilled_parameters(task("nep"), assessment, None)
    assert "RS" not in offered and len(offered["RH"]) == 3
    states = task_states(assessment, Manifest({}))
    assert states["nep"].state == READY


def test_npp_without_respiration_is_analysed_itself(assess):
    assessment = assess("npp")
    states = task_states(assessment, Manifest({}))
    for key in ("npp_mean", "budget", "trend", "drivers", "moran", "landuse"):
        assert states[key].state == READY, key
    assert "MOD17_npp_2001" in prefilled_parameters(task("budget"), assessment, None)["SERIES"][0]
    # Plots of soil respiration open the way to NEP again.
    plots = {"rs": Plots("p.gpkg", "rs", ("rs",))}
    assessment = assessment._replace(data=assessment.data._replace(plots=plots))
    states = task_states(assessment, Manifest({}))
    assert states["npp_mean"].state == GIVEN and states["budget"].state == MISSING
    assert states["nep"].missing == ("RS",)


def test_npp_of_plots_without_respiration_is_analysed_itself(assess):
    """Plots of NPP alone lead to maps of NPP, their budget and their trend."""
    assessment = assess()
    plots = {"npp": Plots("p.gpkg", "npp", ("npp", "year"))}
    assessment = assessment._replace(data=assessment.data._replace(plots=plots))
    assert given(assessment) == RS_CHAIN | {"nep", "mean", "zones"}
    assert task_states(assessment, Manifest({}))["npp_samples"].state == READY
    for key in ("npp", "npp_model"):
        for name in ("_2001.tif", "_2002.tif", "_2003.tif") if key == "npp" else ("",):
            path = product(key).inside(assessment.folder)
            path = path / f"npp{name}" if name else path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
    states = task_states(assessment, Manifest({}))
    for key in ("npp_mean", "budget", "trend", "drivers", "landuse"):
        assert states[key].state == READY, key
    offered = prefilled_parameters(task("budget"), assessment, None)
    assert [os.path.basename(path) for path in offered["SERIES"]][0] == "npp_2001.tif"
    assert [os.path.basename(path) for path in offered["MODELS"]] == ["npp.carbonmodel"]
    assert "RH_SLOPE" not in offered and offered["PREDICTORS"]


def test_the_check_reads_tables_as_the_user_has_them(assess):
    """Not the points that were made of them, whose names nobody knows."""
    assessment = assess()
    plots = {"npp": Plots("inputs/1f/plots.gpkg", "npp", ("npp",))}
    files = tuple(
        DataFile(path, used, role)
        for path, used, role in (
            ("样地.csv", "inputs/1f/plots.gpkg", PLOTS),
            ("other.csv", "inputs/2e/other.gpkg", UNUSED),
        )
    )
    data = assessment.data._replace(plots=plots, files=files)
    offered = prefilled_parameters(task("grids"), assessment._replace(data=data), None)
    assert offered["TABLES"] == ["样地.csv"]
    assert offered["RASTERS"]


def test_tasks_without_their_inputs_are_neither_opened_nor_run(assess):
    """One that is not needed, and one that is out of date but has lost an input."""
    states = task_states(assess("npp"), Manifest({}))
    assert (states["nep"].state, states["nep"].can_be_opened) == (GIVEN, False)
    assert states["budget"].can_be_opened and states["budget"].has_to_be_run
    stale = TaskState(STALE, {}, missing=("RS",))
    assert not stale.can_be_opened and not stale.has_to_be_run
    assert next_task({**states, "grids": stale}) == "npp_mean"


def test_nep_enters_the_budget_trends_drivers_and_land_use(assess):
    assessment = assess("nep")
    states = task_states(assessment, Manifest({}))
    for key in ("mean", "budget", "trend", "drivers", "moran", "landuse"):
        assert states[key].state == READY, key
    drivers = prefilled_parameters(task("drivers"), assessment, None)
    assert drivers["DRIVER_A"][0].endswith("气温_2001.tif")
    assert drivers["DRIVER_B"][0].endswith("降水量_2001.tif")
    landuse = prefilled_parameters(task("landuse"), assessment, None)
    assert landuse["LANDUSE_END"].endswith("土地利用_2003.tif")
    assert landuse["CARBON_END"].endswith("MOD17_nep_2003.tif")
    assert next_task(states) == "grids"


def test_a_series_is_never_offered_as_a_predictor(assess):
    assessment = assess("npp")
    for chosen in TASKS:
        offered = prefilled_parameters(chosen, assessment, None)
        for path in offered.get("PREDICTORS", ()):
            assert "MOD17" not in path
    assert any(
        "MOD17" in path for path in prefilled_parameters(task("grids"), assessment, None)["RASTERS"]
    )
