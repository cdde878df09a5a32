"""Local Moran's I of polygons."""

from __future__ import annotations

from ...core.pattern.classes import LISA_CLASSES
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.polygon_layer import POLYGONS, read_numbers, read_shapes, write_classes
from ...framework.parameters import pattern as pattern
from ...framework.parameters import shared as p
from ...framework.text.translation import tr


class LisaVector(CarbonSinkAlgorithm):
    """``carbonsink:lisavector``."""

    ID = "lisavector"
    GROUP = "pattern"

    def display_name(self) -> str:
        return tr("Clusters and outliers of polygons (LISA)")

    def description(self) -> str:
        return tr(
            "Finds regions where high values gather (HH), where low ones do (LL), and regions "
            "unlike their neighbours (HL, LH): local Moran's I of each polygon with "
            "row-standardised weights and conditional permutations. Polygons without geometry, "
            "value or neighbour are kept and get no result."
        )

    def reference(self) -> str:
        return tr(
            "Anselin (1995), Geographical Analysis 27, 93-115; weights as in Rey and Anselin "
            "(2007), Review of Regional Studies 37, 5-27."
        )

    def caveats(self) -> str:
        return tr(
            "Counts and totals grow with the size of a region: use rates or means per area. "
            "Borders that do not share their vertices are not seen as shared; the log counts "
            "polygons without neighbours. Results change with the division into regions."
        )

    def keywords(self) -> str:
        return tr("LISA, local Moran, cluster, outlier, high-high, low-low, polygons, counties")

    def parameters(self) -> list:
        return [
            *pattern.polygon_parameters(),
            pattern.permutations(tr("Draws per polygon; the smallest p is one in that many.")),
            pattern.tail(),
            pattern.lisa_alpha(),
            pattern.fdr(),
            p.seed(),
            p.features_output(
                "OUTPUT",
                tr("Clusters and outliers"),
                tr(
                    "The polygons with lisa_i (local I), lisa_p, lisa_class (ns, HH, LH, LL, HL) "
                    "and lisa_lag (mean of the neighbours)."
                ),
                kind=POLYGONS,
            ),
        ]

    def guard(self, values) -> None:
        pattern.weights_choice(values)

    def process(self, values, run, sinks) -> dict:
        from ...core.pattern.features import lisa_of_features

        source, field = values["INPUT"], values["FIELD"]
        numbers = read_numbers(source, field, run.part(0.0, 0.1))
        found = lisa_of_features(
            read_shapes(source, run),
            numbers,
            field,
            pattern.weights_choice(values),
            pattern.lisa_settings(values),
            run.part(0.1, 0.9),
        )
        columns = {"lisa_i": float, "lisa_p": float, "lisa_class": str, "lisa_lag": float}
        part = run.part(0.9, 1.0)
        output = write_classes(sinks, "OUTPUT", source, found, columns, LISA_CLASSES, part)
        return {"OUTPUT": output}
