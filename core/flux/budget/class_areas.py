"""Areas of the source and sink classes of a budget, by zone and period.

The breaks are those of the table `nep_classes.csv`, annual fluxes in gC m-2, brought to the unit
and the period of the budget; a user's own breaks are taken as they stand.
"""

from __future__ import annotations

import numpy as np

from ...files.atomic import publish_csv
from ...units import carbon_units
from ...units.quantity import NO_SIGN, find_quantity
from ..nep import classes_of_sign, load_nep_classes
from .budget_tables import Budget

# Parts of a year that a period is.
_PERIODS_A_YEAR = {"year": 1.0, "season": 4.0, "month": 12.0}


def budget_classes(unit: str, period: str, path: str | None = None, quantity: str = "nep") -> tuple:
    """Return the source and sink classes of a budget, lowest first.

    Parameters
    ----------
    unit, period : str
        A key of `CARBON_UNITS`; year, season or month.
    path : str, optional
        The user's own CSV as `load_nep_classes` reads it; its breaks are in the unit of the
        rasters and per period.
    quantity : str
        Code of what is added up. Of NEE negative values are sinks; a quantity whose sign has no
        such meaning (NPP, a stock) has no classes; those of an unknown one say no more than the
        values.

    Raises
    ------
    BadTable, MissingColumn
        When the table does not make classes.
    """
    classes = load_nep_classes(path)
    if path:
        return classes
    flux_quantity = find_quantity(quantity)
    if flux_quantity is not None and flux_quantity.sign == NO_SIGN:
        return ()
    classes = classes_of_sign(classes, flux_quantity.sign if flux_quantity is not None else NO_SIGN)
    factor = carbon_units.CARBON_UNITS[unit].grams_per_m2 * _PERIODS_A_YEAR[period]
    return tuple(c._replace(upper=c.upper / factor) for c in classes)


def breaks_of(classes) -> tuple:
    """Return the largest value of every class but the last."""
    return tuple(c.upper for c in classes[:-1])


def class_area_table(budget: Budget):
    """Return area and share of source and sink classes by zone and period.

    Returns
    -------
    pandas.DataFrame
        `area` and `share` rest on the cells valid in that period, ``constant_*`` on those valid
        in all; `share` is per cent of the cells' area, NaN where there is none.
    """
    import pandas as pd

    return pd.concat(
        [_class_area_rows(budget, *zone) for zone in budget.zone_sums()], ignore_index=True
    )


def _class_area_rows(budget: Budget, sums, row: int, code: str, name: str):
    """Return the areas of source and sink classes of one zone as rows, period by period."""
    import pandas as pd

    km2 = budget.part_m2 / carbon_units.M2_PER_KM2
    constant_areas = sums.constant_classes[row] * km2
    class_areas = constant_areas + sums.varying_classes[row] * km2
    n, classes = len(budget.periods), budget.classes
    inner = [c.upper for c in classes[:-1]]

    def by_period(values):
        return np.repeat(values, len(classes))

    return pd.DataFrame(
        {
            "variable": budget.variable,
            "code": code,
            "zone": name,
            "period": by_period([period.label for period in budget.periods]),
            "part": by_period([period.part for period in budget.periods]),
            "year": by_period([period.year for period in budget.periods]),
            "class": np.tile([c.code for c in classes], n),
            "class_name": np.tile([c.label for c in classes], n),
            f"above ({budget.unit_label})": np.tile([np.nan, *inner], n),
            f"up_to ({budget.unit_label})": np.tile([*inner, np.nan], n),
            "area (km2)": class_areas.ravel(),
            "share (%)": _percent_of_period(class_areas),
            "constant_area (km2)": constant_areas.ravel(),
            "constant_share (%)": _percent_of_period(constant_areas),
        }
    )


def write_class_tables(budgets, path: str) -> None:
    """Write the class tables of one or more budgets as one CSV."""
    import pandas as pd

    publish_csv(
        path, pd.concat([class_area_table(budget) for budget in budgets], ignore_index=True)
    )


def has_sources(budget: Budget) -> bool:
    """Say whether any cell lies in a class of nothing but values below 0.

    NPP or a stock has none; then classes of sources and sinks say nothing.
    """
    below = [i for i, upper in enumerate(breaks_of(budget.classes)) if upper <= 0]
    sums = budget.sums
    areas = sums.constant_classes[:, :, below].sum() + sums.varying_classes[:, :, below].sum()
    return bool(areas > 0)


def _percent_of_period(areas) -> np.ndarray:
    """Return areas (periods, classes) in per cent of their period's; NaN where there is none."""
    period_areas = np.broadcast_to(areas.sum(axis=1, keepdims=True), areas.shape)
    return np.divide(
        100.0 * areas, period_areas, out=np.full(areas.shape, np.nan), where=period_areas > 0
    ).ravel()
