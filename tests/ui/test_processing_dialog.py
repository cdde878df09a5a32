"""Dialogs of Processing as QGIS 3 has them, and in the shapes of QGIS 4.2 and 4.4."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QDialog, QWidget

from carbonsink.ui import processing_dialog as dialogs


class AlgorithmWidget(QWidget):
    """The widget of QGIS 4.2: it lies in a window of its own, which only `showWidget` shows."""

    def __init__(self, inside=None) -> None:
        super().__init__()
        self.inside, self.calls = inside, []

    def mainWidget(self):  # noqa: N802 - as in QGIS
        return self.inside

    def showWidget(self) -> None:  # noqa: N802 - as in QGIS
        self.calls.append("showWidget")


class ListPanel:
    """The panel of QGIS 4.4: wrappers come in a list from a method."""

    def __init__(self, wrappers: dict) -> None:
        self._wrappers = wrappers

    def wrappers(self) -> list:
        return list(self._wrappers.values())


class ModelerParametersDialog(QDialog):
    pass


class BatchAlgorithmDialog(QDialog):
    pass


class ExtendedWidget(AlgorithmWidget):
    pass


def test_kinds_of_dialogs(dialog, qtbot):
    found = {"3": dialog("neetonep")}
    kinds = {"4.2": AlgorithmWidget, "own": ExtendedWidget}
    kinds |= {"designer": ModelerParametersDialog, "batch": BatchAlgorithmDialog, "none": QWidget}
    for name, kind in kinds.items():
        found[name] = kind()
        qtbot.addWidget(found[name])
    for question, those in (
        (dialogs.is_of_designer, {"designer"}),
        (dialogs.is_of_batch, {"batch"}),
    ):
        assert {name for name, one in found.items() if question(one)} == those


def test_values_whatever_keeps_the_wrappers(dialog, qtbot):
    opened = dialog("trainlstm")
    values = dialogs.shown_values(opened)
    assert values["VALIDATION"] == "time" and len(values) > 20
    newer = AlgorithmWidget(ListPanel(opened.mainWidget().wrappers))
    qtbot.addWidget(newer)
    assert dialogs.shown_values(newer) == values


def test_a_dialog_is_shown_as_its_version_does_it(dialog, qtbot):
    opened = dialog("neetonep")
    opened.hide()
    dialogs.show_dialog(opened)
    assert opened.isVisible()
    newer = AlgorithmWidget()
    qtbot.addWidget(newer)
    dialogs.show_dialog(newer)
    assert newer.calls == ["showWidget"] and not newer.isVisible()


def test_choices_switch_widgets_once_all_are_made(dialog, qtbot):
    opened = dialog("trainlstm")
    wrappers = opened.mainWidget().wrappers
    folds = wrappers["FOLDS"].wrappedWidget()
    qtbot.waitUntil(lambda: not folds.isEnabled())
    folds.setEnabled(True)
    for wrapper in wrappers.values():
        wrapper.postInitialize(list(wrappers.values()))
    assert not folds.isEnabled()
