"""The map of a sampling design and its legend."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.report.map_figures import map_frame
from carbonsink.core.report.sites.design_report import strata_in_colour, write_design_report
from carbonsink.core.sites.design.sampling_design import Design
from carbonsink.core.sites.design.strata import OTHERS_COLOUR, STRATUM_COLOURS
from carbonsink.core.sites.settings import SamplingDesignSettings


def tr(text):
    return text


def design(n_strata):
    """Return a design in which stratum i has i + 1 points, the last stratum none."""
    drawn = np.array([*range(1, n_strata), 0])
    stratum = np.repeat(np.arange(n_strata), drawn)
    x = np.arange(len(stratum), dtype=float)
    labels = tuple(f"humid / class {i}" for i in range(n_strata))
    cells, nothing = np.full(n_strata, 50), np.full(n_strata, np.nan)
    chance = np.full(len(x), 0.1)
    codes = tuple((i,) for i in range(n_strata))
    area = np.full(n_strata, 5e7)
    return Design(x, x, stratum, chance, labels, codes, cells, drawn, drawn, area, nothing)


@pytest.mark.parametrize("n_strata", [3, len(STRATUM_COLOURS) + 1, 40])
def test_each_point_has_one_colour_that_the_legend_names(n_strata):
    drawn = design(n_strata)
    groups = strata_in_colour(drawn, tr)
    assert len(groups) == min(n_strata - 1, len(STRATUM_COLOURS))
    assert len({colour for _label, colour, _points in groups}) == len(groups)
    points = np.concatenate([points for _label, _colour, points in groups])
    assert sorted(points) == list(range(len(drawn.x)))
    for label, colour, points in groups:
        strata = {drawn.labels[i] for i in drawn.stratum[points]}
        assert strata == {label} or (
            colour == OTHERS_COLOUR and label == f"{len(strata)} other strata"
        )


def test_the_map_names_the_strata(tmp_path):
    path = tmp_path / "design.html"
    write_design_report(design(4), SamplingDesignSettings(6), map_frame(tr), "m", str(path), tr)
    page = path.read_text(encoding="utf-8")
    figure = page[page.index("<svg") : page.index("</svg>")]
    assert all(f"humid / class {i}" in figure for i in range(3))
    assert "class 3" not in figure  # it has no point
