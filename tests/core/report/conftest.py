"""Reading a report back: what it links to, what it shows, what its downloads hold."""

from __future__ import annotations

import base64
import csv
import io
import re
from html.parser import HTMLParser
from typing import NamedTuple

import numpy as np
import pytest

from carbonsink.core.dates.date import parse_date
from carbonsink.core.pattern.classes import LISA_CLASSES
from carbonsink.core.raster import ClassEntry, Classes, Grid, RasterOutput, write_array
from carbonsink.tests.algorithms.world import CRS
from carbonsink.tests.browser import Browser, find_browser

GRID = Grid(4, 2, (0.0, 1000.0, 0.0, 2000.0, 0.0, -1000.0), CRS)
N = np.nan
# A unit as files write it; a page prints m⁻², km² and the like.
RAW_UNIT = re.compile(r"[^ ]* ?\b(?:k?m|ha|yr|month)-[12]\b|\bkm2\b|10\^4")
VOID = {"meta", "br", "hr", "img", "input", "link", "path", "use", "rect", "line", "image"}


class Found(NamedTuple):
    """What a page holds."""

    text: str
    tags: list
    links: list
    open_tags: list
    svgs: int
    ids: list


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.stack, self.tags, self.links, self.texts, self.ids = [], [], [], [], []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        for name, value in attributes:
            if name in ("href", "src", "xlink:href", "action", "data"):
                self.links.append(value)
            if name == "id":
                self.ids.append(value)
            assert not name.startswith("on"), f"{name} runs a script"
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.stack.pop()

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        assert self.stack, f"</{tag}> closes nothing"
        assert self.stack[-1] == tag, f"</{tag}> closes <{self.stack[-1]}>"
        self.stack.pop()

    def handle_data(self, data):
        if not self.stack or self.stack[-1] not in ("style", "script"):
            self.texts.append(data)


@pytest.fixture
def read_page():
    """Parse a page and check what must hold for each: no network, no script, tags closed."""

    def read(path):
        html = path.read_text(encoding="utf-8") if hasattr(path, "read_text") else path
        reader = _Reader()
        reader.feed(html)
        reader.close()
        assert reader.stack == []
        assert "script" not in reader.tags
        assert "http://" not in html
        assert "https://" not in html
        assert all(link.startswith(("#", "data:")) for link in reader.links), reader.links
        assert len(set(reader.ids)) == len(reader.ids), "an id occurs twice"
        text = " ".join(" ".join(reader.texts).split())
        assert RAW_UNIT.findall(text) == [], "a unit is printed as files write it"
        links = [link for link in reader.links if link.startswith("data:text/csv")]
        return Found(text, reader.tags, links, reader.stack, reader.tags.count("svg"), reader.ids)

    return read


@pytest.fixture
def download():
    """Return the rows of a CSV in a data link."""

    def rows(link):
        text = base64.b64decode(link.split("base64,")[1]).decode("utf-8")
        return list(csv.reader(io.StringIO(text)))

    return rows


@pytest.fixture
def shout():
    """A translation that shows which texts went through it."""
    return lambda text: f"«{text}»"


@pytest.fixture
def browser(browser_of_all):
    """A headless browser that shows pages on a screen in the light, whatever was shown before."""
    browser_of_all.show()
    return browser_of_all


@pytest.fixture(scope="session")
def browser_of_all(tmp_path_factory):
    """One browser for all tests; those that need it are left out where the machine has none."""
    if not find_browser():
        pytest.skip("there is no Chromium on this machine")
    opened = Browser(tmp_path_factory.mktemp("browser"))
    yield opened
    opened.close()


@pytest.fixture
def put(tmp_path):
    """Write a raster: ``put("maps/nep_2001.tif", "nep", values, ...)``."""

    def write(place, name, values, **facts):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        output = RasterOutput(name, **facts)
        write_array(output, str(path), GRID, np.asarray(values, output.dtype))
        return path

    return write


@pytest.fixture
def results(tmp_path, put):
    """NEP of three years and its mean, clusters, a budget: some in place, some not."""
    unit = "gC m-2 yr-1"
    for year in (2001, 2002, 2003):
        values = np.full((2, 4), 100.0 + year - 2002)
        put(f"maps/nep_{year}.tif", "nep", values, unit=unit, date=parse_date(str(year)))
    put("predict/nep_mean.tif", "nep", [[-50, 100, 100, N], [100, 100, 100, N]], unit=unit)
    entries = tuple(ClassEntry(c.code, c.key, c.label, c.colour) for c in LISA_CLASSES)
    put(
        "flat_clusters.tif",
        "lisa_class",
        [[1, 1, 0, 255], [3, 0, 0, 255]],
        dtype="uint8",
        nodata=255,
        classes=Classes("lisa_class", entries),
        description="Clusters; p <= 0.05",
    )
    (tmp_path / "my_budget.csv").write_text(
        "code,zone,period,part,year,total (Tg C),constant_total (Tg C),constant_mean (gC m-2),"
        "constant_area (km2),n,ols_slope (Tg C yr-1),ols_intercept (Tg C),ols_p,"
        "sen_slope (Tg C yr-1),sen_intercept (Tg C),mk_p\n"
        + "".join(
            f",all,{year},year,{year},{t},{t},100,6,3,0.1,-200,0.2,0.1,-200,0.3\n"
            f"1,North,{year},year,{year},{t - 1},{t - 1},100,6,3,0.1,-200,0.2,0.1,-200,0.3\n"
            for year, t in ((2001, 1.5), (2002, 2.0), (2003, 2.5))
        ),
        encoding="utf-8",
    )
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    return tmp_path
