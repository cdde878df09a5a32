"""Parameters the algorithms of land-use transfer share, and what they mean to core."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core.landuse.settings import Accounts
from ..text.translation import tr
from . import declarations as p


def carbon_parameters() -> list:
    """Return the parameters of how carbon is accounted for land-use transfer."""
    return [
        p.choice(
            "ACCOUNTING",
            tr("Accounting"),
            tr(
                "How carbon is attributed to a pair of classes. 'pixel': the change of each cell, "
                "summed by pair. 'density': area of the pair times the difference of the carbon "
                "densities of its classes, from DENSITIES or, without it, the mean carbon of each "
                "class in the carbon rasters."
            ),
            of=Accounts,
        ),
        p.choice(
            "CARBON_UNIT",
            tr("Unit of carbon"),
            tr(
                "Unit of the carbon rasters or densities: gC_m2 is gC m-2 (fluxes: per year), "
                "t_ha is t C per hectare."
            ),
            of=Accounts,
        ),
        p.choice(
            "CARBON_RESAMPLING",
            tr("Carbon on another grid"),
            tr(
                "What to do when carbon and land use have different cells in the same CRS (30 m "
                "and 1 km). 'none' stops with a message. 'nearest' gives each land-use cell the "
                "carbon per area of the carbon cell its centre lies in; the log and the report "
                "say so."
            ),
            of=Accounts,
            advanced=True,
        ),
    ]


def table_parameters(several_dates: bool = False) -> list:
    """Return the parameters of tables: densities and names of land-use classes."""
    dated = tr(
        "Table with the columns code and density, or code and a density of each date "
        "(density_2001, density_2010, density_2024), in CARBON_UNIT: one row per class. For "
        "ACCOUNTING = density."
    )
    return [
        p.file(
            "DENSITIES",
            tr("Carbon densities (CSV)"),
            dated
            if several_dates
            else tr(
                "Table with the columns code and density, or code, density_start and density_end, "
                "in CARBON_UNIT: one row per class. For ACCOUNTING = density."
            ),
            "csv",
            optional=True,
        ),
        p.file(
            "CLASSES",
            tr("Class names and colours (CSV)"),
            tr(
                "Table with the columns code, name and colour (#rrggbb). Without it names and "
                "colours come from the rasters' own categories or colour table."
            ),
            "csv",
            optional=True,
        ),
    ]


def transfer_outputs(change: list) -> list:
    """Return the outputs of land-use transfer; `change` are those of the changes."""
    return [
        p.csv_output(
            "ATTRIBUTION",
            tr("Attribution"),
            tr(
                "One row per pair of classes: cells, area, mean carbon, carbon change and its "
                "share of the net change and of the sum of absolute changes, the gain of the cells "
                "that gained and the loss of those that lost; below them the totals, by "
                "conversion and within classes, and those of the pairs that gained or lost."
            ),
            by_default=True,
        ),
        p.csv_output(
            "MATRIX",
            tr("Transfer matrix"),
            tr("Areas from class to class in km2 and hm2, with the dynamic degree of each class."),
        ),
        *change,
        p.file_output(
            "SANKEY",
            tr("Sankey diagram"),
            tr(
                "The transfers as a diagram to explore: pointing at a flow shows its area and "
                "carbon. One HTML file that needs no network."
            ),
            "HTML (*.html)",
            by_default=False,
        ),
        p.report_output(
            "REPORT",
            tr("Report on land-use transfer"),
            tr("Flows, matrices, ranked bars, tables, what it rests on."),
        ),
    ]


def number_outputs() -> list:
    """Return the output numbers of land-use transfer over the whole span."""
    return [
        QgsProcessingOutputNumber("AREA", tr("Area with a class at both dates (km2)")),
        QgsProcessingOutputNumber("CHANGED_AREA", tr("Area that changed class (km2)")),
        QgsProcessingOutputNumber("DYNAMIC_DEGREE", tr("Comprehensive dynamic degree (% yr-1)")),
        QgsProcessingOutputNumber("CARBON_CHANGE", tr("Carbon change (10^4 t C)")),
        QgsProcessingOutputNumber(
            "CONVERSION_CHANGE", tr("Carbon change by conversion (10^4 t C)")
        ),
        QgsProcessingOutputNumber("WITHIN_CHANGE", tr("Carbon change within classes (10^4 t C)")),
    ]


def transfer_accounts(values) -> Accounts:
    """Return how land-use transfer accounts for carbon, from the parameters."""
    return values.as_settings(Accounts)


def write_transfer_outputs(change, sources, values, run, resampled: bool) -> dict:
    """Write tables, diagram and report of land-use transfer; return the numbers."""
    from ...core.landuse.transfer_tables import write_attribution, write_matrix

    if values["ATTRIBUTION"]:
        write_attribution(change, values["ATTRIBUTION"])
    if values["MATRIX"]:
        write_matrix(change, values["MATRIX"])
    if values["SANKEY"]:
        from ...core.report.landuse.interactive_sankey import write_sankey

        write_sankey(change.transfers[:-1] or change.transfers, values["SANKEY"], translate=tr)
    if values["REPORT"]:
        from ...core.report.landuse.report import write_landuse_report

        run.step("report")
        note = resampled_carbon_note() if resampled else ""
        write_landuse_report(change, sources, values["REPORT"], translate=tr, resampled=note)
    return _transfer_numbers(change.transfers[-1])


def resampled_carbon_note() -> str:
    """Return the note of a land-use report on carbon that was on another grid."""
    return tr(
        "Carbon was on another grid: each land-use cell took the carbon per area of the carbon "
        "cell its centre lies in, so carbon inside a carbon cell is shared out by area, whatever "
        "its classes."
    )


def _transfer_numbers(transfer) -> dict:
    """Return the output numbers of land-use transfer; those not known are left out."""
    from ...core.landuse.transfer_tables import main_numbers

    values_by_name = main_numbers(transfer)
    return {name: value for name, value in values_by_name.items() if value == value}
