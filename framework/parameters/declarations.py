"""Parameters: id, label, help and default of each declared together.

The short functions wrap QGIS's own definitions (they are our specification, there is no second
one) and put help, flags and the style of an output where QGIS keeps them.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...core.units.quantity import CODES, COPIED, DATES, GRID, MEASURE, NAMES, InputRequirement
from ..text.translation import tr
from .choice_labels import texts_of_options
from .field_names import find_setting
from .own_widgets import CHOICE_TYPE, WIDGET_KEY, own_widget

# Key of the definition's metadata that names the style of a raster output (see styling.py).
STYLE_KEY = "carbonsink_style"
# The same of the quantity that an input takes (see quantities.py).
TAKES_KEY = "carbonsink_takes"
# The same of the lists of rasters that DATES belongs to (see dates.py).
DATED_KEY = "carbonsink_dated"
# The same of whether a list of the rasters in a folder is returned beside it.
LIST_KEY = "carbonsink_list"
# The same of the words for the values of a choice.
WORDS_KEY = "carbonsink_words"
# Rasters of class codes with one legend, or each variable with its own.
CLASSES, CLASSES_OF_SEVERAL = (
    InputRequirement(role=CODES),
    InputRequirement(role=CODES, several=True),
)
# Rasters of several variables, among which may be classes.
PREDICTORS = InputRequirement(several=True, classes=True)
# Rasters of which only the grid matters, or where they have data.
GRIDS = InputRequirement(role=GRID, several=True, legends=False, repeats=True)
# Rasters whose values are written on, or shown beside each other; and those that are inspected.
COPIES = InputRequirement(role=COPIED, several=True)
INSPECTED = InputRequirement(role=COPIED, several=True, legends=False, repeats=True)
# Columns of numbers in any unit, of which doubts are reported, as of predictors.
NUMBER_COLUMN = InputRequirement(several=True)
# Columns of names, dates, and measures of plots in a unit that is chosen.
NAME_COLUMN, DATE_COLUMN, MEASURE_COLUMN = (
    InputRequirement(role=NAMES),
    InputRequirement(role=DATES),
    InputRequirement(role=MEASURE),
)

INTEGER = QgsProcessingParameterNumber.Type.Integer
DOUBLE = QgsProcessingParameterNumber.Type.Double


def document_parameter(
    definition,
    help_text: str,
    advanced: bool = False,
    style: str = "",
    requirement: InputRequirement | None = None,
):
    """Give a definition its help, its style or the quantity it takes; flag it if it is advanced."""
    definition.setHelp(help_text)
    if advanced:
        flag = QgsProcessingParameterDefinition.Flag.FlagAdvanced
        definition.setFlags(definition.flags() | flag)
    metadata = {STYLE_KEY: style} if style else {}
    if requirement is not None:
        metadata[TAKES_KEY] = json.dumps(asdict(requirement))
    if metadata:
        definition.setMetadata(metadata)
    return definition


# --- kinds of input --------------------------------------------------------------------------


def raster(
    name: str,
    label: str,
    help_text: str,
    optional: bool = False,
    requirement: InputRequirement | None = None,
):
    """Declare a raster layer input that takes a quantity."""
    definition = QgsProcessingParameterRasterLayer(name, label, optional=optional)
    return document_parameter(definition, help_text, requirement=requirement)


def raster_list(
    name: str,
    label: str,
    help_text: str,
    optional: bool = False,
    requirement: InputRequirement | None = None,
):
    """Declare an input of several raster layers that take a quantity."""
    kind = QgsProcessing.SourceType.TypeRaster
    definition = QgsProcessingParameterMultipleLayers(name, label, kind, optional=optional)
    folders = tr("In scripts and workflows a folder stands for the rasters in it.")
    return document_parameter(definition, f"{help_text} {folders}", requirement=requirement)


def file_list(name: str, label: str, help_text: str, optional: bool = False):
    """Declare an input of several files."""
    kind = QgsProcessing.SourceType.TypeFile
    definition = QgsProcessingParameterMultipleLayers(name, label, kind, optional=optional)
    return document_parameter(definition, help_text)


def points(name: str, label: str, help_text: str, optional: bool = False):
    """Declare an input of point features."""
    kinds = [QgsProcessing.SourceType.TypeVectorPoint]
    definition = QgsProcessingParameterFeatureSource(name, label, kinds, optional=optional)
    return document_parameter(definition, help_text)


def polygons(name: str, label: str, help_text: str, optional: bool = False):
    """Declare an input of polygon features."""
    kinds = [QgsProcessing.SourceType.TypeVectorPolygon]
    definition = QgsProcessingParameterFeatureSource(name, label, kinds, optional=optional)
    return document_parameter(definition, help_text)


def table(name: str, label: str, help_text: str, optional: bool = False):
    """Declare an input of records, with or without geometry."""
    kinds = [QgsProcessing.SourceType.TypeVector]
    definition = QgsProcessingParameterFeatureSource(name, label, kinds, optional=optional)
    return document_parameter(definition, help_text)


def field(
    name: str,
    label: str,
    help_text: str,
    parent: str,
    optional: bool = False,
    multiple: bool = False,
    advanced: bool = False,
    requirement: InputRequirement | None = None,
):
    """Declare a column (or several) of another input; any type, the run parses numbers itself."""
    definition = QgsProcessingParameterField(
        name,
        label,
        parentLayerParameterName=parent,
        type=QgsProcessingParameterField.DataType.Any,
        allowMultiple=multiple,
        optional=optional,
    )
    return document_parameter(definition, help_text, advanced, requirement=requirement)


def number(
    name: str,
    label: str,
    help_text: str,
    default=None,
    minimum: float | None = None,
    maximum: float | None = None,
    integer: bool = False,
    optional: bool = False,
    advanced: bool = False,
    of: type | None = None,
):
    """Declare a number with its limits; those of settings (`of`) come from the field it sets."""
    if of is not None:
        field_set = find_setting(of, name)
        default, allowed = field_set.default, field_set.metadata["allowed"]
        integer, optional = integer or isinstance(default, int), optional or default is None
        minimum, maximum = allowed.low, allowed.high
    definition = QgsProcessingParameterNumber(
        name, label, INTEGER if integer else DOUBLE, default, optional
    )
    if minimum is not None:
        definition.setMinimum(minimum)
    if maximum is not None:
        definition.setMaximum(maximum)
    return document_parameter(definition, help_text, advanced)


def choice(
    name: str,
    label: str,
    help_text: str,
    options=(),
    default: str | None = None,
    advanced: bool = False,
    multiple: bool = False,
    optional: bool = False,
    of: type | None = None,
):
    """Declare a choice among values, which scripts write and for which dialogs show words.

    Default and options of settings (`of`) come from the field it sets; options that are known to
    a table alone are given beside it.
    """
    if of is not None:
        field_set = find_setting(of, name)
        options, default = options or field_set.metadata["allowed"].values, field_set.default
    option_texts = texts_of_options(name, options)
    definition = QgsProcessingParameterEnum(
        name,
        label,
        options=list(options),
        allowMultiple=multiple,
        defaultValue=default,
        optional=optional,
        usesStaticStrings=True,
    )
    option_list = ", ".join(
        option if option == option_text else f"{option} ({option_text})"
        for option, option_text in option_texts.items()
    )
    option_list = tr("In scripts one of: {options}.").format(options=option_list)
    document_parameter(definition, f"{help_text} {option_list}", advanced)
    checkbox_settings = {"useCheckBoxes": True, "columns": 2} if multiple else {}
    widget = {**own_widget(CHOICE_TYPE, "choice_widget.ChoiceWidget"), **checkbox_settings}
    definition.setMetadata({WORDS_KEY: json.dumps(option_texts), WIDGET_KEY: widget})
    return definition


def switch(
    name: str,
    label: str,
    help_text: str,
    default: bool = False,
    advanced: bool = False,
    of: type | None = None,
):
    """Declare a yes/no choice; the default of settings (`of`) comes from the field it sets."""
    default = default if of is None else find_setting(of, name).default
    definition = QgsProcessingParameterBoolean(name, label, defaultValue=default)
    return document_parameter(definition, help_text, advanced)


def text(
    name: str,
    label: str,
    help_text: str,
    default: str = "",
    optional: bool = True,
    advanced: bool = False,
):
    """Declare a line of text."""
    definition = QgsProcessingParameterString(name, label, default, optional=optional)
    return document_parameter(definition, help_text, advanced)


def date_forms() -> str:
    """Return the sentence on how a date may be written."""
    return tr(
        "Dates are written as in tables: 2005, 2005-03, 2005-03-17, 200503, 17/03/2005, "
        "17 Mar 2005 or 2005年3月17日; one that may be two days, such as 01/02/2005, is refused."
    )


def dates(*lists: str):
    """Declare the dates of the rasters in some lists, for names that do not tell them."""
    help_text = (
        tr(
            "Dates of the bands in the order of the list, where their names do not end with them: "
            "'1982-2011', '2001, 2003, 2004' or '2005-01..2006-12'. The log says which band got "
            "which."
        )
        if len(lists) == 1
        else tr(
            "Dates of the rasters, in the order of each list whose names do not end with them: "
            "'1982-2011', '2001, 2003, 2004' or '2005-01..2006-12'. The log says which band got "
            "which."
        )
    )
    definition = text("DATES", tr("Dates"), f"{help_text} {date_forms()}")
    definition.setMetadata({**definition.metadata(), DATED_KEY: json.dumps(lists)})
    return definition


def file(
    name: str,
    label: str,
    help_text: str,
    ending: str,
    optional: bool = False,
    advanced: bool = False,
    file_filter: str = "",
):
    """Declare an input file with a given ending (without dot), or those of a filter."""
    definition = QgsProcessingParameterFile(name, label, extension=ending, optional=optional)
    if file_filter:
        definition.setFileFilter(file_filter)
    return document_parameter(definition, help_text, advanced)


def class_colours():
    """Declare the shared parameter of a table of the user's own class colours."""
    return file(
        "CLASS_TABLE",
        tr("Own class colours (CSV)"),
        tr("A table like core/trend/class_breaks.csv of the plugin."),
        "csv",
        optional=True,
        advanced=True,
    )


