"""The groups of the toolbox: frozen ids, translated names."""

from __future__ import annotations

from .translation import tr

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
