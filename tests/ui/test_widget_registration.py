"""Widgets of our own as QGIS 4.4 makes them: by factories that are registered."""

from __future__ import annotations

import gc

import pytest
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
)
from qgis.gui import QgsGui, QgsProcessingGui
from qgis.PyQt.QtWidgets import QComboBox, QPushButton

from carbonsink.algorithms.prepare.importseries import variable_names
from carbonsink.framework.parameters.declarations import choice
from carbonsink.framework.parameters.own_widgets import CHOICE_TYPE, WIDGET_KEY
from carbonsink.ui.widget_registration import WidgetFactories

WORDS = ("queen", "knn")
# The release that finds factories by the metadata of a parameter.
BY_METADATA = 34000


@pytest.fixture
def weights():
    return choice("WEIGHTS", "Neighbours", "Help.", list(WORDS), "queen")


@pytest.fixture
def factories(qgis_app):
    made = WidgetFactories()
    yield made
    made.remove()


def wrapper_of(factories, parameter, mode):
    """Return what the registry makes, or before QGIS 3.40 what it would make."""
    if Qgis.QGIS_VERSION_INT >= BY_METADATA:
        return QgsGui.processingGuiRegistry().createParameterWidgetWrapper(parameter, mode)
    kind = parameter.metadata()[WIDGET_KEY]["widget_type"]
    (factory,) = (one for one in factories.factories if one.parameterType() == kind)
    return factory.createWidgetWrapper(parameter, mode)


def items(box):
    return [box.itemText(i) for i in range(box.count())]


def test_a_choice_of_the_registry_shows_words(factories, weights, qtbot):
    mode, context = QgsProcessingGui.WidgetType, QgsProcessingContext()
    for dialog in (mode.Standard, mode.Batch, mode.Modeler):
        wrapper = wrapper_of(factories, weights, dialog)
        gc.collect()
        widget = wrapper.createWrappedWidget(context)
        qtbot.addWidget(widget)
        assert set(WORDS) == {widget.itemData(i) for i in range(widget.count())}
        assert not set(items(widget)) & set(WORDS)
        assert wrapper.parameterValue() == "queen"
        wrapper.setParameterValue("knn", context)
        assert (widget.currentText(), wrapper.parameterValue()) == ("The nearest ones (K)", "knn")


def test_the_box_of_a_model_shows_words(factories, weights, qtbot):
    model, context = QgsProcessingModelAlgorithm(), QgsProcessingContext()
    source = factories.factories[0].createModelerWidgetWrapper
    if Qgis.QGIS_VERSION_INT >= BY_METADATA:
        source = QgsGui.processingGuiRegistry().createModelerParameterWidget
    widget = source(model, "box", weights, context)
    qtbot.addWidget(widget)
    shown = [item for box in widget.findChildren(QComboBox) for item in items(box)]
    assert "The nearest ones (K)" in shown and "knn" not in shown
    assert widget.value().staticValue() == "queen"


def test_names_of_variables_get_their_button(factories, qtbot):
    names = variable_names("VARIABLES", "Variables", "Help.")
    wrapper = wrapper_of(factories, names, QgsProcessingGui.WidgetType.Standard)
    widget = wrapper.createWrappedWidget(QgsProcessingContext())
    qtbot.addWidget(widget)
    assert len(widget.findChildren(QPushButton)) == 1
    wrapper.setParameterValue("ndvi", QgsProcessingContext())
    assert wrapper.parameterValue() == "ndvi"


def test_both_ways_to_the_widget_are_in_the_metadata(weights):
    found = weights.metadata()[WIDGET_KEY]
    assert found["widget_type"] == CHOICE_TYPE
    assert found["class"] == "carbonsink.ui.choice_widget.ChoiceWidget"


def test_no_factory_is_left_when_the_plugin_goes(qgis_app, weights):
    mode, registry = QgsProcessingGui.WidgetType.Standard, QgsGui.processingGuiRegistry()
    for _ in range(2):  # as when the plugin is loaded again
        factories = WidgetFactories()
        assert len(factories.factories) == 2
        factories.remove()
    if Qgis.QGIS_VERSION_INT >= BY_METADATA:
        assert registry.createParameterWidgetWrapper(weights, mode) is None
