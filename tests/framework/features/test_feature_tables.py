"""Tables of features: what is read of a source, and when."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from carbonsink.framework.features import feature_tables


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
