"""Variables of an import: bands of many files put together by product, name and dimension.

Months of bands without a time axis, for products whose documentation says that they are months.
Files of the monthly climate of China at 1 km hold the twelve months of a year, and several editions
have no time axis or one that counts from 1 to 12.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from ..dates.date import Date
from ..dates.names.undated_names import why_undated
from ..dates.period_stamps import (
    days_of_local_month_starts,
    period_of_stamp,
    periods_of_month_stamps,
)
from ..facts.dates import DateNotFound, DuplicateDate, MonthsOfLocalTime
from ..facts.imports import BandsWithoutDates, DatesDisagree, VariablesLeftOut, VariableUnknown
from ..files.names import HDF, is_netcdf
from ..run import Run
from .naming import base_name, variable_key, without_tile
from .products import ProductTable, ProductVariable

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20|21)\d{2}(?!\d)")
_MONTHS = 12
# The dimension of ERA5 that tells final data (1) from preliminary ones (5): one series.
_VERSIONS = "expver"
# Names of files of single variables of a container (AppEEARS).
_OF_CONTAINER = re.compile(r"_doy\d{7}(\d{6})?_aid\d{4}", re.IGNORECASE)
# Cells of tiles differ by rounding only, as a share of their size.
_SAME_SIZE = 0.01


def months_in_order(layers, by_name: bool = False) -> tuple:
    """Return imported layers with months by the order of their bands, and number of files.

    Only bands of a file none of which has a date, and of which there are twelve for each year in
    the file's name, are changed; those with dates too where the user says that the names count.

    Parameters
    ----------
    layers : sequence of Layer
        Bands of one variable.
    by_name : bool
        Whether names count more than time axes.
    """
    files: dict = {}
    for layer in layers:
        files.setdefault(layer.file, []).append(layer)
    dated_layers, changed = [], 0
    for file, members in files.items():
        years = _years_of(file)
        is_open = by_name or all(map(is_undated, members))
        if is_open and years and len(members) == _MONTHS * len(years):
            ordered = sorted(members, key=lambda layer: layer.band.index)
            dates = [Date(year, month) for year in years for month in range(1, _MONTHS + 1)]
            members = [_layer_with_date(layer, date) for layer, date in zip(ordered, dates)]
            changed += 1
        dated_layers += members
    return tuple(dated_layers), changed


def is_undated(layer) -> bool:
    """Say whether only the name of the file tells a date of a band, if anything does."""
    return layer.own_date is None or layer.own_date == layer.name_date


def _years_of(file: str) -> range:
    """Return the years in a file's name to which the months of a variable without dates belong."""
    years = [int(text) for text in _YEAR.findall(base_name(file))]
    if len(years) not in (1, 2) or years != sorted(years):
        return range(0)
    return range(years[0], years[-1] + 1)


def _layer_with_date(layer, date: Date):
    """Return a layer with the month that its order gives it."""
    return replace(layer, band=layer.band.with_date(date), own_date=date)


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
        others = _left_out(groups, table)
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
    others = _left_out(groups, table)
    return [(_make_variable(group, "metadata"), group not in others) for group in groups]


def _named_groups(layers, table: ProductTable) -> list:
    """Return the layers of each imported variable, with its name, product and quality."""
    groups: dict = {}
    quality = []
    for layer in layers:
        key = _key_of(layer)
        if table.is_quality(key):
            quality.append(layer)
            continue
        product = table.find(base_name(layer.file), layer.origin, key)
        name = variable_key(product.name_of(key) if product else key)
        family = product.family_of(base_name(layer.file)) if product else ""
        groups.setdefault((name, family, product), []).append(layer)
    variables = []
    for (name, family, product), members in groups.items():
        for suffix, member_layers in _by_dimension(members).items():
            quality_layers = tuple(q for q in quality if product and _is_of(q, product, family))
            variables.append((f"{name}{suffix}", family, product, member_layers, quality_layers))
    return list(_with_distinct_names(variables))


def _left_out(groups: list, table: ProductTable) -> list:
    """Return the variables of an import beside those of known products."""
    product_files = {layer.file for group in groups if group[1] is not None for layer in group[2]}
    others = [
        group for group in groups if group[1] is None and _is_beside(group[2], table, product_files)
    ]
    return others if len(others) < len(groups) else []


def _make_variable(named: tuple, dates: str, run: Run | None = None) -> Variable:
    """Return an imported variable of its name, product, bands and quality, with dates."""
    name, product, layers, quality = named
    in_order = 0
    if product is not None and product.in_order:
        layers, in_order = months_in_order(layers, by_name=dates == "names")
    if run is not None:
        _note_local_midnights(layers, run)
    dated = _layers_with_dates(layers, product, dates)
    return Variable(name, layers[0].variable, product, tuple(dated), tuple(quality), in_order)


def _is_beside(layers, table: ProductTable, product_files: set) -> bool:
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


def _key_of(layer) -> str:
    """Return a variable's name in one spelling, without tile."""
    return variable_key(without_tile(layer.variable))


def _is_of(layer, product: ProductVariable, family: str) -> bool:
    """Say whether a band of quality belongs to a product."""
    name = base_name(layer.file)
    return bool(product.quality) and product.family_of(name) == family


