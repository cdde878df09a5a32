"""Heterotrophic respiration from soil respiration or from climate."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core.errors_and_notes.run import DoesNotApply, MissingInput
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import single_bands
from ...framework.parameters.respiration import (
    changes_of_line,
    default_coefficient,
    has_changed_coefficients,
    line_coefficients,
    line_parameters,
    q10_parameters,
)
from ...framework.text.translation import tr

# The raster parameter of each variable of the formulas, and what each method needs.
RASTERS = {"rs": "RS", "temperature": "TEMPERATURE", "precipitation": "PRECIPITATION"}
METHODS = {
    "linear": ("rs",),
    "loglog": ("rs",),
    "climate": ("temperature", "precipitation"),
    "q10": ("temperature",),
}


class HeterotrophicRespiration(CarbonSinkAlgorithm):
    """``carbonsink:heterotrophicrespiration``."""

    ID = "heterotrophicrespiration"
    GROUP = "flux"

    def display_name(self) -> str:
        return tr("Heterotrophic respiration (Rh)")

    def description(self) -> str:
        return tr(
            "Computes the part of soil respiration that comes from microbes and not from roots. "
            "linear: Rh = SLOPE * Rs + INTERCEPT; loglog: ln Rh = INTERCEPT + SLOPE * ln Rs; "
            "climate: monthly Rh from temperature and precipitation, without Rs; q10: R = R10 * "
            "Q10^((T - 10) / 10) from temperature alone. The first two are for annual fluxes. With "
            "the R10 of all soil respiration, q10 gives soil respiration Rs."
        )

    def reference(self) -> str:
        return tr(
            "linear: Zeng et al. (2023), Carbon Balance and Management 18, doi "
            "10.1186/s13021-023-00239-9, eq. 3; loglog: after Bond-Lamberty et al. (2004), Global "
            "Change Biology 10, 1756-1766 (whose own line is SLOPE 0.73, INTERCEPT 1.22); "
            "climate: the empirical relation of Pei et al., "
            "0.22 * (exp(0.0912 T) + ln(0.3145 P + 1)) * 30 * 0.465 gC m-2 month-1; q10: van't "
            "Hoff's rule, with the median Q10 of Raich and Schlesinger (1992), Tellus 44B, 81-99."
        )

    def caveats(self) -> str:
        return tr(
            "SLOPE 0.62 and INTERCEPT 9.01 are the fit to one data set; the records of the Soil "
            "Respiration Database give slopes of 0.54 to 0.59 and intercepts of 25 to 43. Fit "
            "your own with 'Fit respiration' (carbonsink:fitrespiration). With a positive "
            "intercept Rh exceeds Rs where Rs is very low; such cells are counted in the log."
        )

    def keywords(self) -> str:
        return tr("Rh, Rs, soil respiration, microbial respiration, decomposition")

    def parameters(self) -> list:
        return [
            p.raster(
                "RS",
                tr("Soil respiration raster"),
                tr("Soil respiration Rs, gC m-2 yr-1; for linear and loglog."),
                optional=True,
                requirement=InputRequirement(("rs",), step="year"),
            ),
            p.choice(
                "RESPIRATION_METHOD",
                tr("Method"),
                tr("How Rh is computed."),
                METHODS,
                default="linear",
            ),
            *line_parameters(),
            *q10_parameters(),
            p.raster(
                "TEMPERATURE",
                tr("Temperature raster"),
                tr("Mean temperature, degrees C: of the month for climate, of any period for q10."),
                optional=True,
                requirement=InputRequirement(("temperature",)),
            ),
            p.raster(
                "PRECIPITATION",
                tr("Precipitation raster"),
                tr("Precipitation of the month, mm; for climate."),
                optional=True,
                requirement=InputRequirement(
                    ("precipitation",), step="month", dates_of="TEMPERATURE"
                ),
            ),
            *run_parameters.performance_parameters(),
            p.raster_output(
                "OUTPUT",
                tr("Heterotrophic respiration"),
                tr("Rh, float32: gC m-2 yr-1, with climate gC m-2 month-1, with q10 as R10."),
                style="respiration",
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("TOTAL", tr("Total Rh (Tg C)")),
            QgsProcessingOutputNumber("AREA", tr("Area with data (km2)")),
            QgsProcessingOutputNumber("MEAN", tr("Mean Rh per area (gC m-2)")),
        ]

    def requirements(self, values) -> dict:
        # The default line is annual; the user's own was fitted to fluxes of any step.
        return {"RS": InputRequirement(("rs",))} if has_changed_coefficients(values) else {}

    def open_inputs(self, values):
        """Return the rasters the method needs; others are refused by name."""
        method = values["RESPIRATION_METHOD"]
        choice = f"RESPIRATION_METHOD = {method}"
        for variable, parameter in RASTERS.items():
            if variable in METHODS[method] and not values[parameter]:
                raise MissingInput(parameter, choice)
            if variable not in METHODS[method] and values[parameter]:
                raise DoesNotApply(parameter, values[parameter], choice)
        return single_bands(**{name: values[RASTERS[name]] for name in METHODS[method]})

    def check_inputs(self, values) -> None:
        method = values["RESPIRATION_METHOD"]
        choice = f"RESPIRATION_METHOD = {method}"
        changed_coefficients = changes_of_line(values) if method in ("climate", "q10") else {}
        if method == "q10" and values["R10"] is None:
            raise MissingInput("R10", choice)
        if method != "q10":
            defaults = {"R10": None, "Q10": default_coefficient("q10_factor")}
            changed_coefficients.update(
                {n: values[n] for n, v in defaults.items() if values[n] != v}
            )
        for name, value in changed_coefficients.items():
            raise DoesNotApply(name, value, choice)

    def process(self, values, run, sinks) -> dict:
        from ...core.flux.flux_maps import map_respiration

        method = values["RESPIRATION_METHOD"]
        if method == "q10":
            coefficients = values["R10"], values["Q10"]
        else:
            coefficients = line_coefficients(values, method)
        limit = values["LIMIT_TO_RS"]
        total = map_respiration(
            method,
            values.opened,
            coefficients,
            values["OUTPUT"],
            run,
            limit,
        )
        return {
            "TOTAL": total.total_tg,
            "AREA": total.area_km2,
            "MEAN": total.mean,
        }
