"""Biomass of plots from tables of trees: each tree by its equation, added up per hectare."""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.allowed import check_settings
from ..errors_and_notes.learn import TooFewSamples
from ..errors_and_notes.plots import (
    AreasDiffer,
    ColumnNeeded,
    DiametersDoubtful,
    EquationsUsed,
    PlotsWithoutArea,
    RangeNotStated,
    StandImpossible,
    TreesOutsideRange,
    TreesWithoutBiomass,
)
from ..errors_and_notes.run import MissingInput
from ..run import Run
from ..tables.class_labels import name_label_column
from ..tables.columns import numeric_column
from ..units.carbon_units import M2_PER_HECTARE
from .allometry import ABOVEGROUND, ANY, BELOWGROUND, FORMS, MASSES, PARTS, EquationTable
from .carbon_density import read_measure, require_range
from .plot_headers import check_header, check_measure
from .plot_rows import SHOWN, PlotRows, match_rows
from .settings import AREA_UNITS, DBH_UNITS, TreeSettings

# m2 of a circle of 1 cm diameter.
_DISC = math.pi / 4.0 / 10_000.0
# The densest stands of coast redwood have about 400 m2 ha-1.
_MAX_BASAL_AREA = 450.0
# Half of the trees of a plot thinner than this: metres taken for centimetres, or seedlings.
_THIN_CM = 1.0
_PARAMETERS = {"H": "HEIGHT_FIELD", "r": "DENSITY_FIELD"}


class TreeFields(NamedTuple):
    """Columns of a table of trees; None where there is no such column.

    `dbh` in the unit of the settings, `height` in m, `density` (basic density of wood) in g cm-3,
    `number` the trees a row stands for.
    """

    dbh: str
    species: str | None = None
    height: str | None = None
    density: str | None = None
    number: str | None = None


class PlotColumns(NamedTuple):
    """Columns that name plots and state their areas, in both tables; None where there is none."""

    of_trees: str
    of_plots: str | None = None
    area_of_trees: str | None = None
    area_of_plots: str | None = None


class Trees(NamedTuple):
    """Trees, one row each: NaN where a number is missing, "" without a species."""

    species: list
    dbh: np.ndarray
    height: np.ndarray
    density: np.ndarray
    number: np.ndarray


class TreeMasses(NamedTuple):
    """Dry biomass of each tree (kg) and what is wrong with it.

    Parameters
    ----------
    above, below : numpy.ndarray
        kg; NaN where it cannot be computed. `below` is None where nothing gives roots.
    outside : numpy.ndarray
        Whether the diameter is beyond the range of an equation that was used.
    reasons : dict of str to numpy.ndarray
        Which trees have no biomass, by reason.
    used : tuple
        Species, row of the table, form, rows and source of the equations, as in `EquationsUsed`.
    """

    above: np.ndarray
    below: np.ndarray | None
    outside: np.ndarray
    reasons: dict
    used: tuple = ()


class PlotBiomass(NamedTuple):
    """Plots, their results by column as in `COLUMN_UNITS`, and the trees they rest on."""

    rows: PlotRows
    columns: dict
    trees: Trees
    masses: TreeMasses


# Results and their units.
COLUMN_UNITS = {
    "n_trees": "1",
    "stems_ha": "ha-1",
    "basal_area": "m2 ha-1",
    "agb": "t ha-1",
    "bgb": "t ha-1",
    "n_outside": "1",
    "share_outside": "%",
}


