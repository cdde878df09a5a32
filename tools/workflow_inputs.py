"""Inputs that several workflows ask for; labels and help stand here once."""

from __future__ import annotations

from carbonsink.framework.parameters import declarations as p
from carbonsink.framework.parameters import run_parameters

from .workflow_builder import MACHINE


def ask_plots(build) -> None:
    """Ask for the two tables of plots and for the predictors."""
    for key, flux, unit in (
        ("NPP", "NPP", "net primary production"),
        ("RS", "Soil respiration", "soil respiration"),
    ):
        lower = f"{flux} plots" if key == "NPP" else "Soil respiration plots"
        build.ask(p.points(f"{key}_SITES", lower, f"Points with measured {unit}, gC m-2 yr-1."))
        parent = f"{key}_SITES"
        build.ask(
            p.field(f"{key}_FIELD", f"{lower}: value", f"Column of the measured {unit}.", parent)
        )
        build.ask(
            p.field(
                f"{key}_SITE_FIELD",
                f"{lower}: site",
                "Column that names the site; its records are held out together in the "
                "validation. Empty: records at the same place are one site.",
                parent,
                optional=True,
            )
        )
        build.ask(
            p.field(
                f"{key}_DATE_FIELD",
                f"{lower}: date",
                "Column with the year or date of a record. It gets the dated predictors of then.",
                parent,
                optional=True,
            )
        )
    ask_predictors(build)


def ask_predictors(build) -> None:
    """Ask for the predictors and their names."""
    build.ask(
        p.raster_list(
            "PREDICTORS",
            "Predictor rasters, dated and static",
            "Rasters of all predictors on one grid: those of all years (ndvi_2005.tif) and those "
            "without date (dem.tif).",
        )
    )
    build.ask(
        p.text(
            "PREDICTOR_NAMES",
            "Names of the predictors",
            "Separated by semicolons, as the rasters are called without their date: "
            "ndvi;temperature;dem.",
            default="ndvi;temperature;precipitation;radiation;landuse;dem",
            optional=False,
        )
    )
    build.ask(
        p.text(
            "CLASS_NAMES",
            "Those of them that hold classes",
            "Names of the predictors that are class codes, such as land use; may be empty.",
            default="landuse",
        )
    )


def ask_year(build) -> None:
    """Ask for the year to map."""
    build.ask(
        p.text(
            "DATE",
            "Year to map",
            "Of predictors with several dates those of this year are used, such as 2024. Empty: "
            "the last one that all of them have.",
        )
    )


def ask_training(build) -> None:
    """Ask for the settings of the models of NPP and Rs, folded away."""
    ask_forest(build)
    build.ask(
        p.choice(
            "RS_TRANSFORM",
            "Transform of soil respiration",
            "log trains on the logarithm, as the errors of soil respiration grow with its size; "
            "none on the values themselves.",
            ("none", "log"),
            default="log",
        ),
        advanced=True,
    )
    ask_unseen_classes(build)


def ask_forest(build) -> None:
    """Ask for the size of a forest, folded away."""
    build.ask(
        p.number(
            "TREES",
            "Trees of each forest",
            "More trees cost time and never harm.",
            default=500,
            minimum=1,
            maximum=20000,
            integer=True,
        ),
        advanced=True,
    )


def ask_unseen_classes(build) -> None:
    """Ask what becomes of classes without a plot, folded away."""
    build.ask(
        p.choice(
            "UNSEEN_CLASSES",
            "Classes without a plot",
            "What to do where a class of the map has no plot: refuse stops and names it, nodata "
            "leaves its cells without data.",
            ("refuse", "nodata"),
            default="refuse",
        ),
        advanced=True,
    )


def ask_respiration(build) -> None:
    """Ask for the line from soil respiration to its heterotrophic part."""
    build.ask(
        p.number(
            "SLOPE",
            "Slope of Rh on Rs",
            "Rh = SLOPE * Rs + INTERCEPT. 0.62 and 9.01 are from Zeng et al. (2023), eq. 3; fit "
            "your own with 'Fit respiration'.",
            default=0.62,
        ),
        advanced=True,
    )
    build.ask(
        p.number("INTERCEPT", "Intercept of Rh on Rs", "In gC m-2 yr-1.", default=9.01),
        advanced=True,
    )


def ask_zones(build) -> None:
    """Ask for the zones of the budget."""
    build.ask(
        p.polygons(
            "ZONES",
            "Zones",
            "Polygons to add up the carbon in, such as provinces. Empty: the whole raster.",
            optional=True,
        )
    )
    build.ask(
        p.field(
            "ZONE_FIELD",
            "Column that names the zones",
            "Empty: each polygon by its number.",
            "ZONES",
            optional=True,
        )
    )


def ask_drivers(build) -> None:
    """Ask for the two series that may drive the first one."""
    for letter, example in (("A", "temperature"), ("B", "precipitation")):
        build.ask(
            p.raster_list(
                f"DRIVER_{letter}",
                f"Driver {letter} ({example})",
                f"Series of {example} or another driver, of the same dates and on the same grid.",
            )
        )


def ask_tests(build) -> None:
    """Ask for levels of significance and the smallest zone, folded away."""
    build.ask(
        p.number(
            "ALPHA",
            "Level of significance",
            "Largest p of a trend and of a cluster that counts.",
            default=0.05,
            minimum=0.0001,
            maximum=0.5,
        ),
        advanced=True,
    )
    build.ask(
        p.switch(
            "FDR",
            "Control the false discovery rate",
            "Trends and clusters count so that a share of ALPHA of those found is by chance.",
        ),
        advanced=True,
    )
    build.ask(
        p.number(
            "MIN_AREA",
            "Smallest zone patch (ha)",
            "Smaller patches are merged with their neighbours; 0 keeps all.",
            default=0.0,
            minimum=0.0,
        ),
        advanced=True,
    )


def ask_landuse(build, optional: bool = False) -> None:
    """Ask for land use at two dates and the names of its classes."""
    for key, date_name in (("START", "first"), ("END", "second")):
        build.ask(
            p.raster(
                f"LANDUSE_{key}",
                f"Land use at the {'start' if key == 'START' else 'end'}",
                f"Raster of class codes of the {date_name} date.",
                optional=optional,
            )
        )
    build.ask(
        p.file(
            "CLASSES",
            "Class names and colours (CSV)",
            "Columns code, name, colour (#rrggbb). Empty: those of the rasters themselves.",
            "csv",
            optional=True,
        ),
        advanced=True,
    )


def ask_machine(build) -> None:
    """Ask for memory and threads, folded away."""
    for definition in run_parameters.performance_parameters():
        if definition.name() in MACHINE:
            build.ask(definition, advanced=True)
