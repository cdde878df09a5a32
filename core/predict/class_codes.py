"""Classes that a training table names by text, met with the codes of a raster.

A table of sites says "DBF", a raster of forest types holds 4. The names that the raster carries
itself (attribute table, category names) say which code is which class, or a CSV table does.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from ..errors_and_notes.fields import RASTERS, FieldName, FieldText
from ..errors_and_notes.landuse import ClassesNamedOtherwise, CodesExchanged
from ..errors_and_notes.learn import ClassesWithoutCode
from ..errors_and_notes.predict import ClassesNotNamed, CodeOfTwoClasses
from ..errors_and_notes.run import DoesNotApply
from ..model.predictors import CodedClass
from ..raster import Stack
from ..raster.class_check import check_legends
from ..raster.class_tables import named_classes, read_classes
from ..run import Run
from ..tables.csv_table import read_rows, read_whole_number

_VARIABLE = "variable"


def with_raster_codes(model, stack: Stack, run: Run, table: str = ""):
    """Return a model whose classes that are text know their codes in the rasters.

    Parameters
    ----------
    model : Model
        A model; classes that are numbers already are left alone.
    stack : Stack
        Rasters of the predictors and of the stratum, by name in any order.
    run : Run
        Gets a note of classes that no code stands for.
    table : str
        CSV with the columns code and name, and variable where several variables hold classes
        (empty: for all); several codes may be one class. Empty: the names in the rasters count.

    Raises
    ------
    CodesExchanged
        When a raster gives a code of the training to another of its classes.
    ClassesNotNamed
        When no class of a variable is among the names of its raster or of the table.
    LegendsConflict
        When a name stands for different codes in two rasters of a variable.
    DoesNotApply
        When there is a table, but no class that is text.
    CodeOfTwoClasses
        When the table gives a code to two classes.
    MissingColumn, BadTable
        When it has another form.
    """
    _check_raster_legends(model, stack, run)
    texts = {
        name: classes_of_variable
        for name, classes_of_variable in _classes_by_variable(model).items()
        if _names_of(classes_of_variable)
    }
    if not texts:
        if table:
            raise DoesNotApply(
                FieldName("class_codes"),
                table,
                FieldText("{} ({})", (FieldName("model"), model.target)),
            )
        return model
    rows = _read_table(table) if table else []
    coded = {}
    for variable, classes in texts.items():
        bands = stack.matches(variable)
        if not bands:
            continue  # the prediction says which variables are missing
        path = table or bands[0].path
        names = _table_names(rows, variable) if table else _raster_names(bands, run)
        coded[variable] = _match_codes(variable, classes, names, path, bool(table), run)
    predictors = tuple(
        replace(p, categories=coded.get(p.name, p.categories)) if p.categorical else p
        for p in model.predictors
    )
    submodels = model.submodels
    if model.stratum in coded:
        submodels = tuple(
            replace(submodel, stratum=label)
            for submodel, label in zip(submodels, coded[model.stratum])
        )
    return replace(model, predictors=predictors, submodels=submodels)


def has_named_classes(model) -> bool:
    """Return whether a model knows classes by text, so that they need codes."""
    return any(_names_of(classes) for classes in _classes_by_variable(model).values())


def codes_digest(model) -> str:
    """Return what tells one choice of codes from another; empty where no class has codes."""
    coded_classes = [
        f"{variable}\0{label}\0{label.codes}"
        for variable, classes in sorted(_classes_by_variable(model).items())
        for label in classes
        if isinstance(label, CodedClass)
    ]
    return (
        hashlib.sha256("\0".join(coded_classes).encode()).hexdigest()[:16] if coded_classes else ""
    )


def _classes_by_variable(model) -> dict:
    """Return the classes of each variable that has any, those of the strata among them."""
    classes = {p.name: p.categories for p in model.predictors if p.categorical}
    if model.stratum:
        classes[model.stratum] = model.strata
    return classes


def _names_of(classes) -> list:
    """Return the classes that are text without codes."""
    return [c for c in classes if isinstance(c, str) and not isinstance(c, CodedClass)]


def _read_table(path: str) -> list:
    """Return the rows (variable, folded name, code) of a table of class codes."""
    rows = []
    for row in read_rows(path, ("code", "name")):
        code = read_whole_number(path, "code", row["code"])
        rows.append((row.get(_VARIABLE, "").casefold(), _fold_case(row["name"]), code))
    by_code: dict = {}
    for variable, name, code in rows:
        other = by_code.setdefault((variable, code), name)
        if other != name:
            raise CodeOfTwoClasses(path, variable, code, (other, name))
    return rows


def _table_names(rows: list, variable: str) -> dict:
    """Return the codes of each name that a table has for a variable."""
    codes_of_name: dict = {}
    for row_variable, name, code in rows:
        if row_variable in ("", variable.casefold()):
            codes_of_name.setdefault(name, set()).add(code)
    return codes_of_name


def _raster_names(bands, run: Run) -> dict:
    """Return the codes of each name that the rasters of a variable carry."""
    band_positions = dict.fromkeys((band.path, band.index) for band in bands)
    check_legends(tuple(dict.fromkeys(path for path, _ in band_positions)), RASTERS, run)
    codes_of_name: dict = {}
    for path, index in band_positions:
        for entry in read_classes(path, index):
            codes_of_name.setdefault(_fold_case(entry.label), set()).add(entry.code)
    return codes_of_name


def _match_codes(variable: str, classes, names: dict, path: str, is_table: bool, run: Run) -> tuple:
    """Return the classes with their codes, which a table or a raster names."""
    text_classes = _names_of(classes)
    missing = tuple(label for label in text_classes if _fold_case(label) not in names)
    if len(missing) == len(text_classes):
        names_found = tuple(sorted(filter(None, names)))
        raise ClassesNotNamed(variable, path, tuple(text_classes), names_found, is_table)
    if missing:
        run.note(ClassesWithoutCode(variable, missing, path))
    return tuple(
        CodedClass(label, sorted(names.get(_fold_case(label), ())))
        if label in text_classes
        else label
        for label in classes
    )


def _fold_case(name: str) -> str:
    """Return a class name without regard to case and surrounding blanks."""
    return name.strip().casefold()


def _check_raster_legends(model, stack: Stack, run: Run) -> None:
    """Compare the class names of rasters with those that a model's training had."""
    for variable, legend in model_legends(model).items():
        for band in {band.path: band for band in stack.matches(variable)}.values():
            names = {entry.code: entry.label for entry in named_classes(band)}
            check_legend(variable, legend, names, band.path, run)


def model_legends(model) -> dict:
    """Return the names of the class codes that a model was trained on, by variable."""
    return getattr(model, "legends", {})


def check_legend(variable: str, trained: dict, given: dict, path: str, run: Run) -> None:
    """Compare the names of class codes with those of the training.

    Parameters
    ----------
    variable : str
        Predictor or stratum.
    trained, given : dict of int to str
        Names by code.
    path : str
        Where the names are from, for messages.
    run : Run
        Receives a note of classes that have other names, which may mean the same.

    Raises
    ------
    CodesExchanged
        When a class of the training has another code, and its own one means something else.
    """
    trained_names = {code: _fold_case(label) for code, label in trained.items()}
    given_names = {code: _fold_case(label) for code, label in given.items()}
    differing = [
        code
        for code, name in trained_names.items()
        if name and given_names.get(code, "") and given_names[code] != name
    ]
    if not differing:
        return
    facts = variable, path, tuple((code, trained[code], given[code]) for code in differing)
    others = set(given_names.values())
    if any(trained_names[code] in others for code in differing):
        raise CodesExchanged(*facts)
    run.note(ClassesNamedOtherwise(*facts))
