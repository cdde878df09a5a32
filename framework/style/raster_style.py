"""How outputs look: one table of styles, written as ``.qml`` beside each raster.

Headless runs have no layer to style, so the file is written always; in the window the same file
is loaded into the layer.
"""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass

from qgis.core import (
    QgsColorRampLegendNodeSettings,
    QgsColorRampShader,
    QgsGradientColorRamp,
    QgsGradientStop,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRasterMinMaxOrigin,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from ...core import raster
from ...core.errors_and_notes.raster import OutputNotWritable
from ...core.files.atomic import publish_text
from ...core.report.numbers import show_number, typeset_units
from ...core.units.quantity import NO_SIGN, SOURCE, find_quantity, quantity_of_name
from ..text.translation import tr_class

# Share cut off at either end, so that single extremes do not eat the ramp.
TAIL_SHARE = 0.02
# Ending of style files, which otherwise have the name of their layer.
STYLE_ENDING = ".qml"


@dataclass(frozen=True)
class RampStyle:
    """A continuous style: colours from low to high.

    `diverging` centres them on zero; `signed` names the style to take instead where values go
    below zero (a predicted flux may be one-sided like NPP or two-sided like NEP).
    """

    colours: tuple
    diverging: bool = False
    signed: str = ""


# ColorBrewer 2.0 ramps (Brewer, Harrower and The Pennsylvania State University): YlGn, YlOrBr,
# BrBG, Purples, PuOr; readable with colour-blindness, printable.
STYLES = {
    "npp": RampStyle(("#ffffe5", "#d9f0a3", "#78c679", "#238443", "#004529")),
    "flux": RampStyle(("#ffffe5", "#d9f0a3", "#78c679", "#238443", "#004529"), signed="nep"),
    "respiration": RampStyle(("#ffffe5", "#fee391", "#fe9929", "#cc4c02", "#662506")),
    "nep": RampStyle(
        ("#543005", "#bf812d", "#f6e8c3", "#f5f5f5", "#c7eae5", "#35978f", "#003c30"), True
    ),
    # NEE: uptake is negative, and has the colours of a sink.
    "nee": RampStyle(
        ("#003c30", "#35978f", "#c7eae5", "#f5f5f5", "#f6e8c3", "#bf812d", "#543005"), True
    ),
    "difference": RampStyle(("#7f3b08", "#e08214", "#f7f7f7", "#8073ac", "#2d004b"), True),
    "spread": RampStyle(("#fcfbfd", "#dadaeb", "#9e9ac8", "#6a51a3", "#3f007d")),
    "p": RampStyle(("#00441b", "#238b45", "#74c476", "#c7e9c0", "#f7fcf5")),
    "trend": RampStyle(("#8c510a", "#dfc27d", "#f5f5f5", "#80cdc1", "#01665e"), True),
    "hurst": RampStyle(("#2d004b", "#b2abd2", "#f7f7f7", "#fdb863", "#b35806")),
    "variability": RampStyle(("#fff7ec", "#fdd49e", "#fc8d59", "#d7301f", "#7f0000")),
    "correlation": RampStyle(("#053061", "#92c5de", "#f7f7f7", "#f4a582", "#67001f"), True),
    # For values of any kind: viridis (van der Walt and Smith), even to the eye.
    "amount": RampStyle(("#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"), signed="trend"),
    "classes": None,
}

# Predicted fluxes that get the colours of respiration.
RESPIRED = ("rs", "rh", "ra", "reco")


def write_style(path: str, style: str, span: tuple = (), apply_style=None) -> None:
    """Write ``path`` with ending .qml: the style of a raster output.

    Parameters
    ----------
    path : str
        The raster.
    style : str
        A key of `STYLES`; "classes" takes codes, labels and colours from the raster itself.
    span : tuple of float, optional
        Values the ramp runs between; by default the bulk of the raster's own.
    apply_style : callable, optional
        Is given the layer before its style is written.
    """
    ramp = STYLES[style_for_raster(path, style)]
    # Read first: without side files GDAL sees no classes either.
    entries = raster.read_classes(path) if ramp is None else ()
    # QGIS computes statistics of a layer it opens, and would leave them beside the raster.
    with raster.without_side_files():
        layer = QgsRasterLayer(path, os.path.basename(path))
        if ramp is None:
            make = functools.partial(_class_renderer, entries=entries)
        else:
            make = functools.partial(_ramp_renderer, style=ramp, span=span)
        renderer = make(layer, path) if layer.isValid() else None
        if renderer is not None:
            layer.setRenderer(renderer)
            if apply_style is not None:
                apply_style(layer)
            save_style(layer, style_path(path))
        del layer


def save_style(layer, path: str) -> None:
    """Write the style of a raster layer to a file, whole or not at all.

    Raises
    ------
    OutputNotWritable, DiskFull, WriteLimit
        When it cannot be written; QGIS's own function may leave a part of it.
    """
    document = QDomDocument()
    problem = layer.exportNamedStyle(document)
    if problem:
        raise OutputNotWritable(path, problem)
    publish_text(path, document.toString(2))


def style_for_raster(path: str, style: str) -> str:
    """Return the style of a raster: a flux gets that of its quantity, by metadata or name."""
    if style not in ("flux", "nep", "amount"):
        return style
    band = raster.describe_raster(path).bands[0]
    quantity = find_quantity(band.quantity or quantity_of_name(band.name))
    if quantity is None:
        return style
    if style == "nep" and quantity.sign == NO_SIGN:
        style = "flux"  # the mean of NPP has nothing to diverge from
    if style == "flux" and quantity.code in RESPIRED:
        return "respiration"
    return "nee" if quantity.sign == SOURCE else style


def style_path(path: str) -> str:
    """Return the name of the style file of a raster."""
    return os.path.splitext(path)[0] + STYLE_ENDING


def _ramp_renderer(layer: QgsRasterLayer, path: str, style: RampStyle, span: tuple = ()):
    """Return a renderer that stretches the ramp over the span, or the bulk of the values.

    It gets its input from the layer that takes it. Python's own handle of a provider is no good
    here: in a worker thread it may stand for one that was deleted with an earlier layer.
    """
    low, high = map(float, span or value_range(path))
    unit = typeset_units(raster.describe_raster(path).bands[0].unit)
    if style.signed and low < 0:
        style = STYLES[style.signed]
    if style.diverging:
        max_magnitude = max(abs(low), abs(high))
        low, high = -max_magnitude, max_magnitude
    if not low < high:
        low, high = low - 0.5, high + 0.5
    last = len(style.colours) - 1
    stops = [QgsGradientStop(i / last, QColor(colour)) for i, colour in enumerate(style.colours)]
    ramp = QgsGradientColorRamp(
        QColor(style.colours[0]), QColor(style.colours[-1]), False, stops[1:-1]
    )
    function = QgsColorRampShader(low, high, ramp, QgsColorRampShader.Type.Interpolated)
    function.classifyColorRamp(max(len(style.colours), 5), 1)
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(function)
    function.setLegendSettings(_legend_labels(low, high, unit))
    renderer = QgsSingleBandPseudoColorRenderer(None, 1, shader)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    origin = QgsRasterMinMaxOrigin()
    origin.setLimits(QgsRasterMinMaxOrigin.Limits.None_)  # keep these numbers when reloaded
    renderer.setMinMaxOrigin(origin)
    return renderer


def _legend_labels(low: float, high: float, unit: str) -> QgsColorRampLegendNodeSettings:
    """Return the ends of a raster's legend as short numbers with their unit."""
    settings = QgsColorRampLegendNodeSettings()
    ending = f" {unit}" if unit and unit != "1" else ""
    settings.setMinimumLabel(show_number(low, 3) + ending)
    settings.setMaximumLabel(show_number(high, 3) + ending)
    return settings


def value_range(path: str) -> tuple:
    """Return the range of a raster's values but for `TAIL_SHARE` at either end, for its style."""
    import numpy as np

    values, _grid = raster.read_preview(path)
    values = values[np.isfinite(values)]
    if not values.size:
        return 0.0, 0.0
    low, high = np.quantile(values, (TAIL_SHARE, 1 - TAIL_SHARE))
    return (low, high) if low < high else (values.min(), values.max())


def _class_renderer(layer: QgsRasterLayer, _path: str, entries: tuple):
    """Return a renderer with one colour and label per class of the raster's own table."""
    if not entries:
        return None
    classes = [
        QgsPalettedRasterRenderer.Class(e.code, QColor(e.colour), tr_class(e.label))
        for e in entries
    ]
    return QgsPalettedRasterRenderer(None, 1, classes)
