"""Getis-Ord Gi* of a raster."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import pattern as pattern
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import single_bands
from ...framework.text.translation import tr


class HotspotRaster(CarbonSinkAlgorithm):
    """``carbonsink:hotspotraster``."""

    ID = "hotspotraster"
    GROUP = "pattern"

    def display_name(self) -> str:
        return tr("Hot spots of a raster (Getis-Ord Gi*)")

    def description(self) -> str:
        return tr(
            "Finds hot spots (high values gathered) and cold spots (low values gathered) at 90, 95 "
            "and 99 % confidence: the Getis-Ord Gi* score of every cell and its neighbours with "
            "binary weights. The score is positive for hot spots whatever the sign of the values, "
            "also for trends and carbon losses. Cells without a single neighbour get no result."
        )

    def reference(self) -> str:
        return tr("Ord and Getis (1995), Geographical Analysis 27, 286-306, eq. 14.")

    def caveats(self) -> str:
        return tr(
            "The score is compared with a normal distribution, which fits poorly for strongly "
            "skewed values with few neighbours. High and low are relative to the mean of this "
            "raster."
        )

    def keywords(self) -> str:
        return tr("hot spot, cold spot, Getis-Ord, Gi*, cluster")

    def parameters(self) -> list:
        return [
            p.raster(
                "INPUT",
                tr("Raster"),
                tr("Raster of one band: flux, stock or trend."),
                requirement=InputRequirement(),
            ),
            pattern.contiguity(),
            pattern.alpha(
                tr(
                    "Weakest confidence level given: 0.1 gives 90, 95 and 99 %, 0.05 gives 95 and "
                    "99 %. Two-sided."
                ),
                0.1,
            ),
            p.switch(
                "FDR",
                tr("Control the false discovery rate"),
                tr("Takes the levels as false-discovery rates (Benjamini and Hochberg)."),
            ),
            *run_parameters.performance_parameters(),
            p.raster_output(
                "HOTSPOT_CLASS",
                tr("Hot and cold spots"),
                tr(
                    "0 not significant; hot at 90, 95, 99 %: 1, 2, 3; cold: 4, 5, 6; 255 no data "
                    "or no neighbour."
                ),
                style="classes",
            ),
            p.raster_output(
                "Z", tr("Gi* score"), tr("Normal score."), style="difference", by_default=False
            ),
            p.csv_output("TABLE", tr("Table"), tr("Cells, area and share of each class.")),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("HOT_SHARE", tr("Share of hot spots (%)")),
            QgsProcessingOutputNumber("COLD_SHARE", tr("Share of cold spots (%)")),
        ]

    def open_inputs(self, values):
        return single_bands(value=values["INPUT"])

    def process(self, values, run, sinks) -> dict:
        from ...core.pattern.class_shares import write_shares
        from ...core.pattern.hotspots.hotspot_maps import map_hotspots

        paths = {"hotspot_class": values["HOTSPOT_CLASS"], "gi_z": values["Z"]}
        choice = values["CONTIGUITY"], values["ALPHA"], values["FDR"]
        hotspots = map_hotspots(values.opened, paths, *choice, run)
        if values["TABLE"]:
            write_shares(hotspots.shares, values["TABLE"])
        shares = {share.key: 100.0 * share.share for share in hotspots.shares}
        return {
            "HOT_SHARE": sum(v for key, v in shares.items() if key.startswith("hot")),
            "COLD_SHARE": sum(v for key, v in shares.items() if key.startswith("cold")),
        }
