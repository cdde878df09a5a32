"""Boxes that several of the shipped workflows have in common."""

from __future__ import annotations

from carbonsink.core.diagnosis.workspace import product

from .workflow_builder import fixed, given, made, worked_out


def place_of(key: str):
    """Return the place of a product in the workspace."""
    return worked_out(f"@WORKSPACE || '/{product(key).path}'")


def place_outputs(product_names: str, **others) -> dict:
    """Return the places of outputs that are called like their product, and of others."""
    keys = {**{name: name.lower() for name in product_names.split()}, **others}
    return {name: place_of(key) for name, key in keys.items()}


def train_models(build, outputs: dict, **parameters_by_box) -> None:
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
            **parameters_by_box.get(f"{key}_SAMPLES", {}),
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
            **parameters_by_box.get(f"{key}_MODEL", {}),
        )


def error_of_total() -> dict:
    """Return what the budget of NEP needs for the error of its totals."""
    return {
        "MODELS": [made("npp_model", "MODEL"), made("rs_model", "MODEL")],
        "PREDICTORS": given("PREDICTORS"),
        "RH_SLOPE": given("SLOPE"),
        "RH_INTERCEPT": given("INTERCEPT"),
    }


def map_flux(build, name: str, model: str, title: str, outputs, **sources) -> None:
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
        ALPHA=given("ALPHA"),
        FDR=given("FDR"),
        **parameters_by_box.get("trend", {}),
    )
    build.box(
        "drivers",
        "driverclassification",
        "Climate drivers",
        drivers,
        SERIES=series,
        DRIVER_A=given("DRIVER_A"),
        DRIVER_B=given("DRIVER_B"),
        **parameters_by_box.get("drivers", {}),
    )
    build.box(
        "clusters",
        "lisaraster",
        "Clusters",
        clusters,
        INPUT=raster,
        ALPHA=given("ALPHA"),
        FDR=given("FDR"),
        **parameters_by_box.get("clusters", {}),
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
        LANDUSE_START=given("LANDUSE_START"),
        LANDUSE_END=given("LANDUSE_END"),
        CARBON_START=start,
        CARBON_END=end,
        CLASSES=given("CLASSES"),
        **sources,
    )
