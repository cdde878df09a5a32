"""The difference of two maps, with the figures behind it."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import single_bands
from ...framework.text.translation import tr


class RasterDifference(CarbonSinkAlgorithm):
    """``carbonsink:rasterdifference``."""

    ID = "rasterdifference"
    GROUP = "flux"

    def display_name(self) -> str:
        return tr("Raster difference")

    def description(self) -> str:
        return tr(
            "Subtracts B from A cell by cell, and compares them over the cells both have: means, "
            "totals, standard deviation of the difference, RMSE, correlation, and A in percent of "
            "B. Use it to compare flux products, or a prediction with the truth."
        )

    def reference(self) -> str:
        return tr(
            "Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9 "
            "(percentage difference between products)."
        )

    def caveats(self) -> str:
        return tr(
            "A percentage of a value near zero means nothing. Where A and B have different signs "
            "it is taken of the absolute value of B, and the table flags it."
        )

    def keywords(self) -> str:
        return tr("subtract, compare products, bias, RMSE, change map, A minus B")

    def parameters(self) -> list:
        return [
            p.raster("A", tr("Raster A"), tr("What is compared."), requirement=InputRequirement()),
            p.raster(
                "B",
                tr("Raster B"),
                tr("What it is compared with, in the same unit."),
                requirement=InputRequirement(alike="A", dates_of="A", dates_rule="any"),
            ),
            *run_parameters.performance_parameters(),
            p.raster_output(
                "OUTPUT",
                tr("Difference A - B"),
                tr("A - B in the unit of A, float32; without data where either has none."),
                style="difference",
            ),
            p.csv_output(
                "TABLE",
                tr("Table"),
                tr(
                    "Figures over the common cells. Means and totals are weighted by area, the "
                    "others count each cell once. Totals in Tg C follow from the unit that the "
                    "rasters state, and stay empty where they do not hold carbon per area."
                ),
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("N", tr("Common cells")),
            QgsProcessingOutputNumber("MEAN", tr("Mean difference, weighted by area")),
            QgsProcessingOutputNumber("RMSE", tr("Root mean square difference")),
            QgsProcessingOutputNumber("R", tr("Pearson correlation")),
            QgsProcessingOutputNumber("TOTAL", tr("Total difference (Tg C)")),
            QgsProcessingOutputNumber("PERCENT", tr("Difference in percent of B")),
        ]

    def open_inputs(self, values):
        return single_bands(a=values["A"], b=values["B"])

    def process(self, values, run, sinks) -> dict:
        from ...core.flux.difference_statistics import write_difference
        from ...core.flux.flux_maps import map_difference

        difference = map_difference(values.opened, values["OUTPUT"], run)
        if values["TABLE"]:
            write_difference(difference, values["TABLE"])
        numbers = {
            "N": difference.n,
            "MEAN": difference.mean,
            "RMSE": difference.rmse,
            "R": difference.r,
            "TOTAL": difference.total_tg,
            "PERCENT": difference.percent,
        }
        known_numbers = {name: number for name, number in numbers.items() if number == number}
        return known_numbers
