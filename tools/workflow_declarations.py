"""The shipped workflows: what they ask for and how their boxes are joined."""

from __future__ import annotations

from carbonsink.framework.parameters import declarations as p

from . import workflow_boxes as boxes
from . import workflow_inputs as inputs
from .workflow_builder import Builder, from_box, from_input, static_value
from .workflow_of_plots import plots_to_carbon


def sites_to_nep() -> Builder:
    """From plots to maps of NPP, Rh and NEP of one year, and the carbon budget."""
    build = Builder(
        "sitestonep",
        "Sites to NEP",
        "From measured plots to the carbon balance of one year. Predictors are read at the plots, "
        "a random forest is trained for net primary production and one for soil respiration, "
        "both are mapped, and NEP = NPP - Rh is added up by zones. Both trainings are validated "
        "on held-out sites; look at their reports before the map.",
        "The map is as good as its models are at new sites: read the site-wise R2 in the reports. "
        "Where the area of applicability is 0 the scores do not hold.",
    )
    inputs.ask_plots(build)
    inputs.ask_year(build)
    inputs.ask_zones(build)
    inputs.ask_training(build)
    inputs.ask_respiration(build)
    inputs.ask_machine(build)
    boxes.train_models(
        build,
        {
            "NPP": [("MODEL", "NPP model"), ("REPORT", "NPP training report")],
            "RS": [("MODEL", "Rs model"), ("REPORT", "Rs training report")],
        },
    )
    boxes.map_flux(
        build,
        "npp",
        "npp_model",
        "Map NPP",
        [("OUTPUT", "NPP"), ("APPLICABILITY", "?Area of applicability of NPP")],
    )
    boxes.map_flux(
        build,
        "rs",
        "rs_model",
        "Map soil respiration",
        [("OUTPUT", "Soil respiration"), ("APPLICABILITY", "?Area of applicability of Rs")],
    )
    build.box(
        "rh",
        "heterotrophicrespiration",
        "Heterotrophic part",
        [("OUTPUT", "Heterotrophic respiration")],
        RS=from_box("rs"),
        SLOPE=from_input("SLOPE"),
        INTERCEPT=from_input("INTERCEPT"),
    )
    build.box(
        "nep",
        "nep",
        "NEP = NPP - Rh",
        [("OUTPUT", "NEP"), ("NEP_CLASS", "?NEP classes")],
        NPP=from_box("npp"),
        RH=from_box("rh"),
    )
    build.box(
        "budget",
        "carbonbudget",
        "Add up by zones",
        [("TABLE", "Carbon budget"), ("REPORT", "Budget report")],
        SERIES=from_box("nep"),
        ZONES=from_input("ZONES"),
        ZONE_FIELD=from_input("ZONE_FIELD"),
        **boxes.error_of_total(),
    )
    return build


def trend_and_zoning() -> Builder:
    """Trends, drivers and clusters of a series, and the zones that follow from them."""
    build = Builder(
        "trendandzoning",
        "Trend and zoning",
        "What a series of maps does and what follows from it: trends with their significance and "
        "persistence, the climate drivers behind them, clusters of high and low values, and "
        "management zones from all three by a table of rules.",
        "Zones inherit the errors of three tests. Cells whose persistence cannot be "
        "distinguished from "
        "random stay in the class 'not distinguishable' and in no zone that needs a future.",
    )
    build.ask(
        p.raster_list(
            "SERIES",
            "Series",
            "One raster per year on one grid, such as npp_2005.tif; eight years at least.",
        )
    )
    build.ask(
        p.raster(
            "MAP",
            "Map to look for clusters in",
            "The map whose high and low clusters are sought, such as the mean of the series.",
        )
    )
    inputs.ask_drivers(build)
    build.ask(
        p.file(
            "RULES",
            "Rules of the zones (CSV)",
            "Empty: the shipped table core/diagnosis/zone_rules.csv, a model to copy.",
            "csv",
            optional=True,
        )
    )
    inputs.ask_tests(build)
    inputs.ask_machine(build)
    trend = [
        ("TREND_CLASS", "Trend classes"),
        ("FUTURE_CLASS", "Future classes"),
        ("SLOPE", "?Sen slope"),
        ("TABLE", "?Trend table"),
        ("REPORT", "Trend report"),
    ]
    drivers = [("DRIVER_CLASS", "Driver classes"), ("REPORT", "Driver report")]
    clusters = [("LISA_CLASS", "Cluster classes"), ("REPORT", "Cluster report")]
    zones = [
        ("ZONES", "Zones"),
        ("POLYGONS", "?Zone polygons"),
        ("TABLE", "Zone table"),
    ]
    boxes.diagnose(build, from_input("SERIES"), from_input("MAP"), trend, drivers, clusters, zones)
    return build


