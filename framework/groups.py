"""Groups of the toolbox: frozen ids, translated names, icons."""

from __future__ import annotations

import os

from .text.translation import tr

GROUP_IDS = (
    "prepare",
    "train",
    "predict",
    "flux",
    "trend",
    "pattern",
    "landuse",
    "diagnosis",
)

# The group of the shipped models.
WORKFLOWS = "workflows"


def group_name(group_id: str) -> str:
    """Return the name of a group as the toolbox shows it."""
    return {
        "prepare": tr("Prepare data"),
        "train": tr("Train and validate"),
        "predict": tr("Predict"),
        "flux": tr("Fluxes and budgets"),
        "trend": tr("Trends and drivers"),
        "pattern": tr("Hot spots and clusters"),
        "landuse": tr("Land-use transfer"),
        "diagnosis": tr("Diagnosis and report"),
        WORKFLOWS: tr("Workflows"),
    }[group_id]


_ROOT = os.path.dirname(os.path.dirname(__file__))

PLUGIN_ICON = os.path.join(_ROOT, "icon.svg")


def icon_path(name: str) -> str:
    """Return the file of the icon of a group or of the workbench."""
    return os.path.join(_ROOT, "icons", f"{name}.svg")
