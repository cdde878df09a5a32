"""NEP of a series: the formula on each date, dates that both have, the mean."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.errors_and_notes.dates import NoCompletePeriod, StepsDiffer, TooFewCommonDates
from carbonsink.core.errors_and_notes.flux import TotalOfAssumedUnit
from carbonsink.core.errors_and_notes.raster import GridMismatch, NoValidPixel
from carbonsink.core.flux.series.series_maps import (
    RhConversion,
    map_mean_cycle,
    map_nep_series,
    map_series_mean,
)
from carbonsink.core.raster import Stack

N = np.nan


def values_of(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)[0]


def test_each_date_has_its_own_balance(series, notes, tmp_path):
    collected, run = notes
    npp = series({"2001": [[600, 700]], "2002": [[500, N]]}, "npp")
    rs = series({"2002": [[400, 400]], "2001": [[500, 100]]}, "rs")
    made = map_nep_series(
        npp,
        rs,
        RhConversion("linear", (0.5, 10.0)),
        str(tmp_path / "out"),
        run,
        rh_folder=str(tmp_path / "rh"),
        mean_path=str(tmp_path / "mean.tif"),
    )
    names = [path.rsplit("/", 1)[1] for path, _ in made.nep]
    assert names == ["nep_2001.tif", "nep_2002.tif"]
    np.testing.assert_array_equal(values_of(made.nep[0][0]), [[340, 640]])
    np.testing.assert_array_equal(values_of(made.nep[1][0]), [[290, N]])
    np.testing.assert_array_equal(values_of(made.rh[1][0]), [[210, 210]])
    np.testing.assert_array_equal(values_of(str(tmp_path / "mean.tif")), [[315, N]])
    assert Stack.open([made.nep[1][0]]).dates[0].text == "2002"
    # 2 km2 of 490 gC m-2 and 1 km2 of 290.
    assert [t.total_tg for t in made.totals] == pytest.approx([980e6 / 1e12, 290e6 / 1e12])
    summary = collected[-1]
    assert (summary.n, summary.first, summary.last) == (2, "2001", "2002")
    assert summary.total_tg == pytest.approx(635e6 / 1e12)
    assert summary.area_km2 == pytest.approx(1.5)


@pytest.mark.parametrize(("name", "told"), [("clcd", True), ("npp", False)])
def test_the_total_of_a_series_of_unknown_values_is_told(series, notes, tmp_path, name, told):
    collected, run = notes
    map_series_mean(
        series({"2001": [[1, 2]], "2002": [[3, N]]}, name), str(tmp_path / "m.tif"), run
    )
    assert [n for n in collected if isinstance(n, TotalOfAssumedUnit)] == [
        TotalOfAssumedUnit("SERIES")
    ] * told


def test_the_part_can_be_held_at_the_whole(series, notes, tmp_path):
    npp = series({"2001": [[60.0, 600.0]]}, "npp")
    rs = series({"2001": [[10.0, 1000.0]]}, "rs")
    respired = RhConversion("linear", None, limit=True)
    made = map_nep_series(npp, rs, respired, str(tmp_path / "out"), notes[1])
    np.testing.assert_allclose(values_of(made.nep[0][0]), [[50, -29.01]], rtol=1e-5)


def test_known_rh_is_subtracted_as_it_is(series, notes, tmp_path):
    npp = series({"2001": [[600.0]], "2003": [[1.0]]}, "npp")
    rh = series({"2001": [[250.0]], "2002": [[9.0]]}, "rh")
    collected, run = notes
    made = map_nep_series(npp, rh, RhConversion(), str(tmp_path / "out"), run)
    assert [date.text for _, date in made.nep] == ["2001"]
    assert values_of(made.nep[0][0]) == 350.0
    assert made.rh == ()
    used = next(note for note in collected if type(note).__name__ == "DatesUsed")
    assert dict(used.left_out) == {"NPP": 1, "RS / RH": 1}


def test_series_without_a_common_date_are_refused(series, notes, tmp_path):
    npp, rh = series({"2001": [[6.0]]}, "npp"), series({"2002": [[2.0]]}, "rh")
    with pytest.raises(TooFewCommonDates):
        map_nep_series(npp, rh, RhConversion(), str(tmp_path), notes[1])


def test_series_of_other_grids_are_refused(series, notes, tmp_path):
    npp, rh = series({"2001": [[6.0]]}, "npp"), series({"2001": [[2.0, 3.0]]}, "rh")
    with pytest.raises(GridMismatch):
        map_nep_series(npp, rh, RhConversion(), str(tmp_path), notes[1])


def test_a_mean_of_nothing_leaves_no_file(series, notes, tmp_path):
    npp = series({"2001": [[6.0, N]], "2002": [[N, 6.0]]}, "npp")
    rh = series({"2001": [[1.0, 1.0]], "2002": [[1.0, 1.0]]}, "rh")
    mean = tmp_path / "mean.tif"
    with pytest.raises(NoValidPixel):
        map_nep_series(npp, rh, RhConversion(), str(tmp_path), notes[1], mean_path=str(mean))
    assert not mean.exists()


def quarters(series, firsts, name="npp"):
    """A series of three months each, of the years 2001 and 2002."""
    dates = [Date(year, month, n_months=3) for year in (2001, 2002) for month in firsts]
    rows = {date.text: [[float(i)]] for i, date in enumerate(dates)}
    return series(rows, name).with_dates(dates)


def test_seasons_have_a_cycle_of_seasons(series, notes, tmp_path):
    maps = map_mean_cycle(quarters(series, (3, 6, 9)), "season", str(tmp_path), notes[1])
    found = [(part, values_of(path).item(), n) for path, part, _total, n in maps]
    assert found == [("MAM", 1.5, 2), ("JJA", 2.5, 2), ("SON", 3.5, 2)]


@pytest.mark.parametrize("cycle", ["month", "season"])
def test_quarters_have_no_cycle_of_months_or_seasons(series, notes, tmp_path, cycle):
    with pytest.raises(NoCompletePeriod) as caught:
        map_mean_cycle(quarters(series, (1, 4, 7, 10)), cycle, str(tmp_path), notes[1])
    assert caught.value.step == "season"


def test_months_are_not_matched_with_quarters(series, notes, tmp_path):
    rs = series({f"2001-{month:02d}": [[1.0]] for month in range(1, 13)}, "rs")
    npp = quarters(series, (1, 4, 7, 10))
    with pytest.raises(StepsDiffer) as caught:
        map_nep_series(npp, rs, RhConversion("linear"), str(tmp_path), notes[1])
    assert caught.value.series == (("NPP", 3), ("RS / RH", 1))
