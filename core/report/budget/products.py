"""The section of the budget report that holds other products against the reference."""

from __future__ import annotations

from ...flux.budget.budget_tables import rows_of_all_zones, rows_of_zones
from ...flux.budget.product_table import MEAN_OF_OTHERS, product_table
from .. import common_charts
from ..display_names import MIN_DATES
from ..numbers import show_number
from ..page import CAUTION, Figure, Section, Table, Text
from .charts import product_bars, product_colours, zone_product_bars
from .units import display_units_of

# Zones in the figure; the table has all.
MAX_ZONES = 12


def product_section(budgets, tr) -> Section:
    """Return bars of totals and differences, curves, and the table of zones.

    Parameters
    ----------
    budgets : sequence of Budget
        The reference first.
    tr : callable
        Turns an English text into the user's language.
    """
    table = product_table(budgets)
    table["product"] = table["product"].replace({MEAN_OF_OTHERS: tr("mean of the others")})
    region_rows = rows_of_all_zones(table)
    colours = product_colours(len(budgets), len(region_rows))
    blocks: list = [
        *_agreement_of_products(region_rows.iloc[: len(budgets)], tr),
        *_product_bars(region_rows, budgets[0], colours, tr),
    ]
    if budgets[0].period == "year" and len(budgets[0].periods) >= MIN_DATES:
        blocks.append(_product_curves(budgets, tr))
    if table["code"].nunique() > 1:
        blocks.append(_zone_totals(table, colours, display_units_of(budgets[0]), tr))
    blocks.append(_product_table(table, budgets[0], tr))
    return Section(tr("Products compared"), tuple(blocks))


def _agreement_of_products(region_rows, tr) -> list:
    """Return whether the products agree, and on which area they are compared."""
    texts = [
        tr(
            "Totals of all products rest on the same {area} km²: the cells with data in all of "
            "them in all {n} periods. Differences are the product minus {reference}, in per cent "
            "of {reference}."
        ).format(
            area=show_number(float(region_rows["common_area (km2)"].iloc[0])),
            n=int(region_rows["periods"].iloc[0]),
            reference=region_rows["product"].iloc[0],
        )
    ]
    blocks: list = [Text(texts[0])]
    flips = region_rows[region_rows["signs_differ"]]["product"].tolist()
    if flips:
        kind = tr("sink") if region_rows["total (Tg C)"].iloc[0] > 0 else tr("source")
        blocks.append(
            Text(
                tr(
                    "{reference} makes the region a {kind}, {products} the opposite. Per cent of "
                    "the reference's amount say little then; these bars are hatched."
                ).format(
                    reference=region_rows["product"].iloc[0],
                    kind=kind,
                    products=tr(", ").join(flips),
                ),
                tone=CAUTION,
            )
        )
    return blocks


def _product_bars(region_rows, budget, colours, tr) -> list:
    """Return the totals of the products as bars."""
    names, flips = region_rows["product"].tolist(), region_rows["signs_differ"].tolist()
    mean = f"mean ({budget.unit_label})"
    totals = product_bars(
        names,
        region_rows[mean],
        colours,
        flips,
        tr("Mean per area ({unit})").format(unit=display_units_of(budget).mean),
        tr("Mean per area of each product"),
    )
    others = region_rows[~region_rows["reference"]]
    percent = product_bars(
        others["product"].tolist(),
        others["difference (%)"],
        colours[1:],
        others["signs_differ"].tolist(),
        tr("Difference from {name} (%)").format(name=names[0]),
        tr("Difference of each product from the reference"),
    )
    return [
        Figure(totals, tr("Mean per area over all periods, by product.")),
        Figure(percent, tr("Difference of the totals in per cent of the reference.")),
    ]


def _product_curves(budgets, tr) -> Figure:
    """Return the totals of the whole region by product and year."""
    lines, units = [], display_units_of(budgets[0])
    for budget in budgets:
        rows = rows_of_all_zones(budget.table)
        lines.append((budget.variable, units.scale(rows["constant_total (Tg C)"])))
    years = [period.year for period in budgets[0].periods]
    labels = tr("Year"), tr("Total ({unit})").format(unit=units.total)
    svg = common_charts.curves_figure(years, lines[:8], labels, tr("Totals of products by year"))
    return Figure(svg, tr("Totals of the whole region by product."))


def _zone_totals(table, colours, units, tr) -> Figure:
    """Return the totals of the largest zones by product."""
    zones = rows_of_zones(table)
    sizes = zones[zones["reference"]].set_index("code")["total (Tg C)"].abs().dropna()
    codes = sizes.sort_values(ascending=False, kind="stable").index[:MAX_ZONES].tolist()
    names = [str(zones[zones["code"] == code]["zone"].iloc[0]) for code in codes]
    products = list(dict.fromkeys(zones["product"]))
    totals = zones.set_index(["code", "product"])["total (Tg C)"]
    by_product = [(name, units.scale([totals[code, name] for code in codes])) for name in products]
    svg = zone_product_bars(
        names,
        by_product,
        colours,
        tr("Mean total ({unit})").format(unit=units.total),
        tr("Totals of zones by product"),
    )
    return Figure(svg, tr("The {n} zones with the largest totals.").format(n=len(codes)))


def _product_table(table, budget, tr) -> Table:
    """Return the totals of each product and their differences from the first."""
    unit = budget.unit_label
    columns = (
        tr("Zone"),
        tr("Product"),
        tr("Common area (km2)"),
        tr("Total (Tg C)"),
        tr("Mean per area ({unit})").format(unit=unit),
        tr("Difference (Tg C)"),
        tr("Difference (%)"),
        tr("Sign differs"),
        tr("Periods in which it differs"),
        tr("Total on its own cells (Tg C)"),
        tr("Its own area (km2)"),
    )
    names = ["zone", "product", "common_area (km2)", "total (Tg C)", f"mean ({unit})"]
    names += ["difference (Tg C)", "difference (%)", "signs_differ", "periods_signs_differ"]
    names += ["own_total (Tg C)", "own_area (km2)"]
    rows = []
    for row in table[names].itertuples(index=False, name=None):
        cells = [cell.item() if hasattr(cell, "item") else cell for cell in row]
        cells[7] = tr("yes") if cells[7] else ""
        rows.append(tuple(cells))
    title = tr("Products by zone, averages over the periods")
    # The last columns only fit the download.
    shown_indices = tuple(range(len(names) - 2))
    shared = display_units_of(budget).table_settings()
    return Table(
        title, columns, tuple(rows), "carbon_budget_products.csv", 42, shown_indices, **shared
    )
