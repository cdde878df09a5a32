"""`CarbonSinkAlgorithm`: what every algorithm of the provider shares.

A subclass declares identity, help and parameters, opens its inputs, and writes `process`: one
call of core, return. Values are resolved once, checks run in the dialog *and* at run time (models
skip the former), errors become one message, outputs arrive styled.
"""

from __future__ import annotations

import contextlib
import os
import traceback
from dataclasses import replace

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
)
from qgis.PyQt.QtGui import QIcon

from .. import dependencies
from ..core.errors_and_notes.run import CarbonSinkError
from ..core.files.lookup_cache import cached_lookups, keep_lookups_for_run, reuse_lookups
from ..core.run import Run, canonical_path
from . import messages
from .features.coordinate_systems import own_crs
from .features.feature_sink import FeatureFile, fields_without_fid, is_geopackage
from .features.replaced_tables import replace_misread_tables
from .features.shapefile_names import decode_shapefiles
from .groups import group_name, icon_path
from .parameters.checks import (
    check_output_endings,
    check_repeats,
    name_empty_rasters_in_errors,
    require_given,
)
from .parameters.dates import assign_dates, check_dates
from .parameters.declarations import STYLE_KEY, raster_list_outputs
from .parameters.layers import expand_layers, lists_to_look_up, note_layer_settings
from .parameters.named_files import input_files
from .parameters.quantities import check_quantities
from .parameters.raster_folders import note_unused_files_of_folders
from .parameters.values import Values, resolve_destinations, resolve_inputs
from .run import kernel_cache
from .run.feedback import run_for
from .run.run_files import removed_on_failure, resume_key
from .run.schedulers import connections_closed, require_known
from .run.threads import keep_thread_state
from .style import raster_style
from .style.layer_loading import style_on_load
from .style.vector_style import write_point_style
from .text.help_text import first_sentence, help_text, help_url
from .text.translation import tr


