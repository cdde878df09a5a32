"""Lists of files in dialogs that a program opens: QGIS drops what is no layer."""

from __future__ import annotations

import numpy as np

from carbonsink.ui.processing_dialog import keep_files, parameter_wrappers, shown_values


def test_models_that_a_dialog_is_opened_with_reach_the_run(dialog, tmp_path, raster):
    models = [str(tmp_path / f"{name}.carbonmodel") for name in ("npp", "rs")]
    for path in models:
        with open(path, "wb") as file:
            file.write(b"a model")
    opened = dialog("carbonbudget")
    series = [raster(np.ones((2, 2)), f"nep_{year}.tif") for year in (2001, 2002)]
    opened.setParameters({"MODELS": models, "SERIES": series})
    keep_files(opened, {"MODELS": models, "PERIOD": "year"})
    assert shown_values(opened)["MODELS"] == models
    assert opened.createProcessingParameters()["MODELS"] == models
    wrapper = parameter_wrappers(opened)["MODELS"]
    assert wrapper.wrappedLabel().text().endswith(": npp.carbonmodel, rs.carbonmodel")
