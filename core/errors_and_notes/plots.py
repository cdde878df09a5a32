"""Errors and notes of plots: trees, soil layers, water in biomass."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class EquationsConflict(CarbonSinkError):
    """Two equations of a table for the same component of one species."""

    path: str
    species: str
    components: tuple


@dataclass(eq=False)
class ColumnNeeded(CarbonSinkError):
    """A column that equations in use need and that was not named; `what` is its quantity."""

    parameter: str
    what: str
    form: str
    species: tuple


@dataclass(eq=False)
class AreasDiffer(CarbonSinkError):
    """A plot whose rows state different areas, in the unit given."""

    plot: str
    areas: tuple


@dataclass(eq=False)
class NoPlots(CarbonSinkError):
    """No plot of one table is in the other; examples of both."""

    plots: tuple
    rows: tuple


@dataclass(eq=False)
class PlotRepeated(CarbonSinkError):
    """Plots that the table of plots names more than once."""

    plots: tuple


@dataclass(eq=False)
class LayersOverlap(CarbonSinkError):
    """Two layers of a plot that share a depth, cm."""

    plot: str
    first: tuple
    second: tuple
    n_plots: int


@dataclass(eq=False)
class LayerUpsideDown(CarbonSinkError):
    """A layer whose lower limit is not below its upper one, cm."""

    plot: str
    top: float
    bottom: float


@dataclass
class EquationsUsed(Note):
    """Species (or groups) and the equation each used, with the number of rows."""

    used: tuple


@dataclass
class TreesOutsideRange(Note):
    """Trees beyond the diameters an equation was made for.

    `species` names them with the number, the diameters met and the range, cm; `share` is their
    share of all above-ground biomass, in per cent.
    """

    n: int
    total: int
    species: tuple
    share: float
    how: str
    warning = True


@dataclass
class RangeNotStated(Note):
    """Species whose equations state no range of diameters."""

    species: tuple


@dataclass
class TreesWithoutBiomass(Note):
    """Trees without biomass by reason (`dbh`, `height`, `density`, `equation`, `count`)."""

    reasons: dict
    species: tuple
    plots: tuple
    n_plots: int
    how: str
    warning = True


@dataclass
class PlotsWithoutRows(Note):
    """Plots that have no trees or layers; they stay empty."""

    n: int
    plots: tuple
    warning = True


@dataclass
class RowsWithoutPlot(Note):
    """Rows of trees or layers whose plot is not named, or not among the plots."""

    n: int
    plots: tuple
    warning = True


@dataclass
class SoilGaps(Note):
    """Plots whose layers leave gaps between the limits; `gaps` are (plot, top, bottom)."""

    n_plots: int
    gaps: tuple
    how: str
    warning = True


@dataclass
class LayersCut(Note):
    """Layers that reach beyond the limits and count in part, and those that lie beyond."""

    cut: int
    beyond: int
    top: float
    bottom: float


@dataclass
class LayersWithoutValue(Note):
    """Layers within the limits that lack a value, by column."""

    missing: dict
    plots: tuple
    n_plots: int
    how: str
    warning = True


@dataclass(eq=False)
class UnitContradicted(CarbonSinkError):
    """A unit chosen although the header of the column states another."""

    parameter: str
    chosen: str
    column: str
    stated: str


@dataclass(eq=False)
class MeasureContradicted(CarbonSinkError):
    """A column whose header names another measure than it is read as.

    `taken` is what it is read as ("diameter", "carbon" or "biomass") and `named` what the header
    names ("girth", "matter", "volume" or "carbon").
    """

    parameter: str
    column: str
    taken: str
    named: str


@dataclass(eq=False)
class StandImpossible(CarbonSinkError):
    """A plot with more basal area (m2 ha-1) than any stand has."""

    plot: str
    basal_area: float
    limit: float
    n_plots: int


@dataclass
class DiametersDoubtful(Note):
    """Diameters (cm) so small that their unit may be another."""

    median: float
    warning = True


@dataclass
class PlotsWithoutArea(Note):
    """Plots without an area; they stay empty."""

    n: int
    plots: tuple
    warning = True


@dataclass
class MeasureDoubtful(Note):
    """A column whose values, in the unit it is read in, are rare; `likely` is a likelier unit."""

    warning = True
    column: str
    low: float
    high: float
    unit: str
    likely: str


@dataclass
class PercentsDoubtful(Note):
    """A column that is read in percent and holds no number above 1, as shares would."""

    column: str
    parameter: str
    largest: float
    warning = True


@dataclass
class PoolsMissing(Note):
    """Samples with a sum of carbon pools, and how many lack each pool."""

    sums: int
    total: int
    missing: dict
    how: str
