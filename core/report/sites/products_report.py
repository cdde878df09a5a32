"""The report of a comparison of products at sites."""

from __future__ import annotations

from .. import common_charts
from ..numbers import show_number, typeset_units, with_unit
from ..page import FINDING, Figure, Page, Section, Table, Text, write_page


def write_products_report(comparison, path: str, translate) -> None:
    """Write the report of a comparison of products.

    Parameters
    ----------
    comparison : ProductComparison
        What `compare_products` returns.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr, reference_scores = translate, comparison.scores[comparison.reference]
    unit = typeset_units(comparison.unit)
    page = Page(
        title=tr("Products compared at {n} records").format(n=f"{len(comparison.observed):,}"),
        lead=tr(
            "Values of {k} products read at the sites and held against the measurements; only "
            "records where all products have a value count."
        ).format(k=len(comparison.products)),
        key_figures=(
            (tr("Reference"), comparison.reference, tr("held against the others")),
            ("r", show_number(reference_scores.r, 3), comparison.reference),
            (
                tr("RMSE"),
                f"{show_number(reference_scores.rmse, 3)} {unit}".strip(),
                comparison.reference,
            ),
        ),
        sections=(
            Section(tr("Scores"), _product_scores(comparison, tr)),
            Section(tr("Observed and mapped"), _product_scatters(comparison, tr)),
        ),
    )
    write_page(page, path, translate)


def _product_scores(comparison, tr) -> tuple:
    """Return the scores of each compared product at the sites."""
    best = min(comparison.scores, key=lambda name: comparison.scores[name].rmse)
    texts = [
        Text(
            tr("{name} has the smallest error (RMSE {rmse} {unit}).").format(
                name=best,
                rmse=show_number(comparison.scores[best].rmse, 3),
                unit=typeset_units(comparison.unit),
            ),
            tone=FINDING,
        ),
        Text(
            tr(
                "A product that was trained on these very records is scored too well here: its "
                "held-out scores, not these, say how good its map is."
            )
        ),
    ]
    unit = comparison.unit
    labels = {
        "r": "r",
        "r2": "R² = 1 \u2212 SSE/SST",
        "rmse": with_unit("RMSE", unit),
        "mae": with_unit("MAE", unit),
        "me": with_unit(tr("Mean error P \u2212 O"), unit),
        "pbias": tr("PBIAS (%), below 0: underestimated"),
        "mape": "MAPE (%)",
        "slope": tr("Slope of predicted on observed"),
    }
    columns = (
        tr("Score"),
        *comparison.others,
        tr("Mean of the others"),
        comparison.reference,
        tr("Difference (%)"),
    )
    rows = tuple(
        (labels[name], *others, mean, observed_mean, difference)
        for name, others, mean, observed_mean, difference in comparison.rows()
    )
    note = Text(
        tr(
            "Difference: by how much {name} is better than the mean of the others; the sign of "
            "an error does not count. None is given where the others' mean is close to zero."
        ).format(name=comparison.reference)
    )
    score_columns = tuple(range(1, len(columns) - 1))
    table = Table(tr("Scores by product"), columns, rows, "products.csv", alike=score_columns)
    return (*texts, table, note)


def _product_scatters(comparison, tr) -> tuple:
    """Return a scatter plot of each product against the sites."""
    unit = comparison.unit
    blocks: list = []
    for name in (comparison.reference, *comparison.others):
        svg = common_charts.observed_predicted_scatter(
            comparison.observed,
            ((name, comparison.products[name]),),
            with_unit(tr("Observed"), unit),
            with_unit(tr("Product"), unit),
            tr("1:1 line"),
            tr("Observed against {name}").format(name=name),
        )
        scores = comparison.scores[name]
        caption = tr("{name}: r {r}, RMSE {rmse}, {n} records.").format(
            name=name, r=show_number(scores.r, 2), rmse=show_number(scores.rmse, 3), n=scores.n
        )
        blocks.append(Figure(svg, caption))
    return tuple(blocks)
