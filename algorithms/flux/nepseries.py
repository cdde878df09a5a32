"""NEP of every date of a series."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core import raster
from ...core.errors_and_notes.run import DoesNotApply, MissingInput
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import require_rasters
from ...framework.parameters.respiration import (
    LINES,
    changes_of_line,
    has_changed_coefficients,
    line_coefficients,
    line_parameters,
)
from ...framework.parameters.total_errors import (
    advanced_parameters,
    bound_outputs,
    check_error_models,
    error_model_parameters,
    total_bounds,
)
from ...framework.style.series_style import style_series
from ...framework.text.translation import tr


class NepSeries(CarbonSinkAlgorithm):
    """``carbonsink:nepseries``."""

    ID = "nepseries"
    GROUP = "flux"

    def display_name(self) -> str:
        return tr("NEP series")

    def description(self) -> str:
        return tr(
            "Computes net ecosystem production of every date that NPP and respiration both have: "
            "NEP = NPP - Rh. Soil respiration Rs is turned into its heterotrophic part Rh first. "
            "One raster per date is written, with its date and one colour ramp for all; the mean "
            "over the dates is the map to look for clusters in."
        )

    def reference(self) -> str:
        return tr(
            "Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9, "
            "eq. 3 and 4."
        )

    def caveats(self) -> str:
        return tr(
            "NEP is a small difference of two large modelled fluxes: an error of 10 % in either "
            "can turn a sink into a source. The mean has data only where all dates have."
        )

    def keywords(self) -> str:
        return tr("NEP, series, carbon sink, NPP, soil respiration, annual, mean, balance")

    def parameters(self) -> list:
        return [
            p.raster_list(
                "NPP",
                tr("NPP series"),
                tr("Net primary production, one raster per date (npp_2005.tif), gC m-2 yr-1."),
                requirement=InputRequirement(("npp",), step="series"),
            ),
            p.raster_list(
                "RS",
                tr("Soil respiration series (or Rh)"),
                tr("Soil respiration Rs of the same dates, gC m-2 yr-1; or give RH."),
                optional=True,
                requirement=InputRequirement(("rs",), step="year"),
            ),
            p.raster_list(
                "RH",
                tr("Heterotrophic respiration series (instead of Rs)"),
                tr("Heterotrophic respiration Rh of the same dates, if it is known; not with RS."),
                optional=True,
                requirement=InputRequirement(("rh",), alike="NPP"),
            ),
            p.dates("NPP", "RS", "RH"),
            p.choice(
                "RESPIRATION_METHOD",
                tr("Method"),
                tr(
                    "How Rh comes from RS: linear is Rh = SLOPE * Rs + INTERCEPT, loglog is "
                    "ln Rh = INTERCEPT + SLOPE * ln Rs."
                ),
                LINES,
                default="linear",
            ),
            *line_parameters(),
            *error_model_parameters(),
            *advanced_parameters(own_line=True),
            *run_parameters.performance_parameters(),
            *_nep_outputs(),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("N_DATES", tr("Number of dates")),
            QgsProcessingOutputNumber("TOTAL", tr("Total NEP, mean of the dates (Tg C)")),
            *bound_outputs(),
            QgsProcessingOutputNumber("AREA", tr("Area with data, mean of the dates (km2)")),
        ]

    def requirements(self, values) -> dict:
        # The default line is annual; the user's own was fitted to fluxes of any step.
        return (
            {"RS": InputRequirement(("rs",), alike="NPP")}
            if has_changed_coefficients(values)
            else {}
        )

    def open_inputs(self, values):
        require_rasters("NPP", values["NPP"])
        return _input_series(values)

    def check_inputs(self, values) -> None:
        from ...core.raster.input_check import require_different_rasters

        check_error_models(values)
        if values["MODELS"] and values["RS"] and values["RESPIRATION_METHOD"] != "linear":
            method = f"RESPIRATION_METHOD = {values['RESPIRATION_METHOD']}"
            raise DoesNotApply("MODELS", values["MODELS"][0], method)
        npp, respiration = values.opened
        npp.grid.require_same(respiration.grid, npp.first_path, respiration.first_path)
        require_different_rasters(**{"NPP": npp, "RS" if values["RS"] else "RH": respiration})

    def process(self, values, run, sinks) -> dict:
        from ...core.flux.series.series_maps import RhConversion, map_nep_series

        method = values["RESPIRATION_METHOD"] if values["RS"] else ""
        coefficients = line_coefficients(values, method) if method else None
        respired = RhConversion(method, coefficients, values["LIMIT_TO_RS"])
        share = 0.4 if values["MODELS"] else 0.95
        nep_series = map_nep_series(
            *values.opened,
            respired,
            values["OUTPUT_FOLDER"],
            run.part(0.0, share),
            rh_folder=values["RH_FOLDER"],
            mean_path=values["MEAN"],
        )
        style_series(nep_series.nep, "nep", values["OUTPUT_FOLDER"], "NEP")
        if nep_series.rh:
            style_series(nep_series.rh, "respiration", values["RH_FOLDER"], "Rh")
        n = len(nep_series.totals)
        total = sum(date_total.total_tg for date_total in nep_series.totals) / n
        area = sum(date_total.area_km2 for date_total in nep_series.totals) / n
        paths = [path for path, _ in nep_series.nep]
        bounds = total_bounds(values, paths, total, area, run.part(share, 1.0))
        return {
            "OUTPUT_LAYERS": paths,
            "RH_LAYERS": [path for path, _ in nep_series.rh] or None,
            "N_DATES": n,
            "TOTAL": total,
            **bounds,
            "AREA": area,
        }


def _nep_outputs() -> list:
    """Return the outputs of the NEP series."""
    return [
        p.folder_output(
            "OUTPUT_FOLDER",
            tr("Folder of NEP"),
            tr("nep_<date>.tif of each date, and series.qlr to open them together."),
            style="nep",
        ),
        p.folder_output(
            "RH_FOLDER",
            tr("Folder of heterotrophic respiration"),
            tr("rh_<date>.tif of each date, when Rh is computed from RS."),
            by_default=False,
            style="respiration",
        ),
        p.raster_output(
            "MEAN",
            tr("Mean NEP"),
            tr("Mean over the dates, of the cells with data on all of them, float32."),
            style="nep",
            by_default=False,
        ),
    ]


def _input_series(values) -> tuple:
    """Return NPP and the respiration that was given, as series; exactly one is."""
    if values["RS"] and values["RH"]:
        raise DoesNotApply("RH", values["RH"][0], "RS")
    if not values["RS"] and not values["RH"]:
        raise MissingInput("RS", "NPP")
    if values["RH"]:
        for name, value in changes_of_line(values).items():
            raise DoesNotApply(name, value, "RH")
    respiration = values["RS"] or values["RH"]
    return raster.Stack.open(values["NPP"]).series(), raster.Stack.open(respiration).series()
