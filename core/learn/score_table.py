"""The tables of a training: scores per validation and scope, held-out predictions, as CSV."""

from __future__ import annotations

import math

import numpy as np

from ..files.atomic import publish_csv
from ..statistics.scores import SCORE_UNITS, Scores, bias_share, score, score_panel
from ..uncertainty.prediction_intervals import DEFAULT_COVERAGE, score_intervals

# Column of the predictions table that holds each validation's predictions.
PREDICTED = "predicted_{}"
FOLD = "fold_{}"
# Bounds of its held-out interval, and those before calibration.
LOWER, UPPER = "lower_{}", "upper_{}"
RAW_LOWER, RAW_UPPER = "raw_lower_{}", "raw_upper_{}"
# Scores of the interval, behind those of the prediction; columns are there where intervals are.
INTERVAL_SCORES = ("picp", "mpiw", "pinball", "picp_raw", "mpiw_raw", "pinball_raw")
_INTERVAL_UNITS = {name: "%" if name.startswith("picp") else "target" for name in INTERVAL_SCORES}
# Scores of the records a model was trained on, beside those of held-out records.
TRAINED_ON = ("training", "oob")


def validations_in(table) -> list:
    """Return the validations a predictions table holds, in its order."""
    start = PREDICTED.format("")
    return [name[len(start) :] for name in table.columns if name.startswith(start)]


def held_out_validations_in(table) -> list:
    """Return the validations of a predictions table that hold records out, in its order."""
    return [key for key in validations_in(table) if key not in TRAINED_ON]


def build_scores(table, stratum: str):
    """Return the scores of an estimator from its table of held-out predictions.

    Parameters
    ----------
    table : pandas.DataFrame
        As `Training.predictions`.
    stratum : str
        Whether (and under which column name) there are strata.

    Returns
    -------
    pandas.DataFrame
        One row per validation and scope. `scope` is "all" (every record), "stratum" and "site"
        (records of the one named in `subject`), "site_median" (median of the sites' scores),
        "site_mean" and "site_variance" (mean and variance, divisor n - 1, over sites: of all, and
        of the stratum in `subject`) or "across_sites" (scores of the site means). Then the fields
        of `Scores`, and where there are intervals `INTERVAL_SCORES` of all records and strata.
    """
    import pandas as pd

    measured = table[~table["expanded"].to_numpy(dtype=bool)] if "expanded" in table else table
    rows = []
    for key in validations_in(table):
        predicted = measured[PREDICTED.format(key)].to_numpy(dtype=np.float64)
        rows.extend(_score_rows(key, measured, predicted, stratum))
    scores = pd.DataFrame(rows, columns=["validation", "scope", "subject", *Scores._fields])
    return _with_intervals(scores, measured)


def _with_intervals(scores, measured):
    """Return scores with those of the held-out intervals beside them."""
    if not any(name.startswith(LOWER.format("")) for name in measured.columns):
        return scores
    columns = {name: np.full(len(scores), np.nan) for name in INTERVAL_SCORES}
    labels = measured["stratum"].astype(str).to_numpy() if "stratum" in measured else None
    for position, row in enumerate(scores.itertuples()):
        if LOWER.format(row.validation) not in measured or row.scope not in ("all", "stratum"):
            continue
        rows = slice(None) if row.scope == "all" else labels == row.subject
        for templates, ending in (((LOWER, UPPER), ""), ((RAW_LOWER, RAW_UPPER), "_raw")):
            names = ("observed", *(template.format(row.validation) for template in templates))
            observed, lower, upper = (measured[name].to_numpy()[rows] for name in names)
            interval_scores = score_intervals(observed, lower, upper, DEFAULT_COVERAGE)
            columns["picp" + ending][position] = 100 * interval_scores.coverage
            columns["mpiw" + ending][position] = interval_scores.width
            columns["pinball" + ending][position] = interval_scores.pinball
    return scores.assign(**columns)


