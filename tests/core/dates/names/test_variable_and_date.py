"""Names with a date at their end."""

from __future__ import annotations

import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.dates.names.variable_and_date import split_date_at_end


@pytest.mark.parametrize(
    ("stem", "name", "date"),
    [
        ("ndvi_2005", "ndvi", Date(2005)),
        ("ndvi2005", "ndvi", Date(2005)),
        ("ndvi-2005-03", "ndvi", Date(2005, 3)),
        ("ndvi_200503", "ndvi", Date(2005, 3)),
        ("ndvi.20050317", "ndvi", Date(2005, 3, 17)),
        ("2005", "", Date(2005)),
        ("ndvi", "ndvi", None),
        ("bio12", "bio12", None),
        ("b_12005", "b_12005", None),
        ("srtm_1000", "srtm_1000", None),
        ("mod13_2005001", "mod13_2005001", None),  # day of the year is not among the forms
        ("ndvi_200513", "ndvi_200513", None),
        ("bio1_1970-2000", "bio1_1970-2000", None),  # a climatology, no date
        ("bio1_1970_2000", "bio1_1970_2000", None),
        ("Mean NDVI 2005", "Mean NDVI", Date(2005)),
    ],
)
def test_names(stem, name, date):
    assert split_date_at_end(stem) == (name, date)
