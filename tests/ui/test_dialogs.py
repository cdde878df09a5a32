"""The real Processing dialog of every algorithm opens, and runs one of them."""

from __future__ import annotations

import pytest

from carbonsink.algorithms import all_algorithms
from carbonsink.tests.algorithms.world import make_world


@pytest.mark.parametrize("algorithm_id", [kind.ID for kind in all_algorithms()])
def test_every_dialog_opens_with_a_widget_for_each_input(dialog, algorithm_id):
    opened = dialog(algorithm_id)
    wrappers = opened.mainWidget().wrappers
    for definition in opened.algorithm().parameterDefinitions():
        if not definition.isDestination():
            assert definition.name() in wrappers
    assert opened.runButton().isEnabled()


def test_input_checks_speak_before_the_run(dialog, tmp_path):
    """What the dialog would refuse on Run, by the same check."""
    from qgis.core import QgsProcessingContext

    world = make_world(tmp_path)
    model = tmp_path / "any.carbonmodel"
    model.touch()
    opened = dialog("predictraster")
    given = {
        "MODEL": str(model),
        "PREDICTORS": world.paths("rain"),
        "DATE": "next spring",
        "OUTPUT": "TEMPORARY_OUTPUT",
    }
    ok, message = opened.algorithm().checkParameterValues(given, QgsProcessingContext())
    assert not ok
    assert "next spring" in message
