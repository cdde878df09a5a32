"""Boxes of the Model Designer from code: add them, feed them, run the model."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
)


def child(model, name, algorithm, outputs=(), **sources):
    """Add a box to a model; parameters are sources, or lists of them."""
    box = QgsProcessingModelChildAlgorithm(f"carbonsink:{algorithm}")
    box.setChildId(name)
    for parameter, source in sources.items():
        box.addParameterSources(parameter, source if isinstance(source, list) else [source])
    finals = {}
    for output in outputs:
        final = QgsProcessingModelOutput(output)
        final.setChildId(name)
        final.setChildOutputName(output)
        finals[output] = final
    box.setModelOutputs(finals)
    model.addChildAlgorithm(box)


def from_input(name):
    """Return what the user gives the model."""
    return QgsProcessingModelChildParameterSource.fromModelParameter(name)


def from_box(name, output="OUTPUT"):
    """Return what another box made."""
    return QgsProcessingModelChildParameterSource.fromChildOutput(name, output)


def reloaded(model, folder):
    """Return a model as it comes back from its file."""
    path = str(folder / f"{model.name()}.model3")
    assert model.toFile(path)
    loaded = QgsProcessingModelAlgorithm()
    assert loaded.fromFile(path)
    loaded.initAlgorithm()
    return loaded


def run_model(model, feedback=None, **parameters):
    """Run a model and return its results; it must not fail."""
    context, feedback = QgsProcessingContext(), feedback or QgsProcessingFeedback()
    results, ok = model.run(parameters, context, feedback, {}, False)
    assert ok, feedback.textLog()
    return results


def fixed(value):
    """Return a value written into the model."""
    return QgsProcessingModelChildParameterSource.fromStaticValue(value)
