"""Sentences for what rasters and columns measure: quantities, units, signs, magnitudes."""

from __future__ import annotations

from ...core.errors_and_notes.quantities import (
    BiomassAsCarbon,
    BytesMayBeSigned,
    CarbonAssumed,
    DatesOfZeros,
    ImpossibleValues,
    NameDiffers,
    NumberApart,
    NumberFrequent,
    QuantityUnknown,
    ScaledFloats,
    ScaleInverted,
    ScalesMixed,
    SignContradicted,
    SignReversed,
    SignsMixed,
    SizesMixed,
    SizesUnlike,
    StatesAddedUp,
    StepOfOther,
    UnitNotRead,
    UnitOfOther,
    UnitsConverted,
    UnitsIncomplete,
    UnitsMixed,
    UnitsUnlike,
    ValuesDoubtful,
    ValuesUnusual,
    WrongQuantity,
    WrongStep,
    WrongUnit,
    ZerosApart,
    ZerosAtCorners,
)
from ...core.report.display_names import quantity_name
from ...core.units import carbon_meaning, unclear_units
from ..text.phrases import join_listed, phrase_raster_pair
from ..text.translation import tr


def _plain_limit(limit: float) -> float:
    """Return a limit of a quantity without what it was widened by for rounding."""
    return float(f"{limit:.5g}")


def _limit_and_unit(limit: float, unit: str) -> str:
    """Return a limit with its unit; a ratio has none."""
    text = f"{_plain_limit(limit):.6g}"
    return text if unit in ("", "1") else f"{text} {unit}"


def _phrase_values_unusual(note: ValuesUnusual) -> str:
    """Say that values lie beyond those known of a quantity."""
    text = tr(
        "{parameter}: {name} holds values from {low:.6g} to {high:.6g}, but {quantity} is known "
        "from {lowest:.6g} to {highest} only. The values are used as they are: check the unit, the "
        "scale factor and single outliers."
    ).format(
        parameter=note.parameter,
        name=note.name,
        low=note.low,
        high=note.high,
        quantity=quantity_name(note.quantity, tr),
        lowest=_plain_limit(note.lowest),
        highest=_limit_and_unit(note.highest, note.unit),
    )
    if note.n > 1:
        text += " " + tr("{n} rasters hold such values.").format(n=note.n)
    return text


def _sign_contradicted(error: SignContradicted) -> str:
    """Say that the metadata of a flux contradict its definition."""
    text = {
        "sink": tr(
            "{parameter}: {path} is named {quantity}, which is positive where the land loses "
            "carbon, but its metadata say that positive values are what the land takes up. Choose "
            "QUANTITY (nep for uptake), or correct the name or the metadata."
        ),
        "source": tr(
            "{parameter}: {path} is named {quantity}, which is positive where the land takes up "
            "carbon, but its metadata say that positive values go to the atmosphere. Choose "
            "QUANTITY (nee for loss), or correct the name or the metadata."
        ),
    }
    return text.get(error.stated, text["sink"]).format(
        parameter=error.parameter, path=error.path, quantity=quantity_name(error.quantity, tr)
    )


def _step_name(step: str) -> str:
    """Return the text for the step of a flux series."""
    names = {"day": tr("day"), "month": tr("month"), "season": tr("season"), "year": tr("year")}
    return {**names, "half": tr("half year")}.get(step, step)


def _phrase_wrong_step(error: WrongStep) -> str:
    """Say that rasters are amounts of another time than is needed."""
    text = tr(
        "{parameter}: {path} is per {step}, but values per {wanted} are needed. Bring the rasters "
        "to that step with 'Composite a series' (carbonsink:compositeseries)."
    ).format(
        parameter=error.parameter,
        path=error.path,
        step=_step_name(error.step),
        wanted=_step_name(error.wanted),
    )
    if error.parameter not in ("RS", "RS_FIELD"):
        return text
    line = tr(
        "A line between Rs and Rh that was fitted to values of another step is given by SLOPE and "
        "INTERCEPT."
    )
    return f"{text} {line}"