def read_trees(frame, fields: TreeFields, settings: TreeSettings, run: Run) -> Trees:
    """Return the trees of a table, with diameters in cm.

    Raises
    ------
    MissingColumn, NotNumeric, ColumnOutOfRange, UnitContradicted, MeasureContradicted
        When a column cannot be what it should be.
    """
    n = len(frame)
    check_measure("DBH_FIELD", fields.dbh, "diameter")
    check_header(frame, "length", "DBH_UNIT", fields.dbh, settings.dbh_unit)
    check_header(frame, "length", "HEIGHT_FIELD", fields.height, "m")
    check_header(frame, "density", "DENSITY_FIELD", fields.density, "g_cm3")

    def read(kind: str, column: str | None, missing: float, factor: float = 1.0) -> np.ndarray:
        if column is None:
            return np.full(n, missing)
        return read_measure(frame, kind, column, factor, run)

    species = [""] * n
    if fields.species is not None:
        named = name_label_column(frame, fields.species, run).tolist()
        species = ["" if name is None else str(name) for name in named]
    dbh = read("dbh", fields.dbh, math.nan, DBH_UNITS[settings.dbh_unit])
    median = float(np.nanmedian(dbh)) if np.isfinite(dbh).any() else math.nan
    if median < _THIN_CM:
        run.note(DiametersDoubtful(median))
    return Trees(
        species,
        dbh,
        read("height", fields.height, math.nan),
        read("wood_density", fields.density, math.nan),
        read("trees", fields.number, 1.0),
    )


def tree_masses(
    trees: Trees, fields: TreeFields, table: EquationTable, root_shoot: float | None, run: Run
) -> TreeMasses:
    """Return the biomass of each tree by the equation of its species.

    Raises
    ------
    ColumnNeeded
        When equations in use need a column that was not named.
    """
    n = len(trees.dbh)
    above, below, outside = np.full(n, np.nan), np.full(n, np.nan), np.zeros(n, bool)
    has_no_equation = np.zeros(n, bool)
    equations_used: list = []
    unstated: list = []
    has_roots = root_shoot is not None
    rows: dict = {}
    for i, species in enumerate(trees.species):
        rows.setdefault(species, []).append(i)
    for species, rows_of_species in rows.items():
        trees_of_species = np.array(rows_of_species)
        equations, key = table.find(species)
        parts = [equations[name] for name in (ABOVEGROUND, *PARTS) if name in equations]
        if not parts:
            has_no_equation[trees_of_species] = True
            continue
        roots = equations.get(BELOWGROUND)
        applied = parts if roots is None else [*parts, roots]
        _require_columns(species, applied, fields)
        d, h, r = (
            trees.dbh[trees_of_species],
            trees.height[trees_of_species],
            trees.density[trees_of_species],
        )
        above[trees_of_species] = sum(
            part_equation.biomass(d, h, r, above[trees_of_species]) for part_equation in parts
        )
        if roots is not None:
            below[trees_of_species] = roots.biomass(d, h, r, above[trees_of_species])
            has_roots = True
        elif root_shoot is not None:
            below[trees_of_species] = root_shoot * above[trees_of_species]
        for equation in applied:
            outside[trees_of_species] |= equation.outside(d)
        if not all(equation.has_range for equation in applied):
            unstated.append(species or ANY)
        equations_used.append(
            (species or ANY, key, parts[0].form, len(trees_of_species), parts[0].citation)
        )
    run.note(EquationsUsed(tuple(equations_used)))
    if unstated:
        run.note(RangeNotStated(tuple(unstated[:SHOWN])))
    reasons = _missing_reasons(trees, above, has_no_equation)
    return TreeMasses(above, below if has_roots else None, outside, reasons, tuple(equations_used))


def _missing_reasons(trees: Trees, above: np.ndarray, has_no_equation: np.ndarray) -> dict:
    """Return which trees have no biomass for which reason."""
    reasons = {"equation": has_no_equation, "dbh": ~has_no_equation & np.isnan(trees.dbh)}
    unexplained = ~np.isfinite(above) & ~reasons["equation"] & ~reasons["dbh"]
    reasons["height"] = unexplained & np.isnan(trees.height)
    reasons["density"] = unexplained & ~reasons["height"]
    reasons["count"] = np.isnan(trees.number)
    return reasons


