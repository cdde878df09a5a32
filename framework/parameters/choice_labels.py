"""The words that dialogs show for the values of choices; scripts write the values themselves.

A parameter of one name has the same words in every algorithm.
"""

from __future__ import annotations

from ..text.translation import tr, tr_class


def texts_of_options(name: str, options) -> dict:
    """Return what a dialog shows for each option of a choice, a value without words as it is.

    Parameters
    ----------
    name : str
        Name of the parameter, which may begin with that of what it belongs to (RS_TRANSFORM).
    options : sequence of str
        Values of the choice.
    """
    texts = (_WORDS.get(name) or _WORDS.get(name.split("_", 1)[-1], dict))()
    return {option: texts.get(option, option) for option in options}


def _quantity_labels() -> dict:
    """Return the text for the quantities that a dialog offers."""
    from ...core.units.quantity import load_quantities

    quantity_names = {
        quantity.code: f"{tr_class(quantity.label)} ({quantity.code.upper()})"
        for quantity in load_quantities().values()
        if quantity.code != "carbon"
    }
    return {
        "auto": tr("By the names and metadata"),
        **quantity_names,
        "carbon": tr("Carbon stock"),
        "other": tr("Another quantity"),
    }


def _estimator_labels() -> dict:
    """Return the text for the estimators."""
    return {
        "random_forest": tr("Random forest"),
        "extra_trees": tr("Extremely randomised trees"),
        "gradient_boosting": tr("Gradient boosting"),
        "xgboost": tr("XGBoost"),
        "svm": tr("Support vector machine"),
        "linear": tr("Ridge regression"),
        "neural_network": tr("Neural network (one hidden layer)"),
    }


def _model_labels() -> dict:
    """Return the text for the estimators and the models of LSTMs."""
    lstms = {"lstm": tr("LSTM"), "fuzzy_lstm": tr("Fuzzy ensemble of LSTMs of sites")}
    return {**_estimator_labels(), **lstms}


def _membership_labels() -> dict:
    """Return the text for what the weights of a fuzzy ensemble rest on."""
    return {
        "series": tr("The whole series of a place"),
        "record": tr("Each record by itself"),
    }


def _class_method_labels() -> dict:
    """Return the text for ways to make classes of a factor."""
    return {
        "quantile": tr("Quantiles"),
        "equal": tr("Equal intervals"),
        "natural": tr("Natural breaks"),
        "geometric": tr("Geometric intervals"),
        "sd": tr("Standard deviations"),
    }


def _weight_labels() -> dict:
    """Return the text for the kinds of spatial weights."""
    return {
        "queen": tr("Sharing a corner or an edge (queen)"),
        "rook": tr("Sharing an edge (rook)"),
        "fuzzy": tr("Touching but for slivers and gaps (fuzzy)"),
        "knn": tr("The nearest ones (K)"),
        "distance": tr("Within a distance"),
        "inverse": tr("Within a distance, weighted by its inverse"),
        "kernel": tr("Within a bandwidth, nearer ones heavier (kernel)"),
        "file": tr("From a file of GeoDa or ArcGIS"),
    }


def _statistic_labels() -> dict:
    """Return the text for the statistics of spatial pattern."""
    return {
        "moran": tr("Moran's I"),
        "bivariate": tr("Moran's I of two columns (bivariate)"),
        "geary": tr("Geary's c"),
        "getis_ord": tr("Getis-Ord general G"),
        "gi_star": tr("Gi*: with the polygon itself"),
        "gi": tr("Gi: its neighbours alone"),
    }


def _small_strata_labels() -> dict:
    """Return the text for what becomes of strata with too few records for a model."""
    return {"refuse": tr("Stop with a message"), "skip": tr("Leave them out")}


def _carbon_unit_labels() -> dict:
    """Return the text for units of carbon density."""
    return {"gC_m2": "gC m-2", "t_ha": "t C ha-1"}


