"""The ways to the libraries dialog: a menu entry, a hint at the start, a link in messages."""

from __future__ import annotations

from qgis.core import Qgis
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, QUrl, pyqtSlot
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction, QPushButton

from .. import dependencies
from ..framework.text.translation import tr

HINT_MS = 1500  # after the start, so that looking for libraries does not delay it
MENU = "Carbon Sink"


class DependencyEntry(QObject):
    """Adds the menu entry, and tells once when libraries are missing.

    Parameters
    ----------
    iface : QgisInterface
        The window.
    """

    def __init__(self, iface):
        super().__init__(iface.mainWindow())
        self.iface = iface
        self.item = None
        self.action = QAction(tr("Libraries..."), iface.mainWindow())
        self.action.triggered.connect(self.open_dialog)
        iface.addPluginToMenu(MENU, self.action)
        QDesktopServices.setUrlHandler(QUrl(dependencies.LINK).scheme(), self.open_link)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.hint)
        self.timer.start(HINT_MS)

    def remove(self):
        """Take menu entry and hint of the libraries out again."""
        self.timer.stop()
        QDesktopServices.unsetUrlHandler(QUrl(dependencies.LINK).scheme())
        self.iface.removePluginMenu(MENU, self.action)
        self._remove_hint()
        self.action.deleteLater()
        self.deleteLater()

    def hint(self):
        """Say in the message bar which libraries are missing, with a button; never a window."""
        problems = dependencies.missing()
        if not problems:
            return
        names = ", ".join(problem.library.package for problem in problems)
        bar = self.iface.messageBar()
        if dependencies.is_installed_elsewhere(dependencies.profile_folder()):
            text = tr(
                "These libraries were installed for another QGIS and must be installed again for "
                "this one: {names}"
            )
        else:
            text = tr("These libraries are still missing: {names}")
        item = bar.createMessage("Carbon Sink", text.format(names=names))
        button = QPushButton(tr("Libraries..."))
        button.clicked.connect(self.open_dialog)
        item.layout().addWidget(button)
        self.item = bar.pushWidget(item, Qgis.MessageLevel.Warning)

    @pyqtSlot(QUrl)
    def open_link(self, url):
        """Open the dialog from a link in a message of QGIS."""
        if url.toString() == dependencies.LINK:
            self.open_dialog()

    def open_dialog(self, *_):
        """Open the dialog of libraries and wait until it is closed."""
        from .dependency_dialog import DependencyDialog

        dialog = DependencyDialog(self.iface.mainWindow())
        dialog.exec()
        dialog.deleteLater()
        if not dependencies.missing():
            self._remove_hint()

    def _remove_hint(self):
        if self.item is not None and not sip.isdeleted(self.item):
            self.iface.messageBar().popWidget(self.item)
        self.item = None
