"""Every role and every remark has its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.errors_and_notes.raster import UnreadableRaster
from carbonsink.ui.assessment import (
    data_folder,
    derived_layers,
    downloads,
    duplicates,
    plot_and_zone_tables,
    raster_roles,
)
from carbonsink.ui.assessment.data_records import (
    OTHER_PLOTS,
    OTHER_SERIES,
    PLOTS,
    PLOTS_PERHAPS,
    RASTER_ROLES,
    UNUSED,
    ZONES,
    Data,
    DataFile,
    Remark,
)
from carbonsink.ui.workbench import data_texts

MODULES = (
    *(data_folder, raster_roles, downloads, duplicates),
    *(derived_layers, plot_and_zone_tables),
)
FACTS = dict.fromkeys(("other", "name", "inside", "quantity", "columns", "x", "y"), "z")
FACTS.update(
    flux="npp",
    series="GLASS_NPP",
    variable="ndvi",
    dates="2005",
    unit="u",
    usual="v",
    n=3,
    low=1.0,
    high=2.0,
)


def codes():
    source = "".join(Path(m.__file__).read_text(encoding="utf-8") for m in MODULES)
    told = set(re.findall(r'Remark\(\s*"(\w+)"', source)) | {"other_series"}
    told |= {OTHER_SERIES, OTHER_PLOTS, PLOTS_PERHAPS}
    return sorted(told - {"unreadable"})


@pytest.mark.parametrize("code", codes())
def test_every_remark_is_phrased(provider, code):
    text = data_texts.remark_text(Remark(code, FACTS))
    assert text.endswith(".") and "{" not in text


def test_nothing_is_phrased_that_is_never_said():
    assert set(data_texts._remark_texts()) == set(codes())


def test_errors_speak_for_themselves(provider):
    error = UnreadableRaster("a.tif", "not recognised")
    assert "a.tif" in data_texts.remark_text(Remark("unreadable", {"error": error}))


def test_every_role_has_a_title():
    assert all(data_texts.role_title(role) for role in {*RASTER_ROLES, PLOTS, ZONES, UNUSED})


def test_files_with_the_same_remark_are_told_together(provider):
    files = [
        DataFile(f"npp_{i}.tif", "", UNUSED, remarks=(Remark("yearly_used"),)) for i in range(9)
    ]
    text = data_texts.data_html(Data("folder", {}, (), {}, None, files=tuple(files)))
    assert text.count("Yearly rasters") == 1 and "npp_0.tif to npp_8.tif (9 files)" in text


def test_dates_are_shown_from_first_to_last():
    assert data_texts.dates_text([Date(2003), None, Date(2001)]) == "2001 - 2003"
    assert data_texts.dates_text([None]) == "all dates"


def test_a_flux_without_a_unit_shows_the_one_that_is_taken():
    from carbonsink.core.dates.date import parse_date
    from carbonsink.ui.assessment.data_records import NEP, NPP, PREDICTOR, DataFile

    def shown(role, unit="", *dates):
        return data_texts.unit_text(
            DataFile("a", "a", role, dates=tuple(map(parse_date, dates)), unit=unit)
        )

    assert shown(NPP, "", "2001") == "gC m-2 yr-1 (assumed)"
    assert shown(NEP, "", "2001-01", "2001-02") == "gC m-2 month-1 (assumed)"
    assert shown(NPP, "kg C m-2 yr-1", "2001") == "kg C m-2 yr-1"
    assert shown(NPP, "", "2001-01-09") == ""  # a composite: the algorithms ask for its length
    assert shown(PREDICTOR, "", "2001") == ""
