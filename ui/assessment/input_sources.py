"""Where the inputs of a task come from: the data folder, or what earlier tasks made.

Each function returns a source: a callable that takes an `Assessment` and returns the value of a
parameter as a script would write it, or None when there is nothing yet.
"""

from __future__ import annotations

import os
from typing import Callable, NamedTuple

from ...core.diagnosis.workspace import SERIES, product
from ...core.tables.column_names import DATE_NAMES, SITE_NAMES, find_name
from ...core.units.quantity import quantity_of_name
from .data_folder import date_of
from .data_records import NEP, NPP, RH, RS, USUAL_UNIT, Data, TableDescription

# What a source returns for an input that another one replaces.
NOT_NEEDED = object()


class Assessment(NamedTuple):
    """A workspace, the data found for it, how to look at a table, and the last run of each task."""

    folder: str
    data: Data
    describe: Callable[[str], TableDescription]
    records: dict = {}

    def files(self, key: str) -> tuple:
        """Return the files of a result, from which tasks take their inputs."""
        return tuple(map(str, product(key).files(self.folder)))


def product_of_task(key: str):
    """Return the source of a product: a list of files for a series, else one file."""

    def source_of_product(assessment: Assessment):
        files = assessment.files(key)
        if product(key).kind == SERIES:
            return list(files) or None
        return files[0] if files else None

    source_of_product.product = key
    return source_of_product


def series(flux: str):
    """Return the source of a series: the user's own where there is one, else the product."""

    def source_of_series(a: Assessment):
        return _given_series(a, flux) or product_of_task(flux)(a)

    return source_of_series


def respiration(a: Assessment):
    """Return the source of soil respiration; of no use where the user has Rh."""
    return NOT_NEEDED if _given_series(a, RH) else series("rs")(a)


def heterotrophic(a: Assessment):
    """Return the source of heterotrophic respiration: the user's series."""
    return _given_series(a, RH) or None


def without_respiration(a: Assessment) -> bool:
    """Say whether there is a way to NPP and none to respiration, so that NPP is analysed."""
    fluxes = given_fluxes(a)
    has_npp = NPP in fluxes or NPP in a.data.plots or any(map(a.files, ("npp_model", "npp")))
    has_way = RS in a.data.plots or any(a.files(key) for key in ("rs_model", "rs", "nep"))
    return has_npp and not has_way and not {RS, RH, NEP}.intersection(fluxes)


def is_nep_unneeded(a: Assessment) -> bool:
    """Say whether no balance is made: NEP is the user's own, or NPP is analysed instead."""
    return NEP in given_fluxes(a) or without_respiration(a)


def subject(a: Assessment):
    """Return the series that is added up, classified and mapped: NEP, else NPP alone."""
    return series(NPP if without_respiration(a) else NEP)(a)


def subject_of(min_dates: int):
    """Return the source of the series that is analysed, where it has so many dates."""

    def source_of_subject(a: Assessment):
        return subject(a) if len(_dates_of(a)) >= min_dates else None

    return source_of_subject


def mean(a: Assessment):
    """Return the mean map of the series that is analysed."""
    return product_of_task("npp_mean" if without_respiration(a) else "nep_mean")(a)


def plots(flux: str):
    """Return the source of the plots of a flux."""
    return lambda a: a.data.plots[flux].path if flux in a.data.plots else None


def date_column(flux: str):
    """Return the source of the column with the dates of the plots."""
    return lambda a: find_name(DATE_NAMES, a.data.plots[flux].columns) or None


def models(a: Assessment):
    """Return the models that made the series that is analysed, a source of its totals' error.

    None where a series of the user's own is part of it, or where Rh is no straight line in Rs.
    """
    if given_fluxes(a) or _last_run(a, "nep").get("RESPIRATION_METHOD") == "loglog":
        return None
    model_files = [a.files(f"{flux}_model") for flux in _modelled_fluxes(a)]
    return [files[0] for files in model_files] if all(model_files) else None