def folder(name: str, label: str, help_text: str, optional: bool = False):
    """Declare the shared parameter of an input folder."""
    kind = QgsProcessingParameterFile.Behavior.Folder
    return document_parameter(
        QgsProcessingParameterFile(name, label, kind, optional=optional), help_text
    )


# --- kinds of output -------------------------------------------------------------------------


def raster_output(name: str, label: str, help_text: str, style: str = "", by_default: bool = True):
    """Declare a raster destination; `style` is a key of `styling.STYLES`."""
    definition = QgsProcessingParameterRasterDestination(
        name, label, optional=not by_default, createByDefault=by_default
    )
    return document_parameter(definition, help_text, style=style)


def file_output(name: str, label: str, help_text: str, file_filter: str, by_default: bool = True):
    """Declare a file destination; `file_filter` is like ``CSV (*.csv)``."""
    definition = QgsProcessingParameterFileDestination(
        name, label, fileFilter=file_filter, optional=not by_default, createByDefault=by_default
    )
    return document_parameter(definition, help_text)


def csv_output(name: str, label: str, help_text: str, by_default: bool = False):
    """Declare the shared parameter of a table destination."""
    return file_output(name, label, help_text, "CSV (*.csv)", by_default)


def report_output(name: str, label: str, help_text: str, required: bool = False):
    """Declare a report destination, made by default; QGIS lists it by its label among the results.

    Scripts that name no file get a report only where one is required.
    """
    definition = QgsProcessingParameterFileDestination(
        name, label, fileFilter="HTML (*.html)", optional=not required, createByDefault=True
    )
    return document_parameter(definition, help_text)


