"""The report of a sampling design."""

from __future__ import annotations

import numpy as np

from ...sites.design.strata import OTHERS_COLOUR, stratum_colours
from ...units.carbon_units import M2_PER_KM2
from ..figure_labels import escape_mathtext, shorten_label
from ..map_figures import (
    MAP_HEIGHT,
    MapFrame,
    legend_height,
    legend_shape,
    map_above_legend,
    name_axes,
)
from ..numbers import show_number
from ..page import CAUTION, GOOD, Figure, Page, Section, Table, Text, write_page
from ..svg_drawing import INK, LINE, SOFT, WIDTH, draw_svg

# Strata that have bars.
_MAX_BARS = 25


def write_design_report(design, settings, frame: MapFrame, unit: str, path: str, tr) -> None:
    """Write the report of a sampling design.

    Parameters
    ----------
    design : Design
        What `design_sample` returns.
    settings : SamplingDesignSettings
        How it was drawn.
    frame : MapFrame
        Names of the axes of the map, and borders.
    unit : str
        Unit of the coordinates: "°", "m", or empty.
    path : str
        HTML file to write.
    tr : callable
        Turns an English text into the user's language.
    """
    n_wanted, n_drawn = int(design.wanted.sum()), int(design.drawn.sum())
    area = float(np.nansum(design.area)) / M2_PER_KM2
    page = Page(
        title=tr("Sampling design of {n} points").format(n=f"{n_drawn:,}"),
        lead=tr(
            "Random points in each stratum. Within a stratum the first points are a random draw "
            "too, so that points may be measured in their order until time runs out."
        ),
        key_figures=(
            (tr("Points"), f"{n_drawn:,} / {n_wanted:,}", tr("drawn and wanted")),
            (tr("Strata"), f"{len(design.labels):,}", _allocation_text(settings.allocation, tr)),
            (
                tr("Area"),
                f"{show_number(area, 4)} km²" if area else tr("not known"),
                tr("that can be drawn"),
            ),
        ),
        summary=_design_summary(design, settings, tr),
        figure=_design_map(design, frame, unit, tr),
        sections=(
            Section(tr("The strata"), _strata_blocks(design, tr)),
            Section(tr("Weights of the points"), _weight_sentences(tr)),
        ),
    )
    write_page(page, path, tr)


def _allocation_text(allocation: str, tr) -> str:
    """Return the name of the allocation of points to the strata of a sampling design."""
    return {
        "proportional": tr("points in proportion to the area"),
        "equal": tr("as many points in each"),
        "neyman": tr("points by area and spread"),
        "own": tr("points by a table"),
    }[allocation]


def _design_summary(design, settings, tr) -> tuple:
    """Return which points a sampling design has, in a few sentences."""
    n_wanted, n_drawn = int(design.wanted.sum()), int(design.drawn.sum())
    text = tr("{drawn} of {wanted} points were drawn in {n} strata.")
    sentences = [text.format(drawn=f"{n_drawn:,}", wanted=f"{n_wanted:,}", n=len(design.labels))]
    if settings.min_distance > 0:
        text = tr("No two are nearer than {distance} m.")
        sentences.append(text.format(distance=show_number(settings.min_distance, 4)))
    incomplete_strata = np.flatnonzero(design.drawn < design.wanted)
    if len(incomplete_strata):
        names = [design.labels[i] for i in incomplete_strata[:3]]
        stratum_list = ", ".join(names) + ("" if len(incomplete_strata) <= 3 else ", ...")
        text = tr("Strata that cannot hold their points: {n} ({list}).")
        sentences.append(text.format(n=len(incomplete_strata), list=stratum_list))
    empty_strata = np.flatnonzero(design.drawn == 0)
    if len(empty_strata):
        text = tr("Strata without a point, of which nothing can be said: {n}.")
        sentences.append(text.format(n=len(empty_strata)))
    return tuple(sentences)


