"""Fluxes with the other sign: NEE as NEP."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core import raster
from ...core.errors_and_notes.run import BadValue
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import require_rasters
from ...framework.style.series_style import style_series
from ...framework.text.translation import tr

QUANTITIES = ("auto", "nee", "nep", "gee", "gpp")


class NeeToNep(CarbonSinkAlgorithm):
    """``carbonsink:neetonep``."""

    ID = "neetonep"
    GROUP = "flux"

    def display_name(self) -> str:
        return tr("NEE to NEP (change the sign)")

    def description(self) -> str:
        return tr(
            "Turns net ecosystem exchange into net ecosystem production: NEP = -NEE, and GPP = "
            "-GEE, or back. NEE counts a flux to the atmosphere as positive, so a sink is "
            "negative; NEP counts a gain of the ecosystem as positive. One raster per date is "
            "written, with its new quantity in the metadata."
        )

    def reference(self) -> str:
        return tr("Chapin et al. (2006), Ecosystems 9, 1041-1050.")

    def caveats(self) -> str:
        return tr(
            "Only the sign changes. Rasters of which neither metadata nor name say what they are "
            "need QUANTITY: an algorithm cannot tell a weak sink from a weak source by its values."
        )

    def keywords(self) -> str:
        return tr("NEE, NEP, GEE, GPP, sign, convention, net ecosystem exchange, sink, source")

    def parameters(self) -> list:
        return [
            p.raster_list(
                "SERIES",
                tr("Rasters"),
                tr("Rasters of one flux on one grid: one, or one per date (nee_2005.tif)."),
                requirement=InputRequirement(("nee", "nep", "gee", "gpp")),
            ),
            p.dates("SERIES"),
            p.choice(
                "QUANTITY",
                tr("Quantity of the rasters"),
                tr("What they measure now; auto takes it from their metadata or names."),
                QUANTITIES,
                default="auto",
            ),
            *run_parameters.performance_parameters(),
            p.folder_output(
                "OUTPUT_FOLDER",
                tr("Folder of rasters"),
                tr("nep_<date>.tif of each date, and series.qlr to open them together."),
                style="nep",
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("N_DATES", tr("Number of dates")),
            QgsProcessingOutputNumber("TOTAL", tr("Total, mean of the rasters (Tg C)")),
        ]

    def requirements(self, values) -> dict:
        quantity = values["QUANTITY"]
        return {"SERIES": InputRequirement((quantity,))} if quantity != "auto" else {}

    def open_inputs(self, values):
        require_rasters("SERIES", values["SERIES"])
        return _nee_series(values)

    def process(self, values, run, sinks) -> dict:
        from ...core.flux.nep import OPPOSITES
        from ...core.flux.series.series_maps import map_opposite_series

        series, folder = values.opened, values["OUTPUT_FOLDER"]
        # What the rasters measure is known when they have been checked, in `process`.
        if series.quantity not in OPPOSITES:
            raise BadValue("QUANTITY", values["QUANTITY"], ", ".join(OPPOSITES))
        files, totals = map_opposite_series(series, series.quantity, folder, run)
        other = OPPOSITES[series.quantity]
        if len(files) > 1:
            style_series(files, "nep", folder, other.upper())
        total = sum(date_total.total_tg for date_total in totals) / len(totals)
        paths = [path for path, _ in files]
        return {"OUTPUT_LAYERS": paths, "N_DATES": len(files), "TOTAL": total}


def _nee_series(values):
    """Return the rasters, sorted by date if there are several."""
    stack = raster.Stack.open(values["SERIES"])
    return stack.series() if len(stack) > 1 else stack
