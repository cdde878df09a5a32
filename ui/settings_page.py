"""The page of Carbon Sink in QGIS's options: defaults, compiled kernels, a library folder."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
)

from ..framework import settings
from ..framework.groups import PLUGIN_ICON
from ..framework.run import kernel_cache
from ..framework.text.translation import tr

NAME = "carbonsink"
_MIB = 1 << 20


def label_of(setting) -> str:
    """Return the label of a setting."""
    return {
        settings.MAX_MEMORY.key: tr("Memory for raster blocks"),
        settings.THREADS.key: tr("Threads"),
        settings.LIBRARY_FOLDER.key: tr("More Python libraries"),
        settings.SCHEDULERS.key: tr("Trusted Dask schedulers"),
    }[setting.key]


def help_of(setting) -> str:
    """Return what a setting does."""
    return {
        settings.MAX_MEMORY.key: tr(
            "Default of MAX_MEMORY in all dialogs: what the blocks in work may take together. The "
            "whole program needs up to 400 MiB more."
        ),
        settings.THREADS.key: tr("Default of THREADS in all dialogs. Results do not depend on it."),
        settings.LIBRARY_FOLDER.key: tr(
            "A folder of Python packages that is searched after all others, for libraries that "
            "were installed elsewhere. Takes effect at once; removing it needs a restart."
        ),
        settings.SCHEDULERS.key: tr(
            "Addresses that DASK_SCHEDULER may have, separated by blanks, such as "
            "tls://10.0.0.1:8786. Whoever runs a scheduler can run programs on this computer."
        ),
    }[setting.key]


class SettingsPage(QgsOptionsPageWidget):
    """The page: one row per setting, and the folder of compiled kernels."""

    def __init__(self, parent=None, profile: str = ""):
        super().__init__(parent)
        self.profile = profile or QgsApplication.qgisSettingsDirPath()
        self.widgets = {}
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for setting in settings.SETTINGS:
            widget = self._parameter_widget(setting)
            widget.setToolTip(help_of(setting))
            self.widgets[setting.key] = widget
            form.addRow(label_of(setting), widget)
            form.addRow("", self._note(help_of(setting)))
        form.addRow(tr("Compiled kernels"), self._kernel_row())
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addStretch()
        self.show_kernels()

    def apply(self):
        """Keep what the settings page shows; called by the options dialog."""
        for setting in settings.SETTINGS:
            widget = self.widgets[setting.key]
            setting.write(self._widget_value(setting, widget))
        settings.extend_library_path()

    def clear_kernels(self):
        """Remove the compiled kernels; the next run compiles them anew."""
        kernel_cache.clear_cache(self.profile)
        self.show_kernels()

    def show_kernels(self):
        """Say where the compiled kernels are and how large."""
        size = kernel_cache.cache_size(self.profile)
        text = tr("{folder}: {size} MiB").format(
            folder=kernel_cache.cache_home(self.profile), size=f"{size / _MIB:.1f}"
        )
        self.kernels.setText(text)
        self.clear_button.setEnabled(size > 0)

    def _parameter_widget(self, setting):
        """Return the widget by which a setting is changed."""
        if setting.is_number:
            return self._number_widget(setting)
        if setting is settings.LIBRARY_FOLDER:
            return self._folder_widget(setting)
        return QLineEdit(setting.read())

    @staticmethod
    def _widget_value(setting, widget):
        """Return what a widget shows."""
        if setting.is_number:
            return widget.value()
        if setting is settings.LIBRARY_FOLDER:
            return widget.filePath().strip()
        return " ".join(widget.text().replace(",", " ").split())

    @staticmethod
    def _number_widget(setting) -> QSpinBox:
        """Return the widget of a setting that is a number."""
        box = QSpinBox()
        box.setRange(setting.minimum, setting.maximum)
        box.setValue(setting.read())
        if setting is settings.MAX_MEMORY:
            box.setSuffix(" MiB")
            box.setSingleStep(256)
        else:
            box.setSpecialValueText(tr("all processors"))
        return box

    @staticmethod
    def _folder_widget(setting) -> QgsFileWidget:
        widget = QgsFileWidget()
        widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        widget.setFilePath(setting.read())
        return widget

    def _kernel_row(self) -> QHBoxLayout:
        """Return the row of the cache of compiled kernels."""
        self.kernels = self._note("")
        self.kernels.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.clear_button = QPushButton(tr("Clear"))
        self.clear_button.setToolTip(
            tr("The next run compiles them again, which takes about ten seconds.")
        )
        self.clear_button.clicked.connect(self.clear_kernels)
        row = QHBoxLayout()
        row.addWidget(self.kernels, 1)
        row.addWidget(self.clear_button)
        return row

    @staticmethod
    def _note(text: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        return label


class SettingsFactory(QgsOptionsWidgetFactory):
    """Makes the page when the options dialog is opened."""

    def __init__(self):
        super().__init__()
        self.setTitle("Carbon Sink")
        self.setIcon(QIcon(PLUGIN_ICON))

    def createWidget(self, parent):
        """Return the page; called by QGIS."""
        page = SettingsPage(parent)
        page.setObjectName(NAME)
        return page


class SettingsEntry(QObject):
    """Adds the page to QGIS's options.

    Parameters
    ----------
    iface : QgisInterface
        The window.
    """

    def __init__(self, iface):
        super().__init__(iface.mainWindow())
        self.iface = iface
        self.factory = SettingsFactory()
        iface.registerOptionsWidgetFactory(self.factory)

    def remove(self):
        """Take the page out again."""
        self.iface.unregisterOptionsWidgetFactory(self.factory)
        self.factory = None
        self.deleteLater()
