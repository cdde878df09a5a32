"""Variables of an import: bands of many files put together by product, name and dimension."""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from ..errors_and_notes.imports import VariablesLeftOut, VariableUnknown
from ..files.names import HDF, is_netcdf
from ..run import Run
from .file_contents import read_contents
from .naming import base_name, variable_key, without_tile
from .products import ProductTable, ProductVariable, load_products
from .variable_dates import (
    ERA5_VERSIONS,
    layers_with_dates,
    months_in_order,
    note_climatology,
    note_local_midnights,
)

# Names of files of single variables of a container (AppEEARS).
_OF_CONTAINER = re.compile(r"_doy\d{7}(\d{6})?_aid\d{4}", re.IGNORECASE)


@dataclass(frozen=True)
class Variable:
    """One variable of an import.

    Parameters
    ----------
    name : str
        What its rasters are called.
    original : str
        What the files call it.
    product : ProductVariable or None
        What the table of products says of it.
    layers : tuple of Layer
        Its bands.
    quality : tuple of Layer
        Bands of quality of the same product.
    in_order : int
        Files whose bands have no dates and are taken for months (`months_in_order`).
    """

    name: str
    original: str
    product: ProductVariable | None
    layers: tuple
    quality: tuple = ()
    in_order: int = 0

    @property
    def files(self) -> tuple:
        """The files, each once, in order."""
        return tuple(dict.fromkeys(layer.file for layer in self.layers))


def make_variables(
    layers, table: ProductTable, variable_names=(), dates: str = "agree", run: Run | None = None
) -> tuple:
    """Return the variables that bands of imported files make, in order of appearance.

    Of the containers of known products (MODIS, VIIRS, IMERG) only the variables in the table are
    taken where none are asked for: they hold angles, counts and reflectances besides.

    Parameters
    ----------
    layers : sequence of Layer
        All bands of all files.
    table : ProductTable
        What is known of products.
    variable_names : sequence of str
        Names of variables, as the files or as we call them; empty for all.
    dates : str
        Which date counts where name and metadata tell different ones (`settings.DATE_CHOICES`).
    run : Run, optional
        Receives notes of variables that were not taken, and of dates read as local ones.

    Raises
    ------
    VariableUnknown
        When a wanted one is not there, with all that are.
    DatesDisagree
        When name and metadata of a file tell different dates and nothing was chosen.
    """
    groups = _named_groups(layers, table)
    if not variable_names:
        others = _variables_beside_products(groups, table)
        if others and run is not None:
            run.note(VariablesLeftOut(tuple(name for name, *_ in others)))
        return tuple(_make_variable(group, dates, run) for group in groups if group not in others)
    selected = _select_variables(
        [_make_variable(group, "metadata") for group in groups], variable_names
    )
    names = {variable.name for variable in selected}
    return tuple(_make_variable(group, dates, run) for group in groups if group[0] in names)


def all_variables(layers, table: ProductTable) -> list:
    """Return each variable that some bands make, and whether `make_variables` takes it unasked."""
    groups = _named_groups(layers, table)
    others = _variables_beside_products(groups, table)
    return [(_make_variable(group, "metadata"), group not in others) for group in groups]


def _named_groups(layers, table: ProductTable) -> list:
    """Return the layers of each imported variable, with its name, product and quality."""
    groups: dict = {}
    quality = []
    for layer in layers:
        key = _variable_key_of_layer(layer)
        if table.is_quality(key):
            quality.append(layer)
            continue
        product = table.find(base_name(layer.file), layer.origin, key)
        name = variable_key(product.name_of(key) if product else key)
        family = product.family_of(base_name(layer.file)) if product else ""
        groups.setdefault((name, family, product), []).append(layer)
    variables = []
    for (name, family, product), members in groups.items():
        for suffix, member_layers in _split_variable_by_dimension(members).items():
            quality_layers = tuple(
                q for q in quality if product and _is_quality_of(q, product, family)
            )
            variables.append((f"{name}{suffix}", family, product, member_layers, quality_layers))
    return list(_with_distinct_names(variables))


def _variables_beside_products(groups: list, table: ProductTable) -> list:
    """Return the variables of an import beside those of known products."""
    product_files = {layer.file for group in groups if group[1] is not None for layer in group[2]}
    others = [
        group
        for group in groups
        if group[1] is None and _is_beside_products(group[2], table, product_files)
    ]
    return others if len(others) < len(groups) else []


