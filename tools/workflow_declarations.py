"""The shipped workflows: what they ask for and how their boxes are joined."""

from __future__ import annotations

from carbonsink.core.diagnosis.workspace import product
from carbonsink.processing_provider import parameters as p

from . import workflow_inputs as inputs
from .workflow_builder import Builder, fixed, given, made, worked_out


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
    build.ask(
        p.text(
            "DATE",
            "Year to map",
            "Of predictors with several dates those of this year are used, such as 2024.",
        )
    )
    inputs.ask_zones(build)
    inputs.ask_training(build)
    inputs.ask_respiration(build)
    inputs.ask_machine(build)
    _models(
        build,
        {
            "NPP": [("MODEL", "NPP model"), ("REPORT", "NPP training report")],
            "RS": [("MODEL", "Rs model"), ("REPORT", "Rs training report")],
        },
    )
    _map(
        build,
        "npp",
        "npp_model",
        "Map NPP",
        [("OUTPUT", "NPP"), ("APPLICABILITY", "?Area of applicability of NPP")],
    )
    _map(
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
        RS=made("rs"),
        SLOPE=given("SLOPE"),
        INTERCEPT=given("INTERCEPT"),
    )
    build.box(
        "nep",
        "nep",
        "NEP = NPP - Rh",
        [("OUTPUT", "NEP"), ("NEP_CLASS", "?NEP classes")],
        NPP=made("npp"),
        RH=made("rh"),
    )
    build.box(
        "budget",
        "carbonbudget",
        "Add up by zones",
        [("TABLE", "Carbon budget"), ("REPORT", "Budget report")],
        SERIES=made("nep"),
        ZONES=given("ZONES"),
        ZONE_FIELD=given("ZONE_FIELD"),
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
        "Zones inherit the errors of three tests. Cells whose persistence cannot be told from "
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
    _diagnose(build, given("SERIES"), given("MAP"), trend, drivers, clusters, zones)
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
    for key, when in (("START", "start"), ("END", "end")):
        build.ask(
            p.raster(
                f"CARBON_{key}",
                f"Carbon at the {when}",
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
        RASTERS=[given(n) for n in ("LANDUSE_START", "LANDUSE_END", "CARBON_START", "CARBON_END")],
    )
    _transfer(
        build,
        [
            ("ATTRIBUTION", "Attribution"),
            ("MATRIX", "Transfer matrix"),
            ("CHANGE", "Changes"),
            ("REPORT", "Land-use report"),
        ],
        given("CARBON_START"),
        given("CARBON_END"),
        after=("check",),
        CARBON_UNIT=given("CARBON_UNIT"),
    )
    build.box(
        "difference",
        "rasterdifference",
        "Map the change of carbon",
        [("OUTPUT", "Change of carbon"), ("TABLE", "?Figures of the change")],
        after=("check",),
        A=given("CARBON_END"),
        B=given("CARBON_START"),
    )
    build.box(
        "budget",
        "carbonbudget",
        "Carbon per class",
        [("TABLE", "Carbon per land use"), ("REPORT", "?Report of carbon per land use")],
        after=("check",),
        SERIES=[given("CARBON_START"), given("CARBON_END")],
        ZONE_RASTER=given("LANDUSE_END"),
        CARBON_UNIT=given("CARBON_UNIT"),
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
    build.ask(
        p.folder(
            "WORKSPACE",
            "Folder of the assessment",
            "Where all results go; files of the same names are replaced.",
        )
    )
    inputs.ask_plots(build)
    build.ask(
        p.text(
            "DATE",
            "Last year",
            "Year whose map is checked for where the scores of the models hold, such as 2024.",
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
    places = {}
    for key in ("NPP", "RS"):
        lower = key.lower()
        places[f"{key}_SAMPLES"] = {"OUTPUT": _place(f"{lower}_samples")}
        places[f"{key}_MODEL"] = {
            "MODEL": _place(f"{lower}_model"),
            "SCORES": _place(f"{lower}_scores"),
            "PREDICTIONS": _place(f"{lower}_predictions"),
            "REPORT": _place(f"{lower}_training_report"),
        }
    _models(build, {}, **places)
    for name in ("npp", "rs"):
        build.box(
            f"{name}_series",
            "predictseries",
            f"Map {'NPP' if name == 'npp' else 'soil respiration'} of every year",
            MODEL=made(f"{name}_model", "MODEL"),
            PREDICTORS=given("PREDICTORS"),
            UNSEEN_CLASSES=given("UNSEEN_CLASSES"),
            OUTPUT_FOLDER=_place(name),
        )
        _map(
            build,
            f"{name}_map",
            f"{name}_model",
            f"Where the scores of {name} hold",
            (),
            OUTPUT=_place(f"{name}_map"),
            SPREAD=_place(f"{name}_spread"),
            APPLICABILITY=_place(f"{name}_applicability"),
        )
    build.box(
        "balance",
        "nepseries",
        "NEP of every year",
        NPP=made("npp_series", "OUTPUT_FOLDER"),
        RS=made("rs_series", "OUTPUT_FOLDER"),
        SLOPE=given("SLOPE"),
        INTERCEPT=given("INTERCEPT"),
        OUTPUT_FOLDER=_place("nep"),
        RH_FOLDER=_place("rh"),
        MEAN=_place("nep_mean"),
    )
    series = made("balance", "OUTPUT_FOLDER")
    build.box(
        "budget",
        "carbonbudget",
        "Add up by zones and years",
        SERIES=series,
        ZONES=given("ZONES"),
        ZONE_FIELD=given("ZONE_FIELD"),
        TABLE=_place("budget"),
        REPORT=_place("budget_report"),
    )
    _diagnose(
        build,
        series,
        made("balance", "MEAN"),
        (),
        (),
        (),
        (),
        places={
            "trend": {
                "NULL_TEST": fixed(True),
                **_places(
                    "TREND_CLASS SLOPE HURST FUTURE_CLASS",
                    TABLE="trend_table",
                    REPORT="trend_report",
                ),
            },
            "drivers": _places("DRIVER_CLASS", TABLE="driver_table", REPORT="driver_report"),
            "clusters": _places("LISA_CLASS", TABLE="lisa_table", REPORT="lisa_report"),
            "zones": _places("ZONES", POLYGONS="zone_polygons", TABLE="zone_table"),
        },
    )
    build.box(
        "transfer",
        "landusetransferseries",
        "Land-use transfer",
        LANDUSE=given("LANDUSE"),
        CARBON=series,
        ATTRIBUTION=_place("attribution"),
        MATRIX=_place("matrix"),
        REPORT=_place("landuse_report"),
    )
    build.box(
        "report",
        "assessmentreport",
        "Assessment report",
        [("REPORT", "Assessment report"), ("PDF", "?Map sheets (PDF)")],
        after=("npp_map", "rs_map", "budget", "zones", "transfer"),
        INPUT_FOLDER=given("WORKSPACE"),
        TITLE=given("TITLE"),
    )
    return build


def _place(key: str):
    """Return the place of a product in the workspace."""
    return worked_out(f"@WORKSPACE || '/{product(key).path}'")


def _places(same: str, **others) -> dict:
    """Return the places of outputs that are called like their product, and of others."""
    keys = {**{name: name.lower() for name in same.split()}, **others}
    return {name: _place(key) for name, key in keys.items()}


def _models(build, outputs: dict, **places) -> None:
    """Read the predictors at the plots and train both models."""
    for key, title in (("NPP", "NPP"), ("RS", "Rs")):
        lower = key.lower()
        build.box(
            f"{lower}_samples",
            "samplesites",
            f"{title}: read predictors at plots",
            SITES=given(f"{key}_SITES"),
            PREDICTORS=given("PREDICTORS"),
            DATE_FIELD=given(f"{key}_DATE_FIELD"),
            **places.get(f"{key}_SAMPLES", {}),
        )
        build.box(
            f"{lower}_model",
            "trainmodel",
            f"{title}: train and validate",
            outputs.get(key, ()),
            SAMPLES=made(f"{lower}_samples"),
            TARGET_FIELD=given(f"{key}_FIELD"),
            PREDICTOR_FIELDS=given("PREDICTOR_NAMES"),
            CATEGORICAL_FIELDS=given("CLASS_NAMES"),
            SITE_FIELD=given(f"{key}_SITE_FIELD"),
            TREES=given("TREES"),
            TRANSFORM=fixed("none") if key == "NPP" else given("RS_TRANSFORM"),
            SMEARING=worked_out("@RS_TRANSFORM = 'log'") if key == "RS" else fixed(False),
            **places.get(f"{key}_MODEL", {}),
        )


def _map(build, name: str, model: str, title: str, outputs, **sources) -> None:
    """Map the flux of one date."""
    build.box(
        name,
        "predictraster",
        title,
        outputs,
        MODEL=made(model, "MODEL"),
        PREDICTORS=given("PREDICTORS"),
        DATE=given("DATE"),
        UNSEEN_CLASSES=given("UNSEEN_CLASSES"),
        **sources,
    )


def _diagnose(build, series, raster, trend, drivers, clusters, zones, places=None) -> None:
    """Find trends, drivers and clusters, and zones from them."""
    places = places or {}
    build.box(
        "trend",
        "trendclassification",
        "Trends and persistence",
        trend,
        SERIES=series,
        ALPHA=given("ALPHA"),
        FDR=given("FDR"),
        **places.get("trend", {}),
    )
    build.box(
        "drivers",
        "driverclassification",
        "Climate drivers",
        drivers,
        SERIES=series,
        DRIVER_A=given("DRIVER_A"),
        DRIVER_B=given("DRIVER_B"),
        **places.get("drivers", {}),
    )
    build.box(
        "clusters",
        "lisaraster",
        "Clusters",
        clusters,
        INPUT=raster,
        ALPHA=given("ALPHA"),
        FDR=given("FDR"),
        **places.get("clusters", {}),
    )
    build.box(
        "zones",
        "diagnosticzoning",
        "Zones",
        zones,
        LISA_CLASS=made("clusters", "LISA_CLASS"),
        FUTURE_CLASS=made("trend", "FUTURE_CLASS"),
        DRIVER_CLASS=made("drivers", "DRIVER_CLASS"),
        RULES=given("RULES"),
        MIN_AREA=given("MIN_AREA"),
        **places.get("zones", {}),
    )


def _transfer(build, outputs, start, end, after=(), **sources) -> None:
    """Compute the land-use transfer and the carbon it moved."""
    build.box(
        "transfer",
        "landusetransfer",
        "Land-use transfer",
        outputs,
        after=after,
        LANDUSE_START=given("LANDUSE_START"),
        LANDUSE_END=given("LANDUSE_END"),
        CARBON_START=start,
        CARBON_END=end,
        CLASSES=given("CLASSES"),
        **sources,
    )


WORKFLOWS = (sites_to_nep, trend_and_zoning, landuse_attribution, full_assessment)
