"""Where tasks and steps stand, and what their dialogs are filled in with."""

from __future__ import annotations

import os
import time

import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.diagnosis.workspace import STEPS, product
from carbonsink.core.trend.settings import BreakSettings
from carbonsink.ui.assessment.data_records import Data, Plots, Raster, TableDescription, Zones
from carbonsink.ui.assessment.input_sources import Assessment, subject
from carbonsink.ui.assessment.manifest import Manifest
from carbonsink.ui.assessment.task_states import (
    DONE,
    GIVEN,
    MISSING,
    READY,
    STALE,
    next_task,
    prefilled_parameters,
    record_run,
    step_states,
    task_states,
)
from carbonsink.ui.assessment.tasks import MIN_FOR_BREAKS, TASKS, task, tasks_of

YEARS = (2001, 2002)
SAMPLED = ("site", "year", "npp", "ndvi", "landuse", "temperature", "precipitation")


@pytest.fixture
def workspace(tmp_path):
    return World(tmp_path)


class World:
    """A workspace of empty files; `make` writes the products of a task."""

    def __init__(self, folder):
        self.folder = folder
        self.now = time.time_ns() - 10**13
        self.records = {}
        self.variables = {
            name: tuple(Raster(self.file(f"data/{name}_{y}.tif"), Date(y)) for y in YEARS)
            for name in ("landuse", "ndvi", "temperature", "precipitation")
        }
        self.variables["dem"] = (Raster(self.file("data/dem.tif"), None),)
        plots = Plots(self.file("data/plots.gpkg"), "npp", ("site", "year", "npp"))
        self.plots = {"npp": plots, "rs": plots._replace(column="rs")}
        self.zones = Zones(self.file("data/zones.shp"), "name")

    def file(self, path):
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        self.now += 10**10
        place.write_text(f"{path} {self.now} " * 9)  # longer than the header of SQLite
        os.utime(place, ns=(self.now, self.now))
        return str(place)

    @property
    def assessment(self):
        known = ("landuse",), self.plots, self.zones, {}, "landuse"
        drivers = {
            name: name for name in ("temperature", "precipitation") if name in self.variables
        }
        data = Data("data", self.variables, *known, drivers)
        facts = TableDescription("point", SAMPLED, 2)
        return Assessment(str(self.folder), data, lambda path: facts, self.records)

    def states(self):
        return task_states(self.assessment, Manifest(self.records))

    def make(self, key, recorded=True, **changes):
        chosen = task(key)
        offered = prefilled_parameters(chosen, self.assessment, self.records.get(key))
        for name in chosen.outputs.values():
            place = product(name).path
            if product(name).kind == "series":
                for year in YEARS:
                    self.file(f"{place}/{name}_{year}.tif")
            else:
                self.file(place)
        if recorded:
            parameters = {**offered, **changes}
            self.records[key] = record_run(
                chosen, self.assessment, parameters, offered, {}, "today"
            )

    def make_up_to(self, last):
        for chosen in TASKS:
            self.make(chosen.key)
            if chosen.key == last:
                return


def test_every_step_has_tasks_and_the_order_is_that_of_the_steps():
    assert [t.step for t in TASKS] == sorted((t.step for t in TASKS), key=STEPS.index)
    assert all(not all(t.is_optional for t in tasks_of(step)) for step in STEPS)


def test_every_output_is_a_product_of_the_step():
    for chosen in TASKS:
        assert {product(key).step for key in chosen.outputs.values()} == {chosen.step}


def test_an_empty_workspace_can_begin_with_the_data(workspace):
    states = workspace.states()
    assert states["npp_samples"].state == states["grids"].state == READY
    assert states["npp_model"].state == MISSING
    assert states["npp_model"].missing[0] == "SAMPLES"
    assert step_states(states) == {"data": READY, **dict.fromkeys(STEPS[1:], MISSING)}
    assert next_task(states) == "grids"


def test_without_data_nothing_can_begin(workspace):
    workspace.variables, workspace.plots = {}, {}
    states = workspace.states()
    assert set(step_states(states).values()) == {MISSING}
    assert set(states["npp_samples"].missing) == {"SITES", "PREDICTORS"}
    assert next_task(states) == ""


def test_break_years_want_a_series_as_long_as_they_need():
    assert BreakSettings().values_needed(MIN_FOR_BREAKS) == MIN_FOR_BREAKS


def test_a_short_series_has_no_break_years(workspace):
    for chosen in TASKS:
        if not chosen.is_optional:
            workspace.make(chosen.key)
    found = workspace.states()["breaks"]
    assert (found.state, found.missing) == (MISSING, ("SERIES",))


def test_a_whole_assessment_is_done(workspace, monkeypatch):
    monkeypatch.setitem(task("breaks").inputs, "SERIES", subject)
    for chosen in TASKS:
        if chosen.key in ("mean", "npp_mean"):  # for series of the user's own
            assert workspace.states()[chosen.key].state == GIVEN
            continue
        assert workspace.states()[chosen.key].state == READY
        workspace.make(chosen.key)
        assert workspace.states()[chosen.key].state == DONE, chosen.key
    assert set(step_states(workspace.states()).values()) == {DONE}
    assert next_task(workspace.states()) == ""


def test_optional_tasks_do_not_hold_a_step_up(workspace):
    for chosen in TASKS:
        if not chosen.is_optional:
            workspace.make(chosen.key)
    assert set(step_states(workspace.states()).values()) == {DONE}


