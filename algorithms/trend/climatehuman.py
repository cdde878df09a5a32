"""Trends split into what climate explains and what it does not."""

from __future__ import annotations

import os
import tempfile
from dataclasses import fields

from qgis.core import QgsProcessingOutputNumber

from ...core import raster
from ...core.errors_and_notes.run import DoesNotApply, MissingInput, NoneGiven
from ...core.trend.settings import POTENTIAL, ContributionSettings
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.contributions import (
    ONLY_FITTED,
    ONLY_POTENTIAL,
    advanced_contribution_choices,
    contribution_choices,
    contribution_destinations,
)
from ...framework.parameters.field_names import parameter_of
from ...framework.parameters.raster_stacks import dated_series
from ...framework.parameters.zones import check_zones, open_zones, zone_parameters
from ...framework.text.translation import tr

# Destination and map of core.trend.climate.contribution_analysis.
MAPS = {
    "CONTRIBUTION_CLASS": "contribution_class",
    "REST_SHARE": "rest_share",
    "CLIMATE_SHARE": "climate_share",
    "REST_SLOPE": "rest_slope",
    "CLIMATE_SLOPE": "climate_slope",
    "OBSERVED_SLOPE": "observed_slope",
    "REST_P": "rest_p",
    "CLIMATE_P": "climate_p",
    "OBSERVED_P": "observed_p",
    "SEN_SLOPES": "sen_slopes",
    "R_SQUARED": "r_squared",
    "LAGS": "lags",
    "CLIMATE_SERIES": "climate_series",
    "MEAN_GAP": "mean_gap",
}
# Maps that the report shows, asked for or not.
REPORT_MAPS = ("rest_share",)


class ClimateHuman(CarbonSinkAlgorithm):
    """``carbonsink:climatehuman``."""

    ID = "climatehuman"
    GROUP = "trend"
    RESUMABLE = True

    def display_name(self) -> str:
        return tr("Climate and human contributions (residual trend)")

    def description(self) -> str:
        return tr(
            "Splits the trend of each cell into the part of climate and the remainder, which "
            "the given climate does not explain and which studies call human. restrend: the "
            "part of climate is the least-squares fit to any number of climate series, with "
            "lags and sums of dates chosen for each cell. potential: it is the potential NPP "
            "from temperature and precipitation (Thornthwaite Memorial or Miami model), and the "
            "remainder is actual minus potential NPP. The results are the six usual classes "
            "with areas, shares and changes in Tg C, the trends of both parts with their tests, "
            "and all of this again with the dates of climate shuffled. Only dates on which all "
            "series have a value are used."
        )

    def reference(self) -> str:
        return tr(
            "Evans & Geerken (2004), Journal of Arid Environments 57:535 (residual trend); "
            "Burrell et al. (2017), Remote Sensing of Environment 197:43 (lags and sums); "
            "Sun et al. (2015), Physics and Chemistry of the Earth 87-88:67 (classes); "
            "Lieth & Box (1972), Publications in Climatology 25(2):37 and Lieth (1975), Primary "
            "Productivity of the Biosphere, 237 (potential NPP)."
        )

    def caveats(self) -> str:
        return tr(
            "Not explained by the given climate is not the same as human: it holds everything "
            "that was not given, such as CO2, nitrogen, fire, other climate and the errors of the "
            "maps. With climate that has nothing to do with the series nearly all of a trend is "
            "not explained: compare with the null. Potential NPP is a rule of the 1970s for whole "
            "biomes; its level may be far off, and its trend with it. Lags chosen among many "
            "explain more than they should, which the null shows as well. A map that was modelled "
            "from climate is explained by it by construction."
        )

    def keywords(self) -> str:
        return tr(
            "RESTREND, residual trend, attribution, human activity, climate change, potential NPP, "
            "Thornthwaite Memorial, Miami model, HANPP, relative contribution"
        )

    def parameters(self) -> list:
        return [
            *_climate_inputs(),
            *zone_parameters(
                tr(
                    "Regions that get the same table (ZONE_TABLE); a cell belongs to the polygon "
                    "its centre lies in."
                ),
                by_share=True,
            ),
            *contribution_choices(),
            *advanced_contribution_choices(),
            run_parameters.seed(),
            run_parameters.resume(),
            *run_parameters.performance_parameters(),
            *contribution_destinations(),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("AREA", tr("Area with a class (km2)")),
            QgsProcessingOutputNumber("SLOPE", tr("Mean trend per year")),
            QgsProcessingOutputNumber(
                "NOT_EXPLAINED", tr("Share of it not explained by the given climate (%)")
            ),
            QgsProcessingOutputNumber(
                "NOT_EXPLAINED_NULL", tr("The same with shuffled climate (%)")
            ),
        ]

    def requirements(self, values) -> dict:
        if values["METHOD"] != POTENTIAL:
            return {}
        return {
            "SERIES": InputRequirement(("npp",), step="year"),
            "PRECIPITATION": InputRequirement(("precipitation",), step="year"),
        }

    def open_inputs(self, values):
        return _open_series(values)

    def check_inputs(self, values) -> None:
        from ...core.raster.input_check import require_different_rasters
        from ...core.run import Run
        from ...core.trend.climate.alignment import align_climate
        from ...core.trend.trend_classes import load_class_breaks

        settings = values.as_settings(ContributionSettings)
        _check_method(values)
        load_class_breaks(values["CLASS_TABLE"])
        if values.get("ZONE_TABLE") and values["ZONES"] is None and not values["ZONE_RASTER"]:
            raise MissingInput("ZONES", "ZONE_TABLE")
        response, climates = values.opened
        require_different_rasters(SERIES=response, **climates)
        align_climate(response, climates, settings, Run())
        check_zones(values, response)

    def process(self, values, run, sinks) -> dict:
        from ...core.trend.climate.contribution_maps import map_contributions

        response, climates = values.opened
        settings = values.as_settings(ContributionSettings)
        zones = open_zones(values, response.grid, run.part(0.0, 0.05))
        paths = {name: values[key] for key, name in MAPS.items() if values[key]}
        unit = values.meanings["SERIES"].unit
        run.step("trends")
        with tempfile.TemporaryDirectory() as folder:
            if values["REPORT"]:
                report_maps = {name: os.path.join(folder, f"{name}.tif") for name in REPORT_MAPS}
                paths = {"contribution_class": paths["contribution_class"], **report_maps, **paths}
            map_run = run.part(0.05, 0.95)
            result = map_contributions(response, climates, paths, settings, map_run, unit, zones)
            _write_results(result, values, zones.outlines() if zones else (), run)
        total = result.whole.total
        has_null = values["NULL_TEST"]
        return {
            "AREA": total.area_km2 if result.area_known else None,
            "SLOPE": total.slopes.observed,
            "NOT_EXPLAINED": 100.0 * total.slopes.rest_share,
            "NOT_EXPLAINED_NULL": 100.0 * total.null_rest_share if has_null else None,
        }