def folder_output(
    name: str,
    label: str,
    help_text: str,
    by_default: bool = True,
    style: str = "",
    is_list: bool = True,
):
    """Declare a folder destination; `style` is that of the rasters in it (see styling.py).

    With `is_list`, the list of these rasters is an output too (`raster_list_output_name`).
    """
    definition = QgsProcessingParameterFolderDestination(
        name, label, optional=not by_default, createByDefault=by_default
    )
    document_parameter(definition, help_text, style=style)
    definition.setMetadata({**definition.metadata(), LIST_KEY: is_list})
    return definition


def raster_list_output_name(folder: str) -> str:
    """Return the name of the list of rasters that goes with a folder: RH_LAYERS of RH_FOLDER."""
    return folder.replace("FOLDER", "LAYERS")


def raster_list_outputs(definitions) -> list:
    """Declare an output of a list of rasters for each folder of them.

    The Model Designer offers such a list where a box takes several rasters; it offers no folders.
    """
    return [
        QgsProcessingOutputMultipleLayers(
            raster_list_output_name(definition.name()),
            tr("{folder}: list of rasters").format(folder=definition.description()),
        )
        for definition in definitions
        if definition.metadata().get(LIST_KEY)
    ]


def features_output(
    name: str, label: str, help_text: str, kind=None, by_default: bool = True, style: str = ""
):
    """Declare a vector destination; points unless `kind` says otherwise.

    `style` is a key of `layer_dress.POINT_STYLES`; polygons are styled by their classes.
    """
    definition = QgsProcessingParameterFeatureSink(
        name,
        label,
        type=QgsProcessing.SourceType.TypeVectorPoint if kind is None else kind,
        optional=not by_default,
        createByDefault=by_default,
    )
    return document_parameter(definition, help_text, style=style)
