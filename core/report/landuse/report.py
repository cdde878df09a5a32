"""The report of land-use transfers: what changed, the carbon it moved, what it rests on."""

from __future__ import annotations

import math
from os.path import basename

import numpy as np

from ...landuse.transfer_tables import attribution_table, matrix_table
from ...units import carbon_units
from .. import common_charts
from ..carbon_amounts import TERAGRAMS, CarbonUnit, column_in_unit, show_carbon, unit_for
from ..figure_labels import cut_label
from ..numbers import show_number, typeset_units
from ..page import Figure, Page, Section, Text, table_of, write_page
from . import transfer_charts

# Conversions shown as bars.
MAX_BARS = 20
_NAME_IN_PAIR = 18


def write_landuse_report(change, sources, path: str, translate, resampled: str = "") -> None:
    """Write the report of one or more periods; with several, the last is the whole span.

    Parameters
    ----------
    change : Found
        Transfers and the codes of the changes.
    sources : sequence of str
        The rasters, for the record.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    resampled : str
        What was done to carbon on another grid, as a sentence.
    """
    tr = translate
    whole_span, codes = change.transfers[-1], change.codes[-1]
    has_periods = len(change.transfers) > 1
    sections = [Section(tr("What changed"), _class_change_section(change.transfers, tr))]
    if whole_span.has_carbon:
        sections.append(Section(tr("Carbon"), _carbon_section(whole_span, codes, tr)))
    if has_periods:
        sections.append(Section(tr("Period by period"), _period_section(change, tr)))
    sections.append(
        Section(tr("What it rests on"), _transfer_basis(whole_span, sources, resampled, tr))
    )
    page = Page(
        title=tr("Land-use transfer {first} to {last}").format(
            first=whole_span.first, last=whole_span.last
        ),
        lead=_introduction(whole_span, tr),
        key_figures=_transfer_key_figures(whole_span, tr),
        sections=tuple(sections),
        summary=_transfer_summary(whole_span, tr),
    )
    write_page(page, path, translate)


def _to_km2(square_metres: float) -> float:
    """Return an area of land use in km2."""
    return float(square_metres) / carbon_units.M2_PER_KM2


def _to_tg(amount: float, transfer) -> float:
    """Return an amount of carbon of a transition in Tg C."""
    return float(carbon_units.teragrams(amount, transfer.unit))


def carbon_unit(transfer) -> CarbonUnit:
    """Return the unit of carbon of the land-use report: that of gains and losses."""
    totals = transfer.totals
    return unit_for([_to_tg(amount, transfer) for amount in (totals.gain, totals.loss)])


def _introduction(transfer, tr) -> str:
    """Return what land-use transfer found in a sentence or two."""
    area = _to_km2(transfer.area.sum())
    region = tr("{area} km² with land use at both dates.").format(area=show_number(area))
    if not transfer.has_carbon:
        return f"{region} " + tr("Areas that went from one class to another.")
    return f"{region} " + tr(
        "Areas that went from one class to another, and the carbon change on them."
    )


def _transfer_summary(transfer, tr) -> tuple:
    """Return what land-use transfer found in a few sentences."""
    total, changed_area = transfer.area.sum(), transfer.area.sum() - np.trace(transfer.area)
    sentences = [
        tr("From {first} to {last} {share} % of the land changed its class.").format(
            first=transfer.first,
            last=transfer.last,
            share=show_number(_percent_of_land(changed_area, total), 3),
        ),
        _largest_conversion(transfer, tr),
    ]
    net = _to_km2(1.0) * (transfer.area.sum(axis=0) - transfer.area.sum(axis=1))
    if changed_area:
        gainer, loser = int(net.argmax()), int(net.argmin())
        sentences.append(
            tr("{gained} gained most (net {more} km²), {lost} lost most (net {less} km²).").format(
                gained=transfer.classes[gainer].name,
                more=show_number(float(net[gainer])),
                lost=transfer.classes[loser].name,
                less=show_number(abs(float(net[loser]))),
            )
        )
    if transfer.has_carbon:
        sentences.append(_carbon_finding(transfer, tr))
        if _nearly_cancels(transfer.totals):
            sentences.append(_cancel_text(tr))
    return tuple(sentences)


