"""The report of a trend analysis."""

from __future__ import annotations

import numpy as np

from ...statistics.series_trend import (
    mann_kendall,
    ols_trend,
    sen_interval,
    sen_slope,
    trend_band,
)
from ...trend.class_counts import H_BIN, H_BINS
from ...trend.null_tests import hurst_null
from ...trend.result_tables import share_table
from ...trend.settings import TREND_TESTS
from ...trend.trend_maps import TrendResult, noise_above_half
from ...units.quantity import has_natural_zero
from .. import map_figures
from ..display_names import flux_symbol, hurst_method_name, region_text
from ..numbers import show_number, show_p, show_share, typeset_units, with_unit
from ..page import (
    CAUTION,
    FINDING,
    HALF,
    Figure,
    Page,
    Section,
    Table,
    Text,
    table_of,
    write_page,
)
from . import charts


def write_trend_report(result: TrendResult, path: str, translate) -> None:
    """Write the report of a trend analysis.

    Parameters
    ----------
    result : TrendResult
        What was found; its maps are still in place.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr = translate
    page = Page(
        title=tr("Trends of {name}, {first} to {last}").format(
            name=flux_symbol(result.name), first=result.dates[0], last=result.dates[-1]
        ),
        lead=_introduction(result, tr),
        key_figures=_trend_key_figures(result, tr),
        sections=tuple(
            section
            for section in (
                _class_section(
                    result, "trend_class", tr("Trend"), _trend_sentences(result, tr), tr
                ),
                _regional_section(result, tr),
                _persistence_section(result, tr),
                _class_section(
                    result, "future_class", tr("What may come"), _future_sentences(result, tr), tr
                ),
                _class_section(
                    result, "cv_class", tr("Variability"), _variability_sentences(result, tr), tr
                ),
                _basis_section(result, tr),
            )
            if section is not None
        ),
        summary=_trend_summary(result, tr),
    )
    write_page(page, path, translate)


def _introduction(result: TrendResult, tr) -> str:
    """Return which trend of which series was computed, in a sentence or two."""
    settings = result.settings
    cells = sum(total.n_cells for total in _class_totals(result, "trend_class"))
    region = region_text(tr, result.dates, _map_area(result, "trend_class"), cells)
    return f"{region} " + tr(
        "Sen's slope and {test}, Hurst exponent by R/S ({method}{detrend}), coefficient of "
        "variation."
    ).format(
        test=tr(TREND_TESTS[settings.trend_test].label),
        method=hurst_method_name(settings.hurst_method, tr),
        detrend=tr(", Sen trend taken out") if settings.detrend else "",
    )


def _trend_summary(result: TrendResult, tr) -> tuple:
    """Return which trends were found in a few sentences."""
    name = flux_symbol(result.name)
    rising_share, falling_share = (
        show_share(_share_of_direction(result, sign)) for sign in (1, -1)
    )
    sentences = [
        tr("{name} rises significantly on {up} and falls on {down} of the area.").format(
            name=name, up=rising_share, down=falling_share
        )
    ]
    if np.isfinite(result.means).all():
        sen = sen_slope(result.times, result.means).slope
        sentences.append(
            tr("The mean of the region changes by {slope} {unit} (Sen; Mann-Kendall {p}).").format(
                slope=show_number(sen, 3),
                unit=typeset_units(f"{result.unit} yr-1".strip()),
                p=show_p(mann_kendall(result.means).p),
            )
        )
    if result.null is not None:
        sentences += [text for text, tone in _trend_sentences(result, tr) if tone == FINDING]
    unpredictable = [total for total in _class_totals(result, "future_class") if total.code == 5]
    if result.tally.h_known and unpredictable:
        sentences.append(
            tr("On {share} of the area the series does not tell whether it persists.").format(
                share=show_share(unpredictable[0].share)
            )
        )
    variable = [total for total in _class_totals(result, "cv_class") if total.share == total.share]
    if variable and has_natural_zero(result.unit):
        largest = max(variable, key=lambda total: total.share)
        sentences.append(
            tr("Variability over the years is mostly '{label}' ({share} of the area).").format(
                label=tr(largest.label), share=show_share(largest.share)
            )
        )
    return tuple(sentences)


def _class_totals(result: TrendResult, name: str) -> list:
    """Return the totals of the classes of a trend map."""
    return [total for total in result.totals if total.map == name]


def _map_area(result: TrendResult, name: str) -> float:
    """Return the area of a trend map in km2."""
    return float(np.sum([total.area_km2 for total in _class_totals(result, name)]))


def _share_of_area(result: TrendResult, name: str, tr) -> str:
    """Return the area (or cells) that the shares of trends rest on."""
    if result.area_known:
        return typeset_units(tr("of {area} km2").format(area=show_number(_map_area(result, name))))
    cells = sum(total.n_cells for total in _class_totals(result, name))
    return tr("of {cells} cells (no CRS, so no areas)").format(cells=f"{cells:,}")


def _share_of_direction(result: TrendResult, sign: int) -> float:
    """Return the share of the area that rises (1) or falls (-1) significantly."""
    rows = [t for t in _class_totals(result, "trend_class") if t.key not in _WITHOUT_DIRECTION]
    return sum(total.share for total in rows if total.code * sign > 0)


def _trend_key_figures(result: TrendResult, tr) -> tuple:
    """Return the key figures of the trends."""
    key_figures = []
    for label, sign in ((tr("Significant increase"), 1), (tr("Significant decrease"), -1)):
        share = _share_of_direction(result, sign)
        key_figures.append((label, show_share(share), _share_of_area(result, "trend_class", tr)))
    if result.tally.h_known:
        share = result.tally.h_above / result.tally.h_known
        key_figures.append(
            (
                tr("H above 0.5"),
                show_share(share),
                tr("white noise: {share}").format(share=show_share(noise_above_half(result))),
            )
        )
        unpredictable = next(t for t in _class_totals(result, "future_class") if t.code == 5)
        key_figures.append(
            (
                tr("Persistence not distinguishable from random"),
                show_share(unpredictable.share),
                _share_of_area(result, "future_class", tr),
            )
        )
    return tuple(key_figures)


_NOT_SIGNIFICANT = (
    "none",
    "slight_increase",
    "slight_decrease",
    "increase_ns",
    "decrease_ns",
)
# A significant S with a slope of 0 is neither an increase nor a decrease.
_WITHOUT_DIRECTION = (*_NOT_SIGNIFICANT, "no_change")


def _class_section(result: TrendResult, name: str, title: str, paragraphs, tr):
    """Return map, bars and table of one class map of a trend analysis."""
    rows = _class_totals(result, name)
    if not rows:
        return None
    null = [total for total in result.null_totals if total.map == name]
    blocks: list = [Text(text, tone) for text, tone in paragraphs]
    if name in result.paths:
        svg = map_figures.class_map(
            result.paths[name],
            [(total.code, tr(total.label), total.colour) for total in rows],
            tr("Map: {t}").format(t=title),
            map_figures.map_frame(tr),
        )
        blocks.append(Figure(svg, tr("{t}, {n} dates.").format(t=title, n=len(result.dates)), HALF))
    bars = charts.class_bars(
        [(tr(total.label), total.colour) for total in rows],
        [100.0 * total.share for total in rows],
        [100.0 * total.share for total in null] if null else None,
        (tr("Share (%)"), tr("As observed"), tr("Years shuffled")),
        tr("Shares of the classes: {t}").format(t=title),
    )
    table = share_table(result)
    table = table[table["map"] == name].drop(columns=["map", "class", "method"])
    table["label"] = [tr(label) for label in table["label"]]
    if not null:
        table = table.drop(columns="share with shuffled dates (%)")
    blocks += [
        Figure(bars, tr("Shares {of}.").format(of=_share_of_area(result, name, tr)), HALF),
        table_of(table, tr("Classes: {t}").format(t=title), f"{name}.csv"),
    ]
    return Section(title, tuple(blocks))


def _trend_sentences(result: TrendResult, tr) -> list:
    """Return the null test and the rule of significance of the trend in words."""
    settings, paragraphs = result.settings, []
    real, null = _significant_share(result.totals), _significant_share(result.null_totals)
    if result.null is not None:
        paragraphs.append(
            (
                tr(
                    "Null test: {real} of the area has a significant trend. With the years of "
                    "every cell in random order, where no trend can be, the same test finds {null}."
                ).format(real=show_share(real), null=show_share(null)),
                FINDING,
            )
        )
    if settings.fdr:
        text = tr(
            "False discovery rate {alpha} over all cells: p up to {limit} counts as significant."
        ).format(alpha=f"{settings.alpha:g}", limit=show_number(result.trend_limit, 2))
    else:
        text = tr(
            "Each cell is tested at {alpha} by itself, so about this share of cells without any "
            "trend is called significant, half of them each way."
        ).format(alpha=f"{settings.alpha:g}")
    paragraphs.append((text, ""))
    return paragraphs


def _significant_share(totals) -> float:
    """Return the share of the area with a significant trend."""
    return sum(t.share for t in totals if t.map == "trend_class" and t.key not in _NOT_SIGNIFICANT)


def _future_sentences(result: TrendResult, tr) -> list:
    """Return the rule of the expected trends (Hurst exponent) in words."""
    rule = {
        "tested": tr(
            "A class is given only where H differs from white noise at {alpha}; the rest is not "
            "distinguishable from random."
        ),
        "significant": tr(
            "A class is given only where the trend is significant and H differs from white noise "
            "at {alpha}; the rest is not distinguishable from random."
        ),
        "signs": tr(
            "Classes by the signs of the slope and of H - 0.5 alone, as in many papers. H is above "
            "0.5 in most short series of noise, so 'continuous' classes fill almost any map."
        ),
    }[result.settings.future_rule]
    text = rule.format(alpha=f"{result.settings.alpha:g}")
    return [
        (text, CAUTION if result.settings.future_rule == "signs" else ""),
        (tr("Persistence describes the series; it is not a forecast."), ""),
    ]


def _variability_sentences(result: TrendResult, tr) -> list:
    """Return what the coefficient of variation of the series means in words."""
    paragraphs = [(tr("Coefficient of variation: standard deviation over mean of the series."), "")]
    if not has_natural_zero(result.unit):
        text = tr(
            "The zero of {unit} is arbitrary: the coefficient of variation would be another one in "
            "kelvin, and does not say how variable temperatures are."
        )
        paragraphs.append((text.format(unit=typeset_units(result.unit)), CAUTION))
    if result.tally.changes_sign:
        paragraphs.append(
            (
                tr(
                    "In {n} cells values of both signs occur; the coefficient says little there "
                    "and is left out where the mean is next to nothing."
                ).format(n=f"{result.tally.changes_sign:,}"),
                CAUTION,
            )
        )
    return paragraphs


def _regional_section(result: TrendResult, tr):
    """Return the regional mean of the series with its trend."""
    times, means = result.times, result.means
    if not np.isfinite(means).all():
        text = tr("No cell has data on all dates, so there is no regional mean to show.")
        return Section(tr("Regional mean"), (Text(text),))
    sen, test, ols = sen_slope(times, means), mann_kendall(means), ols_trend(times, means)
    interval = sen_interval(times, means, 0.05)
    svg = charts.trend_with_confidence_band(
        times,
        means,
        sen,
        trend_band(times, means, interval, times),
        (tr("Mean of the cells"), tr("Sen line"), tr("95 % confidence of the slope")),
        (tr("Year"), with_unit(flux_symbol(result.name), result.unit)),
        tr("Regional mean with Sen line and confidence band"),
    )
    region_phrase = (
        tr("{area} km2").format(area=show_number(result.constant_km2))
        if result.area_known
        else tr("the cells")
    )
    caption = tr(
        "Mean over {where} with data on all dates, weighted by area: the same cells every year, so "
        "that gaps make no trend."
    ).format(where=region_phrase)
    per_year = f"{result.unit} yr-1".strip()
    slope = (tr("Slope"), tr("Slope, lower bound"), tr("Slope, upper bound"))
    columns = (tr("Trend"), *(with_unit(name, per_year) for name in slope), "p", "R²")
    rows = (
        ("Sen + Mann-Kendall", sen.slope, interval.lower, interval.upper, test.p, None),
        (
            tr("Least squares"),
            ols.slope,
            ols.slope - 1.96 * ols.se,
            ols.slope + 1.96 * ols.se,
            ols.p,
            ols.r2,
        ),
    )
    table = Table(tr("Trend of the regional mean"), columns, rows, "regional_trend.csv")
    return Section(tr("Regional mean"), (Figure(svg, typeset_units(caption)), table))


def _persistence_section(result: TrendResult, tr):
    """Return the Hurst exponent of the trend analysis beside its null."""
    tally, null, settings = result.tally, result.null, result.settings
    if not tally.h_known:
        text = tr("No cell has enough values for a Hurst exponent by this method; blocks need 14.")
        return Section(tr("Persistence"), (Text(text, CAUTION),))
    edges = np.arange(H_BINS + 1) * H_BIN
    noise = hurst_null(tally.longest, settings.hurst_method, settings.detrend, settings.seed)
    curves = [(tr("Cells"), tally.h_counts)]
    if null is not None and null.h_known:
        curves.append((tr("Years shuffled"), null.h_counts))
    counts, _ = np.histogram(np.clip(noise, 0, edges[-1] - H_BIN / 2), edges)
    curves.append((tr("White noise"), counts))
    if len(curves) == 2:
        curves.insert(1, (tr("White noise"), counts))
        curves.pop()
    svg = charts.persistence_histogram(
        edges,
        curves,
        tr("Hurst exponent H"),
        tr("Share (%)"),
        tr("Histogram of the Hurst exponent beside that of noise"),
    )
    share = tally.h_above / tally.h_known
    finding = tr(
        "H is above 0.5 in {share} of the cells. Pure noise of {n} values has it in {noise} of its "
        "series, with a mean H of {mean}, so H above 0.5 alone proves no persistence."
    ).format(
        share=show_share(share),
        n=tally.longest,
        noise=show_share(noise_above_half(result)),
        mean=show_number(float(noise.mean()) if noise.size else float("nan"), 3),
    )
    if null is not None and null.h_known:
        finding += " " + tr("With the years of every cell shuffled it is {share}.").format(
            share=show_share(null.h_above / null.h_known)
        )
    caption = tr(
        "Grey line: H = 0.5. Only what lies outside the curve of the noise says something about "
        "autocorrelation; a trend does so too, unless it is taken out first."
    )
    bands = [
        (tr(total.label), total.n_cells, total.area_km2, 100.0 * total.share)
        for total in _class_totals(result, "hurst")
    ]
    columns = (tr("Band of H"), tr("Cells"), typeset_units(tr("Area (km2)")), tr("Share (%)"))
    table = Table(tr("Bands of H"), columns, tuple(bands), "hurst_bands.csv")
    return Section(tr("Persistence"), (Text(finding, FINDING), Figure(svg, caption), table))


def _basis_section(result: TrendResult, tr) -> Section:
    """Return the settings, cells and dates that a trend analysis rests on."""
    settings = result.settings
    n_used, n_too_short, n_empty = result.tally.cells_with(result.min_values)
    texts = [
        tr(
            "{used} cells have a trend; {few} have fewer than {needed} values and {empty} none."
        ).format(
            used=f"{n_used:,}",
            few=f"{n_too_short:,}",
            needed=result.min_values,
            empty=f"{n_empty:,}",
        ),
        tr("Dates: {dates}.").format(dates=", ".join(result.dates)),
        tr(
            "p of H: two-sided, against 20,000 series of white noise of as many values that went "
            "through the same estimator (seed {seed})."
        ).format(seed=settings.seed),
        tr("Sources: {test}; Sen (1968); Hurst (1951); Anis & Lloyd (1976).").format(
            test=TREND_TESTS[settings.trend_test].citation
        ),
    ]
    if result.tally.untested:
        texts.append(
            tr(
                "{n} cells have no test, because the corrected variance is not positive there."
            ).format(n=f"{result.tally.untested:,}")
        )
    if settings.null_test:
        texts.append(
            tr(
                "Null test: every cell gets an order of years of its own; gaps stay where they "
                "are. Autocorrelation and trends are destroyed by it, the values are the same."
            )
        )
    texts.append(
        tr(
            "Neighbouring cells resemble each other: a patch of significant cells may be one "
            "chance event, not many."
        )
    )
    return Section(tr("What it rests on"), tuple(Text(text) for text in texts))
