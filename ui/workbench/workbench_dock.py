"""The dock, its menu entry and its button; the inside is made when it is first shown."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsTask
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QToolBar

from ...framework.groups import icon_path
from ...framework.text.translation import tr
from ..dependency_entry import MENU

OBJECT_NAME = "CarbonSinkWorkbench"
_WIDTH = 400  # in which names of tasks and tables of findings are whole
_SETTLE_MS = 500  # several tasks may finish at once


class WorkbenchDock(QgsDockWidget):
    """The dock. Its inside reads the workspace, so it waits until somebody looks."""

    def __init__(self, parent=None):
        super().__init__(tr("Carbon Sink workbench"), parent)
        self.setObjectName(OBJECT_NAME)
        self.setMinimumWidth(320)
        self.session = None
        self.panel = None
        self.is_new = False  # not placed by the user before
        self._placed: set = set()  # docks that stand where they do by the user's choice
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tabify_docks)

    def resizeEvent(self, event):  # noqa: N802 - Qt's name
        """Look whether another dock has taken a part of the height."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height():
            self._timer.start(0)

    def tabify_docks(self):
        """Make tabs of docks that have just opened above or below this one.

        QGIS puts the viewer of results and what *Identify* finds there, which leaves this dock two
        rows. Each is moved once: where the user puts it afterwards it stays.
        """
        window = self.parent()
        for dock in self._docks_beside():
            if dock in self._placed:
                continue
            self._placed.add(dock)
            dock.destroyed.connect(lambda *_, closed_dock=dock: self._placed.discard(closed_dock))
            window.tabifyDockWidget(self, dock)
            # Who looks at the workbench goes on doing so, but for what was asked for by a click.
            (self if type(dock).__name__ == "ResultsDock" else dock).raise_()

    def _docks_beside(self) -> list:
        """Return the docks that share this one's column."""
        window = self.parent()
        if window is None or self.isFloating() or not self.isVisible():
            return []
        tabs = window.tabifiedDockWidgets(self)
        area = window.dockWidgetArea(self)
        geometry = self.geometry()
        return [
            dock
            for dock in window.findChildren(QDockWidget)
            if dock is not self
            and dock not in tabs
            and dock.isVisible()
            and not dock.isFloating()
            and window.dockWidgetArea(dock) == area
            and dock.geometry().left() < geometry.right()
            and geometry.left() < dock.geometry().right()
        ]

    def fill(self):
        """Make the inside of the dock, or look at the files again."""
        if self.panel is None:
            from .session import Session
            from .workbench_panel import WorkbenchPanel

            self.session = Session(self)
            self.session.refresh()
            self.panel = WorkbenchPanel(self.session, self)
            self.setWidget(self.panel)
            if not self.isFloating() and self.width() < _WIDTH:
                self.parent().resizeDocks([self], [_WIDTH], Qt.Orientation.Horizontal)
            if self.is_new:
                self.tabify_docks()
        else:
            self.session.refresh()


class WorkbenchEntry(QObject):
    """Adds the dock with its menu entry and toolbar button.

    Parameters
    ----------
    iface : QgisInterface
        The window.
    """

    def __init__(self, iface):
        super().__init__(iface.mainWindow())
        self.iface = iface
        self.dock = WorkbenchDock(iface.mainWindow())
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.hide()  # QGIS shows what is added
        self.dock.opened.connect(self.dock.fill)
        if not iface.mainWindow().restoreDockWidget(self.dock):
            self.dock.is_new = True
        self.action = QAction(QIcon(icon_path("workbench")), tr("Workbench"), iface.mainWindow())
        self.action.setToolTip(tr("Carbon Sink workbench: an assessment step by step"))
        self.dock.setToggleVisibilityAction(self.action)
        iface.addPluginToMenu(MENU, self.action)
        self.more = self._add_menu_entries(iface)
        self.bar = iface.addToolBar("Carbon Sink")
        if isinstance(self.bar, QToolBar):
            self.bar.setObjectName("CarbonSinkToolBar")
            self.bar.addAction(self.action)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(_SETTLE_MS)
        self.timer.timeout.connect(self.refresh)
        QgsApplication.taskManager().statusChanged.connect(self.on_task_finished)

    def _add_menu_entries(self, iface) -> list:
        """Add the demo, the guide and the about page to the menu of the workbench."""
        theme = QgsApplication.getThemeIcon
        entries = (
            (QIcon(icon_path("prepare")), tr("Try the demo"), self.try_demo),
            (theme("/mActionHelpContents.svg"), tr("Guide"), self.open_guide),
            (theme("/mActionHelpAbout.svg"), tr("About Carbon Sink"), self.show_about),
        )
        actions = []
        for icon, title, run in entries:
            action = QAction(icon, title, iface.mainWindow())
            action.triggered.connect(run)
            iface.addPluginToMenu(MENU, action)
            actions.append(action)
        return actions

    def try_demo(self, *_):
        """Show the dock and run the demo in it."""
        self.dock.setUserVisible(True)
        self.dock.fill()
        self.dock.panel.try_demo()

    def open_guide(self, *_):
        """Open the guide to the workbench."""
        from .help_pages import open_guide

        self.guide = open_guide(self.iface.mainWindow())

    def show_about(self, *_):
        """Show what the plugin is."""
        from .help_pages import show_about

        show_about(self.iface.mainWindow())

    def on_task_finished(self, _task_id, status):
        """Look at the files again after any run, one started in the toolbox too."""
        if status == QgsTask.TaskStatus.Complete and self.dock.panel is not None:
            self.timer.start()

    def refresh(self):
        """Refresh the dock if it is to be seen; a run of everything looks by itself."""
        if self.dock.isUserVisible() and not self.dock.panel.runner.is_running:
            self.dock.session.refresh()

    def remove(self):
        """Take dock, menu entries and toolbar button out again."""
        QgsApplication.taskManager().statusChanged.disconnect(self.on_task_finished)
        self.timer.stop()
        if self.dock.session is not None:
            self.dock.session.close_dialogs()
        if self.dock.panel is not None:
            self.dock.panel.runner.stop()
        for action in (self.action, *self.more):
            self.iface.removePluginMenu(MENU, action)
        self.iface.removeDockWidget(self.dock)
        self.dock.deleteLater()
        if isinstance(self.bar, QToolBar):
            self.iface.mainWindow().removeToolBar(self.bar)
            self.bar.deleteLater()
        for action in (self.action, *self.more):
            action.deleteLater()
        self.deleteLater()