def _score_rows(key: str, table, predicted: np.ndarray, stratum: str):
    """Yield the scores of one validation as rows of a training's table of scores."""
    observed = table["observed"].to_numpy(dtype=np.float64)
    yield (key, "all", "", *score(observed, predicted))
    if stratum:
        labels = table["stratum"].to_numpy(dtype=object)
        for label in dict.fromkeys(sorted(labels, key=lambda x: (isinstance(x, str), x))):
            is_in_stratum = labels == label
            yield (
                key,
                "stratum",
                str(label),
                *score(observed[is_in_stratum], predicted[is_in_stratum]),
            )
    if "site" in table and key not in TRAINED_ON:
        panel = score_panel(observed, predicted, table["site"])
        yield (key, "site_median", "", *panel.median)
        yield (key, "across_sites", "", *panel.of_site_means)
        yield from _summary_rows(key, "", panel)
        for label in dict.fromkeys(map(str, table["stratum"])) if stratum else ():
            is_in_stratum = table["stratum"].astype(str).to_numpy() == label
            stratum_panel = score_panel(
                observed[is_in_stratum], predicted[is_in_stratum], table["site"][is_in_stratum]
            )
            yield from _summary_rows(key, label, stratum_panel)
        for site, scores in zip(panel.sites, panel.scores):
            yield (key, "site", site, *scores)


def _summary_rows(key: str, subject: str, site_scores):
    """Yield the rows of mean and variance over sites in the score table; n is the sites."""
    import pandas as pd

    values = pd.DataFrame(list(site_scores.scores), columns=Scores._fields, dtype=np.float64)
    for scope, summary in (("site_mean", values.mean()), ("site_variance", values.var(ddof=1))):
        numbers = summary.to_dict()
        n_dropped = int(values["mape_dropped"].sum())
        yield (
            key,
            scope,
            subject,
            *Scores(**{**numbers, "n": len(values), "mape_dropped": n_dropped}),
        )


def held_out_bias(table, validation: str) -> float:
    """Return the score PBIAS of a validation in percent, from a table of predictions.

    Parameters
    ----------
    table : pandas.DataFrame
        As `Training.predictions`.
    validation : str
        One that it holds.
    """
    measured = table[~table["expanded"].to_numpy(dtype=bool)] if "expanded" in table else table
    return bias_share(measured["observed"], measured[PREDICTED.format(validation)])


def scores_of(table, validation: str) -> Scores:
    """Return the scores of one validation over all records out of a training's table of scores.

    Raises
    ------
    KeyError
        When the validation was not made.
    """
    rows = table[(table["validation"] == validation) & (table["scope"] == "all")]
    if rows.empty:
        raise KeyError(validation)
    row = rows.iloc[0]
    counts = ("n", "mape_dropped")
    return Scores._make(int(row[f]) if f in counts else float(row[f]) for f in Scores._fields)


def scores_with_units(training):
    """Return the scores of a `Training` with units in the header."""
    table, unit = training.scores, training.model.unit
    units = {**SCORE_UNITS, **_INTERVAL_UNITS}
    headers = {name: with_unit(name, units.get(name, ""), unit) for name in table.columns}
    return table.rename(columns=headers)


def rows_for_json(scores) -> list:
    """Return a training's scores over all records and strata as plain values; NaN as None."""
    shown_scores = scores[~scores["scope"].isin(["site"])]
    return [
        {name: _json_value(value) for name, value in row.items()}
        for row in shown_scores.to_dict(orient="records")
    ]


def _json_value(value):
    """Return a score as JSON knows it; NaN becomes None."""
    value = value.item() if isinstance(value, np.generic) else value
    return None if isinstance(value, float) and not math.isfinite(value) else value


def write_scores(training, path: str) -> None:
    """Write the scores of a `Training` as CSV with units in the header."""
    publish_csv(path, scores_with_units(training))


def write_predictions(training, path: str) -> None:
    """Write a training's predictions at its samples as CSV with units in the header."""
    table, unit = training.predictions, training.model.unit
    templates = (PREDICTED, LOWER, UPPER, RAW_LOWER, RAW_UPPER)
    starts = tuple(template.format("") for template in templates)
    flux = [name for name in table.columns if name == "observed" or name.startswith(starts)]
    publish_csv(
        path, table.rename(columns={name: with_unit(name, "target", unit) for name in flux})
    )


def with_unit(name: str, kind: str, unit: str) -> str:
    """Return the header of a score with its unit: ``rmse (gC m-2 yr-1)``."""
    unit = unit if kind == "target" else kind
    return f"{name} ({unit})" if unit else name
