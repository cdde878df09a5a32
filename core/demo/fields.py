"""Smooth random fields as pure functions of row, column and seed.

A field is white noise on a lattice, interpolated by cubic B-splines. The lattice values come from
a hash of their own position, so any window can be made alone and holds the same bits as the same
cells of a larger one. Only elementwise arithmetic is used: a matrix product would be faster, but
its rounding depends on the shape.

Cost: about 15 ns per cell and octave.
"""

from __future__ import annotations

import zlib
from typing import NamedTuple

import numpy as np

# Mean of the sum of squared cubic B-spline weights over one lattice step: 151/315. Dividing by it
# (once per axis and square root) gives the field unit variance.
SPLINE_GAIN = 151.0 / 315.0

# Finest wavelength in cells; shorter ones would alias.
FINEST_CELLS = 4.0

_ROW = np.uint64(0x9E3779B97F4A7C15)
_COLUMN = np.uint64(0xC2B2AE3D27D4EB4F)


class Cells(NamedTuple):
    """The rows and columns of a window, two 1-d arrays of consecutive integers."""

    rows: np.ndarray
    cols: np.ndarray

    @property
    def shape(self) -> tuple:
        """``(rows, columns)``."""
        return len(self.rows), len(self.cols)

    def expand(self, margin: int) -> Cells:
        """Return the cells with `margin` more on every side, as smooth fields need them."""
        return Cells(*(np.arange(a[0] - margin, a[-1] + margin + 1) for a in self))


def stream_key(seed: int, *names) -> int:
    """Return the key of an independent stream of random numbers, from which a field is made."""
    text = "/".join(str(name) for name in (seed, *names))
    return zlib.crc32(text.encode()) | (zlib.crc32(text[::-1].encode()) << 32)


def hashed_uniform(rows, cols, key: int) -> np.ndarray:
    """Return hashed numbers in [0, 1) at lattice positions of a random field (rows, columns).

    Notes
    -----
    The finaliser is that of SplitMix64 (Steele, Lea and Flood, 2014).
    """
    rows = np.asarray(rows, np.int64).astype(np.uint64)[:, np.newaxis]
    cols = np.asarray(cols, np.int64).astype(np.uint64)[np.newaxis, :]
    h = rows * _ROW + cols * _COLUMN + np.uint64(key)
    h = (h ^ (h >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    h = (h ^ (h >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    h = h ^ (h >> np.uint64(31))
    return (h >> np.uint64(11)).astype(np.float64) * 2.0**-53


def white(rows, cols, key: int) -> np.ndarray:
    """Return hashed numbers of zero mean and unit variance of lattice positions."""
    return (hashed_uniform(rows, cols, key) - 0.5) * np.sqrt(12.0)


def octaves(longest: float, shortest: float = FINEST_CELLS) -> list:
    """Return the wavelengths of a random field, from `longest` down by halves; at least one."""
    wavelengths = [max(longest, shortest)]
    while wavelengths[-1] / 2.0 >= shortest:
        wavelengths.append(wavelengths[-1] / 2.0)
    return wavelengths


def smooth_field(cells: Cells, wavelengths, key: int, roughness: float = 0.5) -> np.ndarray:
    """Return a smooth random field of the demo region, of zero mean and unit variance.

    Parameters
    ----------
    cells : Cells
        The window.
    wavelengths : sequence of float
        Lattice steps in cells, one per octave.
    key : int
        Stream of random numbers.
    roughness : float
        Amplitude of each octave relative to the one before.
    """
    return _sum_octaves(cells, wavelengths, key, roughness, white)


def yearly_field(
    cells: Cells, wavelengths, key: int, year: int, autocorrelation: float
) -> np.ndarray:
    """Return one year of a field that follows a first-order autoregression over the years.

    Parameters
    ----------
    year : int
        Index of the year, from 0.
    autocorrelation : float
        Autocorrelation from one year to the next.

    Notes
    -----
    The recursion ``a_t = r a_{t-1} + sqrt(1 - r^2) e_t`` with the autocorrelation r runs on the few
    lattice values and not on the cells: interpolation is linear, so both give the same field.
    """

    def autoregressive_values(rows, cols, octave_key):
        value = white(rows, cols, stream_key(octave_key, 0))
        for t in range(1, year + 1):
            innovation = white(rows, cols, stream_key(octave_key, t))
            value = autocorrelation * value + np.sqrt(1.0 - autocorrelation**2) * innovation
        return value

    return _sum_octaves(cells, wavelengths, key, 0.5, autoregressive_values)


def _sum_octaves(cells, wavelengths, key, roughness, lattice_values) -> np.ndarray:
    """Return a random field: the sum of its octaves, of unit variance."""
    total = np.zeros(cells.shape)
    amplitude, power = 1.0, 0.0
    for number, wavelength in enumerate(wavelengths):
        octave_key = stream_key(key, number)
        total += amplitude * _interpolate(cells, wavelength, octave_key, lattice_values)
        power += amplitude**2
        amplitude *= roughness
    return total / (SPLINE_GAIN * np.sqrt(power))


def _interpolate(cells, wavelength, key, lattice_values) -> np.ndarray:
    """Return the cubic B-spline through lattice values of a random field, rows first."""
    shift = hashed_uniform([0, 1], [0], stream_key(key, "shift"))[:, 0]
    first_row, row_weights = _spline_weights(cells.rows, wavelength, shift[0])
    first_col, col_weights = _spline_weights(cells.cols, wavelength, shift[1])
    lattice_rows = np.arange(first_row[0], first_row[-1] + 4)
    lattice_cols = np.arange(first_col[0], first_col[-1] + 4)
    lattice = lattice_values(lattice_rows, lattice_cols, key)

    at_row, at_col = first_row - first_row[0], first_col - first_col[0]
    along = np.zeros((len(cells.rows), len(lattice_cols)))
    for k in range(4):
        along += row_weights[k][:, np.newaxis] * lattice[at_row + k]
    field = np.zeros(cells.shape)
    for k in range(4):
        field += col_weights[k] * np.take(along, at_col + k, axis=1)
    return field


def _spline_weights(positions, wavelength, shift) -> tuple:
    """Return the first of four lattice points of a field at each cell, and the four weights."""
    position = (positions + 0.5) / wavelength + shift
    lattice = np.floor(position)
    f = position - lattice
    weights = (
        (1.0 - f) * (1.0 - f) * (1.0 - f) / 6.0,
        (3.0 * f * f * f - 6.0 * f * f + 4.0) / 6.0,
        (-3.0 * f * f * f + 3.0 * f * f + 3.0 * f + 1.0) / 6.0,
        f * f * f / 6.0,
    )
    return lattice.astype(np.int64) - 1, weights


def ramp(x, start: float, end: float) -> np.ndarray:
    """Return 0 before `start`, 1 after `end`, and a smooth rise (or fall) of the field between."""
    f = np.clip((x - start) / (end - start), 0.0, 1.0)
    return f * f * (3.0 - 2.0 * f)


def quantise(values, step: float) -> np.ndarray:
    """Return a field rounded to a step.

    Steps that are powers of two are exact in float32: sums and differences of the rounded values
    hold to the last bit, and the rasters compress to less than half.
    """
    return np.round(values / step) * step
