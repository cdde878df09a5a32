"""Questions asked of every registered algorithm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterNumber,
)

from carbonsink.algorithms import all_algorithms
from carbonsink.framework.groups import GROUP_IDS
from carbonsink.framework.parameters.declarations import STYLE_KEY
from carbonsink.framework.style.raster_style import STYLES

INTERFACE = Path(__file__).with_name("interface.json")
DEFAULTS = Path(__file__).with_name("defaults.json")
ALGORITHMS = all_algorithms()


@pytest.fixture(params=ALGORITHMS, ids=lambda kind: kind.ID)
def algorithm(request, provider):
    return request.param().create()


def describe(algorithm) -> dict:
    """The public interface of an algorithm: what workflows and scripts rely on."""
    inputs = {}
    for definition in algorithm.parameterDefinitions():
        entry = {"type": definition.type()}
        if definition.type() == "enum":
            entry["options"] = list(definition.options())
        inputs[definition.name()] = entry
    return {
        "group": algorithm.groupId(),
        "parameters": inputs,
        "outputs": sorted(output.name() for output in algorithm.outputDefinitions()),
    }


def defaults_of(algorithm) -> dict:
    """Default of each parameter; "required" for those without that must be given."""
    found = {}
    for definition in algorithm.parameterDefinitions():
        default = definition.defaultValue()
        is_optional = bool(definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional)
        found[definition.name()] = "required" if default is None and not is_optional else default
    return found


def test_interface_is_frozen(algorithm):
    """Ids, parameter names, types, enum strings and defaults change only on purpose.

    After a wanted change: ``python tests/algorithms/freeze_interface.py``.
    """
    frozen = json.loads(INTERFACE.read_text(encoding="utf-8"))
    assert describe(algorithm) == frozen[algorithm.name()]
    defaults = json.loads(DEFAULTS.read_text(encoding="utf-8"))
    assert defaults_of(algorithm) == defaults[algorithm.name()]


def test_no_frozen_algorithm_is_lost():
    frozen = json.loads(INTERFACE.read_text(encoding="utf-8"))
    assert set(frozen) == {kind.ID for kind in ALGORITHMS}


def test_identity(algorithm):
    assert algorithm.name() == algorithm.name().lower()
    assert algorithm.displayName() != algorithm.name()
    assert algorithm.groupId() in GROUP_IDS
    assert algorithm.group()
    assert algorithm.tags()
    assert not algorithm.icon().isNull()


def test_help_names_every_parameter(algorithm):
    text = algorithm.shortHelpString()
    for definition in algorithm.parameterDefinitions():
        assert definition.help(), definition.name()
        assert f"({definition.name()})" in text
        assert definition.description() != definition.name()


def test_help_has_about_reference_and_limits_in_full_sentences(algorithm):
    for text in (algorithm.description(), algorithm.caveats()):
        assert text.endswith(".")


def test_defaults_are_accepted_by_their_own_definition(algorithm):
    context = QgsProcessingContext()
    for definition in algorithm.parameterDefinitions():
        default = definition.defaultValue()
        if default is not None and not definition.isDestination():
            assert definition.checkValueIsAcceptable(default, context), definition.name()


def test_values_below_the_minimum_are_refused(algorithm):
    context = QgsProcessingContext()
    for definition in algorithm.parameterDefinitions():
        if isinstance(definition, QgsProcessingParameterNumber) and definition.minimum() > -1e300:
            below = definition.minimum() - 1
            assert not definition.checkValueIsAcceptable(below, context), definition.name()


def test_enums_use_strings(algorithm):
    for definition in algorithm.parameterDefinitions():
        if definition.type() == "enum":
            assert definition.usesStaticStrings(), definition.name()
            assert all(option in definition.help() for option in definition.options())


def test_raster_outputs_have_a_style(algorithm):
    for definition in algorithm.destinationParameterDefinitions():
        if definition.type() == "rasterDestination":
            assert definition.metadata().get(STYLE_KEY) in STYLES, definition.name()


def test_advanced_parameters_come_with_the_walk(algorithm):
    names = [definition.name() for definition in algorithm.parameterDefinitions()]
    if "MAX_MEMORY" not in names:
        return
    for name in ("MAX_MEMORY", "THREADS"):
        flags = algorithm.parameterDefinition(name).flags()
        assert flags & QgsProcessingParameterDefinition.Flag.FlagAdvanced


def test_optional_outputs_cost_nothing_by_default(algorithm):
    """But for reports: they are what a dialog should leave behind, and scripts do without."""
    for definition in algorithm.destinationParameterDefinitions():
        if definition.name() == "REPORT":
            assert definition.createByDefault()
            continue
        optional = definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
        assert bool(optional) != definition.createByDefault(), definition.name()
