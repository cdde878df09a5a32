"""Random numbers of the growing kernels: splitmix64, one stream per tree.

A stream is a single 64-bit state. It depends on the seed and on the number of the tree only, so a
forest is the same whatever the number of threads, the order of the trees, or the version of numpy.

References
----------
Steele, G. L., Lea, D., Flood, C. H. (2014). Fast splittable pseudorandom number generators.
ACM SIGPLAN Notices 49 (10), 453-472.
"""

from __future__ import annotations

import numpy as np

from ...jit import njit

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_S27, _S30, _S31 = np.uint64(27), np.uint64(30), np.uint64(31)
# A double has 53 significant bits.
_S11 = np.uint64(11)
_UNIT = 2.0**-53


@njit(nogil=True, cache=True, error_model="numpy")
def mix_bits(z):
    """Return the output of splitmix64 for a state (uint64)."""
    z = (z ^ (z >> _S30)) * _FIRST
    z = (z ^ (z >> _S27)) * _SECOND
    return z ^ (z >> _S31)


@njit(nogil=True, cache=True, error_model="numpy")
def start_stream(seed, stream):
    """Return the state of a stream of random numbers, an array of one uint64.

    Parameters
    ----------
    seed, stream : int
        Seed of the forest, number of the tree; neither is negative.
    """
    state = np.empty(1, np.uint64)
    state[0] = mix_bits(mix_bits(np.uint64(seed) + _STEP) + np.uint64(stream) * _STEP)
    return state


@njit(nogil=True, cache=True, error_model="numpy")
def draw_uniform(state):
    """Return a uniform random number in [0, 1)."""
    state[0] += _STEP
    return np.float64(mix_bits(state[0]) >> _S11) * _UNIT


@njit(nogil=True, cache=True, error_model="numpy")
def draw_below(state, n):
    """Return a random integer from 0 to n - 1, for n far below 2**53."""
    return np.int64(draw_uniform(state) * n)
