"""Net ecosystem production: NPP minus heterotrophic respiration."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import single_bands
from ...framework.parameters.total_errors import (
    advanced_parameters,
    bound_outputs,
    check_error_models,
    error_model_parameters,
    total_bounds,
)
from ...framework.text.translation import tr


class Nep(CarbonSinkAlgorithm):
    """``carbonsink:nep``."""

    ID = "nep"
    GROUP = "flux"

    def display_name(self) -> str:
        """Return the toolbox name."""
        return tr("Net ecosystem production (NEP)")

    def description(self) -> str:
        """Return what it does."""
        return tr(
            "Subtracts heterotrophic respiration from net primary production cell by cell: "
            "NEP = NPP - Rh. Positive cells are carbon sinks, negative ones sources. The total "
            "is the sum over true cell areas (on the ellipsoid for geographic rasters), printed "
            "with the area it rests on."
        )

    def reference(self) -> str:
        """Return the source."""
        return tr(
            "Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9, "
            "eq. 4."
        )

    def caveats(self) -> str:
        """Return the limitations of the result."""
        return tr(
            "NEP is a small difference of two large modelled fluxes: an error of 10 % in either "
            "can turn a sink into a source. Disturbance, harvest and lateral export are not part "
            "of it."
        )

    def keywords(self) -> str:
        """Return search words."""
        return tr("NEP, NEE, carbon sink, carbon source, NPP, respiration, balance")

    def parameters(self) -> list:
        """Return the parameters."""
        return [
            p.raster(
                "NPP",
                tr("NPP raster"),
                tr("Net primary production, gC m-2 yr-1."),
                requirement=InputRequirement(("npp",)),
            ),
            p.raster(
                "RH",
                tr("Heterotrophic respiration raster"),
                tr("Heterotrophic respiration Rh in the unit and on the grid of NPP."),
                requirement=InputRequirement(("rh",), alike="NPP", dates_of="NPP"),
            ),
            p.file(
                "CLASSES",
                tr("Class breaks (CSV)"),
                tr(
                    "Breaks of NEP_CLASS: a CSV with the columns code, key, label, upper (largest "
                    "value of the class, empty in the last row) and colour (#rrggbb). Without it "
                    "-100, -20, 20 and 100 gC m-2 yr-1 are used: round numbers, as there are no "
                    "published thresholds of weak and strong sources and sinks."
                ),
                "csv",
                optional=True,
            ),
            *error_model_parameters(),
            *advanced_parameters(),
            *run_parameters.performance_parameters(),
            p.raster_output(
                "OUTPUT", tr("NEP"), tr("NEP in the unit of the inputs, float32."), style="nep"
            ),
            p.raster_output(
                "NEP_CLASS",
                tr("NEP classes"),
                tr("From strong source (1) to strong sink (5); 255 is no data."),
                style="classes",
                by_default=False,
            ),
        ]

    def outputs(self) -> list:
        """Return the numbers."""
        return [
            QgsProcessingOutputNumber("TOTAL", tr("Total NEP (Tg C)")),
            *bound_outputs(),
            QgsProcessingOutputNumber("AREA", tr("Area with data (km2)")),
            QgsProcessingOutputNumber("MEAN", tr("Mean NEP per area (gC m-2)")),
        ]

    def open_inputs(self, values):
        """Return both rasters, which must lie on one grid."""
        return single_bands(npp=values["NPP"], rh=values["RH"])

    def check_inputs(self, values) -> None:
        """Check that the breaks make classes."""
        from ...core.flux.nep import load_nep_classes

        check_error_models(values)
        if values["CLASSES"]:
            load_nep_classes(values["CLASSES"])

    def process(self, values, run, sinks) -> dict:
        """Compute NEP and its total."""
        from ...core.flux.flux_maps import map_nep

        map_run = run.part(0.0, 0.4) if values["MODELS"] else run
        total = map_nep(
            values.opened, values["OUTPUT"], map_run, values["NEP_CLASS"], values["CLASSES"]
        )
        sizes = total.total_tg, total.area_km2
        bounds = total_bounds(values, [values["OUTPUT"]], *sizes, run.part(0.4, 1.0))
        return {
            "TOTAL": total.total_tg,
            **bounds,
            "AREA": total.area_km2,
            "MEAN": total.mean,
        }
