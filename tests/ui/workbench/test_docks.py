"""The dock beside others: tabs instead of a column of slices, moved once and not again."""

from __future__ import annotations

import pytest


@pytest.fixture
def main(qtbot):
    from qgis.PyQt.QtWidgets import QMainWindow, QWidget

    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget())
    window.resize(900, 600)
    window.show()
    return window


@pytest.fixture
def dock(main, provider, settings, qtbot):
    from qgis.PyQt.QtCore import Qt

    from carbonsink.ui.workbench.workbench_dock import WorkbenchDock

    made = WorkbenchDock(main)
    main.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made)
    made.show()
    qtbot.wait(50)
    return made


def open_dock(main, name, area=None):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtWidgets import QDockWidget, QTextEdit

    made = type(name, (QDockWidget,), {})(name, main)
    made.setObjectName(name)
    made.setWidget(QTextEdit())
    main.addDockWidget(area or Qt.DockWidgetArea.RightDockWidgetArea, made)
    made.show()
    return made


def test_a_dock_that_opens_below_becomes_a_tab(main, dock, qtbot):
    whole = dock.height()
    identify = open_dock(main, "IdentifyResults")
    qtbot.waitUntil(lambda: identify in main.tabifiedDockWidgets(dock))
    qtbot.waitUntil(lambda: not identify.visibleRegion().isEmpty())  # what was asked for is on top
    dock.raise_()
    qtbot.waitUntil(lambda: dock.height() >= whole - 40)  # but for the row of tabs


def test_the_viewer_of_results_does_not_cover_the_workbench(main, dock, qtbot):
    viewer = open_dock(main, "ResultsDock")
    qtbot.waitUntil(lambda: viewer in main.tabifiedDockWidgets(dock))
    qtbot.waitUntil(lambda: not dock.visibleRegion().isEmpty())
    assert viewer.visibleRegion().isEmpty()


def test_a_dock_that_the_user_puts_below_stays_there(main, dock, qtbot):
    from qgis.PyQt.QtCore import Qt

    identify = open_dock(main, "IdentifyResults")
    qtbot.waitUntil(lambda: identify in main.tabifiedDockWidgets(dock))
    main.removeDockWidget(identify)
    area = Qt.DockWidgetArea.RightDockWidgetArea
    main.addDockWidget(area, identify, Qt.Orientation.Vertical)
    identify.show()
    dock.raise_()
    qtbot.wait(100)
    assert identify not in main.tabifiedDockWidgets(dock)


def test_docks_of_other_sides_are_left_alone(main, dock, qtbot):
    from qgis.PyQt.QtCore import Qt

    layers = open_dock(main, "Layers", Qt.DockWidgetArea.LeftDockWidgetArea)
    dock.tabify_docks()
    assert main.tabifiedDockWidgets(dock) == []
    assert main.dockWidgetArea(layers) == Qt.DockWidgetArea.LeftDockWidgetArea
