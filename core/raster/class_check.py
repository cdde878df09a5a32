"""Checks of class rasters: numbers that must be codes, or look like them; one class per code."""

from __future__ import annotations

import numpy as np

from ..errors_and_notes.landuse import (
    ClassesAsAmounts,
    ClassificationsDiffer,
    CodesAsAmounts,
    ColoursAsAmounts,
)
from ..errors_and_notes.raster import CodesDoubted, LegendsConflict, LegendsDiffer, NotInteger
from ..run import Run
from ..units.class_names import classification_of, is_class_name
from .band_description import Band, describe_raster, stored_sample
from .band_names import stem_of
from .band_reading import holds_integers
from .class_tables import has_colours, holds_classes, named_classes, read_classes
from .customary_nodata import FAR_CODES, HABITUAL, NEGATIVE_CODES, end_codes, left_out_codes
from .duplicate_values import DuplicateValues
from .file_version import file_version
from .opening import open_dataset, read_array
from .sampled_values import sample_band_values

# Codes that often mean no data, the code from which on those below 254 are as high, and how many
# others count upwards.
_USUAL_MARKS, _HIGH_CODE, _MIN_COUNTED = (0, 254, 255), 240, 2
# How many times larger than all others a code is that is a mark rather than a class.
_TIMES_ABOVE = 2

# Class names that a message shows.
_SHOWN = 4
# Values looked at in each band of floats before a run, which reads the others.
_CELLS = 20_000


def require_codes(paths, run: Run) -> None:
    """Raise when a raster that is to hold class codes holds other numbers.

    A sample of the cells is looked at. The pass that reads codes looks at all of them, after work
    that may have taken long, and maps that are read as numbers would hold them as classes.

    Parameters
    ----------
    paths : sequence of str
        Class rasters.
    run : Run
        Cancel.

    Raises
    ------
    NotInteger
        With the first value that is none.
    """
    for path in paths:
        for band in describe_raster(path).bands:
            run.check_cancel()
            if holds_integers(band):
                continue
            values = sample_band_values(band.path, band, _CELLS)
            strange = values[values != np.rint(values)]
            if strange.size:
                raise NotInteger(str(path), float(strange[0]))


def require_amounts(paths, parameter: str, run: Run) -> None:
    """Refuse rasters of named classes where amounts are taken; doubt what else looks like codes.

    Parameters
    ----------
    paths : sequence of str
        Rasters.
    parameter : str
        Name of the input, for messages.
    run : Run
        Receives a note of colour tables, and of few whole numbers.

    Raises
    ------
    ClassesAsAmounts
        With some of the class names.
    """
    coloured = []
    first_bands: dict = {}  # of each variable
    for path in map(str, paths):
        bands = describe_raster(path).bands
        for band in bands:
            run.check_cancel()
            # Classes stored as floats are maps of one band, unless the band says so; to ask each
            # month of a long series takes longer than to read it.
            may_have_names = band.holds_whole_numbers or len(bands) == 1 or band.has_class_names
            first_bands.setdefault(band.name, band)
            entries = named_classes(band) if may_have_names else ()
            if entries and _are_mostly_named(band, entries):
                labels = tuple(f"{entry.code} {entry.label}" for entry in entries[:_SHOWN])
                raise ClassesAsAmounts(parameter, path, labels)
            if has_colours(band) and path not in coloured:
                coloured.append(path)
    if coloured:
        run.note(ColoursAsAmounts(parameter, coloured[0], len(coloured)))
    for band in first_bands.values():
        if band.path not in coloured and may_be_codes(band):
            run.note(CodesAsAmounts(parameter, band.path, band.name))


def _are_mostly_named(band: Band, entries: tuple) -> bool:
    """Say whether most cells hold codes with names: of amounts only those without data may.

    In a raster of floats all cells must, and hold two codes at least: names that a style gives to
    some amounts are no classes.
    """
    codes = [entry.code for entry in entries if entry.label.strip()]
    sample = stored_sample(band.path, band.index, file_version(band.path))
    sample = sample[~np.isin(sample, [m for m in (band.nodata, *band.marks) if m is not None])]
    if band.holds_whole_numbers:
        return sample.size == 0 or 2 * np.count_nonzero(np.isin(sample, codes)) > sample.size
    numbers = np.unique(sample[np.isfinite(sample)])
    return numbers.size > 1 and bool(np.isin(numbers, codes).all())


