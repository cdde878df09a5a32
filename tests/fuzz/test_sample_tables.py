"""Damaged tables of samples through the algorithms that read them, as QGIS opens them."""

from __future__ import annotations

import zlib

import numpy as np
import pytest

from carbonsink.tests.fuzz.mutations import damage_table

SEED, FEW = 20, 8


def table() -> bytes:
    random = np.random.default_rng(1)
    rows = ["site,x,y,npp,rs,mat,rain,lulc"]
    for i in range(40):
        mat, rain = random.normal(10, 4), random.uniform(200, 2000)
        npp = 300 + 12 * mat + random.normal(0, 9)
        rows.append(
            f"s{i % 8},{100 + i % 8},{30 + i % 8},{npp:.3f},{npp / 2 + rain / 99:.3f},"
            f"{mat:.3f},{rain:.2f},{i % 3 + 1}"
        )
    return ("\n".join(rows) + "\n").encode()


# The folder receives what the algorithms write.
CALLS = {
    "trainmodel": {
        "TARGET_FIELD": "npp",
        "PREDICTOR_FIELDS": ["mat", "rain", "lulc"],
        "CATEGORICAL_FIELDS": ["lulc"],
        "SITE_FIELD": "site",
        "TREES": 3,
        "FOLDS": 2,
        "MODEL": "a.carbonmodel",
    },
    "screenpredictors": {
        "PREDICTOR_FIELDS": ["mat", "rain", "lulc"],
        "TARGET_FIELD": "npp",
        "TABLE": "a.csv",
    },
    "fitrespiration": {"RS_FIELD": "npp", "RH_FIELD": "rs", "REPORT": "a.html"},
}


@pytest.mark.parametrize("name", CALLS)
def test_damaged_samples(name, provider, tmp_path, pytestconfig, capsys):
    import processing
    from qgis.core import QgsProcessingException

    n = pytestconfig.getoption("--fuzz") or FEW
    outcomes = {"read": 0, "refused": 0}
    failures = []
    parameters = {
        key: str(tmp_path / value) if str(value).startswith("a.") else value
        for key, value in CALLS[name].items()
    }
    for case in range(n):
        random = np.random.default_rng([SEED, zlib.crc32(name.encode()), case])
        path = tmp_path / f"{case}.csv"  # a name of its own: QGIS remembers what it opened
        path.write_bytes(damage_table(random, table()))
        try:
            processing.run(f"carbonsink:{name}", {"SAMPLES": str(path), **parameters})
            outcomes["read"] += 1
        except QgsProcessingException as error:
            outcomes["refused"] += 1
            if "Internal error" in str(error) or not str(error).strip():
                failures.append((case, str(error)))
                continue
        path.unlink()
    if n != FEW:
        with capsys.disabled():
            print(f"\nsamples by {name}: {n} files, {len(failures)} failures ({outcomes})")
    assert not failures
    assert min(outcomes.values()) > 0


@pytest.mark.parametrize("name", CALLS)
def test_zero_bytes_within_samples_are_named(name, provider, tmp_path):
    """QGIS reads such a file to the first of them, or not the rest of its line."""
    import processing
    from qgis.core import QgsProcessingException

    content, path = table(), tmp_path / "samples.csv"
    path.write_bytes(content[:700] + b"\0\0" + content[700:])
    parameters = {
        key: str(tmp_path / value) if str(value).startswith("a.") else value
        for key, value in CALLS[name].items()
    }
    with pytest.raises(QgsProcessingException) as caught:
        processing.run(f"carbonsink:{name}", {**parameters, "SAMPLES": str(path)})
    assert "zero bytes" in str(caught.value) and str(path) in str(caught.value)