class CarbonSinkAlgorithm(QgsProcessingAlgorithm):
    """Base of all algorithms.

    Subclasses set `ID` and `GROUP` and implement `display_name`, `description`, `parameters` and
    `process`, where they apply also `check_inputs`, `reference`, `caveats`, `keywords`, `outputs`.
    """

    ID = ""
    GROUP = ""
    # Whether RESUME keeps the finished blocks of its map.
    RESUMABLE = False
    # Files that the run reads.
    inputs: frozenset = frozenset()
    # What was looked up in files before the run.
    lookups: dict | None = None

    # --- what a subclass writes --------------------------------------------------------------

    def display_name(self) -> str:
        """Return the name the toolbox shows."""
        raise NotImplementedError

    def description(self) -> str:
        """Return what the algorithm does, in a few sentences."""
        raise NotImplementedError

    def reference(self) -> str:
        """Return the source of the method."""
        return ""

    def caveats(self) -> str:
        """Return the limitations of the result."""
        return ""

    def keywords(self) -> str:
        """Return words the toolbox search should find it by, comma separated."""
        return ""

    def parameters(self) -> list:
        """Return the parameter definitions, in the order of the dialog."""
        raise NotImplementedError

    def outputs(self) -> list:
        """Return output definitions besides destinations (numbers, strings)."""
        return []

    def open_inputs(self, values: Values):
        """Return the inputs opened, which `check_inputs` and `process` find in ``values.opened``.

        It is called twice: before `check_inputs`, then again when the quantities have been
        checked and rasters are read in the units that the algorithm works in.
        """
        return None

    def check_inputs(self, values: Values) -> None:
        """Raise a `CarbonSinkError` when the inputs do not go together; must be quick."""

    def requirements(self, values: Values) -> dict:
        """Return what inputs take (`InputRequirement` by name) where the choices made narrow it."""
        return {}

    def process(self, values: Values, run: Run, sinks) -> dict:
        """Do the work and return the outputs by name, but for files and folders asked for.

        Parameters
        ----------
        values : Values
            Inputs and destinations by parameter name.
        run : Run
            Progress, cancel, log, memory, threads.
        sinks : FeatureSinks
            QGIS's side of the run, for vector outputs.
        """
        raise NotImplementedError

    # --- what QGIS asks for ------------------------------------------------------------------

    def createInstance(self):
        """Return a fresh copy."""
        return type(self)()

    def name(self) -> str:
        """Return the id."""
        return self.ID

    def displayName(self) -> str:
        """Return the translated title."""
        return self.display_name()

    def groupId(self) -> str:
        """Return the id of the toolbox group."""
        return self.GROUP

    def group(self) -> str:
        """Return the translated toolbox group."""
        return group_name(self.GROUP)

    def icon(self) -> QIcon:
        """Return the icon of the group."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        """Return the icon's file."""
        return icon_path(self.GROUP)

    def tags(self) -> list:
        """Return words for the search box."""
        return [keyword.strip() for keyword in self.keywords().split(",") if keyword.strip()]

    def shortHelpString(self) -> str:
        """Return the help panel, made from the declarations."""
        return help_text(self)

    def shortDescription(self) -> str:
        """Return one sentence for lists and the command line."""
        return first_sentence(self.description())

    def helpUrl(self) -> str:
        """Return the page of the manual."""
        return help_url(self)

    def initAlgorithm(self, config=None):
        """Add the declared parameters and outputs."""
        definitions = self.parameters()
        lists = raster_list_outputs(definitions)
        for definition in definitions:
            self.addParameter(definition)
        for output in (*self.outputs(), *lists):
            self.addOutput(output)

    def canExecute(self):
        """Say whether all libraries are here, and how to get those that are not."""
        problems = _missing_libraries()
        return (False, dependencies.explain_missing(problems)) if problems else (True, "")

    def checkParameterValues(self, parameters, context):
        """Check each value, then what QGIS checks, then the inputs together."""
        parameters = expand_layers(self, parameters, context)
        try:
            with cached_lookups() as lookups:
                decode_shapefiles(self, parameters, context)
                parameters = replace_misread_tables(self, parameters, context)
                require_given(self, parameters, context)
                check_output_endings(self, parameters)
                shortened = lists_to_look_up(self, parameters, context)
                ok, message = super().checkParameterValues(shortened, context)
                if not ok:
                    return ok, message
                values = resolve_inputs(self, parameters, context)
                assign_dates(self, values, Run())
                require_known(_scheduler_address(values))
                check_repeats(self, values)
                check_dates(self, values, Run())
                values.opened = self.open_inputs(values)
                self.check_inputs(values)
                check_quantities(self, values, Run(), inspects_values=False)
        except CarbonSinkError as error:
            return False, messages.phrase_error(error)
        keep_lookups_for_run(lookups, self.ID)
        return True, ""

    def prepareAlgorithm(self, parameters, context, feedback):
        """Resolve layers to file names, in the thread that owns the layers."""
        # Neither models nor qgis_process of QGIS 3.22 ask canExecute.
        problems = _missing_libraries()
        if problems:
            raise QgsProcessingException(dependencies.explain_missing(problems, as_link=False))
        with _one_message(feedback), cached_lookups(reuse_lookups(self.ID)) as self.lookups:
            expanded = expand_layers(self, parameters, context)
            decode_shapefiles(self, expanded, context)
            expanded = replace_misread_tables(self, expanded, context)
            require_given(self, expanded, context)
            self.values = resolve_inputs(self, expanded, context)
            self.inputs = input_files(self, expanded, context)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        """Check the inputs, run `process`, style what was written."""
        keep_thread_state()
        values = self.values
        run = run_for(
            feedback,
            values.get("MAX_MEMORY") or 1024,
            values.get("THREADS") or 0,
            _scheduler_address(values),
        )
        run = replace(run, inputs=frozenset(map(canonical_path, self.inputs)))
        looked_up = cached_lookups(self.lookups)
        with _one_message(feedback), connections_closed(run), looked_up:
            require_known(run.scheduler)  # children of models are checked nowhere else
            kernel_cache.use_kernel_cache(run, QgsApplication.qgisSettingsDirPath())
            values.update(resolve_destinations(self, parameters, context))
            assign_dates(self, values, run)
            with removed_on_failure(self._destinations(values, parameters)):
                check_repeats(self, values)
                check_dates(self, values, run)
                values.opened = self.open_inputs(values)
                self.check_inputs(values)
                note_unused_files_of_folders(self, parameters, run)
                note_layer_settings(self, values, run)
                check_quantities(self, values, run)
                values.opened = self.open_inputs(values)
                run = replace(run, resume=resume_key(self, values, run))
                sinks = FeatureSinks(self, parameters, context)
                with name_empty_rasters_in_errors(self, values):
                    results = {**self._written(values), **self.process(values, run, sinks)}
                self._style(results, context)
        return {name: _plain_results(value) for name, value in results.items() if value is not None}

    def postProcessAlgorithm(self, context, feedback):
        """Hand styles to the layers QGIS is about to load."""
        style_on_load(context, getattr(self, "_layers", {}), self.group())
        return {}

    def _destinations(self, values: Values, parameters) -> list:
        """Return the files and folders that the run is going to write."""
        names = [definition.name() for definition in self.destinationParameterDefinitions()]
        sinks = [_output_file(parameters.get(name))[0] for name in names if name not in values]
        files = [path for path in sinks if isinstance(path, str) and os.path.isabs(path)]
        return [*files, *self._written(values).values()]

    def _written(self, values: Values) -> dict:
        """Return the files and folders that were asked for, which are outputs by their names."""
        names = [definition.name() for definition in self.destinationParameterDefinitions()]
        return {name: values[name] for name in names if values.get(name)}

    def _style(self, results: dict, context) -> None:
        """Write a style file beside every layer output; remember what QGIS may load."""
        self._layers = {}
        for definition in self.destinationParameterDefinitions():
            style = definition.metadata().get(STYLE_KEY)
            path, kind = results.get(definition.name()), definition.type()
            if not path or kind not in ("rasterDestination", "sink"):
                continue
            self._layers[path] = definition.description()
            if style and kind == "rasterDestination":
                raster_style.write_style(path, style)
            elif style:
                write_point_style(context, path, style)


