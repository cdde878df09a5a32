"""Hostile files by their container: what somebody hands over to run code or to fill the memory."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import stat
import struct
import warnings
import zipfile
import zlib

DEEP = b"[" * 100_000
# One entity of 3**20 letters: "billion laughs".
LAUGHS = "<!DOCTYPE a [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{i + 1} '&a{i};&a{i};&a{i};'>" for i in range(20))
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY a20 SYSTEM "file:///etc/passwd">]>'
PATHS = (
    "../x",
    "../../x.json",
    "/tmp/carbonsink-x",
    "..\\x",
    "C:\\x",
    "\\\\server\\share",
    ".",
    "a/b",
)


class Touch:
    """An object whose unpickling makes a file."""

    def __init__(self, marker) -> None:
        self.marker = str(marker)

    def __reduce__(self):
        return os.system, (f"touch {self.marker}",)


def pickled(marker) -> bytes:
    """Return a pickle that runs a command."""
    return pickle.dumps(Touch(marker))


# --- arrays -------------------------------------------------------------------------------------


def npy(header: str, content: bytes = bytes(64)) -> bytes:
    """Return an array file with a header that may lie."""
    text = header.encode().ljust(117) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + content


def arrays(marker) -> dict:
    """Return hostile ``.npy`` files by what they try."""
    head = "{{'descr': {}, 'fortran_order': False, 'shape': {}, }}".format
    return {
        "a pickle in an array": npy(head("'|O'", "(1,)"), pickled(marker)),
        "a huge array": npy(head("'<f8'", "(1152921504606846976,)")),
        "a product that overflows": npy(head("'<f8'", "(4294967296, 4294967296, 2)")),
        "a negative length": npy(head("'<f8'", "(-8, -1)")),
        "a nested shape": npy(head("'<f8'", "((8,),)")),
        "text": npy(head("'<U16'", "(1,)")),
        "fields": npy(head("[('a', '<f8', (8,))]", "(1,)")),
        "code as a header": npy(f"__import__('os').system('touch {marker}')"),
        "a deep header": npy("(" * 5000),
        "complex numbers": npy(head("'<c16'", "(4,)")),
    }


# --- archives -----------------------------------------------------------------------------------


def packed(parts: dict, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def unpacked(content: bytes) -> dict:
    """Return the parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def _with_entry(content: bytes, change) -> bytes:
    """Return an archive with one more part whose entry was changed."""
    file = io.BytesIO(content)
    entry = zipfile.ZipInfo("more")
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as archive:
        warnings.simplefilter("ignore")  # that a name occurs twice
        text = change(entry) or "x"
        archive.writestr(entry, text)
    return file.getvalue()


def _named(name: str):
    def change(entry):
        entry.filename = name

    return change


def _linked(entry):
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return "/etc/passwd"


def archives(seed: bytes, marker, first: str) -> dict:
    """Return hostile archives by what they try; `first` is a part of the whole one."""
    parts = unpacked(seed)
    flags = bytearray(seed)
    flags[6] |= 1
    directory = seed.rindex(b"PK\x01\x02")
    flags[directory + 8] |= 1
    huge = bytearray(seed)
    huge[directory + 24 : directory + 28] = struct.pack("<I", 0xFFFFFFF0)
    found = {
        "a pickle": pickled(marker),
        "an encrypted part": bytes(flags),
        "a part that says it is huge": bytes(huge),
        "a part twice": _with_entry(seed, _named(first)),
        "a link": _with_entry(seed, _linked),
        "a bomb": packed({**parts, "bomb": bytes(70 << 20)}),
        "many small bombs": packed({**parts, **{f"bomb{i}": bytes(30 << 20) for i in range(4)}}),
        "ten thousand parts": packed({**parts, **{f"{i}.npy": b"" for i in range(10_000)}}),
        "an archive in the archive": packed({**parts, "a.zip": seed}),
        "an archive after other bytes": b"MZ" + bytes(50) + seed,
        "a forgotten end": seed[:-30],
    }
    return {**found, **{f"a part called {p}": _with_entry(seed, _named(p)) for p in PATHS}}


def sealed(parts: dict) -> bytes:
    """Return a model file with sizes and checksums that fit, as a forger makes them."""
    about = json.loads(parts["model.json"])
    about["files"] = {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in parts.items()
        if name != "model.json"
    }
    return packed({**parts, "model.json": json.dumps(about).encode()})


