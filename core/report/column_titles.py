"""The columns of our CSV tables in words, for a page: name in a file, heading for a reader.

The download keeps the names of the file, so that scripts find them.
"""

from __future__ import annotations

import re

from ..trend.drivers.driver_labels import translate_label
from ..trend.settings import TREND_TESTS
from .display_names import global_statistic_names

# A name with its unit: "area (km2)".
_WITH_UNIT = re.compile(r"^(?P<name>.*?) \((?P<unit>[^()]*)\)$")
_TO_CLASS = "to "
# Columns whose texts are ours, not the user's.
_OF_LABELS = ("label", "class_name", "class")


def column_title(column: str, tr) -> str:
    """Return the heading of a column; a column with no name of ours stays as it is.

    Parameters
    ----------
    column : str
        Name in the table, with its unit.
    tr : callable
        Turns an English text into the user's language.
    """
    whole_title = _full_titles(tr).get(column)
    if whole_title:
        return whole_title
    match = _WITH_UNIT.match(column)
    name, unit = (match["name"], match["unit"]) if match else (column, "")
    for titles_of_subject in _SUBJECTS:
        title = titles_of_subject(tr).get(name)
        if title:
            return f"{title} ({unit})" if unit else title
    if name.startswith(_TO_CLASS):
        return tr("To {name}").format(name=column[len(_TO_CLASS) :])
    return column


def translate_cell(column: str, cell, tr):
    """Return a cell of a titled column for a reader: classes and kinds of rows in words."""
    if not isinstance(cell, str) or not cell:
        return cell
    if column == "label" and cell == "all":
        return tr("All classes")
    if column in _OF_LABELS:
        return translate_label(cell, tr)
    if column in ("kind", "from_class"):
        return _attribution_cell_texts(tr).get(cell, cell)
    if column in ("significant", "null"):
        return _detector_cell_texts(tr).get(cell, cell)
    if column == "trend_test" and cell in TREND_TESTS:
        return tr(TREND_TESTS[cell].label)
    if column == "statistic":
        return global_statistic_names(tr).get(cell, cell)
    if column == "zone" and cell == "all":
        return tr("All zones")
    return cell


def _full_titles(tr) -> dict:
    """Return headings of names that hold more than a unit in brackets."""
    return {
        "contribution (% of net)": tr("Share of the net change (%)"),
        "contribution (% of absolute)": tr("Share of all changes (%)"),
        "p (two-sided, normal)": tr("p (two-sided, normal)"),
        "p (permutations, one-sided)": tr("p (permutations, one-sided)"),
        "OLS slope (% per year)": tr("Slope, least squares (% yr-1)"),
        "Sen slope (% per year)": tr("Sen's slope (% yr-1)"),
    }


def _centre_titles(tr) -> dict:
    """Return headings of the tables of gravity centres."""
    return {
        "longitude": tr("Longitude (°)"),
        "latitude": tr("Latitude (°)"),
        "step_km": tr("From the date before (km)"),
        "step_azimuth": tr("Direction from the date before (°)"),
        "step_km_yr": tr("From the date before (km a year)"),
        "first_km": tr("From the first date (km)"),
        "first_azimuth": tr("Direction from the first date (°)"),
        "sd_major_km": tr("Long axis of the ellipse (km)"),
        "sd_minor_km": tr("Short axis of the ellipse (km)"),
        "sd_azimuth": tr("Direction of the long axis (°)"),
        "ellipse_km2": tr("Area of the ellipse (km²)"),
        "weight": tr("Weight"),
        "distance_km": tr("From the first to the last date (km)"),
        "azimuth": tr("Direction from the first to the last date (°)"),
        "speed_km_yr": tr("Speed by least squares (km a year)"),
        "speed_azimuth": tr("Direction by least squares (°)"),
        "path_km": tr("Length of the path (km)"),
        "error_major_km": tr("Long half axis of the ellipse of error (km)"),
        "error_minor_km": tr("Short half axis of the ellipse of error (km)"),
        "error_azimuth": tr("Direction of its long axis (°)"),
        "first_lower_km": tr("From the first date, lower bound (km)"),
        "first_upper_km": tr("From the first date, upper bound (km)"),
        "lower_km": tr("From the first to the last date, lower bound (km)"),
        "upper_km": tr("From the first to the last date, upper bound (km)"),
        "speed_lower": tr("Speed, lower bound (km a year)"),
        "speed_upper": tr("Speed, upper bound (km a year)"),
    }


