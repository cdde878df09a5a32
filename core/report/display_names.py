"""What reports and messages call quantities, methods, tests, settings and regions."""

from __future__ import annotations

import math
import re

from ..trend.settings import TREND_TESTS
from ..units.quantity import find_quantity, split_unit
from ..units.unit import parse_unit
from .numbers import show_number, with_minus

_SYMBOLS = {"npp": "NPP", "nep": "NEP", "nee": "NEE", "gpp": "GPP", "rs": "Rs", "rh": "Rh"}
# Dates below which neither a curve nor a trend says anything.
MIN_DATES = 3
_INTERVAL = re.compile(r"^[\[(](-?[\d.]+(?:e[+-]?\d+)?), (-?[\d.]+(?:e[+-]?\d+)?)[\])]$")


def flux_symbol(name: str) -> str:
    """Return the word for a flux: NPP for npp, Rs for rs; other names stay, without their unit.

    Examples
    --------
    >>> flux_symbol("rs"), flux_symbol("NPP(gC/m2/a)"), flux_symbol("ndvi (max)")
    ('Rs', 'NPP', 'ndvi (max)')
    """
    bare, unit = split_unit(name)
    return _SYMBOLS.get(bare.lower(), bare if parse_unit(unit, "carbon") else name)


def hurst_method_name(key: str, tr) -> str:
    """Return the name of a method of the Hurst exponent; unknown keys stay."""
    return {
        "prefix": tr("first 2, 3, ... values"),
        "blocks": tr("blocks"),
        "anis_lloyd": tr("blocks, corrected after Anis and Lloyd"),
    }.get(key, key)


def trend_test_text(key: str, tr) -> str:
    """Return the name of the test of a trend, and whether it takes dates as independent.

    Parameters
    ----------
    key : str
        A key of `TREND_TESTS`.
    tr : callable
        Turns an English text into the user's language.
    """
    test = TREND_TESTS[key]
    text = tr("Trend test: {test} ({citation}).").format(
        test=tr(test.label), citation=test.citation
    )
    if test.correction:
        advice = tr(
            "Standard error and p of least squares count independent values only, by the "
            "autocorrelation of the residuals (Santer et al. 2000)."
        )
    else:
        advice = tr(
            "Dates are taken as independent: where values are autocorrelated, far more than "
            "5 % of series without a trend come out as significant."
        )
    return f"{text} {advice}"


def region_text(
    tr, dates=(), area_km2: float = math.nan, cells: int = 0, area_phrase: str = ""
) -> str:
    """Return area and period, such as "29,281 km² with data, 2001 to 2020 (20 dates)" in words.

    Parameters
    ----------
    tr : callable
        Turns an English text into the user's language.
    dates : sequence of str
        The dates, in order.
    area_km2 : float
        Area with data, NaN where it is not known: then the number of cells is given.
    cells : int
        Cells with data.
    area_phrase : str
        What else the page is about, instead of area and cells.
    """
    area_phrase = area_phrase or tr("{cells} cells with data").format(cells=f"{cells:,}")
    if math.isfinite(area_km2):
        area_phrase = tr("{area} km² with data").format(area=show_number(float(area_km2)))
    if not dates:
        return tr("{where}.").format(where=area_phrase)
    if len(dates) == 1:
        return tr("{where}, {first}.").format(where=area_phrase, first=dates[0])
    return tr("{where}, {first} to {last} ({n} dates).").format(
        where=area_phrase, first=dates[0], last=dates[-1], n=len(dates)
    )


def classification_method_name(method: str, tr) -> str:
    """Return the display name of the method by which the classes of a factor were made."""
    return {
        "quantile": tr("quantiles"),
        "equal": tr("equal intervals"),
        "natural": tr("natural breaks"),
        "geometric": tr("geometric intervals"),
        "sd": tr("standard deviations"),
        "values": tr("values as they are"),
        "classes": tr("classes as given"),
    }.get(method, method)


def interaction_name(kind: str, tr) -> str:
    """Return the name of a type of interaction of two factors."""
    return {
        "weaken_nonlinear": tr("weaken each other, nonlinear"),
        "weaken_univariate": tr("weaken each other, univariate"),
        "enhance_bivariate": tr("enhance each other, bivariate"),
        "independent": tr("independent"),
        "enhance_nonlinear": tr("enhance each other, nonlinear"),
    }.get(kind, kind)


def missing_tree_value_name(reason: str, tr) -> str:
    """Return the name of what keeps a tree from having a biomass."""
    return {
        "equation": tr("no equation for the species"),
        "dbh": tr("no diameter"),
        "height": tr("no height"),
        "density": tr("no wood density"),
        "count": tr("no number of trees"),
    }.get(reason, reason)


def short_interval(label: str) -> str:
    """Return the name by which a class of numbers is displayed: limits with three digits."""
    limits = _INTERVAL.match(str(label))
    if not limits:
        return str(label)
    low, high = (_limit_text(float(text)) for text in limits.groups())
    return f"{low} – {high}"


def _limit_text(value: float) -> str:
    """Return a limit of a class in words, with three digits, four from 1000 on."""
    return with_minus(f"{value:.0f}" if abs(value) >= 1000 else f"{value:.3g}")


