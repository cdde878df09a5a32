"""The table of classes as it was used, in the form in which it can be given again."""

from __future__ import annotations


def parameters_used(classes: tuple, cells: dict):
    """Return a DataFrame of the classes met.

    Parameters
    ----------
    classes : tuple of CasaClass
        With the NDVI limits that were used.
    cells : dict of int to int
        Cells of each class by code.
    """
    import pandas as pd

    columns = ("code", "name", "eps_max", "ndvi_min", "ndvi_max")
    table = pd.DataFrame([tuple(known) for known in classes], columns=list(columns))
    table["unit"] = "gC MJ-1"
    table["cells"] = [cells[known.code] for known in classes]
    return table
