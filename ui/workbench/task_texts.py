"""Titles and descriptions of steps, tasks, states, products and reports."""

from __future__ import annotations

from ...framework.text.translation import tr
from ..assessment import task_states
from ..assessment.tasks import MIN_FOR_BREAKS, task_that_makes


def step_title(step: str) -> str:
    """Return the text for a step."""
    return {
        "data": tr("Data"),
        "train": tr("Train"),
        "predict": tr("Predict and balance"),
        "trend": tr("Trends and drivers"),
        "pattern": tr("Hot spots and clusters"),
        "landuse": tr("Land-use transfer"),
        "diagnosis": tr("Diagnosis"),
        "report": tr("Report"),
    }[step]


def step_description(step: str) -> str:
    """Return in words what a step is for."""
    return {
        "data": tr(
            "Rasters, plots and zones of the region are found in the data folder. The first task "
            "shows how they are understood: units, dates, nodata values, grids. Then the "
            "predictors are read at the plots."
        ),
        "train": tr(
            "One model each of net primary production and of soil respiration, validated on held "
            "out sites."
        ),
        "predict": tr(
            "Maps of both fluxes for every date, their balance NEP = NPP - Rh, and its totals."
        ),
        "trend": tr(
            "Where the balance rises or falls and whether that will last, and which of the two "
            "climate series goes with it."
        ),
        "pattern": tr("Where high and low values of the mean balance lie together."),
        "landuse": tr("What the change of land use did to the balance."),
        "diagnosis": tr("Management zones from clusters, expected trend and drivers."),
        "report": tr("Everything on one page, to hand on."),
    }[step]


def task_title(key: str) -> str:
    """Return the name of a task."""
    return {
        "grids": tr("Check the data"),
        "npp_samples": tr("Read predictors at the NPP plots"),
        "rs_samples": tr("Read predictors at the Rs plots"),
        "npp_model": tr("Train the NPP model"),
        "rs_model": tr("Train the Rs model"),
        "npp_explanation": tr("Explain the NPP model"),
        "rs_explanation": tr("Explain the Rs model"),
        "npp": tr("Map NPP of all dates"),
        "rs": tr("Map Rs of all dates"),
        "nep": tr("Balance NEP of all dates"),
        "mean": tr("Mean map of your NEP series"),
        "npp_mean": tr("Mean map of your NPP series"),
        "budget": tr("Add up the carbon budget"),
        "npp_uncertainty": tr("Uncertainty of NPP"),
        "rs_uncertainty": tr("Uncertainty of Rs"),
        "trend": tr("Classify trends"),
        "drivers": tr("Find climate drivers"),
        "contributions": tr("Split trends into climate and other"),
        "detector": tr("Explain the pattern by factors"),
        "breaks": tr("Find breaks of trends"),
        "clusters": tr("Find clusters"),
        "hotspots": tr("Find hot spots"),
        "emerging": tr("Hot spots over time"),
        "centres": tr("Move of the gravity centre"),
        "moran": tr("Clustering over time"),
        "landuse": tr("Land-use transfer"),
        "zones": tr("Make management zones"),
        "report": tr("Write the assessment report"),
    }[key]


def state_title(state: str) -> str:
    """Return the text for a state."""
    return {
        task_states.MISSING: tr("missing input"),
        task_states.READY: tr("ready"),
        task_states.DONE: tr("done"),
        task_states.STALE: tr("out of date"),
        task_states.GIVEN: tr("not needed"),
    }[state]


def state_description(state: str) -> str:
    """Return in words what a state means."""
    return {
        task_states.MISSING: tr("Something that this needs is not there yet."),
        task_states.READY: tr("All inputs are there; it can be run."),
        task_states.DONE: tr("The result is there and newer than its inputs."),
        task_states.STALE: tr("The result is there, but an input has changed since."),
        task_states.GIVEN: tr(
            "Not needed: your data hold a series that takes its place, or there is none to make it "
            "for."
        ),
    }[state]


