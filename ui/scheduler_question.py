"""The question whether to connect to a Dask scheduler that is not in the user's settings."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject

from ..framework.run import schedulers
from ..framework.text.translation import tr
from .buttons_and_plain_texts import ask_plainly


class SchedulerEntry(QObject):
    """Asks the user about unknown schedulers for as long as the plugin is loaded.

    Parameters
    ----------
    iface : QgisInterface
        The window.
    """

    def __init__(self, iface):
        super().__init__(iface.mainWindow())
        self.iface = iface
        schedulers.set_question(self.ask)

    def ask(self, address: str) -> bool:
        """Return whether the user trusts a scheduler; no is the default."""
        return ask_plainly(
            self.iface.mainWindow(),
            tr("Carbon Sink: connect to a Dask scheduler?"),
            tr(
                "{address} is not one of your schedulers.\n\nWhoever runs it can run programs on "
                "this computer with your rights. Connect only if you or your institution runs it. "
                "Your answer 'Yes' is kept in Settings > Options > Carbon Sink."
            ).format(address=address),
        )

    def remove(self):
        """Ask no more."""
        schedulers.set_question(None)
        self.deleteLater()
