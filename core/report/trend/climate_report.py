"""The report on climate and other contributions to a trend."""

from __future__ import annotations

import numpy as np

from ...report import map_figures
from ...statistics.series_trend import ols_trend
from ...trend.climate.contribution_sums import ALL, ContributionResult
from ...trend.result_tables import contribution_table, contribution_zone_table, lag_table
from ...trend.series_test import series_test
from ...trend.settings import TREND_TESTS
from .. import common_charts
from ..carbon_amounts import show_carbon, unit_for
from ..display_names import flux_symbol, region_text
from ..numbers import show_number, show_share, typeset_units, with_unit
from ..page import CAUTION, HALF, Figure, Page, Section, Table, Text, table_of, write_page
from . import charts
from .driver_report import seasonal_cycle_caution

_SHARE_RAMP = ("#2166ac", "#d1e5f0", "#f5f0c0", "#fddbc7", "#b2182b")
# A null whose share of the rest is at least this far from that found says something.
_CLEAR_DIFFERENCE = 0.1
_CLASS_COLUMNS = ("label", "share (%)", "share with shuffled climate (%)")
_PAGE_COLUMN_NAMES = (
    *("label", "area (km2)", "share (%)", "share with shuffled climate (%)", "significant (%)"),
    *("slope_observed", "slope_climate", "slope_not_explained"),
)


def write_climate_report(result: ContributionResult, path: str, translate, borders=()) -> None:
    """Write the report on the parts of a trend.

    Parameters
    ----------
    result : ContributionResult
        What was found; its maps are still in place.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    borders : sequence of numpy.ndarray
        Lines of the zones, for the maps.
    """
    tr = translate
    sections = [
        Section(tr("Classes"), _class_section(result, borders, tr)),
        Section(tr("Means of the region"), _series_section(result, tr)),
    ]
    if result.zones:
        table = contribution_zone_table(result)
        # All classes of a zone together: those of each zone are in the download.
        rows = table[table["label"] == ALL]
        page_columns = (
            "zone",
            *(name for name in _page_columns(table) if name not in _CLASS_COLUMNS),
        )
        table = table_of(rows, tr("Zones"), "zones.csv", shown_columns=page_columns)
        sections.append(Section(tr("Zones"), (table,)))
    if result.chosen.shape[1] > 1:
        table = table_of(lag_table(result), tr("Lags and sums that were chosen"), "lags.csv")
        sections.append(Section(tr("Lags"), (Text(_lag_text(tr)), table)))
    sections.append(Section(tr("What it rests on"), _contribution_basis(result, tr)))
    page = Page(
        title=tr("Climate and other contributions to {name}").format(name=flux_symbol(result.name)),
        lead=_introduction(result, tr),
        key_figures=_contribution_key_figures(result, tr),
        sections=tuple(sections),
        summary=_contribution_summary(result, tr),
    )
    write_page(page, path, translate)


def _introduction(result: ContributionResult, tr) -> str:
    """Return how the trend was split into climate and the rest."""
    total = result.whole.total
    region = region_text(tr, result.dates, total.area_km2, total.n_cells)
    values = {"name": flux_symbol(result.name), "climates": tr("; ").join(result.climates)}
    if result.settings.is_fitted:
        text = tr(
            "The trend of {name}, split into what goes with {climates} (least squares in each "
            "cell) and what the given climate does not explain."
        )
    else:
        text = tr(
            "The trend of {name}, split into that of potential NPP by climate ({climates}) and "
            "what the given climate does not explain: actual minus potential."
        )
    return f"{region} {text.format(**values)}"


def _slope_unit(result: ContributionResult) -> str:
    """Return the unit of the slopes of climate's contribution."""
    return typeset_units(f"{result.unit} yr-1".strip())


def _slope_text(result: ContributionResult, value: float) -> str:
    """Return the slope of a contribution with its unit."""
    return f"{show_number(value, 3)} {_slope_unit(result)}".strip()


