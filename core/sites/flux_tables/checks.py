"""Checks of flux tables: units, signs, times and names that are doubtful or contradict others."""

from __future__ import annotations

import numpy as np

from ...errors_and_notes.flux_tables import (
    FluxDoubtful,
    FluxNamesAlike,
    FluxNearZero,
    FluxSignContradicts,
    RowsWithoutTime,
    VpdUnitContradicted,
)
from ...errors_and_notes.tables import SizesApart
from ...run import Run
from ...tables.mixed_scales import find_sides
from .column_meanings import FluxColumn
from .flux_files import site_header
from .row_intervals import Times

# Fewer values say nothing of a unit.
MIN_JUDGED = 100
# Rows with NEE, GPP and Reco from which the sign of NEE is checked.
MIN_PAIRS = 3
# NEE with its sign turned fits Reco - GPP ten times better than as it is.
OPPOSED = 0.1
# Largest mean of a gross flux, gC m-2 per day, that may have either sign: the noise of half-hourly
# fluxes leaves so much on winter days, lakes and deserts.
DORMANT = 0.5
# Half the values above it: Kelvin.
MIN_KELVIN = 150.0
# In hPa, the air is now and then drier than this in any year outside the sea's spray.
DRIEST_IN_KPA = 6.0
# Smaller deficits (hPa) say nothing of the unit; means of others differ from what the means of
# temperature and humidity give, but not as one unit from another; and they reach saturation never.
_LEAST_VPD, _NEAREST_VPD, _ABOVE_SATURATION = 0.5, 0.3, 1.3
# Fluxes of towers exceed this many gC m-2 per day at noon, and read as umol never where they are in
# mg CO2 m-2 s-1, a twenty-third of the numbers.
_MOST_OF_MG = 2.0
# Half the values above it: hPa (or Pa) where kPa is meant.
MAX_KPA = 150.0


def doubtful_values(
    column: FluxColumn, name: str, site: str, values: np.ndarray, is_assumed: bool = False
) -> list:
    """Return what is doubtful about the values of a variable.

    Parameters
    ----------
    column : FluxColumn
        The variable.
    name, site : str
        Column and site, for the notes.
    values : numpy.ndarray
        In our unit, of what is added up per day.
    is_assumed : bool
        Whether they are fluxes within the day in umol m-2 s-1, as far as nothing says their unit.
    """
    finite_values = values[np.isfinite(values)]
    if not finite_values.size:
        return []
    likely = _suspected_unit(column.kind, finite_values) if finite_values.size >= MIN_JUDGED else ""
    if is_assumed and finite_values.size >= MIN_JUDGED and not likely:
        strongest = float(np.quantile(np.abs(finite_values), 0.99))
        likely = "mgCO2 m-2 s-1" if 0 < strongest < _MOST_OF_MG else ""
    outside = (finite_values < column.low) | (finite_values > column.high)
    if not likely and not outside.any():
        return []
    odd_values = finite_values[outside] if outside.any() else finite_values
    example = float(odd_values[np.argmax(np.abs(odd_values))])
    n = int(np.count_nonzero(outside))
    return [FluxDoubtful(site, name, column.variable, n, int(finite_values.size), example, likely)]


def require_sign(path: str, site: str, name: str, exchange: np.ndarray, run: Run) -> None:
    """Check that gross exchange (GEE = -GPP) is on the whole below 0; raise otherwise.

    Raises
    ------
    FluxSignContradicts
        With the mean in gC m-2 per day.
    """
    finite_values = exchange[np.isfinite(exchange)]
    if finite_values.size and finite_values.mean() > 0:
        _refuse_or_note(
            FluxSignContradicts(path, site, name, "gee", float(finite_values.mean())), run
        )


