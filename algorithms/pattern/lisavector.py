"""Local Moran's I of polygons."""

from __future__ import annotations

from ...core.errors_and_notes.run import DoesNotApply, MissingInput
from ...core.pattern.classes import GEARY_CLASSES, LISA_CLASSES
from ...core.pattern.settings import STATISTICS
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.polygon_layer import (
    POLYGONS,
    read_number_column,
    read_shapes,
    write_classes,
)
from ...framework.parameters import declarations as p
from ...framework.parameters import pattern as pattern
from ...framework.parameters import run_parameters
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
            "row-standardised weights and conditional permutations. With two columns it compares "
            "the value of a polygon with those of another quantity around it; local Geary's c "
            "tells polygons like and unlike their neighbours by squared differences. Polygons "
            "without geometry, value or neighbour are kept and get no result."
        )

    def reference(self) -> str:
        return tr(
            "Anselin (1995), Geographical Analysis 27, 93-115; weights as in Rey and Anselin "
            "(2007), Review of Regional Studies 37, 5-27; classes of Geary's c as in Anselin "
            "(2019), Geographical Analysis 51, 133-150."
        )

    def caveats(self) -> str:
        return tr(
            "Counts and totals grow with the size of a region: use rates or means per area. "
            "Borders that do not share their vertices are seen as shared by WEIGHTS = fuzzy only; "
            "the log counts polygons without neighbours. Results change with the division into "
            "regions. A bivariate I says nothing of the two quantities at the same place: compare "
            "it with their correlation."
        )

    def keywords(self) -> str:
        return tr(
            "LISA, local Moran, bivariate, local Geary, PySAL, GeoDa, cluster, outlier, high-high, "
            "low-low, polygons, counties"
        )

    def parameters(self) -> list:
        return [
            pattern.statistic(
                tr(
                    "moran: values against the mean of the neighbours; bivariate: values of FIELD "
                    "against the neighbours' mean of SECOND_FIELD; geary: squared differences "
                    "from the neighbours."
                ),
                STATISTICS,
                "moran",
            ),
            *pattern.polygon_parameters(),
            p.field(
                "SECOND_FIELD",
                tr("Second column"),
                tr("Numbers of the neighbours. Applies to LOCAL_STATISTIC = bivariate."),
                parent="INPUT",
                optional=True,
                requirement=p.NUMBER_COLUMN,
            ),
            pattern.permutations(tr("Draws per polygon; the smallest p is one in that many.")),
            pattern.tail(),
            pattern.lisa_alpha(),
            pattern.fdr(),
            run_parameters.seed(),
            p.features_output(
                "OUTPUT",
                tr("Clusters and outliers"),
                tr(
                    "The polygons with lisa_i (local I), lisa_p, lisa_class (ns, HH, LH, LL, HL) "
                    "and lisa_lag (mean of the neighbours); with LOCAL_STATISTIC = geary lisa_c in "
                    "place of lisa_i, and the classes ns, HH, LL, similar and unlike."
                ),
                kind=POLYGONS,
            ),
        ]

    def check_inputs(self, values) -> None:
        statistic, second_field = values["LOCAL_STATISTIC"], values["SECOND_FIELD"]
        if statistic == "bivariate" and not second_field:
            raise MissingInput("SECOND_FIELD", "LOCAL_STATISTIC = bivariate")
        if statistic != "bivariate" and second_field:
            raise DoesNotApply("SECOND_FIELD", second_field, f"LOCAL_STATISTIC = {statistic}")
        pattern.weights_choice(values)

    def process(self, values, run, sinks) -> dict:
        from ...core.pattern.local_features import lisa_of_features

        source, field = values["INPUT"], values["FIELD"]
        reading = run.part(0.0, 0.1)
        numbers, second_field = read_number_column(source, field, reading), values["SECOND_FIELD"]
        statistics = lisa_of_features(
            read_shapes(source, run),
            numbers,
            field,
            pattern.weights_choice(values, reading),
            pattern.lisa_settings(values),
            run.part(0.1, 0.9),
            other=read_number_column(source, second_field, reading) if second_field else None,
        )
        is_geary = values["LOCAL_STATISTIC"] == "geary"
        columns = {"lisa_c" if is_geary else "lisa_i": float, "lisa_p": float}
        columns.update(lisa_class=str, lisa_lag=float)
        classes = GEARY_CLASSES if is_geary else LISA_CLASSES
        write_run = run.part(0.9, 1.0)
        return {
            "OUTPUT": write_classes(
                sinks, "OUTPUT", source, statistics, columns, classes, write_run
            )
        }
