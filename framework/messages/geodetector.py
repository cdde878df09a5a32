"""Sentences for the geographical detector."""

from __future__ import annotations

from ...core.errors_and_notes.geodetector import (
    ClassesChosen,
    ClassesLimited,
    DetectorInputs,
    FactorConstant,
    FactorsDoNotOverlap,
    FewShifts,
    MethodsDoNotApply,
    MixedFactor,
    NoCoordinates,
    NoInterval,
    SameFactor,
    SampledForNull,
    TargetConstant,
    TargetOfDirections,
    TooFewFactors,
    TooManyFactorClasses,
    ValuesOfFactors,
)
from ...core.report.display_names import classification_method_name
from ..text.translation import tr


def _phrase_detector_inputs(error: DetectorInputs) -> str:
    """Say which inputs of the geodetector exclude each other or are missing."""
    if error.given:
        return tr(
            "Both a table and rasters are given ({given}). Choose either SAMPLES with TARGET_FIELD "
            "and factor columns, or TARGET with factor rasters."
        ).format(given=", ".join(error.given))
    return tr(
        "Neither a table nor rasters are given. Choose either SAMPLES with TARGET_FIELD and factor "
        "columns, or TARGET with factor rasters."
    )


def _phrase_same_factor(error: SameFactor) -> str:
    """Say that a factor of the geodetector is given twice or is the target."""
    if error.is_target:
        return tr(
            "'{name}' is the target and a factor at once. Remove it from the factors."
        ).format(name=error.name)
    return tr("The factor '{name}' is given twice. Remove one of them.").format(name=error.name)


def _phrase_factors_missing(missing: tuple) -> str:
    """Return the factors that lack values, and how many."""
    return ", ".join(f"{name}: {n:,}" for name, n in missing if n) or tr("none")


ERRORS = {
    DetectorInputs: _phrase_detector_inputs,
    TooFewFactors: lambda e: tr("No factor is given. Choose at least one in {parameters}.").format(
        parameters=tr(" or ").join(e.parameters)
    ),
    SameFactor: _phrase_same_factor,
    FactorsDoNotOverlap: lambda e: tr(
        "{target} has {n} values where all factors have one too, and {needed} are needed. Values "
        "of the target that lack a factor: {missing}. Leave out that factor, or check the nodata "
        "values and the extents."
    ).format(
        target=e.target, n=f"{e.n:,}", needed=e.needed, missing=_phrase_factors_missing(e.missing)
    ),
    TargetConstant: lambda e: tr(
        "All values of {target} that have all factors are equal: there is no variation to explain. "
        "Choose another target."
    ).format(target=e.target),
    TargetOfDirections: lambda e: tr(
        "{target} holds directions, which go around a circle: the mean of 350 and 20 degrees is 5, "
        "not 185, and q does not apply to it. Use its sine or cosine as the target; as a factor "
        "directions can be given."
    ).format(target=e.target),
    FactorConstant: lambda e: tr(
        "The factor '{factor}' has a single class ({value}) where the target has values: it cannot "
        "explain anything. Remove it."
    ).format(factor=e.factor, value=e.value),
    MethodsDoNotApply: lambda e: tr(
        "METHODS = {methods} cannot cut the factor '{factor}' into classes: its values lie between "
        "{low:g} and {high:g}, and geometric classes need values that are all above or all below "
        "0. Choose another method as well."
    ).format(methods=", ".join(e.methods), factor=e.factor, low=e.low, high=e.high),
    TooManyFactorClasses: lambda e: tr(
        "The factor '{factor}' has {n} or more classes; at most {most} are supported. If its "
        "numbers are amounts, choose it as a factor that is cut into classes; else merge classes."
    ).format(factor=e.factor, n=f"{e.n:,}", most=e.most),
    MixedFactor: lambda e: tr(
        "The factor column '{column}' holds numbers, but {n} of its {total} cells are text, such "
        "as '{text}'. Correct these cells; if the numbers are class codes, choose the column in "
        "CATEGORICAL_FIELDS."
    ).format(column=e.column, n=f"{e.n_text:,}", total=f"{e.n_total:,}", text=e.text),
}

NOTES = {
    ValuesOfFactors: lambda n: tr(
        "Values used: {used} of {target} of the target. Values that lack a factor: {missing}."
    ).format(
        used=f"{n.used:,}", target=f"{n.target:,}", missing=_phrase_factors_missing(n.missing)
    ),
    ClassesChosen: lambda n: tr("{factor}: {classes} classes ({method}), q = {q:.4f}.").format(
        factor=n.factor, classes=n.classes, method=classification_method_name(n.method, tr), q=n.q
    ),
    ClassesLimited: lambda n: tr(
        "At most {most} classes are tried instead of {asked}: there are {n} values, and a class "
        "should have 10 on average."
    ).format(most=n.most, asked=n.asked, n=f"{n.n:,}"),
    FewShifts: lambda n: tr(
        "Only {found} of {asked} shifted factors overlap the target enough, since the region has "
        "an irregular shape. The null rests on these."
    ).format(found=n.found, asked=n.asked),
    NoInterval: lambda n: tr(
        "There are too few blocks with values for an interval of q. Raise BLOCKS (now {blocks})."
    ).format(blocks=n.blocks),
    NoCoordinates: lambda n: tr(
        "The table has no coordinates: the null shuffles the records, and the interval draws them "
        "one by one. Both are too optimistic where neighbouring records are alike; use a point "
        "layer."
    ),
    SampledForNull: lambda n: tr(
        "q rests on all cells. Quantiles, natural breaks, the null and the interval rest on a "
        "systematic sample of {n} cells (one in {step} rows and columns)."
    ).format(step=n.step, n=f"{n.n:,}"),
}
