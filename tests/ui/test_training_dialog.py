"""Every estimator trained with what the dialog of `trainmodel` hands over."""

from __future__ import annotations

import pytest

from carbonsink.core.estimators.registry import ESTIMATORS
from carbonsink.tests.algorithms.world import make_world


def handed_over(dialog) -> dict:
    """Return the parameters that the dialog would run with."""
    named = "createProcessingParameters" if hasattr(dialog, "createProcessingParameters") else ""
    return getattr(dialog, named or "getParameterValues")()


@pytest.mark.parametrize("key", list(ESTIMATORS))
def test_every_estimator_is_trained_from_the_dialog(dialog, tmp_path, key):
    import processing
    from qgis.core import QgsProject, QgsVectorLayer

    for library in ESTIMATORS[key].requires:
        pytest.importorskip(library)
    world = make_world(tmp_path)
    layer = QgsVectorLayer(str(world.samples), "samples", "ogr")
    QgsProject.instance().addMapLayer(layer)
    target = str(tmp_path / "m.carbonmodel")
    trees = {"TREES": 15} if "trees" in ESTIMATORS[key].applies else {}
    opened = dialog("trainmodel")
    opened.setParameters(
        {
            "SAMPLES": layer.id(),
            "TARGET_FIELD": "flux",
            "PREDICTOR_FIELDS": ["temperature", "rain", "height", "cover"],
            "CATEGORICAL_FIELDS": ["cover"],
            "SITE_FIELD": "site",
            "ESTIMATOR": key,
            "FOLDS": 3,
            "MODEL": target,
            **trees,
        }
    )
    given = handed_over(opened)
    assert given["ESTIMATOR"] == key
    out = processing.run("carbonsink:trainmodel", given)
    assert out["R2_SITE"] > 0.5
    assert (tmp_path / "m.carbonmodel").stat().st_size > 1000
    QgsProject.instance().removeMapLayer(layer.id())
