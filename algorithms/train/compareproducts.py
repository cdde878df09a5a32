"""Compare maps of a flux at measured sites."""

from __future__ import annotations

from ...core import raster
from ...core.errors_and_notes.raster import SeveralBands
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_tables import read_points
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.plots import measured_sites
from ...framework.text.translation import tr


class CompareProducts(CarbonSinkAlgorithm):
    """``carbonsink:compareproducts``."""

    ID = "compareproducts"
    GROUP = "train"

    def display_name(self) -> str:
        return tr("Compare products at sites")

    def description(self) -> str:
        return tr(
            "Reads several maps of one flux (products) at measured sites and scores them side by "
            "side: correlation, errors, bias, the mean of the others, and by how many per cent "
            "the reference product is better. The products may lie on different grids."
        )

    def reference(self) -> str:
        return tr("Zeng et al. (2023), Carbon Balance and Management 18, Tables 1 and 2.")

    def caveats(self) -> str:
        return tr(
            "A product trained on the same sites is scored too well. A site stands for a plot, a "
            "cell for its whole area: part of every error is that difference."
        )

    def keywords(self) -> str:
        return tr("product comparison, validation, MODIS, CASA, NPP, RMSE, PBIAS, MAPE")

    def parameters(self) -> list:
        return [
            measured_sites(),
            p.field(
                "OBSERVED_FIELD",
                tr("Observed column"),
                tr("Column of the measured flux, in the unit of the products."),
                parent="SITES",
                requirement=InputRequirement(alike="PRODUCTS"),
            ),
            p.raster_list(
                "PRODUCTS",
                tr("Products"),
                tr(
                    "Two or more rasters of one band each, of one quantity and date, named by "
                    "their files."
                ),
                requirement=InputRequirement(own_unit=True, products=True),
            ),
            p.text(
                "REFERENCE",
                tr("Reference product"),
                tr(
                    "File name (without ending) of the product held against the others, or folder "
                    "and file name where two files have one name; empty: the first."
                ),
            ),
            run_parameters.threads(),
            p.csv_output(
                "TABLE",
                tr("Table"),
                tr("One row per score, one column per product, with the difference in per cent."),
                by_default=True,
            ),
            p.report_output(
                "REPORT", tr("Report on products"), tr("The table, and a scatter per product.")
            ),
        ]

    def open_inputs(self, values):
        return _open_products(values)

    def check_inputs(self, values) -> None:
        from ...core.sites.product_scores import choose_reference

        choose_reference(tuple(_product_names(values.opened)), values["REFERENCE"] or "")

    def process(self, values, run, sinks) -> dict:
        from ...core.errors_and_notes.sites import ReferenceTaken
        from ...core.sites.product_scores import (
            choose_reference,
            compare_products,
            write_product_comparison,
        )
        from ...core.sites.sampling import sample_stack
        from ...core.tables.columns import numeric_column
        from ...core.tables.mixed_scales import note_sizes_apart
        from ...core.units.column_units import convert_column, unit_of_column

        stacks = values.opened
        products, units = {}, []
        for i, (name, stack) in enumerate(zip(_product_names(stacks), stacks)):
            product_run = run.part(i / len(stacks), (i + 1) / len(stacks))
            run.step("sample", name)
            sites = read_points(values["SITES"], stack.grid.crs, product_run.part(0.0, 0.3))
            sampled = sample_stack(
                sites.x, sites.y, stack.renamed([name]), product_run.part(0.3, 1.0)
            )
            products[name] = sampled.columns[name]
            units.append(stack.bands[0].unit)
        column, products_unit = values["OBSERVED_FIELD"], values.meanings["PRODUCTS"]
        observed = numeric_column(sites.frame, column, run)
        note_sizes_apart(observed, column, sites.frame, run)
        stated = unit_of_column(sites.frame, column)
        wanted = products_unit.target, products_unit.unit
        observed = convert_column(observed, column, *wanted, run, stated)
        reference = choose_reference(tuple(products), values["REFERENCE"] or "")
        if not values["REFERENCE"]:
            run.note(ReferenceTaken(reference, len(products)))
        unit = units[0] if len(set(units)) == 1 else ""
        compared = compare_products(observed, products, reference, run, unit)
        if values["TABLE"]:
            write_product_comparison(compared, values["TABLE"])
        if values["REPORT"]:
            from ...core.report.sites.products_report import write_products_report

            run.step("report")
            write_products_report(compared, values["REPORT"], translate=tr)
        return {}


def _open_products(values) -> list:
    """Return each product as a stack of its own: they need not share a grid."""
    stacks = [raster.Stack.open([path]) for path in values["PRODUCTS"]]
    for stack in stacks:
        if len(stack) != 1:
            raise SeveralBands(stack.first_path, stack.names)
    return stacks


def _product_names(stacks) -> list:
    from ...core.raster.product_names import distinct_product_names

    stems = [stack.bands[0].stem for stack in stacks]
    return distinct_product_names(stems, [stack.first_path for stack in stacks])
