"""Warnings of the dates of a series are told once, with the files of all of them."""

from carbonsink.core.errors_and_notes.flux import RhAboveRs
from carbonsink.core.errors_and_notes.raster import (
    CellsUsed,
    InputChanged,
    MarkKept,
    UndeclaredNodata,
)
from carbonsink.core.raster.warnings_once import WarningsOnce
from carbonsink.core.run import Run


def test_warnings_of_all_dates_are_told_once():
    told = []
    warnings = WarningsOnce(Run(on_note=told.append), (RhAboveRs,))
    dates = [warnings.only(Run()) for _ in range(3)]
    for date, path in zip(dates, ("a.tif", "b.tif", "c.tif")):
        date.note(CellsUsed(3, 1))
        date.note(UndeclaredNodata(-9999.0, 2, (path,)))
        date.note(UndeclaredNodata(-9999.0, 2, (path,)))  # a second pass over the same file
        date.note(MarkKept(-999.0, (path,)))
    dates[1].note(RhAboveRs(5, 0.1, False))
    dates[2].note(RhAboveRs(6, 0.2, False))
    dates[0].note(InputChanged(("x.tif",)))
    dates[2].note(InputChanged(("x.tif",)))
    warnings.report()
    assert told == [
        RhAboveRs(5, 0.1, False),
        UndeclaredNodata(-9999.0, 6, ("a.tif", "b.tif", "c.tif")),
        MarkKept(-999.0, ("a.tif", "b.tif", "c.tif")),
        InputChanged(("x.tif",)),
    ]
