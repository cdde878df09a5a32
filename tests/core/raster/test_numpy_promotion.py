"""Rasters are read alike under numpy 2, which rounds a number of Python's to the type beside it.

With numpy 1.24 to 1.26 an environment variable switches to the same rule for a whole process.
"""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

IN_CORE = ["tests/core/raster/test_undeclared_nodata.py", "tests/core/units/test_quantity.py"]
WITH_QGIS = [
    "tests/algorithms/flux/test_rasterdifference.py",
    "tests/algorithms/flux/test_respiration.py",
]


@pytest.mark.skipif(
    int(np.__version__.split(".")[0]) >= 2, reason="all tests run with this numpy's rule"
)
def test_with_the_rule_of_numpy_2(root, pytestconfig):
    alone = pytestconfig.getoption("--no-qgis")
    files = ["--no-qgis", *IN_CORE] if alone else [*IN_CORE, *WITH_QGIS]
    environment = {**os.environ, "NPY_PROMOTION_STATE": "weak"}
    environment = {k: v for k, v in environment.items() if not k.startswith("PYTEST_XDIST")}
    command = [sys.executable, "-m", "pytest", "-q", "--tb=short", "-p", "no:cacheprovider", *files]
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:]
    rule = "import numpy; print(numpy.array([1], 'f4').dtype.type(0) == 2.2250738585072014e-308)"
    shown = subprocess.run(
        [sys.executable, "-c", rule], env=environment, capture_output=True, text=True, check=True
    )
    assert shown.stdout.split() == ["True"]