def leaves(value, path=()):
    """Yield the path of every value inside a JSON value, containers too."""
    yield path
    inside: dict = {}
    if isinstance(value, (dict, list)):
        inside = value if isinstance(value, dict) else dict(enumerate(value))
    for key, item in inside.items():
        yield from leaves(item, (*path, key))


def replaced(value, path: tuple, other):
    """Return a copy of a JSON value with another value at a path."""
    if not path:
        return other
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(copy[path[0]], path[1:], other)
    return copy


# --- skops --------------------------------------------------------------------------------------


def _json(value) -> dict:
    node = {"__class__": "str", "__module__": "builtins", "__loader__": "JsonNode"}
    return {**node, "content": json.dumps(value), "is_json": True}


def exploit(marker) -> dict:
    """Return nodes that run a command when skops builds them (CVE-2025-54412, -54413).

    A method node takes ``system`` from a function node that is the module ``os``; an operator node
    calls it.
    """
    module = {"__class__": "os", "__module__": "shutil", "__loader__": "FunctionNode"}
    method = {"func": "system", "obj": module}
    call = {"__class__": "call", "__module__": "operator", "__loader__": "OperatorFuncNode"}
    system = {"__class__": "system", "__module__": "os", "__loader__": "MethodNode"}
    arguments = {"__class__": "tuple", "__module__": "builtins", "__loader__": "TupleNode"}
    content = [{**system, "content": method}, _json(f"touch {marker}")]
    return {**call, "attrs": {**arguments, "content": content}}


def skops_nodes(marker) -> dict:
    """Return a hostile node for every loader that skops knows, and the exploit."""
    from skops.io import _audit

    loaders = sorted({name for name, _protocol in _audit.NODE_TYPE_MAPPING})
    assert len(loaders) > 15
    inside = {"func": "system", "obj": _json("x"), "args": [_json(f"touch {marker}")]}
    found = {"the exploit": exploit(marker)}
    for loader in loaders:
        for module, name in (("os", "system"), ("builtins", "eval"), ("carbonsink.core", "run")):
            node = {"__class__": name, "__module__": module, "__loader__": loader}
            node.update(content=inside, attrs=_json("x"), file="x.npy", type="json", shape=_json(1))
            found[f"{loader} of {module}.{name}"] = node
    return found


# --- tables -------------------------------------------------------------------------------------


def tables(seed: bytes, marker) -> dict:
    """Return hostile files where a table of text is expected, by what they try."""
    lines = seed.splitlines()
    return {
        "a pickle": pickled(marker),
        "an archive": packed({"xl/workbook.xml": LAUGHS.encode()}),
        "an endless cell": lines[0] + b"\n" + b"x" * 5_000_000,
        "an open quote": lines[0] + b'\n"' + b"a,b\n" * 50_000,
        "nothing but quotes": b'"' * 1_000_001,
        "many columns": b"," * 50_000 + b"\n" + b"," * 50_000,
        "deep JSON": DEEP,
        "XML": (LAUGHS + "<a>&a20;</a>").encode(),
        "nulls": seed.replace(b",", b"\0"),
        "another alphabet": seed.decode("utf-8-sig").encode("utf-16") + b"\x00",
        "invalid UTF-8": seed + b"\xc3\x28\xa0\xa1" * 20,
    }


# --- rasters ------------------------------------------------------------------------------------

_VRT = """{doctype}<VRTDataset rasterXSize="{width}" rasterYSize="{height}">
<SRS>{srs}</SRS><GeoTransform>0,1,0,20,0,-1</GeoTransform>
<VRTRasterBand dataType="Float32" band="1" {attributes}>{inside}</VRTRasterBand></VRTDataset>"""
_SOURCE = """<SimpleSource><SourceFilename relativeToVRT="0">{}</SourceFilename>
<SourceBand>1</SourceBand></SimpleSource>"""
_PYTHON = """<PixelFunctionType>f</PixelFunctionType>
<PixelFunctionLanguage>Python</PixelFunctionLanguage><PixelFunctionCode><![CDATA[
import os
os.system("touch {}")
def f(in_ar, out_ar, *args, **kwargs):
    os.system("touch {}")
]]></PixelFunctionCode>"""


