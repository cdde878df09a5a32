"""Parameters of sequence models, and the specification they make."""

from __future__ import annotations

from dataclasses import fields

from ...core.errors_and_notes.run import DoesNotApply
from ...core.model.tuning_grid import parse_grid
from ...core.sequence.lstm_specification import PRESET_VALUES, NetworkSettings, SequenceSpec
from ..text.translation import tr
from . import declarations as p
from . import run_parameters
from .field_names import parameter_of
from .target_and_predictors import (
    circular_columns,
    predictor_fields,
    target_facts,
    target_field,
    target_parameters,
)
from .training import grid_parameters


def sequence_specification(values) -> SequenceSpec:
    """Return what to train, from the parameters."""
    settings = values.as_settings(NetworkSettings)
    grid = parse_grid(values["TUNING_GRID"], NetworkSettings)
    facts = target_facts(values)
    return values.as_settings(SequenceSpec, settings=settings, grid=grid, **facts).with_preset()


def compared_specification(values, **others) -> SequenceSpec:
    """Return an LSTM that is one of several models, whose folds and tuning are those of all.

    Parameters
    ----------
    values : Values
        The parameters.
    **others
        Fields that the parameters of their name do not set here.
    """
    fields_set_here = {
        "settings": values.as_settings(NetworkSettings),
        "validation": SequenceSpec.validation,
        "folds": SequenceSpec.folds,
        "test_fraction": SequenceSpec.test_fraction,
        "grid": (),
        "impute": SequenceSpec.impute,
        "site": values["SITE_FIELD"] or "",
        "date": values["DATE_FIELD"] or "",
        **target_facts(values),
    }
    return values.as_settings(SequenceSpec, **{**fields_set_here, **others})


def series_parameters() -> list:
    """Return the parameters of an LSTM that name columns of site series."""
    return [
        p.table(
            "SAMPLES",
            tr("Series of the sites"),
            tr(
                "Table or layer with one record per site and date (months or days): target, "
                "predictors, site, date. Records without a target still serve later dates."
            ),
        ),
        target_field(tr("Column of the measured flux.")),
        predictor_fields(
            tr(
                "Columns of numbers to predict from. The rasters of a later prediction are matched "
                "by these names. A record with a missing value interrupts the series of its site."
            )
        ),
        p.field(
            "SITE_FIELD",
            tr("Site column"),
            tr("Column that names the site of a record; no window crosses sites."),
            parent="SAMPLES",
            requirement=p.NAME_COLUMN,
        ),
        p.field(
            "DATE_FIELD",
            tr("Date column"),
            tr("Column of dates. The step is found from them, and no window crosses a gap.")
            + f" {p.date_forms()}",
            parent="SAMPLES",
            requirement=p.DATE_COLUMN,
        ),
        p.field(
            "STRATUM_FIELD",
            tr("Stratum column (one model per class)"),
            tr(
                "Column of classes, such as the plant functional type, each of which gets networks "
                "of its own. A prediction then needs a raster of that name, with these codes "
                "or these names of its classes."
            ),
            parent="SAMPLES",
            optional=True,
            requirement=p.NAME_COLUMN,
        ),
        *imputation_parameters(),
        circular_columns(),
        *target_parameters("gC m-2 month-1"),
        sequence_length(),
    ]


def imputation_parameters() -> list:
    """Return the parameters of how missing predictors of an LSTM are filled in."""
    return [
        p.choice(
            "IMPUTE",
            tr("Fill in missing predictors"),
            tr(
                "linear: on the line between the values before and after at the same site; cycle: "
                "the mean of the same month at the site over all its years, including those held "
                "out; none: a record without a predictor interrupts its series. The log and the "
                "report say how many were filled in. The target is never filled in."
            ),
            advanced=True,
            of=SequenceSpec,
        ),
        p.number(
            "MAX_GAP",
            tr("Longest gap to fill in"),
            tr(
                "Steps of the series without a value of a predictor, with or without a record of "
                "them (months of monthly series); longer gaps stay."
            ),
            advanced=True,
            of=SequenceSpec,
        ),
    ]


def preset_parameter():
    """Return the parameter of how much time training an LSTM may take."""
    quick, thorough = PRESET_VALUES["quick"], PRESET_VALUES["thorough"]
    return p.choice(
        "PRESET",
        tr("Effort"),
        tr(
            "How much time is spent. quick: {quick_seeds} networks, {quick_epochs} epochs at most, "
            "to see whether the table is understood. standard: the settings as they are shown. "
            "thorough: {seeds} networks, {epochs} epochs at most, and the settings are tuned by "
            "{tries} random draws, which takes many times as long. A setting that you change from "
            "its default stays as you set it."
        ).format(
            quick_seeds=quick["seeds"],
            quick_epochs=quick["epochs"],
            seeds=thorough["seeds"],
            epochs=thorough["epochs"],
            tries=thorough["tries"],
        ),
        of=SequenceSpec,
    )


def sequence_length(advanced: bool = False):
    """Return how many earlier steps a window holds."""
    return p.number(
        "SEQUENCE_LENGTH",
        tr("Steps looked back on"),
        tr(
            "Earlier steps in a window, in addition to the date itself: 6 means seven months in "
            "a row. The first of them at each site (and of each raster series) have no "
            "prediction."
        ),
        advanced=advanced,
        of=SequenceSpec,
    )


