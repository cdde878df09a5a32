"""Maps in the reports: sites at their places, rasters in small."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .figure_labels import escape_mathtext, shorten_label
from .numbers import with_minus, with_unit
from .svg_drawing import INK, NO_DATA, SOFT, WIDTH, draw_svg

# Inches of a map, and of a row of its legend below.
MAP_HEIGHT = 4.0
ROW_HEIGHT = 0.2
# Classes a legend names; of more the largest are shown.
MAX_CLASSES = 16
# A map of this extent has its edges in km.
MIN_KM = 10.0
PALE = "#b9c1c4"
# Labels from here on have a row of their own in a legend.
_LONG_LABEL = 38
# Steps of a scale.
_MAX_TICKS = (5, 6)


class MapFrame(NamedTuple):
    """What all maps of a page share: the names of their axes, and the borders drawn on them.

    Parameters
    ----------
    plane, degrees : (str, str)
        Names of the x and y axis of coordinates in a plane and in degrees.
    no_data : str
        Name of the cells without data.
    borders : tuple of numpy.ndarray
        Lines in the coordinates of the map, as the zones' `outlines` returns them.
    """

    plane: tuple
    degrees: tuple
    no_data: str
    borders: tuple = ()


def map_frame(tr, borders=()) -> MapFrame:
    """Return the frame of the maps of a page in the user's language."""
    plane, degrees = (tr("Easting"), tr("Northing")), (tr("Longitude"), tr("Latitude"))
    return MapFrame(plane, degrees, tr("No data"), tuple(borders))


def site_map(
    x,
    y,
    errors,
    colour_label: str,
    description: str,
    max_error: float,
    frame: MapFrame,
    unit: str = "",
) -> str:
    """Return a map of sites, coloured by an error from -reach to reach.

    `unit` is that of the coordinates: "°", "m", or empty where it is not known.
    """
    x, y, errors = (np.asarray(values, np.float64) for values in (x, y, errors))

    def plot_site_map(figure):
        axes = figure.add_subplot()
        is_unknown = ~np.isfinite(errors)
        axes.scatter(x[is_unknown], y[is_unknown], s=14, color="#c9d1d3", lw=0)
        points = axes.scatter(
            x[~is_unknown],
            y[~is_unknown],
            c=errors[~is_unknown],
            s=22,
            cmap="PuOr",
            vmin=-max_error,
            vmax=max_error,
            edgecolor=SOFT,
            lw=0.4,
        )
        bar = figure.colorbar(points, ax=axes, shrink=0.8, extend="both")
        bar.set_label(escape_mathtext(colour_label))
        bar.outline.set_visible(False)
        axes.set_aspect("equal", adjustable="datalim")
        spans = [float(np.ptp(values)) if values.size else 0.0 for values in (x, y)]
        name_axes(axes, unit, max(spans), frame)
        axes.grid(color="#e6ebec", lw=0.6)
        axes.set_axisbelow(True)

    return draw_svg(plot_site_map, description, WIDTH, 4.2)


def class_map(path: str, entries, description: str, frame: MapFrame, others: str = "") -> str:
    """Return a map of a class raster, its legend below, however many and long the labels are.

    Parameters
    ----------
    path : str
        The raster.
    entries : sequence of (int, str, str)
        Code, label and colour of each class. Of more than `MAX_CLASSES` the largest are shown.
    description : str
        What the figure shows.
    frame : MapFrame
        Axes and borders.
    others : str
        Label of the classes that are too many to show.
    """
    from ..raster.preview import read_preview

    values, grid = read_preview(path)
    class_indices, legend_entries = _legend_indices(values, list(entries), others)
    n_keys = len(legend_entries) + bool(np.isnan(class_indices).any())
    columns, rows = legend_shape(n_keys, [label for label, _ in legend_entries])

    def plot_class_map(figure):
        from matplotlib.patches import Patch

        axes, legend = map_above_legend(figure, rows)
        draw_class_map(axes, class_indices, grid, [colour for _, colour in legend_entries], frame)
        patches = [
            Patch(facecolor=colour, edgecolor=SOFT, lw=0.3, label=shorten_label(label, 80))
            for label, colour in legend_entries
        ]
        if n_keys > len(legend_entries):
            patches.append(no_data_patch(frame))
        legend.legend(handles=patches, loc="upper center", ncol=columns)

    return draw_svg(plot_class_map, description, WIDTH, MAP_HEIGHT + legend_height(rows))


