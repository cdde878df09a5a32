"""The tables of a sequence training: scores of the model and its baselines, predictions, as CSV."""

from __future__ import annotations

import numpy as np

from ..files.atomic import publish_csv
from ..learn.score_table import build_scores, with_unit
from ..statistics.scores import SCORE_UNITS, Scores, score
from .baselines import BASELINES
from .lstm_specification import SequenceSpec
from .records import SequenceRecords
from .training_plans import PARTS

LSTM = "lstm"
MODELS = (LSTM, *(baseline.key for baseline in BASELINES))
VALIDATIONS = ("training", "time", "site")


def column_of(model: str, validation: str) -> str:
    """Return the column of the predictions table that holds what a model said."""
    return f"{'predicted' if model == LSTM else model}_{validation}"


def prediction_table(records: SequenceRecords, spec: SequenceSpec, split_of_window: np.ndarray):
    """Return the table of predictions that are scored: windows and their parts, no values yet."""
    import pandas as pd

    ends = records.ends
    table = {
        "row": records.rows[ends] + 1,
        "site": records.site_names[ends],
        "date": [records.dates[i].text for i in ends],
    }
    if spec.stratum:
        table["stratum"] = np.array(records.strata, dtype=object)[records.stratum[ends]]
    table["part"] = np.array(PARTS, dtype=object)[split_of_window]
    table["observed"] = records.target[ends]
    return pd.DataFrame(table)


def build_score_table(predictions, stratum: str):
    """Return the scores of an LSTM and its baselines from a table of predictions.

    Returns
    -------
    pandas.DataFrame
        One row per model (`MODELS`), validation and scope, as `learn.score_table.build_scores`.
        Two scopes more tell the seasons apart from what is beyond them: "mean_cycle" (of the means
        per site and month of the year) and "anomalies".
    """
    import pandas as pd

    tables = []
    for model in MODELS:
        for validation in VALIDATIONS:
            column = column_of(model, validation)
            if column not in predictions or predictions[column].isna().all():
                continue
            # All models of a validation are scored on the same windows.
            base = ["observed", "site", *(["stratum"] if stratum else [])]
            scored_windows = predictions[predictions[column].notna()]
            frame = scored_windows[base].assign(
                **{f"predicted_{validation}": scored_windows[column]}
            )
            table = build_scores(frame.reset_index(drop=True), stratum)
            extra_scores = (
                _mean_cycle(scored_windows, column, validation),
                _anomaly_score(scored_windows, column, validation),
            )
            table = pd.concat(
                [table, *(extra_table for extra_table in extra_scores if extra_table is not None)],
                ignore_index=True,
            )
            table.insert(0, "model", model)
            tables.append(table)
    return pd.concat(tables, ignore_index=True)


def _mean_cycle(predictions, column: str, validation: str):
    """Return the score of the mean months of the sites; None for a series of years."""
    month = predictions["date"].str.slice(5, 7)
    if month.nunique() < 2:
        return None
    mean = predictions.groupby(["site", month])[["observed", column]].mean()
    return _score_row(validation, "mean_cycle", score(mean["observed"], mean[column]))


def _anomaly_score(predictions, column: str, validation: str):
    """Return the score of the departures from the mean seasonal cycle; None where there is none.

    They tell what a model knows beyond the time of the year.
    """
    cycle = column_of("cycle", validation)
    if cycle not in predictions or cycle == column:
        return None
    mean = predictions[cycle].to_numpy(np.float64)
    observed, predicted = (predictions[n].to_numpy(np.float64) for n in ("observed", column))
    return _score_row(validation, "anomalies", score(observed - mean, predicted - mean))


def _score_row(validation: str, scope: str, scores: Scores):
    """Return the scores of all sites as a table of one row."""
    import pandas as pd

    columns = ["validation", "scope", "subject", *Scores._fields]
    return pd.DataFrame([(validation, scope, "", *scores)], columns=columns)


def write_scores(training, path: str) -> None:
    """Write the scores of a `SequenceTraining` as CSV with units in the header."""
    table, unit = training.scores, training.model.unit
    headers = {name: with_unit(name, SCORE_UNITS.get(name, ""), unit) for name in table.columns}
    publish_csv(path, table.rename(columns=headers))


def write_predictions(training, path: str) -> None:
    """Write the predictions of a `SequenceTraining` as CSV with units in the header."""
    table, unit = training.predictions, training.model.unit
    key_columns = ("row", "site", "date", "stratum", "part", "fold_site")
    headers = {n: with_unit(n, "target", unit) for n in table.columns if n not in key_columns}
    publish_csv(path, table.rename(columns=headers))
