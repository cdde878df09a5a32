"""Allometric equations of trees: fixed forms with coefficients, read from a table.

A table has one row per equation. Nothing in it is evaluated: a row names one of `FORMS` and gives
its coefficients. D is the diameter at breast height, H the height (m), r the basic density of the
wood (g cm-3), A the above-ground biomass of the tree (kg).

References
----------
Baskerville, G. L. (1972). Use of logarithmic regression in the estimation of plant biomass.
Canadian Journal of Forest Research 2, 49-53 (correction factor of logarithmic forms).
``allometric_equations.csv`` cites the sources of the equations that come with the plugin.
"""

from __future__ import annotations

import math
import os
from typing import Callable, NamedTuple

import numpy as np

from ..errors_and_notes.plots import EquationsConflict
from ..errors_and_notes.tables import BadTable
from ..tables.csv_table import read_number, read_rows
from .settings import DBH_UNITS

_OWN_TABLE = os.path.join(os.path.dirname(__file__), "allometric_equations.csv")

COLUMNS = ("species", "component", "form", "a")
ABOVEGROUND, BELOWGROUND = "aboveground", "belowground"
# Parts whose sum is the above-ground biomass where a table has no equation of the whole.
PARTS = ("stem", "bark", "branch", "foliage")
COMPONENTS = (ABOVEGROUND, BELOWGROUND, *PARTS)
# Any species that no other row names.
ANY = "*"
SEPARATOR = "|"
# kg in one unit of mass.
MASSES = {"kg": 1.0, "g": 0.001, "t": 1000.0, "mg": 1e-6, "Mg": 1000.0}
# A correction for the bias of logarithms is a little more than 1.
_LOWEST_CORRECTION, _LARGEST_CORRECTION = 0.8, 2.0


class Form(NamedTuple):
    """One form of equation.

    Parameters
    ----------
    needs : str
        Letters of what it takes besides D: H, r and A.
    n_coefficients : int
        How many of a, b and c it has.
    compute : callable
        ``compute(tree, a, b, c)`` of a `TreeSizes`, in the equation's unit of mass.
    """

    needs: str
    n_coefficients: int
    compute: Callable


class TreeSizes(NamedTuple):
    """Trees: diameter in the equation's unit, height (m), wood density (g cm-3), biomass (kg)."""

    d: np.ndarray
    h: np.ndarray
    r: np.ndarray
    above: np.ndarray


FORMS = {
    "a*D^b": Form("", 2, lambda t, a, b, c: a * t.d**b),
    "a*(D^2*H)^b": Form("H", 2, lambda t, a, b, c: a * (t.d**2 * t.h) ** b),
    "a*D^b*H^c": Form("H", 3, lambda t, a, b, c: a * t.d**b * t.h**c),
    "a*r*D^b": Form("r", 2, lambda t, a, b, c: a * t.r * t.d**b),
    "a*(r*D^2*H)^b": Form("Hr", 2, lambda t, a, b, c: a * (t.r * t.d**2 * t.h) ** b),
    "exp(a+b*ln(D))": Form("", 2, lambda t, a, b, c: np.exp(a + b * np.log(t.d))),
    "exp(a+b*ln(D^2*H))": Form("H", 2, lambda t, a, b, c: np.exp(a + b * np.log(t.d**2 * t.h))),
    "exp(a+b*ln(D)+c*ln(H))": Form(
        "H", 3, lambda t, a, b, c: np.exp(a + b * np.log(t.d) + c * np.log(t.h))
    ),
    "10^(a+b*log10(D))": Form("", 2, lambda t, a, b, c: 10.0 ** (a + b * np.log10(t.d))),
    "10^(a+b*log10(D^2*H))": Form(
        "H", 2, lambda t, a, b, c: 10.0 ** (a + b * np.log10(t.d**2 * t.h))
    ),
    "a*A": Form("A", 1, lambda t, a, b, c: a * t.above),
    "exp(a+b/D)*A": Form("A", 2, lambda t, a, b, c: np.exp(a + b / t.d) * t.above),
}


