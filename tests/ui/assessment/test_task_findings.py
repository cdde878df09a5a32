"""What finished tasks say, from tables written by hand."""

from __future__ import annotations

import pytest

from carbonsink.core.diagnosis.workspace import product
from carbonsink.ui.assessment.data_records import TableDescription
from carbonsink.ui.assessment.input_sources import Assessment
from carbonsink.ui.assessment.manifest import Record
from carbonsink.ui.assessment.task_findings import (
    Aligned,
    Count,
    Moran,
    Score,
    Series,
    Share,
    Shift,
    Transfer,
    summarise,
)
from carbonsink.ui.workbench.findings_html import findings_html


@pytest.fixture
def say(tmp_path):
    """Write a table at the place of a product, then summarise a task."""

    def write(task, key, text):
        place = product(key).inside(tmp_path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        assessment = Assessment(str(tmp_path), None, lambda path: TableDescription("point", (), 7))
        return summarise(task, assessment)

    return write


def test_scores_over_all_records_with_their_unit(say):
    text = "validation,scope,n,r2,rmse (gC m-2 yr-1)\nsite,all,9,0.5,80\nsite,site,3,0.1,90\n"
    assert say("npp_model", "npp_scores", text) == [Score("site", 9, 0.5, 80.0, "gC m-2 yr-1")]


def test_shares_by_class(say):
    text = "map,label,share (%)\ntrend_class,Increase,60\ncv_class,High,10\n"
    assert say("trend", "trend_table", text) == [Share("trend_class", "Increase", 60.0)]
    assert say("zones", "zone_table", "zone,share (%)\nCore,5.5\n") == [
        Share("zone_table", "Core", 5.5)
    ]


def test_predictors_by_importance(say):
    text = "stratum,predictor,share (%)\nall,rain,20\nall,ndvi,80\nforest,rain,99\n"
    assert [share.label for share in say("npp_explanation", "npp_importance", text)] == [
        "ndvi",
        "rain",
    ]


def test_conversions_that_moved_most_and_the_totals(say):
    text = "from_class,to_class,kind,area (km2),carbon_change (Tg C)\n"
    text += (
        "Crop,Crop,within class,9,9\nCrop,Forest,conversion,1,0.2\nForest,Crop,conversion,2,-3\n"
    )
    text += ",,total of conversions,3,-2.8\n,,total,12,6.2\n"
    found = say("landuse", "attribution", text)
    assert found == [
        Transfer("conversion", "Forest", "Crop", 2.0, -3.0),
        Transfer("conversion", "Crop", "Forest", 1.0, 0.2),
        Transfer("total of conversions", "", "", 3.0, -2.8),
    ]


def test_moran_over_the_dates(say):
    assert say("moran", "moran_table", "date,I\n2001,0.8\n2002,0.6\n") == [Moran(0.6, 0.8, 2)]


def test_classes_of_contributions_without_their_total(say):
    text = 'code,class,label,share (%)\n1,both_increase,"Increase, both",40\n'
    text += "5,climate_decrease,By climate,60\n,total,all,100\n"
    found = say("contributions", "contribution_table", text)
    table = "contribution_table"
    assert found == [Share(table, "Increase, both", 40.0), Share(table, "By climate", 60.0)]


def test_factors_by_q(say):
    text = "factor,q,p,classes,method\nrain,0.25,0,5,natural\ncover,0.5,0,4,classes\n"
    found = say("detector", "detector_table", text)
    assert found == [Share("detector", "cover", 50.0), Share("detector", "rain", 25.0)]


def test_kinds_of_breaks_without_their_dates(say):
    text = "map,code,class,label,share (%)\nbreak_type,0,none,No break,80\n"
    text += "break_type,3,rise_fall,Turn,20\nbreak_year,,2005,2005,20\n"
    found = say("breaks", "break_table", text)
    assert found == [Share("break_type", "No break", 80.0), Share("break_type", "Turn", 20.0)]


def test_emerging_hot_spots_that_occur_the_most_frequent_first(say):
    text = "code,class,label,share (%)\n0,none,None,10\n1,new_hot,New,0\n2,x,Sporadic,90\n"
    assert [share.label for share in say("emerging", "emerging_table", text)] == [
        "Sporadic",
        "None",
    ]


HEAD = "zone,date,longitude,first_km,first_lower_km,first_upper_km,first_azimuth\n"


def test_the_move_of_the_gravity_centre_with_and_without_its_error(say):
    text = HEAD + "all,2001,100,,,,\nall,2002,,,,,\nall,2003,101,12.5,3,20,90\n"
    (shift,) = say("centres", "centre_table", text)
    assert shift == Shift("2001", "2003", 12.5, 3.0, 20.0, 90.0)
    assert "12.5 km (3.00 to 20.0) from 2001 to 2003, direction 90" in findings_html([shift])
    text = HEAD + "all,2001,100,,,,\nall,2003,101,12.5,,,90\n"
    (shift,) = say("centres", "centre_table", text)
    assert "the error is unknown" in findings_html([shift])
    text = HEAD + "all,2001,100,,,,\nall,2003,100,0.0,,,\n"
    (shift,) = say("centres", "centre_table", text)
    assert "did not move from 2001 to 2003" in findings_html([shift])
    assert say("centres", "centre_table", HEAD + "all,2001,100,,,,\n") == []


def test_series_and_samples_are_counted(say, tmp_path):
    (tmp_path / "predict" / "nep").mkdir(parents=True)
    for name in ("nep_2002", "nep_2010"):
        (tmp_path / "predict" / "nep" / f"{name}.tif").touch()
    assert say("nep", "budget", "") == [Series(2, "2002", "2010")]
    assert say("npp_samples", "npp_samples", "") == [Count(7)]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "map,label,share (%)\nx,y,many\n"])
def test_a_foreign_table_says_nothing(say, text):
    assert say("trend", "trend_table", text) == []


def test_what_stands_in_no_table_is_told_by_the_record(tmp_path):
    record = Record({}, {}, {"ALIGNED": False}, {}, {}, "today")
    assessment = Assessment(str(tmp_path), None, None)
    assert summarise("grids", assessment, record) == [Aligned(False)]
    assert summarise("grids", assessment) == []
