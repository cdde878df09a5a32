"""The report of an explanation: which predictors matter, where, and which way."""

from __future__ import annotations

import numpy as np

from .. import common_charts
from ..display_names import flux_symbol, validation_name
from ..figure_labels import escape_mathtext, shorten_label
from ..landuse.transfer_charts import transfer_matrix_map
from ..numbers import show_number, typeset_units, with_unit
from ..page import FINDING, Figure, Page, Section, Text, table_of, write_page
from ..svg_drawing import HELD_OUT, INK, SOFT, WIDTH, draw_svg

# Points of a figure at most, and predictors that have a panel of their own.
MAX_POINTS = 1500
# Strata that are drawn.
MAX_STRATA = 12
MAX_PANELS = 6
# Curves of single records in a panel.
MAX_CURVES = 40


def importance_blocks(model, importance, tr) -> tuple:
    """Return the importance of the predictors, which explains the model, in words and bars.

    Parameters
    ----------
    model : FluxModel
        The model.
    importance : PermutationImportance
        Its importance.
    tr : callable
        Turns an English text into the user's language.
    """
    names = model.names
    svg = common_charts.ranked_bars(
        names, importance.mean, tr("Drop of held-out R²"), tr("Permutation importance")
    )
    caption = tr(
        "Drop of R² at {n} held-out records ({validation}) when the values of one predictor are "
        "exchanged among the records; mean of five repetitions. Below zero: the model would do "
        "better at new places without it."
    ).format(n=importance.n, validation=validation_name(model.validation["main"], tr).lower())
    first = int(np.argmax(importance.mean))
    text = tr(
        "The model leans most on {name}: with its values exchanged among the records, R² at "
        "held-out records falls from {r2} to {without}."
    ).format(
        name=names[first],
        r2=show_number(float(importance.r2), 2),
        without=show_number(float(importance.r2 - importance.mean[first]), 2),
    )
    return (Text(text, FINDING), Figure(svg, caption))


