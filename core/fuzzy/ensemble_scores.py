"""The tables of a fuzzy ensemble: scores beside its rivals, distances of the sites, as CSV."""

from __future__ import annotations

import numpy as np

from ..files.atomic import publish_csv
from ..learn.score_table import build_scores, with_unit
from ..statistics.scores import SCORE_UNITS, Scores
from .held_out_sites import MODELS

ZONE_MEAN, ZONE_VARIANCE = "zone_mean", "zone_variance"


def build_table(predictions, zoned: bool):
    """Return the scores of a fuzzy ensemble and its rivals from a table of predictions.

    Parameters
    ----------
    predictions : pandas.DataFrame
        As `FuzzyTraining.predictions`.
    zoned : bool
        Whether sites lie in zones.

    Returns
    -------
    pandas.DataFrame
        One row per model (`held_out_sites.MODELS`) and scope, as `learn.score_table.build_scores`;
        with zones also their records ("stratum") and mean and variance (divisor n - 1) of each
        score over the left-out sites of the zone named in `subject`.
    """
    import pandas as pd

    tables = []
    for model in MODELS:
        frame = predictions[["site", "observed"]].assign(
            predicted_site=predictions[f"{model}_site"]
        )
        table = build_scores(frame, "")
        if zoned:
            table = pd.concat([table, _zone_scores(predictions, table, frame)], ignore_index=True)
        table.insert(0, "model", model)
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def _zone_scores(predictions, table, frame):
    """Return the scores of one model of a fuzzy ensemble's comparison within zones."""
    import pandas as pd

    zone_of = dict(zip(predictions["site"], predictions["zone"]))
    has_zone = predictions["zone"].notna().to_numpy()
    labelled = frame[has_zone].assign(stratum=predictions["zone"][has_zone].astype(str))
    stratum_scores = build_scores(labelled.reset_index(drop=True), "zone")
    rows = [stratum_scores[stratum_scores["scope"] == "stratum"]]
    sites = table[table["scope"] == "site"]
    zone_of_row = sites["subject"].map(zone_of)
    fields = list(Scores._fields)
    for zone in sorted(set(zone_of_row.dropna().astype(str))):
        values = sites[zone_of_row.astype(str) == zone][fields].astype(np.float64)
        for scope, summary in (
            (ZONE_MEAN, values.mean()),
            (ZONE_VARIANCE, values.var(ddof=1)),
        ):
            # The number of sites stands in n.
            row = {"validation": "site", "scope": scope, "subject": zone, **summary.to_dict()}
            rows.append(pd.DataFrame([{**row, "n": len(values)}]))
    return pd.concat(rows, ignore_index=True)


def zone_rows(scores) -> list:
    """Return (zone, model, sites, mean RMSE, variance of RMSE, mean R2) of each zone and model."""
    rows = []
    means = scores[scores["scope"] == ZONE_MEAN]
    for zone in dict.fromkeys(means["subject"]):
        for model in MODELS:
            row = score_of(scores, model, ZONE_MEAN, zone)
            variances = score_of(scores, model, ZONE_VARIANCE, zone)
            rows.append(
                (zone, model, int(row["n"]), row["rmse"], variances["rmse"], float(row["r2"]))
            )
    return rows


def score_of(scores, model: str, scope: str = "all", subject: str = ""):
    """Return one row of a fuzzy ensemble's table of scores."""
    is_selected = (scores["model"] == model) & (scores["scope"] == scope)
    if subject:
        is_selected &= scores["subject"] == subject
    return scores[is_selected].iloc[0]


def write_scores(training, path: str) -> None:
    """Write the scores of a `FuzzyTraining` as CSV with units in the header."""
    _write_score_table(training.scores, training.model.unit, path)


def write_distances(training, path: str) -> None:
    """Write the distances and scores of the pairs of a `FuzzyTraining` as CSV."""
    _write_score_table(training.distances, training.model.unit, path)


def _write_score_table(table, unit: str, path: str) -> None:
    """Write the score table as CSV, with units in its header."""
    headers = {name: with_unit(name, SCORE_UNITS.get(name, ""), unit) for name in table.columns}
    publish_csv(path, table.rename(columns=headers))
