"""Rules, patches and zone maps."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.diagnosis.patches import find_patches, merge_small
from carbonsink.core.diagnosis.zone_maps import map_zones, write_zone_table, zone_polygons
from carbonsink.core.diagnosis.zone_rules import (
    INPUT_CLASSES,
    NO_ZONE,
    ZONE_NODATA,
    load_rules,
)
from carbonsink.core.errors_and_notes.pattern import PatchesMerged
from carbonsink.core.errors_and_notes.raster import (
    MemoryTooSmall,
    NotInteger,
    NoValidPixel,
    UnknownCellArea,
    UnknownClass,
)
from carbonsink.core.errors_and_notes.tables import BadTable, MissingColumn
from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array
from carbonsink.core.run import Run
from carbonsink.tests import naive_pattern as naive

PLANE = 'LOCAL_CS["plane",UNIT["metre",1]]'
HEADER = "code,zone,lisa,future,driver,colour,text\n"
NAN = np.nan


def no_check():
    return None


# --- rules -----------------------------------------------------------------------------------


def test_the_shipped_table_gives_every_combination_a_zone():
    rules = load_rules()
    table = rules.lookup()
    for lisa in INPUT_CLASSES["lisa"].values():
        for future in INPUT_CLASSES["future"].values():
            for driver in INPUT_CLASSES["driver"].values():
                assert (table[lisa, future, driver] != NO_ZONE).all()
    assert all(zone.text for zone in rules.zones() if zone.code != NO_ZONE)
    assert len({zone.colour for zone in rules.zones()}) == len(rules.zones())
    names = {zone.code: zone.label for zone in rules.zones()}
    unknown, sink, source = (names[code] for code in table[1, 2, 5, :, 8])
    assert sink == "High sink, expected to fall, not explained by the drivers"
    assert unknown == "High values, expected to fall, not explained by the drivers"
    assert source == "High values, yet no sink"


def test_a_zone_says_no_more_than_its_conditions():
    """A sink needs the sign of the flux, a tendency the future class, a cause is never claimed."""
    for rule in load_rules().rules:
        name = rule.zone.casefold()
        assert ("no sink" in name) == (rule.level == (2,))
        assert ("sink" in name and "no sink" not in name) == (rule.level == (1,))
        assert ("expected to rise" in name) == (rule.future == (1, 4))
        assert ("expected to fall" in name) == (rule.future == (2, 3))
        assert ("not explained by the drivers" in name) == (rule.driver == (5,))
        assert ("fall with the drivers" in name) == (
            rule.driver == (1, 2, 3, 4, 6, 7, 8, 9, 10, 11)
        )
        assert not {"human", "climate", "stable", "degrading"} & set(name.split())


@pytest.fixture
def rules_of(tmp_path):
    def write(rows, header=HEADER, encoding="utf-8"):
        path = tmp_path / "rules.csv"
        path.write_text(header + rows, encoding=encoding)
        return str(path)

    return write


def test_rules_may_name_the_third_driver(rules_of):
    table = load_rules(rules_of("3,Sun,*,*,C,#445566,\n4,Rest,*,*,*,#112233,\n")).lookup()
    assert (table[1, 1, 6] == 3).all() and (table[1, 1, 7] == 4).all()


def test_rules_may_name_what_the_trend_goes_with(rules_of):
    header = "code,zone,lisa,future,driver,climate,colour,text\n"
    rows = "3,Not climate,*,2|3,*,decrease not explained|6,#445566,\n4,Rest,*,*,*,,#112233,\n"
    rules = load_rules(rules_of(rows, header))
    table = rules.lookup()
    assert rules.uses_climate and not load_rules().uses_climate
    assert (table[1, 2, 5, :, 6] == 3).all()
    assert (table[1, 2, 5, :, [0, 3, 5, 7, 8]] == 4).all() and (table[1, 1, 5, :, 6] == 4).all()


def test_the_first_rule_that_fits_decides(rules_of):
    rows = (
        "7,Narrow,HH|3,1,*,#112233,do\n9,Wide,hh,*,A+B weak|5,#445566,\n7,Narrow,4,5,2,#112233,do\n"
    )
    rules = load_rules(rules_of(rows))
    table = rules.lookup()
    assert (table[1, 1, 5] == 7).all()  # without the column, at any level
    assert (table[1, 2, 5] == 9).all()
    assert (table[1, 2, 4] == 9).all()
    assert (table[1, 2, 3] == NO_ZONE).all()
    assert (table[3, 1, 2] == 7).all()
    assert (table[4, 5, 2] == 7).all()
    assert [zone.code for zone in rules.zones()] == [NO_ZONE, 7, 9]


def test_semicolons_marks_and_blank_lines_are_read(rules_of):
    header = HEADER.replace(",", ";")
    rules = load_rules(rules_of("\n1;Zone; HH | LL ;;*;#aabbcc;\n;;;;;;\n", header, "utf-8-sig"))
    assert rules.rules[0].lisa == (1, 3)
    assert rules.rules[0].future == (1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("0,Z,*,*,*,#aabbcc,", "code", "0"),
        ("255,Z,*,*,*,#aabbcc,", "code", "255"),
        ("x,Z,*,*,*,#aabbcc,", "code", "x"),
        ("1,,*,*,*,#aabbcc,", "zone", ""),
        ("1,Z,HX,*,*,#aabbcc,", "lisa", "HX"),
        ("1,Z,*,6,*,#aabbcc,", "future", "6"),
        ("1,Z,*,*,0,#aabbcc,", "driver", "0"),
        ("1,Z,*,*,*,red,", "colour", "red"),
        ("1,Z,*,*,*,#aabbcc,\n1,Other,*,*,*,#aabbcc,", "code", "1"),
        ("", "code", ""),
    ],
)
def test_a_bad_table_is_named_by_column_and_value(rules_of, row, column, value):
    with pytest.raises(BadTable) as caught:
        load_rules(rules_of(row + "\n"))
    assert (caught.value.column, caught.value.value) == (column, value)


def test_a_missing_column_or_file_is_named(rules_of, tmp_path):
    with pytest.raises(MissingColumn) as caught:
        load_rules(rules_of("1,Z,*,*,#aabbcc,\n", "code,zone,lisa,future,colour,text\n"))
    assert caught.value.wanted == "driver"
    with pytest.raises(BadTable):
        load_rules(str(tmp_path / "none.csv"))


# --- patches ---------------------------------------------------------------------------------


@pytest.mark.parametrize("has_seam", [False, True])
@pytest.mark.parametrize("classes", [1, 2, 5])
def test_patches_are_the_naive_ones(classes, has_seam):
    rng = np.random.default_rng(classes)
    zones = rng.integers(1, classes + 1, (23, 17)).astype(np.uint8)
    zones[rng.random(zones.shape) < 0.3] = ZONE_NODATA
    area = np.linspace(1, 2, 23)
    found = find_patches(zones, area, has_seam)
    labels, n = naive.label_patches(zones, ZONE_NODATA, has_seam)
    np.testing.assert_array_equal(found.labels, labels)
    assert found.zones.size == n
    for label in range(n):
        inside = labels == label
        assert found.cells[label] == inside.sum()
        assert found.areas[label] == pytest.approx((inside * area[:, None]).sum())
        assert (zones[inside] == found.zones[label]).all()


def test_a_small_patch_joins_the_neighbour_with_the_longest_border():
    zones = np.array(
        [
            [1, 1, 1, 2, 2, 2],
            [1, 1, 3, 3, 2, 2],
            [1, 1, 1, 2, 2, 2],
            [1, 1, 1, 1, 2, 2],
        ],
        np.uint8,
    )
    merged = merge_small(zones, np.ones(4), 3.0, no_check)
    # Three edges border on 1 and three on 2: the larger of the two has it.
    assert zones[1].tolist() == [1, 1, 1, 1, 2, 2]
    assert (merged.merged, merged.left) == (1, 0)
    zones[1, 2:4], zones[0, 2] = 3, 2
    merge_small(zones, np.ones(4), 3.0, no_check)
    assert zones[1].tolist() == [1, 1, 2, 2, 2, 2]  # now four edges border on 2


def test_a_small_patch_joins_the_neighbour_beyond_the_seam():
    zones = np.array([[3, 1, 1, 2, 2, 2], [1, 1, 1, 1, 2, 2], [3, 1, 1, 1, 2, 3]], np.uint8)
    around = zones.copy()
    merge_small(zones, np.ones(3), 2.0, no_check)
    assert zones[:, [0, 5]].tolist() == [[1, 2], [1, 2], [1, 2]]
    merged = merge_small(around, np.ones(3), 2.0, no_check, has_seam=True)
    # On 1 there are two edges of the upper patch, on 2 one; the lower one has two cells.
    assert around[:, [0, 5]].tolist() == [[1, 2], [1, 2], [3, 3]]
    assert (merged.merged, merged.left) == (1, 0)


def test_small_patches_join_each_other_until_large_enough():
    zones = np.full((6, 9), ZONE_NODATA, np.uint8)
    zones[0, :5] = [1, 2, 2, 3, 4]  # an island of small patches
    zones[3:, :] = 5
    zones[5, 8] = 6
    zones[0, 8] = 7  # alone in nodata
    merged = merge_small(zones, np.ones(6), 4.0, no_check)
    assert zones[0, :5].tolist() == [2] * 5
    assert zones[5, 8] == 5
    assert zones[0, 8] == 7
    assert merged.left == 1
    assert merged.patches.zones.tolist() == [2, 7, 5]


def test_merging_knows_true_areas():
    zones = np.full((4, 4), 1, np.uint8)
    zones[0, 0], zones[3, 3] = 2, 3
    merge_small(zones, np.array([10.0, 8.0, 6.0, 4.0]), 5.0, no_check)
    assert zones[0, 0] == 2
    assert zones[3, 3] == 1


def test_noise_has_no_patch_below_the_limit_left():
    rng = np.random.default_rng(0)
    zones = rng.integers(1, 8, (60, 70)).astype(np.uint8)
    merged = merge_small(zones, np.ones(60), 12.0, no_check)
    assert merged.patches.areas.min() >= 12
    assert merged.left == 0
    assert merged.patches.cells.sum() == zones.size


# --- maps ------------------------------------------------------------------------------------


@pytest.fixture
def classes(tmp_path):
    """Write the three class rasters and open them."""

    def write(lisa, future, driver, crs=PLANE, dtype="uint8"):
        stacks = []
        for name, values in (("lisa", lisa), ("future", future), ("driver", driver)):
            values = np.atleast_2d(np.asarray(values, float))
            step = 100.0 if crs == PLANE else 0.01
            grid = Grid(values.shape[1], values.shape[0], (0.0, step, 0.0, 50.0, 0.0, -step), crs)
            path = str(tmp_path / f"{name}.tif")
            stored = np.where(np.isnan(values), 255, values)
            output = RasterOutput(name, dtype=dtype, nodata=255)
            write_array(output, path, grid, stored.astype(dtype))
            stacks.append(Stack.open([path]))
        return stacks[0].join(stacks[1]).join(stacks[2]).renamed(("lisa", "future", "driver"))

    return write


@pytest.fixture
def random_classes(classes):
    rng = np.random.default_rng(3)
    lisa = rng.integers(0, 5, (40, 50)).astype(float)
    lisa[rng.random(lisa.shape) < 0.1] = NAN
    return classes(lisa, rng.integers(1, 6, lisa.shape), rng.integers(1, 6, lisa.shape))


def read(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)[0]


@pytest.mark.parametrize("with_patches", [False, True])
def test_zones_follow_the_rules_in_blocks_and_at_once(random_classes, tmp_path, with_patches):
    path, rules = str(tmp_path / "zones.tif"), load_rules()
    run = Run(max_memory=1, threads=2)
    found = map_zones(random_classes, path, rules, 0.0, with_patches, run)
    lisa, future, driver = random_classes.read(random_classes.grid.window)
    valid = ~np.isnan(lisa)
    filled = np.where(valid, lisa, 0).astype(int)
    expected = rules.lookup()[filled, future.astype(int), driver.astype(int), 0, 8]
    zones = read(path)
    np.testing.assert_array_equal(zones[valid], expected[valid])
    assert np.isnan(zones[~valid]).all()
    for zone in found.areas:
        assert zone.n_cells == (zones == zone.code).sum()
        assert zone.area_ha == zone.n_cells  # cells of one hectare
    assert sum(zone.share for zone in found.areas) == pytest.approx(1.0)
    assert (found.patches is not None) == with_patches


def test_merged_zones_and_their_polygons(random_classes, tmp_path):
    path, rules, notes = str(tmp_path / "zones.tif"), load_rules(), []
    run = Run(on_note=notes.append)
    found = map_zones(random_classes, path, rules, 8.0, True, run)
    (merged,) = (note for note in notes if isinstance(note, PatchesMerged))
    assert merged.merged > 100
    polygons = list(zone_polygons(found, random_classes, rules, run))
    assert len(polygons) == found.patches.zones.size
    assert sum(polygon.area_ha for polygon in polygons) == pytest.approx(
        np.count_nonzero(~np.isnan(read(path)))
    )
    for zone in found.areas:
        own = [polygon for polygon in polygons if polygon.code == zone.code]
        assert len(own) == zone.patches
        assert sum(polygon.area_ha for polygon in own) == pytest.approx(zone.area_ha)
        assert {polygon.text for polygon in own} == {zone.text}
    table = tmp_path / "zones.csv"
    write_zone_table(found.areas, str(table))
    lines = table.read_text().splitlines()
    assert lines[0] == "code,zone,cells,area (ha),share (%),patches,management"
    assert len(lines) == len(found.areas) + 1


def test_a_patch_across_the_seam_of_a_global_map(classes, tmp_path):
    future = np.full((3, 36000), 1)
    future[1, :2] = future[1, -2:] = 3  # one patch of four cells, two at each edge
    found = map_zones(
        classes(np.ones_like(future), future, future, crs="OGC:CRS84"),
        str(tmp_path / "zones.tif"),
        load_rules(),
        0.0,
        True,
        Run(),
    )
    assert sorted((zone.n_cells, zone.patches) for zone in found.areas if zone.n_cells) == [
        (4, 1),
        (107996, 1),
    ]
    assert sorted(found.patches.cells.tolist()) == [2, 2, 107996]  # of the polygons


def test_bad_classes_are_named(classes, tmp_path):
    path, rules = str(tmp_path / "zones.tif"), load_rules()
    with pytest.raises(UnknownClass) as caught:
        map_zones(classes([1, 9], [1, 1], [1, 1]), path, rules, 0.0, False, Run())
    assert caught.value.code == 9
    assert caught.value.path.endswith("lisa.tif")
    with pytest.raises(UnknownClass):
        map_zones(classes([1, 1], [0, 1], [1, 1]), path, rules, 0.0, False, Run())
    with pytest.raises(NotInteger):
        stack = classes([1, 1], [1, 1.5], [1, 1], dtype="float32")
        map_zones(stack, path, rules, 0.0, False, Run())
    for min_area in (0.0, 1.0):
        with pytest.raises(NoValidPixel):
            map_zones(classes([1, NAN], [NAN, 1], [1, 1]), path, rules, min_area, False, Run())
    with pytest.raises(UnknownCellArea):
        map_zones(classes([1, 1], [1, 1], [1, 1], crs=""), path, rules, 0.0, False, Run())
    assert not (tmp_path / "zones.tif").exists()


def test_a_map_too_large_for_patches_is_refused(classes, tmp_path):
    ones = np.ones((300, 300))
    with pytest.raises(MemoryTooSmall):
        map_zones(
            classes(ones, ones, ones),
            str(tmp_path / "z.tif"),
            load_rules(),
            1.0,
            True,
            Run(max_memory=3, threads=1),
        )


@pytest.mark.parametrize(("quantity", "sign"), [("nep", 1.0), ("nee", -1.0), ("", 1.0)])
@pytest.mark.parametrize("with_patches", [False, True])
def test_the_sign_of_the_flux_decides_what_is_a_sink(
    classes, tmp_path, quantity, sign, with_patches
):
    shape = (3, 4)
    stack = classes(*(np.full(shape, code, float) for code in (1, 1, 5)))
    flux = sign * np.array([[5.0, -5.0, 0.0, NAN]] * 3)
    path = str(tmp_path / "flux.tif")
    write_array(RasterOutput("level", quantity=quantity), path, stack.grid, flux)
    level = Stack.open([path]).renamed(("level",))
    zones = str(tmp_path / "zones.tif")
    rules = load_rules()
    map_zones(stack.join(level), zones, rules, 0.0, with_patches, Run())
    names = {zone.code: zone.label for zone in rules.zones()}
    row = read(zones)[0]
    assert names[int(row[0])] == "High sink, expected to rise"
    assert names[int(row[1])] == names[int(row[2])] == "High values, yet no sink"
    assert np.isnan(row[3])
