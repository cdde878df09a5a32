"""How two grids differ, in words: for reports and for messages."""

from __future__ import annotations


def describe_difference(difference, tr) -> str:
    """Return one difference in words."""
    first, second = difference.first, difference.second
    if difference.kind == "crs":
        return tr("CRS {second} instead of {first}").format(
            first=first or tr("none"), second=second or tr("none")
        )
    if difference.kind == "size":
        return tr("{columns} x {rows} cells instead of {first_columns} x {first_rows}").format(
            columns=second[0], rows=second[1], first_columns=first[0], first_rows=first[1]
        )
    if difference.kind == "cell":
        return tr("cell size {width:.8g} x {height:.8g} instead of {w:.8g} x {h:.8g}").format(
            width=second[0], height=second[1], w=first[0], h=first[1]
        )
    return tr("origin shifted by {east:.2f} cells east and {south:.2f} cells south").format(
        east=round(first[0], 2) + 0.0,
        south=round(first[1], 2) + 0.0,  # no minus zero
    )
