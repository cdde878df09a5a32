"""Local join counts of polygons."""

from __future__ import annotations

from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.polygon_layer import (
    POLYGONS,
    read_class_column,
    read_shapes,
    write_classes,
)
from ...framework.parameters import declarations as p
from ...framework.parameters import pattern as pattern
from ...framework.parameters import run_parameters
from ...framework.text.translation import tr


class JoinCountVector(CarbonSinkAlgorithm):
    """``carbonsink:joincountvector``."""

    ID = "joincountvector"
    GROUP = "pattern"

    def display_name(self) -> str:
        return tr("Clusters of classes of polygons (local join counts)")

    def description(self) -> str:
        return tr(
            "Finds polygons with more neighbours of their own class than chance would give them: "
            "counties that are all a declining sink, or all of one land use. Counts the "
            "neighbours of the same class and compares the count with conditional permutations. "
            "Polygons without geometry, class or neighbour are kept and get no result."
        )

    def reference(self) -> str:
        return tr("Anselin and Li (2019), Journal of Geographical Systems 21, 189-210.")

    def caveats(self) -> str:
        return tr(
            "The p is one-sided (more of the class than by chance), and one that no neighbour "
            "shares the class of has none. A class that most polygons have is hardly ever "
            "significant. Weights of kernels and files count as neighbours of equal weight."
        )

    def keywords(self) -> str:
        return tr("join count, classes, categories, cluster, co-location, PySAL, GeoDa, polygons")

    def parameters(self) -> list:
        return [
            p.polygons("INPUT", tr("Polygons"), tr("Regions with a column of classes.")),
            p.field(
                "FIELD",
                tr("Column of classes"),
                tr("Names or codes; empty values are left out."),
                parent="INPUT",
                requirement=p.NAME_COLUMN,
            ),
            *pattern.weights_parameters(),
            pattern.permutations(tr("Draws per polygon; the smallest p is one in that many.")),
            pattern.alpha(tr("Largest p of a cluster; with FDR the wanted false-discovery rate.")),
            p.switch(
                "FDR",
                tr("Control the false discovery rate"),
                tr(
                    "Lowers the limit of p (Benjamini and Hochberg) so that of the clusters about "
                    "the share ALPHA is false."
                ),
            ),
            run_parameters.seed(),
            p.features_output(
                "OUTPUT",
                tr("Clusters of classes"),
                tr(
                    "The polygons with jc_same (neighbours of the same class), jc_n (all "
                    "neighbours), jc_p and jc_class (the class where it is significant, else ns)."
                ),
                kind=POLYGONS,
            ),
        ]

    def check_inputs(self, values) -> None:
        pattern.weights_choice(values)

    def process(self, values, run, sinks) -> dict:
        from ...core.pattern.local_features import join_counts_of_features

        source, field = values["INPUT"], values["FIELD"]
        reading = run.part(0.0, 0.1)
        statistics, classes = join_counts_of_features(
            read_shapes(source, run),
            read_class_column(source, field, reading),
            field,
            pattern.weights_choice(values, reading),
            pattern.lisa_settings(values),
            run.part(0.1, 0.9),
        )
        columns = {"jc_same": int, "jc_n": int, "jc_p": float, "jc_class": str}
        write_run = run.part(0.9, 1.0)
        return {
            "OUTPUT": write_classes(
                sinks, "OUTPUT", source, statistics, columns, classes, write_run
            )
        }