def need_text(key: str, name: str, label: str) -> str:
    """Return what a task lacks, in words that say where it comes from."""
    if name in ("RASTERS", "PREDICTORS"):
        return tr("Rasters in the data folder, named VARIABLE.tif or VARIABLE_YEAR.tif")
    if name == "SITES" and key == "npp_samples":
        return tr(
            "Plots in the data folder with a column npp: points, or a table with longitude and "
            "latitude; or a series npp_YEAR.tif"
        )
    if name == "SITES":
        return tr(
            "Plots in the data folder with a column rs: points, or a table with longitude and "
            "latitude; or a series rs_YEAR.tif"
        )
    if key == "nep":
        return tr(
            "{label}, made by an earlier task or given as a series in the data folder"
        ).format(label=label)
    if key == "breaks":
        return tr("{label}: at least {n} dates").format(label=label, n=MIN_FOR_BREAKS)
    if name in ("DRIVER_A", "DRIVER_B"):
        return tr(
            "{label}: rasters of temperature and precipitation of the dates of NEP, named so or "
            "set so in the table 'Data...'"
        ).format(label=label)
    if name == "FACTORS":
        return tr("{label} in the data folder, besides land use and other classes").format(
            label=label
        )
    if name.startswith("LANDUSE"):
        return tr("{label}: rasters landuse_YEAR.tif of two dates of NEP").format(label=label)
    making_task = task_that_makes(key, name)
    if making_task:
        return tr("{label}, made by the task '{task}'").format(
            label=label, task=task_title(making_task)
        )
    return tr("{label}, made by an earlier task").format(label=label)


def product_title(key: str) -> str:
    """Return the text for a map in the layer tree."""
    return {
        "npp_samples": tr("NPP plots with predictors"),
        "rs_samples": tr("Rs plots with predictors"),
        "npp": tr("NPP"),
        "rs": tr("Soil respiration"),
        "rh": tr("Heterotrophic respiration"),
        "nep": tr("NEP"),
        "nep_mean": tr("Mean NEP"),
        "npp_mean": tr("Mean NPP"),
        "npp_map": tr("NPP of the last date"),
        "rs_map": tr("Soil respiration of the last date"),
        "npp_lower": tr("NPP, lower limit"),
        "npp_upper": tr("NPP, upper limit"),
        "npp_spread": tr("NPP, spread"),
        "npp_applicability": tr("NPP, area of applicability"),
        "rs_lower": tr("Soil respiration, lower limit"),
        "rs_upper": tr("Soil respiration, upper limit"),
        "rs_spread": tr("Soil respiration, spread"),
        "rs_applicability": tr("Soil respiration, area of applicability"),
        "trend_class": tr("Trend classes"),
        "slope": tr("Sen slope"),
        "p": tr("p of the trend"),
        "hurst": tr("Hurst exponent"),
        "future_class": tr("Expected trend"),
        "driver_class": tr("Climate drivers"),
        "contribution_class": tr("What the trend goes with"),
        "break_year": tr("Break year"),
        "break_type": tr("Trends before and after the break"),
        "lisa_class": tr("Clusters"),
        "hotspot_class": tr("Hot spots"),
        "emerging_class": tr("Emerging hot spots"),
        "centres": tr("Gravity centres"),
        "change": tr("Land-use change"),
        "zones": tr("Management zones"),
        "zone_polygons": tr("Zone polygons"),
    }.get(key, key)


def report_title(key: str) -> str:
    """Return the label of the button of a report."""
    return {"sankey": tr("Flow diagram")}.get(key, tr("Open report"))


def duration_text(seconds: float) -> str:
    """Return the time that tasks still take in words."""
    if seconds < 90:
        return tr("{n} s").format(n=max(1, round(seconds)))
    if seconds < 5400:
        return tr("{n} min").format(n=round(seconds / 60))
    return tr("{n} h").format(n=f"{seconds / 3600:.1f}")
