"""`explain_model`: importance, Shapley values and effects of a model's predictors."""

from __future__ import annotations

from typing import Any, NamedTuple, cast

import numpy as np

from ..errors_and_notes.learn import TooFewSamples
from ..errors_and_notes.predict import ShapleyLeftOut, ShapleySampled
from ..errors_and_notes.tables import MissingColumn
from ..files.atomic import publish_csv
from ..learn.score_table import with_unit
from ..learn.splitters import shuffled
from ..model.flux_model import FluxModel
from ..model.protocol import Model
from ..run import Run
from ..tables.class_labels import class_label_column
from ..tables.columns import exact_table, numeric_column
from .effects import accumulated_effects, partial_dependence
from .importance import PermutationImportance, permutation_importance, share_table
from .sampled_shapley import (
    BACKGROUND,
    LIBRARY,
    can_sample,
    sample_records,
    sampled_shapley_values,
)
from .shapley_values import ModelExplainer, shapley_unit

# Records that local effects are computed from, at most; the others add nothing to a curve.
MAX_RECORDS = 2000


class Explanation(NamedTuple):
    """What explains a model.

    Parameters
    ----------
    model : Model
        The model.
    records : pandas.DataFrame
        The records explained: predictors (and stratum).
    total : int
        Usable records; more than `records` where Shapley values were estimated on a sample.
    labels : numpy.ndarray or None
        Stratum of each record.
    phi : numpy.ndarray or None
        Shapley values ``(predictors, records)``; None where the library that estimates those of
        this estimator is not there.
    exact : bool
        Whether they are exact, and not estimated.
    base : numpy.ndarray or None
        What they are added to, per record.
    shap_unit : str
        Their unit.
    importance : PermutationImportance
        On held-out records.
    effects : dict of str to LocalEffects
        By predictor that is a number and varies.
    table : pandas.DataFrame
        One row per stratum ("all" first) and predictor.
    orders : int
        Orders of players that the values of a sequence model are averaged over, summed over the
        steps of a window; 0 for other models.
    dependence : dict of str to PartialDependence, or None
        By predictor that is a number and varies, where it was computed.
    """

    model: Model
    records: Any  # pandas.DataFrame
    total: int
    labels: np.ndarray | None
    phi: np.ndarray | None
    exact: bool
    base: np.ndarray | None
    shap_unit: str
    importance: PermutationImportance
    effects: dict
    table: Any  # pandas.DataFrame
    orders: int = 0
    dependence: dict | None = None


def explain_model(model: FluxModel, samples, stratum: str, run: Run) -> Explanation:
    """Explain a model.

    Parameters
    ----------
    model : Model
        The model.
    samples : pandas.DataFrame or None
        Records to explain; those of the training when None.
    stratum : str
        Column of classes for which shares are distinguished; the model's own by default.
    run : Run
        Progress, cancel, threads.

    Raises
    ------
    MissingColumn, NotNumeric, UnseenClass, TooFewSamples
        When the records do not hold what the model wants.
    """
    table = model.training if samples is None else samples
    stratum = stratum or model.stratum
    records, labels = _complete_records(model, table, stratum, run)
    run.step("compute")
    sampled = records.iloc[np.sort(shuffled(len(records), model.recipe.seed)[:MAX_RECORDS])]
    effects, dependence = _effect_curves(model, sampled, run)
    total = len(records)
    if not model.kind.shapley and can_sample():
        rows = sample_records(total, model.recipe.seed)
        records = records.iloc[rows].reset_index(drop=True)
        labels = None if labels is None else labels[rows]
    phi, base = _shapley_values(model, records, total, run.part(0.1, 0.4))
    run.step("validate", model.validation["main"])
    importance = permutation_importance(model, run.part(0.4, 1.0))
    return Explanation(
        model=model,
        records=records,
        total=total,
        labels=labels,
        phi=phi,
        exact=bool(model.kind.shapley),
        base=base,
        shap_unit=shapley_unit(model),
        importance=importance,
        effects=effects,
        table=share_table(model, phi, labels, importance, len(records)),
        dependence=dependence,
    )


def _effect_curves(model: FluxModel, records, run: Run) -> tuple:
    """Return accumulated local effects and partial dependence of each predictor."""
    effects, dependence = {}, {}
    for predictor in model.predictors:
        run.check_cancel()
        if predictor.categorical:
            continue
        local_effects = accumulated_effects(model, records, predictor.name)
        if local_effects is not None:
            effects[predictor.name] = local_effects
        partial = partial_dependence(model, records, predictor.name, run.check_cancel)
        if partial is not None:
            dependence[predictor.name] = partial
    return effects, dependence


def _shapley_values(model: FluxModel, records, total: int, run: Run) -> tuple:
    """Return the Shapley values of records; (None, None) where the library is missing."""
    if model.kind.shapley:
        return ModelExplainer(model).explain_table(records, run.check_cancel)
    if not can_sample():
        run.note(ShapleyLeftOut(model.kind.key, LIBRARY))
        return None, None
    background = min(BACKGROUND, len(model.training))
    run.note(ShapleySampled(model.kind.key, len(records), total, background))
    return sampled_shapley_values(model, records, run)


def _complete_records(model: FluxModel, table, stratum: str, run: Run) -> tuple:
    """Return the records to explain, which miss no predictor, and their strata."""
    columns = {}
    for predictor in model.predictors:
        read = class_label_column if predictor.categorical else numeric_column
        columns[predictor.name] = read(table, predictor.name, run)
    if stratum and stratum not in columns:
        if stratum not in table:
            raise MissingColumn(stratum, tuple(table.columns))
        columns[stratum] = class_label_column(table, stratum)
    if model.stratum and model.stratum not in columns:
        columns[model.stratum] = class_label_column(table, model.stratum)
    records = exact_table(columns)
    records = records[records.notna().all(axis=1)].reset_index(drop=True)
    if len(records) < 2:
        raise TooFewSamples(len(records), 2, "train")
    return records, class_label_column(records, stratum) if stratum else None


def write_importance(explanation: Explanation, path: str) -> None:
    """Write the importance of the predictors of a model as CSV with units in the header."""
    unit = explanation.shap_unit
    headers = {
        "mean_abs_shap": with_unit("mean_abs_shap", "target", unit),
        "share": "share (%)",
    }
    publish_csv(path, explanation.table.rename(columns=headers))


def write_shap(explanation: Explanation, path: str) -> None:
    """Write the Shapley values that explain every record as CSV, beside its predictors."""
    unit, model = explanation.shap_unit, explanation.model
    columns = {
        with_unit(f"shap_{name}", "target", unit): values
        for name, values in zip(model.names, cast(Any, explanation.phi))
    }
    base = {with_unit("shap_base", "target", unit): explanation.base}
    publish_csv(path, explanation.records.assign(**columns, **base))
