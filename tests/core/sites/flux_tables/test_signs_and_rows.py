"""Flux tables as towers and authors write them: signs, and rows that are no data.

Against pandas and the definitions NEE = Reco - GPP, NEP = -NEE, GEE = -GPP.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.flux_tables import (
    FluxColumnsUnused,
    FluxesUnread,
    FluxNearZero,
    FluxRowsUndated,
    FluxSignContradicts,
    FluxSignTurned,
)
from carbonsink.core.errors_and_notes.tables import LinesSkipped
from carbonsink.core.run import Run
from carbonsink.core.sites.flux_tables.checks import (
    doubtful_values,
    note_years_apart,
    require_definition,
)
from carbonsink.core.sites.flux_tables.column_meanings import load_columns
from carbonsink.core.sites.flux_tables.period_table import FluxSettings, read_flux_tables
from carbonsink.core.sites.flux_tables.row_intervals import Times

DAYS = pd.date_range("2005-06-01", periods=12, freq="D")
GPP = np.array([8.0, 9.0, 7.5, 8.2, 0.4, 6.6, 9.1, 8.8, 7.9, 8.1, 5.0, 9.9])
RECO = np.array([3.0, 3.2, 2.9, 3.1, 3.0, 2.7, 3.4, 3.3, 3.0, 3.1, 2.5, 3.6])


def table(path, columns, before="", after="", unit=" (gC m-2 d-1)"):
    """Write days of fluxes, and lines that are none, as a CSV."""
    frame = pd.DataFrame({"site": "A", "date": DAYS.strftime("%Y-%m-%d")})
    for name, values in columns.items():
        frame[name + unit] = values
    path.write_text(before + frame.to_csv(index=False) + after, encoding="utf-8")
    return str(path)


def read(path, **settings):
    """What the table is read as, by variable, and the notes."""
    notes: list = []
    given = {"profile": "generic", "step": "day", "min_share": 0.0, **settings}
    found = read_flux_tables([path], FluxSettings(**given), Run(on_note=notes.append))
    return found.frame, notes


# --- 10: signs ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "key"),
    [
        ({"GPP": GPP, "Reco": RECO, "NEE": GPP - RECO}, "nee"),
        ({"GPP": GPP, "Reco": RECO, "NEP": RECO - GPP}, "nep"),
        ({"NEE": RECO - GPP, "NEP": RECO - GPP}, "equal"),
        ({"GPP": -GPP, "Reco": RECO, "NEE": RECO - GPP}, "gpp"),
        ({"GPP": GPP, "Reco": -RECO}, "reco"),
        ({"GEE": GPP, "Reco": RECO}, "gee"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_signs_against_the_definitions_are_refused(tmp_path, columns, key):
    with pytest.raises(FluxSignContradicts) as caught:
        read(table(tmp_path / "a.csv", columns))
    assert caught.value.why == key


@pytest.mark.parametrize(
    "columns",
    [
        {"GPP": GPP, "Reco": RECO, "NEE": RECO - GPP, "NEP": GPP - RECO},
        {"GEE": -GPP, "Reco": RECO, "NEE": RECO - GPP},
        {"NEP": GPP - RECO},
        # A winter: noise about 0 on either side is no sign.
        {"GPP": np.tile([-0.2, 0.15, -0.1], 4), "Reco": np.full(12, 0.8)},
    ],
    ids=["all", "gee", "nep", "winter"],
)
def test_signs_by_the_definitions(tmp_path, columns):
    frame, notes = read(table(tmp_path / "a.csv", columns))
    gpp = columns.get("GPP", -columns["GEE"] if "GEE" in columns else None)
    if gpp is not None:
        np.testing.assert_allclose(frame["gpp"], gpp)
    if "NEE" in columns:
        np.testing.assert_allclose(frame["nep"], -columns["NEE"])
    assert sum(isinstance(note, FluxSignTurned) for note in notes) == ("GEE" in columns)


# --- 9: never part of a whole in silence --------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("", "Total,,63\n", {FluxRowsUndated}),
        ("", "Source: own data,,\n", {FluxRowsUndated}),
        ("", "# end of file\n", {LinesSkipped}),
        ("# site A, 30 m\n# units as in the header\n", "", {LinesSkipped}),
        ("", "\n\n", set()),
    ],
    ids=["total", "source", "comment-below", "comments-above", "empty-lines"],
)
def test_lines_that_are_no_data_are_counted(tmp_path, before, after, kinds):
    path = table(tmp_path / "a.csv", {"NEE": RECO - GPP}, before, after)
    frame, notes = read(path)
    np.testing.assert_allclose(frame["nee"], RECO - GPP)
    found = {type(note) for note in notes} & {FluxRowsUndated, LinesSkipped}
    assert found == kinds
    n = {note.n for note in notes if isinstance(note, (FluxRowsUndated, LinesSkipped))}
    assert n == ({2} if before else {1} if kinds else set())


@pytest.mark.parametrize("column", ["gpp", "reco"])
def test_noise_of_a_dormant_site_is_kept_and_told(column):
    notes: list = []
    rates = {column: (column, np.array([-0.02, -0.01, -0.03, 0.001]))}
    require_definition("winter.csv", "A", rates, Run(on_note=notes.append))
    assert notes == [FluxNearZero("A", column, pytest.approx(-0.01475))]
    rates = {column: (column, np.array([-2.0, -1.0, -3.0]))}
    with pytest.raises(FluxSignContradicts):
        require_definition("winter.csv", "A", rates, Run())


@pytest.mark.parametrize(
    ("columns", "fluxes"),
    [
        ({"FC_1_1_1": RECO - GPP, "FC_2_1_1": RECO, "Ta": GPP}, ("FC_1_1_1", "FC_2_1_1")),
        ({"NEE_PI": RECO - GPP, "Ta": GPP}, ("NEE_PI",)),
        ({"NEE": RECO - GPP, "FC_1_1_1": RECO, "Fcsomething": GPP}, ()),
    ],
)
def test_columns_that_are_not_read_are_named(tmp_path, columns, fluxes):
    _, notes = read(table(tmp_path / "a.csv", columns, unit=""))
    (note,) = [note for note in notes if isinstance(note, FluxColumnsUnused)]
    found = [note.columns for note in notes if isinstance(note, FluxesUnread)]
    assert found == ([fluxes] if fluxes else [])
    assert set(note.columns) == set(columns) - {"Ta", "NEE"}


def test_where_all_columns_are_read_none_is_named(tmp_path):
    _, notes = read(table(tmp_path / "a.csv", {"GPP": GPP, "Reco": RECO}))
    assert not [note for note in notes if isinstance(note, FluxColumnsUnused)]


# --- units that nothing says ----------------------------------------------------------------------


def half_hours(n_days=10):
    """Exchange of a forest in summer, gC m-2 d-1: 20 at noon, and respiration at night."""
    hour = np.tile(np.arange(0, 24, 0.5), n_days)
    return 4.0 - 24.0 * np.clip(np.sin((hour - 6) / 12 * np.pi), 0, None)


@pytest.mark.parametrize(
    ("factor", "is_assumed", "likely"),
    [(1.0, True, []), (1 / 22.72, True, ["mgCO2 m-2 s-1"]), (1 / 22.72, False, [])],
)
def test_half_hours_in_milligrams_of_co2_are_doubted(factor, is_assumed, likely):
    column = next(c for c in load_columns("chinaflux") if c.variable == "nee")
    values = half_hours() * factor
    doubts = doubtful_values(column, "NEE", "CN-Cha", values, is_assumed)
    assert [doubt.likely for doubt in doubts] == likely


def test_years_in_another_unit_are_told():
    days = np.arange("2004-01-01", "2007-01-01", dtype="datetime64[D]")
    values = 2.0 + np.sin(np.arange(days.size) / 58)
    is_first = days < np.datetime64("2005-01-01")
    times = Times(days.astype("datetime64[m]"), np.ones(days.size), "day")
    notes = []
    note_years_apart("A", "GPP", values, times, Run(on_note=notes.append))
    assert notes == []
    mixed = np.where(is_first, values / 22.72, values)
    note_years_apart("A", "GPP", mixed, times, Run(on_note=notes.append))
    assert [(n.column, n.by, n.names, n.n) for n in notes] == [("GPP (A)", "year", ("2004",), 366)]
