"""How far products of one quantity lie apart, cell by cell."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core import raster
from ...core.errors_and_notes.learn import TooFewChosen
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import require_rasters
from ...framework.text.translation import tr

TARGETS = ("OUTPUT", "MEAN", "RANGE")


class ProductSpread(CarbonSinkAlgorithm):
    """``carbonsink:productspread``."""

    ID = "productspread"
    GROUP = "flux"

    def display_name(self) -> str:
        return tr("Spread between products")

    def description(self) -> str:
        return tr(
            "Maps how much several products of one flux or stock differ: the standard deviation "
            "between them in each cell with data in all of them, and their mean and range. Where "
            "the products disagree, a conclusion depends on which of them was chosen."
        )

    def reference(self) -> str:
        return tr(
            "Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9 "
            "(differences between products)."
        )

    def caveats(self) -> str:
        return tr(
            "Products that share inputs agree more closely with each other than with the truth: "
            "the spread is not the error of their mean. With two products it is their difference "
            "divided by the square root of 2."
        )

    def keywords(self) -> str:
        return tr("ensemble, standard deviation, compare products, uncertainty, disagreement")

    def parameters(self) -> list:
        return [
            p.raster_list(
                "PRODUCTS",
                tr("Products"),
                tr(
                    "One raster of each product on one grid, at least two, of the same date and "
                    "quantity. They are compared in the unit of the first."
                ),
                requirement=InputRequirement(products=True),
            ),
            *run_parameters.performance_parameters(),
            p.raster_output(
                "OUTPUT",
                tr("Spread"),
                tr("Standard deviation between the products (n - 1), in their unit, float32."),
                style="spread",
            ),
            p.raster_output(
                "MEAN",
                tr("Mean of the products"),
                tr("Mean of the products in cells with data in all of them, float32."),
                style="flux",
                by_default=False,
            ),
            p.raster_output(
                "RANGE",
                tr("Range of the products"),
                tr("Largest less smallest of the products, float32."),
                style="spread",
                by_default=False,
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("N", tr("Cells with data in all products")),
            QgsProcessingOutputNumber("MEAN_SPREAD", tr("Mean spread, weighted by area")),
        ]

    def open_inputs(self, values):
        require_rasters("PRODUCTS", values["PRODUCTS"])
        return raster.Stack.open(values["PRODUCTS"])

    def check_inputs(self, values) -> None:
        bands = values.opened.bands
        if len(bands) < 2:
            raise TooFewChosen("PRODUCTS", tuple(band.name for band in bands), 2)

    def process(self, values, run, sinks) -> dict:
        from ...core.flux.flux_maps import map_product_spread

        targets = {name: values[name] for name in TARGETS if values[name]}
        spread = map_product_spread(values.opened, targets, run)
        return {"N": spread.n_cells, "MEAN_SPREAD": spread.mean}
