"""Algorithms of diagnosis and report."""

from __future__ import annotations


def algorithms() -> tuple:
    """Return the group's algorithms."""
    from .assessmentreport import AssessmentReport
    from .diagnosticzoning import DiagnosticZoning
    from .mapsheet import MapSheet
    from .studyareamap import StudyAreaMap

    return DiagnosticZoning, AssessmentReport, MapSheet, StudyAreaMap
