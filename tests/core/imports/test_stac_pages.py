"""Item collections in several pages, and addresses that must be signed."""

from __future__ import annotations

import json

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.imports import DamagedFiles, StacPage
from carbonsink.framework.messages.imports import reason_text
from carbonsink.tests.core.imports import files
from carbonsink.tests.core.imports.server import serve
from carbonsink.tests.factories import make_grid, write_raster

GRID = make_grid(2, 3)
MONTHS = (1, 2, 3)


def write_pages(folder, link):
    """Write three pages of one item each; `link` makes the link to a page by its name."""
    for month in MONTHS:
        write_raster(folder / f"m{month}.tif", np.full((2, 3), float(month)), GRID)
        item = {"type": "Feature", "id": f"m{month}", "properties": {}}
        item["properties"]["datetime"] = f"2005-{month:02d}-15T00:00:00Z"
        item["assets"] = {"lai": {"href": f"m{month}.tif", "type": "image/tiff"}}
        page = {"type": "FeatureCollection", "features": [item]}
        page["links"] = [{"rel": "next", **link(f"page{month + 1}.json")}] if month < 3 else []
        (folder / f"page{month}.json").write_text(json.dumps(page), encoding="utf-8")
    return folder / "page1.json"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "in"
    made.mkdir()
    return made


def months_of(receipt) -> list:
    return [float(values.mean()) for values in files.made(receipt).values()]


def test_pages_that_were_saved_beside_the_first(do_import, folder, notes):
    first = write_pages(folder, lambda name: {"href": f"./{name}"})
    assert months_of(do_import([first])) == [1.0, 2.0, 3.0]
    assert StacPage not in files.kinds(notes)


def test_pages_of_a_server(do_import, folder, notes):
    write_pages(folder, lambda name: {"href": name, "method": "GET"})
    with serve(folder) as server:
        receipt = do_import([f"{server.address}/page1.json"])
    assert months_of(receipt) == [1.0, 2.0, 3.0] and StacPage not in files.kinds(notes)


@pytest.mark.parametrize(
    "more",
    [
        {"href": "http://127.0.0.1:9/page2.json"},  # on another server
        {"href": "page2.json", "method": "POST", "body": {"token": "next"}},
        {"href": "../page2.json"},  # outside of the folder
        {"href": "page1.json"},  # itself
        {"href": "missing.json"},
    ],
)
def test_pages_that_are_not_read_are_a_doubt(do_import, folder, notes, more):
    first = write_pages(folder, lambda name: more)
    assert months_of(do_import([first])) == [1.0]
    (doubt,) = (note for note in notes if isinstance(note, StacPage))
    assert doubt.items == 1


def test_a_page_of_another_server_where_it_is_allowed(do_import, folder, tmp_path, notes):
    write_pages(folder, lambda name: {"href": name})
    saved = tmp_path / "saved.json"
    with serve(folder) as server:
        page = json.loads((folder / "page1.json").read_text(encoding="utf-8"))
        page["links"][0]["href"] = f"{server.address}/page2.json"
        page["features"][0]["assets"]["lai"]["href"] = f"{server.address}/m1.tif"
        saved.write_text(json.dumps(page), encoding="utf-8")
        assert months_of(do_import([saved], allow_web=True)) == [1.0, 2.0, 3.0]
    assert StacPage not in files.kinds(notes)


def test_addresses_that_must_be_signed(do_import, folder):
    write_raster(folder / "lai_2005-07.tif", np.ones((2, 3)), GRID)
    with serve(folder) as server:
        address = f"{server.address}/signed/lai_2005-07.tif"
        with pytest.raises(DamagedFiles) as caught:
            do_import([address])
        ((_, reason),) = caught.value.files
        assert "403" in reason and "an address signed by its service" in reason_text(reason)
        assert months_of(do_import([f"{address}?sig=abc"])) == [1.0]
