"""Parameters that the pattern algorithms share, and the settings they make."""

from __future__ import annotations

from ...core.pattern.settings import (
    DEFAULT_PERMUTATIONS,
    LEVELS,
    PERMUTATIONS,
    LisaSettings,
    WeightsSettings,
)
from ..text.translation import tr
from . import declarations as p
from . import run_parameters


def contiguity():
    """Return the parameter of which cells are neighbours."""
    return p.choice(
        "CONTIGUITY",
        tr("Neighbours of a cell"),
        tr(
            "queen: the eight surrounding cells; rook: the four that share an edge. Cells "
            "without data are not neighbours; all others have the same weight."
        ),
        of=LisaSettings,
    )


def permutations(help_text: str, minimum: float | None = PERMUTATIONS.low):
    """Return the parameter of the number of permutations of a test of spatial pattern."""
    return p.number(
        "PERMUTATIONS",
        tr("Permutations"),
        help_text,
        default=DEFAULT_PERMUTATIONS,
        minimum=minimum,
        maximum=PERMUTATIONS.high,
        integer=True,
    )


def reference():
    """Return the parameter of how cells are tested for spatial pattern."""
    return p.choice(
        "REFERENCE",
        tr("Reference of p"),
        tr(
            "pooled: 999,999 random sums of neighbours, the same for all cells with as many "
            "neighbours; resolves p to one millionth, works for rasters of any size. conditional: "
            "the cell is held and PERMUTATIONS draws of the others are compared, as in GeoDa and "
            "esda; needs the whole raster in memory (about 44 bytes per cell)."
        ),
        of=LisaSettings,
        advanced=True,
    )


def tail():
    """Return the parameter of the tail of p of a test of spatial pattern."""
    return p.choice(
        "TAIL",
        tr("Tail of p"),
        tr(
            "directed: one-sided towards the side the value lies on, the default of GeoDa and "
            "esda; pure noise then comes out significant twice as often as ALPHA says. two_sided: "
            "twice that p, as often as ALPHA says."
        ),
        of=LisaSettings,
        advanced=True,
    )


def alpha(help_text: str, default: float = 0.05):
    """Return the parameter of the significance level of a test of spatial pattern."""
    return p.number(
        "ALPHA",
        tr("Significance level"),
        help_text,
        default=default,
        minimum=LEVELS.low,
        maximum=LEVELS.high,
    )


def lisa_alpha():
    """Return the parameter of the level of significance of LISA."""
    return alpha(tr("Largest p of a cluster or outlier; with FDR the wanted false-discovery rate."))


def fdr():
    """Return the parameter of whether the false-discovery rate is controlled."""
    return p.switch(
        "FDR",
        tr("Control the false discovery rate"),
        tr(
            "Lowers the limit of p (Benjamini and Hochberg) so that of the significant places "
            "about the share ALPHA is false; with TAIL = directed up to twice that. Many tests "
            "without it always find something."
        ),
        of=LisaSettings,
    )


def lisa_parameters() -> list:
    """Return the parameters of LISA on rasters."""
    return [
        contiguity(),
        reference(),
        permutations(tr("Draws per cell. Applies to REFERENCE = conditional.")),
        tail(),
        lisa_alpha(),
        fdr(),
        run_parameters.seed(),
        *run_parameters.performance_parameters(),
    ]


def polygon_parameters() -> list:
    """Return the parameters of polygons, their values and weights, for spatial pattern."""
    return [
        p.polygons("INPUT", tr("Polygons"), tr("Regions with a column of values.")),
        p.field(
            "FIELD",
            tr("Column of values"),
            tr(
                "Numbers; text that contains numbers is read as numbers. Empty values are left out."
            ),
            parent="INPUT",
            requirement=p.NUMBER_COLUMN,
        ),
        *weights_parameters(),
    ]


def weights_parameters() -> list:
    """Return the parameters of spatial weights: which polygons are neighbours."""
    return [
        p.choice(
            "WEIGHTS",
            tr("Neighbours of a polygon"),
            tr(
                "queen: polygons that share a vertex; rook: that share an edge (both but for "
                "rounding, so borders must have the same vertices); fuzzy: that touch, overlap "
                "or lie no farther apart than TOLERANCE; knn: the K nearest centres; distance: "
                "centres within DISTANCE; inverse: the same, weighted by one over their "
                "distance; kernel: centres within a bandwidth, the nearer the heavier; file: "
                "those of WEIGHTS_FILE. Except with inverse, kernel and file, all neighbours "
                "have the same weight. fuzzy needs the library libpysal."
            ),
            of=WeightsSettings,
        ),
        *_distance_parameters(),
        *_advanced_weights(),
        *_file_parameters(),
    ]


