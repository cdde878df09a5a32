"""Boxes that several of the shipped workflows have in common."""

from __future__ import annotations

from carbonsink.core.diagnosis.workspace import product

from .workflow_builder import from_box, from_expression, from_input, static_value


def workspace_path(key: str):
    """Return the place of a product in the workspace."""
    return from_expression(f"@WORKSPACE || '/{product(key).path}'")


def output_paths(product_names: str, **others) -> dict:
    """Return the places of outputs that are called like their product, and of others."""
    keys = {**{name: name.lower() for name in product_names.split()}, **others}
    return {name: workspace_path(key) for name, key in keys.items()}


def train_models(build, outputs: dict, **parameters_by_box) -> None:
    """Read the predictors at the plots and train both models."""
    for key, title in (("NPP", "NPP"), ("RS", "Rs")):
        lower = key.lower()
        build.box(
            f"{lower}_samples",
            "samplesites",
            f"{title}: read predictors at plots",
            SITES=from_input(f"{key}_SITES"),
            PREDICTORS=from_input("PREDICTORS"),
            DATE_FIELD=from_input(f"{key}_DATE_FIELD"),
            **parameters_by_box.get(f"{key}_SAMPLES", {}),
        )
        build.box(
            f"{lower}_model",
            "trainmodel",
            f"{title}: train and validate",
            outputs.get(key, ()),
            SAMPLES=from_box(f"{lower}_samples"),
            TARGET_FIELD=from_input(f"{key}_FIELD"),
            PREDICTOR_FIELDS=from_input("PREDICTOR_NAMES"),
            CATEGORICAL_FIELDS=from_input("CLASS_NAMES"),
            SITE_FIELD=from_input(f"{key}_SITE_FIELD"),
            TREES=from_input("TREES"),
            TRANSFORM=static_value("none") if key == "NPP" else from_input("RS_TRANSFORM"),
            **parameters_by_box.get(f"{key}_MODEL", {}),
        )


def error_of_total() -> dict:
    """Return what the budget of NEP needs for the error of its totals."""
    return {
        "MODELS": [from_box("npp_model", "MODEL"), from_box("rs_model", "MODEL")],
        "PREDICTORS": from_input("PREDICTORS"),
        "RH_SLOPE": from_input("SLOPE"),
        "RH_INTERCEPT": from_input("INTERCEPT"),
    }


def map_flux(build, name: str, model: str, title: str, outputs, **sources) -> None:
    """Map the flux of one date."""
    build.box(
        name,
        "predictraster",
        title,
        outputs,
        MODEL=from_box(model, "MODEL"),
        PREDICTORS=from_input("PREDICTORS"),
        DATE=from_input("DATE"),
        UNSEEN_CLASSES=from_input("UNSEEN_CLASSES"),
        **sources,
    )


def diagnose(
    build, series, raster, trend, drivers, clusters, zones, parameters_by_box=None
) -> None:
    """Find trends, drivers and clusters, and zones from them."""
    parameters_by_box = parameters_by_box or {}
    build.box(
        "trend",
        "trendclassification",
        "Trends and persistence",
        trend,
        SERIES=series,
        ALPHA=from_input("ALPHA"),
        FDR=from_input("FDR"),
        **parameters_by_box.get("trend", {}),
    )
    build.box(
        "drivers",
        "driverclassification",
        "Climate drivers",
        drivers,
        SERIES=series,
        DRIVER_A=from_input("DRIVER_A"),
        DRIVER_B=from_input("DRIVER_B"),
        **parameters_by_box.get("drivers", {}),
    )
    build.box(
        "clusters",
        "lisaraster",
        "Clusters",
        clusters,
        INPUT=raster,
        ALPHA=from_input("ALPHA"),
        FDR=from_input("FDR"),
        **parameters_by_box.get("clusters", {}),
    )
    build.box(
        "zones",
        "diagnosticzoning",
        "Zones",
        zones,
        LISA_CLASS=from_box("clusters", "LISA_CLASS"),
        FUTURE_CLASS=from_box("trend", "FUTURE_CLASS"),
        DRIVER_CLASS=from_box("drivers", "DRIVER_CLASS"),
        RULES=from_input("RULES"),
        MIN_AREA=from_input("MIN_AREA"),
        **parameters_by_box.get("zones", {}),
    )


def transfer(build, outputs, start, end, after=(), **sources) -> None:
    """Compute the land-use transfer and the carbon it moved."""
    build.box(
        "transfer",
        "landusetransfer",
        "Land-use transfer",
        outputs,
        after=after,
        LANDUSE_START=from_input("LANDUSE_START"),
        LANDUSE_END=from_input("LANDUSE_END"),
        CARBON_START=start,
        CARBON_END=end,
        CLASSES=from_input("CLASSES"),
        **sources,
    )
