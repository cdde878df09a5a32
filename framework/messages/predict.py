"""Sentences for maps and tables that a model predicts or explains."""

from __future__ import annotations

import os

from ...core.errors_and_notes.predict import (
    ClassesNotNamed,
    CodeOfTwoClasses,
    DatesNotTold,
    DissimilaritySampled,
    GapsNotPredicted,
    IntervalLevels,
    NotExplained,
    NothingPredicted,
    OtherUnit,
    OutsideApplicability,
    OutsideTrainingRange,
    PredictorUnitsUnknown,
    RastersUnused,
    ShapleyLeftOut,
    ShapleySampled,
    TablePredicted,
    UnseenClass,
    UnseenMasked,
)
from ..text.phrases import join_listed
from ..text.translation import tr


def _phrase_classes_not_named(error: ClassesNotNamed) -> str:
    """Say that a raster or table names none of the classes of a model."""
    text = tr(
        "The model knows the classes of {variable} by name ({classes}), and none of these names "
        "is in {path}."
    ).format(variable=error.variable, classes=join_listed(error.classes), path=error.path)
    if error.names:
        text += " " + tr("There are: {names}.").format(names=join_listed(error.names))
    if error.is_table:
        remedy = tr(
            "Write the names of the model into its column name; where it has a column variable, "
            "leave that empty or write {variable}."
        ).format(variable=error.variable)
    else:
        remedy = tr(
            "Give a CSV file with the columns code and name as CLASS_CODES: it says which code of "
            "the raster is which class."
        )
    return f"{text} {remedy}"


def _phrase_interval_levels(note: IntervalLevels) -> str:
    """Say at which quantiles a model's intervals lie, and by what."""
    if note.calibrated:
        text = tr(
            "LOWER and UPPER are the quantiles {lower:.4g} and {upper:.4g} of the forest: between "
            "these lie {coverage:.4g} of the held-out records."
        )
    elif note.wanted:
        text = tr(
            "LOWER and UPPER are the quantiles {lower:.4g} and {upper:.4g} of the forest as they "
            "are: the model has too few held-out records to calibrate a coverage of {coverage:.4g}."
        )
    else:
        text = tr(
            "LOWER and UPPER are the quantiles {lower:.4g} and {upper:.4g} of the forest as they "
            "are; picp_raw in the scores of the training says what such intervals cover."
        )
    return text.format(lower=note.lower, upper=note.upper, coverage=note.coverage)


def _phrase_nothing_predicted(error: NothingPredicted) -> str:
    """Say why a model predicts no row of a table."""
    text = tr(
        "None of the {rows} records has all that the model needs: {inputs}. Look at the names of "
        "the columns and at missing values."
    ).format(rows=error.rows, inputs=join_listed(error.inputs))
    if error.history:
        text += " " + tr(
            "It also looks back on the {n} steps before a record, which must be there without a "
            "gap at the same site."
        ).format(n=error.history)
    return text


def _phrase_table_predicted(note: TablePredicted) -> str:
    """Say how many rows of a table a model predicted."""
    text = tr(
        "{rows} records predicted, {without} without a prediction; {outside} lie outside the area "
        "of applicability."
    ).format(rows=note.rows, without=note.without, outside=note.outside)
    basis = {
        "quantiles": tr("The interval is that of the quantiles of the forest."),
        "errors": tr(
            "The interval is the prediction and the errors of held-out records, {share} of which "
            "lie in it: it is as wide for every record."
        ).format(share=f"{note.coverage:.4g}"),
        "": tr("There is no interval: the model has too few held-out records for this COVERAGE."),
    }.get(note.basis, note.basis)
    return f"{text} {basis}"


def _phrase_outside_range(note: OutsideTrainingRange) -> str:
    """Say how many cells or records lie outside the training range of a predictor."""
    if note.is_table:
        text = tr(
            "{share:.1%} of the records ({cells}) lie outside the training range of {variable}: "
            "the model extrapolates there. Check that its unit is that of the training."
        )
    else:
        text = tr(
            "{share:.1%} of the cells ({cells}) lie outside the training range of {variable}: the "
            "model extrapolates there."
        )
    return text.format(share=note.share, cells=f"{note.cells:,}", variable=note.variable)


