"""Parameters that the pattern algorithms share, and the settings they make."""

from __future__ import annotations

from ...core.pattern.settings import DEFAULT_PERMUTATIONS, REFERENCES, LisaSettings
from ..text.translation import tr
from . import shared as p

CONTIGUITIES = ("queen", "rook")
TAILS = ("directed", "two_sided")
WEIGHTS = ("queen", "rook", "knn", "distance")
DEFAULT_K = 8


def contiguity():
    """Return which cells are neighbours."""
    return p.choice(
        "CONTIGUITY",
        tr("Neighbours of a cell"),
        tr(
            "queen: the eight cells around; rook: the four that share an edge. Cells without data "
            "are no neighbours; the others weigh the same."
        ),
        CONTIGUITIES,
        default="queen",
    )


def permutations(help_text: str, minimum: int = 9):
    """Return the number of permutations."""
    return p.number(
        "PERMUTATIONS",
        tr("Permutations"),
        help_text,
        default=DEFAULT_PERMUTATIONS,
        minimum=minimum,
        maximum=999_999,
        integer=True,
    )


def reference():
    """Return how cells of a raster are tested."""
    return p.choice(
        "REFERENCE",
        tr("Reference of p"),
        tr(
            "pooled: 999,999 random sums of neighbours, the same for all cells with as many "
            "neighbours; resolves p to one millionth, works for rasters of any size. conditional: "
            "the cell is held and PERMUTATIONS draws of the others are compared, as in GeoDa and "
            "esda; needs the whole raster in memory (about 44 bytes per cell)."
        ),
        REFERENCES,
        default="pooled",
        advanced=True,
    )


def tail():
    """Return the tail of p."""
    return p.choice(
        "TAIL",
        tr("Tail of p"),
        tr(
            "directed: one-sided towards the side the value lies on, the default of GeoDa and "
            "esda; pure noise then comes out significant twice as often as ALPHA says. two_sided: "
            "twice that p, as often as ALPHA says."
        ),
        TAILS,
        default="directed",
        advanced=True,
    )


def alpha(help_text: str, default: float = 0.05):
    """Return the level of significance."""
    return p.number(
        "ALPHA",
        tr("Significance level"),
        help_text,
        default=default,
        minimum=0.0001,
        maximum=0.5,
    )


def lisa_alpha():
    """Return the level of significance of LISA."""
    return alpha(tr("Largest p of a cluster or outlier; with FDR the wanted false-discovery rate."))


def fdr():
    """Return whether the false-discovery rate is controlled."""
    return p.switch(
        "FDR",
        tr("Control the false discovery rate"),
        tr(
            "Lowers the limit of p (Benjamini and Hochberg) so that of the significant places "
            "about the share ALPHA is false; with TAIL = directed up to twice that. Many tests "
            "without it always find something."
        ),
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
        p.seed(),
        *p.walk_parameters(),
    ]


def polygon_parameters() -> list:
    """Return the layer, its column of values, and the parameters of its weights."""
    return [
        p.polygons("INPUT", tr("Polygons"), tr("Regions with a column of values.")),
        p.field(
            "FIELD",
            tr("Column of values"),
            tr("Numbers; text that holds numbers is read as such. Empty values are left out."),
            parent="INPUT",
        ),
        *weights_parameters(),
    ]


def weights_parameters() -> list:
    """Return the parameters that say which polygons are neighbours."""
    return [
        p.choice(
            "WEIGHTS",
            tr("Neighbours of a polygon"),
            tr(
                "queen: polygons that share a vertex; rook: that share an edge (both exactly, so "
                "borders must have the same vertices); knn: the K nearest centres; distance: "
                "centres within DISTANCE. Neighbours weigh the same."
            ),
            WEIGHTS,
            default="queen",
        ),
        p.number(
            "K",
            tr("Nearest neighbours"),
            tr("Number of neighbours. Applies to WEIGHTS = knn."),
            default=DEFAULT_K,
            minimum=1,
            integer=True,
        ),
        p.number(
            "DISTANCE",
            tr("Largest distance (m)"),
            tr(
                "Distance between centres, in metres, on the sphere for layers in degrees and in "
                "projections whose distances are off by more than 5 %; empty "
                "takes the smallest at which every polygon has a neighbour. Applies to WEIGHTS = "
                "distance."
            ),
            minimum=0.0,
            optional=True,
        ),
    ]


def lisa_settings(values) -> LisaSettings:
    """Return the settings of LISA from the parameters of an algorithm."""
    return LisaSettings(
        contiguity=values.get("CONTIGUITY") or "queen",
        permutations=values["PERMUTATIONS"],
        reference=values.get("REFERENCE") or "conditional",
        tail=values["TAIL"],
        alpha=values["ALPHA"],
        fdr=values["FDR"],
        seed=values["SEED"],
    )


def weights_choice(values):
    """Return which polygons are neighbours from the parameters of an algorithm."""
    from ...core.pattern.weights import WeightsChoice
    from ..features.polygon_layer import metres_per_unit, to_degrees

    choice = WeightsChoice(
        rule=values["WEIGHTS"],
        k=values["K"],
        distance=values["DISTANCE"],
        metres=metres_per_unit(values["INPUT"].sourceCrs()),
        in_degrees=to_degrees(values["INPUT"].sourceCrs()),
    )
    choice.check(DEFAULT_K)
    return choice