def _distance_parameters() -> list:
    """Return the parameters of numbers of neighbours and distances of spatial weights."""
    return [
        p.number(
            "K",
            tr("Nearest neighbours"),
            tr(
                "Number of neighbours. Applies to WEIGHTS = knn, and to WEIGHTS = kernel without "
                "DISTANCE: the bandwidth of each polygon then reaches its K-th neighbour."
            ),
            of=WeightsSettings,
        ),
        p.number(
            "DISTANCE",
            tr("Largest distance (m)"),
            tr(
                "Distance between centres, in metres, on the sphere for layers in degrees and in "
                "projections whose distances are off by more than 5 %. Applies to WEIGHTS = "
                "distance and inverse, where empty takes the smallest at which every polygon has a "
                "neighbour, and to WEIGHTS = kernel, as the bandwidth of all polygons."
            ),
            of=WeightsSettings,
        ),
        p.number(
            "TOLERANCE",
            tr("Largest gap between neighbours (m)"),
            tr(
                "Slivers and gaps up to this width, in metres on the ground, do not separate "
                "neighbours; overlapping polygons are neighbours in any case. Applies to WEIGHTS "
                "= fuzzy."
            ),
            of=WeightsSettings,
            advanced=True,
        ),
    ]


def _advanced_weights() -> list:
    """Return the parameters of kernels and higher orders."""
    return [
        p.choice(
            "KERNEL",
            tr("Kernel"),
            tr(
                "How the weight decreases with distance, from the centre to the bandwidth. "
                "Applies to WEIGHTS = kernel."
            ),
            of=WeightsSettings,
            advanced=True,
        ),
        p.number(
            "ORDER",
            tr("Order of contiguity"),
            tr(
                "Steps from neighbour to neighbour: 2 includes the neighbours of neighbours. "
                "Applies to WEIGHTS = queen, rook and fuzzy; 2 and more need the library "
                "libpysal."
            ),
            of=WeightsSettings,
            advanced=True,
        ),
        p.switch(
            "LOWER_ORDERS",
            tr("Lower orders are neighbours too"),
            tr("Whether polygons of fewer steps count as well. Applies to ORDER of 2 and more."),
            of=WeightsSettings,
            advanced=True,
        ),
    ]


def _file_parameters() -> list:
    """Return the parameters of spatial weights from a file."""
    return [
        p.file(
            "WEIGHTS_FILE",
            tr("File of weights"),
            tr(
                "Neighbours as written by GeoDa (GAL, GWT, KWT) or ArcGIS (SWM). Applies to "
                "WEIGHTS = file."
            ),
            "",
            optional=True,
            advanced=True,
            file_filter=tr("Spatial weights") + " (*.gal *.gwt *.kwt *.swm)",
        ),
        p.field(
            "ID_FIELD",
            tr("Column of ids"),
            tr(
                "Column whose values the file of weights names the polygons by; empty takes the "
                "column that the file names. Applies to WEIGHTS = file."
            ),
            parent="INPUT",
            optional=True,
            advanced=True,
            requirement=p.NAME_COLUMN,
        ),
        p.choice(
            "FILE_VALUES",
            tr("Numbers of the file"),
            tr(
                "auto: the numbers of KWT and SWM files are weights, those of GWT files are "
                "distances and all neighbours weigh the same, as in GeoDa; equal: all neighbours "
                "weigh the same; file: the numbers are weights. Applies to WEIGHTS = file."
            ),
            of=WeightsSettings,
            advanced=True,
        ),
    ]


def statistic(help_text: str, options, default: str):
    """Return the parameter of the statistic of spatial pattern."""
    return p.choice("LOCAL_STATISTIC", tr("Statistic"), help_text, options, default=default)


def lisa_settings(values) -> LisaSettings:
    """Return the settings of LISA from the parameters of an algorithm."""
    # Polygons have no choice of the reference: theirs is always conditional.
    fixed = {} if "REFERENCE" in values else {"reference": "conditional"}
    return values.as_settings(LisaSettings, **fixed)


def weights_choice(values, run=None):
    """Return the spatial weights that the parameters of an algorithm choose.

    With a `run` the file of weights is read and the ids of the polygons; without it parameters
    are only checked.
    """
    from ...core.errors_and_notes.sites import NoCrs
    from ...core.pattern.weights import WeightsChoice
    from ..features.coordinate_systems import degrees_transform, metres_per_unit, source_crs

    crs = source_crs(values["INPUT"])
    crs_facts = {"metres": metres_per_unit(crs), "in_degrees": degrees_transform(crs)}
    choice = values.as_settings(WeightsChoice, **crs_facts)
    choice.check()
    in_metres = choice.distance is not None or (choice.rule == "fuzzy" and choice.tolerance > 0)
    if in_metres and not crs.isValid():
        raise NoCrs(values["INPUT"].sourceName())
    if run is None or choice.rule != "file":
        return choice
    return _with_weights_file(choice, values["INPUT"], run)


def _with_weights_file(choice, source, run):
    """Return the chosen spatial weights with what their file holds."""
    from dataclasses import replace

    from ...core.errors_and_notes.pattern import IdColumnMissing
    from ...core.errors_and_notes.run import MissingInput
    from ...core.pattern.weights_file import read_weights
    from ..features.polygon_layer import read_numbers

    contents = read_weights(choice.file)
    field = choice.id_field or contents.field
    if not field:
        raise MissingInput("ID_FIELD", "WEIGHTS = file")
    field_index = source.fields().lookupField(field)  # whatever the case of its letters
    if field_index < 0:
        raise IdColumnMissing(choice.file, field)
    field = source.fields().at(field_index).name()
    ids = read_numbers(source, field, run)
    return replace(choice, id_field=field, contents=contents, ids=ids)
