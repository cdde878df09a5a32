"""Global spatial autocorrelation of polygons."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core.errors_and_notes.run import NoneGiven
from ...core.pattern.settings import GLOBAL_STATISTICS
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.polygon_layer import read_class_column, read_number_column, read_shapes
from ...framework.parameters import declarations as p
from ...framework.parameters import pattern as pattern
from ...framework.parameters import run_parameters
from ...framework.text.translation import tr


class GlobalVector(CarbonSinkAlgorithm):
    """``carbonsink:globalvector``."""

    ID = "globalvector"
    GROUP = "pattern"

    def display_name(self) -> str:
        return tr("Spatial autocorrelation of polygons")

    def description(self) -> str:
        return tr(
            "Says whether neighbouring polygons are alike, each statistic with its expectation, z "
            "score and p under randomisation and the p of random permutations: Moran's I "
            "(products), Geary's c (squared differences; below 1 means alike) and the general G "
            "(high values near high ones, or low near low) of a column of numbers, and the join "
            "counts of a column of classes (pairs of neighbours of one class, and of two)."
        )

    def reference(self) -> str:
        return tr(
            "Cliff and Ord (1981), Spatial Processes: Models and Applications, Pion; Getis and Ord "
            "(1992), Geographical Analysis 24, 189-206; Rey and Anselin (2007), Review of Regional "
            "Studies 37, 5-27 (PySAL, whose esda computes I, c and G)."
        )

    def caveats(self) -> str:
        return tr(
            "A trend across the region counts as pattern. G is for values of 0 and more, and "
            "takes all neighbours as equal, as join counts do. The permutation p is one-sided and "
            "cannot be below 1/(PERMUTATIONS + 1). I, c and G need the library esda."
        )

    def keywords(self) -> str:
        return tr(
            "Moran's I, Geary's c, Getis-Ord G, join count, spatial autocorrelation, PySAL, GeoDa, "
            "polygons"
        )

    def parameters(self) -> list:
        return [
            p.polygons("INPUT", tr("Polygons"), tr("Regions with columns of values or classes.")),
            p.field(
                "FIELD",
                tr("Column of values"),
                tr(
                    "Numbers; text that holds numbers is read as such. Empty values are left out. "
                    "Needed for GLOBAL_STATISTICS."
                ),
                parent="INPUT",
                optional=True,
                requirement=p.NUMBER_COLUMN,
            ),
            p.choice(
                "GLOBAL_STATISTICS",
                tr("Statistics of the values"),
                tr("Which statistics of FIELD are computed."),
                GLOBAL_STATISTICS,
                default=["moran", "geary"],
                multiple=True,
            ),
            p.field(
                "CLASS_FIELD",
                tr("Column of classes"),
                tr("Names or codes whose joins are counted; empty values are left out."),
                parent="INPUT",
                optional=True,
                requirement=p.NAME_COLUMN,
            ),
            *pattern.weights_parameters(),
            pattern.permutations(
                tr("Random shuffles of the column; 0 leaves only the analytic test."), 0
            ),
            run_parameters.seed(),
            p.csv_output(
                "TABLE",
                tr("Table"),
                tr(
                    "One row per statistic: value, expectation, variance, z, p, permutation p; of "
                    "join counts one per class."
                ),
                by_default=True,
            ),
            p.report_output(
                "REPORT", tr("Report on spatial autocorrelation"), tr("The table in words.")
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("MORAN_I", tr("Moran's I")),
            QgsProcessingOutputNumber("Z", tr("z score of Moran's I")),
            QgsProcessingOutputNumber("P", tr("Two-sided analytic p of Moran's I")),
        ]

    def check_inputs(self, values) -> None:
        from ...core.pattern.global_features import LIBRARY
        from ...core.pattern.library_weights import require

        if not values["FIELD"] and not values["CLASS_FIELD"]:
            raise NoneGiven(("FIELD", "CLASS_FIELD"))
        if values["FIELD"]:
            require(LIBRARY, ", ".join(values["GLOBAL_STATISTICS"]))
        pattern.weights_choice(values)

    def process(self, values, run, sinks) -> dict:
        from ...core.pattern import global_features as core

        source, reading = values["INPUT"], run.part(0.0, 0.1)
        shapes, choice = read_shapes(source, run), pattern.weights_choice(values, reading)
        permutation_choices = values["PERMUTATIONS"], values["SEED"]
        results = []
        if values["FIELD"]:
            name = values["FIELD"]
            numbers, field_run = read_number_column(source, name, reading), run.part(0.1, 0.6)
            statistics = values["GLOBAL_STATISTICS"]
            results += core.global_of_features(
                shapes, numbers, name, choice, statistics, *permutation_choices, field_run
            )
        if values["CLASS_FIELD"]:
            name = values["CLASS_FIELD"]
            labels, field_run = read_class_column(source, name, reading), run.part(0.6, 0.9)
            results += core.join_counts_of_classes(
                shapes, labels, name, choice, *permutation_choices, field_run
            )
        if values["TABLE"]:
            core.write_global_table(results, values["TABLE"])
        if values["REPORT"]:
            from ...core.report.pattern.polygon_report import write_global_report

            run.step("report")
            write_global_report(results, values["REPORT"], translate=tr)
        outputs: dict = {}
        for result in results:
            if result.statistic == "moran":
                outputs.update(MORAN_I=result.value, Z=result.z, P=result.p)
        return outputs
