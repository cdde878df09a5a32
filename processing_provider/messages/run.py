"""Sentences for the run itself, its parameters and libraries."""

from __future__ import annotations

from ...core import errors, notes
from ..phrases import step_text
from ..translation import tr

ERRORS = {
    errors.Cancelled: lambda e: tr("Cancelled. Nothing was written."),
    errors.CancelledPartWay: lambda e: tr(
        "Cancelled after {finished} of {total} dates. The finished rasters stay in the folder; run "
        "it again with RESUME to go on."
    ).format(finished=e.finished, total=e.total),
    errors.MissingLibrary: lambda e: tr(
        "The Python library {library} is needed for {used_for} and is not installed. Install it "
        "(see the plugin's page on libraries) or choose another method."
    ).format(library=e.library, used_for=e.used_for),
    errors.BadValue: lambda e: tr("{parameter} = {value} is not possible: {allowed}.").format(
        parameter=e.parameter, value=e.value, allowed=e.allowed
    ),
    errors.MissingInput: lambda e: tr(
        "{parameter} is empty, and {choice} needs it. Choose it, or choose another method."
    ).format(parameter=e.parameter, choice=e.choice),
    errors.DoesNotApply: lambda e: tr(
        "{parameter} = {value} does not apply to {choice}. Leave it at its default or choose "
        "another method."
    ).format(parameter=e.parameter, value=e.value, choice=e.choice),
}

NOTES = {
    notes.Step: step_text,
    notes.CompilingKernels: lambda n: tr(
        "First use on this machine: compiling the numerical kernels, about ten seconds."
    ),
    notes.DefaultUsed: lambda n: tr("{parameter} = {value} {reason}").format(
        parameter=n.parameter, value=n.value, reason=n.reason
    ),
}
