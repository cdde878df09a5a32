"""Sentences for fluxes, products of them and totals of carbon."""

from __future__ import annotations

from ...core.errors_and_notes.flux import (
    DatesEqual,
    MagnitudesDiffer,
    NepSeries,
    PeriodsCut,
    ProductsEqual,
    ProductsOfDates,
    ProductsOfQuantities,
    RegionMade,
    RhAboveRs,
    RhShareDoubtful,
    TotalCarbon,
    TotalOfAssumedUnit,
)
from ...core.report.display_names import quantity_name
from ..text.phrases import join_listed, phrase_raster_pair
from ..text.translation import tr


def _phrase_rh_above_rs(note: RhAboveRs) -> str:
    """Say that heterotrophic respiration is above soil respiration, a wrong flux."""
    text = tr(
        "In {cells} cells ({share:.1%}) heterotrophic respiration is above total soil "
        "respiration, which no soil can do: the relation does not fit such low values."
    )
    if note.limited:
        text += " " + tr("They are given the soil respiration (LIMIT_TO_RS).")
    return text.format(cells=f"{note.cells:,}", share=note.share)


ERRORS = {
    ProductsOfQuantities: lambda e: phrase_raster_pair(
        tr(
            "{parameter}: the products measure different quantities: {first} holds {one}, {second} "
            "holds {other}. Choose products of one quantity, or correct the name or the metadata "
            "of the file if they are wrong."
        ),
        e,
        [quantity_name(label, tr) for label in e.labels],
    ),
    ProductsOfDates: lambda e: phrase_raster_pair(
        tr(
            "{parameter}: the products are of different dates: {first} is of {one}, {second} of "
            "{other}. Choose products of one date, or their means over the same years, whose names "
            "give no date or the same period ('Mean of a series' makes them)."
        ),
        e,
        e.dates,
    ),
    ProductsEqual: lambda e: tr(
        "{parameter}: {first} and {second} hold the same values; one is a copy of the other. Give "
        "each product once."
    ).format(parameter=e.parameter, first=e.paths[0], second=e.paths[1]),
}

NOTES = {
    DatesEqual: lambda n: tr(
        "{parameter}: {n} rasters hold the same values as another date ({second} those of "
        "{first}). Check that no file is a copy under another date."
    ).format(parameter=n.parameter, n=n.n, first=n.first, second=n.second),
    RhAboveRs: _phrase_rh_above_rs,
    RhShareDoubtful: lambda n: tr(
        "Heterotrophic respiration is {share:.3g} of soil respiration in the median of {n} "
        "records, where 0.4 to 0.8 is usual: check that both columns are in one unit and are not "
        "exchanged."
    ).format(share=n.share, n=n.records),
    MagnitudesDiffer: lambda n: tr(
        "{product} has a typical value of {value:.4g} where the observations have {observed:.4g}: "
        "they look like different units. Write the unit into the file (gdal_edit -units) or into "
        "the header of the column, as in 'npp (gC m-2 yr-1)'."
    ).format(product=n.product, value=n.value, observed=n.observed),
    TotalOfAssumedUnit: lambda n: tr(
        "{parameter}: the rasters state no unit; the total in Tg C takes them to be in gC m-2."
    ).format(parameter=n.parameter),
    TotalCarbon: lambda n: tr(
        "{variable}: total {total:.6g} Tg C{per}, mean {mean:.6g} gC m-2{per}, on {area:.6g} km2 "
        "with data."
    ).format(
        variable=n.variable,
        total=n.total_tg,
        mean=n.mean,
        area=n.area_km2,
        per=f" {n.per}" if n.per else "",
    ),
    PeriodsCut: lambda n: tr(
        "{product}: not compared, because another product lacks them: {periods}."
    ).format(product=n.product, periods=join_listed(n.periods)),
    NepSeries: lambda n: tr(
        "NEP of {n} dates, {first} to {last}: {total:.6g} Tg C per date on average, on "
        "{area:.6g} km2 with data."
    ).format(n=n.n, first=n.first, last=n.last, total=n.total_tg, area=n.area_km2),
    RegionMade: lambda n: tr(
        "{n_files} files; land: {cells} cells, {area:.6g} km2; true NEP of {year}: {nep:.6g} Tg C."
    ).format(
        n_files=n.n_files,
        cells=f"{n.cells:,}",
        area=n.area_km2,
        year=n.year,
        nep=n.nep_tg,
    ),
}
