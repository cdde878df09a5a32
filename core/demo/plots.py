"""Where and when the region is measured, and how far a measurement lies from the truth.

Plots stand in clusters (sites), some are measured again in later years. A survey adds a few plots
in each class of land use, so that a model meets them all. Every table of plots holds some records
that a real one would hold: in the sea, outside the rasters, without a value.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .fields import Cells, hashed_uniform, stream_key
from .fluxes import RH_INTERCEPT, RH_SLOPE
from .region import Region
from .terrain import land_mask

MISSING = -9999.0
# Plots that the survey adds in each class of land use, and the years each is measured: clouds
# hide every third year.
SURVEY_PLOTS, SURVEY_YEARS = 3, 3
# Records of each planted fault in a table of plots.
N_SEA, N_OUTSIDE, N_MARKED, N_EMPTY = 4, 3, 3, 3

# Error of one record (relative), what the largest values add to it, and what all records of a
# site share.
NPP_ERROR, NPP_HIGH_ERROR, NPP_SITE_ERROR = 0.09, 0.06, 0.05
RS_ERROR, RS_SITE_ERROR = 0.22, 0.10
RH_ERROR = 0.10
NEP_ERROR, NEP_RELATIVE_ERROR = 20.0, 0.06  # gC m-2 yr-1 and relative


class Design(NamedTuple):
    """How one kind of measurement is spread over the region.

    `largest` is the largest number of plots of a site, `spread` the standard distance of plots
    from the middle of their site as a fraction of the region's side, `visits` the largest number
    of years a plot is measured, `faulty` whether the table holds the planted faults.
    """

    key: str
    n_sites: int
    largest: int
    spread: float
    visits: int
    faulty: bool


NPP_PLOTS = Design("npp_plots", 72, 15, 0.012, 3, True)
RS_PLOTS = Design("rs_plots", 105, 5, 0.015, 3, True)
FLUX_SITES = Design("flux_sites", 40, 1, 0.0, 15, False)


class Records(NamedTuple):
    """Records of a table, one array each: site and plot names, place in cells, year index.

    `row` and `col` are fractional; a record outside the region has them below 0 or above the
    size. `on_land` is False for the planted records in the sea and outside.
    """

    site: np.ndarray
    plot: np.ndarray
    row: np.ndarray
    col: np.ndarray
    year: np.ndarray
    on_land: np.ndarray


class Survey(NamedTuple):
    """Cells drawn in each class of land use: class codes, their draws, rows and columns."""

    code: np.ndarray
    draw: np.ndarray
    row: np.ndarray
    col: np.ndarray


def survey_block(region: Region, design: Design, cells: Cells, first, last) -> Survey:
    """Return the cells drawn for plots in a block, by its land use in the first and last year.

    Each cell has a hashed number, and the smallest of each class are drawn: which ones does not
    depend on how the region is cut into blocks. Cells that change their class are left out.
    """
    draw = hashed_uniform(cells.rows, cells.cols, stream_key(region.seed, design.key, "survey"))
    steady = np.flatnonzero(first == last)
    rows, cols = np.divmod(steady, first.shape[1])
    codes = first.ravel()[steady].astype(int)
    survey = Survey(codes, draw.ravel()[steady], cells.rows[rows] + 0.5, cells.cols[cols] + 0.5)
    return _choose_cells(survey)


def merge_surveys(survey: Survey, other_survey: Survey) -> Survey:
    """Return the cells that plots are drawn from in two blocks together."""
    return _choose_cells(Survey(*(np.concatenate(pair) for pair in zip(survey, other_survey))))


def _choose_cells(survey: Survey) -> Survey:
    """Return the cells of each class with the smallest draws, in which the plots lie."""
    order = np.lexsort((survey.draw, survey.code))
    code = survey.code[order]
    rank = np.arange(len(code)) - np.searchsorted(code, code)
    return Survey(*(values[order[rank < SURVEY_PLOTS]] for values in survey))


def draw_records(region: Region, design: Design, survey: Survey | None = None) -> Records:
    """Return where and when the plots of a kind of measurement are measured."""
    key = stream_key(region.seed, design.key)
    rows, cols = _draw_land_cells(region, design.n_sites, stream_key(key, "sites"), on_land=True)
    share = _hashed_numbers(design.n_sites, stream_key(key, "plots"))
    n_plots = 1 + np.floor(share * share * design.largest).astype(int)
    site = np.repeat(np.arange(design.n_sites), n_plots)
    rows, cols = _scatter_around_sites(region, rows[site], cols[site], design.spread, key)
    if survey is not None:
        rows, cols = np.append(rows, survey.row), np.append(cols, survey.col)
        site = np.append(site, design.n_sites + np.arange(len(survey.row)))

    plot, year = _plan_visits(region, design, site, key)
    names = np.array([f"{design.key[0].upper()}{number + 1:03d}" for number in site[plot]])
    records = Records(
        names,
        np.array([f"P{number + 1:04d}" for number in plot]),
        rows[plot],
        cols[plot],
        year,
        np.ones(len(plot), bool),
    )
    return _with_strays(region, records, key) if design.faulty else records


def measured_npp(region: Region, records: Records, truth: np.ndarray) -> np.ndarray:
    """Return NPP as the plots report it, gC m-2 yr-1; large values are less certain."""
    key = stream_key(region.seed, "measured npp")
    sigma = NPP_ERROR + NPP_HIGH_ERROR * np.clip(truth / 800.0, 0.0, 1.5)
    site_error = NPP_SITE_ERROR * _noise_of_site(records, stream_key(key, "site"))
    value = truth * np.exp(sigma * _normal_numbers(len(truth), key) + site_error)
    return _with_missing(records, value, key)


def measured_rs(region: Region, records: Records, truth: np.ndarray) -> np.ndarray:
    """Return soil respiration as the plots report it, gC m-2 yr-1; log-normal error."""
    key = stream_key(region.seed, "measured rs")
    shared = RS_SITE_ERROR * _noise_of_site(records, stream_key(key, "site"))
    value = truth * np.exp(RS_ERROR * _normal_numbers(len(truth), key) + shared)
    return _with_missing(records, value, key)


def measured_rh(region: Region, records: Records, rs: np.ndarray) -> np.ndarray:
    """Return heterotrophic respiration at each third plot, where roots were kept out; else NaN."""
    key = stream_key(region.seed, "measured rh")
    value = (RH_SLOPE * rs + RH_INTERCEPT) * np.exp(RH_ERROR * _normal_numbers(len(rs), key))
    partitioned = np.array([int(name[1:]) % 3 == 0 for name in records.plot])
    return np.where(partitioned & (rs > 0.0), value, np.nan)


def measured_nep(region: Region, truth: np.ndarray) -> np.ndarray:
    """Return NEP as towers report it, gC m-2 yr-1."""
    sigma = NEP_ERROR + NEP_RELATIVE_ERROR * np.abs(truth)
    return truth + sigma * _normal_numbers(len(truth), stream_key(region.seed, "measured nep"))


def _plan_visits(region, design, site, key) -> tuple:
    """Return plot and year index of each measurement; years of a plot follow each other."""
    n = len(site)
    draw = _hashed_numbers(n, stream_key(key, "visits"))
    if design.largest > 1:  # plots: most are seen once
        n_years = 1 + np.floor(draw**4 * design.visits * 1.3).astype(int)
    else:  # towers run for years
        n_years = 3 + np.floor(draw * (design.visits - 2)).astype(int)
    n_years = np.where(site >= design.n_sites, SURVEY_YEARS, n_years)
    n_years = np.minimum(np.minimum(n_years, design.visits), region.years)
    campaign = _hashed_numbers(int(site.max()) + 1, stream_key(key, "campaign"))[site]
    first = np.floor(campaign * (region.years - n_years + 1)).astype(int)
    plot = np.repeat(np.arange(n), n_years)
    since = np.arange(len(plot)) - np.repeat(np.cumsum(n_years) - n_years, n_years)
    return plot, first[plot] + since


def _draw_land_cells(region, n, key, on_land: bool) -> tuple:
    """Return rows and columns of `n` plots drawn on land (or in the sea)."""
    rows: list = []
    cols: list = []
    attempt = 0
    while len(rows) < n:
        north, west = hashed_uniform([attempt], [0, 1], key)[0]
        attempt += 1
        if not on_land:  # the sea lies in the east
            west = 0.9 + 0.1 * west
        row, col = north * region.rows, west * region.columns
        if _on_land(region, row, col) == on_land or attempt > 1000 * n:
            rows.append(row)
            cols.append(col)
    return np.array(rows), np.array(cols)


def _scatter_around_sites(region, rows, cols, relative_spread, key) -> tuple:
    """Return plots around the middles of their sites; those that fall off the land stay there."""
    distance = relative_spread * region.side
    new_rows = rows + distance * _normal_numbers(len(rows), stream_key(key, "down"))
    new_cols = cols + distance * _normal_numbers(len(cols), stream_key(key, "across"))
    on_land = np.array([_on_land(region, *cell) for cell in zip(new_rows, new_cols)], bool)
    return np.where(on_land, new_rows, rows), np.where(on_land, new_cols, cols)


def _on_land(region, row, col) -> bool:
    """Say whether a place lies on the land of the region."""
    if not (0.0 <= row < region.rows and 0.0 <= col < region.columns):
        return False
    return bool(land_mask(region, Cells(np.array([int(row)]), np.array([int(col)])))[0, 0])


def _with_strays(region, records, key) -> Records:
    """Return the records of plots with some more in the sea and outside the demo region."""
    rows, cols = _draw_land_cells(region, N_SEA, stream_key(key, "sea"), on_land=False)
    rows = np.append(rows, -0.1 * region.rows * np.arange(1, N_OUTSIDE + 1))
    cols = np.append(cols, 0.3 * region.columns * np.arange(1, N_OUTSIDE + 1))
    n = N_SEA + N_OUTSIDE
    strays = Records(
        np.array(["sea"] * N_SEA + ["outside"] * N_OUTSIDE),
        np.array([f"P{9001 + number}" for number in range(n)]),
        rows,
        cols,
        np.full(n, region.years - 1),
        np.zeros(n, bool),
    )
    return Records(*(np.concatenate(pair) for pair in zip(records, strays)))


def _with_missing(records, value, key) -> np.ndarray:
    """Return measurements of plots, some replaced by the missing mark or by nothing (NaN).

    Records off the land have no truth: they get the median, as a misplaced plot would report.
    """
    value = np.where(records.on_land, value, np.nanmedian(value))
    order = np.argsort(
        np.where(records.on_land, _hashed_numbers(len(value), stream_key(key, "faults")), 2.0)
    )
    value[order[:N_MARKED]] = MISSING
    value[order[N_MARKED : N_MARKED + N_EMPTY]] = np.nan
    return value


def _noise_of_site(records, key) -> np.ndarray:
    """Return a standard normal number per site, the same for all plots of it."""
    _, number = np.unique(records.site, return_inverse=True)
    return _normal_numbers(int(number.max()) + 1, key)[number]


def _hashed_numbers(n: int, key: int) -> np.ndarray:
    """Return `n` hashed numbers in [0, 1); they do not depend on numpy's generators."""
    return hashed_uniform(np.arange(n), [0], key)[:, 0]


def _normal_numbers(n: int, key: int) -> np.ndarray:
    """Return `n` standard normal numbers (Box-Muller)."""
    uniform_radius, uniform_angle = hashed_uniform(np.arange(n), [0, 1], key).T
    return np.sqrt(-2.0 * np.log(1.0 - uniform_radius)) * np.cos(2.0 * np.pi * uniform_angle)
