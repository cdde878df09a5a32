"""The shipped workflow from trees, litter and soil of plots to a map of carbon density."""

from __future__ import annotations

from carbonsink.framework.parameters import declarations as p

from . import workflow_boxes as boxes
from . import workflow_inputs as inputs
from .workflow_builder import Builder, from_box, from_input, static_value

CARBON_COLUMN = "carbon_density"  # what 'Carbon density of samples' writes


def plots_to_carbon() -> Builder:
    """From measured trees, litter and soil layers of plots to a map of carbon density."""
    build = Builder(
        "plotstocarbon",
        "Plots to carbon density",
        "From an inventory of forest plots to the carbon stock of a region. The biomass of the "
        "plots is found from their trees by allometric equations and their soil carbon from the "
        "layers of the soil; with the litter they make the carbon density. Predictors are read at "
        "the plots, a random forest is trained and validated on held-out plots, the carbon "
        "density is mapped with a 90 % interval, and the stock is added up by zones.",
        "The map holds for the ecosystems that have plots: look at the area of applicability. "
        "Choose equations that were made for your species and region.",
    )
    _ask_plots(build)
    _ask_trees(build)
    _ask_soil(build)
    inputs.ask_predictors(build)
    inputs.ask_year(build)
    inputs.ask_zones(build)
    inputs.ask_forest(build)
    inputs.ask_unseen_classes(build)
    inputs.ask_machine(build)
    _measure_plots(build)
    _map_carbon(build)
    return build


def _ask_plots(build) -> None:
    """Ask for the plots."""
    build.ask(p.points("PLOTS", "Plots", "Points, one for each plot."))
    build.ask(
        p.field("PLOT_NAME_FIELD", "Plots: name", "Column that names the plot.", parent="PLOTS")
    )
    build.ask(
        p.field(
            "LITTER_FIELD",
            "Plots: litter",
            "Column of the dry mass of litter, t ha-1. Empty: litter is not part of the sum.",
            parent="PLOTS",
            optional=True,
        )
    )
    build.ask(
        p.field(
            "DATE_FIELD",
            "Plots: date",
            "Column with the year of the measurement: a plot gets the dated predictors of then. "
            "Needed where predictors have several dates.",
            parent="PLOTS",
            optional=True,
        )
    )


def _ask_trees(build) -> None:
    """Ask for the trees of the plots."""

    def column(name, label, help_text, optional=True):
        build.ask(p.field(name, f"Trees: {label}", help_text, "TREE_TABLE", optional=optional))

    build.ask(
        p.table("TREE_TABLE", "Table of trees", "One row per tree, or per group of equal trees.")
    )
    column("TREE_PLOT_FIELD", "plot", "Column that names the plot of the tree.", False)
    column("DBH_FIELD", "diameter", "Diameter at breast height, cm.", False)
    column("HEIGHT_FIELD", "height", "Height in m, where the equations take it.")
    column("DENSITY_FIELD", "wood density", "Basic density, g cm-3, where the equations take it.")
    column("SPECIES_FIELD", "species", "Names as in the table of equations.")
    build.ask(
        p.number(
            "PLOT_AREA",
            "Area of a plot (m2)",
            "Horizontal area on which the trees of a plot were measured.",
            minimum=0.0,
        )
    )
    build.ask(
        p.choice(
            "EQUATION_SET",
            "Equations",
            "A table of your own, or a set that comes with the plugin; the help of 'Biomass of "
            "trees' names the sources.",
            ("own", "zeng_tang_2012", "chave_2014", "jenkins_2003"),
            default="own",
        )
    )
    build.ask(
        p.file(
            "EQUATIONS",
            "Table of equations",
            "CSV of your own equations, as 'Biomass of trees' describes it.",
            "csv",
            optional=True,
        )
    )
    build.ask(
        p.number(
            "ROOT_SHOOT",
            "Root to shoot ratio",
            "Biomass below per biomass above ground, for trees without an equation of roots; IPCC "
            "(2006), vol. 4, table 4.4, has values by forest type.",
            minimum=0.0,
            optional=True,
        )
    )


