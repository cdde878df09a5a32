"""The algorithms for plots open from the table of the data, and what they write is found there."""

from __future__ import annotations

from pathlib import Path

import pytest

from carbonsink.ui.processing_dialog import script_value
from carbonsink.ui.workbench.plot_tools import PLOT_TOOLS, _free_path, open_plot_tool


@pytest.fixture
def session(window, settings, folder):
    from carbonsink.ui.workbench.session import Session

    opened = Session()
    opened.open_folder(folder)
    yield opened
    opened.close_dialogs()


def test_each_algorithm_for_plots_has_an_entry(session, qtbot):
    from carbonsink.ui.workbench.data_dialog import DataDialog

    table = DataDialog(session)
    qtbot.addWidget(table)
    actions = table.plots_button.menu().actions()
    assert len(actions) == len(PLOT_TOOLS)
    for action, algorithm_id in zip(actions, PLOT_TOOLS):
        action.trigger()
        opened = session.dialogs[algorithm_id]
        assert opened.algorithm().displayName() == action.text()
        target = opened.mainWidget().wrappers["OUTPUT"].parameterValue()
        assert script_value(target).startswith(session.data_folder())


def test_nothing_that_is_there_is_written_over(session):
    folder = session.data_folder()
    Path(folder, "tree_biomass.gpkg").write_bytes(b"")
    assert _free_path(folder, "tree_biomass").endswith("tree_biomass_2.gpkg")


def test_what_was_made_is_in_the_table_afterwards(session):
    opened = open_plot_tool(session, "samplingdesign")
    seen = []
    session.changed.connect(lambda: seen.append(True))
    opened.algorithmFinished.emit(False, {})
    assert not seen
    opened.algorithmFinished.emit(True, {})
    assert seen
