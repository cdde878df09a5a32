"""Files of servers, read through ``/vsicurl/``, and how long their servers are waited for."""

from __future__ import annotations

import contextlib
import re
from urllib.parse import quote, urlsplit

from osgeo import gdal

from ..errors_and_notes.raster import UnreadableRaster
from .opening import quiet_gdal

WEB = "/vsicurl/"
# An object in a bucket of Amazon or Google, by the name that their tools take.
_OBJECT = re.compile(
    r"(?P<scheme>s3|gs)://(?P<bucket>[a-z0-9][a-z0-9.\-_]*)/(?P<key>[^\x00-\x1f]+)", re.IGNORECASE
)
# Signs of a key that need no code in an address.
_PLAIN = "/=~!*'()"
# Schemes, and the port of each that an address need not name.
_SCHEMES = {"http": 80, "https": 443}
# What GDAL is told for addresses unless the user has told it otherwise: a server that says nothing
# for half a minute is given up, lost requests are repeated.
_TIME_LIMITS = {
    "GDAL_HTTP_CONNECTTIMEOUT": "20",
    "GDAL_HTTP_LOW_SPEED_TIME": "30",
    "GDAL_HTTP_LOW_SPEED_LIMIT": "1",
    "GDAL_HTTP_MAX_RETRY": "2",
    "GDAL_HTTP_RETRY_DELAY": "1",
}
# No list of the folder is asked for. Beside files on a disk it holds their masks and their nodata.
_NO_LISTS = {"GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR"}


def public_address(address: str) -> str:
    """Return the web address of a remote object in a public bucket; other texts as they are.

    Nothing is signed: a bucket that is not public answers that access is denied.

    Examples
    --------
    >>> public_address("s3://esa-worldcover/v200/a b.tif")
    'https://esa-worldcover.s3.amazonaws.com/v200/a%20b.tif'
    >>> public_address("gs://my.bucket/a.tif")
    'https://storage.googleapis.com/my.bucket/a.tif'
    """
    match = _OBJECT.fullmatch(address)
    if match is None:
        return address
    bucket, key = match["bucket"], quote(match["key"], safe=_PLAIN)
    if match["scheme"].lower() == "gs":
        return f"https://storage.googleapis.com/{bucket}/{key}"
    # The certificate of the server is good for one level of names.
    host = "s3.amazonaws.com"
    return f"https://{host}/{bucket}/{key}" if "." in bucket else f"https://{bucket}.{host}/{key}"


def is_web(path: str) -> bool:
    """Say whether GDAL reads a path from a server."""
    return WEB in path


def host_of(address: str) -> str:
    """Return scheme, name and port of the server of an address; empty unless it is http or https.

    The usual port of a scheme is left out.

    Examples
    --------
    >>> host_of("https://data.example.org:443/a/b.tif"), host_of("file:///etc/hosts")
    ('https://data.example.org', '')
    """
    try:
        split_url = urlsplit(address)
        is_web = split_url.scheme.lower() in _SCHEMES and split_url.hostname
        is_default_port = split_url.port in (None, _SCHEMES.get(split_url.scheme.lower()))
        port = "" if is_default_port else f":{split_url.port}"
    except ValueError:
        return ""
    return f"{split_url.scheme.lower()}://{split_url.hostname}{port}" if is_web else ""


def ending_name(path: str) -> str:
    """Return a path without the question behind an address, for its name and ending."""
    return path.split("?", 1)[0].split("#", 1)[0] if is_web(path) else path


@contextlib.contextmanager
def server_time_limits(paths=()):
    """Limit how long servers are waited for; choices of the user or their environment count.

    Parameters
    ----------
    paths : collection of str
        What is opened; no list of the folder is asked for where all of it comes from servers.
    """
    limits = {**_TIME_LIMITS, **(_NO_LISTS if paths and all(map(is_web, paths)) else {})}
    changed = [name for name in limits if gdal.GetConfigOption(name) is None]
    for name in changed:
        gdal.SetConfigOption(name, limits[name])
    try:
        yield
    finally:
        for name in changed:
            gdal.SetConfigOption(name, None)


def read_start(path: str, n: int) -> bytes:
    """Return the first bytes of a remote file.

    Raises
    ------
    UnreadableRaster
        With what the server said.
    """
    with open_address(path) as handle:
        return bytes(gdal.VSIFReadL(1, n, handle) or b"")


def strip_bom_and_blanks(first_bytes: bytes) -> bytes:
    """Return the first bytes behind an address without what may stand before a text."""
    return first_bytes.lstrip(b"\xef\xbb\xbf \t\r\n")


def read_text(path: str, max_bytes: int) -> str:
    """Return the text of a remote file; bytes that are no text are replaced.

    Raises
    ------
    UnreadableRaster
        When it cannot be read, or is larger than `max_bytes` bytes.
    """
    content = read_start(path, max_bytes + 1)
    if len(content) > max_bytes:
        raise UnreadableRaster(path, f"> {max_bytes} bytes")
    return content.decode("utf-8-sig", "replace")


@contextlib.contextmanager
def open_address(path: str):
    """Open a remote file, and close it in the end.

    Raises
    ------
    UnreadableRaster
        With what the server said.
    """
    with quiet_gdal():
        gdal.VSIErrorReset()
        # Other than VSIFOpenL this keeps what a server has answered.
        handle = gdal.VSIFOpenExL(path, "rb", True)
        if handle is None:
            reason = gdal.GetLastErrorMsg() or gdal.VSIGetLastErrorMsg()
            raise UnreadableRaster(path, reason or "no such file")
        try:
            yield handle
        finally:
            gdal.VSIFCloseL(handle)
