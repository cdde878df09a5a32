"""The parts of the trends of a block of series: from values to maps, each as one array."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..settings import ContributionSettings, TrendSettings
from ..simd_lanes import without_offset
from ..trend_analysis import TrendAnalysis
from .climate_and_residual import ClimateAndResidual, split_by_series
from .contribution_classes import classify_contributions, rest_share
from .lagged_regression import Search, fit_climate
from .potential_npp import potential_npp

MAPS = (
    *("contribution_class", "rest_share", "climate_share"),
    *("observed_slope", "climate_slope", "rest_slope"),
    *("observed_p", "climate_p", "rest_p", "sen_slopes"),
    *("r_squared", "lags", "climate_series", "mean_gap"),
)
# Type and mark of the map of lags. Of four bands of bytes GDAL takes the last for opacity.
LAG_TYPE, LAG_NODATA = "int16", -32768


@dataclass(frozen=True)
class ContributionAnalysis:
    """What is to be computed of each series.

    Parameters
    ----------
    settings : ContributionSettings
        The choices.
    times : numpy.ndarray
        Time of each date, years.
    rows : numpy.ndarray
        (climate series, offsets, dates): bands of climate, as `fit_climate` takes them.
    min_values : int
        Dates a cell needs.
    map_names : frozenset of str
        Maps wanted, of `MAPS`.
    seasons : numpy.ndarray, optional
        Month of each date, where months are held constant.
    """

    settings: ContributionSettings
    times: np.ndarray
    rows: np.ndarray
    min_values: int
    map_names: frozenset
    seasons: np.ndarray | None = None

    def split(self, values, with_series: bool = True, shuffled=None) -> ClimateAndResidual:
        """Return the parts of the series of a block (bands, pixels)."""
        settings, n = self.settings, self.times.size
        if settings.is_fitted:
            search = Search(settings.max_lag, settings.max_sum, settings.detrend)
            # The season of a date counts as its month does: time goes by years.
            times = self.times if self.seasons is None else np.floor(self.times)
            choices = search, self.min_values, with_series, shuffled, self.seasons
            return fit_climate(values, self.rows, times, *choices)
        temperature, precipitation = (values[rows[0]] for rows in self.rows)
        model = settings.potential_model, settings.carbon_fraction
        potential = potential_npp(temperature, precipitation, *model)
        return split_by_series(
            values[:n], potential, self.times, self.min_values, with_series, shuffled
        )

    def run(self, values) -> tuple[dict, ClimateAndResidual]:
        """Return the contribution maps of a block of pixels, and the parts of the series.

        Besides the maps there are "observed_p" and "rest_p".
        """
        parts = self.split(values)
        observed = np.where(np.isnan(parts.climate), np.nan, values[: self.times.size])
        if self.seasons is not None:
            observed = parts.climate + parts.rest
        tests = {
            "observed": self._trend_test(without_offset(observed.astype(values.dtype, copy=False))),
            "rest": self._trend_test(parts.rest),
        }
        if self.map_names & {"climate_p", "sen_slopes"}:
            tests["climate"] = self._trend_test(parts.climate)
        maps = {
            f"{name}_p": np.where(np.isnan(parts.slopes[0]), np.nan, p)
            for name, (_, p) in tests.items()
        }
        significant = maps["observed_p"] <= self.settings.alpha
        maps["contribution_class"] = classify_contributions(
            parts.slopes, significant if self.settings.tested else None
        )
        makers = {
            "rest_share": lambda: rest_share(parts.slopes),
            "climate_share": lambda: np.float32(100.0) - rest_share(parts.slopes),
            "observed_slope": lambda: parts.slopes[0],
            "climate_slope": lambda: parts.slopes[1],
            "rest_slope": lambda: parts.slopes[2],
            "sen_slopes": lambda: np.stack(
                [tests[name][0] for name in ("observed", "climate", "rest")]
            ),
            "r_squared": lambda: parts.r_squared,
            "lags": lambda: self._lags(parts.chosen),
            "climate_series": lambda: parts.climate,
            "mean_gap": lambda: _mean_gap(parts),
        }
        maps.update({name: make() for name, make in makers.items() if name in self.map_names})
        return maps, parts

    def run_null(self, values, cells, significant) -> tuple:
        """Return classes and slopes of a block with the dates of climate shuffled.

        Which trends of the series are `significant` does not depend on the climate.
        """
        parts = self.split(values, False, (cells, self.settings.seed))
        tested = significant if self.settings.tested else None
        return classify_contributions(parts.slopes, tested), parts.slopes

    def _trend_test(self, series) -> tuple:
        """Return Sen's slope and p of series."""
        settings = TrendSettings(trend_test=self.settings.trend_test)
        analysis = TrendAnalysis(settings, self.times, self.min_values, {}, frozenset())
        trends, _z, p, _var = analysis.trend_p(series)
        return trends.slope, p

    def _lags(self, candidates) -> np.ndarray:
        """Return lag and number of dates added up of each climate series, alternating."""
        longest = self.settings.max_sum
        pairs = np.stack([candidates // longest, candidates % longest + 1], axis=1)
        pairs = np.where(candidates[:, np.newaxis] < 0, LAG_NODATA, pairs)
        return pairs.reshape(2 * len(candidates), -1).astype(LAG_TYPE)


def _mean_gap(parts: ClimateAndResidual) -> np.ndarray:
    """Return the mean of what climate allows minus what is there."""
    n = np.maximum(parts.n, 1)
    gap = -np.nansum(parts.rest, axis=0, dtype=np.float64) / n
    return np.where(np.isnan(parts.slopes[0]), np.nan, gap)
