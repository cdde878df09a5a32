"""An outside test: a model scored on a table that it was not trained on.

Scores are given over all records, by class, by site, and as mean, median and variance over sites
(overall and within each class), as transfer tests of site networks report them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ..errors_and_notes.learn import SitesTrainedOn, SitesUnnamed
from ..errors_and_notes.predict import OtherUnit
from ..files.atomic import publish_csv
from ..learn.score_table import with_unit
from ..learn.site_skill import SiteSkill, find_site_skill, note_site_skill
from ..run import Run
from ..statistics.scores import SCORE_UNITS, Scores, score
from ..tables.class_labels import class_label_column, name_label_column
from ..tables.columns import numeric_column
from ..tables.mixed_scales import note_other_scale, note_sizes_apart
from ..uncertainty.prediction_intervals import score_intervals
from ..uncertainty.settings import LayerSettings
from ..units.column_units import convert_column, unit_of_column
from ..units.header_units import unit_in_header
from ..units.quantity import find_quantity
from .table_prediction import TablePrediction, predict_table

ALL, CLASS, SITE = "all", "class", "site"
SUMMARIES = ("site_mean", "site_median", "site_variance")
ACROSS = "across_sites"
# Scores beside those of the prediction, and their units.
OTHER_SCORE_UNITS = {"picp": "%", "mpiw": "target", "inside": "%"}


class OutsideColumns(NamedTuple):
    """Columns of the table beside the predictors; empty where there are none.

    Parameters
    ----------
    target : str
        Measured values.
    site, kind : str
        Site and class of a record.
    """

    target: str
    site: str = ""
    kind: str = ""


class OutsideTest(NamedTuple):
    """What an outside test found.

    Parameters
    ----------
    model : Model
        The model.
    scores : pandas.DataFrame
        One row per `scope` and `subject`: scope "all"; "class" and "site" (named in `subject`);
        "site_mean", "site_median" and "site_variance" (divisor n - 1) over the sites, of all or of
        the class in `subject`; "across_sites" (scores of the site means). Then the fields of
        `Scores` (`n` is the number of sites in summaries) and `OTHER_SCORE_UNITS`.
    predictions : pandas.DataFrame
        One row per scored record: row (from 1), site, class, observed, predicted, lower, upper,
        dissimilarity, inside.
    coverage : float
        Coverage of the interval.
    trained_on : tuple of str
        Sites that the model was trained on.
    """

    model: Any
    scores: Any  # pandas.DataFrame
    predictions: Any  # pandas.DataFrame
    coverage: float
    trained_on: tuple

    def score(self, scope: str = ALL, subject: str = "") -> Scores | None:
        """Return the scores of an outside test of a scope, None where there are none."""
        matches = (self.scores["scope"] == scope) & (self.scores["subject"] == subject)
        if not matches.any():
            return None
        return Scores(*self.scores.loc[matches, list(Scores._fields)].iloc[0])

    def headline(self) -> dict:
        """Return the numbers shown first, by the names of the algorithm's outputs."""
        all_scores = self.scores.iloc[0]
        names = ("r2", "rmse", "mae", "r", "pbias", "mape", *OTHER_SCORE_UNITS)
        numbers = {name.upper(): float(all_scores[name]) for name in names}
        skill = self.site_skill
        return {
            **numbers,
            "N": int(all_scores["n"]),
            **({"R2_SITES": float("nan")} if skill is None else skill.outputs()),
        }

    @property
    def site_skill(self) -> SiteSkill | None:
        """The R2 of single sites, None where there are none."""
        return find_site_skill(self.scores)


def score_model(
    model, frame, columns: OutsideColumns, run: Run, settings: LayerSettings, unseen: str = "refuse"
) -> OutsideTest:
    """Score a model by an outside test: on the records of a table not trained on.

    Parameters
    ----------
    model : Model
        A model of any kind.
    frame : pandas.DataFrame
        As of `predict_table`, with the measured values.
    columns : OutsideColumns
        Which columns are what.
    run : Run
        Progress, cancel, notes.
    settings : LayerSettings
        Coverage of the interval.
    unseen : {"refuse", "nodata"}
        What to do with classes not seen in training.

    Raises
    ------
    MissingColumn, NotNumeric, UnseenClass, NothingPredicted
        As in `predict_table`.
    OtherUnit
        When the measured values are in a unit that is not the model's.
    """
    import pandas as pd

    observed = target_in_unit_of(model, frame, columns.target, run)
    note_sizes_apart(observed, columns.target, frame, run)
    prediction = predict_table(model, frame, run, settings, unseen)
    note_other_scale(observed, prediction.predicted, columns.target, run)
    table = {"row": np.arange(1, len(frame) + 1)}
    if columns.site:
        table["site"] = _class_labels(name_label_column(frame, columns.site, run))
    if columns.kind:
        table["class"] = _class_labels(class_label_column(frame, columns.kind, run))
    table.update(_tested_columns(observed, prediction))
    predictions = pd.DataFrame(table)
    scored = np.isfinite(observed) & np.isfinite(prediction.predicted)
    predictions = predictions[scored].reset_index(drop=True)
    trained_sites: tuple = ()
    if columns.site:
        n_unnamed = int((predictions["site"] == "").sum())
        if n_unnamed:
            run.note(SitesUnnamed(n_unnamed, len(predictions)))
        sites = set(predictions["site"]) - {""}
        trained_sites = tuple(sorted(sites & _training_sites(model)))
        if trained_sites:
            run.note(SitesTrainedOn(trained_sites, len(sites)))
    scores = build_scores(predictions, settings.coverage)
    test = OutsideTest(model, scores, predictions, settings.coverage, trained_sites)
    note_site_skill(test.site_skill, "test", run)
    return test