def _ask_soil(build) -> None:
    """Ask for the layers of the soil."""

    def column(name, label, help_text, optional=False):
        build.ask(p.field(name, f"Soil: {label}", help_text, "SOIL_TABLE", optional=optional))

    build.ask(p.table("SOIL_TABLE", "Soil layers", "One row per layer of a profile."))
    column("SOIL_PLOT_FIELD", "plot", "Column that names the plot of the profile.")
    column("TOP_FIELD", "upper limit", "Depth at which the layer begins, cm.")
    column("BOTTOM_FIELD", "lower limit", "Depth at which it ends, cm.")
    column("SOC_FIELD", "organic carbon", "Content of the fine earth, g kg-1.")
    column("BULK_DENSITY_FIELD", "bulk density", "In g cm-3.")
    column("STONES_FIELD", "stones", "Share of stones (> 2 mm), 0 to 1. Empty: none.", True)
    build.ask(
        p.number("DEPTH", "Depth of the soil (cm)", "Carbon is added up to here.", 30.0, minimum=0)
    )


def _measure_plots(build) -> None:
    """Find the carbon density of the plots."""
    build.box(
        "trees",
        "treebiomass",
        "Biomass from the trees",
        [("REPORT", "Report on the biomass of trees")],
        TREES=from_input("TREE_TABLE"),
        PLOT_FIELD=from_input("TREE_PLOT_FIELD"),
        PLOTS=from_input("PLOTS"),
        PLOT_NAME_FIELD=from_input("PLOT_NAME_FIELD"),
        **{
            name: from_input(name)
            for name in (
                "DBH_FIELD HEIGHT_FIELD DENSITY_FIELD SPECIES_FIELD PLOT_AREA EQUATION_SET "
                "EQUATIONS ROOT_SHOOT"
            ).split()
        },
    )
    build.box(
        "soil",
        "soillayers",
        "Carbon of the soil",
        [("REPORT", "Report on soil carbon")],
        LAYERS=from_input("SOIL_TABLE"),
        PLOT_FIELD=from_input("SOIL_PLOT_FIELD"),
        PLOTS=from_box("trees"),
        PLOT_NAME_FIELD=from_input("PLOT_NAME_FIELD"),
        BOTTOM=from_input("DEPTH"),
        **{
            name: from_input(name)
            for name in "TOP_FIELD BOTTOM_FIELD SOC_FIELD BULK_DENSITY_FIELD STONES_FIELD".split()
        },
    )
    build.box(
        "density",
        "carbondensity",
        "Carbon density of the plots",
        [("OUTPUT", "Plots with carbon density")],
        SAMPLES=from_box("soil"),
        ABOVEGROUND_FIELD=static_value("agb"),
        BELOWGROUND_FIELD=static_value("bgb"),
        LITTER_FIELD=from_input("LITTER_FIELD"),
        SOIL_FIELD=static_value("soil_carbon"),
    )


def _map_carbon(build) -> None:
    """Train the model of carbon density, map it and add it up."""
    build.box(
        "samples",
        "samplesites",
        "Read predictors at plots",
        SITES=from_box("density"),
        PREDICTORS=from_input("PREDICTORS"),
        DATE_FIELD=from_input("DATE_FIELD"),
    )
    build.box(
        "model",
        "trainmodel",
        "Train and validate",
        [("MODEL", "Model of carbon density"), ("REPORT", "Training report")],
        SAMPLES=from_box("samples"),
        TARGET_FIELD=static_value(CARBON_COLUMN),
        TARGET_QUANTITY=static_value("carbon"),
        TARGET_UNIT=static_value("t ha-1"),
        PREDICTOR_FIELDS=from_input("PREDICTOR_NAMES"),
        CATEGORICAL_FIELDS=from_input("CLASS_NAMES"),
        SITE_FIELD=from_input("PLOT_NAME_FIELD"),
        TREES=from_input("TREES"),
    )
    boxes.map_flux(
        build,
        "map",
        "model",
        "Map the carbon density",
        [
            ("OUTPUT", "Carbon density"),
            ("LOWER", "?Lower limit of carbon density"),
            ("UPPER", "?Upper limit of carbon density"),
            ("APPLICABILITY", "?Area of applicability"),
        ],
    )
    build.box(
        "budget",
        "carbonbudget",
        "Add up by zones",
        [("TABLE", "Carbon stock"), ("REPORT", "Report on the carbon stock")],
        SERIES=from_box("map"),
        QUANTITY=static_value("carbon"),
        CARBON_UNIT=static_value("t_ha"),
        ZONES=from_input("ZONES"),
        ZONE_FIELD=from_input("ZONE_FIELD"),
        MODELS=from_box("model", "MODEL"),
        PREDICTORS=from_input("PREDICTORS"),
    )
