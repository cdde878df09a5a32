"""Total, area, period, trend and test of a headline are the same wherever they are shown."""

from __future__ import annotations

import csv
import html
import re
import shutil

import numpy as np
import pytest

from carbonsink.core.statistics.series_trend import mann_kendall, sen_slope


@pytest.fixture
def workspace(run_algorithm, raster, tmp_path):
    """A workspace with NEP of nine years, each with holes of its own, and its budget."""
    rng = np.random.default_rng(5)
    folder = tmp_path / "space"
    (folder / "predict" / "nep").mkdir(parents=True)
    maps = rng.normal(80.0, 40.0, (9, 6, 7)) + 3.0 * np.arange(9)[:, None, None]
    for i, cells in enumerate(maps):
        cells[i % 6, i % 7] = np.nan
        path = raster(f"nep_{2001 + i}", cells)
        shutil.copy(path, folder / "predict" / "nep" / f"nep_{2001 + i}.tif")
    nep = str(folder / "predict" / "nep")
    mean = str(folder / "predict" / "nep_mean.tif")
    run_algorithm("seriesmean", SERIES=nep, OUTPUT=mean)
    found = run_algorithm(
        "carbonbudget",
        SERIES=nep,
        TREND_TEST="original",
        TABLE=str(folder / "predict" / "budget.csv"),
        REPORT=str(folder / "predict" / "budget.html"),
    )
    report = str(folder / "report.html")
    run_algorithm("assessmentreport", INPUT_FOLDER=str(folder), REPORT=report)
    return folder, found, maps


def plain(text):
    """Return a text without tags and with one kind of blank."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


def read_plain(path):
    return plain(path.read_text(encoding="utf-8"))


def test_everything_shows_one_total_area_trend_and_test(workspace):
    from carbonsink.core.report.assessment.report import read_assessment
    from carbonsink.core.report.assessment.sheets import map_sheets
    from carbonsink.core.run import Run
    from carbonsink.ui.assessment.data_records import TableDescription
    from carbonsink.ui.assessment.input_sources import Assessment
    from carbonsink.ui.assessment.task_findings import summarise
    from carbonsink.ui.workbench.findings_html import findings_html

    folder, found, maps = workspace
    # By numpy: cells of 1 km2 with data in all years.
    always = np.isfinite(maps).all(axis=0)
    totals = maps.astype("f4").astype(float)[:, always].sum(axis=1) * 1e6 / 1e12
    years = np.arange(2001.0, 2010.0)
    slope, p = sen_slope(years, totals).slope, mann_kendall(totals).p
    assert found["TOTAL"] == pytest.approx(totals.mean(), rel=1e-6)
    assert found["AREA"] == pytest.approx(always.sum())
    assert found["SEN_SLOPE"] == pytest.approx(slope, rel=1e-6)

    with open(folder / "predict" / "budget.csv", encoding="utf-8", newline="") as stream:
        row = next(csv.DictReader(stream))
    assert float(row["mean_total (Tg C)"]) == found["TOTAL"]
    assert float(row["constant_area (km2)"]) == found["AREA"]
    assert float(row["mk_p"]) == pytest.approx(p)

    assessment = Assessment(str(folder), None, lambda path: TableDescription())
    dock = plain(findings_html(summarise("budget", assessment)))
    sheets = map_sheets(read_assessment(str(folder), Run(), str), str)
    pages = {
        "dock": dock,
        "budget": read_plain(folder / "predict" / "budget.html"),
        "assessment": read_plain(folder / "report.html"),
        "pdf": plain(sheets[0].text),
    }
    total = re.search(r"([\d.]+ Gg C yr⁻¹)", dock).group(1)
    trend = re.search(r"trend (.+? Gg C yr⁻²) \((Sen; Mann-Kendall [^)]+)\)", dock)
    assert float(total.split()[0]) == pytest.approx(1000.0 * totals.mean(), rel=1e-3)
    for name, text in pages.items():
        assert total in text and "error unknown" in text, name
        assert "If models of 'Train model' made the maps" in text, name
        assert f"{always.sum()} km²" in text, name
        assert trend.group(1) in text and trend.group(2) in text, name


def test_no_other_total_of_the_region_is_in_the_summary(workspace):
    from carbonsink.core.report.assessment.report import ordered_chapters, read_assessment
    from carbonsink.core.run import Run

    chapters = ordered_chapters(read_assessment(str(workspace[0]), Run(), str))
    key_figures = [fact for chapter in chapters for fact in chapter.key_figures]
    assert [label for label, value, _ in key_figures if "Gg" in value] == [
        "Total of NEP",
        "Trend of the total",
    ]


def test_the_error_goes_with_the_total_wherever_it_is_known():
    from carbonsink.core.flux.budget.headline import headline_of
    from carbonsink.core.report.budget.headline_text import error_text, headline_error_advice

    row = {
        "variable": "nep",
        "quantity": "nep",
        "code": "",
        "zone": "all",
        "period": "2001",
        "part": "year",
        "constant_total (Tg C)": "3.5",
        "constant_mean (gC m-2)": "90",
        "constant_area (km2)": "40000",
        "mean_total (Tg C)": "3.6",
        "mean_total_lower (Tg C)": "2.9",
        "mean_total_upper (Tg C)": "4.3",
        "error": "all parts",
        "coverage": "0.9",
        "sen_slope (Tg C yr-1)": "",
        "mk_p": "",
    }
    found = headline_of([row])
    assert (found.total_tg, found.lower_tg, found.upper_tg) == (3.6, 2.9, 4.3)
    assert plain(error_text(found, str)) == "90 % interval 2.900 – 4.300 Tg C yr⁻¹"
    assert not found.has_trend and headline_error_advice(found, str) == ""
    known = headline_of([{**row, "error": "at least"}])
    assert plain(error_text(known, str)) == "90 % interval 2.900 – 4.300 Tg C yr⁻¹, or wider"
    assert "too narrow" in headline_error_advice(known, str)
    # A table written before the coverage stood in it.
    old = headline_of([{k: v for k, v in row.items() if k not in ("error", "coverage")}])
    assert plain(error_text(old, str)) == "2.900 – 4.300 Tg C yr⁻¹"
    # Months have a mean each; their interval is none of the whole year.
    months = [{**row, "part": "1"}, {**row, "part": "2", "constant_total (Tg C)": "4.5"}]
    found = headline_of(months)
    assert found.total_tg == 4.0 and found.lower_tg != found.lower_tg
    assert error_text(
        found, str
    ) == "error unknown" and "models of 'Train model'" in headline_error_advice(found, str)


@pytest.mark.parametrize(
    ("quantity", "total", "trend"),
    [
        ("carbon", "62.50 Tg C", "0.250 Tg C yr⁻¹"),
        ("npp", "62.50 Tg C yr⁻¹", "0.250 Tg C yr⁻²"),
        ("unknown", "62.50 Tg C yr⁻¹", "0.250 Tg C yr⁻²"),
    ],
)
def test_a_stock_is_no_amount_per_year(quantity, total, trend):
    from carbonsink.core.flux.budget.headline import headline_of
    from carbonsink.core.report.budget.headline_text import total_text, trend_text

    row = {
        "quantity": quantity,
        "period": "2001",
        "part": "year",
        "constant_total (Tg C)": "62.5",
        "mean_total (Tg C)": "62.5",
        "sen_slope (Tg C yr-1)": "0.25",
        "mk_p": "0.01",
    }
    found = headline_of([row])
    assert (plain(total_text(found)), plain(trend_text(found))) == (total, trend)
