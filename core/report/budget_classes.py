"""The section of the budget report on source and sink classes."""

from __future__ import annotations

from ..flux.budget.classes import class_table
from ..flux.budget.tables import Budget
from .budget_figures import stacked_shares
from .numbers import show_number
from .page import Figure, Section, Table, Text, pretty, table_of


def class_section(budget: Budget, own: bool, tr) -> Section:
    """Return shares of the classes over time, their mean by zone, and the whole table.

    Parameters
    ----------
    budget : Budget
        Sums with classes.
    own : bool
        Whether the breaks are the user's.
    tr : callable
        Turns an English text into the user's language.
    """
    table = class_table(budget)
    whole = table[table["code"] == table["code"].iloc[0]]
    by_class = [
        (tr(c.label), c.colour, whole[whole["class"] == c.code]["constant_share (%)"].to_numpy())
        for c in budget.classes
    ]
    labels = [period.label for period in budget.periods]
    figure = Figure(
        stacked_shares(
            labels,
            by_class,
            tr("Share of the area (%)"),
            tr("Share of the classes by period"),
        ),
        tr("Shares of the {area} km² with data on all dates.").format(
            area=show_number(_area(whole, labels[0]))
        ),
    )
    blocks = [Text(_breaks(budget, own, tr)), figure]
    if table["code"].nunique() > 1:
        blocks.append(_means(budget, table, tr))
    shown = ["zone", "period", "class_name", "area (km2)", "share (%)"]
    shown += ["constant_area (km2)", "constant_share (%)"]
    title = tr("Areas of classes by zone and period")
    blocks.append(table_of(table, title, "carbon_budget_classes.csv", 20, shown))
    title = tr("Sources and sinks") if budget.sign in ("sink", "source") else tr("Classes")
    return Section(title, tuple(blocks))


def _area(rows, period: str) -> float:
    return float(rows[rows["period"] == period]["constant_area (km2)"].sum())


def _breaks(budget: Budget, own: bool, tr) -> str:
    """Return where the classes begin and end."""
    per = {"year": tr("year"), "season": tr("season"), "month": tr("month")}[budget.period]
    breaks = ", ".join(f"{c.upper:g}".replace("-", "\u2212") for c in budget.classes[:-1])
    text = tr("Breaks between the classes: {breaks} {unit} per {period}.").format(
        breaks=breaks, unit=pretty(budget.unit_label), period=per
    )
    if own:
        return text
    return text + " " + tr("They are round numbers, not a finding; CLASSES takes your own.")


def _means(budget: Budget, table, tr) -> Table:
    """Return the mean share of each class by zone."""
    shares = table.groupby(["code", "class"], sort=False)["constant_share (%)"].mean()
    names = table.drop_duplicates("code").set_index("code")["zone"]
    rows = tuple(
        (str(names[code]), *(float(shares[code, c.code]) for c in budget.classes))
        for code in names.index
    )
    columns = (tr("Zone"), *(tr(c.label) for c in budget.classes))
    title = tr("Mean share of each class (%), on the cells with data on all dates")
    return Table(title, columns, rows, "carbon_budget_class_shares.csv")