def _phrase_predictor_units_unknown(note: PredictorUnitsUnknown) -> str:
    """Say which predictors of a model have units that cannot be compared."""
    texts = []
    if note.untold:
        texts.append(
            tr(
                "The training table does not state the units of these predictors, so they were "
                "not compared with those given now: {list}. Check that they are the same; to have "
                "them checked, write them into the headers of the training table, such as "
                "'temperature (K)', or make it with 'Sample rasters at sites'."
            ).format(list=join_listed(note.untold))
        )
    if note.unstated:
        texts.append(
            tr(
                "No unit is stated for these predictors; they are taken to be in the units of the "
                "training: {list}."
            ).format(list=join_listed(note.unstated))
        )
    return " ".join(texts)


ERRORS = {
    UnseenClass: lambda e: tr(
        "The variable {variable} holds classes not seen in training: {values} (known: "
        "{known}). Add samples of these classes, mask them out, or choose to leave them without "
        "data."
    ).format(variable=e.variable, values=join_listed(e.values), known=join_listed(e.known)),
    ClassesNotNamed: _phrase_classes_not_named,
    CodeOfTwoClasses: lambda e: tr(
        "The table {path} says twice what code {code} is: {names}. A code is one class of a "
        "variable; several codes may be the same class. Correct the table."
    ).format(path=e.path, code=e.code, names=join_listed(e.names)),
    NotExplained: lambda e: tr(
        "Maps of Shapley values are made where these are exact: for {exact}. MODEL is "
        "{estimator}, whose values can only be estimated, at a tenth of a second for each cell. "
        "Train one of the others, or use 'Explain model' (carbonsink:explainmodel), which explains "
        "{estimator} on a sample of its records."
    ).format(exact=join_listed(e.exact), estimator=e.estimator),
    NothingPredicted: _phrase_nothing_predicted,
    OtherUnit: lambda e: tr(
        "The column {column} states the unit {unit}, and the model predicts {wanted}: one cannot "
        "be converted to the other. Correct the header, or convert the column first."
    ).format(column=e.column, unit=e.unit, wanted=e.wanted or tr("values of no known unit")),
}

NOTES = {
    GapsNotPredicted: lambda n: tr(
        "Missing predictors were filled in when the model of {target} was trained. They are not "
        "filled in here: what lacks a predictor has no prediction."
    ).format(target=n.target),
    PredictorUnitsUnknown: _phrase_predictor_units_unknown,
    RastersUnused: lambda n: tr(
        "Rasters that were not used, as the model has no predictor of their name: {paths}. Its "
        "predictors are: {predictors}."
    ).format(
        paths=join_listed(map(os.path.basename, n.paths)), predictors=join_listed(n.predictors)
    ),
    TablePredicted: _phrase_table_predicted,
    DatesNotTold: lambda n: tr(
        "{validation}: R2 within a site (with {records:g} records in the median) is {median:.3g} "
        "in the median, and below 0 at {below} of {sites} sites: the model tells sites apart, but "
        "not the dates of a site."
    ).format(**vars(n)),
    UnseenMasked: lambda n: tr(
        "{cells} cells are without data because the classes {values} of {variable} were never "
        "met in training."
    ).format(cells=f"{n.cells:,}", values=join_listed(n.values), variable=n.variable),
    OutsideApplicability: lambda n: tr(
        "{share:.1%} of the predicted cells ({cells}) lie outside the area of applicability: no "
        "score of the model applies there."
    ).format(share=n.share, cells=f"{n.cells:,}"),
    OutsideTrainingRange: _phrase_outside_range,
    DissimilaritySampled: lambda n: tr(
        "Area of applicability: the mean distance between records and the threshold come from "
        "{records} of {total} records, drawn at random, each compared with all others."
    ).format(records=f"{n.records:,}", total=f"{n.total:,}"),
    ShapleySampled: lambda n: tr(
        "Shapley values of {estimator} are estimated by the shap library on a sample: {records} of "
        "{total} records, against {background} training records."
    ).format(estimator=n.estimator, records=n.records, total=n.total, background=n.background),
    ShapleyLeftOut: lambda n: tr(
        "Shapley values of {estimator} are left out: they need the library '{library}'. Install "
        "it from the menu of the plugin; importance and effects do without."
    ).format(estimator=n.estimator, library=n.library),
    IntervalLevels: _phrase_interval_levels,
}
