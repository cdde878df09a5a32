"""The colours of a raster's colour table, for class rasters that name no classes."""

from __future__ import annotations

from .source import open_dataset, reading


def read_colours(path: str, band: int = 1) -> dict:
    """Return ``#rrggbb`` by code; transparent entries are left out, and all when none differ."""
    dataset = open_dataset(path)  # kept: its bands are gone with it
    with reading(path):
        table = dataset.GetRasterBand(band).GetColorTable()
    if table is None:
        return {}
    colours = {}
    for code in range(table.GetCount()):
        red, green, blue, opacity = table.GetColorEntry(code)
        if opacity:
            colours[code] = f"#{red:02x}{green:02x}{blue:02x}"
    return colours if len(set(colours.values())) > 1 else {}
