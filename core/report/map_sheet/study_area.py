"""A map of a study area: sites over land cover and over elevation, with the borders of zones."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ...errors_and_notes.diagnosis import SitesOffMap
from ...errors_and_notes.landuse import TooManyClasses
from ...errors_and_notes.raster import NotInteger
from ...errors_and_notes.sites import SitesOutside
from ...landuse.legend import LandClass, complete_legend
from ...raster import ClassEntry
from ...raster.class_tables import read_colours
from ...run import Run
from ..figure_labels import escape_mathtext, label_width, shorten_label
from ..map_figures import (
    MapFrame,
    draw_class_colours,
    legend_indices,
    no_data_patch,
    picture_extent,
)
from ..svg_drawing import INK
from .comparison_sheet import class_patches
from .overview import draw_overview, plan_overview
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
from .sheet_layout import Rectangle, lay_out_maps, shown_ratio

# After hypsometric tints of printed maps: green lowland, brown mountains, pale peaks.
ELEVATION_RAMP = ("#5a9367", "#a7c796", "#efe9b7", "#d9b477", "#a5754a", "#e9e2da")
# Light from the north-west, as on printed maps, and how much of the picture is shade.
_AZIMUTH, _ALTITUDE, _SHADE = 315.0, 45.0, 0.45
# Light on level ground: the sine of the altitude.
_FLAT = math.sin(math.radians(_ALTITUDE))
# The hillshade is drawn as if it were this much of a map's width high.
_HILLSHADE_HEIGHT = 0.04
_SCALE_STRIP, _LEGEND, _ROW = 0.72, 0.5, 0.21
_MAX_CLASSES = 60
# Names of sites: points, their distance from the site, and letters.
_NAME_POINTS, _LABEL_OFFSET, _LONGEST_NAME = 7.5, 3.0, 18
_SITE = "#d7301f"


class Sites(NamedTuple):
    """Sites in the coordinates of the maps, and their names (empty for none)."""

    x: np.ndarray
    y: np.ndarray
    names: tuple


class AreaTexts(NamedTuple):
    """Texts of a study-area map: heading, titles of both maps, elevation with unit, sites."""

    heading: str
    landcover: str
    elevation: str
    elevation_label: str
    sites: str


def write_study_area(
    landcover: SheetMap | None,
    elevation: SheetMap | None,
    sites: Sites,
    path: str,
    texts: AreaTexts,
    frame: MapFrame,
    run: Run,
    country: tuple = (),
) -> None:
    """Write a map of sites over land cover and over elevation, whichever there are.

    Parameters
    ----------
    landcover : SheetMap, optional
        A class raster.
    elevation : SheetMap, optional
        Elevation.
    sites : Sites
        The sites.
    path : str
        PDF, PNG or SVG to write.
    texts : AreaTexts
        Its texts.
    frame : MapFrame
        Names of axes, and borders.
    run : Run
        Receives a note on sites outside the map.
    country : tuple of numpy.ndarray
        Borders for a small overview of where the area lies, as lines in the coordinates of the
        map; none for no overview.

    Raises
    ------
    MapsUnlike
        When the rasters have different coordinate systems.
    """
    maps = [sheet_map for sheet_map in (landcover, elevation) if sheet_map is not None]
    require_same_place(maps)
    pictures = [sheet_map.read(len(maps)) for sheet_map in maps]
    extent, unit, crs = common_extent(maps), maps[0].grid.axis_unit, maps[0].grid.crs
    _note_sites_outside_map(sites, extent, run)
    present_classes = [] if landcover is None else classes_present(landcover, pictures[0][0])
    has_gaps = any(np.isnan(values).any() for values, _ in pictures)
    columns = 2 if len(maps) == 2 else 3
    legend = _legend_height(len(present_classes) + has_gaps, columns)
    ratio = shown_ratio(extent, unit)
    layout = lay_out_maps(len(maps), ratio, legend + _SCALE_STRIP, bool(texts.heading), len(maps))
    points = np.stack([sites.x, sites.y], axis=1)
    overview = plan_overview(country, extent, unit, points, layout.maps[0])

    def plot_study_area(figure):
        for number, (sheet_map, (values, grid)) in enumerate(zip(maps, pictures)):
            map_rectangle = layout.maps[number]
            axes = figure.add_axes(layout.share(map_rectangle))
            below = Rectangle(map_rectangle.left, layout.strip.top, map_rectangle.width, legend)
            if sheet_map is landcover:
                _draw_landcover(axes, values, grid, present_classes)
                handles = class_patches(present_classes)
                handles += [no_data_patch(frame)] if has_gaps else []
                _draw_class_legend(figure, handles, layout.share(below), columns)
            else:
                image = _draw_elevation(axes, values, grid)
                _elevation_bar(figure, image, layout.share(below), layout.height, texts)
            draw_map_frame(axes, grid, extent, frame, number == 0, True)
            _draw_sites(axes, sites, texts.sites)
            inset = overview if number == 0 else None
            if inset is not None:
                draw_overview(figure, inset, extent, layout, map_rectangle)
            _label_sites(axes, sites, extent, map_rectangle, inset)
            title = texts.landcover if sheet_map is landcover else texts.elevation
            panel_title(axes, number, len(maps), title)
        inches = metres_per_inch(extent, crs, unit, layout.maps[0].width)
        _draw_scale_and_key(figure, axes, layout, legend, inches)
        draw_heading(figure, texts.heading, layout.height)

    write_sheet(plot_study_area, path, texts.heading or texts.sites, layout.width, layout.height)


def _legend_height(n_entries: int, columns: int) -> float:
    """Return the height of the strip below the maps that holds a legend, in inches."""
    rows = -(-n_entries // columns)
    return max(_LEGEND, 0.12 + _ROW * rows)


def _draw_sites(axes, sites: Sites, label: str) -> None:
    """Draw the sites as points above the map."""
    axes.plot(
        sites.x,
        sites.y,
        "o",
        color=_SITE,
        ms=4.5,
        mec="white",
        mew=0.7,
        zorder=5,
        label=escape_mathtext(label),
    )


def _draw_class_legend(figure, handles: list, rectangle: tuple, columns: int) -> None:
    """Draw the legend of the land-cover classes below their map."""
    figure.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=rectangle,
        ncol=columns,
        borderaxespad=0,
    )


def _draw_scale_and_key(figure, axes, layout, legend: float, metres: float) -> None:
    """Draw the scale bar below the maps, and the key of the points at its right.

    `legend` is the height of the legends, inches; `metres` are those of an inch on the map.
    """
    strip = layout.strip._replace(
        top=layout.strip.top + legend, height=_SCALE_STRIP, left=layout.maps[0].left
    )
    draw_scale_bar(figure, layout.share(strip), metres, (layout.width, layout.height))
    right = (layout.maps[-1].left + layout.maps[-1].width) / layout.width
    anchor = (right, (_SCALE_STRIP - 0.05) / layout.height)
    figure.legend(
        handles=axes.get_legend_handles_labels()[0], loc="upper right", bbox_to_anchor=anchor
    )


def classes_present(landcover: SheetMap, values: np.ndarray) -> list:
    """Return the land-cover classes that the map of the study area shows, by code.

    Raises
    ------
    NotInteger, TooManyClasses
        When it holds measurements.
    """
    finite = values[np.isfinite(values)]
    if (finite != np.rint(finite)).any():
        raise NotInteger(landcover.path, float(finite[finite != np.rint(finite)][0]))
    codes = np.unique(finite).astype(np.int64).tolist()
    if len(codes) > _MAX_CLASSES:
        raise TooManyClasses((landcover.path,), len(codes), _MAX_CLASSES)
    declared_classes = {e.code: LandClass(e.code, e.label, e.colour) for e in landcover.classes}
    colours = read_colours(landcover.path, landcover.band)
    legend_classes = complete_legend(
        codes, declared_classes, {c: LandClass(c, "", colours[c]) for c in colours}
    )
    return [ClassEntry(e.code, e.name, e.name, e.colour) for e in legend_classes]


def _note_sites_outside_map(sites: Sites, extent: tuple, run: Run) -> None:
    """Note sites outside the study area; raise `SitesOutside` when all are."""
    west, south, east, north = extent
    inside = (sites.x >= west) & (sites.x <= east) & (sites.y >= south) & (sites.y <= north)
    if not inside.any():
        has_coordinates = np.isfinite(sites.x) & np.isfinite(sites.y)
        x, y = sites.x[has_coordinates], sites.y[has_coordinates]
        site_extent = (x.min(), y.min(), x.max(), y.max()) if len(x) else (math.nan,) * 4
        raise SitesOutside(len(inside), tuple(map(float, site_extent)), extent)
    if not inside.all():
        run.note(SitesOffMap(int(np.count_nonzero(~inside)), len(inside)))


def _draw_landcover(axes, values, grid, present_classes: list) -> None:
    """Draw land cover in the colours of its classes."""
    class_indices = legend_indices(values, [entry.code for entry in present_classes])
    # A map without data has no class, but a list of colours must not be empty.
    draw_class_colours(
        axes, class_indices, grid, [entry.colour for entry in present_classes] or ["#808080"]
    )


def _draw_elevation(axes, values, grid):
    """Draw the elevation of a study area as tints with hillshade."""
    from matplotlib.colors import LightSource, LinearSegmentedColormap, Normalize

    ramp = LinearSegmentedColormap.from_list("elevation", ELEVATION_RAMP)
    finite = values[np.isfinite(values)]
    low, high = np.quantile(finite, (0.005, 0.995)) if finite.size else (0.0, 1.0)
    tints = Normalize(float(low), float(high) if high > low else float(low) + 1.0)
    extent = picture_extent(grid)
    # The bar is that of the tints, the picture above them has the shade as well.
    image = axes.imshow(values, extent=extent, cmap=ramp, norm=tints, interpolation="nearest")
    filled = np.where(np.isfinite(values), values, low)
    height = _HILLSHADE_HEIGHT * values.shape[1] / max(float(high - low), 1e-9)
    light = LightSource(_AZIMUTH, _ALTITUDE)
    shade = light.hillshade(filled, vert_exag=height)
    shade[_has_unknown_slope(values)] = _FLAT
    colours = ramp(tints(filled))
    colours[..., :3] *= (1.0 - _SHADE + _SHADE * np.clip(shade / _FLAT, 0.0, 1.3))[..., None]
    colours = np.clip(colours, 0.0, 1.0)
    colours[..., 3] = np.isfinite(values)
    axes.imshow(colours, extent=extent, interpolation="nearest")
    return image


def _has_unknown_slope(values: np.ndarray) -> np.ndarray:
    """Return the cells of unknown slope, without hillshade: without data, or beside such."""
    gaps = np.isnan(np.pad(values, 1, mode="edge"))
    rows, cols = values.shape
    return np.logical_or.reduce(
        [gaps[i : i + rows, j : j + cols] for i in range(3) for j in range(3)]
    )


def _elevation_bar(figure, image, strip: tuple, height: float, texts: AreaTexts) -> None:
    """Draw the colour bar of the elevation on the map of a study area."""
    left, bottom, width, strip_height = strip
    axes = figure.add_axes([left, bottom + strip_height - 0.15 / height, width, 0.13 / height])
    bar = figure.colorbar(image, cax=axes, orientation="horizontal", extend="both")
    bar.outline.set_linewidth(0.5)
    bar.ax.tick_params(length=2.5, labelsize=8)
    bar.set_label(escape_mathtext(texts.elevation_label), fontsize=8.5)


def _label_sites(
    axes, sites: Sites, extent: tuple, map_rectangle: Rectangle, overview=None
) -> None:
    """Write the names of the sites in the study area, each once, where there is room."""
    from matplotlib.patheffects import withStroke

    site_positions: dict = {}
    for x, y, name in zip(sites.x.tolist(), sites.y.tolist(), sites.names):
        if name:
            site_positions.setdefault(name, (x, y))
    hidden = () if overview is None else (overview.place,)
    for name, position, (right, vertical) in _label_positions(
        site_positions, extent, map_rectangle, hidden
    ):
        axes.annotate(
            name,
            position,
            xytext=(_LABEL_OFFSET * right, _LABEL_OFFSET * vertical),
            textcoords="offset points",
            ha="left" if right > 0 else "right",
            va="bottom" if vertical > 0 else "top",
            fontsize=_NAME_POINTS,
            color=INK,
            zorder=6,
            path_effects=[withStroke(linewidth=2.0, foreground="white")],
        )


def _label_positions(
    site_positions: dict, extent: tuple, map_rectangle: Rectangle, hidden=()
) -> list:
    """Return the names of sites that have room on the map, with place and side.

    Sizes are those of letters of common width; names neither meet one another nor leave the map,
    nor do they lie behind what hides a part of it: rectangles from its upper left corner, inches.
    """
    west, south, east, north = extent
    points = np.array(
        [72.0 * map_rectangle.width / (east - west), 72.0 * map_rectangle.height / (north - south)]
    )
    label_boxes = [
        tuple(
            72.0 * inches
            for inches in (
                box.left,
                map_rectangle.height - box.top - box.height,
                box.left + box.width,
                map_rectangle.height - box.top,
            )
        )
        for box in hidden
    ]
    labels = []
    for name, position in site_positions.items():
        text = shorten_label(name, _LONGEST_NAME)
        x, y = (np.array(position) - (west, south)) * points
        text_width_pt = 0.62 * _NAME_POINTS * max(map(label_width, text.split("\n")))
        text_height_pt = 1.2 * _NAME_POINTS * (1 + text.count("\n"))
        for horizontal, vertical in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
            left = x + _LABEL_OFFSET if horizontal > 0 else x - _LABEL_OFFSET - text_width_pt
            low = y + _LABEL_OFFSET if vertical > 0 else y - _LABEL_OFFSET - text_height_pt
            box = left, low, left + text_width_pt, low + text_height_pt
            on_map = left > 0 and low > 0
            on_map = on_map and box[2] < points[0] * (east - west)
            on_map = on_map and box[3] < points[1] * (north - south)
            if on_map and not any(_labels_overlap(box, other) for other in label_boxes):
                label_boxes.append(box)
                labels.append((text, position, (horizontal, vertical)))
                break
    return labels


def _labels_overlap(box: tuple, other_box: tuple) -> bool:
    """Say whether two names of sites on the map of a study area overlap."""
    return (
        box[0] < other_box[2]
        and other_box[0] < box[2]
        and box[1] < other_box[3]
        and other_box[1] < box[3]
    )