def _contribution_summary(result: ContributionResult, tr) -> tuple:
    """Return what climate and the rest contribute to the trend in a few sentences."""
    total, name = result.whole.total, flux_symbol(result.name)
    slopes = total.slopes
    sentences = [
        tr(
            "{name} changes by {observed} on average: {climate} with the given climate, {rest} "
            "that it does not explain."
        ).format(
            name=name,
            observed=_slope_text(result, slopes.observed),
            climate=_slope_text(result, slopes.climate),
            rest=_slope_text(result, slopes.rest),
        )
    ]
    if slopes.climate * slopes.rest < 0:
        sentences.append(
            tr("Both go in opposite directions, so that neither is a share of the change.")
        )
    sentences.append(
        tr("The trend is significant on {share} of the area.").format(
            share=show_share(total.significant)
        )
    )
    ranked = sorted(result.whole.classes, key=lambda share_row: -share_row.share)[:2]
    sentences.append(
        tr("The largest classes are '{first}' ({a} of the area) and '{second}' ({b}).").format(
            first=tr(ranked[0].label),
            a=show_share(ranked[0].share),
            second=tr(ranked[1].label),
            b=show_share(ranked[1].share),
        )
    )
    if result.settings.null_test:
        sentences.append(_null_text(result, tr))
    return tuple(sentences)


def _contribution_key_figures(result: ContributionResult, tr) -> tuple:
    """Return the key figures of the contributions of climate and the rest."""
    total = result.whole.total
    if result.area_known:
        area_phrase = typeset_units(tr("of {area} km2").format(area=show_number(total.area_km2)))
    else:
        area_phrase = tr("of {cells} cells (no CRS, so no areas)").format(
            cells=f"{total.n_cells:,}"
        )
    key_figures = [
        (tr("Mean trend"), _slope_text(result, total.slopes.observed), area_phrase),
        (
            tr("Not explained by the given climate"),
            _slope_text(result, total.slopes.rest),
            tr("with the given climate: {slope}").format(
                slope=_slope_text(result, total.slopes.climate)
            ),
        ),
        (tr("Cells with a significant trend"), show_share(total.significant), area_phrase),
    ]
    if result.tg_unit:
        changes = total.change.observed, total.change.rest
        unit, per = unit_for(changes), result.tg_unit.partition("Tg C")[2].strip()
        change, rest_text = (
            show_carbon(change_part, unit, 3, typeset_units(per)) for change_part in changes
        )
        title = tr("Change from {first} to {last}").format(
            first=result.dates[0], last=result.dates[-1]
        )
        key_figures.insert(1, (title, change, tr("not explained: {rest}").format(rest=rest_text)))
    return tuple(key_figures)


def _class_section(result: ContributionResult, borders, tr) -> tuple:
    """Return map and table of the classes of contributions of climate and the rest."""
    rows, frame = result.whole.classes, map_figures.map_frame(tr, borders)
    blocks: list = []
    if "contribution_class" in result.paths:
        svg = map_figures.class_map(
            result.paths["contribution_class"],
            [(class_row.code, tr(class_row.label), class_row.colour) for class_row in rows],
            tr("Map of the contribution classes"),
            frame,
        )
        blocks.append(Figure(svg, tr("What the trend of each cell goes with."), HALF))
    if "rest_share" in result.paths:
        label = tr("Not explained by the given climate (%)")
        svg = map_figures.raster_figure(
            result.paths["rest_share"], _SHARE_RAMP, label, label, frame
        )
        blocks.append(
            Figure(svg, tr("Share of the trend that the given climate does not explain."), HALF)
        )
    null = (
        [100.0 * class_row.null_share for class_row in rows] if result.settings.null_test else None
    )
    bars = charts.class_bars(
        [(tr(class_row.label), class_row.colour) for class_row in rows],
        [100.0 * class_row.share for class_row in rows],
        null,
        (tr("Share of the area (%)"), tr("As observed"), tr("Climate shuffled")),
        tr("Shares of the contribution classes"),
    )
    table = contribution_table(result)
    page_columns = _page_columns(table)
    blocks += [
        Figure(bars, tr("Shares of the area."), HALF),
        table_of(table, tr("Classes"), "classes.csv", shown_columns=page_columns),
    ]
    if result.settings.null_test:
        blocks.append(Text(_null_text(result, tr), CAUTION if _is_unclear(result) else ""))
    return tuple(blocks)


def _page_columns(table) -> tuple:
    """Return the columns of the contribution classes that the report shows."""
    return tuple(
        column
        for name in _PAGE_COLUMN_NAMES
        for column in table.columns
        if column == name or column.startswith(f"{name} (")
    )


def _is_unclear(result: ContributionResult) -> bool:
    """Say whether shuffled climate gives nearly the same share."""
    total = result.whole.total
    return bool(abs(total.slopes.rest_share - total.null_rest_share) < _CLEAR_DIFFERENCE)


