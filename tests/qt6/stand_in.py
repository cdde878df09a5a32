"""A stand-in for the modules of QGIS 4: Qt is PyQt6, what the windows use of QGIS is made up.

It shows whether the windows of the plugin can be made and clicked through with PyQt6. What QGIS
itself computes or reads is not there: unknown names are permissive mocks.
"""

from __future__ import annotations

import enum
import importlib
import sys
import types
from unittest.mock import MagicMock

from PyQt6 import QtCore, QtGui, QtWidgets

# What `qgis.PyQt` of QGIS 4 hands out from its old module.
MOVED = ("QAction", "QActionGroup", "QShortcut", "QFileSystemModel", "QUndoCommand", "QUndoStack")
QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtXml", "sip")


class _Permissive(type):
    """Classes whose unknown attributes are mocks."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return MagicMock(name=f"{cls.__name__}.{name}")


def _permissive_class(name: str) -> type:
    """Return a class of QGIS of which nothing is known."""

    def __init__(self, *_, **__):
        pass

    def __getattr__(self, attribute):
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return MagicMock(name=f"{name}().{attribute}")

    return _Permissive(name, (), {"__init__": __init__, "__getattr__": __getattr__})


class _Module(types.ModuleType):
    """A module that makes up what it is asked for, once per name."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        setattr(self, name, _permissive_class(name))
        return getattr(self, name)


class Application(QtWidgets.QApplication):
    """`QgsApplication`, as far as windows call it."""

    profile = ""

    def translation(self) -> str:
        """Return the language; an empty text is English."""
        return ""

    @staticmethod
    def getThemeIcon(_name):  # noqa: N802 - QGIS's name
        """Return an empty icon."""
        return QtGui.QIcon()

    @staticmethod
    def qgisSettingsDirPath() -> str:  # noqa: N802 - QGIS's name
        """Return the folder of the profile."""
        return Application.profile

    @staticmethod
    def platform() -> str:
        """Return the kind of program."""
        return "desktop"

    @staticmethod
    def locale() -> str:
        """Return the language of the window."""
        return "en"

    processingRegistry = MagicMock(name="processingRegistry")  # noqa: N815 - QGIS's name
    taskManager = MagicMock(name="taskManager")  # noqa: N815 - QGIS's name


class Settings(QtCore.QSettings):
    """`QgsSettings` in the file of the profile."""

    def __init__(self):
        super().__init__(f"{Application.profile}/QGIS4.ini", QtCore.QSettings.Format.IniFormat)

    def value(self, key, default=None, type=None):  # noqa: A002 - QGIS's name
        """Return a value of the type that is asked for."""
        found = super().value(key, default)
        return found if type is None or found is None else type(found)


class Dock(QtWidgets.QDockWidget):
    """`QgsDockWidget`."""

    opened = QtCore.pyqtSignal()

    def setToggleVisibilityAction(self, action):  # noqa: N802 - QGIS's name
        """Show and hide the dock by an action."""
        action.setCheckable(True)
        action.toggled.connect(self.setVisible)

    def showEvent(self, event):  # noqa: N802 - Qt's name
        """Tell that the dock is seen."""
        super().showEvent(event)
        self.opened.emit()


class FileWidget(QtWidgets.QWidget):
    """`QgsFileWidget`: a line with a path."""

    fileChanged = QtCore.pyqtSignal(str)  # noqa: N815 - QGIS's name
    StorageMode = enum.Enum("StorageMode", "GetFile GetDirectory GetMultipleFiles SaveFile")

    def __init__(self, parent=None):
        super().__init__(parent)
        self._line = QtWidgets.QLineEdit(self)
        self._line.textChanged.connect(self.fileChanged)

    def lineEdit(self):  # noqa: N802 - QGIS's name
        """Return the line."""
        return self._line

    def filePath(self) -> str:  # noqa: N802 - QGIS's name
        """Return the path."""
        return self._line.text()

    def setFilePath(self, path: str):  # noqa: N802 - QGIS's name
        """Show a path."""
        self._line.setText(path)

    def setStorageMode(self, mode):  # noqa: N802 - QGIS's name
        """Take a mode, and nothing but a mode."""
        self.StorageMode(mode)

    def setDialogTitle(self, title: str):  # noqa: N802 - QGIS's name
        """Take a text."""
        self.setWindowTitle(title)

    def setFilter(self, text: str):  # noqa: N802 - QGIS's name
        """Take a text."""
        self.setToolTip(text)


class CrsDialog(QtWidgets.QDialog):
    """`QgsProjectionSelectionDialog` and its widget: nothing is ever chosen."""

    def crs(self):
        """Return a system that is not valid."""
        found = MagicMock(name="crs")
        found.isValid.return_value = False
        return found


class OptionsPage(QtWidgets.QWidget):
    """`QgsOptionsPageWidget`."""


class OptionsFactory(QtCore.QObject):
    """`QgsOptionsWidgetFactory`."""


def _refuse_to_run() -> None:
    """Let every algorithm say that it cannot run here."""
    registry = Application.processingRegistry.return_value
    for algorithm in (
        registry.algorithmById.return_value,
        registry.createAlgorithmById.return_value,
    ):
        for one in (algorithm, algorithm.create.return_value):
            one.canExecute.return_value = (False, "There is no QGIS here.")


def _fill(module: types.ModuleType, names: dict) -> types.ModuleType:
    """Put names into a module and register it."""
    module.__dict__.update(names)
    module.__path__ = []
    sys.modules[module.__name__] = module
    return module


def install(profile: str) -> None:
    """Put the stand-in in the place of `qgis` before anything imports that."""
    Application.profile = profile
    _refuse_to_run()
    qgis = _fill(types.ModuleType("qgis"), {})
    qt = _fill(types.ModuleType("qgis.PyQt"), {})
    qgis.PyQt = qt
    for name in QT_MODULES:
        source = importlib.import_module(f"PyQt6.{name}")
        names = {n: value for n, value in vars(source).items() if not n.startswith("__")}
        module = _fill(types.ModuleType(f"qgis.PyQt.{name}"), names)
        if name == "QtWidgets":
            moved = {n: getattr(QtGui, n) for n in MOVED if hasattr(QtGui, n)}
            module.__dict__.update(moved)
        setattr(qt, name, module)
    gui = {
        "QgsDockWidget": Dock,
        "QgsFileWidget": FileWidget,
        "QgsProjectionSelectionDialog": CrsDialog,
        "QgsProjectionSelectionWidget": CrsDialog,
        "QgsOptionsPageWidget": OptionsPage,
        "QgsOptionsWidgetFactory": OptionsFactory,
    }
    qgis.gui = _fill(_Module("qgis.gui"), gui)
    core = {"QgsApplication": Application, "QgsSettings": Settings, "NULL": None}
    core["QgsTask"] = type("QgsTask", (QtCore.QObject,), {})
    qgis.core = _fill(_Module("qgis.core"), core)
    qgis.utils = _fill(_Module("qgis.utils"), {"iface": MagicMock(name="iface")})
    _fill(_Module("processing"), {})
    for name in ("gui", "gui.wrappers", "gui.MessageDialog", "core", "tools"):
        _fill(_Module(f"processing.{name}"), {})