def landuse_attribution() -> Builder:
    """What land-use change did to carbon."""
    build = Builder(
        "landuseattribution",
        "Land-use attribution",
        "What land-use change did to carbon between two dates: the grids are checked, the transfer "
        "matrix and the carbon change of each pair of classes are computed, the carbon of both "
        "dates is added up per class, and the change is mapped.",
        "Errors of two land-use maps add up; much of a small change is error.",
    )
    inputs.ask_landuse(build)
    for key, date_name in (("START", "start"), ("END", "end")):
        build.ask(
            p.raster(
                f"CARBON_{key}",
                f"Carbon at the {date_name}",
                "Carbon stock or flux per area on the grid of the land use, with its date in the "
                "name (nep_2001.tif).",
            )
        )
    build.ask(
        p.choice(
            "CARBON_UNIT",
            "Unit of carbon",
            "gC_m2 is gC m-2 (fluxes: per year), t_ha is t C per hectare.",
            ("gC_m2", "t_ha"),
            default="gC_m2",
        )
    )
    inputs.ask_machine(build)
    build.box(
        "check",
        "checkgrids",
        "Check the grids",
        [("REPORT", "Grid report")],
        RASTERS=[
            from_input(n) for n in ("LANDUSE_START", "LANDUSE_END", "CARBON_START", "CARBON_END")
        ],
    )
    boxes.transfer(
        build,
        [
            ("ATTRIBUTION", "Attribution"),
            ("MATRIX", "Transfer matrix"),
            ("CHANGE", "Changes"),
            ("REPORT", "Land-use report"),
        ],
        from_input("CARBON_START"),
        from_input("CARBON_END"),
        after=("check",),
        CARBON_UNIT=from_input("CARBON_UNIT"),
    )
    build.box(
        "difference",
        "rasterdifference",
        "Map the change of carbon",
        [("OUTPUT", "Change of carbon"), ("TABLE", "?Figures of the change")],
        after=("check",),
        A=from_input("CARBON_END"),
        B=from_input("CARBON_START"),
    )
    build.box(
        "budget",
        "carbonbudget",
        "Carbon per class",
        [("TABLE", "Carbon per land use"), ("REPORT", "?Report of carbon per land use")],
        after=("check",),
        SERIES=[from_input("CARBON_START"), from_input("CARBON_END")],
        ZONE_RASTER=from_input("LANDUSE_END"),
        CARBON_UNIT=from_input("CARBON_UNIT"),
    )
    return build


def full_assessment() -> Builder:
    """The whole assessment, from plots to the report, in one folder."""
    build = Builder(
        "fullassessment",
        "Full assessment",
        "The whole way from measured plots to a report to hand on, in one folder: models of net "
        "primary production and soil respiration, their maps of every year, NEP and its budget, "
        "trends, climate drivers, clusters, land-use change, management zones, and the assessment "
        "report. The folder is laid out as the workbench does it, so that single steps can be "
        "repeated there.",
        "A chain of models is not better than its first link: read the site-wise R2 and the area "
        "of applicability in the report before the maps.",
    )
    _ask_assessment(build)
    _map_assessment(build)
    build.box(
        "balance",
        "nepseries",
        "NEP of every year",
        NPP=from_box("npp_series", "OUTPUT_LAYERS"),
        RS=from_box("rs_series", "OUTPUT_LAYERS"),
        SLOPE=from_input("SLOPE"),
        INTERCEPT=from_input("INTERCEPT"),
        OUTPUT_FOLDER=boxes.workspace_path("nep"),
        RH_FOLDER=boxes.workspace_path("rh"),
        MEAN=boxes.workspace_path("nep_mean"),
    )
    series = from_box("balance", "OUTPUT_LAYERS")
    build.box(
        "budget",
        "carbonbudget",
        "Add up by zones and years",
        SERIES=series,
        ZONES=from_input("ZONES"),
        ZONE_FIELD=from_input("ZONE_FIELD"),
        **boxes.error_of_total(),
        TABLE=boxes.workspace_path("budget"),
        REPORT=boxes.workspace_path("budget_report"),
    )
    boxes.diagnose(
        build,
        series,
        from_box("balance", "MEAN"),
        (),
        (),
        (),
        (),
        parameters_by_box={
            "trend": {
                "NULL_TEST": static_value(True),
                **boxes.output_paths(
                    "TREND_CLASS SLOPE HURST FUTURE_CLASS",
                    TABLE="trend_table",
                    REPORT="trend_report",
                ),
            },
            "drivers": boxes.output_paths(
                "DRIVER_CLASS", TABLE="driver_table", REPORT="driver_report"
            ),
            "clusters": boxes.output_paths("LISA_CLASS", TABLE="lisa_table", REPORT="lisa_report"),
            "zones": {
                "LEVEL": from_box("balance", "MEAN"),
                **boxes.output_paths("ZONES", POLYGONS="zone_polygons", TABLE="zone_table"),
            },
        },
    )
    build.box(
        "transfer",
        "landusetransferseries",
        "Land-use transfer",
        LANDUSE=from_input("LANDUSE"),
        CARBON=series,
        ATTRIBUTION=boxes.workspace_path("attribution"),
        MATRIX=boxes.workspace_path("matrix"),
        REPORT=boxes.workspace_path("landuse_report"),
    )
    build.box(
        "report",
        "assessmentreport",
        "Assessment report",
        [("REPORT", "Assessment report"), ("PDF", "?Map sheets (PDF)")],
        after=("npp_map", "rs_map", "budget", "zones", "transfer"),
        INPUT_FOLDER=from_input("WORKSPACE"),
        TITLE=from_input("TITLE"),
        BORDERS=from_input("ZONES"),
    )
    return build


