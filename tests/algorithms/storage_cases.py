"""Algorithms with small rasters that are stored in many forms."""

from __future__ import annotations

from typing import NamedTuple

from carbonsink.tests.algorithms.storage_data import (
    DECADES,
    FEW,
    classes,
    known_flux,
    month,
    months,
    points,
    polygons,
    rules,
    smooth,
    template,
    train,
    yearly,
)


class Case(NamedTuple):
    """An algorithm with its rasters by parameter: amounts, class codes, and other parameters."""

    algorithm: str
    amounts: dict
    codes: dict
    others: dict
    outputs: tuple


CASES = {
    "trend": Case(
        "trendclassification",
        {"SERIES": yearly("npp", 300.0, 900.0)},
        {},
        {},
        ("TREND_CLASS", "SLOPE", "Z", "P", "HURST", "FUTURE_CLASS", "CV", "TABLE"),
    ),
    "budget": Case(
        "carbonbudget",
        {"SERIES": yearly("nep", -200.0, 400.0, 3)},
        {"ZONE_RASTER": {"zones": classes(4, (1, 2, 3))}},
        {},
        ("TABLE", "CLASS_TABLE"),
    ),
    "nep": Case(
        "nep",
        {"NPP": {"npp": smooth(5, 100, 900)}, "RH": {"rh": smooth(6, 50, 600)}},
        {},
        {},
        ("OUTPUT", "NEP_CLASS"),
    ),
    "lisa": Case(
        "lisaraster",
        {"INPUT": {"npp": smooth(7, 100, 900)}},
        {},
        {},
        ("LISA_CLASS", "LOCAL_I", "P", "TABLE"),
    ),
    "hotspot": Case(
        "hotspotraster",
        {"INPUT": {"npp": smooth(7, 100, 900)}},
        {},
        {},
        ("HOTSPOT_CLASS", "Z", "TABLE"),
    ),
    "moran": Case(
        "globalmoran",
        {"SERIES": {"npp": smooth(7, 100, 900)}},
        {},
        {"PERMUTATIONS": 99},
        ("TABLE",),
    ),
    "difference": Case(
        "rasterdifference",
        {"A": {"npp": smooth(8, 100, 900)}, "B": {"npp_b": smooth(9, 100, 900)}},
        {},
        {},
        ("OUTPUT", "TABLE"),
    ),
    "respiration": Case(
        "heterotrophicrespiration", {"RS": {"rs": smooth(10, 100, 1200)}}, {}, {}, ("OUTPUT",)
    ),
    "respiration-climate": Case(
        "heterotrophicrespiration",
        {
            "TEMPERATURE": {"temperature": smooth(61, 5, 25)},
            "PRECIPITATION": {"precipitation": smooth(62, 300, 900)},
        },
        {},
        {"RESPIRATION_METHOD": "climate"},
        ("OUTPUT",),
    ),
    "nep-series": Case(
        "nepseries",
        {"NPP": yearly("npp", 300, 900, 20, FEW[:3]), "RS": yearly("rs", 300, 900, 21, FEW[:3])},
        {},
        {},
        ("OUTPUT_FOLDER", "MEAN"),
    ),
    "lisa-series": Case(
        "lisaseries",
        {"SERIES": yearly("npp", 300, 900, 22, FEW)},
        {},
        {"REFERENCE": "conditional", "PERMUTATIONS": 99},
        ("TABLE",),
    ),
    "emerging": Case(
        "emerginghotspots", {"SERIES": yearly("npp", 300, 900, 22)}, {}, {}, ("EMERGING_CLASS",)
    ),
    "breaks": Case(
        "breakyear",
        {"SERIES": yearly("npp", 300, 900, 22)},
        {},
        {"MEMORY": 0.3},
        ("BREAK_YEAR", "BREAK_TYPE", "JUMP", "TABLE"),
    ),
    "gravity": Case(
        "gravitycentre",
        {"SERIES": yearly("npp", 300, 900, 22)},
        {"ZONE_RASTER": {"zones": classes(4, (1, 2, 3))}},
        {},
        ("TABLE", "CENTRES", "ELLIPSES"),
    ),
    "drivers": Case(
        "driverclassification",
        {
            "SERIES": yearly("npp", 300, 900, 23),
            "DRIVER_A": yearly("temperature", 10, 20, 24),
            "DRIVER_B": yearly("precipitation", 300, 900, 25),
        },
        {},
        {},
        ("DRIVER_CLASS", "TABLE"),
    ),
    "more-drivers": Case(
        "driverclassification",
        {
            "SERIES": yearly("npp", 300, 900, 23),
            "DRIVER_A": yearly("temperature", 10, 20, 24),
            "DRIVER_B": yearly("precipitation", 300, 900, 25),
            "MORE_DRIVERS": yearly("sun", 100, 200, 46),
        },
        {},
        {"LAGS": "0, 1, 0"},
        ("DRIVER_CLASS", "R_DRIVERS", "STRONGEST_DRIVER", "TABLE"),
    ),
    "climate": Case(
        "climatehuman",
        {
            "SERIES": yearly("npp", 300, 900, 23),
            "TEMPERATURE": yearly("temperature", 10, 20, 24),
            "PRECIPITATION": yearly("precipitation", 300, 900, 25),
        },
        {"ZONE_RASTER": {"cover": classes(47, (1, 3, 7))}},
        {"MAX_LAG": 1},
        ("CONTRIBUTION_CLASS", "REST_SLOPE", "LAGS", "TABLE", "ZONE_TABLE"),
    ),
    "detector": Case(
        "geodetector",
        {
            "TARGET": {"npp": smooth(41, 100, 900)},
            "FACTORS": {"heat": smooth(42, 5, 25), "rain": smooth(43, 100, 900)},
        },
        {
            "CATEGORICAL_FACTORS": {"cover": classes(44, (1, 3, 7))},
            "ZONE_RASTER": {"zones": classes(4, (1, 2))},
        },
        {"RESAMPLES": 99, "DRAWS": 19, "METHODS": ["quantile", "natural"], "MAX_CLASSES": 5},
        ("TABLE", "INTERACTION_TABLE", "STRATUM_TABLE", "ZONE_TABLE", "ZONE_Q"),
    ),
    "casa": Case(
        "casanpp",
        {
            "NDVI": month("ndvi", 0.25, 0.75, 26),
            "TEMPERATURE": month("temperature", 5, 25, 27),
            "PRECIPITATION": month("precipitation", 10, 90, 28),
            "RADIATION": month("radiation", 300, 600, 29),
        },
        {"LANDCOVER": {"landcover": classes(30, (1, 5, 10))}},
        {},
        ("OUTPUT_FOLDER", "ANNUAL"),
    ),
    "prediction": Case(
        "predictraster",
        {"PREDICTORS": {"temperature": smooth(31, 5, 25), "rain": smooth(32, 100, 900)}},
        {},
        {"MODEL": train},
        ("OUTPUT", "SPREAD"),
    ),
    "budget-polygons": Case(
        "carbonbudget",
        {"SERIES": yearly("nep", -200.0, 400.0, 3, FEW)},
        {},
        {"ZONES": polygons, "ZONE_FIELD": "name"},
        ("TABLE",),
    ),
    "composite": Case(
        "compositeseries",
        {"SERIES": month("npp", 0.0, 120.0, 11)},
        {},
        {"PERIOD": "year", "STATISTIC": "sum"},
        ("OUTPUT_FOLDER",),
    ),
    "zones": Case(
        "diagnosticzoning",
        {"LEVEL": {"npp": smooth(63, 100, 900)}},
        {
            "LISA_CLASS": {"lisa": classes(12, (0, 1, 2, 3, 4))},
            "FUTURE_CLASS": {"future": classes(13, (1, 2, 3, 4, 5))},
            "DRIVER_CLASS": {"driver": classes(14, (1, 2, 3, 4, 5))},
        },
        {},
        ("ZONES", "TABLE"),
    ),
    "zones-climate": Case(
        "diagnosticzoning",
        {},
        {
            "LISA_CLASS": {"lisa": classes(12, (0, 1, 2, 3, 4))},
            "FUTURE_CLASS": {"future": classes(13, (1, 2, 3, 4, 5))},
            "DRIVER_CLASS": {"driver": classes(14, (1, 2, 3, 4, 5))},
            "CONTRIBUTION_CLASS": {"contribution": classes(64, (1, 2, 3, 4, 5, 6))},
        },
        {"RULES": rules},
        ("ZONES", "TABLE"),
    ),
    "transfer": Case(
        "landusetransfer",
        {
            "CARBON_START": {"carbon_2001": smooth(15, 1000, 8000)},
            "CARBON_END": {"carbon_2011": smooth(16, 1000, 8000)},
        },
        {
            "LANDUSE_START": {"landuse_2001": classes(17, (10, 20, 30))},
            "LANDUSE_END": {"landuse_2011": classes(18, (10, 20, 40))},
        },
        {},
        ("MATRIX", "ATTRIBUTION", "CHANGE"),
    ),
    "climate-list": Case(
        "climatehuman",
        {
            "SERIES": yearly("npp", 300, 900, 23),
            "CLIMATE": yearly("temperature", 10, 20, 24) | yearly("radiation", 3000, 4000, 65),
        },
        {},
        {},
        ("CONTRIBUTION_CLASS", "REST_SLOPE"),
    ),
    "nep-series-rh": Case(
        "nepseries",
        {"NPP": yearly("npp", 300, 900, 20, FEW[:3]), "RH": yearly("rh", 200, 500, 21, FEW[:3])},
        {},
        {},
        ("OUTPUT_FOLDER", "MEAN"),
    ),
    "budget-products": Case(
        "carbonbudget",
        {
            "SERIES": yearly("npp", 300, 900, 3, FEW),
            "PRODUCTS": {
                **yearly("casa", 300, 900, 66, FEW),
                **yearly("modis", 300, 900, 67, FEW),
            },
        },
        {"ZONE_RASTER": {"zones": classes(4, (1, 2, 3))}},
        {},
        ("TABLE", "PRODUCT_TABLE"),
    ),
    "budget-models": Case(
        "carbonbudget",
        {
            "SERIES": known_flux(FEW[:3]),
            "PREDICTORS": {
                **{f"temperature_{year}": smooth(year, 5, 25) for year in FEW[:3]},
                "rain": smooth(32, 100, 900),
            },
        },
        {},
        {"MODELS": lambda start, folder: [train(start, folder)], "REFITS": 5},
        ("TABLE",),
    ),
    "mean": Case(
        "seriesmean",
        {"SERIES": months("npp", 10, 90, 68, 2)},
        {"ZONE_RASTER": {"zones": classes(4, (1, 2, 3))}},
        {"CYCLE": "season"},
        ("OUTPUT", "CYCLE_TABLE", "CYCLE_FOLDER"),
    ),
    "exchange": Case(
        "neetonep", {"SERIES": yearly("nee", -300, 200, 69, FEW[:2])}, {}, {}, ("OUTPUT_FOLDER",)
    ),
    "spread": Case(
        "productspread",
        {"PRODUCTS": {f"npp_{name}": smooth(70 + i, 300, 900) for i, name in enumerate("abc")}},
        {},
        {},
        ("OUTPUT", "MEAN", "RANGE"),
    ),
    "transfers": Case(
        "landusetransferseries",
        {"CARBON": {f"carbon_{year}": smooth(75 + year, 1000, 8000) for year in DECADES}},
        {"LANDUSE": {f"landuse_{year}": classes(76 + year, (10, 20, 30)) for year in DECADES}},
        {},
        ("MATRIX", "ATTRIBUTION", "CHANGE_FOLDER"),
    ),
    "predictions": Case(
        "predictseries",
        {
            "PREDICTORS": {
                **{f"temperature_{year}": smooth(year, 5, 25) for year in FEW[:3]},
                "rain": smooth(32, 100, 900),
            }
        },
        {},
        {"MODEL": train, "LAYERS": ["LOWER", "UPPER"]},
        ("OUTPUT_FOLDER",),
    ),
    "explanation": Case(
        "explainraster",
        {"PREDICTORS": {"temperature": smooth(31, 5, 25), "rain": smooth(32, 100, 900)}},
        {},
        {"MODEL": train},
        ("OUTPUT", "DOMINANT_CLASS"),
    ),
    "samples": Case(
        "samplesites",
        {"PREDICTORS": {"temperature": smooth(31, 5, 25), "rain": smooth(32, 100, 900)}},
        {},
        {"SITES": points, "WINDOW": "3"},
        ("OUTPUT",),
    ),
    "expansion": Case(
        "expandsites",
        {"REFERENCE": {"npp": smooth(77, 100, 900)}},
        {"STRATA": {"cover": classes(44, (1, 3, 7))}},
        {"SITES": points, "VALUE_FIELD": "npp", "COUNT": 30},
        ("OUTPUT",),
    ),
    "design": Case(
        "samplingdesign",
        {"SPREAD": {"spread": smooth(78, 10, 90)}},
        {"STRATA": {"cover": classes(44, (1, 3, 7)), "zone": classes(4, (1, 2))}},
        {"COUNT": 30, "ALLOCATION": "neyman"},
        ("OUTPUT", "TABLE"),
    ),
    "alignment": Case(
        "alignrasters",
        {"RASTERS": {"npp": smooth(79, 100, 900), "rain": smooth(32, 100, 900)}},
        {"CATEGORICAL_RASTERS": {"cover": classes(44, (1, 3, 7))}},
        {"TEMPLATE": template, "RESAMPLING": "average"},
        ("OUTPUT_FOLDER",),
    ),
    "comparison": Case(
        "compareproducts",
        {"PRODUCTS": {f"npp_{name}": smooth(80 + i, 300, 900) for i, name in enumerate("abc")}},
        {},
        {"SITES": points, "OBSERVED_FIELD": "npp", "REFERENCE": "npp_a"},
        ("TABLE",),
    ),
}