def write_explanation_report(explanation, path: str, translate) -> None:
    """Write the report of an explanation.

    Parameters
    ----------
    explanation : Explanation
        What `explain.model_explanation.explain_model` returns.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr, model = translate, explanation.model
    unit = typeset_units(explanation.shap_unit)
    sections = [
        Section(
            tr("What the model loses without a predictor"),
            importance_blocks(explanation.model, explanation.importance, tr),
        )
    ]
    if explanation.phi is not None:
        sections.append(
            Section(tr("What each predictor adds"), _importance_shares(explanation, unit, tr))
        )
        sections.append(Section(tr("Dependence"), _dependence_plots(explanation, unit, tr)))
    else:
        text = tr(
            "Shapley values of this estimator ({kind}) are estimated by the library 'shap', which "
            "is not installed: the menu of the plugin installs it."
        ).format(kind=tr(model.kind.label))
        sections.append(Section(tr("What each predictor adds"), (Text(text),)))
    if explanation.effects:
        sections.append(Section(tr("Accumulated local effects"), _effect_plots(explanation, tr)))
    if explanation.dependence:
        sections.append(Section(tr("Partial dependence"), _partial_dependence(explanation, tr)))
    importance = explanation.importance
    key_figures = (
        (
            tr("Records explained"),
            show_number(len(explanation.records)),
            ""
            if len(explanation.records) == explanation.total
            else tr("drawn from {n}").format(n=show_number(explanation.total)),
        ),
        (
            tr("R² held out"),
            show_number(float(importance.r2), 2),
            validation_name(model.validation["main"], tr).lower(),
        ),
    )
    page = Page(
        title=tr("What drives the model of {target}").format(target=flux_symbol(model.target)),
        lead=tr(
            "Importance says what the model uses, not what causes the flux; correlated predictors "
            "share it."
        ),
        key_figures=key_figures,
        sections=tuple(sections),
    )
    write_page(page, path, translate)


def _importance_shares(explanation, unit: str, tr) -> tuple:
    """Return the share of each predictor of the mean absolute Shapley values."""
    table = explanation.table
    all_strata = table[table["stratum"] == "all"]
    best = all_strata.sort_values("share", ascending=False).iloc[0]
    text = tr("{name} has the largest share: {share} % of the mean absolute Shapley values.")
    blocks: list = [
        Text(text.format(name=best["predictor"], share=show_number(best["share"], 3)), FINDING),
        Text(_shapley_method(explanation, tr)),
        Figure(
            _beeswarm_plot(explanation, unit, tr),
            tr(
                "One point per record. To the right the predictor raises the prediction, to the "
                "left it lowers it; orange: high values of the predictor, blue: low ones."
            ),
        ),
    ]
    strata = [label for label in dict.fromkeys(table["stratum"]) if label != "all"]
    share_label = tr("Share of the mean |Shapley value| (%)")
    svg = common_charts.ranked_bars(
        all_strata["predictor"].tolist(), all_strata["share"].to_numpy(), share_label, tr("Shares")
    )
    caption = tr("All {n} records: whose values move the prediction, up or down.")
    blocks.append(Figure(svg, caption.format(n=int(all_strata["n"].iloc[0]))))
    if strata:
        blocks.append(_shares_by_stratum(table, strata[:MAX_STRATA], share_label, tr))
    table = table.assign(stratum=table["stratum"].replace({"all": tr("All records")}))
    headings = {
        "stratum": tr("Stratum"),
        "predictor": tr("Predictor"),
        "mean_abs_shap": with_unit(tr("Mean |Shapley value|"), unit),
        "share": tr("Share (%)"),
        "r2_drop": tr("Drop of R²"),
        "r2_drop_sd": tr("Its standard deviation"),
    }
    title = tr("Importance of the predictors")
    blocks.append(table_of(table.rename(columns=headings), title, "importance.csv"))
    return tuple(blocks)


def _shares_by_stratum(table, strata: list, label: str, tr) -> Figure:
    """Return the shares of the predictors in each stratum as a heat map."""
    matrix = table.pivot_table("share", "stratum", "predictor", sort=False).reindex(strata)
    n = table.groupby("stratum")["n"].first()
    rows = [f"{stratum} (n = {int(n[stratum])})" for stratum in strata]
    svg = transfer_matrix_map(
        matrix.to_numpy(),
        rows,
        list(matrix.columns),
        (tr("Stratum"), tr("Predictor"), label),
        tr("Shares by stratum"),
    )
    return Figure(svg, tr("The same within each stratum; rows add up to 100 %."))


def _shapley_method(explanation, tr) -> str:
    """Return how the Shapley values were computed."""
    if explanation.exact:
        return tr(
            "The Shapley value of a predictor is what it adds to the prediction of a record, "
            "beside the mean prediction; the values of a record add up to its prediction exactly."
        )
    if explanation.orders:
        return tr(
            "The Shapley value of a predictor is what it adds to the prediction of a record, "
            "beside the mean prediction; here it is summed over the steps of the window, so that "
            "the values of a record still add up to its prediction. It is estimated over {orders} "
            "orders in which the predictors at all steps become known, for {n} of {total} records "
            "drawn at random; other draws would give shares that differ by a per cent or two."
        ).format(orders=explanation.orders, n=len(explanation.records), total=explanation.total)
    return tr(
        "The Shapley value of a predictor is what it adds to the prediction of a record, beside "
        "the mean prediction. For {kind} it is estimated by the library 'shap' on a sample: {n} of "
        "{total} records, drawn at random, against values of the predictors from some of the "
        "training records. Shares of another sample would differ a little."
    ).format(
        kind=tr(explanation.model.kind.label),
        n=len(explanation.records),
        total=explanation.total,
    )


def _sampled_records(n: int) -> np.ndarray:
    """Return which of n explained records are drawn."""
    return np.arange(0, n, max(1, -(-n // MAX_POINTS)))


def _order_by_importance(explanation) -> np.ndarray:
    """Return the positions of the predictors, the one with the largest share first."""
    return np.argsort(-np.abs(explanation.phi).mean(axis=1), kind="stable")


def _colour_ranks(column) -> np.ndarray:
    """Return the rank of each predictor value, 0 to 1, which colours an explained record."""
    values = column.to_numpy()
    if values.dtype == object:
        values = np.unique(values.astype(str), return_inverse=True)[1]
    ranks = np.searchsorted(np.sort(values), values, side="left")
    return ranks / max(ranks.max(), 1)


def _beeswarm_plot(explanation, unit: str, tr) -> str:
    """Draw the Shapley values of each record by predictor, coloured by its value."""
    order = _order_by_importance(explanation)[:20][::-1]
    rows, names = _sampled_records(explanation.phi.shape[1]), explanation.model.names

    def plot_shapley_beeswarm(figure):
        from matplotlib.colors import LinearSegmentedColormap

        ramp = LinearSegmentedColormap.from_list("values", ["#0072b2", "#c9c9c9", "#d55e00"])
        axes = figure.add_subplot()
        for position, i in enumerate(order):
            phi = explanation.phi[i, rows]
            axes.scatter(
                phi,
                position + _beeswarm_heights(phi),
                c=ramp(_colour_ranks(explanation.records[names[i]])[rows]),
                s=6,
                lw=0,
                alpha=0.8,
            )
        axes.axvline(0, color=SOFT, lw=0.8)
        axes.set_yticks(range(len(order)))
        axes.set_yticklabels([shorten_label(names[i]) for i in order])
        label = with_unit(tr("Shapley value"), unit)
        axes.set_xlabel(escape_mathtext(label))

    height = max(1.8, 0.9 + 0.42 * len(order))
    return draw_svg(plot_shapley_beeswarm, tr("Shapley values of all records"), WIDTH, height)


def _beeswarm_heights(phi: np.ndarray) -> np.ndarray:
    """Return heights that keep points of like value apart: alternating, wider where many lie."""
    low, high = phi.min(), phi.max()
    bins = np.zeros(len(phi), int) if low == high else ((phi - low) / (high - low) * 60).astype(int)
    counts = np.bincount(bins)
    order = np.argsort(bins, kind="stable")
    rank_in_bin = np.empty(len(phi))
    rank_in_bin[order] = np.concatenate([np.arange(count) for count in counts])
    direction = np.where(rank_in_bin % 2 == 0, 1, -1)
    return direction * np.ceil(rank_in_bin / 2) / max(counts.max(), 2) * 0.8


def _predictor_label(model, name: str) -> str:
    """Return a predictor with its unit, as the label of an axis of an effect plot."""
    (unit,) = (predictor.unit for predictor in model.predictors if predictor.name == name)
    return with_unit(shorten_label(name), escape_mathtext(unit))


def _effect_panels(n: int, draw_panel, description: str) -> str:
    """Draw several plots of an explanation, two beside each other."""
    columns = 2 if n > 1 else 1
    lines = -(-n // columns)

    def plot_effect_panels(figure):
        for panel_number in range(n):
            draw_panel(figure.add_subplot(lines, columns, panel_number + 1), panel_number)

    return draw_svg(plot_effect_panels, description, WIDTH, 2.3 * lines)


def _dependence_plots(explanation, unit: str, tr) -> tuple:
    """Return the Shapley values against the value of each predictor."""
    model, rows = explanation.model, _sampled_records(explanation.phi.shape[1])
    shown_predictors = [
        i for i in _order_by_importance(explanation) if not model.predictors[i].categorical
    ][:MAX_PANELS]
    if not shown_predictors:
        return (Text(tr("All predictors hold classes.")),)
    shapley = with_unit(tr("Shapley value"), unit)

    def draw_panel(axes, panel_number):
        i = shown_predictors[panel_number]
        x = explanation.records[model.names[i]].to_numpy(np.float64)[rows]
        axes.scatter(x, explanation.phi[i, rows], s=7, color=HELD_OUT, alpha=0.5, lw=0)
        axes.axhline(0, color=SOFT, lw=0.8)
        axes.set_xlabel(_predictor_label(model, model.names[i]))
        axes.set_ylabel(escape_mathtext(shapley))

    description = tr("Shapley values over the predictors")
    svg = _effect_panels(len(shown_predictors), draw_panel, description)
    caption = tr("Shapley value of a predictor over its value: one point per record.")
    return (Figure(svg, caption),)


def _effect_plots(explanation, tr) -> tuple:
    """Return the accumulated local effects of the predictors."""
    effect = with_unit(tr("Effect"), explanation.model.unit)
    effect_ranges = {name: np.ptp(curve.effect) for name, curve in explanation.effects.items()}
    names = sorted(effect_ranges, key=lambda name: -effect_ranges[name])[:MAX_PANELS]

    def draw_panel(axes, panel_number):
        curve = explanation.effects[names[panel_number]]
        axes.plot(curve.edges, curve.effect, "o-", color=INK, ms=2.5, lw=1.3)
        axes.axhline(0, color=SOFT, lw=0.8)
        axes.set_xlabel(_predictor_label(explanation.model, names[panel_number]))
        axes.set_ylabel(escape_mathtext(effect))

    description = tr("Accumulated local effects")
    svg = _effect_panels(len(names), draw_panel, description)
    caption = tr(
        "How the prediction changes with one predictor, asked only near the records; the mean "
        "over the records is zero."
    )
    return (Figure(svg, caption),)


def _partial_dependence(explanation, tr) -> tuple:
    """Return the partial dependence of the predictors."""
    curves = explanation.dependence
    prediction = with_unit(tr("Prediction"), explanation.model.unit)
    names = sorted(curves, key=lambda name: -np.ptp(curves[name].mean))[:MAX_PANELS]

    def draw_panel(axes, panel_number):
        curve = curves[names[panel_number]]
        step = max(1, -(-len(curve.records) // MAX_CURVES))
        axes.plot(curve.values, curve.records[::step].T, color=SOFT, lw=0.5, alpha=0.5)
        axes.plot(curve.values, curve.mean, color=INK, lw=2.0)
        axes.set_xlabel(_predictor_label(explanation.model, names[panel_number]))
        axes.set_ylabel(escape_mathtext(prediction))

    description = tr("Partial dependence and curves of single records")
    svg = _effect_panels(len(names), draw_panel, description)
    caption = tr(
        "Dark: the mean prediction when the predictor is set to a value in all records. Pale: the "
        "predictions of single records; where these are not parallel the predictor acts together "
        "with others. Where predictors are correlated trust the accumulated local effects instead."
    )
    return (Figure(svg, caption),)
