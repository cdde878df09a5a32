"""`compare`: several estimators on the same records and the same folds, the best one first."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from typing import NamedTuple

from ..errors_and_notes.allowed import field_name
from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.learn import HeldOutBias, ScoresNote, SitesBelowZero, TooFewChosen
from ..errors_and_notes.predict import DatesNotTold
from ..errors_and_notes.run import DoesNotApply
from ..estimators.registry import find_estimator
from ..estimators.settings import EstimatorSettings
from ..files.atomic import publish_csv
from ..model.training_specification import TrainingSpec
from ..run import Run
from .estimator_training import Training, train
from .score_table import scores_with_units


class Comparison(NamedTuple):
    """Estimators side by side.

    Parameters
    ----------
    trainings : dict of str to Training
        By key of the estimator, in the order asked for.
    best : str
        Key with the lowest held-out RMSE of the validation that stands first.
    """

    trainings: dict
    best: str

    @property
    def winner(self) -> Training:
        """The training of the best estimator."""
        return self.trainings[self.best]

    @property
    def ranked(self) -> list:
        """Keys from the lowest held-out RMSE to the highest."""
        return sorted(self.trainings, key=lambda key: self.trainings[key].score().rmse)


def compare(samples, spec: TrainingSpec, estimators: tuple, run: Run) -> Comparison:
    """Train and validate several models (estimators) on the same folds.

    Parameters
    ----------
    samples : pandas.DataFrame
        The user's table.
    spec : TrainingSpec
        What to train; its settings reach those estimators that have use for them.
    estimators : tuple of str
        Keys in `ESTIMATORS`, two at least.
    run : Run
        Progress, cancel, notes, threads.

    Raises
    ------
    TooFewChosen
        For fewer than two estimators.
    DoesNotApply
        For a setting that none of them has use for.
    """
    trainings = train_each(samples, comparison_specs(spec, estimators), run)
    return Comparison(trainings, best_of(trainings))


def train_each(samples, specs: dict, run: Run) -> dict:
    """Return the training of each compared model, by its key."""
    trainings: dict = {}
    noted: set = set()
    for i, (key, its_spec) in enumerate(specs.items()):
        share = run.part(i / len(specs), (i + 1) / len(specs))
        share = replace(share, on_note=partial(_note_once, key=key, noted=noted, run=run))
        run.step("train", find_estimator(key).label)
        trainings[key] = train(samples, its_spec, share)
    return trainings


def best_of(trainings: dict) -> str:
    """Return the key with the lowest held-out RMSE."""
    return min(trainings, key=lambda key: trainings[key].score().rmse)


def comparison_specs(spec: TrainingSpec, estimators: tuple, min_estimators: int = 2) -> dict:
    """Return the specification of each estimator, checked, by its key.

    Parameters
    ----------
    spec : TrainingSpec
        What to train.
    estimators : tuple of str
        Keys in `ESTIMATORS`.
    min_estimators : int
        How many there must be.

    Raises
    ------
    TooFewChosen, DoesNotApply, UnknownEstimator, BadValue, MissingLibrary
    """
    keys = tuple(dict.fromkeys(estimators))
    if len(keys) < min_estimators:
        raise TooFewChosen(FieldName("estimators"), keys, min_estimators)
    kinds = [find_estimator(key) for key in keys]
    settings = vars(spec.recipe.settings)
    for field in fields(EstimatorSettings):
        value = settings[field.name]
        is_applied = any(field.name in kind.applies for kind in kinds)
        if not is_applied and value != field.default:
            raise DoesNotApply(field_name(EstimatorSettings, field.name), value, ", ".join(keys))
    for name, _ in spec.grid:
        if not any(name in kind.applies for kind in kinds):
            raise DoesNotApply(FieldName("grid", "TrainingSpec"), name, ", ".join(keys))
    specs = {}
    for kind in kinds:
        own_settings = EstimatorSettings(**{name: settings[name] for name in kind.applies})
        specs[kind.key] = replace(
            spec,
            recipe=replace(spec.recipe, estimator=kind.key, settings=own_settings),
            grid=tuple(entry for entry in spec.grid if entry[0] in kind.applies),
        )
        specs[kind.key].check()
    return specs


def _note_once(note, key: str, noted: set, run: Run) -> None:
    """Pass on a note of a compared model: scores with its name, what all say alike once."""
    if isinstance(note, (ScoresNote, SitesBelowZero, DatesNotTold, HeldOutBias)):
        run.note(replace(note, validation=f"{key}, {note.validation}"))
    elif str(note) not in noted:
        noted.add(str(note))
        run.note(note)


def comparison_table(comparison: Comparison):
    """Return all scores of all estimators as one DataFrame, units in the headers."""
    import pandas as pd

    tables = []
    for key, training in comparison.trainings.items():
        table = scores_with_units(training)
        table.insert(0, "estimator", key)
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def write_comparison(comparison: Comparison, path: str) -> None:
    """Write the scores of all estimators as CSV."""
    publish_csv(path, comparison_table(comparison))