def _phrase_impossible_values(error: ImpossibleValues) -> str:
    """Say that a raster holds values that its flux cannot have."""
    text = tr(
        "{parameter}: {path} holds values from {low:.6g} to {high:.6g}, but {quantity} can only "
        "lie between {lowest:.6g} and {highest}."
    ).format(
        parameter=error.parameter,
        path=error.path,
        low=error.low,
        high=error.high,
        quantity=quantity_name(error.quantity, tr),
        lowest=error.lowest,
        highest=_limit_and_unit(error.highest, error.unit),
    )
    if error.is_column:
        remedy = tr(
            "Convert the column to that unit, or correct single values and delete rows of totals."
        )
        if error.factor:
            factor = tr("A scale factor of {factor:g} would bring all values into that range.")
            remedy = f"{factor.format(factor=error.factor)} {remedy}"
    elif error.factor:
        remedy = tr(
            "A scale factor of {factor:g} would bring them into that range: look up the scale and "
            "the offset of the product, and apply them with the raster calculator or set them in "
            "the file (gdal_edit -scale, -offset)."
        ).format(factor=error.factor)
    else:
        remedy = tr(
            "Set the fill value of the product as nodata, apply its scale factor, or convert the "
            "raster to the unit above."
        )
    return f"{text} {remedy}"


def _phrase_sign_reversed(error: SignReversed) -> str:
    """Say that rasters of a flux have the sign of its opposite."""
    if error.positive:
        text = tr(
            "{parameter}: {path} holds {quantity}, which is not positive by its definition, but "
            "{share:.0%} of the values are above 0 (mean {mean:.4g} {unit}). GEE is -GPP: multiply "
            "it by -1, for instance with the raster calculator, or correct its name if it is GPP."
        )
    else:
        text = tr(
            "{parameter}: {path} holds {quantity}, which is not negative by its definition, but "
            "{share:.0%} of the values are below 0 (mean {mean:.4g} {unit}). Its sign is probably "
            "reversed, as in GEE = -GPP: multiply it by -1, for instance with the raster "
            "calculator, or correct its name if it is another quantity."
        )
    return text.format(
        parameter=error.parameter,
        path=error.path,
        quantity=quantity_name(error.quantity, tr),
        share=error.share,
        mean=error.mean,
        unit=error.unit,
    )


def _phrase_wrong_unit(error: WrongUnit) -> str:
    """Say that the unit of a flux cannot be converted."""
    text = tr(
        "{parameter}: {path} states the unit '{unit}', which cannot be converted to {wanted}."
    ).format(parameter=error.parameter, path=error.path, unit=error.unit, wanted=error.wanted)
    remedies = {
        unclear_units.DRY_MATTER: tr(
            "Dry matter is about half carbon: multiply by its carbon fraction (0.45 to 0.5) first, "
            "and state the unit of carbon."
        ),
        carbon_meaning.BIOMASS: tr(
            "Its name is one of biomass and the unit does not say carbon. Multiply dry biomass by "
            "its carbon fraction (0.47) first; if it is carbon already, state it in the unit, as "
            "in t C ha-1."
        ),
        unclear_units.TREND: tr(
            "It reads like a change over time rather than an amount. Choose the series itself, or "
            "correct the unit in its metadata."
        ),
        unclear_units.TOTAL: tr(
            "It is an amount without an area. Divide by the area of the cells, or correct the unit "
            "in its metadata."
        ),
        unclear_units.MULTIPLE: tr(
            "It names a factor, and whether to multiply or divide by it is open. Write the factor "
            "into the scale of the band (gdal_edit.py -scale), and the plain unit."
        ),
    }
    other = tr("Choose another input, or correct the unit that it states.")
    return f"{text} {remedies.get(error.reason, other)}"


