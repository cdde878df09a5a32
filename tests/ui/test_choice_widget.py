"""Choices show words in dialogs, batches and the Model Designer, and give values."""

from __future__ import annotations

import json

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
)
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox

from carbonsink.algorithms import all_algorithms
from carbonsink.framework.parameters.declarations import WORDS_KEY
from carbonsink.framework.parameters.dependent_parameters import (
    _PARAMETERS_BY_CHOICE,
    parameters_by_option,
)


def choices():
    """Return every choice as (algorithm, parameter, words, whether several can be chosen)."""
    found = []
    for kind in all_algorithms():
        algorithm = kind().create()
        for definition in algorithm.parameterDefinitions():
            if definition.type() == "enum":
                words = json.loads(definition.metadata()[WORDS_KEY])
                found.append((kind.ID, definition.name(), words, definition.allowMultiple()))
    return found


def shown(widget):
    """Return what a list or a group of check boxes shows, and the values behind it."""
    boxes = [widget] if isinstance(widget, QComboBox) else widget.findChildren(QComboBox)
    lists = [box for box in boxes if box.count() and box.itemData(box.count() - 1) is not None]
    items = [(box.itemData(i), box.itemText(i)) for box in lists for i in range(box.count())]
    return [item for item in items if item[0] is not None]


def test_every_value_of_every_choice_has_words():
    """A new value needs words in framework/parameters/choice_labels.py."""
    without = [
        f"{algorithm}.{name}: {option}"
        for algorithm, name, words, _ in choices()
        for option, word in words.items()
        if word == option
    ]
    assert without == []


@pytest.mark.parametrize("algorithm", sorted({choice[0] for choice in choices()}))
def test_dialogs_show_words_and_give_values(dialog, algorithm):
    opened = dialog(algorithm)
    for owner, name, words, several in choices():
        if owner != algorithm:
            continue
        wrapper = opened.mainWidget().wrappers[name]
        widget = wrapper.wrappedWidget()
        if several:
            texts = [button.text() for button in widget.findChildren(QAbstractButton)]
            assert [text for text in texts if text in words.values()] == list(words.values())
            wrapper.setParameterValue(list(words)[:2], QgsProcessingContext())
            assert wrapper.parameterValue() == list(words)[:2]
            continue
        assert shown(widget) == list(words.items())
        for option, word in words.items():
            wrapper.setParameterValue(option, QgsProcessingContext())
            assert widget.currentText() == word
            assert wrapper.parameterValue() == option


def test_the_model_designer_shows_words(provider, qgis_iface, qtbot, monkeypatch):
    from processing.modeler.ModelerParametersDialog import ModelerParametersDialog
    from qgis.gui import QgsBrowserGuiModel

    browser = QgsBrowserGuiModel()
    monkeypatch.setattr(qgis_iface, "browserModel", lambda: browser, raising=False)
    registry = QgsApplication.processingRegistry()
    box = registry.createAlgorithmById("carbonsink:lisavector")
    model = QgsProcessingModelAlgorithm()
    other = QgsProcessingModelChildAlgorithm("carbonsink:nep")  # its numbers are offered as values
    other.setChildId("nep")
    model.addChildAlgorithm(other)
    opened = ModelerParametersDialog(box, model)
    qtbot.addWidget(opened)
    wrapper = opened.widget.widget.wrappers["WEIGHTS"]
    boxes = wrapper.findChildren(QComboBox)
    offered = [one.itemData(i) for one in boxes for i in range(one.count())]
    assert any(isinstance(value, list) for value in offered)
    words = next(c[2] for c in choices() if c[:2] == ("lisavector", "WEIGHTS"))
    assert [item for item in shown(wrapper) if isinstance(item[0], str)] == list(words.items())
    assert wrapper.value().staticValue() == "queen"


def test_copies_of_parameters_outlive_the_widgets_that_point_at_them(provider):
    from carbonsink.ui.parameter_widgets import without_widget

    box = QgsApplication.processingRegistry().createAlgorithmById("carbonsink:lisavector")
    definitions = [d for d in box.parameterDefinitions() if d.type() == "enum"]
    copies = [without_widget(definition) for definition in definitions]
    assert len(copies) > 1
    assert all(without_widget(d) is copy for d, copy in zip(definitions, copies))


