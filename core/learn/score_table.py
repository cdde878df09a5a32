"""The tables of a training: scores per validation and scope, held-out predictions, as CSV."""

from __future__ import annotations

import numpy as np

from ..publish import publish_csv
from .scores import SCORE_UNITS, Scores, score, score_panel

# Column of the predictions table that holds each validation's predictions.
PREDICTED = "predicted_{}"
FOLD = "fold_{}"
# Scores of the records a model was trained on, beside those of held-out records.
TRAINED_ON = ("training", "oob")


def validations_in(table) -> list:
    """Return the validations a predictions table holds, in its order."""
    start = PREDICTED.format("")
    return [name[len(start) :] for name in table.columns if name.startswith(start)]


def build_scores(table, stratum: str):
    """Return the scores of a predictions table.

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
        (records of the one named in `subject`), "site_median" (median of the sites' scores) or
        "across_sites" (scores of the site means). Then the fields of `Scores`.
    """
    import pandas as pd

    real = table[~table["expanded"].to_numpy(dtype=bool)] if "expanded" in table else table
    rows = []
    for key in validations_in(table):
        predicted = real[PREDICTED.format(key)].to_numpy(dtype=np.float64)
        rows.extend(_score_rows(key, real, predicted, stratum))
    return pd.DataFrame(rows, columns=["validation", "scope", "subject", *Scores._fields])


def _score_rows(key: str, table, predicted: np.ndarray, stratum: str):
    observed = table["observed"].to_numpy(dtype=np.float64)
    yield (key, "all", "", *score(observed, predicted))
    if stratum:
        labels = table["stratum"].to_numpy(dtype=object)
        for label in dict.fromkeys(sorted(labels, key=lambda x: (isinstance(x, str), x))):
            here = labels == label
            yield (key, "stratum", str(label), *score(observed[here], predicted[here]))
    if "site" in table and key not in TRAINED_ON:
        panel = score_panel(observed, predicted, table["site"])
        yield (key, "site_median", "", *panel.median)
        yield (key, "across_sites", "", *panel.across)
        for site, scores in zip(panel.sites, panel.scores):
            yield (key, "site", site, *scores)


def scores_of(table, validation: str) -> Scores:
    """Return the scores of one validation over all records out of a scores table.

    Raises
    ------
    KeyError
        When the validation was not made.
    """
    found = table[(table["validation"] == validation) & (table["scope"] == "all")]
    if found.empty:
        raise KeyError(validation)
    row = found.iloc[0]
    counts = ("n", "mape_dropped")
    return Scores(*(int(row[f]) if f in counts else float(row[f]) for f in Scores._fields))


def scores_with_units(training):
    """Return the scores of a `Training` with units in the header."""
    table, unit = training.scores, training.model.unit
    heads = {name: with_unit(name, SCORE_UNITS.get(name, ""), unit) for name in table.columns}
    return table.rename(columns=heads)


def write_scores(training, path: str) -> None:
    """Write the scores of a `Training` as CSV with units in the header."""
    publish_csv(path, scores_with_units(training))


def write_predictions(training, path: str) -> None:
    """Write the predictions of a `Training` at its samples as CSV with units in the header."""
    table, unit = training.predictions, training.model.unit
    flux = [name for name in table.columns if name == "observed" or name.startswith("predicted_")]
    publish_csv(
        path, table.rename(columns={name: with_unit(name, "target", unit) for name in flux})
    )


def with_unit(name: str, kind: str, unit: str) -> str:
    """Return a column's header: ``rmse (gC m-2 yr-1)``."""
    unit = unit if kind == "target" else kind
    return f"{name} ({unit})" if unit else name