ERRORS = {
    WrongQuantity: lambda e: tr(
        "{parameter}: {path} holds {found}; it must be {wanted}. Choose another raster, or correct "
        "its name, unit or metadata if they are wrong."
    ).format(
        parameter=e.parameter,
        path=e.path,
        found=quantity_name(e.found, tr),
        wanted=join_listed([quantity_name(label, tr) for label in e.wanted]),
    ),
    WrongUnit: _phrase_wrong_unit,
    UnitsMixed: lambda e: tr(
        "{parameter}: the rasters state different units ({units}), which cannot be converted into "
        "one another. Convert them to one unit, or correct the unit in their metadata."
    ).format(parameter=e.parameter, units=join_listed(e.units)),
    UnitsUnlike: lambda e: tr(
        "The largest value of {first} is {high_first:.4g}, that of {second} {high_second:.4g}: "
        "they are hardly in one unit, and no unit is stated in the files of {silent} (are they per "
        "day, or in kilograms?). Write it into them (gdal_edit.py -units 'gC m-2 d-1'), or convert "
        "them."
    ).format(
        first=e.first,
        high_first=e.high_first,
        second=e.second,
        high_second=e.high_second,
        silent=join_listed(e.silent),
    ),
    ImpossibleValues: _phrase_impossible_values,
    SignReversed: _phrase_sign_reversed,
    SignContradicted: _sign_contradicted,
    SignsMixed: lambda e: phrase_raster_pair(
        tr(
            "{parameter}: {first} holds {one}, {second} holds {other}: one counts what the land "
            "takes up as positive, the other as negative. Give rasters of one of them (neetonep "
            "changes the sign), or correct the name or the metadata of the file if they are wrong."
        ),
        e,
        [quantity_name(label, tr) for label in e.labels],
    ),
    WrongStep: _phrase_wrong_step,
}