def _length_unit_labels() -> dict:
    """Return the text for units of depth."""
    return {"mm": tr("Millimetres"), "cm": tr("Centimetres"), "m": tr("Metres")}


def _predictor_weight_labels() -> dict:
    """Return the text for the weights of predictors in a distance."""
    return {"importance": tr("By importance"), "equal": tr("All alike")}


def _respiration_method_labels() -> dict:
    """Return the text for models of heterotrophic respiration."""
    return {
        "linear": tr("Line: Rh from Rs"),
        "loglog": tr("Line of logarithms: ln Rh from ln Rs"),
        "climate": tr("By temperature and precipitation"),
        "q10": tr("By temperature (Q10)"),
    }


def _validation_labels() -> dict:
    """Return the text for the kinds of validation."""
    return {
        "site": tr("Whole sites held out"),
        "kfold": tr("Random folds"),
        "block": tr("Blocks of neighbouring places"),
        "knndm": tr("Folds that look like the map"),
        "holdout": tr("One random share held out"),
        "site_oob": tr("Out of bag by site (large tables)"),
        "all": tr("All of them"),
        "time": tr("The last part of each site"),
    }


def _trend_test_labels() -> dict:
    """Return the text for the variants of Mann-Kendall."""
    return {
        "original": tr("Mann-Kendall"),
        "hamed_rao": tr("Mann-Kendall with the variance of Hamed and Rao"),
        "yue_wang": tr("Mann-Kendall with the variance of Yue and Wang"),
        "prewhitening": tr("Mann-Kendall after prewhitening"),
        "wang_swail": tr("Mann-Kendall after prewhitening (Wang and Swail)"),
        "tfpw": tr("Mann-Kendall after trend-free prewhitening"),
    }


def _layer_labels() -> dict:
    """Return the text for the layers beside a prediction."""
    return {
        "LOWER": tr("Lower limit of the interval"),
        "UPPER": tr("Upper limit of the interval"),
        "MEAN_LOWER": tr("Lower bound of the mean"),
        "MEAN_UPPER": tr("Upper bound of the mean"),
        "QUANTILES": tr("Quantiles"),
        "SPREAD": tr("Spread of the trees"),
        "DISSIMILARITY": tr("Dissimilarity index"),
        "APPLICABILITY": tr("Area of applicability"),
        "POINT_DENSITY": tr("Density of training records"),
        "EXPECTED_ERROR": tr("Expected error"),
        "SKILL": tr("Skill of the site models"),
    }


