"""Make every window of the plugin with PyQt6 and the stand-in, and press its buttons.

Run by `test_windows.py` in a process of its own, as PyQt5 may be loaded in that of the tests.
Prints the windows with the number of buttons pressed, then the faults, as JSON.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import stand_in
from PyQt6 import QtCore, QtGui, QtTest, QtWidgets

ROOT = Path(__file__).resolve().parents[2]
faults: list = []
pressed: dict = {}


def register_plugin() -> None:
    """Import the repository under the plugin's name."""
    places = [str(ROOT)]
    spec = importlib.util.spec_from_file_location(
        "carbonsink", ROOT / "__init__.py", submodule_search_locations=places
    )
    sys.modules["carbonsink"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["carbonsink"])


def keep_fault(kind, error, trace) -> None:
    """Keep what a slot raised; PyQt6 would end the program."""
    faults.append("".join(traceback.format_exception(kind, error, trace)))


def close_modal() -> None:
    """Close the dialog that waits for an answer, and menus."""
    application = QtWidgets.QApplication
    for window in (application.activeModalWidget(), application.activePopupWidget()):
        if window is not None:
            pressed[type(window).__name__] = pressed.get(type(window).__name__, 0)
            window.close()


def click_through(window) -> None:
    """Show a window, press its buttons and actions, and let it be drawn."""
    pressed.setdefault(type(window).__name__, 0)
    window.show()
    window.grab()
    drop_file(window)
    for button in window.findChildren(QtWidgets.QAbstractButton):
        if button.isEnabled() and button.isVisibleTo(window):
            QtTest.QTest.mouseClick(button, QtCore.Qt.MouseButton.LeftButton)
            count_press(window)
            window.show()
    for action in window.findChildren(QtGui.QAction):
        if action.isEnabled():
            action.trigger()
            count_press(window)
    for tree in window.findChildren(QtWidgets.QTreeWidget):
        for i in range(tree.topLevelItemCount()):
            tree.setCurrentItem(tree.topLevelItem(i))
            tree.customContextMenuRequested.emit(tree.visualItemRect(tree.topLevelItem(i)).center())
            count_press(window)
    QtWidgets.QApplication.processEvents()
    window.grab()


def drop_file(window) -> None:
    """Drag a file over a window, drop it and turn the wheel over its lists."""
    data = QtCore.QMimeData()
    data.setUrls([QtCore.QUrl.fromLocalFile(__file__)])
    action, keys = QtCore.Qt.DropAction.CopyAction, QtCore.Qt.KeyboardModifier.NoModifier
    button, place = QtCore.Qt.MouseButton.LeftButton, QtCore.QPoint(20, 20)
    enter = QtGui.QDragEnterEvent(place, action, data, button, keys)
    drop = QtGui.QDropEvent(QtCore.QPointF(place), action, data, button, keys)
    for target in (window, *window.findChildren(QtWidgets.QWidget)):
        if target.acceptDrops():
            QtWidgets.QApplication.sendEvent(target, enter)
            QtWidgets.QApplication.sendEvent(target, drop)
    turn = QtGui.QWheelEvent(
        QtCore.QPointF(5, 5),
        QtCore.QPointF(5, 5),
        QtCore.QPoint(),
        QtCore.QPoint(0, 120),
        QtCore.Qt.MouseButton.NoButton,
        keys,
        QtCore.Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    for box in window.findChildren(QtWidgets.QComboBox):
        QtWidgets.QApplication.sendEvent(box, turn)


def count_press(window) -> None:
    """Count what was pressed in a window, and let events through."""
    name = type(window).__name__
    pressed[name] = pressed.get(name, 0) + 1
    QtWidgets.QApplication.processEvents()


def all_windows(folder: Path):
    """Yield the windows of the plugin, made over a folder of data."""
    from carbonsink.ui.dependency_dialog import DependencyDialog
    from carbonsink.ui.settings_page import SettingsPage
    from carbonsink.ui.workbench.data_dialog import DataDialog, PointsDialog
    from carbonsink.ui.workbench.session import Session
    from carbonsink.ui.workbench.welcome import Welcome
    from carbonsink.ui.workbench.workbench_dock import WorkbenchDock

    yield DependencyDialog(profile=folder / "profile")
    yield SettingsPage(profile=str(folder / "profile"))
    yield Welcome()
    session = Session()
    session.open_data(str(folder / "data"))
    yield DataDialog(session)
    if session.assessment is None:
        faults.append(f"the data were not read: {session.problem}")
        return
    tables = [f for f in session.assessment.data.files if f.path.endswith(".csv")]
    yield PointsDialog(tables[0])
    main = QtWidgets.QMainWindow()
    dock = WorkbenchDock(main)
    main.addDockWidget(QtCore.Qt.DockWidgetArea.RightDockWidgetArea, dock)
    main.show()
    dock.fill()
    yield dock


def main() -> None:
    """Click through all windows."""
    folder = Path(sys.argv[1])
    (folder / "profile").mkdir()
    stand_in.install(str(folder / "profile"))
    sys.excepthook = keep_fault
    application = stand_in.Application([])
    QtWidgets.QFileDialog.getExistingDirectory = staticmethod(lambda *_, **__: "")
    QtGui.QDesktopServices.openUrl = staticmethod(lambda _: True)
    timer = QtCore.QTimer(application)
    timer.timeout.connect(close_modal)
    timer.start(50)
    register_plugin()
    try:
        for window in all_windows(folder):
            click_through(window)
    except Exception:  # the parent process fails its test by what is printed
        faults.append(traceback.format_exc())
    print(json.dumps({"pressed": pressed, "faults": faults}))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