def _nearly_cancels(totals) -> bool:
    """Say whether gains and losses nearly cancel."""
    moved = totals.gain - totals.loss
    return bool(totals.gain and totals.loss and abs(totals.change) < 0.2 * moved)


def _cancel_text(tr) -> str:
    """Return that gains and losses of land use cancel in the net change."""
    return tr("Gains and losses nearly cancel, so the net change says little of what went on.")


def _carbon_finding(transfer, tr) -> str:
    """Return what carbon did on land that changed its use, as a sentence."""
    names = ("change", "within", "conversion", "gain", "loss", "cell_gain", "cell_loss")
    amounts = _shown_amounts([getattr(transfer.totals, name) for name in names], transfer)
    text = tr(
        "Net change {change}: {within} within classes and {conversion} by conversion. Pairs that "
        "gained add up to {gain}, pairs that lost to {loss}."
    )
    if transfer.accounting == "pixel":
        text = tr(
            "Net change {change}: {within} within classes and {conversion} by conversion. Cells "
            "that gained add up to {cell_gain}, cells that lost to {cell_loss}; pairs of classes "
            "that gained to {gain}, pairs that lost to {loss}."
        )
    return text.format(**dict(zip(names, amounts)))


def _transfer_key_figures(transfer, tr) -> tuple:
    """Return the key figures of land-use transfer."""
    total = transfer.area.sum()
    changed_area = total - np.trace(transfer.area)
    share = 100.0 * changed_area / total if total else math.nan
    key_figures = [
        (
            tr("Changed class"),
            f"{show_number(share, 3)} %",
            tr("{changed} of {total} km²").format(
                changed=show_number(_to_km2(changed_area)), total=show_number(_to_km2(total))
            ),
        )
    ]
    if not math.isnan(transfer.years):
        degree = show_number(transfer.comprehensive_degree, 3)
        note = tr("share of the area that changed per year")
        key_figures.append((tr("Comprehensive dynamic degree"), f"{degree} % yr⁻¹", note))
    if transfer.has_carbon:
        totals = transfer.totals
        note = tr("on {area} km² with carbon at both dates").format(
            area=show_number(_to_km2(_area_with_carbon(transfer)))
        )
        net, converted = _shown_amounts((totals.change, totals.conversion), transfer)
        key_figures.append((tr("Carbon change"), net, note))
        (on_unchanged_land,) = _shown_amounts((totals.within,), transfer)
        note = tr("the rest, {amount}, on land that kept its class").format(
            amount=on_unchanged_land
        )
        key_figures.append((tr("By conversion"), converted, note))
    return tuple(key_figures)


def _shown_amounts(amounts, transfer) -> list:
    """Return amounts of carbon in the unit of the land-use report."""
    unit = carbon_unit(transfer)
    return [show_carbon(_to_tg(amount, transfer), unit) for amount in amounts]


def _area_with_carbon(transfer) -> float:
    """Return the area of the transitions that have carbon."""
    return (transfer.area if transfer.accounting == "density" else transfer.carbon_area).sum()


def _percent_of_land(area: float, land_area: float) -> float:
    """Return a part of the land in percent."""
    return 100.0 * area / land_area if land_area else math.nan


def _class_change_section(transfers, tr) -> tuple:
    """Return flows, matrix and classes of land use."""
    whole_span, steps = transfers[-1], transfers[:-1] or transfers
    names = [entry.name for entry in whole_span.classes]
    dates = [steps[0].first, *(transfer.last for transfer in steps)]
    blocks: list = []
    transfer_areas = [transfer.area for transfer in steps]
    changed_areas = [area - np.diag(np.diag(area)) for area in transfer_areas]
    for areas, caption in (
        (transfer_areas, tr("Bars: area of each class. Pale bands stay what they were.")),
        (changed_areas, tr("The land that changed its class, enlarged.")),
    ):
        if any(area.any() for area in areas):
            colours = [entry.colour for entry in whole_span.classes]
            blocks.append(
                Figure(transfer_charts.flow_chart(areas, names, colours, dates, caption), caption)
            )
    areas = whole_span.area / carbon_units.M2_PER_KM2
    svg = transfer_charts.transfer_matrix_map(
        np.where(areas > 0, areas, np.nan),
        names,
        names,
        (*_class_labels(whole_span, tr), tr("Area (km²)")),
        tr("Transfer matrix of areas"),
    )
    caption = tr("Transfer matrix, km²: rows are classes of {first}, columns of {last}.")
    blocks.append(Figure(svg, caption.format(first=whole_span.first, last=whole_span.last)))
    blocks.append(_matrix_table(whole_span, tr("Areas of the classes (km2)"), "matrix.csv", tr))
    return tuple(blocks)