def _require_columns(species: str, equations: list, fields: TreeFields) -> None:
    """Refuse tree equations whose columns were not named."""
    named = {"H": fields.height, "r": fields.density}
    for equation in equations:
        for letter in FORMS[equation.form].needs:
            if letter in named and named[letter] is None:
                raise ColumnNeeded(_PARAMETERS[letter], letter, equation.form, (species or ANY,))


def biomass_of_table(
    frame, plots, columns: PlotColumns, fields: TreeFields, table, settings: TreeSettings, run: Run
) -> PlotBiomass:
    """Return the plots of a table of trees, and their results.

    Parameters
    ----------
    frame, plots : pandas.DataFrame
        Trees; plots, None where those of the trees are meant.
    columns : PlotColumns
        Columns of plots and areas.
    fields : TreeFields
        Columns of trees.
    table : EquationTable
        Equations.
    settings : TreeSettings
        Units and what becomes of trees that do not fit.
    run : Run
        Notes.
    """
    check_settings(settings)
    rows = match_rows(frame, columns.of_trees, plots, columns.of_plots or "", run)
    trees = read_trees(frame, fields, settings, run)
    masses = tree_masses(trees, fields, table, settings.root_shoot, run)
    areas = plot_areas(frame, rows, columns, plots, settings, run)
    columns_of_plots = biomass_of_plots(trees, masses, rows, areas, settings, run)
    return PlotBiomass(rows, columns_of_plots, trees, masses)


def plot_areas(
    frame, rows: PlotRows, columns: PlotColumns, plots, settings: TreeSettings, run: Run
) -> np.ndarray:
    """Return the area of each plot of trees, m2.

    Parameters
    ----------
    frame : pandas.DataFrame
        Trees.
    rows : PlotRows
        Their plots.
    columns : PlotColumns
        Columns of the area, if any.
    plots : pandas.DataFrame, optional
        The table of plots.
    settings : TreeSettings
        Unit, and the area of all plots without a column.
    run : Run
        Receives a note of plots without an area.

    Raises
    ------
    MissingInput, AreasDiffer, ColumnOutOfRange
    """
    factor = AREA_UNITS[settings.area_unit]
    column = columns.area_of_plots or columns.area_of_trees
    if column is None:
        if settings.plot_area is None:
            raise MissingInput("PLOT_AREA / AREA_FIELD", "t ha-1")
        same_area = np.full(len(rows.names), settings.plot_area * factor)
        return require_range("plot_area", "PLOT_AREA", same_area)
    is_plot_column = columns.area_of_plots is not None
    table = plots if is_plot_column else frame
    check_header(table, "area", "AREA_UNIT", column, settings.area_unit)
    values = numeric_column(table, column, run) * factor
    values = require_range("plot_area", column, values)
    areas = values if is_plot_column else _areas_of_rows(values, rows, factor)
    has_no_area = np.isnan(areas) & (rows.n_rows > 0)
    if has_no_area.any():
        run.note(PlotsWithoutArea(int(has_no_area.sum()), rows.shown(has_no_area)))
    return areas


def _areas_of_rows(values, rows: PlotRows, factor: float) -> np.ndarray:
    """Return the one area that the trees of each plot state, m2."""
    areas = np.full(len(rows.names), np.nan)
    for plot, value in zip(rows.plot.tolist(), values.tolist()):
        if plot < 0 or math.isnan(value):
            continue
        if not math.isnan(areas[plot]) and areas[plot] != value:
            raise AreasDiffer(str(rows.names[plot]), (areas[plot] / factor, value / factor))
        areas[plot] = value
    return areas


