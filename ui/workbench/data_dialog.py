"""The table of the data folder: what each file is taken for, and everything that can be changed."""

from __future__ import annotations

import os

from qgis.core import QgsApplication
from qgis.gui import QgsProjectionSelectionDialog, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QBrush, QColor
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from ...core.errors_and_notes.run import CarbonSinkError
from ...core.tables.column_names import LATITUDE_NAMES, LONGITUDE_NAMES, find_name
from ...core.units.unit import parse_unit
from ...framework import messages
from ...framework.text.translation import tr
from .. import theme
from ..assessment.data_records import PLOTS, RASTER_ROLES, UNUSED, DataFile
from ..assessment.derived_layers import ALL_DATES, chosen_dates
from ..assessment.folder_listing import is_inside_folder
from ..assessment.plot_and_zone_tables import table_columns
from ..buttons_and_plain_texts import button_box, plain_label, tool_tip
from ..theme import state_icon
from . import data_texts
from .menus_and_dropped_files import dropped_paths, file_menu
from .plot_tools import plot_menu

FILE, ROLE, VARIABLE, DATE, UNIT, GRID, REMARK = range(7)
_EDITABLE = {VARIABLE: "variable", DATE: "date", UNIT: "unit"}
_FOUND = Qt.ItemDataRole.UserRole
_WIDTHS = (210, 140, 150, 95, 150, 150)


class _Columns(QStyledItemDelegate):
    """Lets only those columns be edited that mean something."""

    def createEditor(self, parent, option, index):  # noqa: N802 - Qt's name
        """Return an editor for variable, date and unit."""
        if index.column() not in _EDITABLE:
            return None
        return super().createEditor(parent, option, index)