def _matrix_table(transfer, title: str, name: str, tr):
    """Return the transfer matrix of areas and changes between classes."""
    table = matrix_table(transfer)
    table = table[table["unit"] == "km2"].drop(columns=["unit", "from_code"])
    table = table.rename(columns={"from_class": "class"}).replace({"class": {"total": tr("Total")}})
    page_columns = ("class", *(column for column in table.columns if not column.startswith("to ")))
    return table_of(
        table, typeset_units(title), name, shown_columns=tuple(dict.fromkeys(page_columns))
    )


def _largest_conversion(transfer, tr) -> str:
    """Return the largest land-use conversion as a sentence."""
    changed_area = transfer.area.copy()
    np.fill_diagonal(changed_area, 0.0)
    if not changed_area.any():
        return tr("No cell changed its class.")
    i, j = np.unravel_index(int(changed_area.argmax()), changed_area.shape)
    return tr(
        "The largest conversion: {first} to {last}, {area} km² ({share} % of what changed)."
    ).format(
        first=transfer.classes[i].name,
        last=transfer.classes[j].name,
        area=show_number(_to_km2(changed_area[i, j])),
        share=show_number(100.0 * changed_area[i, j] / changed_area.sum(), 3),
    )


def _carbon_section(transfer, codes, tr) -> tuple:
    """Return the change of carbon by pair of land-use classes."""
    table = attribution_table(transfer, codes)
    pairs = table[table["kind"].isin(("conversion", "within class"))]
    column, unit = "carbon_change (10^4 t C)", carbon_unit(transfer)
    label = tr("Carbon change ({unit})").format(unit=unit.label)
    ranked = pairs.reindex(pairs[column].abs().sort_values(ascending=False).index)[:MAX_BARS]
    labels = [_pair_label(row, tr) for row in ranked.to_dict("records")]
    bars = common_charts.ranked_bars(
        labels,
        ranked[column].to_numpy(float) * column_in_unit(column, unit, False)[1],
        label,
        tr("Carbon change of the pairs of classes, ranked"),
        MAX_BARS,
        2 * _NAME_IN_PAIR + 3,
    )
    names = [entry.name for entry in transfer.classes]
    change = np.where(transfer.cells > 0, transfer.change, np.nan)
    heat = transfer_charts.transfer_matrix_map(
        np.vectorize(lambda value: _to_tg(value, transfer) * unit.per_tg, otypes=[float])(change),
        names,
        names,
        (*_class_labels(transfer, tr), label),
        tr("Matrix of carbon changes"),
        signed=True,
    )
    blocks: list = []
    by_cell = transfer.accounting == "pixel"
    page_columns = (
        "from_class",
        "to_class",
        "kind",
        "area (km2)",
        f"mean_change ({carbon_units.CARBON_UNITS[transfer.unit].label})",
        column,
        "contribution (% of absolute)",
        *(("gain_of_cells (10^4 t C)", "loss_of_cells (10^4 t C)") if by_cell else ()),
    )
    blocks += [
        Figure(bars, tr("The pairs that moved most carbon.")),
        Figure(heat, tr("Carbon change of each pair; the diagonal is land that kept its class.")),
        table_of(
            table, tr("Attribution"), "attribution.csv", shown_columns=page_columns, carbon=unit
        ),
    ]
    return tuple(blocks)


def _class_labels(transfer, tr) -> tuple:
    """Return the names of rows and columns of the transfer matrix."""
    text = tr("Class in {date}")
    return text.format(date=transfer.first), text.format(date=transfer.last)