def test_a_box_with_choices_is_edited_again(provider, qgis_iface, qtbot, monkeypatch):
    """QGIS shows the values of a box when it is opened: widgets must have their parameters."""
    from processing.modeler.ModelerParametersDialog import ModelerParametersDialog
    from qgis.core import QgsProcessingModelChildParameterSource as Source
    from qgis.gui import QgsBrowserGuiModel

    browser = QgsBrowserGuiModel()
    monkeypatch.setattr(qgis_iface, "browserModel", lambda: browser, raising=False)
    model = QgsProcessingModelAlgorithm()
    child = QgsProcessingModelChildAlgorithm("carbonsink:lisavector")
    child.setChildId("clusters")
    child.addParameterSources("WEIGHTS", [Source.fromStaticValue("knn")])
    model.addChildAlgorithm(child)
    opened = ModelerParametersDialog(child.algorithm(), model, "clusters")
    qtbot.addWidget(opened)
    wrapper = opened.widget.widget.wrappers["WEIGHTS"]
    assert wrapper.value().staticValue() == "knn"


def test_a_batch_shows_words(provider, qgis_iface, qtbot, monkeypatch):
    from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog
    from qgis.gui import QgsBrowserGuiModel

    browser = QgsBrowserGuiModel()
    monkeypatch.setattr(qgis_iface, "browserModel", lambda: browser, raising=False)
    box = QgsApplication.processingRegistry().createAlgorithmById("carbonsink:lisavector")
    opened = BatchAlgorithmDialog(box)
    qtbot.addWidget(opened)
    wrappers = [one for one in opened.mainWidget().wrappers[0] if one is not None]
    wrapper = next(one for one in wrappers if one.parameterDefinition().name() == "WEIGHTS")
    assert dict(shown(wrapper.wrappedWidget()))["knn"] == "The nearest ones (K)"
    assert wrapper.parameterValue() == "queen"


def test_a_workflow_shows_words(dialog):
    opened = dialog("fullassessment")
    widget = opened.mainWidget().wrappers["RS_TRANSFORM"].wrappedWidget()
    assert shown(widget) == [("none", "None"), ("log", "Natural logarithm")]


def test_what_a_choice_does_not_use_is_switched_off_and_set_back(dialog, qtbot):
    opened = dialog("trainlstm")
    wrappers = opened.mainWidget().wrappers

    def enabled(name):
        return wrappers[name].wrappedWidget().isEnabled()

    qtbot.waitUntil(lambda: not enabled("FOLDS"))
    off = [name for name in wrappers if not enabled(name)]
    assert {"FOLDS", "MAX_GAP", "TRIES", "TUNING_GRID"} <= set(off)
    assert enabled("TEST_FRACTION")
    opened.setParameters({"VALIDATION": "site", "FOLDS": 4, "TUNE": "grid"})
    assert enabled("FOLDS") and enabled("TRIES") and not enabled("MAX_GAP")
    assert wrappers["FOLDS"].parameterValue() == 4
    opened.setParameters({"VALIDATION": "time"})
    assert not enabled("FOLDS") and wrappers["FOLDS"].parameterValue() == 10


def test_settings_of_trees_are_off_where_there_are_none(dialog, qtbot):
    opened = dialog("trainmodel")
    wrappers = opened.mainWidget().wrappers
    opened.setParameters({"ESTIMATOR": "svm"})
    qtbot.waitUntil(lambda: not wrappers["TREES"].wrappedWidget().isEnabled())
    assert not wrappers["MIN_LEAF"].wrappedWidget().isEnabled()
    opened.setParameters({"ESTIMATOR": "xgboost"})
    assert wrappers["TREES"].wrappedWidget().isEnabled()


def test_choices_switch_parameters_of_their_own_algorithm():
    made = {kind.ID: kind().create() for kind in all_algorithms()}
    names = {key: {d.name() for d in own.parameterDefinitions()} for key, own in made.items()}
    switching = set()
    for algorithm, name, words, _ in choices():
        uses = parameters_by_option(name, list(words))
        assert set(uses) <= set(words)
        switching |= {name} if set().union(*uses.values()) & names[algorithm] else set()
    assert switching == set(_PARAMETERS_BY_CHOICE)