def models_predictors(a: Assessment):
    """Return the rasters of the predictors of these models."""
    if models(a) is None:
        return None
    rasters_of_models = [path for flux in _modelled_fluxes(a) for path in predictors(flux)(a) or ()]
    return list(dict.fromkeys(rasters_of_models)) or None


def line(name: str):
    """Return the source of SLOPE or INTERCEPT of Rh on Rs, as the last run of NEP had it."""

    def source_of_line(a: Assessment):
        return _last_run(a, "nep").get(name) if RS in _modelled_fluxes(a) and models(a) else None

    return source_of_line


def _modelled_fluxes(a: Assessment) -> tuple:
    """Return the fluxes whose models make the series that is analysed."""
    return (NPP,) if without_respiration(a) else (NPP, RS)


def _last_run(a: Assessment, task: str) -> dict:
    """Return the parameters of the last run of a task, a source of those of others."""
    record = a.records.get(task)
    return record.parameters if record is not None else {}


def zones(a: Assessment):
    """Return the source of the zones: polygons to add up in."""
    return a.data.zones.path if a.data.zones else None


def zone_column(a: Assessment):
    """Return the column that names the polygons of the zones."""
    return (a.data.zones.column or None) if a.data.zones else None


def predictors(flux: str):
    """Return the source of all rasters that a model of a flux may be given.

    A flux is never a predictor of itself.
    """
    return lambda a: (
        _paths_of_rasters(
            r
            for rasters_of_variable in _possible_predictors(a, flux).values()
            for r in rasters_of_variable
        )
        or None
    )


def rasters(a: Assessment):
    """Return all rasters that are used, a source for tasks that take them all."""
    variables = [*a.data.variables.values(), *a.data.fluxes.values()]
    return (
        _paths_of_rasters(
            raster for rasters_of_variable in variables for raster in rasters_of_variable
        )
        or None
    )


def plot_tables(a: Assessment):
    """Return the tables of the plots as the user has them, not the points made of them."""
    tables = (a.data.original_of(plots.path) for plots in a.data.plots.values())
    return list(dict.fromkeys(tables)) or None


def predictors_now(flux: str):
    """Return the source of the latest raster of each predictor of a flux."""
    return lambda a: (
        _paths_of_rasters(
            rasters_of_variable[-1]
            for rasters_of_variable in _possible_predictors(a, flux).values()
        )
        or None
    )


def latest(flux: str):
    """Return the source of the latest date that all dated predictors of a flux have."""

    def source_of_latest(a: Assessment):
        predicting = _possible_predictors(a, flux).values()
        dates = [
            {r.date for r in rasters_of_variable if r.date} for rasters_of_variable in predicting
        ]
        shared = set.intersection(*filter(None, dates)) if any(dates) else set()
        return max(shared, key=lambda date: date.years).text if shared else None

    return source_of_latest


def target_column(flux: str):
    """Return the source of the column to model."""

    def source_of_target_column(a: Assessment):
        return a.data.plots[flux].column if flux in a.data.plots else None

    return source_of_target_column


def target_unit(flux: str):
    """Return the source of the unit of the measurements: as stated or set, else the usual one."""

    def source_of_target_unit(a: Assessment):
        return a.data.plots[flux].unit or USUAL_UNIT if flux in a.data.plots else None

    return source_of_target_unit


def predictor_columns(flux: str):
    """Return the source of the sampled variables."""

    def source_of_predictor_columns(a: Assessment):
        columns = _first_columns(a, f"{flux}_samples")
        return [name for name in _possible_predictors(a, flux) if name in columns] or None

    return source_of_predictor_columns


def class_columns(flux: str):
    """Return the source of those of the sampled variables that hold classes."""

    def source_of_class_columns(a: Assessment):
        columns = _first_columns(a, f"{flux}_samples")
        return [name for name in a.data.classes if name in columns] or None

    return source_of_class_columns


def site_column(flux: str):
    """Return the source of the column that names the sites."""
    return lambda a: find_name(SITE_NAMES, _first_columns(a, f"{flux}_samples")) or None