def setting_name_and_value(name: str, value, tr) -> tuple:
    """Return name and value of a setting of an estimator for a reader; unknown names stay.

    Parameters
    ----------
    name : str
        Field of the settings of an estimator or a network.
    value : object
        Its value; None means that nothing is limited or set.
    tr : callable
        Turns an English text into the user's language.
    """
    label = _setting_names(tr).get(name, name)
    if value is None:
        return label, _default_setting_names(tr).get(name, tr("default"))
    if isinstance(value, bool):
        return label, tr("yes") if value else tr("no")
    return label, show_number(value) if isinstance(value, (int, float)) else str(value)


def transform_name(key: str, tr) -> str:
    """Return the text for what was done to the target before the training."""
    return {"none": tr("none"), "log": tr("logarithm")}.get(key, key)


def _setting_names(tr) -> dict:
    """Return the names of the settings of estimators."""
    return {
        "trees": tr("Trees"),
        "max_features": tr("Predictors tried at a split"),
        "max_depth": tr("Largest depth of a tree"),
        "min_leaf": tr("Fewest records of a leaf"),
        "learning_rate": tr("Learning rate"),
        "cost": tr("Cost C"),
        "gamma": tr("Gamma of the kernel"),
        "epsilon": tr("Epsilon of the tube"),
        "penalty": tr("Penalty of the coefficients"),
        "hidden": tr("Hidden units"),
        "layers": tr("Layers"),
        "dropout": tr("Dropout"),
        "weight_decay": tr("Weight decay"),
        "epochs": tr("Most epochs"),
        "batch_size": tr("Batch size"),
        "patience": tr("Epochs without gain before it stops"),
    }


def _default_setting_names(tr) -> dict:
    """Return what settings of estimators are called that are left empty."""
    return {
        "max_features": tr("a third of them"),
        "max_depth": tr("no limit"),
    }


def validation_name(key: str, tr) -> str:
    """Return the name of a kind of validation."""
    return {
        "training": tr("Fit to the training records"),
        "oob": tr("Out of bag"),
        "kfold": tr("Random k-fold"),
        "holdout": tr("Random hold-out"),
        "site": tr("Whole sites held out"),
        "site_oob": tr("Out of bag by site"),
        "block": tr("Blocks of places held out"),
        "knndm": tr("Folds that look like the map"),
        "time": tr("Last part of each site's time held out"),
    }.get(key, key)


def quantity_name(label: str, tr) -> str:
    """Return the name of a quantity within a sentence, by its label in the table of quantities."""
    return {
        "Net primary production": tr("net primary production"),
        "Gross primary production": tr("gross primary production"),
        "Soil respiration": tr("soil respiration"),
        "Heterotrophic respiration": tr("heterotrophic respiration"),
        "Autotrophic respiration": tr("autotrophic respiration"),
        "Ecosystem respiration": tr("ecosystem respiration"),
        "Net ecosystem production": tr("net ecosystem production"),
        "Net ecosystem exchange": tr("net ecosystem exchange"),
        "Net biome production": tr("net biome production"),
        "Gross ecosystem exchange": tr("gross ecosystem exchange"),
        "Carbon stock": tr("carbon stock"),
        "Temperature": tr("temperature"),
        "Precipitation": tr("precipitation"),
        "Evapotranspiration": tr("evapotranspiration"),
        "Solar radiation": tr("solar radiation"),
        "NDVI": "NDVI",
        "EVI": "EVI",
        "Leaf area index": tr("leaf area index"),
        "Absorbed share of light": tr("absorbed share of light (FPAR)"),
        "Soil organic carbon content": tr("soil organic carbon content"),
        "Vapour pressure deficit": tr("vapour pressure deficit"),
        "Vapour pressure": tr("vapour pressure"),
        "Drought index": tr("drought index"),
        "Elevation": tr("elevation"),
        "Slope of the terrain": tr("slope of the terrain"),
    }.get(label, label)


def quantity_of_code(code: str, tr) -> str:
    """Return the name of a quantity within a sentence, by its code; empty for an unknown one."""
    quantity = find_quantity(code)
    return quantity_name(quantity.label, tr) if quantity else ""


def global_statistic_names(tr) -> dict:
    """Return what the statistics are called in a column of global tests."""
    return {
        "moran": tr("Moran's I"),
        "geary": tr("Geary's c"),
        "getis_ord": tr("Getis-Ord general G"),
        "join_same": tr("Neighbours of the same class"),
        "join_different": tr("Neighbours of different classes"),
    }


def lstm_baseline_name(model: str, tr) -> str:
    """Return the name of the LSTM or a baseline in the scores of the sites."""
    return {
        "lstm": tr("LSTM"),
        "cycle": tr("Mean seasonal cycle"),
        "forest": tr("Random forest"),
        "forest_lags": tr("Forest with lags"),
    }[model]


def lstm_validation_name(validation: str, tr) -> str:
    """Return the text for a validation of the LSTM, by time or by site."""
    return {
        "training": tr("fit to the training part"),
        "time": tr("last part of each site's time"),
        "site": tr("whole sites held out"),
    }[validation]
