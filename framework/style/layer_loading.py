"""How layers arrive in the window: their style, and their place in the layer tree.

A run from a dialog hands QGIS what to load; QGIS asks back, once a layer is in the project, to
finish it. Whatever an algorithm wants done to a layer goes through one `LayerStyler`, which also
puts the layer into a group named after the algorithm's own.
"""

from __future__ import annotations

import os

from qgis.core import (
    QgsProcessingLayerPostProcessorInterface,
    QgsRasterLayer,
)

from ..groups import GROUP_IDS, group_name
from .raster_style import style_path

_post_processors: dict = {}


class LayerStyler(QgsProcessingLayerPostProcessorInterface):
    """Finishes a layer that QGIS has loaded.

    Parameters
    ----------
    apply_style : callable, optional
        Is given the layer.
    group : str
        Group of the layer tree to put it into; empty leaves it where it is.
    label : str
        What QGIS calls every layer of this output; such a layer is named after its content too.
    """

    def __init__(self, apply_style=None, group: str = "", label: str = "") -> None:
        super().__init__()
        self.apply_style, self.group, self.label = apply_style, group, label

    def postProcessLayer(self, layer, context, feedback):
        """Style, name and move the layer; called by QGIS in the main thread."""
        if self.apply_style is not None:
            self.apply_style(layer)
            layer.triggerRepaint()
        if layer.name() == self.label and isinstance(layer, QgsRasterLayer):
            layer.setName(layer_title(layer.source(), self.label))
        if self.group and context.project() is not None:
            move_to_group(layer, context.project().layerTreeRoot(), self.group)


def layer_title(path: str, label: str) -> str:
    """Return the name of a loaded layer: its output, and quantity and date where they are known.

    "Prediction" of NPP in 2005 is "Prediction: NPP 2005"; a name that holds the quantity already
    is not given it twice.
    """
    from ...core.raster.band_description import describe_raster

    bands = describe_raster(path).bands
    if len(bands) != 1:
        return label
    quantity = bands[0].quantity.upper()
    words = [quantity] if quantity and quantity not in label.upper() else []
    words += [bands[0].date.text] if bands[0].date is not None else []
    return f"{label}: {' '.join(words)}" if words else label


def style_on_load(context, labels: dict, group: str) -> None:
    """Have the layers that QGIS will load finished, in the group of an algorithm.

    Layers that were given a style of their own by `style_on_load_with` keep it.

    Parameters
    ----------
    context : QgsProcessingContext
        Of the run.
    labels : dict
        Label of the output by the file written.
    group : str
        Name of the group.
    """
    waiting = context.layersToLoadOnCompletion()
    for path, label in labels.items():
        if path in waiting:
            details = context.layerToLoadOnCompletionDetails(path)
            # That of an earlier run may be gone: newer QGIS deletes it with its context.
            styler = details.postProcessor() or _keep_alive(path, LayerStyler(_style_loader(path)))
            styler.label = label
            if hasattr(details, "groupName"):
                details.groupName = group
            else:
                styler.group = group
            details.setPostProcessor(styler)


def style_on_load_with(context, path: str, apply_style) -> None:
    """Have a layer that QGIS will load finished by a function of our own."""
    if context.willLoadLayerOnCompletion(path):
        processor = _keep_alive(path, LayerStyler(apply_style))
        context.layerToLoadOnCompletionDetails(path).setPostProcessor(processor)


def _keep_alive(path: str, styler: LayerStyler) -> LayerStyler:
    """Keep a styler: QGIS does not, and without a reference it is collected."""
    _post_processors[path] = styler
    return styler


def _style_loader(path: str):
    """Return a function that gives a layer its style file when it is loaded."""
    file = style_path(path.split("|", 1)[0])

    def load(layer) -> None:
        if os.path.exists(file):
            layer.loadNamedStyle(file)

    return load


def move_to_group(layer, root, name: str) -> None:
    """Move a layer into a group of a layer tree, which is made if need be.

    Layers in a group of the user's own stay there.
    """
    node = root.findLayer(layer.id())
    if node is None:
        return
    parent = node.parent()
    # QGIS adds a layer where the last one was chosen, which may be another group of ours.
    if parent is not root and parent.name() not in map(group_name, GROUP_IDS):
        return  # the user chose a group for all results
    group = root.findGroup(name) or root.insertGroup(0, name)
    if group is not parent:
        group.insertChildNode(0, node.clone())
        parent.removeChildNode(node)
