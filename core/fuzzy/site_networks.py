"""An LSTM for each site of an ensemble, and what each says of the windows of all sites."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from ..run import Run
from ..sequence.lstm_specification import SequenceSpec
from ..sequence.parallel_training import FitPlan, fit_plans, member_seeds
from ..sequence.records import SequenceRecords
from ..sequence.training_plans import STOP, TRAIN, split_by_sites
from ..sequence.tuning import tuned_plans
from ..sequence.windows import window_cutter

# Shares of the progress for tuning, where it is asked for, and until all networks are trained;
# predicting all windows has the rest.
_TUNING_SHARE, _FITTING_SHARE = 0.6, 0.8


def fit_site_networks(series: SequenceRecords, network: SequenceSpec, run: Run) -> tuple:
    """Train the networks of each site on its own windows.

    The last windows of a site tell its networks when to stop, as in any other training, and which
    settings serve best where these are tuned.

    Parameters
    ----------
    series : SequenceRecords
        Records whose `ends` are the windows to learn from.
    network : SequenceSpec
        Settings, number of networks and seed.
    run : Run
        Progress, cancel, threads.

    Returns
    -------
    tuple
        ``(submodels, predictions)``: a `StratumNetworks` per site that ends a window, by name, and
        what each says of every window ``(sites, windows)``, in the target's unit.

    Raises
    ------
    Cancelled
        When the user stopped.
    """
    ends = series.ends
    site = series.site[ends]
    split_of_window = split_by_sites(site, np.zeros(len(ends), dtype=bool))
    seeds = member_seeds(network.seed, network.seeds)
    plans = [
        FitPlan(
            series.sites[k],
            ends[(site == k) & (split_of_window == TRAIN)],
            ends[(site == k) & (split_of_window == STOP)],
            network.settings,
            seeds,
        )
        for k in np.unique(site)
    ]
    tuned_share = _TUNING_SHARE if network.tune != "none" else 0.0
    plans = tuned_plans(plans, series, network, run.part(0.0, tuned_share))
    fitting_run = run.part(tuned_share, _FITTING_SHARE)
    fitted_plans = fit_plans(plans, series, network.length, fitting_run)
    submodels = tuple(fitted.part for fitted in fitted_plans)
    return submodels, _predict_windows(
        submodels, series, network.length, run.part(_FITTING_SHARE, 1.0)
    )


def _predict_windows(
    submodels: tuple, series: SequenceRecords, length: int, run: Run
) -> np.ndarray:
    """Return predictions of every window by the LSTMs of each site ``(sites, windows)``."""
    windows, n = window_cutter(series.values, series.ends, length), len(series.ends)
    predictions = np.empty((len(submodels), n))
    with ThreadPoolExecutor(max_workers=run.n_threads) as pool:
        jobs = [pool.submit(network.predict, windows, n, run.check_cancel) for network in submodels]
        for k, job in enumerate(jobs):
            predictions[k] = job.result()
            run.progress((k + 1) / len(jobs))
    return predictions
