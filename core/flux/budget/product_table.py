"""Several products of one flux side by side: their totals, and how they differ from one.

They are compared over the periods all have and over the same cells, those with data in all of
them in all these periods: else a product with more gaps would look like a smaller sink. The
reference is the first budget.
"""

from __future__ import annotations

import numpy as np

from ...errors_and_notes.dates import TooFewCommonDates
from ...files.atomic import publish_csv
from ..difference_statistics import percent_difference

MEAN_OF_OTHERS = "mean of the others"


def common_periods(groups: dict) -> dict:
    """Return for each product the periods that all of them have.

    Parameters
    ----------
    groups : dict of str to sequence of Period
        Complete periods by product.

    Raises
    ------
    TooFewCommonDates
        When there is none.
    """
    shared = set.intersection(*({p.label for p in periods} for periods in groups.values()))
    if not shared:
        series = tuple(
            (name, periods[0].label, periods[-1].label, len(periods))
            for name, periods in groups.items()
        )
        raise TooFewCommonDates(0, 1, series)
    return {
        name: tuple(p for p in periods if p.label in shared) for name, periods in groups.items()
    }


def product_table(budgets):
    """Return one row per zone and product, averages over the periods.

    Parameters
    ----------
    budgets : sequence of Budget
        Of the same periods, zones and constant mask; the first is the reference.

    Returns
    -------
    pandas.DataFrame
        `total` and `mean` rest on the common cells; `difference` is the product minus the
        reference, its per cent those of the reference (of its amount without sign where one is a
        sink and the other a source, which ``signs_differ`` flags). ``own_*`` rest on all cells
        the product has data in.
    """
    import pandas as pd

    tables = [budget.table for budget in budgets]
    unit = budgets[0].unit_label
    codes = tables[0]["code"].drop_duplicates().tolist()
    rows = []
    for code in codes:
        zone = [table[table["code"] == code] for table in tables]
        reference = _product_totals(zone[0], unit)
        product_totals = [_product_totals(product_rows, unit) for product_rows in zone]
        if len(product_totals) > 2:
            product_totals.append(_mean_of(product_totals[1:]))
        name = zone[0]["zone"].iloc[0]
        for position, figures in enumerate(product_totals):
            rows.append(
                {
                    "code": code,
                    "zone": name,
                    "reference": position == 0,
                    **_compare_product(figures, reference, unit, compared=position > 0),
                }
            )
    return pd.DataFrame(rows)


def write_products(budgets, path: str) -> None:
    """Write the table of products, given their common budgets, as a CSV."""
    publish_csv(path, product_table(budgets))


def _product_totals(rows, unit: str) -> dict:
    """Return mean total and area of a product in one zone from its rows."""
    return {
        "product": rows["variable"].iloc[0],
        "n": len(rows),
        "area": float(rows["constant_area (km2)"].iloc[0]),
        "totals": rows["constant_total (Tg C)"].to_numpy(np.float64),
        "means": rows[f"constant_mean ({unit})"].to_numpy(np.float64),
        "own_total": float(rows["total (Tg C)"].mean()),
        "own_area": float(rows["valid_area (km2)"].mean()),
    }


def _mean_of(other_products: list) -> dict:
    """Return the mean of the products that are not the reference."""
    return {
        **other_products[0],
        "product": MEAN_OF_OTHERS,
        "totals": np.mean([product_totals["totals"] for product_totals in other_products], axis=0),
        "means": np.mean([product_totals["means"] for product_totals in other_products], axis=0),
        "own_total": float("nan"),
        "own_area": float("nan"),
    }


def _compare_product(product_totals: dict, reference: dict, unit: str, compared: bool) -> dict:
    """Return totals of one product beside those of the reference product."""
    total, reference_total = (
        float(product_totals["totals"].mean()),
        float(reference["totals"].mean()),
    )
    percent, flip = percent_difference(total, reference_total)
    flips = int(np.count_nonzero(product_totals["totals"] * reference["totals"] < 0))
    return {
        "product": product_totals["product"],
        "periods": product_totals["n"],
        "common_area (km2)": product_totals["area"],
        "total (Tg C)": total,
        f"mean ({unit})": float(product_totals["means"].mean()),
        "difference (Tg C)": total - reference_total if compared else float("nan"),
        "difference (%)": percent + 0.0 if compared else float("nan"),  # never -0
        "signs_differ": flip,
        "periods_signs_differ": flips,
        "own_total (Tg C)": product_totals["own_total"],
        "own_area (km2)": product_totals["own_area"],
    }
