"""Fitting the networks of several strata, folds and seeds beside one another.

Each network is trained on one thread; THREADS says how many at one time. The calling thread waits,
reports epochs and watches the cancel button.
"""

from __future__ import annotations

import threading
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.run import Cancelled
from ..run import Run
from .lstm_specification import NetworkSettings
from .records import SequenceRecords
from .scaling import Scaling
from .stratum_networks import StratumNetworks

# Seconds between two looks at the cancel button.
_POLL_S = 0.1
# Seeds of members lie this far apart, so that neighbouring SEEDs share no network.
_SEED_STEP = 1_000_003


@dataclass(frozen=True, eq=False)
class FitPlan:
    """Networks to be trained for one stratum on the same windows.

    Parameters
    ----------
    stratum : object
        Class, None without strata.
    train, stop : numpy.ndarray
        Records that end the windows to learn from and to stop by.
    settings : NetworkSettings
        How.
    seeds : tuple of int
        One per network.
    """

    stratum: object
    train: np.ndarray
    stop: np.ndarray
    settings: NetworkSettings
    seeds: tuple


class FittedPlan(NamedTuple):
    """What became of a `FitPlan`: the part, and each network's `Fitted`."""

    part: StratumNetworks
    fits: tuple


def member_seeds(seed: int, count: int) -> tuple:
    """Return the seeds of the networks that are fitted for one stratum."""
    return tuple((seed + i * _SEED_STEP) % 2**32 for i in range(count))


def fit_plans(plans: list, records: SequenceRecords, length: int, run: Run) -> list:
    """Train the networks of all plans.

    Parameters
    ----------
    plans : list of FitPlan
        What to train.
    records : SequenceRecords
        The records that windows are cut from.
    length : int
        Steps of a window before its end.
    run : Run
        Progress by epochs, cancel, threads.

    Returns
    -------
    list of FittedPlan
        In the order of the plans.

    Raises
    ------
    Cancelled
        When the user stopped.
    """
    from .network_training import one_thread

    jobs = _Jobs(plans, records, length)
    with one_thread():
        _run_fitting_jobs(jobs, run)
    fitted_plans = []
    for k, plan in enumerate(plans):
        fits = tuple(jobs.fits[k, i] for i in range(len(plan.seeds)))
        members = tuple(fit.weights for fit in fits)
        stratum_networks = StratumNetworks(
            plan.stratum,
            plan.settings,
            jobs.scalings[k],
            members,
            tuple(fit.best for fit in fits),
            len(plan.train),
        )
        fitted_plans.append(FittedPlan(stratum_networks, fits))
    return fitted_plans


def _run_fitting_jobs(jobs: _Jobs, run: Run) -> None:
    """Fit all networks in threads; a cancelled run stops them."""
    run.check_cancel()
    with ThreadPoolExecutor(max_workers=run.n_threads) as pool:
        waiting = {pool.submit(jobs.work, *key) for key in jobs.keys}
        try:
            while waiting:
                done, waiting = wait(waiting, _POLL_S, return_when=FIRST_EXCEPTION)
                for future in done:
                    future.result()
                run.progress(jobs.share)
                run.check_cancel()
        except BaseException:
            # Networks in work end at their next batch, those that wait at once.
            jobs.stopped.set()
            for future in waiting:
                future.cancel()
            raise


class _Jobs:
    """All networks of all plans, and how far they are."""

    def __init__(self, plans: list, records: SequenceRecords, length: int) -> None:
        self.plans, self.records, self.length = plans, records, length
        self.keys = [(k, i) for k, plan in enumerate(plans) for i in range(len(plan.seeds))]
        self.scalings = [
            Scaling.of(records.values[plan.train], records.target[plan.train]) for plan in plans
        ]
        self.fits: dict = {}
        self.stopped = threading.Event()
        self._done = dict.fromkeys(self.keys, 0.0)

    @property
    def share(self) -> float:
        """Share of the work that is done, by epochs."""
        return sum(self._done.values()) / max(len(self._done), 1)

    def work(self, k: int, i: int) -> None:
        """Train one network of the plans, in a worker thread."""
        from .network_training import FitData, fit_network

        plan, scaling = self.plans[k], self.scalings[k]
        self._check_cancel()
        data = FitData(
            scaling.records(self.records.values),
            np.nan_to_num(scaling.scaled_target(self.records.target)),
            plan.train,
            plan.stop,
            self.length,
        )

        def on_epoch(epoch: int) -> None:
            self._done[k, i] = epoch / plan.settings.epochs

        self.fits[k, i] = fit_network(
            data, plan.settings, plan.seeds[i], on_epoch, self._check_cancel
        )
        self._done[k, i] = 1.0

    def _check_cancel(self) -> None:
        if self.stopped.is_set():
            raise Cancelled()
