"""Totals of a dated series over zones, their trends and classes, and products beside it."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core import raster
from ...core.dates.periods import PERIODS
from ...core.errors_and_notes.quantities import QuantityUnknown
from ...core.errors_and_notes.run import DoesNotApply, MissingInput
from ...core.units.carbon_units import CARBON_UNITS
from ...core.units.quantity import CARBON, InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import require_rasters
from ...framework.parameters.series_trend import selected_trend_test, trend_test
from ...framework.parameters.target_and_predictors import TARGET_QUANTITIES
from ...framework.parameters.total_errors import (
    advanced_parameters,
    check_error_models,
    error_model_parameters,
    total_errors_of_maps,
)
from ...framework.parameters.zones import check_zones, open_zones, zone_parameters
from ...framework.text.translation import tr


class CarbonBudget(CarbonSinkAlgorithm):
    """``carbonsink:carbonbudget``."""

    ID = "carbonbudget"
    GROUP = "flux"

    def display_name(self) -> str:
        return tr("Carbon budget")

    def description(self) -> str:
        return tr(
            "Adds up a dated series of flux or stock rasters over zones: total in Tg, Pg and "
            "10^4 t of carbon, mean per area, the area with data behind each, the trend of totals "
            "and means (least squares and Sen's slope with the Mann-Kendall test), and the area "
            "of source and sink classes. Series of other PRODUCTS are held against it, on the "
            "periods and cells that all have. Cell areas are true areas, on the ellipsoid for "
            "geographic rasters. Rasters finer than PERIOD are added up to it; periods with a "
            "raster missing are left out and listed. The result does not depend on memory or "
            "threads, to the last bit."
        )

    def reference(self) -> str:
        return tr(
            "Sen (1968), JASA 63, 1379-1389; Kendall (1975), Rank Correlation Methods; cell areas: "
            "Snyder (1987), USGS Professional Paper 1395, eq. 3-12; products: Zeng et al. (2023), "
            "Carbon Balance and Management 18, Figure 6."
        )

    def caveats(self) -> str:
        return tr(
            "A total moves with the cells that have data. Trends therefore use only cells with "
            "data on all dates; the log says when these are fewer than on a single date. A trend "
            "of few dates says little, and its p does not account for errors in the maps: the "
            "bounds of the slope do."
        )

    def keywords(self) -> str:
        return tr(
            "total, Tg C, Pg C, zonal statistics, regional sum, trend, sink strength, account, "
            "product comparison, source, sink"
        )

    def parameters(self) -> list:
        return [
            *_series_and_zones(),
            *_budget_parameters(),
            *error_model_parameters(),
            trend_test(),
            *advanced_parameters(),
            *run_parameters.performance_parameters(),
            *_budget_outputs(),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber(
                "TOTAL", tr("Mean over the periods of the total of all zones (Tg C)")
            ),
            QgsProcessingOutputNumber("TOTAL_LOWER", tr("Lower bound of that total (Tg C)")),
            QgsProcessingOutputNumber("TOTAL_UPPER", tr("Upper bound of that total (Tg C)")),
            QgsProcessingOutputNumber("MEAN", tr("Mean per area (in CARBON_UNIT)")),
            QgsProcessingOutputNumber("AREA", tr("Area with data on all dates (km2)")),
            QgsProcessingOutputNumber("SLOPE", tr("Least-squares trend of the total (Tg C yr-1)")),
            QgsProcessingOutputNumber("SLOPE_P", tr("p of that trend")),
            QgsProcessingOutputNumber("SEN_SLOPE", tr("Sen's slope of the total (Tg C yr-1)")),
        ]

    def requirements(self, values) -> dict:
        unit = CARBON_UNITS[values["CARBON_UNIT"]].label
        quantity = values["QUANTITY"] or "auto"
        quantities = CARBON if quantity in ("auto", "other") else (quantity,)
        return {"SERIES": InputRequirement(quantities, step="series", unit=unit)}

    def open_inputs(self, values):
        require_rasters("SERIES", values["SERIES"])
        return _series_by_product(values)

    def check_inputs(self, values) -> None:
        from ...core.flux.nep import load_nep_classes

        check_error_models(values)
        if values["CLASSES"]:
            load_nep_classes(values["CLASSES"])
        if values.get("PRODUCT_TABLE") and not values["PRODUCTS"]:
            raise MissingInput("PRODUCTS", "PRODUCT_TABLE")
        check_zones(values, next(iter(values.opened.values())))

    def process(self, values, run, sinks) -> dict:
        from ...core.flux.budget.budget_tables import headline
        from ...core.flux.budget.carbon_budget import carbon_budgets
        from ...core.flux.budget.class_areas import budget_classes

        products = values.opened
        series = next(iter(products.values()))
        zones = open_zones(values, series.grid, run.part(0.0, 0.05))
        unit, period = values["CARBON_UNIT"], values["PERIOD"]
        quantity = _quantity_of_series(values, series, run)
        has_classes = values["CLASS_TABLE"] or values["REPORT"]
        classes = budget_classes(unit, period, values["CLASSES"], quantity) if has_classes else ()
        if values["CLASS_TABLE"] and not classes:
            raise DoesNotApply("CLASS_TABLE", values["CLASS_TABLE"], f"QUANTITY = {quantity}")
        run.step("totals")
        share = 0.35 if values["MODELS"] else 0.95
        budget_run = run.part(0.05, share)
        budgets = carbon_budgets(products, budget_run, unit, period, zones, classes)
        budgets = _with_errors(values, budgets, series, zones, run.part(share, 0.95))
        _write_tables(values, budgets, zones, run)
        return headline(budgets.by_product[0])


def _series_and_zones() -> list:
    """Return what is added up, and over which zones."""
    return [
        p.raster_list(
            "SERIES",
            tr("Series of rasters"),
            tr(
                "One raster per date on one grid, the date at the end of the name "
                "(nep_2005.tif, nep_2005-03.tif), in the file or in DATES. Fluxes are per step of "
                "the series: monthly rasters in gC m-2 month-1."
            ),
            requirement=InputRequirement(CARBON, step="series"),
        ),
        p.dates("SERIES"),
        *zone_parameters(
            tr(
                "Regions; a cell belongs to the polygon its centre lies in, the later one "
                "where polygons overlap. A centre on the edge of two belongs to the one east or "
                "north of it. Without zones the whole raster is one."
            ),
            by_share=True,
        ),
    ]


def _quantity_of_series(values, series, run) -> str:
    """Return the code of what is added up, empty where nobody knows; the user is told then."""
    if not series.quantity and values["QUANTITY"] != "other":
        run.note(QuantityUnknown("SERIES", series.names[0]))
    return series.quantity


def _budget_parameters() -> list:
    """Return the quantity, the unit, the periods, the classes and what it is compared with."""
    return [
        p.choice(
            "QUANTITY",
            tr("Quantity"),
            tr(
                "What the rasters measure: it decides whether negative values are sources (NEP, "
                "NBP) or sinks (NEE), and whether finer steps are added up (fluxes) or averaged "
                "(carbon stocks). auto takes it from the metadata or the names of the files; other "
                "is an unknown quantity, reported without the words source and sink."
            ),
            TARGET_QUANTITIES,
            default="auto",
            optional=True,
        ),
        p.choice(
            "CARBON_UNIT",
            tr("Unit of the rasters"),
            tr("gC_m2 is gC m-2, t_ha is t C ha-1 (100 gC m-2)."),
            tuple(CARBON_UNITS),
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
        *_comparison_parameters(),
    ]


def _comparison_parameters() -> list:
    """Return the classes and other products."""
    return [
        p.file(
            "CLASSES",
            tr("Source and sink classes (CSV)"),
            tr(
                "Breaks of the classes, as for 'NEP': a CSV with the columns code, key, label, "
                "upper (largest value of the class, in the unit of the rasters, of fluxes per "
                "PERIOD; empty in the last row) and colour (#rrggbb). Without it fluxes have "
                "-100, -20, 20 and 100 gC m-2 a year, a twelfth for months and a quarter for "
                "seasons: round numbers, as there are no published thresholds. Stocks have no "
                "classes but your own."
            ),
            "csv",
            optional=True,
        ),
        p.raster_list(
            "PRODUCTS",
            tr("Other products to compare"),
            tr(
                "Dated rasters of other products of the same flux, on the grid and in the unit "
                "of SERIES, told apart by their file names (modis_2005.tif, casa_2005.tif) or, "
                "where these are the same, by their folders. SERIES is the reference. They "
                "are compared over the periods and cells that all have; TABLE has each "
                "with all of its own."
            ),
            optional=True,
            requirement=InputRequirement(CARBON, alike="SERIES"),
        ),
    ]


def _budget_outputs() -> list:
    """Return the outputs of the carbon budget."""
    return [
        p.csv_output(
            "TABLE",
            tr("Table"),
            tr(
                "One row per zone and period: totals (Tg, Pg, 10^4 t C), means, areas, over the "
                "cells with data in that period and over those with data in all periods, with "
                "the zone's trend."
            ),
            by_default=True,
        ),
        p.csv_output(
            "CLASS_TABLE",
            tr("Areas of classes"),
            tr(
                "One row per zone, period and source or sink class: area (km2) and share (%), "
                "on the cells with data then and on those with data always."
            ),
        ),
        p.csv_output(
            "PRODUCT_TABLE",
            tr("Comparison of products"),
            tr(
                "One row per zone and product: mean total and mean per area on the cells all "
                "products have, the difference from SERIES in Tg C and per cent, whether one is "
                "a sink and the other a source; with the product's own total and area."
            ),
        ),
        p.report_output(
            "REPORT",
            tr("Report on the carbon budget"),
            tr(
                "Tables, curves with trends, ranked zones; classes where there are sources; "
                "products side by side."
            ),
        ),
    ]


def _series_by_product(values) -> dict:
    """Return the series by product, SERIES first; one alone carries the name of its variable."""
    series = raster.Stack.open(values["SERIES"])
    if values["QUANTITY"] == "other":
        series = series.as_quantity("")
    if values["PRODUCTS"]:
        return raster.split_products(series, raster.Stack.open(values["PRODUCTS"]))
    return {series.names[0]: series.series()}


def _with_errors(values, budgets, series, zones, run):
    """Return the budgets with the test of their trends, and with the errors of the first."""
    from dataclasses import replace

    from ...core.flux.budget.carbon_budget import series_of_periods
    from ...core.predict.sampled_predictions import SeriesOfMaps
    from ...core.raster.zones import WholeRegion

    first_budget = budgets.by_product[0]
    maps = SeriesOfMaps(*series_of_periods(series, values["PERIOD"], run))
    codes = tuple(first_budget.sums.codes.tolist())
    errors = total_errors_of_maps(
        values, maps, first_budget.quantity, zones or WholeRegion(), codes, run
    )
    test = selected_trend_test(values)
    products = tuple(replace(budget, trend_test=test) for budget in budgets.by_product[1:])
    return budgets._replace(
        by_product=(replace(first_budget, errors=errors, trend_test=test), *products)
    )


def _write_tables(values, budgets, zones, run) -> None:
    """Write the tables and the report asked for."""
    from ...core.flux.budget import budget_tables, class_areas, product_table

    if values["TABLE"]:
        budget_tables.write_budgets(budgets.by_product, values["TABLE"])
    if values["CLASS_TABLE"]:
        class_areas.write_class_tables(budgets.by_product, values["CLASS_TABLE"])
    if values["PRODUCT_TABLE"]:
        product_table.write_products(budgets.compared, values["PRODUCT_TABLE"])
    if values["REPORT"]:
        from ...core.report.budget.report import write_budget_report

        run.step("report")
        borders = zones.outlines() if zones else ()
        has_own_classes = bool(values["CLASSES"])
        write_budget_report(
            budgets, values["REPORT"], tr, own_classes=has_own_classes, borders=borders
        )
