"""Totals of a dated series over zones, and their trends."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core.errors import DoesNotApply
from ...core.raster import Stack
from ...processing_provider import parameters as p
from ...processing_provider.base import CarbonSinkAlgorithm
from ...processing_provider.rasters import require_rasters
from ...processing_provider.tables import read_polygons
from ...processing_provider.translation import tr

UNITS = ("gC_m2", "t_ha")
PERIODS = ("month", "season", "year")


class CarbonBudget(CarbonSinkAlgorithm):
    """``carbonsink:carbonbudget``."""

    ID = "carbonbudget"
    GROUP = "flux"

    def title(self) -> str:
        return tr("Carbon budget")

    def about(self) -> str:
        return tr(
            "Adds up a dated series of flux or stock rasters over zones: total in Tg C, mean per "
            "area, the area with data behind each, and the trend of the totals (least squares and "
            "Sen's slope with the Mann-Kendall test). Cell areas are true areas, on the ellipsoid "
            "for geographic rasters. Rasters finer than PERIOD are added up to it; periods with a "
            "raster missing are left out and listed. The result does not depend on memory or "
            "threads, to the last bit."
        )

    def reference(self) -> str:
        return tr(
            "Sen (1968), JASA 63, 1379-1389; Kendall (1975), Rank Correlation Methods; cell areas: "
            "Snyder (1987), USGS Professional Paper 1395, eq. 3-12."
        )

    def limits(self) -> str:
        return tr(
            "A total moves with the cells that have data. Trends therefore use only cells with "
            "data on all dates; the log says when these are fewer than on a single date. A trend "
            "of few dates says little, and its p does not know of errors in the maps."
        )

    def words(self) -> str:
        return tr("total, Tg C, zonal statistics, regional sum, trend, sink strength, account")

    def declare(self) -> list:
        return [
            p.raster_list(
                "SERIES",
                tr("Series of rasters"),
                tr(
                    "One raster per date on one grid, the date at the end of the name "
                    "(nep_2005.tif, nep_2005-03.tif) or in the file. Fluxes are per step of the "
                    "series: monthly rasters in gC m-2 month-1."
                ),
            ),
            p.polygons(
                "ZONES",
                tr("Zones (polygons)"),
                tr(
                    "Regions; a cell belongs to the polygon its centre lies in, the later one "
                    "where polygons overlap. Without zones the whole raster is one."
                ),
                optional=True,
            ),
            p.field(
                "ZONE_FIELD",
                tr("Column that names the zones"),
                tr("Polygons of one name are one zone. Empty: each polygon by its number."),
                parent="ZONES",
                optional=True,
            ),
            p.raster(
                "ZONE_RASTER",
                tr("Zones (class raster)"),
                tr("Instead of polygons: a raster of whole numbers, such as land cover."),
                optional=True,
            ),
            p.choice(
                "CARBON_UNIT",
                tr("Unit of the rasters"),
                tr("gC_m2 is gC m-2, t_ha is t C ha-1 (100 gC m-2)."),
                UNITS,
                default="gC_m2",
            ),
            p.choice(
                "PERIOD",
                tr("Period"),
                tr(
                    "What one row of the table stands for; seasons are MAM, JJA, SON and DJF, "
                    "winter with the year of its January. Seasons and months get a trend each."
                ),
                PERIODS,
                default="year",
            ),
            *p.walk_parameters(),
            p.csv_output(
                "TABLE",
                tr("Table"),
                tr(
                    "One row per zone and period: totals (Tg C, 10^4 t C), means, areas, on the "
                    "cells with data then and on those with data always; the zone's trend beside."
                ),
                by_default=True,
            ),
            p.report_output(
                "REPORT", tr("Report"), tr("Tables, curves with trends, and ranked zones.")
            ),
        ]

    def results(self) -> list:
        return [
            QgsProcessingOutputNumber("TOTAL", tr("Mean total of all zones per period (Tg C)")),
            QgsProcessingOutputNumber("MEAN", tr("Mean per area (unit of the rasters)")),
            QgsProcessingOutputNumber("AREA", tr("Area with data on all dates (km2)")),
            QgsProcessingOutputNumber("SLOPE", tr("Least-squares trend of the total (Tg C yr-1)")),
            QgsProcessingOutputNumber("SLOPE_P", tr("p of that trend")),
            QgsProcessingOutputNumber("SEN_SLOPE", tr("Sen's slope of the total (Tg C yr-1)")),
        ]

    def guard(self, values) -> None:
        require_rasters("SERIES", values["SERIES"])
        series = Stack.open(values["SERIES"]).series()
        if not values["ZONE_RASTER"]:
            return
        if values["ZONES"] is not None:
            raise DoesNotApply("ZONE_RASTER", values["ZONE_RASTER"], "ZONES")
        series.join(_raster_zones(values).stack)

    def process(self, values, run, work) -> dict:
        from ...core.flux.budget_table import budget_table, headline, trend_table, write_budget
        from ...core.flux.maps import carbon_budget

        series = Stack.open(values["SERIES"])
        zones = self._zones(values, series, run.part(0.0, 0.05))
        run.step("totals")
        part = run.part(0.05, 0.95)
        unit, period = values["CARBON_UNIT"], values["PERIOD"]
        budget = carbon_budget(series, part, unit=unit, period=period, zones=zones)
        table = budget_table(budget)
        trends = trend_table(budget, table)
        if values["TABLE"]:
            write_budget(table, trends, values["TABLE"])
        if values["REPORT"]:
            from ...core.report.budget_report import write_budget_report

            run.step("report")
            write_budget_report(budget, table, trends, values["REPORT"], translate=tr)
        outputs = {name: values[name] for name in ("TABLE", "REPORT")}
        return {**outputs, **headline(budget, table, trends)}

    @staticmethod
    def _zones(values, series, run):
        """Return the zones asked for, None for the whole region."""
        if values["ZONE_RASTER"]:
            return _raster_zones(values)
        if values["ZONES"] is None:
            return None
        from ...core.raster.zones import PolygonZones

        return PolygonZones(
            *read_polygons(values["ZONES"], series.grid.crs, values["ZONE_FIELD"], run)
        )


def _raster_zones(values):
    """Return the zones of the class raster."""
    from ...core.raster.zones import RasterZones

    return RasterZones.open(values["ZONE_RASTER"])
