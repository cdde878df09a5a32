"""Icons: that of the plugin, and one per group of the toolbox."""

from __future__ import annotations

import os

_ROOT = os.path.dirname(os.path.dirname(__file__))
PLUGIN_ICON = os.path.join(_ROOT, "icon.svg")


def icon_path(name: str) -> str:
    """Return the file of the icon of a group or of the workbench."""
    return os.path.join(_ROOT, "icons", f"{name}.svg")
