"""The section of the budget report on the error of totals: intervals, parts, what is left out."""

from __future__ import annotations

from ...flux.budget.budget_intervals import PARTS
from ...flux.budget.budget_tables import Budget
from ...flux.budget.headline import AT_LEAST, missing_parts
from ..numbers import show_number
from ..page import CAUTION, Section, Text, table_of
from .headline_text import missing_error_parts_text
from .units import display_units_of


def error_section(budget: Budget, tr) -> Section:
    """Return errors of totals: intervals and parts, or how to get them."""
    title = tr("How certain the totals are")
    if budget.errors is None:
        text = tr(
            "The error of these totals is unknown. If models of 'Train model' made the maps, name "
            "them and their predictors to get an interval of every total, mean and trend; for "
            "maps of an LSTM, a fuzzy ensemble or another product there is none."
        )
        return Section(title, (Text(text, CAUTION),))
    return Section(title, (*map(Text, _error_texts(budget, tr)), *_error_tables(budget, tr)))


def _error_texts(budget: Budget, tr) -> list:
    """Return what the intervals enclose, and what is not known."""
    texts = [
        tr(
            "Intervals enclose {coverage} % of the true totals. Their error adds, as variances, "
            "what the model gets wrong at places without sites (residual), how little the records "
            "tell of unusual dates (temporal), what another set of sites would have made of the "
            "model (model), and the line from soil to heterotrophic respiration (line), where one "
            "is used."
        ).format(coverage=show_number(100 * _interval_coverage(budget))),
        tr(
            "Dates share most of their error: the intervals of a mean over dates, of a change and "
            "of a trend are found for themselves, not from those of single dates. The interval of "
            "a trend is that of the maps; the scatter of the years is in its standard error."
        ),
        tr(
            "Areas without data are not part of a total. What they would add if they were like "
            "the rest, and what comes from outside the area of applicability, is given "
            "separately."
        ),
    ]
    if (budget.table["error"] == AT_LEAST).any():
        row = budget.table[budget.table["error"] == AT_LEAST].iloc[0].to_dict()
        texts.append(
            tr(
                "A part of the error is not known here: {parts}. The true error is at least as "
                "large as the intervals say."
            ).format(parts=missing_error_parts_text(missing_parts(row), tr))
        )
    return texts


def _error_tables(budget: Budget, tr) -> list:
    """Return tables of errors of totals: intervals, parts and what is given separately."""
    rows, unit = budget.table, budget.unit_label
    error_columns = [f"error_{component} (Tg C)" for component in PARTS]
    dated, shared = ["zone", "period"], display_units_of(budget).table_settings()
    bounds = ["total (Tg C)", "total_lower (Tg C)", "total_upper (Tg C)"]
    bounds += [f"mean_lower ({unit})", f"mean_upper ({unit})"]
    separate_columns = ["outside_applicability (km2)", "outside_applicability_total (Tg C)"]
    separate_columns += ["nodata_area (km2)", "nodata_scaled_total (Tg C)"]
    # Three narrow tables instead of one that no page holds; a part without a number is left out.
    tables = (
        (tr("Totals with their error"), "carbon_budget_errors.csv", bounds),
        (tr("Parts of the error"), "carbon_budget_error_parts.csv", error_columns),
        (tr("Given separately"), "carbon_budget_apart.csv", separate_columns),
    )
    page_tables = []
    for label, name, columns in tables:
        known_columns = [column for column in columns if rows[column].notna().any()]
        if known_columns:
            page_tables.append(table_of(rows, label, name, 42, [*dated, *known_columns], **shared))
    of_trend = ["zone"]
    for name in ("mean_total", "difference_last_first"):
        of_trend += [f"{name}{end} (Tg C)" for end in ("", "_lower", "_upper")]
    of_trend += [f"ols_slope{end} (Tg C yr-1)" for end in ("", "_lower", "_upper")]
    label = tr("Mean, change and trend with their error")
    name = "carbon_budget_trend_errors.csv"
    page_tables.append(table_of(budget.trends, label, name, 42, of_trend, **shared))
    return page_tables


def _interval_coverage(budget: Budget) -> float:
    """Return the coverage of the intervals of the budget's totals."""
    return float(budget.errors["coverage"].iloc[0]) if len(budget.errors) else 0.0
