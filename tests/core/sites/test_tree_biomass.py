"""Biomass of trees and plots against values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.plots import (
    AreasDiffer,
    ColumnNeeded,
    EquationsConflict,
    NoPlots,
    PlotRepeated,
    PlotsWithoutArea,
    PlotsWithoutRows,
    RangeNotStated,
    RowsWithoutPlot,
    StandImpossible,
    TreesOutsideRange,
    TreesWithoutBiomass,
    UnitContradicted,
)
from carbonsink.core.errors_and_notes.run import MissingInput
from carbonsink.core.errors_and_notes.tables import BadTable, ColumnOutOfRange, MissingColumn
from carbonsink.core.run import Run
from carbonsink.core.sites.allometry import FORMS, fold_species, read_equations, shipped_sets
from carbonsink.core.sites.plot_rows import match_rows
from carbonsink.core.sites.settings import EQUATION_SETS, TreeSettings
from carbonsink.core.sites.tree_biomass import (
    PlotColumns,
    TreeFields,
    biomass_of_table,
)

ALL = TreeFields("dbh", "species", "h", "rho")


def equations(
    tmp_path, *rows, header="species,component,form,a,b,c,correction,unit,dbh_min,dbh_max"
):
    path = tmp_path / "equations.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return read_equations(str(path))


def computed(frame, table, fields=ALL, notes=None, plots=None, columns=None, **settings):
    """The results of a table of trees, as a dictionary of lists."""
    run = Run(on_note=(notes if notes is not None else []).append)
    chosen = TreeSettings(**{"plot_area": 100.0, **settings})
    columns = columns or PlotColumns("plot", "plot")
    found = biomass_of_table(frame, plots, columns, fields, table, chosen, run).columns
    return {name: values.tolist() for name, values in found.items()}


# D = 20 cm, H = 15 m, r = 0.5 g cm-3, 80 kg above ground; each form as a calculator gives it.
@pytest.mark.parametrize(
    ("form", "a", "b", "c", "kg"),
    [
        ("a*D^b", 0.1, 2.5, 0, 0.1 * 1788.854382),
        ("a*(D^2*H)^b", 0.05, 0.9, 0, 0.05 * 6000**0.9),
        ("a*D^b*H^c", 0.03, 2.0, 1.0, 0.03 * 400 * 15),
        ("a*r*D^b", 0.3, 7 / 3, 0, 0.3 * 0.5 * 1085.767),
        ("a*(r*D^2*H)^b", 0.0673, 0.976, 0, 0.0673 * 3000**0.976),
        ("exp(a+b*ln(D))", -2.0, 2.4, 0, math.exp(-2.0) * 1325.7827),
        ("exp(a+b*ln(D^2*H))", -3.0, 0.9, 0, math.exp(-3.0) * 6000**0.9),
        ("exp(a+b*ln(D)+c*ln(H))", -3.0, 2.0, 1.0, math.exp(-3.0) * 6000),
        ("10^(a+b*log10(D))", -1.0, 2.0, 0, 40.0),
        ("10^(a+b*log10(D^2*H))", -1.0, 1.0, 0, 600.0),
        ("a*A", 0.25, 0, 0, 20.0),
        ("exp(a+b/D)*A", -1.0, 2.0, 0, math.exp(-0.9) * 80),
    ],
)
def test_each_form_by_hand(tmp_path, form, a, b, c, kg):
    part = "belowground" if "A" in FORMS[form].needs else "aboveground"
    table = equations(tmp_path, f"*,{part},{form},{a},{b},{c},,kg,,")
    one = [np.array([value]) for value in (20.0, 15.0, 0.5, 80.0)]
    assert table.equations[0].biomass(*one)[0] == pytest.approx(kg, rel=1e-5)


def test_units_and_correction(tmp_path):
    header = "species,component,form,a,b,unit,dbh_unit,correction,dbh_max"
    table = equations(tmp_path, "*,aboveground,a*D^b,2,1,g,mm,1.1,300", header=header)
    equation = table.equations[0]
    nothing = np.array([np.nan])
    mass = equation.biomass(np.array([20.0]), nothing, nothing, nothing)
    assert mass[0] == pytest.approx(2 * 200 * 1.1 / 1000)  # 200 mm; grams to kg
    assert equation.outside(np.array([30.0, 30.1])).tolist() == [False, True]  # 300 mm


@pytest.mark.parametrize(
    ("unit", "kg"), [("mg", 1e-6), ("Mg", 1000), ("MG", 1000), ("KG", 1), ("G", 0.001), ("t", 1000)]
)
def test_units_of_mass(tmp_path, unit, kg):
    (equation,) = equations(tmp_path, f"*,aboveground,a*D^b,1,0,,,{unit},,").equations
    nothing = np.array([np.nan])
    assert equation.biomass(np.array([20.0]), nothing, nothing, nothing)[0] == pytest.approx(kg)


def test_shipped_sets_are_those_of_the_dialog():
    assert ("own", *shipped_sets()) == EQUATION_SETS
    for name in shipped_sets():
        assert all(equation.citation for equation in read_equations(None, name).equations)


def test_published_equations_by_hand():
    """Jenkins et al. (2003) for pine of 30 cm: exp(-2.5356 + 2.4349 ln 30) kg, and its roots."""
    frame = pd.DataFrame(
        {"plot": ["a"], "species": ["Pinus tabuliformis"], "dbh": [30.0], "h": [15], "rho": [0.4]}
    )
    found = computed(frame, read_equations(None, "jenkins_2003"))
    above = math.exp(-2.5356 + 2.4349 * math.log(30.0))
    assert above == pytest.approx(313.0, abs=0.5)
    assert found["agb"] == pytest.approx([above / 1000 * 100])
    assert found["bgb"] == pytest.approx([above * math.exp(-1.5619 + 0.6614 / 30) / 10])
    chave = computed(frame, read_equations(None, "chave_2014"))
    assert chave["agb"] == pytest.approx([0.0673 * (0.4 * 900 * 15) ** 0.976 / 10])
    zeng = computed(frame, read_equations(None, "zeng_tang_2012"))
    assert zeng["agb"] == pytest.approx([0.3 * 0.4 * 30 ** (7 / 3) / 10])


def test_plots_by_hand(tmp_path):
    """Two plots of 0.01 ha; 10 and 20 cm by 0.1 D^2: 10 and 40 kg; roots a quarter."""
    table = equations(tmp_path, "*,aboveground,a*D^b,0.1,2,,,kg,5,50")
    frame = pd.DataFrame(
        {"plot": ["a", "a", "b"], "dbh": ["10", "20", "10"], "species": "x", "n": [1, 2, 1]}
    )
    fields = TreeFields("dbh", "species", number="n")
    found = computed(frame, table, fields, root_shoot=0.25)
    assert found["n_trees"] == [3, 1]
    assert found["stems_ha"] == pytest.approx([300, 100])
    assert found["agb"] == pytest.approx([(10 + 80) * 100 / 1000, 1.0])
    assert found["bgb"] == pytest.approx([9 / 4, 0.25])
    disc = math.pi / 4 * np.array([0.1**2 + 2 * 0.2**2, 0.1**2])
    assert found["basal_area"] == pytest.approx((disc * 100).tolist())
    assert found["share_outside"] == [0, 0]


def test_parts_add_up_and_species_come_before_genus_and_any(tmp_path):
    table = equations(
        tmp_path,
        "Larix,stem,a*D^b,1,1,,,kg,,",
        "Larix,branch,a*D^b,0.5,1,,,kg,,",
        "Larix gmelinii,aboveground,a*D^b,3,1,,,kg,,",
        "*,aboveground,a*D^b,10,1,,,kg,,",
    )
    frame = pd.DataFrame(
        {
            "plot": list("abcd"),
            "dbh": 10.0,
            "species": ["LARIX  olgensis", "larix Gmelinii", "", "Z"],
        }
    )
    notes: list = []
    found = computed(frame, table, TreeFields("dbh", "species"), notes)
    assert found["agb"] == pytest.approx([1.5, 3.0, 10.0, 10.0])
    assert any(isinstance(note, RangeNotStated) for note in notes)


@pytest.mark.parametrize(
    ("how", "agb"), [("use", [13.6, 1.0]), ("omit", [1.0, 1.0]), ("nodata", [np.nan, 1.0])]
)
def test_trees_beyond_the_range_are_counted_and_named(tmp_path, how, agb):
    table = equations(tmp_path, "*,aboveground,a*D^b,0.1,2,,,kg,5,30")
    frame = pd.DataFrame({"plot": list("aab"), "dbh": [10, 35.5, 10], "species": ["x", "y", "x"]})
    notes: list = []
    found = computed(frame, table, TreeFields("dbh", "species"), notes, outside_range=how)
    assert found["agb"] == pytest.approx(agb, rel=0.01, nan_ok=True)
    assert found["n_outside"] == [1, 0]
    (note,) = [note for note in notes if isinstance(note, TreesOutsideRange)]
    assert (note.n, note.species) == (1, (("y", 1, 35.5, 35.5),))
    assert note.share == pytest.approx(100 * 126.025 / 146.025)


@pytest.mark.parametrize(("how", "first"), [("nodata", np.nan), ("omit", 1.0)])
def test_trees_without_biomass_empty_their_plot(tmp_path, how, first):
    table = equations(tmp_path, "x,aboveground,a*(D^2*H)^b,0.01,1,,,kg,,")
    frame = pd.DataFrame(
        {
            "plot": list("aaaab"),
            "dbh": [10, "NA", 10, 10, 10],
            "h": [10, 10, None, 10, 10],
            "species": ["x", "x", "x", "z", "x"],
        }
    )
    notes: list = []
    fields = TreeFields("dbh", "species", "h")
    found = computed(frame, table, fields, notes, missing_trees=how)
    assert found["agb"] == pytest.approx([first, 1.0], nan_ok=True)
    (note,) = [note for note in notes if isinstance(note, TreesWithoutBiomass)]
    assert note.reasons == {"equation": 1, "dbh": 1, "height": 1, "density": 0, "count": 0}
    assert (note.species, note.plots, note.n_plots) == (("z",), ("a",), 1)


def test_plots_of_a_table_of_plots(tmp_path):
    table = equations(tmp_path, "*,aboveground,a*D^b,0.1,2,,,kg,,")
    trees = pd.DataFrame({"plot": [1, 1, 9], "dbh": [10.0, 20.0, 10.0]})
    plots = pd.DataFrame({"plot": ["2", "1", "3"], "size": ["100", "0.05", ""]}, dtype=object)
    notes: list = []
    plots["size"] = ["0.01", "0.05", ""]
    columns = PlotColumns("plot", "plot", None, "size")
    found = computed(trees, table, TreeFields("dbh"), notes, plots, columns, area_unit="ha")
    assert found["agb"] == pytest.approx([np.nan, 50 / 1000 * 20, np.nan], nan_ok=True)
    assert RowsWithoutPlot(1, ("9",)) in notes
    assert PlotsWithoutRows(2, ("2", "3")) in notes
    assert not any(isinstance(note, PlotsWithoutArea) for note in notes)


def test_areas_of_the_trees_in_mu(tmp_path):
    table = equations(tmp_path, "*,aboveground,a*D^b,0.1,2,,,kg,,")
    trees = pd.DataFrame({"plot": [1, 1, 2], "dbh": 10.0, "area": [1.5, 1.5, None]})
    notes: list = []
    columns = PlotColumns("plot", area_of_trees="area")
    found = computed(trees, table, TreeFields("dbh"), notes, None, columns, area_unit="mu")
    assert found["agb"] == pytest.approx([20 / 1000 * 10, np.nan], nan_ok=True)  # 1.5 mu is 0.1 ha
    assert PlotsWithoutArea(1, ("2",)) in notes
    trees["area"] = [1.0, 2.0, 1.0]
    with pytest.raises(AreasDiffer) as caught:
        computed(trees, table, TreeFields("dbh"), columns=columns, area_unit="mu")
    assert caught.value.areas == pytest.approx((1.0, 2.0))


@pytest.mark.parametrize(
    ("row", "error", "column"),
    [
        ("*,aboveground,__import__('os'),1,1,,,kg,,", BadTable, "form"),
        ("*,crown,a*D^b,1,1,,,kg,,", BadTable, "component"),
        ("*,aboveground,a*D^b,1,,,,kg,,", BadTable, "b"),
        ("*,aboveground,a*D^b,-1,1,,,kg,,", BadTable, "a"),
        ("*,aboveground,a*D^b,1,1,,0.05,kg,,", BadTable, "correction"),
        ("*,aboveground,a*D^b,1,1,,,lb,,", BadTable, "unit"),
        ("*,aboveground,a*D^b,1,1,,,kg,30,5", BadTable, "dbh_max"),
        ("*,branch,a*D^b,1,1,,,kg,,", BadTable, "component"),
        ("*,aboveground,a*A,1,,,,kg,,", BadTable, "form"),
        (",aboveground,a*D^b,1,1,,,kg,,", BadTable, "species"),
    ],
)
def test_rows_that_cannot_be_used(tmp_path, row, error, column):
    with pytest.raises(error) as caught:
        equations(tmp_path, row)
    assert caught.value.column == column


def test_contradicting_rows(tmp_path):
    row = "{},{},a*D^b,1,1,,,kg,,"
    for first, second in (("aboveground", "aboveground"), ("aboveground", "stem")):
        with pytest.raises(EquationsConflict):
            equations(tmp_path, row.format("A b", first), row.format("a  B", second))
    with pytest.raises(MissingColumn):
        equations(tmp_path, "a", header="species")


@pytest.mark.parametrize(
    ("changes", "chosen", "error"),
    [
        ({}, {"plot_area": None}, MissingInput),
        ({"dbh": 300.0}, {}, StandImpossible),  # 300 mm taken for cm
        ({"dbh": 2000.0}, {}, ColumnOutOfRange),
        ({"h": 1500.0}, {}, ColumnOutOfRange),
    ],
)
def test_impossible_numbers(tmp_path, changes, chosen, error):
    table = equations(tmp_path, "*,aboveground,a*D^b,0.1,2,,,kg,,")
    frame = pd.DataFrame({"plot": list("aa"), "dbh": 30.0, "h": 15.0, **changes})
    with pytest.raises(error):
        computed(frame, table, TreeFields("dbh", height="h"), **chosen)


def test_headers_contradict_units(tmp_path):
    table = equations(tmp_path, "*,aboveground,a*D^b,0.1,2,,,kg,,")
    for column in ("胸径（mm）", "dbh_mm", "DBH [mm]"):
        frame = pd.DataFrame({"plot": ["a"], column: [120.0]})
        with pytest.raises(UnitContradicted):
            computed(frame, table, TreeFields(column))
        assert computed(frame, table, TreeFields(column), dbh_unit="mm")["agb"] == [1.44]


def test_columns_that_equations_need():
    frame = pd.DataFrame({"plot": ["a"], "dbh": [12.0], "h": [9.0]})
    with pytest.raises(ColumnNeeded) as caught:
        computed(frame, read_equations(None, "chave_2014"), TreeFields("dbh", height="h"))
    assert caught.value.parameter == "DENSITY_FIELD"


def test_plots_that_do_not_match():
    run = Run()
    trees = pd.DataFrame({"plot": ["a"]})
    with pytest.raises(NoPlots):
        match_rows(trees, "plot", pd.DataFrame({"id": ["z"]}), "id", run)
    with pytest.raises(PlotRepeated):
        match_rows(trees, "plot", pd.DataFrame({"id": ["a", "a"]}), "id", run)


def test_fold():
    assert fold_species(" Ab\tc ") == "ab c"