def test_a_changed_input_makes_all_that_follows_stale(workspace):
    workspace.make_up_to("budget")
    workspace.file("samples/npp.gpkg")
    states = workspace.states()
    assert states["npp_model"].state == STALE
    assert [os.path.basename(path) for path in states["npp_model"].changed] == ["npp.gpkg"]
    assert states["rs_model"].state == DONE
    assert states["npp"].state == states["nep"].state == states["budget"].state == STALE
    assert states["budget"].changed == ()  # only what it was made from is stale
    assert next_task(states) == "npp_model"


def test_another_year_makes_a_prediction_stale(workspace):
    workspace.make_up_to("npp")
    more = Raster(workspace.file("data/ndvi_2003.tif"), Date(2003))
    workspace.variables["ndvi"] += (more,)
    assert workspace.states()["npp"].changed == (more.path,)


def test_fewer_files_by_choice_are_not_stale(workspace):
    workspace.make_up_to("grids")
    few = [workspace.variables["ndvi"][0].path]
    workspace.make("npp_samples", PREDICTORS=few)
    assert workspace.states()["npp_samples"].state == DONE


def test_results_made_elsewhere_are_judged_by_time(workspace):
    workspace.make("grids", recorded=False)
    assert workspace.states()["grids"].state == DONE
    workspace.file("data/ndvi_2002.tif")
    assert workspace.states()["grids"].state == STALE


def test_results_made_again_elsewhere_outdate_the_record(workspace):
    workspace.make("grids")
    workspace.file("data/ndvi_2002.tif")
    workspace.make("grids", recorded=False)
    assert workspace.states()["grids"].state == DONE


def test_dialogs_are_filled_in_from_data_and_earlier_results(workspace):
    workspace.make_up_to("npp_samples")
    filled = prefilled_parameters(task("npp_model"), workspace.assessment, None)
    assert filled["SAMPLES"] == str(workspace.folder / "samples" / "npp.gpkg")
    assert filled["TARGET_FIELD"] == "npp"
    assert filled["PREDICTOR_FIELDS"] == ["landuse", "ndvi", "temperature", "precipitation"]
    assert filled["CATEGORICAL_FIELDS"] == ["landuse"]
    assert filled["SITE_FIELD"] == "site"
    assert filled["MODEL"] == str(workspace.folder / "train" / "npp.carbonmodel")


def test_drivers_and_land_use_have_the_dates_of_nep(workspace):
    more = Raster(workspace.file("data/temperature_2000.tif"), Date(2000))
    workspace.variables["temperature"] = (more, *workspace.variables["temperature"])
    workspace.make_up_to("nep")
    drivers = prefilled_parameters(task("drivers"), workspace.assessment, None)
    assert [os.path.basename(path) for path in drivers["DRIVER_A"]] == [
        "temperature_2001.tif",
        "temperature_2002.tif",
    ]
    transfer = prefilled_parameters(task("landuse"), workspace.assessment, None)
    names = {name: os.path.basename(transfer[name]) for name in task("landuse").inputs}
    assert names == {
        "LANDUSE_START": "landuse_2001.tif",
        "LANDUSE_END": "landuse_2002.tif",
        "CARBON_START": "nep_2001.tif",
        "CARBON_END": "nep_2002.tif",
    }


def test_the_user_s_own_choices_stay_and_the_rest_follows_the_files(workspace):
    workspace.make("grids")
    workspace.make("npp_samples", DATE_FIELD="month", WINDOW="3")
    more = Raster(workspace.file("data/ndvi_2003.tif"), Date(2003))
    workspace.variables["ndvi"] += (more,)
    filled = prefilled_parameters(
        task("npp_samples"), workspace.assessment, workspace.records["npp_samples"]
    )
    assert (filled["DATE_FIELD"], filled["WINDOW"]) == ("month", "3")
    assert more.path in filled["PREDICTORS"]


def test_the_report_is_stale_when_any_result_changed(workspace):
    workspace.make_up_to("report")
    assert workspace.states()["report"].state == DONE
    workspace.file("landuse/matrix.csv")
    assert workspace.states()["report"].state == STALE


def test_the_budget_gets_the_models_that_made_nep(workspace):
    """Without a word of the user the total has an interval: both models and their predictors."""
    workspace.make_up_to("nep")
    found = prefilled_parameters(task("budget"), workspace.assessment, None)
    names = [path.rsplit("/", 1)[1] for path in found["MODELS"]]
    assert names == ["npp.carbonmodel", "rs.carbonmodel"]
    assert len(found["PREDICTORS"]) == len(set(found["PREDICTORS"])) == 9
    assert "RH_SLOPE" not in found  # nothing was recorded: the default of both algorithms
    for changes in ({"SLOPE": 0.55, "INTERCEPT": 30.0}, {"RESPIRATION_METHOD": "loglog"}):
        workspace.make("nep", **changes)
        found = prefilled_parameters(task("budget"), workspace.assessment, None)
        # The error of a curve is not known; that of a line is found with its own numbers.
        if "SLOPE" in changes:
            assert (found["RH_SLOPE"], found["RH_INTERCEPT"]) == (0.55, 30.0)
        else:
            assert not {"MODELS", "PREDICTORS", "RH_SLOPE"} & set(found)


def test_a_series_of_the_users_own_names_no_models(workspace):
    workspace.make_up_to("nep")
    data = workspace.assessment.data._replace(fluxes={"npp": workspace.variables["ndvi"]})
    assessment = workspace.assessment._replace(data=data)
    assert "MODELS" not in prefilled_parameters(task("budget"), assessment, None)
