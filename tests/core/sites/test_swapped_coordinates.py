"""Points made with latitude as x, told by the columns that hold their coordinates."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.sites import PlacesExchanged
from carbonsink.core.sites.swapped_coordinates import require_not_exchanged

LONGITUDE, LATITUDE = np.array([75.5, -85.25, 90.0]), np.array([38.25, 40.5, 12.0])


def frame(longitude="lon", latitude="lat", **more):
    return pd.DataFrame({longitude: LONGITUDE, latitude: LATITUDE, **more})


@pytest.mark.parametrize(
    "names", [("lon", "lat"), ("经度(°)", "纬度(°)"), ("LONGITUDE", "Latitude")]
)
def test_points_with_latitude_as_x_are_refused(names):
    x = np.array([38.25, 40.5, np.nan])
    with pytest.raises(PlacesExchanged) as caught:
        require_not_exchanged(frame(*names), x, LONGITUDE)
    assert caught.value.facts() == {"longitude": names[0], "latitude": names[1], "n": 2}
    require_not_exchanged(frame(*names), LONGITUDE, LATITUDE)


def test_points_that_columns_say_nothing_of():
    require_not_exchanged(frame("x", "y"), LATITUDE, LONGITUDE)
    require_not_exchanged(frame(), LATITUDE + 1, LONGITUDE)
    require_not_exchanged(frame()[["lon"]], LATITUDE, LONGITUDE)
    words = pd.DataFrame({"lon": ["75°30'E"] * 3, "lat": ["38°N"] * 3})
    require_not_exchanged(words, LATITUDE, LONGITUDE)
    same = pd.DataFrame({"lon": [30.0], "lat": [30.0]})
    require_not_exchanged(same, [30.0], [30.0])
