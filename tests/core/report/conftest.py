"""Reading a report back: what it links to, what it shows, what its downloads hold."""

from __future__ import annotations

import base64
import csv
import io
from html.parser import HTMLParser
from typing import NamedTuple

import pytest

from carbonsink.tests.browser import Browser, find_browser

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


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    """A headless browser; tests that need one are left out where the machine has none."""
    if not find_browser():
        pytest.skip("there is no Chromium on this machine")
    opened = Browser(tmp_path_factory.mktemp("browser"))
    yield opened
    opened.close()
