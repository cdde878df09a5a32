"""The report of an assessment: what is found, what is said, what is named as missing."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from carbonsink.core.dates.date import parse_date
from carbonsink.core.errors_and_notes.diagnosis import NoResults
from carbonsink.core.pattern.moran.moran_series import write_moran_table
from carbonsink.core.report.assessment.map_measures import measure_classes, measure_map
from carbonsink.core.report.assessment.model_chapter import name_models
from carbonsink.core.report.assessment.provenance import provenance_sentence
from carbonsink.core.report.assessment.report import read_assessment, write_assessment
from carbonsink.core.report.assessment.results import find_results
from carbonsink.core.report.assessment.sheets import map_sheets
from carbonsink.core.run import Run


def same(text):
    return text


@pytest.fixture
def found(results):
    return read_assessment(str(results), Run(threads=1), same)


@pytest.fixture
def page(found, tmp_path, read_page):
    path = tmp_path / "report" / "assessment.html"
    write_assessment(found, str(path), same)
    return read_page(path.read_text(encoding="utf-8"))


def test_results_are_told_by_their_place_or_by_what_they_carry(results):
    stock = find_results(str(results))
    assert {key: len(files) for key, files in stock.files.items()} == {
        "nep": 3,
        "nep_mean": 1,
        "lisa_class": 1,
        "budget": 1,
    }
    assert stock.first("lisa_class").endswith("flat_clusters.tif")
    assert stock.first("trend_class") == ""


def test_a_table_of_global_moran_is_told_by_its_columns(results):
    write_moran_table([], str(results / "anything.csv"))
    assert find_results(str(results)).first("moran_table").endswith("anything.csv")


def test_a_map_without_date_is_a_mean_only_if_it_says_so(tmp_path, put):
    put("a.tif", "nep", [[1] * 4] * 2, description="NEP = NPP - Rh; positive = sink")
    put("b.tif", "nep", [[1] * 4] * 2, description="Mean NEP 2001 to 2003; cells with data")
    stock = find_results(str(tmp_path))
    assert stock.first("nep").endswith("a.tif")
    assert stock.first("nep_mean").endswith("b.tif")


def test_inputs_and_hidden_files_are_no_results(results, put):
    put("data/nep_1990.tif", "nep", [[1] * 4] * 2)
    put(".hidden/nep_1991.tif", "nep", [[1] * 4] * 2)
    assert len(find_results(str(results)).all("nep")) == 3


def test_an_empty_folder_is_refused_by_name(tmp_path):
    (tmp_path / "readme.txt").write_text("nothing", encoding="utf-8")
    with pytest.raises(NoResults) as caught:
        find_results(str(tmp_path))
    assert (caught.value.folder, caught.value.n_files) == (str(tmp_path), 1)


def test_a_report_alone_is_no_assessment(tmp_path):
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "assessment.html").write_text("old", encoding="utf-8")
    with pytest.raises(NoResults):
        find_results(str(tmp_path))


def test_a_map_is_measured_in_all_cells(results):
    found = measure_map(str(results / "predict" / "nep_mean.tif"), Run(threads=1))
    assert found.mean == pytest.approx(450 / 6)
    assert found.total_tg == pytest.approx(450e6 / 1e12)
    assert (found.area_km2, found.below_km2) == (6.0, 1.0)


@pytest.mark.parametrize(
    ("unit", "date", "mean", "total", "of_table"),
    [
        # Two of the unit on 8 km2: 2 t C ha-1 are 200 gC m-2, 2 kgC m-2 are 2000.
        ("gC m-2 yr-1", "2003", "2 gC m⁻² yr⁻¹", "16 Mg C yr⁻¹", ("yr⁻¹", "2 16 8")),
        ("t C ha-1 yr-1", "2003", "2 t C ha⁻¹ yr⁻¹", "1.600 Gg C yr⁻¹", ("yr⁻¹", "200 1.6 8")),
        ("kgC m-2 yr-1", "2003", "2 kgC m⁻² yr⁻¹", "16 Gg C yr⁻¹", ("yr⁻¹", "2,000 16 8")),
        ("gC m-2 month-1", "2003-07", "2 gC m⁻² month⁻¹", "16 Mg C month⁻¹", ("month⁻¹", "2 16 8")),
        ("gC m-2", "2003-07", "2 gC m⁻²", "16 Mg C month⁻¹", ("month⁻¹", "2 16 8")),
        ("", "2003", "2", "16 Mg C yr⁻¹", ("yr⁻¹", "2 16 8")),
        ("K", "2003", "2 K", "– Tg C yr⁻¹", ("yr⁻¹", "– – 8")),
    ],
)
def test_amounts_of_a_map_are_those_of_its_unit(
    tmp_path, put, read_page, unit, date, mean, total, of_table
):
    put(f"maps/nep_{date}.tif", "nep", [[2.0] * 4] * 2, unit=unit, date=parse_date(date))
    path = tmp_path / "report" / "assessment.html"
    write_assessment(read_assessment(str(tmp_path), Run(threads=1), same), str(path), same)
    text = read_page(path).text.replace("\u00a0", " ")
    assert f"({date}) is {total}, {mean} on 8 km² with data" in text
    per, numbers = of_table
    label = total.split(" ", 1)[1]
    heads = f"Map Mean (gC m⁻² {per}) Total ({label}) Area (km²)"
    assert f"{heads} Net ecosystem production (NEP), {date} {numbers} " in text


def test_maps_of_years_and_months_are_in_tables_of_their_own(tmp_path, put, read_page, download):
    put("a.tif", "npp", [[3.0] * 4] * 2, unit="gC m-2 month-1", date=parse_date("2003-07"))
    put("b.tif", "nep", [[2.0] * 4] * 2, unit="gC m-2 yr-1", date=parse_date("2003"))
    path = tmp_path / "report" / "assessment.html"
    write_assessment(read_assessment(str(tmp_path), Run(threads=1), same), str(path), same)
    tables = [download(link) for link in read_page(path).links]
    heads = [table[0][1:3] for table in tables if table[0][0] == "Map"]
    assert heads == [
        ["Mean (gC m-2 month-1)", "Total (Tg C month-1)"],
        ["Mean (gC m-2 yr-1)", "Total (Tg C yr-1)"],
    ]


def test_classes_are_measured_with_their_area(results):
    found = measure_classes(str(results / "flat_clusters.tif"), Run(threads=1))
    assert [entry.n_cells for entry in found] == [3, 2, 0, 1, 0]
    assert [entry.area_km2 for entry in found] == [3, 2, 0, 1, 0]
    assert found[1].share == pytest.approx(2 / 6)


def test_the_summary_holds_the_numbers_with_units_and_areas(page):
    assert "75 gC m⁻² yr⁻¹" in page.text
    assert (
        "The total of the flux is 2 Tg C yr⁻¹ (error unknown; mean of 2001 to 2003, on 6 km²)"
        in page.text
    )
    assert "83.3 % of the area with data (mean of the period) is a carbon sink" in page.text
    assert "Clusters of high values cover 33.3 %, clusters of low values 16.7 %." in page.text
    assert "no trend that can be distinguished from chance" in page.text
    assert "Carbon sink assessment, 2001 to 2003" in page.text


def test_missing_parts_are_named(found, page):
    assert found.missing == ("trend", "drivers", "landuse", "zones", "models")
    assert "no such result: Trends; Climate drivers; Land-use change; Management zones" in page.text
    assert "carbonsink:" not in page.text


def test_caveats_come_from_how_the_maps_were_made(page):
    assert "without controlling the false discovery rate" in page.text
    assert "NEP is a small difference" in page.text
    assert "rests on 3 years" in page.text


def test_no_path_of_the_machine_is_in_the_page(results, page):
    assert str(results) not in page.text


def test_a_damaged_file_is_named_and_left_out(results, tmp_path):
    (results / "broken.tif").write_bytes(b"II*\0 this is no raster")
    (results / "broken.carbonmodel").write_bytes(b"neither a model")
    found = read_assessment(str(results), Run(threads=1), same)
    path = tmp_path / "out.html"
    write_assessment(found, str(path), same)
    text = path.read_text(encoding="utf-8")
    assert "broken.tif could not be read" in text
    assert "broken.carbonmodel could not be read" in text


@pytest.mark.parametrize(
    ("about", "said"),
    [
        (
            "Trend 2001 to 2012: Sen slope; Mann-Kendall; p <= 0.05",
            "Sen's slope, 2001 to 2012; Mann-Kendall; significant at p ≤ 0.05.",
        ),
        (
            "Drivers of nep, 2001 to 2012 (12 dates), time held constant; p <= 0.01 partial, 0.05 "
            "multiple",
            "Drivers of NEP, 2001 to 2012 (12 dates, time held constant); p ≤ 0.01 of the partial, "
            "0.05 of the multiple correlation.",
        ),
        (
            "Clusters and outliers of local Moran's I, queen; directed (one-sided) p, pooled "
            "reference of 999999; false discovery rate 0.05",
            "Clusters and outliers by local Moran's I (eight neighbours); one-sided p against "
            "999999 random draws from the whole map; false discovery rate 0.05.",
        ),
        ("Made by hand", "Made by hand."),
        ("", ""),
    ],
)
def test_how_a_map_was_made(about, said):
    assert provenance_sentence(about, same).replace("\u00a0", " ") == said


def _model(target):
    return SimpleNamespace(about=SimpleNamespace(target=target))


def test_models_of_one_target_are_told_apart_by_their_files():
    found = [("a/npp.carbonmodel", 1), ("a/rs.carbonmodel", 2)]
    models = [(path, _model(target)) for (path, _), target in zip(found, ("npp", "rs"))]
    assert list(name_models(models)) == ["NPP", "Rs"]
    paths = ("a/forest.carbonmodel", "a/linear.carbonmodel", "b/linear.carbonmodel")
    models = [(path, _model("npp")) for path in paths]
    assert list(name_models(models)) == ["NPP (forest)", "NPP (linear)", "NPP (b/linear)"]


def test_every_text_can_be_translated(found, tmp_path):
    path = tmp_path / "zh.html"
    write_assessment(found, str(path), lambda text: text and f"译{text}")
    assert "译Contents" in path.read_text(encoding="utf-8")


def test_sheets_are_the_summary_and_the_maps_there_are(found):
    sheets = map_sheets(found, same, "Sinks of a region")
    assert [sheet.title for sheet in sheets] == [
        "Sinks of a region",
        "Net ecosystem production, mean of the period",
        "Net ecosystem production",
        "Clusters of high and low values",
    ]
    assert sheets[2].subtitle == "2003 – Sinks of a region"
    assert sheets[1].layer.endswith("(gC m⁻² yr⁻¹)")
    assert sheets[3].source.startswith("Source: flat_clusters.tif")
    assert "83.3\u00a0%" in sheets[0].text
