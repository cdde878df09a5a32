"""Totals follow from the unit that rasters state, in every algorithm that gives one.

Four cells of 1 km2. One of each unit is, by hand: 1 t/ha = 100 g/m2; 1 kg/m2 = 1000 g/m2;
1 gCO2 = 12.0107 / 44.0095 gC; 1 umol/s = 12.0107e-6 gC/s, in a year of 365 days 31,536,000 times.
"""

from __future__ import annotations

import pytest

AREA = 4e6
# Grams of carbon per year and m2 in one of the unit, for rasters of 2001.
PER_YEAR = {
    "t C ha-1": 100.0,
    "kgC m-2": 1000.0,
    "gCO2 m-2": 12.0107 / 44.0095,
    "gC m-2 month-1": 12.0,
    "umol m-2 s-1": 12.0107e-6 * 31_536_000.0,
}


@pytest.fixture
def four(raster):
    """Write four cells of one value."""

    def write(name, value, unit):
        return raster(name, [[value, value], [value, value]], unit=unit)

    return write


@pytest.fixture
def log():
    """Return a feedback that keeps its texts."""
    from qgis.core import QgsProcessingFeedback

    class Log(QgsProcessingFeedback):
        def __init__(self):
            super().__init__(False)
            self.lines = []

        def pushInfo(self, text):  # noqa: N802
            self.lines.append(text)

        def pushWarning(self, text):  # noqa: N802
            self.lines.append(text)

    return Log()


def tg(grams_per_m2):
    return grams_per_m2 * AREA / 1e12


@pytest.mark.parametrize("unit", PER_YEAR)
def test_totals_of_fluxes(run_algorithm, four, rows_of, tmp_path, unit):
    grams = PER_YEAR[unit]
    # Totals are per time of the unit, of rates per second per time of the date.
    stated = grams / 12 if unit == "gC m-2 month-1" else grams
    npp = [four(f"npp_{year}", 4.0, unit) for year in (2001, 2002, 2003)]
    rh = four("rh_2001", 2.5, unit)
    out, table = str(tmp_path / "out.tif"), str(tmp_path / "table.csv")
    found = run_algorithm("nep", NPP=npp[0], RH=rh, OUTPUT=out)
    assert found["TOTAL"] == pytest.approx(tg(1.5 * stated), rel=1e-5)
    found = run_algorithm("seriesmean", SERIES=npp, OUTPUT=out)
    assert found["TOTAL"] == pytest.approx(tg(4.0 * grams), rel=1e-5)
    found = run_algorithm("carbonbudget", SERIES=npp, TABLE=table)
    assert found["TOTAL"] == pytest.approx(tg(4.0 * grams), rel=1e-5)
    assert found["MEAN"] == pytest.approx(4.0 * grams, rel=1e-5)
    found = run_algorithm("neetonep", SERIES=[four("nee_2001", -4.0, unit)], OUTPUT_FOLDER=out[:-4])
    assert found["TOTAL"] == pytest.approx(tg(4.0 * stated), rel=1e-5)
    found = run_algorithm("rasterdifference", A=npp[0], B=rh, OUTPUT=out, TABLE=table)
    assert found["TOTAL"] == pytest.approx(tg(1.5 * stated), rel=1e-5)
    assert found["MEAN"] == pytest.approx(1.5)  # in the unit of the rasters
    (row,) = rows_of(table)
    names = [name for name in row if name.startswith("total_")]
    step = {"gC m-2 month-1": "month-1"}.get(unit, "yr-1")
    assert all(name.endswith(f"(Tg C {step})") for name in names) and len(names) == 3
    assert float(row[names[0]]) == pytest.approx(tg(4.0 * stated), rel=1e-5)


@pytest.mark.parametrize(
    ("unit", "name", "reason"),
    [("K", "a", "'K'"), ("index", "a", "'index'"), ("", "ndvi", "unit")],
)
def test_no_total_of_what_is_no_carbon(
    run_algorithm, four, rows_of, log, tmp_path, unit, name, reason
):
    a, b = four(f"{name}_1", 0.5, unit), four(f"{name}_2", 0.25, unit)
    table = str(tmp_path / "table.csv")
    found = run_algorithm(
        "rasterdifference", feedback=log, A=a, B=b, OUTPUT=str(tmp_path / "d.tif"), TABLE=table
    )
    assert "TOTAL" not in found and found["MEAN"] == pytest.approx(0.25)
    assert rows_of(table)[0]["total_difference (Tg C)"] == ""
    (line,) = [line for line in log.lines if "no total in Tg C" in line]
    assert reason in line


@pytest.mark.parametrize("names", [("npp_2001", "npp_2002"), ("a", "b")])
def test_maps_without_a_unit_are_reported(run_algorithm, four, log, tmp_path, names):
    """In a model an empty total would become the default of the next box."""
    a, b = four(names[0], 500.0, ""), four(names[1], 400.0, "")
    out = str(tmp_path / "d.tif")
    found = run_algorithm("rasterdifference", feedback=log, A=a, B=b, OUTPUT=out)
    assert found["TOTAL"] == pytest.approx(tg(100.0))
    assert any("takes them to be in gC m-2" in line for line in log.lines)


@pytest.mark.parametrize("silent", ["A", "B"])
def test_one_of_two_maps_states_the_unit(run_algorithm, four, log, tmp_path, silent):
    units = {"A": "t C ha-1", "B": "t C ha-1", silent: ""}
    given = {key: four(f"x{key}", 3.0 if key == "A" else 1.0, units[key]) for key in "AB"}
    out = str(tmp_path / "d.tif")
    found = run_algorithm("rasterdifference", feedback=log, **given, OUTPUT=out)
    assert found["TOTAL"] == pytest.approx(tg(200.0))
    assert any(f"{silent} states no unit" in line and "t C ha-1" in line for line in log.lines)