def network_parameters() -> list:
    """Return the parameters of the LSTM network and its training."""
    texts = {
        "hidden": (tr("Hidden units"), tr("Units of each LSTM layer.")),
        "layers": (tr("Layers"), tr("LSTM layers, one upon the other.")),
        "dropout": (
            tr("Dropout"),
            tr("Share of the last hidden state that is dropped at random while training."),
        ),
        "learning_rate": (tr("Learning rate"), tr("Step size of AdamW.")),
        "weight_decay": (
            tr("Weight decay"),
            tr("How strongly AdamW draws weights to zero, apart from the gradient."),
        ),
        "epochs": (
            tr("Epochs at most"),
            tr(
                "Passes over the training windows. Training stops after 20 passes that do not "
                "better the last 15 % of each site's training time, and keeps the best."
            ),
        ),
        "batch_size": (
            tr("Batch size"),
            tr(
                "Windows of one step of the descent; in small tables fewer, so that a pass has 8 "
                "steps (of 4 windows at least)."
            ),
        ),
    }
    return [
        p.number(
            name.upper(),
            *texts[name],
            advanced=True,  # the defaults serve, and TUNE chooses better ones
            of=NetworkSettings,
        )
        for name in texts
    ]


def tuning_parameters() -> list:
    """Return the parameters of tuning and of the members of a model."""
    return [*tuning_choices(), _network_count()]


def tuning_choices() -> list:
    """Return the parameters of how the settings of an LSTM are tuned."""
    return [
        p.choice(
            "TUNE",
            tr("Tune the settings"),
            tr(
                "Chooses hidden units, learning rate, weight decay, dropout and batch size by the "
                "early-stopping windows: grid tries combinations of a grid, random draws between "
                "its ends. Settings that differ from their default are left alone. The held-out "
                "windows take no part."
            ),
            of=SequenceSpec,
        ),
        grid_parameters("hidden = 16, 32, 64; learning_rate = 0.001, 0.01"),
        p.number(
            "TRIES",
            tr("Settings to try"),
            tr("How many settings TUNE compares at most, the given ones among them."),
            advanced=True,
            of=SequenceSpec,
        ),
    ]


def _network_count():
    """Return the parameter of how many networks make an LSTM."""
    return p.number(
        "SEEDS",
        tr("Networks"),
        tr(
            "Networks that are trained from different random numbers; their mean is the "
            "prediction, and their spread is reported."
        ),
        advanced=True,
        of=SequenceSpec,
    )


def lstm_parameters(choice: str) -> list:
    """Return the parameters of an LSTM where it is one of several estimators.

    Parameters
    ----------
    choice : str
        The choice that they belong to: ``ESTIMATORS = lstm``.
    """
    return [
        p.field(
            "DATE_FIELD",
            tr("Date column (for the LSTM)"),
            tr(
                "Column of dates, for {choice}: the records of a site make a series, and no window "
                "crosses a gap."
            ).format(choice=choice)
            + f" {p.date_forms()}",
            parent="SAMPLES",
            optional=True,
            requirement=p.DATE_COLUMN,
        ),
        sequence_length(advanced=True),
        *network_parameters(),
        _network_count(),
    ]


def check_lstm_unused(values, choice: str, others: tuple = ()) -> None:
    """Refuse settings of an LSTM where none is trained.

    Parameters
    ----------
    values : Values
        The parameters.
    choice : str
        The choice that trains none.
    others : tuple of str
        Fields of `SequenceSpec` that are those of the LSTM alone here.

    Raises
    ------
    DoesNotApply
    """
    values_and_defaults = {"DATE_FIELD": (values["DATE_FIELD"], None)}
    for record, names in ((SequenceSpec, ("length", "seeds", *others)), (NetworkSettings, None)):
        for field in fields(record):
            if names is None or field.name in names:
                name = parameter_of(record, field.name)
                values_and_defaults[name] = (values[name], field.default)
    for name, (value, default) in values_and_defaults.items():
        if value not in (None, "", default):
            raise DoesNotApply(name, value, choice)


def split_parameters() -> list:
    """Return the parameters of the validation of an LSTM."""
    return [
        p.choice(
            "VALIDATION",
            tr("Validation"),
            tr(
                "time holds out the last part of each site: new dates at known sites. site holds "
                "out whole sites as well, which says how good a map between the sites is, and "
                "takes as many more trainings as there are FOLDS."
            ),
            of=SequenceSpec,
        ),
        p.number(
            "TEST_FRACTION",
            tr("Share of each site's time held out"),
            tr("The last part of the windows of each site, which training never sees."),
            advanced=True,
            of=SequenceSpec,
        ),
        p.number(
            "FOLDS",
            tr("Folds of the sites"),
            tr("For VALIDATION = site; as many as sites or more means leave one site out."),
            advanced=True,
            of=SequenceSpec,
        ),
        p.choice(
            "SMALL_STRATA",
            tr("Strata with too few windows"),
            tr(
                "refuse stops and names one, skip leaves them out and names them all. A prediction "
                "has no data in a class that was left out, or refuses it."
            ),
            advanced=True,
            of=SequenceSpec,
        ),
        run_parameters.seed(),
        run_parameters.threads(),
    ]
