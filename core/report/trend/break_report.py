"""The report of break years."""

from __future__ import annotations

import math

from ...trend.breaks.break_maps import BREAK_TYPES, BreakResult
from ...trend.result_tables import break_table, noise_table
from .. import map_figures
from ..display_names import flux_symbol, region_text
from ..numbers import show_number, show_share
from ..page import FINDING, Figure, Page, Section, Text, table_of, write_page
from . import charts

_NO_BREAK = "none"
_AREAS = ("cells", "area (km2)", "share (%)")
# Viridis, as the map in QGIS.
_RAMP = ("#440154", "#3b528b", "#21918c", "#5ec962", "#fde725")


def write_break_report(result: BreakResult, path: str, translate) -> None:
    """Write the report of break years.

    Parameters
    ----------
    result : BreakResult
        What was found; its maps are still in place.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr = translate
    page = Page(
        title=tr("Breaks of {name}, {first} to {last}").format(
            name=flux_symbol(result.name), first=result.dates[0], last=result.dates[-1]
        ),
        lead=_introduction(result, tr),
        key_figures=_break_key_figures(result, tr),
        sections=(
            Section(tr("Where and when"), _break_map_blocks(result, tr)),
            Section(tr("What noise gives"), _null_test_blocks(result, tr)),
            Section(tr("What it rests on"), tuple(map(Text, _break_basis(result, tr)))),
        ),
        summary=_break_summary(result, tr),
    )
    write_page(page, path, translate)


def _introduction(result: BreakResult, tr) -> str:
    """Return how break points were sought in the series, in a sentence or two."""
    max_breaks = result.settings.max_breaks
    form = tr("Two straight lines that meet at the break.")
    if result.settings.form == "free":
        form = tr("Two straight lines with a jump at the break.")
        if max_breaks > 1:
            form = tr("Straight lines with a jump at each break, up to {most} breaks.")
    area = math.fsum(total.area_km2 for total in result.types)
    region = region_text(tr, result.dates, area, result.cells[0])
    return f"{region} {form.format(most=max_breaks)}"


def _break_summary(result: BreakResult, tr) -> tuple:
    """Return which breaks were found in a few sentences."""
    sentences = [
        tr(
            "{share} of the area has a break; in noise as autocorrelated as these series the same "
            "rule finds one in {false}."
        ).format(share=show_share(result.share), false=show_share(result.false_share))
    ]
    if not result.share > 0:
        return tuple(sentences)
    ranked = sorted(result.by_date, key=lambda date: -date.share)
    text = tr("Most breaks lie at {date} ({share} of the area).")
    values = {"date": ranked[0].date, "share": show_share(ranked[0].share)}
    if len(ranked) > 1 and ranked[1].share > 0:
        text = tr("Most breaks lie at {date} ({share} of the area), then at {next} ({other}).")
        values.update(next=ranked[1].date, other=show_share(ranked[1].share))
    sentences.append(text.format(**values))
    kinds = [total for total in result.types if total.key != _NO_BREAK]
    largest_kind = max(kinds, key=lambda total: total.share)
    sentences.append(
        tr("The most frequent type is '{label}' ({share} of the area).").format(
            label=tr(largest_kind.label), share=show_share(largest_kind.share)
        )
    )
    if result.share < 2 * result.false_share:
        sentences.append(
            tr("That is less than twice the share in noise: few of these breaks can be trusted.")
        )
    return tuple(sentences)


def _break_key_figures(result: BreakResult, tr) -> tuple:
    """Return the key figures of the break points."""
    largest = max(result.by_date, key=lambda date: date.share)
    largest_date_fact: tuple = ()
    if largest.share > 0:
        largest_date_fact = (
            (tr("Date with the most breaks"), largest.date, show_share(largest.share)),
        )
    return (
        (tr("With a break"), show_share(result.share), tr("of the area")),
        (
            tr("Breaks in noise like this"),
            show_share(result.false_share),
            tr("lag-1 autocorrelation {r}").format(r=show_number(result.memory, 2)),
        ),
        *largest_date_fact,
    )


def _break_map_blocks(result: BreakResult, tr) -> tuple:
    """Return both maps, the breaks by date, and their areas."""
    frame = map_figures.map_frame(tr)
    entries = [(entry.code, tr(entry.label), entry.colour) for entry in BREAK_TYPES]
    blocks: list = [
        Figure(
            map_figures.class_map(
                result.paths["break_type"], entries, tr("Map of the types of breaks"), frame
            ),
            tr("Slopes before and after the largest break of each cell."),
        )
    ]
    if result.share > 0:
        year_map = map_figures.raster_figure(
            result.paths["break_year"],
            _RAMP,
            tr("Year of the break"),
            tr("Map of break years"),
            frame,
        )
        blocks.append(
            Figure(year_map, tr("Year of the largest break; cells without one are hatched."))
        )
    bars = charts.date_bars(
        result.times,
        [100.0 * date.share for date in result.by_date],
        (tr("First date after the break"), tr("Share of the area (%)")),
        tr("Share of the area that breaks on each date"),
    )
    table = break_table(result)
    table["label"] = [tr(label) for label in table["label"]]
    types, dates = (table[table["map"] == name] for name in ("break_type", "break_year"))
    dates = dates[dates["cells"] > 0].rename(columns={"code": "date"})
    blocks.append(Figure(bars, tr("Share of the area whose largest break lies on each date.")))
    blocks += [
        table_of(types, tr("Areas of the types"), "types.csv", shown_columns=("label", *_AREAS)),
        table_of(dates, tr("Areas by date"), "dates.csv", 25, ("date", *_AREAS)),
    ]
    return tuple(blocks)


def _null_test_blocks(result: BreakResult, tr) -> tuple:
    """Return how many breaks the same rule finds where there are none."""
    text = tr(
        "The same rule finds a break in {white} of series of {n} values of white noise, where "
        "there is none, and in {own} of noise whose residuals are as autocorrelated as those of "
        "this map (lag-1 autocorrelation {memory}). {share} of the area has a break: what is above "
        "the share in noise is more than autocorrelation explains."
    ).format(
        white=show_share(result.false_breaks[0].share),
        n=result.length,
        own=show_share(result.false_share),
        memory=show_number(result.memory, 2),
        share=show_share(result.share),
    )
    return (
        Text(text, FINDING),
        table_of(noise_table(result), tr("False breaks in noise"), "noise.csv"),
    )


def _break_basis(result: BreakResult, tr) -> list:
    """Return how breaks were chosen, in sentences."""
    settings = result.settings
    n_used, n_too_short, n_empty = result.cells
    if settings.rule == "bic":
        rule = tr("A break is taken where it lowers the information criterion (BIC) at all.")
    else:
        rule = tr(
            "A break is taken where it lowers the information criterion (BIC) by more than it is "
            "lowered in {alpha} of noise series with a lag-1 autocorrelation of {memory}: by "
            "{margin} for {n} values."
        ).format(
            alpha=show_share(settings.alpha),
            memory=show_number(float(settings.memory or 0.0), 2),
            margin=show_number(result.margin, 3),
            n=result.length,
        )
    return [
        rule,
        tr("Each segment has at least {n} values.").format(n=settings.min_segment),
        tr(
            "{used} cells were searched; {few} have fewer than {needed} values and {empty} none."
        ).format(
            used=f"{n_used:,}",
            few=f"{n_too_short:,}",
            needed=settings.values_needed(len(result.dates)),
            empty=f"{n_empty:,}",
        ),
        tr("Dates: {dates}.").format(dates=", ".join(result.dates)),
        tr(
            "Neighbouring cells resemble each other: a patch of cells with a break may be one "
            "chance event, not many."
        ),
        tr("Sources: {sources}.").format(
            sources="Bai & Perron (2003); Zeileis et al. (2003); Tomé & Miranda (2004); "
            "Schwarz (1978)"
        ),
    ]
