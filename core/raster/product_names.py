"""Dated rasters of several products of one quantity, told apart by their file names.

Bands of one file that have different names are products of their own: modis_2001 and casa_2001.
"""

from __future__ import annotations

import os
from collections import Counter

from ..errors_and_notes.raster import AmbiguousVariable
from .stack import Stack


def split_products(reference: Stack, others: Stack) -> dict:
    """Return each product as a series by name, the reference first.

    Parameters
    ----------
    reference : Stack
        Dated bands of one product.
    others : Stack
        Dated bands of the other products on the same grid. Files whose names without date are
        the same are one product; where that gives a date twice, those of one folder are. In a
        file whose bands have several names those of one name are.

    Raises
    ------
    DateNotFound, DuplicateDate, GridMismatch
        When the bands of a product are no series on the grid of the reference.
    AmbiguousVariable
        When two products cannot be distinguished.
    """
    groups = [reference.series()]
    name_of = _ProductNames((*reference.bands, *others.bands))
    for bands in _group_bands(others, name_of):
        product_bands = others.subset(bands)
        dates = Counter(product_bands.dates)
        parts = (
            _group_bands(product_bands, _folder_name)
            if max(dates.values()) > 1
            else [range(len(product_bands))]
        )
        groups += [product_bands.subset(positions).series() for positions in parts]
    for group in groups[1:]:
        reference.grid.require_same(group.grid, reference.first_path, group.first_path)
    names = [name_of(group.bands[0]) for group in groups]
    n_of_name = Counter(names)
    names = [
        f"{name} ({_folder_name(group.bands[0])})" if n_of_name[name] > 1 else name
        for name, group in zip(names, groups)
    ]
    for name, n in Counter(names).items():
        if n > 1:
            paths = tuple(g.first_path for g, other in zip(groups, names) if other == name)
            raise AmbiguousVariable(name, paths)
    return dict(zip(names, groups))


def _group_bands(stack: Stack, key) -> list:
    """Return the positions of the bands of each product, in order of appearance."""
    positions_by_product: dict = {}
    for position, band in enumerate(stack.bands):
        positions_by_product.setdefault(key(band), []).append(position)
    return list(positions_by_product.values())


class _ProductNames:
    """The name of each band's product: that of its file, or of the band where names differ."""

    def __init__(self, bands) -> None:
        names_of_file: dict = {}
        for band in bands:
            names_of_file.setdefault(band.path, set()).add(band.name)
        self._mixed = {path for path, names in names_of_file.items() if len(names) > 1}

    def __call__(self, band) -> str:
        return band.name if band.path in self._mixed else band.stem


def _folder_name(band) -> str:
    """Return the name of the folder of a product's file."""
    return os.path.basename(os.path.dirname(os.path.abspath(band.path)))


def distinct_product_names(stems: list, paths: list) -> list:
    """Return a name for each product: the least of stem, file and folder that tells them apart.

    Parameters
    ----------
    stems : list of str
        Variable names; maps of one flux often share one.
    paths : list of str
        The files they come from.

    Returns
    -------
    list of str
        ``npp``, else ``npp_2012``, else ``casa/npp_2012``.
    """
    files = [os.path.splitext(os.path.basename(path))[0] for path in paths]
    folders = [os.path.basename(os.path.dirname(os.path.abspath(path))) for path in paths]
    candidates = (stems, files, [f"{folder}/{file}" for folder, file in zip(folders, files)])
    for names in candidates:
        if len(set(names)) == len(names):
            return list(names)
    return list(candidates[-1])
