"""HDF-EOS2 files as the production systems of MODIS and GLASS write them.

GDAL writes plain HDF4 only. These files are made with the libraries of HDF4 that GDAL itself is
linked to, in the structure of the HDF-EOS library: scientific data sets, the vgroups of a grid
around them, and ``StructMetadata.0``. A file of HDF-EOS 2.20 with the same contents gives the same
subdatasets, grids, attributes and values in GDAL (compared on Debian 12).

References
----------
HDF-EOS Library User's Guide for the EOSDIS Evolution and Development (EED) Contract, volume 1.
"""

from __future__ import annotations

import ctypes
import functools
from ctypes.util import find_library

import numpy as np
import pytest

# Number types of HDF4 by those of numpy.
_TYPES = {"i1": 20, "u1": 21, "i2": 22, "u2": 23, "i4": 24, "u4": 25, "f4": 5, "f8": 6}
_NAMES = {
    "i1": "INT8",
    "u1": "UINT8",
    "i2": "INT16",
    "u2": "UINT16",
    "i4": "INT32",
    "f4": "FLOAT32",
}
_TEXT, _CREATE, _WRITE, _DATA_SET, _METADATA_BYTES = 4, 4, 2, 720, 32000
_STRUCTURE = """GROUP=SwathStructure
END_GROUP=SwathStructure
GROUP=GridStructure
	GROUP=GRID_1
		GridName="{grid}"
		XDim={cols}
		YDim={rows}
		UpperLeftPointMtrs=({west:.6f},{north:.6f})
		LowerRightMtrs=({east:.6f},{south:.6f})
		{projection}
		GridOrigin=HDFE_GD_UL
		GROUP=Dimension
		END_GROUP=Dimension
		GROUP=DataField
{fields}
		END_GROUP=DataField
		GROUP=MergedFields
		END_GROUP=MergedFields
	END_GROUP=GRID_1
END_GROUP=GridStructure
GROUP=PointStructure
END_GROUP=PointStructure
END
"""
_FIELD = """			OBJECT=DataField_{i}
				DataFieldName="{name}"
				DataType=DFNT_{type}
				DimList=("YDim","XDim")
			END_OBJECT=DataField_{i}"""
SINUSOIDAL = (
    "Projection=GCTP_SNSOID\n\t\tProjParams=(6371007.181000,0,0,0,0,0,0,0,0,0,0,0,0)\n\t\t"
    "SphereCode=-1"
)
# Corners are packed degrees, minutes and seconds: 180000000.0 is 180 degrees.
GEOGRAPHIC = "Projection=GCTP_GEO"
_CORE = """
GROUP                  = INVENTORYMETADATA
  GROUPTYPE            = MASTERGROUP
  GROUP                  = RANGEDATETIME
    OBJECT                 = RANGEBEGINNINGDATE
      NUM_VAL              = 1
      VALUE                = "{first}"
    END_OBJECT             = RANGEBEGINNINGDATE
    OBJECT                 = RANGEENDINGDATE
      NUM_VAL              = 1
      VALUE                = "{last}"
    END_OBJECT             = RANGEENDINGDATE
  END_GROUP              = RANGEDATETIME
END_GROUP              = INVENTORYMETADATA
END
"""


@functools.cache
def _libraries() -> tuple:
    """Return the libraries of scientific data sets and of vgroups; tests are skipped without."""
    for names in (("mfhdfalt", "dfalt"), ("mfhdf", "df"), ("mfhdf", "hdf")):
        paths = [find_library(name) for name in names]
        if all(paths):
            base = ctypes.CDLL(paths[1], ctypes.RTLD_GLOBAL)
            return ctypes.CDLL(paths[0]), base
    pytest.skip("the libraries of HDF4 are not installed as shared libraries")


