"""The known answers: exact sums of the truth rasters, and what was planted.

Fluxes are multiples of 1/64, so they are summed as whole numbers: the sums are exact and do not
depend on how the region is cut into blocks.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..units.carbon_units import GRAMS_PER_TG, M2_PER_KM2
from . import climate, fluxes, planted_patterns, plots, vegetation
from .landuse import COVERS
from .planted_patterns import CLUSTER_DISCS, TREND_DISCS
from .region import Region

FLUXES = fluxes.Fluxes._fields


class Sums(NamedTuple):
    """Whole-number sums over cells; they add up block by block.

    `flux` (years, 4) in steps of 1/64 gC m-2; `clear` (years,) cells with NDVI; `land` cells;
    `transfer` (8, 8) cells by class of the first and the last year; `change` (8, 8) the change of
    NPP, NEP in them; `trend`, `cluster`, `driver` cells by code.
    """

    flux: np.ndarray
    clear: np.ndarray
    land: np.ndarray
    transfer: np.ndarray
    npp_change: np.ndarray
    nep_change: np.ndarray
    trend: np.ndarray
    cluster: np.ndarray
    driver: np.ndarray

    # A sum, where tuples are joined end to end.
    def __add__(self, other: Sums) -> Sums:  # type: ignore[override]
        return Sums(*(a + b for a, b in zip(self, other)))


def sum_block(flux, ndvi, landuse, planted) -> Sums:
    """Return the sums of the true fluxes of a block of the demo region.

    Parameters
    ----------
    flux : numpy.ndarray
        ``(years, 4, rows, cols)``, in the order of `FLUXES`, NaN in the sea.
    ndvi : numpy.ndarray
        ``(years, rows, cols)``, NaN in the sea and under clouds.
    landuse : numpy.ndarray
        ``(2, rows, cols)``, first and last year, NaN in the sea.
    planted : numpy.ndarray
        ``(3, rows, cols)``, codes of trend, cluster and driver regions.
    """
    on_land = np.isfinite(landuse[0])
    n_codes = len(COVERS) + 1
    steps = _flux_in_steps(flux[:, :, on_land])
    first, last = landuse[:, on_land].astype(np.int64)
    pair = first * n_codes + last
    change = steps[-1] - steps[0]

    def by_pair(amount=None):
        # Whole numbers below 2^53: the float sums of bincount are exact.
        sums = np.bincount(pair, amount, minlength=n_codes * n_codes)
        return sums.astype(np.int64).reshape(n_codes, n_codes)

    trend, cluster, driver = planted[:, on_land].astype(np.int64)
    return Sums(
        steps.sum(axis=2),
        np.isfinite(ndvi).sum(axis=(1, 2)),
        np.array(on_land.sum()),
        by_pair(),
        by_pair(change[FLUXES.index("npp")]),
        by_pair(change[FLUXES.index("nep")]),
        np.bincount(trend + 1, minlength=3),
        np.bincount(cluster, minlength=6),
        np.bincount(driver, minlength=6),
    )


def _flux_in_steps(values) -> np.ndarray:
    """Return a flux of the demo region in whole steps, so that its sums are exact."""
    return np.round(values.astype(np.float64) / fluxes.FLUX_STEP).astype(np.int64)


def describe_truth(region: Region, crs: str, sums: Sums) -> dict:
    """Return the known answers of the demo region as the content of ``truth.json``."""
    cell_m2 = region.cell_size**2
    return {
        "region": {
            "columns": region.columns,
            "rows": region.rows,
            "cell_size_m": region.cell_size,
            "years": list(region.calendar),
            "seed": region.seed,
            "crs": crs,
            "land_cells": int(sums.land),
            "land_area_km2": int(sums.land) * cell_m2 / M2_PER_KM2,
        },
        "totals": _yearly_totals(region, sums, cell_m2),
        "cells_with_ndvi": dict(zip(map(str, region.calendar), sums.clear.tolist())),
        "land_use_transfer": _transfer_rows(sums, cell_m2),
        "trend": _regional_trend(region, sums),
        "clusters": _describe_clusters(region, sums),
        "drivers": _describe_drivers(sums),
        "laws": _describe_formulas(),
        "tables": _describe_tables(),
    }


def _yearly_totals(region, sums, cell_m2) -> dict:
    """Return the demo region's true totals (Tg C) and means (gC m-2 yr-1) of each year."""
    totals = {}
    for year, steps in zip(region.calendar, sums.flux.tolist()):
        grams = [step * fluxes.FLUX_STEP * cell_m2 for step in steps]
        entry = {f"{name}_tg": g / GRAMS_PER_TG for name, g in zip(FLUXES, grams)}
        area = int(sums.land) * cell_m2
        entry.update({f"{name}_mean": g / area for name, g in zip(FLUXES, grams)})
        entry["area_km2"] = area / M2_PER_KM2
        totals[str(year)] = entry
    return totals


