"""Trends, drivers, clusters and zones: class maps with their shares and what limits them."""

from __future__ import annotations

from ...pattern.classes import HIGH_HIGH, LOW_LOW
from ...raster.band_description import describe_raster
from ...raster.opening import read_tag
from ...report import map_figures
from ...trend.future_classes import DEGRADING, OPEN, TURNING_DOWN
from ...trend.trend_classes import load_class_breaks
from .. import common_charts
from ..carbon_amounts import (
    TERAGRAMS,
    CarbonUnit,
    column_in_unit,
    in_teragrams,
    show_carbon,
    unit_for,
)
from ..numbers import show_number, show_share, typeset_units, with_unit
from ..page import FINDING, Figure, Table
from ..svg_drawing import SIGNED_RAMP
from .chapter import Chapter, add_classes, caption_with_provenance
from .map_measures import share_of_classes
from .provenance import provenance_sentence
from .results import ABOUT, AssessmentResults, read_result_number

MAX_ZONE_ROWS = 40
_HA_PER_KM2 = 100.0


def trend_chapter(results: AssessmentResults, run, tr) -> Chapter | None:
    """Return the chapter on trends: classes, what may come, and how sure that is."""
    path = results.first("trend_class")
    if not path:
        return None
    chapter = Chapter(tr("Trends"))
    provenance = read_tag(path, ABOUT)
    classes = add_classes(chapter, results, path, tr("Trend"), "trend_areas.csv", run, tr)
    rising_share, falling_share = (_trend_share(classes, sign) for sign in (1, -1))
    sentence = tr("Values rise significantly on {up} and fall on {down} of the area with data.")
    chapter.sentences.append(sentence.format(up=rising_share, down=falling_share))
    chapter.key_figures.append(
        (tr("Significant increase"), rising_share, tr("of the area with data"))
    )
    chapter.key_figures.append(
        (tr("Significant decrease"), falling_share, tr("of the area with data"))
    )
    if "false discovery rate" not in provenance:
        chapter.caveats.append(
            tr(
                "Trends were tested cell by cell without controlling the false discovery rate: "
                "about one cell in twenty is significant by chance at the 5 % level."
            )
        )
    _add_shuffled_years(chapter, results, tr)
    slope = results.first("slope")
    if slope:
        name = tr("Sen slope")
        label = with_unit(name, describe_raster(slope).bands[0].unit)
        svg = map_figures.raster_figure(
            slope, SIGNED_RAMP, label, tr("Map of the Sen slope"), results.frame(tr), SIGNED_RAMP
        )
        caption = caption_with_provenance(name, provenance_sentence(read_tag(slope, ABOUT), tr), tr)
        chapter.blocks.append(Figure(svg, caption))
    _add_future_classes(chapter, results, run, tr)
    variability = results.first("cv_class")
    if variability:
        add_classes(chapter, results, variability, tr("Variability"), "cv.csv", run, tr)
    return chapter


def _trend_share(class_rows, sign: int) -> str:
    """Return the share of the classes that mean a significant trend of one direction.

    Labels of the shipped tables say their direction: one of them is a slope of 0, whatever its
    code. Of a user's own table the sign of the code does.
    """
    directions = {}
    for (table, _preset), classes in load_class_breaks().items():
        if table == "trend":
            directions.update({c.label: 0 if c.limit >= 1 else c.direction for c in classes})
    codes = [e.code for e in class_rows if directions.get(e.label, e.code) * sign > 0]
    return share_of_classes(class_rows, codes)


def _add_shuffled_years(chapter: Chapter, results: AssessmentResults, tr) -> None:
    """Say in a chapter what the same tests find when the years are shuffled."""
    column = "share with shuffled dates (%)"
    rows = results.rows("trend_table", ("map", "code", "label"), ("share (%)",))
    rows = [row for row in rows if row["map"] == "trend_class"]
    null_rows = [
        row
        for row in rows
        if read_result_number(row.get(column)) == read_result_number(row.get(column))
    ]
    if not null_rows:
        chapter.caveats.append(
            tr(
                "The trends were not compared with those of shuffled years, which 'Trend "
                "classification' can do: the share that chance finds is not known."
            )
        )
        return
    non_trend_rows = [
        row
        for row in null_rows
        if read_result_number(row["code"]) == 0 or "not sig" in row["label"].lower()
    ]
    real, null = (
        sum(read_result_number(row[name]) for row in null_rows if row not in non_trend_rows)
        for name in ("share (%)", column)
    )
    text = tr(
        "Null test: {real} % of the area has a significant trend; with the years of every cell "
        "shuffled, where no trend can be, the same test finds {null} %."
    )
    chapter.add_text(text.format(real=f"{real:.1f}", null=f"{null:.1f}"), tone=FINDING)


