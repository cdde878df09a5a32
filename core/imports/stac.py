"""STAC items and item collections: the rasters they name, with what they say of their bands.

An item is read as data. The files that it names are taken from its own folder or its own server;
others only where the user allows it, and of any other kind of address none.

References
----------
SpatioTemporal Asset Catalog specification 1.0 and 1.1, with the extensions projection, raster and
electro-optical (stacspec.org).
"""

from __future__ import annotations

import datetime
import json
import math
import os
import re
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from ..dates.date import Date, parse_date
from ..dates.names.periods_in_names import date_of_range
from ..errors_and_notes.dates import BadDate
from ..errors_and_notes.imports import AssetOutside, AssetsOnTheWeb, BadStac
from ..errors_and_notes.raster import UnreadableRaster
from ..files.names import RASTERS
from ..raster.remote_files import (
    WEB,
    ending_name,
    host_of,
    is_web,
    public_address,
    read_start,
    read_text,
    strip_bom_and_blanks,
)
from .naming import variable_key

_MAX_BYTES, _MAX_ITEMS, _MAX_PAGES = 1 << 26, 100_000, 1000
_MEDIA = ("tiff", "netcdf", "hdf", "x-hdf", "jp2", "grib")
# A virtual raster names files of its own.
_REFERRING = (".vrt", ".xml")
_ENDINGS = tuple(ending for ending in RASTERS if ending not in _REFERRING)
_NO_DATA_ROLES = ("thumbnail", "overview", "metadata", "visual")
_EPSG = re.compile(r"(?:EPSG:)?(\d{4,6})", re.IGNORECASE)
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.\-]+:")
_TRANSFORM = 6
_MIDNIGHT = re.compile(r"(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE)
# Where it is true, the offset that the item states is in the numbers already (Earth Search).
_OFFSET_APPLIED = "earthsearch:boa_offset_applied"


class BandFacts(NamedTuple):
    """What an item says of one band; None or empty for what it does not."""

    name: str = ""
    nodata: float | None = None
    scale: float | None = None
    offset: float | None = None
    unit: str = ""


class Asset(NamedTuple):
    """A raster that an item names.

    Parameters
    ----------
    path : str
        What GDAL opens.
    key : str
        Its name among the assets of the item.
    date : Date or None
        Of the item.
    bands : tuple of BandFacts
        As the item lists them; empty where it does not.
    epsg : int
        Coordinate system; 0 where the item names none.
    transform, shape : tuple
        Of its cells; empty where the item does not say.
    item : str
        Id of the item.
    """

    path: str
    key: str
    date: Date | None
    bands: tuple
    epsg: int
    transform: tuple
    shape: tuple
    item: str


class Items(NamedTuple):
    """The assets of a file or address, how many items those are of, and whether there is more."""

    assets: tuple
    n_items: int
    is_page: bool

    @property
    def hosts(self) -> set:
        """The servers that the assets lie on."""
        return {_server_of(asset.path) for asset in self.assets if is_web(asset.path)}


def may_be_stac(path: str) -> bool:
    """Say whether an input that was named itself may be a STAC file or address."""
    lower = ending_name(path).lower()
    if lower.endswith((".json", ".geojson")):
        return True
    last = lower.rstrip("/").rsplit("/", 1)[-1]
    return lower.startswith(WEB) and "." not in last


def read_items(path: str, variable_names=(), allow_web: bool = False) -> Items:
    """Return the assets of a STAC item or item collection, and of the pages that follow it.

    A following page is read where it lies in the same folder or on the same server; one of another
    server where the user allows it, and none that must be asked for with a body.

    Parameters
    ----------
    path : str
        A file, or an address as GDAL reads it.
    variable_names : sequence of str
        Names of assets or bands; where they fit none, all are taken.
    allow_web : bool
        Whether files of other servers may be fetched.

    Raises
    ------
    BadStac
        When it is none, or names no raster.
    AssetOutside, AssetsOnTheWeb
        When it names files that must not be read.
    """
    assets: list = []
    n_items, page, seen_pages = 0, path, {path}
    while True:
        content = _parse_stac(page)
        features = _items_of(page, content)
        n_items += len(features)
        assets += [asset for item in features for asset in _assets_of_item(page, item)]
        next_page = _next_page(page, content, allow_web)
        if (
            not next_page
            or next_page in seen_pages
            or n_items > _MAX_ITEMS
            or len(seen_pages) > _MAX_PAGES
        ):
            break
        page = next_page
        seen_pages.add(page)
    keys = {variable_key(name) for name in variable_names}
    selected = [asset for asset in assets if keys & _asset_names(asset)] or assets
    if not selected:
        raise BadStac(path, "no_assets")
    items = Items(tuple(selected), n_items, bool(_links_of(content, "next")))
    others = items.hosts - {_server_of(path)}
    if others and not allow_web:
        raise AssetsOnTheWeb(path, tuple(sorted(others)))
    return items


def _next_page(path: str, content: dict, allow_web: bool) -> str:
    """Return what GDAL opens for the next page of STAC items; empty where it is not read."""
    link: dict = next(iter(_links_of(content, "next")), {})
    href = link.get("href")
    if not isinstance(href, str) or not href or str(link.get("method", "GET")).upper() != "GET":
        return ""
    try:
        target = _path_of(path, {}, href)
    except AssetOutside:
        return ""
    if not is_web(target):
        return target if os.path.isfile(target) else ""
    return target if allow_web or _server_of(target) == _server_of(path) else ""


def _server_of(path: str) -> str:
    """Return the server of a STAC asset; empty for a file on the disk."""
    return host_of(path[len(WEB) :]) if path.startswith(WEB) else ""


def _parse_stac(path: str) -> dict:
    """Return the JSON of a STAC file."""
    try:
        text = read_text(path, _MAX_BYTES)
        content = json.loads(text)
        if "\\ud" in text.lower():
            # Half a pair of surrogates is no text: neither files nor messages can hold it.
            json.dumps(content, ensure_ascii=False).encode()
    except UnreadableRaster as error:
        raise BadStac(path, "unreadable", error.reason) from error
    except (ValueError, RecursionError) as error:
        raise BadStac(path, "json") from error
    if not isinstance(content, dict):
        raise BadStac(path, "no_items")
    return content


def _items_of(path: str, content: dict) -> list:
    """Return the items of a STAC file: itself, or those of an item collection."""
    kind = content.get("type")
    if kind == "Feature" and isinstance(content.get("assets"), dict):
        return [content]
    features = content.get("features")
    if isinstance(features, list):
        items = [feature for feature in features if isinstance(feature, dict)]
        items = [feature for feature in items if isinstance(feature.get("assets"), dict)]
        if items and len(items) <= _MAX_ITEMS:
            return items
    raise BadStac(path, "collection" if kind in ("Catalog", "Collection") else "no_items")


def _assets_of_item(path: str, item: dict) -> list:
    """Return the rasters among the assets of a STAC item."""
    properties = item.get("properties")
    facts = properties if isinstance(properties, dict) else {}
    assets = []
    for key, asset in item["assets"].items():
        if isinstance(asset, dict) and _is_raster(asset):
            asset_path = _path_of(path, item, asset["href"])
            # Fields of an asset go before those of its item.
            asset_facts = {**facts, **asset}
            try:
                assets.append(
                    _describe_asset(asset_path, str(key), asset_facts, str(item.get("id", "")))
                )
            except _NoNumber as error:
                raise BadStac(path, "value", str(error)) from error
    return assets


def _is_raster(asset: dict) -> bool:
    """Say whether an asset of a STAC item is a raster."""
    href, media, roles = (asset.get(name) for name in ("href", "type", "roles"))
    if not isinstance(href, str) or not href:
        return False
    if isinstance(roles, list) and any(role in _NO_DATA_ROLES for role in roles):
        return False
    names = [unquote(name).lower() for name in (href.split("?", 1)[0], re.split("[?#]", href)[0])]
    if any(name.endswith(_REFERRING) for name in names):
        return False
    if names[0].endswith(_ENDINGS):
        return True
    return isinstance(media, str) and any(kind in media.lower() for kind in _MEDIA)


def _path_of(path: str, item: dict, href: str) -> str:
    """Return what GDAL opens for the address of a STAC item's asset.

    Raises
    ------
    AssetOutside
        For files outside the folder of the item, and for other than http and https addresses.
    """
    if any(ord(sign) < 32 for sign in unquote(href)) or href.startswith("/vsi"):
        raise AssetOutside(path, href)
    try:
        urlsplit(href)
    except ValueError as error:  # such as "//[a.tif"
        raise AssetOutside(path, href) from error
    address = public_address(href)
    if host_of(address):
        return f"{WEB}{address}"
    if path.startswith(WEB):
        # Relative to the address; an item of a search is relative to its own.
        joined = urljoin(_self_of(item) or path[len(WEB) :], href)
        if not host_of(joined):
            raise AssetOutside(path, href)
        return f"{WEB}{joined}"
    if _SCHEME.match(href) and not os.path.splitdrive(href)[0]:
        raise AssetOutside(path, href)
    return _file_in_folder(path, href)


def _file_in_folder(path: str, href: str) -> str:
    """Return a file in the folder of a STAC item."""
    stated_folder = os.path.dirname(os.path.abspath(path))
    folder = os.path.realpath(stated_folder)
    for name in (href, unquote(urlsplit(href).path)):
        target = os.path.abspath(os.path.join(folder, name))
        # By its name first: a link is followed, and a host asked, only inside the folder.
        if not is_within(folder, target) and not is_within(stated_folder, target):
            raise AssetOutside(path, href)
        target = os.path.realpath(target)
        if not is_within(folder, target):
            raise AssetOutside(path, href)
        if os.path.isfile(target):
            break
    return target


def is_within(folder: str, path: str, rules=os.path) -> bool:
    """Say whether an asset of a STAC item lies in a folder; `rules` are those of the system."""
    try:
        return rules.commonpath([folder, path]) == folder
    except ValueError:  # on another drive or host
        return False


def _self_of(item: dict) -> str:
    """Return the address that an item gives as its own."""
    href = next((link.get("href") for link in _links_of(item, "self")), None)
    return href if isinstance(href, str) and host_of(href) else ""


def _links_of(content: dict, kind: str) -> list:
    """Return the links of a kind that an item or a collection has."""
    links = content.get("links")
    well_formed = [one for one in links if isinstance(one, dict)] if isinstance(links, list) else []
    return [link for link in well_formed if link.get("rel") == kind]


def _describe_asset(path: str, key: str, facts: dict, item: str) -> Asset:
    """Return path, date, grid and bands of an asset as its STAC item states them."""
    code = facts.get("proj:code") or facts.get("proj:epsg")
    match = _EPSG.fullmatch(str(code)) if code else None
    transform = _finite_numbers(facts, "proj:transform")[:_TRANSFORM]
    shape = tuple(map(int, _finite_numbers(facts, "proj:shape")))
    return Asset(
        path,
        key,
        _date_of_item(facts),
        _bands_of(facts),
        int(match[1]) if match else 0,
        transform if len(transform) == _TRANSFORM else (),
        shape if len(shape) == 2 else (),
        item,
    )


def _date_of_item(facts: dict) -> Date | None:
    """Return the date of a STAC item: the month or year it spans, or its first day.

    A span that is no day, composite, month or year has none. Its end may be the first moment that
    no longer belongs to it.
    """
    start, end = (_day_of_datetime(facts.get(name)) for name in ("start_datetime", "end_datetime"))
    if start is None or end is None:
        return _day_of_datetime(facts.get("datetime")) or start
    if start == end:
        return start
    if start.day is None or end.day is None:
        return None
    last = end.first_day
    if last.day == 1 and _MIDNIGHT.fullmatch(facts["end_datetime"][10:].strip()):
        last -= datetime.timedelta(days=1)
    return date_of_range(start.first_day, last)


def _day_of_datetime(value) -> Date | None:
    """Return the day of a date and time in a STAC item."""
    if not isinstance(value, str):
        return None
    try:
        return parse_date(value[:10])
    except BadDate:
        return None


def _bands_of(facts: dict) -> tuple:
    """Return the bands as ``bands`` of STAC 1.1, ``raster:bands`` or ``eo:bands`` tell them."""
    band_fields = [facts.get(name) for name in ("bands", "raster:bands", "eo:bands")]
    lists = [band_list for band_list in band_fields if isinstance(band_list, list)]
    n = max(map(len, lists), default=0)
    if not n:
        band_facts = _describe_band({}, facts)
        return (band_facts,) if band_facts != BandFacts() else ()
    bands = []
    for i in range(n):
        merged: dict = {}
        for band_list in lists:
            if i < len(band_list) and isinstance(band_list[i], dict):
                merged = {**band_list[i], **merged}
        bands.append(_describe_band(merged, facts))
    return tuple(bands)


def _describe_band(band_facts: dict, facts: dict) -> BandFacts:
    """Return what a STAC item says of a band, by itself or for all bands of its asset."""

    def value(name):
        return facts.get(name) if band_facts.get(name) is None else band_facts[name]

    name, unit = band_facts.get("name"), value("unit")
    scale, offset = (band_facts.get(key, value(f"raster:{key}")) for key in ("scale", "offset"))
    return BandFacts(
        name if isinstance(name, str) else "",
        _json_number(value("nodata"), "nodata"),
        _json_number(scale, "scale"),
        None if facts.get(_OFFSET_APPLIED) is True else _json_number(offset, "offset"),
        unit if isinstance(unit, str) else "",
    )


def _asset_names(asset: Asset) -> set:
    """Return the names by which a STAC asset can be asked for."""
    names = (asset.key, *(band.name for band in asset.bands))
    return {variable_key(name) for name in names if name}


class _NoNumber(ValueError):
    """A field with a number that cannot be one; its text is the name of the field."""


def _json_number(value, field: str) -> float | None:
    """Return a number of a STAC item; None for anything else."""
    if isinstance(value, str) and value.lower() in ("nan", "inf", "-inf"):
        return float(value)
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return None
    try:
        return float(value)
    except OverflowError as error:
        raise _NoNumber(field) from error


def _finite_numbers(facts: dict, field: str) -> tuple:
    """Return finite numbers in the JSON of a STAC item; none where something else is in it."""
    value = facts.get(field)
    numbers = [_json_number(item, field) for item in value] if isinstance(value, list) else []
    stated_numbers = tuple(number for number in numbers if number is not None)
    if len(stated_numbers) < len(numbers):
        return ()
    if not all(map(math.isfinite, stated_numbers)):
        raise _NoNumber(field)
    return stated_numbers


def reads_as_stac(path: str) -> bool:
    """Say whether an input reads as JSON; that at an address is told by its first bytes."""
    if os.path.isdir(path) or not may_be_stac(path):
        return False
    try:
        return strip_bom_and_blanks(read_start(path, 64)).startswith(b"{")
    except UnreadableRaster:
        return False