def _transfer_rows(sums, cell_m2) -> list:
    """Return the demo region's true land-use transfer of the first and last year as rows."""
    keys = {cover.code: cover.key for cover in COVERS}
    to_tg = fluxes.FLUX_STEP * cell_m2 / GRAMS_PER_TG
    return [
        {
            "from": keys[first],
            "to": keys[last],
            "cells": int(sums.transfer[first, last]),
            "area_km2": int(sums.transfer[first, last]) * cell_m2 / M2_PER_KM2,
            "npp_change_tg": int(sums.npp_change[first, last]) * to_tg,
            "nep_change_tg": int(sums.nep_change[first, last]) * to_tg,
        }
        for first in keys
        for last in keys
        if sums.transfer[first, last]
    ]


def _regional_trend(region, sums) -> dict:
    """Return the trends planted in the demo region: cells of each sign, and the places."""
    decrease, none, increase = sums.trend.tolist()
    return {
        "meaning": "relative change of NDVI per year, clipped where NDVI leaves 0.02-0.95; "
        "land-use change and warming come on top; the raster shows the ragged edges of the places",
        "cells": {"increase": increase, "none": none, "decrease": decrease},
        "share_of_land": {
            "increase": increase / int(sums.land),
            "none": none / int(sums.land),
            "decrease": decrease / int(sums.land),
        },
        "places": [_describe_disc(region, disc) for disc in TREND_DISCS],
    }


def _describe_clusters(region, sums) -> dict:
    """Return what is known of the clusters of the demo region."""
    return {
        "meaning": "relative surplus of NDVI at the centre, falling to 0 at the edge; the raster "
        "holds the inner half",
        "cells": {
            "hot": int(sums.cluster[planted_patterns.HIGH_HIGH]),
            "cold": int(sums.cluster[planted_patterns.LOW_LOW]),
        },
        "places": [_describe_disc(region, disc) for disc in CLUSTER_DISCS],
    }


def _describe_disc(region, disc) -> dict:
    """Return place, size and strength of a cluster of the demo region."""
    return {
        "name": disc.name,
        "row": disc.north * region.rows,
        "column": disc.west * region.columns,
        "half_height_cells": disc.half_height * region.rows,
        "half_width_cells": disc.half_width * region.columns,
        "strength": disc.strength,
    }


def _describe_drivers(sums) -> dict:
    """Return which weather moves NDVI in how many cells of the demo region."""
    codes = {
        "temperature and precipitation": planted_patterns.BOTH_DRIVERS,
        "temperature": planted_patterns.WARMTH,
        "precipitation": planted_patterns.WATER,
        "neither": planted_patterns.NO_DRIVER,
    }
    return {
        "meaning": "weather that moves NDVI from year to year: relative change per standard "
        "departure where named, 0 elsewhere",
        "response": vegetation.RESPONSE,
        "noise": vegetation.NOISE,
        "noise_autocorrelation": vegetation.NOISE_MEMORY,
        "cells": {name: int(sums.driver[code]) for name, code in codes.items()},
    }


def _describe_formulas() -> dict:
    """Return the formulas by which the fluxes of the demo region follow from its predictors."""
    return {
        "rh": {"slope": fluxes.RH_SLOPE, "intercept": fluxes.RH_INTERCEPT},
        "nep": "npp - rh",
        "warming_K_per_year": climate.WARMING_K_PER_YEAR,
        "lapse_rate_K_per_m": climate.LAPSE_K_PER_M,
        "unseen_relative_npp": fluxes.UNSEEN_NPP,
        "unseen_relative_rs": fluxes.UNSEEN_RS,
    }


def _describe_tables() -> dict:
    """Return the faults that the tables of the demo region hold on purpose."""
    faults = {
        "in_the_sea": plots.N_SEA,
        "outside_the_rasters": plots.N_OUTSIDE,
        "value_-9999": plots.N_MARKED,
        "value_empty": plots.N_EMPTY,
    }
    return {
        "npp_plots": {
            "error": plots.NPP_ERROR,
            "error_added_at_800": plots.NPP_HIGH_ERROR,
            "error_shared_by_site": plots.NPP_SITE_ERROR,
            "faults": faults,
        },
        "rs_plots": {
            "error_ln": plots.RS_ERROR,
            "error_shared_by_site_ln": plots.RS_SITE_ERROR,
            "rh_error_ln": plots.RH_ERROR,
            "faults": faults,
        },
        "flux_sites": {
            "error_gC_m-2_yr-1": plots.NEP_ERROR,
            "error_relative": plots.NEP_RELATIVE_ERROR,
        },
    }