_WORDS = {
    "ACCOUNTING": lambda: {
        "pixel": tr("Cell by cell"),
        "density": tr("By the carbon densities of the classes"),
    },
    "ALLOCATION": lambda: {
        "proportional": tr("In proportion to the area"),
        "equal": tr("As many in each stratum"),
        "neyman": tr("By area and spread (Neyman)"),
        "own": tr("A table of your own"),
    },
    "APPLICABILITY_WEIGHTS": _predictor_weight_labels,
    "AREA_UNIT": lambda: {
        "m2": tr("Square metres"),
        "ha": tr("Hectares"),
        "mu": tr("mu (1/15 ha)"),
    },
    "BIOMASS_UNIT": lambda: {"t_ha": "t ha-1", "kg_m2": "kg m-2", "g_m2": "g m-2"},
    "BULK_DENSITY_UNIT": lambda: {"g_cm3": "g cm-3", "kg_m3": "kg m-3"},
    "BREAK_FORM": lambda: {
        "free": tr("A line for each segment, with a jump"),
        "joined": tr("Lines that meet at the break"),
    },
    "BREAK_RULE": lambda: {
        "tested": tr("BIC, and more than noise gives"),
        "bic": tr("BIC alone"),
    },
    "CARBON_RESAMPLING": lambda: {
        "none": tr("Stop with a message"),
        "nearest": tr("Take the carbon of the nearest cell"),
    },
    "CARBON_UNIT": _carbon_unit_labels,
    "COMPARED_WITH": lambda: {
        "date": tr("Against the mean of its date"),
        "series": tr("Against the mean of the whole series"),
    },
    "CONTIGUITY": lambda: {
        "queen": tr("The eight cells around (queen)"),
        "rook": tr("The four cells that share an edge (rook)"),
    },
    "CV_CLASSES": lambda: {"five": tr("Five classes"), "four": tr("Four classes")},
    "DATE_SOURCE": lambda: {
        "agree": tr("Both must agree"),
        "metadata": tr("Metadata of the file"),
        "names": tr("Name of the file"),
    },
    "DBH_UNIT": _length_unit_labels,
    "DEPTH_UNIT": _length_unit_labels,
    "DISTANCE_WEIGHTS": _predictor_weight_labels,
    "EQUATION_SET": lambda: {
        "own": tr("The table of equations below"),
        "zeng_tang_2012": tr("China, any species, by wood density (Zeng and Tang 2012)"),
        "chave_2014": tr("Tropics, by wood density and height (Chave et al. 2014)"),
        "jenkins_2003": tr("United States, by genus (Jenkins et al. 2003)"),
    },
    "ESTIMATOR": _model_labels,
    "MEMBERSHIP": _membership_labels,
    "ESTIMATORS": _model_labels,
    "FRESH_POOLS": lambda: {
        "aboveground": tr("Above-ground biomass"),
        "belowground": tr("Below-ground biomass"),
        "litter": tr("Litter"),
    },
    "FUTURE_RULE": lambda: {
        "tested": tr("Persistence must be significant"),
        "significant": tr("Trend and persistence must be significant"),
        "signs": tr("By the signs alone"),
    },
    "FILE_VALUES": lambda: {
        "auto": tr("As usual for the kind of file"),
        "equal": tr("No weights: all neighbours count equally"),
        "file": tr("Weights"),
    },
    "GAPS": lambda: {
        "nodata": tr("Leave the sum empty"),
        "omit": tr("Add up the available depths"),
    },
    "GLOBAL_STATISTICS": _statistic_labels,
    "HURST_METHOD": lambda: {
        "prefix": tr("Rescaled range of the first 2, 3, ... values"),
        "blocks": tr("Rescaled range of blocks"),
        "anis_lloyd": tr("Rescaled range of blocks, corrected (Anis and Lloyd)"),
    },
    "KERNEL": lambda: {
        "triangular": tr("Triangular"),
        "uniform": tr("Uniform"),
        "quadratic": tr("Quadratic (Epanechnikov)"),
        "quartic": tr("Quartic (biweight)"),
        "gaussian": tr("Gaussian, cut off at the bandwidth"),
    },
    "LAYERS": _layer_labels,
    "METHOD": lambda: {
        "restrend": tr("Fit to climate series (RESTREND)"),
        "potential": tr("Potential NPP"),
    },
    "METHODS": _class_method_labels,
    "LOCAL_STATISTIC": _statistic_labels,
    "MISSING_POOLS": lambda: {
        "nodata": tr("Leave the sum empty"),
        "zero": tr("Add up the pools there are"),
    },
    "MISSING_TREES": lambda: {
        "nodata": tr("Their plot has no biomass"),
        "omit": tr("They are left out"),
    },
    "OUTSIDE_RANGE": lambda: {
        "use": tr("Compute them anyway"),
        "omit": tr("Leave them out"),
        "nodata": tr("Their plot has no biomass"),
    },
    "PERIOD": lambda: {
        "as_is": tr("As the files have it"),
        "month": tr("Month"),
        "season": tr("Season"),
        "year": tr("Year"),
    },
    "POTENTIAL_MODEL": lambda: {
        "thornthwaite_memorial": tr("Thornthwaite Memorial model"),
        "miami": tr("Miami model"),
    },
    "CYCLE": lambda: {
        "none": tr("None"),
        "season": tr("Seasons"),
        "month": tr("Months"),
    },
    "IMPUTE": lambda: {
        "none": tr("Do not fill in"),
        "linear": tr("Line between the values before and after"),
        "cycle": tr("Mean of the same month at the site"),
        "median": tr("Median of the training records"),
    },
    "PRESET": lambda: {
        "quick": tr("Quick try"),
        "standard": tr("Standard"),
        "thorough": tr("Thorough"),
    },
    "PROFILE": lambda: {
        "fluxnet": tr("FLUXNET, AmeriFlux, ICOS"),
        "chinaflux": tr("ChinaFLUX"),
        "generic": tr("Another table"),
    },
    "QUALITY": lambda: {
        "recommended": tr("Recommended: without clouds, snow and shadow"),
        "strict": tr("Strict: the best cells only"),
        "none": tr("No masks"),
    },
    "QUANTITY": _quantity_labels,
    "REFERENCE": lambda: {
        "pooled": tr("Pooled: the same random sums for all cells"),
        "conditional": tr("Conditional permutation of each cell"),
    },
    "RESAMPLING": lambda: {
        "auto": tr("By the sizes of the cells"),
        "nearest": tr("Nearest cell"),
        "bilinear": tr("Bilinear"),
        "cubic": tr("Cubic"),
        "average": tr("Average"),
        "mode": tr("Most frequent value"),
        "sum": tr("Sum"),
    },
    "RESPIRATION_METHOD": _respiration_method_labels,
    "SMALL_STRATA": _small_strata_labels,
    "STATISTIC": lambda: {
        "auto": tr("By the kind of quantity"),
        "mean": tr("Mean"),
        "sum": tr("Sum"),
        "max": tr("Maximum"),
        "min": tr("Minimum"),
        "median": tr("Median"),
    },
    "SOC_QUANTITY": lambda: {"carbon": tr("Organic carbon"), "matter": tr("Organic matter")},
    "SOC_UNIT": lambda: {"g_kg": "g kg-1", "percent": "%"},
    "STEP": lambda: {"day": tr("Day"), "month": tr("Month"), "year": tr("Year")},
    "STONES_UNIT": lambda: {"share": tr("Share (0 to 1)"), "percent": tr("Per cent (0 to 100)")},
    "WATER_BASIS": lambda: {"fresh": tr("Of the fresh mass"), "dry": tr("Of the dry mass")},
    "WATER_UNIT": lambda: {"share": tr("Share (0 to 1)"), "percent": tr("Per cent (0 to 100)")},
    "TAIL": lambda: {"directed": tr("One-sided"), "two_sided": tr("Two-sided")},
    "TRANSFORM": lambda: {"none": tr("None"), "log": tr("Natural logarithm")},
    "TARGET_QUANTITY": _quantity_labels,
    "TREND_CLASSES": lambda: {
        "three": tr("Three classes"),
        "five": tr("Five classes"),
        "nine": tr("Nine classes"),
    },
    "TREND_TEST": _trend_test_labels,
    "TUNE": lambda: {
        "none": tr("No tuning"),
        "grid": tr("All combinations of a grid"),
        "random": tr("Random draws"),
    },
    "UNSEEN_CLASSES": lambda: {
        "refuse": tr("Stop with a message"),
        "nodata": tr("Leave the cells without data"),
    },
    "VALIDATION": _validation_labels,
    "WEIGHTS": _weight_labels,
    "WEIGHT_RULE": lambda: {
        "values": tr("Values (none negative)"),
        "sinks": tr("Sinks only"),
        "sources": tr("Sources only"),
        "absolute": tr("Size of the values"),
    },
    "WINDOW": lambda: {
        "1": tr("The cell of the site"),
        "3": tr("3 by 3 cells"),
        "5": tr("5 by 5 cells"),
    },
    "ZONE_CELLS": lambda: {
        "centre": tr("By their centre"),
        "share": tr("By the share of the cell in each zone"),
    },
}
