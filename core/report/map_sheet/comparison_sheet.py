"""A sheet of several maps with one legend: difference maps, years, products, classes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...errors_and_notes.diagnosis import MapsUnlike
from ..figure_labels import escape_mathtext, number_label, shorten_label
from ..map_figures import (
    MapFrame,
    draw_class_colours,
    legend_indices,
    no_data_patch,
    picture_extent,
)
from ..numbers import typeset_units
from ..svg_drawing import FLUX_RAMP, INK, SIGNED_RAMP, SOFT
from .class_breaks import common_breaks
from .sheet_elements import (
    SheetMap,
    common_extent,
    draw_heading,
    draw_map_frame,
    draw_scale_bar,
    metres_per_inch,
    panel_title,
    require_same_place,
    write_sheet,
)
from .sheet_layout import lay_out_maps, shown_ratio

# Height of the strip below the maps: with a bar of colours, and a row of a legend of classes.
_BAR_STRIP, _ROW = 0.95, 0.21
_LEGEND_COLUMNS = 3


class SheetTexts(NamedTuple):
    """Texts of a sheet: its heading (may be empty), a title for each map, that of the legend."""

    heading: str
    titles: tuple
    legend: str


def write_comparison(
    maps, path: str, texts: SheetTexts, frame: MapFrame, breaks=(), columns: int = 0
) -> tuple:
    """Write a sheet of maps to compare, with one legend, in one extent and scale.

    Parameters
    ----------
    maps : sequence of SheetMap
        The maps, alike as `require_common_legend` wants them.
    path : str
        PDF, PNG or SVG to write.
    texts : SheetTexts
        Its texts.
    frame : MapFrame
        Names of axes, and borders.
    breaks : sequence of float
        Rising class breaks of measurements; none for round numbers that fit all maps.
    columns : int
        Maps beside one another; 0 for the number that makes them largest.

    Returns
    -------
    tuple of float
        The breaks used; empty for class rasters.

    Raises
    ------
    MapsUnlike
        When a class code has different names in two maps.
    """
    pictures = [sheet_map.read(len(maps)) for sheet_map in maps]
    classes = common_classes(maps)
    if classes:
        present_classes = [
            e for e in classes if any((values == e.code).any() for values, _ in pictures)
        ]
        legend: _Classes | _Breaks = _Classes(present_classes or list(classes))
    else:
        values = [values for values, _ in pictures]
        legend = _Breaks(tuple(breaks) or common_breaks(values), values, texts.legend)
    extent, unit = common_extent(maps), maps[0].grid.axis_unit
    ratio = shown_ratio(extent, unit)
    layout = lay_out_maps(len(maps), ratio, legend.height, bool(texts.heading), columns)
    has_gaps = any(np.isnan(values).any() for values, _ in pictures)

    def plot_comparison_sheet(figure):
        for number, (values, grid) in enumerate(pictures):
            axes = figure.add_axes(layout.share(layout.maps[number]))
            image = legend.show(axes, values, grid)
            is_lowest = number + layout.columns >= len(maps)
            is_left = number % layout.columns == 0
            draw_map_frame(axes, grid, extent, frame, is_left, is_lowest)
            panel_title(axes, number, len(maps), texts.titles[number])
        strip = layout.share(layout.strip)
        size = layout.width, layout.height
        inches = metres_per_inch(extent, maps[0].grid.crs, unit, layout.maps[0].width)
        draw_scale_bar(figure, strip, inches, size)
        legend.draw_legend(figure, image, strip, size, no_data_patch(frame) if has_gaps else None)
        draw_heading(figure, texts.heading, layout.height)

    write_sheet(
        plot_comparison_sheet, path, texts.heading or texts.titles[0], layout.width, layout.height
    )
    return () if classes else legend.breaks


class _Breaks:
    """Colours by breaks, with a bar that names these."""

    height = _BAR_STRIP

    def __init__(self, breaks: tuple, maps, label: str) -> None:
        from matplotlib.colors import BoundaryNorm, LinearSegmentedColormap, ListedColormap

        self.breaks, self._label = breaks, label
        ramp = SIGNED_RAMP if breaks[0] < 0 < breaks[-1] else FLUX_RAMP
        if breaks[-1] <= 0 and len(breaks) > 1:
            ramp = ramp[::-1]
        # One colour for each class, with those beyond the outer breaks.
        smooth = LinearSegmentedColormap.from_list("ramp", ramp)
        colours = ListedColormap(smooth(np.linspace(0.0, 1.0, len(breaks) + 1)))
        if len(breaks) > 1:
            norm = BoundaryNorm(breaks, len(breaks) + 1, extend="both")
        else:
            deviations = [np.nanmax(np.abs(values - breaks[0]), initial=0.0) for values in maps]
            max_deviation = max(deviations, default=0.0) or 1.0
            norm = BoundaryNorm(
                (breaks[0] - max_deviation, breaks[0], breaks[0] + max_deviation), 2
            )
        self._drawn = {"cmap": colours, "norm": norm}

    def show(self, axes, values, grid):
        """Draw a compared map in classes of its breaks; return the picture."""
        extent = picture_extent(grid)
        return axes.imshow(values, extent=extent, interpolation="nearest", **self._drawn)

    def draw_legend(self, figure, image, strip: tuple, size: tuple, no_data) -> None:
        """Draw the colour bar that is the legend of the compared maps."""
        left, bottom, width, height = strip
        bar_width = min(0.5, 6.0 / size[0])
        bar_axes = figure.add_axes(
            [0.56 - bar_width / 2, bottom + 0.55 * height, bar_width, 0.15 / size[1]]
        )
        bar = figure.colorbar(
            image, cax=bar_axes, orientation="horizontal", ticks=self.breaks, extendfrac=0.08
        )
        bar.ax.set_xticklabels([number_label(value) for value in self.breaks])
        bar.ax.tick_params(length=2.5, color=SOFT)
        bar.outline.set_edgecolor(SOFT)
        bar.set_label(typeset_units(escape_mathtext(self._label)))
        if no_data is not None:
            anchor = (left + width, bottom + 0.75 * height)
            figure.legend(handles=[no_data], loc="upper right", bbox_to_anchor=anchor)


class _Classes:
    """Colours of classes, with a legend."""

    def __init__(self, entries: list) -> None:
        self._entries = entries
        rows = -(-(len(entries) + 1) // _LEGEND_COLUMNS)
        self.height = max(0.75, 0.3 + _ROW * rows)
        self.breaks: tuple = ()

    def show(self, axes, values, grid):
        """Draw a compared class map; return the picture."""
        class_indices = legend_indices(values, [entry.code for entry in self._entries])
        return draw_class_colours(
            axes, class_indices, grid, [entry.colour for entry in self._entries]
        )

    def draw_legend(self, figure, image, strip: tuple, size: tuple, no_data) -> None:
        """Draw the legend of the compared class maps right of the scale bar."""
        handles = class_patches(self._entries)
        if no_data is not None:
            handles.append(no_data)
        left, bottom, width, height = strip
        anchor = (left + 2.5 / size[0], bottom, width - 2.5 / size[0], height)
        figure.legend(
            handles=handles,
            loc="upper left",
            bbox_to_anchor=anchor,
            ncol=min(_LEGEND_COLUMNS, len(handles)),
        )


def class_patches(entries) -> list:
    """Return the legend symbol of each class of the maps of a comparison sheet."""
    from matplotlib.patches import Patch

    return [
        Patch(facecolor=e.colour, edgecolor=INK, lw=0.3, label=shorten_label(e.label, 26))
        for e in entries
    ]


def require_common_legend(maps) -> None:
    """Raise when maps cannot share a legend and a scale.

    Raises
    ------
    MapsUnlike
        For another CRS, another unit, or classes beside measurements ("kind").
    """
    require_same_place(maps)
    first = maps[0]
    reference = first_with_unit(maps)
    for other in maps[1:]:
        if bool(first.classes) != bool(other.classes):
            n_first, n_other = (f"{len(sheet_map.classes)}" for sheet_map in (first, other))
            raise MapsUnlike("kind", first.path, n_first, other.path, n_other)
        # Files that state no unit are taken for what the others are.
        if not first.classes and other.unit and other.unit != reference.unit:
            raise MapsUnlike("unit", reference.path, reference.unit, other.path, other.unit)


def first_with_unit(maps) -> SheetMap:
    """Return the first map that states its unit; the first of all where none does."""
    return next((sheet_map for sheet_map in maps if sheet_map.unit), maps[0])


def common_classes(maps) -> tuple:
    """Return the classes of all maps by code, those of the first map that has each.

    Raises
    ------
    MapsUnlike
        When a code has different names in two of them.
    """
    entries_by_code: dict = {}
    for sheet_map in maps:
        for entry in sheet_map.classes:
            path, before = entries_by_code.setdefault(entry.code, (sheet_map.path, entry))
            if before.label != entry.label:
                names = f"{before.code} = {before.label}", f"{entry.code} = {entry.label}"
                raise MapsUnlike("classes", path, names[0], sheet_map.path, names[1])
    return tuple(entries_by_code[code][1] for code in sorted(entries_by_code))