def require_definition(path: str, site: str, rates: dict, run: Run) -> None:
    """Check the signs of fluxes against their definitions; raise where they contradict.

    NEE is Reco - GPP and NEP is GPP - Reco, so that one is the other with its sign turned; GPP and
    Reco are not negative, but for noise about 0.

    Parameters
    ----------
    path, site : str
        File and site, for the message.
    rates : dict of str to tuple
        Of each variable the name of its column and its values, gC m-2 per day.
    run : Run
        Receives a note of gross fluxes that are negative as noise about 0 may be.

    Raises
    ------
    FluxSignContradicts
        When the signs are the other way round in nearly all of the rows.
    """
    for variable in ("gpp", "reco"):
        if variable in rates:
            name, values = rates[variable]
            _require_positive(path, site, variable, name, values, run)
    if "nee" in rates and "nep" in rates:
        name, values = rates["nep"]
        _require_fit(path, site, "equal", name, values, -rates["nee"][1])
    if "gpp" not in rates or "reco" not in rates:
        return
    released = rates["reco"][1] - rates["gpp"][1]
    for variable, sign in (("nee", 1.0), ("nep", -1.0)):
        if variable not in rates:
            continue
        name, values = rates[variable]
        _require_fit(path, site, variable, name, values, sign * released)


def require_vpd(path: str, site: str, name: str, unit: str, values: dict) -> None:
    """Refuse an assumed unit of the deficit that temperature and humidity of the rows contradict.

    The deficit is the saturation pressure times what the relative humidity lacks of 1, and never
    more than the saturation pressure.

    Parameters
    ----------
    path, site, name : str
        File, site and column, for the message.
    unit : str
        The unit that was assumed.
    values : dict of str to numpy.ndarray
        Of each variable, in our units.

    Raises
    ------
    VpdUnitContradicted
    """
    if "ta" not in values:
        return
    temperature, deficit = values["ta"], values["vpd"]
    # Magnus formula, hPa (WMO-No. 8, Guide to Instruments, annex 4.B).
    with np.errstate(all="ignore"):
        saturation = 6.112 * np.exp(17.62 * temperature / (243.12 + temperature))
        humidity = values.get("rh", np.full(deficit.size, np.nan))
        if np.nanmax(humidity, initial=0.0) <= 1.0:  # shares, not percents, say nothing here
            humidity = np.full(deficit.size, np.nan)
        expected = saturation * (1.0 - humidity / 100.0)
        ratios = deficit / np.where(expected > _LEAST_VPD, expected, np.nan)
        bounds = deficit / saturation
    ratios, bounds = (v[np.isfinite(v)] for v in (ratios, bounds))
    if ratios.size >= MIN_PAIRS:
        times = float(np.median(ratios))
        if _NEAREST_VPD < times < 1.0 / _NEAREST_VPD:
            return
    elif bounds.size >= MIN_PAIRS:
        times = float(np.median(bounds))
        if times < _ABOVE_SATURATION:
            return
    else:
        return
    raise VpdUnitContradicted(path, site, name, unit, times, ratios.size >= MIN_PAIRS)


def _require_fit(path: str, site: str, key: str, name: str, values, expected) -> None:
    """Check signs: raise where values fit the expected ones ten times better when turned."""
    is_finite = np.isfinite(values) & np.isfinite(expected)
    if np.count_nonzero(is_finite) < MIN_PAIRS:
        return
    fits, opposes = (
        float(np.abs(sign * values[is_finite] - expected[is_finite]).mean()) for sign in (1, -1)
    )
    if opposes < OPPOSED * fits:
        raise FluxSignContradicts(path, site, name, key, float(values[is_finite].mean()))


def _require_positive(path: str, site: str, key: str, name: str, values, run: Run) -> None:
    """Raise where a gross flux is negative on the whole, and not by noise about 0."""
    finite_values = values[np.isfinite(values)]
    size = float(np.abs(finite_values).sum())
    if (
        finite_values.size >= MIN_PAIRS
        and -float(finite_values[finite_values < 0].sum()) > (1 - OPPOSED) * size > 0
    ):
        _refuse_or_note(
            FluxSignContradicts(path, site, name, key, float(finite_values.mean())), run
        )