def _break_titles(tr) -> dict:
    """Return headings of the tables of breaks and of breaks in noise."""
    return {
        "map": tr("Map"),
        "lag-1 autocorrelation of the noise": tr("Lag-1 autocorrelation of the noise"),
        "false breaks": tr("Series with a break"),
        "median lag-1 autocorrelation of the residuals": tr(
            "Lag-1 autocorrelation of the residuals (median)"
        ),
    }


def _titles_without_unit(tr) -> dict:
    """Return headings of names without their unit."""
    return {
        "code": tr("Code"),
        "class": tr("Class"),
        "label": tr("Class"),
        "class_name": tr("Class"),
        "cells": tr("Cells"),
        "area": tr("Area"),
        "share": tr("Share"),
        "share with shuffled dates": tr("Share, years shuffled"),
        "zone": tr("Zone"),
        "period": tr("Period"),
        "part": tr("Part of the year"),
        "date": tr("Date"),
        "first": tr("First date"),
        "last": tr("Last date"),
        "trend_test": tr("Trend test"),
        "raster": tr("Raster"),
        "total": tr("Total"),
        "mean": tr("Mean"),
        "valid_area": tr("Area with data"),
        "constant_area": tr("Area with data on all dates"),
        "constant_share": tr("Share, data on all dates"),
        "constant_total": tr("Total, data on all dates"),
        "constant_mean": tr("Mean, data on all dates"),
        **_bound_titles(tr),
        **_trend_titles(tr),
        "expected I": tr("Expected I"),
        "variance": tr("Variance"),
        **_transfer_titles(tr),
    }


def _trend_titles(tr) -> dict:
    """Return headings of the statistics of a trend."""
    return {
        "ols_slope": tr("Slope, least squares"),
        "ols_se": tr("Its standard error"),
        "ols_p": tr("p, least squares"),
        "ols_r2": "R²",
        "sen_slope": tr("Sen's slope"),
        "mk_z": tr("Mann-Kendall z"),
        "mk_p": tr("Mann-Kendall p"),
        "OLS p": tr("p, least squares"),
        "Mann-Kendall p": tr("Mann-Kendall p"),
    }


def _transfer_titles(tr) -> dict:
    """Return headings of land-use transfer and its carbon."""
    return {
        "from_class": tr("From"),
        "to_class": tr("To"),
        "kind": tr("Kind"),
        "mean_change": tr("Mean change"),
        "carbon_change": tr("Carbon change"),
        "gain_of_cells": tr("Gain of cells"),
        "loss_of_cells": tr("Loss of cells"),
        "area_start": tr("Area at the start"),
        "area_end": tr("Area at the end"),
        "lost": tr("Lost"),
        "gained": tr("Gained"),
        "change": tr("Change"),
        "dynamic_degree": tr("Dynamic degree"),
    }


def _bound_titles(tr) -> dict:
    """Return the titles of columns with bounds, parts of errors and areas left out."""
    return {
        "total_lower": tr("Total, lower bound"),
        "total_upper": tr("Total, upper bound"),
        "mean_lower": tr("Mean, lower bound"),
        "mean_upper": tr("Mean, upper bound"),
        "mean_total": tr("Mean total"),
        "mean_total_lower": tr("Mean total, lower bound"),
        "mean_total_upper": tr("Mean total, upper bound"),
        "difference_last_first": tr("Change from the first to the last date"),
        "difference_last_first_lower": tr("Change, lower bound"),
        "difference_last_first_upper": tr("Change, upper bound"),
        "ols_slope_lower": tr("Slope, lower bound"),
        "ols_slope_upper": tr("Slope, upper bound"),
        "error_residual": tr("Error, residual part"),
        "error_temporal": tr("Error, temporal part"),
        "error_model": tr("Error, model part"),
        "error_line": tr("Error of the line"),
        "error_sampling": tr("Error of looking at some cells"),
        "outside_applicability": tr("Outside of the area of applicability"),
        "outside_applicability_total": tr("Total outside of the area of applicability"),
        "nodata_area": tr("Area without data"),
        "nodata_scaled_total": tr("Total it would add"),
    }