def _ask_assessment(build) -> None:
    """Ask for what the whole assessment needs."""
    build.ask(
        p.folder(
            "WORKSPACE",
            "Folder of the assessment",
            "Where all results go, the report too unless another file is chosen for it; files of "
            "the same names are replaced.",
        )
    )
    inputs.ask_plots(build)
    build.ask(
        p.text(
            "DATE",
            "Last year",
            "Year whose map is checked for where the scores of the models hold, such as 2024. "
            "Empty: the last one that all predictors have.",
        )
    )
    inputs.ask_zones(build)
    inputs.ask_drivers(build)
    build.ask(
        p.raster_list(
            "LANDUSE",
            "Land use of two dates or more",
            "Class rasters with their year in the name (landuse_2001.tif), within the period.",
        )
    )
    build.ask(p.text("TITLE", "Title of the report", "Empty: one that names the period."))
    build.ask(
        p.file(
            "RULES",
            "Rules of the zones (CSV)",
            "Empty: the shipped table core/diagnosis/zone_rules.csv, a model to copy.",
            "csv",
            optional=True,
        ),
        advanced=True,
    )
    inputs.ask_training(build)
    inputs.ask_respiration(build)
    inputs.ask_tests(build)
    inputs.ask_machine(build)


def _map_assessment(build) -> None:
    """Train both models and map their fluxes of every year."""
    parameters_by_box = {}
    for key in ("NPP", "RS"):
        lower = key.lower()
        parameters_by_box[f"{key}_SAMPLES"] = {"OUTPUT": boxes.workspace_path(f"{lower}_samples")}
        parameters_by_box[f"{key}_MODEL"] = {
            "MODEL": boxes.workspace_path(f"{lower}_model"),
            "SCORES": boxes.workspace_path(f"{lower}_scores"),
            "PREDICTIONS": boxes.workspace_path(f"{lower}_predictions"),
            "REPORT": boxes.workspace_path(f"{lower}_training_report"),
        }
    boxes.train_models(build, {}, **parameters_by_box)
    for name in ("npp", "rs"):
        build.box(
            f"{name}_series",
            "predictseries",
            f"Map {'NPP' if name == 'npp' else 'soil respiration'} of every year",
            MODEL=from_box(f"{name}_model", "MODEL"),
            PREDICTORS=from_input("PREDICTORS"),
            UNSEEN_CLASSES=from_input("UNSEEN_CLASSES"),
            OUTPUT_FOLDER=boxes.workspace_path(name),
        )
        boxes.map_flux(
            build,
            f"{name}_map",
            f"{name}_model",
            f"Where the scores of {name} hold",
            (),
            OUTPUT=boxes.workspace_path(f"{name}_map"),
            SPREAD=boxes.workspace_path(f"{name}_spread"),
            APPLICABILITY=boxes.workspace_path(f"{name}_applicability"),
        )


WORKFLOWS = (
    sites_to_nep,
    plots_to_carbon,
    trend_and_zoning,
    landuse_attribution,
    full_assessment,
)
