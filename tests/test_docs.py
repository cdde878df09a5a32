"""The manual: its pages, links and pictures, and the reference made from the algorithms."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QUrl

from carbonsink.algorithms import all_algorithms
from carbonsink.framework.text import help_text

ROOT = Path(__file__).resolve().parents[1]


def tool(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def make_docs():
    return tool("make_docs")


@pytest.fixture(scope="module")
def make_reference():
    return tool("make_reference")


def test_manual_has_no_dead_link(make_docs, make_reference, provider, tmp_path, monkeypatch):
    monkeypatch.setattr(help_text, "MANUALS", (tmp_path / "none", tmp_path / "site"))
    assert {kind().helpUrl() for kind in all_algorithms()} == {""}
    make_reference.write_reference(provider, tmp_path / "reference")
    sources = make_docs.read_sources(ROOT / "docs", tmp_path / "reference")
    assert make_docs.build(sources, ROOT / "docs" / "images", tmp_path / "site") == []
    for algorithm in [*(kind() for kind in all_algorithms()), *workflows(provider)]:
        address, _, anchor = algorithm.helpUrl().partition("#")
        page = Path(QUrl(address).toLocalFile())
        assert f'id="{anchor}"' in page.read_text(encoding="utf-8")


def workflows(provider):
    found = [one for one in provider.algorithms() if one.groupId() == "workflows"]
    assert found
    return found


def test_dead_links_are_found(make_docs, tmp_path):
    (tmp_path / "images").mkdir()
    sources = {Path("a.md"): "# A\n\n[b](b.md) [h](#nothing) ![p](images/no.png) [own](#a)"}
    faults = make_docs.build(sources, tmp_path / "images", tmp_path / "site")
    assert faults == [
        "a.html: b.html does not exist",
        "a.html: no heading for #nothing",
        "a.html: images/no.png does not exist",
    ]


def test_every_picture_is_used_and_small():
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")]
    texts.append((ROOT / "README.md").read_text(encoding="utf-8"))
    used = set(re.findall(r"images/([\w.-]+)\)", "".join(texts)))
    pictures = {path.name: path.stat().st_size for path in (ROOT / "docs" / "images").iterdir()}
    assert used == set(pictures)
    assert max(pictures.values()) < 200_000


def test_links_of_the_readme_lead_somewhere():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_reference_tells_every_parameter(make_reference, provider):
    pages = make_reference.group_pages(provider)
    for kind in all_algorithms():
        algorithm = kind().create()
        section = pages[algorithm.groupId()].split(f"\n## {algorithm.name()}\n")[1]
        section = section.split("\n## ")[0]
        for definition in algorithm.parameterDefinitions():
            assert f"| `{definition.name()}` |" in section


def test_example_names_what_must_be_given(make_reference, provider):
    assert make_reference.example(provider.algorithm("nep")) == (
        "qgis_process run carbonsink:nep -- \\\n"
        "    NPP=npp.tif \\\n    RH=rh.tif \\\n    OUTPUT=output.tif"
    )


def test_texts_of_the_reference_are_no_markup(make_docs, make_reference):
    text = "a * b_c <d> [e] `f` | g"
    _, body = make_docs.render_page(make_reference._plain(text))
    assert body == "<p>a * b_c &lt;d&gt; [e] `f` | g</p>\n"


def test_commands_of_the_batch_page_name_real_parameters(provider):
    text = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")
    joined = re.sub(r"[\\`]\n\s*", " ", text)
    calls = re.findall(r"run (?:carbonsink:)?(\w+) (?:--|'--')? ?((?:\S*[A-Z]+=.*))", joined)
    assert len(calls) >= 8
    for name, words in calls:
        known = {d.name() for d in provider.algorithm(name).parameterDefinitions()}
        assert set(re.findall(r'(?:^|[ "])((?:[a-z]+:)?[A-Z_]+)=', words)) <= known
