"""Coordinates as people write them, and those that may be minutes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.sites import DegreesDoubtful, DegreesRead
from carbonsink.core.errors_and_notes.tables import NotNumeric
from carbonsink.core.run import Run
from carbonsink.core.tables.degrees import (
    LATITUDE,
    LONGITUDE,
    degrees_column,
    read_degrees,
    read_packed_minutes,
)

SOUTH, WEST = -(33 + 51 / 60 + 54 / 3600), -(116 + 23.5 / 60)
NORTH, EAST = 39 + 54 / 60 + 20 / 3600, 116 + 23 / 60 + 17 / 3600


@pytest.mark.parametrize(
    ("text", "axis", "degrees"),
    [
        ("116°23'17\"E", LONGITUDE, EAST),
        ("E116°23′17″", LONGITUDE, EAST),
        ("东经116°23′17″", LONGITUDE, EAST),
        ("116度23分17秒", LONGITUDE, EAST),
        ("116 23 17", LONGITUDE, EAST),
        ("116:23:17 E", LONGITUDE, EAST),
        ("116° 23.5' W", LONGITUDE, WEST),
        ("-116°23,5'", LONGITUDE, WEST),
        ("N39 54 20", LATITUDE, NORTH),
        ("39°54’20”N", LATITUDE, NORTH),
        ("39° 54' 20'' N", LATITUDE, NORTH),
        ("北纬39度54分20秒", LATITUDE, NORTH),
        ("33°51'54\" S", LATITUDE, SOUTH),
        ("39.9N", LATITUDE, 39.9),
        ("39.9°", LATITUDE, 39.9),
        ("s 12", LATITUDE, -12.0),
    ],
)
def test_degrees_in_words(text, axis, degrees):
    assert read_degrees(text, axis) == pytest.approx(degrees, abs=1e-10)


@pytest.mark.parametrize(
    "text",
    [
        *("39.9", "39", "-39.9", "", "north", "39°61'", "39°54'60\"", "39.5°30'", "39°54.5'20\""),
        *("39°54'E", "N39°54'S", "-39°S", "39d54m20s", "39-54-20", "2004-05-06", "39°54'20\"x"),
    ],
)
def test_other_texts_are_no_latitude(text):
    assert read_degrees(text, LATITUDE) is None


def test_a_column_of_both_forms():
    notes: list = []
    frame = pd.DataFrame({"lat": ["39.5", "NA", "39°30'N", "-9999"]}, dtype=object)
    values = degrees_column(frame, "lat", LATITUDE, Run(on_note=notes.append))
    assert values[[0, 2]].tolist() == [39.5, 39.5] and np.isnan(values[[1, 3]]).all()
    assert notes == [DegreesRead("lat", 2, "39°30'N", 39.5)]


def test_a_word_among_coordinates_is_refused():
    frame = pd.DataFrame({"lat": ["39°30'N", "near the river"]}, dtype=object)
    with pytest.raises(NotNumeric):
        degrees_column(frame, "lat", LATITUDE)


MINUTES = np.array([3954, 3106, 2307, 4358, 3604, 2503, 2913.0])


def pairs(latitude, longitude):
    return {LATITUDE: ("lat", np.array(latitude)), LONGITUDE: ("lon", np.array(longitude))}


def test_degrees_and_minutes_of_weather_stations():
    notes: list = []
    found = read_packed_minutes(pairs(MINUTES, MINUTES + 8000), Run(on_note=notes.append))
    expected = [39.9, 31.1, 23 + 7 / 60, 43 + 58 / 60, 36 + 4 / 60, 25.05, 29 + 13 / 60]
    assert found[LATITUDE].tolist() == pytest.approx(expected)
    assert found[LONGITUDE].tolist() == pytest.approx([value + 80 for value in expected])
    assert [type(note) for note in notes] == [DegreesRead] * 2


@pytest.mark.parametrize(
    ("latitude", "longitude", "n_doubts"),
    [
        (MINUTES / 100, MINUTES / 100 + 80, 2),  # perhaps 39°54'
        (MINUTES / 100 + 0.4, MINUTES / 100 + 80, 0),  # 40.36 and 39.94 are none
        (np.append(MINUTES, 3990), np.append(MINUTES, 3990), 0),  # hundredths of a degree
        (MINUTES[:3], MINUTES[:3], 0),  # too few to tell
        (np.arange(20.0, 34.0), np.arange(100.0, 114.0), 0),  # whole degrees
        (MINUTES / 100 + 0.001, MINUTES / 100, 0),
        (np.arange(20.5, 34.0), np.arange(100.5, 114.0), 0),  # centres of cells of a degree
        (np.arange(20.0, 27.0, 0.5), np.arange(100.0, 107.0, 0.5), 0),
        (np.arange(20.1, 34.0), np.arange(100.4, 114.0), 0),  # one decimal
    ],
)
def test_other_numbers_are_left(latitude, longitude, n_doubts):
    notes: list = []
    found = read_packed_minutes(pairs(latitude, longitude), Run(on_note=notes.append))
    assert found[LATITUDE].tolist() == latitude.tolist()
    assert [type(note) for note in notes] == [DegreesDoubtful] * n_doubts


@pytest.mark.parametrize("known", [MINUTES.repeat(2), MINUTES.repeat(2) / 100])
def test_a_column_without_a_coordinate(known):
    found = read_packed_minutes(pairs(np.full(14, np.nan), known))
    assert np.isnan(found[LATITUDE]).all() and found[LONGITUDE].tolist() == known.tolist()
