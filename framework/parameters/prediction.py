"""Parameters of every algorithm that applies or explains a model, and their checks."""

from __future__ import annotations

import re

from ...core.errors_and_notes.run import BadValue
from ...core.model.training_choices import UNSEEN_CHOICES
from ...core.uncertainty.settings import LayerSettings
from ..text.translation import tr
from . import declarations as p
from .raster_stacks import require_rasters

_SEPARATORS = re.compile(r"[,;\s]+")


def model_file(sequences: bool = False, ensembles: bool = False):
    """Return the parameter of the model that predicts.

    `sequences` where one that looks back in time will do as well, `ensembles` where one of site
    models will.
    """
    written_by = {
        (False, False): tr("Model file written by 'Train model' or 'Compare models'."),
        (True, False): tr("Model file written by 'Train model', 'Compare models' or 'Train LSTM'."),
        (False, True): tr(
            "Model file written by 'Train model', 'Compare models' or 'Train fuzzy ensemble'."
        ),
        (True, True): tr(
            "Model file written by 'Train model', 'Compare models', 'Train LSTM' or 'Train fuzzy "
            "ensemble'."
        ),
    }[sequences, ensembles]
    return p.file("MODEL", tr("Model"), written_by, "carbonmodel")


def predictors_of_one_date() -> list:
    """Return the rasters of the predictors, and which date of them is meant."""
    return [
        p.raster_list(
            "PREDICTORS",
            tr("Predictor rasters"),
            tr(
                "Rasters of all predictors on one grid; others may be among them. For a "
                "model with strata, the raster of the stratum as well."
            ),
            requirement=p.PREDICTORS,
        ),
        p.text(
            "DATE",
            tr("Date (for dated rasters)"),
            tr(
                "Of predictors with several dates, such as ndvi_2005.tif and ndvi_2006.tif, "
                "the one of this date is used. Empty: the last date that all of them have; the "
                "log says which. {forms}"
            ).format(forms=p.date_forms()),
        ),
    ]


def unseen_classes():
    """Return the parameter of what to predict for classes the model has not seen."""
    return p.choice(
        "UNSEEN_CLASSES",
        tr("Classes the model has not seen"),
        tr(
            "What to do where a class of a categorical predictor or stratum was not among "
            "the training records: refuse stops with an error, nodata leaves these cells "
            "without data and counts them."
        ),
        UNSEEN_CHOICES,
        default="refuse",
        advanced=True,
    )


def class_codes():
    """Return the parameter of the table that says which code is which class of the model."""
    return p.file(
        "CLASS_CODES",
        tr("Table of class codes (CSV)"),
        tr(
            "For a model whose classes are text, such as DBF or ENF: a CSV file with the columns "
            "code and name says which code of the raster is which class; several codes may be one "
            "class. A column variable tells classes of different variables apart. Empty: the "
            "names that the raster carries itself."
        ),
        "csv",
        optional=True,
        advanced=True,
    )


def interval_parameters() -> list:
    """Return the parameters of the interval of a prediction."""
    return [
        p.number(
            "COVERAGE",
            tr("Coverage of the interval"),
            tr(
                "Share of new measurements that LOWER and UPPER should enclose, above 0 and "
                "below 1. The scores of the training say what they really enclose at new "
                "sites."
            ),
            of=LayerSettings,
        ),
        p.switch(
            "CALIBRATE",
            tr("Calibrate the interval on held-out records"),
            tr(
                "Takes LOWER and UPPER at those quantiles of the forest between which COVERAGE "
                "of the records lay when they were held out in the training. Off: the "
                "quantiles (1 - COVERAGE)/2 and (1 + COVERAGE)/2 as they are (Meinshausen "
                "2006), mostly too wide or too narrow."
            ),
            of=LayerSettings,
            advanced=True,
        ),
    ]


def quantile_parameters() -> list:
    """Return the parameters of the interval and quantiles of a prediction."""
    return [
        *interval_parameters(),
        p.text(
            "QUANTILE_LEVELS",
            tr("Levels of the quantile maps"),
            tr(
                "Levels of QUANTILES above 0 and below 1, such as 0.05, 0.5, 0.95; 0.5 is the "
                "median. They are those of the forest as they are, not calibrated."
            ),
            default="0.5",
            advanced=True,
        ),
    ]


