"""Sentences for fluxes and budgets."""

from __future__ import annotations

from ...core.facts.flux import (
    NepSeries,
    PeriodsCut,
    RegionMade,
    RhAboveRs,
    TotalCarbon,
    UnitsDiffer,
    UnitUnexpected,
)
from ..text.phrases import listed
from ..text.translation import tr


def _rh_above_rs(note: RhAboveRs) -> str:
    text = tr(
        "In {cells} cells ({share:.1%}) heterotrophic respiration is above total soil "
        "respiration, which no soil can do: the relation does not fit such low values."
    )
    if note.limited:
        text += " " + tr("They are given the soil respiration (LIMIT_TO_RS).")
    return text.format(cells=f"{note.cells:,}", share=note.share)


NOTES = {
    RhAboveRs: _rh_above_rs,
    UnitsDiffer: lambda n: tr(
        "{first} is in {unit} and {second} in {other}, as their files say: their difference means "
        "nothing. Bring them to one unit and time step (compositeseries adds months up to years), "
        "or mend the unit in the metadata of the file that is wrong."
    ).format(first=n.first, unit=n.unit, second=n.second, other=n.other),
    UnitUnexpected: lambda n: tr(
        "{name} is in {unit}, as its file says, but is taken for {wanted}: amounts are wrong by "
        "the ratio of the two. Convert it, choose the right unit, or mend the unit in its "
        "metadata."
    ).format(name=n.name, unit=n.unit, wanted=n.wanted),
    TotalCarbon: lambda n: tr(
        "{variable}: total {total:.6g} Tg C, mean {mean:.6g} gC m-2, on {area:.6g} km2 with data."
    ).format(variable=n.variable, total=n.total_tg, mean=n.mean, area=n.area_km2),
    PeriodsCut: lambda n: tr(
        "{product}: not compared, because another product lacks them: {periods}."
    ).format(product=n.product, periods=listed(n.periods)),
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