def _scheduler_address(values: Values) -> str:
    """Return the address of a scheduler; empty for this computer."""
    return (values.get("DASK_SCHEDULER") or "").strip()


def _plain_results(value):
    """Return a result as a plain Python value: numpy's scalars reach neither models nor JSON."""
    if isinstance(value, (list, tuple)):
        return [_plain_results(item) for item in value]
    return value.item() if hasattr(value, "item") else value


def _missing_libraries() -> list:
    """Return what is missing; once all is here it is not looked up again."""
    if not _missing_libraries.all_here:
        dependencies.extend_path(dependencies.profile_folder())
        problems = dependencies.missing()
        _missing_libraries.all_here = not problems
        return problems
    return []


_missing_libraries.all_here = False


class FeatureSinks:
    """QGIS's side of a run: what an algorithm needs to write features."""

    def __init__(self, algorithm, parameters, context) -> None:
        self.algorithm, self.parameters, self.context = algorithm, parameters, context

    def sink(self, name: str, fields, geometry_type, crs, source=None, run=None, classes=None):
        """Return the `FeatureFile` of a destination and its id; its folder is made if need be.

        Parameters
        ----------
        name : str
            The destination parameter.
        fields : QgsFields
            Columns; features are to be added with their attributes in this order.
        geometry_type : QgsWkbTypes.Type
            Geometry of the features.
        crs : str or QgsCoordinateReferenceSystem
            Of the features; a text is WKT.
        source : QgsProcessingFeatureSource, optional
            Where the columns come from: a column fid whose values cannot be keys is renamed.
        run : Run, optional
            Receives a note of a renamed column.
        classes : dict of str to dict, optional
            Names by class code of columns that hold codes.
        """
        destination, appended = _output_file(self.parameters.get(name))
        if is_geopackage(destination) and not appended:
            fields = fields_without_fid(fields, source, run)
        _make_folder(destination)
        sink, identifier = self.algorithm.parameterAsSink(
            self.parameters, name, self.context, fields, geometry_type, own_crs(crs)
        )
        if sink is None:
            raise QgsProcessingException(self.algorithm.invalidSinkError(self.parameters, name))
        owns_file = identifier.split("|", 1)[0] == destination and not appended
        layer = self.context.getMapLayer(identifier)
        return FeatureFile(sink, identifier, owns_file, fields, layer, classes), identifier


def _output_file(destination) -> tuple:
    """Return where features go to, and whether they are appended to a layer that is there."""
    if isinstance(destination, QgsProcessingOutputLayerDefinition):
        return destination.sink.staticValue(), destination.useRemapping()
    return destination, False


def _make_folder(destination) -> None:
    """Make the folder of a file that features go to: QGIS does so for files, not for layers."""
    if isinstance(destination, str) and os.path.isabs(destination):
        with contextlib.suppress(OSError):  # QGIS says that it cannot write there
            os.makedirs(os.path.dirname(destination), exist_ok=True)


class _one_message:
    """Turn every failure into one readable message; the trace goes to the log only."""

    def __init__(self, feedback) -> None:
        self.feedback = feedback

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind, error, trace) -> bool:
        if error is None or isinstance(error, QgsProcessingException):
            return False
        if isinstance(error, CarbonSinkError):
            raise QgsProcessingException(messages.phrase_error(error)) from None
        if isinstance(error, MemoryError):
            raise QgsProcessingException(
                tr("Not enough memory. Lower MAX_MEMORY or THREADS, or close other programs.")
            ) from None
        if not isinstance(error, Exception):
            return False
        self.feedback.pushDebugInfo("".join(traceback.format_exception(kind, error, trace)))
        raise QgsProcessingException(
            tr(
                "Internal error ({kind}: {error}). This is a fault of the plugin, not of your "
                "data; please report it with the log."
            ).format(kind=kind.__name__, error=error)
        ) from None
