"""Getis-Ord Gi* of polygons."""

from __future__ import annotations

from ...core.pattern.classes import HOTSPOT_CLASSES
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.polygon_layer import (
    POLYGONS,
    read_number_column,
    read_shapes,
    write_classes,
)
from ...framework.parameters import declarations as p
from ...framework.parameters import pattern as pattern
from ...framework.text.translation import tr


class HotspotVector(CarbonSinkAlgorithm):
    """``carbonsink:hotspotvector``."""

    ID = "hotspotvector"
    GROUP = "pattern"

    def display_name(self) -> str:
        return tr("Hot spots of polygons (Getis-Ord Gi*)")

    def description(self) -> str:
        return tr(
            "Finds hot spots (high values gathered) and cold spots (low values gathered) among "
            "polygons at 90, 95 and 99 % confidence: the Getis-Ord Gi* score of each polygon and "
            "its neighbours with binary weights. The score is positive for hot spots whatever the "
            "sign of the values. Kernel weights and those of a file count as they are. Polygons "
            "without geometry, value or neighbour are kept and get no result."
        )

    def reference(self) -> str:
        return tr("Ord and Getis (1995), Geographical Analysis 27, 286-306.")

    def caveats(self) -> str:
        return tr(
            "The score is compared with a normal distribution, which needs several neighbours per "
            "polygon: with skewed values take WEIGHTS = knn with K = 8 or more. Counts and totals "
            "grow with the size of a region: use rates or means per area."
        )

    def keywords(self) -> str:
        return tr("hot spot, cold spot, Getis-Ord, Gi*, cluster, polygons, counties")

    def parameters(self) -> list:
        return [
            pattern.statistic(
                tr("gi_star: a polygon is one of its own neighbours; gi: it is left out."),
                ("gi_star", "gi"),
                "gi_star",
            ),
            *pattern.polygon_parameters(),
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
            p.features_output(
                "OUTPUT",
                tr("Hot and cold spots"),
                tr(
                    "The polygons with gi_z (normal score), gi_p (two-sided), gi_class (ns, hot90, "
                    "hot95, hot99, cold90, cold95, cold99) and gi_n (neighbours, with Gi* itself "
                    "too)."
                ),
                kind=POLYGONS,
            ),
        ]

    def check_inputs(self, values) -> None:
        pattern.weights_choice(values)

    def process(self, values, run, sinks) -> dict:
        from ...core.pattern.local_features import hotspots_of_features

        source, field = values["INPUT"], values["FIELD"]
        numbers = read_number_column(source, field, run.part(0.0, 0.1))
        statistics = hotspots_of_features(
            read_shapes(source, run),
            numbers,
            field,
            pattern.weights_choice(values, run.part(0.0, 0.1)),
            values["ALPHA"],
            values["FDR"],
            run.part(0.1, 0.9),
            star=values["LOCAL_STATISTIC"] == "gi_star",
        )
        columns = {"gi_z": float, "gi_p": float, "gi_class": str, "gi_n": int}
        write_run = run.part(0.9, 1.0)
        output = write_classes(
            sinks, "OUTPUT", source, statistics, columns, HOTSPOT_CLASSES, write_run
        )
        return {"OUTPUT": output}