def _add_future_classes(chapter: Chapter, results: AssessmentResults, run, tr) -> None:
    """Add the future classes and how far persistence can be distinguished from noise."""
    path = results.first("future_class")
    if not path:
        return
    provenance = read_tag(path, ABOUT)
    classes = add_classes(chapter, results, path, tr("What may come"), "future.csv", run, tr)
    if "rule signs" in provenance:
        chapter.caveats.append(
            tr(
                "Future classes rest on the signs of slope and H − 0.5 alone. H is above 0.5 in "
                "most short series of noise, so 'continuous' classes say little."
            )
        )
        return
    open_share = share_of_classes(classes, [OPEN])
    chapter.add_text(
        tr(
            "On {share} of the area persistence cannot be distinguished from white noise; the "
            "others differ from it. Persistence describes the series; it is not a forecast."
        ).format(share=open_share)
    )
    degrading_share = share_of_classes(classes, [TURNING_DOWN, DEGRADING])
    chapter.sentences.append(
        tr(
            "Degradation is to be expected on {worse}; on {unsure} the series does not tell what "
            "may come."
        ).format(worse=degrading_share, unsure=open_share)
    )


def driver_chapter(results: AssessmentResults, run, tr) -> Chapter | None:
    """Return the chapter on drivers: which weather goes with the series."""
    path = results.first("driver_class")
    if not path:
        return None
    chapter = Chapter(tr("Climate drivers"))
    classes = add_classes(chapter, results, path, tr("Drivers"), "driver_areas.csv", run, tr)
    driven_share = share_of_classes(classes, [1, 2, 3, 4])
    chapter.sentences.append(
        tr("The year-to-year weather goes with the series on {share} of the area.").format(
            share=driven_share
        )
    )
    chapter.caveats.append(
        tr("Drivers are correlations: they name what moves together, not what causes what.")
    )
    return chapter


def cluster_chapter(results: AssessmentResults, run, tr) -> Chapter | None:
    """Return the chapter on clusters of high and low values."""
    lisa, hot = results.first("lisa_class"), results.first("hotspot_class")
    if not lisa and not hot:
        return None
    chapter = Chapter(tr("Hot spots and clusters"))
    if lisa:
        provenance = read_tag(lisa, ABOUT)
        classes = add_classes(
            chapter, results, lisa, tr("Clusters (LISA)"), "lisa_areas.csv", run, tr
        )
        high, low = share_of_classes(classes, [HIGH_HIGH]), share_of_classes(classes, [LOW_LOW])
        chapter.sentences.append(
            tr("Clusters of high values cover {high}, clusters of low values {low}.").format(
                high=high, low=low
            )
        )
        chapter.key_figures.append((tr("High-high clusters"), high, tr("of the area with data")))
        if "false discovery rate" not in provenance:
            chapter.caveats.append(
                tr(
                    "Clusters were tested without controlling the false discovery rate: on pure "
                    "noise some cells are significant as well."
                )
            )
    if hot:
        add_classes(chapter, results, hot, tr("Hot spots (Gi*)"), "hotspot_areas.csv", run, tr)
    return chapter


def zone_chapter(results: AssessmentResults, run, tr) -> Chapter | None:
    """Return the chapter on management zones and what to do in each."""
    path = results.first("zones")
    if not path:
        return None
    chapter = Chapter(tr("Management zones"))
    caption = tr("Zones that follow from clusters, expected trend and drivers by the rule table.")
    classes = add_classes(chapter, results, path, tr("Zones"), "zone_areas.csv", run, tr, caption)
    largest = max(classes, key=lambda entry: entry.share)
    chapter.sentences.append(
        tr("The largest management zone is '{zone}' with {share}.").format(
            zone=tr(largest.label), share=share_of_classes([largest], [largest.code])
        )
    )
    table = results.rows("zone_table", ("zone", "management"), ("area (ha)", "share (%)"))
    if table:
        rows = tuple(
            (
                tr(row["zone"]),
                read_result_number(row["area (ha)"]) / _HA_PER_KM2,
                read_result_number(row["share (%)"]),
                tr(row["management"]),
            )
            for row in table
        )
        columns = (tr("Zone"), tr("Area (km2)"), tr("Share (%)"), tr("What to do"))
        title = tr("Zones and what to do there")
        chapter.blocks.append(Table(title, columns, rows, "zones.csv", MAX_ZONE_ROWS))
    return chapter