def _null_text(result: ContributionResult, tr) -> str:
    """Return what climate seems to contribute when its dates are shuffled."""
    total = result.whole.total
    null = total.null_rest_share * total.slopes.observed
    text = tr(
        "With the dates of climate in random order, {null} are not explained, and {rest} with the "
        "true order: the difference is what climate explains here."
    ).format(null=_slope_text(result, null), rest=_slope_text(result, total.slopes.rest))
    if _is_unclear(result):
        text += " " + tr(
            "Both are nearly the same: in these data the given climate explains no more of the "
            "trend than noise would."
        )
    return text


def _series_section(result: ContributionResult, tr) -> tuple:
    """Return the regional series of climate's part and the rest."""
    names = (
        flux_symbol(result.name),
        tr("Part of climate"),
        tr("Not explained by the given climate"),
    )
    if np.isnan(result.means).all():
        return (Text(tr("No cell has all dates, so there are no means of the region.")),)
    observed, climate, rest = result.means
    # The rest has no level of its own in a regression: it is drawn about the mean of the series.
    level = float(np.mean(observed)) if result.settings.is_fitted else 0.0
    label = tr("Not explained") if result.settings.is_fitted else tr("Actual minus potential")
    curves = [(names[0], observed), (names[1], climate), (label, rest + level)]
    name = flux_symbol(result.name)
    label = with_unit(name, result.unit)
    svg = common_charts.curves_figure(
        result.times, curves, (tr("Year"), label), tr("Means of the region by date")
    )
    caption = tr("Means over the cells with all dates.")
    if result.settings.is_fitted:
        caption += " " + tr("What is not explained is drawn about the mean of the series.")
    rows = []
    for name, values in zip(names, result.means):
        test = series_test(result.times, values, result.settings.trend_test)
        rows.append((name, float(ols_trend(result.times, values).slope), test.p))
    per_year = f"{result.unit} yr-1".strip()
    columns = (tr("Part"), tr("Slope, least squares ({unit})").format(unit=per_year), "p")
    table = Table(tr("Trends of the means"), columns, tuple(rows), "means.csv")
    return Figure(svg, caption), table


def _lag_text(tr) -> str:
    """Return how the lags of climate were chosen."""
    return tr(
        "Of all lags and sums those of the smallest residual sum of squares were kept in each "
        "cell, all on the same dates; with as many coefficients each, adjusted R2 and AICc choose "
        "the same. The best of many tries explains more than it should: the null makes the same "
        "choice."
    )


def _contribution_basis(result: ContributionResult, tr) -> tuple:
    """Return how the contributions were computed, and what they do not show."""
    settings = result.settings
    texts = [
        Text(
            tr(
                "Not explained by the given climate is not the same as human: it holds everything "
                "that was not given, such as CO2, nitrogen, fire, pests, other climate, the errors "
                "of the maps, and human activity."
            ),
            CAUTION,
        )
    ]
    if settings.is_fitted and settings.detrend:
        texts.append(
            Text(
                tr(
                    "The effect of climate was estimated with time held constant. Otherwise a "
                    "climate that rises would get credit for a trend of another cause."
                )
            )
        )
    elif settings.is_fitted:
        texts.append(
            Text(
                tr(
                    "The effect of climate was estimated without holding time constant: where "
                    "climate has a trend itself, it gets credit for trends of other causes. "
                    "Compare with the same analysis without trends."
                ),
                CAUTION,
            )
        )
    if settings.deseason:
        text = tr(
            "The seasonal cycle was taken out: values are differences from the mean of their "
            "month, and cells need a date more for every month but one."
        )
        texts.append(Text(text))
    elif result.has_seasons:
        texts.append(seasonal_cycle_caution(tr))
    if result.has_seasons and not TREND_TESTS[settings.trend_test].correction:
        text = tr(
            "Neighbouring months are alike, also without the seasonal cycle, and this test of "
            "trends takes dates as independent: it finds too many trends. Choose a test that "
            "allows for autocorrelation."
        )
        texts.append(Text(text, CAUTION))
    texts.append(
        Text(
            tr(
                "Classes and shares come from least-squares slopes, whose parts add up to that of "
                "the series in every cell and zone; p from: {test}, significant up to {alpha}."
            ).format(test=tr(TREND_TESTS[settings.trend_test].label), alpha=f"{settings.alpha:g}")
        )
    )
    dates = ", ".join(result.dates)
    texts.append(Text(tr("Dates used, those in all series: {dates}.").format(dates=dates)))
    cells = f"{result.whole.total.n_cells:,}"
    texts.append(Text(tr("Cells with a class: {n}.").format(n=cells)))
    return tuple(texts)
