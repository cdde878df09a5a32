"""Signatures: where in the space of the predictors a site lies, and how far its records range.

Each variable is standardised over the records of all sites. The signature of a site is, per
variable, the mean and the standard deviation (its seasons) of its standardised records.

References
----------
Gao et al. (2025) Arid Land Geography 48(12): 2210; Xie et al. (2023) Scientific Data 10: 587.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Standard(NamedTuple):
    """What variables are standardised by.

    Parameters
    ----------
    mean, sd : numpy.ndarray
        Per variable, float64; an sd of 1 where the variable is constant.
    """

    mean: np.ndarray
    sd: np.ndarray

    def apply(self, columns: np.ndarray) -> np.ndarray:
        """Return standardised values ``(variables, ...)`` in float64."""
        shape = (len(self.mean),) + (1,) * (columns.ndim - 1)
        return (columns - self.mean.reshape(shape)) / self.sd.reshape(shape)


class Signatures(NamedTuple):
    """Signatures of sites in standardised units.

    Parameters
    ----------
    mean, sd : numpy.ndarray
        ``(sites, variables)``; sd with divisor n.
    """

    mean: np.ndarray
    sd: np.ndarray


def constant_variables(columns: np.ndarray) -> np.ndarray:
    """Return which variables ``(variables, records)`` do not vary."""
    return columns.min(axis=1) == columns.max(axis=1)


def fit_standard(columns: np.ndarray) -> Standard:
    """Return mean and standard deviation (divisor n) of each variable ``(variables, records)``."""
    values = columns.astype(np.float64)
    sd = values.std(axis=1)
    # What does not vary is everywhere at distance 0, whatever it is divided by.
    sd[constant_variables(columns)] = 1.0
    return Standard(values.mean(axis=1), sd)


def site_signatures(
    columns: np.ndarray, members: np.ndarray, n_sites: int, standard: Standard
) -> Signatures:
    """Return the signature of each site.

    Parameters
    ----------
    columns : numpy.ndarray
        Predictors ``(variables, records)``.
    members : numpy.ndarray
        Site number of each record; every site has one at least.
    n_sites : int
        Number of sites.
    standard : Standard
        What to standardise by.
    """
    values = standard.apply(columns)
    groups = [values[:, members == site] for site in range(n_sites)]
    return Signatures(
        np.stack([group.mean(axis=1) for group in groups]),
        np.stack([group.std(axis=1) for group in groups]),
    )
