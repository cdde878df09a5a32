"""A feature sink that says when a file could not be written: QGIS's own keeps silent.

A GeoPackage on a full disk takes every feature and loses them all when it is closed. So features
are counted, and counted again in the closed file. A file that was not finished is
removed, unless it holds more than these features.
"""

from __future__ import annotations

import contextlib
import os

from qgis.core import QgsFeatureSink

from ...core.files.formulas import escape_formula
from ...core.raster.write_failures import write_error
from .column_units import WrittenUnits

# What QGIS and SQLite put beside a file.
_SIDE_FILE_ENDINGS = ("", "-journal", "-wal", "-shm")


class FeatureFile:
    """Writes features; use it as a context manager, at whose end the file is closed.

    Parameters
    ----------
    sink : QgsFeatureSink
        QGIS's sink.
    identifier : str
        Its id: the name of the file, or of a layer in memory or in a database.
    own : bool
        Whether nothing but these features is in the file.
    fields : QgsFields
        Its columns; units are in their comments.
    layer : QgsVectorLayer, optional
        The layer in memory that is written to.
    classes : dict of str to dict, optional
        Names by class code of columns that hold codes.
    """

    def __init__(
        self, sink, identifier: str, owns_file: bool, fields=(), layer=None, classes=None
    ) -> None:
        self._sink, self._owns_file, self._n = sink, owns_file, 0
        path = identifier.split("|", 1)[0]
        self._path = path if os.path.isabs(path) else ""  # CSV is made with its first feature
        self._identifier = identifier
        self._units, self._layer = WrittenUnits(fields, classes), layer
        self._is_csv = self._path.lower().endswith(".csv")

    def __enter__(self) -> FeatureFile:
        return self

    def __exit__(self, kind, error, trace) -> bool:
        self._sink = None  # closes the file
        finished = False
        try:
            if kind is None:
                self._check_feature_count()
                if self._path and self._owns_file:
                    self._units.write(self._path)
                elif self._layer is not None:
                    self._units.keep_in(self._layer)
                finished = True
        finally:
            if not finished:
                self._remove_file()
        return False

    def add(self, feature) -> None:
        """Write a feature to the sink.

        Raises
        ------
        DiskFull, OutputNotWritable
            When it is refused.
        """
        self._units.add(feature.attributes())
        if self._is_csv:
            feature.setAttributes([escape_formula(value) for value in feature.attributes()])
        if not self._sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise write_error(self._path or self._identifier, self._sink.lastError())
        self._n += 1

    def _check_feature_count(self) -> None:
        """Raise unless all features of the sink are in the file."""
        if not self._path:
            return
        # By GDAL itself: QGIS keeps files that it has read open for a while.
        from ...core.raster.vector_layers import count_features

        options = dict(
            option.split("=", 1) for option in self._identifier.split("|")[1:] if "=" in option
        )
        n_in_file = count_features(self._path, options.get("layername", ""))
        if n_in_file < self._n:
            raise write_error(self._path, f"{n_in_file} / {self._n}")

    def _remove_file(self) -> None:
        """Remove the file of a failed run, and those beside it."""
        for ending in _SIDE_FILE_ENDINGS if self._path and self._owns_file else ():
            with contextlib.suppress(OSError):
                os.remove(self._path + ending)
