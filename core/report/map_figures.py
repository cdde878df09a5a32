"""Maps in the reports: sites at their places, rasters in small."""

from __future__ import annotations

import numpy as np

from .drawing import SOFT, WIDTH, draw, plain, shorten
from .numbers import with_minus

# Inches of a map, and of a row of its legend below.
MAP_HEIGHT = 4.0
ROW_HEIGHT = 0.2
# Classes a legend names; of more the largest are shown.
MOST_CLASSES = 16
# A map of this extent has its edges in km.
FEWEST_KM = 10.0
PALE = "#d5dadb"


def site_map(x, y, errors, colour_label: str, description: str, reach: float) -> str:
    """Return sites at their coordinates, coloured by an error from -reach to reach."""
    x, y, errors = (np.asarray(part, np.float64) for part in (x, y, errors))

    def paint(figure):
        axes = figure.add_subplot()
        unknown = ~np.isfinite(errors)
        axes.scatter(x[unknown], y[unknown], s=14, color="#c9d1d3", lw=0)
        marks = axes.scatter(
            x[~unknown],
            y[~unknown],
            c=errors[~unknown],
            s=22,
            cmap="PuOr",
            vmin=-reach,
            vmax=reach,
            edgecolor=SOFT,
            lw=0.4,
        )
        bar = figure.colorbar(marks, ax=axes, shrink=0.8, extend="both")
        bar.set_label(plain(colour_label))
        bar.outline.set_visible(False)
        axes.set_aspect("equal", adjustable="datalim")
        axes.ticklabel_format(useOffset=False)
        axes.grid(color="#e6ebec", lw=0.6)
        axes.set_axisbelow(True)

    return draw(paint, description, WIDTH, 4.2)


def class_map(path: str, entries, description: str, others: str = "") -> str:
    """Return a class raster with its legend below, however many and long the labels are.

    Parameters
    ----------
    path : str
        The raster.
    entries : sequence of (int, str, str)
        Code, label and colour of each class. Of more than `MOST_CLASSES` the largest are shown.
    description : str
        What the figure shows.
    others : str
        Label of the classes that are too many to show.
    """
    from ..raster.preview import read_preview

    values, grid = read_preview(path)
    places, shown = _places(values, list(entries), others)

    def paint(figure):
        from matplotlib.colors import ListedColormap
        from matplotlib.patches import Patch

        columns = 2 if len(shown) > 3 else 3
        rows = -(-len(shown) // columns)
        ratios = (MAP_HEIGHT, 0.35 + ROW_HEIGHT * rows)
        axes, legend = figure.subplots(2, 1, gridspec_kw={"height_ratios": ratios})
        axes.imshow(
            places,
            extent=_extent(grid),
            cmap=ListedColormap([colour for _, colour in shown]),
            vmin=-0.5,
            vmax=len(shown) - 0.5,
            interpolation="nearest",
        )
        _ticks(axes, grid)
        patches = [Patch(color=colour, label=shorten(label, 48)) for label, colour in shown]
        legend.legend(handles=patches, loc="upper center", ncol=columns)
        legend.axis("off")

    rows = -(-len(shown) // (2 if len(shown) > 3 else 3))
    return draw(paint, description, WIDTH, MAP_HEIGHT + 0.35 + ROW_HEIGHT * rows)


def _places(values, entries: list, others: str) -> tuple:
    """Return the place of each cell's class in the legend, and the legend's labels and colours."""
    if len(entries) > MOST_CLASSES:
        cells = {code: int(np.count_nonzero(values == code)) for code, _, _ in entries}
        ranked = sorted(entries, key=lambda entry: -cells[entry[0]])
        kept = {entry[0] for entry in ranked[: MOST_CLASSES - 1] if cells[entry[0]]}
    else:
        kept = {entry[0] for entry in entries}
    shown = [entry for entry in entries if entry[0] in kept]
    places = np.full(values.shape, np.nan)
    if len(shown) < len(entries):
        places[np.isfinite(values)] = len(shown)
    for place, (code, _, _) in enumerate(shown):
        places[values == code] = place
    legend = [(label, colour) for _, label, colour in shown]
    if len(shown) < len(entries):
        legend.append((others or "…", PALE))
    return places, legend


def quick_look(path: str, ramp, label: str, description: str, signed_ramp=()) -> str:
    """Return a small picture of a raster with its colour bar, or with a legend of its classes.

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
    signed_ramp : sequence of str
        Colours centred on 0, taken when the raster has values on both sides of it.
    """
    from ..raster.classes import read_classes
    from ..raster.preview import read_preview

    classes = read_classes(path)
    if classes:
        return class_map(path, [(e.code, e.label, e.colour) for e in classes], description)
    values, grid = read_preview(path)
    signed = bool(signed_ramp) and np.nanmin(values, initial=0) < 0 < np.nanmax(values, initial=0)

    def paint(figure):
        from matplotlib.colors import LinearSegmentedColormap

        axes = figure.add_subplot()
        chosen = list(signed_ramp if signed else ramp)
        image = axes.imshow(
            values,
            extent=_extent(grid),
            cmap=LinearSegmentedColormap.from_list("ramp", chosen),
            interpolation="nearest",
            **_limits(values, signed),
        )
        bar = figure.colorbar(image, ax=axes, shrink=0.8, extend="both")
        bar.set_label(plain(label))
        bar.outline.set_visible(False)
        _ticks(axes, grid)

    return draw(paint, description, WIDTH, 4.4)


def _extent(grid) -> tuple:
    """Return west, east, south, north as a picture wants them."""
    west, south, east, north = grid.extent
    return west, east, south, north


def _ticks(axes, grid) -> None:
    """Give a map few and small numbers at its edges, with their unit."""
    from matplotlib.ticker import MaxNLocator

    unit, scale = grid.axis_unit, 1.0
    west, south, east, north = grid.extent
    if unit == "m" and min(east - west, north - south) >= FEWEST_KM * 1000.0:
        unit, scale = "km", 1000.0
    gap = "" if unit == "°" else "\u00a0"

    def text(value, _place) -> str:
        # No more decimals than the ticks differ in.
        return with_minus(f"{round(value / scale, 6):,.12g}") + (gap + unit if unit else "")

    for axis, most in ((axes.xaxis, 5), (axes.yaxis, 6)):
        axis.set_major_locator(MaxNLocator(most))
        axis.set_major_formatter(text)
    axes.tick_params(labelsize=7)


def _limits(values, signed: bool) -> dict:
    """Return the range of colours: the bulk of the values, centred on 0 when `signed`."""
    known = values[np.isfinite(values)]
    if known.size == 0:
        return {"vmin": 0.0, "vmax": 1.0}
    low, high = np.quantile(known, (0.02, 0.98))
    if signed:
        reach = max(abs(low), abs(high)) or 1.0
        return {"vmin": -reach, "vmax": reach}
    return {"vmin": low, "vmax": high if high > low else low + 1.0}