NOTES = {
    UnitsConverted: lambda n: tr(
        "{parameter}: {n} rasters state the unit {unit} and were converted to {wanted}. If a "
        "file states a wrong unit, correct its metadata."
    ).format(parameter=n.parameter, n=n.n, unit=n.unit, wanted=n.wanted),
    UnitNotRead: lambda n: tr(
        "{parameter}: the unit '{unit}' is not known for this quantity; the values are taken to be "
        "in {taken}. Convert them if they are not."
    ).format(parameter=n.parameter, unit=n.unit, taken=n.taken),
    BiomassAsCarbon: lambda n: tr(
        "{parameter}: {name} is named like biomass and states no unit; its values were taken as "
        "carbon. Multiply dry biomass by its carbon fraction (0.47) first, or state the unit, as "
        "in t C ha-1."
    ).format(parameter=n.parameter, name=n.name),
    CarbonAssumed: lambda n: tr(
        "{parameter}: the unit '{unit}' does not say of what; the values were taken as carbon. "
        "If they are dry matter, multiply them by its carbon fraction (0.45 to 0.5) first, if CO2 "
        "by 12/44. State the unit as in gC m-2."
    ).format(parameter=n.parameter, unit=n.unit),
    UnitsIncomplete: lambda n: tr(
        "{parameter}: {n} of {total} rasters state no unit; they are taken to be in {unit} like "
        "the others."
    ).format(parameter=n.parameter, n=n.n, total=n.total, unit=n.unit),
    UnitOfOther: lambda n: tr(
        "{parameter} states no unit; its values are taken to be in {unit}, like those of {other}."
    ).format(parameter=n.parameter, unit=n.unit, other=n.other),
    StepOfOther: lambda n: tr(
        "Neither the unit nor the date of {parameter} says per which time its values are; they are "
        "taken to be per {step}, like those of {other}."
    ).format(parameter=n.parameter, step=_step_name(n.step), other=n.other),
    ScaleInverted: lambda n: tr(
        "{parameter}: the scale factor {scale:g} of {path} is a divisor; values were divided by it."
    ).format(parameter=n.parameter, scale=n.scale, path=n.path),
    ScaledFloats: lambda n: tr(
        "{parameter}: {n} rasters hold floating-point numbers and declare a scale or an offset, "
        "which was applied, such as {path} (scale {scale:g}, offset {offset:g}). Some programs "
        "leave them in files whose values they have already converted. If so, remove them "
        "(gdal_edit -scale 1 -offset 0)."
    ).format(parameter=n.parameter, n=n.n, path=n.path, scale=n.scale, offset=n.offset),
    ScalesMixed: lambda n: tr(
        "{parameter}: {scaled} has the scale factor {scale:g}, and {plain} holds whole numbers "
        "without one. Both were read as their files say. Set the scale in all of the files "
        "(gdal_edit -scale) if it is missing in some."
    ).format(parameter=n.parameter, scaled=n.scaled, scale=n.scale, plain=n.plain),
    DatesOfZeros: lambda n: tr(
        "{parameter}: {n} of {total} dates hold 0 everywhere, unlike the dates beside them, the "
        "first is {first}. They were used as values. Some programs write 0 where an image is "
        "missing: if so, leave these rasters out, or set 0 as their no-data value."
    ).format(parameter=n.parameter, n=n.n, total=n.total, first=n.first),
    SizesMixed: lambda n: tr(
        "{parameter}: the values of {n} of {total} years, dates or products are of another size "
        "than those of the others: {larger_name} about {larger:.4g}, {smaller_name} about "
        "{smaller:.4g}. They were used as they are. Make sure that all rasters have one unit and "
        "one scale factor."
    ).format(
        parameter=n.parameter,
        n=n.n,
        total=n.total,
        larger_name=n.larger_name,
        larger=n.larger,
        smaller_name=n.smaller_name,
        smaller=n.smaller,
    ),
    SizesUnlike: lambda n: tr(
        "The largest value of {first} is {high_first:.4g}, that of {second} {high_second:.4g}, and "
        "their files do not both state a unit. They were used as they are. Make sure that they "
        "have one unit and one scale factor."
    ).format(first=n.first, high_first=n.high_first, second=n.second, high_second=n.high_second),
    ZerosApart: lambda n: tr(
        "{parameter}: in {n} rasters some cells are exactly 0 and no other value comes near "
        "({share} of {name}). They were used as values. If 0 means no data there, set it as "
        "no-data value in the properties of the layer or in the file."
    ).format(parameter=n.parameter, n=n.n, share=f"{n.share:.1%}", name=n.name),
    ZerosAtCorners: lambda n: tr(
        "{parameter}: in {n} rasters cells of exactly 0 reach the corners, and the values beside "
        "them are far from 0 ({share:.1%} of {name}). They were used as values. If 0 means no data "
        "there, set it as no-data value in the properties of the layer or in the file."
    ).format(**vars(n)),
    NumberApart: lambda n: tr(
        "{parameter}: in {n} rasters many cells hold {numbers}, apart from all other values "
        "({share:.1%} of {name}). They were used as values. If that means no data there, set it as "
        "no-data value in the properties of the layer or in the file."
    ).format(**{**vars(n), "numbers": join_listed(f"{x:.7g}" for x in n.numbers)}),
    NumberFrequent: lambda n: tr(
        "{parameter}: in {n} rasters far more cells hold exactly {numbers} than similar numbers "
        "({share:.1%} of {name}). They were used as values. If that means no data there, set it as "
        "no-data value in the properties of the layer or in the file."
    ).format(**{**vars(n), "numbers": join_listed(f"{x:.7g}" for x in n.numbers)}),
    BytesMayBeSigned: lambda n: tr(
        "{parameter}: in {n} rasters ({name}) the numbers lie at both ends of 0 to 255, and none "
        "between, as those of signed bytes do that are read as unsigned: 255 would be -1. They "
        "were used as they are. If they are signed, subtract 256 from those above 127 "
        "('Raster calculator')."
    ).format(**vars(n)),
    NameDiffers: lambda n: tr(
        "{parameter}: the raster {name} is named like {found}, but is used as {wanted}."
    ).format(
        parameter=n.parameter,
        name=n.name,
        found=quantity_name(n.found, tr),
        wanted=quantity_name(n.wanted, tr),
    ),
    ValuesDoubtful: lambda n: tr(
        "{parameter}: {path} holds values from {low:.6g} to {high:.6g}, but {quantity} lies "
        "between {lowest:.6g} and {highest}. They are used as they are: make sure "
        "that the same scale and nodata value hold for all rasters and samples."
    ).format(
        parameter=n.parameter,
        path=n.path,
        low=n.low,
        high=n.high,
        quantity=quantity_name(n.quantity, tr),
        lowest=_plain_limit(n.lowest),
        highest=_limit_and_unit(n.highest, n.unit),
    ),
    ValuesUnusual: _phrase_values_unusual,
    QuantityUnknown: lambda n: tr(
        "{parameter}: neither the files nor their names ({name}) say which flux or stock this is. "
        "It is reported as an unknown quantity, without the words source and sink. Choose "
        "QUANTITY to change that."
    ).format(parameter=n.parameter, name=n.name or "-"),
    StatesAddedUp: lambda n: tr(
        "{name}: {quantity} is no amount that adds up over time, so the sums grow with the number "
        "of dates. Use STATISTIC = mean, unless these sums are wanted (degree days)."
    ).format(name=n.name, quantity=quantity_name(n.quantity, tr)),
}
