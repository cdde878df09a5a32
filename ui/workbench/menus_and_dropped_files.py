"""What the mouse does in the dock and the data dialog: menus of its right button, dropped files."""

from __future__ import annotations

import os

from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtWidgets import QMenu

from ...core.diagnosis.workspace import REPORT, product
from ...framework.text.translation import tr
from ..assessment.data_records import RASTER_ROLES, UNUSED
from . import data_texts, task_texts
from .result_layers import KINDS
from .task_details import open_file


def task_menu(panel) -> QMenu:
    """Return the menu of the selected step or task: what its details offer, and its folder.

    Parameters
    ----------
    panel : WorkbenchPanel
        The inside of the dock.
    """
    step, key = panel.current()
    session = panel.session
    menu = QMenu(panel)
    if step == "data":
        menu.addAction(_theme_icon("/mActionOpenTable.svg"), tr("Data..."), panel.open_table)
    if key:
        task_state = session.states.get(key)
        run = menu.addAction(
            _theme_icon("/processingAlgorithm.svg"), tr("Open dialog..."), panel.open_current
        )
        run.setEnabled(task_state is not None and task_state.can_be_opened)
    files = session.files(key) if key else {}
    if any(product(name).kind in KINDS for name in files):
        menu.addAction(
            _theme_icon("/mActionAddLayer.svg"), tr("Add layers"), panel.details.add_layers
        )
    for name, paths in files.items():
        if product(name).kind == REPORT:
            title = task_texts.report_title(name)
            menu.addAction(
                _theme_icon("/mActionOpenTable.svg"),
                title,
                lambda *_, path=paths[0]: open_file(path),
            )
    if files:
        _add_open_folder(menu, next(iter(files.values()))[0])
    return menu


def file_menu(dialog) -> QMenu:
    """Return the menu of the selected files in the table of the data.

    Parameters
    ----------
    dialog : DataDialog
        The table.
    """
    files = dialog.selected()
    menu = QMenu(dialog)
    if not files:
        return menu
    if all(data_file.dates for data_file in files):
        role_menu = menu.addMenu(tr("Use as"))
        for role in RASTER_ROLES:
            action = role_menu.addAction(data_texts.role_title(role))
            action.setCheckable(True)
            action.setChecked({data_file.role for data_file in files} == {role})
            action.triggered.connect(lambda _=False, use=role: dialog.choose(files, role=use))
    elif any(data_file.role != UNUSED or data_file.is_doubtful for data_file in files):
        menu.addAction(tr("Do not use"), lambda *_: dialog.choose(files, role=UNUSED))
    for button in (dialog.crs_button, dialog.points_button, dialog.reset_button):
        if button.isEnabled():
            menu.addAction(button.text(), button.click)
    added_files = dialog.added()
    if added_files:
        # A folder was added as a whole, and is taken out as a whole.
        has_folder = any(path not in dialog.session.manifest.added for path in added_files)
        text = tr("Take its folder out of the table") if has_folder else tr("Take out of the table")
        menu.addAction(text, lambda *_: dialog.session.remove_added(added_files))
    menu.addSeparator()
    menu.addAction(
        _theme_icon("/mActionAddLayer.svg"),
        tr("Add to the project"),
        lambda *_: add_to_project(files),
    )
    _add_open_folder(menu, files[0].path)
    return menu


def _add_open_folder(menu: QMenu, path: str) -> None:
    """Add what opens the folder of a file."""
    folder = os.path.dirname(path)
    menu.addAction(
        _theme_icon("/mActionFileOpen.svg"), tr("Show files"), lambda *_: open_file(folder)
    )


def add_to_project(files) -> int:
    """Add the files of a menu as QGIS opens them; return how many could be opened."""
    n_added = 0
    for data_file in reversed(files):
        name = os.path.splitext(os.path.basename(data_file.path))[0]
        layer = QgsRasterLayer(data_file.used, name)
        if not layer.isValid():
            layer = QgsVectorLayer(data_file.used, name, "ogr")
        if layer.isValid():
            QgsProject.instance().addMapLayer(layer)
            n_added += 1
    return n_added


def _theme_icon(name: str):
    """Return an icon of QGIS's theme for a menu."""
    return QgsApplication.getThemeIcon(name)


def dropped_paths(mime) -> list:
    """Return the files and folders of this computer that were dropped."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]


def dropped_folder(mime) -> str:
    """Return the folder that was dropped, that of a file too; empty without one."""
    paths = dropped_paths(mime)
    for path in paths:
        if os.path.isdir(path):
            return path
    return os.path.dirname(paths[0]) if paths else ""