def landuse_chapter(results: AssessmentResults, run, tr) -> Chapter | None:
    """Return the chapter on what land-use change did."""
    rows = results.rows("attribution", ("kind", "from_class", "to_class"), ("area (km2)",))
    if not rows:
        return None
    last = rows[-1].get("period_end"), rows[-1].get("period_start")
    rows = [row for row in rows if (row.get("period_end"), row.get("period_start")) == last]
    chapter = Chapter(tr("Land-use change"))
    pairs = [row for row in rows if row["kind"] == "conversion"]
    totals = {row["kind"]: row for row in rows if row["kind"].startswith("total")}
    if not {"total of conversions", "total"} <= set(totals):
        results.unreadable.append((results.first("attribution"), "total"))
        return None
    _add_changed_area(chapter, totals, last, tr)
    column = "carbon_change (10^4 t C)"
    has_carbon = bool(pairs) and column in pairs[0]
    unit = _landuse_unit(results, rows, column, has_carbon)
    _add_conversions(chapter, pairs, column if has_carbon else "", unit, tr)
    if has_carbon:
        moved, net = (
            show_carbon(in_teragrams(read_result_number(totals[key][column]), column), unit)
            for key in ("total of conversions", "total")
        )
        text = tr("Carbon changed by {net} in all, by {moved} where land changed its class.")
        sentence = text.format(net=net, moved=moved)
        chapter.add_text(sentence, tone=FINDING)
        chapter.sentences.append(sentence)
    chapter.caveats.append(
        tr("Errors of two land-use maps add up: much of a small change may be error.")
    )
    return chapter


def _add_changed_area(chapter: Chapter, totals: dict, period: tuple, tr) -> None:
    """Add the share of the land that changed; `period` is its end and start."""
    area, total_area = (
        read_result_number(totals[key]["area (km2)"]) for key in ("total of conversions", "total")
    )
    share = show_share(area / total_area) if total_area else "–"
    period_phrase = (
        tr(" between {first} and {last}").format(first=period[1], last=period[0])
        if period[0]
        else ""
    )
    chapter.sentences.append(
        tr("{share} of the land changed its class{when}.").format(share=share, when=period_phrase)
    )
    chapter.key_figures.append(
        (
            tr("Changed land use"),
            share,
            tr("{changed} of {total} km²").format(
                changed=show_number(area), total=show_number(total_area)
            ),
        )
    )


def _landuse_unit(results: AssessmentResults, rows, column: str, has_carbon: bool) -> CarbonUnit:
    """Return the unit of carbon in the chapter on land use."""
    if results.carbon:
        return results.carbon
    if not has_carbon:
        return TERAGRAMS
    return unit_for([in_teragrams(read_result_number(row.get(column)), column) for row in rows])


def _add_conversions(chapter: Chapter, pairs, column: str, unit, tr) -> None:
    """Add a figure and a table of the largest conversions, by carbon where `column` has it."""
    absolute, by = "contribution (% of absolute)", column or "area (km2)"
    factor = column_in_unit(by, unit, False)[1]
    ranked = sorted(pairs, key=lambda row: -abs(read_result_number(row[by])))[:20]
    names = [f"{row['from_class']} → {row['to_class']}" for row in ranked]
    label = tr("Carbon change ({unit})").format(unit=unit.label)
    label = label if column else typeset_units(tr("Area (km2)"))
    if ranked:
        svg = common_charts.ranked_bars(
            names,
            [read_result_number(row[by]) * factor for row in ranked],
            label,
            tr("Conversions, ranked"),
        )
        chapter.blocks.append(Figure(svg, tr("The conversions that matter most.")))
    value_columns = ["area (km2)", *([column, absolute] if column else [])]
    table = tuple(
        (name, *(read_result_number(row.get(c)) for c in value_columns))
        for name, row in zip(names, ranked)
    )
    headings = {
        "area (km2)": tr("Area (km2)"),
        column: tr("Carbon change (10^4 t C)"),
        absolute: tr("Share of all changes (%)"),
    }
    columns = (tr("Conversion"), *(headings[c] for c in value_columns))
    name = "conversions.csv"
    chapter.blocks.append(Table(tr("Conversions"), columns, table, name, carbon=unit))
