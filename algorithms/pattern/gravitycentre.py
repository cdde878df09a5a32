"""Gravity centre and standard deviational ellipse of a series."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core.errors_and_notes.run import MissingInput
from ...core.pattern.settings import WEIGHT_RULES
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.centre_layers import (
    LINES,
    write_centre_points,
    write_ellipses,
    write_error_ellipses,
    write_paths,
)
from ...framework.features.polygon_layer import POLYGONS, is_requested
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import dated_series
from ...framework.parameters.total_errors import (
    advanced_parameters,
    check_error_models,
    error_model_parameters,
    find_centre_errors,
)
from ...framework.parameters.zones import check_zones, open_zones, zone_parameters
from ...framework.text.translation import tr


class GravityCentre(CarbonSinkAlgorithm):
    """``carbonsink:gravitycentre``."""

    ID = "gravitycentre"
    GROUP = "pattern"

    def display_name(self) -> str:
        return tr("Gravity centre and ellipse of a series")

    def description(self) -> str:
        return tr(
            "Finds the gravity centre of a dated series (the mean location of all cells, "
            "weighted by value times true area), the standard deviational ellipse around it, "
            "and how both move: distance and direction from date to date, since the first date, "
            "and per year. Everything is computed on the ellipsoid, so it is valid in any CRS, "
            "including degrees, and across the antimeridian. Layers are in degrees of WGS 84."
        )

    def reference(self) -> str:
        return tr(
            "Lefever (1926), American Journal of Sociology 32:88; Yuill (1971), Geografiska "
            "Annaler B 53:28; Vincenty (1975), Survey Review 23:88."
        )

    def caveats(self) -> str:
        return tr(
            "A centre is a mean: it may move even if no cell changes its rank, and may lie "
            "where nothing grows. A shift of a few kilometres may be no more than the error of "
            "the maps: give the models that made them to find out. Only cells with data on all "
            "dates are used; otherwise the centres would move with the clouds."
        )

    def keywords(self) -> str:
        return tr(
            "gravity centre, centroid, mean centre, centre of gravity migration, standard "
            "deviational ellipse, SDE, drift, directional distribution"
        )

    def parameters(self) -> list:
        return [
            *_centre_inputs(),
            *_centre_choices(),
            *error_model_parameters(
                tr(
                    "With the models, every centre gets an error ellipse and every shift an "
                    "interval; without them, the error is unknown."
                ),
                tr("Share of the true centres that the ellipses should enclose"),
            ),
            *advanced_parameters(),
            *run_parameters.performance_parameters(),
            *_centre_outputs(),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("DISTANCE", tr("From the first to the last centre (km)")),
            QgsProcessingOutputNumber("DISTANCE_LOWER", tr("Lower bound of that distance (km)")),
            QgsProcessingOutputNumber("DISTANCE_UPPER", tr("Upper bound of that distance (km)")),
            QgsProcessingOutputNumber("DIRECTION", tr("Direction of that (degrees from north)")),
            QgsProcessingOutputNumber("SPEED", tr("Movement per year by least squares (km)")),
            QgsProcessingOutputNumber("SPEED_DIRECTION", tr("Direction of that movement")),
        ]

    def open_inputs(self, values):
        return dated_series("SERIES", values["SERIES"])

    def check_inputs(self, values) -> None:
        check_zones(values, values.opened)
        check_error_models(values)

    def process(self, values, run, sinks) -> dict:
        from ...core.pattern.gravity.centre_drift import write_centres
        from ...core.pattern.gravity.gravity_centres import gravity_centres

        if is_requested(sinks, "ERROR_ELLIPSES") and not values["MODELS"]:
            raise MissingInput("MODELS", "ERROR_ELLIPSES")
        series = values.opened
        zones = open_zones(values, series.grid, run.part(0.0, 0.05))
        run.step("compute")
        share = 0.35 if values["MODELS"] else 0.85
        result = gravity_centres(series, values["WEIGHT_RULE"], zones, run.part(0.05, share))
        error_run = run.part(share, 0.9)
        errors = find_centre_errors(
            values, series, zones, result.codes, result.weight_sign, error_run
        )
        result = result.with_errors(errors)
        result.note_drifts(run)
        outputs: dict = {}
        rows = result.centres
        outputs["CENTRES"] = write_centre_points(sinks, "CENTRES", rows, run)
        if is_requested(sinks, "PATHS") and result.drifts:
            outputs["PATHS"] = write_paths(sinks, "PATHS", rows, result.drifts, run)
        if is_requested(sinks, "ELLIPSES"):
            size = values["ELLIPSE_SIZE"]
            outputs["ELLIPSES"] = write_ellipses(sinks, "ELLIPSES", rows, size, run)
        if is_requested(sinks, "ERROR_ELLIPSES"):
            outputs["ERROR_ELLIPSES"] = write_error_ellipses(sinks, "ERROR_ELLIPSES", rows, run)
        if values["TABLE"]:
            write_centres(rows, values["TABLE"])
        if values["REPORT"]:
            from ...core.report.pattern.gravity_report import write_gravity_report

            run.step("report")
            write_gravity_report(series, result, values["REPORT"], tr)
        return {**outputs, **_movement_numbers(result)}


def _movement_numbers(result) -> dict:
    """Return the movement where there is one zone."""
    if len(result.drifts) != 1:
        return {}
    drift = result.drifts[0]
    bounds = {}
    if drift.error.upper_km == drift.error.upper_km:
        bounds = {"DISTANCE_LOWER": drift.error.lower_km, "DISTANCE_UPPER": drift.error.upper_km}
    return {
        **bounds,
        "DISTANCE": drift.distance_km,
        "DIRECTION": drift.azimuth,
        "SPEED": drift.speed_km_yr,
        "SPEED_DIRECTION": drift.speed_azimuth,
    }


def _centre_inputs() -> list:
    """Return the series, its dates and the zones."""
    return [
        p.raster_list(
            "SERIES",
            tr("Series of rasters"),
            tr(
                "One raster per date, all on one grid, with the date at the end of the name "
                "(nep_2005.tif), in the file or in DATES. Values are per area (gC m-2), not "
                "sums per cell."
            ),
            requirement=InputRequirement(),
        ),
        p.dates("SERIES"),
        *zone_parameters(
            tr(
                "Regions that each get a centre; a cell belongs to the polygon that contains "
                "its centre. Without zones, the whole raster is one region."
            ),
            by_share=True,
        ),
    ]


def _centre_choices() -> list:
    """Return the parameters of the gravity centres."""
    return [
        p.choice(
            "WEIGHT_RULE",
            tr("Weights"),
            tr(
                "What the weights are. values: the values themselves; negative ones are refused, "
                "since a negative weight pushes the centre away from its cell. sinks, sources: "
                "only the cells that are one on that date, by the sign of the quantity (negative "
                "NEE is a sink). absolute: all cells by the size of their value."
            ),
            WEIGHT_RULES,
            default="values",
        ),
        p.number(
            "ELLIPSE_SIZE",
            tr("Size of the ellipses (standard deviations)"),
            tr(
                "1 encloses about 39 % of normally distributed weights, 2 about 86 %. The "
                "columns always give one standard deviation. ArcGIS Pro draws larger ellipses; "
                "centres and directions are comparable."
            ),
            default=1.0,
            minimum=0.1,
            maximum=5.0,
        ),
    ]


def _centre_outputs() -> list:
    """Return the outputs of the gravity centres."""
    return [
        p.features_output(
            "CENTRES",
            tr("Gravity centres"),
            tr(
                "One point per zone and date: way since the date before (step_km, step_azimuth, "
                "step_km_yr) and since the first (first_km, first_azimuth), standard deviations "
                "and direction of the ellipse. Directions in degrees clockwise from north. With "
                "MODELS also the ellipse of error (error_major_km, error_minor_km, error_azimuth) "
                "and bounds of the distance from the first centre (first_lower_km, "
                "first_upper_km): 0 where it may not have moved."
            ),
            style="sites",
        ),
        p.features_output(
            "PATHS",
            tr("Paths of the centres"),
            tr(
                "One line per zone through its centres, with distance_km and azimuth from the "
                "first to the last, speed_km_yr and speed_azimuth by least squares, and path_km, "
                "the length of the line."
            ),
            kind=LINES,
            by_default=False,
        ),
        *_ellipse_outputs(),
        p.csv_output(
            "TABLE", tr("Table"), tr("The columns of the centres, one row per zone and date.")
        ),
        p.report_output(
            "REPORT",
            tr("Report on gravity centres"),
            tr("Path of the centres, ellipses, distances and directions."),
        ),
    ]


def _ellipse_outputs() -> list:
    """Return the ellipses of the values and of the error."""
    return [
        p.features_output(
            "ELLIPSES",
            tr("Ellipses"),
            tr("One standard deviational ellipse per zone and date, with the same columns."),
            kind=POLYGONS,
            by_default=False,
        ),
        p.features_output(
            "ERROR_ELLIPSES",
            tr("Ellipses of error"),
            tr(
                "One ellipse per zone and date that should enclose the true centre with the share "
                "COVERAGE, with the same columns. Needs MODELS."
            ),
            kind=POLYGONS,
            by_default=False,
        ),
    ]
