"""The report of a comparison of products at sites."""

from __future__ import annotations

from .. import figures
from ..numbers import pretty, show_number, with_unit
from ..page import FINDING, Figure, Page, Section, Table, Text, write_page


def write_products_report(found, path: str, translate) -> None:
    """Write the report of a comparison of products.

    Parameters
    ----------
    found : ProductComparison
        What `compare_products` returns.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr, own = translate, found.scores[found.reference]
    unit = pretty(found.unit)
    page = Page(
        title=tr("Products compared at {n} records").format(n=f"{len(found.observed):,}"),
        lead=tr(
            "Values of {k} products read at the sites and held against the measurements; only "
            "records where all products have a value count."
        ).format(k=len(found.products)),
        facts=(
            (tr("Reference"), found.reference, tr("held against the others")),
            ("r", show_number(own.r, 3), found.reference),
            (tr("RMSE"), f"{show_number(own.rmse, 3)} {unit}".strip(), found.reference),
        ),
        sections=(
            Section(tr("Scores"), _product_scores(found, tr)),
            Section(tr("Observed and mapped"), _product_scatters(found, tr)),
        ),
    )
    write_page(page, path, translate)


def _product_scores(found, tr) -> tuple:
    """Return the scores of each product at the sites."""
    best = min(found.scores, key=lambda name: found.scores[name].rmse)
    texts = [
        Text(
            tr("{name} has the smallest error (RMSE {rmse} {unit}).").format(
                name=best, rmse=show_number(found.scores[best].rmse, 3), unit=pretty(found.unit)
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
    unit = found.unit
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
        *found.others,
        tr("Mean of the others"),
        found.reference,
        tr("Difference (%)"),
    )
    rows = tuple(
        (labels[name], *others, mean, own, difference)
        for name, others, mean, own, difference in found.rows()
    )
    note = Text(
        tr(
            "Difference: by how much {name} is better than the mean of the others; the sign of "
            "an error does not count. None is given where the others' mean is close to zero."
        ).format(name=found.reference)
    )
    alike = tuple(range(1, len(columns) - 1))
    table = Table(tr("Scores by product"), columns, rows, "products.csv", alike=alike)
    return (*texts, table, note)


def _product_scatters(found, tr) -> tuple:
    """Return a scatter plot of each product against the sites."""
    unit = found.unit
    blocks: list = []
    for name in (found.reference, *found.others):
        svg = figures.scatter(
            found.observed,
            ((name, found.products[name]),),
            with_unit(tr("Observed"), unit),
            with_unit(tr("Product"), unit),
            tr("1:1 line"),
            tr("Observed against {name}").format(name=name),
        )
        scores = found.scores[name]
        caption = tr("{name}: r {r}, RMSE {rmse}, {n} records.").format(
            name=name, r=show_number(scores.r, 2), rmse=show_number(scores.rmse, 3), n=scores.n
        )
        blocks.append(Figure(svg, caption))
    return tuple(blocks)