def _pair_label(row: dict, tr) -> str:
    """Return the label of a pair of land-use classes."""
    if row["kind"] == "conversion":
        names = (
            cut_label(row[class_column], _NAME_IN_PAIR)
            for class_column in ("from_class", "to_class")
        )
        return " → ".join(names)
    return tr("{name} (unchanged)").format(name=cut_label(row["from_class"], _NAME_IN_PAIR))


def _period_section(change, tr) -> tuple:
    """Return land-use transfer of the periods side by side."""
    import pandas as pd

    rows = []
    for transfer in change.transfers:
        total, changed_area = transfer.area.sum(), transfer.area.sum() - np.trace(transfer.area)
        row = {
            tr("Period"): f"{transfer.first} – {transfer.last}",
            tr("Changed (km2)"): _to_km2(changed_area),
            tr("Changed (%)"): _percent_of_land(changed_area, total),
            tr("Dynamic degree (% yr-1)"): transfer.comprehensive_degree,
        }
        if transfer.has_carbon:
            row[tr("Carbon change (Tg C)")] = _to_tg(transfer.totals.change, transfer)
            row[tr("By conversion (Tg C)")] = _to_tg(transfer.totals.conversion, transfer)
            row[tr("Within classes (Tg C)")] = _to_tg(transfer.totals.within, transfer)
            row[tr("Gain of cells (Tg C)")] = _to_tg(transfer.totals.cell_gain, transfer)
            row[tr("Loss of cells (Tg C)")] = _to_tg(transfer.totals.cell_loss, transfer)
        rows.append(row)
    unit = carbon_unit(change.transfers[-1]) if change.transfers[-1].has_carbon else TERAGRAMS
    title = tr("Periods; the last row is the whole span")
    blocks: list = [table_of(pd.DataFrame(rows), title, "periods.csv", carbon=unit)]
    for transfer in change.transfers[:-1]:
        title = tr("Areas of the classes, {first} to {last} (km2)").format(
            first=transfer.first, last=transfer.last
        )
        name = f"matrix_{transfer.first}_{transfer.last}.csv"
        blocks.append(_matrix_table(transfer, title, name, tr))
    return tuple(blocks)


def _transfer_basis(transfer, sources, resampled: str, tr) -> tuple:
    """Return the inputs of land-use transfer, cells without data and the rules."""
    unused = transfer.unused
    texts = [
        tr("Rasters: {names}.").format(names=", ".join(basename(source) for source in sources)),
        tr(
            "Of {cells} cells, {start} have no land use at the start and {end} at the end; {n} "
            "are left out of the matrix for that."
        ).format(
            cells=show_number(unused.cells),
            start=show_number(unused.no_start),
            end=show_number(unused.no_end),
            n=show_number(unused.no_class),
        ),
    ]
    if transfer.has_carbon and transfer.accounting != "density":
        texts.append(
            tr(
                "{start} cells have no carbon at the start, {end} at the end. {n} cells with a "
                "class at both dates lack carbon: they count for areas, not for carbon."
            ).format(
                start=show_number(unused.no_carbon_start),
                end=show_number(unused.no_carbon_end),
                n=show_number(unused.without_carbon),
            )
        )
    rule = {
        "pixel": tr(
            "Carbon by pixel accounting: the change of each cell times its area, summed by pair. "
            "The sums are exact, so the pairs add up to the total. Cells of one pair may gain "
            "and lose; the sum of a pair is the net of both."
        ),
        "density": tr(
            "Carbon by densities from a table: area of the pair times the density of the class "
            "it became minus that of the class it was."
        ),
        "density from rasters": tr(
            "Carbon by densities: area of the pair times the difference of the mean carbon of "
            "the classes, taken from the carbon rasters at their dates."
        ),
    }.get(transfer.accounting)
    texts += [text for text in (rule, resampled) if text]
    texts.append(
        tr(
            "Areas are those of the cells on the ground (on the ellipsoid for rasters in degrees). "
            "The dynamic degree of a class is its change in percent of its first area per year; "
            "the comprehensive one is the share of the whole area that changed class, per year."
        )
    )
    return tuple(Text(text) for text in texts)