def _by_dimension(layers: list) -> dict:
    """Return the layers of an imported variable by values of dimensions that vary."""
    values = defaultdict(set)
    for layer in layers:
        for dimension, value in layer.dimensions:
            values[dimension].add(value)
    varying_dimensions = [
        d for d, distinct in values.items() if len(distinct) > 1 and d != _VERSIONS
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
        fits = [v for v in variables if key in (variable_key(v.name), variable_key(v.original))]
        fits = fits or [v for v in variables if v.product and key == v.product.quantity]
        selected += [v for v in fits if v not in selected]
        missing += [] if fits else [text]
    if missing:
        raise VariableUnknown(tuple(missing), tuple(v.name for v in variables))
    return tuple(selected)


def _layers_with_dates(layers, product, choice: str) -> list:
    """Return the layers of an imported variable with the date that counts for each."""
    days = days_of_local_month_starts(
        [(layer.band.date, layer.band.starts_next_day) for layer in layers]
    )
    at_days = [_layer_at_date(layer, day) for layer, day in zip(layers, days)]
    agreed = [_layer_of_chosen_date(layer, choice) for layer in at_days]
    dates = [layer.band.date for layer in agreed]
    if product is not None and product.stamp:
        length = 2 if product.stamp == "month" else 1
        dates = [d and Date(*(d.year, d.month)[:length]) for d in dates]
    elif product is None or not product.days:
        dates = list(periods_of_month_stamps(dates))
        if len(set(dates)) == 1:  # which alone does not tell what it stands for
            dates = [
                period_of_stamp(d, layer_of_date.name_date)
                for d, layer_of_date in zip(dates, agreed)
            ]
    return [_layer_at_date(layer, date) for layer, date in zip(agreed, dates)]


def _note_local_midnights(layers, run: Run) -> None:
    """Report layers of an import that are dated by the month that begins in the east of UTC."""
    days = days_of_local_month_starts(
        [(layer.band.date, layer.band.starts_next_day) for layer in layers]
    )
    in_utc = [layer.band.day_in_utc or layer.band.date for layer in layers]
    moved = [i for i, (day, stated) in enumerate(zip(days, in_utc)) if day != stated]
    if moved:
        first = moved[0]
        facts = layers[first].file, in_utc[first].text, days[first].text, len(moved)
        run.note(MonthsOfLocalTime(*facts))


def _layer_of_chosen_date(layer, choice: str):
    """Return an imported layer with the date of its name or of its metadata, as was chosen."""
    name_date, metadata_date = layer.name_date, layer.band.date
    if name_date is None or metadata_date is None or name_date == metadata_date:
        return (
            layer
            if metadata_date is not None or choice == "metadata"
            else _layer_at_date(layer, name_date)
        )
    if choice == "names":
        return layer if name_date.covers(metadata_date) else _layer_at_date(layer, name_date)
    same = name_date.year == metadata_date.year and (
        name_date.month is None
        or metadata_date.month is None
        or name_date.month == metadata_date.month
    )
    if not same and choice == "agree":
        raise DatesDisagree(layer.file, name_date.text, metadata_date.text)
    return layer


def _layer_at_date(layer, date):
    """Return a layer of a variable with another date."""
    return layer if date == layer.band.date else replace(layer, band=layer.band.with_date(date))


@dataclass(frozen=True)
class Moment:
    """The tiles of one moment of a variable; where they overlap the first with a value counts."""

    date: Date | None
    layers: tuple


def moments_of_variable(variable: Variable) -> tuple:
    """Return the moments of an imported variable by date, several of one date where hourly.

    Raises
    ------
    DuplicateDate
        When two files hold the same moment of the same place.
    BandsWithoutDates, DateNotFound
        When several bands of one place have no dates.
    """
    groups: dict = {}
    for layer in variable.layers:
        date = layer.band.date
        # Two files of one day differ in place or are a mistake, unless a time axis tells hours.
        key = (date.text if date else "", layer.moment if date and date.day else "")
        groups.setdefault(key, []).append(layer)
    moments = []
    for members in groups.values():
        ordered = sorted(members, key=_era5_version)
        _refuse_twice(variable.name, ordered)
        moments.append(Moment(ordered[0].band.date, tuple(ordered)))
    none_last = (10000, 0, 0)
    return tuple(sorted(moments, key=lambda m: m.date.sort_key() if m.date else none_last))


def _refuse_twice(name: str, layers: list) -> None:
    """Raise where bands of one moment of an imported variable are no tiles of one mosaic."""
    layer_of_place: dict = {}
    first = layers[0]
    for layer in layers:
        date = layer.band.date
        grid_and_version = layer.grid, _era5_version(layer)
        other = layer_of_place.get(grid_and_version)
        if other is not None and other.file == layer.file and is_undated(layer):
            n = sum(same_layer.file == layer.file for same_layer in layers)
            raise BandsWithoutDates(name, layer.file, n)
        if other is not None and date is None:
            raise DateNotFound(name, layer.file, *why_undated(base_name(layer.file)))
        # Tiles have cells of one size; two resolutions are two products.
        if other is None and not _same_cells(first.grid, layer.grid):
            other = first
        if other is not None:
            raise DuplicateDate(date.text if date else "", other.file, layer.file)
        layer_of_place[grid_and_version] = layer


def _same_cells(first, other) -> bool:
    """Say whether two layers of an imported variable have cells of one size, or another CRS."""
    if first.crs != other.crs:
        return True
    pairs = zip(first.cell_size, other.cell_size)
    return all(abs(a - b) <= _SAME_SIZE * a for a, b in pairs)


def _era5_version(layer) -> str:
    """Return the version of ERA5 that a band holds: final data before preliminary ones."""
    return dict(layer.dimensions).get(_VERSIONS, "")