def _refuse_or_note(contradiction: FluxSignContradicts, run: Run) -> None:
    """Raise for a wrong sign; a mean as small as the noise of a dormant site is noted."""
    if abs(contradiction.mean) > DORMANT:
        raise contradiction
    run.note(FluxNearZero(contradiction.site, contradiction.column, contradiction.mean))


def _suspected_unit(kind: str, finite_values: np.ndarray) -> str:
    """Return the unit that checked values of a flux table seem to have; empty if they fit."""
    median = float(np.median(finite_values))
    if kind == "temperature" and median > MIN_KELVIN:
        return "K"
    if kind == "vpd" and float(np.quantile(finite_values, 0.99)) < DRIEST_IN_KPA:
        return "kPa"
    if kind == "pressure" and median > MAX_KPA:
        return "hPa" if median < 10 * MAX_KPA else "Pa"
    return ""


def note_years_apart(site: str, name: str, values: np.ndarray, times: Times, run: Run) -> None:
    """Report years of a flux that are so much smaller or larger that their unit is in doubt."""
    is_known = np.isfinite(values) & (values != 0) & ~np.isnat(times.start)
    years = times.start[is_known].astype("datetime64[Y]").astype(str)
    sides = find_sides(np.abs(values[is_known]), years) if years.size >= MIN_JUDGED else None
    if sides is not None:
        apart = tuple(np.unique(years[sides.is_apart]).tolist())
        n = int(np.count_nonzero(sides.is_apart))
        sizes = sides.size, sides.size_of_others
        run.note(SizesApart(f"{name} ({site})", "year", apart, len(apart), n, *sizes))


def note_sites_differ_in_digits(files: list, run: Run) -> None:
    """Warn when rows are of stations whose names differ in their digits only."""
    by_form: dict = {}
    for file in files:
        if site_header(file) is None:
            form = "".join(c for c in file.site if not c.isdigit())
            by_form.setdefault(form, []).append(file.site)
    for names in by_form.values():
        different = tuple(dict.fromkeys(names))
        if len(different) > 1 and any(c.isdigit() for c in different[0]):
            run.note(FluxNamesAlike(different))


def require_time_of_day(path: str, site: str, times: Times, variables: dict) -> None:
    """Raise where most dates stand in several rows of different values.

    These are hours without a time of day, or several plots; the same rows pasted twice are not.
    """
    if times.step == "instant":
        return
    dated_rows = np.flatnonzero(~np.isnat(times.start))
    dates, first, position_of_date = np.unique(
        times.start[dated_rows], return_index=True, return_inverse=True
    )
    n_again = dated_rows.size - dates.size
    if n_again < max(dates.size, 2):
        return
    first_rows = dated_rows[first][position_of_date.ravel()]
    differs = np.zeros(dated_rows.size, bool)
    for variable in variables.values():
        a, b = variable.values[dated_rows], variable.values[first_rows]
        differs |= ~((a == b) | np.isnan(a) | np.isnan(b))
    if 2 * np.count_nonzero(differs) > n_again:
        date = str(times.start[dated_rows[np.argmax(differs)]])[:10]
        raise RowsWithoutTime(path, site, date, dated_rows.size // dates.size)


def require_signs_of_site(parts: list, joined: dict, run: Run) -> None:
    """Raise where the signs of a site's fluxes in all tables contradict definitions."""
    fluxes = {n: joined[n] for n in ("gpp", "reco", "nee", "nep") if n in joined}
    if not fluxes:
        return
    start = np.unique(np.concatenate([rows.start for rows in fluxes.values()]))
    rates = {}
    for name, rows in fluxes.items():
        values = np.full(start.size, np.nan)
        values[np.searchsorted(start, rows.start)] = rows.values
        rates[name] = (", ".join(rows.sources), values)
    paths = [part.path for part in parts if set(part.variables) & set(fluxes)]
    require_definition(", ".join(dict.fromkeys(paths)), parts[0].site, rates, run)
