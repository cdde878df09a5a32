"""Tables of features: what is read of a source, and when."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest
from qgis.core import QgsField, QgsFields

from carbonsink.framework.features import feature_tables
from carbonsink.framework.features.feature_sink import DOUBLE
from carbonsink.framework.features.stored_units import (
    WrittenUnits,
    read_stated_classes,
    still_valid_units,
)


@pytest.mark.parametrize(
    ("column", "units", "unit", "n_readings"),
    [
        ("npp", {}, "", 0),
        ("npp (gC m-2)", {}, "gC m-2", 0),
        ("npp", {"npp": ("kgC m-2", {})}, "kgC m-2", 1),
    ],
)
def test_records_are_read_for_a_unit_only_where_units_stand_beside_them(
    monkeypatch, column, units, unit, n_readings
):
    readings = []

    def read_columns(source, columns, _run):
        readings.append(columns)
        frame = SimpleNamespace(attrs={})
        frame.attrs[feature_tables.UNITS] = {name: text for name, (text, _) in units.items()}
        return frame

    monkeypatch.setattr(feature_tables, "read_columns", read_columns)
    source = SimpleNamespace(units=units)
    assert [feature_tables.unit_of_field(source, column) for _ in range(2)] == [unit, unit]
    assert len(readings) == n_readings


def test_names_of_codes_go_beside_a_table_and_count_while_it_is_as_it_was(tmp_path):
    fields = QgsFields()
    fields.append(QgsField("lc", DOUBLE))
    written = WrittenUnits(fields, {"lc": {1: "crops", 3: "forest"}})
    for code in (1.0, 3.0, 3.0):
        written.add([code])
    path = str(tmp_path / "samples.csv")
    written.write(path)
    stated = read_stated_classes(None, path)
    table = pd.DataFrame({"lc": ["1", "3", "3"]})
    assert still_valid_units(table, stated) == {"lc": {1: "crops", 3: "forest"}}
    assert still_valid_units(table.head(2), stated) == {}
