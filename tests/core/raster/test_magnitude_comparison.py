"""Series of which some members are in another unit or scale, which no file says."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.errors_and_notes.casa import TakenAsKelvin
from carbonsink.core.errors_and_notes.quantities import (
    DatesOfZeros,
    ImpossibleValues,
    NameDiffers,
    SizesMixed,
    SizesUnlike,
    ValuesDoubtful,
    WrongQuantity,
)
from carbonsink.core.raster.band_description import Band
from carbonsink.core.raster.magnitude_comparison import (
    bands_to_compare,
    note_unlike_magnitudes,
    split_by_magnitude,
)
from carbonsink.core.run import Run
from carbonsink.core.units.quantity import CARBON, InputRequirement

ANY = InputRequirement()
TENTHS = np.array([[-120, 56, 231], [98, 305, 14]], np.int16)


def of_kind(notes, kind) -> list:
    return [note for note in notes if type(note) is kind]


def whole(raster, name: str, values) -> str:
    return raster(np.asarray(values, np.int16), f"{name}.tif", nodata=None)


@pytest.mark.parametrize("name", ["tmp", "tem", "t2m"])
def test_kelvin_among_celsius_becomes_celsius(check, name):
    rasters = [(f"{name}_{2001 + i}", value, "") for i, value in enumerate((17.0, 290.15, 18.0))]
    values, _, notes, _ = check(rasters, ANY)
    assert values == pytest.approx([17.0, 17.0, 18.0], abs=1e-3)
    assert len(of_kind(notes, TakenAsKelvin)) == 1


@pytest.mark.parametrize("name", ["tmp", "t2m"])
def test_whole_numbers_of_tenths_are_doubted_where_any_quantity_is_taken(check_files, raster, name):
    paths = [whole(raster, f"{name}_{year}", TENTHS + i) for i, year in enumerate((2001, 2002))]
    stack, meaning, notes = check_files(paths, ANY)
    assert stack.read(stack.grid.window)[1].tolist() == (TENTHS + 1.0).tolist()
    assert meaning.unit == ""
    assert [(note.low, note.high) for note in of_kind(notes, ValuesDoubtful)] == [(-120, 305)]


def test_tenths_beside_degrees_are_refused(check_files, raster):
    paths = [
        whole(raster, "tmp_2001", TENTHS),
        raster(TENTHS.astype(np.float32) / 10, "tmp_2002.tif"),
    ]
    with pytest.raises(ImpossibleValues) as caught:
        check_files(paths, ANY)
    assert caught.value.factor == 0.1


def test_tenths_are_refused_where_degrees_are_needed(check_files, raster):
    with pytest.raises(ImpossibleValues):
        check_files([whole(raster, "tmp_2001", TENTHS)], InputRequirement(("temperature",)))


def test_a_name_of_temporary_files_is_no_reason_to_refuse(check):
    values, _, notes, _ = check([("tmp_2005", 500.0, "")], InputRequirement(("npp",)))
    assert values == [500.0]
    assert len(of_kind(notes, NameDiffers)) == 1
    with pytest.raises(WrongQuantity):
        check([("tmp_2005", 17.0, "")], InputRequirement(CARBON))


@pytest.mark.parametrize(("name", "amount"), [("tmp", 390.0), ("tmp", 1500.0), ("pre", 5e4)])
def test_a_doubtful_name_does_not_change_or_refuse_other_quantities(check, name, amount):
    """A temporary file of NPP is neither Kelvin nor an impossible temperature."""
    rasters = [(f"{name}_{2001 + i}", amount * (1 + i), "") for i in range(3)]
    values, _, notes, _ = check(rasters, ANY)
    assert values == pytest.approx([amount, 2 * amount, 3 * amount])
    assert len(of_kind(notes, ValuesDoubtful)) == 1


@pytest.mark.parametrize("amount", [250.0, 290.0])
def test_amounts_of_a_doubtful_name_are_no_kelvin_where_all_are_alike(check, amount):
    rasters = [(f"tmp_{2001 + i}", amount + i, "") for i in range(3)]
    values, meaning, _, _ = check(rasters, ANY)
    assert values == pytest.approx([amount, amount + 1, amount + 2])
    assert meaning.unit == ""


def test_anomalies_of_a_doubtful_name_are_doubted(check):
    rasters = [(f"pre_{2001 + i}", value, "") for i, value in enumerate((0.5, -1.5, 1.2))]
    values, _, notes, _ = check(rasters, ANY)
    assert values == pytest.approx([0.5, -1.5, 1.2])
    assert len(of_kind(notes, ValuesDoubtful)) == 1


def test_a_drought_index_in_hundredths_is_doubted(check_files, raster):
    path = whole(raster, "pdsi_2001", 10 * TENTHS)
    stack, _, notes = check_files([path], ANY)
    assert stack.read(stack.grid.window)[0].tolist() == (10.0 * TENTHS).tolist()
    assert len(of_kind(notes, ValuesDoubtful)) == 1


@pytest.mark.parametrize(
    ("name", "values", "facts"),
    [
        # Annual rain in mm, one year in tenths.
        ("pre", (612.0, 580.0, 6350.0, 640.0), (1, 4, "2003", 6033.0, "2001", 581.0)),
        # An unknown variable, Kelvin beside degrees Celsius.
        ("x", (12.0, 285.0, 12.5), (1, 3, "2002", 271.0, "2001", 11.4)),
        ("x", (0.5, 500.0), (1, 2, "2002", 475.0, "2001", 0.475)),
        ("x", (12.0, 14.0, 9.0, 20.0), ()),
        ("x", (12.0, 70.0), ()),  # of two years, one may be a dry one
    ],
)
def test_years_of_another_size_are_told(check, name, values, facts):
    rasters = [(f"{name}_{2001 + i}", value, "") for i, value in enumerate(values)]
    notes = of_kind(check(rasters, ANY)[2], SizesMixed)
    if not facts:
        assert notes == []
        return
    (note,) = notes
    assert (note.n, note.total, note.larger_name, note.smaller_name) == (*facts[:3], facts[4])
    assert (note.larger, note.smaller) == pytest.approx((facts[3], facts[5]), rel=0.01)


MONTHS = (9.0, 14.0, 30.0, 60.0, 80.0, 95.0, 99.0, 90.0, 70.0, 40.0, 20.0, 10.0)


@pytest.mark.parametrize("name", ["npp", "x"])
@pytest.mark.parametrize("years", [(2001,), (2001, 2002, 2003)])
@pytest.mark.parametrize(("factor", "names"), [(0.01, ("2001-04", "2001-05")), (1000.0, None)])
def test_a_month_of_another_size_than_those_beside_it_is_told(check, name, years, factor, names):
    rasters = [
        (f"{name}_{year}-{i + 1:02}", amount * (factor if (year, i) == (2001, 4) else 1.0), "")
        for year in years
        for i, amount in enumerate(MONTHS)
    ]
    if name == "npp" and factor > 1.0:
        with pytest.raises(ImpossibleValues):
            check(rasters, ANY)
        return
    (note,) = of_kind(check(rasters, ANY)[2], SizesMixed)
    assert note.n == 1
    if names:
        assert (note.larger_name, note.smaller_name) == names
        assert (note.larger, note.smaller) == pytest.approx((57.0, 0.76))


def test_rain_and_seasons_that_differ_are_no_other_unit(check):
    for name, amounts in (
        ("pre", (0.1, 9.0, 0.2, 12.0, 0.1)),
        ("npp", (0.1, 9.0, 90.0, 20.0, 0.2)),
    ):
        rasters = [(f"{name}_2001-{i + 1:02}", amount, "") for i, amount in enumerate(amounts)]
        assert of_kind(check(rasters, ANY)[2], SizesMixed) == []


def test_months_are_compared_by_whole_years(check):
    """Rain of a winter is a tenth of that of a summer, every year."""
    rasters = [
        (f"pre_{year}-{month:02}", 10.0 if month < 7 else 120.0, "")
        for year in (2001, 2002)
        for month in range(1, 13)
    ]
    assert of_kind(check(rasters, ANY)[2], SizesMixed) == []
    tenths = [(n.replace("2001", "2003"), 10 * v, u) for n, v, u in rasters[:12]]
    (note,) = of_kind(check([*rasters, *tenths], ANY)[2], SizesMixed)
    assert (note.n, note.total, note.larger_name) == (1, 3, "2003")


@pytest.mark.parametrize(
    ("sizes", "split"),
    [
        ([], 0.0),
        ([5.0], 0.0),
        ([5.0, 5.0, 5.0], 0.0),
        ([5.0, 6.0, 31.0], 31.0),
        ([5.0, 6.0, 29.0], 0.0),  # less than five times as much
        ([1.0, 4.0, 30.0], 0.0),  # the smaller ones differ by themselves
    ],
)
def test_two_groups_far_apart(sizes, split):
    assert split_by_magnitude(sizes) == split


def test_a_product_of_another_size_is_told(check):
    rasters = [("npp_a", 500.0, "gC m-2 yr-1"), ("npp_b", 0.52, ""), ("npp_c", 480.0, "")]
    (note,) = of_kind(check(rasters, InputRequirement(products=True))[2], SizesMixed)
    assert (note.n, note.total) == (1, 3)
    assert note.smaller_name.endswith("npp_b.tif")


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("a", 290.15, ""), ("tmp", 17.0, ""), True),
        (("pre_a", 500.0, ""), ("pre", 5012.0, ""), True),
        (("pre_a", 500.0, ""), ("pre", 620.0, ""), False),
        (("x", 500.0, "hands"), ("y", 5.0, "hands"), True),  # a unit that nobody understands
        (("npp", 500.0, "gC m-2 yr-1"), ("npp_b", 20.0, "gC m-2 yr-1"), False),
        (("npp", 500.0, ""), ("rh", 20.0, ""), False),  # refused, or plausible
    ],
)
def test_two_inputs_of_different_size_are_told(check, first, second, told):
    notes: list = []
    first_meaning = check([first], ANY)[1]
    second_meaning = check([second], InputRequirement(alike="A"), like=first_meaning)[1]
    note_unlike_magnitudes("A", first_meaning, "B", second_meaning, Run(on_note=notes.append))
    assert [type(note) for note in notes] == [SizesUnlike] * told


@pytest.mark.parametrize(("n_years", "n_months", "n"), [(60, 1, 60), (61, 1, 60), (150, 12, 60)])
def test_long_series_are_compared_by_few_bands(n_years, n_months, n):
    dates = [Date(1870 + y, 1 + m) for y in range(n_years) for m in range(n_months)]
    compared = bands_to_compare([Band("a.nc", i, "npp", "a", date) for i, date in enumerate(dates)])
    years = [band.date.year for band in compared]
    assert len(years) == len(set(years)) == n
    assert (years[0], years[-1]) == (1870, 1870 + n_years - 1)


@pytest.mark.parametrize("name", ["npp", "x"])
@pytest.mark.parametrize(
    ("values", "dates", "first"),
    [
        ((500, 510, 0, 505), "2001 2002 2003 2004", "2003"),
        ((0, 0, 500, 505), "2001 2002 2003 2004", "2001"),
        ((0, 0, 0, 0), "2001 2002 2003 2004", None),
        ((40, 50, 0, 45), "2001-04 2001-05 2001-06 2001-07", "2001-06"),
        ((0, 0, 40, 50), "2001-01 2001-02 2001-03 2001-04", None),
        ((40, 0, 0, 50), "2001-11 2001-12 2002-01 2002-02", None),
    ],
)
def test_a_date_of_zeros_beside_others_is_told(check, name, values, dates, first):
    """A missing image is often written as zeros; months of winter are zeros truly."""
    rasters = [(f"{name}_{date}", value, "") for date, value in zip(dates.split(), values)]
    notes = of_kind(check(rasters, ANY)[2], DatesOfZeros)
    assert [note.first for note in notes] == ([first] if first else [])