def write_hdf_eos(path, grid, extent, fields, projection=SINUSOIDAL, span=()):
    """Write a file of one grid.

    Parameters
    ----------
    path : path-like
    grid : str
        Name of the grid.
    extent : tuple of float
        West, south, east, north, as the projection has them.
    fields : dict
        ``{name: (values, attributes)}``.
    projection : str
        `SINUSOIDAL` or `GEOGRAPHIC`.
    span : tuple of str
        First and last day.
    """
    data_sets, base = _libraries()
    file = data_sets.SDstart(str(path).encode(), _CREATE)
    assert file != -1
    references = []
    for name, (values, attributes) in fields.items():
        references.append(_write_field(data_sets, file, grid, name, values, attributes))
    rows, cols = next(iter(fields.values()))[0].shape
    west, south, east, north = extent
    listed = "\n".join(
        _FIELD.format(i=i, name=name, type=_NAMES[values.dtype.str[1:]])
        for i, (name, (values, _)) in enumerate(fields.items(), 1)
    )
    facts = {"west": west, "south": south, "east": east, "north": north, "fields": listed}
    facts |= {"grid": grid, "rows": rows, "cols": cols, "projection": projection}
    structure = _STRUCTURE.format(**facts).ljust(_METADATA_BYTES, "\0")
    _write_attribute(data_sets, file, "HDFEOSVersion", "HDFEOS_V2.20")
    _write_attribute(data_sets, file, "StructMetadata.0", structure)
    if span:
        core = _CORE.format(first=span[0], last=span[1])
        _write_attribute(data_sets, file, "CoreMetadata.0", core)
    assert data_sets.SDend(file) == 0
    _write_groups(base, path, grid, references)
    return str(path)


def _write_field(data_sets, file, grid, name, values, attributes) -> int:
    """Write a data set with its dimensions, and return its reference."""
    sides = (ctypes.c_int32 * 2)(*values.shape)
    kind = _TYPES[values.dtype.str[1:]]
    own = data_sets.SDcreate(file, name.encode(), kind, 2, sides)
    assert own != -1
    for i, dimension in enumerate(("YDim", "XDim")):
        data_sets.SDsetdimname(data_sets.SDgetdimid(own, i), f"{dimension}:{grid}".encode())
    for key, value in attributes.items():
        as_stored = key in ("_FillValue", "valid_range")
        _write_attribute(data_sets, own, key, value, values.dtype if as_stored else None)
    content = np.ascontiguousarray(values)
    start = (ctypes.c_int32 * 2)(0, 0)
    assert (
        data_sets.SDwritedata(own, start, None, sides, content.ctypes.data_as(ctypes.c_void_p)) == 0
    )
    reference = data_sets.SDidtoref(own)
    data_sets.SDendaccess(own)
    return reference


def _write_attribute(data_sets, owner, key, value, dtype=None) -> None:
    """Write a text, or numbers in a type."""
    if isinstance(value, str):
        text = value.encode()
        assert data_sets.SDsetattr(owner, key.encode(), _TEXT, len(text), text) == 0
        return
    numbers = np.atleast_1d(np.asarray(value, dtype))
    numbers = numbers.astype("i4") if numbers.dtype == np.int64 else numbers
    kind, where = _TYPES[numbers.dtype.str[1:]], numbers.ctypes.data_as(ctypes.c_void_p)
    assert data_sets.SDsetattr(owner, key.encode(), kind, len(numbers), where) == 0


def _write_groups(base, path, grid, references) -> None:
    """Write the vgroups of a grid: its fields, and its attributes, of which there are none."""
    file = base.Hopen(str(path).encode(), _WRITE, 0)
    assert file != -1 and base.Vinitialize(file) == 0
    groups = []
    for name, kind in (
        (grid, "GRID"),
        ("Data Fields", "GRID Vgroup"),
        ("Grid Attributes", "GRID Vgroup"),
    ):
        group = base.Vattach(file, -1, b"w")
        base.Vsetname(group, name.encode())
        base.Vsetclass(group, kind.encode())
        groups.append(group)
    whole, fields, attributes = groups
    for reference in references:
        base.Vaddtagref(fields, _DATA_SET, reference)
    base.Vinsert(whole, fields)
    base.Vinsert(whole, attributes)
    for group in groups:
        base.Vdetach(group)
    base.Vfinish(file)
    assert base.Hclose(file) == 0
