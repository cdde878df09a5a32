"""Mean of a series of fluxes or stocks."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core import raster
from ...core.units.takes import CARBON, Takes
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import shared as p
from ...framework.parameters.rasters import require_rasters
from ...framework.text.translation import tr


class SeriesMean(CarbonSinkAlgorithm):
    """``carbonsink:seriesmean``."""

    ID = "seriesmean"
    GROUP = "flux"

    def display_name(self) -> str:
        return tr("Mean of a series")

    def description(self) -> str:
        return tr(
            "Averages a dated series of carbon fluxes or stocks cell by cell. Only cells with data "
            "on all dates get a value, so that gaps of single dates do not show as differences "
            "between places. The map serves the search for clusters and hot spots."
        )

    def reference(self) -> str:
        return ""

    def caveats(self) -> str:
        return tr(
            "The more dates there are, the more cells lack one of them; the log says how many are "
            "left. The mean of months is a mean month, not a year: composite them to years first."
        )

    def keywords(self) -> str:
        return tr("average, mean, temporal mean, series, NEP, NPP, multi-year")

    def parameters(self) -> list:
        return [
            p.raster_list(
                "SERIES",
                tr("Series of rasters"),
                tr("One raster per date on one grid, with dates in names or metadata."),
                takes=Takes(CARBON, step="series"),
            ),
            p.dates("SERIES"),
            *p.walk_parameters(),
            p.raster_output(
                "OUTPUT",
                tr("Mean"),
                tr("Mean over the dates, of the cells with data on all of them, float32."),
                style="nep",
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("N_DATES", tr("Number of dates")),
            QgsProcessingOutputNumber("TOTAL", tr("Total, mean of the dates (Tg C)")),
            QgsProcessingOutputNumber("AREA", tr("Area with data on all dates (km2)")),
        ]

    def guard(self, values) -> None:
        require_rasters("SERIES", values["SERIES"])
        raster.Stack.open(values["SERIES"]).series()

    def process(self, values, run, sinks) -> dict:
        from ...core.flux.series.maps import map_series_mean

        series = raster.Stack.open(values["SERIES"]).series()
        total = map_series_mean(series, values["OUTPUT"], run)
        return {
            "OUTPUT": values["OUTPUT"],
            "N_DATES": len(series),
            "TOTAL": total.total_tg,
            "AREA": total.area_km2,
        }