def test_what_only_an_lstm_uses_is_off_for_a_forest(dialog, qtbot):
    """Of two choices that a parameter needs, both must use it: TRIES wants an LSTM and tuning."""
    opened = dialog("trainfuzzyensemble")
    wrappers = opened.mainWidget().wrappers
    networks = {"DATE_FIELD", "SEQUENCE_LENGTH", "HIDDEN", "EPOCHS", "SEEDS", "TUNE", "IMPUTE"}

    def off():
        return {name for name, one in wrappers.items() if not one.wrappedWidget().isEnabled()}

    qtbot.waitUntil(lambda: "DATE_FIELD" in off())
    assert networks | {"TRIES", "MAX_GAP"} <= off() and "TREES" not in off()
    opened.setParameters({"ESTIMATOR": "lstm"})
    assert not networks & off() and {"TRIES", "MAX_GAP", "TREES"} <= off()
    opened.setParameters({"TUNE": "grid", "TRIES": 7})
    assert "TRIES" not in off() and wrappers["TRIES"].parameterValue() == 7
    opened.setParameters({"ESTIMATOR": "svm"})
    assert wrappers["TUNE"].parameterValue() == "none" and "TRIES" in off()
    assert wrappers["TRIES"].parameterValue() != 7


def test_a_choice_of_several_needs_what_any_of_them_uses(dialog, qtbot):
    opened = dialog("comparemodels")
    wrappers = opened.mainWidget().wrappers
    qtbot.waitUntil(lambda: not wrappers["DATE_FIELD"].wrappedWidget().isEnabled())
    opened.setParameters({"ESTIMATORS": ["svm", "lstm"]})
    assert wrappers["DATE_FIELD"].wrappedWidget().isEnabled()
    assert not wrappers["TREES"].wrappedWidget().isEnabled()


def test_what_belongs_to_another_input_is_off_without_it(dialog, qtbot, tmp_path):
    from carbonsink.ui.processing_dialog import keep_files

    opened = dialog("carbonbudget")
    wrappers = opened.mainWidget().wrappers
    qtbot.waitUntil(lambda: not wrappers["COVERAGE"].wrappedWidget().isEnabled())
    assert not wrappers["ZONE_CELLS"].wrappedWidget().isEnabled()
    model = tmp_path / "npp.csm"
    model.write_bytes(b"a model")
    opened.setParameters({"COVERAGE": 0.8, "MODELS": [str(model)]})
    keep_files(opened, {"MODELS": [str(model)]})
    assert wrappers["COVERAGE"].wrappedWidget().isEnabled()
    assert wrappers["COVERAGE"].parameterValue() == 0.8


def test_a_mean_without_a_cycle_wants_no_zones(dialog, qtbot):
    opened = dialog("seriesmean")
    wrappers = opened.mainWidget().wrappers
    qtbot.waitUntil(lambda: not wrappers["CYCLE_TABLE"].wrappedWidget().isEnabled())
    assert not wrappers["ZONE_RASTER"].wrappedWidget().isEnabled()
    opened.setParameters({"CYCLE": "month"})
    assert wrappers["CYCLE_TABLE"].wrappedWidget().isEnabled()
    assert wrappers["ZONE_RASTER"].wrappedWidget().isEnabled()


def test_the_method_of_respiration_says_what_it_needs(dialog, qtbot):
    opened = dialog("heterotrophicrespiration")
    wrappers = opened.mainWidget().wrappers

    def enabled():
        names = ("RS", "SLOPE", "INTERCEPT", "TEMPERATURE", "PRECIPITATION", "R10", "Q10")
        return [name for name in names if wrappers[name].wrappedWidget().isEnabled()]

    qtbot.waitUntil(lambda: enabled() == ["RS", "SLOPE", "INTERCEPT"])
    opened.setParameters({"RESPIRATION_METHOD": "q10"})
    assert enabled() == ["TEMPERATURE", "R10", "Q10"]