def _design_map(design, frame: MapFrame, unit: str, tr) -> Figure | None:
    """Return the points in the colours of their strata, with a legend; None without points."""
    if not len(design.x):
        return None
    groups = strata_in_colour(design, tr)
    columns, rows = legend_shape(len(groups), [label for label, _colour, _points in groups])

    def plot_sampling_design(figure):
        axes, legend = map_above_legend(figure, rows)
        for line in frame.borders:
            axes.plot(line[:, 0], line[:, 1], color=SOFT, lw=0.7)
        keys = [
            axes.scatter(
                design.x[points],
                design.y[points],
                s=16,
                color=colour,
                edgecolor=INK,
                lw=0.3,
                label=escape_mathtext(shorten_label(label, 80)),
            )
            for label, colour, points in groups
        ]
        legend.legend(handles=keys, loc="upper center", ncol=columns)
        axes.set_aspect("equal", adjustable="datalim")
        spans = float(np.ptp(design.x)), float(np.ptp(design.y))
        name_axes(axes, unit, max(spans), frame)
        axes.grid(color="#e6ebec", lw=0.6)
        axes.set_axisbelow(True)

    height = MAP_HEIGHT + legend_height(rows)
    svg = draw_svg(plot_sampling_design, tr("Map of the points"), WIDTH, height)
    return Figure(svg, tr("The points in the colours of their strata."))


def strata_in_colour(design, tr) -> list:
    """Return label, colour and points of the strata of a map; small strata share the last one."""
    labels = np.array(design.labels, dtype=object)[design.stratum]
    colours = stratum_colours(sorted(labels, key=design.labels.index))
    groups = [(name, colour, np.flatnonzero(labels == name)) for name, colour in colours.items()]
    is_other = ~np.isin(labels.astype(str), list(colours))
    if is_other.any():
        label = tr("{n} other strata").format(n=len(set(labels[is_other])))
        groups.append((label, OTHERS_COLOUR, np.flatnonzero(is_other)))
    return groups


def _strata_blocks(design, tr) -> tuple:
    """Return the strata of a sampling design as bars and as a table."""
    order = np.argsort(-np.nan_to_num(design.area), kind="stable")[:_MAX_BARS][::-1]
    total_area, total = np.nansum(design.area), design.drawn.sum()
    blocks: list = []
    if total_area > 0 and total:
        positions = np.arange(len(order))

        def plot_sample_sizes(figure):
            axes = figure.add_subplot()
            shares = 100.0 * design.area[order] / total_area, 100.0 * design.drawn[order] / total
            bars = ((0.2, SOFT, tr("Area")), (-0.2, LINE, tr("Points")))
            for values, (shift, colour, label) in zip(shares, bars):
                axes.barh(
                    positions + shift,
                    values,
                    height=0.38,
                    color=colour,
                    label=escape_mathtext(label),
                )
            axes.set_yticks(positions)
            axes.set_yticklabels([shorten_label(design.labels[i], 30) for i in order])
            axes.set_xlabel(escape_mathtext(tr("Share (%)")))
            axes.legend(loc="lower right")

        svg = draw_svg(
            plot_sample_sizes,
            tr("Strata by area and points"),
            WIDTH,
            max(1.6, 0.8 + 0.34 * len(order)),
        )
        caption = tr("Share of the strata in the area and in the points.")
        if len(order) < len(design.labels):
            caption += " " + tr("The {n} largest strata.").format(n=len(order))
        blocks.append(Figure(svg, caption))
    with np.errstate(invalid="ignore", divide="ignore"):
        area_per_point = np.where(design.drawn > 0, design.area / M2_PER_KM2 / design.drawn, np.nan)
    columns = {
        tr("Stratum"): list(design.labels),
        tr("Cells"): design.cells.tolist(),
        tr("Area (km2)"): (design.area / M2_PER_KM2).tolist(),
        tr("Points wanted"): design.wanted.tolist(),
        tr("Points drawn"): design.drawn.tolist(),
        tr("Area of a point (km2)"): area_per_point.tolist(),
    }
    if np.isfinite(design.sd).any():
        columns[tr("Standard deviation of the spread")] = design.sd.tolist()
    rows = tuple(zip(*columns.values()))
    blocks.append(Table(tr("Strata"), tuple(columns), rows, "strata.csv"))
    return tuple(blocks)


def _weight_sentences(tr) -> tuple:
    """Return how to weigh the points of a sampling design in an estimate."""
    return (
        Text(
            tr(
                "The mean of the region is the mean of the strata weighted by their areas, not "
                "that of all points. In the layer, area_km2 is the area that a point stands for, "
                "and inclusion the probability with which its cell was drawn."
            ),
            GOOD,
        ),
        Text(
            tr(
                "Points that cannot be reached and are replaced in the field spoil the "
                "probabilities: exclude such areas and draw again."
            ),
            CAUTION,
        ),
    )