def check_legends(
    paths, parameter: str, run: Run, by_name: bool = False, checked_paths=None
) -> None:
    """Compare the class names that rasters carry themselves, and doubt codes without a name.

    Parameters
    ----------
    paths : sequence of str
        Class rasters; those without names say nothing.
    parameter : str
        Name of the input, for messages.
    run : Run
        Receives notes of codes with several names.
    by_name : bool
        Whether rasters of different variables have legends of their own.
    checked_paths : sequence of str, optional
        Those of the input itself, where `paths` holds those of another one too.

    Raises
    ------
    LegendsConflict
        When one name stands for different codes in two rasters: then the codes were exchanged,
        and a comparison of codes would be wrong.
    """
    groups: dict = {}
    for path in paths:
        path = str(path)
        name = describe_raster(path).bands[0].name if by_name else ""
        groups.setdefault(name, []).append(path)
    for members in groups.values():
        _compare_legends(members, parameter, run)
        _compare_classifications(members, parameter, run)
        _note_copies(members, parameter, run)
    for path in dict.fromkeys(map(str, paths if checked_paths is None else checked_paths)):
        _doubt_codes(path, parameter, run)


def _note_copies(paths: list, parameter: str, run: Run) -> None:
    """Note class rasters that hold the codes of another one in every cell looked at."""
    copies = DuplicateValues(parameter, False, run)
    for path in dict.fromkeys(paths if len(paths) > 1 else ()):
        band = describe_raster(path).bands[0]
        copies.add(band, sample_band_values(path, band, _CELLS))
    copies.report()


def rasters_of_classes(paths) -> list:
    """Return the rasters among some whose numbers are class codes, or look like them."""
    bands = ((path, describe_raster(str(path)).bands[0]) for path in paths)
    return [path for path, band in bands if is_class_band(band) or may_be_codes(band)]


def _doubt_codes(path: str, parameter: str, run: Run) -> None:
    """Note codes that may be no class where a file declares no nodata and names none.

    0, 254 and 255, numbers such as 99 and 9999 far above all others, and the only one below 0
    beside others that count upwards.
    """
    band = describe_raster(path).bands[0]
    says_nodata = band.nodata is not None or band.marks or band.is_masked or band.hidden
    if says_nodata or read_classes(path):
        return
    sample = stored_sample(path, band.index, file_version(path))
    codes = [
        code for code in np.unique(sample).tolist() if code not in left_out_codes(sample.dtype)
    ]
    if not np.isfinite(codes).all():  # NaN says where there are no data
        return
    others = [code for code in codes if code not in _USUAL_MARKS]
    doubtful_codes = [
        c for c in codes if c in _USUAL_MARKS and c and max(others, default=0) < _HIGH_CODE
    ]
    # Where there are no others, 0 and 1 are yes and no; beside negative codes 0 is no change.
    doubtful_codes += [0] if 0 in codes and len(others) > 1 and codes[0] == 0 else []
    doubtful_codes += [*_only_negative(codes), *_far_above(codes)]
    if doubtful_codes and others:
        run.note(CodesDoubted(parameter, path, tuple(sorted(map(int, doubtful_codes)))))


def _only_negative(codes: list) -> list:
    """Return the only code below 0 beside several above, which a check of class codes doubts.

    Classes of change lie on both sides of 0.
    """
    negative = [code for code in codes if code < 0]
    n_positive = sum(code > 0 for code in codes)
    if len(negative) != 1 or n_positive < (1 if negative[0] in NEGATIVE_CODES else _MIN_COUNTED):
        return []
    return negative


def _far_above(codes: list) -> list:
    """Return the class codes that are usual marks of no data and far above all others."""
    others = [abs(code) for code in codes if code not in FAR_CODES]
    limit = _TIMES_ABOVE * max(others, default=0)
    return [code for code in codes if code in FAR_CODES and code > limit]


def _compare_classifications(paths: list, parameter: str, run: Run) -> None:
    """Note class rasters of two known classifications, as their files are called."""
    first_path_of: dict = {}
    for path in paths:
        first_path_of.setdefault(classification_of(stem_of(path)), path)
    first_path_of.pop("", None)
    if len(first_path_of) > 1:
        (first, first_path), (second, second_path) = list(first_path_of.items())[:2]
        run.note(ClassificationsDiffer(parameter, first, first_path, second, second_path))


