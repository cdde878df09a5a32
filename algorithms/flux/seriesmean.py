"""Mean of a series of fluxes or stocks."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core import raster
from ...core.errors_and_notes.run import DoesNotApply, MissingInput
from ...core.units.quantity import CARBON, InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import require_rasters
from ...framework.parameters.zones import check_zones, open_zones, zone_parameters
from ...framework.style.series_style import style_in_common_range
from ...framework.text.translation import tr

CYCLES = ("none", "season", "month")


class SeriesMean(CarbonSinkAlgorithm):
    """``carbonsink:seriesmean``."""

    ID = "seriesmean"
    GROUP = "flux"

    def display_name(self) -> str:
        return tr("Mean of a series")

    def description(self) -> str:
        return tr(
            "Averages a dated series of carbon fluxes or stocks cell by cell. Only cells with "
            "data on all dates get a value, so that gaps on single dates do not appear as "
            "differences between places. Use the map to look for clusters and hot spots."
        )

    def reference(self) -> str:
        return ""

    def caveats(self) -> str:
        return tr(
            "The more dates there are, the more cells have no data on one of them; the log says "
            "how many are left. The mean of months is a mean month, not a year: composite the "
            "months to years first."
        )

    def keywords(self) -> str:
        return tr("average, mean, temporal mean, series, NEP, NPP, multi-year")

    def parameters(self) -> list:
        return [
            p.raster_list(
                "SERIES",
                tr("Series of rasters"),
                tr("One raster per date, all on one grid, with dates in names or metadata."),
                requirement=InputRequirement(CARBON, step="series"),
            ),
            p.dates("SERIES"),
            p.choice(
                "CYCLE",
                tr("Mean cycle of the year"),
                tr(
                    "For series of months or days: further maps of the mean of each season "
                    "(MAM, JJA, SON, DJF) or each month over all years. They are in the unit of "
                    "the series and share one colour ramp: a season of monthly sums is shown as "
                    "its mean month. The log lists the mean of each."
                ),
                CYCLES,
                default="none",
            ),
            *zone_parameters(
                tr(
                    "With CYCLE: CYCLE_TABLE also lists the mean cycle of each zone, over the "
                    "cells with data in that part of the year."
                ),
                by_share=True,
            ),
            *run_parameters.performance_parameters(),
            p.raster_output(
                "OUTPUT",
                tr("Mean"),
                tr("Mean over the dates for cells with data on all of them, float32."),
                style="nep",
            ),
            *_cycle_outputs(),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("N_DATES", tr("Number of dates")),
            QgsProcessingOutputNumber("TOTAL", tr("Total, mean of the dates (Tg C)")),
            QgsProcessingOutputNumber("AREA", tr("Area with data on all dates (km2)")),
        ]

    def open_inputs(self, values):
        require_rasters("SERIES", values["SERIES"])
        return raster.Stack.open(values["SERIES"]).series()

    def check_inputs(self, values) -> None:
        if values["CYCLE"] == "none":
            for name in ("ZONES", "ZONE_RASTER"):
                if values.is_given(name):
                    raise DoesNotApply(name, values[name], "CYCLE = none")
        check_zones(values, values.opened)

    def process(self, values, run, sinks) -> dict:
        from ...core.flux.series.cycle_table import write_cycle
        from ...core.flux.series.series_maps import map_mean_cycle, map_series_mean, sum_cycle

        # Guards do not see destinations.
        cycle = values["CYCLE"]
        for name in ("CYCLE_FOLDER", "CYCLE_TABLE"):
            if values[name] and cycle == "none":
                raise DoesNotApply(name, values[name], "CYCLE = none")
        if cycle != "none" and not values["CYCLE_FOLDER"]:
            raise MissingInput("CYCLE_FOLDER", f"CYCLE = {cycle}")
        has_zones = values["ZONES"] is not None or bool(values["ZONE_RASTER"])
        if has_zones and not values["CYCLE_TABLE"]:
            raise MissingInput("CYCLE_TABLE", "ZONES" if values["ZONES"] else "ZONE_RASTER")
        series = values.opened
        share = run if cycle == "none" else run.part(0.0, 0.3)
        total = map_series_mean(series, values["OUTPUT"], share)
        paths = None
        if cycle != "none":
            means = map_mean_cycle(series, cycle, values["CYCLE_FOLDER"], run.part(0.3, 0.9))
            paths = [path for path, *_ in means]
            style_in_common_range(paths, "nep")
            zones = open_zones(values, series.grid, run.part(0.9, 0.92))
            zone_sums = None if zones is None else sum_cycle(means, zones, run.part(0.92, 1.0))
            if values["CYCLE_TABLE"]:
                write_cycle(means, series.bands[0].unit, values["CYCLE_TABLE"], zone_sums)
        return {
            "CYCLE_LAYERS": paths,
            "N_DATES": len(series),
            "TOTAL": total.total_tg,
            "AREA": total.area_km2,
        }


def _cycle_outputs() -> list:
    """Return the outputs of the mean cycle of the year."""
    return [
        p.folder_output(
            "CYCLE_FOLDER",
            tr("Folder of the mean cycle"),
            tr("With CYCLE: <variable>_mean_<season or month>.tif for each part of the year."),
            by_default=False,
            style="nep",
        ),
        p.csv_output(
            "CYCLE_TABLE",
            tr("Table of the mean cycle"),
            tr(
                "With CYCLE: number of dates, mean, total and area of each season or month, "
                "first for all cells and then for each zone."
            ),
        ),
    ]
