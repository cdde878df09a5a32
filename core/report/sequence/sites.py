"""The sites in the report of a sequence model: their series and their scores.

The series are Fig. 4 of Wu, J., et al. (net ecosystem exchange from ChinaFLUX): observed and
predicted values with the start of the held-out part.
"""

from __future__ import annotations

import numpy as np

from ...dates.date import parse_date
from ..display_names import flux_symbol, lstm_baseline_name, lstm_validation_name
from ..numbers import show_number, typeset_units, with_unit
from ..page import Figure, Table, Text
from .charts import site_curve

# Points of a curve at most; of longer series means are drawn.
MAX_POINTS = 500

MODELS = ("lstm", "forest_lags", "forest", "cycle")
MAX_SITES = 12


def step_name(step, tr) -> str:
    """Return the text for the step of the series of sites."""
    singular = {"day": tr("1 day"), "month": tr("1 month"), "year": tr("1 year")}
    plural = {"day": tr("{n} days"), "month": tr("{n} months"), "year": tr("{n} years")}
    return singular[step.unit] if step.size == 1 else plural[step.unit].format(n=step.size)


def show_r2(score) -> str:
    """Return R2 at a site as shown."""
    return show_number(float(score.r2), 2)


def site_series(training, tr) -> tuple:
    """Return observed and predicted series of sites by the LSTM, those with most windows first."""
    model, table = training.model, training.predictions
    counts = table["site"].value_counts(sort=False)
    names = sorted(counts.index, key=lambda name: (-counts[name], name))
    unit = model.unit
    labels = (tr("Observed"), tr("Fitted"), tr("Held out"))
    blocks: list = [
        Text(
            tr(
                "The dashed line is the start of the held-out part, to which the scores belong. Of "
                "long series means over several steps are drawn; the scores are those of single "
                "steps."
            )
        )
    ]
    for name in names[:MAX_SITES]:
        site_rows = table[table["site"] == name]
        dates = [parse_date(text) for text in site_rows["date"]]
        years = np.array([date.years for date in dates])
        numbers = np.array([model.step.ordinal(date) for date in dates]) // model.step.size
        size = steps_per_bin(len(site_rows))
        columns = [site_rows[n].to_numpy(np.float64) for n in ("observed", "predicted_training")]
        columns.append(site_rows["predicted_time"].to_numpy(np.float64))
        times, (observed, fitted, held_out) = average_site_series(
            years, numbers, tuple(columns), size
        )
        test = site_rows["part"].to_numpy() == "test"
        start = float(years[test][0]) if test.any() else float("nan")
        svg = site_curve(
            times,
            observed,
            fitted,
            held_out,
            start,
            labels,
            with_unit(flux_symbol(model.target), unit),
            _site_note(training, name, tr),
            name,
            tr("Year"),
        )
        drawn_by = type(model.step)(model.step.unit, model.step.size * size)
        caption = "" if size == 1 else tr("Means over {step}.").format(step=step_name(drawn_by, tr))
        blocks.append(Figure(svg, caption))
    if len(names) > MAX_SITES:
        remainder_note = tr("{n} more sites are not drawn; the table of predictions has them.")
        blocks.append(Text(remainder_note.format(n=len(names) - MAX_SITES)))
    return tuple(blocks)


def _site_note(training, name: str, tr) -> str:
    """Return the held-out scores of a site as the text of its figure."""
    table, unit = training.scores, typeset_units(training.model.unit)
    is_lstm = (table["model"] == "lstm") & (table["validation"] == "time")
    rows = table[is_lstm & (table["scope"] == "site") & (table["subject"] == name)]
    if not len(rows):
        return tr("nothing held out")
    row = rows.iloc[0]
    text = "R² {r2}   RMSE {rmse}   MAE {mae} {unit}"
    return text.format(
        r2=show_number(float(row["r2"]), 2),
        rmse=show_number(float(row["rmse"]), 3),
        mae=show_number(float(row["mae"]), 3),
        unit=unit,
    ).strip()


def site_scores(training, tr) -> tuple:
    """Return R2 of the LSTM and its baselines at each site, side by side."""
    unit = training.model.unit
    blocks: list = []
    for validation in ("time", "site"):
        table = training.scores
        validation_rows = table[(table["validation"] == validation) & (table["scope"] == "site")]
        if not len(validation_rows):
            continue
        by = {(r.model, r.subject): r for r in validation_rows.itertuples()}
        names = sorted({subject for _, subject in by})
        rows = []
        for name in names:
            r2 = [float(by[key, name].r2) if (key, name) in by else None for key in MODELS]
            main = by["lstm", name]
            rows.append((name, int(main.n), *r2, float(main.rmse), float(main.me)))
        columns = (
            tr("Site"),
            "n",
            *(tr("R², {name}").format(name=lstm_baseline_name(key, tr)) for key in MODELS),
            with_unit(tr("RMSE, LSTM"), unit),
            with_unit(tr("Mean error, LSTM"), unit),
        )
        title = tr("Scores by site: {how}").format(how=lstm_validation_name(validation, tr))
        file = f"scores_by_site_{validation}.csv"
        # The page is too narrow for all; the download has them.
        shown = tuple(range(len(columns) - 1))
        blocks.append(Table(title, columns, tuple(rows), file, max_rows=60, shown_columns=shown))
    return tuple(blocks)


def steps_per_bin(n: int) -> int:
    """Return over how many steps the curves of a site are averaged."""
    return max(1, -(-n // MAX_POINTS))


def average_site_series(years: np.ndarray, numbers: np.ndarray, curves: tuple, size: int) -> tuple:
    """Return times and curves of a site's sequence as means over `size` steps.

    Parameters
    ----------
    years : numpy.ndarray
        Decimal year of each value.
    numbers : numpy.ndarray
        Number of each step, ascending; one more than the one before where nothing is missing.
    curves : tuple of numpy.ndarray
        Values, NaN where missing.
    size : int
        Steps of a mean.
    """
    bin_index = (numbers - numbers[0]) // size
    n = int(bin_index[-1]) + 1
    counts = np.bincount(bin_index, minlength=n)
    with np.errstate(invalid="ignore", divide="ignore"):
        times = np.bincount(bin_index, years, minlength=n) / counts
        means = []
        for values in curves:
            finite = np.isfinite(values)
            total = np.bincount(bin_index[finite], values[finite], minlength=n)
            means.append(total / np.bincount(bin_index[finite], minlength=n))
    # Bins without a value have no time either: it is interpolated, the curves break there.
    is_empty = ~np.isfinite(times)
    times[is_empty] = np.interp(
        np.flatnonzero(is_empty), np.flatnonzero(~is_empty), times[~is_empty]
    )
    return times, tuple(means)
