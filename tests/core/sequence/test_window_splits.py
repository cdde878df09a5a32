"""Splits by hand."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.sequence.window_splits import (
    STOP,
    TEST,
    TRAIN,
    last_share,
    split_by_sites,
    split_in_time,
)


@pytest.mark.parametrize(
    ("n", "share", "last"), [(10, 0.2, 2), (3, 0.2, 1), (2, 0.2, 0), (5, 0.5, 3), (1, 0.9, 1)]
)
def test_the_last_share_of_a_site(n, share, last):
    found = last_share(np.zeros(n, int), share)
    assert found.tolist() == [False] * (n - last) + [True] * last


def test_the_split_in_time_is_within_each_site():
    site = np.array([0] * 10 + [1] * 20)
    part = split_in_time(site, 0.2)
    first, second = part[:10], part[10:]
    # 10: two held out, 0.15 * 8 = 1.2 to stop by; 20: four held out, 2.4 to stop by.
    assert first.tolist() == [TRAIN] * 7 + [STOP] + [TEST] * 2
    assert second.tolist() == [TRAIN] * 14 + [STOP] * 2 + [TEST] * 4


def test_a_held_out_site_is_out_as_a_whole():
    site = np.array([0] * 10 + [1] * 10)
    part = split_by_sites(site, site == 0)
    assert part[:10].tolist() == [TEST] * 10
    assert part[10:].tolist() == [TRAIN] * 8 + [STOP] * 2
