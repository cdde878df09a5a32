"""Places that cannot be written, or not to the end."""

from __future__ import annotations

import pytest

from carbonsink.tests.faults.conftest import left_in
from carbonsink.tests.faults.region import CASES


@pytest.fixture(params=CASES, ids=lambda case: case.algorithm)
def case(request):
    return request.param


def test_an_undisturbed_run(case, region, outcome, tmp_path, open_files):
    """What fails below fails for the place; and no file stays open."""
    out = tmp_path / "out"
    assert outcome(case, region, out) == ""
    assert open_files(out) == 0


def test_a_full_disk(case, region, outcome, small_disk):
    message = outcome(case, region, small_disk)
    assert "full" in message or "space" in message


def test_read_only_media(case, region, outcome, read_only):
    message = outcome(case, region, read_only)
    # The first is QGIS's own, of layers of features.
    words = ("could not create layer", "read-only", "cannot be written")
    assert any(word in message.lower() for word in words)
    assert left_in(read_only) == []