class DataDialog(QDialog):
    """Shows the files of a `Session`'s data folder and passes on what is changed.

    Parameters
    ----------
    session : Session
        The assessment.
    parent : QWidget, optional
        The window it stands in front of.
    """

    def __init__(self, session, parent=None):
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(tr("Carbon Sink: data"))
        self.resize(1240, 600)
        self.about = QLabel(
            tr(
                "What each file was taken for. Change the use in the list; double-click variable, "
                "date or unit to set them. Drop files or folders here to add them. Your files are "
                "never changed."
            )
        )
        self.about.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(
            [
                tr("File"),
                tr("Used as"),
                tr("Variable or columns"),
                tr("Date"),
                tr("Unit"),
                tr("Grid"),
                tr("Remarks"),
            ]
        )
        self.tree.setItemDelegate(_Columns(self.tree))
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.tree.setAlternatingRowColors(True)
        for column, width in enumerate(_WIDTHS):
            self.tree.setColumnWidth(column, width)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self.show_menu)
        self.message = plain_label()
        self.remark = plain_label()
        layout = QVBoxLayout(self)
        layout.addWidget(self.about)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.remark)
        layout.addWidget(self.message)
        layout.addLayout(self._make_buttons())
        self.setAcceptDrops(True)
        self.tree.itemChanged.connect(self._on_edited)
        self.tree.itemSelectionChanged.connect(self._show_buttons)
        session.changed.connect(self.show_files)
        self.show_files()

    def _make_buttons(self) -> QHBoxLayout:
        """Return the buttons below the table of data files."""
        self.align_button = QPushButton(tr("Align..."))
        self.align_button.setToolTip(tr("Bring rasters of another grid to that of the others"))
        self.align_button.clicked.connect(self.session.open_align)
        self.import_button = QPushButton(tr("Import..."))
        self.import_button.setToolTip(
            tr("Make dated rasters of downloads: HDF, NetCDF, GRIB, zip, tiles with quality bits")
        )
        self.import_button.clicked.connect(self.session.open_import)
        self.plots_button = QPushButton(tr("Plots..."))
        self.plots_button.setToolTip(
            tr("Draw sampling points, or make the carbon of plots of trees, harvests and soil")
        )
        self.plots_button.setMenu(plot_menu(self.session, self))
        self.crs_button = QPushButton(tr("Set coordinate system..."))
        self.crs_button.clicked.connect(self.set_crs)
        self.points_button = QPushButton(tr("Make points..."))
        self.points_button.clicked.connect(self.make_points)
        self.reset_button = QPushButton(tr("As found"))
        self.reset_button.setToolTip(tr("Take back what was set about the selected files"))
        self.reset_button.clicked.connect(self.reset)
        close_button = button_box("Close")
        close_button.rejected.connect(self.close)
        row = QHBoxLayout()
        for button in (
            *(self.import_button, self.align_button, self.plots_button, self.crs_button),
            *(self.points_button, self.reset_button),
        ):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(close_button)
        return row

    # --- showing -------------------------------------------------------------------------------

    def show_files(self):
        """Show all data files in the table; those of one variable under one row."""
        selected_paths = {files_of_row.path for files_of_row in self.selected()}
        opened = {
            item.text(FILE) for item in self._top_items() if item.isExpanded() and item.childCount()
        }
        self.tree.blockSignals(True)
        self.tree.clear()
        for members in self._grouped_files():
            item = self._add_group(members)
            item.setExpanded(item.text(FILE) in opened)
        for item in self._file_items():
            files_of_row = item.data(0, _FOUND)
            item.setSelected(len(files_of_row) == 1 and files_of_row[0].path in selected_paths)
        self.tree.blockSignals(False)
        self._show_buttons()

    def _grouped_files(self) -> list:
        """Return data files in groups for the table: doubtful ones first, unused last."""
        assessment = self.session.assessment

        def rank(members) -> int:
            if any(data_file.is_doubtful for data_file in members):
                return 0
            return 2 if members[0].role == UNUSED else 1

        return sorted(assessment.data.groups if assessment else (), key=rank)

    def _add_group(self, members: list) -> QTreeWidgetItem:
        """Add a group of data files to the table, one row above its files."""
        item = self._make_file_item(members)
        self.tree.addTopLevelItem(item)
        if len(members) > 1:
            for data_file in members:
                item.addChild(self._make_file_item([data_file]))
        self.tree.setItemWidget(item, ROLE, self._role_box(members))
        return item

    def _make_file_item(self, members: list) -> QTreeWidgetItem:
        """Return the row of a data file, or of a series of files, in the table."""
        first = members[0]
        names = [os.path.basename(data_file.path) for data_file in members]
        name = names[0] if len(names) == 1 else f"{names[0]} ... ({len(names)})"
        remarks = dict.fromkeys(data_texts.remark_text(r) for f in members for r in f.remarks)
        dates = [date for data_file in members for date in data_file.dates]
        units = {data_texts.unit_text(data_file) for data_file in members}
        texts = [""] * 7
        texts[FILE], texts[VARIABLE], texts[GRID] = name, first.variable, first.grid
        texts[DATE] = data_texts.dates_text(dates) if dates else ""
        texts[UNIT] = units.pop() if len(units) == 1 else tr("several")
        texts[ROLE] = data_texts.role_title(first.role)
        texts[REMARK] = " ".join(remarks)
        item = QTreeWidgetItem(texts)
        item.setData(0, _FOUND, members)
        item.setToolTip(FILE, tool_tip("\n".join(data_file.path for data_file in members[:20])))
        item.setToolTip(REMARK, tool_tip("\n".join(remarks)))
        if any(data_file.dates or data_file.role == PLOTS for data_file in members):
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        if any(data_file.is_doubtful for data_file in members):
            item.setIcon(FILE, state_icon("state_doubt"))
            item.setForeground(REMARK, QBrush(QColor(str(theme.DOUBT))))
        elif first.role == UNUSED:
            item.setIcon(FILE, QgsApplication.getThemeIcon("/mIconClearItem.svg"))
        else:
            item.setIcon(FILE, state_icon("state_done"))
        if any(data_file.chosen for data_file in members):
            font = item.font(FILE)
            font.setBold(True)
            item.setFont(FILE, font)
            item.setToolTip(FILE, item.toolTip(FILE) + tool_tip(tr("Something was set by you.")))
        return item

    def _role_box(self, members: list) -> QComboBox:
        """Return the list of uses of a group of data files."""
        box = QComboBox()
        is_raster = bool(members[0].dates)
        roles = RASTER_ROLES if is_raster else (members[0].role, UNUSED)
        for role in dict.fromkeys((members[0].role, *roles)):
            box.addItem(data_texts.role_title(role), role)
        box.setCurrentIndex(box.findData(members[0].role))
        # A file in doubt that can be nothing else is left out knowingly by choosing so.
        is_open = members[0].is_doubtful or "role" in members[0].chosen
        box.setEnabled(box.count() > 1 or is_open)
        box.activated.connect(lambda _: self.choose(members, role=box.currentData()))
        box.wheelEvent = lambda event: event.ignore()  # the table scrolls, no use changes
        return box

    # --- changing ------------------------------------------------------------------------------

    def selected(self) -> list:
        """Return the files of the selected rows, each once."""
        files = [f for item in self.tree.selectedItems() for f in item.data(0, _FOUND)]
        return list({data_file.path: data_file for data_file in files}.values())

    def _on_edited(self, item, column: int):
        """Take over a variable, date or unit written into the table of data files."""
        members, text = item.data(0, _FOUND), item.text(column).strip()
        if column not in _EDITABLE:
            return
        if not members[0].dates and column == UNIT:
            self._set_unit(members, text)
        elif not members[0].dates:
            self.show_files()  # of a table only the unit is set here
        elif column == DATE:
            self._set_date(members, text)
        elif text or column == UNIT:
            self.choose(members, **{_EDITABLE[column]: text})
        else:
            self.show_files()

    def _set_date(self, members: list, text: str):
        """Set the date of a data file, or of the first band; "" means all dates."""
        if len(members) > 1 and text not in ("", ALL_DATES, tr("all dates")):
            self.message.setText(tr("Dates are set file by file: open the row."))
            self.show_files()
            return
        value = ALL_DATES if text in ("", tr("all dates")) else text
        try:
            chosen_dates(value, len(members[0].dates))
        except CarbonSinkError as error:
            self.message.setText(messages.phrase_error(error))
            self.show_files()
            return
        self.choose(members, date=value)

    def _set_unit(self, members: list, text: str):
        """Set the unit of measurements of a data file; an empty text takes it back."""
        if text and parse_unit(text, "carbon") is None:
            self.message.setText(tr("The unit {unit} is not understood.").format(unit=text))
            self.show_files()
            return
        self.choose(members, unit=text or None)

    def dragEnterEvent(self, event):  # noqa: N802 - Qt's name
        """Accept files and folders."""
        if dropped_paths(event.mimeData()) and self.session.assessment is not None:
            event.acceptProposedAction()

    def dropEvent(self, event):  # noqa: N802 - Qt's name
        """Add what was dropped to the data."""
        self.session.add_files(dropped_paths(event.mimeData()))
        event.acceptProposedAction()

    def added(self) -> list:
        """Return the selected data files that lie outside of the data folder."""
        folder = self.session.data_folder()
        added_paths = self.session.manifest.added
        return [
            data_file.path
            for data_file in self.selected()
            if not is_inside_folder(data_file.path, folder)
            and any(is_inside_folder(data_file.path, a) for a in added_paths)
        ]

    def choose(self, members: list, **changes):
        """Set something about files; None takes it back."""
        self.message.setText("")
        self.session.choose([data_file.path for data_file in members], **changes)

    def reset(self):
        """Take back what was set about the data files selected in the table."""
        all_choices = dict.fromkeys(
            ("role", "variable", "date", "unit", "crs", "x", "y", "aligned", "imported")
        )
        self.choose(self.selected(), **all_choices)

    def set_crs(self):
        """Ask for the coordinate system of the selected rasters and set it."""
        dialog = QgsProjectionSelectionDialog(self)
        if dialog.exec() and dialog.crs().isValid():
            self.choose(self._selected_rasters(), crs=crs_text(dialog.crs()))

    def make_points(self):
        """Ask for the coordinates of the selected table and make points of it."""
        for data_file in self.selected()[:1]:
            dialog = PointsDialog(data_file, self)
            if dialog.exec() and dialog.choice():
                self.choose([data_file], **dialog.choice())

    def _selected_rasters(self) -> list:
        """Return the selected files that are rasters."""
        return [data_file for data_file in self.selected() if data_file.dates]

    def _show_buttons(self):
        """Switch the buttons below the table of data files on or off."""
        assessment = self.session.assessment
        fixes = {r.fix for f in assessment.data.files for r in f.remarks} if assessment else set()
        self.align_button.setEnabled("align" in fixes)
        self.import_button.setEnabled("import" in fixes)
        selected_files = self.selected()
        self.crs_button.setEnabled(bool(self._selected_rasters()))
        tables = [f for f in selected_files if is_plain_table(f)]
        self.points_button.setEnabled(len(tables) == 1 and len(selected_files) == 1)
        self.reset_button.setEnabled(any(data_file.chosen for data_file in selected_files))
        self._show_remark(selected_files)

    def _show_remark(self, selected_files: list):
        """Show the remarks on the selected data files in full, or how many are in doubt."""
        texts = dict.fromkeys(
            data_texts.remark_text(r) for data_file in selected_files for r in data_file.remarks
        )
        assessment = self.session.assessment
        if not texts and assessment:
            texts = [
                data_texts.driver_text(assessment.data),
                data_texts.doubts_text(assessment.data),
            ]
        self.remark.setText("\n".join(filter(None, texts)))
        self.remark.setVisible(bool(self.remark.text()))

    def show_menu(self, position):
        """Show the menu of the data file that was clicked in the table."""
        if self.tree.itemAt(position) is None:
            return
        menu = file_menu(self)
        menu.exec(self.tree.viewport().mapToGlobal(position))
        menu.deleteLater()

    def _top_items(self):
        return (self.tree.topLevelItem(i) for i in range(self.tree.topLevelItemCount()))

    def _file_items(self):
        """Yield all rows of the table of files."""
        for item in self._top_items():
            yield item
            yield from (item.child(i) for i in range(item.childCount()))