class Equation(NamedTuple):
    """One equation.

    Parameters
    ----------
    species : tuple of str
        Names it serves, as written; `ANY` serves all others.
    component : str
        One of `COMPONENTS`.
    form : str
        A key of `FORMS`.
    a, b, c : float
        Coefficients.
    correction : float
        Factor against the bias of logarithms, 1 without.
    unit, dbh_unit : str
        Keys of `MASSES` and `DBH_UNITS`.
    dbh_min, dbh_max : float
        Range of validity in cm; infinite where the table states none.
    citation : str
        Source.
    """

    species: tuple
    component: str
    form: str
    a: float
    b: float
    c: float
    correction: float
    unit: str
    dbh_unit: str
    dbh_min: float
    dbh_max: float
    citation: str

    def biomass(self, dbh, height, density, above) -> np.ndarray:
        """Return the dry biomass of trees by the allometric equation, kg.

        Parameters
        ----------
        dbh, height, density, above : numpy.ndarray
            Diameter (cm), height (m), wood density (g cm-3) and above-ground biomass (kg); NaN
            where missing, and so is the result then if the form takes it.
        """
        tree = TreeSizes(dbh / DBH_UNITS[self.dbh_unit], height, density, above)
        with np.errstate(invalid="ignore", over="ignore"):
            mass = FORMS[self.form].compute(tree, self.a, self.b, self.c)
        # A share of the above-ground biomass has no unit of mass.
        factor = 1.0 if "A" in FORMS[self.form].needs else MASSES[self.unit]
        return mass * self.correction * factor

    def outside(self, dbh) -> np.ndarray:
        """Return which diameters (cm) are beyond the range of validity."""
        return (dbh < self.dbh_min) | (dbh > self.dbh_max)

    @property
    def has_range(self) -> bool:
        """Whether the table states a range of diameters."""
        return math.isfinite(self.dbh_min) or math.isfinite(self.dbh_max)


class EquationTable(NamedTuple):
    """Equations by species (folded) and component."""

    by_species: dict
    equations: tuple

    def find(self, species: str) -> tuple:
        """Return the allometric equations of a species by component, and its name there.

        The name itself comes first, then its first word (the genus of a Latin name), then `ANY`;
        the name is empty, and there are no equations, where the table has none of them.
        """
        folded = fold_species(species)
        for key in (folded, folded.split(" ")[0], ANY):
            if key and key in self.by_species:
                return self.by_species[key], key
        return {}, ""


def fold_species(species: str) -> str:
    """Return the name of a tree species without regard to case and blanks.

    Examples
    --------
    >>> fold_species("  Pinus  Tabuliformis ")
    'pinus tabuliformis'
    """
    return " ".join(str(species).casefold().split())


def shipped_sets() -> tuple:
    """Return the names of the sets of equations that come with the plugin."""
    return tuple(dict.fromkeys(row["set"] for row in read_rows(_OWN_TABLE, ("set",))))


def read_equations(path: str | None, named_set: str = "") -> EquationTable:
    """Return the allometric equations of a table of the user's, or of the plugin.

    Parameters
    ----------
    path : str, optional
        CSV with the columns of `COLUMNS`, and b, c, correction, unit, dbh_unit, dbh_min, dbh_max
        and citation where they are needed.
    named_set : str
        Without a path: one of `shipped_sets`.

    Raises
    ------
    MissingColumn, BadTable, EquationsConflict
        When a row cannot be used, or two rows say different things of one tree.
    """
    rows = read_rows(path or _OWN_TABLE, COLUMNS)
    if not path:
        rows = [row for row in rows if row["set"] == named_set]
    path = path or _OWN_TABLE
    equations = tuple(_parse_equation(path, row) for row in rows)
    if not equations:
        raise BadTable(path, "species", "", ())
    by_species: dict = {}
    for equation in equations:
        for species in map(fold_species, equation.species):
            by_component = by_species.setdefault(species, {})
            if equation.component in by_component:
                raise EquationsConflict(path, species, (equation.component,) * 2)
            by_component[equation.component] = equation
    for species, by_component in by_species.items():
        _check_components(path, species, by_component)
    return EquationTable(by_species, equations)


