"""Builds a ``.model3`` from declarations: inputs, boxes, where each box takes its values from."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildDependency,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtCore import QPointF, QSizeF

from carbonsink.processing_provider.workflows import LIMITS, TITLE

# Where things stand in the designer: columns of inputs, then one column per step of the chain.
# Places are middles of boxes; the designer shows nothing left of or above zero.
FIRST = QPointF(140, 80)
OUTPUT_STEP = 50  # how far apart the designer puts the outputs of a box
INPUT_STEP = QPointF(230, 60)
BOX_STEP = QPointF(300, 130)
BOX_SIZE = QSizeF(220, 50)
INPUTS_PER_COLUMN = 12
# Inputs of the workflow that every box gets which has such a parameter.
MACHINE = ("MAX_MEMORY", "THREADS")


def from_input(name: str) -> QgsProcessingModelChildParameterSource:
    """Return the value of a model input."""
    return QgsProcessingModelChildParameterSource.fromModelParameter(name)


def from_box(box: str, output: str = "OUTPUT") -> QgsProcessingModelChildParameterSource:
    """Return what a box made."""
    return QgsProcessingModelChildParameterSource.fromChildOutput(box, output)


def static_value(value) -> QgsProcessingModelChildParameterSource:
    """Return a value that never changes."""
    return QgsProcessingModelChildParameterSource.fromStaticValue(value)


def from_expression(expression: str) -> QgsProcessingModelChildParameterSource:
    """Return the value of a QGIS expression."""
    return QgsProcessingModelChildParameterSource.fromExpression(expression)


class Builder:
    """A workflow in the making.

    Parameters
    ----------
    key : str
        Id of the workflow and name of its file.
    title, about, limits : str
        What users read.
    """

    def __init__(self, key: str, title: str, description: str, limits: str) -> None:
        self.key, self.about = key, description
        self.model = QgsProcessingModelAlgorithm(key, "workflows")
        self.help = {"ALG_DESC": description, TITLE: title, LIMITS: limits}
        self._order: list = []
        self._depth: dict = {}
        self._below: dict = {}  # first free place of each column

    def ask(self, definition, advanced: bool = False) -> None:
        """Add a model input."""
        n = len(self._order)
        self._order.append(definition.name())
        if advanced:
            flag = QgsProcessingParameterDefinition.Flag.FlagAdvanced
            definition.setFlags(definition.flags() | flag)
        component = QgsProcessingModelParameter(definition.name())
        column, row = divmod(n, INPUTS_PER_COLUMN)
        offset = QPointF(column * INPUT_STEP.x(), row * INPUT_STEP.y())
        component.setPosition(FIRST + offset)
        self.help[definition.name()] = definition.help()
        self.model.addModelParameter(definition, component)

    def box(self, name: str, algorithm: str, title: str, outputs=(), after=(), **sources) -> None:
        """Add a box.

        Parameters
        ----------
        name : str
            Id of the box; its outputs become ``name:OUTPUT``.
        algorithm : str
            Id within our provider.
        title : str
            What stands on the box.
        outputs : sequence of (str, str)
            Outputs of the box that the workflow hands back, and their labels; a label that begins
            with ``?`` is of one that is made only when it is asked for.
        after : sequence of str
            Boxes that must run before although nothing is taken from them.
        sources : model sources, or lists of them
            Value of each parameter; a list gives several rasters.
        """
        box = QgsProcessingModelChildAlgorithm(f"carbonsink:{algorithm}")
        if not box.algorithm():
            raise LookupError(f"no algorithm carbonsink:{algorithm}")
        box.setChildId(name)
        box.setDescription(title)
        earlier = []
        for parameter, source in sources.items():
            if box.algorithm().parameterDefinition(parameter) is None:
                raise LookupError(f"carbonsink:{algorithm} has no parameter {parameter}")
            source_list = source if isinstance(source, list) else [source]
            box.addParameterSources(parameter, source_list)
            earlier += [s.outputChildId() for s in source_list if s.outputChildId()]
        self._fill_defaults(box, sources)
        depth = 1 + max((self._depth[other] for other in (*earlier, *after)), default=-1)
        top = self._below.get(depth, 0.0)
        self._depth[name] = depth
        self._below[depth] = top + max(BOX_STEP.y(), 60 + len(outputs) * OUTPUT_STEP)
        columns = -(-len(self._order) // INPUTS_PER_COLUMN)
        left = columns * INPUT_STEP.x() + depth * BOX_STEP.x()
        box.setPosition(FIRST + QPointF(left + 60, top))
        box.setSize(BOX_SIZE)
        box.setDependencies([QgsProcessingModelChildDependency(other) for other in after])
        box.setModelOutputs(dict(_output(name, *output) for output in outputs))
        self.model.addChildAlgorithm(box)

    def _fill_defaults(self, box, sources: dict) -> None:
        """Give every other parameter that must have a value its default, as the designer does."""
        optional = QgsProcessingParameterDefinition.Flag.FlagOptional
        for definition in box.algorithm().parameterDefinitions():
            name, default = definition.name(), definition.defaultValue()
            if definition.isDestination() or name in sources or default is None:
                continue
            if name in self._order and name in MACHINE:
                box.addParameterSources(name, [from_input(name)])
            elif not definition.flags() & optional:
                box.addParameterSources(name, [static_value(default)])

    def finish(self) -> QgsProcessingModelAlgorithm:
        """Return the model."""
        self.model.setHelpContent(self.help)
        self.model.setParameterOrder(self._order)
        return self.model


def _output(box: str, name: str, label: str) -> tuple:
    """Return an output the workflow hands back, by its name."""
    output = QgsProcessingModelOutput(name, label.lstrip("?"))
    output.setChildId(box)
    output.setChildOutputName(name)
    output.setMandatory(not label.startswith("?"))
    return name, output