def _write_results(result, values, borders, run) -> None:
    """Write tables and report."""
    from ...core.files.atomic import publish_csv
    from ...core.trend.result_tables import contribution_table, contribution_zone_table

    if values["TABLE"]:
        publish_csv(values["TABLE"], contribution_table(result))
    if values["ZONE_TABLE"]:
        publish_csv(values["ZONE_TABLE"], contribution_zone_table(result))
    if values["REPORT"]:
        from ...core.report.trend.climate_report import write_climate_report

        run.step("report")
        write_climate_report(result, values["REPORT"], tr, borders)


def _check_method(values) -> None:
    """Raise where a parameter does not go with the method, or one that it needs is missing."""
    method = values["METHOD"]
    defaults = {
        parameter_of(ContributionSettings, field.name): field.default
        for field in fields(ContributionSettings)
    }
    for name in ONLY_FITTED if method == POTENTIAL else ONLY_POTENTIAL:
        value = values.get(name)
        if value not in (None, "", [], defaults.get(name)):
            value_shown = value[0] if isinstance(value, list) else value
            raise DoesNotApply(name, value_shown, f"METHOD = {method}")
    if method == POTENTIAL:
        for name in ("TEMPERATURE", "PRECIPITATION"):
            if not values[name]:
                raise MissingInput(name, f"METHOD = {method}")
    else:
        names = "TEMPERATURE", "PRECIPITATION", "CLIMATE"
        if not any(values[name] for name in names):
            raise NoneGiven(names, f"METHOD = {method}")


def _open_series(values) -> tuple:
    """Return the series, and climate by name, sorted by date."""
    response = dated_series("SERIES", values["SERIES"])
    named_series = [
        (name, dated_series(name, values[name]))
        for name in ("TEMPERATURE", "PRECIPITATION")
        if values[name]
    ]
    if values["CLIMATE"]:
        climate_stack = raster.Stack.open(values["CLIMATE"])
        for name in dict.fromkeys(climate_stack.names):
            band_indices = [i for i, other in enumerate(climate_stack.names) if other == name]
            named_series.append(("CLIMATE", climate_stack.subset(band_indices).series()))
    climates: dict = {}
    for parameter, series in named_series:
        name = series.names[0]
        if name == response.names[0] or name in climates:
            name = f"{name} ({parameter})"
        climates[name] = series
    for series in climates.values():
        response.grid.require_same(series.grid, response.first_path, series.first_path)
    return response, climates


def _climate_inputs() -> list:
    """Return the inputs: the response and the climate series."""
    return [
        p.raster_list(
            "SERIES",
            tr("Series to explain"),
            tr(
                "One raster per date, all on one grid, or files with several bands; all with "
                "dates. potential: annual NPP."
            ),
            requirement=InputRequirement(step="series"),
        ),
        p.raster_list(
            "TEMPERATURE",
            tr("Temperature"),
            tr(
                "The same for temperature, degrees C or Kelvin. Needed by potential, one of the "
                "climate series of restrend."
            ),
            optional=True,
            requirement=InputRequirement(("temperature",)),
        ),
        p.raster_list(
            "PRECIPITATION",
            tr("Precipitation"),
            tr(
                "The same for precipitation; for potential the sum of each year, mm. Needed by "
                "potential, one of the climate series of restrend."
            ),
            optional=True,
            requirement=InputRequirement(("precipitation",)),
        ),
        p.raster_list(
            "CLIMATE",
            tr("More climate series"),
            tr(
                "Further series for restrend, distinguished by the variable names of their "
                "bands or files (radiation_2001, vpd_2001); up to eight with those above. To "
                "analyse one season, give only the rasters of that season in all lists "
                "(npp_JJA_2001 from 'Composite a series'); the climate of the season before can "
                "be given here (precipitation_MAM_2001)."
            ),
            optional=True,
            requirement=InputRequirement(several=True),
        ),
        p.dates("SERIES", "TEMPERATURE", "PRECIPITATION"),
    ]
