"""How much of a target's spatial variation factors explain."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from ...core import raster
from ...core.errors_and_notes.geodetector import DetectorInputs, TooFewFactors
from ...core.errors_and_notes.run import DoesNotApply, MissingInput
from ...core.geodetector.settings import METHODS, DetectorSettings
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import dated_series
from ...framework.parameters.zones import check_zones, open_zones, zone_parameters
from ...framework.text.translation import tr

TABLE_INPUTS = ("SAMPLES", "TARGET_FIELD", "FACTOR_FIELDS", "CATEGORICAL_FIELDS")
RASTER_INPUTS = ("TARGET", "FACTORS", "CATEGORICAL_FACTORS")
TABLES = ("TABLE", "INTERACTION_TABLE", "RISK_TABLE", "ECOLOGICAL_TABLE", "STRATUM_TABLE")
ZONE_OUTPUTS = ("ZONE_TABLE", "ZONE_Q")


class Geodetector(CarbonSinkAlgorithm):
    """``carbonsink:geodetector``."""

    ID = "geodetector"
    GROUP = "trend"

    def display_name(self) -> str:
        return tr("Geographical detector")

    def description(self) -> str:
        return tr(
            "Says how much of the spatial variation of a target lies between the classes of each "
            "factor (q, 0 to 1), how two factors act together, whether the means of the classes "
            "differ, and whether factors differ in what they explain. Inputs are a table or layer, "
            "or rasters on one grid. Numbers are cut into classes by several methods, and those of "
            "the largest q are kept; text, and rasters with class names or colours, are classes as "
            "they are. Only records or cells with a value of the target and of all factors count."
        )

    def reference(self) -> str:
        return tr(
            "Wang et al. (2010), International Journal of Geographical Information Science 24, "
            "107-127; Wang et al. (2016), Ecological Indicators 67, 250-256; Song et al. (2020), "
            "GIScience & Remote Sensing 57, 593-610 (optimal classes)."
        )

    def caveats(self) -> str:
        return tr(
            "p presumes independent values and classes fixed beforehand. Neighbouring cells are "
            "alike and the best of many classifications is kept, so p is too small; at a million "
            "cells every factor is significant and p means nothing. Judge q by its interval "
            "(blocks of the region drawn with replacement) and against the null (factors shifted "
            "across the region, with the same choice of classes). q grows with the number of "
            "classes. Association is not causation: a map that was modelled from the factors is "
            "explained by them by construction. Cells count alike whatever their area."
        )

    def keywords(self) -> str:
        return tr(
            "geodetector, GeoDetector, q statistic, spatially stratified heterogeneity, factor "
            "detector, interaction detector, risk detector, ecological detector, OPGD, drivers"
        )

    def parameters(self) -> list:
        return [
            *_table_inputs(),
            *_raster_inputs(),
            *zone_parameters(
                tr(
                    "Regions in which q is given as well, with the classes of the whole raster; a "
                    "cell belongs to the polygon its centre lies in. Applies to TARGET."
                )
            ),
            *_detector_choices(),
            run_parameters.seed(),
            *run_parameters.performance_parameters(),
            *_detector_outputs(),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputString("FACTOR", tr("Factor with the largest q")),
            QgsProcessingOutputNumber("Q", tr("Largest q")),
        ]

    def check_inputs(self, values) -> None:
        _detector_settings(values).check()
        is_table = _is_table(values)
        has_zones = values["ZONES"] is not None or values["ZONE_RASTER"]
        for name in ZONE_OUTPUTS:
            if values.get(name) and not has_zones:
                raise MissingInput("ZONES", name)
        if is_table:
            if has_zones:
                name = "ZONES" if values["ZONES"] is not None else "ZONE_RASTER"
                raise DoesNotApply(name, tr("zones"), "SAMPLES")
            return
        source = _raster_source(values)
        if not source.n_factors:
            raise TooFewFactors(RASTER_INPUTS[1:])
        check_zones(values, source.stack)

    def process(self, values, run, sinks) -> dict:
        from ...core.files.atomic import publish_csv
        from ...core.geodetector.detection import detect
        from ...core.geodetector.result_tables import TABLES as MAKERS

        source = _table_source(values, run) if _is_table(values) else _raster_source(values)
        detection = detect(source, _detector_settings(values), run.part(0.05, 0.85))
        zone_results = _in_zones(values, source, detection, run.part(0.85, 0.97))
        for name in TABLES:
            if values[name]:
                publish_csv(values[name], MAKERS[name](detection))
        if values["REPORT"]:
            from ...core.report.geodetector.report import write_detector_report

            run.step("report")
            write_detector_report(detection, zone_results, values["REPORT"], translate=tr)
        factor, q = detection.strongest
        return {"FACTOR": factor, "Q": q}


def _is_table(values) -> bool:
    """Say whether the inputs are a table; raise when they are neither that nor rasters."""
    table = [name for name in TABLE_INPUTS if values.is_given(name)]
    rasters = [name for name in RASTER_INPUTS if values.is_given(name)]
    if bool(table) == bool(rasters):
        raise DetectorInputs((*table, *rasters))
    required = ("SAMPLES", "TARGET_FIELD") if table else ("TARGET",)
    for name in required:
        if not values.is_given(name):
            raise MissingInput(name, (table or rasters)[0])
    factors = TABLE_INPUTS[2:] if table else RASTER_INPUTS[1:]
    if not any(values.is_given(name) for name in factors):
        raise TooFewFactors(factors)
    return bool(table)


def _table_source(values, run):
    """Return the table with the coordinates of its features, where it has any."""
    from ...core.geodetector.table_source import TableSource
    from ...framework.features.feature_tables import read_table_with_places

    run.step("read-table")
    table, coordinates = read_table_with_places(values["SAMPLES"], run.part(0.0, 0.05))
    return TableSource(
        table,
        values["TARGET_FIELD"],
        values["FACTOR_FIELDS"],
        values["CATEGORICAL_FIELDS"],
        coordinates,
        run,
    )


def _raster_source(values):
    """Return target and factors as rasters on one grid."""
    from ...core.geodetector.raster_source import RasterSource
    from ...core.raster.input_check import require_different_rasters

    target = raster.Stack.open(values["TARGET"])
    if len(target) > 1:
        target = dated_series("TARGET", values["TARGET"])
    factors, classes = (
        raster.Stack.open(values[name]) if values[name] else None for name in RASTER_INPUTS[1:]
    )
    stacks = {"TARGET": target, "FACTORS": factors, "CATEGORICAL_FACTORS": classes}
    require_different_rasters(
        **{name: stack for name, stack in stacks.items() if stack is not None}
    )
    return RasterSource(target, factors, classes)


def _in_zones(values, source, detection, run) -> tuple:
    """Return q within the zones and write what is wanted of it; empty without zones."""
    if _is_table(values):
        return ()
    zones = open_zones(values, source.stack.grid, run.part(0.0, 0.1))
    if zones is None:
        return ()
    from ...core.files.atomic import publish_csv
    from ...core.geodetector.result_tables import zone_table
    from ...core.geodetector.zone_detection import detect_in_zones, map_zone_q

    run.step("zones")
    zone_results = detect_in_zones(source, zones, detection, run.part(0.1, 0.7))
    if values["ZONE_TABLE"]:
        publish_csv(values["ZONE_TABLE"], zone_table(detection, zone_results))
    if values["ZONE_Q"]:
        map_zone_q(source, zones, detection, zone_results, values["ZONE_Q"], run.part(0.7, 1.0))
    return zone_results


def _detector_settings(values) -> DetectorSettings:
    """Return the choices."""
    methods = tuple(m for m in METHODS if m in values["METHODS"])
    return values.as_settings(DetectorSettings, methods=methods)


def _table_inputs() -> list:
    """Return the inputs of a table."""
    return [
        p.table(
            "SAMPLES",
            tr("Table or layer (or rasters)"),
            tr(
                "Records with target and factors, instead of rasters. Points and polygons (their "
                "centres) also say where the records lie, which null and interval need."
            ),
            optional=True,
        ),
        p.field(
            "TARGET_FIELD",
            tr("Target column"),
            tr("Column of the numbers to explain. Applies to SAMPLES."),
            parent="SAMPLES",
            optional=True,
            requirement=InputRequirement(),
        ),
        p.field(
            "FACTOR_FIELDS",
            tr("Factor columns"),
            tr(
                "Numbers are cut into classes, unless they have no more than MAX_CLASSES different "
                "values, which are then the classes; text is classes."
            ),
            parent="SAMPLES",
            optional=True,
            multiple=True,
            requirement=p.NUMBER_COLUMN,
        ),
        p.field(
            "CATEGORICAL_FIELDS",
            tr("Factor columns that hold class codes"),
            tr("More factors, whose numbers are class codes, such as land cover, not amounts."),
            parent="SAMPLES",
            optional=True,
            multiple=True,
            requirement=p.NAME_COLUMN,
        ),
    ]


def _raster_inputs() -> list:
    """Return the inputs of rasters."""
    return [
        p.raster_list(
            "TARGET",
            tr("Target rasters (or a table)"),
            tr(
                "The raster to explain, instead of a table; several with dates give q for each "
                "date, with the same classes on all."
            ),
            optional=True,
            requirement=InputRequirement(),
        ),
        p.dates("TARGET"),
        p.raster_list(
            "FACTORS",
            tr("Factor rasters"),
            tr(
                "Rasters on the grid of the target; every band is a factor. Numbers are cut into "
                "classes, unless they have no more than MAX_CLASSES different values; bands with "
                "class names or colours are classes."
            ),
            optional=True,
            requirement=replace(p.PREDICTORS, dates_of="TARGET", dates_rule="any"),
        ),
        p.raster_list(
            "CATEGORICAL_FACTORS",
            tr("Factor rasters that hold class codes"),
            tr("More factors, whose numbers are class codes although they carry no class names."),
            optional=True,
            requirement=p.CLASSES_OF_SEVERAL,
        ),
    ]


def _detector_choices() -> list:
    """Return the parameters of the geodetector."""
    return [
        p.choice(
            "METHODS",
            tr("Ways to cut numbers into classes"),
            tr(
                "All are tried for MIN_CLASSES to MAX_CLASSES classes, and the classes of the "
                "largest q are kept. geometric needs values that are all above or all below 0; sd: "
                "steps of one standard deviation about the mean."
            ),
            METHODS,
            default=list(METHODS),
            multiple=True,
            advanced=True,
        ),
        p.number(
            "MIN_CLASSES",
            tr("Fewest classes"),
            tr("Smallest number of classes that is tried."),
            of=DetectorSettings,
            advanced=True,
        ),
        p.number(
            "MAX_CLASSES",
            tr("Most classes"),
            tr(
                "Largest number of classes that is tried; with few records a tenth of their number."
            ),
            of=DetectorSettings,
            advanced=True,
        ),
        p.number(
            "ALPHA",
            tr("Significance level"),
            tr("Largest p of the risk and ecological detectors that counts as significant."),
            of=DetectorSettings,
            advanced=True,
        ),
        *_null_choices(),
    ]


def _null_choices() -> list:
    """Return how the null and the intervals are drawn."""
    return [
        p.number(
            "DRAWS",
            tr("Shifts for the null"),
            tr("Times that the factors are shifted; 0 leaves the null out."),
            of=DetectorSettings,
            advanced=True,
        ),
        p.number(
            "RESAMPLES",
            tr("Resamples for the interval"),
            tr("Times that the blocks are drawn; 0 leaves the interval out."),
            of=DetectorSettings,
            advanced=True,
        ),
        p.number(
            "BLOCKS",
            tr("Blocks along the longer side"),
            tr(
                "Number of square blocks of the bootstrap along the longer side of the region. A "
                "block should be larger than the distance over which values are alike."
            ),
            of=DetectorSettings,
            advanced=True,
        ),
    ]


def _detector_outputs() -> list:
    """Return the tables and the report of the geodetector."""
    return [
        p.csv_output(
            "TABLE",
            tr("Factors"),
            tr(
                "q of each factor, p, number of classes and how they were made, interval, null, F "
                "and lambda; one row per factor and date."
            ),
            by_default=True,
        ),
        p.csv_output(
            "INTERACTION_TABLE",
            tr("Interactions"),
            tr("q of every two factors together, the type of interaction, and the null."),
        ),
        p.csv_output(
            "RISK_TABLE",
            tr("Differences between classes"),
            tr("Welch's t-test of the means of every two classes of a factor."),
        ),
        p.csv_output(
            "ECOLOGICAL_TABLE",
            tr("Differences between factors"),
            tr("F-test of what every two factors leave unexplained, two-sided."),
        ),
        p.csv_output(
            "STRATUM_TABLE",
            tr("Classes"),
            tr("Limits, number of values, mean and standard deviation of each class."),
        ),
        p.csv_output(
            "ZONE_TABLE",
            tr("q by zone"),
            tr("q of each factor within each zone; empty with fewer than 10 values."),
        ),
        p.raster_output(
            "ZONE_Q",
            tr("Map of q by zone"),
            tr("q of each factor in the zone that a cell lies in, a band for each factor."),
            style="amount",
            by_default=False,
        ),
        p.report_output(
            "REPORT",
            tr("Report on the factors"),
            tr("q with intervals and null, heat map of the interactions, means of the classes."),
        ),
    ]