def _vrt(inside: str, doctype="", width=30, height=20, attributes="", srs="") -> bytes:
    text = _VRT.format(
        doctype=doctype, width=width, height=height, attributes=attributes, inside=inside, srs=srs
    )
    return text.encode()


def vrts(path, marker) -> dict:
    """Return hostile virtual rasters, by what they try; `path` is where they will lie."""
    python = _PYTHON.format(marker, marker)
    derived = 'subClass="VRTDerivedRasterBand"'
    return {
        "Python": _vrt(python + _SOURCE.format("seed.tif"), attributes=derived),
        "itself": _vrt(_SOURCE.format(path)),
        "a device": _vrt(_SOURCE.format("/dev/zero")),
        "a missing server": _vrt(_SOURCE.format("/vsicurl/http://127.0.0.1:9/x.tif")),
        "laughs": _vrt("", doctype=LAUGHS, srs="&a20;"),
        "an entity of a file": _vrt("", doctype=OUTSIDE, srs="&a20;"),
        "more cells than there are": _vrt("", width=2**31 - 1, height=2**31 - 1),
        "more rows than there are": _vrt("", width=1, height=2**31 - 1),
        "a negative size": _vrt("", width=-30),
        "a deep tree": _vrt("<a>" * 20_000 + "</a>" * 20_000),
    }


def tiff_of(width: int, height: int) -> bytes:
    """Return a GeoTIFF of a few bytes that says it has this many cells."""
    tags = ((256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1))
    tags += ((262, 3, 1, 1), (273, 4, 1, 8), (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, 1))
    tags += ((33550, 12, 3, 200), (33922, 12, 6, 224))
    entries = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    head = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + entries + bytes(4)
    numbers = struct.pack("<9d", 1, 1, 0, 0, 0, 0, 0, 20, 0)
    return head.ljust(200, b"\0") + numbers


def rasters(path, marker) -> dict:
    """Return hostile rasters other than virtual ones."""
    grid = "ncols {}\nnrows {}\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3\n"
    return {
        "a pickle": pickled(marker),
        "a GeoTIFF of 4e18 cells": tiff_of(2**31 - 1, 2**31 - 1),
        "an ASCII grid of 1e18 cells": grid.format(10**9, 10**9).encode(),
        "an ASCII grid of negative size": grid.format(-3, 5).encode(),
        "a bomb": zlib.compress(bytes(50 << 20)),
    }


def side_files(marker) -> dict:
    """Return hostile files beside a raster: ``.aux.xml``, ``.ovr``, ``.msk``, ``.qml``."""
    many = "<PAMDataset>" + "<Histograms>" * 100_000 + '<MDI key="STATISTICS_' * 50_000
    return {
        ".aux.xml": (
            many.encode(),
            (LAUGHS + "<PAMDataset>&a20;</PAMDataset>").encode(),
            (OUTSIDE + "<PAMDataset><Metadata>&a20;</Metadata></PAMDataset>").encode(),
            ("<PAMDataset>" + "<a>" * 50_000 + "</a>" * 50_000 + "</PAMDataset>").encode(),
            pickled(marker),
        ),
        ".ovr": (pickled(marker), tiff_of(2**31 - 1, 2**31 - 1)),
        ".msk": (pickled(marker), tiff_of(30, 20)),
    }


def styles(marker) -> dict:
    """Return hostile styles (QML), by what they try."""
    command = f"os.system('touch {marker}')"
    code = f"import os\n{command}\ndef formOpen(*a):\n    {command}"
    form = "<editform/><editforminit>formOpen</editforminit><editforminitcodesource>2"
    form += f"</editforminitcodesource><editforminitcode><![CDATA[{code}]]></editforminitcode>"
    action = f'<attributeactions><actionsetting type="1" action="{code.splitlines()[0]}"/>'
    return {
        "code of a form": f"<qgis version='3.22'>{form}</qgis>".encode(),
        "an action": f"<qgis version='3.22'>{action}</attributeactions></qgis>".encode(),
        "laughs": (LAUGHS + "<qgis>&a20;</qgis>").encode(),
        "an entity of a file": (OUTSIDE + "<qgis><a>&a20;</a></qgis>").encode(),
        "a deep tree": ("<qgis>" + "<a>" * 3000 + "</a>" * 3000 + "</qgis>").encode(),
        "a pickle": pickled(marker),
    }
