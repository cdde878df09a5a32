"""The manual: its pages, links and pictures, and the reference made from the algorithms."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from html import escape
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
    make_reference.write_reference(provider, tmp_path / "reference")
    make_reference.write_reference(provider, tmp_path / "reference" / "zh_CN", "zh_CN")
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
    pages = [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "zh_CN").glob("*.md")]
    pages += [ROOT / "README.md", ROOT / "README.zh_CN.md"]
    texts = [path.read_text(encoding="utf-8") for path in pages]
    used = set(re.findall(r"images/([\w./-]+)\)", "".join(texts)))
    images = ROOT / "docs" / "images"
    pictures = {p.relative_to(images).as_posix(): p.stat().st_size for p in images.rglob("*.png")}
    assert used == set(pictures)
    assert max(pictures.values()) < 200_000


@pytest.mark.parametrize("name", ["README.md", "README.zh_CN.md"])
def test_links_of_the_readme_lead_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_reference_tells_every_parameter(make_reference, provider):
    pages = make_reference.group_pages(provider)
    for kind in all_algorithms():
        algorithm = kind().create()
        section = pages[algorithm.groupId()].split(f" {{#{algorithm.name()}}}\n")[1]
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
    body = make_docs.render_page(make_reference._plain(text)).body
    assert body == "<p>a * b_c &lt;d&gt; [e] `f` | g</p>\n"


def test_commands_of_the_batch_page_name_real_parameters(provider):
    text = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")
    joined = re.sub(r"[\\`]\n\s*", " ", text)
    calls = re.findall(r"run (?:carbonsink:)?(\w+) (?:--|'--')? ?((?:\S*[A-Z]+=.*))", joined)
    assert len(calls) >= 8
    for name, words in calls:
        known = {d.name() for d in provider.algorithm(name).parameterDefinitions()}
        assert set(re.findall(r'(?:^|[ "])((?:[a-z]+:)?[A-Z_]+)=', words)) <= known


CHINESE = sorted(path.name for path in (ROOT / "docs" / "zh_CN").glob("*.md"))
TWINS = [(ROOT / "docs" / name, ROOT / "docs" / "zh_CN" / name) for name in CHINESE]
TWINS.append((ROOT / "README.md", ROOT / "README.zh_CN.md"))


def test_what_a_new_user_reads_is_there_in_chinese():
    pages = {"index.md", "guide.md", "my-own-data.md", "methods.md", "batch.md", "cluster.md"}
    pages |= {"security.md", "reliability.md", "papers.md"}
    assert pages <= set(CHINESE)


@pytest.mark.parametrize("english, chinese", TWINS, ids=lambda path: path.name)
def test_the_languages_do_not_drift_apart(make_docs, english, chinese):
    """Headings, paragraphs, lists, tables, pictures, code and links are the same in number."""

    def outline(path):
        tokens = make_docs.MarkdownIt("commonmark").enable("table").parse(path.read_text("utf-8"))
        blocks = [
            t.tag for t in tokens if t.type.endswith("_open") or t.type in ("fence", "code_block")
        ]
        codes = [t.content for t in tokens if t.type in ("fence", "code_block")]
        inside = [child for t in tokens if t.type == "inline" for child in t.children]
        pictures = [Path(child.attrGet("src")).name for child in inside if child.type == "image"]
        links = [child.attrGet("href") for child in inside if child.type == "link_open"]
        places = sorted(re.sub(r"^(\.\./|docs/|zh_CN/)*", "", link) for link in links)
        return blocks, codes, pictures, [x for x in places if not x.startswith("README")]

    for name, one, other in zip(
        ("blocks", "code", "pictures", "links"), outline(english), outline(chinese)
    ):
        assert one == other, name


@pytest.mark.parametrize("english, chinese", TWINS, ids=lambda path: path.name)
def test_numbers_are_the_same_in_both_languages(english, chinese):
    """A number that was changed in one language only is the worst kind of drift."""

    def numbers(path):
        found = re.findall(r"(?<![\w.])\d[\d,]*(?:\.\d+)?", path.read_text(encoding="utf-8"))
        return {text.replace(",", "").rstrip(".") for text in found}

    # 10.24 million are 1024 times ten thousand; the antimeridian is that of 180 degrees.
    assert numbers(english) ^ numbers(chinese) <= {"10.24", "180"}


def test_pages_of_a_language_have_the_anchors_of_the_english(make_docs, tmp_path):
    (tmp_path / "images").mkdir()
    sources = {
        Path("a.md"): "# A\n\n## Dates and no data\n\nText [b](zh_CN/a.md#dates-and-no-data)",
        Path("zh_CN/a.md"): "# 甲\n\n## 日期与无数据\n\n文字 [b](#dates-and-no-data)",
        Path("zh_CN/reference/x.md"): "# 组\n\n## 对齐栅格 {#alignrasters}\n\n`x` 说明",
        Path("b.md"): "# B",
    }
    site = tmp_path / "site"
    assert make_docs.build(sources, tmp_path / "images", site) == []
    page = (site / "zh_CN" / "a.html").read_text(encoding="utf-8")
    assert '<html lang="zh-CN">' in page and '<h2 id="dates-and-no-data">日期与无数据</h2>' in page
    assert 'href="../a.html">English<' in page and "B（英文）" in page
    page = (site / "a.html").read_text(encoding="utf-8")
    assert 'href="zh_CN/a.html">中文<' in page and "甲" not in page
    page = (site / "zh_CN" / "reference" / "x.html").read_text(encoding="utf-8")
    assert '<h2 id="alignrasters">对齐栅格</h2>' in page and 'href="../../b.html"' in page
    index = (site / "search_zh_CN.js").read_text(encoding="utf-8")
    entries = json.loads(index[len("var SECTIONS = ") : -2])
    assert ["组", "对齐栅格", "zh_CN/reference/x.html#alignrasters", "x 说明"] in entries
    assert not [entry for entry in entries if not entry[2].startswith("zh_CN/")]


def test_the_reference_speaks_chinese(make_reference, provider):
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    translator = QTranslator()
    compiled = tool("qm").compile_qm((ROOT / "i18n" / "carbonsink_zh_CN.ts").read_bytes())
    assert translator.loadFromData(compiled)
    QCoreApplication.installTranslator(translator)
    try:
        provider.refreshAlgorithms()
        pages = make_reference.group_pages(provider, "zh_CN")
    finally:
        QCoreApplication.removeTranslator(translator)
        provider.refreshAlgorithms()
    assert "## 对齐栅格 {#alignrasters}" in pages["prepare"]
    titles = re.findall(r"^## (.+) \{#", "".join(pages.values()), re.M)
    assert len(titles) == len(list(provider.algorithms()))
    # Names of methods are the same in all languages; everything else is translated.
    assert [t for t in titles if not re.search(r"[\u4e00-\u9fff]", t)] == []


def test_every_dialog_has_help_without_a_manual(provider, monkeypatch, tmp_path, qgis_app):
    from qgis.core import QgsApplication

    monkeypatch.setattr(help_text, "MANUALS", ())
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", lambda: str(tmp_path))
    for algorithm in provider.algorithms():
        page = Path(QUrl(algorithm.helpUrl()).toLocalFile())
        text = page.read_text(encoding="utf-8")
        assert page.name == f"{algorithm.name()}.html"
        assert f"<h2>{escape(algorithm.displayName())}</h2>" in text
        for definition in algorithm.parameterDefinitions():
            assert f"({definition.name()})" in text
    monkeypatch.setattr(QgsApplication, "platform", lambda: "qgis_process")
    assert {algorithm.helpUrl() for algorithm in provider.algorithms()} == {""}


def test_help_opens_in_the_users_language(tmp_path, monkeypatch, provider):
    for name in ("guide.html", "zh_CN/guide.html", "reference/flux.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    monkeypatch.setattr(help_text, "MANUALS", (tmp_path,))
    monkeypatch.setattr(help_text, "translated_language", lambda: "zh_CN")
    assert help_text.manual_page("guide.html") == tmp_path / "zh_CN" / "guide.html"
    # A page that is in English alone is better than none.
    assert provider.algorithm("nep").helpUrl().endswith("/reference/flux.html#nep")
    monkeypatch.setattr(help_text, "translated_language", str)
    assert help_text.manual_page("guide.html") == tmp_path / "guide.html"


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("Does a. Then b.", "Does a."),
        ("Does a", "Does a."),
        ("做甲。再做乙。", "做甲。"),
        ("做甲。", "做甲。"),
    ],
)
def test_the_first_sentence_ends_as_its_language_does(text, sentence):
    assert help_text.first_sentence(text) == sentence