def _make_variable(named: tuple, dates: str, run: Run | None = None) -> Variable:
    """Return an imported variable of its name, product, bands and quality, with dates."""
    name, product, layers, quality = named
    in_order = 0
    if product is not None and product.in_order:
        layers, in_order = months_in_order(layers, by_name=dates == "names")
    if run is not None:
        note_local_midnights(layers, run)
        note_climatology(name, layers, run)
    dated = layers_with_dates(layers, product, dates)
    return Variable(name, layers[0].variable, product, tuple(dated), tuple(quality), in_order)


def _is_beside_products(layers, table: ProductTable, product_files: set) -> bool:
    """Say whether bands are of containers of a known product and none of its variables.

    Files of NetCDF are such where they hold a known variable too and their name tells the product:
    those of reanalyses, which their metadata tell as well, hold what the user chose.
    """
    name = base_name(layers[0].file)
    rows = [row for row in table.variables if row.file is not None and row.file.search(name)]
    if name.lower().endswith(HDF) or _OF_CONTAINER.search(name):
        return bool(rows)
    is_with_known = all(layer.file in product_files for layer in layers)
    return is_netcdf(name) and is_with_known and any(row.origin is None for row in rows)


def _variable_key_of_layer(layer) -> str:
    """Return a variable's name in one spelling, without tile."""
    return variable_key(without_tile(layer.variable))


def _is_quality_of(layer, product: ProductVariable, family: str) -> bool:
    """Say whether a band of quality belongs to a product."""
    name = base_name(layer.file)
    return bool(product.quality) and product.family_of(name) == family


def _split_variable_by_dimension(layers: list) -> dict:
    """Split a variable of an import into several, by values of dimensions that vary."""
    values = defaultdict(set)
    for layer in layers:
        for dimension, value in layer.dimensions:
            values[dimension].add(value)
    varying_dimensions = [
        d for d, distinct in values.items() if len(distinct) > 1 and d != ERA5_VERSIONS
    ]
    groups: dict = {}
    for layer in layers:
        dimensions = dict(layer.dimensions)
        parts = [
            f"{'' if d == 'level' else d}{dimensions.get(d, '')}"
            for d in sorted(varying_dimensions)
        ]
        ending = "".join(f"_{variable_key(part)}" for part in parts)
        groups.setdefault(ending, []).append(layer)
    return groups


def _with_distinct_names(variables: list):
    """Yield variables under names that no two share: a second product adds its own."""
    n_of_name: dict = defaultdict(int)
    for name, *_rest in variables:
        n_of_name[name] += 1
    n_used: dict = defaultdict(int)
    for name, family, product, layers, quality in variables:
        if n_of_name[name] > 1:
            product_name = family or (product.product if product else "")
            name = f"{name}_{variable_key(product_name)}" if product_name else name
        n_used[name] += 1
        name = name if n_used[name] == 1 else f"{name}_{n_used[name]}"
        yield name, product, layers, quality


def _select_variables(variables: list, variable_names) -> tuple:
    """Return the variables asked for."""
    selected: list = []
    missing: list = []
    for text in variable_names:
        key = variable_key(text)
        matches = [v for v in variables if key in (variable_key(v.name), variable_key(v.original))]
        matches = matches or [v for v in variables if v.product and key == v.product.quantity]
        selected += [v for v in matches if v not in selected]
        missing += [] if matches else [text]
    if missing:
        raise VariableUnknown(tuple(missing), tuple(v.name for v in variables))
    return tuple(selected)


class ListedVariable(NamedTuple):
    """A variable that could be imported.

    Parameters
    ----------
    name, original : str
        What its rasters would be called, and its name in the files.
    bands : int
        How many it has.
    first, last : str
        The dates that it begins and ends with; empty without dates.
    by_default : bool
        Whether it is imported where no variable is asked for.
    """

    name: str
    original: str
    bands: int
    first: str = ""
    last: str = ""
    by_default: bool = True


def list_variables(inputs, run: Run) -> tuple:
    """Read which variables some files hold; damaged files are left out.

    Raises
    ------
    NothingToImport, DamagedFiles, DriverMissing
        When not one file can be read.
    """
    with tempfile.TemporaryDirectory() as scratch:
        contents = read_contents(inputs, scratch, run, skip_damaged=True)
        variables = all_variables(contents.layers, load_products())
    return tuple(_listed_variable(*variable_and_default) for variable_and_default in variables)


def _listed_variable(variable, by_default: bool) -> ListedVariable:
    """Return what is shown of a variable that was read in the files of an import."""
    dates = sorted(layer.band.date.text for layer in variable.layers if layer.band.date)
    first, last = (dates[0], dates[-1]) if dates else ("", "")
    n = len(variable.layers)
    return ListedVariable(variable.name, variable.original, n, first, last, by_default)
