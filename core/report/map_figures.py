"""Maps in the reports: sites at their places, rasters in small."""

from __future__ import annotations

import numpy as np

from .drawing import SOFT, WIDTH, draw, plain


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
    from ..raster.classes_table import read_classes
    from ..raster.preview import read_preview

    values, grid = read_preview(path)
    classes = read_classes(path)
    west, south, east, north = grid.extent
    signed = bool(signed_ramp) and np.nanmin(values, initial=0) < 0 < np.nanmax(values, initial=0)

    def paint(figure):
        from matplotlib.colors import LinearSegmentedColormap, ListedColormap
        from matplotlib.patches import Patch

        axes = figure.add_subplot()
        if classes:
            codes = [entry.code for entry in classes]
            shown = np.full(values.shape, np.nan)
            for place, code in enumerate(codes):
                shown[values == code] = place
            colours = ListedColormap([entry.colour for entry in classes])
            limits = {"vmin": -0.5, "vmax": len(codes) - 0.5}
        else:
            chosen = list(signed_ramp if signed else ramp)
            shown, colours = values, LinearSegmentedColormap.from_list("ramp", chosen)
            limits = _limits(values, signed)
        image = axes.imshow(
            shown,
            extent=(west, east, south, north),
            cmap=colours,
            interpolation="nearest",
            **limits,
        )
        if classes:
            patches = [Patch(color=entry.colour, label=plain(entry.label)) for entry in classes]
            axes.legend(handles=patches, loc="upper left", bbox_to_anchor=(1.01, 1.0))
        else:
            bar = figure.colorbar(image, ax=axes, shrink=0.8, extend="both")
            bar.set_label(plain(label))
            bar.outline.set_visible(False)
        axes.ticklabel_format(useOffset=False, style="plain")
        axes.tick_params(labelsize=7)

    return draw(paint, description, WIDTH, 4.4)


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