def driver(kind: str):
    """Return the source of a climate series, on the dates of the series that is analysed."""

    def source_of_driver(a: Assessment):
        name = a.data.drivers.get(kind, "")
        dates = set(_dates_of(a))
        climate_rasters = _paths_of_rasters(
            r for r in a.data.variables.get(name, ()) if r.date in dates
        )
        return climate_rasters if len(climate_rasters) > 1 else None

    return source_of_driver


def factors(a: Assessment):
    """Return the latest raster of each variable of amounts."""
    return _latest_of(a, (name for name in a.data.variables if name not in a.data.classes))


def class_factors(a: Assessment):
    """Return the latest raster of each variable of class codes."""
    return _latest_of(a, a.data.classes)


def _latest_of(a: Assessment, names):
    return _paths_of_rasters(a.data.variables[name][-1] for name in names) or None


def landuse(date_index: int):
    """Return the source of the land use of the first (0) or last (-1) date."""
    return lambda a: _landuse_and_nep(a)[date_index][0] if _landuse_and_nep(a) else None


def carbon(date_index: int):
    """Return the source of NEP on the first (0) or last (-1) date of the land use."""
    return lambda a: _landuse_and_nep(a)[date_index][1] if _landuse_and_nep(a) else None


def workspace(a: Assessment):
    """Return the workspace itself as a source, once it holds something."""
    keys = ("nep", "trend_class", "lisa_class", "attribution", "zones", "budget")
    return a.folder if any(a.files(key) for key in keys) else None


def given_fluxes(a: Assessment) -> tuple:
    """Return the fluxes whose source is a series of the user's."""
    return tuple(flux for flux, flux_rasters in a.data.fluxes.items() if flux_rasters)


def _given_series(a: Assessment, flux: str) -> list:
    return _paths_of_rasters(a.data.fluxes.get(flux, ()))


def _paths_of_rasters(raster_records) -> list:
    """Return the files of some sources, each once: a file may hold several dates."""
    return list(dict.fromkeys(raster.path for raster in raster_records))


def _possible_predictors(a: Assessment, flux: str) -> dict:
    """Return the variables that a model of a flux may be given."""
    return {
        name: rasters_of_variable
        for name, rasters_of_variable in a.data.variables.items()
        if quantity_of_name(name) != flux
    }


def _first_columns(a: Assessment, key: str) -> tuple:
    """Return the columns of the first table of a kind."""
    files = a.files(key)
    return a.describe(files[0]).columns if files else ()


def _files_by_date(paths) -> dict:
    """Return the files by their date."""
    dated_paths = ((date_of(path), path) for path in paths)
    return {date: path for date, path in dated_paths if date is not None}


def _dates_of(a: Assessment) -> dict:
    """Return the files of the series that is analysed by date; the user's own where it is one."""
    flux = NPP if without_respiration(a) else NEP
    flux_rasters = a.data.fluxes.get(flux, ())
    return {r.date: r.path for r in flux_rasters} if flux_rasters else _files_by_date(a.files(flux))


def _landuse_and_nep(a: Assessment) -> tuple:
    """Return the inputs of a transfer: land use and NEP at the first and last date of both."""
    carbon_of = _dates_of(a)
    classes = a.data.variables.get(a.data.landuse, ())
    common_pairs = [(r.path, carbon_of[r.date]) for r in classes if r.date in carbon_of]
    if (
        len(common_pairs) < 2
        or common_pairs[0][0] == common_pairs[-1][0]
        or common_pairs[0][1] == common_pairs[-1][1]
    ):
        return ()  # one file with all dates is no pair of rasters
    return common_pairs[0], common_pairs[-1]


def files_of_value(value) -> list:
    """Return the files that are the source of a parameter's value."""
    items = value if isinstance(value, (list, tuple)) else [value]
    texts = [item.split("|", 1)[0] for item in items if isinstance(item, str)]
    return [text for text in texts if os.path.isabs(text) and os.path.isfile(text)]
