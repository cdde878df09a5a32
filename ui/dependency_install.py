"""An installation as the window runs it: pip in a process of its own, then the trial, then publish.

The window stays usable meanwhile; a cancelled or failed installation leaves nothing.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QProcess, QProcessEnvironment, pyqtSignal

from ..dependencies import explain, installation
from ..dependencies.folders import extend_path

ASK_MS = 20_000  # a virus scanner may look at an interpreter that was never started before


def ask(program: str, arguments: list[str]) -> str:
    """Run a program before an installation and return what it prints; empty if it fails."""
    process = QProcess()
    process.start(program, arguments)
    if not process.waitForFinished(ASK_MS):
        process.kill()
        process.waitForFinished(1000)
        return ""
    return bytes(process.readAllStandardOutput()).decode("utf-8", "replace")


class Installer(QObject):
    """Runs one `installation.Installation`.

    Parameters
    ----------
    plan : Installation
        What `installation.prepare` returned.
    profile : pathlib.Path
        The QGIS profile it goes to.
    wheels : str
        The folder of wheel files it takes, for the message of a failure.
    parent : QObject, optional
        Owner.
    """

    line = pyqtSignal(str)  # what pip says
    finished = pyqtSignal(bool, str)  # whether it is installed; if not, why (empty: cancelled)

    def __init__(self, plan, profile, wheels="", parent=None):
        super().__init__(parent)
        self.plan, self.profile, self.wheels = plan, profile, wheels
        self.output = ""
        self.is_cancelled = False
        self.process = self._make_process()
        self._then = self._try_out

    def start(self):
        """Begin with pip."""
        self.process.start(self.plan.program, list(self.plan.arguments))

    def cancel(self):
        """Stop at once; `finished` follows."""
        self.is_cancelled = True
        self.process.kill()

    def _make_process(self) -> QProcess:
        """Return a process of its own for the installation."""
        process = QProcess(self)
        environment = QProcessEnvironment()
        for name, value in self.plan.environment.items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.readyReadStandardOutput.connect(self._read_output)
        process.finished.connect(self._continue_installation)
        process.errorOccurred.connect(self._not_started)
        return process

    def _read_output(self):
        """Hand on what the process of the installation prints."""
        text = bytes(self.process.readAllStandardOutput()).decode("utf-8", "replace")
        self.output += text
        if self._then != self._try_out:
            return  # what the trial says is for us
        for line in text.splitlines():
            if line.strip():
                self.line.emit(line.rstrip())

    def _not_started(self, error):
        """Report an interpreter that cannot be run; `_continue_installation` handles the rest."""
        if error == QProcess.ProcessError.FailedToStart:
            self._end_installation(self.process.errorString())

    def _continue_installation(self, code, _status=None):
        """Go on with the installation of libraries after a process has ended."""
        self._read_output()
        if self.is_cancelled:
            self._end_installation("")
        else:
            self._then(code)

    def _try_out(self, code):
        """Import what pip has installed, in a process of its own."""
        if code != 0:
            self._end_installation(explain.explain_failure(self.output, self.wheels))
            return
        self.line.emit(explain.tr("Trying to import the libraries..."))
        self._then = self._publish
        self.output = ""
        trial = installation.trial_arguments(self.plan, self.profile)
        self.process.start(self.plan.program, trial)

    def _publish(self, _code):
        """Rename the installation to its place."""
        faults = installation.read_trial(self.output)
        if faults:
            self._end_installation(explain.explain_trial(faults))
            return
        try:
            installation.publish(self.plan, self.profile)
        except OSError as error:
            self._end_installation(
                explain.tr("The QGIS profile cannot be written to: {error}").format(error=error)
            )
            return
        extend_path(self.profile)
        self.finished.emit(True, "")

    def _end_installation(self, reason):
        installation.discard(self.plan)
        self.finished.emit(False, reason)