def _detector_titles(tr) -> dict:
    """Return headings of the tables of drivers and of the geographical detector."""
    return {
        "driver": tr("Driver"),
        "positive": tr("Positive"),
        "negative": tr("Negative"),
        "shared trend": tr("Shared trend"),
        "factor": tr("Factor"),
        "lambda": "λ",
        "factor_1": tr("Factor 1"),
        "factor_2": tr("Factor 2"),
        "classes": tr("Classes"),
        "method": tr("How classes were made"),
        "q_low": tr("q, lower limit (95 %)"),
        "q_high": tr("q, upper limit (95 %)"),
        "q_null_95": tr("q, 95 % of the null"),
        "p_null": tr("Share of the null that reaches q"),
        "null": tr("Null"),
        "q_1": tr("q of factor 1"),
        "q_2": tr("q of factor 2"),
        "q_1_and_2": tr("q of both"),
        "interaction": tr("Interaction"),
        "class_1": tr("Class 1"),
        "class_2": tr("Class 2"),
        "difference": tr("Difference of the means"),
        "significant": tr("Significant"),
    }


def _autocorrelation_titles(tr) -> dict:
    """Return headings of the table of spatial autocorrelation of polygons."""
    return {
        "statistic": tr("Statistic"),
        "subject": tr("Column or class"),
        "polygons": tr("Polygons"),
        "value": tr("Value"),
        "expected": tr("Expected"),
        "z": tr("z score"),
    }


def _part_titles(tr) -> dict:
    """Return headings of columns of contributions of climate and the rest."""
    return {
        "not_explained_significant": tr("Significant, not explained part"),
        "slope_observed": tr("Slope"),
        "slope_climate": tr("Slope, part of climate"),
        "slope_not_explained": tr("Slope, not explained"),
        "change_observed": tr("Change"),
        "change_climate": tr("Change, part of climate"),
        "change_not_explained": tr("Change, not explained"),
        "not_explained_share": tr("Not explained by the given climate"),
        "share with shuffled climate": tr("Share, climate shuffled"),
        "not_explained_share with shuffled climate": tr("Not explained, climate shuffled"),
        "lag": tr("Lag (dates)"),
        "dates added up": tr("Dates added up"),
    }


def _detector_cell_texts(tr) -> dict:
    """Return the text for the cells of columns in tables of geodetector."""
    return {
        "yes": tr("yes"),
        "no": tr("no"),
        "shift": tr("factors shifted"),
        "shuffle": tr("records shuffled"),
    }


def _correlation_sign_titles(tr) -> dict:
    """Return headings of areas by the signs of two correlations."""
    return {
        "r_a - and r_b -": tr("A negative, B negative"),
        "r_a - and r_b +": tr("A negative, B positive"),
        "r_a + and r_b -": tr("A positive, B negative"),
        "r_a + and r_b +": tr("A positive, B positive"),
    }


def _attribution_cell_texts(tr) -> dict:
    """Return the text for the cells of the column of kinds in tables of land-use attribution."""
    return {
        "conversion": tr("Conversion"),
        "within class": tr("Unchanged class"),
        "total": tr("Total"),
        "total of conversions": tr("All conversions"),
        "total within classes": tr("Unchanged land use"),
        "gain of pairs": tr("Pairs that gained"),
        "loss of pairs": tr("Pairs that lost"),
    }


# Headings of names without their unit, by what the tables are about; no name stands in two.
_SUBJECTS = (
    _titles_without_unit,
    _detector_titles,
    _part_titles,
    _correlation_sign_titles,
    _autocorrelation_titles,
    _centre_titles,
    _break_titles,
)