def _compare_legends(paths: list, parameter: str, run: Run) -> None:
    """Compare the class names of rasters with the first one that has each code."""
    first_of_code: dict = {}  # code: (path, label)
    codes: dict = {}  # folded label: (path, code)
    noted_codes = set()
    for path in dict.fromkeys(paths):
        legend = {entry.code: entry.label.strip() for entry in read_classes(path)}
        for code, label in legend.items():
            first_path, first_label = first_of_code.setdefault(code, (path, label))
            if _is_same_label(first_label, label):
                codes.setdefault(label.casefold(), (path, code))
                continue
            other_path, other_code = codes.get(label.casefold(), ("", code))
            if other_code != code:
                raise LegendsConflict(parameter, other_path, path, label, other_code, code)
            if code not in noted_codes:
                noted_codes.add(code)
                run.note(LegendsDiffer(parameter, code, first_path, first_label, path, label))


def _is_same_label(label: str, other_label: str) -> bool:
    return not label or not other_label or label.casefold() == other_label.casefold()


# Whole numbers, so few that each stands for many cells: land use, biomes, soil types.
MAX_CODES, CELLS_PER_CODE = 40, 10
# Codes of a raster that is named like one of classes: legends of soils and vegetation are long.
_MAX_NAMED_CODES = 256
# Longest side of the part of a block that is read.
_SIDE = 512


def is_class_band(band: Band) -> bool:
    """Say whether a band's numbers are class codes: by names or colours of classes, or its name."""
    return holds_classes(band) or holds_unnamed_classes(band)


def holds_unnamed_classes(band: Band) -> bool:
    """Say whether a band is named like one of classes, and its numbers look like their codes."""
    if band.quantity or not (is_class_name(band.name) or is_class_name(band.stem)):
        return False
    return holds_few_codes(band, _MAX_NAMED_CODES)


def may_be_codes(band: Band) -> bool:
    """Say whether a band of no known quantity and without legend looks like one of classes."""
    if band.quantity or band.unit.strip():
        return False
    return holds_unnamed_classes(band) or (band.holds_whole_numbers and holds_few_codes(band))


def holds_few_codes(band: Band, max_codes: int = MAX_CODES) -> bool:
    """Say whether the numbers of a band look like class codes.

    Parameters
    ----------
    band : Band
        The band; only some of its blocks are read.
    max_codes : int
        Most different numbers.

    Returns
    -------
    bool
        True for between 2 and `max_codes` different whole numbers from 0 on, each of ten cells or
        more on average. It is a guess: a count or a coarse index looks the same.
    """
    if band.scale != 1.0 or band.offset != 0.0:
        return False
    codes: set = set()
    cells = 0
    nodata = [mark for mark in (*HABITUAL, *band.marks, band.nodata) if mark is not None]
    dataset = open_dataset(band.path)
    raster_band = dataset.GetRasterBand(band.index)
    for window in _windows_to_count_codes(dataset, band):
        values = read_array(raster_band, band.path, *window).ravel()
        values = values[np.isfinite(values)]
        if values.dtype.kind in "iu" and values.dtype.itemsize > 1:
            values = values[~np.isin(values, end_codes(values.dtype))]
        values = values[~np.isin(values.astype(np.float64), nodata)]
        distinct = np.unique(values)
        if distinct.size and (distinct[0] < 0 or np.any(distinct != np.floor(distinct))):
            return False
        codes.update(distinct.tolist())
        cells += values.size
        if len(codes) > max_codes:
            return False
    return len(codes) > 1 and cells >= CELLS_PER_CODE * len(codes)


def _windows_to_count_codes(dataset, band: Band):
    """Yield windows of some blocks, evenly placed, in which codes are counted."""
    height, width = (min(length, _SIDE) for length in band.block_shape)
    height = max(height, min(_SIDE // 8, dataset.RasterYSize))  # strips of one row
    rows = np.unique(np.linspace(0, dataset.RasterYSize - 1, 3).astype(int) // height * height)
    cols = np.unique(np.linspace(0, dataset.RasterXSize - 1, 3).astype(int) // width * width)
    for row in rows.tolist():
        for col in cols.tolist():
            yield (
                col,
                row,
                min(width, dataset.RasterXSize - col),
                min(height, dataset.RasterYSize - row),
            )
