"""`StackReader`: windows of the bands of a stack, read by one thread."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np

from .band_reading import read_band, read_codes
from .opening import open_dataset
from .tiling import cells_decoded_together, split_by_blocks
from .undeclared_nodata import UndeclaredCounts
from .window import Window

# Files all readers of a pass keep open together: far below the usual limit of 1024 handles of a
# process (256 on macOS), which a 252-month series times several threads would pass.
MAX_OPEN_FILES = 160


class StackReader:
    """Open files of a stack for one thread; GDAL datasets must not be shared by threads.

    Parameters
    ----------
    stack : Stack
        What to read.
    max_open : int
        Files kept open at one time.
    """

    def __init__(self, stack, max_open: int = MAX_OPEN_FILES) -> None:
        self.stack, self.max_open = stack, max(max_open, 1)
        self.undeclared_counts = UndeclaredCounts()
        self._datasets: OrderedDict = OrderedDict()

    def __enter__(self) -> StackReader:
        return self

    def __exit__(self, *_exception) -> None:
        self._datasets.clear()

    def read(self, window: Window, halo: int = 0) -> np.ndarray:
        """Read a window of all bands of the stack.

        Parameters
        ----------
        window : Window
            Cells wanted.
        halo : int
            Cells more on every side; those outside the grid are NaN, but for those beyond the seam
            of a grid that spans all longitudes.

        Returns
        -------
        numpy.ndarray
            ``(bands, rows + 2 halo, cols + 2 halo)``, NaN for nodata.
        """
        return self.read_planes(range(len(self.stack)), window, halo)

    def read_planes(self, planes: range, window: Window, halo: int = 0) -> np.ndarray:
        """Read a window of the bands at some positions, as `read` does."""
        counted, window = window, window.expand(halo)
        values = np.empty((len(planes), *window.shape), self.stack.dtype)
        for positions, subwindows in self._bands_read_together(planes, window):
            for subwindow in subwindows:
                slices = subwindow.relative_to(window).slices
                for i in positions:
                    self._read_into(i, subwindow, values[i - planes.start][slices], counted)
        return values

    def _bands_read_together(self, planes: range, window: Window):
        """Yield positions of bands of the stack, and the windows in which these are read together.

        A file whose blocks hold several bands is read block by block, all bands of each: GDAL
        keeps the last block that it decoded, and of many large ones no more than that.
        """
        together: dict = {}
        for i in planes:
            band = self.stack.bands[i]
            together.setdefault(band.path if band.interleaved else i, []).append(i)
        for positions in together.values():
            band = self.stack.bands[positions[0]]
            if len(positions) == 1:
                yield positions, [window]
            else:
                last = max(self.stack.bands[i].index for i in positions)
                cells = cells_decoded_together(last, band.stored_bytes)
                yield positions, split_by_blocks(window, band.block_shape, cells)

    def read_plane(self, i: int, window: Window, halo: int = 0) -> np.ndarray:
        """Read a window of the band at position `i`, as `read` does."""
        return self.read_planes(range(i, i + 1), window, halo)[0]

    def _read_into(self, i: int, read_window: Window, values: np.ndarray, counted: Window) -> None:
        """Fill `values` with a window that may reach beyond the grid.

        Cells with undeclared marks of no data are counted within `counted`, without its halo.
        """
        band, grid = self.stack.bands[i], self.stack.grid
        inside = read_window.intersection(grid.window)
        if inside != read_window:
            values.fill(np.nan)
        if inside.n_cells:
            slices = inside.relative_to(read_window).slices
            undeclared = read_band(self._open_dataset(band.path), band, inside, values[slices])
            if undeclared is not None:
                self.undeclared_counts.add(
                    band.path, undeclared, counted.intersection(inside).relative_to(inside)
                )
        if inside.width == read_window.width or not grid.spans_all_longitudes:
            return
        for shift in (-grid.width, grid.width):
            beyond = Window(0, shift, grid.height, grid.width).intersection(read_window)
            if beyond.n_cells:
                same_cells = Window(beyond.row, beyond.col - shift, beyond.height, beyond.width)
                part = values[beyond.relative_to(read_window).slices]
                read_band(self._open_dataset(band.path), band, same_cells, part)

    def take_nodata_counts(self) -> UndeclaredCounts:
        """Return the undeclared nodata that this reader counted since the last call."""
        counted, self.undeclared_counts = self.undeclared_counts, UndeclaredCounts()
        return counted

    def read_codes(self, window: Window) -> tuple:
        """Read a window of the bands of class codes: `ClassCodes` of each."""
        codes_of_bands = []
        for band in self.stack.class_bands:
            codes, undeclared = read_codes(self._open_dataset(band.path), band, window)
            if undeclared is not None:
                self.undeclared_counts.add(
                    band.path, undeclared, Window(0, 0, window.height, window.width)
                )
            codes_of_bands.append(codes)
        return tuple(codes_of_bands)

    def _open_dataset(self, path: str):
        """Return the dataset of a file of the stack; at most `max_open` stay open."""
        dataset = self._datasets.get(path)
        if dataset is None:
            # The one opened last goes: files are read in turns, so it is needed last again.
            while len(self._datasets) >= self.max_open:
                self._datasets.popitem(last=True)
            dataset = self._datasets[path] = open_dataset(path)
        return dataset
