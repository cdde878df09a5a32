"""The shipped workflows (``workflows/*.model3``) as algorithms of the provider.

A model knows one language and shows its id as its name; here it gets a title, a group and the
user's language. Its boxes are our own algorithms, so it can only be read once the provider stands
in QGIS's registry: before, it would lose its outputs.
"""

from __future__ import annotations

import os

from qgis.core import QgsProcessing, QgsProcessingModelAlgorithm
from qgis.PyQt.QtGui import QIcon

from ..core.diagnosis.workspace import product
from ..framework.algorithm import CarbonSinkAlgorithm
from ..framework.groups import WORKFLOWS, group_name, icon_path
from ..framework.parameters.layers import expand_layers
from ..framework.parameters.raster_folders import expand_folders, note_unused_files_of_folders
from ..framework.run.feedback import run_for
from ..framework.text.help_text import first_sentence, help_text, help_url
from ..framework.text.translation import tr_class

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "workflows")
ENDING = ".model3"
# Where a model's help holds what QGIS has no place for; inputs have theirs under their names.
TITLE, LIMITS = "WORKFLOW_TITLE", "WORKFLOW_LIMITS"

# The input that names the folder of an assessment, and outputs that lie in it unless another file
# is chosen, with their product.
WORKSPACE = "WORKSPACE"
PLACES = {"report:REPORT": "assessment", "report:PDF": "assessment_pdf"}


def workflow_paths() -> list:
    """Return the files of the shipped workflows."""
    names = sorted(os.listdir(FOLDER)) if os.path.isdir(FOLDER) else []
    return [os.path.join(FOLDER, name) for name in names if name.endswith(ENDING)]


def workflow_texts(path: str) -> list:
    """Return what users read of a workflow, in English: the texts to translate."""
    model = QgsProcessingModelAlgorithm()
    model.fromFile(path)
    texts = [str(text) for text in model.helpContent().values()]
    texts += [definition.description() for definition in model.parameterDefinitions()]
    for box in model.childAlgorithms().values():
        texts += [output.description() for output in box.modelOutputs().values()]
    return sorted({text for text in texts if text})


class Workflow(QgsProcessingModelAlgorithm):
    """A shipped model.

    Parameters
    ----------
    path : str
        Its file.
    """

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.fromFile(path)
        self._help = {key: tr_class(str(text)) for key, text in self.helpContent().items()}
        for definition in self.parameterDefinitions():
            definition.setDescription(tr_class(definition.description()))
            help_of = definition.help()
            definition.setHelp(tr_class(help_of) if help_of else "")
        for output in self.outputDefinitions():
            output.setDescription(tr_class(output.description()))

    def createInstance(self):
        """Return a fresh copy."""
        return type(self)(self.path)

    def displayName(self) -> str:
        """Return the translated title."""
        return self._help.get(TITLE) or self.name()

    def groupId(self) -> str:
        """Return the id of the toolbox group."""
        return WORKFLOWS

    def group(self) -> str:
        """Return the translated toolbox group."""
        return group_name(WORKFLOWS)

    def icon(self) -> QIcon:
        """Return the icon."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        """Return the icon's file."""
        return icon_path(WORKFLOWS)

    def description(self) -> str:
        """Return what the workflow does, in a few sentences."""
        return self._help.get("ALG_DESC", "")

    def reference(self) -> str:
        """Return the source of the method: that of its steps."""
        return ""

    def caveats(self) -> str:
        """Return the limitations of the result."""
        return self._help.get(LIMITS, "")

    def outputs(self) -> list:
        """Return output definitions besides destinations: none."""
        return []

    def shortHelpString(self) -> str:
        """Return the help panel, made from the declarations."""
        return help_text(self)

    def shortDescription(self) -> str:
        """Return one sentence for lists and the command line."""
        return first_sentence(self.description())

    def helpUrl(self) -> str:
        """Return the page of the manual."""
        return help_url(self)

    def canExecute(self):
        """Say whether all libraries are here, as each step would."""
        can_run, reason = CarbonSinkAlgorithm.canExecute(self)
        return super().canExecute() if can_run else (can_run, reason)

    def checkParameterValues(self, parameters, context):
        """Check what QGIS checks; a folder stands for the rasters in it."""
        return super().checkParameterValues(expand_layers(self, parameters, context), context)

    def processAlgorithm(self, parameters, context, feedback):
        """Run the boxes; inputs that were not given have their default, as in the dialog."""
        note_unused_files_of_folders(self, parameters, run_for(feedback))
        filled = self._with_report_paths(expand_folders(self, parameters))
        for definition in self.parameterDefinitions():
            if not definition.isDestination() and filled.get(definition.name()) is None:
                filled[definition.name()] = definition.defaultValue()
        return super().processAlgorithm(filled, context, feedback)

    def _with_report_paths(self, parameters: dict) -> dict:
        """Return the parameters with the report in the workspace instead of a temporary folder."""
        workspace = parameters.get(WORKSPACE)
        if not isinstance(workspace, str) or self.parameterDefinition(WORKSPACE) is None:
            return parameters
        report_paths = {
            name: str(product(key).inside(workspace))
            for name, key in PLACES.items()
            if parameters.get(name) == QgsProcessing.TEMPORARY_OUTPUT
        }
        for path in report_paths.values():
            os.makedirs(os.path.dirname(path), exist_ok=True)
        return {**parameters, **report_paths}