def records_to_predict() -> list:
    """Return the table that a model is applied to, and what its columns are called."""
    return [
        model_file(sequences=True, ensembles=True),
        p.table(
            "SAMPLES",
            tr("Records"),
            tr(
                "Table or layer with a column per predictor of the model, by the same names. For "
                "a model with strata the column of the stratum as well, for LSTMs and ensembles of "
                "LSTMs site and date: they predict records that whole series lead up to."
            ),
        ),
        p.field(
            "SITE_FIELD",
            tr("Site column"),
            tr("Column that names the site of a record. Empty: the name it had in the training."),
            parent="SAMPLES",
            optional=True,
            requirement=p.NAME_COLUMN,
        ),
        p.field(
            "DATE_FIELD",
            tr("Date column"),
            tr(
                "Column with the date of a record, for LSTMs and ensembles of LSTMs. Empty: the "
                "name it had in the training."
            ),
            parent="SAMPLES",
            optional=True,
            requirement=p.DATE_COLUMN,
        ),
    ]


def rename_to_trained_columns(table, model, values):
    """Return a table whose columns of site and date have the names that a model knows."""
    columns_by_role = {
        model.site: values["SITE_FIELD"],
        getattr(model, "date", ""): values["DATE_FIELD"],
    }
    for name, column in columns_by_role.items():
        if name and column and column != name:
            table[name] = table[column]
    return table


def read_model_and_records(values, run):
    """Return the model of a run, and the table of its records named as the model knows them."""
    from ...core.model_kinds import read_model
    from ...core.predict.predictor_units import table_in_trained_units
    from ..features.feature_tables import read_table

    run.step("read-model", values["MODEL"])
    model = read_model(values["MODEL"], run)
    table = read_table(values["SAMPLES"], run.part(0.0, 0.2))
    table = table_in_trained_units(model, table, run)
    return model, rename_to_trained_columns(table, model, values)


def mean_interval_help() -> str:
    """Return the help of the bounds of the mean prediction."""
    return tr(
        "Bound of the interval, at COVERAGE, of what the cell has on average, without the scatter "
        "of single plots: refits of the model on other samples of its sites, and the part of "
        "held-out errors that neighbouring sites share. For models that know their sites; 20 "
        "refits take three to five times as long as the prediction alone. No bound of a total."
    )


def prediction_layers(values):
    """Return coverage of the interval and levels of the quantile maps, not yet checked.

    Raises
    ------
    BadValue
        For a level that is no number.
    """
    level_text = values.get("QUANTILE_LEVELS") or "0.5"
    try:
        levels = sorted({float(text) for text in _SEPARATORS.split(level_text.strip(" ,;"))})
    except ValueError:
        raise BadValue("QUANTILE_LEVELS", level_text, "0.05, 0.5, 0.95") from None
    return values.as_settings(LayerSettings, quantiles=tuple(levels))


def check_predictors(values) -> None:
    """Refuse a list without rasters and a choice for unseen classes that is none.

    Raises
    ------
    NoRasters, BadValue
    """
    require_rasters("PREDICTORS", values["PREDICTORS"])
    check_unseen_option(values)


def check_unseen_option(values) -> None:
    """Raise when the choice for unseen classes of a prediction is none.

    Raises
    ------
    BadValue
    """
    if values["UNSEEN_CLASSES"] not in UNSEEN_CHOICES:
        raise BadValue("UNSEEN_CLASSES", values["UNSEEN_CLASSES"], ", ".join(UNSEEN_CHOICES))


def prediction_date(values, stack=None, predictors=()):
    """Return the date that DATE names, else the last that all dated predictors have; or None.

    Parameters
    ----------
    values : Values
        Holds DATE.
    stack : Stack, optional
        The rasters of the predictors; without it only DATE counts.
    predictors : sequence of str
        The predictors.

    Raises
    ------
    BadDate
    """
    if values["DATE"]:
        from ...core.dates.date_columns import read_date

        return read_date(values["DATE"])
    return None if stack is None else stack.latest_date(predictors)
