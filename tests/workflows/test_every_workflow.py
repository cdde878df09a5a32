"""Questions asked of every shipped workflow."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingParameterDefinition,
)

from carbonsink.processing_provider import workflows
from carbonsink.tools.make_workflows import build_all

PATHS = [Path(path) for path in workflows.workflow_paths()]
# What depends on the version of QGIS that writes.
WRITERS_OWN = ("internal_version",)


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def path(request, provider):
    return request.param


@pytest.fixture
def workflow(path):
    return QgsApplication.processingRegistry().createAlgorithmById(f"carbonsink:{path.stem}")


def contents(path) -> dict:
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(str(path))
    return {key: v for key, v in model.toVariant().items() if key not in WRITERS_OWN}


def test_there_are_workflows():
    wanted = "sitestonep plotstocarbon trendandzoning landuseattribution fullassessment"
    assert set(wanted.split()) <= {p.stem for p in PATHS}


@pytest.mark.skipif(Qgis.QGIS_VERSION_INT >= 32400, reason="the oldest version writes them")
def test_files_are_those_of_the_declarations(provider, tmp_path):
    """After a wanted change: ``python tools/make_workflows.py``."""
    built = build_all()
    assert set(built) == {path.stem for path in PATHS}
    for path in PATHS:
        assert built[path.stem].toFile(str(tmp_path / path.name))
        assert contents(path) == contents(tmp_path / path.name), path.stem


def test_files_were_written_by_the_oldest_version(path):
    """Newer versions name the outputs otherwise, and the oldest loses them."""
    assert "internal_version" not in path.read_text(encoding="utf-8")


def test_it_is_in_the_toolbox_under_its_title(workflow):
    assert isinstance(workflow, workflows.Workflow)
    assert workflow.displayName() != workflow.name()
    assert workflow.groupId() == "workflows"
    assert workflow.group()
    assert workflow.canExecute() == (True, "")
    for text in (workflow.description(), workflow.caveats()):
        assert text.endswith(".")


def test_the_title_is_not_the_help_of_an_input(workflow):
    helps = {definition.help() for definition in workflow.parameterDefinitions()}
    assert workflow.displayName() not in helps
    assert not workflow.displayName().endswith(".")


def test_the_designer_finds_no_fault(path):
    """Boxes with faults are red, and the designer asks before it runs such a model."""
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(str(path))
    faultless, faults = model.validate()
    assert faultless, faults


def test_inputs_and_outputs_have_labels_and_help(workflow):
    text = workflow.shortHelpString()
    for definition in workflow.parameterDefinitions():
        assert definition.help(), definition.name()
        assert definition.description() not in ("", definition.name())
        assert f"({definition.name()})" in text
    labels = [definition.description() for definition in workflow.parameterDefinitions()]
    assert len(set(labels)) == len(labels)


def test_no_input_is_called_optional_that_a_box_requires(workflow):
    """Left empty, the box would stop the run after the boxes before it."""
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    inputs = {d.name(): d for d in workflow.parameterDefinitions()}
    needed = set()
    for box in workflow.childAlgorithms().values():
        for name, sources in box.parameterSources().items():
            definition = box.algorithm().parameterDefinition(name)
            if definition.flags() & optional or definition.defaultValue() not in (None, ""):
                continue
            needed |= {source.parameterName() for source in sources if source.parameterName()}
    called_optional = {name for name in needed if inputs[name].flags() & optional}
    assert needed and called_optional == set()


def test_no_output_is_lost(workflow):
    wanted = {
        f"{box}:{name}"
        for box, child in workflow.childAlgorithms().items()
        for name in child.modelOutputs()
    }
    assert wanted == {output.name() for output in workflow.outputDefinitions()}


def test_defaults_are_accepted(workflow):
    context = QgsProcessingContext()
    for definition in workflow.parameterDefinitions():
        default = definition.defaultValue()
        if default is not None and not definition.isDestination():
            assert definition.checkValueIsAcceptable(default, context), definition.name()


def test_all_texts_go_through_translation(path, workflow, monkeypatch):
    monkeypatch.setattr(workflows, "tr_class", lambda text: f"<{text}>")
    translated = workflows.Workflow(str(path))
    assert translated.displayName().startswith("<")
    assert translated.description().startswith("<")
    known = set(workflows.workflow_texts(str(path)))
    for definition in translated.parameterDefinitions():
        if not definition.isDestination():
            assert definition.help()[1:-1] in known
        assert definition.description()[1:-1] in known
    for output in translated.outputDefinitions():
        assert output.description()[1:-1] in known


def test_workflows_stay_when_algorithms_are_loaded_anew(provider):
    provider.refreshAlgorithms()
    names = [algorithm.name() for algorithm in provider.algorithms()]
    assert {path.stem for path in PATHS} <= set(names)
    assert len(set(names)) == len(names)