def biomass_of_plots(
    trees: Trees, masses: TreeMasses, rows: PlotRows, areas, settings: TreeSettings, run: Run
) -> dict:
    """Return the biomass of each plot per hectare, by column as in `COLUMN_UNITS`; NaN without.

    A plot without rows, without an area, or with a tree that has no biomass (unless such trees
    are left out) has none.

    Raises
    ------
    TooFewSamples
        When no plot has a biomass.
    """
    has_plot = rows.plot >= 0
    is_incomplete = np.logical_or.reduce(list(masses.reasons.values())) & has_plot
    outside = masses.outside & ~is_incomplete & has_plot
    count = np.nan_to_num(trees.number)
    is_counted = has_plot & ~is_incomplete
    above = np.where(is_counted, masses.above, 0.0) * count
    _note_outside(trees, outside, above, settings, run)
    if settings.outside_range == "omit":
        is_counted &= ~outside
    empty = (rows.n_rows == 0) | ~np.isfinite(areas)
    broken = rows.any(is_incomplete)
    if settings.missing_trees == "nodata":
        empty |= broken
    if settings.outside_range == "nodata":
        empty |= rows.any(outside)
    _note_incomplete(trees, masses, rows, is_incomplete, settings, run)

    def per_hectare(values, factor: float) -> np.ndarray:
        sums = rows.sums(np.where(is_counted, np.nan_to_num(values), 0.0) * count) * factor
        return np.where(empty, np.nan, sums * M2_PER_HECTARE / areas)

    total = rows.sums(np.where(is_counted, above, 0.0))
    beyond = rows.sums(np.where(is_counted & outside, above, 0.0))
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(empty | (total == 0), np.nan, 100.0 * beyond / total)
    columns = {
        "n_trees": rows.sums(count),
        "stems_ha": per_hectare(np.ones(len(count)), 1.0),
        "basal_area": per_hectare(trees.dbh**2, _DISC),
        "agb": per_hectare(masses.above, 1.0 / MASSES["t"]),
    }
    if masses.below is not None:
        rootless = rows.any(is_counted & ~np.isfinite(masses.below))
        below = per_hectare(masses.below, 1.0 / MASSES["t"])
        columns["bgb"] = np.where(rootless, np.nan, below)
    _check_basal_area(columns["basal_area"], rows)
    columns["n_outside"] = rows.sums(outside * count)
    columns["share_outside"] = share
    if not np.isfinite(columns["agb"]).any():
        raise TooFewSamples(0, 1, "plots")
    return columns


def _check_basal_area(basal_area, rows: PlotRows) -> None:
    """Refuse stands of trees that no forest is: the unit of diameters or areas is another."""
    beyond = np.nan_to_num(basal_area) > _MAX_BASAL_AREA
    if beyond.any():
        largest = int(np.nanargmax(basal_area))
        facts = float(basal_area[largest]), _MAX_BASAL_AREA, int(beyond.sum())
        raise StandImpossible(str(rows.names[largest]), *facts)


def _note_outside(trees: Trees, outside, above, settings: TreeSettings, run: Run) -> None:
    """Name the species of trees beyond the range of their equations."""
    if not outside.any():
        return
    times = Counter(trees.species[i] or ANY for i in np.flatnonzero(outside))
    species_outside = []
    for species, n in times.most_common(SHOWN):
        dbh = [
            trees.dbh[i] for i in np.flatnonzero(outside) if (trees.species[i] or ANY) == species
        ]
        species_outside.append((species, n, min(dbh), max(dbh)))
    total = above.sum()
    share = float(100.0 * above[outside].sum() / total) if total > 0 else 0.0
    n = int(outside.sum())
    run.note(
        TreesOutsideRange(n, len(outside), tuple(species_outside), share, settings.outside_range)
    )


def _note_incomplete(trees, masses, rows: PlotRows, is_incomplete, settings, run: Run) -> None:
    """Name trees without biomass and their plots."""
    if not is_incomplete.any():
        return
    in_plot = rows.plot >= 0
    reasons = {key: int((flags & in_plot).sum()) for key, flags in masses.reasons.items()}
    nameless = np.flatnonzero(masses.reasons["equation"] & in_plot)
    species = tuple(dict.fromkeys(trees.species[i] or "-" for i in nameless))[:SHOWN]
    plots = rows.any(is_incomplete)
    facts = reasons, species, rows.shown(plots), int(plots.sum()), settings.missing_trees
    run.note(TreesWithoutBiomass(*facts))