def _check_components(path: str, species: str, by_component: dict) -> None:
    """Refuse allometric equations of a whole beside its parts, or of parts without a stem."""
    parts = tuple(plant_part for plant_part in PARTS if plant_part in by_component)
    if ABOVEGROUND in by_component and parts:
        raise EquationsConflict(path, species, (ABOVEGROUND, parts[0]))
    if parts and "stem" not in parts:
        raise BadTable(path, "component", f"{species}: {parts[0]}", ("stem", ABOVEGROUND))
    for component, equation in by_component.items():
        if "A" in FORMS[equation.form].needs and component != BELOWGROUND:
            raise BadTable(path, "form", equation.form, (BELOWGROUND,))


def _parse_equation(path: str, row: dict) -> Equation:
    """Return the allometric equation of a row."""

    def one_of(column: str, accepted, default: str = "") -> str:
        text = (row.get(column) or default).strip()
        compact = text.replace(" ", "")
        # As written first: mg and Mg differ.
        by_name = {name.casefold(): name for name in accepted}
        spelled = compact if compact in accepted else by_name.get(compact.casefold())
        if spelled is None:
            raise BadTable(path, column, text, tuple(accepted))
        return spelled

    def number(column: str, default: float) -> float:
        text = (row.get(column) or "").strip()
        value = read_number(path, column, text) if text else default
        if math.isnan(value) or (text and math.isinf(value)):
            raise BadTable(path, column, text, ())
        return value

    species = tuple(name.strip() for name in row["species"].split(SEPARATOR) if name.strip())
    if not species:
        raise BadTable(path, "species", row["species"], ())
    form = one_of("form", FORMS)
    n = FORMS[form].n_coefficients
    for column in "abc"[:n]:
        if not (row.get(column) or "").strip():
            raise BadTable(path, column, "", (form,))
    a, b, c = (number(column, 0.0) if i < n else 0.0 for i, column in enumerate("abc"))
    correction = number("correction", 1.0)
    if not _LOWEST_CORRECTION <= correction <= _LARGEST_CORRECTION:
        limits = f"{_LOWEST_CORRECTION} ... {_LARGEST_CORRECTION}"
        raise BadTable(path, "correction", row["correction"], (limits,))
    if not form.startswith(("exp", "10^")) and a <= 0:
        raise BadTable(path, "a", row["a"], ("> 0",))
    dbh_unit = one_of("dbh_unit", DBH_UNITS, "cm")
    to_cm = DBH_UNITS[dbh_unit]
    low, high = number("dbh_min", -math.inf) * to_cm, number("dbh_max", math.inf) * to_cm
    if low > high:
        raise BadTable(path, "dbh_max", row["dbh_max"], ())
    component = one_of("component", COMPONENTS)
    unit = one_of("unit", MASSES, "kg")
    citation = (row.get("citation") or "").strip()
    return Equation(
        species, component, form, a, b, c, correction, unit, dbh_unit, low, high, citation
    )


def equation_rows(table: EquationTable) -> dict:
    """Return the columns of a table of equations, as `read_equations` reads them.

    Diameters of validity are in the unit of the equation's diameters.
    """
    columns: dict = {"species": [SEPARATOR.join(equation.species) for equation in table.equations]}
    for name in ("component", "form", "a", "b", "c", "correction", "unit", "dbh_unit"):
        columns[name] = [getattr(equation, name) for equation in table.equations]
    for name in ("dbh_min", "dbh_max"):
        limits = [(getattr(e, name) / DBH_UNITS[e.dbh_unit]) for e in table.equations]
        columns[name] = [limit if math.isfinite(limit) else None for limit in limits]
    columns["citation"] = [equation.citation for equation in table.equations]
    return columns