class PointsDialog(QDialog):
    """Asks which columns of a table are coordinates, and in which system.

    Parameters
    ----------
    found : DataFile
        The table.
    parent : QWidget, optional
        The window it stands in front of.
    """

    def __init__(self, data_file: DataFile, parent=None):
        super().__init__(parent)
        self.setWindowTitle(
            tr("Make points of {file}").format(file=os.path.basename(data_file.path))
        )
        columns = table_columns(data_file.path)
        self.x, self.y = QComboBox(), QComboBox()
        for box, names in ((self.x, LONGITUDE_NAMES), (self.y, LATITUDE_NAMES)):
            box.addItems(columns)
            box.setCurrentIndex(box.findText(find_name(names, columns)))
        self.crs = QgsProjectionSelectionWidget()
        buttons = button_box("Ok", "Cancel")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(tr("Longitude or x"), self.x)
        form.addRow(tr("Latitude or y"), self.y)
        form.addRow(tr("Coordinate system"), self.crs)
        form.addRow(buttons)

    def choice(self) -> dict:
        """Return the coordinate columns and system chosen for points; empty while incomplete."""
        crs = self.crs.crs()
        if not crs.isValid() or not self.x.currentText() or not self.y.currentText():
            return {}
        return {"x": self.x.currentText(), "y": self.y.currentText(), "crs": crs_text(crs)}


def crs_text(crs) -> str:
    """Return the coordinate system chosen in the dialog as GDAL understands it."""
    return crs.authid() if crs.authid().startswith("EPSG:") else crs.toWkt()


def is_plain_table(data_file: DataFile) -> bool:
    """Say whether a file in the dialog is a table of text, of which points can be made."""
    return bool(table_columns(data_file.path)) and not data_file.dates