def site_column(model, frame, column: str | None) -> str:
    """Return the column of sites of the test table: the given, else the model's."""
    return column or (model.site if model.site in frame else "")


def target_in_unit_of(model, frame, column: str, run: Run) -> np.ndarray:
    """Return the measured values of a test in the unit of a model's target.

    Raises
    ------
    OtherUnit
        When the table states a unit that cannot be converted to it.
    """
    values = numeric_column(frame, column, run)
    stated_unit = unit_of_column(frame, column) or unit_in_header(column, model.quantity)
    if not stated_unit or stated_unit == model.unit:
        return values
    quantity = find_quantity(model.quantity)
    target_unit = quantity.parse(model.unit) if quantity is not None and model.unit else None
    column_unit = quantity.parse(stated_unit) if quantity is not None else None
    if target_unit is None or column_unit is None or column_unit.step != target_unit.step:
        raise OtherUnit(column, stated_unit, model.unit)
    return convert_column(values, column, target_unit, model.unit, run, stated_unit)


def _class_labels(labels) -> np.ndarray:
    """Return the classes of the records of an outside test as texts."""
    return np.array(["" if label is None else str(label) for label in labels], dtype=object)


def _tested_columns(observed, prediction: TablePrediction) -> dict:
    """Return observed and predicted values of an outside test by column."""
    names = ("predicted", "lower", "upper", "dissimilarity", "inside")
    return {"observed": observed, **{name: getattr(prediction, name) for name in names}}


def _training_sites(model) -> set:
    """Return the sites a tested model was trained on; none where it does not know them."""
    for table, column in ((model.held_out, "site"), (model.training, model.site)):
        if table is not None and column and column in table:
            return set(table[column].astype(str))
    return set()


def build_scores(table, coverage: float):
    """Return the scores of an outside test from its table of predictions.

    Parameters
    ----------
    table : pandas.DataFrame
        As `OutsideTest.predictions`.
    coverage : float
        Coverage of the interval.
    """
    import pandas as pd

    rows = [_test_score_row(ALL, "", table, coverage)]
    groups = [("", table)]
    if "class" in table:
        groups += [
            (kind, class_rows) for kind, class_rows in table.groupby("class", sort=True) if kind
        ]
    rows += [_test_score_row(CLASS, kind, class_rows, coverage) for kind, class_rows in groups[1:]]
    if "site" in table:
        for kind, class_rows in groups:
            sites = [
                _test_score_row(SITE, site, site_rows, coverage)
                for site, site_rows in class_rows.groupby("site", sort=True)
                if site
            ]
            if not sites:
                continue
            rows += _site_summaries(kind, pd.DataFrame(sites))
            rows.append(_site_mean_scores(kind, class_rows))
            # Sites are listed once, not again in each class.
            rows += sites if not kind else []
    order = ["scope", "subject", *Scores._fields, *OTHER_SCORE_UNITS]
    return pd.DataFrame(rows)[order]


def _test_score_row(scope: str, subject: str, table, coverage: float) -> dict:
    """Return a row of test scores: of records, of their interval, their share inside."""
    observed = table["observed"].to_numpy(float)
    scores = score(observed, table["predicted"].to_numpy(float))._asdict()
    bounds = score_intervals(
        observed, table["lower"].to_numpy(float), table["upper"].to_numpy(float), coverage
    )
    inside = 100 * float(table["inside"].mean())
    interval_columns = {"picp": 100 * bounds.coverage, "mpiw": bounds.width, "inside": inside}
    return {"scope": scope, "subject": str(subject), **scores, **interval_columns}


def _site_summaries(subject: str, sites) -> list:
    """Return mean, median and variance over sites of the scores of an outside test."""
    fields = [*Scores._fields, *OTHER_SCORE_UNITS]
    values = sites[fields].astype(np.float64)
    summaries = (values.mean(), values.median(), values.var(ddof=1))
    return [
        {"scope": scope, "subject": subject, **summary.to_dict(), "n": len(sites)}
        for scope, summary in zip(SUMMARIES, summaries)
    ]


def _site_mean_scores(subject: str, table) -> dict:
    """Return the test scores of the means of the sites."""
    means = table[table["site"] != ""].groupby("site")[["observed", "predicted"]].mean()
    scores = score(means["observed"], means["predicted"])._asdict()
    return {
        "scope": ACROSS,
        "subject": subject,
        **scores,
        **dict.fromkeys(OTHER_SCORE_UNITS, np.nan),
    }


def write_scores(outside_test: OutsideTest, path: str) -> None:
    """Write the scores of an outside test as CSV with units in the header."""
    units, unit = {**SCORE_UNITS, **OTHER_SCORE_UNITS}, outside_test.model.unit
    table = outside_test.scores
    publish_csv(
        path,
        table.rename(columns={n: with_unit(n, units.get(n, ""), unit) for n in table.columns}),
    )


def write_predictions(outside_test: OutsideTest, path: str) -> None:
    """Write observed and predicted values of the records as CSV with units in the header."""
    values = ("observed", "predicted", "lower", "upper")
    headers = {name: with_unit(name, "target", outside_test.model.unit) for name in values}
    publish_csv(path, outside_test.predictions.rename(columns=headers))
