"""What a training's report says of intervals and of the area of applicability."""

from __future__ import annotations

import numpy as np

from ...uncertainty.dissimilarity_error import MIN_IN_A_BIN, errors_by_dissimilarity
from ..display_names import validation_name
from ..figure_labels import escape_mathtext
from ..numbers import show_number, with_unit
from ..page import CAUTION, FINDING, Figure, Section, Table, Text
from ..svg_drawing import HELD_OUT, LINE, SOFT, TRAINING, WIDTH, draw_svg

# Points of coverage below or above the nominal one that are reported in words.
NOTABLE = 3.0


def uncertainty_sections(training, tr) -> list:
    """Return the sections on intervals and on the area of applicability, those that apply.

    Parameters
    ----------
    training : Training
        What `estimator_training.train` returns.
    tr : callable
        Turns an English text into the user's language.
    """
    sections = []
    if "picp" in training.scores:
        blocks = _interval_section(training, tr)
        sections.append(Section(tr("Prediction intervals"), blocks))
    if "dissimilarity" in training.predictions:
        blocks = _applicability_section(training, tr)
        sections.append(Section(tr("Area of applicability"), blocks))
    return sections


def _interval_section(training, tr) -> tuple:
    """Return how often held-out values lie in their interval, in words and as a table."""
    from ...uncertainty.prediction_intervals import DEFAULT_COVERAGE, model_levels

    nominal, unit = 100 * DEFAULT_COVERAGE, training.model.unit
    scores = training.scores
    interval_rows = scores[(scores["scope"] == "all") & scores["picp"].notna()]
    main = interval_rows[interval_rows["validation"] == training.main]
    levels = model_levels(training.model, DEFAULT_COVERAGE)
    sentences = []
    if len(main):
        name = validation_name(training.main, tr).lower()
        sentences = _coverage_sentences(main.iloc[0], nominal, levels, name, tr)
    rows = tuple(
        (validation_name(r.validation, tr), int(r.n), kind, nominal, picp, mpiw, pinball)
        for r in interval_rows.itertuples()
        for kind, picp, mpiw, pinball in (
            (tr("calibrated"), r.picp, r.mpiw, r.pinball),
            (tr("forest as it is"), r.picp_raw, r.mpiw_raw, r.pinball_raw),
        )
    )
    columns = (
        tr("Validation"),
        "n",
        tr("Interval"),
        tr("Nominal coverage (%)"),
        tr("Coverage, PICP (%)"),
        with_unit(tr("Mean width, MPIW"), unit),
        with_unit(tr("Pinball loss"), unit),
    )
    table = Table(tr("Held-out intervals"), columns, rows, "intervals.csv")
    return (*sentences, table)


def _coverage_sentences(row, nominal: float, levels, name: str, tr) -> list:
    """Return how uncertain predictions are: what held-out intervals cover."""
    coverage, raw = float(row["picp"]), float(row["picp_raw"])
    text = tr(
        "Of {n} held-out values {coverage} % lie in intervals meant to hold {nominal} % of them "
        "({validation})."
    ).format(
        n=int(row["n"]),
        nominal=show_number(nominal, 3),
        coverage=show_number(coverage, 3),
        validation=name,
    )
    tone = FINDING
    if coverage < nominal - NOTABLE:
        tone = CAUTION
        text += " " + tr(
            "They are too narrow there: lower and upper bounds on the map are optimistic."
        )
    elif coverage > nominal + NOTABLE:
        text += " " + tr("They are wider than they need to be.")
    if levels is None:
        advice = tr(
            "There are too few held-out records to calibrate them: they are the quantiles of the "
            "forest as they are."
        )
        return [Text(text, tone), Text(advice)]
    advice = tr(
        "The forest's own quantiles would hold {raw} %. Therefore 'Predict raster' takes its lower "
        "and upper bounds at the quantiles {lower} and {upper}, between which {nominal} % of the "
        "held-out records lie. For the numbers of the table each fold got its quantiles from the "
        "other folds."
    ).format(
        raw=show_number(raw, 3),
        lower=show_number(levels[0], 3),
        upper=show_number(levels[1], 3),
        nominal=show_number(nominal, 3),
    )
    return [Text(text, tone), Text(advice)]


def _applicability_section(training, tr) -> tuple:
    """Return the threshold of applicability, and errors over the dissimilarity."""
    model, table = training.model, training.predictions
    applicability = model.validation.get("applicability", {})
    unit = model.unit
    limits = [float(entry["threshold"]) for entry in applicability.get("strata", ())]
    blocks: list = [
        Text(
            tr(
                "The dissimilarity index of a place is the distance of its predictors to those of "
                "the nearest training record, over the mean distance between training records. "
                "Beyond the threshold ({threshold}) nothing like it was held out in the "
                "validation, and no score holds. 'Predict raster' maps both."
            ).format(threshold=", ".join(show_number(limit, 3) for limit in limits) or "–")
        )
    ]
    index = table["dissimilarity"].to_numpy(np.float64)
    predicted = table[f"predicted_{training.main}"].to_numpy(np.float64)
    error = np.abs(predicted - table["observed"].to_numpy(np.float64))
    is_known = np.isfinite(index) & np.isfinite(error)
    if is_known.sum() < 2 * MIN_IN_A_BIN:
        return tuple(blocks)
    middle, rmse, counts = errors_by_dissimilarity(index[is_known], error[is_known])
    svg = _error_curve(index[is_known], error[is_known], (middle, rmse), limits, unit, tr)
    caption = tr(
        "Held-out errors ({validation}) over the dissimilarity index; the line is the RMSE of bins "
        "with as many records each, dashed the threshold."
    ).format(validation=validation_name(training.main, tr).lower())
    blocks.append(Figure(svg, caption))
    rows = tuple(zip(middle.tolist(), counts.tolist(), rmse.tolist()))
    headings = (tr("Dissimilarity index"), "n", with_unit("RMSE", unit))
    title = tr("Expected error over the dissimilarity index")
    blocks.append(Table(title, headings, rows, "error_profile.csv"))
    return tuple(blocks)


def _error_curve(index, error, profile, limits, unit: str, tr) -> str:
    """Return the errors over the dissimilarity index, their profile and the threshold."""

    def plot_error_over_dissimilarity(figure):
        axes = figure.add_subplot()
        label = escape_mathtext(tr("Held-out records"))
        axes.scatter(index, error, s=11, color=TRAINING, alpha=0.5, lw=0, label=label)
        axes.plot(*profile, "o-", color=HELD_OUT, ms=4, lw=1.6, label="RMSE")
        for limit in limits[:1]:
            axes.axvline(
                limit, color=LINE, ls=(0, (4, 3)), lw=1.2, label=escape_mathtext(tr("Threshold"))
            )
        for limit in limits[1:]:
            axes.axvline(limit, color=SOFT, ls=(0, (4, 3)), lw=0.9)
        axes.set_xlabel(escape_mathtext(tr("Dissimilarity index")))
        axes.set_ylabel(escape_mathtext(with_unit(tr("Absolute error"), unit)))
        axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))

    return draw_svg(
        plot_error_over_dissimilarity,
        tr("Held-out errors over the dissimilarity index"),
        WIDTH,
        3.3,
    )


def no_total_interval_text(tr) -> Text:
    """Return that totals of maps of a model other than those of 'Train model' have no interval."""
    text = tr(
        "Totals of maps of this model have no interval: 'Carbon budget' finds it from refits of "
        "models of 'Train model' only. 'Predict table' and 'Test model' give that of single "
        "records."
    )
    return Text(text, tone=CAUTION)