def legend_shape(n_keys: int, labels) -> tuple:
    """Return columns and rows of a legend below a map, of keys with these labels among them."""
    longest = max(map(len, labels), default=0)
    columns = 1 if longest > _LONG_LABEL else 2 if n_keys > 3 else 3
    return columns, -(-n_keys // columns)


def legend_height(rows: int) -> float:
    """Return the inches of a legend below a map."""
    return 0.35 + ROW_HEIGHT * rows


def map_above_legend(figure, rows: int) -> tuple:
    """Return the axes of a map and of the legend below it."""
    ratios = (MAP_HEIGHT, legend_height(rows))
    axes, legend = figure.subplots(2, 1, gridspec_kw={"height_ratios": ratios})
    legend.axis("off")
    return axes, legend


def draw_class_map(axes, class_indices, grid, colours, frame: MapFrame) -> None:
    """Draw a map of places 0, 1, ... in a list of colours, with its axes and borders."""
    draw_class_colours(axes, class_indices, grid, colours)
    finish_map(axes, grid, frame)


def draw_class_colours(axes, class_indices, grid, colours):
    """Draw the cells of a map by position in a list of colours; return the picture."""
    from matplotlib.colors import ListedColormap

    return axes.imshow(
        class_indices,
        extent=picture_extent(grid),
        cmap=ListedColormap(colours),
        vmin=-0.5,
        vmax=len(colours) - 0.5,
        interpolation="nearest",
    )


def legend_indices(values, codes) -> np.ndarray:
    """Return the index of each cell's class for the colours of a map; NaN where it is in none."""
    class_indices = np.full(values.shape, np.nan)
    for index, code in enumerate(codes):
        class_indices[values == code] = index
    return class_indices


def _legend_indices(values, entries: list, others: str) -> tuple:
    """Return the index of each cell's class in the map's legend, its labels and colours."""
    if len(entries) > MAX_CLASSES:
        cells = {code: int(np.count_nonzero(values == code)) for code, _, _ in entries}
        ranked = sorted(entries, key=lambda entry: -cells[entry[0]])
        legend_codes = {entry[0] for entry in ranked[: MAX_CLASSES - 1] if cells[entry[0]]}
    else:
        legend_codes = {entry[0] for entry in entries}
    legend_entries = [entry for entry in entries if entry[0] in legend_codes]
    class_indices = legend_indices(values, [code for code, _, _ in legend_entries])
    if len(legend_entries) < len(entries):
        class_indices[np.isnan(class_indices) & np.isfinite(values)] = len(legend_entries)
    legend = [(label, colour) for _, label, colour in legend_entries]
    if len(legend_entries) < len(entries):
        legend.append((others or "…", PALE))
    return class_indices, legend


def raster_figure(
    path: str, ramp, label: str, description: str, frame: MapFrame, signed_ramp=()
) -> str:
    """Return a small map of a raster with its colour bar, or with a legend of its classes.

    Parameters
    ----------
    path : str
        The raster; a class table in it is used.
    ramp : sequence of str
        Colours from low to high, for rasters without classes.
    label : str
        What the colours mean, with unit.
    description : str
        What the figure shows.
    frame : MapFrame
        Axes and borders.
    signed_ramp : sequence of str
        Colours centred on 0, taken when the raster has values below it.
    """
    from ..raster.class_tables import read_classes
    from ..raster.preview import read_preview

    classes = read_classes(path)
    if classes:
        return class_map(path, [(e.code, e.label, e.colour) for e in classes], description, frame)
    values, grid = read_preview(path)
    signed = bool(signed_ramp) and np.nanmin(values, initial=0) < 0

    def plot_raster_map(figure):
        from matplotlib.colors import LinearSegmentedColormap

        axes = figure.add_subplot()
        colours = list(signed_ramp if signed else ramp)
        image = axes.imshow(
            values,
            extent=picture_extent(grid),
            cmap=LinearSegmentedColormap.from_list("ramp", colours),
            interpolation="nearest",
            **_colour_limits(values, signed),
        )
        bar = figure.colorbar(image, ax=axes, shrink=0.8, extend="both")
        bar.set_label(escape_mathtext(label))
        bar.outline.set_visible(False)
        finish_map(axes, grid, frame)
        if np.isnan(values).any():
            _add_no_data_legend(axes, frame)

    return draw_svg(plot_raster_map, description, WIDTH, 4.4)


def picture_extent(grid) -> tuple:
    """Return west, east, south, north of a map figure, as matplotlib wants them."""
    west, south, east, north = grid.extent
    return west, east, south, north


def finish_map(axes, grid, frame: MapFrame) -> None:
    """Give a map of a report its axes, the colour of cells without data, and borders."""
    from matplotlib.collections import LineCollection

    axes.patch.set(**NO_DATA)
    west, south, east, north = grid.extent
    if frame.borders:
        lines = LineCollection(frame.borders, colors=INK, linewidths=0.6, alpha=0.85)
        axes.add_collection(lines, autolim=False)
    axes.set(xlim=(west, east), ylim=(south, north))
    name_axes(axes, grid.axis_unit, min(east - west, north - south), frame)


def no_data_patch(frame: MapFrame):
    """Return the legend symbol of cells without data."""
    from matplotlib.patches import Patch

    return Patch(**NO_DATA, lw=0.5, label=escape_mathtext(frame.no_data))


def _add_no_data_legend(axes, frame: MapFrame) -> None:
    """Name the hatching of cells without data below a map."""
    axes.legend(
        handles=[no_data_patch(frame)],
        loc="upper left",
        bbox_to_anchor=(0.0, -0.14),
        borderaxespad=0,
    )


def name_axes(axes, unit: str, span: float, frame: MapFrame) -> None:
    """Label the axes of a map with name and unit; few ticks, in small print."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    names, scale = (frame.degrees if unit == "°" else frame.plane), 1.0
    if unit == "m" and span >= MIN_KM * 1000.0:
        unit, scale = "km", 1000.0

    def text(value, _position) -> str:
        # No more decimals than the ticks differ in.
        return with_minus(f"{round(value / scale, 6):,.12g}")

    for axis, name, max_ticks in zip((axes.xaxis, axes.yaxis), names, _MAX_TICKS):
        axis.set_major_locator(MaxNLocator(max_ticks))
        axis.set_major_formatter(FuncFormatter(text))
        axis.set_label_text(with_unit(name, unit), fontsize=8)
    axes.tick_params(labelsize=7)
    for spine in axes.spines.values():
        spine.set_visible(True)
        spine.set_linewidth(0.6)


def _colour_limits(values, signed: bool) -> dict:
    """Return the range of a map's colours: the bulk of the values, centred on 0 when `signed`."""
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return {"vmin": 0.0, "vmax": 1.0}
    low, high = np.quantile(finite, (0.02, 0.98))
    if signed:
        limit = max(abs(low), abs(high)) or 1.0
        return {"vmin": -limit, "vmax": limit}
    return {"vmin": low, "vmax": high if high > low else low + 1.0}
