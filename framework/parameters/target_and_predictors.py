"""Columns of a target and its predictors, and what a target measures."""

from __future__ import annotations

from ...core.model.circular_predictor_settings import parse_circular_columns
from ...core.units.quantity import CARBON, InputRequirement
from ..text.translation import tr
from . import declarations as p

# What TARGET_QUANTITY and QUANTITY may be: by name, a quantity, or none of them.
TARGET_QUANTITIES = ("auto", *CARBON, "other")


def target_field(help_text: str):
    """Return the column of the measured target of SAMPLES."""
    label = tr("Target column")
    return p.field(
        "TARGET_FIELD", label, help_text, parent="SAMPLES", requirement=InputRequirement()
    )


def predictor_fields(help_text: str):
    """Return the parameter of the predictors beside the target in SAMPLES."""
    label, requirement = tr("Predictor columns"), p.NUMBER_COLUMN
    return p.field(
        "PREDICTOR_FIELDS",
        label,
        help_text,
        parent="SAMPLES",
        multiple=True,
        requirement=requirement,
    )


def circular_columns():
    """Return the parameter of the predictors of a target that are angles."""
    return p.text(
        "CIRCULAR",
        tr("Predictors that are angles"),
        tr(
            "Predictor columns that go round, such as aspect: a model sees their sine and cosine, "
            "so that 359 degrees are close to 1, and -1 (flat land) has no direction. Columns in "
            "degrees by name, others with a full turn: aspect, day_of_year = 365.25. A map reads "
            "the raster of the angle. Means of angles are wrong: sample with a window of 1, and "
            "resample by the nearest cell."
        ),
        advanced=True,
    )


def target_parameters(unit: str) -> list:
    """Return quantity and unit of what a model predicts; `unit` is an example."""
    return [
        p.choice(
            "TARGET_QUANTITY",
            tr("Quantity of the target"),
            tr(
                "What the target measures. It is kept with the model and its maps, so that budgets "
                "and reports know which sign is a sink (NEP, NBP) and which a source (NEE). auto "
                "takes it from the name of the column; other is none of these."
            ),
            TARGET_QUANTITIES,
            default="auto",
            optional=True,
        ),
        p.text(
            "TARGET_UNIT",
            tr("Unit of the target"),
            tr(
                "Unit of the target, written on maps and reports, such as {unit}. Empty: the unit "
                "in brackets at the end of the column's name, or in the row below it, if there "
                "is one."
            ).format(unit=unit),
        ),
    ]


def target_facts(values) -> dict:
    """Return unit and quantity of a target and the angles among its predictors.

    They are named as the specification of a model calls them.

    Raises
    ------
    BadValue
        For a period that is none.
    """
    from ...core.units.header_units import unit_in_header
    from ...core.units.quantity import quantity_of_name, split_unit
    from ..features.feature_tables import unit_of_field

    column = values["TARGET_FIELD"] or ""
    quantity = values["TARGET_QUANTITY"] or "auto"
    codes = {"auto": quantity_of_name(split_unit(column)[0]), "other": ""}
    code = codes.get(quantity, quantity)
    return {
        "target_unit": values["TARGET_UNIT"]
        or unit_in_header(column, code)
        or unit_of_field(values["SAMPLES"], column),
        "target_quantity": code,
        "circular": parse_circular_columns(values["CIRCULAR"]),
    }


def group_parameters() -> list:
    """Return the parameters for predictors that hold classes, and for the column of sites."""
    return [
        p.field(
            "CATEGORICAL_FIELDS",
            tr("Columns that hold classes"),
            tr("Predictor columns that hold class codes, such as land cover, not amounts."),
            parent="SAMPLES",
            multiple=True,
            optional=True,
            requirement=p.NAME_COLUMN,
        ),
        p.field(
            "SITE_FIELD",
            tr("Site column"),
            tr(
                "Column that names the site of a record; its records are held out together. Left "
                "empty, records at the same coordinates are one site."
            ),
            parent="SAMPLES",
            optional=True,
            requirement=p.NAME_COLUMN,
        ),
    ]
