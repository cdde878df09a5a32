"""NEP and its classes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.errors_and_notes.tables import BadTable, MissingColumn
from carbonsink.core.flux import nep as n
from carbonsink.core.flux.budget.carbon_budget import carbon_budget
from carbonsink.core.flux.budget.class_areas import budget_classes
from carbonsink.core.flux.nep import (
    OPPOSITES,
    change_sign,
    classes_of_sign,
    classify_nep,
    load_nep_classes,
)
from carbonsink.core.flux.series.series_maps import map_opposite_series
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run
from carbonsink.core.units.quantity import NO_SIGN, SINK, SOURCE, find_quantity

HEADER = "code,key,label,upper,colour\n"
# Inside the classes, so that both conventions agree on them.
NEP = np.array([-500.0, -96.0, 0.0, 50.0, 96.0, 300.0], np.float32)


def test_positive_is_a_sink():
    found = n.nep(np.float32([500, 300, np.nan]), np.float32([400, 350, 1]))
    assert found[:2].tolist() == [100, -50]
    assert np.isnan(found[2])


def test_classes_at_their_breaks():
    values = np.float32([-1e4, -100, -99.9, -20, 0, 20, 20.1, 100, 100.5, np.nan])
    codes = n.classify_nep(values, n.load_nep_classes())
    assert codes.tolist() == [1, 1, 2, 2, 3, 3, 4, 4, 5, 255]
    assert codes.dtype == np.uint8


def test_own_breaks(tmp_path):
    path = tmp_path / "breaks.csv"
    path.write_text(HEADER + "7,source,Source,0,#ff0000\n9,sink,Sink,,#00ff00\n")
    classes = n.load_nep_classes(str(path))
    assert n.classify_nep(np.float32([-1, 0, 1]), classes).tolist() == [7, 7, 9]


def test_shipped_breaks_admit_that_nobody_published_them():
    text = open(n.__file__.replace("nep.py", "nep_classes.csv"), encoding="utf-8").read()
    assert text.count("no published thresholds") == len(n.load_nep_classes()) == 5


@pytest.mark.parametrize(
    "rows",
    [
        "",
        "1,a,A,10,#ff0000\n2,b,B,5,#ff0000\n3,c,C,,#ff0000\n",  # breaks that fall
        "1,a,A,0,#ff0000\n1,b,B,,#ff0000\n",  # the same code twice
        "255,a,A,0,#ff0000\n1,b,B,,#ff0000\n",  # the code of nodata
        "1,a,A,0,red\n2,b,B,,#ff0000\n",  # no colour
        "1,a,A,nan,#ff0000\n2,b,B,5,#ff0000\n3,b,B,,#ff0000\n",  # no number
        "nan,a,A,0,#ff0000\n2,b,B,,#ff0000\n",  # no code
    ],
)
def test_tables_that_cannot_be(tmp_path, rows):
    path = tmp_path / "breaks.csv"
    path.write_text(HEADER + rows)
    with pytest.raises(BadTable):
        n.load_nep_classes(str(path))


def test_a_table_of_something_else(tmp_path):
    path = tmp_path / "breaks.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(MissingColumn):
        n.load_nep_classes(str(path))
    with pytest.raises(BadTable):
        n.load_nep_classes(str(tmp_path / "absent.csv"))


def test_a_value_of_nee_has_the_class_of_its_nep():
    classes = load_nep_classes()
    mirrored = classes_of_sign(classes, SOURCE)
    assert classify_nep(-NEP, mirrored).tolist() == classify_nep(NEP, classes).tolist()
    assert classes_of_sign(classes, SINK) == classes


def test_mirrored_classes_rise_and_keep_codes_and_colours():
    mirrored = classes_of_sign(load_nep_classes(), SOURCE)
    assert [c.upper for c in mirrored] == [-100.0, -20.0, 20.0, 100.0, math.inf]
    assert [c.label for c in mirrored][0] == "Strong sink"
    assert {(c.code, c.colour) for c in mirrored} == {
        (c.code, c.colour) for c in load_nep_classes()
    }


def test_classes_of_an_unknown_sign_name_values_only():
    labels = " ".join(c.label for c in classes_of_sign(load_nep_classes(), NO_SIGN)).lower()
    assert "sink" not in labels and "source" not in labels


@pytest.mark.parametrize(
    ("quantity", "first"),
    [("nep", "Strong source"), ("nbp", "Strong source"), ("nee", "Strong sink")],
)
def test_budget_classes_follow_the_quantity(quantity, first):
    assert budget_classes("gC_m2", "year", quantity=quantity)[0].label == first


@pytest.mark.parametrize("quantity", ["npp", "gpp", "rs", "carbon"])
def test_what_has_no_sign_has_no_classes(quantity):
    assert budget_classes("gC_m2", "year", quantity=quantity) == ()


def test_opposites_are_of_opposite_sign():
    for one, other in OPPOSITES.items():
        signs = {find_quantity(one).sign, find_quantity(other).sign}
        assert OPPOSITES[other] == one and SOURCE in signs and len(signs) == 2


def test_zero_stays_zero_and_nodata_nodata():
    found = change_sign(np.array([0.0, -96.0, np.nan], np.float32))
    assert not np.signbit(found[0]) and found[1] == 96.0 and np.isnan(found[2])


def test_nee_as_nep(raster, tmp_path):
    unit = "gC m-2 yr-1"
    paths = [raster(f"nee_{year}", [[-96.0, 20.0]], unit=unit) for year in (2001, 2002)]
    files, totals = map_opposite_series(Stack.open(paths), "nee", str(tmp_path / "out"), Run())
    made = Stack.open([path for path, _ in files])
    assert made.read(made.grid.window)[:, 0].tolist() == [[96.0, -20.0]] * 2
    assert (made.quantity, made.names[0], made.bands[0].unit) == ("nep", "nep", "gC m-2 yr-1")
    assert made.dates == (Date(2001), Date(2002))
    assert totals[0].mean == 38.0


@pytest.mark.parametrize(
    ("name", "quantity", "sign"),
    [("nee", "nee", SOURCE), ("nep", "nep", SINK), ("npp", "npp", NO_SIGN), ("x", "", "")],
)
def test_a_budget_knows_its_quantity(raster, name, quantity, sign):
    paths = [raster(f"{name}_{year}", [[-96.0, 20.0]]) for year in (2001, 2002)]
    budget = carbon_budget(Stack.open(paths), Run())
    assert (budget.quantity, budget.sign) == (quantity, sign)
    assert set(budget.table["quantity"]) == {quantity or "unknown"}


def test_months_of_a_stock_are_averaged_and_months_of_a_flux_added(raster):
    def total(name):
        paths = [raster(f"{name}_2001-{month:02d}", [[float(month)]]) for month in range(1, 13)]
        budget = carbon_budget(Stack.open(paths), Run())
        return budget.table["mean (gC m-2)"].tolist()

    assert total("npp") == [78.0]
    assert total("carbon") == [6.5]
